package value

import "habeas"

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
