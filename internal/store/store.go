// Package store keeps the register's rows in SQLite or PostgreSQL. One SQL text serves both, one file per noun; what
// differs (full text, column types, triggers) lives with its engine in engine.go and migrations.
//
// The journal and its Merkle log are append-only; triggers refuse anything else. All other tables are derived.
//
// Placeholders are numbered in order of appearance. Times are fixed-width RFC 3339 text in UTC. Nothing is ordered by a
// text column, because engines collate differently.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"habeas"
)

// A Place says where a database is: a folder with SQLite in it, or a PostgreSQL URL. URL wins when both are set.
type Place struct {
	Folder string
	URL    string
}

// FileName is the SQLite database's name within its folder.
const FileName = "register.db"

// A DB is an open database. It is safe for concurrent use: writes wait for each other, reads do not wait.
type DB struct {
	engine engine
	writer *sql.DB
	reader *sql.DB
	where  string // for messages, without secrets
}

// Create makes a new, empty database; [habeas.Contradiction] when one is there already.
func Create(ctx context.Context, p Place) (*DB, error) {
	if p.URL == "" {
		if err := os.MkdirAll(p.Folder, 0o700); err != nil {
			return nil, &habeas.Error{Kind: habeas.Unavailable, Text: fmt.Sprintf("cannot make the data folder %s", p.Folder), Cause: err}
		}
	}
	db, err := connect(p)
	if err != nil {
		return nil, err
	}
	there, err := db.exists(ctx)
	if err == nil && there {
		err = habeas.Errorf(habeas.Contradiction, "%s already holds a register: open it as it is, or name another place", db.where)
	}
	if err == nil {
		err = db.migrate(ctx)
	}
	if err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// Open opens a database that exists and brings its tables up to this program's version, unless readOnly is set.
// [habeas.NotFound] when there is none; [habeas.Newer] when a newer program made it.
func Open(ctx context.Context, p Place, readOnly bool) (*DB, error) {
	if p.URL == "" {
		if _, err := os.Stat(filepath.Join(p.Folder, FileName)); errors.Is(err, os.ErrNotExist) {
			return nil, habeas.Errorf(habeas.NotFound, "%s holds no register: make one with `habeas init`", p.Folder)
		}
	}
	db, err := connect(p)
	if err != nil {
		return nil, err
	}
	if err := db.ready(ctx, readOnly); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

func (db *DB) ready(ctx context.Context, readOnly bool) error {
	there, err := db.exists(ctx)
	if err != nil {
		return err
	}
	if !there {
		return habeas.Errorf(habeas.NotFound, "%s holds no register: make one with `habeas init`", db.where)
	}
	have, know, err := db.versions(ctx)
	switch {
	case err != nil:
		return err
	case have > know:
		return habeas.Errorf(habeas.Newer, "%s has tables of version %d; this program knows up to version %d: use the newer program that made it", db.where, have, know)
	case have == know:
		return nil
	case readOnly:
		return habeas.Errorf(habeas.Unavailable, "%s has tables of version %d and this program needs version %d: open it once for writing, after a backup", db.where, have, know)
	}
	return db.migrate(ctx)
}

func connect(p Place) (*DB, error) {
	if p.URL != "" {
		return connectPostgres(p.URL)
	}
	return connectSQLite(p.Folder)
}

// Close closes every connection.
func (db *DB) Close() error { return errors.Join(db.reader.Close(), db.writer.Close()) }

// Engine names the engine: "sqlite" or "postgres".
func (db *DB) Engine() string { return db.engine.name }

// exists reports whether the tables of a register are there.
func (db *DB) exists(ctx context.Context) (bool, error) {
	var n int
	if err := db.reader.QueryRowContext(ctx, db.engine.tableExists, "journal").Scan(&n); err != nil {
		return false, db.explain(err)
	}
	return n > 0, nil
}
