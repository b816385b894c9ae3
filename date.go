package habeas

import (
	"fmt"
	"strings"
	"time"
)

// A Date is a day of the calendar, printed YYYY-MM-DD. It is comparable and ordered by <; the zero Date means "not said".
type Date int32 // year*10000 + month*100 + day, so that order of numbers is order of days

// DateOf makes a date, normalising day and month overflow as [time.Date] does. Years outside 1 to 9999 give the zero Date.
func DateOf(year int, month time.Month, day int) Date {
	return dateOfTime(time.Date(year, month, day, 0, 0, 0, 0, time.UTC))
}

func dateOfTime(t time.Time) Date {
	y, m, d := t.Date()
	if y < 1 || y > 9999 {
		return 0
	}
	return Date(y*10000 + int(m)*100 + d)
}

// ParseDate reads YYYY-MM-DD.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, Errorf(Invalid, "date %q: want a day as YYYY-MM-DD", s)
	}
	return dateOfTime(t), nil
}

// IsZero reports whether no day was said.
func (d Date) IsZero() bool { return d == 0 }

// Year, Month and Day give the parts of the date; all are 0 for the zero Date.
func (d Date) Year() int { return int(d) / 10000 }

// Month gives the month, 0 for the zero Date.
func (d Date) Month() time.Month { return time.Month(int(d) / 100 % 100) }

// Day gives the day of the month, 0 for the zero Date.
func (d Date) Day() int { return int(d) % 100 }

// Time gives midnight UTC of the day.
func (d Date) Time() time.Time {
	return time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
}

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday { return d.Time().Weekday() }

// The ends of the calendar; counting days stops there.
const (
	firstDate Date = 1_01_01
	lastDate  Date = 9999_12_31
)

// AddDays gives the day n days later, and the calendar's first or last where that lies outside; the zero Date stays zero.
func (d Date) AddDays(n int) Date {
	if d == 0 {
		return 0
	}
	switch t := d.Time().AddDate(0, 0, n); {
	case t.Year() < 1:
		return firstDate
	case t.Year() > 9999:
		return lastDate
	default:
		return dateOfTime(t)
	}
}

// DaysUntil gives the number of days from d to e, negative when e is before d.
func (d Date) DaysUntil(e Date) int { return int(e.Time().Sub(d.Time()).Hours() / 24) }

// MonthEnd gives the last day of d's month.
func (d Date) MonthEnd() Date { return DateOf(d.Year(), d.Month()+1, 0) }

// String prints YYYY-MM-DD, and nothing for the zero Date.
func (d Date) String() string {
	if d == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year(), int(d.Month()), d.Day())
}

// MarshalText prints the date as [Date.String] does.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads YYYY-MM-DD; empty text gives the zero Date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDate(string(b))
	*d = v
	return err
}

// A Precision says how finely a source placed something in time (field-guide 1.4).
type Precision string

// The precisions, from finest to coarsest. The empty one means that nothing was said.
const (
	ByDay    Precision = "day"
	ByRange  Precision = "range" // two to six days, or an interval the source gives
	ByWeek   Precision = "week"
	ByMonth  Precision = "month"
	BySeason Precision = "season"
	ByYear   Precision = "year"
	Longer   Precision = "longer"
)

// A When is a time as precisely as a source put it: the first and last day that its words allow, both inclusive.
// From absent: not before unknown, "not after To". Both absent with Words: said, but not to be placed in the calendar.
//
// The zero When means that no time was said.
type When struct {
	From      Date      `json:"from,omitzero"`
	To        Date      `json:"to,omitzero"`
	Precision Precision `json:"precision,omitempty"`
	Words     string    `json:"words,omitempty"`
}

// IsZero reports whether no time was said.
func (w When) IsZero() bool { return w == When{} }

// Placed reports whether the words could be placed in the calendar at all.
func (w When) Placed() bool { return w.From != 0 || w.To != 0 }

// Bounds gives the interval with open ends closed at the edges of the calendar.
func (w When) Bounds() (from, to Date) {
	from, to = w.From, w.To
	if from == 0 {
		from = 10101
	}
	if to == 0 {
		to = 99991231
	}
	return from, to
}

// Overlaps reports whether both can be true of one day; what is not placed overlaps everything.
func (w When) Overlaps(v When) bool {
	a, b := w.Bounds()
	c, d := v.Bounds()
	return a <= d && c <= b
}

// Days gives the length of the interval in days, and 0 when an end is open.
func (w When) Days() int {
	if w.From == 0 || w.To == 0 {
		return 0
	}
	return w.From.DaysUntil(w.To) + 1
}

// Valid reports whether the ends are in order.
func (w When) Valid() bool { return w.From == 0 || w.To == 0 || w.From <= w.To }

// String prints the interval for people: "2019-04-22 to 2019-04-28", "not after 2024-04-26", "not said".
func (w When) String() string {
	switch {
	case w.From == 0 && w.To == 0 && w.Words == "":
		return "not said"
	case w.From == 0 && w.To == 0:
		return "“" + w.Words + "”"
	case w.From == w.To:
		return w.From.String()
	case w.From == 0:
		return "not after " + w.To.String()
	case w.To == 0:
		return "not before " + w.From.String()
	}
	return w.From.String() + " to " + w.To.String()
}

// ParseInterval reads a day, a month (2019-04), a year, or two of these with a slash between (2019-04-28/2019-04-30),
// as formats 2 allows for the day a report was published. Empty text gives the zero When.
func ParseInterval(s string) (When, error) {
	if s == "" {
		return When{}, nil
	}
	if before, after, ok := strings.Cut(s, "/"); ok && !strings.Contains(after, "/") {
		a, err := ParseInterval(before)
		if err != nil {
			return When{}, err
		}
		b, err := ParseInterval(after)
		if err != nil {
			return When{}, err
		}
		w := When{From: a.From, To: b.To, Precision: ByRange}
		if a.IsZero() || b.IsZero() || !w.Valid() {
			return When{}, Errorf(Invalid, "interval %q: the first day must not be after the last", s)
		}
		return w, nil
	}
	for _, l := range []struct {
		layout string
		p      Precision
	}{{time.DateOnly, ByDay}, {"2006-01", ByMonth}, {"2006", ByYear}, {time.RFC3339, ByDay}} {
		t, err := time.Parse(l.layout, s)
		if err != nil || t.Year() < 1 {
			continue
		}
		d := dateOfTime(t)
		switch l.p {
		case ByMonth:
			return When{From: d, To: d.MonthEnd(), Precision: ByMonth}, nil
		case ByYear:
			return When{From: d, To: DateOf(d.Year(), time.December, 31), Precision: ByYear}, nil
		}
		return When{From: d, To: d, Precision: ByDay}, nil
	}
	return When{}, Errorf(Invalid, "published %q: want a day (2019-04-29), a month (2019-04), a year, or two of these with a slash between", s)
}
