package value

import (
	"time"

	"habeas"
)

func month2(m int) time.Month { return time.Month(m) }

// weekday reads "Tuesday", "Mondays"; with "last", "this" and "next" it is read by relative2.
func (c *clock) weekday(i int) (moment, bool) {
	w := c.word(i)
	if w.weekday == 0 || w.abbr && !c.toks[i].upper || !c.toks[i].upper && c.is(i, "sun") {
		return moment{}, false
	}
	m := moment{next: c.pastPoint(i+1, i), unit: day, weak: w.abbr}
	if c.is(i, "sun") && c.mark(m.next) == "," && !c.figure(m.next+1) && c.word(m.next+1).month == 0 {
		return moment{}, false // what shines, or a company
	}
	if w.abbr && (c.figure(m.next) || c.word(m.next).month > 0 || c.mark(m.next) == "," && c.toks[i].upper) {
		m.weak = false
	}
	future := c.future(i)
	m.days = c.context(func(p habeas.Date) days { return oneDay(nearestWeekday(p, w.weekday, future)) })
	return m, true
}

// nearestWeekday gives the last such day that is not after p, or the first after it.
func nearestWeekday(p habeas.Date, weekday int, future bool) habeas.Date {
	d := weekdayIn(p, weekday)
	switch {
	case !future && d > p:
		return d.AddDays(-7)
	case future && d <= p:
		return d.AddDays(7)
	}
	return d
}

// named reads words that are a day by themselves: "today", "yesterday", "tonight", "the day before yesterday", "now".
func (c *clock) named(i int) (moment, bool) {
	shift, unit, ok := 0, day, true
	switch c.class(i) {
	case "today", "tonight":
	case "yesterday":
		shift = -1
	case "tomorrow":
		shift = 1
	case "now":
		unit = hour
	case "recently", "daily":
		return moment{next: i + 1}, true
	default:
		ok = false
	}
	if c.is(i, "overnight") {
		return c.overnight(i)
	}
	if ok {
		return moment{next: i + 1, days: c.relative(func(p habeas.Date) days { return oneDay(p.AddDays(shift)) }), unit: unit}, true
	}
	return c.beside(i)
}

// overnight reads the night before the report, where the word stands without a day of its own and tells of no thing.
func (c *clock) overnight(i int) (moment, bool) {
	next := c.word(i + 1)
	if c.noun(i+1) || next.weekday > 0 || next.month > 0 || next.class == "on" || next.class == "from" || next.class == "between" || c.figure(i+1) || c.word(i-1).weekday > 0 {
		return moment{}, false
	}
	return moment{next: i + 1, days: c.relative(func(p habeas.Date) days { return days{p.AddDays(-1), p, habeas.ByRange} }), unit: day}, true
}

// atPresent reads "at present", "at the moment", "at this time".
func (c *clock) atPresent(i int) (moment, bool) {
	k := i + 1
	if c.class(k) == "the" {
		k++
	}
	switch {
	case c.is(k, "time") && k > i+1 && !c.is(k+1, "of"):
		return moment{next: k + 1}, true
	case c.is(k, "present") && c.is(k+1, "time"), c.is(k, "this") && c.is(k+1, "time"):
		k++
	case c.is(k, "present") && k == i+1, c.is(k, "moment") && k > i+1, c.is(k, "minute") && k > i+1 && !c.noun(k+1):
	default:
		return moment{}, false
	}
	return moment{next: k + 1, unit: hour, days: c.context(oneDayOf)}, true
}

// beside reads "the day before yesterday", "the day after", "the year after next".
func (c *clock) beside(i int) (moment, bool) {
	k := i
	if c.class(k) == "the" {
		k++
	}
	u := c.word(k).unit
	if u < day || c.class(k+1) != "before" && c.class(k+1) != "after" {
		return moment{}, false
	}
	n := 1
	if c.class(k+1) == "before" {
		n = -1
	}
	to := k + 2
	if c.class(to) == "the" {
		to++
	}
	switch {
	case c.class(to) == "yesterday", c.class(to) == "tomorrow":
		return moment{next: to + 1, days: c.relative(func(p habeas.Date) days { return oneDay(p.AddDays(2 * n)) }), unit: day}, true
	case c.word(to).rel != noRel && c.word(to+1).unit == noUnit:
		return moment{next: to + 1, days: c.relative(func(p habeas.Date) days { return unitAround(p, u, 2*n) }), unit: u}, true
	case i == k:
		return moment{}, false
	}
	if b, ok := c.dated(k+2, true); ok && u == day {
		if b.from != 0 {
			b.days = oneDay(b.from.AddDays(n))
		}
		return b, true
	}
	return moment{next: k + 2, days: c.anchor.told(func(p habeas.Date) days { return unitAround(p, u, n) }), unit: u}, true
}

// relative2 reads "last week", "this year", "the past three months", "next Tuesday", "last June", "that day", "recent months".
func (c *clock) relative2(i int) (moment, bool) {
	k := i
	if c.class(k) == "the" || c.is(k, "my") || c.is(k, "whole") {
		k++
	}
	if c.is(k, "recent") && c.word(k+1).unit >= day {
		return moment{next: k + 2}, true
	}
	w := c.word(k)
	if w.rel == noRel && c.class(k) == "that" {
		return c.that(k)
	}
	if w.rel == noRel {
		return c.numberedRelative(i, k)
	}
	if c.is(k, "this") && c.word(k+1).rel == after {
		return c.upcoming(k + 1)
	}
	if c.is(k, "this") && c.is(k+1, "past") && c.word(k+2).weekday > 0 {
		return c.relativeUnit(i, k+1, c.word(k+1))
	}
	if c.period(k+1) && !c.is(k, "last") && !c.is(k, "next") {
		return moment{next: k + 2, days: c.sameTime(i, k)}, true
	}
	if m, ok := c.workdays(k, w.rel); ok {
		return m, true
	}
	if n, next, ok := c.unitsAfter(k + 1); ok {
		if c.class(next) == "ago" { // "worked the last 5 weeks and 2 days ago found it"
			n, next, _ = c.oneLength(k + 1)
		}
		return c.spanOf(w.rel, n, next)
	}
	return c.relativeUnit(i, k, w)
}

// sameTime gives the days told last for "at the same time" within a sentence, or at its head with a place; else the words only join
// it on.
func (c *clock) sameTime(i, k int) days {
	if !c.is(k, "same") || !c.is(k+1, "time") || c.class(i-1) != "at" || c.mark(k+2) == "," || c.opens(i-1) && c.class(k+2) != "in" || c.is(k+2, "as") {
		return days{}
	}
	return c.last
}

// relativeUnit reads what stands after "last", "this" or "next" at token k.
func (c *clock) relativeUnit(i, k int, w *word) (moment, bool) {
	n := int(w.rel) - int(this)
	o := c.word(k + 1)
	m := moment{next: k + 2, unit: o.unit}
	resolve := c.context
	if c.is(k, "same") || c.is(k, "following") || c.is(k, "previous") || c.is(k, "preceding") || c.is(k, "subsequent") || c.class(i) == "the" && c.is(k, "next") {
		resolve = c.anchor.told
	}
	switch {
	case o.weekday > 0 && c.is(k, "past"):
		m.unit = day
		m.days = c.context(func(p habeas.Date) days { return oneDay(nearestWeekday(p.AddDays(-1), o.weekday, false)) })
	case o.weekday > 0:
		m.unit = day
		m.days = c.context(func(p habeas.Date) days { return oneDay(weekdayIn(p, o.weekday).AddDays(7 * n)) })
	case o.month > 0 && !c.toks[k+1].upper && (o.month == 5 || o.month == 3):
		return moment{}, false
	case o.month > 0:
		m.unit = month
		if y, next, ok := c.yearNumber(k + 2); ok {
			m.next, m.year, m.days = next, y, monthOf(y, o.month)
			return m, true
		}
		m.days = c.context(func(p habeas.Date) days { return relativeMonth(p, o.month, n) })
		if d, next, ok := c.dayNumber(k + 2); ok && !c.yearAhead(k+2) && m.from != 0 && c.toks[k+2].kind == figureToken { // "last May 23"
			m.next, m.unit, m.days = next, day, dates(m.from.Year(), o.month, d, d)
		}
	case o.season > 0:
		m.unit = quarter
		m.days = c.context(func(p habeas.Date) days { return relativeSeason(p, o.season, n) })
	case o.daytime:
		m.unit = day
		m.days = resolve(func(p habeas.Date) days { return oneDay(p.AddDays(n)) })
	case o.unit == noUnit:
		return moment{}, false
	case (c.is(k, "past") || c.is(k, "last") && c.spans(i-1)) && o.unit >= week && i < k:
		m.days = resolve(func(p habeas.Date) days { return days{move(p, o.unit, -1), p, habeas.ByRange} })
	case o.unit < day && w.rel == this && c.is(k, "present"):
		return moment{}, false
	default:
		m.days = resolve(func(p habeas.Date) days { return unitAround(p, o.unit, n) })
	}
	return m, true
}

// spans reports whether the word at token i makes "the last week" the days up to now, and not the week before this one.
func (c *clock) spans(i int) bool {
	return c.is(i, "in") || c.is(i, "over") || c.is(i, "during") || c.is(i, "within")
}

// upcoming reads "this upcoming Friday", "this coming week": the first after publication.
func (c *clock) upcoming(k int) (moment, bool) {
	o := c.word(k + 1)
	if o.weekday > 0 {
		return moment{next: k + 2, days: c.relative(func(p habeas.Date) days { return oneDay(nearestWeekday(p, o.weekday, true)) }), unit: day}, true
	}
	if o.unit == noUnit {
		return moment{}, false
	}
	return moment{next: k + 2, days: c.relative(func(p habeas.Date) days { return unitAround(p, o.unit, 1) }), unit: o.unit}, true
}

func relativeMonth(p habeas.Date, m, n int) days {
	y := p.Year()
	switch {
	case n < 0 && int(p.Month()) <= m:
		y--
	case n > 0 && int(p.Month()) >= m:
		y++
	}
	return monthOf(y, m)
}

func relativeSeason(p habeas.Date, s, n int) days {
	y := p.Year()
	now := seasonOf(y, s)
	switch {
	case n < 0 && now.from <= p || n < 0 && s == 4 && p < now.from:
		y--
	case n > 0:
		if now.from <= p {
			y++
		}
	}
	return seasonOf(y, s)
}

// that reads "that day", "that month": the time told last.
func (c *clock) that(k int) (moment, bool) {
	o := c.word(k + 1)
	switch {
	case c.period(k + 1):
		return moment{next: k + 2}, true
	case o.unit < day && !o.daytime && o.season == 0:
		return moment{}, false
	case o.season > 0:
		return moment{next: k + 2}, true
	case o.daytime:
		return moment{next: k + 2, days: c.anchor.told(oneDayOf), unit: day}, true
	}
	return moment{next: k + 2, days: c.anchor.told(func(p habeas.Date) days { return unitAround(p, o.unit, 0) }), unit: o.unit}, true
}

// period reports words for a time that its sentence does not place: "this period", "the same time".
func (c *clock) period(i int) bool {
	return c.is(i, "time") || c.is(i, "period") || c.is(i, "periods")
}

func oneDayOf(p habeas.Date) days { return oneDay(p) }

// numberedRelative reads "5 upcoming years", "13 last minutes", and "the week" alone.
func (c *clock) numberedRelative(i, k int) (moment, bool) {
	n, ok := c.number(k)
	if ok && n.value == 0 && (n.n == 1 || c.word(n.next+1).unit == noUnit || c.plural(n.next+1)) && c.word(n.next).rel != noRel && c.word(n.next+1).unit != noUnit && c.word(n.next).rel != this {
		return c.spanOf(c.word(n.next).rel, lengths{{n.n, c.word(n.next + 1).unit}}, n.next+2)
	}
	if o := c.word(k); i < k && o.unit >= day && o.unit <= century && o.unit != second && c.class(k+1) != "of" && !c.noun(k+1) {
		return moment{next: k + 1, days: c.context(func(p habeas.Date) days { return unitAround(p, o.unit, 0) }), unit: o.unit}, true
	}
	if c.word(k).unit == weekend {
		past := i > 0 && c.is(i-1, "over") && !c.future(k)
		return moment{next: k + 1, days: c.context(func(p habeas.Date) days { return nearestWeekend(p, past) }), unit: weekend}, true
	}
	return moment{}, false
}

// nearestWeekend gives the weekend of the week of p; the one before, where it is past: "over the weekend", told on a Thursday.
func nearestWeekend(p habeas.Date, past bool) days {
	w := unitAround(p, weekend, 0)
	if past && w.from > p {
		return unitAround(p, weekend, -1)
	}
	return w
}

// weekdaysFromNow reads "two Sundays from now", "three Fridays ago".
func (c *clock) weekdaysFromNow(i int) (moment, bool) {
	n, ok := c.number(i)
	w := c.word(n.next).weekday
	if !ok || w == 0 || n.n < 1 || n.n > 60 {
		return moment{}, false
	}
	k := n.next + 1
	switch {
	case c.class(k) == "ago":
		return moment{next: k + 1, unit: day, days: c.relative(func(p habeas.Date) days {
			return oneDay(nearestWeekday(p.AddDays(-1), w, false).AddDays(-7 * int(n.n-1)))
		})}, true
	case c.is(k, "from") && c.class(k+1) == "now":
		return moment{next: k + 2, unit: day, days: c.relative(func(p habeas.Date) days {
			return oneDay(nearestWeekday(p, w, true).AddDays(7 * int(n.n-1)))
		})}, true
	}
	return moment{}, false
}

type lengths []length
