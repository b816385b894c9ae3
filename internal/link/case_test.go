package link_test

import (
	"slices"
	"testing"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/link"
	"habeas/internal/tally"
)

// The worked cases of field-guide 8 as claims, told of invented outlets in our own words. Each test states what a careful
// person would have concluded.

func when(s string) habeas.When {
	w, err := habeas.ParseInterval(s)
	if err != nil {
		panic(err)
	}
	return w
}

func at(names ...string) habeas.Place {
	var out habeas.Place
	for i, n := range names {
		p, ok := gazetteer.Default().Lookup(n)
		if !ok {
			panic(n)
		}
		if i == 0 {
			out = p
		} else {
			out.Also = append(out.Also, p)
		}
	}
	return out
}

var china = habeas.Place{Country: "CN"}

// A told builds one report with its claims.
type told struct {
	id, source, published, text string
	claims                      []habeas.Claim
}

func (t told) doc() link.Doc {
	text := t.text
	if text == "" {
		text = t.id // no two texts are alike unless a test says so
	}
	d := link.Doc{Report: habeas.Report{ID: habeas.ReportID(t.id), Source: t.source, Published: when(t.published), Text: text, Lang: "en"}}
	for i, c := range t.claims {
		if c.ID == "" {
			c.ID = habeas.ClaimID(t.id + "." + string(rune('1'+i)))
		}
		if c.Modality == "" {
			c.Modality = habeas.Happened
		}
		if c.Quantity == "" {
			c.Quantity = habeas.Flow
		}
		if c.Quote.End == 0 {
			c.Quote = habeas.Quote{Start: i, End: i + 1, Text: "x"}
		}
		d.Claims = append(d.Claims, c)
	}
	return d
}

func linked(t *testing.T, ts ...told) link.Result {
	t.Helper()
	return decided(t, link.Decisions{}, ts...)
}

func decided(t *testing.T, d link.Decisions, ts ...told) link.Result {
	t.Helper()
	docs := make([]link.Doc, len(ts))
	for i := range ts {
		docs[i] = ts[i].doc()
	}
	r, err := link.All(docs, d, gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// incidents gives those of one act.
func incidents(r link.Result, act habeas.Act) []habeas.Incident {
	return slices.DeleteFunc(slices.Clone(r.Incidents), func(i habeas.Incident) bool { return i.Act != act })
}

func holding(t *testing.T, r link.Result, c habeas.ClaimID) habeas.Incident {
	t.Helper()
	for _, i := range r.Incidents {
		if slices.Contains(i.Claims, c) {
			return i
		}
	}
	t.Fatalf("claim %s is in no incident", c)
	return habeas.Incident{}
}

func sum(r link.Result, act habeas.Act) tally.Row {
	rows := tally.Sum(tally.Input{Incidents: r.Incidents, Roundups: r.Roundups}, tally.Query{Acts: []habeas.Act{act}}).Rows
	if len(rows) == 0 {
		return tally.Row{}
	}
	return rows[0]
}

func nearly(n int) habeas.Count { // "about n", field-guide 5.2
	return habeas.Count{Low: n * 9 / 10, High: n + n/10, Nominal: n, Words: "about"}
}

// 8.1: one mass return in one night, told with figures from 200 to more than 600.
func TestCase_MassReturnToldManyWays(t *testing.T) {
	night := when("2031-10-09")
	r := linked(t,
		told{"p1", "Border Post", "2031-10-11", "", []habeas.Claim{
			{Act: habeas.ForcedReturn, Count: nearly(200), When: night, Where: at("Dandong", "Tumen"), Speakers: []string{"several sources on the border"}}}},
		told{"p2", "River Daily", "2031-10-11", "", []habeas.Claim{
			{Act: habeas.ForcedReturn, Count: habeas.Between(200, 300, "200-300"), When: night, Where: at("Dandong"), Speakers: []string{"a source in the north-east"}}}},
		told{"p3", "Northern Times", "2031-10-12", "", []habeas.Claim{
			{ID: "p3.all", Act: habeas.ForcedReturn, Count: habeas.Count{Low: 650, Nominal: 650, High: 659, Words: "650여"}, When: habeas.When{From: 20311008, To: 20311009, Precision: habeas.ByRange}, Where: at("Hunchun", "Tumen", "Changbai", "Dandong"), Event: "e1", Speakers: []string{"Northern Times correspondents"}},
			{Act: habeas.ForcedReturn, Count: habeas.Exactly(240, "240"), When: habeas.When{From: 20311008, To: 20311009}, Where: china, PartOf: "p3.all"},
			{Act: habeas.Detention, Count: nearly(2000), Quantity: habeas.Stock, When: when("2031-10-12"), Where: china}}},
		told{"p4", "Weekly Mirror", "2031-10-13", "", []habeas.Claim{
			{Act: habeas.ForcedReturn, Count: habeas.Count{Low: 601, Open: true, Words: "more than 600"}, When: night, Where: china, Speakers: []string{"Coalition of River Families"}}}},
		told{"p5", "Capital Herald", "2031-10-13", "", []habeas.Claim{
			{Act: habeas.ForcedReturn, When: habeas.When{To: 20311013}, Where: china, Speakers: []string{"the unification ministry"}},
			{ID: "denial", Act: habeas.ForcedReturn, Modality: habeas.Denied, Statement: habeas.Denial, Where: china, Speakers: []string{"the foreign ministry"}}}},
		told{"p6", "Herald of Nations", "2031-10-17", "", []habeas.Claim{
			{Act: habeas.ForcedReturn, Count: habeas.Count{Low: 100, High: 999, Words: "hundreds"}, When: night, Where: china, Composition: []habeas.Member{{Kind: "woman"}}, Speakers: []string{"United Nations experts"}}}},
	)
	got := holding(t, r, "p3.all")
	for _, c := range []habeas.ClaimID{"p1.1", "p2.1", "p4.1", "p6.1"} {
		if !slices.Contains(got.Claims, c) {
			t.Errorf("claim %s is not in the incident of the night: %v", c, got.Claims)
		}
	}
	if got.Count.Low != 180 || !got.Count.Open || got.Count.High < 659 {
		t.Errorf("count = %+v, want from 180 and open: experts who say hundreds have it from others", got.Count)
	}
	if got.Origins.Low < 2 || got.Status != habeas.Contested {
		t.Errorf("origins %+v, status %s; want two or more, contested", got.Origins, got.Status)
	}
	if s := sum(r, habeas.ForcedReturn); s.Best > 700 {
		t.Errorf("sum %d: figures of one night were added up", s.Best)
	}
	if s := sum(r, habeas.Arrest); s.Incidents != 0 {
		t.Errorf("the stock of detainees was summed: %+v", s)
	}
	if d := holding(t, r, "denial"); d.Act != habeas.ForcedReturn {
		t.Errorf("the denial stands beside %s", d.Act)
	}
}

// 8.2: one wave of arrests in two places, with helpers, rival dates and a report that sums up the others.
func TestCase_TwoPlacesRivalFigures(t *testing.T) {
	here := at("Qingdao", "Kunming")
	r := linked(t,
		told{"a", "Bridge News", "2031-07-18", "", []habeas.Claim{
			{Act: habeas.Arrest, Count: habeas.Exactly(20, "20"), Where: here, When: habeas.When{From: 20310714, To: 20310718}, Composition: []habeas.Member{{Kind: "infant", Age: 1, N: 1}}},
			{ID: "a.help", Act: habeas.Arrest, Count: habeas.Exactly(6, "six"), Who: habeas.Group{Role: "helper"}, Where: here}}},
		told{"b", "Harbour Daily", "2031-07-20", "", []habeas.Claim{
			{ID: "b.all", Act: habeas.Arrest, Count: habeas.Exactly(29, "29"), When: habeas.When{From: 20310715, To: 20310717, Precision: habeas.ByRange}, Where: here, Composition: []habeas.Member{{Kind: "infant", Age: 1, N: 1}}},
			{ID: "b.q", Act: habeas.Arrest, Count: habeas.Exactly(20, "20"), When: habeas.When{From: 20310715, To: 20310717}, Where: at("Qingdao"), PartOf: "b.all"},
			{ID: "b.k", Act: habeas.Arrest, Count: habeas.Exactly(9, "nine"), When: habeas.When{From: 20310715, To: 20310717}, Where: at("Kunming"), PartOf: "b.all"},
			{ID: "b.help", Act: habeas.Arrest, Count: habeas.Exactly(5, "five"), Who: habeas.Group{Role: "helper"}, Where: here}}},
		told{"c", "Watch Letter", "2031-08-02", "", []habeas.Claim{
			{ID: "c.own", Act: habeas.Arrest, Count: habeas.Exactly(27, "27"), When: when("2031-07-04"), Where: here, Event: "e1", Speakers: []string{"Lantern Network"}},
			{ID: "c.29", Act: habeas.Arrest, Count: habeas.Exactly(29, "29"), Where: here, Event: "e1", Speakers: []string{"press reports"}},
			{ID: "c.30", Act: habeas.Arrest, Count: habeas.Count{Low: 30, Nominal: 30, High: 39, Words: "30여"}, Where: here, Event: "e1", Speakers: []string{"press reports"}}}},
	)
	got := holding(t, r, "b.all")
	for _, c := range []habeas.ClaimID{"a.1", "c.own", "c.29", "c.30", "b.q", "b.k"} {
		if !slices.Contains(got.Claims, c) {
			t.Errorf("claim %s stands apart", c)
		}
	}
	if got.Count.Low != 20 || got.Count.High != 39 || got.Count.Open {
		t.Errorf("count = %+v, want 20 to 39", got.Count)
	}
	if !slices.ContainsFunc(got.Conflicts, func(c habeas.Conflict) bool { return c.Field == "when" }) {
		t.Errorf("no conflict on the date: %+v", got.Conflicts)
	}
	if slices.Contains(got.Claims, "a.help") || slices.Contains(got.Claims, "b.help") {
		t.Error("helpers are counted with those they helped")
	}
	if s := sum(r, habeas.Arrest); s.Low != 20 || s.High != 39 {
		t.Errorf("sum = %d to %d, want 20 to 39 without helpers", s.Low, s.High)
	}
}

// 8.3: parts of a whole, a stock, and ten people who are said to be others.
func TestCase_PartsStockAndOthers(t *testing.T) {
	r := linked(t,
		told{"a", "Evening Post", "2031-02-14", "", []habeas.Claim{
			{ID: "a.31", Act: habeas.Arrest, Count: habeas.Exactly(31, "31"), When: habeas.When{From: 20310208, To: 20310212, Precision: habeas.ByRange}, Where: china},
			{ID: "a.10", Act: habeas.Arrest, Count: habeas.Exactly(10, "10"), When: when("2031-02-08"), Where: at("Shenyang"), PartOf: "a.31"},
			{ID: "a.9", Act: habeas.Arrest, Count: habeas.Exactly(9, "nine"), When: when("2031-02-08"), Where: at("Shenyang"), PartOf: "a.31", NotSame: []habeas.ClaimID{"a.10"}},
			{ID: "a.12", Act: habeas.Arrest, Count: habeas.Exactly(12, "12"), When: habeas.When{From: 20310211, To: 20310212}, Where: at("Changchun"), PartOf: "a.31"}}},
		told{"b", "Lake Tribune", "2031-02-24", "", []habeas.Claim{
			{ID: "b.24", Act: habeas.Detention, Count: habeas.Exactly(24, "24"), Where: at("Tumen"), When: habeas.When{To: 20310224}},
			{ID: "b.220", Act: habeas.Detention, Count: nearly(220), Quantity: habeas.Stock, Roundup: true, Where: china, When: when("2031-02-24")}}},
		told{"c", "Lake Tribune", "2031-03-10", "", []habeas.Claim{
			{ID: "c.41", Act: habeas.ForcedReturn, Count: habeas.Exactly(41, "all 41"), When: habeas.When{To: 20310310}, Where: at("Tumen")},
			{ID: "c.9", Act: habeas.ForcedReturn, Count: habeas.Exactly(9, "nine"), When: when("2031-03-07"), Where: at("Tumen"), PartOf: "c.41"},
			{ID: "c.8", Act: habeas.ForcedReturn, Count: habeas.Exactly(8, "eight"), When: when("2031-02-28"), Where: at("Tumen"), PartOf: "c.41"},
			{ID: "c.10", Act: habeas.ForcedReturn, Count: habeas.Exactly(10, "ten more"), Where: at("Dandong"), When: habeas.When{To: 20310310}, NotSame: []habeas.ClaimID{"c.9", "c.8"}}}},
	)
	if holding(t, r, "a.10").ID == holding(t, r, "a.9").ID && !slices.Contains(holding(t, r, "a.10").Claims, "a.31") {
		t.Error("two parts that are said to be different people became one")
	}
	if s := sum(r, habeas.Arrest); s.Best != 31+24 {
		t.Errorf("arrests = %d, want 31 + 24: parts and the stock are not added", s.Best)
	}
	if holding(t, r, "c.9").ID == holding(t, r, "c.8").ID || holding(t, r, "c.10").ID == holding(t, r, "c.9").ID {
		t.Error("returns of different days or different people became one")
	}
	if s := sum(r, habeas.ForcedReturn); s.Best != 41+10 {
		t.Errorf("returns = %d, want 41 + 10: two days of the 41 are parts, the ten are others", s.Best)
	}
	if holding(t, r, "c.10").PartOf != "" || holding(t, r, "c.9").PartOf != holding(t, r, "c.41").ID {
		t.Errorf("the nine are a part of %q, the ten of %q", holding(t, r, "c.9").PartOf, holding(t, r, "c.10").PartOf)
	}
	if !slices.ContainsFunc(r.Roundups, func(x habeas.Roundup) bool { return x.Claim == "b.220" }) {
		t.Error("the stock is not kept as a bound")
	}
}

const reprinted = `A family group says that more than thirty people were taken from a boarding house by the ring road on the evening of the
25th, and that eight more were taken five days later from a bus and brought to a border town. It asked for word of where they are.`

// 8.4: two arrests told by one outlet and reprinted by another.
func TestCase_TwoIncidentsOneOrigin(t *testing.T) {
	claims := func(id string) []habeas.Claim {
		return []habeas.Claim{
			{ID: habeas.ClaimID(id + ".30"), Act: habeas.Arrest, Count: habeas.Count{Low: 30, Nominal: 30, High: 39, Words: "30여"}, When: when("2031-11-25"), Where: at("Shenyang")},
			{ID: habeas.ClaimID(id + ".8"), Act: habeas.Arrest, Count: habeas.Exactly(8, "eight more"), When: when("2031-11-30"), Where: at("Shenyang"), NotSame: []habeas.ClaimID{habeas.ClaimID(id + ".30")}},
			{ID: habeas.ClaimID(id + ".moved"), Act: habeas.Transfer, Count: habeas.Exactly(8, "the eight"), When: habeas.When{To: 20311202}, Where: at("Dandong")},
		}
	}
	r := linked(t,
		told{"a", "Ring Road News", "2031-12-03", reprinted, claims("a")},
		told{"b", "Eastern Wire", "2031-12-04", "EASTERN WIRE. " + reprinted, claims("b")},
	)
	got := incidents(r, habeas.Arrest)
	if len(got) != 2 {
		t.Fatalf("%d incidents, want 2", len(got))
	}
	for _, i := range got {
		if i.Origins.High != 1 || i.Status != habeas.Reported || len(i.Reports) != 2 {
			t.Errorf("incident of %d: origins %+v, status %s, reports %v; want one origin of two reports", i.Count.Best, i.Origins, i.Status, i.Reports)
		}
	}
	if s := sum(r, habeas.Arrest); s.Low != 38 {
		t.Errorf("low = %d, want 38", s.Low)
	}
	eight := holding(t, r, "a.8")
	if moved := holding(t, r, "b.moved"); moved.Case != eight.Case || moved.Case == holding(t, r, "a.30").Case || len(r.Cases) != 2 {
		t.Errorf("%d cases: want the eight and where they were moved in one, the thirty in another", len(r.Cases))
	}
}

// 8.5: an arrest, and later a letter about it.
func TestCase_ArrestAndAppeal(t *testing.T) {
	r := linked(t,
		told{"a", "Port Gazette", "2031-11-10", "", []habeas.Claim{
			{ID: "a.1", Act: habeas.Arrest, Count: habeas.Exactly(10, "ten"), When: when("2031-11-04"), Where: at("Shenyang"), Composition: []habeas.Member{{Kind: "boy", Age: 4, N: 1}}},
			{ID: "a.2", Act: habeas.ImminentReturn, Modality: habeas.Feared, Count: habeas.Exactly(10, "ten"), When: when("2031-11-10"), Where: china}}},
		told{"b", "Family Letters", "2031-11-21", "", []habeas.Claim{
			{ID: "b.1", Act: habeas.Detention, Modality: habeas.Ongoing, Count: habeas.Exactly(10, "ten"), Where: china, Composition: []habeas.Member{{Kind: "boy", Age: 4, N: 1}}}}},
	)
	if len(incidents(r, habeas.Arrest)) != 1 {
		t.Fatalf("arrest and detention of the same ten are %d incidents", len(incidents(r, habeas.Arrest)))
	}
	if i := holding(t, r, "a.1"); !slices.Contains(i.Because, "same count 10") || !slices.Contains(i.Because, "boy aged 4 in both") {
		t.Errorf("reasons = %q, want the count and the boy", i.Because)
	}
	if len(r.Cases) != 1 || !r.Cases[0].AtRisk || r.Cases[0].LastNews != 20311121 || r.Cases[0].Status != habeas.CaseFacesReturn {
		t.Errorf("cases = %+v, want one, at risk, last news on 21 November", r.Cases)
	}
}

// Roundups: 41 and 51 are 92, shown as such and not added again; the eight of March lie inside the 51.
func TestCase_TotalsOfAYear(t *testing.T) {
	r := linked(t,
		told{"a", "Watch Letter", "2032-09", "", []habeas.Claim{
			{ID: "41", Act: habeas.Detention, Roundup: true, Count: habeas.AtLeast(41, "at least 41"), When: habeas.When{From: 20320701, To: 20320831}, Where: china},
			{ID: "51", Act: habeas.Detention, Roundup: true, Count: habeas.Exactly(51, "51"), When: habeas.When{From: 20310701, To: 20320630}, Where: china},
			{ID: "92", Act: habeas.Detention, Roundup: true, Count: habeas.AtLeast(92, "at least 92"), When: habeas.When{From: 20310701, To: 20320831}, Where: china},
			{ID: "120", Act: habeas.ForcedReturn, Roundup: true, Count: habeas.Count{Low: 121, Open: true, Unit: habeas.Instances, Words: "over 120 instances"}, When: habeas.When{From: 20310601, To: 20320930}, Where: china}}},
		told{"b", "Port Gazette", "2032-04-24", "", []habeas.Claim{
			{ID: "8", Act: habeas.Arrest, Count: habeas.Exactly(8, "eight"), When: habeas.When{From: 20320311, To: 20320320}, Where: at("Shenyang")}}},
	)
	if len(r.Incidents) != 1 {
		t.Fatalf("%d incidents, want the eight alone", len(r.Incidents))
	}
	by := map[habeas.ClaimID]habeas.Roundup{}
	for _, x := range r.Roundups {
		by[x.Claim] = x
	}
	if c := by["92"].Contains; !slices.Contains(c, "41") || !slices.Contains(c, "51") {
		t.Errorf("92 contains %v, want 41 and 51", c)
	}
	if c := by["51"].Covers; len(c) != 1 || c[0] != r.Incidents[0].ID || by["51"].Unexplained != 43 {
		t.Errorf("51 covers %v and leaves %d, want the eight and 43", c, by["51"].Unexplained)
	}
	if len(by["41"].Covers) != 0 {
		t.Errorf("41 covers %v", by["41"].Covers)
	}
	bounds := tally.Sum(tally.Input{Incidents: r.Incidents, Roundups: r.Roundups}, tally.Query{}).Bounds
	if len(bounds) != 1 || bounds[0].Low != 92 || !bounds[0].Open {
		t.Errorf("bounds = %+v, want at least 92", bounds)
	}
}
