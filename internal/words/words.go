// Package words knows the ordinary words of English, so that a text written all in capitals can be told into words and names.
package words

import (
	_ "embed"
	"strings"
)

// The words in lower case, one a line, sorted; a star marks those that are names too. Made by tools/words from SCOWL.
//
//go:embed english.txt
var english string

// Common reports whether w, in lower case, is an ordinary word of English, and whether it is a name as well ("grant"). A word
// with hyphens is ordinary where all its parts are.
func Common(w string) (common, name bool) {
	for part := range strings.SplitSeq(w, "-") {
		one, also := find(part)
		if !one {
			return false, false
		}
		common, name = true, name || also
	}
	return common, name
}

// Compound reports whether w is two ordinary words of three letters or more run together, as typists do: "highranking".
func Compound(w string) bool {
	for i := 3; i+3 <= len(w); i++ {
		if a, _ := find(w[:i]); a {
			if b, _ := find(w[i:]); b {
				return true
			}
		}
	}
	return false
}

// find searches the sorted lines by halves.
func find(w string) (found, name bool) {
	low, high := 0, len(english)
	for low < high {
		mid := (low + high) / 2
		a := strings.LastIndexByte(english[:mid], '\n') + 1
		b := a + strings.IndexByte(english[a:], '\n')
		line, star := strings.CutSuffix(english[a:b], "*")
		switch {
		case line == w:
			return true, star
		case line < w:
			low = b + 1
		default:
			high = a
		}
	}
	return false, false
}
