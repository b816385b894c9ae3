package register

import (
	"cmp"
	"slices"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// writeRoundups writes down which claims of the reports that changed are totals. What lies inside these is worked out when
// somebody asks: written down, every incident would change all the totals of its time.
func (p *picture) writeRoundups(tx *store.Tx) error {
	var totals []link.ClaimRef
	if p.run.anew {
		if err := tx.ClearRoundups(); err != nil {
			return err
		}
		for i := range p.roundups {
			totals = append(totals, link.ClaimRef{Report: p.roundups[i].Report, Claim: p.roundups[i].Claim})
		}
	} else {
		if err := tx.DropRoundups(p.run.todo); err != nil {
			return err
		}
		totals = p.run.link.Totals(p.run.state.Numbers(asReports(p.run.todo)))
	}
	put := make([]store.Roundup, len(totals))
	for i, t := range totals {
		age, _ := p.knownClaims.age(t)
		put[i] = store.Roundup{Claim: refText(t), Report: string(t.Report), Seq: age.seq, Ord: age.ord, Linker: link.Version}
	}
	return tx.PutRoundups(put)
}

// roundups works out which incidents and other totals lie inside the totals, by age of their claims.
func (p present) roundups() ([]habeas.Roundup, error) {
	rows, err := p.v.Roundups()
	if err != nil || len(rows) == 0 {
		return []habeas.Roundup{}, err
	}
	order := make(map[link.ClaimRef]int, len(rows))
	reports := make([]string, len(rows))
	for i, row := range rows {
		order[textRef(row.Claim)], reports[i] = i, row.Report
	}
	filed, err := filedReports(p.v, distinct(reports))
	if err != nil {
		return nil, err
	}
	incidents, err := p.incidents(Filter{})
	if err != nil {
		return nil, err
	}
	out := link.Roundups(filed, incidents)
	place := func(u habeas.Roundup) int { return order[link.ClaimRef{Report: u.Report, Claim: u.Claim}] }
	slices.SortFunc(out, func(a, b habeas.Roundup) int { return cmp.Compare(place(a), place(b)) })
	return out, nil
}

// filedReports gives what linking keeps of reports.
func filedReports(v *store.View, reports []string) ([]*link.Filed, error) {
	numbers, err := v.LinkNumbers(reports)
	if err != nil {
		return nil, err
	}
	rows, err := v.Linked(numbers)
	if err != nil {
		return nil, err
	}
	return filedOf(rows)
}

// filedOf reads what linking keeps of reports.
func filedOf(rows []store.Linked) ([]*link.Filed, error) {
	out := make([]*link.Filed, len(rows))
	for i, row := range rows {
		var err error
		if out[i], err = link.Decode(row.Number, row.Body); err != nil {
			return nil, &habeas.Error{Kind: habeas.Internal, Text: "what is stored for linking report " + row.Report + " cannot be read; `habeas rebuild` makes it again", Cause: err}
		}
	}
	return out, nil
}
