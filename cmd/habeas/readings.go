package main

import (
	"context"
	"iter"

	"habeas"
	"habeas/internal/extract"
	"habeas/internal/read"
)

// A reading is one input with what reading and extraction made of it, or the reason why it is refused.
type reading struct {
	Item    read.Item
	Report  habeas.Report
	Claims  []habeas.Claim
	Skipped []habeas.Skipped
	Err     error
}

// readings reads and extracts one input after the other.
func readings(ctx context.Context, items iter.Seq[read.Item]) iter.Seq[reading] {
	x := extract.Default()
	return func(yield func(reading) bool) {
		for it := range items {
			got := reading{Item: it}
			if got.Report, got.Err = read.Report(ctx, it); got.Err == nil {
				got.Claims, got.Skipped = x.Claims(&got.Report)
			}
			if !yield(got) {
				return
			}
		}
	}
}
