package value

import (
	"strings"
)

// yearNumber reads a year in four figures, or in words: "two thousand and fifteen", "nineteen eighty-four".
func (c *clock) yearNumber(i int) (y, next int, ok bool) {
	if n, count := c.digits(i); count == 4 && c.toks[i].end-c.toks[i].start == 4 && n >= 1000 && n < 3000 {
		if c.glued(i) && (c.toks[i+1].kind == wordToken || c.mark(i+1) == "." && c.glued(i+1) && c.figure(i+2)) {
			return 0, 0, false // "1980s", "2613.73 points"
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
	if w.person || w.unit > 0 && w.unit != second && (w.unit != quarter || c.plural(next)) || w.scale > 0 || c.mark(next) == "%" || c.glued(i-1) && strings.ContainsAny(c.mark(i-1), "$€£.:#/") && c.mark(i-1) != "" {
		return false
	}
	if _, unit := c.counting(next); unit > 0 || currencyWord(c.str(next)) {
		return false
	}
	switch c.class(i - 1) {
	case "in", "since", "of", "until", "by", "during", "from", "between", "before", "after", "the", "to":
		return y <= 2100 || c.figure(i)
	}
	if c.figure(i) && y <= 2100 && (c.is(i-1, "as") && c.word(i-2).part != whole || c.is(i-1, "and") && c.yearBefore(i-2)) {
		return true // "as late as 1781", "in 1782 and 1783"
	}
	if !c.figure(i) || y > 2100 {
		return false
	}
	if r, _ := c.ruleBefore(i, 0); r != nil {
		return false
	}
	return y >= 1900 || y >= 1500 && (c.mark(i-1) != "" || c.mark(next) != "") || c.word(i-1).season > 0 || c.word(i-1).part > 0
}

// yearBefore reports whether token i is a year in figures.
func (c *clock) yearBefore(i int) bool {
	y, _, ok := c.yearNumber(i)
	return ok && c.figure(i) && y <= 2100
}

// era reads "480 BC" after a month or season and gives the token after it.
func (c *clock) era(i int) (int, bool) {
	m, ok := c.eraYear(i)
	return m.next, ok && !m.placed()
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
	if d == 10 && c.is(at+1, "of") || d == 0 || at == k && !the && c.class(k-1) != "in" {
		return moment{}, false
	}
	if d == 100 {
		return moment{next: at + 1, days: yearsOf(2000, 10), unit: decade}, true
	}
	return moment{next: at + 1, days: yearsOf(first+d, 10), unit: decade}, true
}
