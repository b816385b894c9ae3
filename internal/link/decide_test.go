package link_test

import (
	"testing"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/link"

	"pgregory.net/rapid"
)

// anyDecisions draws decisions about claims of every kind, totals too.
func anyDecisions(t *rapid.T, docs []link.Doc) (d link.Decisions) {
	var refs []link.ClaimRef
	for _, doc := range docs {
		for _, c := range doc.Claims {
			refs = append(refs, ref(string(doc.Report.ID), string(c.ID)))
		}
	}
	if len(refs) < 2 {
		return d
	}
	verdicts := []habeas.Verdict{habeas.Same, habeas.NotSame, habeas.Unsure, habeas.Split}
	for range rapid.IntRange(0, 4).Draw(t, "decisions") {
		x, y := rapid.SampledFrom(refs).Draw(t, "x"), rapid.SampledFrom(refs).Draw(t, "y")
		if x != y {
			d.List = append(d.List, link.Decision{Verdict: rapid.SampledFrom(verdicts).Draw(t, "verdict"), Claims: []link.ClaimRef{x, y}, Cut: 1})
		}
	}
	return d
}

// A total that people said to be of an incident makes none of its own, and is a total again when they take it back.
func TestLinker_DecidedTotal(t *testing.T) {
	total := told{"t", "Year", "2031-04-22", "", []habeas.Claim{{ID: "t1", Act: habeas.Arrest, Count: habeas.Exactly(7, "seven"), Roundup: true, When: when("2031-04")}}}
	var docs []link.Doc
	for _, d := range append(threeReports(), total) {
		docs = append(docs, d.doc())
	}
	same := link.Decisions{List: []link.Decision{{Verdict: habeas.Same, Claims: []link.ClaimRef{ref("a", "a1"), ref("t", "t1")}}}}
	for _, c := range []struct {
		d        link.Decisions
		totals   int
		together bool
	}{{link.Decisions{}, 1, false}, {same, 0, true}} {
		r, err := link.All(docs, c.d, gazetteer.Default())
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Roundups) != c.totals || together(r, "a1", "t1") != c.together {
			t.Errorf("decided %v: %d totals, together %v", c.d, len(r.Roundups), together(r, "a1", "t1"))
		}
	}
}
