package pipeline

import (
	"context"
	"fmt"
	"iter"
	"runtime"

	"habeas"
	"habeas/internal/read"
)

// Readings reads items and takes their claims on all cores, and gives the results in the items' order. It holds a few
// items for each core and no more, so memory does not grow with the stream.
func Readings(ctx context.Context, items iter.Seq[read.Item], t Tools) iter.Seq[Reading] {
	return func(yield func(Reading) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		cores := runtime.GOMAXPROCS(0)
		slots := make(chan chan Reading, 2*cores)
		go feed(ctx, items, t, cores, slots)
		for slot := range slots {
			if !yield(<-slot) {
				cancel()
				break
			}
		}
		for range slots { // the feeder ends before this does, so nothing reads items after the loop
		}
	}
}

// feed starts the reading of every item and hands out, in order, where its result will be. It closes slots at the end.
func feed(ctx context.Context, items iter.Seq[read.Item], t Tools, cores int, slots chan<- chan Reading) {
	defer close(slots)
	running := make(chan struct{}, cores)
	for it := range items {
		slot := make(chan Reading, 1)
		select {
		case slots <- slot:
		case <-ctx.Done():
			return
		}
		running <- struct{}{}
		go func() {
			slot <- t.reading(ctx, it)
			<-running
		}()
	}
}

// reading takes one item through reading and extraction. A fault of the program on one item is that item's error.
func (t Tools) reading(ctx context.Context, it read.Item) (out Reading) {
	out.Item = it
	defer func() {
		if v := recover(); v != nil {
			out.Err = &habeas.Error{Kind: habeas.Refused, Text: it.Name + ": this input makes the program fail; please report it", Cause: fmt.Errorf("panic: %v", v)}
		}
	}()
	if out.Err = it.Err; out.Err != nil {
		return out
	}
	if out.Report, out.Err = t.Read(ctx, it); out.Err != nil {
		return out
	}
	claims, skipped := t.Claims(&out.Report)
	out.Claims, out.Skipped = standing(&out.Report, claims, skipped)
	return out
}

// standing holds extraction to law 2: a claim whose quote is not at its offsets does not exist, and stands among what was
// skipped instead. So does a claim that was given before: what says the same again adds nothing.
func standing(r *habeas.Report, claims []habeas.Claim, skipped []habeas.Skipped) ([]habeas.Claim, []habeas.Skipped) {
	kept := claims[:0:0]
	seen := make(map[habeas.ClaimID]bool, len(claims))
	for _, c := range claims {
		why := ""
		switch {
		case !c.Quote.In(r.Text):
			why = "quote not in the text"
		case seen[c.ID]:
			why = "said again"
		}
		if why != "" {
			skipped = append(skipped, habeas.Skipped{Start: c.Quote.Start, End: c.Quote.End, Why: why})
			continue
		}
		seen[c.ID] = true
		kept = append(kept, c)
	}
	return kept, skipped
}
