package value

import (
	"time"

	"habeas"
)

// adorned takes in what follows an expression and makes it no finer than a day: "Monday morning", "tomorrow at 8:45", "April 9, in
// the evening", "Tuesday next week", "Monday, March 5".
func (c *clock) adorned(m moment) moment {
	for range 4 {
		if m.unit > week && m.unit != weekend {
			return m
		}
		next, ok := c.withTime(m)
		if !ok {
			return m
		}
		m = next
	}
	return m
}

func (c *clock) withTime(m moment) (moment, bool) {
	k := m.next
	if c.mark(k) == "," || c.class(k) == "on" || c.class(k) == "at" || c.is(k, "around") {
		k++
	}
	switch {
	case c.word(m.next).daytime && m.unit <= day:
		m.next++
		return m, true
	case c.class(m.next) == "in" && c.class(m.next+1) == "the" && c.word(m.next+2).daytime:
		m.next += 3
		return m, true
	case m.unit <= day && (m.unit == day || k == m.next):
		if h, ok := c.hour(k); ok {
			m.next = h
			return m, true
		}
	}
	return c.restated(m, k)
}

// restated joins a weekday and its date, a time of day and its day, a day and its week.
func (c *clock) restated(m moment, k int) (moment, bool) {
	w, isWeekday := c.weekdayAt(m.next - 1)
	if c.class(k) == "of" && (m.unit < day || isWeekday || c.word(m.next-1).daytime) {
		k++
	}
	switch {
	case m.unit == day && isWeekday, m.unit < day && m.unit > noUnit:
		if b, ok := c.dated(k, !isWeekday); ok && b.unit == day {
			return c.onWeekday(b, w), true
		}
		if b, ok := c.dayOfWeekday(w, k, isWeekday && (k == m.next || c.mark(m.next) == ",")); ok {
			return b, true
		}
		if b, ok := c.relative2(k); ok && isWeekday && b.unit == week && b.from != 0 {
			b.days, b.unit = oneDay(b.from.AddDays(w-1)), day
			return b, true
		}
	case m.unit == week && m.from != 0 && c.word(k).weekday > 0:
		m.days, m.unit, m.next = oneDay(m.from.AddDays(c.word(k).weekday-1)), day, k+1
		return m, true
	}
	return m, false
}

// onWeekday gives a day whose year was guessed the year in which it falls on the weekday beside it, when that is within half a year.
func (c *clock) onWeekday(m moment, w int) moment {
	p := c.published.To
	if w == 0 || p == 0 || !m.loose || m.from == 0 || m.from != m.to {
		return m
	}
	for _, y := range []int{p.Year(), p.Year() + 1, p.Year() - 1} {
		d := habeas.DateOf(y, m.from.Month(), m.from.Day())
		if apart := p.DaysUntil(d); weekdayIn(d, w) == d && d.Day() == m.from.Day() && apart > -183 && apart < 183 {
			m.days = oneDay(d)
		}
	}
	return m
}

// weekdayAt gives the weekday named at token i, also before its abbreviation point.
func (c *clock) weekdayAt(i int) (int, bool) {
	if c.mark(i) == "." {
		i--
	}
	w := c.word(i).weekday
	return w, w > 0
}

// dated reads a day of the calendar, a day by name, and where weekdays are wanted, a weekday.
func (c *clock) dated(i int, weekdays bool) (moment, bool) {
	for _, read := range []func(*clock, int) (moment, bool){(*clock).numericMoment, (*clock).monthFirst, (*clock).dayFirst, (*clock).named, (*clock).relative2, (*clock).weekday} {
		if m, ok := read(c, i); ok && m.unit == day && (weekdays || c.word(i).weekday == 0) {
			return m, true
		}
	}
	return moment{}, false
}

// dayOfWeekday reads the day of the month after a weekday, "Friday the 15th", "Mon 13th": the nearest month in which both agree.
func (c *clock) dayOfWeekday(weekday, k int, isWeekday bool) (moment, bool) {
	if !isWeekday {
		return moment{}, false
	}
	at := k
	if c.class(k) == "the" {
		k++
	}
	d, next, ok := c.dayNumber(k)
	if n, words := c.words(k); !ok && words && k > at && n.n >= 1 && n.n <= 31 && !c.noun(n.next) {
		d, next, ok = int(n.n), n.next, true
	}
	if !ok || c.dash(next) || c.figure(k) && k == at && c.class(k+1) != "th" && c.mark(next) == "" && next < len(c.toks) && c.class(next) == "" || c.mark(next) == ":" {
		return moment{}, false
	}
	future := c.future(at)
	return moment{next: next, unit: day, days: c.relative(func(p habeas.Date) days {
		for n := range 14 {
			if future {
				n = -n
			}
			m := habeas.DateOf(p.Year(), p.Month()-month2(n), 1)
			t := habeas.DateOf(m.Year(), m.Month(), d)
			if t.Month() == m.Month() && t.Weekday() == time.Weekday(weekday%7) {
				return oneDay(t)
			}
		}
		return days{}
	})}, true
}
