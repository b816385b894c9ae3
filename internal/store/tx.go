package store

import (
	"context"
	"database/sql"
	"strconv"
	"strings"
)

// A View reads one state of the database: what it saw first stays as it was until the view ends.
type View struct {
	ctx    context.Context
	tx     *sql.Tx
	engine engine
	// prepared statements by text, for the life of the view; preparing costs SQLite more than running.
	prepared map[string]*sql.Stmt
	explain  func(error) error
}

// A Tx reads and writes; everything it did becomes durable together, or not at all.
type Tx struct{ *View }

// Read runs f over one state of the database.
func (db *DB) Read(ctx context.Context, f func(*View) error) error {
	tx, err := db.begin(ctx, db.reader, db.engine.snapshot)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	return f(db.view(ctx, tx))
}

// Write runs f in a transaction that commits when f returns nil. It takes the turn first, so writers wait for each other
// before they read anything they decide on.
func (db *DB) Write(ctx context.Context, f func(*Tx) error) error {
	tx, err := db.begin(ctx, db.writer, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	t := &Tx{db.view(ctx, tx)}
	if err := t.exec(`update turn set n = n + 1 where id = 1`); err != nil {
		return err
	}
	if err := f(t); err != nil {
		return err
	}
	return db.explain(tx.Commit())
}

// idleConnections is how many connections of a pool may have died unnoticed while nothing was asked of them.
const idleConnections = 8

// begin begins a transaction. A connection that died while it was idle is left for another: nothing was asked of it yet.
func (db *DB) begin(ctx context.Context, pool *sql.DB, o *sql.TxOptions) (*sql.Tx, error) {
	var err error
	for range idleConnections + 1 {
		var tx *sql.Tx
		if tx, err = pool.BeginTx(ctx, o); err == nil {
			return tx, nil
		}
		if !died(err) {
			break
		}
	}
	return nil, db.explain(err)
}

func (db *DB) view(ctx context.Context, tx *sql.Tx) *View {
	return &View{ctx: ctx, tx: tx, engine: db.engine, prepared: map[string]*sql.Stmt{}, explain: db.explain}
}

// stmt prepares text once per view.
func (v *View) stmt(text string) (*sql.Stmt, error) {
	if s := v.prepared[text]; s != nil {
		return s, nil
	}
	s, err := v.tx.PrepareContext(v.ctx, text)
	if err != nil {
		return nil, v.explain(err)
	}
	v.prepared[text] = s
	return s, nil
}

func (t *Tx) exec(text string, args ...any) error {
	s, err := t.stmt(text)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(t.ctx, args...)
	return t.explain(err)
}

// rows runs a query and scans each row into a T.
func rows[T any](v *View, scan func(*sql.Rows, *T) error, text string, args ...any) ([]T, error) {
	rs, err := v.query(text, args...)
	if err != nil {
		return nil, err
	}
	defer rs.Close()
	var all []T
	for rs.Next() {
		var one T
		if err := scan(rs, &one); err != nil {
			return nil, v.explain(err)
		}
		all = append(all, one)
	}
	return all, v.explain(rs.Err())
}

// query runs a query; whoever asks closes what it gives.
func (v *View) query(text string, args ...any) (*sql.Rows, error) {
	s, err := v.stmt(text)
	if err != nil {
		return nil, err
	}
	rs, err := s.QueryContext(v.ctx, args...)
	return rs, v.explain(err)
}

// one runs a query for at most one row and reports whether there was any.
func one[T any](v *View, scan func(*sql.Rows, *T) error, text string, args ...any) (T, bool, error) {
	all, err := rows(v, scan, text, args...)
	if err != nil || len(all) == 0 {
		var zero T
		return zero, false, err
	}
	return all[0], true, nil
}

// into scans a row of one column.
func into[T any](r *sql.Rows, v *T) error { return r.Scan(v) }

// mostArgs keeps a statement below both engines' limits and its text small enough to prepare quickly.
const mostArgs = 600

// insert adds many rows with few statements: head is "insert into t (a, b)", tail what follows the values.
func (t *Tx) insert(head, tail string, all [][]any) error {
	for len(all) > 0 {
		n := min(len(all), max(1, mostArgs/len(all[0])))
		var args []any
		for _, r := range all[:n] {
			args = append(args, r...)
		}
		if err := t.exec(head+" values "+placeholders(n, len(all[0]))+" "+tail, args...); err != nil {
			return err
		}
		all = all[n:]
	}
	return nil
}

// placeholders gives "($1,$2),($3,$4)" for two rows of two.
func placeholders(rows, columns int) string {
	var b strings.Builder
	for i := range rows * columns {
		switch {
		case i == 0:
			b.WriteString("(")
		case i%columns == 0:
			b.WriteString("),(")
		default:
			b.WriteString(",")
		}
		b.WriteString("$" + strconv.Itoa(i+1))
	}
	return b.String() + ")"
}

// each runs a query once for every chunk of keys, with "@KEYS@" in its text standing for the chunk's placeholders.
func each[T any, K string | int64](v *View, scan func(*sql.Rows, *T) error, text string, keys []K) ([]T, error) {
	var all []T
	for len(keys) > 0 {
		n := min(len(keys), mostArgs)
		args := make([]any, n)
		for i, k := range keys[:n] {
			args[i] = k
		}
		part, err := rows(v, scan, strings.ReplaceAll(text, "@KEYS@", placeholders(1, n)), args...)
		if err != nil {
			return nil, err
		}
		all, keys = append(all, part...), keys[n:]
	}
	return all, nil
}

// remove runs a delete or update once for every chunk of keys, as [each] does.
func (t *Tx) remove(text string, keys []string) error {
	for len(keys) > 0 {
		n := min(len(keys), mostArgs)
		args := make([]any, n)
		for i, k := range keys[:n] {
			args[i] = k
		}
		if err := t.exec(strings.ReplaceAll(text, "@KEYS@", placeholders(1, n)), args...); err != nil {
			return err
		}
		keys = keys[n:]
	}
	return nil
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}
