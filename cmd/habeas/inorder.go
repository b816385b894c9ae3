package main

import (
	"context"
	"iter"
	"sync"
)

// inOrder does work on every element of in, on as many cores as workers says, and hands each result to emit in the order of
// in. However long in is, only a few elements for each worker are in memory. The first error of emit, or the end of ctx, ends
// it; what has begun is then finished and thrown away.
func inOrder[A, B any](ctx context.Context, in iter.Seq[A], workers int, work func(context.Context, A) B, emit func(B) error) error {
	type task struct {
		a    A
		done chan B
	}
	ctx, cancel := context.WithCancel(ctx)
	tasks := make(chan task)
	order := make(chan chan B, 2*workers) // bounds what waits
	var wg sync.WaitGroup
	defer wg.Wait()
	defer cancel()

	// Nobody waits for this one: it may sit in a read that never ends.
	go func() {
		defer close(order)
		defer close(tasks)
		for a := range in {
			t := task{a: a, done: make(chan B, 1)}
			if !send(ctx, order, t.done) || !send(ctx, tasks, t) {
				return
			}
		}
	}()
	for range workers {
		wg.Go(func() {
			for t, ok := receive(ctx, tasks); ok; t, ok = receive(ctx, tasks) {
				t.done <- work(ctx, t.a)
			}
		})
	}
	for {
		done, ok := receive(ctx, order)
		if !ok {
			return ctx.Err()
		}
		b, ok := receive(ctx, done)
		if !ok {
			return ctx.Err()
		}
		if err := emit(b); err != nil {
			return err
		}
	}
}

// send sends v, and reports false when ctx ended first.
func send[T any](ctx context.Context, to chan<- T, v T) bool {
	select {
	case to <- v:
		return true
	case <-ctx.Done():
		return false
	}
}

// receive gives what comes next, and false when nothing more comes or ctx ended.
func receive[T any](ctx context.Context, from <-chan T) (v T, ok bool) {
	select {
	case v, ok = <-from:
		return v, ok
	case <-ctx.Done():
		return v, false
	}
}
