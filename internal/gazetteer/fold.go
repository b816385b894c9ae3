package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func firstRune(s string) (rune, int) { return utf8.DecodeRuneInString(s) }

// isScript tells hangul and Han characters, whose names are found without word boundaries.
func isScript(r rune) bool { return isHangul(r) || isHan(r) }

func isHangul(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 }

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF }

// fold takes case, accents, apostrophes and all that is no letter or digit from a name, so that "Xi'an" is "xian" and
// "P'yŏngyang" is "pyongyang".
func fold(s string) string {
	if ascii(s) {
		if folded(s) {
			return s
		}
		return strings.Map(foldASCII, s)
	}
	return strings.Map(foldRune, norm.NFD.String(s))
}

// foldTo is fold into a buffer, without allocation for ASCII.
func foldTo(buf []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return append(buf[:0], fold(s)...)
		case c >= 'A' && c <= 'Z':
			buf = append(buf, c+'a'-'A')
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9':
			buf = append(buf, c)
		}
	}
	return buf
}

func folded(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

func ascii(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func foldASCII(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r >= 'a' && r <= 'z', r >= '0' && r <= '9':
		return r
	}
	return -1
}

func foldRune(r rune) rune {
	switch r {
	case 'ø', 'Ø':
		return 'o'
	case 'ł', 'Ł':
		return 'l'
	case 'đ', 'Đ', 'ð':
		return 'd'
	case 'ı':
		return 'i'
	}
	if r < utf8.RuneSelf {
		return foldASCII(r)
	}
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return unicode.ToLower(r)
	}
	return -1
}

// canon writes out the abbreviations that begin names of towns.
func canon(word string) string {
	if full, ok := shortened[word]; ok {
		return full
	}
	return word
}

var shortened = map[string]string{"st": "saint", "mt": "mount", "ft": "fort"}

// foldWords splits a name into its folded words: "Port-au-Prince" gives port, au, prince; "N. Korea" gives n, korea.
func foldWords(s string) []string {
	var buf [8]token
	toks := tokens(s, buf[:0])
	out := make([]string, 0, len(toks))
	for _, t := range toks {
		out = append(out, fold(s[t.start:t.end]))
	}
	if len(out) > 1 {
		out[0] = canon(out[0])
	}
	return out
}

// A token is one word of Latin text.
type token struct {
	start, end int32
	upper      bool // begins with a capital letter
	caps       bool // all its letters are capitals, of two or more
}

// tokens cuts text into words: letters and digits with their accents, and apostrophes between letters, except before a
// possessive s. It appends to buf.
func tokens(text string, buf []token) []token {
	for i := 0; i < len(text); {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		if !isWord(r) || isScript(r) {
			i += n
			continue
		}
		end := wordEnd(text, i+n)
		buf = append(buf, describe(text, i, end))
		i = end
	}
	return buf
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		} else if isWord(r) {
			i++
			continue
		}
		switch {
		case isScript(r):
			return i
		case isWord(r), r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r):
			i += n
		case apostrophe(r) && joins(text[i+n:]):
			i += n
		default:
			return i
		}
	}
	return i
}

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '‘' || r == '`' }

// joins reports whether a letter follows that is not a possessive s.
func joins(rest string) bool {
	r, n := utf8.DecodeRuneInString(rest)
	if n == 0 || !unicode.IsLetter(r) || isScript(r) {
		return false
	}
	if r != 's' && r != 'S' {
		return true
	}
	next, m := utf8.DecodeRuneInString(rest[n:])
	return m > 0 && isWord(next)
}

func describe(text string, start, end int) token {
	t := token{start: int32(start), end: int32(end)}
	if c := text[start]; c >= 'a' && c <= 'z' || c >= '0' && c <= '9' {
		return t
	}
	r, n := utf8.DecodeRuneInString(text[start:])
	t.upper = unicode.IsUpper(r)
	t.caps = t.upper && start+n < end && !hasLower(text[start:end])
	return t
}

func hasLower(s string) bool {
	for _, r := range s {
		if r < utf8.RuneSelf && r >= 'a' && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r) {
			return true
		}
	}
	return false
}
