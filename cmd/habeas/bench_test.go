//go:build unix

package main

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"syscall"
	"testing"

	"habeas/internal/gazetteer"
	"habeas/internal/link"
	"habeas/internal/pipeline"
	"habeas/internal/read"
	"habeas/internal/sample"
)

// BenchmarkWay takes generated reports the whole way of read, extract and link, as pages with their furniture. Time and
// memory for each report must not grow with the number of reports:
//
//	go test -run '^$' -bench Way -benchtime 1x ./cmd/habeas            all sizes, by hand
//	go test -run '^$' -bench Way/1000$ -benchtime 1x ./cmd/habeas      the smallest
func BenchmarkWay(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			before := processorTime(b)
			for b.Loop() {
				way(b, n)
			}
			// Processor time beside the clock's: it does not depend on what else the machine does.
			b.ReportMetric(float64(processorTime(b)-before)/float64(b.N*n), "cpu-ns/report")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/report")
		})
	}
}

// way links n reports and reports how much memory is held for each of them at the end.
func way(b *testing.B, n int) {
	b.Helper()
	for range pipeline.Readings(context.Background(), pages(10), pipeline.Default()) { // the gazetteer and the lexicon are loaded once
	}
	before := heap()
	memory, claims := link.NewMemory(), 0
	var census link.Count
	var linker *link.Linker
	var first []*link.Reading
	add := func(r *link.Reading, number int) {
		if err := linker.Add(int64(number), r); err != nil {
			b.Fatal(err)
		}
	}
	for got := range pipeline.Readings(context.Background(), pages(n), pipeline.Default()) {
		if got.Err != nil {
			b.Fatal(got.Err)
		}
		claims += len(got.Claims)
		// Words are counted over as many of the first as in a register of this size; they are linked once that is done.
		if first = append(first, link.Read(link.Doc{Report: got.Report, Claims: got.Claims})); len(first) < link.CensusAt(n) {
			continue
		}
		if linker == nil {
			for _, r := range first {
				census.Add(r)
			}
			linker = link.NewLinker(memory, &census, gazetteer.Default(), nil)
			for i, r := range first {
				add(r, i)
			}
			continue
		}
		add(first[len(first)-1], len(first)-1)
	}
	result, err := linker.Settle()
	if err != nil {
		b.Fatal(err)
	}
	if claims < n/2 || len(result.Incidents) < n/10 {
		b.Fatalf("%d claims and %d incidents of %d reports: this measures something else", claims, len(result.Incidents), n)
	}
	b.ReportMetric(float64(heap()-before)/float64(n), "held-B/report")
	runtime.KeepAlive(linker)
	runtime.KeepAlive(result)
}

// processorTime gives the nanoseconds that all cores have worked for this process.
func processorTime(b *testing.B) int64 {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return u.Utime.Nano() + u.Stime.Nano()
}

// heap gives how many bytes are in use after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// pages gives n generated reports as web pages.
func pages(n int) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		for m := range sample.Generate(n, 1) {
			it := read.Item{Name: string(m.ID), Given: read.Given{ID: m.ID}, Original: m.HTML(), Format: "html"}
			if !yield(it) {
				return
			}
		}
	}
}
