// Package storetest says what a store must do on every engine, and tests it.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/store"
)

// A Target is one engine under test.
type Target struct {
	// Place names an empty place for one test.
	Place func(t *testing.T) store.Place
	// Raw runs SQL behind the store's back.
	Raw func(t *testing.T, p store.Place, text string) error
}

// Run tests the target.
func Run(t *testing.T, g Target) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Target)
	}{
		{"Create/twice is refused", createTwice},
		{"Open/nothing there", openNothing},
		{"Open/newer database names both versions", openNewer},
		{"Write/an error leaves nothing", writeRollsBack},
		{"Read/sees one state", readSnapshot},
		{"Connections/foreign keys on every one", foreignKeys},
		{"Journal/numbers and times", journalOrder},
		{"Journal/clock set back", clockBack},
		{"Journal/append-only", appendOnly},
		{"Journal/log proves every entry", logProves},
		{"Journal/two writers", twoWriters},
		{"Journal/text of one engine only", journalText},
		{"Checkpoints/kept, stamped and read with the whole log", checkpoints},
		{"Watches/due, claimed and kept", watches},
		{"Reports/versions", reportVersions},
		{"Claims/holding", holding},
		{"Incidents/filters and pages", incidentFilters},
		{"Cases/order", caseOrder},
		{"Minted/ids and redirects", minted},
		{"Rows/more than one statement takes", manyRows},
		{"Search/three scripts", search},
		{"DropDerived/journal stays", dropDerived},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, g) })
	}
}

var start = time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)

func create(t *testing.T, g Target) (*store.DB, store.Place) {
	t.Helper()
	p := g.Place(t)
	db, err := store.Create(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db, p
}

func mustWrite(t *testing.T, db *store.DB, f func(*store.Tx) error) {
	t.Helper()
	if err := db.Write(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

func mustRead(t *testing.T, db *store.DB, f func(*store.View) error) {
	t.Helper()
	if err := db.Read(t.Context(), f); err != nil {
		t.Fatal(err)
	}
}

// add numbers and appends.
func add(tx *store.Tx, at time.Time, entries ...habeas.Entry) error {
	numbered, err := tx.Number(at, entries)
	if err != nil {
		return err
	}
	return tx.Append(numbered)
}

func entry(kind habeas.EntryKind, subject string) habeas.Entry {
	return habeas.Entry{Author: "machine", Kind: kind, Subject: subject, Body: []byte(`{"a": 1}`)}
}

func createTwice(t *testing.T, g Target) {
	_, p := create(t, g)
	if _, err := store.Create(t.Context(), p); habeas.KindOf(err) != habeas.Contradiction {
		t.Fatalf("Create again = %v, want Contradiction", err)
	}
	again, err := store.Open(t.Context(), p, true)
	if err != nil {
		t.Fatal(err)
	}
	again.Close()
}

func openNothing(t *testing.T, g Target) {
	if _, err := store.Open(t.Context(), g.Place(t), false); habeas.KindOf(err) != habeas.NotFound {
		t.Fatalf("Open = %v, want NotFound", err)
	}
}

func openNewer(t *testing.T, g Target) {
	db, p := create(t, g)
	db.Close()
	if err := g.Raw(t, p, `insert into goose_db_version (version_id, is_applied) values (9041, `+map[bool]string{true: "true", false: "1"}[p.URL != ""]+`)`); err != nil {
		t.Fatal(err)
	}
	_, err := store.Open(t.Context(), p, false)
	if habeas.KindOf(err) != habeas.Newer || !strings.Contains(err.Error(), "9041") || !strings.Contains(err.Error(), "version 9") {
		t.Fatalf("Open = %v, want Newer naming both versions", err)
	}
}

func writeRollsBack(t *testing.T, g Target) {
	db, _ := create(t, g)
	stop := errors.New("stop")
	err := db.Write(t.Context(), func(tx *store.Tx) error {
		if err := add(tx, start, entry(habeas.EntryCapture, "r1")); err != nil {
			return err
		}
		return stop
	})
	if !errors.Is(err, stop) {
		t.Fatalf("Write = %v, want the function's own error", err)
	}
	mustRead(t, db, func(v *store.View) error {
		if h, err := v.Head(); err != nil || h.Size != 0 {
			t.Errorf("Head = %+v, %v; want nothing stored", h, err)
		}
		return nil
	})
}

func readSnapshot(t *testing.T, g Target) {
	db, _ := create(t, g)
	mustRead(t, db, func(v *store.View) error {
		before, err := v.Totals(0)
		if err != nil {
			return err
		}
		mustWrite(t, db, func(tx *store.Tx) error {
			return tx.PutCases([]store.Case{{ID: "k1", N: 1, Body: "{}"}})
		})
		after, err := v.Totals(0)
		if before != after {
			t.Errorf("one view saw %+v and then %+v", before, after)
		}
		return err
	})
}

// Every connection of a pool must refuse what breaks a reference, not only the first.
func foreignKeys(t *testing.T, g Target) {
	db, _ := create(t, g)
	for range 3 {
		err := db.Write(t.Context(), func(tx *store.Tx) error {
			return tx.AddProposed([]store.Proposed{{Report: "nowhere", Version: 1, Claim: "c1", Body: "{}"}})
		})
		if err == nil {
			t.Fatal("a claim of no report was taken")
		}
	}
}

func journalOrder(t *testing.T, g Target) {
	db, _ := create(t, g)
	for i := range 3 {
		mustWrite(t, db, func(tx *store.Tx) error {
			return add(tx, start.Add(time.Duration(i)*time.Second), entry(habeas.EntryCapture, "a"), entry(habeas.EntryMint, "b"))
		})
	}
	mustRead(t, db, func(v *store.View) error {
		all, err := v.Entries(1, 10)
		if err != nil || len(all) != 5 || all[0].Seq != 2 || string(all[0].Body) != `{"a": 1}` {
			t.Errorf("Entries(1) = %+v, %v; want five from number 2, bodies byte for byte", all, err)
		}
		of, err := v.EntriesOf(habeas.EntryMint, 2)
		if err != nil || len(of) != 2 {
			t.Errorf("EntriesOf(mint, 2) = %+v, %v; want two", of, err)
		}
		about, err := v.EntriesAbout("a")
		if err != nil || len(about) != 3 {
			t.Errorf("EntriesAbout(a) = %+v, %v; want three", about, err)
		}
		h, err := v.LastBefore(store.Stamp(start.Add(time.Second)))
		if err != nil || h.Size != 4 {
			t.Errorf("LastBefore = %+v, %v; want entry 4", h, err)
		}
		return nil
	})
}

func clockBack(t *testing.T, g Target) {
	db, _ := create(t, g)
	for _, at := range []time.Time{start, start.Add(-time.Hour), start.Add(-time.Hour)} {
		mustWrite(t, db, func(tx *store.Tx) error {
			return add(tx, at, entry(habeas.EntryCapture, "a"))
		})
	}
	mustRead(t, db, func(v *store.View) error {
		all, err := v.Entries(0, 10)
		for i, want := range []string{"2026-11-25T08:00:00.000000Z", "2026-11-25T08:00:00.000001Z", "2026-11-25T08:00:00.000002Z"} {
			if all[i].Time != want {
				t.Errorf("entry %d has time %s, want %s", i+1, all[i].Time, want)
			}
		}
		return err
	})
}

func appendOnly(t *testing.T, g Target) {
	db, p := create(t, g)
	mustWrite(t, db, func(tx *store.Tx) error {
		return add(tx, start, entry(habeas.EntryCapture, "a"))
	})
	for _, text := range []string{`update journal set reason = 'x'`, `delete from journal`, `update log_hashes set idx = 7`, `delete from log_hashes`} {
		if err := g.Raw(t, p, text); err == nil {
			t.Errorf("%s: was done, want it refused", text)
		}
	}
}

func logProves(t *testing.T, g Target) {
	db, _ := create(t, g)
	const n = 21
	for i := 0; i < n; i += 3 {
		mustWrite(t, db, func(tx *store.Tx) error {
			return add(tx, start, entry(habeas.EntryCapture, fmt.Sprint(i)), entry(habeas.EntryCapture, fmt.Sprint(i+1)), entry(habeas.EntryMint, ""))
		})
	}
	mustRead(t, db, func(v *store.View) error {
		root, err := v.Root(n)
		if err != nil {
			return err
		}
		all, err := v.Entries(0, n)
		if err != nil {
			return err
		}
		for i, e := range all {
			leaf, err := custody.Leaf(e)
			if err != nil {
				return err
			}
			proof, err := tlog.ProveRecord(n, int64(i), v.Hashes())
			if err != nil {
				return err
			}
			if err := tlog.CheckRecord(proof, n, root, int64(i), tlog.RecordHash(leaf)); err != nil {
				t.Errorf("entry %d: %v", i+1, err)
			}
		}
		old, err := v.Root(10)
		if err != nil {
			return err
		}
		proof, err := tlog.ProveTree(n, 10, v.Hashes())
		if err != nil {
			return err
		}
		return tlog.CheckTree(proof, n, root, 10, old)
	})
}

func twoWriters(t *testing.T, g Target) {
	db, p := create(t, g)
	other, err := store.Open(t.Context(), p, false)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	done := make(chan error, 2)
	for _, w := range []*store.DB{db, other} {
		go func() {
			var err error
			for range 10 {
				err = errors.Join(err, w.Write(context.Background(), func(tx *store.Tx) error {
					return add(tx, start, entry(habeas.EntryCapture, "a"))
				}))
			}
			done <- err
		}()
	}
	if err := errors.Join(<-done, <-done); err != nil {
		t.Fatal(err)
	}
	mustRead(t, db, func(v *store.View) error {
		all, err := v.Entries(0, 100)
		if len(all) != 20 || all[19].Seq != 20 {
			t.Errorf("%d entries after twenty additions", len(all))
		}
		if err == nil {
			_, err = v.Root(20)
		}
		return err
	})
}

func journalText(t *testing.T, g Target) {
	db, _ := create(t, g)
	for name, spoil := range map[string]func(*habeas.Entry){
		"zero byte": func(e *habeas.Entry) { e.Reason = "a\x00b" },
		"not JSON":  func(e *habeas.Entry) { e.Body = []byte("{") },
		"not UTF-8": func(e *habeas.Entry) { e.Subject = "\xff" },
	} {
		err := db.Write(t.Context(), func(tx *store.Tx) error {
			e := entry(habeas.EntryJudgement, "i1")
			spoil(&e)
			return add(tx, start, e)
		})
		if habeas.KindOf(err) != habeas.Invalid {
			t.Errorf("%s: Append = %v, want Invalid", name, err)
		}
	}
}
