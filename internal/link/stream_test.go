package link_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/link"

	"pgregory.net/rapid"
)

// A book keeps what a Linker's deltas come to, as a register does.
type book struct {
	t         *rapid.T
	linker    *link.Linker
	numbers   map[habeas.ReportID]int64
	next      int64
	decisions link.Decisions
	incidents map[habeas.IncidentID]habeas.Incident
	cases     map[habeas.CaseID]habeas.Case
	copies    map[habeas.ReportID]habeas.ReportID
}

func newBook(t *rapid.T, c link.Census) *book {
	b := &book{t: t, numbers: map[habeas.ReportID]int64{}, incidents: map[habeas.IncidentID]habeas.Incident{}, cases: map[habeas.CaseID]habeas.Case{}, copies: map[habeas.ReportID]habeas.ReportID{}}
	b.linker = link.NewLinker(link.NewMemory(), c, gazetteer.Default(), func([]habeas.ReportID) (*link.Rules, error) { return b.decisions.Ready() })
	return b
}

func (b *book) add(d link.Doc) {
	b.next++
	b.numbers[d.Report.ID] = b.next
	if err := b.linker.Add(b.next, link.Read(d)); err != nil {
		b.t.Fatal(err)
	}
}

// remove takes a report out, and lets those be looked at again that stood with it.
func (b *book) remove(id habeas.ReportID) {
	if err := b.linker.Remove(b.numbers[id]); err != nil {
		b.t.Fatal(err)
	}
	delete(b.numbers, id)
	delete(b.copies, id)
	for k, inc := range b.incidents {
		if slices.Contains(inc.Reports, id) {
			delete(b.incidents, k)
			delete(b.cases, inc.Case)
			for _, r := range inc.Reports {
				b.linker.Touch(b.numbers[r])
			}
		}
	}
}

// decide puts decisions in the place of others: the reports that either speak of are taken out and in again.
func (b *book) decide(d link.Decisions, docs map[habeas.ReportID]link.Doc) {
	about := map[habeas.ReportID]bool{}
	for _, x := range slices.Concat(b.decisions.List, d.List) {
		for _, c := range x.Claims {
			about[c.Report] = true
		}
	}
	in := slices.DeleteFunc(slices.Sorted(maps.Keys(about)), func(r habeas.ReportID) bool { return b.numbers[r] == 0 })
	for _, r := range in {
		b.remove(r)
	}
	b.decisions = d
	for _, r := range in {
		b.add(docs[r])
	}
}

func (b *book) settle() {
	delta, err := b.linker.Settle()
	if err != nil {
		b.t.Fatal(err)
	}
	looked := map[link.ClaimRef]bool{}
	for _, c := range delta.Claims {
		looked[c] = true
	}
	for k, inc := range b.incidents {
		for _, t := range inc.Tellings {
			if looked[link.ClaimRef{Report: t.Report, Claim: t.Claim}] {
				delete(b.incidents, k)
				delete(b.cases, inc.Case)
			}
		}
	}
	for _, inc := range delta.Incidents {
		b.incidents[inc.ID] = inc
	}
	for _, k := range delta.Cases {
		b.cases[k.ID] = k
	}
	for r, least := range delta.Copies {
		if b.copies[r] = least; least == "" {
			delete(b.copies, r)
		}
	}
}

// said prints everything in one order.
func said(t *rapid.T, incidents []habeas.Incident, cases []habeas.Case, copies map[habeas.ReportID]habeas.ReportID) string {
	slices.SortFunc(incidents, func(a, b habeas.Incident) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(cases, func(a, b habeas.Case) int { return cmp.Compare(a.ID, b.ID) })
	out, err := json.MarshalIndent([]any{incidents, cases, copies}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// crowded gives reports so many and so alike that keys have more holders than a claim looks at.
func crowded(t *rapid.T) []link.Doc {
	docs := anyDocs(t)
	for i := range rapid.IntRange(0, 60).Draw(t, "crowd") {
		d := told{id: fmt.Sprintf("x%d", i), source: "Post", text: rapid.SampledFrom(stories).Draw(t, "text"), published: "2031-04-20"}
		if rapid.Bool().Draw(t, "varied") {
			d.text += fmt.Sprintf(" %d more told of it, and %d of that.", i, i*i)
		}
		d.claims = append(d.claims, habeas.Claim{
			Act: habeas.Arrest, Count: habeas.Exactly(rapid.IntRange(5, 9).Draw(t, "n"), "n"), When: when("2031-04-18"), Where: at("Shenyang"),
		})
		docs = append(docs, d.doc())
	}
	return docs
}

// chained gives reports of which each may be tied to those of the days around it, so that they hang together by long chains of ties
// and make many incidents all the same.
func chained(t *rapid.T) []link.Doc {
	var docs []link.Doc
	numbers := rapid.SliceOfN(rapid.IntRange(4, 9), 20, 90).Draw(t, "chain")
	for i, n := range numbers {
		day := habeas.DateOf(2031, 3, 1).AddDays(i * rapid.IntRange(1, 2).Draw(t, "step"))
		d := told{id: fmt.Sprintf("y%02d", (i*37)%100), source: "Post", published: day.AddDays(1).String(), text: fmt.Sprintf("%s %d went by post %d.", stories[i%3], i*i, i)}
		c := habeas.Claim{Act: habeas.Arrest, Event: "e", Count: habeas.Exactly(n, "n"), Where: at("Shenyang")}
		switch rapid.IntRange(0, 3).Draw(t, "dated") {
		case 0:
			c.When = habeas.When{From: day.AddDays(-20), To: day, Precision: habeas.ByRange}
		case 1, 2:
			c.When = when(day.String())
		}
		d.claims = append(d.claims, c)
		if rapid.IntRange(0, 4).Draw(t, "freed") == 0 {
			d.claims = append(d.claims, habeas.Claim{Act: habeas.Release, Event: "e", Count: c.Count, Where: c.Where, When: when(day.String())})
		}
		docs = append(docs, d.doc())
	}
	return docs
}

// Reports and decisions that come and go in any order, settled whenever, come to what those that are left come to at once.
func TestLinker_StreamedIsAtOnce(t *testing.T) {
	for name, docs := range map[string]func(*rapid.T) []link.Doc{"crowded": crowded, "chained": chained} {
		t.Run(name, func(t *testing.T) { streamedIsAtOnce(t, docs) })
	}
}

func streamedIsAtOnce(t *testing.T, some func(*rapid.T) []link.Doc) {
	rapid.Check(t, func(t *rapid.T) {
		all := some(t)
		docs := map[habeas.ReportID]link.Doc{}
		var census link.Count
		for _, d := range all {
			docs[d.Report.ID] = d
			census.Add(link.Read(d))
		}
		b := newBook(t, &census)
		for _, d := range rapid.Permutation(all).Draw(t, "order") {
			b.add(d)
			switch rapid.IntRange(0, 9).Draw(t, "then") {
			case 0:
				if ds := anyDecisions(t, all); ready(ds) {
					b.decide(ds, docs)
				}
			case 1:
				b.remove(rapid.SampledFrom(slices.Sorted(maps.Keys(b.numbers))).Draw(t, "goes"))
			case 2, 3:
				b.settle()
			}
		}
		b.settle()
		var left []*link.Reading
		for _, id := range slices.Sorted(maps.Keys(b.numbers)) {
			left = append(left, link.Read(docs[id]))
		}
		want, err := link.Incidents(left, &census, b.decisions, gazetteer.Default())
		if err != nil {
			t.Fatal(err)
		}
		copies := map[habeas.ReportID]habeas.ReportID{}
		for _, g := range want.Copies {
			for _, r := range g {
				copies[r] = g[0]
			}
		}
		got := said(t, slices.Collect(maps.Values(b.incidents)), slices.Collect(maps.Values(b.cases)), b.copies)
		if w := said(t, want.Incidents, want.Cases, copies); got != w {
			t.Fatalf("streamed:\n%s\nat once:\n%s", got, w)
		}
	})
}

func ready(d link.Decisions) bool {
	_, err := d.Ready()
	return err == nil
}
