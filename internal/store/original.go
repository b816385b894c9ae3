package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"io"
	"iter"

	"habeas"
	"habeas/internal/archive"
)

// Originals keeps the archive's blobs in the database itself, for registers that have a database and no folder.
// It implements [archive.Blobs].
type Originals struct{ db *DB }

// Originals gives the archive's place in this database.
func (db *DB) Originals() *Originals { return &Originals{db} }

// Create keeps the blobs that are not there yet, all of them or none.
func (o *Originals) Create(ctx context.Context, blobs []archive.Blob) ([]bool, error) {
	added := make([]bool, len(blobs))
	tx, err := o.db.begin(ctx, o.db.writer, nil)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	t := &Tx{o.db.view(ctx, tx)}
	for i, b := range blobs {
		if added[i], err = t.createBlob(b); err != nil {
			return nil, err
		}
	}
	return added, o.db.explain(tx.Commit())
}

func (t *Tx) createBlob(b archive.Blob) (bool, error) {
	size, there, err := one(t.View, into[int64], `select length(bytes) from originals where name = $1`, b.Name)
	if err != nil {
		return false, err
	}
	if there && size != b.Size {
		return false, fmt.Errorf("original %s is stored with %d bytes and has %d: %w", b.Name, size, b.Size, archive.ErrDamaged)
	}
	if there {
		return false, nil
	}
	buf := bytes.NewBuffer([]byte{}) // never nil: no bytes are not no value
	if n, err := b.WriteTo(buf); err != nil || n != b.Size {
		return false, fmt.Errorf("original %s gave %d of %d bytes: %w", b.Name, n, b.Size, err)
	}
	// Somebody else may have added it since; the one whose insert took says so.
	_, took, err := one(t.View, into[int64], `insert into originals (name, bytes) values ($1, $2) on conflict do nothing returning length(bytes)`, b.Name, buf.Bytes())
	return took, err
}

// Open reads a blob.
func (o *Originals) Open(ctx context.Context, name string) (io.ReadCloser, error) {
	var b []byte
	err := o.get(ctx, name, func(v *View) (ok bool, err error) {
		b, ok, err = one(v, into[[]byte], `select bytes from originals where name = $1`, name)
		return ok, err
	})
	return io.NopCloser(bytes.NewReader(b)), err
}

// Stat gives the size of a blob in bytes.
func (o *Originals) Stat(ctx context.Context, name string) (int64, error) {
	var n int64
	err := o.get(ctx, name, func(v *View) (ok bool, err error) {
		n, ok, err = one(v, into[int64], `select length(bytes) from originals where name = $1`, name)
		return ok, err
	})
	return n, err
}

func (o *Originals) get(ctx context.Context, name string, f func(*View) (bool, error)) error {
	return o.db.Read(ctx, func(v *View) error {
		ok, err := f(v)
		if err == nil && !ok {
			err = habeas.Errorf(habeas.NotFound, "no original %s in the archive", name)
		}
		return err
	})
}

// Walk gives every name in byte order.
func (o *Originals) Walk(ctx context.Context) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		last := ""
		for {
			var names []string
			err := o.db.Read(ctx, func(v *View) (err error) {
				names, err = rows(v, func(r *sql.Rows, s *string) error { return r.Scan(s) }, v.engine.namesAfter, last)
				return err
			})
			if err != nil {
				yield("", err)
				return
			}
			for _, n := range names {
				if !yield(n, nil) {
					return
				}
				last = n
			}
			if len(names) == 0 {
				return
			}
		}
	}
}
