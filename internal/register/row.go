package register

import (
	"encoding/json"
	"fmt"
	"slices"

	"habeas"
	"habeas/internal/store"
)

// A reportBody is what is stored of a report as it was read.
type reportBody struct {
	Report  habeas.Report    `json:"report"`
	Skipped []habeas.Skipped `json:"skipped"`
}

// decode reads a stored value; what names it in the error, which is the store's own fault.
func decode[T any](body, what string) (T, error) {
	var v T
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		return v, &habeas.Error{Kind: habeas.Internal, Text: "stored " + what + " cannot be read; `habeas rebuild` makes it again", Cause: err}
	}
	return v, nil
}

// decodeAll reads stored values in order.
func decodeAll[T any](bodies []string, what string) ([]T, error) {
	out := make([]T, len(bodies))
	for i, b := range bodies {
		v, err := decode[T](b, what)
		if err != nil {
			return nil, err
		}
		out[i] = v
	}
	return out, nil
}

// encode writes a value of our own types, none of which can fail.
func encode(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("register: %T is not JSON: %v", v, err))
	}
	return string(b)
}

func headOf(p *habeas.Report, version int, captured string, claims int) ReportHead {
	return ReportHead{
		ID: p.ID, Version: version, URL: p.URL, Source: p.Source, Title: p.Title, Lang: p.Lang, Published: p.Published, Captured: captured, Claims: claims,
	}
}

// writeArrivals writes the rows of arrivals that have their journal entries' numbers.
func (r *Register) writeArrivals(tx *store.Tx, all []*arrival) error {
	if err := tx.AddSightings(sightingRows(all)); err != nil {
		return err
	}
	versions := slices.DeleteFunc(slices.Clone(all), func(a *arrival) bool { return a.what == sighting })
	newest := map[habeas.ReportID]int{}
	var replaced []string
	for _, a := range versions {
		if a.back {
			continue
		}
		newest[a.capture.Report] = a.capture.Version
		if a.what == newVersion {
			replaced = append(replaced, string(a.capture.Report))
		}
	}
	if err := retire(tx, distinct(replaced)); err != nil {
		return err
	}
	reports, proposed := r.versionRows(versions, newest)
	if err := tx.AddReports(reports); err != nil {
		return err
	}
	if err := tx.AddProposed(proposed); err != nil {
		return err
	}
	current := slices.DeleteFunc(versions, func(a *arrival) bool { return a.back || newest[a.capture.Report] != a.capture.Version })
	return r.hold(tx, current)
}

func sightingRows(all []*arrival) []store.Sighting {
	out := make([]store.Sighting, len(all))
	for i, a := range all {
		out[i] = store.Sighting{Report: string(a.capture.Report), Original: a.capture.Original.String(), Seen: a.seen, Seq: a.seq}
	}
	return out
}

// retire takes what stands for the reports' versions so far out of search and claims.
func retire(tx *store.Tx, reports []string) error {
	heads, err := tx.CurrentHeads(reports)
	if err != nil {
		return err
	}
	seqs := make([]int64, len(heads))
	for i, h := range heads {
		seqs[i] = h.Seq
	}
	if err := tx.Unindex(seqs); err != nil {
		return err
	}
	if err := tx.MarkUnlinked(reports); err != nil {
		return err
	}
	return tx.DropHolding(reports)
}

// versionRows gives the rows of versions and of the claims proposed of them.
func (r *Register) versionRows(versions []*arrival, newest map[habeas.ReportID]int) (reports []store.Report, proposed []store.Proposed) {
	x := r.cfg.Tools.Version
	for _, a := range versions {
		c, g := a.capture, &a.reading
		reports = append(reports, store.Report{
			ID: string(c.Report), Version: c.Version, Seq: a.seq, Captured: a.time, Original: c.Original.String(), Content: a.content.String(),
			Current: !a.back && newest[c.Report] == c.Version, Back: a.back, Claims: len(g.Claims), Extractor: x, Given: encode(c),
			Head: encode(headOf(&g.Report, c.Version, a.time, len(g.Claims))), Body: encode(reportBody{g.Report, g.Skipped}),
		})
		for i, claim := range g.Claims {
			proposed = append(proposed, store.Proposed{Report: string(c.Report), Version: c.Version, Ord: i, Claim: string(claim.ID), Extractor: x, Body: encode(claim)})
		}
	}
	return reports, proposed
}

// hold makes the claims of current versions hold, after the judgements on them, and puts their texts into the index.
func (r *Register) hold(tx *store.Tx, current []*arrival) error {
	if err := r.note.refresh(tx.View); err != nil {
		return err
	}
	var rows []store.Holding
	var reports []string
	for _, a := range current {
		g := &a.reading
		reports = append(reports, string(g.Report.ID))
		rows = append(rows, holdingRows(&g.Report, a.seq, r.cfg.Tools.Version, r.note.judgements.settle(&g.Report, g.Claims))...)
		if err := tx.Index(a.seq, store.Tokens(g.Report.Title+"\n"+g.Report.Text)); err != nil {
			return err
		}
	}
	if err := tx.MarkUnlinked(reports); err != nil {
		return err
	}
	return tx.AddHolding(rows)
}

// holdingRows gives the rows of a report's claims as they hold.
func holdingRows(p *habeas.Report, seq int64, extractor string, all []settled) []store.Holding {
	out := make([]store.Holding, len(all))
	for i, s := range all {
		out[i] = store.Holding{
			Claim: string(s.claim.ID), Report: string(p.ID), Seq: seq, Ord: i, Act: string(s.claim.Act), Reviewed: s.reviewed(), Verdict: string(s.verdict),
			Extractor: extractor, Body: encode(s.claim),
		}
	}
	return out
}
