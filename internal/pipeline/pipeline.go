// Package pipeline is the way of a report: capture, read, extract, link, register, tally. [Run] is that way, and the place
// where to see the whole of it.
package pipeline

import (
	"context"
	"iter"

	"habeas"
	"habeas/internal/read"
)

// A Reading is one original with what reading and extraction made of it, or the reason why it is refused.
type Reading struct {
	Item    read.Item
	Report  habeas.Report
	Claims  []habeas.Claim
	Skipped []habeas.Skipped
	Err     error
}

// Tools are the steps between an original and its claims. Both are pure and safe for concurrent use.
type Tools struct {
	Read    func(context.Context, read.Item) (habeas.Report, error)
	Claims  func(*habeas.Report) ([]habeas.Claim, []habeas.Skipped)
	Version string // of the extractor; every derived row carries it
}

// A Register takes what the way brings.
type Register interface {
	// Enter keeps the originals and enters their reports and claims, all of the batch or none of it, in its order.
	Enter(ctx context.Context, batch []Reading) error
	// Link joins what was entered with what was known into incidents and cases.
	Link(ctx context.Context) error
}

// batchSize is how many readings are made durable together: enough that the disk's waiting is shared, few enough that
// little is read again after a crash.
const batchSize = 64

// batchBytes is about how many bytes of originals are held for one batch.
const batchBytes = 32 << 20

// Run takes items from capture to the register. An item that cannot be read is passed on with its reason and stops nothing
// else; an error is the register's own, and what was entered before it stays entered. It may be called again for the same
// items; nothing is entered twice.
func Run(ctx context.Context, items iter.Seq[read.Item], t Tools, r Register) error {
	// 1. Capture: items bring the exact bytes, one original each, with what was said beside them.
	// 2. Read: bytes to text, keeping offsets. 3. Extract: text to claims, each with its quote. On all cores, in order.
	for batch := range batches(Readings(ctx, items, t)) {
		// 4. Register: the original into the archive, its capture into the journal, report and claims beside it.
		if err := r.Enter(ctx, batch); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	// 5. Link: which claims tell of one incident, and which incidents befell the same people.
	// 6. Tally is the sum over these, taken when it is asked for.
	return r.Link(ctx)
}

// batches groups readings, by number or by the size of their originals, whichever is reached first.
func batches(all iter.Seq[Reading]) iter.Seq[[]Reading] {
	return func(yield func([]Reading) bool) {
		var batch []Reading
		size := 0
		for g := range all {
			size += len(g.Item.Original)
			if batch = append(batch, g); len(batch) < batchSize && size < batchBytes {
				continue
			}
			if !yield(batch) {
				return
			}
			batch, size = nil, 0
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}
