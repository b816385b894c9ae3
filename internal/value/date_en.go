package value

import (
	"strings"

	"habeas"
)

// monthFirst reads "March 22, 2017", "March 22nd to 25th", "March 2017", "March".
func (c *clock) monthFirst(i int) (moment, bool) {
	m := c.word(i).month
	if m == 0 {
		return moment{}, false
	}
	k := c.pastPoint(i+1, i)
	d := k
	if c.mark(d) == "-" || c.mark(d) == "/" || c.class(d) == "the" || c.mark(d) == "." && c.figure(d+1) && c.mark(d+2) != "." {
		d++
	}
	if n, next, ok := c.dayNumber(d); ok && !c.yearAhead(d) {
		if v, to, ok := c.yearNumber(d); ok && to > next && !c.figure(d) { // "January nineteen ninety-seven"
			return moment{next: to, days: monthOf(v, m), unit: month, year: v}, true
		}
		return c.withYear(m, n, next, i), true
	}
	y := k
	if c.mark(y) == "," || c.is(y, "of") || c.mark(y) == "-" || c.mark(y) == "/" {
		y++
	}
	if c.is(y, "in") || c.is(y, "the") {
		y++
	}
	if c.is(y, "year") {
		y++
	}
	if v, next, ok := c.yearNumber(y); ok {
		return moment{next: next, days: monthOf(v, m), unit: month, year: v}, true
	}
	if next, ok := c.era(k); ok {
		return moment{next: next, unit: year}, true
	}
	if n, count := c.digits(y); count == 2 && n > 31 && !c.word(y+1).person && !c.glued(y) {
		return moment{next: y + 1, days: monthOf(century2(int(n)), m), unit: month, year: century2(int(n))}, true
	}
	if rel, next, ok := c.relativeYear(k); ok {
		return moment{next: next, days: c.relative(func(d habeas.Date) days { return monthOf(d.Year()+rel, m) }), unit: month}, true
	}
	return c.monthAlone(i, k, m)
}

// pastPoint skips the point of an abbreviation at token i.
func (c *clock) pastPoint(next, i int) int {
	if c.word(i).abbr && c.mark(next) == "." && c.glued(i) {
		return next + 1
	}
	return next
}

// yearAhead reports that a figure of two digits is none of a day but a year's beginning, or is counted: "May 12 people".
func (c *clock) yearAhead(i int) bool {
	return c.figure(i) && c.toks[i].end-c.toks[i].start > 2 || c.word(i+1).person && c.word(i+1).unit == noUnit || c.mark(i+1) == ":" && c.figure(i+2)
}

// monthAlone reads a month without day and year. Names that are words too ("may", "march") are believed with a capital letter and
// a preposition only.
func (c *clock) monthAlone(i, next, m int) (moment, bool) {
	s := c.str(i)
	if c.word(i).abbr && len(s) <= 4 && !c.toks[i].upper {
		return moment{}, false
	}
	out := moment{next: next, unit: month, loose: true}
	if y := c.yearFor(m, 0, c.future(i) || c.deadline(i) && c.soon(m, 1, i)); y != 0 {
		out.days = monthOf(y, m)
	}
	switch m {
	case 5, 3:
		out.weak = true
		if !c.toks[i].upper {
			return moment{}, false
		}
	case 8:
		if !c.toks[i].upper {
			return moment{}, false
		}
	}
	out.weak = out.weak || c.word(i).abbr
	return out, true
}

// deadline reports whether a month is a bound: "by May", "until mid-November".
func (c *clock) deadline(i int) bool {
	k := i - 1
	if c.dash(k) {
		k--
	}
	if c.word(k).part != whole {
		k--
	}
	return c.class(k) == "by" || c.class(k) == "until"
}

// withYear reads what may follow a month and its day: a second day, and the year.
func (c *clock) withYear(m, d, next, at int) moment {
	last := d
	if n, to, ok := c.secondDay(next); ok && n > d {
		last, next = n, to
	}
	out := moment{next: next, unit: day}
	y, to, ok := c.yearAfter(next)
	if ok {
		out.next, out.year = to, y
	} else if rel, to, ok := c.relativeYear(next); ok {
		out.next = to
		out.days = c.relative(func(p habeas.Date) days { return dates(p.Year()+rel, m, d, last) })
		return out
	} else {
		y, out.loose = c.leapYear(m, d, c.yearFor(m, d, c.future(at) || c.soon(m, d, at))), true
	}
	if y != 0 {
		out.days = dates(y, m, d, last)
	}
	return out
}

// toCome reports whether token k says that what follows is still to come: "will", "is scheduled", "set to". "The plan" is nothing to
// come, "better-than-expected" nothing expected.
func (c *clock) toCome(k int) bool {
	to := c.class(k+1) == "to"
	switch {
	case c.is(k, "plan") || c.is(k, "plans"):
		return to
	case c.is(k, "set") || c.is(k, "supposed") || c.is(k, "is") || c.is(k, "are"):
		return to
	}
	return c.class(k) == "will" && !c.dash(k-1)
}

// aheadMost is how many days ahead a day without a year is believed to lie where no verb tells of the past.
const aheadMost = 70

// soon reports whether a day without a year lies nearer ahead than behind, and nothing tells of the past: "payable Jan. 2", told in
// November.
func (c *clock) soon(m, d, at int) bool {
	p := c.published.To
	if p == 0 || c.published.From != p || c.class(at-1) != "due" && (c.past(at) || c.opens(at)) {
		return false
	}
	next := habeas.DateOf(p.Year(), month2(m), d)
	if next < p {
		next = habeas.DateOf(p.Year()+1, month2(m), d)
	}
	return p.DaysUntil(next) <= aheadMost
}

func dates(y, m, d, last int) days {
	a, b := habeas.DateOf(y, month2(m), d), habeas.DateOf(y, month2(m), last)
	if int(a.Month()) != m || a == 0 {
		return days{}
	}
	if a == b {
		return oneDay(a)
	}
	return days{a, b, habeas.ByRange}
}

// secondDay reads the end of "22-25", "22 to 25", "22nd and 23rd".
func (c *clock) secondDay(i int) (int, int, bool) {
	if !c.dash(i) && c.class(i) != "to" && c.class(i) != "until" && !c.is(i, "and") {
		return 0, 0, false
	}
	k := i + 1
	if c.class(k) == "the" {
		k++
	}
	d, next, ok := c.dayNumber(k)
	if !ok || c.yearAhead(k) || c.word(next).month > 0 || c.word(next).unit > 0 || c.is(next, "people") {
		return 0, 0, false
	}
	return d, next, true
}

// yearAfter reads a year after a date, with a comma or "of" between.
func (c *clock) yearAfter(i int) (y, next int, ok bool) {
	if c.mark(i) == "," || c.is(i, "of") || c.mark(i) == "-" || c.mark(i) == "/" || c.is(i, "in") {
		i++
	}
	if c.mark(i) == "," {
		i++
	}
	return c.yearNumber(i)
}

// relativeYear reads "last year", "of this year" after a month or day.
func (c *clock) relativeYear(i int) (rel, next int, ok bool) {
	if c.is(i, "of") || c.is(i, "in") || c.mark(i) == "," {
		i++
	}
	if c.class(i) == "the" {
		i++
	}
	if c.word(i).rel == noRel || c.word(i+1).unit != year || c.is(i, "same") || c.is(i, "following") || c.is(i, "previous") {
		return 0, 0, false
	}
	return int(c.word(i).rel) - int(this), i + 2, true
}

// dayFirst reads "22 March 2017", "the 22nd of March", "22-25 March", "22nd".
func (c *clock) dayFirst(i int) (moment, bool) {
	k := i
	if c.class(k) == "the" {
		k++
	}
	d, next, ok := c.dayNumber(k)
	if !ok {
		return moment{}, false
	}
	last := d
	if n, to, ok := c.secondDayBeforeMonth(next); ok && n > d {
		last, next = n, to
	}
	to := next
	if c.is(to, "of") || c.mark(to) == "." && c.word(to+1).month > 0 || c.mark(to) == "-" || c.mark(to) == "/" || c.mark(to) == "," && c.word(to+1).abbr {
		to++
	}
	if c.class(to) == "the" {
		to++
	}
	if m := c.word(to).month; m > 0 {
		return c.untilDay(c.withYear(m, d, c.pastPoint(to+1, to), i), d, last), true
	}
	if b, ok := c.relative2(to); ok && to > next && b.unit == month && b.from != 0 {
		return moment{next: b.next, days: dates(b.from.Year(), int(b.from.Month()), d, last), unit: day}, true
	}
	if c.class(i) == "the" && c.toks[k].kind == figureToken && c.class(k+1) == "th" && last == d && !c.noun(next) {
		return moment{next: next, days: c.relative(func(p habeas.Date) days { return latestDay(p, d) }), unit: day}, true
	}
	return moment{}, false
}

func (c *clock) untilDay(m moment, d, last int) moment {
	if last > d && m.from != 0 {
		m.days = dates(m.from.Year(), int(m.from.Month()), d, last)
	}
	return m
}

func latestDay(p habeas.Date, d int) days {
	for k := range 3 {
		m := habeas.DateOf(p.Year(), p.Month()-month2(k), 1)
		if t := habeas.DateOf(m.Year(), m.Month(), d); t.Month() == m.Month() && t <= p {
			return oneDay(t)
		}
	}
	return days{}
}

func (c *clock) secondDayBeforeMonth(i int) (int, int, bool) {
	if !c.dash(i) && c.class(i) != "to" && c.class(i) != "until" && !c.is(i, "and") {
		return 0, 0, false
	}
	k := i + 1
	if c.class(k) == "the" {
		k++
	}
	d, next, ok := c.dayNumber(k)
	if !ok {
		return 0, 0, false
	}
	to := next
	if c.is(to, "of") {
		to++
	}
	return d, next, c.word(to).month > 0 || c.word(to).rel > 0 && c.word(to+1).unit == month
}

// noun reports whether a word follows that the ordinal before it counts: "the 22nd floor".
func (c *reader) noun(i int) bool {
	return i < len(c.toks) && c.toks[i].kind == wordToken && !stops[strings.ToLower(c.str(i))]
}

// dayNumber reads a day of the month: "22", "22nd", "the ninth", "twenty-second".
func (c *clock) dayNumber(i int) (d, next int, ok bool) {
	if c.figure(i) {
		n, count := c.digits(i)
		if c.glued(i-1) && c.mark(i-1) == "." && c.figure(i-2) && c.glued(i-2) {
			return 0, 0, false
		}
		if count > 2 || n < 1 || n > 31 || c.glued(i) && c.mark(i+1) == "." && c.figure(i+2) && c.glued(i+1) {
			return 0, 0, false
		}
		next = i + 1
		if c.class(next) == "th" && c.glued(i) {
			next++
		} else if c.glued(i) && next < len(c.toks) && c.toks[next].kind == wordToken {
			return 0, 0, false
		}
		return int(n), next, true
	}
	w := c.word(i)
	if w.ord > 0 && w.ord <= 31 && w.unit == noUnit {
		return w.ord, i + 1, true
	}
	if w.card == 20 || w.card == 30 {
		k := i + 1
		if c.dash(k) {
			k++
		}
		if o := c.word(k).ord; o > 0 && o < 10 && int(w.card)+o <= 31 {
			return int(w.card) + o, k + 1, true
		}
	}
	if w.card > 0 && w.card <= 31 && (c.word(i-1).month > 0 || c.word(i+1).month > 0 || c.word(i+2).month > 0 || c.class(i-1) == "the") {
		if n, ok := c.words(i); ok && n.n >= 1 && n.n <= 31 && (c.word(i-1).month > 0 || c.word(n.next).month > 0) {
			return int(n.n), n.next, true
		}
	}
	if w.ord == 2 && w.unit == second {
		return 2, i + 1, c.word(i+1).month > 0 || c.is(i+1, "of")
	}
	return 0, 0, false
}

// future reports whether the sentence speaks of the future before token i.
func (c *clock) future(i int) bool {
	for k := i - 1; k >= max(0, i-14); k-- {
		if c.toCome(k) {
			return !c.is(k-1, "had") && !c.is(k-2, "had")
		}
		if s := c.mark(k); s == "." || s == "\n" || s == "!" || s == "?" {
			return false
		}
	}
	return false
}
