package register

import (
	"slices"

	"habeas/internal/pipeline"
	"habeas/internal/store"
)

// takeBack lets what entries brought stand or not, after the spans of entries that are taken back have changed from before.
// Nothing is removed: what was taken back is still part of the past.
func (r *Register) takeBack(tx *store.Tx, before []span) error {
	touched := map[string]bool{}
	for _, s := range changed(before, r.note.judgements.back) {
		reports, err := tx.ReportsBetween(s.from, s.to)
		if err != nil {
			return err
		}
		slices.Sort(reports)
		for _, id := range reports {
			if err := r.restand(tx, id); err != nil {
				return err
			}
		}
		if err := r.judgedIn(s, touched); err != nil {
			return err
		}
	}
	return r.resettle(tx, touched)
}

// changed gives the spans that are in one of two lists only.
func changed(a, b []span) []span {
	var out []span
	for _, s := range slices.Concat(a, b) {
		if slices.Contains(a, s) != slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}

// judgedIn notes the reports that the judgements of a span are on.
func (r *Register) judgedIn(s span, touched map[string]bool) error {
	for _, e := range r.note.entries {
		if !s.has(e.Seq) {
			continue
		}
		j, err := judgedOf(e)
		if err != nil {
			return err
		}
		for _, p := range j.reports() {
			touched[string(p)] = true
		}
	}
	return nil
}

// restand lets the newest version of a report that was not taken back stand.
func (r *Register) restand(tx *store.Tx, id string) error {
	if err := retire(tx, []string{id}); err != nil {
		return err
	}
	versions, err := tx.ReportVersions([]string{id})
	if err != nil {
		return err
	}
	newest := 0
	for _, p := range versions {
		if !r.note.judgements.takenBack(p.Seq) {
			newest = p.Version
		}
	}
	for _, p := range versions {
		if err := tx.Stand(id, p.Version, p.Version == newest, r.note.judgements.takenBack(p.Seq)); err != nil {
			return err
		}
	}
	p, ok, err := tx.CurrentReport(id)
	if err != nil || !ok {
		return err
	}
	return r.holdAgain(tx, p)
}

// holdAgain lets the claims of a stored version hold.
func (r *Register) holdAgain(tx *store.Tx, p store.Report) error {
	body, err := decode[reportBody](p.Body, "report "+p.ID)
	if err != nil {
		return err
	}
	claims, err := proposedOf(tx.View, p)
	if err != nil {
		return err
	}
	return r.hold(tx, []*arrival{{seq: p.Seq, reading: pipeline.Reading{Report: body.Report, Claims: claims}}})
}
