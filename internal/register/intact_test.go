package register_test

import (
	"encoding/json"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/register"
	"habeas/internal/store"
)

// intact checks the journal's log against its entries, and that every capture's original is in the archive.
func intact(t *testing.T, r *register.Register) {
	t.Helper()
	err := r.Store().Read(t.Context(), func(v *store.View) error {
		h, err := v.Head()
		if err != nil {
			return err
		}
		var leaves []tlog.Hash
		for e, err := range v.AllEntries() {
			if err != nil {
				return err
			}
			leaf, err := custody.Leaf(e)
			if err != nil {
				return err
			}
			leaves = append(leaves, tlog.RecordHash(leaf))
			checkOriginal(t, r, e)
		}
		if int64(len(leaves)) != h.Size {
			t.Errorf("%d entries where the log has %d", len(leaves), h.Size)
		}
		got, err := v.Root(h.Size)
		if err != nil {
			return err
		}
		if want := rootOf(t, leaves); got != want {
			t.Errorf("the log's root is %v and its entries' %v", got, want)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	for d, err := range r.Originals().Walk(t.Context()) {
		if err != nil {
			t.Errorf("archive: %v", err)
			continue
		}
		if _, err := r.Originals().Bytes(t.Context(), d); err != nil {
			t.Errorf("archive: %v", err)
		}
	}
}

func checkOriginal(t *testing.T, r *register.Register, e habeas.Entry) {
	t.Helper()
	if e.Kind != habeas.EntryCapture && e.Kind != habeas.EntrySighting {
		return
	}
	var c habeas.Capture
	if err := json.Unmarshal(e.Body, &c); err != nil {
		t.Fatal(err)
	}
	b, err := r.Originals().Bytes(t.Context(), c.Original)
	if err != nil || int64(len(b)) != c.Size {
		t.Errorf("entry %d: its original: %d bytes of %d, %v", e.Seq, len(b), c.Size, err)
	}
}

// rootOf gives the root over leaves, from nothing that was stored.
func rootOf(t *testing.T, leaves []tlog.Hash) tlog.Hash {
	t.Helper()
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(idx []int64) ([]tlog.Hash, error) {
		out := make([]tlog.Hash, len(idx))
		for i, x := range idx {
			out[i] = stored[x]
		}
		return out, nil
	})
	for i, l := range leaves {
		hs, err := tlog.StoredHashesForRecordHash(int64(i), l, reader)
		if err != nil {
			t.Fatal(err)
		}
		stored = append(stored, hs...)
	}
	if len(leaves) == 0 {
		root, _ := tlog.TreeHash(0, nil)
		return root
	}
	root, err := tlog.TreeHash(int64(len(leaves)), reader)
	if err != nil {
		t.Fatal(err)
	}
	return root
}
