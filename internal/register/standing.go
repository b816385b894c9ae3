package register

import (
	"slices"

	"habeas"
	"habeas/internal/store"
)

// anchor fills in what a judgement stands on. Accepting several claims is one judgement each, because each is stored whole.
func anchor(v *store.View, j habeas.Judgement) ([]habeas.Judgement, error) {
	switch j.Verdict {
	case habeas.Undo:
		return []habeas.Judgement{j}, undoable(v, j)
	case habeas.Grade:
		return []habeas.Judgement{j}, gradable(v, j)
	case habeas.Merge:
		return anchorMerge(v, j)
	case habeas.Split:
		return anchorSplit(v, j)
	}
	at, err := claimsByID(v, j.Claims)
	if err != nil {
		return nil, err
	}
	if j.Verdict == habeas.Same || j.Verdict == habeas.NotSame || j.Verdict == habeas.Unsure {
		for _, id := range j.Claims {
			j.Anchors = append(j.Anchors, at[id].anchor)
		}
		return []habeas.Judgement{j}, nil
	}
	var out []habeas.Judgement
	for _, id := range j.Claims {
		one := j
		one.Claims, one.Anchors = []habeas.ClaimID{id}, []habeas.Anchor{at[id].anchor}
		switch {
		case j.Verdict == habeas.Accept:
			c := at[id].claim
			one.Claim = &c
		case j.Verdict == habeas.Amend:
			c := *j.Claim
			c.ID = id
			if err := amendable(&c, at[id].text); err != nil {
				return nil, err
			}
			one.Claim = &c
		}
		out = append(out, one)
	}
	return out, nil
}

// amendable holds an amended claim to law 2.
func amendable(c *habeas.Claim, text string) error {
	switch {
	case !c.Quote.In(text):
		return habeas.Errorf(habeas.Invalid, "claim %s: its quote is not in the report's text at its offsets", c.ID)
	case !c.Count.Valid() || !c.When.Valid():
		return habeas.Errorf(habeas.Invalid, "claim %s: the ends of its count or its time are not in order", c.ID)
	}
	return nil
}

// A judgedOn is a claim that a judgement names.
type judgedOn struct {
	claim    habeas.Claim
	anchor   habeas.Anchor
	incident string
	text     string // of its report
}

// claimsByID gives the claims that hold under ids; of copies that carry the same id, the oldest.
func claimsByID(v *store.View, ids []habeas.ClaimID) (map[habeas.ClaimID]judgedOn, error) {
	text := make([]string, len(ids))
	for i, id := range ids {
		text[i] = string(id)
	}
	rows, err := v.HoldingByID(distinct(text))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(rows, func(a, b store.Holding) int { return int(b.Seq - a.Seq) })
	out := map[habeas.ClaimID]judgedOn{}
	for _, h := range rows {
		if out[habeas.ClaimID(h.Claim)], err = judgedOnOf(v, h); err != nil {
			return nil, err
		}
	}
	for _, id := range ids {
		if _, ok := out[id]; !ok {
			return nil, habeas.Errorf(habeas.NotFound, "no claim %q in this register", id)
		}
	}
	return out, nil
}

func judgedOnOf(v *store.View, h store.Holding) (judgedOn, error) {
	c, err := decode[habeas.Claim](h.Body, "claim "+h.Claim)
	if err != nil {
		return judgedOn{}, err
	}
	p, _, err := v.CurrentReport(h.Report)
	if err != nil {
		return judgedOn{}, err
	}
	body, err := decode[reportBody](p.Body, "report "+h.Report)
	return judgedOn{
		claim: c, incident: h.Incident, text: body.Report.Text,
		anchor: habeas.Anchor{Report: habeas.ReportID(h.Report), Original: body.Report.Original, Act: c.Act, Quote: c.Quote},
	}, err
}

// anchorMerge names the oldest claim of each incident.
func anchorMerge(v *store.View, j habeas.Judgement) ([]habeas.Judgement, error) {
	j.Claims = nil
	for _, id := range j.Incidents {
		rows, err := v.HoldingUnder([]string{string(id)})
		if err != nil {
			return nil, err
		}
		if len(rows) == 0 {
			return nil, habeas.Errorf(habeas.NotFound, "no incident %q in this register", id)
		}
		on, err := judgedOnOf(v, rows[0])
		if err != nil {
			return nil, err
		}
		j.Claims, j.Anchors = append(j.Claims, on.claim.ID), append(j.Anchors, on.anchor)
	}
	return []habeas.Judgement{j}, nil
}

// anchorSplit names the incident that the claims leave, and the claims that stay.
func anchorSplit(v *store.View, j habeas.Judgement) ([]habeas.Judgement, error) {
	at, err := claimsByID(v, j.Claims)
	if err != nil {
		return nil, err
	}
	from := at[j.Claims[0]].incident
	for _, id := range j.Claims {
		if at[id].incident != from || from == "" {
			return nil, habeas.Errorf(habeas.Invalid, "judgement %q: claim %s is not under the same incident as claim %s", j.Verdict, id, j.Claims[0])
		}
		j.Anchors = append(j.Anchors, at[id].anchor)
	}
	j.Incidents, j.Stay = []habeas.IncidentID{habeas.IncidentID(from)}, nil
	rows, err := v.HoldingUnder([]string{from})
	if err != nil {
		return nil, err
	}
	for _, h := range rows {
		if slices.Contains(j.Claims, habeas.ClaimID(h.Claim)) {
			continue
		}
		on, err := judgedOnOf(v, h)
		if err != nil {
			return nil, err
		}
		j.Stay, j.Anchors = append(j.Stay, on.claim.ID), append(j.Anchors, on.anchor)
	}
	if len(j.Stay) == 0 {
		return nil, habeas.Errorf(habeas.Invalid, "judgement %q: no claim would stay in incident %s", j.Verdict, from)
	}
	return []habeas.Judgement{j}, nil
}

// undoable refuses to take back what is not in the journal.
func undoable(v *store.View, j habeas.Judgement) error {
	h, err := v.Head()
	if err == nil && j.To > h.Size {
		err = habeas.Errorf(habeas.NotFound, "the journal has %d entries; entry %d cannot be taken back", h.Size, j.To)
	}
	return err
}
