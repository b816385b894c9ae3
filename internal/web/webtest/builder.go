package webtest

import (
	"fmt"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/register"
)

// Version is the extractor that the invented claims name.
const Version = "invented-1"

// A builder writes a register report by report.
type builder struct{ r *Register }

// report enters a report; published as in formats 2.
func (b *builder) report(id habeas.ReportID, source, title string, lang habeas.Lang, published, text string) *writer {
	when, err := habeas.ParseInterval(published)
	if err != nil {
		panic(err)
	}
	rep := habeas.Report{
		ID: id, Source: source, Title: title, Lang: lang, Published: when, Text: text, Format: "txt", Original: habeas.DigestOf([]byte(text)),
	}
	if strings.HasPrefix(text, title+"\n") && title != "" {
		rep.Regions = append(rep.Regions, habeas.Region{End: len(title), Kind: habeas.RegionTitle})
	}
	head := register.ReportHead{
		ID: id, Version: 1, Source: source, Title: title, Lang: lang, Published: when,
		Captured: fmt.Sprintf("2026-03-02T09:%02d:00.000000Z", len(b.r.Reports)%60),
	}
	b.r.Reports = append(b.r.Reports, register.ReportView{Report: rep, Head: head, Versions: []register.ReportHead{head}})
	return &writer{b: b, at: len(b.r.Reports) - 1}
}

// A writer enters what one report says.
type writer struct {
	b  *builder
	at int
}

func (w *writer) view() *register.ReportView { return &w.b.r.Reports[w.at] }

// says enters a claim that stands on a stretch of the report's text.
func (w *writer) says(quote string, act habeas.Act, n habeas.Count, more func(*register.ClaimView)) habeas.ClaimID {
	v := w.view()
	start := strings.Index(v.Report.Text, quote)
	if start < 0 {
		panic("no such sentence in report " + string(v.Report.ID))
	}
	c := register.ClaimView{Report: v.Report.ID, Version: Version, Claim: habeas.Claim{
		ID:  habeas.ClaimID(fmt.Sprintf("c%02x%02x", w.at, len(v.Claims))),
		Act: act, Modality: habeas.Happened, Statement: habeas.Hearsay, Quantity: habeas.Flow, Count: n, Confidence: .9,
		Quote:   habeas.Quote{Start: start, End: start + len(quote), Text: quote},
		Because: []string{"rule passive-count", "word “" + string(act) + "” of lexicon " + string(v.Report.Lang)},
	}}
	if more != nil {
		more(&c)
	}
	v.Claims = append(v.Claims, c)
	v.Head.Claims = len(v.Claims)
	return c.ID
}

// region marks a stretch of the text.
func (w *writer) region(kind habeas.RegionKind, words string) {
	v := w.view()
	start := strings.Index(v.Report.Text, words)
	v.Report.Regions = append(v.Report.Regions, habeas.Region{Start: start, End: start + len(words), Kind: kind})
	v.Skipped = append(v.Skipped, habeas.Skipped{Start: start, End: start + len(words), Why: string(kind)})
}

// skip marks a stretch from which nothing was taken.
func (w *writer) skip(why, words string) {
	start := strings.Index(w.view().Report.Text, words)
	w.view().Skipped = append(w.view().Skipped, habeas.Skipped{Start: start, End: start + len(words), Why: why})
}

// incident enters an incident on its claims, which give it reports and tellings.
func (b *builder) incident(in habeas.Incident, claims ...habeas.ClaimID) {
	in.Claims = claims
	for i := range b.r.Reports {
		rep := &b.r.Reports[i]
		for j := range rep.Claims {
			c := &rep.Claims[j]
			if !slices.Contains(claims, c.ID) {
				continue
			}
			c.Incident = in.ID
			if !slices.Contains(in.Reports, rep.Report.ID) {
				in.Reports = append(in.Reports, rep.Report.ID)
			}
			in.Tellings = append(in.Tellings, habeas.Telling{Claim: c.ID, Report: rep.Report.ID, Count: c.Count, When: c.When, Where: c.Where})
		}
	}
	b.r.All = append(b.r.All, in)
}

// thread enters a case and ties its incidents to it.
func (b *builder) thread(k habeas.Case) {
	for i := range b.r.All {
		in := &b.r.All[i]
		if !slices.Contains(k.Incidents, in.ID) {
			continue
		}
		in.Case = k.ID
		for _, id := range in.Reports {
			if !slices.Contains(k.Reports, id) {
				k.Reports = append(k.Reports, id)
			}
		}
	}
	b.r.Threads = append(b.r.Threads, k)
}
