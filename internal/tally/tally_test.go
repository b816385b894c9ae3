package tally_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"habeas"
	"habeas/internal/tally"
)

func day(s string) habeas.When {
	w, err := habeas.ParseInterval(s)
	if err != nil {
		panic(err)
	}
	return w
}

func exactly(n int) habeas.Range { return habeas.Range{Low: n, Best: n, High: n} }

func sample() tally.Input {
	cn := habeas.Place{Name: "Shenyang", Admin1: "Liaoning", Country: "CN"}
	return tally.Input{
		AsOf:    "2026-01-02T03:04:05Z",
		Sources: map[habeas.ReportID]string{"a": "Paper A", "b": "Paper B"},
		Incidents: []habeas.Incident{
			{ID: "i1", Case: "k1", Act: habeas.Arrest, Count: exactly(7), When: day("2031-04-22"), Where: cn, Reports: []habeas.ReportID{"a", "b"}, Origins: habeas.Origins{Low: 1, High: 2}, Claims: []habeas.ClaimID{"c1", "c2"}, Reviewed: true},
			{ID: "i2", Case: "k1", Act: habeas.ImminentReturn, Count: exactly(7), When: day("2031-04-29"), Where: cn, Reports: []habeas.ReportID{"a"}},
			{ID: "i3", Case: "k1", Act: habeas.ForcedReturn, Count: exactly(7), When: day("2031-06-01"), Where: cn, Reports: []habeas.ReportID{"a"}},
			{ID: "i4", Act: habeas.Arrest, Count: habeas.Range{Low: 200, Best: 200, High: 299, Open: true}, When: day("2031-05"), Where: habeas.Place{Country: "CN"}, Reports: []habeas.ReportID{"b"}},
			{ID: "i5", Act: habeas.Arrest, PartOf: "i4", Count: exactly(19), When: day("2031-05"), Where: cn, Reports: []habeas.ReportID{"b"}},
			{ID: "i6", Act: habeas.Arrest, Where: cn, Reports: []habeas.ReportID{"b"}},
			{ID: "i7", Act: habeas.Arrest, Count: exactly(2), Who: habeas.Group{Role: "helper"}, When: day("2031-05"), Where: cn},
			{ID: "i8", Act: habeas.Arrest, Count: exactly(50), Status: habeas.Withdrawn, When: day("2031-05"), Where: cn},
		},
		Roundups: []habeas.Roundup{
			{Claim: "r92", Act: habeas.Arrest, From: 20310401, To: 20310831, Count: habeas.AtLeast(292, ""), Covers: []habeas.IncidentID{"i1", "i4", "i5"}, Contains: []habeas.ClaimID{"r51"}},
			{Claim: "r51", Act: habeas.Arrest, From: 20310401, To: 20310430, Count: habeas.Exactly(51, ""), Covers: []habeas.IncidentID{"i1"}},
		},
	}
}

func TestSum_ByActAndYear(t *testing.T) {
	got := tally.Sum(sample(), tally.Query{By: []tally.Axis{tally.ByAct, tally.ByYear}})
	want := []struct {
		act             habeas.Act
		year            int
		low, best, high int
		open            bool
		incidents       int
	}{
		{habeas.Arrest, 2031, 207, 207, 306, true, 2},
		{habeas.Arrest, 0, 1, 1, 1, true, 1},
		{habeas.ForcedReturn, 2031, 7, 7, 7, false, 1},
		{habeas.ImminentReturn, 2031, 7, 7, 7, false, 1},
	}
	if len(got.Rows) != len(want) {
		t.Fatalf("%d rows, want %d: %+v", len(got.Rows), len(want), got.Rows)
	}
	for i, w := range want {
		r := got.Rows[i]
		if r.Act != w.act || r.Year != w.year || r.Low != w.low || r.Best != w.best || r.High != w.high || r.Open != w.open || r.Incidents != w.incidents {
			t.Errorf("row %d = %+v, want %+v", i, r, w)
		}
	}
	if got.Rows[0].Reviewed != 1 || got.Rows[1].Uncounted != 1 {
		t.Errorf("reviewed %d, uncounted %d; want 1 and 1", got.Rows[0].Reviewed, got.Rows[1].Uncounted)
	}
}

func TestSum_PersonsAndPersonActs(t *testing.T) {
	got := tally.Sum(sample(), tally.Query{}).Total
	// Seven people of one case were arrested and returned: 7 persons, 14 person-acts; 200 and 1 more were arrested.
	if got.Persons.Best != 208 || got.PersonActs.Best != 215 || got.Incidents != 4 || !got.Persons.Open {
		t.Errorf("total = %+v, want 208 persons, 215 person-acts, 4 incidents, open", got)
	}
	if u := tally.Sum(sample(), tally.Query{}).Unit; u != tally.PersonActs {
		t.Errorf("unit of a row over several acts = %s", u)
	}
}

func TestSum_LowerBoundIsTheLargerOfSumAndBestTotal(t *testing.T) {
	got := tally.Sum(sample(), tally.Query{})
	if len(got.Roundups) != 2 || len(got.Bounds) != 1 {
		t.Fatalf("%d roundups and %d bounds, want 2 and 1", len(got.Roundups), len(got.Bounds))
	}
	b := got.Bounds[0]
	if b.Roundup != "r92" || b.Low != 292 || !b.Open || b.Incidents.Low != 207 || b.Unexplained != 85 {
		t.Errorf("bound = %+v, want at least 292 with 207 explained", b)
	}
}

func TestSum_Helpers(t *testing.T) {
	got := tally.Sum(sample(), tally.Query{Helpers: true})
	if len(got.Rows) != 1 || got.Rows[0].Best != 2 {
		t.Errorf("helpers = %+v, want 2 and nobody else", got.Rows)
	}
}

func TestTable_JSON(t *testing.T) {
	b, err := json.Marshal(tally.Sum(sample(), tally.Query{By: []tally.Axis{tally.ByAct, tally.ByYear, tally.ByPlace}, Acts: []habeas.Act{habeas.Detention}}))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Unit string
		AsOf string `json:"as_of"`
		Rows []map[string]any
	}
	if err := json.Unmarshal(b, &got); err != nil {
		t.Fatal(err)
	}
	if got.Unit != "persons" || got.AsOf != "2026-01-02T03:04:05Z" || len(got.Rows) != 3 {
		t.Fatalf("table = %s", b)
	}
	last := got.Rows[2]
	if year, said := last["year"]; !said || year != nil || last["act"] != "arrest" || last["place"] != "Shenyang" || last["open"] != true {
		t.Errorf("undated row = %v; want year null", last)
	}
}

func TestQuery_Check(t *testing.T) {
	if err := (tally.Query{By: []tally.Axis{"colour"}}).Check(); habeas.KindOf(err) != habeas.Usage {
		t.Errorf("an unknown axis gives %v, want a usage error", err)
	}
}

func TestSum_ByOriginAndMonth(t *testing.T) {
	got := tally.Sum(sample(), tally.Query{By: []tally.Axis{tally.ByMonth, tally.ByOrigin}, Acts: []habeas.Act{habeas.Arrest}})
	lines := got.Records()
	want := [][]string{
		{"month", "origin", "unit", "low", "best", "high", "open", "incidents", "reviewed", "number_of_sources", "as_of"},
		{"2031-04", "Paper A", "persons", "7", "7", "7", "false", "1", "1", "1", "2026-01-02T03:04:05Z"},
		{"2031-04", "Paper B", "persons", "7", "7", "7", "false", "1", "1", "1", "2026-01-02T03:04:05Z"},
		{"2031-05", "Paper B", "persons", "200", "200", "", "true", "1", "0", "0", "2026-01-02T03:04:05Z"},
		{"", "Paper B", "persons", "1", "1", "", "true", "1", "0", "0", "2026-01-02T03:04:05Z"},
	}
	if !reflect.DeepEqual(lines, want) {
		t.Errorf("lines = %q\nwant %q", lines, want)
	}
}

func TestSum_Period(t *testing.T) {
	got := tally.Sum(sample(), tally.Query{From: 20310601, To: 20311231})
	if len(got.Rows) != 1 || got.Rows[0].Best != 7 || got.Rows[0].Incidents != 1 {
		t.Errorf("rows = %+v, want the return of June alone: what is not dated is in no period", got.Rows)
	}
}

// A whole and its parts never meet, in whatever order they come: the sum is that of the whole.
func TestSum_WholeAndPartsInAnyOrder(t *testing.T) {
	in := sample()
	slices.Reverse(in.Incidents)
	if a, b := tally.Sum(in, tally.Query{}).Total, tally.Sum(sample(), tally.Query{}).Total; a != b {
		t.Errorf("totals %+v and %+v differ by order", a, b)
	}
}
