package web

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"habeas"
	"habeas/internal/register"
)

func quoted(text string, id habeas.ClaimID, start, end int) register.ClaimView {
	return register.ClaimView{Claim: habeas.Claim{ID: id, Quote: habeas.Quote{Start: start, End: end, Text: text[start:end]}}}
}

func TestParagraphs_OverlappingQuotes(t *testing.T) {
	r := &habeas.Report{Text: "Title\nOne two three.\n\nFour.", Regions: []habeas.Region{{Start: 0, End: 5, Kind: habeas.RegionTitle}}}
	claims := []register.ClaimView{quoted(r.Text, "a", 6, 13), quoted(r.Text, "b", 10, 20), quoted(r.Text, "c", 6, 27), {Claim: habeas.Claim{ID: "lost", Quote: habeas.Quote{Start: 2, End: 4, Text: "no"}}}}
	got := sketch(paragraphs(r, claims, []habeas.Skipped{{Start: 22, End: 27, Why: "general statement"}, {Start: 90, End: 99, Why: "beyond"}}, "b"))
	want := "title:Title / (1)(3)*One (2)*two!(1 end) * three.!(2 end) / <general statement>*Four.(3 end)"
	if norm(got) != norm(want) {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}

func norm(s string) string { return strings.ReplaceAll(s, " ", "") }

// sketch writes paragraphs in one line: what begins, what is quoted (*), asked (!), and what ends.
func sketch(ps []paragraph) string {
	var lines []string
	for _, p := range ps {
		var b strings.Builder
		for _, x := range p.Pieces {
			if x.Kind != "" {
				fmt.Fprintf(&b, "%s:", x.Kind)
			}
			for _, n := range x.Begins {
				fmt.Fprintf(&b, "(%d)", n.N)
			}
			if x.Label != "" {
				fmt.Fprintf(&b, "<%s>", x.Label)
			}
			if x.Quoted {
				b.WriteString("*")
			}
			b.WriteString(x.Text)
			if x.Asked {
				b.WriteString("!")
			}
			for _, n := range x.Ends {
				fmt.Fprintf(&b, "(%d end)", n.N)
			}
		}
		lines = append(lines, b.String())
	}
	return strings.Join(lines, " / ")
}

// Whatever the claims, regions and skipped passages say, the text comes out whole, every quote that stands in it begins
// once and ends once, and exactly the bytes under a quote are marked.
func TestParagraphs_KeepTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("ab 북\n.")), 0, 60, -1).Draw(t, "text")
		r := &habeas.Report{Text: text}
		var claims []register.ClaimView
		marked := make([]bool, len(text))
		for i := range rapid.IntRange(0, 6).Draw(t, "claims") {
			from := rapid.IntRange(-2, len(text)+2).Draw(t, "from")
			to := rapid.IntRange(-2, len(text)+2).Draw(t, "to")
			c := register.ClaimView{Claim: habeas.Claim{ID: habeas.ClaimID(fmt.Sprint(i)), Quote: habeas.Quote{Start: from, End: to}}}
			if from >= 0 && from < to && to <= len(text) && rapid.Bool().Draw(t, "true") {
				c.Quote.Text = text[from:to]
				for k := from; k < to; k++ {
					marked[k] = true
				}
			}
			claims = append(claims, c)
		}
		for range rapid.IntRange(0, 4).Draw(t, "regions") {
			g := habeas.Region{Start: rapid.IntRange(-2, len(text)+2).Draw(t, "start"), End: rapid.IntRange(-2, len(text)+2).Draw(t, "end"), Kind: habeas.RegionCaption}
			r.Regions = append(r.Regions, g)
		}
		check(t, text, marked, paragraphs(r, claims, nil, "0"))
	})
}

func check(t *rapid.T, text string, marked []bool, ps []paragraph) {
	at := 0
	for _, p := range ps {
		line := ""
		for _, x := range p.Pieces {
			line += x.Text
		}
		for i, x := range p.Pieces {
			if i == 0 { // between paragraphs only blank lines are left out
				for strings.TrimSpace(text[at:at+1]) == "" && !strings.HasPrefix(text[at:], line) {
					at++
				}
			}
			if !strings.HasPrefix(text[at:], x.Text) {
				t.Fatalf("piece %q is not at byte %d of %q", x.Text, at, text)
			}
			for k := range x.Text {
				if marked[at+k] != x.Quoted {
					t.Fatalf("byte %d of %q: marked %t, want %t", at+k, text, x.Quoted, marked[at+k])
				}
			}
			at += len(x.Text)
		}
	}
	if strings.TrimSpace(text[at:]) != "" {
		t.Fatalf("%q is lost", text[at:])
	}
}

func TestMarked_LeavesOutWhatIsNotThere(t *testing.T) {
	got := marked(register.Snippet{Text: "one two", Marks: []register.Span{{Start: 0, End: 3}, {Start: 1, End: 2}, {Start: 4, End: 99}, {Start: 4, End: 7}}})
	want := []foundPiece{{"one", true}, {" ", false}, {"two", true}}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}
