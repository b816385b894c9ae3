package register_test

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"testing"

	"habeas"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/sample"
	"habeas/internal/store/storetest"
)

// BenchmarkAdd takes generated reports the whole way into a register: read, extract, archive, journal, link, rows, index.
//
//	go test -run '^$' -bench 'Add/sqlite/1000$' -benchtime 1x ./internal/register    the smallest
//	go test -run '^$' -bench Add/ -benchtime 1x -timeout 30m ./internal/register     all sizes, by hand
func BenchmarkAdd(b *testing.B) {
	for _, engine := range []string{"sqlite", "postgres"} {
		for _, n := range []int{1_000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", engine, n), func(b *testing.B) {
				for b.Loop() {
					addMade(b, engine, n)
				}
				b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "reports/s")
			})
		}
	}
}

func addMade(b *testing.B, engine string, n int) {
	c := register.Config{Data: b.TempDir()}
	if engine == "postgres" {
		c.Database = storetest.Postgres(b)
	}
	before := heapInUse()
	r := mustInit(b, c)
	s, err := r.Add(context.Background(), made(0, n), nil)
	if err != nil || len(s.New) != n || s.Incidents < n/10 {
		b.Fatalf("Add: %d of %d in, %d incidents, %v", len(s.New), n, s.Incidents, err)
	}
	b.ReportMetric(float64(heapInUse()-before)/float64(n), "held-B/report")
	r.Close()
}

// BenchmarkAddOne adds one more report to registers of several sizes, in the process that has them open. What it costs still
// grows with what is there (DESIGN.md says why).
func BenchmarkAddOne(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := mustInit(b, register.Config{Data: b.TempDir()})
			if _, err := r.Add(context.Background(), made(0, n), nil); err != nil {
				b.Fatal(err)
			}
			more := n
			for b.Loop() {
				if _, err := r.Add(context.Background(), made(more, more+1), nil); err != nil {
					b.Fatal(err)
				}
				more++
			}
		})
	}
}

// BenchmarkJudgeOne decides about two claims in registers of several sizes, in the process that has them open.
func BenchmarkJudgeOne(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := mustInit(b, register.Config{Data: b.TempDir()})
			if _, err := r.Add(context.Background(), made(0, n), nil); err != nil {
				b.Fatal(err)
			}
			claims, err := r.Claims(context.Background(), register.Local(), nil)
			if err != nil {
				b.Fatal(err)
			}
			i := 0
			for b.Loop() {
				j := habeas.Judgement{Verdict: habeas.Unsure, Claims: []habeas.ClaimID{claims[i].ID, claims[i+1].ID}}
				if _, err := r.Judge(context.Background(), register.LocalReviewer(), j, "a benchmark"); err != nil {
					b.Fatal(err)
				}
				i += 2
			}
		})
	}
}

// made gives generated reports from number from to number to.
func made(from, to int) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		i := 0
		for m := range sample.Generate(to, 1) {
			if i++; i > from && !yield(read.Item{Name: string(m.ID), Original: m.JSONL(), Format: "jsonl"}) {
				return
			}
		}
	}
}

func heapInUse() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
