package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas"
)

// Lines gives text with every kind of line end as "\n". Nothing else is changed.
func Lines(s string) string {
	if !strings.ContainsAny(s, "\r") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}

// Hidden reports characters that are not seen and can hide or turn around what is: zero-width ones and the controls of
// writing direction.
func Hidden(r rune) bool {
	switch {
	case r >= 0x200b && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2060 && r <= 0x2069, r == 0xfeff, r == 0x00ad, r == 0x061c, r == 0x180e:
		return true
	}
	return r >= 0xe0000 && r <= 0xe007f
}

// Notes says in words what is odd about a text that is kept as it is.
func Notes(s string) []string {
	n := 0
	for _, r := range s {
		if Hidden(r) {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	return []string{"the text holds zero-width or direction characters, which can hide words; they were kept"}
}

// Check refuses text that cannot be a report: empty, over the size in bytes, or with a run of more than word bytes
// between spaces and marks.
func Check(s string, size, word int) error {
	if len(s) > size {
		return habeas.Errorf(habeas.Refused, "the text has %d bytes; more than %d are not read", len(s), size)
	}
	if strings.IndexByte(s, 0) >= 0 {
		return habeas.Errorf(habeas.Refused, "the text holds zero characters: this is binary, not text")
	}
	seen, run := false, 0
	for i, r := range s {
		if unicode.IsSpace(r) || unicode.IsPunct(r) {
			run = 0
			continue
		}
		seen = seen || unicode.IsLetter(r) || unicode.IsDigit(r)
		if run += utf8.RuneLen(r); run > word {
			return habeas.Errorf(habeas.Refused, "a word of more than %d bytes ends at byte %d: this is no text", word, i)
		}
	}
	if !seen {
		return habeas.Errorf(habeas.Refused, "holds no words")
	}
	return nil
}
