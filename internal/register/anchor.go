package register

import (
	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// viewFinder finds claims that hold by looking at their report's.
func viewFinder(v *store.View) finder {
	return func(id habeas.ClaimID, a habeas.Anchor) (link.ClaimRef, bool) {
		rows, err := v.HoldingOf([]string{string(a.Report)})
		if err != nil || len(rows) == 0 {
			return link.ClaimRef{}, false
		}
		head, err := v.CurrentHeads([]string{string(a.Report)})
		if err != nil || len(head) == 0 {
			return link.ClaimRef{}, false
		}
		claims := make([]habeas.Claim, 0, len(rows))
		for _, h := range rows {
			if c, err := decode[habeas.Claim](h.Body, "claim"); err == nil && h.Verdict != string(habeas.Reject) {
				claims = append(claims, c)
			}
		}
		original, _ := habeas.ParseDigest(head[0].Original)
		at := anchored(id, a, original, len(claims), func(i int) *habeas.Claim { return &claims[i] })
		if at < 0 {
			return link.ClaimRef{}, false
		}
		return link.ClaimRef{Report: a.Report, Claim: claims[at].ID}, true
	}
}

// anchorFresh fills in where the founding claims of fresh incidents stand.
func anchorFresh(v *store.View, fresh []mint) error {
	want := map[string]*mint{}
	var ids []string
	for i := range fresh {
		if fresh[i].Kind == anIncident {
			want[refText(fresh[i].ref())] = &fresh[i]
			ids = append(ids, string(fresh[i].Claim))
		}
	}
	anchors, err := anchorsOf(v, distinct(ids))
	if err != nil {
		return err
	}
	for at, a := range anchors {
		if m := want[refText(at)]; m != nil {
			m.Anchor = &a
		}
	}
	return nil
}

// anchorsOf gives the anchors of claims that hold.
func anchorsOf(v *store.View, ids []string) (map[link.ClaimRef]habeas.Anchor, error) {
	rows, err := v.HoldingByID(ids)
	if err != nil {
		return nil, err
	}
	var reports []string
	for _, h := range rows {
		reports = append(reports, h.Report)
	}
	heads, err := v.CurrentHeads(distinct(reports))
	if err != nil {
		return nil, err
	}
	original := map[string]habeas.Digest{}
	for _, h := range heads {
		if original[h.ID], err = habeas.ParseDigest(h.Original); err != nil {
			return nil, err
		}
	}
	out := map[link.ClaimRef]habeas.Anchor{}
	for _, h := range rows {
		c, err := decode[habeas.Claim](h.Body, "claim "+h.Claim)
		if err != nil {
			return nil, err
		}
		out[link.ClaimRef{Report: habeas.ReportID(h.Report), Claim: c.ID}] = habeas.Anchor{
			Report: habeas.ReportID(h.Report), Original: original[h.Report], Act: c.Act, Quote: c.Quote,
		}
	}
	return out, nil
}
