package value

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A figure is a number read from tokens.
type figure struct {
	n     int64   // the whole number
	value float64 // the number where it is not whole; 0 otherwise
	next  int     // the first token after it
	plain bool    // digits alone
}

const maxNumber = 1 << 53

// reader reads one English text.
type reader struct {
	text string
	toks []token
	t    *tables
}

func (p *reader) word(i int) *word {
	if i < 0 || i >= len(p.toks) {
		return unknown
	}
	return p.toks[i].word
}

func (p *reader) class(i int) string { return p.word(i).class }

// mark gives the text of a token that is neither word nor figure, and "" for others.
func (p *reader) mark(i int) string {
	if i < 0 || i >= len(p.toks) || p.toks[i].kind != markToken {
		return ""
	}
	return p.text[p.toks[i].start:p.toks[i].end]
}

func (p *reader) str(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return p.text[p.toks[i].start:p.toks[i].end]
}

// is reports whether token i is this word, whatever its case.
func (p *reader) is(i int, s string) bool { return sameWord(p.str(i), s) }

// sameWord is strings.EqualFold that sees most differences in the first letter.
func sameWord(a, b string) bool {
	if len(a) > 0 && len(b) > 0 && a[0] < utf8.RuneSelf && b[0] < utf8.RuneSelf && a[0]|0x20 != b[0]|0x20 {
		return false
	}
	return strings.EqualFold(a, b)
}

// glued reports whether token i+1 begins where token i ends.
func (p *reader) glued(i int) bool {
	return i >= 0 && i+1 < len(p.toks) && p.toks[i].end == p.toks[i+1].start
}

func (p *reader) dash(i int) bool {
	switch p.mark(i) {
	case "-", "–", "—", "‑", "−":
		return true
	}
	return false
}

func (p *reader) figure(i int) bool {
	return i >= 0 && i < len(p.toks) && p.toks[i].kind == figureToken
}

// digits gives the value and the number of digits of a figure token.
func (p *reader) digits(i int) (n int64, count int) {
	if !p.figure(i) {
		return -1, 0
	}
	for _, c := range p.str(i) {
		if c == ',' {
			continue
		}
		if count++; n < maxNumber/10 {
			n = n*10 + int64(c-'0')
		}
	}
	return n, count
}

// number reads the number that begins at token i, in figures or words.
func (p *reader) number(i int) (figure, bool) {
	if p.figure(i) {
		return p.figures(i)
	}
	return p.words(i)
}

// figures reads a number that begins with digits: "1,137", "2.3 million", "10k", "1 414 021 100", "3 hundred and 21".
func (p *reader) figures(i int) (figure, bool) {
	n, _ := p.digits(i)
	if next, ok := p.fraction(i); ok {
		v, _ := strconv.ParseFloat(p.text[p.toks[i].start:p.toks[next-1].end], 64)
		return p.scaled(v, next), true
	}
	next := i + 1
	if more, end := p.grouped(i, n); end > 0 {
		n, next = more, end
	}
	if s, ok := p.scaleAt(next); ok {
		return p.accumulate(n, s, next+1), true
	}
	return figure{n: n, next: next, plain: true}, true
}

// fraction reads the decimal point of "2.3"; "192.168.1.2" has none.
func (p *reader) fraction(i int) (next int, ok bool) {
	if !p.glued(i) || p.mark(i+1) != "." || !p.glued(i+1) || !p.figure(i+2) || strings.Contains(p.str(i+2), ",") {
		return 0, false
	}
	if p.mark(i+3) == "." && p.glued(i+2) && p.glued(i+3) && p.figure(i+4) || p.mark(i-1) == "." && p.glued(i-1) && p.figure(i-2) {
		return 0, false
	}
	return i + 3, true
}

func (p *reader) scaled(v float64, next int) figure {
	if s, ok := p.scaleAt(next); ok {
		v, next = v*float64(s), next+1
	}
	if r := math.Round(v); math.Abs(v-r) < 1e-6 && v < maxNumber {
		return figure{n: int64(r), next: next}
	}
	return figure{n: int64(v), value: v, next: next}
}

// scaleAt reads "million" or "dozen" after a number; a single letter ("10k") only when glued to it.
func (p *reader) scaleAt(i int) (int64, bool) {
	if p.dash(i) && p.glued(i-1) && p.glued(i) && p.word(i+1).scale > 0 {
		return 0, false
	}
	w := p.word(i)
	if w.scale == 0 || len(w.text) <= 2 && !p.glued(i-1) {
		return 0, false
	}
	return w.scale, true
}

// grouped reads further groups of three digits parted by spaces, two at least.
func (p *reader) grouped(i int, n int64) (int64, int) {
	if _, c := p.digits(i); c > 3 {
		return 0, 0
	}
	k := i + 1
	for p.figure(k) && p.toks[k].end-p.toks[k].start == 3 && p.text[p.toks[k-1].end:p.toks[k].start] == " " {
		d, _ := p.digits(k)
		n, k = n*1000+d, k+1
	}
	if k-i < 3 || n > maxNumber {
		return 0, 0
	}
	return n, k
}

// words reads a number in words: "one hundred and twenty-one", "a dozen", "half a million".
func (p *reader) words(i int) (figure, bool) {
	w := p.word(i)
	switch {
	case w.card >= 0 && w.text != "":
		return p.accumulate(0, 0, i), true
	case w.class == "half" && p.class(i+1) == "a" && p.word(i+2).scale > 1:
		return p.scaledHalf(i + 2), true
	case w.class == "half" && p.word(i+1).scale == 12:
		return figure{n: 6, next: i + 2}, true
	case (p.is(i, "a") || p.is(i, "an")) && p.word(i+1).scale > 0 && len(p.word(i+1).text) > 3 && !strings.HasSuffix(p.word(i+1).text, "s"):
		return p.accumulate(1, p.word(i+1).scale, i+2), true
	}
	return figure{}, false
}

func (p *reader) scaledHalf(i int) figure {
	return figure{n: p.word(i).scale / 2, next: i + 1}
}

// accumulate reads on after a first value: value chunks below a hundred, hundreds, and falling scales. first and scale are a
// leading figure and the scale word after it ("3 hundred …"), or 0 and 0 before the first word.
func (p *reader) accumulate(first, scale int64, i int) figure {
	a := adder{p: p, at: i, last: math.MaxInt64}
	if scale > 0 {
		a.chunk, a.seen = first, true
		a.scale(scale)
	}
	for a.step() {
	}
	if p.class(a.at) == "" && p.is(a.at, "and") && p.is(a.at+1, "a") && p.class(a.at+2) == "half" {
		if s, ok := p.scaleAt(a.at + 3); ok && a.total == 0 {
			return figure{n: (a.chunk*2 + 1) * s / 2, next: a.at + 4}
		}
	}
	return figure{n: min(a.total+a.chunk, maxNumber), next: a.at}
}

// An adder builds a number word by word.
type adder struct {
	p     *reader
	at    int
	total int64 // what whole scales have given
	chunk int64 // below the next scale
	last  int64 // the last scale from a thousand up; scales must fall
	seen  bool  // some word was taken
	ones  bool  // the chunk's last digit is taken
	tens  bool  // the chunk's tens are taken
	done  bool
}

func (a *adder) step() bool {
	if a.done {
		return false
	}
	i := a.at
	if a.seen {
		i = a.joint(i)
	}
	w := a.p.word(i)
	switch {
	case w.card >= 0 && w.text != "" && a.fits(w.card) && (i == a.at || !a.p.isScale(i)):
		a.card(w.card)
	case a.seen && a.p.figure(i) && a.total+a.chunk > 0 && i > a.at && a.fitsFigure(i):
		n, _ := a.p.digits(i)
		a.card(n)
		a.done = true
	case a.seen && a.falling(i):
		n, _ := a.p.digits(i)
		a.chunk += n
	case a.seen && i == a.at && w.scale > 0 && len(w.text) > 3 && (a.chunk > 0) && w.scale < a.last:
		a.scale(w.scale)
	default:
		return false
	}
	a.seen, a.at = true, i+1
	return true
}

// falling reports a figure before a smaller scale: the 3 of "4 thousand 3 hundred".
func (a *adder) falling(i int) bool {
	next := a.p.word(i + 1)
	return a.p.figure(i) && i == a.at && a.chunk == 0 && a.total > 0 && next.scale > 0 && next.scale < a.last && len(next.text) > 3
}

func (p *reader) isScale(i int) bool { return p.word(i).scale > 0 && p.word(i).card < 0 }

// joint skips the hyphen of "twenty-one" and the "and" of "hundred and six".
func (a *adder) joint(i int) int {
	p := a.p
	next := p.word(i + 1)
	if p.dash(i) && a.tens && !a.ones && next.card > 0 && next.card < 10 {
		return i + 1
	}
	if p.dash(i) && next.scale > 0 && p.glued(i-1) {
		return i
	}
	if !p.is(i, "and") || a.chunk%100 != 0 || a.total+a.chunk < 100 {
		return i
	}
	if p.figure(i+1) && p.isScale(i+2) || next.card >= 0 && a.chunk >= 100 && p.word(i+2).scale == 100 {
		return i
	}
	return i + 1
}

func (a *adder) fits(n int64) bool {
	switch {
	case n == 0:
		return !a.seen
	case n < 10:
		return !a.ones
	case n < 100:
		return !a.ones && !a.tens
	}
	return false
}

func (a *adder) fitsFigure(i int) bool {
	n, count := a.p.digits(i)
	return count <= 3 && n > 0 && n < 100 && !a.ones && !a.tens
}

func (a *adder) card(n int64) {
	a.chunk += n
	if n < 10 {
		a.ones = true
	} else if n < 20 {
		a.ones, a.tens = true, true
	} else {
		a.tens = true
	}
}

func (a *adder) scale(s int64) {
	a.ones, a.tens = false, false
	if s == 100 {
		a.chunk *= s
		return
	}
	if a.chunk > maxNumber/s {
		a.chunk = maxNumber / s
	}
	a.total += a.chunk * s
	a.chunk, a.last = 0, s
	if s == 12 || s == 20 {
		a.done = true
	}
}
