package register

import (
	"context"
	"slices"

	"habeas"
	"habeas/internal/store"
)

// Report gives the newest version of one report. [habeas.NotFound] when there is none.
func (r *Register) Report(ctx context.Context, v Viewer, id habeas.ReportID) (ReportView, error) {
	var out ReportView
	err := r.read(ctx, v, func(s shelf) error {
		p, ok, err := s.report(id)
		if err != nil {
			return err
		}
		if !ok {
			return habeas.Errorf(habeas.NotFound, "no report %q in this register", id)
		}
		return out.fill(s, p)
	})
	return out, err
}

func (o *ReportView) fill(s shelf, p store.Report) error {
	body, err := decode[reportBody](p.Body, "report "+p.ID)
	if err != nil {
		return err
	}
	o.Report, o.Skipped = body.Report, listed(body.Skipped)
	rows, err := s.claims(claimsOf{reports: []string{p.ID}})
	if err != nil {
		return err
	}
	if o.Claims, err = claimViews(s, rows); err != nil {
		return err
	}
	versions, err := s.versions(body.Report.ID)
	if err != nil {
		return err
	}
	if o.Versions, err = headsOf(versions); err != nil {
		return err
	}
	if o.Head, err = decode[ReportHead](p.Head, "report "+p.ID); err != nil {
		return err
	}
	copies, err := s.copiesOf(body.Report.ID)
	if err != nil {
		return err
	}
	slices.Sort(copies)
	for _, c := range copies {
		if c != p.ID {
			o.Copies = append(o.Copies, habeas.ReportID(c))
		}
	}
	return nil
}

func headsOf(rows []store.Report) ([]ReportHead, error) {
	out := make([]ReportHead, len(rows))
	for i, p := range rows {
		h, err := decode[ReportHead](p.Head, "report "+p.ID)
		if err != nil {
			return nil, err
		}
		out[i] = h
	}
	return out, nil
}
