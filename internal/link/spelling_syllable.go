package link

import (
	"slices"
	"strings"
)

// mostReadings bounds the ways in which one name is cut into syllables.
const mostReadings = 12

// mostLetters bounds a token that is cut: no syllables of a name are longer.
const mostLetters = 16

// koreanReadings reads a name in Latin letters as a Korean one: the family name first, or last where that may be, and one or two
// syllables beside it.
func (s *speller) koreanReadings(tokens []string, familyLast bool) []reading {
	if len(tokens) == 0 || len(tokens) > 3 {
		return nil
	}
	var out []reading
	if f := s.families[tokens[0]]; f != 0 {
		out = s.withGiven(out, f, tokens[1:])
	}
	if last := len(tokens) - 1; familyLast && last > 0 && s.families[tokens[last]] != 0 {
		out = s.withGiven(out, s.families[tokens[last]], tokens[:last])
	}
	return out[:min(len(out), mostReadings)]
}

func (s *speller) withGiven(out []reading, family uint64, given []string) []reading {
	if len(given) == 0 {
		return append(out, reading{family: family})
	}
	ways := [][]syllable{nil}
	for _, t := range given {
		var next [][]syllable
		for _, cut := range s.cut(t, 3-len(given)) {
			for _, w := range ways {
				next = append(next, slices.Concat(w, cut))
			}
		}
		ways = next
	}
	for _, w := range ways {
		w[0].onset = lawOfInitials(w[0])
		out = append(out, reading{family, w})
	}
	return out
}

// cut gives the ways to cut a token into at most n Korean syllables.
func (s *speller) cut(t string, n int) [][]syllable {
	if n == 0 || t == "" || len(t) > mostLetters {
		return nil
	}
	t = strings.ReplaceAll(t, "wh", "hw")
	var out [][]syllable
	for o := 0; o <= min(3, len(t)); o++ {
		onset := uint64(1)
		if o > 0 {
			onset = s.onsets[t[:o]]
		}
		if onset == 0 {
			continue
		}
		for v := o + 1; v <= min(o+4, len(t)); v++ {
			vowel := s.vowels[t[o:v]]
			if vowel == 0 {
				continue
			}
			out = s.closed(out, syllable{onset: onset, vowel: vowel}, t[v:], n)
		}
	}
	return out[:min(len(out), mostReadings)]
}

// closed gives a syllable the consonants that may close it, and cuts what remains.
func (s *speller) closed(out [][]syllable, y syllable, rest string, n int) [][]syllable {
	for c := 0; c <= min(2, len(rest)); c++ {
		y.coda = 1
		if c > 0 {
			y.coda = s.codas[rest[:c]]
		}
		if y.coda == 0 {
			continue
		}
		if c == len(rest) {
			out = append(out, []syllable{y})
			continue
		}
		for _, more := range s.cut(rest[c:], n-1) {
			out = append(out, append([]syllable{y}, more...))
		}
	}
	return out
}

// lawOfInitials widens the first sound of a name by what the South drops and the North keeps: "Ryong" and "Yong", "Nyo" and "Yo".
func lawOfInitials(y syllable) uint64 {
	s := spellings()
	r, n := s.onsets["r"], s.onsets["n"]
	high := s.vowels["i"] | s.vowels["yo"] | s.vowels["yu"] | s.vowels["yeo"] | s.vowels["ya"] | s.vowels["ye"]
	out := y.onset
	if out&r != 0 {
		out |= n
	}
	if out&(r|n) != 0 && y.vowel&high != 0 {
		out |= 1
	}
	return out
}

// hangul are the sounds of the syllable blocks of Unicode, in its order.
var (
	hangulOnsets = strings.Fields("g g n d d r m b b s s - j j ch k t p h")
	hangulVowels = strings.Fields("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
	hangulCodas  = strings.Fields("- g g g n n n d l g m l l l l l m b b d d ng d d g d b d")
)

// hangulName reads a name in hangul; nil when it is in other letters or is none.
func hangulName(name string) []reading {
	var ys []syllable
	for _, r := range name {
		switch {
		case r >= 0xAC00 && r < 0xAC00+11172:
			ys = append(ys, hangulSyllable(int(r)-0xAC00))
		case r != ' ' && r != '-':
			return nil
		}
	}
	if len(ys) == 0 || len(ys) > 4 {
		return nil
	}
	family := spellings().familyOf(ys[0])
	if family == 0 {
		return nil
	}
	if len(ys) > 1 {
		ys[1].onset = lawOfInitials(ys[1])
	}
	return []reading{{family, ys[1:]}}
}

func hangulSyllable(i int) syllable {
	s := spellings()
	y := syllable{1, s.rows[hangulVowels[i/28%21]], 1}
	if o := hangulOnsets[i/28/21]; o != "-" {
		y.onset = s.onsets[o]
	}
	if c := hangulCodas[i%28]; c != "-" {
		y.coda = s.codas[c]
	}
	return y
}

// familyOf gives the family names that a syllable of hangul can be.
func (s *speller) familyOf(y syllable) uint64 {
	var out uint64
	y.onset = lawOfInitials(y)
	for w, f := range s.families {
		for _, cut := range s.cut(w, 1) {
			cut[0].onset = lawOfInitials(cut[0])
			if cut[0].fits(y) {
				out |= f
			}
		}
	}
	return out
}

// chineseReading cuts a name into the syllables of Chinese, the family name first; nil when it is no Chinese name.
func (s *speller) chineseReading(tokens []string) []syllable {
	if len(tokens) < 2 || len(tokens) > 3 || !s.chinese[tokens[0]] {
		return nil
	}
	var out []syllable
	for i, t := range tokens {
		most := 1
		if i > 0 && len(tokens) == 2 {
			most = 2
		}
		cut := s.chineseCut(t, most)
		if cut == nil {
			return nil
		}
		out = append(out, cut...)
	}
	return out
}

func (s *speller) chineseCut(t string, n int) []syllable {
	if n == 0 || t == "" || len(t) > mostLetters {
		return nil
	}
	for end := min(6, len(t)); end > 0; end-- { // the longest first
		y, ok := s.chineseSyllable(t[:end])
		if !ok {
			continue
		}
		if end == len(t) {
			return []syllable{y}
		}
		if more := s.chineseCut(t[end:], n-1); more != nil {
			return append([]syllable{y}, more...)
		}
	}
	return nil
}

// confused widens a set of Chinese initials by all that some spelling makes one with them.
func (s *speller) confused(set uint64) uint64 {
	for before := uint64(0); before != set; {
		before = set
		for _, m := range s.initials {
			if m&set != 0 {
				set |= m
			}
		}
	}
	return set
}

func (s *speller) chineseSyllable(t string) (syllable, bool) {
	for o := min(2, len(t)-1); o >= 0; o-- {
		initial := uint64(1)
		if o > 0 {
			initial = s.initials[t[:o]]
		}
		if final := s.finals[t[o:]]; initial != 0 && final != 0 {
			return syllable{initial, final, 1}, true
		}
	}
	return syllable{}, false
}
