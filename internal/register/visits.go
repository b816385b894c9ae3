package register

import (
	"context"
	"encoding/json"

	"habeas"
	"habeas/internal/store"
)

// LastCapture gives what the journal says of the newest capture of a report; false when there is none.
func (r *Register) LastCapture(ctx context.Context, v Viewer, id habeas.ReportID) (habeas.Capture, bool, error) {
	if err := allow(v, toRead); err != nil {
		return habeas.Capture{}, false, err
	}
	var last habeas.Entry
	err := r.db.Read(ctx, func(view *store.View) error {
		es, err := view.EntriesAbout(string(id))
		for _, e := range es {
			if e.Kind == habeas.EntryCapture || e.Kind == habeas.EntrySighting {
				last = e
			}
		}
		return err
	})
	if err != nil || last.Seq == 0 {
		return habeas.Capture{}, false, err
	}
	var c habeas.Capture
	if err := json.Unmarshal(last.Body, &c); err != nil {
		return c, false, &habeas.Error{Kind: habeas.Contradiction, Text: "the journal's entry of a capture cannot be read; run `habeas verify`", Cause: err}
	}
	return c, true, nil
}
