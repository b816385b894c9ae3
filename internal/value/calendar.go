package value

import (
	"time"

	"habeas"
)

// days are the first and last day that words allow, both inclusive, and how finely the words place them.
type days struct {
	from, to habeas.Date
	prec     habeas.Precision
}

func (d days) placed() bool { return d.from != 0 || d.to != 0 }

func oneDay(d habeas.Date) days { return days{d, d, habeas.ByDay} }

func weekOf(d habeas.Date) days {
	monday := d.AddDays(-int(d.Weekday()+6) % 7)
	return days{monday, monday.AddDays(6), habeas.ByWeek}
}

func monthOf(y, m int) days {
	from := habeas.DateOf(y, time.Month(m), 1)
	return days{from, from.MonthEnd(), habeas.ByMonth}
}

func quarterOf(y, q int) days {
	from := habeas.DateOf(y, time.Month(3*q-2), 1)
	return days{from, habeas.DateOf(from.Year(), from.Month()+2, 1).MonthEnd(), habeas.ByRange}
}

func yearOf(y int) days {
	return days{habeas.DateOf(y, 1, 1), habeas.DateOf(y, 12, 31), habeas.ByYear}
}

func yearsOf(y, n int) days {
	return days{habeas.DateOf(y, 1, 1), habeas.DateOf(y+n-1, 12, 31), habeas.Longer}
}

// seasonOf gives spring (1) to winter (4) as whole months; winter reaches into the next year.
func seasonOf(y, s int) days {
	from := habeas.DateOf(y, time.Month(3*s), 1)
	return days{from, habeas.DateOf(y, time.Month(3*s+2), 1).MonthEnd(), habeas.BySeason}
}

// unitAround gives the week, month, quarter, year … that holds d, moved by n units.
func unitAround(d habeas.Date, u unit, n int) days {
	switch u {
	case day:
		return oneDay(d.AddDays(n))
	case week:
		return weekOf(d.AddDays(7 * n))
	case fortnight:
		w := weekOf(d.AddDays(14 * n))
		return days{w.from, w.from.AddDays(13), habeas.ByRange}
	case workweek:
		w := weekOf(d.AddDays(7 * n))
		return days{w.from, w.from.AddDays(4), habeas.ByRange}
	case weekend:
		w := weekOf(d.AddDays(7 * n))
		return days{w.from.AddDays(5), w.to, habeas.ByRange}
	case month:
		first := habeas.DateOf(d.Year(), d.Month()+time.Month(n), 1)
		return monthOf(first.Year(), int(first.Month()))
	case quarter:
		first := habeas.DateOf(d.Year(), d.Month()+time.Month(3*n), 1)
		return quarterOf(first.Year(), (int(first.Month())+2)/3)
	case year:
		return yearOf(d.Year() + n)
	case decade:
		return yearsOf((d.Year()/10+n)*10, 10)
	case century:
		return yearsOf((d.Year()/100+n)*100, 100)
	case second, minute, hour:
		return oneDay(d)
	}
	return days{}
}

// move goes n units from d; months and years keep the day of the month where it exists.
func move(d habeas.Date, u unit, n int) habeas.Date {
	switch u {
	case day:
		return d.AddDays(n)
	case week:
		return d.AddDays(7 * n)
	case weekend:
		return d.AddDays(7 * n)
	case fortnight:
		return d.AddDays(14 * n)
	case month, quarter, year, decade, century:
		return moveMonths(d, n*map[unit]int{month: 1, quarter: 3, year: 12, decade: 120, century: 1200}[u])
	}
	return d
}

func moveMonths(d habeas.Date, n int) habeas.Date {
	first := habeas.DateOf(d.Year(), d.Month()+time.Month(n), 1)
	if first == 0 {
		return 0
	}
	return habeas.DateOf(first.Year(), first.Month(), min(d.Day(), first.MonthEnd().Day()))
}

// partOf gives the early, middle or late stretch of some days, by their length.
func partOf(d days, p part) days {
	if p == whole || !d.placed() || d.from == 0 || d.to == 0 {
		return d
	}
	n := d.from.DaysUntil(d.to) + 1
	prec := habeas.ByRange
	switch {
	case n <= 1:
		return d
	case n <= 7:
		return days{d.from.AddDays([]int{0, 0, 1, 3}[p]), d.from.AddDays([]int{0, 2, 4, n - 1}[p]), prec}
	case n <= 31: // thirds, as field-guide 7.2 has them
		return days{d.from.AddDays([]int{0, 0, 10, 20}[p]), d.from.AddDays([]int{0, 9, 19, n - 1}[p]), prec}
	case d.from.Month() == 1 && d.from.Day() == 1 && n <= 366:
		y := d.from.Year()
		return days{habeas.DateOf(y, []time.Month{0, 1, 5, 9}[p], 1), habeas.DateOf(y, []time.Month{0, 4, 8, 12}[p], 1).MonthEnd(), prec}
	}
	third := n / 3
	return days{d.from.AddDays([]int{0, 0, third, n - third}[p]), d.from.AddDays([]int{0, third, n - third, n - 1}[p]), d.prec}
}

// through joins two expressions into one interval; either without days leaves none.
func through(a, b days) days {
	if !a.placed() || !b.placed() {
		return days{}
	}
	d := days{a.from, b.to, habeas.ByRange}
	if d.from != 0 && d.to != 0 {
		if d.from > d.to {
			return days{}
		}
		if n := d.from.DaysUntil(d.to); n > 300 {
			d.prec = habeas.Longer
		}
	}
	return d
}

// weekdayIn gives the weekday (1 Monday) of the week that holds d.
func weekdayIn(d habeas.Date, weekday int) habeas.Date { return weekOf(d).from.AddDays(weekday - 1) }

// An anchor is what expressions of time count from.
type anchor struct {
	published habeas.When
	last      days // the last days named in the text
	lastUnit  unit // how finely
	lastDay   habeas.Date
	explicit  int // the year that the last expression with a year of its own named; 0 when none
	year      int // of a story: the year it has come to
	month     int // and the month, 0 when a new year begins
	// story: the text tells of past years by their numbers, so that months without a year belong to the year told last.
	story bool
}

// relative resolves what counts from publication. A published interval is taken as a whole where every day of it gives the same,
// and by its ends where it is a few days long; else nothing is known.
func (a *anchor) relative(f func(habeas.Date) days) days {
	p := a.published
	if p.From == 0 || p.To == 0 {
		return days{}
	}
	first, last := f(p.From), f(p.To)
	switch {
	case first == last:
		return first
	case p.Days() <= 7 && first.from <= last.from && first.to <= last.to:
		return days{first.from, last.to, habeas.ByRange}
	}
	return days{}
}

// told resolves what counts from the time told last ("the following day"), or else from publication.
func (a *anchor) told(f func(habeas.Date) days) days {
	if a.last.from != 0 && a.last.to != 0 {
		first, last := f(a.last.from), f(a.last.to)
		if first == last || a.lastUnit != day && first.placed() {
			if first != last {
				return days{first.from, last.to, first.prec}
			}
			return first
		}
		return days{}
	}
	return a.relative(f)
}

// context resolves "this year" and the like: from publication, in a story from the time told last.
func (a *anchor) context(f func(habeas.Date) days) days {
	if a.story && a.last.placed() {
		return a.told(f)
	}
	return a.relative(f)
}

// near is how many days before publication a day without a year is believed to be of the news.
const near = 45

// longAgo is how many years before publication a year named alone ("under a treaty of 1986") no longer sets the year of a month that
// follows.
const longAgo = 5

// yearFor finds the year of a month, or of a day of it (0 none), that is named without one: the last that is not after
// publication, the next when the sentence speaks of the future, or the year of the story. 0 when it cannot be known.
func (a *anchor) yearFor(m, d int, future bool) int {
	if a.story && a.year != 0 {
		if a.month >= 9 && m <= a.month-7 {
			return a.year + 1
		}
		return a.year
	}
	p := a.published
	if p.From == 0 || p.To == 0 {
		return 0
	}
	y := pick(p.To, m, d, future)
	start := habeas.DateOf(y, time.Month(m), max(d, 1))
	within := start >= p.From && start <= p.To && p.Days() <= 31 // a day of the month of publication
	if !within && pick(p.From, m, d, future) != y {
		return 0
	}
	if a.explicit != 0 && a.explicit < y && (a.lastUnit < year || a.explicit >= y-longAgo) && !future && start.DaysUntil(p.To) > near && a.last.from != 0 && a.last.from.Year() == a.explicit && int(a.last.from.Month()) <= m {
		return a.explicit
	}
	return y
}

func pick(published habeas.Date, m, d int, future bool) int {
	y := published.Year()
	start := habeas.DateOf(y, time.Month(m), max(d, 1))
	switch {
	case future && d == 0 && start.MonthEnd() < published, future && d > 0 && start < published:
		return y + 1
	case !future && start > published:
		return y - 1
	}
	return y
}

// note remembers an expression for those after it.
func (a *anchor) note(d days, u unit, explicitYear int) {
	if d.from == 0 || d.to == 0 || u < day {
		return
	}
	a.last, a.lastUnit = d, u
	if d.from == d.to {
		a.lastDay = d.from
	}
	if explicitYear != 0 {
		a.explicit = explicitYear
	}
}

// advance moves a story on. A bare year moves it only where it opens its sentence and lies close ahead; others are looks back or
// forward.
func (a *anchor) advance(d days, u unit, explicitYear int, opens bool) {
	if d.from == 0 || d.to == 0 || u < day {
		return
	}
	y := d.from.Year()
	switch {
	case u <= quarter && (explicitYear != 0 || y == a.year || y == a.year+1):
		a.year, a.month = y, int(d.from.Month())
	case u == year && explicitYear != 0 && (a.year == 0 || y == a.year+1 && a.month >= 9 || opens && y >= a.year && y <= a.year+3):
		if y != a.year {
			a.month = 0
		}
		a.year = y
	}
}

func (d days) when(words string) habeas.When {
	w := habeas.When{From: d.from, To: d.to, Precision: d.prec, Words: words}
	if !w.Valid() {
		return habeas.When{Words: words}
	}
	return w
}
