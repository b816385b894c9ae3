package link_test

import (
	"slices"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/link"

	"pgregory.net/rapid"
)

func ref(report, claim string) link.ClaimRef {
	return link.ClaimRef{Report: habeas.ReportID(report), Claim: habeas.ClaimID(claim)}
}

// two reports of one arrest, and one of another, as the evidence has it.
func threeReports() []told {
	return []told{
		{"a", "Post", "2031-04-20", "", []habeas.Claim{{ID: "a1", Act: habeas.Arrest, Count: habeas.Exactly(7, "seven"), When: when("2031-04-18"), Where: at("Shenyang")}}},
		{"b", "Herald", "2031-04-21", "", []habeas.Claim{{ID: "b1", Act: habeas.Arrest, Count: habeas.Exactly(7, "seven"), When: when("2031-04-18"), Where: at("Shenyang")}}},
		{"c", "Mirror", "2031-06-21", "", []habeas.Claim{{ID: "c1", Act: habeas.Arrest, Count: habeas.Exactly(12, "twelve"), When: when("2031-06-18"), Where: at("Dandong")}}},
	}
}

func together(r link.Result, a, b habeas.ClaimID) bool {
	return slices.ContainsFunc(r.Incidents, func(i habeas.Incident) bool {
		return slices.Contains(i.Claims, a) && slices.Contains(i.Claims, b)
	})
}

func TestDecisions_HoldWhateverTheEvidence(t *testing.T) {
	a, b, c := ref("a", "a1"), ref("b", "b1"), ref("c", "c1")
	for _, x := range []struct {
		name   string
		list   []link.Decision
		ab, ac bool
	}{
		{"none", nil, true, false},
		{"same", []link.Decision{{Verdict: habeas.Same, Claims: []link.ClaimRef{a, c}}}, true, true},
		{"not the same", []link.Decision{{Verdict: habeas.NotSame, Claims: []link.ClaimRef{a, b}}}, false, false},
		{"unsure", []link.Decision{{Verdict: habeas.Unsure, Claims: []link.ClaimRef{b, a}}}, false, false},
		{"merge", []link.Decision{{Verdict: habeas.Merge, Claims: []link.ClaimRef{a, b, c}}}, true, true},
		{"split", []link.Decision{{Verdict: habeas.Split, Claims: []link.ClaimRef{a, b}, Cut: 1}}, false, false},
		{"claim of a report that is not in", []link.Decision{{Verdict: habeas.Same, Claims: []link.ClaimRef{a, ref("z", "z1")}}}, true, false},
	} {
		t.Run(x.name, func(t *testing.T) {
			r := decided(t, link.Decisions{List: x.list}, threeReports()...)
			if got := together(r, "a1", "b1"); got != x.ab {
				t.Errorf("a and b together: %v, want %v", got, x.ab)
			}
			if got := together(r, "a1", "c1"); got != x.ac {
				t.Errorf("a and c together: %v, want %v", got, x.ac)
			}
		})
	}
}

func TestDecisions_ContradictionShowsTheChain(t *testing.T) {
	d := link.Decisions{List: []link.Decision{
		{Verdict: habeas.Same, Claims: []link.ClaimRef{ref("a", "a1"), ref("b", "b1")}},
		{Verdict: habeas.Same, Claims: []link.ClaimRef{ref("b", "b1"), ref("c", "c1")}},
		{Verdict: habeas.NotSame, Claims: []link.ClaimRef{ref("a", "a1"), ref("c", "c1")}},
	}}
	_, err := d.Ready()
	if habeas.KindOf(err) != habeas.Contradiction || !strings.Contains(err.Error(), "a a1 = b b1 = c c1") {
		t.Errorf("error = %v, want a contradiction that shows a a1 = b b1 = c c1", err)
	}
}

// Whatever people decide, as long as it does not contradict itself, holds in the result.
func TestDecisions_Property(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := anyDocs(t)
		var refs []link.ClaimRef
		for _, d := range docs {
			for _, c := range d.Claims {
				if c.Modality.Real() && !c.Roundup {
					refs = append(refs, ref(string(d.Report.ID), string(c.ID)))
				}
			}
		}
		if len(refs) < 2 {
			t.Skip("too few claims")
		}
		var d link.Decisions
		for range rapid.IntRange(1, 4).Draw(t, "decisions") {
			v := rapid.SampledFrom([]habeas.Verdict{habeas.Same, habeas.NotSame}).Draw(t, "verdict")
			x, y := rapid.SampledFrom(refs).Draw(t, "x"), rapid.SampledFrom(refs).Draw(t, "y")
			if x != y {
				d.List = append(d.List, link.Decision{Verdict: v, Claims: []link.ClaimRef{x, y}})
			}
		}
		r, err := link.All(docs, d, gazetteer.Default())
		if habeas.KindOf(err) == habeas.Contradiction {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		in := map[link.ClaimRef]habeas.IncidentID{}
		for _, i := range r.Incidents {
			for _, x := range i.Tellings {
				in[link.ClaimRef{Report: x.Report, Claim: x.Claim}] = i.ID
			}
		}
		for _, x := range d.List {
			if x.Verdict == habeas.NotSame && in[x.Claims[0]] == "" && in[x.Claims[1]] == "" {
				continue // both were found to tell of a total, which is no incident
			}
			if same := in[x.Claims[0]] == in[x.Claims[1]]; same != (x.Verdict == habeas.Same) {
				t.Fatalf("decision %+v does not hold: incidents %s and %s", x, in[x.Claims[0]], in[x.Claims[1]])
			}
		}
	})
}

func TestOrigins(t *testing.T) {
	base := func(speaker ...string) []habeas.Claim {
		return []habeas.Claim{{Act: habeas.Arrest, Count: habeas.Exactly(7, "seven"), When: when("2031-04-18"), Where: at("Shenyang"), Speakers: speaker}}
	}
	for _, c := range []struct {
		name      string
		ts        []told
		low, high int
		status    habeas.Status
	}{
		{"one report", []told{{"a", "Post", "2031-04-20", "", base("River Union")}}, 1, 1, habeas.Reported},
		{"five papers, one activist", []told{
			{"a", "Post", "2031-04-20", "", base("Mina Sol of River Union")}, {"b", "Herald", "2031-04-20", "", base("River Union")},
			{"c", "Mirror", "2031-04-21", "", base("River Union")}, {"d", "Echo", "2031-04-21", "", base("River Union")}, {"e", "Sun", "2031-04-22", "", base("the River Union")}}, 1, 1, habeas.Reported},
		{"two witnesses who are named", []told{{"a", "Post", "2031-04-20", "", base("River Union")}, {"b", "Herald", "2031-04-20", "", base("Lantern Network")}}, 2, 2, habeas.Corroborated},
		{"a source twice", []told{{"a", "Post", "2031-04-20", "", base("a source in the county")}, {"b", "Herald", "2031-04-20", "", base("a source in the county seat")}}, 1, 2, habeas.Reported},
		{"A quotes B", []told{{"a", "Valley Post", "2031-04-20", "", base("River Union")}, {"b", "Herald", "2031-04-21", "", base("the Valley Post")}}, 1, 1, habeas.Reported},
		{"an abbreviation", []told{{"a", "Post", "2031-04-20", "", base("River Families Union")}, {"b", "Herald", "2031-04-21", "", base("RFU")}}, 1, 1, habeas.Reported},
		{"an abbreviation first", []told{{"a", "Post", "2031-04-20", "", base("RFU")}, {"b", "Herald", "2031-04-21", "", base("says the River Families Union")}}, 1, 1, habeas.Reported},
		{"one report that names two together", []told{{"a", "Post", "2031-04-20", "", base("River Union", "Mina Sol")}}, 1, 2, habeas.Reported},
		{"one report, two claims of two named sources", []told{{"a", "Post", "2031-04-20", "", append(base("River Union"), base("Lantern Network")...)}}, 2, 2, habeas.Corroborated},
		{"two papers quote one union and a pastor", []told{{"a", "Post", "2031-04-20", "", base("River Union", "a pastor")}, {"b", "Herald", "2031-04-20", "", base("River Union", "pastor who helped them")}}, 1, 2, habeas.Reported},
		{"a ministry of another State", []told{{"a", "Post", "2031-04-20", "", base("River Union")}, {"b", "Herald", "2031-04-20", "", base("the unification ministry")}, {"c", "Echo", "2031-04-20", "", base("Seoul")}}, 1, 3, habeas.Reported},
		{"no name but words in lower case", []told{{"a", "Post", "2031-04-20", "", base("River Union")}, {"b", "Herald", "2031-04-20", "", base("China for sending back around 50 detainees")}}, 1, 2, habeas.Reported},
		{"a paper that is not here relays somebody", []told{{"a", "Post", "2031-04-20", "", base("River Union")}, {"b", "Herald", "2031-04-21", "", base("the Lake Tribune")}}, 1, 2, habeas.Reported},
		{"one in another script may be either of two, not both", []told{{"a", "Post", "2031-04-20", "", base("River Union")}, {"b", "Herald", "2031-04-20", "", base("Lantern Network")},
			{"c", "Echo", "2031-04-21", "", base("강변연대")}}, 2, 3, habeas.Corroborated},
		{"a paper's own reporting", []told{{"a", "Post", "2031-04-20", "", base("River Union")}, {"b", "Lake Tribune", "2031-04-21", "", base("Lake Tribune correspondents")}}, 2, 2, habeas.Corroborated},
		{"names in two scripts", []told{{"a", "Post", "2031-04-20", "", base("River Union")}, {"b", "Herald", "2031-04-21", "", base("강변연합")}}, 1, 2, habeas.Reported},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := linked(t, c.ts...)
			if len(r.Incidents) != 1 {
				t.Fatalf("%d incidents, want 1", len(r.Incidents))
			}
			i := r.Incidents[0]
			if i.Origins.Low != c.low || i.Origins.High != c.high || i.Status != c.status {
				t.Errorf("origins %d–%d, %s; want %d–%d, %s: %+v", i.Origins.Low, i.Origins.High, i.Status, c.low, c.high, c.status, i.Origins)
			}
		})
	}
}

// "The toll rose to": of one origin the later figure stands, and the earlier is kept as superseded.
func TestIncident_UpdateSupersedesWithinOneOrigin(t *testing.T) {
	claim := func(n int) []habeas.Claim {
		return []habeas.Claim{{Act: habeas.Killing, Count: habeas.Exactly(n, "n"), When: when("2031-04-18"), Where: at("Shenyang"), Speakers: []string{"River Union"}, Composition: []habeas.Member{{Kind: "girl", Age: 9, N: 1}}}}
	}
	r := linked(t, told{"a", "Post", "2031-04-19", "", claim(20)}, told{"b", "Post", "2031-04-21", "", claim(24)})
	if len(r.Incidents) != 1 {
		t.Fatalf("%d incidents, want 1", len(r.Incidents))
	}
	i := r.Incidents[0]
	if i.Count != (habeas.Range{Low: 24, Best: 24, High: 24}) || i.Status != habeas.Reported {
		t.Errorf("count %+v, status %s; want 24, reported", i.Count, i.Status)
	}
	if !i.Tellings[0].Superseded || i.Tellings[1].Superseded {
		t.Errorf("tellings = %+v, want the first superseded", i.Tellings)
	}
}
