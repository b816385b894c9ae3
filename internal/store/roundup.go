package store

import "database/sql"

// A Roundup is a row of the register's roundups.
type Roundup struct {
	Claim  string
	Seq    int64  // of its report
	Ord    int    // of its claim in the report
	Linker string // the version of linking that made it
	Body   string // JSON
}

func scanRoundup(r *sql.Rows, u *Roundup) error {
	return r.Scan(&u.Claim, &u.Seq, &u.Ord, &u.Linker, &u.Body)
}

// PutRoundups adds roundups, or writes them anew.
func (t *Tx) PutRoundups(all []Roundup) error {
	var values [][]any
	for _, u := range all {
		values = append(values, []any{u.Claim, u.Seq, u.Ord, u.Linker, u.Body})
	}
	return t.insert(`insert into roundups (claim, seq, ord, linker, body)`, `on conflict (claim) do update set seq = excluded.seq, ord = excluded.ord, linker = excluded.linker, body = excluded.body`, values)
}

// DropRoundups removes roundups.
func (t *Tx) DropRoundups(claims []string) error {
	return t.remove(`delete from roundups where claim in @KEYS@`, claims)
}

// Roundups gives all roundups, by report in the order in which they were captured.
func (v *View) Roundups() ([]Roundup, error) {
	return rows(v, scanRoundup, `select claim, seq, ord, linker, body from roundups order by seq, ord`)
}
