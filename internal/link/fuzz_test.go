package link_test

import (
	"testing"

	"habeas"
	"habeas/internal/link"
)

// FuzzCopies: whatever the bytes, a text is a copy of itself if it has any word at all, and adding the empty text joins nothing.
func FuzzCopies(f *testing.F) {
	for _, s := range []string{"", "a", story, "일곱 명이 붙잡혔다", "七名 被捕", "\xff\xfe\x00", "e\u0301\u200bx", "ﷺ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var c link.Copies
		c.Add("a", habeas.When{}, text)
		c.Add("empty", habeas.When{}, "")
		c.Add("b", habeas.When{}, text)
		found := groups(t, &c)
		if len(found) > 1 || len(found) == 1 && len(found[0]) != 2 {
			t.Fatalf("groups = %v", found)
		}
	})
}
