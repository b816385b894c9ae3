package value

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a figure or a mark of Latin-script text.
type token struct {
	start, end int32
	word       *word // what the tables say of it; never nil (unknown for other words)
	kind       tokenKind
	upper      bool // begins with a capital letter
}

type tokenKind uint8

const (
	wordToken   tokenKind = iota
	figureToken           // digits, with points and commas between them
	markToken             // one character that is neither
)

// tokenize cuts text into tokens. Letters and digits that stand together are cut apart ("10k", "5pm", "1990s").
func (t *tables) tokenize(text string) []token {
	return t.appendTokens(make([]token, 0, len(text)/5+8), text)
}

func (t *tables) appendTokens(out []token, text string) []token {
	for i := 0; i < len(text); {
		c := text[i]
		switch {
		case c == ' ' || c == '\t' || c == '\r':
			i++
		case isDigit(c):
			end := figureEnd(text, i)
			out = append(out, token{int32(i), int32(end), unknown, figureToken, false})
			i = end
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			if unicode.IsLetter(r) {
				end := letterEnd(text, i+n)
				out = append(out, token{int32(i), int32(end), t.lookup(text[i:end]), wordToken, unicode.IsUpper(r)})
				i = end
				continue
			}
			if !unicode.IsSpace(r) || r == '\n' {
				out = append(out, token{int32(i), int32(i + n), unknown, markToken, false})
			}
			i += n
		}
	}
	return out
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// figureEnd takes digits with thousands separators and one decimal point: "1,137", "2.3", "12".
func figureEnd(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	for i+3 < len(text) && text[i] == ',' && isDigit(text[i+1]) && isDigit(text[i+2]) && isDigit(text[i+3]) && (i+4 >= len(text) || !isDigit(text[i+4])) {
		i += 4
	}
	return lakhEnd(text, i)
}

// lakhEnd reads on in a figure grouped as in South Asia, by two digits and the last three: "12,34,567".
func lakhEnd(text string, i int) int {
	k := i
	for k+2 < len(text) && text[k] == ',' && isDigit(text[k+1]) && isDigit(text[k+2]) && (k+3 < len(text) && text[k+3] == ',') {
		k += 3
	}
	if k > i && k+3 < len(text) && isDigit(text[k+1]) && isDigit(text[k+2]) && isDigit(text[k+3]) && (k+4 >= len(text) || !isDigit(text[k+4])) {
		return k + 4
	}
	return i
}

func letterEnd(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if c < utf8.RuneSelf {
			if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
				i++
				continue
			}
			return i
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			return i
		}
		i += n
	}
	return i
}

// lookup finds what the tables say of a word, whatever its case.
func (t *tables) lookup(s string) *word {
	var buf [24]byte
	if len(s) > len(buf) {
		return unknown
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			if w, ok := t.words[strings.ToLower(s)]; ok {
				return w
			}
			return unknown
		}
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[i] = c
	}
	if w, ok := t.words[string(buf[:len(s)])]; ok {
		return w
	}
	return unknown
}
