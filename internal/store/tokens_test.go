package store_test

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"habeas/internal/store"
)

func TestTokens(t *testing.T) {
	for in, want := range map[string]string{
		"Seven People, in 2019":  "seven people in 2019",
		"延吉警方":                   "延吉 吉警 警方",
		"在 A 市":                  "在 a 市",
		"탈북민 5명이":                "탈북민 5명이",
		"ＡＢＣ":                    "abc",
		"東京abc延吉":                "東京 abc 延吉",
		"":                       "",
		strings.Repeat("x", 101): "",
		"O'Brien":                "o brien",
	} {
		if got := strings.Join(store.Tokens(in), " "); got != want {
			t.Errorf("Tokens(%q) = %q, want %q", in, got, want)
		}
	}
}

// Whatever the text, tokens are letters and digits only, so that no engine reads an operator in one.
func TestTokens_AreLettersAndDigits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "text")
		all := store.Tokens(s)
		for _, term := range store.Terms(s) {
			for _, tok := range term {
				all = append(all, strings.TrimSuffix(tok, "*"))
			}
		}
		for _, tok := range all {
			if tok == "" || strings.ContainsFunc(tok, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
				t.Fatalf("token %q of %q", tok, s)
			}
		}
	})
}
