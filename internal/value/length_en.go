package value

import "habeas"

// A length is a number of units.
type length struct {
	n int64
	u unit
}

// from goes all the lengths from d, forward or back.
func (ls lengths) from(d habeas.Date, sign int) habeas.Date {
	for _, l := range ls {
		d = move(d, l.u, sign*int(min(l.n, 4000)))
	}
	return d
}

// coarsest gives the largest unit of the lengths.
func (ls lengths) finest() unit {
	u := century
	for _, l := range ls {
		u = min(u, l.u)
	}
	return u
}

// spanOf gives "the last three weeks" and "the next five years".
func (c *clock) spanOf(r rel, ls lengths, next int) (moment, bool) {
	m := moment{next: next, unit: ls[0].u}
	if ls[0].u < day {
		m.days = c.relative(oneDayOf)
		return m, true
	}
	switch r {
	case before:
		if u := ls[0].u; (u == quarter || u == decade || u == century) && len(ls) == 1 {
			m.days = c.context(func(p habeas.Date) days {
				return days{unitAround(p, u, -int(ls[0].n)).from, unitAround(p, u, -1).to, habeas.ByRange}
			})
			return m, true
		}
		m.days = c.context(func(p habeas.Date) days { return days{ls.from(p, -1), p.AddDays(-1), habeas.ByRange} })
	case after:
		m.days = c.context(func(p habeas.Date) days { return days{p.AddDays(1), ls.from(p, 1), habeas.ByRange} })
	default:
		m.duration = true
	}
	return m, true
}

// unitsAfter reads exact lengths: "three weeks", "2 years 1 month and 21 days", "half an hour".
func (c *clock) unitsAfter(i int) (lengths, int, bool) {
	var ls lengths
	for len(ls) < 5 {
		l, next, ok := c.oneLength(i)
		if !ok {
			break
		}
		ls, i = append(ls, l...), next
		if k := i; c.is(k, "and") || c.mark(k) == "," {
			if c.mark(k) == "," && c.is(k+1, "and") {
				k++
			}
			if _, _, ok := c.oneLength(k + 1); ok {
				i = k + 1
				continue
			}
			return ls, i, true
		}
	}
	return ls, i, len(ls) > 0
}

// oneLength reads "three weeks", "a day", "two and a half days".
func (c *clock) oneLength(i int) (lengths, int, bool) {
	if c.class(i) == "half" && c.class(i+1) == "a" && c.word(i+2).unit != noUnit {
		return lengths{halved(c.word(i + 2).unit)}, i + 3, true
	}
	if c.word(i+1).unit == quarter && c.class(i) == "a" {
		return nil, 0, false // a fourth part
	}
	if (c.class(i) == "a" || c.class(i) == "the") && c.word(i+1).unit != noUnit && c.word(i+1).ord == 0 && c.class(i) == "a" {
		return lengths{{1, c.word(i + 1).unit}}, i + 2, true
	}
	n, ok := c.number(i)
	if !ok || n.n > 100000 {
		return nil, 0, false
	}
	k, half := n.next, false
	if c.is(k, "and") && (c.class(k+1) == "half" || c.class(k+1) == "a" && c.class(k+2) == "half") {
		half = true
		k++
		for c.class(k) == "a" || c.class(k) == "half" {
			k++
		}
	}
	if c.dash(k) && c.glued(k) {
		k++
	}
	u := c.word(k).unit
	if n.n >= 1000 && u != noUnit && c.figure(i) && !c.plural(k) {
		return nil, 0, false // "the 1988 quarter"
	}
	if u == noUnit || c.dash(k+1) && c.is(k+2, "old") || c.is(k+1, "old") {
		return nil, 0, false
	}
	ls := lengths{{n.n, u}}
	if half || n.value != 0 {
		ls = append(ls, halved(u))
	}
	return ls, k + 1, true
}

func halved(u unit) length {
	switch u {
	case year:
		return length{6, month}
	case month:
		return length{15, day}
	case week:
		return length{3, day}
	case decade:
		return length{5, year}
	case day:
		return length{12, hour}
	}
	return length{30, minute}
}

// counted2 reads lengths and what they count from: "two weeks ago", "three days later", "3 days after January 12th", "two months
// from today"; a length alone is a duration.
func (c *clock) counted2(i int) (moment, bool) {
	start := i
	for c.class(i) == "about" || c.is(i, "just") || c.is(i, "more") && c.is(i+1, "than") || c.is(i, "less") && c.is(i+1, "than") || c.is(i, "than") {
		i++
	}
	ls, next, ok := c.unitsAfter(i)
	if !ok {
		return c.vagueLength(start, i)
	}
	if m, ok := c.startingFrom(ls, start, next); ok {
		return m, true
	}
	if m, ok := c.countedFrom(ls, next); ok {
		return m, true
	}
	return moment{next: next, unit: ls[0].u, duration: true}, true
}

// startingFrom reads "3 days starting next Monday", "2 weeks beginning May 20", and "for 3 days from today" after its preposition.
func (c *clock) startingFrom(ls lengths, start, next int) (moment, bool) {
	k := next
	if c.mark(k) == "," {
		k++
	}
	switch {
	case c.is(k, "starting") || c.is(k, "beginning") || c.is(k, "commencing"):
		k++
		if c.is(k, "from") || c.class(k) == "on" {
			k++
		}
	case c.is(k, "from") && (k > next || start > 0 && c.is(start-1, "for")):
		k++
	default:
		return moment{}, false
	}
	b, ok := c.point(k)
	if !ok || b.unit != day || b.from == 0 {
		return moment{}, false
	}
	b.days = days{b.from, ls.from(b.from, 1).AddDays(-1), habeas.ByRange}
	if b.to < b.from {
		b.to = b.from
	}
	return b, true
}

func (c *clock) countedFrom(ls lengths, next int) (moment, bool) {
	sign := 1
	switch {
	case c.class(next) == "ago" && c.story && c.quoted(next):
		return moment{next: next + 1, days: c.toldBy(ls, back), unit: max(ls.finest(), hour)}, true
	case c.class(next) == "ago":
		return moment{next: next + 1, days: c.relative(func(p habeas.Date) days { return back(ls, p) }), unit: max(ls.finest(), hour)}, true
	case c.class(next) == "earlier" || c.is(next, "previously"):
		return moment{next: next + 1, days: c.toldBy(ls, back), unit: max(ls.finest(), hour)}, true
	case c.class(next) == "later":
		return moment{next: next + 1, days: c.toldBy(ls, ahead), unit: max(ls.finest(), hour)}, true
	case c.class(next) == "in" && c.class(next+1) == "the" && c.is(next+2, "future"):
		return moment{next: next + 3, days: c.relative(func(p habeas.Date) days { return days{p.AddDays(1), ls.from(p, 1), habeas.ByRange} }), unit: day}, true
	case c.class(next) == "before":
		sign = -1
	case c.class(next) == "after", c.class(next) == "from", c.class(next) == "since":
	default:
		return moment{}, false
	}
	b, ok := c.point(next + 1)
	if !ok || b.duration || b.unit < hour {
		if c.class(next) == "before" || c.class(next) == "after" {
			if _, other := c.number(next + 1); !other && (c.toks[min(next, len(c.toks)-1)].end == int32(len(c.text)) || c.mark(next+1) != "") {
				return moment{next: next + 1, days: c.anchor.told(func(p habeas.Date) days { return oneDay(ls.from(p, sign)) }), unit: max(ls.finest(), hour)}, true
			}
		}
		return moment{}, false
	}
	if b.from != 0 && b.to != 0 {
		b.days = days{ls.from(b.from, sign), ls.from(b.to, sign), b.prec}
	}
	return b, true
}

// quoted reports whether a story has come to a year, so that "ago" inside it counts from there.
func (c *clock) quoted(int) bool { return c.year != 0 }

// toldBy counts from the time told last; days and weeks from the last day that was named.
func (c *clock) toldBy(ls lengths, count func(lengths, habeas.Date) days) days {
	if ls.finest() < month && c.lastDay != 0 && c.last.from != 0 && c.lastDay.Year() == c.last.from.Year() {
		return count(ls, c.lastDay)
	}
	return c.anchor.told(func(p habeas.Date) days { return count(ls, p) })
}

// back gives the time that lies the lengths before p, no finer than they are: months and years ago are months and years.
func back(ls lengths, p habeas.Date) days { return grained(ls, ls.from(p, -1)) }

func ahead(ls lengths, p habeas.Date) days { return grained(ls, ls.from(p, 1)) }

func grained(ls lengths, d habeas.Date) days {
	switch u := ls.finest(); u {
	case month, year, decade, century:
		return unitAround(d, min(u, year), 0)
	case week, fortnight:
		return days{d, d, habeas.ByWeek}
	}
	return oneDay(d)
}

// ahead reads "in three weeks" and "within five years" of the future; of the past they are lengths.
func (c *clock) ahead(i int) (moment, bool) {
	k := i + 1
	if c.class(k) == "the" || c.is(k, "a") && c.word(k+1).rel != noRel {
		k++
	}
	if c.word(k).rel == after {
		k++
	}
	ls, next, ok := c.unitsAfter(k)
	if !ok && k > i+1 && c.word(k).unit != noUnit && c.word(k-1).rel == after {
		ls, next, ok = lengths{{1, c.word(k).unit}}, k+1, true
		if c.is(next, "and") {
			if more, to, found := c.unitsAfter(next + 1); found {
				ls, next = append(ls, more...), to
			}
		}
	}
	if !ok || c.past(i) || c.class(next) == "ago" || c.class(next) == "after" || c.class(next) == "before" {
		return moment{}, false
	}
	if c.class(next) == "since" {
		if b, ok := c.point(next + 1); ok && b.from != 0 {
			b.days = oneDay(ls.from(b.from, 1))
			return b, true
		}
	}
	m := moment{next: next, unit: max(ls.finest(), hour)}
	m.days = c.relative(func(p habeas.Date) days {
		if c.class(i) == "within" {
			return days{p, ls.from(p, 1), habeas.ByRange}
		}
		if c.word(i+1).rel == after || c.word(i+2).rel == after {
			return days{p.AddDays(1), ls.from(p, 1), habeas.ByRange}
		}
		return ahead(ls, p)
	})
	return m, true
}

// vagueLength reads "several days", "a few weeks ago", "months", "a number of years": found, with no days.
func (c *clock) vagueLength(start, i int) (moment, bool) {
	k := i
	if c.class(k) == "a" {
		k++
	}
	switch {
	case c.class(k) == "few":
		k++
	case c.is(k, "number") && c.is(k+1, "of"), c.is(k, "couple") && c.is(k+1, "of"):
		k += 2
	case c.word(k).scale > 0 && c.is(k+1, "of"):
		k += 2
	case c.class(k) == "each":
		k++
	default:
		if k != i || c.word(k).unit < day || c.word(k).unit == quarter || !c.plural(k) || c.is(k+1, "old") {
			return moment{}, false
		}
	}
	if c.word(k).unit == noUnit {
		return moment{}, false
	}
	m := moment{next: k + 1, duration: true}
	u := c.word(k).unit
	switch c.class(k + 1) {
	case "ago":
		m.next, m.duration, m.days = k+2, false, c.relative(func(p habeas.Date) days { return vaguely(p, u, -1) })
	case "earlier":
		m.next, m.duration, m.days = k+2, false, c.toldBy(lengths{{1, u}}, func(_ lengths, p habeas.Date) days { return vaguely(p, u, -1) })
	case "later":
		m.next, m.duration, m.days = k+2, false, c.toldBy(lengths{{1, u}}, func(_ lengths, p habeas.Date) days { return vaguely(p, u, 1) })
	}
	return m, start < m.next
}

// fewest and most bound what "a few days" and "weeks" are taken for; longer units are left open.
const fewest, most = 2, 10

// vaguely gives the days that lie a few days or weeks from p.
func vaguely(p habeas.Date, u unit, sign int) days {
	if u != day && u != week {
		return days{}
	}
	a, b := move(p, u, sign*fewest), move(p, u, sign*most)
	return days{min(a, b), max(a, b), habeas.ByRange}
}

func (c *clock) plural(i int) bool {
	s := c.str(i)
	return s[len(s)-1] == 's'
}

// past reports whether the sentence tells of the past before token i, going by its verbs.
func (c *clock) past(i int) bool {
	for k := i - 1; k >= max(0, i-16); k-- {
		s := c.str(k)
		if m := c.mark(k); m == "." || m == "\n" {
			return false
		}
		if c.class(k) == "will" || c.is(k, "to") {
			return false
		}
		if len(s) > 4 && s[len(s)-2:] == "ed" || c.is(k, "was") || c.is(k, "were") || c.is(k, "had") || c.is(k, "has") || c.is(k, "took") || c.is(k, "went") || c.is(k, "fell") {
			return true
		}
	}
	return false
}
