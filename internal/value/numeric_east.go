package value

import (
	"strings"
	"unicode/utf8"

	"habeas"
)

// numericDate reads 2015.5.13, 2018/1/10, 12/1, 3-7-2017; in figures the year stands first or last.
func (e *east) numericDate(i int) (moment, bool) {
	if b := e.before(i); b < utf8.RuneSelf && b > 0 && (isDigit(byte(b)) || strings.ContainsRune("./-", b)) {
		return moment{}, false
	}
	var parts, sizes [3]int
	k, n := i, 0
	var sep byte
	for n < 3 {
		v, next, count := e.plainDigits(k)
		if count == 0 || count > 4 {
			return moment{}, false
		}
		parts[n], sizes[n] = v, count
		n++
		k = next
		if n == 3 || k >= len(e.text) || strings.IndexByte("./-·,", e.text[k]) < 0 || sep != 0 && e.text[k] != sep && e.text[k] != ',' || k+1 >= len(e.text) || !isDigit(e.text[k+1]) {
			break
		}
		sep = e.text[k]
		k++
	}
	if k < len(e.text) && (isDigit(e.text[k]) || n == 3 && e.text[k] == '-' && k+1 < len(e.text) && isDigit(e.text[k+1]) && sep == '-') {
		return moment{}, false
	}
	return e.numericParts(parts, sizes, n, sep, k)
}

func (e *east) plainDigits(i int) (v, next, count int) {
	for i < len(e.text) && isDigit(e.text[i]) && count < 5 {
		v, i, count = v*10+int(e.text[i]-'0'), i+1, count+1
	}
	return v, i, count
}

func (e *east) numericParts(p, size [3]int, n int, sep byte, next int) (moment, bool) {
	f := figures{next: next}
	switch {
	case n == 3 && size[0] == 4:
		f.year, f.month, f.day = p[0], p[1], p[2]
	case n == 3 && size[2] == 4:
		f.month, f.day, f.year = p[0], p[1], p[2]
		if f.month > 12 || !e.ko {
			f.month, f.day = f.day, f.month
		}
	case n == 3 && size[0] <= 2 && size[1] <= 2 && size[2] <= 2 && sep != '.' && (p[0] > 31 || !e.ko && p[0] > 9):
		f.year, f.month, f.day = century2(p[0]), p[1], p[2]
	case n == 3 && size[0] <= 2 && size[1] <= 2 && size[2] == 2 && sep != '.':
		f.month, f.day, f.year = p[0], p[1], century2(p[2])
		if f.month > 12 || !e.ko {
			f.month, f.day = f.day, f.month
		}
	case n == 2 && sep == '/' && size[0] <= 2 && size[1] <= 2:
		f.month, f.day = p[0], p[1]
	default:
		return moment{}, false
	}
	if !f.valid() {
		f.month, f.day = f.day, f.month
	}
	if !f.valid() {
		return moment{}, false
	}
	m := e.ymd(f.year, f.month, f.day)
	m.next = next
	return e.timed(m), true
}

// ymd makes a day of the calendar; year 0 is guessed.
func (e *east) ymd(y, mo, d int) moment {
	m := moment{unit: day, year: y}
	if y == 0 {
		m.loose = true
		y = e.yearFor(mo, d, false)
		for mo == 2 && d == 29 && y > 4 && habeas.DateOf(y, 2, 29).Month() != 2 {
			y--
		}
	}
	if y != 0 {
		m.days = dates(y, mo, d, d)
	}
	return m
}
