package register_test

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"slices"
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

// BenchmarkOneMore says what one more report and one more judgement cost in registers of several sizes, in a process that has
// the register open and in one that opens it for that. None of these may grow with the register.
//
//	go test -run '^$' -bench 'OneMore/sqlite/1000$' -benchtime 1x ./internal/register    the smallest
//	go test -run '^$' -bench OneMore/ -benchtime 1x -timeout 60m ./internal/register     all sizes, by hand
//
// Filling takes most of the time. HABEAS_BENCH_KEEP names a folder in which filled registers (of SQLite) are kept for the next
// time; empty it when extraction, linking or the generator changed.
func BenchmarkOneMore(b *testing.B) {
	for _, engine := range []string{"sqlite", "postgres"} {
		for _, n := range []int{1_000, 10_000, 100_000} {
			b.Run(fmt.Sprintf("%s/%d", engine, n), func(b *testing.B) {
				for b.Loop() {
					oneMore(b, engine, n)
				}
			})
		}
	}
}

const rounds = 20 // of each kind that the mean is taken of

func oneMore(b *testing.B, engine string, n int) {
	c := register.Config{Data: b.TempDir()}
	if engine == "postgres" {
		c.Database = storetest.Postgres(b)
	}
	r := filled(b, c, n)
	next := slices.Collect(made(n, n+1+2*rounds)) // before the measuring: making one report takes as long as making all before it
	add := func(r *register.Register) {
		if s, err := r.Add(b.Context(), slices.Values(next[:1]), nil); err != nil || len(s.New) != 1 {
			b.Fatalf("Add: %d in, %v", len(s.New), err)
		}
		next = next[1:]
	}
	claims, err := r.Claims(b.Context(), register.Local(), nil)
	if err != nil {
		b.Fatal(err)
	}
	add(r) // what follows is measured with everything in place
	b.ReportMetric(each(b, func(int) { add(r) }), "open-ms/report")
	b.ReportMetric(each(b, func(i int) {
		j := habeas.Judgement{Verdict: habeas.Unsure, Claims: []habeas.ClaimID{claims[2*i].ID, claims[2*i+1].ID}}
		if _, err := r.Judge(b.Context(), register.LocalReviewer(), j, "a benchmark"); err != nil {
			b.Fatal(err)
		}
	}), "open-ms/judgement")
	r.Close()
	b.ReportMetric(each(b, func(int) {
		r := mustOpen(b, c)
		add(r)
		r.Close()
	}), "new-ms/report")
}

// filled opens a register of n generated reports: a copy of the one that was kept, if there is one.
func filled(b *testing.B, c register.Config, n int) *register.Register {
	kept := os.Getenv("HABEAS_BENCH_KEEP")
	if kept != "" && c.Database == "" {
		kept = filepath.Join(kept, fmt.Sprint("made-", n))
		if err := os.CopyFS(c.Data, os.DirFS(kept)); err == nil {
			return mustOpen(b, c)
		}
	}
	r := mustInit(b, c)
	if s, err := r.Add(b.Context(), made(0, n), nil); err != nil || len(s.New) != n {
		b.Fatalf("Add: %d of %d in, %v", len(s.New), n, err)
	}
	if kept == "" || c.Database != "" {
		return r
	}
	r.Close()
	if err := os.CopyFS(kept, os.DirFS(c.Data)); err != nil {
		b.Fatal(err)
	}
	return mustOpen(b, c)
}

// BenchmarkOneMoreCopy says what one more copy of a story costs that has so many already. It may grow with the story, because an
// incident lists who tells it, but not much.
//
//	go test -run '^$' -bench OneMoreCopy -benchtime 1x ./internal/register
func BenchmarkOneMoreCopy(b *testing.B) {
	for _, n := range []int{100, 500, 2_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				r := mustInit(b, register.Config{Data: b.TempDir()})
				if s, err := r.Add(b.Context(), copied(0, n), nil); err != nil || len(s.New) != n {
					b.Fatalf("Add: %d of %d in, %v", len(s.New), n, err)
				}
				at := n
				b.ReportMetric(each(b, func(int) {
					if s, err := r.Add(b.Context(), copied(at, at+1), nil); err != nil || len(s.New) != 1 {
						b.Fatalf("Add: %d in, %v", len(s.New), err)
					}
					at++
				}), "open-ms/copy")
				r.Close()
			}
		})
	}
}

// copied gives copies of one generated story from number from to number to, each with a line of its own and on one of few days.
func copied(from, to int) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		for m := range sample.Generate(1, 1) {
			text, day := m.Text, m.Published
			for i := from; i < to; i++ {
				m.ID, m.Source = habeas.ReportID(fmt.Sprintf("copy-%06d", i)), fmt.Sprintf("%s: Paper %d", sample.Mark, i%400)
				m.Text, m.Published = fmt.Sprintf("%s\n\nPage %d of the %dth printing.", text, i*i%977, i), day.AddDays(i%4)
				if !yield(read.Item{Name: string(m.ID), Original: m.JSONL(), Format: "jsonl"}) {
					return
				}
			}
		}
	}
}

// each gives the mean milliseconds of rounds of f; by processor time, because the clock counts what else the machine does.
func each(b *testing.B, f func(i int)) float64 {
	began := processor(b)
	for i := range rounds {
		f(i)
	}
	return float64((processor(b) - began).Microseconds()) / 1000 / rounds
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
