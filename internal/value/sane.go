package value

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas"
)

// maxPeople is more than ever lived at one time; a greater number of people is a slip or a trick, and no count.
const maxPeople = 20_000_000_000

// understood takes the value from numbers that only look like one: with a sign before them, in the notation of computers ("1e400",
// "0x10"), with commas that part no thousands, a fraction of a person, more people than live. They stay found, and say nothing.
func understood(text string, qs []Quantity) []Quantity {
	for i := range qs {
		if q := &qs[i]; q.Known && q.senseless(text) {
			q.Known, q.Value = false, 0
			q.Count = habeas.Count{Words: q.Count.Words}
		}
	}
	return qs
}

func (q *Quantity) senseless(text string) bool {
	if q.Unit == "date" || q.Unit == "phone" {
		return false
	}
	c := q.Count
	if top := max(c.Low, c.High, c.Nominal); top >= maxNumber/10 || q.Unit == "person" && (top > maxPeople || q.Value != 0) {
		return true
	}
	if strings.HasSuffix(text[:q.Start], "minus ") || scaleAhead(text[q.End:]) {
		return true
	}
	first := strings.IndexFunc(text[q.Start:q.End], unicode.IsDigit)
	if first < 0 {
		return false
	}
	last := strings.LastIndexFunc(text[q.Start:q.End], unicode.IsDigit)
	return brokenBefore(text[:q.Start+first]) || brokenAfter(text[q.Start+last+1:])
}

// scaleAhead reports whether a number is not at its end: the second "million" of "a million million".
func scaleAhead(after string) bool {
	word, _, _ := strings.Cut(strings.TrimPrefix(after, " "), " ")
	return english().lookup(word).scale >= 1000 && len(word) > 3
}

// brokenBefore reports whether what stands right before a figure makes it a part of something else.
func brokenBefore(before string) bool {
	r, n := utf8.DecodeLastRuneInString(before)
	prev, _ := utf8.DecodeLastRuneInString(before[:len(before)-n])
	switch r {
	case '-', '−':
		return prev == utf8.RuneError || unicode.IsSpace(prev) || prev == '(' // "-5", not "3-5" and no list's "- 5"
	case ',', '^':
		return isDigit2(prev)
	case 'e', 'E', 'x', 'X':
		return isDigit2(prev)
	}
	return false
}

// brokenAfter does the same for what stands right behind a figure.
func brokenAfter(after string) bool {
	if len(after) < 2 {
		return false
	}
	switch after[0] {
	case ',', '^', 'x', 'X':
		return isDigit(after[1])
	case 'e', 'E':
		return isDigit(after[1]) || len(after) > 2 && (after[1] == '-' || after[1] == '+') && isDigit(after[2])
	}
	return false
}

func isDigit2(r rune) bool { return r >= '0' && r <= '9' }
