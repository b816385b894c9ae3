package link_test

import (
	"testing"

	"habeas"
)

var sentence1, sentence2 = habeas.Quote{Start: 0, End: 9, Text: "sentence."}, habeas.Quote{Start: 10, End: 19, Text: "sentence2"}

// "Twenty-seven were arrested in Dandong on July 4. They are held in Tumen since July 20": one incident, and no two days or places
// that clash.
func TestIncident_TakenHereHeldThere(t *testing.T) {
	report := func(n int) told {
		return told{"a", "Post", "2031-08-02", "", []habeas.Claim{
			{ID: "taken", Act: habeas.Arrest, Count: habeas.Exactly(27, "27"), When: when("2031-07-04"), Where: at("Dandong"), Quote: sentence1},
			{ID: "held", Act: habeas.Detention, Modality: habeas.Ongoing, Count: habeas.Exactly(n, "n"), When: when("2031-07-20"), Where: at("Tumen"), Quote: sentence2}}}
	}
	r := linked(t, report(27))
	got := holding(t, r, "taken")
	if holding(t, r, "held").ID != got.ID || sum(r, habeas.Arrest).Best != 27 {
		t.Fatalf("%d were arrested, want the 27 once", sum(r, habeas.Arrest).Best)
	}
	if got.When.From != 20310704 || got.When.To != 20310704 || got.Where.Name != "Dandong" || len(got.Conflicts) > 0 {
		t.Errorf("taken %s in %s, conflicts %+v", got.When, got.Where.Name, got.Conflicts)
	}
	if r = linked(t, report(31)); holding(t, r, "held").ID == holding(t, r, "taken").ID {
		t.Error("31 who are held are not the 27 who were taken")
	}
}

// "All 41 were sent back through Tumen: eight on February 28 and nine on March 7": the days are parts.
func TestPart_WithADayOfItsOwn(t *testing.T) {
	report := func(other habeas.Quote) told {
		return told{"a", "Post", "2031-03-10", "", []habeas.Claim{
			{ID: "41", Act: habeas.ForcedReturn, Count: habeas.Exactly(41, "all 41"), When: habeas.When{To: 20310310}, Where: at("Tumen"), Quote: sentence1},
			{ID: "8", Act: habeas.ForcedReturn, Count: habeas.Exactly(8, "eight"), When: when("2031-02-28"), Where: china, Quote: other},
			{ID: "9", Act: habeas.ForcedReturn, Count: habeas.Exactly(9, "nine"), When: when("2031-03-07"), Where: china, Quote: other}}}
	}
	if s := sum(linked(t, report(sentence1)), habeas.ForcedReturn); s.Best != 41 {
		t.Errorf("sum %d, want 41", s.Best)
	}
	if s := sum(linked(t, report(sentence2)), habeas.ForcedReturn); s.Best != 41+8+9 {
		t.Errorf("sum %d: what another sentence tells of is no part for its day alone", s.Best)
	}
}

// "31 were arrested between February 8 and 12. Ten were caught in Shenyang on the 8th, nine there that evening, twelve in Changchun on
// the 11th": 10, 9 and 12 are 31.
func TestPart_ThatAddUpToTheWhole(t *testing.T) {
	report := func(third int, day habeas.When) told {
		return told{"a", "Post", "2031-02-14", "", []habeas.Claim{
			{ID: "31", Act: habeas.Arrest, Count: habeas.Exactly(31, "31"), When: habeas.When{From: 20310208, To: 20310212, Precision: habeas.ByRange}, Where: china, Quote: sentence1},
			{ID: "10", Act: habeas.Arrest, Count: habeas.Exactly(10, "ten"), When: when("2031-02-08"), Where: at("Shenyang"), Quote: sentence2},
			{ID: "9", Act: habeas.Arrest, Count: habeas.Exactly(9, "nine"), When: when("2031-02-08"), Where: at("Shenyang"), NotSame: []habeas.ClaimID{"10"}, Quote: sentence2},
			{ID: "12", Act: habeas.Arrest, Count: habeas.Exactly(third, "n"), When: day, Where: at("Changchun"), Quote: sentence2}}}
	}
	for _, c := range []struct {
		name  string
		third int
		day   string
		want  int
	}{{"they do", 12, "2031-02-11", 31}, {"they do not", 14, "2031-02-11", 31 + 10 + 9 + 14}, {"one is of another week", 12, "2031-02-20", 31 + 10 + 9 + 12}} {
		if s := sum(linked(t, report(c.third, when(c.day))), habeas.Arrest); s.Best != c.want {
			t.Errorf("%s: sum %d, want %d", c.name, s.Best, c.want)
		}
	}
}
