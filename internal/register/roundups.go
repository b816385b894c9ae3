package register

import (
	"slices"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// writeRoundups writes anew the totals that changed, those that hang together with them, and those in whose time an incident
// changed.
func (p *picture) writeRoundups(tx *store.Tx) error {
	if p.run.anew {
		return p.writeAllRoundups(tx)
	}
	w := &totals{run: p.run, tx: tx, rows: map[string]store.Roundup{}}
	if err := w.replace(p.knownClaims); err != nil {
		return err
	}
	for i := range p.moved {
		if err := w.around(&p.moved[i]); err != nil {
			return err
		}
	}
	return w.write()
}

func (p *picture) writeAllRoundups(tx *store.Tx) error {
	stored, err := tx.Roundups()
	if err != nil {
		return err
	}
	var gone []string
	for _, u := range stored {
		gone = append(gone, u.Claim)
	}
	if err := tx.DropRoundups(gone); err != nil {
		return err
	}
	put := make([]store.Roundup, len(p.roundups))
	for i := range p.roundups {
		u := &p.roundups[i]
		put[i] = roundupRow(link.TotalOf(u), p.knownClaims, encode(u))
	}
	return tx.PutRoundups(put)
}

func roundupRow(t link.Total, known knownClaims, body string) store.Roundup {
	age, _ := known.age(t.Ref)
	return store.Roundup{
		Claim: refText(t.Ref), Report: string(t.Ref.Report), Seq: age.seq, Ord: age.ord, Act: string(t.Act), From: int(t.From), To: int(t.To), Figure: t.Figure,
		Linker: link.Version, Body: body,
	}
}

// totals are the rows of totals that have to be worked out again.
type totals struct {
	run  *linkRun
	tx   *store.Tx
	rows map[string]store.Roundup
}

func (w *totals) take(rows []store.Roundup) {
	for _, u := range rows {
		w.rows[u.Claim] = u
	}
}

// replace puts the totals of the changed reports in the place of those that they had, and takes those that hang together with
// either.
func (w *totals) replace(known knownClaims) error {
	old, err := w.tx.RoundupsIn(w.run.todo)
	if err != nil {
		return err
	}
	var gone []string
	for _, u := range old {
		gone = append(gone, u.Claim)
	}
	if err := w.tx.DropRoundups(gone); err != nil {
		return err
	}
	var fresh []store.Roundup
	for _, t := range w.run.link.Totals(w.run.state.Numbers(asReports(w.run.todo))) {
		fresh = append(fresh, roundupRow(t, known, ""))
	}
	if err := w.tx.PutRoundups(fresh); err != nil {
		return err
	}
	for _, u := range slices.Concat(old, fresh) {
		near, err := w.near(u)
		if err != nil {
			return err
		}
		w.take(near)
	}
	w.take(fresh)
	return nil
}

// near gives the totals that may hang together with one: of its act, and of its figure, its time or its report.
func (w *totals) near(u store.Roundup) ([]store.Roundup, error) {
	out, err := w.tx.RoundupsByFigure(u.Act, u.Figure)
	if err != nil {
		return nil, err
	}
	same, err := w.tx.RoundupsIn([]string{u.Report})
	if err != nil {
		return nil, err
	}
	out = append(out, same...)
	if u.From != 0 || u.To != 0 {
		meeting, err := w.tx.RoundupsMeeting(u.Act, u.From, u.To)
		if err != nil {
			return nil, err
		}
		out = append(out, meeting...)
	}
	out = slices.DeleteFunc(out, func(o store.Roundup) bool { return o.Act != u.Act })
	slices.SortFunc(out, func(a, b store.Roundup) int { return textRef(a.Claim).Compare(textRef(b.Claim)) })
	return slices.CompactFunc(out, func(a, b store.Roundup) bool { return a.Claim == b.Claim }), nil
}

// around takes the totals in whose time an incident lies.
func (w *totals) around(inc *habeas.Incident) error {
	if inc.When.From == 0 || inc.When.To == 0 {
		return nil
	}
	rows, err := w.tx.RoundupsMeeting(string(inc.Act), int(inc.When.From), int(inc.When.To))
	w.take(rows)
	return err
}

// write works out the rows that were taken and writes those that differ.
func (w *totals) write() error {
	var put []store.Roundup
	for _, u := range w.rows {
		now, ok, err := w.roundup(u)
		if err != nil {
			return err
		}
		if body := encode(&now); ok && body != u.Body {
			u.Body, u.Linker = body, link.Version
			put = append(put, u)
		}
	}
	return w.tx.PutRoundups(put)
}

func (w *totals) roundup(u store.Roundup) (habeas.Roundup, bool, error) {
	to := u.To
	if to == 0 {
		to = 99991231
	}
	var bodies []string
	var err error
	if u.From != 0 || u.To != 0 {
		if bodies, err = w.tx.IncidentsWithin(u.Act, u.From, to); err != nil {
			return habeas.Roundup{}, false, err
		}
	}
	all, err := decodeAll[habeas.Incident](bodies, "incident")
	if err != nil {
		return habeas.Roundup{}, false, err
	}
	incidents := make([]*habeas.Incident, len(all))
	for i := range all {
		incidents[i] = &all[i]
	}
	near, err := w.near(u)
	if err != nil {
		return habeas.Roundup{}, false, err
	}
	var others []link.ClaimRef
	for _, o := range near {
		others = append(others, textRef(o.Claim))
	}
	out, ok := w.run.link.Roundup(textRef(u.Claim), incidents, others)
	return out, ok, nil
}
