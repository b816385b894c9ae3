package store

import (
	"database/sql"
	"strconv"

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

// DerivedRows gives one digest over every derived row of each key, all columns of it, to tell what a rebuild changes. Keys and
// words by which linking looks things up are dozens for a report: of these a table has one digest, and no key.
func (v *View) DerivedRows() (map[DerivedRow]habeas.Digest, error) {
	out := map[DerivedRow]habeas.Digest{}
	for _, table := range derived {
		whole := table == "link_keys" || table == "link_words"
		err := v.eachWhole(table, func(key string, row habeas.Digest) {
			if whole {
				key = ""
			}
			k := DerivedRow{table, key}
			sum := out[k]
			for i, b := range row { // the rows of one key come in no promised order
				sum[i] ^= b
			}
			out[k] = sum
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// eachWhole gives every row of a table by its first column and a digest of all of them.
func (v *View) eachWhole(table string, f func(key string, row habeas.Digest)) error {
	rs, err := v.query(`select * from ` + table)
	if err != nil {
		return err
	}
	defer rs.Close()
	names, err := rs.Columns()
	if err != nil {
		return err
	}
	values, into := make([]sql.NullString, len(names)), make([]any, len(names))
	for i := range values {
		into[i] = &values[i]
	}
	var whole []byte
	for rs.Next() {
		if err := rs.Scan(into...); err != nil {
			return v.explain(err)
		}
		whole = whole[:0]
		for _, v := range values {
			whole = strconv.AppendQuote(append(strconv.AppendBool(whole, v.Valid), ' '), v.String)
			whole = append(whole, '\n')
		}
		f(values[0].String, habeas.DigestOf(whole))
	}
	return v.explain(rs.Err())
}
