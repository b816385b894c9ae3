package storetest

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/store"
)

func checkpoints(t *testing.T, g Target) {
	db, _ := create(t, g)
	const n = 1203 // more than a page, and no power of two
	mustWrite(t, db, func(tx *store.Tx) error {
		if _, ok, err := tx.LastCheckpoint(); ok || err != nil {
			t.Errorf("LastCheckpoint of a new store = %v, %v", ok, err)
		}
		entries := make([]habeas.Entry, n)
		for i := range entries {
			entries[i] = habeas.Entry{Author: "u1", Kind: habeas.EntrySetting, Subject: fmt.Sprint(i)}
		}
		return add(tx, start, entries...)
	})
	mustWrite(t, db, func(tx *store.Tx) error {
		for _, c := range []store.Checkpoint{{Size: 7, Note: "seven"}, {Size: 0, Note: "none"}, {Size: 7, Note: "again"}} {
			if err := tx.AddCheckpoint(c); err != nil {
				return err
			}
		}
		if err := tx.PutStamp(7, []byte{0, 1}); err != nil {
			return err
		}
		// A stamp that came later is kept; one that is there stays, and no other note gets one.
		for _, c := range []store.Checkpoint{{Size: 7, Note: "seven", Stamp: []byte{9}}, {Size: 0, Note: "other", Stamp: []byte{9}}, {Size: 0, Note: "none", Stamp: []byte{2}}} {
			if err := tx.AddCheckpoint(c); err != nil {
				return err
			}
		}
		return nil
	})
	mustRead(t, db, func(v *store.View) error {
		last, ok, err := v.LastCheckpoint()
		if err != nil || !ok || last.Note != "seven" || string(last.Stamp) != "\x00\x01" {
			t.Errorf("LastCheckpoint = %+v, %v, %v; want the first of size 7, stamped", last, ok, err)
		}
		sizes := []int64{}
		for c, err := range v.AllCheckpoints() {
			sizes = append(sizes, c.Size)
			if sum := fmt.Sprintf("%x", sha256.Sum256(c.Stamp)); c.StampSum != sum || (c.Size == 0 && string(c.Stamp) != "\x02") {
				t.Errorf("checkpoint %d: stamp %x with sum %s, want its own, %s", c.Size, c.Stamp, c.StampSum, sum)
			}
			if err != nil {
				return err
			}
		}
		if fmt.Sprint(sizes) != "[0 7]" {
			t.Errorf("AllCheckpoints: sizes %v, want 0 and 7", sizes)
		}
		return wholeLog(t, v, n)
	})
}

// wholeLog checks that the pages fit together: every entry once, and every stored hash where tlog says it is.
func wholeLog(t *testing.T, v *store.View, n int64) error {
	seq := int64(0)
	for e, err := range v.AllEntries() {
		if seq++; err != nil || e.Seq != seq {
			t.Fatalf("AllEntries: entry %d where %d was due, %v", e.Seq, seq, err)
		}
	}
	at := int64(0)
	for h, err := range v.AllHashes() {
		if err != nil {
			return err
		}
		want, err := v.Hashes().ReadHashes([]int64{at})
		if err != nil || tlog.Hash(h) != want[0] {
			t.Fatalf("AllHashes: hash %d is %v, want %v (%v)", at, h, want, err)
		}
		at++
	}
	if want := tlog.StoredHashCount(n); seq != n || at != want {
		t.Errorf("%d entries and %d hashes, want %d and %d", seq, at, n, want)
	}
	return nil
}
