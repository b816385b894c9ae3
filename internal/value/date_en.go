package value

import (
	"strings"

	"habeas"
)

// numericMoment reads a date in figures.
func (c *clock) numericMoment(i int) (moment, bool) {
	m, ok := c.numeric(i)
	if !ok {
		return moment{}, false
	}
	if m.day == 0 {
		return moment{next: m.next, days: monthOf(m.year, m.month), unit: month, year: m.year}, true
	}
	if m.year == 0 {
		y := c.leapYear(m.month, m.day, c.yearFor(m.month, m.day, c.future(i)))
		d := habeas.DateOf(y, month2(m.month), m.day)
		if y == 0 {
			d = 0
		}
		return moment{next: m.next, days: dayOrNone(d), unit: day, loose: true}, true
	}
	return moment{next: m.next, days: oneDay(habeas.DateOf(m.year, month2(m.month), m.day)), unit: day, year: m.year}, true
}

// leapYear goes back to a leap year for 29 February.
func (c *clock) leapYear(m, d, y int) int {
	for m == 2 && d == 29 && y > 4 && habeas.DateOf(y, 2, 29).Month() != 2 {
		y--
	}
	return y
}

func dayOrNone(d habeas.Date) days {
	if d == 0 {
		return days{}
	}
	return oneDay(d)
}

// A numericDate is a date in figures: year 0 when it has none.
type figures struct{ next, year, month, day int }

// numeric reads 2017-03-22, 2017/3/22, 03/22/2017, 22.03.2017, 8/12/15 and 6/4, month before day where both are possible (except
// with points, where the day is first).
func (p *reader) numeric(i int) (figures, bool) {
	if !p.figure(i) || i > 0 && p.glued(i-1) && p.joined(i-1) && p.figure(i-2) {
		return figures{}, false
	}
	a, an := p.digits(i)
	sep := p.mark(i + 1)
	if !p.joined(i+1) || !p.figure(i+2) || sep == "" {
		return figures{}, false
	}
	b, bn := p.digits(i + 2)
	if p.mark(i+3) != sep && !(sep == "/" && p.mark(i+3) == ",") || !p.glued(i+2) || !p.glued(i+3) || !p.figure(i+4) {
		return p.shortNumeric(i, int(a), int(b), sep)
	}
	y, yn := p.digits(i + 4)
	if p.joined(i+5) && p.figure(i+6) {
		return figures{}, false
	}
	f := figures{next: i + 5}
	switch {
	case an == 4 && bn <= 2 && yn <= 2:
		f.year, f.month, f.day = int(a), int(b), int(y)
	case (yn == 4 || yn == 2) && an <= 2 && bn <= 2 && (yn == 4 || sep != "."):
		f.year, f.month, f.day = int(y), int(a), int(b)
		if yn == 2 {
			f.year = century2(f.year)
		}
		if f.month > 12 || sep == "." && f.day <= 12 {
			f.month, f.day = f.day, f.month
		}
	default:
		return figures{}, false
	}
	return f, f.valid()
}

// shortNumeric reads "6/4" and "29/03" without a year.
func (p *reader) shortNumeric(i, a, b int, sep string) (figures, bool) {
	if _, yn := p.digits(i + 2); yn == 4 && (sep == "/" || sep == "-") && a >= 1 && a <= 12 && b >= 1900 && b < 2100 && !p.joined(i+3) {
		return figures{next: i + 3, month: a, year: b}, true
	}
	if sep != "/" || len(p.str(i)) > 2 || len(p.str(i+2)) > 2 {
		return figures{}, false
	}
	f := figures{next: i + 3, month: a, day: b}
	if a > 12 {
		f.month, f.day = b, a
	}
	return f, f.valid() && !(b <= 10 && a < b && a <= 3 && len(p.str(i)) == 1) // "1/2", "2/3" are fractions
}

func (f figures) valid() bool {
	y := f.year
	if y == 0 {
		y = 2000
	}
	return f.month >= 1 && f.month <= 12 && f.day >= 1 && y >= 1 && f.day <= habeas.DateOf(y, month2(f.month), 1).MonthEnd().Day()
}

func century2(y int) int {
	if y < 50 {
		return 2000 + y
	}
	return 1900 + y
}

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
	if y := c.yearFor(m, 0, c.future(i)); y != 0 {
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
		y, out.loose = c.leapYear(m, d, c.yearFor(m, d, c.future(at))), true
	}
	if y != 0 {
		out.days = dates(y, m, d, last)
	}
	return out
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
func (c *clock) noun(i int) bool {
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

// yearNumber reads a year in four figures, or in words: "two thousand and fifteen", "nineteen eighty-four".
func (c *clock) yearNumber(i int) (y, next int, ok bool) {
	if n, count := c.digits(i); count == 4 && c.toks[i].end-c.toks[i].start == 4 && n >= 1000 && n < 3000 {
		if c.glued(i) && c.toks[i+1].kind == wordToken {
			return 0, 0, false
		}
		return int(n), i + 1, true
	}
	w := c.word(i)
	if w.card < 1 || w.text == "" {
		return 0, 0, false
	}
	if w.card >= 11 && w.card <= 20 && c.word(i+1).scale == 100 && c.word(i+2).card >= 10 {
		if tens, ok := c.words(i + 2); ok && tens.n <= 99 {
			return int(w.card*100 + tens.n), tens.next, true
		}
	}
	if w.card >= 11 && w.card <= 20 && c.word(i+1).card >= 10 {
		tens, ok := c.words(i + 1)
		if ok && tens.n >= 10 && tens.n <= 99 {
			return int(w.card*100 + tens.n), tens.next, true
		}
	}
	if n, ok := c.words(i); ok && n.n >= 1000 && n.n <= 2100 && n.next > i+1 {
		return int(n.n), n.next, true
	}
	return 0, 0, false
}

// yearFirst reads "2016, nov", "2019-aug-1", "2016 March 3".
func (c *clock) yearFirst(i int) (moment, bool) {
	y, next, ok := c.yearNumber(i)
	if !ok {
		return moment{}, false
	}
	k := next
	if c.mark(k) == "," || c.mark(k) == "-" || c.mark(k) == "/" {
		k++
	}
	m := c.word(k).month
	if m == 0 || k > next && c.dash(next) && !c.glued(next) {
		return moment{}, false
	}
	end := c.pastPoint(k+1, k)
	d := end
	if c.mark(d) == "-" || c.mark(d) == "/" {
		d++
	}
	if n, to, ok := c.dayNumber(d); ok && !c.yearAhead(d) {
		return moment{next: to, days: dates(y, m, n, n), unit: day, year: y}, true
	}
	if c.word(k).weekday > 0 {
		return moment{}, false
	}
	return moment{next: end, days: monthOf(y, m), unit: month, year: y}, true
}

// bareYear reads "2016", "the year 2016", "493 BC", "the 1990s".
func (c *clock) bareYear(i int) (moment, bool) {
	if m, ok := c.decadeYears(i); ok {
		return m, true
	}
	k, sure := i, false
	if c.class(k) == "the" {
		k++
	}
	if c.class(k) == "calendar" {
		k++
	}
	if c.word(k).unit == year {
		k++
		sure = true
	} else {
		k = i
	}
	if m, ok := c.eraYear(k); ok {
		return m, true
	}
	y, next, ok := c.yearNumber(k)
	if !ok || !sure && !c.yearLike(k, next, y) {
		return moment{}, false
	}
	return moment{next: next, days: yearOf(y), unit: year, year: y}, true
}

// yearLike tells a year from a number of four figures.
func (c *clock) yearLike(i, next, y int) bool {
	w := c.word(next)
	if w.person || w.unit > 0 && w.unit != second || w.scale > 0 || c.mark(next) == "%" || c.glued(i-1) && strings.ContainsAny(c.mark(i-1), "$€£.:#/") && c.mark(i-1) != "" {
		return false
	}
	if _, unit := c.counting(next); unit > 0 || currencyWord(c.str(next)) {
		return false
	}
	switch c.class(i - 1) {
	case "in", "since", "of", "until", "by", "during", "from", "between", "before", "after", "the", "to":
		return y <= 2100 || c.figure(i)
	}
	if !c.figure(i) || y > 2100 {
		return false
	}
	if r, _ := c.ruleBefore(i, 0); r != nil {
		return false
	}
	return y >= 1900 || y >= 1500 && (c.mark(i-1) != "" || c.mark(next) != "") || c.word(i-1).season > 0 || c.word(i-1).part > 0
}

// eraYear reads years before Christ, which no calendar day is given.
func (c *clock) eraYear(i int) (moment, bool) {
	if !c.figure(i) {
		return moment{}, false
	}
	k := i + 1
	if c.class(k) != "ad" {
		if c.mark(k+1) == "." && (c.is(k, "B") || c.is(k, "A")) && (c.is(k+2, "C") || c.is(k+2, "D")) {
			return moment{next: k + 3, unit: year}, true
		}
		return moment{}, false
	}
	n, _ := c.digits(i)
	if c.is(k, "AD") || c.is(k, "CE") {
		return moment{next: k + 1, days: yearOf(int(n)), unit: year, year: int(n)}, n > 0 && n < 3000
	}
	return moment{next: k + 1, unit: year}, true
}

// decadeYears reads "the 1990s", "the '90s", "the 21st century", "the nineties".
func (c *clock) decadeYears(i int) (moment, bool) {
	k := i
	if c.class(k) == "the" {
		k++
	}
	if c.mark(k) == "'" || c.mark(k) == "’" {
		k++
	}
	if n, count := c.digits(k); (count == 4 || count == 2 && k > i) && n%10 == 0 {
		s := k + 1
		if c.mark(s) == "'" || c.mark(s) == "’" {
			s++
		}
		if !c.is(s, "s") {
			return moment{}, false
		}
		if count == 2 {
			n = int64(century2(int(n)))
		}
		span := 10
		if n%100 == 0 && n < 2000 {
			span = 100
		}
		return moment{next: s + 1, days: yearsOf(int(n), span), unit: decade}, true
	}
	if m, ok := c.decadeWords(k, k > i); ok {
		return m, true
	}
	if n, next, ok := c.dayNumber(k); ok && c.word(next).unit == century {
		return moment{next: next + 1, days: yearsOf((n-1)*100, 100), unit: century}, true
	}
	return moment{}, false
}

// decadeWords reads "the nineties", "the nineteen seventies", "the noughties", "the two thousands", "the twenty-tens".
func (c *clock) decadeWords(k int, the bool) (moment, bool) {
	first := 1900
	at := k
	switch w := c.word(k); {
	case w.card == 20 && c.dash(k+1):
		first, at = 2000, k+2
	case w.card >= 11 && w.card <= 20 && c.word(k+1).decade != 0:
		first, at = int(w.card)*100, k+1
	case w.card == 2 && c.is(k+1, "thousands"):
		return moment{next: k + 2, days: yearsOf(2000, 10), unit: decade}, the
	}
	d := c.word(at).decade
	if d == 0 || at == k && !the && c.class(k-1) != "in" {
		return moment{}, false
	}
	if d == 100 {
		return moment{next: at + 1, days: yearsOf(2000, 10), unit: decade}, true
	}
	return moment{next: at + 1, days: yearsOf(first+d, 10), unit: decade}, true
}

// future reports whether the sentence speaks of the future before token i.
func (c *clock) future(i int) bool {
	for k := i - 1; k >= max(0, i-14); k-- {
		if c.class(k) == "will" {
			return true
		}
		if s := c.mark(k); s == "." || s == "\n" || s == "!" || s == "?" {
			return false
		}
	}
	return false
}
