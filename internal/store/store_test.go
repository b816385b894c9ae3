package store_test

import (
	"database/sql"
	"path/filepath"
	"testing"

	"habeas/internal/store"
	"habeas/internal/store/storetest"
)

func TestSQLite(t *testing.T) {
	storetest.Run(t, storetest.Target{
		Place: func(t *testing.T) store.Place { return store.Place{Folder: t.TempDir()} },
		Raw: func(t *testing.T, p store.Place, text string) error {
			return raw(t, "sqlite", filepath.Join(p.Folder, store.FileName), text)
		},
	})
}

func TestPostgres(t *testing.T) {
	storetest.Run(t, storetest.Target{
		Place: func(t *testing.T) store.Place { return store.Place{URL: storetest.Postgres(t)} },
		Raw:   func(t *testing.T, p store.Place, text string) error { return raw(t, "pgx", p.URL, text) },
	})
}

func raw(t *testing.T, driver, dsn, text string) error {
	t.Helper()
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	_, err = db.ExecContext(t.Context(), text)
	return err
}
