package register

import (
	"context"
	"encoding/json"
	"iter"

	"habeas"
	"habeas/internal/pipeline"
	"habeas/internal/read"
	"habeas/internal/store"
)

// Add enters items in their order. One input that cannot be read is listed in [Summary].Refused and stops nothing else; an
// error means that the run stopped, and what progress acknowledged before is in. progress may be nil.
//
// The same bytes under the same id are the same report again: nothing is written, unless something new was said beside
// them (another name, another URL), which is a sighting in the journal. The same id with other content is a new version.
func (r *Register) Add(ctx context.Context, items iter.Seq[read.Item], progress func(Progress)) (Summary, error) {
	if err := r.writable(); err != nil {
		return Summary{}, err
	}
	d := newDoor(r, progress)
	r.mu.Lock()
	defer r.mu.Unlock()
	err := pipeline.Run(ctx, items, r.cfg.Tools, d)
	if err != nil {
		return d.sum, err
	}
	if d.sum.To != 0 && r.cfg.Data != "" { // what came is under a signature from now on
		_, err = r.Checkpoint(ctx)
	}
	return d.sum, err
}

// Try says what [Register.Add] would do with items, and writes nothing: every input that would be refused is named.
func (r *Register) Try(ctx context.Context, items iter.Seq[read.Item], progress func(Progress)) (Summary, error) {
	d := newDoor(r, progress)
	r.mu.Lock()
	defer r.mu.Unlock()
	err := r.db.Read(ctx, func(v *store.View) error {
		seen := known{}
		for g := range pipeline.Readings(ctx, items, r.cfg.Tools) {
			if err := ctx.Err(); err != nil {
				return err
			}
			if err := d.try(v, seen, g); err != nil {
				return err
			}
		}
		return ctx.Err()
	})
	return d.sum, err
}

// try counts one reading as it would be counted; seen is what came before it in the run.
func (d *door) try(v *store.View, seen known, g pipeline.Reading) error {
	for _, a := range d.accepted([]pipeline.Reading{g}) {
		if seen[a.capture.Report] == nil {
			k, err := d.r.knownReports(v, []*arrival{a})
			if err != nil {
				return err
			}
			seen[a.capture.Report] = k.report(a.capture.Report)
		}
		a.what = seen.decide(a)
		d.count(a)
	}
	d.done++
	d.tell(Progress{Stage: "reading", Name: g.Item.Name})
	return nil
}

func newDoor(r *Register, progress func(Progress)) *door {
	return &door{r: r, progress: progress, sum: Summary{
		New: []habeas.ReportID{}, Versions: []habeas.ReportID{}, Known: []habeas.ReportID{}, Refused: []Refusal{},
	}}
}

// A door takes what the pipeline brings, for one run.
type door struct {
	r        *Register
	sum      Summary
	progress func(Progress)
	done     int
}

// Enter makes a batch durable: originals first, then in one transaction the journal's entries and the rows made of them.
func (d *door) Enter(ctx context.Context, batch []pipeline.Reading) error {
	if err := ctx.Err(); err != nil {
		return err // before readings that were cut short are taken for refused ones
	}
	all := d.accepted(batch)
	var stored []habeas.ReportID
	err := d.r.patiently(ctx, d.waiting, func() (err error) {
		stored, err = d.store(ctx, all)
		return err
	})
	if err != nil {
		return err
	}
	for _, a := range all {
		d.count(a)
	}
	d.done += len(batch)
	d.tell(Progress{Stage: "reading", Name: batch[len(batch)-1].Item.Name, Stored: stored})
	return nil
}

// store puts what is not known yet into archive and journal. It may be called again for the same arrivals.
func (d *door) store(ctx context.Context, all []*arrival) ([]habeas.ReportID, error) {
	before := make([]what, len(all))
	for i, a := range all {
		before[i] = a.what
	}
	fresh, err := d.r.unknown(ctx, all)
	if err != nil {
		return nil, err
	}
	stored := d.found(all, before)
	if len(fresh) == 0 {
		return stored, nil
	}
	if err := d.r.keep(ctx, fresh); err != nil {
		return nil, err
	}
	entered, err := d.enter(ctx, fresh)
	return append(stored, entered...), err
}

func (d *door) waiting() { d.tell(Progress{Stage: "waiting for the database"}) }

func (d *door) tell(p Progress) {
	if d.progress == nil {
		return
	}
	p.Done, p.New, p.Known, p.Refused = d.done, len(d.sum.New)+len(d.sum.Versions), len(d.sum.Known), len(d.sum.Refused)
	d.progress(p)
}

// accepted lists refusals and gives the rest, in order.
func (d *door) accepted(batch []pipeline.Reading) []*arrival {
	var out []*arrival
	for _, g := range batch {
		if g.Err == nil {
			if err := checkID(g.Report.ID); err != nil {
				g.Err = &habeas.Error{Kind: habeas.Refused, Text: g.Item.Name, Cause: err}
			}
		}
		if g.Err != nil {
			d.sum.Refused = append(d.sum.Refused, refusal(g))
			continue
		}
		out = append(out, arrivalOf(g))
	}
	return out
}

func refusal(g pipeline.Reading) Refusal { return Refusal{Name: g.Item.Name, Reason: g.Err.Error()} }

func (d *door) count(a *arrival) {
	switch a.what {
	case brandNew:
		d.sum.New = append(d.sum.New, a.reading.Report.ID)
	case newVersion:
		d.sum.Versions = append(d.sum.Versions, a.reading.Report.ID)
	default:
		d.sum.Known = append(d.sum.Known, a.reading.Report.ID)
		return
	}
	d.sum.Claims += len(a.reading.Claims)
	if habeas.Unread(a.reading.Skipped) {
		d.sum.Unread++
	}
}

// keep puts the originals into the archive.
func (r *Register) keep(ctx context.Context, all []*arrival) error {
	originals := make([][]byte, len(all))
	for i, a := range all {
		originals[i] = a.reading.Item.Original
	}
	_, err := r.originals.PutAll(ctx, originals)
	return err
}

// enter writes entries and rows of a batch and gives the reports that it stored.
func (d *door) enter(ctx context.Context, all []*arrival) ([]habeas.ReportID, error) {
	var stored []habeas.ReportID
	var first, last int64
	err := d.r.db.Write(ctx, func(tx *store.Tx) error {
		known, err := d.r.knownReports(tx.View, all)
		if err != nil {
			return err
		}
		var entries []habeas.Entry
		var fresh []*arrival
		for _, a := range all {
			if a.what = known.decide(a); a.what != sameAgain {
				fresh, entries = append(fresh, a), append(entries, a.entry(d.r.cfg.Author))
			}
		}
		if len(fresh) == 0 {
			return nil
		}
		entries, err = d.r.number(tx, entries)
		if err != nil {
			return err
		}
		own := entries[len(entries)-len(fresh):] // a note on the clock may stand before them
		for i, a := range fresh {
			a.seq, a.time = own[i].Seq, own[i].Time
		}
		if err := d.r.writeArrivals(tx, fresh); err != nil {
			return err
		}
		first, last = entries[0].Seq, entries[len(entries)-1].Seq
		return tx.Append(entries)
	})
	if err != nil {
		return nil, err
	}
	for _, a := range all {
		if a.what == brandNew || a.what == newVersion {
			stored = append(stored, a.reading.Report.ID)
		}
	}
	d.range_(first, last)
	return stored, nil
}

func (d *door) range_(first, last int64) {
	if first == 0 {
		return
	}
	if d.sum.From == 0 {
		d.sum.From = first
	}
	d.sum.To = last
}

// Link links what the run entered, and closes the run with an entry that names its range.
func (d *door) Link(ctx context.Context) error {
	d.tell(Progress{Stage: "linking"})
	var end []habeas.Entry
	if d.sum.From != 0 {
		body, err := json.Marshal(importRange{From: d.sum.From, To: d.sum.To, New: len(d.sum.New), Versions: len(d.sum.Versions)})
		if err != nil {
			return err
		}
		end = []habeas.Entry{{Author: d.r.cfg.Author, Kind: habeas.EntryImport, Body: body}}
	}
	var last int64
	err := d.r.patiently(ctx, d.waiting, func() (err error) {
		last, err = d.r.relink(ctx, end)
		return err
	})
	if err != nil {
		return err
	}
	d.sum.To = max(d.sum.To, last)
	return d.r.db.Read(ctx, func(v *store.View) (err error) {
		d.sum.Incidents, d.sum.Cases, err = v.CountLinks()
		return err
	})
}

// An importRange is the body of an import's entry: the entries that came together, so that one judgement can take them back.
type importRange struct {
	From     int64 `json:"from"`
	To       int64 `json:"to"`
	New      int   `json:"new"`
	Versions int   `json:"versions"`
}
