package register

import (
	"context"
	"slices"

	"habeas"
	"habeas/internal/store"
)

// Claims gives claims by id in the order asked for, and all claims of the register that were not rejected, in the order in
// which their reports were entered, when ids is empty. [habeas.NotFound] names the first id that is not there. Copies of
// one text may carry claims of one id; all of them are given.
func (r *Register) Claims(ctx context.Context, v Viewer, ids []habeas.ClaimID) ([]ClaimView, error) {
	var out []ClaimView
	err := r.read(ctx, v, func(s shelf) error {
		q := claimsOf{}
		for _, id := range ids {
			q.ids = append(q.ids, string(id))
		}
		rows, err := s.claims(q)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			rows = slices.DeleteFunc(rows, func(h store.Holding) bool { return h.Verdict == string(habeas.Reject) })
		} else if rows, err = inOrder(rows, q.ids); err != nil {
			return err
		}
		out, err = claimViews(s, rows)
		return err
	})
	return listed(out), err
}

// inOrder sorts claims as their ids were asked for.
func inOrder(rows []store.Holding, ids []string) ([]store.Holding, error) {
	at := map[string][]store.Holding{}
	for _, h := range rows {
		at[h.Claim] = append(at[h.Claim], h)
	}
	var out []store.Holding
	for _, id := range ids {
		if len(at[id]) == 0 {
			return nil, habeas.Errorf(habeas.NotFound, "no claim %q in this register", id)
		}
		slices.SortFunc(at[id], func(a, b store.Holding) int { return int(a.Seq - b.Seq) })
		out = append(out, at[id]...)
	}
	return out, nil
}

// claimViews gives claims with their reports' heads.
func claimViews(s shelf, rows []store.Holding) ([]ClaimView, error) {
	var reports []string
	for _, h := range rows {
		reports = append(reports, h.Report)
	}
	heads, err := headsByID(s, distinct(reports))
	if err != nil {
		return nil, err
	}
	out := make([]ClaimView, len(rows))
	for i, h := range rows {
		c, err := decode[habeas.Claim](h.Body, "claim "+h.Claim)
		if err != nil {
			return nil, err
		}
		out[i] = ClaimView{
			Claim: c, Report: habeas.ReportID(h.Report), Reviewed: h.Reviewed, Verdict: habeas.Verdict(h.Verdict), Version: h.Extractor,
			Incident: habeas.IncidentID(h.Incident), Head: heads[h.Report],
		}
	}
	return out, nil
}

func headsByID(s shelf, ids []string) (map[string]ReportHead, error) {
	rows, err := s.heads(ids)
	if err != nil {
		return nil, err
	}
	out := make(map[string]ReportHead, len(rows))
	for _, p := range rows {
		if out[p.ID], err = decode[ReportHead](p.Head, "report "+p.ID); err != nil {
			return nil, err
		}
	}
	return out, nil
}
