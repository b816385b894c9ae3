package main

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"

	"pgregory.net/rapid"
)

func TestInOrder_KeepsTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := rapid.SliceOf(rapid.Int()).Draw(t, "in")
		workers := rapid.IntRange(1, 8).Draw(t, "workers")
		var out []int
		err := inOrder(context.Background(), slices.Values(in), workers,
			func(_ context.Context, n int) int { return n ^ 1 },
			func(n int) error { out = append(out, n^1); return nil })
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(in, out) {
			t.Fatalf("got %v, want %v", out, in)
		}
	})
}

// An endless stream must not pile up: what has been taken from it is at most a few elements ahead of what was emitted.
func TestInOrder_TakesLittleAhead(t *testing.T) {
	const workers = 3
	var taken atomic.Int64
	endless := func(yield func(int) bool) {
		for n := 0; ; n++ {
			taken.Add(1)
			if !yield(n) {
				return
			}
		}
	}
	enough := errors.New("enough")
	emitted := int64(0)
	err := inOrder(context.Background(), endless, workers,
		func(_ context.Context, n int) int { return n },
		func(int) error {
			if ahead := taken.Load() - emitted; ahead > 4*workers+2 {
				t.Fatalf("%d elements taken ahead", ahead)
			}
			if emitted++; emitted == 1000 {
				return enough
			}
			return nil
		})
	if !errors.Is(err, enough) {
		t.Fatalf("error %v, want that of emit", err)
	}
}

func TestInOrder_StopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	n := 0
	err := inOrder(ctx, func(yield func(int) bool) {
		for yield(0) {
		}
	}, 2, func(context.Context, int) int { return 0 }, func(int) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("error %v, want that it was stopped", err)
	}
}
