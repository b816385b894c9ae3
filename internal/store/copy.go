package store

import "database/sql"

// A Copy says to which group of reports with the same text a report belongs.
type Copy struct{ Report, Group string }

// PutCopies says of reports to which group they belong.
func (t *Tx) PutCopies(all []Copy) error {
	var values [][]any
	for _, c := range all {
		values = append(values, []any{c.Report, c.Group})
	}
	return t.insert(`insert into copies (report, grp)`, `on conflict (report) do update set grp = excluded.grp`, values)
}

// DropCopies takes reports out of their groups.
func (t *Tx) DropCopies(reports []string) error {
	return t.remove(`delete from copies where report in @KEYS@`, reports)
}

// CopiesOf gives the reports of the same group, the report itself among them, in no promised order.
func (v *View) CopiesOf(report string) ([]string, error) {
	return rows(v, into[string], `select b.report from copies a join copies b on b.grp = a.grp where a.report = $1`, report)
}

// GroupOf gives to which group a report belongs; empty when to none.
func (v *View) GroupOf(report string) (string, error) {
	g, _, err := one(v, into[string], `select grp from copies where report = $1`, report)
	return g, err
}

// CopyGroups gives all who are in one group with any of these reports, in no promised order, some perhaps more than once.
func (v *View) CopyGroups(reports []string) ([]Copy, error) {
	return each(v, func(r *sql.Rows, c *Copy) error { return r.Scan(&c.Report, &c.Group) },
		`select report, grp from copies where grp in (select grp from copies where report in @KEYS@)`, reports)
}

// ClearCopies takes every report out of its group.
func (t *Tx) ClearCopies() error { return t.exec(`delete from copies`) }
