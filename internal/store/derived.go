package store

import (
	"database/sql"
	"fmt"

	"habeas"
)

// A Derived says up to which entry derived rows have been made, and what was noted about them.
type Derived struct {
	Seq   int64
	Notes string // JSON
}

// Derived gives how far derived rows have come.
func (v *View) Derived() (Derived, error) {
	d, _, err := one(v, func(r *sql.Rows, d *Derived) error { return r.Scan(&d.Seq, &d.Notes) }, `select seq, notes from derived where id = 1`)
	return d, err
}

// SetDerived says how far derived rows have come.
func (t *Tx) SetDerived(d Derived) error {
	return t.exec(`update derived set seq = $1, notes = $2 where id = 1`, d.Seq, d.Notes)
}

// derived lists the tables that [Tx.DropDerived] empties, children before parents.
var derived = []string{
	"unlinked", "link_groups", "link_ties", "link_keys", "link_reports", "link_words", "copies", "roundups", "cases", "incident_reports", "incidents", "redirects", "minted", "holding", "claims", "sightings", "reports",
}

// DropDerived empties every derived table; journal and originals stay.
func (t *Tx) DropDerived() error {
	for _, table := range derived {
		if err := t.exec(`delete from ` + table); err != nil {
			return err
		}
	}
	if err := t.exec(`update link_census set size = 0 where id = 1`); err != nil {
		return err
	}
	return t.exec(t.engine.unindexAll)
}

// A DerivedRow names rows of a derived table by the value of its first column.
type DerivedRow struct{ Table, Key string }

// DerivedRows gives one digest over every derived row of each key, all columns of it, to tell what a rebuild changes. The keys
// by which linking looks things up are left out: there are dozens for a report, and what follows from them is compared.
func (v *View) DerivedRows() (map[DerivedRow]habeas.Digest, error) {
	out := map[DerivedRow]habeas.Digest{}
	for _, table := range derived {
		if table == "link_keys" || table == "link_words" {
			continue
		}
		all, err := rows(v, scanWhole, `select * from `+table)
		if err != nil {
			return nil, err
		}
		for _, row := range all {
			k := DerivedRow{table, row.key}
			sum := out[k]
			for i, b := range row.sum { // the rows of one key come in no promised order
				sum[i] ^= b
			}
			out[k] = sum
		}
	}
	return out, nil
}

// A wholeRow is a row of any table: its first column, and a digest of all of them.
type wholeRow struct {
	key string
	sum habeas.Digest
}

func scanWhole(r *sql.Rows, w *wholeRow) error {
	names, err := r.Columns()
	if err != nil {
		return err
	}
	values := make([]sql.NullString, len(names))
	into := make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	if err := r.Scan(into...); err != nil {
		return err
	}
	var whole []byte
	for _, v := range values {
		whole = fmt.Appendf(whole, "%t %q\n", v.Valid, v.String)
	}
	w.key, w.sum = values[0].String, habeas.DigestOf(whole)
	return nil
}
