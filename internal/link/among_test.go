package link_test

import (
	"slices"
	"testing"

	"habeas"
)

// "Five were taken", "a couple, a woman, a man and a girl"; "two women and a child were taken": the three are of the five.
func TestIncident_ThreeAreAmongTheFive(t *testing.T) {
	five := told{"a", "Post", "2031-05-19", "", []habeas.Claim{
		{ID: "five", Act: habeas.Arrest, Count: habeas.Exactly(5, "five"), When: when("2031-05-08"), Where: at("Shenyang"),
			Composition: []habeas.Member{{Kind: "couple", N: 2}, {Kind: "girl", Age: 2, N: 1}, {Kind: "woman", N: 1}, {Kind: "man", N: 1}}}}}
	three := func(day string, of ...habeas.Member) told {
		return told{"b", "Herald", "2031-05-20", "", []habeas.Claim{
			{ID: "three", Act: habeas.Arrest, Count: habeas.Exactly(3, "three"), When: when(day), Where: at("Shenyang"), Composition: of}}}
	}
	women, child := habeas.Member{Kind: "woman", N: 2}, habeas.Member{Kind: "child", N: 1}
	r := linked(t, five, three("2031-05", women, child))
	got := holding(t, r, "five")
	if !slices.Contains(got.Claims, "three") {
		t.Fatalf("incidents %v: the three stand apart from the five", r.Incidents)
	}
	if got.Count != (habeas.Range{Low: 5, Best: 5, High: 5}) || got.Status == habeas.Contested || len(got.Conflicts) > 0 {
		t.Errorf("count %+v, status %s, conflicts %+v: want five, uncontested", got.Count, got.Status, got.Conflicts)
	}
	for what, other := range map[string]told{
		"a third woman":       three("2031-05", habeas.Member{Kind: "woman", N: 3}),
		"two boys":            three("2031-05", habeas.Member{Kind: "woman", N: 1}, habeas.Member{Kind: "boy", N: 2}),
		"a girl of nine":      three("2031-05", women, habeas.Member{Kind: "girl", Age: 9, N: 1}),
		"another year":        three("2029-05", women, child),
		"who is not said":     three("2031-05", women),
		"men, as crowds have": three("2031-05", habeas.Member{Kind: "man", N: 2}),
	} {
		if r := linked(t, five, other); holding(t, r, "five").ID == holding(t, r, "three").ID {
			t.Errorf("%s: put among the five", what)
		}
	}
}

// Two reports that both tell of an arrest and of a feared return tell twice of the same people, and arrest and risk go one way.
func TestIncident_ToldWithWhatFollowed(t *testing.T) {
	report := func(id, day string, risk bool) told {
		cs := []habeas.Claim{{ID: habeas.ClaimID(id + ".taken"), Act: habeas.Arrest, Count: habeas.Exactly(8, "eight"), When: habeas.When{From: 20310225, To: 20310331}, Where: china}}
		if risk {
			cs = append(cs, habeas.Claim{ID: habeas.ClaimID(id + ".risk"), Act: habeas.ImminentReturn, Modality: habeas.Feared, Count: habeas.Exactly(8, "eight"), When: when(day), Where: china})
		}
		return told{id, "Post " + id, day, "", cs}
	}
	r := linked(t, report("a", "2031-04-02", true), report("b", "2031-04-20", true))
	if holding(t, r, "a.taken").ID != holding(t, r, "b.taken").ID || holding(t, r, "a.risk").ID != holding(t, r, "b.risk").ID {
		t.Error("the eight who were taken and face return are two groups")
	}
	r = linked(t, report("a", "2031-04-02", true), report("b", "2031-04-20", false))
	if holding(t, r, "a.taken").ID == holding(t, r, "b.taken").ID {
		t.Error("number, weeks and country alone made one of two eights")
	}
}

// People are sent back from where they were held and over a crossing: one report names the one, another the other.
func TestIncident_ReturnFromOneProvinceThroughAnother(t *testing.T) {
	report := func(id string, act habeas.Act, p habeas.Place) told {
		return told{id, "Post " + id, "2031-10-05", "", []habeas.Claim{
			{ID: habeas.ClaimID(id), Act: act, Count: habeas.Exactly(7, "seven"), When: habeas.When{From: 20311001, To: 20311005}, Where: p}}}
	}
	r := linked(t, report("a", habeas.ForcedReturn, at("Shenyang")), report("b", habeas.ForcedReturn, at("Tumen")))
	if holding(t, r, "a").ID != holding(t, r, "b").ID {
		t.Error("a return of seven, told from both ends of the way, is two")
	}
	r = linked(t, report("a", habeas.Arrest, at("Shenyang")), report("b", habeas.Arrest, at("Tumen")))
	if holding(t, r, "a").ID == holding(t, r, "b").ID {
		t.Error("seven were taken in two towns at once")
	}
}

// A number that is said of many groups joins no two claims that no time ties: two people in one town, about fifty in one country.
func TestIncident_CommonFigureWithoutTime(t *testing.T) {
	report := func(id, published string, act habeas.Act, n int, p habeas.Place, w habeas.When) told {
		return told{id, "Post " + id, published, "", []habeas.Claim{{ID: habeas.ClaimID(id), Act: act, Count: habeas.Exactly(n, "n"), When: w, Where: p}}}
	}
	for what, c := range map[string]struct {
		act  habeas.Act
		n    int
		at   habeas.Place
		want bool
	}{
		"two in one town":       {habeas.Arrest, 2, at("Shenyang"), false},
		"fifty in one country":  {habeas.ForcedReturn, 50, china, false},
		"108 in one country":    {habeas.ForcedReturn, 108, china, true},
		"fifty in one town":     {habeas.ForcedReturn, 50, at("Tumen"), true},
		"eleven in one country": {habeas.ForcedReturn, 11, china, true},
	} {
		d := report("a", "2031-10-05", c.act, c.n, c.at, when("2031-10-04"))
		r := linked(t, d, report("b", "", c.act, c.n, c.at, habeas.When{}))
		if got := holding(t, r, "a").ID == holding(t, r, "b").ID; got != c.want {
			t.Errorf("%s: one incident %v, want %v", what, got, c.want)
		}
	}
}

// Three whom two reports of one story tell of are three, though one of the reports bears no date.
func TestIncident_CommonFigureOfOneStory(t *testing.T) {
	report := func(id, published, text string, w habeas.When) told {
		return told{id, "Post " + id, published, text, []habeas.Claim{{ID: habeas.ClaimID(id), Act: habeas.Arrest, Count: habeas.Exactly(3, "three"), When: w, Where: china}}}
	}
	story := "The seamstress Orlena Tisk left Quillmarsh in a dairy van with two cousins. The van was stopped at the weighbridge of Fenwick Halt."
	again := "Neighbours of Orlena Tisk recall a wet morning, a borrowed lantern, nine loaves, an argument over a map and the promise of a postcard from Quillmarsh."
	all := []told{report("a", "2031-10-05", story, when("2031-10-04"))}
	for i := range 8 {
		id := string(rune('p' + i))
		all = append(all, told{id, "Post " + id, "2031-10-05", "Harbour news " + id + ": the ferry " + id + id + " was late.", nil})
	}
	for text, want := range map[string]bool{again: true, "Three people were seized in the market while the band played.": false} {
		r := linked(t, append(slices.Clone(all), report("b", "", text, habeas.When{}))...)
		if got := holding(t, r, "a").ID == holding(t, r, "b").ID; got != want {
			t.Errorf("%s: one incident %v, want %v", text, got, want)
		}
	}
}

// "Up to 20" beside "20" names no number of its own, so that the best figure never lies below the lowest.
func TestCount_UpToHasNoVoice(t *testing.T) {
	tell := func(id string, c habeas.Count) told {
		return told{id, "Post " + id, "2031-05-04", "", []habeas.Claim{{Act: habeas.ForcedReturn, Count: c, When: when("2031-05-03"), Where: at("Tumen")}}}
	}
	r := linked(t, tell("a", habeas.Exactly(20, "20")), tell("b", habeas.Count{Low: 1, High: 20, Words: "up to 20"}))
	if got := holding(t, r, "a.1").Count; got != (habeas.Range{Low: 20, Best: 20, High: 20}) {
		t.Errorf("count %+v, want twenty", got)
	}
}
