package register

import (
	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// A linkDoc is a report with its claims as they hold.
type linkDoc struct {
	doc    link.Doc
	claims *docClaims
	rows   []store.Holding // of a past only
}

// docsAfter gives at most limit current reports captured after entry seq, with the claims that hold and were not rejected.
func docsAfter(v *store.View, seq int64, limit int) ([]linkDoc, error) {
	reports, err := v.CurrentReports(seq, limit)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(reports))
	for i, p := range reports {
		ids[i] = p.ID
	}
	rows, err := v.HoldingOf(ids)
	if err != nil {
		return nil, err
	}
	byReport := map[string][]store.Holding{}
	for _, h := range rows {
		byReport[h.Report] = append(byReport[h.Report], h)
	}
	out := make([]linkDoc, len(reports))
	for i, p := range reports {
		if out[i], err = docOf(p, byReport[p.ID]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func docOf(p store.Report, rows []store.Holding) (linkDoc, error) {
	body, err := decode[reportBody](p.Body, "report "+p.ID)
	if err != nil {
		return linkDoc{}, err
	}
	d := linkDoc{doc: link.Doc{Report: body.Report}, claims: &docClaims{seq: p.Seq}}
	for _, h := range rows {
		if h.Verdict == string(habeas.Reject) {
			continue
		}
		c, err := decode[habeas.Claim](h.Body, "claim "+h.Claim)
		if err != nil {
			return linkDoc{}, err
		}
		d.doc.Claims = append(d.doc.Claims, c)
		d.claims.add(h)
	}
	return d, nil
}
