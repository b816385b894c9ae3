package register

import (
	"context"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// A linking is what this process has linked so far, so that what a batch costs does not grow with what is known. It holds
// nothing that the database does not; when the two disagree it is dropped and made again.
type linking struct {
	linker   *link.Linker
	known    knownClaims
	mints    []mint
	entries  int                                 // judgements that it was made with
	seq      int64                               // captures up to this entry are in
	stored   map[string]map[string]habeas.Digest // of what the tables hold, by table and id
	under    map[link.ClaimRef]habeas.IncidentID
	lost     []judged // judgements on links whose sentences are not found any more
	finished bool     // the last change was committed
	derived  int64    // the entry up to which rows were derived when it was committed
}

// chunk is how many reports are read from the database at a time.
const chunk = 500

// relink brings incidents, cases and all that hangs on them up to the end of the journal, and adds the entries that give new
// ids, and then end. It gives the number of the last entry that it wrote, 0 when there was none.
func (r *Register) relink(ctx context.Context, end []habeas.Entry) (int64, error) {
	var last int64
	err := r.db.Write(ctx, func(tx *store.Tx) error {
		var err error
		last, err = r.relinkIn(tx, end)
		return err
	})
	if err != nil {
		r.warm = nil
		return 0, err
	}
	if r.warm != nil {
		r.warm.finished = true
	}
	return last, nil
}

func (r *Register) relinkIn(tx *store.Tx, end []habeas.Entry) (int64, error) {
	d, err := tx.Derived()
	if err != nil {
		return 0, err
	}
	var minting []habeas.Entry
	var w *linking
	var p picture
	unlinked, err := tx.Unlinked(d.Seq)
	if err != nil {
		return 0, err
	}
	if unlinked {
		if w, p, err = r.linked(tx, d); err != nil {
			return 0, err
		}
		minting = mintEntries(p.fresh)
	}
	entries, err := r.number(tx, append(minting, end...))
	if err != nil {
		return 0, err
	}
	if unlinked {
		if err := w.write(tx, &p, entries); err != nil {
			return 0, err
		}
	}
	return r.close(tx, w, d, entries)
}

// linked links everything that is known and gives the picture, with anchors for the ids that have to be given.
func (r *Register) linked(tx *store.Tx, d store.Derived) (*linking, picture, error) {
	w, err := r.warmed(tx, d)
	if err != nil {
		return nil, picture{}, err
	}
	w.finished = false
	p := compose(w.linker.Incidents(), w.known, w.mints, viewFinder(tx.View))
	return w, p, anchorFresh(tx.View, p.fresh)
}

// close notes how far derived rows have come and appends the entries. It gives the number of the last, 0 when there is none.
func (r *Register) close(tx *store.Tx, w *linking, d store.Derived, entries []habeas.Entry) (int64, error) {
	head, err := tx.Head()
	if err != nil {
		return 0, err
	}
	last := head.Size + int64(len(entries))
	if w == nil && r.warm != nil && r.warm.derived == d.Seq {
		w = r.warm // nothing was linked, here or elsewhere; what is warm stays good
	}
	if w != nil {
		w.derived = last
	}
	if err := tx.SetDerived(store.Derived{Seq: last, Notes: encode(madeBy{r.cfg.Tools.Version, link.Version})}); err != nil {
		return 0, err
	}
	if len(entries) == 0 {
		return 0, nil
	}
	return last, tx.Append(entries)
}

// madeBy says which versions of extraction and linking made the derived rows last.
type madeBy struct {
	Extract string `json:"extract"`
	Link    string `json:"link"`
}

// warmed gives the linking with everything in it that the database holds; d says how far the database's rows have come,
// which tells when another process has linked since.
func (r *Register) warmed(tx *store.Tx, d store.Derived) (*linking, error) {
	if err := r.note.refresh(tx.View); err != nil {
		return nil, err
	}
	w := r.warm
	good := w != nil && w.finished && w.derived == d.Seq
	if good && w.entries != len(r.note.entries) {
		var err error
		if good, err = w.decide(tx.View, &r.note); err != nil {
			return nil, err
		}
	}
	if !good {
		var err error
		if w, err = r.newLinking(tx.View, d); err != nil {
			return nil, err
		}
	}
	ok, err := w.feed(tx.View)
	if err == nil && !ok { // another version of a report that is in already
		if w, err = r.newLinking(tx.View, d); err == nil {
			_, err = w.feed(tx.View)
		}
	}
	if err != nil {
		return nil, err
	}
	r.warm = w
	return w, nil
}

// decide takes in judgements made since. It reports false when they change what was given to the linker, which cannot take
// anything back.
func (w *linking) decide(v *store.View, n *noted) (bool, error) {
	for _, e := range n.entries[w.entries:] {
		j, err := judgedOf(e)
		if err != nil || j.Verdict == habeas.Undo {
			return false, err
		}
		for _, id := range j.reports() {
			same, err := w.sameClaims(v, id)
			if err != nil || !same {
				return false, err
			}
		}
	}
	decisions, lost := n.judgements.decisions(viewFinder(v))
	if ok, err := w.linker.Decide(decisions); err != nil || !ok {
		return false, err
	}
	w.lost, w.entries = lost, len(n.entries)
	return true, nil
}

// sameClaims reports whether a report's claims are those that the linker was given, and notes which were confirmed since.
func (w *linking) sameClaims(v *store.View, id habeas.ReportID) (bool, error) {
	was := w.known[id]
	p, ok, err := v.CurrentReport(string(id))
	if err != nil || !ok || was == nil {
		return false, err
	}
	rows, err := v.HoldingOf([]string{string(id)})
	if err != nil {
		return false, err
	}
	d, err := docOf(p, rows)
	if err != nil || d.claims.content != was.content {
		return false, err
	}
	w.known[id] = d.claims
	for _, c := range d.claims.ids {
		// The report's rows were written anew and stand under no incident until they are put there.
		delete(w.under, link.ClaimRef{Report: id, Claim: c})
	}
	return true, nil
}

// newLinking gives a linking with no reports in it.
func (r *Register) newLinking(v *store.View, d store.Derived) (*linking, error) {
	w := &linking{known: knownClaims{}, entries: len(r.note.entries), under: map[link.ClaimRef]habeas.IncidentID{}, stored: map[string]map[string]habeas.Digest{}}
	decisions, lost := r.note.judgements.decisions(viewFinder(v))
	w.lost = lost
	var err error
	if w.linker, err = link.NewLinker(link.NewMemory(), decisions, r.places); err != nil {
		return nil, err
	}
	rows, err := v.AllMinted()
	if err != nil {
		return nil, err
	}
	if w.mints, err = mintsFromRows(rows); err != nil {
		return nil, err
	}
	tables, err := v.Stored()
	if err != nil {
		return nil, err
	}
	// Rows that another version of linking made are written anew even where they say the same, since they say by whom.
	other := ""
	if d.Notes != "" && d.Notes != encode(madeBy{r.cfg.Tools.Version, link.Version}) {
		other = d.Notes
	}
	for table, rows := range tables {
		w.stored[table] = make(map[string]habeas.Digest, len(rows))
		for _, row := range rows {
			w.stored[table][row.ID] = habeas.DigestOf([]byte(other + row.Body))
		}
	}
	return w, nil
}

// feed gives the linker the reports captured since. It reports false when one of them is another version of a report that is
// in already, which a linker cannot take.
func (w *linking) feed(v *store.View) (bool, error) {
	for {
		docs, err := docsAfter(v, w.seq, chunk)
		if err != nil || len(docs) == 0 {
			return true, err
		}
		for _, d := range docs {
			if w.known[d.doc.Report.ID] != nil {
				return false, nil
			}
			if err := w.add(d); err != nil {
				return false, err
			}
		}
	}
}

func (w *linking) add(d linkDoc) error {
	if err := w.linker.Add(d.doc); err != nil {
		return err
	}
	w.known[d.doc.Report.ID] = d.claims
	for c, incident := range d.under {
		w.under[link.ClaimRef{Report: d.doc.Report.ID, Claim: c}] = incident
	}
	w.seq = max(w.seq, d.claims.seq)
	return nil
}

// catchUp links what was captured and not linked.
func (r *Register) catchUp(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	behind := false
	err := r.db.Read(ctx, func(v *store.View) error {
		d, err := v.Derived()
		if err == nil {
			behind, err = v.Unlinked(d.Seq)
		}
		return err
	})
	if err != nil || !behind {
		return err
	}
	_, err = r.relink(ctx, nil)
	return err
}
