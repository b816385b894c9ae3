package register_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"syscall"
	"testing"
	"time"

	"habeas"
	"habeas/internal/archive"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/store"
)

// BenchmarkCustody says what keeping costs: reports are added the whole way, and then archive and journal alone do their
// part of it again, in the same run and in batches of the same size. custody-% is their time over that of everything else;
// it is an upper bound, because alone the journal pays for a commit that the register makes anyway. custody-cpu-% is the same
// of processor time, which does not count waiting for the disk, and can be measured while other work runs.
//
//	go test -run '^$' -bench 'Custody/1000$' -benchtime 1x ./internal/register     the smallest
//	go test -run '^$' -bench Custody -benchtime 1x -timeout 30m ./internal/register  by hand
func BenchmarkCustody(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var whole, keeping cost
			for b.Loop() {
				items := slices.Collect(made(0, n))
				whole.add(b, func() { addItems(b, items) })
				keeping.add(b, func() { keepItems(b, items) })
			}
			b.ReportMetric(100*keeping.clock.Seconds()/(whole.clock-keeping.clock).Seconds(), "custody-%")
			b.ReportMetric(100*keeping.cpu.Seconds()/(whole.cpu-keeping.cpu).Seconds(), "custody-cpu-%")
			b.ReportMetric(whole.cpu.Seconds()*1e6/float64(n*b.N), "whole-cpu-µs/report")
			b.ReportMetric(keeping.cpu.Seconds()*1e6/float64(n*b.N), "custody-cpu-µs/report")
		})
	}
}

// A cost is what something took, by the clock and of the processor.
type cost struct{ clock, cpu time.Duration }

func (c *cost) add(b *testing.B, f func()) {
	start, worked := time.Now(), processor(b)
	f()
	c.clock, c.cpu = c.clock+time.Since(start), c.cpu+processor(b)-worked
}

// processor gives the processor time that this process has taken.
func processor(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func addItems(b *testing.B, items []read.Item) {
	r := mustInit(b, register.Config{Data: b.TempDir()})
	if s, err := r.Add(context.Background(), slices.Values(items), nil); err != nil || len(s.New) != len(items) {
		b.Fatalf("Add: %d of %d in, %v", len(s.New), len(items), err)
	}
}

// keepItems does what the register's archive and journal do for the items, and nothing else.
func keepItems(b *testing.B, items []read.Item) {
	ctx, dir := context.Background(), b.TempDir()
	db, err := store.Create(ctx, store.Place{Folder: dir})
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	folder, err := archive.OpenFolder(dir + "/archive")
	if err != nil {
		b.Fatal(err)
	}
	originals := archive.New(folder, archive.Options{})
	for batch := range slices.Chunk(items, 64) {
		keepBatch(b, db, originals, batch)
	}
}

func keepBatch(b *testing.B, db *store.DB, originals *archive.Archive, batch []read.Item) {
	ctx := context.Background()
	var bytes [][]byte
	var entries []habeas.Entry
	for _, it := range batch {
		d := habeas.DigestOf(it.Original)
		body, err := json.Marshal(habeas.Capture{Report: habeas.ReportID(it.Name), Version: 1, Original: d, Size: int64(len(it.Original)), Format: it.Format, Name: it.Name})
		if err != nil {
			b.Fatal(err)
		}
		bytes = append(bytes, it.Original)
		entries = append(entries, habeas.Entry{Author: "local", Kind: habeas.EntryCapture, Subject: it.Name, Body: body})
	}
	if _, err := originals.PutAll(ctx, bytes); err != nil {
		b.Fatal(err)
	}
	err := db.Write(ctx, func(tx *store.Tx) error {
		numbered, err := tx.Number(time.Now(), entries)
		if err != nil {
			return err
		}
		return tx.Append(numbered)
	})
	if err != nil {
		b.Fatal(err)
	}
}
