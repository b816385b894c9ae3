package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/pressly/goose/v3"

	"habeas"
)

// Faults gives what is wrong in the database's files: what the engine's own check finds, and each table, index or trigger
// that is not as this program makes it, which that check does not look at. A guard taken off the journal is one of them.
// PostgreSQL keeps neither check: it looks at its pages as it reads them, where it was set up to.
func (v *View) Faults() ([]string, error) {
	var faults []string
	if v.engine.integrity != "" {
		found, err := rows(v, into[string], v.engine.integrity)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			faults = append(faults, "the database's own check: "+f)
		}
	}
	if v.engine.objects == "" {
		return faults, nil
	}
	have, err := v.objects()
	if err != nil {
		return nil, err
	}
	want, err := made()
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "cannot make the tables to compare with", Cause: err}
	}
	return append(faults, differences(have, want)...), nil
}

// An object is a table, an index or a trigger by its kind and name, with the text that made it.
type object struct{ name, text string }

func (o *object) scan(r *sql.Rows) error { return r.Scan(&o.name, &o.text) }

func (v *View) objects() ([]object, error) {
	return rows(v, func(r *sql.Rows, o *object) error { return o.scan(r) }, v.engine.objects)
}

// made gives the objects of a new, empty SQLite database of this program's version. They are the same as long as it runs.
var made = sync.OnceValues(func() ([]object, error) {
	ctx, e := context.Background(), sqlite
	mem, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer mem.Close()
	mem.SetMaxOpenConns(1) // each connection would have a memory of its own
	p, err := goose.NewProvider(e.dialect, mem, migrationFS{e}, goose.WithLogger(goose.NopLogger()), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, err
	}
	if _, err := p.Up(ctx); err != nil {
		return nil, err
	}
	r, err := mem.QueryContext(ctx, e.objects)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var all []object
	for r.Next() {
		var o object
		if err := o.scan(r); err != nil {
			return nil, err
		}
		all = append(all, o)
	}
	return all, r.Err()
})

// differences says in words, by name, what of two sets of objects is not alike.
func differences(have, want []object) []string {
	texts := func(all []object) map[string]string {
		m := map[string]string{}
		for _, o := range all {
			m[o.name] = o.text
		}
		return m
	}
	h, w := texts(have), texts(want)
	var out []string
	for _, name := range slices.Sorted(maps.Keys(w)) {
		switch text, there := h[name]; {
		case !there:
			out = append(out, fmt.Sprintf("the %s is missing", name))
		case text != w[name]:
			out = append(out, fmt.Sprintf("the %s is not as this program makes it", name))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(h)) {
		if _, known := w[name]; !known {
			out = append(out, fmt.Sprintf("the %s is none of this program's", name))
		}
	}
	return out
}
