package value

import (
	"habeas"
)

// partly reads parts of a time: "early March", "mid-2016", "the end of August", "earlier this month", "later in the year", "the rest of
// the week".
func (c *clock) partly(i int) (moment, bool) {
	k := i
	if c.class(k) == "the" {
		k++
	}
	switch c.class(k) {
	case "earlier", "later":
		return c.earlierLater(k)
	case "rest":
		return c.rest(k)
	}
	w := c.word(k)
	if w.part == whole || w.rel != noRel {
		return moment{}, false
	}
	to := k + 1
	if c.dash(to) || c.is(to, "of") {
		to++
	}
	if c.is(to, "in") {
		to++
	}
	if c.is(to, "of") && to > k+1 {
		return moment{}, false
	}
	b, ok := c.whole(to)
	if !ok || b.duration {
		return moment{}, false
	}
	if b.unit == day && !c.is(to-1, "of") || b.unit < day {
		return moment{}, false
	}
	if b.unit >= month && b.days.placed() {
		b.names = b.days
	}
	b.days = partOf(b.days, w.part)
	b.weak = false
	return b, true
}

// weekOf reads "the week of May 5", "the week beginning February 4".
func (c *clock) weekOf(i int) (moment, bool) {
	k := i
	if c.class(k) == "the" {
		k++
	}
	if c.is(k, "w") && c.mark(k+1) == "/" && c.is(k+2, "c") { // week commencing
		return c.weekFrom(k+3, false)
	}
	if c.word(k).unit != week {
		return moment{}, false
	}
	of := c.is(k+1, "of")
	if !of && !c.is(k+1, "beginning") && !c.is(k+1, "starting") && !c.is(k+1, "commencing") {
		return moment{}, false
	}
	return c.weekFrom(k+2, of)
}

// weekFrom gives the week of a day, or the seven days that begin with it.
func (c *clock) weekFrom(i int, of bool) (moment, bool) {
	b, ok := c.dated(i, false)
	if !ok {
		return moment{}, false
	}
	b.unit = week
	if b.from != 0 && of {
		b.days = weekOf(b.from)
	} else if b.from != 0 {
		b.days = days{b.from, b.from.AddDays(6), habeas.ByWeek}
	}
	return b, true
}

// whole reads the time that a part is of.
func (c *clock) whole(i int) (moment, bool) {
	return c.deeper(func() (moment, bool) { return c.wholeHere(i) })
}

func (c *clock) wholeHere(i int) (moment, bool) {
	var best moment
	found := false
	for _, read := range []func(*clock, int) (moment, bool){(*clock).monthFirst, (*clock).bareYear, (*clock).relative2, (*clock).seasons, (*clock).periods, (*clock).weekday} {
		if m, ok := read(c, i); ok && (!found || m.next > best.next) {
			best, found = m, true
		}
	}
	if !found && c.class(i) == "the" {
		i++
	}
	if !found && c.word(i).unit >= day {
		return moment{next: i + 1, days: c.context(func(p habeas.Date) days { return unitAround(p, c.word(i).unit, 0) }), unit: c.word(i).unit}, true
	}
	return best, found
}

// earlierLater reads "earlier this month", "later in the year", "earlier that day": up to publication, or from it.
func (c *clock) earlierLater(k int) (moment, bool) {
	to := k + 1
	if c.is(to, "in") || c.is(to, "on") {
		to++
	}
	b, ok := c.relative2(to)
	if !ok || b.duration {
		return moment{}, false
	}
	if b.from == 0 || b.to == 0 || c.published.From == 0 {
		return b, true
	}
	if c.class(k) == "earlier" {
		if p := c.published.To.AddDays(-1); p >= b.from && p <= b.to {
			b.days = days{b.from, p, habeas.ByRange}
		}
	} else if p := c.published.From; p >= b.from && p <= b.to {
		b.days = days{p, b.to, habeas.ByRange}
	}
	return b, true
}

// rest reads "the rest of the week".
func (c *clock) rest(k int) (moment, bool) {
	to := k + 1
	if c.is(to, "of") {
		to++
	}
	b, ok := c.whole(to)
	if !ok || b.duration {
		return moment{}, false
	}
	if p := c.published.From; p != 0 && p >= b.from && p <= b.to {
		b.days = days{p, b.to, habeas.ByRange}
	}
	return b, true
}

// periods reads quarters, halves and numbered weeks: "Q1 2016", "the third quarter of 2016", "the first half of last year", "week 10".
func (c *clock) periods(i int) (moment, bool) {
	k := i
	y, at, hasYear := c.yearNumber(k)
	if hasYear {
		k = at
	}
	if hasYear && (c.dash(k) || c.mark(k) == ",") {
		k++
	}
	if c.class(k) == "the" {
		k++
	}
	if h, y, next := c.halfCode(k); h > 0 {
		return moment{next: next, unit: quarter, year: y, days: halfOf(y, h)}, true
	}
	if q := c.quarterCode(k); q > 0 {
		return c.quartered(k+2, q, y, hasYear)
	}
	n := c.word(k).ord
	if n == 0 && c.figure(k) && c.class(k+1) == "th" {
		v, _ := c.digits(k)
		n, k = int(min(v, 99)), k+1
	}
	if n == 0 && c.is(k, "last") {
		n = -1
	}
	if (n == -1 || c.is(k, "latter")) && c.class(k+1) == "half" {
		n = 2
	}
	if m, ok := c.endStretch(k, n); ok && !hasYear {
		return m, true
	}
	switch o := c.word(k + 1); {
	case n >= 1 && n <= 4 && o.unit == quarter:
		return c.quartered(k+2, n, y, hasYear)
	case n >= 1 && n <= 4 && c.dash(k+1) && c.word(k+2).unit == quarter && !c.plural(k+2): // "third-quarter profit"
		return c.quartered(k+3, n, y, hasYear)
	case n >= 1 && n <= 2 && c.class(k+1) == "half" && c.is(k+2, "of"):
		b, ok := c.whole(k + 3)
		if ok && b.from != 0 && b.to != 0 {
			mid := b.from.AddDays(b.from.DaysUntil(b.to) / 2)
			if b.unit == year {
				mid = habeas.DateOf(b.from.Year(), 6, 30)
			}
			b.days = []days{{b.from, mid, habeas.ByRange}, {mid.AddDays(1), b.to, habeas.ByRange}}[n-1]
		}
		return b, ok
	case n >= 1 && n <= 12 && o.unit == month && (c.is(k+2, "of") || c.is(k+2, "in")) && !hasYear:
		b, ok := c.whole(k + 3)
		if !ok || b.unit != year {
			return moment{}, false
		}
		if b.from != 0 {
			b.days = monthOf(b.from.Year(), n)
		}
		b.unit = month
		return b, true
	case n != 0 && (o.unit == week || o.weekday > 0 || o.unit == day) && !hasYear:
		return c.nthOf(k+1, n)
	case c.word(k).unit == week && c.figure(k+1) && !hasYear:
		return c.weekNumber(k + 1)
	}
	return moment{}, false
}

// endStretch reads "the first six months of 2027", "the last ten days of May"; n is 1 for the first, -1 for the last, at token k.
func (c *clock) endStretch(k, n int) (moment, bool) {
	if n != 1 && n != -1 {
		return moment{}, false
	}
	ls, next, ok := c.unitsAfter(k + 1)
	if !ok || len(ls) != 1 || ls[0].u < day || !c.is(next, "of") && !c.is(next, "in") {
		return moment{}, false
	}
	b, ok := c.whole(next + 1)
	if !ok || b.duration || b.unit <= ls[0].u {
		return moment{}, false
	}
	if b.from == 0 || b.to == 0 {
		return b, true
	}
	b.names = b.days
	if n > 0 {
		b.days = days{b.from, min(b.to, ls.from(b.from, 1).AddDays(-1)), habeas.ByRange}
	} else {
		b.days = days{max(b.from, ls.from(b.to.AddDays(1), -1)), b.to, habeas.ByRange}
	}
	return b, true
}

// quarterCode reads "Q1" cut into letter and figure.
func (c *clock) quarterCode(k int) int {
	if n, count := c.digits(k + 1); c.is(k, "Q") && c.glued(k) && count == 1 && n >= 1 && n <= 4 {
		return int(n)
	}
	return 0
}

// halfCode reads "H1 2016".
func (c *clock) halfCode(k int) (half, year, next int) {
	n, count := c.digits(k + 1)
	if !c.is(k, "H") || !c.glued(k) || count != 1 || n < 1 || n > 2 {
		return 0, 0, 0
	}
	y, next, ok := c.yearNumber(k + 2)
	if !ok {
		return 0, 0, 0
	}
	return int(n), y, next
}

func halfOf(y, half int) days {
	return days{quarterOf(y, 2*half-1).from, quarterOf(y, 2*half).to, habeas.ByRange}
}

func (c *clock) quartered(next, q, y int, hasYear bool) (moment, bool) {
	m := moment{next: next, unit: quarter, year: y}
	if !hasYear {
		to := next
		if c.is(to, "of") || c.mark(to) == "," || c.dash(to) {
			to++
		}
		if v, end, ok := c.yearNumber(to); ok {
			m.next, m.year, hasYear = end, v, true
		} else if rel, end, ok := c.relativeYear(next); ok {
			m.next = end
			m.days = c.relative(func(p habeas.Date) days { return quarterOf(p.Year()+rel, q) })
			return m, true
		}
	}
	if hasYear {
		m.days = quarterOf(m.year, q)
		return m, true
	}
	m.days = c.context(func(p habeas.Date) days {
		d := quarterOf(p.Year(), q)
		if d.from > p && !c.future(next) {
			d = quarterOf(p.Year()-1, q)
		}
		return d
	})
	return m, true
}

// nthOf reads "the first week of October", "the last Monday of next month", "third week next year"; k is the week or weekday.
func (c *clock) nthOf(k, n int) (moment, bool) {
	to := k + 1
	if c.word(to).daytime {
		to++
	}
	if h, ok := c.hour(to); ok {
		to = h
		if c.class(to) == "to" {
			if h, ok := c.hour(to + 1); ok {
				to = h
			}
		}
	}
	of := c.is(to, "of") || c.is(to, "in")
	if of {
		to++
	}
	b, ok := c.whole(to)
	if !ok || b.duration || b.unit < month || !of && n < 0 {
		return moment{}, false
	}
	w := c.word(k)
	out := moment{next: b.next, unit: week, year: b.year}
	if b.from == 0 || b.to == 0 {
		return out, true
	}
	switch {
	case w.unit == week:
		out.days = nthWeek(b.days, n)
	case w.weekday > 0:
		out.days, out.unit = nthWeekday(b.days, w.weekday, n), day
	case n > 0:
		out.days, out.unit = oneDay(b.from.AddDays(n-1)), day
	default:
		out.days, out.unit = oneDay(b.to), day
	}
	return out, true
}

// nthWeek counts weeks by their Thursday, as ISO 8601 does.
func nthWeek(d days, n int) days {
	if n < 0 {
		w := weekOf(d.to)
		if w.from.AddDays(3) > d.to {
			w = weekOf(d.to.AddDays(-7))
		}
		return w
	}
	w := weekOf(d.from)
	if w.from.AddDays(3) < d.from {
		w = weekOf(d.from.AddDays(7))
	}
	return weekOf(w.from.AddDays(7 * (n - 1)))
}

func nthWeekday(d days, weekday, n int) days {
	if n < 0 {
		return oneDay(nearestWeekday(d.to, weekday, false))
	}
	return oneDay(nearestWeekday(d.from.AddDays(-1), weekday, true).AddDays(7 * (n - 1)))
}

// weekNumber reads "week 10", "week 3 of 2027".
func (c *clock) weekNumber(k int) (moment, bool) {
	n, _ := c.digits(k)
	if n < 1 || n > 53 {
		return moment{}, false
	}
	to := k + 1
	if c.is(to, "of") || c.is(to, "in") {
		to++
	}
	if b, ok := c.whole(to); ok && b.unit == year {
		if b.from != 0 && b.to != 0 {
			b.days = nthWeek(b.days, int(n))
		}
		b.unit = week
		return b, true
	}
	return moment{next: k + 1, days: c.relative(func(p habeas.Date) days { return nthWeek(yearOf(p.Year()), int(n)) }), unit: week}, true
}

// seasons reads "summer 2016", "the winter of 2016"; a season alone is found and not placed.
func (c *clock) seasons(i int) (moment, bool) {
	k := i
	if c.class(k) == "the" {
		k++
	}
	s := c.word(k).season
	if _, _, ok := c.yearNumber(k + 2); c.is(k, "fall") && c.is(k+1, "of") && !ok {
		return moment{}, false // of a city
	}
	if s == 0 || c.is(k, "fall") && i == k && !c.toks[k].upper && c.class(k-1) != "in" && c.word(k-1).part == 0 || c.is(k, "falls") || c.is(k, "springs") && !c.toks[k].upper {
		return moment{}, false
	}
	to := k + 1
	if c.is(to, "of") || c.mark(to) == "," {
		to++
	}
	if y, next, ok := c.yearNumber(to); ok {
		return moment{next: next, days: seasonOf(y, s), unit: quarter, year: y}, true
	}
	if rel, next, ok := c.relativeYear(to); ok {
		return moment{next: next, days: c.relative(func(p habeas.Date) days { return seasonOf(p.Year()+rel, s) }), unit: quarter}, true
	}
	if next, ok := c.era(to); ok {
		return moment{next: next, unit: year}, true
	}
	return moment{next: k + 1, weak: i == k && !(s&1 == 0 && !c.toks[k].upper)}, true
}
