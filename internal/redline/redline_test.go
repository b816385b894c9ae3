package redline_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas/internal/redline"
)

func shown(a, b string) string {
	var out strings.Builder
	for _, e := range redline.Lines(strings.Fields(a), strings.Fields(b)) {
		fmt.Fprintf(&out, "%c%s ", e.Op, e.Line)
	}
	return strings.TrimSuffix(out.String(), " ")
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ a, b, want string }{
		{"", "", ""},
		{"a b", "a b", " a  b"},
		{"", "a", "+a"},
		{"a", "", "-a"},
		{"a b c", "a x c", " a -b +x  c"},
		{"a b c d", "b c d e", "-a  b  c  d +e"},
		{"a b c a b b a", "c b a b a c", "-a -b  c +b  a  b -b  a +c"},
	} {
		if got := shown(c.a, c.b); got != c.want {
			t.Errorf("%q to %q: %q, want %q", c.a, c.b, got, c.want)
		}
	}
}

// The edits give back both texts, and no shorter way leads from one to the other.
func TestLines_Shortest(t *testing.T) {
	text := rapid.SliceOfN(rapid.SampledFrom([]string{"a", "b", "c"}), 0, 12)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		var wasA, wasB []string
		changed := 0
		for _, e := range redline.Lines(a, b) {
			if e.Op != redline.Added {
				wasA = append(wasA, e.Line)
			}
			if e.Op != redline.Gone {
				wasB = append(wasB, e.Line)
			}
			if e.Op != redline.Kept {
				changed++
			}
		}
		if !slices.Equal(wasA, a) || !slices.Equal(wasB, b) {
			t.Fatalf("%v to %v: gives back %v and %v", a, b, wasA, wasB)
		}
		if want := len(a) + len(b) - 2*common(a, b); changed != want {
			t.Fatalf("%v to %v: %d edits, and %d are enough", a, b, changed, want)
		}
	})
}

// common is the length of the longest common subsequence, the plain way.
func common(a, b []string) int {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := range a {
		for j := range b {
			table[i+1][j+1] = max(table[i][j+1], table[i+1][j])
			if a[i] == b[j] {
				table[i+1][j+1] = table[i][j] + 1
			}
		}
	}
	return table[len(a)][len(b)]
}

func TestLines_TooFarApart(t *testing.T) {
	var a, b []string
	for i := range 3000 {
		a, b = append(a, fmt.Sprint("a", i)), append(b, fmt.Sprint("b", i))
	}
	got := redline.Lines(a, b)
	if len(got) != 6000 || got[0].Op != redline.Gone || got[3000].Op != redline.Added {
		t.Errorf("%d edits, the first %c", len(got), got[0].Op)
	}
}
