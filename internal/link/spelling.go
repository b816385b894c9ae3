package link

import (
	_ "embed"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// One name is spelled in many ways where its own letters are not Latin: "Choe" and "Choi", "Yong-chol" and "Young Chul", "Muhammad"
// and "Mohamed". Names are compared by what they can sound like; two names of one family that cannot are two persons.

// A resemblance says how like two names are.
type resemblance uint8

const (
	otherName  resemblance = iota // of two persons
	unsureName                    // nothing can be said: a part of a name, scripts that do not compare
	alikeName                     // one name in two spellings
	equalName                     // the same letters
)

//go:embed data/names.tsv
var nameTable string

// A syllable is what one can stand for: sets of sounds, as bits.
type syllable struct{ onset, vowel, coda uint64 }

func (s syllable) fits(o syllable) bool {
	return s.onset&o.onset != 0 && s.vowel&o.vowel != 0 && s.coda&o.coda != 0
}

// A reading is a name cut into its family name and the syllables of its given name.
type reading struct {
	family uint64 // a set of family names
	given  []syllable
}

// A spelled name is a person's name with all that it can be read as.
type spelledName struct {
	folded string
	tokens []string
	groups []string // of the tokens: the name whose spelling each is, or the token
	muslim bool
	korean []reading
	pinyin []syllable // of a Chinese name, family name first
	wade   bool       // spelled as nobody spells today
	latin  bool
}

// A speller holds the table of spellings.
type speller struct {
	onsets, vowels, codas, families map[string]uint64 // Korean
	rows                            map[string]uint64 // the vowels of hangul themselves
	initials, finals                map[string]uint64 // Chinese
	chinese                         map[string]bool   // family names
	wade                            []string
	given                           map[string]string // spellings of Muslim names
}

var spellings = sync.OnceValue(func() *speller {
	s := &speller{rows: map[string]uint64{}, chinese: map[string]bool{}, given: map[string]string{}}
	sets := map[string]map[string]uint64{}
	for part, set := range map[string]*map[string]uint64{"ko onset": &s.onsets, "ko vowel": &s.vowels, "ko coda": &s.codas, "ko surname": &s.families,
		"zh initial": &s.initials, "zh final": &s.finals} {
		*set = map[string]uint64{}
		sets[part] = *set
	}
	next := map[string]int{"ko onset": 1, "ko coda": 1, "zh initial": 1} // bit 0: none
	for line := range strings.Lines(nameTable) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 4 || strings.HasPrefix(f[0], "#") {
			continue
		}
		part := f[0] + " " + f[1]
		for _, w := range strings.Fields(f[3]) {
			w = plain(w)
			switch set := sets[part]; {
			case set != nil:
				set[w] |= 1 << next[part]
			case part == "zh surname":
				s.chinese[w] = true
			case part == "zh mark":
				s.wade = append(s.wade, w)
			default:
				s.given[w] = f[2]
			}
		}
		if part == "ko vowel" {
			s.rows[f[2]] = 1 << next[part]
		}
		next[part]++
	}
	return s
})

// plain puts a name in small letters without marks above, below and between them.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), r == '\'', r == '’', r == '‘', r == '`', r == 'ʿ', r == 'ʾ':
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(s))
}

// particles stand within names and are none.
var particles = wordSet("al el ul ibn bin ben bint abu mr mrs ms dr")

// read takes a name apart.
func (s *speller) read(name string) spelledName {
	n := spelledName{folded: fold(norm.NFC.String(name)), wade: strings.ContainsAny(name, "'’‘`")}
	if h := hangulName(name); h != nil {
		n.korean = h
		return n
	}
	words := strings.FieldsFunc(plain(name), func(r rune) bool { return !unicode.IsLetter(r) })
	for _, w := range words {
		if w[0] > 'z' {
			return n
		}
		if particles[w] {
			continue
		}
		n.tokens = append(n.tokens, w)
		g, known := s.given[w]
		if !known {
			g = w
		}
		n.groups, n.muslim = append(n.groups, g), n.muslim || known
	}
	n.latin = len(n.tokens) > 0
	n.pinyin = s.chineseReading(n.tokens)
	n.korean = s.koreanReadings(n.tokens, len(n.pinyin) == 0)
	for _, m := range s.wade {
		n.wade = n.wade || strings.Contains(plain(name), m)
	}
	return n
}

// compareNames says how like two names are.
func compareNames(a, b *spelledName) resemblance {
	switch {
	case a.folded == b.folded && a.folded != "":
		return equalName
	case len(a.korean) > 0 && len(b.korean) > 0:
		return compareKorean(a.korean, b.korean)
	case !a.latin || !b.latin || len(a.tokens) < 2 || len(b.tokens) < 2:
		return unsureName
	case a.muslim && b.muslim && slices.Equal(a.groups, b.groups):
		return alikeName
	case len(a.pinyin) > 0 && len(b.pinyin) > 0:
		return compareChinese(a, b)
	case slices.Equal(a.groups, b.groups):
		return alikeName
	case within2(a.groups, b.groups) || within2(b.groups, a.groups) || nearlySpelled(a.folded, b.folded):
		return unsureName
	}
	return otherName
}

// nearestNames compares the two names, one of each list, that are the most like.
func nearestNames(a, b []spelledName) resemblance {
	best := otherName
	for i := range a {
		for j := range b {
			best = max(best, compareNames(&a[i], &b[j]))
		}
	}
	return best
}

func compareKorean(a, b []reading) resemblance {
	best := otherName
	for _, x := range a {
		for _, y := range b {
			switch {
			case x.family&y.family == 0:
			case len(x.given) == 0 || len(y.given) == 0:
				best = max(best, unsureName)
			case slices.EqualFunc(x.given, y.given, syllable.fits):
				return alikeName
			}
		}
	}
	return best
}

// compareChinese takes two names for one where one of them is spelled by Wade and Giles: "Chou Tse-min" may be "Zhou Zemin", while
// "Gang" and "Kang" are two names to who writes pinyin.
func compareChinese(a, b *spelledName) resemblance {
	switch {
	case strings.Join(a.tokens, "") == strings.Join(b.tokens, ""):
		return alikeName
	case !slices.EqualFunc(a.pinyin, b.pinyin, syllable.fits):
		return otherName
	case a.wade != b.wade:
		return alikeName
	}
	return unsureName
}

// within2 reports whether all parts of one name are parts of the other.
func within2(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// nearlySpelled reports whether two long names differ by one letter or two: a slip, or another spelling.
func nearlySpelled(a, b string) bool {
	if len(a) < 8 || len(b) < 8 || len(a) > len(b)+2 || len(b) > len(a)+2 {
		return false
	}
	p, q := 0, 0
	for p < len(a) && p < len(b) && a[p] == b[p] {
		p++
	}
	for q < len(a)-p && q < len(b)-p && a[len(a)-1-q] == b[len(b)-1-q] {
		q++
	}
	return max(len(a), len(b))-p-q <= 2
}

// soundKeys gives the keys under which a name is looked for: two names that are alike share one.
func (n *spelledName) soundKeys() []string {
	out := []string{n.folded}
	if len(n.groups) > 0 {
		out = append(out, strings.Join(n.groups, ""))
	}
	for _, r := range n.korean {
		if len(r.given) == 0 {
			continue
		}
		key := []byte("ko ")
		for i, y := range r.given {
			o := bits.TrailingZeros64(y.onset)
			if i == 0 && y.onset&lawOfInitials(syllable{onset: spellings().onsets["r"], vowel: y.vowel}) != 0 {
				o = 63 // any of those that the law of initials makes one
			}
			key = append(key, byte('0'+o), byte('0'+bits.TrailingZeros64(y.coda)))
		}
		out = append(out, string(key))
	}
	if len(n.pinyin) > 0 {
		key := []byte("zh ")
		for _, y := range n.pinyin {
			key = append(key, byte('0'+bits.TrailingZeros64(spellings().confused(y.onset))))
		}
		out = append(out, string(key))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
