package custody_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/custody/check"
)

// A memory is a small register in memory: what a store keeps, and nothing clever.
type memory struct {
	key         *custody.Key
	entries     []habeas.Entry
	hashes      []tlog.Hash
	checkpoints [][]byte
	originals   map[habeas.Digest][]byte
}

func newMemory(t testing.TB) *memory {
	t.Helper()
	private, public, err := custody.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	key, err := custody.ParseKey(private, public)
	if err != nil {
		t.Fatal(err)
	}
	return &memory{key: key, originals: map[habeas.Digest][]byte{}}
}

// ReadHashes makes a memory a tlog.HashReader.
func (m *memory) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	out := make([]tlog.Hash, len(indexes))
	for i, x := range indexes {
		out[i] = m.hashes[x]
	}
	return out, nil
}

// add appends an entry as the store does.
func (m *memory) add(t testing.TB, e habeas.Entry) {
	t.Helper()
	e.Seq = int64(len(m.entries) + 1)
	e.Time = fmt.Sprintf("2026-11-25T08:%02d:%02d.%06dZ", e.Seq/60%60, e.Seq%60, e.Seq)
	leaf, err := custody.Leaf(e)
	if err != nil {
		t.Fatal(err)
	}
	hs, err := tlog.StoredHashes(e.Seq-1, leaf, m)
	if err != nil {
		t.Fatal(err)
	}
	m.entries, m.hashes = append(m.entries, e), append(m.hashes, hs...)
}

// capture keeps an original and its entry.
func (m *memory) capture(t testing.TB, b []byte) {
	t.Helper()
	d := habeas.DigestOf(b)
	kind := habeas.EntryCapture
	if _, known := m.originals[d]; known {
		kind = habeas.EntrySighting
	}
	m.originals[d] = bytes.Clone(b)
	body, err := json.Marshal(habeas.Capture{Report: habeas.ReportID(d.Short()), Version: 1, Original: d, Size: int64(len(b)), Format: "txt"})
	if err != nil {
		t.Fatal(err)
	}
	m.add(t, habeas.Entry{Author: "u1", Kind: kind, Subject: d.Short(), Body: body})
}

func (m *memory) sign(t testing.TB) custody.Checkpoint {
	t.Helper()
	n := int64(len(m.entries))
	root, err := tlog.TreeHash(n, m)
	if err != nil {
		t.Fatal(err)
	}
	note, err := m.key.Sign(n, root)
	if err != nil {
		t.Fatal(err)
	}
	c, err := m.key.Open(note)
	if err != nil {
		t.Fatal(err)
	}
	m.checkpoints = append(m.checkpoints, note)
	return c
}

func (m *memory) public(t testing.TB) check.Key {
	t.Helper()
	k, err := check.ParseKey(m.key.Public())
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func (m *memory) verify(t testing.TB) check.Result {
	t.Helper()
	r, err := check.Verify(context.Background(), m, check.Options{Key: m.public(t)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The five methods of check.Fetcher.

func (m *memory) Entries(context.Context) iter.Seq2[habeas.Entry, error] { return all(m.entries) }

func (m *memory) Hashes(context.Context) iter.Seq2[habeas.Digest, error] {
	return func(yield func(habeas.Digest, error) bool) {
		for _, h := range m.hashes {
			if !yield(habeas.Digest(h), nil) {
				return
			}
		}
	}
}

func (m *memory) Checkpoints(context.Context) iter.Seq2[[]byte, error] { return all(m.checkpoints) }

func (m *memory) Original(_ context.Context, d habeas.Digest) (io.ReadCloser, error) {
	b, ok := m.originals[d]
	if !ok {
		return nil, habeas.Errorf(habeas.NotFound, "%s is not here", d)
	}
	return io.NopCloser(bytes.NewReader(b)), nil
}

func (m *memory) Stored(context.Context) iter.Seq2[habeas.Digest, error] {
	return func(yield func(habeas.Digest, error) bool) {
		for d := range m.originals {
			if !yield(d, nil) {
				return
			}
		}
	}
}

func all[T any](s []T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, x := range s {
			if !yield(x, nil) {
				return
			}
		}
	}
}

// filled is a register of some captures, judgements and checkpoints; its last entries are under no checkpoint.
func filled(t testing.TB, entries int) *memory {
	t.Helper()
	m := newMemory(t)
	for i := range entries {
		switch i % 5 {
		case 3:
			m.add(t, habeas.Entry{Author: "u2", Kind: habeas.EntryJudgement, Subject: "c1", Reason: "the sentence says so", Body: []byte(`{"verdict":"reject","claims":["c1"]}`)})
		case 4:
			m.add(t, habeas.Entry{Author: "machine", Kind: habeas.EntryMint, Subject: fmt.Sprint("i", i)})
		default:
			m.capture(t, fmt.Appendf(nil, "Invented report %d: some people were held.", i/2))
		}
		if i == entries/3 || i == 2*entries/3 {
			m.sign(t)
		}
	}
	return m
}
