package register

import (
	"context"
	"slices"

	"habeas"
	"habeas/internal/pipeline"
	"habeas/internal/store"
)

// takeBack removes what entries that were just taken back had brought; before is what was taken back earlier. Where an undo
// was itself taken back, what it had removed must be read again, and everything is rebuilt.
func (r *Register) takeBack(ctx context.Context, tx *store.Tx, before []span) error {
	now := r.note.judgements.back
	for _, s := range before {
		if !slices.Contains(now, s) {
			return r.rebuildIn(ctx, tx, nil)
		}
	}
	touched := map[string]bool{}
	for _, s := range now {
		if slices.Contains(before, s) {
			continue
		}
		if err := r.takeBackSpan(tx, s, touched); err != nil {
			return err
		}
	}
	r.warm = nil
	return r.resettle(tx, touched)
}

// takeBackSpan removes the report versions that a span captured and notes the reports that its judgements were on.
func (r *Register) takeBackSpan(tx *store.Tx, s span, touched map[string]bool) error {
	for {
		rows, err := tx.ReportsUpTo(s.from-1, s.to, chunk)
		if err != nil || len(rows) == 0 {
			break
		}
		if err := r.dropVersions(tx, rows); err != nil {
			return err
		}
	}
	if err := tx.DropSightings(s.from, s.to); err != nil {
		return err
	}
	for _, e := range r.note.entries {
		if s.has(e.Seq) {
			js, err := judgementsOf([]habeas.Entry{e})
			if err != nil {
				return err
			}
			for _, j := range js.list {
				for _, p := range j.reports() {
					touched[string(p)] = true
				}
			}
		}
	}
	return nil
}

// dropVersions removes versions and lets those before them stand again.
func (r *Register) dropVersions(tx *store.Tx, rows []store.Report) error {
	var ids []string
	var seqs []int64
	for _, p := range rows {
		ids, seqs = append(ids, p.ID), append(seqs, p.Seq)
	}
	ids = distinct(ids)
	if err := retire(tx, ids); err != nil {
		return err
	}
	if err := tx.DropReports(seqs); err != nil {
		return err
	}
	if err := tx.RaiseNewest(ids); err != nil {
		return err
	}
	for _, id := range ids {
		p, ok, err := tx.CurrentReport(id)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if err := r.holdAgain(tx, p); err != nil {
			return err
		}
	}
	return nil
}

// holdAgain lets a stored version stand.
func (r *Register) holdAgain(tx *store.Tx, p store.Report) error {
	body, err := decode[reportBody](p.Body, "report "+p.ID)
	if err != nil {
		return err
	}
	claims, err := proposedOf(tx.View, p)
	if err != nil {
		return err
	}
	a := &arrival{seq: p.Seq, reading: pipeline.Reading{Report: body.Report, Claims: claims}}
	return r.hold(tx, []*arrival{a})
}
