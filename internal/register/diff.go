package register

import (
	"cmp"
	"slices"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// write changes the tables to what the picture says, touching only rows that differ. entries are those about to be appended;
// the ids that they give are recorded.
func (p *picture) write(tx *store.Tx, entries []habeas.Entry) error {
	minted, err := mintsOf(slices.DeleteFunc(slices.Clone(entries), func(e habeas.Entry) bool { return e.Kind != habeas.EntryMint }))
	if err != nil {
		return err
	}
	if err := tx.AddMinted(mintRows(minted)); err != nil {
		return err
	}
	for _, step := range []func(*store.Tx) error{p.writeIncidents, p.writeCases, p.writeRedirects, p.writeUnder, p.writeRoundups} {
		if err := step(tx); err != nil {
			return err
		}
	}
	return nil
}

// ids gives the ids of a kind that are decided about now.
func (p *picture) ids(kind string) []string {
	var out []string
	for i := range p.minted {
		if p.minted[i].Kind == kind {
			out = append(out, p.minted[i].ID)
		}
	}
	return out
}

// A row is something stored as JSON under an id.
type row[T any] struct {
	id    string
	value *T
	body  string
}

// differing gives the rows of now that differ from those stored, the values that were stored, and the ids that are gone.
func differing[T any](now []T, stored []string, id func(*T) string, what string, all bool) (put []row[T], was map[string]T, gone []string, err error) {
	before := make(map[string]string, len(stored))
	was = make(map[string]T, len(stored))
	for _, body := range stored {
		v, err := decode[T](body, what)
		if err != nil {
			return nil, nil, nil, err
		}
		before[id(&v)], was[id(&v)] = body, v
	}
	for i := range now {
		r := row[T]{id(&now[i]), &now[i], encode(&now[i])}
		if old, ok := before[r.id]; all || !ok || old != r.body {
			put = append(put, r)
		}
		delete(before, r.id)
	}
	for k := range before {
		gone = append(gone, k)
	}
	slices.Sort(gone)
	return put, was, gone, nil
}

// writeIncidents writes the incidents that differ, and notes them with what they were before.
func (p *picture) writeIncidents(tx *store.Tx) error {
	stored, err := tx.IncidentsByID(p.ids(anIncident))
	if p.run.anew {
		stored, err = tx.IncidentBodies(store.Filter{})
	}
	if err != nil {
		return err
	}
	rows, was, gone, err := differing(p.incidents, stored, func(i *habeas.Incident) string { return string(i.ID) }, "incident", p.run.anew)
	if err != nil {
		return err
	}
	put := make([]store.Incident, len(rows))
	for i, r := range rows {
		put[i] = incidentRow(r.value, r.body)
		p.moved = append(p.moved, *r.value)
		gone = append(gone, r.id)
	}
	for _, id := range gone {
		if old, ok := was[id]; ok {
			p.moved = append(p.moved, old)
		}
	}
	if err := tx.DropIncidents(gone); err != nil {
		return err
	}
	return tx.PutIncidents(put)
}

func incidentRow(inc *habeas.Incident, body string) store.Incident {
	return store.Incident{
		ID: string(inc.ID), N: number(string(inc.ID)), Act: string(inc.Act), Status: string(inc.Status), From: int(inc.When.From), To: int(inc.When.To),
		Country: inc.Where.Country, Admin1: inc.Where.Admin1, Reviewed: inc.Reviewed, Case: string(inc.Case), Linker: link.Version, PartOf: string(inc.PartOf),
		Reports: texts(inc.Reports), Body: body,
	}
}

func (p *picture) writeCases(tx *store.Tx) error {
	stored, err := tx.CasesByID(p.ids(aCase))
	if p.run.anew {
		stored, err = tx.CaseBodies(store.CaseFilter{})
	}
	if err != nil {
		return err
	}
	rows, _, gone, err := differing(p.cases, stored, func(k *habeas.Case) string { return string(k.ID) }, "case", p.run.anew)
	if err != nil {
		return err
	}
	put := make([]store.Case, len(rows))
	for i, r := range rows {
		k := r.value
		put[i] = store.Case{ID: r.id, N: number(r.id), Status: string(k.Status), AtRisk: k.AtRisk, LastNews: int(k.LastNews), Linker: link.Version, Body: r.body}
	}
	if err := tx.DropCases(gone); err != nil {
		return err
	}
	return tx.PutCases(put)
}

func (p *picture) writeRedirects(tx *store.Tx) error {
	stored, err := tx.RedirectsOf(slices.Concat(p.ids(anIncident), p.ids(aCase)))
	if p.run.anew {
		stored, err = tx.AllRedirects()
	}
	if err != nil {
		return err
	}
	was := make(map[string]string, len(stored))
	var gone []string
	for _, d := range stored {
		if was[d.ID] = d.Target; p.redirects[d.ID] == "" {
			gone = append(gone, d.ID)
		}
	}
	var put []store.Redirect
	for id, to := range p.redirects {
		if was[id] != to {
			put = append(put, store.Redirect{ID: id, Target: to})
		}
	}
	slices.Sort(gone)
	slices.SortFunc(put, func(a, b store.Redirect) int { return cmp.Compare(a.ID, b.ID) })
	if err := tx.DropRedirects(gone); err != nil {
		return err
	}
	return tx.AddRedirects(put)
}

// writeUnder says of claims under which incident they stand now.
func (p *picture) writeUnder(tx *store.Tx) error {
	moved := map[store.ClaimKey]string{}
	for _, h := range p.holding {
		ref := link.ClaimRef{Report: habeas.ReportID(h.Report), Claim: habeas.ClaimID(h.Claim)}
		if now := string(p.under[ref]); p.looked[ref] && now != h.Incident {
			moved[store.ClaimKey{Claim: h.Claim, Report: h.Report}] = now
		}
	}
	return tx.PutUnder(moved)
}
