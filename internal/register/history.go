package register

import (
	"context"
	"iter"

	"habeas"
	"habeas/internal/store"
)

// History gives the journal's entries about one subject, oldest first: a report's captures, the judgements on a claim or an
// incident.
func (r *Register) History(ctx context.Context, v Viewer, subject string) ([]habeas.Entry, error) {
	if err := allow(v, toRead); err != nil {
		return []habeas.Entry{}, err
	}
	var out []habeas.Entry
	err := r.db.Read(ctx, func(view *store.View) (err error) {
		out, err = view.EntriesAbout(subject)
		return err
	})
	return listed(out), err
}

// Journal gives every entry of the journal in order. It ends after an error.
func (r *Register) Journal(ctx context.Context, v Viewer) iter.Seq2[habeas.Entry, error] {
	return func(yield func(habeas.Entry, error) bool) {
		if err := allow(v, toRead); err != nil {
			yield(habeas.Entry{}, err)
			return
		}
		err := r.db.Read(ctx, func(view *store.View) error {
			for e, err := range view.AllEntries() {
				if err != nil {
					return err
				}
				if !yield(e, nil) {
					return nil
				}
			}
			return nil
		})
		if err != nil {
			yield(habeas.Entry{}, err)
		}
	}
}
