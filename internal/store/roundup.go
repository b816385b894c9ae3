package store

import "database/sql"

// A Roundup is a row of the register's roundups, with what others that hang together with it are found by.
type Roundup struct {
	Claim    string
	Report   string
	Seq      int64 // of its report
	Ord      int   // of its claim in the report
	Act      string
	From, To int // days; 0 when open or not said
	Figure   int
	Linker   string // the version of linking that made it
	Body     string // JSON
}

const roundupColumns = `claim, report, seq, ord, act, from_day, to_day, figure, linker, body`

func scanRoundup(r *sql.Rows, u *Roundup) error {
	return r.Scan(&u.Claim, &u.Report, &u.Seq, &u.Ord, &u.Act, &u.From, &u.To, &u.Figure, &u.Linker, &u.Body)
}

// PutRoundups adds roundups, or writes them anew.
func (t *Tx) PutRoundups(all []Roundup) error {
	var values [][]any
	var claims []string
	for _, u := range all {
		claims = append(claims, u.Claim)
		values = append(values, []any{u.Claim, u.Report, u.Seq, u.Ord, u.Act, u.From, u.To, u.Figure, u.Linker, u.Body})
	}
	if err := t.DropRoundups(claims); err != nil {
		return err
	}
	return t.insert(`insert into roundups (`+roundupColumns+`)`, "", values)
}

// DropRoundups removes roundups.
func (t *Tx) DropRoundups(claims []string) error {
	return t.remove(`delete from roundups where claim in @KEYS@`, claims)
}

// Roundups gives all roundups, by report in the order in which they were captured.
func (v *View) Roundups() ([]Roundup, error) {
	return rows(v, scanRoundup, `select `+roundupColumns+` from roundups order by seq, ord`)
}

// RoundupsIn gives the roundups of reports, in no promised order.
func (v *View) RoundupsIn(reports []string) ([]Roundup, error) {
	return each(v, scanRoundup, `select `+roundupColumns+` from roundups where report in @KEYS@`, reports)
}

// RoundupsByFigure gives the roundups of an act and figure, in no promised order.
func (v *View) RoundupsByFigure(act string, figure int) ([]Roundup, error) {
	return rows(v, scanRoundup, `select `+roundupColumns+` from roundups where act = $1 and figure = $2`, act, figure)
}

// RoundupsMeeting gives the roundups of an act whose time has a day in common with that from one day to another, in no
// promised order; those that give no time are left out. 0 leaves an end open.
func (v *View) RoundupsMeeting(act string, from, to int) ([]Roundup, error) {
	if to == 0 {
		to = 99991231
	}
	return rows(v, scanRoundup, `select `+roundupColumns+` from roundups where act = $1 and (to_day >= $2 or to_day = 0) and from_day <= $3 and (from_day > 0 or to_day > 0)`, act, from, to)
}
