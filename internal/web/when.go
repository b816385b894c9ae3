package web

import (
	"fmt"
	"time"

	"habeas"
)

// when says a time as precisely as its source and no more (law 3): "9 October 2023", "week of 22–28 April 2019", "not
// after 26 April 2024", "“last week”, not placed in the calendar", "time not said".
func (c *catalogue) when(w habeas.When) string {
	switch {
	case w.From == 0 && w.To == 0 && w.Words == "":
		return c.say("when.none")
	case !w.Placed():
		return c.say("when.words", w.Words)
	case w.From == 0:
		return c.say("when.not_after", c.day(w.To))
	case w.To == 0:
		return c.say("when.not_before", c.day(w.From))
	case w.From == w.To:
		return c.day(w.From)
	}
	return c.span(w)
}

// span says an interval of several days.
func (c *catalogue) span(w habeas.When) string {
	from, to := w.From, w.To
	firstToLast := from.Day() == 1 && to == to.MonthEnd()
	switch {
	case firstToLast && from.Month() == time.January && to.Month() == time.December && from.Year() == to.Year():
		return c.say("date.year", from.Year())
	case firstToLast && from.Month() == time.January && to.Month() == time.December:
		return c.say("date.years", from.Year(), to.Year())
	case firstToLast && from.Year() == to.Year() && from.Month() == to.Month():
		return c.month(from)
	case firstToLast:
		return c.say("date.between", c.month(from), c.month(to))
	}
	days := c.days(from, to)
	if w.Precision == habeas.ByWeek && w.Days() == 7 {
		return c.say("when.week", days)
	}
	return days
}

// days says two days with what they share said once.
func (c *catalogue) days(from, to habeas.Date) string {
	switch {
	case from.Year() != to.Year():
		return c.say("date.between", c.day(from), c.day(to))
	case from.Month() != to.Month():
		return c.say("date.days_of_year", from.Day(), c.monthName(from.Month()), to.Day(), c.monthName(to.Month()), from.Year())
	}
	return c.say("date.days_of_month", from.Day(), to.Day(), c.monthName(from.Month()), from.Year())
}

func (c *catalogue) day(d habeas.Date) string {
	return c.say("date.day", d.Day(), c.monthName(d.Month()), d.Year())
}

func (c *catalogue) month(d habeas.Date) string {
	return c.say("date.month", c.monthName(d.Month()), d.Year())
}

func (c *catalogue) monthName(m time.Month) string { return c.say(fmt.Sprintf("month.%d", int(m))) }

// shortMonth labels a tick of a time axis.
func (c *catalogue) shortMonth(t time.Time) string {
	return c.say("date.month", c.say(fmt.Sprintf("month_short.%d", int(t.Month()))), t.Year())
}

// moment says the time of a journal entry, to the minute; one that cannot be read is shown as it stands.
func (c *catalogue) moment(rfc3339 string) string {
	t, err := time.Parse(time.RFC3339, rfc3339)
	if err != nil {
		return rfc3339
	}
	t = t.UTC()
	d := habeas.DateOf(t.Year(), t.Month(), t.Day())
	return c.say("date.moment", c.day(d), t.Format("15:04"))
}
