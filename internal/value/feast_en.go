package value

import "habeas"

// holiday reads the feasts that fall on known days.
func (c *clock) holiday(i int) (moment, bool) {
	for k := range holidays {
		h := &holidays[k]
		if !c.matches(h.words, i) {
			continue
		}
		next := i + len(h.words)
		if c.is(next, "day") {
			next++
		}
		m := moment{next: next, unit: day}
		if y, to, ok := c.yearAfter(next); ok {
			m.next, m.year, m.days = to, y, oneDay(h.day(y))
			return m, true
		}
		if rel, to, ok := c.relativeYear(next); ok {
			m.next = to
			m.days = c.relative(func(p habeas.Date) days { return oneDay(h.day(p.Year() + rel)) })
			return m, true
		}
		m.days = c.context(func(p habeas.Date) days { return c.nearestFeast(h, p, c.future(i) || c.word(i-1).rel == after) })
		return m, true
	}
	return moment{}, false
}

func (c *clock) nearestFeast(h *feast, p habeas.Date, future bool) days {
	d := h.day(p.Year())
	switch {
	case d > p && !future:
		d = h.day(p.Year() - 1)
	case d <= p && future:
		d = h.day(p.Year() + 1)
	}
	return oneDay(d)
}

// A feast is a day that has a name.
type feast struct {
	words []string
	day   func(year int) habeas.Date
}

func fixedFeast(m, d int) func(int) habeas.Date {
	return func(y int) habeas.Date { return habeas.DateOf(y, month2(m), d) }
}

func nthFeast(m, weekday, n int) func(int) habeas.Date {
	return func(y int) habeas.Date { return nthWeekday(monthOf(y, m), weekday, n).from }
}

var holidays = []feast{
	{cut("lunar new year"), lunarNewYear}, {cut("chinese new year"), lunarNewYear}, {cut("spring festival"), lunarNewYear},
	{cut("christmas eve"), fixedFeast(12, 24)}, {cut("christmas"), fixedFeast(12, 25)},
	{cut("new year's eve"), fixedFeast(12, 31)}, {cut("new year's"), fixedFeast(1, 1)}, {cut("new year"), fixedFeast(1, 1)}, {cut("new years"), fixedFeast(1, 1)},
	{cut("international workers' day"), fixedFeast(5, 1)},
	{cut("halloween"), fixedFeast(10, 31)}, {cut("valentine's"), fixedFeast(2, 14)}, {cut("independence day"), fixedFeast(7, 4)},
	{cut("labor day"), nthFeast(9, 1, 1)}, {cut("memorial day"), nthFeast(5, 1, -1)}, {cut("thanksgiving"), nthFeast(11, 4, 4)},
	{cut("easter sunday"), easter}, {cut("easter"), easter},
}

// easter gives Easter Sunday by the Gregorian computus (Butcher's form).
func easter(y int) habeas.Date {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return habeas.DateOf(y, month2(n/31), n%31+1)
}

// lunarDays holds the day of the year, counted from 1 January as 1, on which the lunar new year fell or falls, 1995 to 2035.
var lunarDays = [...]int{31, 50, 38, 28, 47, 36, 24, 43, 32, 22, 40, 29, 49, 38, 26, 45, 34, 23, 41, 31, 50, 39, 28, 47, 36, 25, 43, 32, 22, 41,
	29, 48, 37, 26, 44, 34, 23, 42, 31, 50, 39}

// lunarNewYear gives the first day of the lunar year, the second new moon after the winter solstice; outside the table the day
// around which it swings.
func lunarNewYear(y int) habeas.Date {
	day := 36
	if k := y - 1995; k >= 0 && k < len(lunarDays) {
		day = lunarDays[k]
	}
	return habeas.DateOf(y, month2(1), 1).AddDays(day - 1)
}
