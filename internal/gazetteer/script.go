package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// script finds names in hangul and Han characters.
func (f *finder) script() {
	end := -1
	f.eachScript(f.g.script, func(n *name, at int) {
		stop := at + len(n.text)
		tail, ok := f.tail(n, at, stop, end == at)
		if !ok {
			return
		}
		end = stop + tail
		f.add(hit{start: at, end: end, rows: n.rows, within: -1, sure: true})
	})
}

// eachScript calls each with the longest name at every position of hangul or Han, not overlapping.
func (f *finder) eachScript(index map[rune][]name, each func(*name, int)) {
	for i := 0; i < len(f.text); {
		if f.text[i] < 0xE3 {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(f.text[i:])
		step := n
		if isScript(r) {
			names := index[r]
			for k := range names {
				if strings.HasPrefix(f.text[i:], names[k].text) && f.begins(i, r) {
					each(&names[k], i)
					step = len(names[k].text)
					break
				}
			}
		}
		i += step
	}
}

// begins reports whether a name may begin at byte i: hangul not inside a word, unless another place ended there.
func (f *finder) begins(i int, r rune) bool {
	if !isHangul(r) || i == 0 {
		return true
	}
	before, _ := utf8.DecodeLastRuneInString(f.text[:i])
	return !isHangul(before) || len(f.hits) > 0 && f.hits[len(f.hits)-1].end == i
}

// tail checks what follows a name in hangul or Han, and gives the length of a suffix that belongs to it (시, 성, 市, 省).
func (f *finder) tail(n *name, at, stop int, beside bool) (int, bool) {
	rest := f.text[stop:]
	r, _ := utf8.DecodeRuneInString(n.text)
	suffixes := hanSuffixes
	if isHangul(r) {
		suffixes = hangulSuffixes
	}
	length := 0
	for _, s := range suffixes {
		if strings.HasPrefix(rest, s) && f.suffixEnds(rest[len(s):], isHangul(r)) {
			length = len(s)
			break
		}
	}
	if n.risky && length == 0 && !beside && !f.besidePlace(at) {
		return 0, false
	}
	if isHangul(r) && length == 0 && !hangulTail(rest) {
		return 0, false
	}
	if !isHangul(r) && f.blocked(n, rest, length) {
		return 0, false
	}
	return length, true
}

// besidePlace reports whether another place stands right before byte i, with a space between: "산둥성 지난".
func (f *finder) besidePlace(i int) bool {
	return len(f.hits) > 0 && i > 0 && f.hits[len(f.hits)-1].end == i-1 && f.text[i-1] == ' '
}

func (f *finder) suffixEnds(rest string, hangul bool) bool { return !hangul || hangulTail(rest) }

// blocked says which names of two Han characters are too small to be believed without 市 or the like.
func (f *finder) blocked(n *name, rest string, suffix int) bool {
	best := f.top(n.rows)
	if best.ours || best.kind == "country" {
		return strings.HasPrefix(rest, "族")
	}
	return suffix == 0 && utf8.RuneCountInString(n.text) <= 2 && best.pop < 500_000
}

// hangulTail reports whether what follows a name in hangul is the end of the word, a particle or a word that stands by places.
func hangulTail(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	if !isHangul(r) {
		return true
	}
	for _, t := range hangulTails {
		if strings.HasPrefix(rest, t) {
			after, _ := utf8.DecodeRuneInString(rest[len(t):])
			return len(t) > 3 || !isHangul(after) || unicode.IsSpace(after) || hangulParticle(rest[len(t):])
		}
	}
	return false
}

func hangulParticle(s string) bool {
	for _, t := range hangulTails {
		if strings.HasPrefix(s, t) {
			after, _ := utf8.DecodeRuneInString(s[len(t):])
			return !isHangul(after) || len(t) > 3
		}
	}
	return false
}
