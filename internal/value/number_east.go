package value

import (
	"strconv"
	"unicode/utf8"
)

// A numeral is a number read from Korean or Chinese text.
type numeral struct {
	n      int64
	value  float64 // where it is not whole
	next   int
	form   numeralForm
	digits int  // of a number in figures alone
	runes  int  // of a number in words
	placed bool // a place was named: 십, 百, 만
}

type numeralForm uint8

const (
	inFigures numeralForm = iota
	inWords               // 이십, 二十
	inNative              // 스물
)

// number reads the number at byte i.
func (e *east) number(i int) (numeral, bool) {
	if n, ok := e.sino(i); ok {
		return n, true
	}
	if e.ko {
		return e.native(i)
	}
	return numeral{}, false
}

// native reads Korean numbers of the native series: "한", "스물세".
func (e *east) native(i int) (numeral, bool) {
	w, next, ok := e.has("native", i)
	if !ok {
		return numeral{}, false
	}
	n := numeral{n: w.n, next: next, form: inNative, runes: utf8.RuneCountInString(w.text)}
	if w.n >= 10 && w.n%10 == 0 {
		if o, end, ok := e.has("native", next); ok && o.n < 10 {
			n.n, n.next, n.runes = n.n+o.n, end, n.runes+utf8.RuneCountInString(o.text)
		}
	}
	return n, true
}

// A counter builds a number of figures, digits and places: "1만 2천", "五亿零六", "4천3백21".
type tally struct {
	e                 *east
	at                int
	total, part, cur  int64 // whole myriads; below the next myriad; digits not yet placed
	lastPlace         int64
	lastMyriad        int64
	zero, placed, has bool
	wordCur           bool // cur comes from one digit word
	out               numeral
}

// maxParts bounds the digits and places of one number.
const maxParts = 48

func (e *east) sino(i int) (numeral, bool) {
	t := tally{e: e, at: i, lastMyriad: 1 << 62}
	for n := 0; n < maxParts && t.step(); n++ {
	}
	if !t.has {
		return numeral{}, false
	}
	return t.done(), true
}

func (t *tally) step() bool {
	i := t.at
	if t.has {
		i = t.gap(i)
	}
	if _, ok := digit(t.e.rune(i)); ok {
		return t.figures(i)
	}
	if w, next, ok := t.e.has("digit", i); ok && (t.out.digits == 0 || t.placed) {
		return t.digit(w, next)
	}
	if w, next, ok := t.e.has("place", i); ok && (t.has || t.mayLead(w)) {
		return t.place(w.n, next)
	}
	if w, next, ok := t.e.has("myriad", i); ok && (t.has || t.e.ko && w.n == 10000) {
		return t.myriad(w.n, next)
	}
	if w, next, ok := t.e.has("dozen", i); ok && t.has {
		t.part, t.cur, t.at = max(t.part+t.cur, 1)*w.n, 0, next
		return false
	}
	return false
}

// mayLead reports whether a place may begin a number: 十 and 千, 십, 백, 천.
func (t *tally) mayLead(w entry) bool {
	return t.e.ko || w.n == 10 || w.n == 1000 || w.n == 100 || w.n == 20 || w.n == 30
}

// gap passes a space within a number, before a further part.
func (t *tally) gap(i int) int {
	k := t.e.skip(i)
	if k == i {
		return i
	}
	if _, _, ok := t.e.has("place", k); ok && !t.e.ko {
		return k
	}
	if _, _, ok := t.e.has("myriad", k); ok && !t.e.ko {
		return k
	}
	if !t.placed || t.cur > 0 {
		return i
	}
	if t.e.ko && t.part == 0 && t.total > 0 { // "42만 1585명"
		if _, end, count, _ := t.e.figures(k); count > 0 && count <= 4 {
			if _, _, ok := t.e.spaced("counter", end); ok {
				return k
			}
		}
	}
	if _, ok := digit(t.e.rune(k)); ok {
		end := k
		for _, ok := digit(t.e.rune(end)); ok; _, ok = digit(t.e.rune(end)) {
			end += utf8.RuneLen(t.e.rune(end))
		}
		for _, class := range []string{"place", "myriad"} {
			if _, _, ok := t.e.has(class, end); ok {
				return k
			}
		}
		return i
	}
	if _, _, ok := t.e.has("digit", k); ok && !t.e.ko {
		return k
	}
	return i
}

func (t *tally) figures(i int) bool {
	if t.has && !t.placed {
		return false
	}
	n, next, count, frac := t.e.figures(i)
	if t.has && (frac != 0 || t.cur != 0) {
		return false
	}
	t.cur, t.at, t.has, t.wordCur = n, next, true, false
	if !t.placed {
		t.out.digits = count
	}
	if end := t.thousands(next); end > next && frac == 0 && !t.placed {
		return false
	}
	if frac != 0 {
		return t.fraction(float64(n)+frac, next)
	}
	return true
}

// thousands reads the scale letters of figures ("40k") and groups of three digits parted by spaces ("1 414 021 100", two groups at
// least).
func (t *tally) thousands(next int) int {
	e := t.e
	if r := e.rune(next); (r == 'k' || r == 'K') && !isLatin(e.rune(next+1)) {
		t.cur, t.at = min(t.cur, maxNumber/1000)*1000, next+1
		return t.at
	}
	if t.out.digits > 3 || t.has && t.placed {
		return next
	}
	n, k, groups := t.cur, next, 0
	for groups < 5 && k+3 < len(e.text) && e.text[k] == ' ' && e.threeDigits(k+1) {
		v, _, _ := e.plainDigits(k + 1)
		n, k, groups = n*1000+int64(v), k+4, groups+1
	}
	if groups < 2 {
		return next
	}
	t.cur, t.at = n, k
	return k
}

func isLatin(r rune) bool { return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' }

// fraction ends a number with a decimal part, which one scale may follow: "2.3억".
func (t *tally) fraction(v float64, next int) bool {
	t.out.value, t.at = v, next
	for _, class := range []string{"myriad", "place"} {
		if w, end, ok := t.e.has(class, next); ok {
			t.out.value, t.at = v*float64(w.n), end
			break
		}
	}
	return false
}

// figures reads Arabic digits with thousands separators and a decimal part.
func (e *east) figures(i int) (n int64, next, count int, frac float64) {
	for i < len(e.text) {
		r := e.rune(i)
		if d, ok := digit(r); ok {
			if n < maxNumber/10 {
				n = n*10 + d
			}
			count++
			i += utf8.RuneLen(r)
			continue
		}
		if (r == ',' || r == '，') && e.threeDigits(i+utf8.RuneLen(r)) {
			i += utf8.RuneLen(r)
			continue
		}
		break
	}
	if i+1 < len(e.text) && e.text[i] == '.' && isDigit(e.text[i+1]) {
		end := i + 1
		for end < len(e.text) && isDigit(e.text[end]) {
			end++
		}
		if end >= len(e.text) || e.text[end] != '.' {
			frac, _ = strconv.ParseFloat("0"+e.text[i:end], 64)
			if frac == 0 {
				frac = 1e-9
			}
			return n, end, count, frac
		}
	}
	return n, i, count, 0
}

func (e *east) threeDigits(i int) bool {
	for range 3 {
		r := e.rune(i)
		if _, ok := digit(r); !ok {
			return false
		}
		i += utf8.RuneLen(r)
	}
	_, more := digit(e.rune(i))
	return !more
}

// digit takes a digit in words; several in a row without places are read by position ("二零零四").
func (t *tally) digit(w entry, next int) bool {
	switch {
	case t.e.ko && t.placed && t.out.digits == 0 && t.out.runes == 1 && t.total == 10000 && t.part == 0:
		return false // 만일
	case w.n == 0 && t.placed:
		t.zero = true
	case t.has && !t.placed && t.wordCur:
		t.cur = min(t.cur*10+w.n, maxNumber/10)
	case t.cur != 0:
		return false
	default:
		t.cur = w.n
	}
	t.has, t.wordCur, t.at = true, true, next
	t.out.runes++
	if t.out.digits == 0 {
		t.out.form = inWords
	}
	return true
}

func (t *tally) place(n int64, next int) bool {
	if t.has && t.placed && t.lastPlace != 0 && n >= t.lastPlace && t.cur == 0 && !t.zero {
		return false
	}
	if t.wordCur && t.cur > 9 && t.out.runes > 1 && !t.placed {
		return false
	}
	if t.e.ko && t.has && !t.placed && t.wordCur && t.cur == 0 {
		return false // 공백
	}
	t.part += min(max(t.cur, 1), maxNumber/n) * n
	t.cur, t.lastPlace, t.placed, t.has, t.at, t.zero = 0, n, true, true, next, false
	t.out.runes++
	if t.out.digits == 0 {
		t.out.form = inWords
	}
	return true
}

func (t *tally) myriad(n int64, next int) bool {
	section := t.part + t.cur
	if section == 0 && t.total == 0 {
		if !t.e.ko || t.has {
			return false
		}
		section = 1
	}
	if n < t.lastMyriad {
		t.total += min(section, maxNumber/n) * n
	} else {
		t.total = min(t.total+section, maxNumber/n) * n
	}
	t.part, t.cur, t.lastPlace, t.lastMyriad, t.placed, t.has, t.at, t.zero = 0, 0, 0, n, true, true, next, false
	t.out.runes++
	if t.out.digits == 0 {
		t.out.form = inWords
	}
	return true
}

func (t *tally) done() numeral {
	cur := t.cur
	if !t.e.ko && t.placed && t.wordCur && cur > 0 && cur < 10 && !t.zero {
		switch { // 二百五 is 250, 一万三 is 13000
		case t.lastPlace >= 100:
			cur *= t.lastPlace / 10
		case t.lastPlace == 0 && t.lastMyriad < 1<<62:
			cur *= t.lastMyriad / 10
		}
	}
	t.out.n, t.out.next = min(t.total+t.part+cur, maxNumber), t.at
	if v := t.out.value; v != 0 {
		if r := float64(int64(v + .5)); v-r < 1e-6 && r-v < 1e-6 {
			t.out.n, t.out.value = int64(r), 0
		} else {
			t.out.n = int64(v)
		}
	}
	if t.placed {
		t.out.digits = 0
	}
	t.out.placed = t.placed
	return t.out
}
