package link_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/link"

	"pgregory.net/rapid"
)

var stories = []string{
	"Guards stopped a lorry below the dam and led nine travellers to the old customs house, a union said.",
	"A bus was searched at the toll gate; a grandmother and two boys were taken to the county seat by night.",
	"Seven people who had rented rooms above a noodle shop were driven off in two vans, neighbours said.",
}

// anyDocs draws reports whose claims agree and clash in every field.
func anyDocs(t *rapid.T) []link.Doc {
	places := []habeas.Place{{}, china, at("Shenyang"), at("Dandong"), at("Tumen", "Hunchun")}
	acts := []habeas.Act{habeas.Arrest, habeas.Detention, habeas.ForcedReturn, habeas.ImminentReturn, habeas.Release}
	n := rapid.IntRange(1, 9).Draw(t, "reports")
	docs := make([]link.Doc, n)
	for i := range docs {
		d := told{id: fmt.Sprintf("r%d", i), source: rapid.SampledFrom([]string{"Post", "Herald", ""}).Draw(t, "source"), text: rapid.SampledFrom(stories).Draw(t, "text")}
		d.published = rapid.SampledFrom([]string{"", "2031-04-20", "2031-05-02", "2031"}).Draw(t, "published")
		for range rapid.IntRange(0, 4).Draw(t, "claims") {
			c := habeas.Claim{
				Act: rapid.SampledFrom(acts).Draw(t, "act"), Where: rapid.SampledFrom(places).Draw(t, "where"),
				Event:    rapid.SampledFrom([]string{"", "e1", "e2"}).Draw(t, "event"),
				Modality: rapid.SampledFrom([]habeas.Modality{habeas.Happened, habeas.Happened, habeas.Ongoing, habeas.Feared, habeas.Denied}).Draw(t, "modality"),
				Roundup:  rapid.IntRange(0, 5).Draw(t, "roundup") == 0,
			}
			if k := rapid.SampledFrom([]int{0, 1, 7, 8, 50, 600}).Draw(t, "count"); k > 0 {
				c.Count = habeas.Exactly(k, "n")
			}
			if s := rapid.SampledFrom([]string{"", "2031-04-18", "2031-04-19", "2031-04", "2031"}).Draw(t, "when"); s != "" {
				c.When = when(s)
			}
			if rapid.Bool().Draw(t, "speaks") {
				c.Speakers = []string{rapid.SampledFrom([]string{"a source", "River Union", "Lamp Network"}).Draw(t, "speaker")}
			}
			d.claims = append(d.claims, c)
		}
		docs[i] = d.doc()
		if cs := docs[i].Claims; len(cs) > 1 && rapid.Bool().Draw(t, "part") {
			cs[1].PartOf = cs[0].ID
		}
	}
	return docs
}

func printed(t *rapid.T, docs []link.Doc) (link.Result, string) {
	r, err := link.All(docs, link.Decisions{}, gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return r, string(b)
}

func TestLinker_OrderOfArrivalDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := anyDocs(t)
		_, want := printed(t, docs)
		if _, got := printed(t, rapid.Permutation(docs).Draw(t, "order")); got != want {
			t.Fatalf("in another order:\n%s\nwant:\n%s", got, want)
		}
	})
}

// Nothing is lost: every claim that tells of an act is in exactly one incident, every report in one group of documents.
func TestLinker_NothingIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := anyDocs(t)
		r, _ := printed(t, docs)
		seen := map[link.ClaimRef]int{}
		for _, i := range r.Incidents {
			for _, x := range i.Tellings {
				seen[link.ClaimRef{Report: x.Report, Claim: x.Claim}]++
			}
		}
		totals := map[habeas.ClaimID]bool{}
		for _, x := range r.Roundups {
			totals[x.Claim] = true
		}
		for _, d := range docs {
			for _, c := range d.Claims {
				n := seen[link.ClaimRef{Report: d.Report.ID, Claim: c.ID}]
				if n > 1 || n == 1 && totals[c.ID] || n == 0 && !totals[c.ID] && c.Modality.Real() {
					t.Fatalf("claim %s is in %d incidents, total %v: %+v", c.ID, n, totals[c.ID], c)
				}
			}
		}
		in := 0
		for _, g := range r.Documents {
			in += len(g)
		}
		if in != len(docs) {
			t.Fatalf("%d reports in groups of documents, want %d", in, len(docs))
		}
	})
}

func TestLinker_TwoThousandCopies(t *testing.T) {
	var docs []told
	for i := range 2000 {
		docs = append(docs, told{fmt.Sprintf("r%04d", i), fmt.Sprintf("Paper %d", i), "2031-04-20", fmt.Sprintf("Page %d of paper %d. %s %s", i, i*7, story, strings.Repeat("word ", i%5)), []habeas.Claim{
			{Act: habeas.Arrest, Count: habeas.Exactly(9, "nine"), When: when("2031-04-18"), Where: at("Shenyang"), Speakers: []string{"a farmers' union"}}}})
	}
	r := linked(t, docs...)
	if len(r.Copies) != 1 || len(r.Copies[0]) != 2000 {
		t.Errorf("%d groups of copies, want one of 2000", len(r.Copies))
	}
	if len(r.Incidents) != 1 || r.Incidents[0].Origins.High != 1 {
		t.Fatalf("%d incidents, want one with one origin", len(r.Incidents))
	}
	if len(r.Documents) != 1 {
		t.Errorf("%d groups of documents, want one", len(r.Documents))
	}
}

func TestLinker_NinetyIncidentsInOneReport(t *testing.T) {
	d := told{id: "list", source: "Yearbook", published: "2031-12-31"}
	for i := range 90 {
		day := habeas.DateOf(2031, 1, 1).AddDays(4 * i)
		d.claims = append(d.claims, habeas.Claim{ID: habeas.ClaimID(fmt.Sprintf("c%02d", i)), Act: habeas.Arrest, Count: habeas.Exactly(2+i%40, "n"),
			When: habeas.When{From: day, To: day, Precision: habeas.ByDay}, Where: at("Shenyang")})
	}
	if got := len(linked(t, d).Incidents); got != 90 {
		t.Errorf("%d incidents, want 90", got)
	}
}

func TestLinker_StrangeCounts(t *testing.T) {
	for _, c := range []habeas.Count{{Words: "none"}, habeas.Exactly(1_000_000_000, "a billion"), {Low: -5, High: -5, Nominal: -5, Words: "−5"}, habeas.Exactly(1<<62, "more")} {
		r := linked(t, told{"a", "Post", "2031-04-20", "", []habeas.Claim{{Act: habeas.Arrest, Count: c, When: when("2031-04-18"), Where: china}}},
			told{"b", "Herald", "2031-04-20", "", []habeas.Claim{{Act: habeas.Arrest, Count: habeas.Exactly(7, "seven"), When: when("2031-04-18"), Where: china}}})
		n := 0
		for _, i := range r.Incidents {
			n += len(i.Claims)
		}
		if n != 2 {
			t.Errorf("count %+v: %d of 2 claims are in incidents", c, n)
		}
	}
}

func TestLinker_SameReportTwiceIsRefused(t *testing.T) {
	d := told{id: "a"}.doc()
	_, err := link.All([]link.Doc{d, d}, link.Decisions{}, nil)
	if habeas.KindOf(err) != habeas.Invalid {
		t.Errorf("the same report twice gives %v, want an error of kind Invalid", err)
	}
}

// Two falls of a bridge share the words of all such news; what tells them apart are names and numbers.
func TestDocuments_AreToldApartByNames(t *testing.T) {
	report := func(id, text string) told { return told{id, "Post", "2031-05-0" + id, text, nil} }
	r := linked(t,
		report("1", "Rescuers with ropes and lamps searched the broken bridge at Wollin through the night. Engineers of the Harl Works had warned of rust in the chains, said the mayor, Ada Krum. Some 40 walkers were on it."),
		report("2", "The mayor of Wollin, Ada Krum, said that engineers of the Harl Works had written of rust. About 40 walkers stood on the broken bridge; rescuers searched with lamps."),
		report("3", "The broken bridge at Tessen was searched through the night. Rescuers found some 70 walkers, said the mayor, Ben Foss; there was rust, as engineers of the Ostra Yard had warned."),
		report("4", "The theatre at Gorm will open in spring with a play about two sisters who inherit a mill. Tickets are cheap, said Lena Vick."),
		report("5", "A choir from Sund sang on the quay for 300 people. The harbour master, Pal Ribe, thanked them with smoked fish."),
		report("6", "Farmers at Gorm count their sheep after the storm; 12 are missing, said Lena Vick's neighbour, and the fences lie flat."),
	)
	want := func(a, b habeas.ReportID) bool {
		return slices.ContainsFunc(r.Documents, func(g []habeas.ReportID) bool { return slices.Contains(g, a) && slices.Contains(g, b) })
	}
	if !want("1", "2") {
		t.Errorf("groups %v: two reports of one bridge stand apart", r.Documents)
	}
	if want("1", "3") || want("2", "3") {
		t.Errorf("groups %v: two bridges became one", r.Documents)
	}
}

// A page may hold pages of other things before its news.
func TestDocuments_BeginWithTheNews(t *testing.T) {
	const news = "Rescuers with ropes and lamps searched the broken bridge at Wollin. Forty walkers died there, said the mayor, Ada Krum. Engineers of the Harl Works had warned of rust in the chains."
	var ticker strings.Builder
	for i := range 120 {
		fmt.Fprintf(&ticker, "Gorm Fair, stand %d: honey, wool and %d kinds of cheese. ", i, 7*i)
	}
	died := habeas.Claim{ID: "c", Act: habeas.Death, Modality: habeas.Happened, Count: habeas.Exactly(40, "Forty"), When: when("2031-05-01"), Where: at("Dandong")}
	held := died
	held.Act, held.Count = habeas.Arrest, habeas.Exactly(2, "two")
	quoted := func(c habeas.Claim, text string) []habeas.Claim {
		at := strings.Index(text, "Forty walkers")
		c.Quote = habeas.Quote{Start: at, End: at + 21, Text: text[at : at+21]}
		return []habeas.Claim{c}
	}
	long := ticker.String() + "Forty walkers fell with the bridge at Wollin. Ada Krum, the mayor, spoke of rust; the Harl Works had written to her. Rescuers used lamps and ropes."
	r := linked(t, told{"a", "Post", "2031-05-02", news, quoted(died, news)}, told{"b", "Fair Page", "2031-05-02", long, quoted(held, long)},
		told{"c", "Sund Voice", "2031-05-02", "A choir from Sund sang on the quay for 300 people. The harbour master, Pal Ribe, thanked them.", nil})
	if !slices.ContainsFunc(r.Documents, func(g []habeas.ReportID) bool { return slices.Contains(g, "a") && slices.Contains(g, "b") }) {
		t.Errorf("groups %v: the news below a page of other things stands apart", r.Documents)
	}
}
