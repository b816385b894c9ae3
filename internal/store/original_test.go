package store_test

import (
	"database/sql"
	"path/filepath"
	"slices"
	"testing"

	"habeas/internal/archive"
	"habeas/internal/archive/archivetest"
	"habeas/internal/store"
	"habeas/internal/store/storetest"
)

func TestOriginals_SQLite(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archivetest.Target {
		p := store.Place{Folder: t.TempDir()}
		return originals(t, p, "sqlite", filepath.Join(p.Folder, store.FileName))
	})
}

func TestOriginals_Postgres(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archivetest.Target {
		p := store.Place{URL: storetest.Postgres(t)}
		return originals(t, p, "pgx", p.URL)
	})
}

func originals(t *testing.T, p store.Place, driver, dsn string) archivetest.Target {
	db, err := store.Create(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	raw, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { raw.Close() })
	return archivetest.Target{
		Open: func(t *testing.T, limit int64) *archive.Archive {
			return archive.New(db.Originals(), archive.Options{Limit: limit})
		},
		Names: func(t *testing.T) []string {
			var all []string
			for name, err := range db.Originals().Walk(t.Context()) {
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, name)
			}
			slices.Sort(all)
			return all
		},
		Overwrite: func(t *testing.T, name string, change func([]byte) []byte) {
			var b []byte
			if err := raw.QueryRowContext(t.Context(), `select bytes from originals where name = $1`, name).Scan(&b); err != nil {
				t.Fatal(err)
			}
			if _, err := raw.ExecContext(t.Context(), `update originals set bytes = $1 where name = $2`, append([]byte{}, change(b)...), name); err != nil {
				t.Fatal(err)
			}
		},
	}
}
