package register

import (
	"context"

	"habeas"
	"habeas/internal/store"
)

// ReportVersion gives one version of a report as it was read, from 1; with a number below 1, counted from the newest: 0 is
// the newest, -1 the one before it. habeas.NotFound when there is no such report or version.
func (r *Register) ReportVersion(ctx context.Context, v Viewer, id habeas.ReportID, version int) (habeas.Report, int, error) {
	if err := allow(v, toRead); err != nil {
		return habeas.Report{}, 0, err
	}
	var body reportBody
	n := 0
	err := r.db.Read(ctx, func(view *store.View) error {
		heads, err := view.ReportVersions([]string{string(id)})
		if err != nil {
			return err
		}
		if len(heads) == 0 {
			return habeas.Errorf(habeas.NotFound, "no report %q in this register", id)
		}
		at := version - 1
		if version < 1 {
			at = len(heads) - 1 + version
		}
		if at < 0 || at >= len(heads) {
			return habeas.Errorf(habeas.NotFound, "report %q has %d versions, and no such one", id, len(heads))
		}
		n = heads[at].Version
		row, ok, err := view.ReportAt(heads[at].Seq)
		if err == nil && !ok {
			err = habeas.Errorf(habeas.Internal, "version %d of report %q is listed and not there; run `habeas rebuild`", n, id)
		}
		if err == nil {
			body, err = decode[reportBody](row.Body, "report "+row.ID)
		}
		return err
	})
	return body.Report, n, err
}
