package store

import (
	"bytes"
	"context"
	"embed"
	"io/fs"
	"path"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"habeas"
)

//go:embed migrations
var migrations embed.FS

// migrationFS shows one engine's migrations: the files for both and its own, with @BLOB@ replaced by its column type.
type migrationFS struct{ e engine }

func (m migrationFS) folders() []string {
	return []string{"migrations/both", "migrations/" + m.e.name}
}

// ReadDir lists the files of both folders as one; goose asks for nothing but the root.
func (m migrationFS) ReadDir(string) ([]fs.DirEntry, error) {
	var all []fs.DirEntry
	for _, d := range m.folders() {
		list, err := migrations.ReadDir(d)
		if err != nil {
			return nil, err
		}
		all = append(all, list...)
	}
	return all, nil
}

// Open opens one file, its token replaced.
func (m migrationFS) Open(name string) (fs.File, error) {
	for _, d := range m.folders() {
		b, err := migrations.ReadFile(path.Join(d, name))
		if err != nil {
			continue
		}
		b = []byte(strings.ReplaceAll(string(b), "@BLOB@", m.e.blob))
		return &migrationFile{Reader: bytes.NewReader(b), name: name}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// A migrationFile is a read-only file in memory that is its own description.
type migrationFile struct {
	*bytes.Reader
	name string
}

func (f *migrationFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *migrationFile) Close() error               { return nil }
func (f *migrationFile) Name() string               { return f.name }
func (f *migrationFile) Mode() fs.FileMode          { return 0o444 }
func (f *migrationFile) ModTime() time.Time         { return time.Time{} }
func (f *migrationFile) IsDir() bool                { return false }
func (f *migrationFile) Sys() any                   { return nil }

func (db *DB) provider() (*goose.Provider, error) {
	return goose.NewProvider(db.engine.dialect, db.writer, migrationFS{db.engine},
		goose.WithLogger(goose.NopLogger()), goose.WithDisableGlobalRegistry(true))
}

// migrate brings the tables up to this program's version. Migrations go forward only.
func (db *DB) migrate(ctx context.Context) error {
	p, err := db.provider()
	if err != nil {
		return err
	}
	if _, err := p.Up(ctx); err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "cannot bring the tables of " + db.where + " up to date", Cause: err}
	}
	return nil
}

// versions gives the version of the tables and the newest that this program knows.
func (db *DB) versions(ctx context.Context) (have, know int64, err error) {
	p, err := db.provider()
	if err != nil {
		return 0, 0, err
	}
	for _, s := range p.ListSources() {
		know = max(know, s.Version)
	}
	err = db.reader.QueryRowContext(ctx, `select max(version_id) from goose_db_version`).Scan(&have)
	return have, know, db.explain(err)
}
