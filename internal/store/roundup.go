package store

import "database/sql"

// A Roundup is a claim that totals a period or an area.
type Roundup struct {
	Claim  string
	Report string
	Seq    int64  // of its report
	Ord    int    // of its claim in the report
	Linker string // the version of linking that found it to be one
}

// PutRoundups adds roundups.
func (t *Tx) PutRoundups(all []Roundup) error {
	values := make([][]any, len(all))
	for i, u := range all {
		values[i] = []any{u.Claim, u.Report, u.Seq, u.Ord, u.Linker}
	}
	return t.insert(`insert into roundups (claim, report, seq, ord, linker)`, "", values)
}

// DropRoundups removes the roundups of reports.
func (t *Tx) DropRoundups(reports []string) error {
	return t.remove(`delete from roundups where report in @KEYS@`, reports)
}

// ClearRoundups removes all roundups.
func (t *Tx) ClearRoundups() error { return t.exec(`delete from roundups`) }

// Roundups gives all roundups, by report in the order in which they were captured.
func (v *View) Roundups() ([]Roundup, error) {
	return rows(v, func(r *sql.Rows, u *Roundup) error { return r.Scan(&u.Claim, &u.Report, &u.Seq, &u.Ord, &u.Linker) },
		`select claim, report, seq, ord, linker from roundups order by seq, ord`)
}
