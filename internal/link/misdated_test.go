package link_test

import (
	"slices"
	"testing"

	"habeas"
	"habeas/internal/link"
)

// A word that a page's date places in the calendar: "Monday" of a page of 13 May.
func reckoned(day string, words string) habeas.When {
	w := when(day)
	w.Precision, w.Words = habeas.ByDay, words
	return w
}

const (
	ferryNews = `The ferrymen of Willow Landing say that some 340 people were handed over at the river gate before the lantern festival
had ended, and that the buses came at dusk. A group of families asked the provincial office for their names.`
	ferryMirror = `Some 340 people were handed over at the river gate, say the ferrymen of Willow Landing. The buses came at dusk, before
the lantern festival had ended; a group of families asked for their names. Subscribe to our newsletter and share this story.`
	quarryNews = `Three quarries near the pass stand idle since the strike. The owners met an envoy on Tuesday and talked of wages,
dust masks and the price of lime. No date was set for another meeting.`
)

// mirrored are two tellings of one return, of which the second stands on a page that bears the day on which it was copied.
func mirrored(second string) []told {
	return []told{
		{"a", "Landing Post", "2031-10-11", ferryNews, []habeas.Claim{
			{ID: "a", Act: habeas.ForcedReturn, Count: nearly(340), When: reckoned("2031-10-06", "Monday night"), Where: at("Dandong"), Speakers: []string{"ferrymen"}}}},
		{"b", "Copied News", "2032-05-15", second, []habeas.Claim{
			{ID: "b", Act: habeas.ForcedReturn, Count: nearly(340), When: reckoned("2032-05-10", "Monday night"), Where: at("Dandong"), Speakers: []string{"ferrymen"}}}},
		{"c", "Quarry Times", "2031-10-12", quarryNews, nil},
		{"d", "Pass Courier", "2031-11-02", quarryNews[40:], nil},
	}
}

func TestPageDate_OfAMirrorMakesNoSecondIncident(t *testing.T) {
	r := linked(t, mirrored(ferryMirror)...)
	got := holding(t, r, "a")
	if !slices.Contains(got.Claims, "b") {
		t.Fatal("a page that bears the day of its copying made a second return of the same people")
	}
	if got.When.From != 20311006 || got.When.To != 20311006 {
		t.Errorf("when = %s, want the day by the earlier page", got.When)
	}
	if !slices.ContainsFunc(got.Conflicts, func(c habeas.Conflict) bool { return c.Field == "when" }) {
		t.Error("the rival day is not shown")
	}
	if len(r.Cases) != 1 || r.Cases[0].LastNews != 20311011 {
		t.Errorf("cases %+v, want one with its last news on the earlier page", r.Cases)
	}
}

func TestPageDate_IsBelievedWhenTheTextsDiffer(t *testing.T) {
	r := linked(t, mirrored("Officers brought 340 people to the bridge; nobody else saw it, and the customs house was shut.")...)
	if holding(t, r, "a").ID == holding(t, r, "b").ID {
		t.Error("two returns of one number seven months apart became one, though nothing else is alike")
	}
}

func TestPageDate_DoesNotOverruleADayWithItsYear(t *testing.T) {
	ts := mirrored(ferryMirror)
	ts[0].claims[0].When.Words, ts[1].claims[0].When.Words = "6 October 2031", "10 May 2032"
	r := linked(t, ts...)
	if holding(t, r, "a").ID == holding(t, r, "b").ID {
		t.Error("two days told with their years became one")
	}
}

// A page's date says of which year a printed day is; it makes no other day of it.
func TestPageDate_DoesNotOverruleADayThatIsPrinted(t *testing.T) {
	for _, c := range []struct {
		name, first, second, day string
		want                     bool
	}{
		{"another day", "on October 6", "on May 10", "2032-05-10", false},
		{"the same day a year on", "on October 6", "on October 6", "2032-10-06", true},
		{"a day of the week", "on October 6", "on Monday", "2032-05-10", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			ts := mirrored(ferryNews)
			ts[0].claims[0].When.Words = c.first
			ts[1].claims[0].When = reckoned(c.day, c.second)
			ts[1].published = ts[1].claims[0].When.From.AddDays(5).String()
			r := linked(t, ts...)
			if got := holding(t, r, "a").ID == holding(t, r, "b").ID; got != c.want {
				t.Errorf("one incident = %v, want %v", got, c.want)
			}
		})
	}
}

// People are at risk for weeks, and each report says so on its own day.
func TestRisk_ToldOnTwoDaysIsOne(t *testing.T) {
	risk := func(id, day string) told {
		return told{id, "Post " + id, day, "", []habeas.Claim{
			{ID: habeas.ClaimID(id), Act: habeas.ImminentReturn, Modality: habeas.Feared, Count: habeas.Exactly(23, "23"), When: when(day), Where: at("Shenyang")}}}
	}
	r := linked(t, risk("a", "2031-02-03"), risk("b", "2031-02-09"))
	if holding(t, r, "a").ID != holding(t, r, "b").ID {
		t.Error("one risk told on two days became two")
	}
}

// "About two weeks ago" is no certain day.
func TestTime_SaidToTheWeekIsNoDay(t *testing.T) {
	about := when("2031-04-19")
	about.Precision, about.Words = habeas.ByWeek, "about two weeks ago"
	arrest := func(id string, w habeas.When) told {
		return told{id, "Post " + id, "2031-05-03", "", []habeas.Claim{{ID: habeas.ClaimID(id), Act: habeas.Arrest, Count: habeas.Exactly(17, "17"), When: w, Where: at("Shenyang")}}}
	}
	r := linked(t, arrest("a", about), arrest("b", when("2031-04-22")), arrest("c", when("2031-04-29")))
	if holding(t, r, "a").ID != holding(t, r, "b").ID {
		t.Error("a day three days from an approximate one was held apart")
	}
	if holding(t, r, "c").ID == holding(t, r, "b").ID {
		t.Error("two days a week apart became one")
	}
}

// "600 were sent back through four gates; up to 200 of them through one."
func TestPart_AtOneOfTheWholesPlaces(t *testing.T) {
	one := func(part habeas.Place) link.Result {
		return linked(t, told{"a", "Post", "2031-10-12", "", []habeas.Claim{
			{ID: "all", Act: habeas.ForcedReturn, Count: nearly(600), When: when("2031-10-09"), Where: at("Dandong", "Hunchun", "Tumen")},
			{ID: "part", Act: habeas.ForcedReturn, Count: habeas.Count{High: 200, Words: "up to 200"}, When: habeas.When{To: 20311012}, Where: part}}})
	}
	r := one(at("Dandong"))
	if s := sum(r, habeas.ForcedReturn); s.Incidents != 1 || s.Best != 600 || s.Low != 540 {
		t.Errorf("sum = %+v, want the 600 once", s)
	}
	if s := sum(one(at("Shenyang")), habeas.ForcedReturn); s.Incidents != 2 {
		t.Errorf("people of another place were taken for a part: %+v", s)
	}
}

// One town does not lose 47 people twice in a month: "early Sunday" was copied from a report of another week. Of few people, of
// round figures and of days that are printed it may be two happenings.
func TestPageDate_ManyOfOneTown(t *testing.T) {
	for _, c := range []struct {
		name  string
		n     int
		words string
		want  bool
	}{
		{"many", 47, "early Sunday", true},
		{"few", 4, "early Sunday", false},
		{"a round figure", 50, "early Sunday", false},
		{"a printed day", 47, "on May 18", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			tell := func(id, day, words string) told {
				return told{id, "Post " + id, when(day).From.AddDays(3).String(), "", []habeas.Claim{
					{ID: habeas.ClaimID(id), Act: habeas.Killing, Count: habeas.Exactly(c.n, ""), When: reckoned(day, words), Where: at("Boise"), Persons: []habeas.Mention{{Name: "Ann Tarby"}}}}}
			}
			words := c.words
			if words != "early Sunday" {
				words = "on May 4"
			}
			r := linked(t, tell("a", "2031-05-04", words), tell("b", "2031-05-18", c.words))
			if got := holding(t, r, "a").ID == holding(t, r, "b").ID; got != c.want {
				t.Errorf("one incident = %v, want %v", got, c.want)
			}
		})
	}
}
