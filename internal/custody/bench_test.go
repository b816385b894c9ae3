package custody_test

import (
	"fmt"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/custody/check"
)

// BenchmarkProveEntry writes and checks the proof of an entry in the middle of logs of growing size.
//
//	go test -run '^$' -bench ProveEntry ./internal/custody
func BenchmarkProveEntry(b *testing.B) {
	for _, n := range []int64{1_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := newMemory(b)
			e := habeas.Entry{Seq: n / 2, Time: someTime, Author: "u1", Kind: habeas.EntrySetting}
			leaf, err := custody.Leaf(e)
			if err != nil {
				b.Fatal(err)
			}
			for i := range n { // the other leaves hold anything
				h := tlog.Hash{byte(i), byte(i >> 8), byte(i >> 16), 1}
				if i == e.Seq-1 {
					h = tlog.RecordHash(leaf)
				}
				hs, err := tlog.StoredHashesForRecordHash(i, h, m)
				if err != nil {
					b.Fatal(err)
				}
				m.hashes = append(m.hashes, hs...)
			}
			root, err := tlog.TreeHash(n, m)
			if err != nil {
				b.Fatal(err)
			}
			note, err := m.key.Sign(n, root)
			if err != nil {
				b.Fatal(err)
			}
			k, c := m.public(b), custody.Checkpoint{Size: n, Root: root, Note: note}
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				file, err := custody.ProveEntry(e, true, c, m)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := check.Proof(file, k); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
