package register_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"habeas"
	"habeas/internal/register"
)

func mustJudge(t testing.TB, r *register.Register, j habeas.Judgement) habeas.Entry {
	t.Helper()
	e, err := r.Judge(t.Context(), register.LocalReviewer(), j, "because the test says so")
	if err != nil {
		t.Fatalf("Judge %s: %v", j.Verdict, err)
	}
	return e
}

// claimAt gives the id of the claim of a report whose quote has the words.
func claimAt(t testing.TB, r *register.Register, report habeas.ReportID, words string) habeas.ClaimID {
	t.Helper()
	view, err := r.Report(t.Context(), register.Local(), report)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range view.Claims {
		if strings.Contains(c.Quote.Text, words) {
			return c.ID
		}
	}
	t.Fatalf("report %s has no claim with %q", report, words)
	return ""
}

func incidentOf(t testing.TB, r *register.Register, c habeas.ClaimID) habeas.IncidentID {
	t.Helper()
	all, err := r.Claims(t.Context(), register.Local(), []habeas.ClaimID{c})
	if err != nil {
		t.Fatal(err)
	}
	return all[0].Incident
}

func TestJudge_AcceptAmendReject(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken+"\n"+thirtyGoFree), item("b", "B", eightTaken))
		seven, thirty, eight := claimAt(t, r, "a", "Seven"), claimAt(t, r, "a", "Thirty"), claimAt(t, r, "b", "Eight")

		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Accept, Claims: []habeas.ClaimID{seven}})
		inc, err := r.Incident(t.Context(), register.Local(), incidentOf(t, r, seven))
		if err != nil || !inc.Incident.Reviewed || !inc.Claims[0].Reviewed || inc.Claims[0].Verdict != habeas.Accept {
			t.Errorf("after accept: %+v, %v; want incident and claim reviewed", inc, err)
		}

		views, _ := r.Claims(t.Context(), register.Local(), []habeas.ClaimID{eight})
		nine := views[0].Claim
		nine.Count = habeas.Exactly(9, "nine")
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Amend, Claims: []habeas.ClaimID{eight}, Claim: &nine})
		inc, err = r.Incident(t.Context(), register.Local(), incidentOf(t, r, eight))
		if err != nil || inc.Incident.Count.Best != 9 || !inc.Incident.Reviewed {
			t.Errorf("after amend: %+v, %v; want nine", inc.Incident, err)
		}

		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Reject, Claims: []habeas.ClaimID{thirty}})
		if n := len(incidentsOf(t, r)); n != 2 {
			t.Errorf("after reject: %d incidents, want 2", n)
		}
		all, err := r.Claims(t.Context(), register.Local(), nil)
		if err != nil || slices.ContainsFunc(all, func(c register.ClaimView) bool { return c.ID == thirty }) {
			t.Errorf("after reject the claim is listed, %v", err)
		}
		view, err := r.Report(t.Context(), register.Local(), "a")
		if err != nil || view.Claims[1].Verdict != habeas.Reject || view.Claims[1].Reviewed {
			t.Errorf("the report does not show what was rejected: %+v, %v", view.Claims, err)
		}
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Accept, Claims: []habeas.ClaimID{thirty}})
		if n := len(incidentsOf(t, r)); n != 3 {
			t.Errorf("after accepting what was rejected: %d incidents, want 3", n)
		}
		rebuilt(t, r)
	})
}

// rebuilt checks that a rebuild gives the same register, to the last column of every derived row.
func rebuilt(t testing.TB, r *register.Register) {
	t.Helper()
	before := everything(t, r)
	out, err := r.Rebuild(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Rows) > 0 {
		t.Errorf("a rebuild stores otherwise: %q", out.Rows)
	}
	differ(t, "after rebuild", everything(t, r), before)
}

func TestJudge_SameAndNotSame(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken), item("b", "B", sevenAgain), item("c", "C", eightTaken))
		a, b, x := claimAt(t, r, "a", "Seven"), claimAt(t, r, "b", "seven"), claimAt(t, r, "c", "Eight")
		if incidentOf(t, r, a) != incidentOf(t, r, b) || incidentOf(t, r, a) == incidentOf(t, r, x) {
			t.Fatal("the machine does not propose what this test is about")
		}
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.NotSame, Claims: []habeas.ClaimID{a, b}})
		if incidentOf(t, r, a) == incidentOf(t, r, b) {
			t.Error("after not_same both claims are under one incident")
		}
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Same, Claims: []habeas.ClaimID{b, x}})
		if incidentOf(t, r, b) != incidentOf(t, r, x) {
			t.Error("after same the claims are under two incidents")
		}
		before := everything(t, r)
		_, err := r.Judge(t.Context(), register.LocalReviewer(), habeas.Judgement{Verdict: habeas.Same, Claims: []habeas.ClaimID{a, x}}, "")
		if habeas.KindOf(err) != habeas.Contradiction || !strings.Contains(err.Error(), string(b)) {
			t.Errorf("a contradiction gives %v, want it refused with the chain over %s", err, b)
		}
		differ(t, "after a refused judgement", everything(t, r), before)
		mustAdd(t, r, item("d", "D", sevenTaken)) // and the machine goes on holding to them
		if incidentOf(t, r, a) == incidentOf(t, r, b) || incidentOf(t, r, b) != incidentOf(t, r, x) {
			t.Error("another report undoes what people decided")
		}
		rebuilt(t, r)
	})
}

func TestJudge_MergeAndSplit(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken), item("b", "B", eightTaken), item("c", "C", sevenAgain))
		a, b, x := claimAt(t, r, "a", "Seven"), claimAt(t, r, "b", "Eight"), claimAt(t, r, "c", "seven")
		older, younger := incidentOf(t, r, a), incidentOf(t, r, b)
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Split, Claims: []habeas.ClaimID{x}})
		if incidentOf(t, r, x) == incidentOf(t, r, a) {
			t.Error("after split the claim is still there")
		}
		if got := incidentOf(t, r, a); got != older {
			t.Errorf("after split the claim that stays is under %s, want %s", got, older)
		}
		rebuilt(t, r)
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Merge, Incidents: []habeas.IncidentID{younger, older}})
		if got := incidentOf(t, r, b); got != older {
			t.Errorf("after merge the younger's claim is under %s, want the older %s", got, older)
		}
		view, err := r.Incident(t.Context(), register.Local(), younger)
		if err != nil || view.Incident.ID != older || view.RedirectedFrom != younger {
			t.Errorf("Incident(%s) = %s from %s, %v; want it led to %s", younger, view.Incident.ID, view.RedirectedFrom, err, older)
		}
		rebuilt(t, r)
		if _, err := r.Judge(t.Context(), register.LocalReviewer(), habeas.Judgement{Verdict: habeas.Split, Claims: []habeas.ClaimID{x}}, ""); habeas.KindOf(err) != habeas.Invalid {
			t.Errorf("splitting an incident's only claim = %v, want Invalid", err)
		}
	})
}

func TestJudge_UndoOfAnImport(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken))
		before := everything(t, r)
		s := mustAdd(t, r, item("a", "A", eightTaken), item("b", "B", thirtyGoFree))
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Accept, Claims: []habeas.ClaimID{claimAt(t, r, "b", "Thirty")}})
		withImport := groups(t, r)

		undo := mustJudge(t, r, habeas.Judgement{Verdict: habeas.Undo, From: s.From, To: s.To})
		if got, want := records(everything(t, r)), records(before); got != want {
			differ(t, "after undo", got, want)
		}
		if _, err := r.Report(t.Context(), register.Local(), "b"); habeas.KindOf(err) != habeas.NotFound {
			t.Errorf("Report(b) = %v, want NotFound", err)
		}
		rebuilt(t, r)
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Undo, From: undo.Seq, To: undo.Seq})
		if got := groups(t, r); got != withImport {
			t.Errorf("after the undo was taken back:\n%s\nwant\n%s", got, withImport)
		}
		rebuilt(t, r)
		if _, err := r.Judge(t.Context(), register.LocalReviewer(), habeas.Judgement{Verdict: habeas.Undo, From: 1, To: 9999}, ""); habeas.KindOf(err) != habeas.NotFound {
			t.Errorf("undo beyond the journal = %v, want NotFound", err)
		}
	})
}

// records gives what everything prints, without what counts the journal's entries.
func records(s string) string {
	var out []string
	for line := range strings.Lines(s) {
		if !strings.Contains(line, `"as_of"`) && !strings.Contains(line, `"entries"`) {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}

func TestJudge_Lacking(t *testing.T) {
	r := mustInit(t, register.Config{Data: t.TempDir(), Tools: tools("1")})
	mustAdd(t, r, item("a", "A", sevenTaken))
	a := claimAt(t, r, "a", "Seven")
	off := habeas.Claim{Act: habeas.Arrest, Quote: habeas.Quote{Start: 0, End: 4, Text: "nope"}}
	for name, c := range map[string]struct {
		j    habeas.Judgement
		want habeas.Kind
	}{
		"no verdict":             {habeas.Judgement{Claims: []habeas.ClaimID{a}}, habeas.Invalid},
		"accept nothing":         {habeas.Judgement{Verdict: habeas.Accept}, habeas.Invalid},
		"accept what is not":     {habeas.Judgement{Verdict: habeas.Accept, Claims: []habeas.ClaimID{"c0"}}, habeas.NotFound},
		"amend to no quote":      {habeas.Judgement{Verdict: habeas.Amend, Claims: []habeas.ClaimID{a}, Claim: &off}, habeas.Invalid},
		"same as itself alone":   {habeas.Judgement{Verdict: habeas.Same, Claims: []habeas.ClaimID{a}}, habeas.Invalid},
		"merge with none":        {habeas.Judgement{Verdict: habeas.Merge, Incidents: []habeas.IncidentID{"i1"}}, habeas.Invalid},
		"merge with what isn't":  {habeas.Judgement{Verdict: habeas.Merge, Incidents: []habeas.IncidentID{"i1", "i9"}}, habeas.NotFound},
		"a grade that is none":   {habeas.Judgement{Verdict: habeas.Grade, Incidents: []habeas.IncidentID{"i1"}, Grade: "Z9"}, habeas.Invalid},
		"graded 1 by one origin": {habeas.Judgement{Verdict: habeas.Grade, Incidents: []habeas.IncidentID{"i1"}, Grade: "B1"}, habeas.Refused},
		"graded what is not":     {habeas.Judgement{Verdict: habeas.Grade, Incidents: []habeas.IncidentID{"i9"}, Grade: "B2"}, habeas.NotFound},
		"undo backwards":         {habeas.Judgement{Verdict: habeas.Undo, From: 3, To: 2}, habeas.Invalid},
	} {
		before := entriesOf(t, r)
		if _, err := r.Judge(t.Context(), register.LocalReviewer(), c.j, ""); habeas.KindOf(err) != c.want {
			t.Errorf("%s: %v, want kind %d", name, err, c.want)
		}
		if entriesOf(t, r) != before {
			t.Errorf("%s: the journal grew", name)
		}
	}
}

// A better extractor keeps every human decision; what it reads otherwise comes back to be decided again.
func TestRebuild_BetterExtractor(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken+"\n"+eightTaken), item("b", "B", sevenAgain), item("d", "D", thirtyGoFree))
		seven, eight, thirty := claimAt(t, r, "a", "Seven"), claimAt(t, r, "a", "Eight"), claimAt(t, r, "d", "Thirty")
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Accept, Claims: []habeas.ClaimID{seven, thirty}})
		mustJudge(t, r, habeas.Judgement{Verdict: habeas.Same, Claims: []habeas.ClaimID{seven, eight}})
		at := incidentOf(t, r, seven)
		r.Close()

		better := c
		better.Tools.Version = "lines-2"
		better.Tools.Claims = func(p *habeas.Report) ([]habeas.Claim, []habeas.Skipped) {
			claims, skipped := lineClaims(p)
			claims = slices.DeleteFunc(claims, func(c habeas.Claim) bool { return c.Act == habeas.Release }) // it has unlearned releases
			for i := range claims {
				claims[i].ID += "x" // and gives other ids
			}
			return claims, skipped
		}
		r = mustOpen(t, better)
		changed, err := r.Rebuild(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		mustTellOfLines2(t, changed)
		for _, w := range []string{"Seven", "Eight"} {
			id := claimAt(t, r, "a", w)
			if !strings.HasSuffix(string(id), "x") || incidentOf(t, r, id) != at {
				t.Errorf("claim %s of %q is under %s, want %s as before", id, w, incidentOf(t, r, id), at)
			}
		}
		views, err := r.Claims(t.Context(), register.Local(), nil)
		if err != nil {
			t.Fatal(err)
		}
		reviewed := 0
		for _, v := range views {
			if v.Version != "lines-2" {
				t.Errorf("claim %s says version %q", v.ID, v.Version)
			}
			if v.Reviewed {
				reviewed++
			}
		}
		if reviewed != 2 {
			t.Errorf("%d claims reviewed, want the two that were accepted", reviewed)
		}
		if claimAt(t, r, "d", "Thirty") != thirty {
			t.Error("the accepted claim that nobody proposes any more did not outlive its extractor")
		}
		moved, err := r.Moved(t.Context(), register.Local())
		if err != nil || len(moved) != 0 {
			t.Errorf("Moved = %+v, %v; want none, all sentences are there", moved, err)
		}

		mustAdd(t, r, item("d", "D", "Nothing of the kind is said any more."))
		if moved, err = r.Moved(t.Context(), register.Local()); err != nil || len(moved) != 1 || moved[0].Subject != string(thirty) {
			t.Errorf("Moved = %+v, %v; want the decision on the sentence that is gone", moved, err)
		}
	})
}

// mustTellOfLines2 checks what a rebuild says that a better extractor changed: two claims have other ids, one is proposed no
// more, and no text reads otherwise.
func mustTellOfLines2(t *testing.T, b register.Rebuilt) {
	t.Helper()
	renamed, gone := 0, 0
	for _, c := range b.Changes {
		switch {
		case c.Was != nil && c.Is == nil && c.Report == "d" && c.Was.Act == habeas.Release:
			gone++
		case c.Was != nil && c.Is != nil && c.Is.ID == c.Was.ID+"x" && c.Is.Quote == c.Was.Quote:
			renamed++
		default:
			t.Errorf("changed in %s: was %+v, is %+v", c.Report, c.Was, c.Is)
		}
	}
	if renamed != 3 || gone != 1 || b.Same != 0 || b.Reports != 3 || fmt.Sprint(b.Before) != "[lines-1]" || b.Now != "lines-2" || len(b.Otherwise) != 0 || len(b.Moved) != 0 {
		t.Errorf("%d renamed, %d gone; %+v", renamed, gone, b)
	}
}

// As it was known after each step is what the register said after that step.
func TestAsOf(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		said := map[string]string{}
		step := func(f func()) {
			f()
			home, err := r.Home(t.Context(), register.Local())
			if err != nil {
				t.Fatal(err)
			}
			said[home.AsOf] = everything(t, r)
		}
		step(func() { mustAdd(t, r, item("a", "A", sevenTaken)) })
		step(func() { mustAdd(t, r, item("b", "B", sevenAgain+"\n"+eightTaken), item("c", "C", eightTaken)) })
		step(func() {
			mustJudge(t, r, habeas.Judgement{Verdict: habeas.NotSame, Claims: []habeas.ClaimID{claimAt(t, r, "a", "Seven"), claimAt(t, r, "b", "seven")}})
		})
		step(func() {
			mustJudge(t, r, habeas.Judgement{Verdict: habeas.Reject, Claims: []habeas.ClaimID{claimAt(t, r, "c", "Eight")}})
		})
		step(func() { mustAdd(t, r, item("a", "A", thirtyGoFree)) })
		var last register.Summary
		step(func() { last = mustAdd(t, r, item("e", "E", seventyBack)) })
		step(func() { mustJudge(t, r, habeas.Judgement{Verdict: habeas.Undo, From: last.From, To: last.To}) })
		if len(said) != 7 {
			t.Fatalf("%d different times for seven steps", len(said))
		}
		for stamp, want := range said {
			at, err := time.Parse("2006-01-02T15:04:05.000000Z", stamp)
			if err != nil {
				t.Fatal(err)
			}
			differ(t, "as of "+stamp, everything(t, r.AsOf(at)), want)
		}
		early := r.AsOf(time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC))
		if got := incidentsOf(t, early); len(got) != 0 {
			t.Errorf("before the first entry: %d incidents", len(got))
		}
		if _, err := early.Add(t.Context(), items(item("x", "X", sevenTaken)), nil); habeas.KindOf(err) != habeas.Forbidden {
			t.Errorf("Add to the past = %v, want Forbidden", err)
		}
	})
}

// Filters say the same of the present, in SQL, and of a past that is the present, in memory.
func TestFilter_SameInSQLAndMemory(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken+"\n"+thirtyGoFree), item("b", "B", eightTaken), item("c", "C", seventyBack+"\n"+sevenAgain))
		now := r.AsOf(time.Date(2100, 1, 1, 0, 0, 0, 0, time.UTC))
		day := func(s string) habeas.Date { d, _ := habeas.ParseDate(s); return d }
		for i, f := range []register.Filter{
			{}, {Newest: true}, {Acts: []habeas.Act{habeas.Arrest}}, {Acts: []habeas.Act{habeas.Arrest, habeas.Release}, Newest: true, Limit: 2},
			{Statuses: []habeas.Status{habeas.Reported}}, {Country: "CN", Admin1: "Jilin"}, {Country: "KP"}, {From: day("2018-06-02")}, {To: day("2018-06-02")},
			{From: day("2017-03-16"), To: day("2019-01-01")}, {Report: "c"}, {Offset: 1, Limit: 1}, {Offset: 99}, {AtRisk: true}, {Unheard: true}, {AtRisk: true, Newest: true},
		} {
			a, err := r.Incidents(t.Context(), register.Local(), f)
			b, err2 := now.Incidents(t.Context(), register.Local(), f)
			if err != nil || err2 != nil || fmt.Sprint(a) != fmt.Sprint(b) {
				t.Errorf("filter %d: incidents\n%v, %v\nand in the past\n%v, %v", i, a, err, b, err2)
			}
			x, err := r.Cases(t.Context(), register.Local(), f)
			y, err2 := now.Cases(t.Context(), register.Local(), f)
			if err != nil || err2 != nil || fmt.Sprint(x) != fmt.Sprint(y) {
				t.Errorf("filter %d: cases\n%v, %v\nand in the past\n%v, %v", i, x, err, y, err2)
			}
		}
	})
}

func TestJudge_Grade(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken))
		for _, g := range []string{"C3", "B2"} {
			mustJudge(t, r, habeas.Judgement{Verdict: habeas.Grade, Incidents: []habeas.IncidentID{"i1"}, Grade: g})
			view, err := r.Incident(t.Context(), register.Local(), "i1")
			if err != nil || view.Grade != g {
				t.Errorf("Grade = %q, %v; want %s", view.Grade, err, g)
			}
		}
		rebuilt(t, r)
	})
}
