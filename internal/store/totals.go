package store

// Totals says how much there is of everything.
type Totals struct{ Reports, Claims, Incidents, Cases, AtRisk, Unheard, Reviewed, Roundups, Entries int }

// Totals counts; cases are at risk whose last news is of the day since or later, and unheard of whose is older.
func (v *View) Totals(since int) (Totals, error) {
	var t Totals
	for _, c := range []struct {
		n    *int
		text string
		args []any
	}{
		{&t.Reports, `select count(*) from reports where current = 1`, nil},
		{&t.Claims, `select count(*) from holding where verdict <> 'reject'`, nil},
		{&t.Incidents, `select count(*) from incidents`, nil},
		{&t.Cases, `select count(*) from cases`, nil},
		{&t.AtRisk, `select count(*) from cases where ` + atRiskSince, []any{since}},
		{&t.Unheard, `select count(*) from cases where ` + atRiskBefore, []any{since}},
		{&t.Reviewed, `select count(*) from incidents where reviewed = 1`, nil},
		{&t.Roundups, `select count(*) from roundups`, nil},
		{&t.Entries, `select count(*) from journal`, nil},
	} {
		n, _, err := one(v, into[int], c.text, c.args...)
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
