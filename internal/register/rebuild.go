package register

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"slices"

	"habeas"
	"habeas/internal/pipeline"
	"habeas/internal/read"
	"habeas/internal/store"
)

// Rebuild makes everything derived again from archive and journal, in one transaction: whoever reads meanwhile sees what was
// there before, and a rebuild that is cut off has changed nothing. progress may be nil.
//
// An original that today's reader cannot read keeps its place as a report without text, with a note that says why; one that
// reads otherwise than when it came has a note of that.
func (r *Register) Rebuild(ctx context.Context, progress func(Progress)) (Rebuilt, error) {
	return r.rebuildAll(ctx, false, progress)
}

// TryRebuild says what [Register.Rebuild] would change, and changes nothing. With the versions that made what is derived,
// that is what is not as archive and journal give it.
func (r *Register) TryRebuild(ctx context.Context, progress func(Progress)) (Rebuilt, error) {
	return r.rebuildAll(ctx, true, progress)
}

// errTried ends the transaction of a rebuild that was only tried.
var errTried = errors.New("tried")

func (r *Register) rebuildAll(ctx context.Context, try bool, progress func(Progress)) (Rebuilt, error) {
	out := Rebuilt{Now: r.cfg.Tools.Version, Before: []string{}, Changes: []ProposalChange{}, Otherwise: []ReadOtherwise{}, Rows: []string{}}
	if err := r.writable(); err != nil {
		return out, err
	}
	err := r.rebuild(ctx, &out, try, progress)
	if try && errors.Is(err, errTried) {
		err = nil
	}
	return out, err
}

func (r *Register) rebuild(ctx context.Context, out *Rebuilt, try bool, progress func(Progress)) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.note = noted{}
	err := r.db.Write(ctx, func(tx *store.Tx) error {
		err := r.rebuildIn(ctx, tx, out, progress)
		if err == nil && try {
			err = errTried
		}
		return err
	})
	if err != nil {
		r.note = noted{}
		return err
	}
	return nil
}

func (r *Register) rebuildIn(ctx context.Context, tx *store.Tx, out *Rebuilt, progress func(Progress)) error {
	before, order, err := proposals(tx.View)
	if err != nil {
		return err
	}
	rowsBefore, err := tx.DerivedRows()
	if err != nil {
		return err
	}
	if err := r.note.refresh(tx.View); err != nil {
		return err
	}
	captured, err := r.captured(tx.View)
	if err != nil {
		return err
	}
	if err := tx.DropDerived(); err != nil {
		return err
	}
	if err := restoreMints(tx); err != nil {
		return err
	}
	if err := r.enterAgain(ctx, tx, captured, out, progress); err != nil {
		return err
	}
	if err := out.compare(tx.View, before, order); err != nil {
		return err
	}
	if err := tx.SetDerived(store.Derived{}); err != nil {
		return err
	}
	if _, err = r.relinkIn(tx, nil); err != nil {
		return err
	}
	rowsNow, err := tx.DerivedRows()
	if err != nil {
		return err
	}
	out.Rows = changedRows(rowsBefore, rowsNow)
	out.Moved, err = moved(tx.View)
	return err
}

func restoreMints(tx *store.Tx) error {
	entries, err := tx.EntriesOf(habeas.EntryMint, 0)
	if err != nil {
		return err
	}
	mints, err := mintsOf(entries)
	if err != nil {
		return err
	}
	return tx.AddMinted(mintRows(mints))
}

// captured gives all captures and sightings, as arrivals without their readings, in order.
func (r *Register) captured(v *store.View) ([]*arrival, error) {
	var out []*arrival
	for seq := int64(0); ; {
		entries, err := v.Entries(seq, chunk)
		if err != nil || len(entries) == 0 {
			return out, err
		}
		for _, e := range entries {
			seq = e.Seq
			if e.Kind != habeas.EntryCapture && e.Kind != habeas.EntrySighting {
				continue
			}
			a, err := arrivalAgain(e)
			if err != nil {
				return nil, err
			}
			a.back = r.note.judgements.takenBack(e.Seq)
			out = append(out, a)
		}
	}
}

// arrivalAgain reads a capture's entry.
func arrivalAgain(e habeas.Entry) (*arrival, error) {
	a := &arrival{seq: e.Seq, time: e.Time}
	if err := json.Unmarshal(e.Body, &a.capture); err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: fmt.Sprintf("journal entry %d: its capture cannot be read", e.Seq), Cause: err}
	}
	a.seen = seenOf(a.capture)
	switch {
	case e.Kind == habeas.EntrySighting:
		a.what = sighting
	case a.capture.Version > 1:
		a.what = newVersion
	default:
		a.what = brandNew
	}
	return a, nil
}

// enterAgain reads originals and writes their rows, in the order of the journal.
func (r *Register) enterAgain(ctx context.Context, tx *store.Tx, captured []*arrival, out *Rebuilt, progress func(Progress)) error {
	var batch []*arrival
	done := 0
	flush := func() error {
		err := r.writeArrivals(tx, batch)
		done += len(batch)
		if err == nil && progress != nil && len(batch) > 0 {
			progress(Progress{Stage: "reading", Done: done, New: done, Name: batch[len(batch)-1].capture.Name})
		}
		batch = nil
		return err
	}
	i := 0
	for g := range pipeline.Readings(ctx, r.itemsAgain(ctx, captured), r.cfg.Tools) {
		if err := ctx.Err(); err != nil {
			return err
		}
		a := captured[i]
		i++
		if a.what != sighting {
			a.readAgain(g)
			out.Reports++
		}
		if o, differs := a.otherwise(); differs && g.Err == nil {
			a.reading.Report.Notes = append(slices.Clone(a.reading.Report.Notes), o.Why())
			out.Otherwise = append(out.Otherwise, o)
		}
		if batch = append(batch, a); len(batch) == 64 {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return flush()
}

// readAgain takes in what reading gives today.
func (a *arrival) readAgain(g pipeline.Reading) {
	if g.Err != nil {
		g.Report = habeas.Report{Original: a.capture.Original, Format: a.capture.Format, URL: a.capture.URL, Source: a.capture.Source, Notes: []string{"cannot be read: " + g.Err.Error()}}
	}
	g.Report.ID = a.capture.Report
	a.reading, a.content = g, contentOf(&g.Report)
}

// itemsAgain gives the originals of captures as they came in. A sighting needs no reading and is an item without bytes.
func (r *Register) itemsAgain(ctx context.Context, captured []*arrival) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		for _, a := range captured {
			if !yield(r.itemAgain(ctx, a)) {
				return
			}
		}
	}
}

func (r *Register) itemAgain(ctx context.Context, a *arrival) read.Item {
	c := a.capture
	it := read.Item{Name: c.Name, Format: c.Format, Given: read.Given{
		ID: c.Report, URL: c.URL, Source: c.Source, Title: c.Title, Byline: c.Byline, Published: c.Published, Retrieved: c.Retrieved, Lang: c.Lang,
	}}
	if a.what == sighting {
		it.Err = habeas.Errorf(habeas.Refused, "a sighting is not read")
		return it
	}
	it.Original, it.Err = r.originals.Bytes(ctx, c.Original)
	return it
}
