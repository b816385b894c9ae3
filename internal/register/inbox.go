package register

import (
	"context"
	"slices"

	"habeas"
	"habeas/internal/store"
)

// Moved gives the judgements whose sentences are not found any more, since their report has another version or is read
// otherwise: they wait to be decided again and have no effect until then.
func (r *Register) Moved(ctx context.Context, v Viewer) ([]habeas.Entry, error) {
	if err := allow(v, toRead); err != nil {
		return []habeas.Entry{}, err
	}
	var out []habeas.Entry
	err := r.db.Read(ctx, func(view *store.View) (err error) {
		out, err = moved(view)
		return err
	})
	return out, err
}

func moved(view *store.View) ([]habeas.Entry, error) {
	out := []habeas.Entry{}
	entries, err := view.EntriesOf(habeas.EntryJudgement, 0)
	if err != nil {
		return out, err
	}
	js, err := judgementsOf(entries)
	if err != nil {
		return out, err
	}
	find := viewFinder(view)
	for _, j := range js.list {
		if j.moved(find) {
			at := slices.IndexFunc(entries, func(e habeas.Entry) bool { return e.Seq == j.seq })
			out = append(out, entries[at])
		}
	}
	return out, nil
}

// moved reports whether a claim that the judgement needs is not found.
func (j *judged) moved(find finder) bool {
	if j.Verdict == habeas.Reject || j.Verdict == habeas.Undo || j.Verdict == habeas.Grade {
		return false // what is not there any more need not be rejected
	}
	for i, id := range slices.Concat(j.Claims, j.Stay) {
		if i < len(j.Anchors) {
			if _, ok := find(id, j.Anchors[i]); !ok {
				return true
			}
		}
	}
	return false
}
