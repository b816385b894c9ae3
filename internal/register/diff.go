package register

import (
	"slices"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// A change says which rows of a table are to be written and which are gone.
type change struct {
	put  []string // ids
	gone []string
}

// compare gives what makes the table from what it was, and remembers what it will be.
func (w *linking) compare(table string, now map[string]string) change {
	was := w.stored[table]
	will := make(map[string]habeas.Digest, len(now))
	var c change
	for id, body := range now {
		will[id] = habeas.DigestOf([]byte(body))
		if old, ok := was[id]; !ok || old != will[id] {
			c.put = append(c.put, id)
		}
	}
	for id := range was {
		if _, ok := now[id]; !ok {
			c.gone = append(c.gone, id)
		}
	}
	slices.Sort(c.put)
	slices.Sort(c.gone)
	w.stored[table] = will
	return c
}

// write changes the tables to what the picture says, touching only rows that differ. entries are those about to be appended;
// the ids that they give are recorded.
func (w *linking) write(tx *store.Tx, p *picture, entries []habeas.Entry) error {
	minted, err := mintsOf(slices.DeleteFunc(slices.Clone(entries), func(e habeas.Entry) bool { return e.Kind != habeas.EntryMint }))
	if err != nil {
		return err
	}
	w.mints = append(w.mints, minted...)
	if err := tx.AddMinted(mintRows(minted)); err != nil {
		return err
	}
	for _, step := range []func(*store.Tx, *picture) error{w.writeIncidents, w.writeCases, w.writeRoundups, w.writeCopies, w.writeRedirects, w.writeUnder} {
		if err := step(tx, p); err != nil {
			return err
		}
	}
	return nil
}

func (w *linking) writeIncidents(tx *store.Tx, p *picture) error {
	now := make(map[string]string, len(p.incidents))
	at := make(map[string]*habeas.Incident, len(p.incidents))
	for i := range p.incidents {
		inc := &p.incidents[i]
		now[string(inc.ID)], at[string(inc.ID)] = encode(inc), inc
	}
	c := w.compare("incidents", now)
	put := make([]store.Incident, len(c.put))
	for i, id := range c.put {
		put[i] = incidentRow(at[id], now[id])
	}
	if err := tx.DropIncidents(c.gone); err != nil {
		return err
	}
	return tx.PutIncidents(put)
}

func incidentRow(inc *habeas.Incident, body string) store.Incident {
	reports := make([]string, len(inc.Reports))
	for i, r := range inc.Reports {
		reports[i] = string(r)
	}
	return store.Incident{
		ID: string(inc.ID), N: number(string(inc.ID)), Act: string(inc.Act), Status: string(inc.Status), From: int(inc.When.From), To: int(inc.When.To),
		Country: inc.Where.Country, Admin1: inc.Where.Admin1, Reviewed: inc.Reviewed, Case: string(inc.Case), Linker: link.Version, PartOf: string(inc.PartOf), Reports: reports, Body: body,
	}
}

func (w *linking) writeCases(tx *store.Tx, p *picture) error {
	now := make(map[string]string, len(p.cases))
	at := make(map[string]*habeas.Case, len(p.cases))
	for i := range p.cases {
		k := &p.cases[i]
		now[string(k.ID)], at[string(k.ID)] = encode(k), k
	}
	c := w.compare("cases", now)
	put := make([]store.Case, len(c.put))
	for i, id := range c.put {
		k := at[id]
		put[i] = store.Case{ID: id, N: number(id), Status: string(k.Status), AtRisk: k.AtRisk, LastNews: int(k.LastNews), Linker: link.Version, Body: now[id]}
	}
	if err := tx.DropCases(c.gone); err != nil {
		return err
	}
	return tx.PutCases(put)
}

func (w *linking) writeRoundups(tx *store.Tx, p *picture) error {
	now := make(map[string]string, len(p.roundups))
	at := make(map[string]*habeas.Roundup, len(p.roundups))
	for i := range p.roundups {
		u := &p.roundups[i]
		id := refText(link.ClaimRef{Report: u.Report, Claim: u.Claim})
		now[id], at[id] = encode(u), u
	}
	c := w.compare("roundups", now)
	put := make([]store.Roundup, len(c.put))
	for i, id := range c.put {
		age, _ := w.known.age(textRef(id))
		put[i] = store.Roundup{Claim: id, Seq: age.seq, Ord: age.ord, Linker: link.Version, Body: now[id]}
	}
	if err := tx.DropRoundups(c.gone); err != nil {
		return err
	}
	return tx.PutRoundups(put)
}

func (w *linking) writeCopies(tx *store.Tx, p *picture) error {
	now := map[string]string{}
	for _, g := range p.copies {
		for _, r := range g {
			now[string(r)] = string(g[0])
		}
	}
	c := w.compare("copies", now)
	put := make([]store.Copy, len(c.put))
	for i, r := range c.put {
		put[i] = store.Copy{Report: r, Group: now[r]}
	}
	if err := tx.DropCopies(c.gone); err != nil {
		return err
	}
	return tx.PutCopies(put)
}

func (w *linking) writeRedirects(tx *store.Tx, p *picture) error {
	c := w.compare("redirects", p.redirects)
	put := make([]store.Redirect, len(c.put))
	for i, id := range c.put {
		put[i] = store.Redirect{ID: id, Target: p.redirects[id]}
	}
	if err := tx.DropRedirects(c.gone); err != nil {
		return err
	}
	return tx.AddRedirects(put)
}

// writeUnder says of claims under which incident they stand now.
func (w *linking) writeUnder(tx *store.Tx, p *picture) error {
	moved := map[store.ClaimKey]string{}
	for r, id := range p.under {
		if w.under[r] != id {
			moved[store.ClaimKey{Claim: string(r.Claim), Report: string(r.Report)}] = string(id)
		}
	}
	for r := range w.under {
		if _, ok := p.under[r]; !ok {
			moved[store.ClaimKey{Claim: string(r.Claim), Report: string(r.Report)}] = ""
		}
	}
	w.under = p.under
	return tx.PutUnder(moved)
}
