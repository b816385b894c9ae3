package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Token is a word, a figure or a mark, by byte offsets into the text it was read from. Words joined by hyphens are one
// token ("four-year-old"), a possessive 's is a token of its own, a figure keeps its commas and points ("1,137").
type Token struct {
	Start, End int
	Lower      string // in lower case, curly apostrophes made straight
	Word       bool   // a word or figure, not a mark
	Capital    bool   // begins with a capital letter
	Digit      bool   // begins with a digit
}

// Tokens parts text[from:to] into tokens, with offsets into text.
func Tokens(text string, from, to int) []Token {
	return AppendTokens(make([]Token, 0, (to-from)/5+4), text, from, to)
}

// AppendTokens is Tokens into a slice that the caller has.
func AppendTokens(tokens []Token, text string, from, to int) []Token {
	for i := from; i < to; {
		if text[i] == ' ' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:to])
		switch {
		case unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff':
			i += size
		case inWord(r):
			end := wordEnd(text, i, to)
			tokens = append(tokens, wordToken(text, i, end, r))
			i = end
		case (r == '\'' || r == '’') && possessive(text, i+size, to):
			tokens = append(tokens, Token{Start: i, End: i + size + 1, Lower: "'s", Word: true})
			i += size + 1
		default:
			tokens = append(tokens, Token{Start: i, End: i + size, Lower: mark(text[i : i+size])})
			i += size
		}
	}
	return tokens
}

func inWord(r rune) bool {
	if r < utf8.RuneSelf {
		return ascii(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// ascii reports whether a byte is a letter or digit of ASCII.
func ascii(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' }

func wordToken(text string, i, end int, first rune) Token {
	word := text[i:end]
	if plain(word) {
		return Token{Start: i, End: end, Lower: word, Word: true, Digit: word[0] <= '9'}
	}
	lower := strings.ToLower(word)
	if strings.Contains(lower, "’") {
		lower = strings.ReplaceAll(lower, "’", "'")
	}
	return Token{Start: i, End: end, Lower: lower, Word: true, Capital: unicode.IsUpper(first), Digit: unicode.IsDigit(first)}
}

// wordEnd finds where the word that begins at i ends; a hyphen, apostrophe, comma or point inside belongs to it only between
// letters or digits that it can join.
func wordEnd(text string, i, to int) int {
	var last rune
	for i < to {
		if ascii(text[i]) {
			last = rune(text[i])
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:to])
		if inWord(r) {
			last = r
			i += size
			continue
		}
		next, _ := utf8.DecodeRuneInString(text[min(i+size, to):to])
		if !joins(r, last, next) || (r == '\'' || r == '’') && possessive(text, i+size, to) {
			break
		}
		i += size
	}
	return i
}

func joins(r, before, after rune) bool {
	switch r {
	case '-', '‑':
		return inWord(before) && inWord(after)
	case '\'', '’':
		return unicode.IsLetter(before) && unicode.IsLetter(after)
	case ',', '.':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return false
}

// possessive reports whether the text at i is the s of a possessive: an s with no letter after it.
func possessive(text string, i, to int) bool {
	if i >= to || text[i] != 's' && text[i] != 'S' {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i+1 : to])
	return i+1 == to || !inWord(r)
}

func mark(s string) string {
	switch s {
	case "“", "”", "„", "«", "»":
		return `"`
	case "‘", "’":
		return "'"
	case "–", "—":
		return "-"
	}
	return s
}

// plain reports whether a word is small letters and digits of ASCII alone, as most words are.
func plain(word string) bool {
	for i := range len(word) {
		if c := word[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}
