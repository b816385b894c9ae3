package link_test

import (
	"encoding/json"
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

// Reports and decisions that come and go by turns, with looks in between, come to what all of them come to at once.
func TestLinker_ByTurnsIsAtOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := anyDocs(t)
		l, err := link.NewLinker(link.NewMemory(), link.Decisions{}, gazetteer.Default())
		if err != nil {
			t.Fatal(err)
		}
		all := anyDecisions(t, docs).List
		var d link.Decisions
		decide := func(next link.Decisions) {
			switch ok, err := l.Decide(next); {
			case habeas.KindOf(err) == habeas.Contradiction:
			case err != nil:
				t.Fatal(err)
			case ok:
				d = next
			}
		}
		for i := range docs {
			if err := l.Add(docs[i]); err != nil {
				t.Fatal(err)
			}
			if len(all) > 0 && rapid.Bool().Draw(t, "decides") {
				from := rapid.IntRange(0, len(all)-1).Draw(t, "from")
				decide(link.Decisions{List: all[from:rapid.IntRange(from, len(all)).Draw(t, "to")]})
				l.Incidents()
			}
		}
		want, err := link.All(docs, d, gazetteer.Default())
		if err != nil {
			t.Fatal(err)
		}
		want.Documents = nil
		if a, b := marshalled(t, l.Incidents()), marshalled(t, want); a != b {
			t.Fatalf("by turns:\n%s\nat once:\n%s", a, b)
		}
	})
}

// What people take back of a total is not half taken back.
func TestLinker_DecidedTotalTakenBack(t *testing.T) {
	total := told{"t", "Year", "2031-04-22", "", []habeas.Claim{{ID: "t1", Act: habeas.Arrest, Count: habeas.Exactly(7, "seven"), Roundup: true, When: when("2031-04")}}}
	l, err := link.NewLinker(link.NewMemory(), link.Decisions{}, gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range append(threeReports(), total) {
		if err := l.Add(d.doc()); err != nil {
			t.Fatal(err)
		}
	}
	before := l.Incidents()
	same := link.Decisions{List: []link.Decision{{Verdict: habeas.Same, Claims: []link.ClaimRef{ref("a", "a1"), ref("t", "t1")}}}}
	if ok, err := l.Decide(same); !ok || err != nil {
		t.Fatalf("Decide = %v, %v", ok, err)
	}
	after := l.Incidents()
	if len(before.Roundups) != 1 || len(after.Roundups) != 0 || !together(after, "a1", "t1") {
		t.Errorf("a total said to be of an incident: %d roundups before and %d after, together %v", len(before.Roundups), len(after.Roundups), together(after, "a1", "t1"))
	}
	if ok, err := l.Decide(link.Decisions{}); ok || err != nil {
		t.Errorf("taking it back: Decide = %v, %v; want it refused", ok, err)
	}
	if !together(l.Incidents(), "a1", "t1") {
		t.Error("a decision that was refused changed the result")
	}
}

func marshalled(t *rapid.T, r link.Result) string {
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
