// Package stamp reads the dates that pages print about themselves: "Posted: Apr 24, 2017", "2019년 5월 1일", in metadata and
// in addresses. It knows full dates only; what a sentence says about time is another matter and not read here.
package stamp

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"habeas"
)

// Patterns for use inside other patterns, without capture groups.
const (
	month = `(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)`
	week  = `(?:(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?|MONDAY|TUESDAY|WEDNESDAY|THURSDAY|FRIDAY|SATURDAY|SUNDAY),? )?`
	year  = `(?:19|20)\d\d`
	// Full is a date with day, month and year.
	Full = `(?:` + week + `(?:` + month + `\.? \d{1,2}(?:st|nd|rd|th)?,? ` + year + `|\d{1,2}(?:st|nd|rd|th)? ` + month + `\.?,? ` + year + `)` +
		`|` + year + `[-/.]\d{1,2}[-/.]\d{1,2}\b\.?|\d{1,2}[/.]\d{1,2}[/.]` + year + `|` + year + `年\d{1,2}月\d{1,2}日|` + year + `년 ?\d{1,2}월 ?\d{1,2}일)`
	// Short is a day and a month with or without the year.
	Short = `(?:` + Full + `|` + week + `(?:` + month + `\.? \d{1,2}|\d{1,2} ` + month + `\.?(?: \d\d)?)\b)`
	// Time is a time of day as pages print it after a date.
	Time = `(?:(?:오전|오후|上午|下午) ?)?\d{1,2}(?::|시 ?|時|时)\d{2}(?:분|分)?(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:[A-Z]{2,4}\b|[+-]\d{2}:?\d{2}))?`
)

var (
	full    = regexp.MustCompile(Full)
	monthly = regexp.MustCompile(`(` + month + `)\.?,? (\d{1,2})?(?:st|nd|rd|th)?,? ?(` + year + `)`)
	daily   = regexp.MustCompile(`(\d{1,2})(?:st|nd|rd|th)? (` + month + `)\.?,? (` + year + `)`)
	numbers = regexp.MustCompile(`\d+`)
)

// Find gives the first full date printed in s and where it stands. A date in figures whose order of day and month cannot
// be told is not found.
func Find(s string) (d habeas.Date, start, end int, ok bool) {
	if !strings.Contains(s, "19") && !strings.Contains(s, "20") {
		return 0, 0, 0, false // no year
	}
	loc := full.FindStringIndex(s)
	if loc == nil {
		return 0, 0, 0, false
	}
	d = parse(s[loc[0]:loc[1]])
	return d, loc[0], loc[1], d != 0
}

func parse(s string) habeas.Date {
	if m := daily.FindStringSubmatch(s); m != nil {
		return day(atoi(m[3]), monthOf(m[2]), atoi(m[1]))
	}
	if m := monthly.FindStringSubmatch(s); m != nil {
		return day(atoi(m[3]), monthOf(m[1]), atoi(m[2]))
	}
	n := numbers.FindAllString(s, 3)
	if len(n) < 3 {
		return 0
	}
	a, b, c := atoi(n[0]), atoi(n[1]), atoi(n[2])
	switch {
	case a > 31:
		return day(a, time.Month(b), c)
	case a > 12:
		return day(c, time.Month(b), a)
	case b > 12 || a == b:
		return day(c, time.Month(a), b)
	}
	return 0
}

// day makes a date of parts that must exist in the calendar.
func day(y int, m time.Month, d int) habeas.Date {
	v := habeas.DateOf(y, m, d)
	if v.Year() != y || v.Month() != m || v.Day() != d {
		return 0
	}
	return v
}

func monthOf(s string) time.Month {
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(s[:3]))
	return time.Month(i/3 + 1)
}

func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// iso matches the dates of metadata, which carry the page's own time zone: the day is kept as it is written.
var iso = regexp.MustCompile(`^\s*((?:19|20)\d\d)(?:-?(\d\d)(?:-?(\d\d))?)?(?:$|[T\s])`)

// Meta reads a date of metadata ("2019-04-29T23:30:00+09:00", "2019-04", "Mon, 29 Apr 2019 08:00:00 +0900"), keeping the
// day in the time zone it is written in. What it cannot read is the zero When.
func Meta(s string) habeas.When {
	if len(s) > 100 {
		return habeas.When{}
	}
	if m := iso.FindStringSubmatch(s); m != nil {
		return calendar(atoi(m[1]), atoi(m[2]), atoi(m[3]))
	}
	if d, _, _, ok := Find(s); ok {
		return habeas.When{From: d, To: d, Precision: habeas.ByDay}
	}
	return habeas.When{}
}

// calendar makes a day, a month (d is 0) or a year (m is 0 too).
func calendar(y, m, d int) habeas.When {
	switch {
	case m == 0:
		return habeas.When{From: habeas.DateOf(y, 1, 1), To: habeas.DateOf(y, 12, 31), Precision: habeas.ByYear}
	case m > 12:
		return habeas.When{}
	case d == 0:
		first := habeas.DateOf(y, time.Month(m), 1)
		return habeas.When{From: first, To: first.MonthEnd(), Precision: habeas.ByMonth}
	}
	v := day(y, time.Month(m), d)
	if v == 0 {
		return habeas.When{}
	}
	return habeas.When{From: v, To: v, Precision: habeas.ByDay}
}

// paths are the ways in which addresses carry the day or the month of a page.
var paths = []*regexp.Regexp{
	regexp.MustCompile(`[/_-]((?:19|20)\d\d)[/_-](\d{1,2})[/_-](\d{1,2})(?:[/_.?-]|$)`),
	regexp.MustCompile(`[/_=-]((?:19|20)\d\d)(\d\d)(\d\d)(?:[/_.?&-]|\d|$)`),
	regexp.MustCompile(`/((?:19|20)\d\d)(?:[/-]?)(\d\d)()(?:/|$)`),
}

// URL gives the day or the month that an address carries, and the zero When where it carries none.
func URL(u string) habeas.When {
	for _, p := range paths {
		if m := p.FindStringSubmatch(u); m != nil && atoi(m[2]) > 0 {
			if w := calendar(atoi(m[1]), atoi(m[2]), atoi(m[3])); !w.IsZero() {
				return w
			}
		}
	}
	return habeas.When{}
}
