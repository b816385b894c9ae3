package pipeline_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"strings"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"

	"habeas"
	"habeas/internal/pipeline"
	"habeas/internal/read"
)

// numbered gives n items and counts how many were taken.
func numbered(n int, taken *atomic.Int64) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		for i := range n {
			taken.Add(1)
			if !yield(read.Item{Name: fmt.Sprint(i), Original: []byte("x")}) {
				return
			}
		}
	}
}

// uneven takes longer for some items than for others, refuses some and panics at some.
func uneven(refuse, panics func(int) bool) pipeline.Tools {
	return pipeline.Tools{
		Read: func(_ context.Context, it read.Item) (habeas.Report, error) {
			var i int
			fmt.Sscan(it.Name, &i)
			for range i % 7 {
				runtime.Gosched()
			}
			if panics(i) {
				panic("a fault in a reader")
			}
			if refuse(i) {
				return habeas.Report{}, habeas.Errorf(habeas.Refused, "%s: refused", it.Name)
			}
			return habeas.Report{ID: habeas.ReportID(it.Name), Text: "One was taken. Two were taken."}, nil
		},
		Claims: func(*habeas.Report) ([]habeas.Claim, []habeas.Skipped) {
			return []habeas.Claim{
				{ID: "true", Quote: habeas.Quote{Start: 0, End: 14, Text: "One was taken."}},
				{ID: "false", Quote: habeas.Quote{Start: 0, End: 14, Text: "Ten were taken"}},
			}, nil
		},
	}
}

// Every item gives one reading, in the items' order, whatever the others do; a fault at one is that one's error.
func TestReadings_InOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		bad := rapid.SliceOfN(rapid.IntRange(0, 60), 0, 8).Draw(t, "bad")
		has := func(odd int) func(int) bool {
			return func(i int) bool {
				for _, b := range bad {
					if b == i && b%2 == odd {
						return true
					}
				}
				return false
			}
		}
		refuse, panics := has(0), has(1)
		var taken atomic.Int64
		i := 0
		for g := range pipeline.Readings(context.Background(), numbered(n, &taken), uneven(refuse, panics)) {
			if g.Item.Name != fmt.Sprint(i) {
				t.Fatalf("reading %d is of item %s", i, g.Item.Name)
			}
			if wrong := refuse(i) || panics(i); wrong != (habeas.KindOf(g.Err) == habeas.Refused) {
				t.Fatalf("item %d: error %v, want one: %v", i, g.Err, wrong)
			}
			if g.Err == nil && (len(g.Claims) != 1 || g.Claims[0].ID != "true" || len(g.Skipped) != 1) {
				t.Fatalf("item %d: claims %+v, skipped %+v; want only the one whose quote stands", i, g.Claims, g.Skipped)
			}
			i++
		}
		if i != n || taken.Load() != int64(n) {
			t.Fatalf("%d readings and %d items taken of %d", i, taken.Load(), n)
		}
	})
}

// Whoever stops early stops the reading: an endless stream is not read to its end.
func TestReadings_StopsEarly(t *testing.T) {
	never := func(int) bool { return false }
	var taken atomic.Int64
	n := 0
	for range pipeline.Readings(context.Background(), numbered(1_000_000, &taken), uneven(never, never)) {
		if n++; n == 10 {
			break
		}
	}
	if taken.Load() > 1000 {
		t.Errorf("%d items taken for ten readings", taken.Load())
	}
}

// A shelfless register notes what it is given.
type noting struct {
	batches []int
	linked  int
	fail    error
}

func (n *noting) Enter(_ context.Context, batch []pipeline.Reading) error {
	n.batches = append(n.batches, len(batch))
	return n.fail
}

func (n *noting) Link(context.Context) error { n.linked++; return nil }

func TestRun(t *testing.T) {
	never := func(int) bool { return false }
	var taken atomic.Int64
	var r noting
	if err := pipeline.Run(context.Background(), numbered(150, &taken), uneven(never, never), &r); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(r.batches) != "[64 64 22]" || r.linked != 1 {
		t.Errorf("batches %v, linked %d times; want all in threes and one linking", r.batches, r.linked)
	}
	r = noting{fail: errors.New("disk full")}
	if err := pipeline.Run(context.Background(), numbered(150, &taken), uneven(never, never), &r); !errors.Is(err, r.fail) || len(r.batches) != 1 || r.linked != 0 {
		t.Errorf("Run = %v after batches %v; want it to stop at the first", err, r.batches)
	}
	big := func(yield func(read.Item) bool) {
		for range 5 {
			if !yield(read.Item{Name: "1", Original: []byte(strings.Repeat("x", 20<<20))}) {
				return
			}
		}
	}
	r = noting{}
	if err := pipeline.Run(context.Background(), big, uneven(never, never), &r); err != nil || fmt.Sprint(r.batches) != "[2 2 1]" {
		t.Errorf("large originals: batches %v, %v; want no more than some 32 MB together", r.batches, err)
	}
}
