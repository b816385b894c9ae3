package link_test

import (
	"encoding/json"
	"slices"
	"testing"

	"habeas"
)

// Seven and their guide are told of as eight.
func TestIncident_HelpersWhomOthersCountIn(t *testing.T) {
	one := habeas.Quote{Start: 0, End: 9, Text: "one quote"}
	taken := func(id string, n int, more ...habeas.Claim) told {
		c := habeas.Claim{ID: habeas.ClaimID(id), Act: habeas.Arrest, Count: habeas.Exactly(n, "n"), When: habeas.When{To: 20310318}, Where: at("Shenyang"), Quote: one}
		return told{id, "Post " + id, "2031-03-18", "", append([]habeas.Claim{c}, more...)}
	}
	guide := habeas.Claim{ID: "guide", Act: habeas.Arrest, Count: habeas.Exactly(1, "their guide"), When: habeas.When{To: 20310318}, Where: at("Shenyang"), Who: habeas.Group{Role: "helper"}, Quote: one}
	r := linked(t, taken("a", 8), taken("b", 7, guide))
	if holding(t, r, "a").ID != holding(t, r, "b").ID {
		t.Error("seven with their guide and eight stand apart")
	}
	if holding(t, r, "guide").ID == holding(t, r, "b").ID {
		t.Error("the guide is counted with those whom he led")
	}
	if r = linked(t, taken("a", 8), taken("b", 7)); holding(t, r, "a").ID == holding(t, r, "b").ID {
		t.Error("seven and eight at no certain time became one without a guide")
	}
}

// "Sol Mina and two others were taken", "Sol Mina is held": one of the three, not a fourth.
func TestIncident_OneOfSeveralIsNamed(t *testing.T) {
	told3 := told{"a", "Post", "2031-03-18", "", []habeas.Claim{
		{ID: "three", Act: habeas.Arrest, Count: habeas.Exactly(3, "three"), When: when("2031-03-14"), Where: at("Shenyang"), Persons: []habeas.Mention{{Name: "Sol Mina"}}}}}
	told3b := told{"b", "Herald", "2031-03-19", "", []habeas.Claim{
		{ID: "unnamed", Act: habeas.Arrest, Count: habeas.Exactly(3, "three"), When: when("2031-03-14"), Where: at("Shenyang")}}}
	one := func(name string) told {
		return told{"c", "Letters", "2031-05-02", "", []habeas.Claim{
			{ID: "one", Act: habeas.Detention, Modality: habeas.Ongoing, Count: habeas.Exactly(1, "Sol Mina"), When: when("2031-03"), Where: china, Persons: []habeas.Mention{{Name: name}}}}}
	}
	r := linked(t, told3, told3b, one("Sol Mi-na"))
	got := holding(t, r, "three")
	if !slices.Contains(got.Claims, "one") || !slices.Contains(got.Claims, "unnamed") {
		t.Errorf("claims %v: want all three reports in one", got.Claims)
	}
	if got.Count != (habeas.Range{Low: 3, Best: 3, High: 3}) || got.Status == habeas.Contested || len(got.Conflicts) > 0 {
		t.Errorf("count %+v, status %s, conflicts %+v: want three, uncontested", got.Count, got.Status, got.Conflicts)
	}
	r = linked(t, told3, told3b, one("Nam Hye"))
	if holding(t, r, "three").ID == holding(t, r, "one").ID {
		t.Error("somebody whom nobody names among the three was put with them")
	}
}

// One person is spelled in two ways; another given name of the same family is another person's.
func TestIncident_OnePersonSpelledInTwoWays(t *testing.T) {
	held := func(id, name, day string) told {
		return told{id, "Post " + id, day, "", []habeas.Claim{{ID: habeas.ClaimID(id), Act: habeas.Detention, Modality: habeas.Ongoing, Count: habeas.Exactly(1, name),
			When: when("2031-03"), Where: at("Shenyang"), Persons: []habeas.Mention{{Name: name}}}}}
	}
	first := held("a", "Sim Yong-chol", "2031-03-18")
	if r := linked(t, first, held("b", "Shim Young Chul", "2031-03-19")); holding(t, r, "a").ID != holding(t, r, "b").ID {
		t.Error("one person in two spellings stands apart")
	}
	if r := linked(t, first, held("b", "Sim Yong-nam", "2031-03-19")); holding(t, r, "a").ID == holding(t, r, "b").ID {
		t.Error("two persons of one family were taken for one")
	}
}

// A number that a report gives as a total is one wherever the report says it again.
func TestTotal_SaidAgainInOneReport(t *testing.T) {
	r := linked(t, told{"a", "Post", "2031-10-12", "", []habeas.Claim{
		{ID: "total", Act: habeas.ForcedReturn, Count: habeas.Exactly(538, "538"), Roundup: true, Quantity: habeas.Cumulative, When: habeas.When{From: 19910101, To: 20311012}, Where: china},
		{ID: "again", Act: habeas.ForcedReturn, Count: habeas.Exactly(538, "538"), When: when("2031-10-09"), Where: china},
		{ID: "other", Act: habeas.ForcedReturn, Count: habeas.Exactly(12, "twelve"), When: when("2031-10-09"), Where: china}}})
	if s := sum(r, habeas.ForcedReturn); s.Best != 12 || s.Incidents != 1 {
		t.Errorf("sum %+v, want the twelve alone", s)
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	var out struct {
		Incidents []struct {
			Claims []struct{ Claim habeas.ClaimID }
		}
	}
	if err := json.Unmarshal(b, &out); err != nil || len(out.Incidents) != 1 || out.Incidents[0].Claims[0].Claim != "other" {
		t.Errorf("printed incidents %+v (%v), want the twelve alone", out.Incidents, err)
	}
}

// "Up to 600" says how many there were at the most; that 540 were there at the least, another tells.
func TestCount_UpToTellsNoLowBound(t *testing.T) {
	upTo := habeas.Count{Low: 1, High: 600, Words: "up to 600"}
	about := habeas.Count{Low: 540, Nominal: 600, High: 660, Words: "about 600"}
	tell := func(id string, c habeas.Count) told {
		return told{id, "Post " + id, "2031-05-04", "", []habeas.Claim{{Act: habeas.ForcedReturn, Count: c, When: when("2031-05-03"), Where: at("Tumen")}}}
	}
	for _, c := range []struct {
		name      string
		said      []told
		low, high int
	}{
		{"beside another", []told{tell("a", upTo), tell("b", about)}, 540, 660},
		{"alone", []told{tell("a", upTo)}, 1, 600},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := holding(t, linked(t, c.said...), "a.1").Count; got.Low != c.low || got.High != c.high || got.Best < got.Low {
				t.Errorf("got %+v, want %d to %d", got, c.low, c.high)
			}
		})
	}
}

// A conflict lists what cannot both be true, each side with what it clashes with, and leaves out who says nothing against either.
func TestConflict_OnlyWhatClashes(t *testing.T) {
	tell := func(id, day string, c habeas.Count) told {
		return told{id, "Post " + id, "2031-05-09", "", []habeas.Claim{{Act: habeas.Arrest, Count: c, When: when(day), Where: at("Tumen")}}}
	}
	r := linked(t, tell("a", "2031-05-03", habeas.Exactly(40, "40")), tell("b", "2031-05-03", habeas.Exactly(40, "40")), tell("c", "2031-05-03", habeas.Exactly(43, "43")),
		tell("d", "2031-05-03", habeas.Count{Low: 30, Open: true, Words: "30 or more"}))
	got := holding(t, r, "a.1").Conflicts
	if len(got) != 1 || got[0].Field != "count" || len(got[0].Values) != 2 {
		t.Fatalf("conflicts %+v, want one of two values", got)
	}
	if v := got[0].Values; v[0].Value != "40" || len(v[0].Claims) != 2 || v[0].Against[0] != "43" || v[1].Against[0] != "40" {
		t.Errorf("values %+v", v)
	}
}
