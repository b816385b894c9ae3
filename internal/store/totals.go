package store

// Totals says how much there is of everything.
type Totals struct{ Reports, Claims, Incidents, Cases, AtRisk, Reviewed, Roundups, Entries int }

// Totals counts.
func (v *View) Totals() (Totals, error) {
	var t Totals
	for _, c := range []struct {
		n    *int
		text string
	}{
		{&t.Reports, `select count(*) from reports where current = 1`},
		{&t.Claims, `select count(*) from holding where verdict <> 'reject'`},
		{&t.Incidents, `select count(*) from incidents`},
		{&t.Cases, `select count(*) from cases`},
		{&t.AtRisk, `select count(*) from cases where at_risk = 1`},
		{&t.Reviewed, `select count(*) from incidents where reviewed = 1`},
		{&t.Roundups, `select count(*) from roundups`},
		{&t.Entries, `select count(*) from journal`},
	} {
		n, _, err := one(v, into[int], c.text)
		if err != nil {
			return t, err
		}
		*c.n = n
	}
	return t, nil
}

// CountLinks counts incidents and cases.
func (v *View) CountLinks() (incidents, cases int, err error) {
	if incidents, _, err = one(v, into[int], `select count(*) from incidents`); err != nil {
		return 0, 0, err
	}
	cases, _, err = one(v, into[int], `select count(*) from cases`)
	return incidents, cases, err
}
