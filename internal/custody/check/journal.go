package check

import (
	"cmp"
	"context"
	"encoding/base64"
	"fmt"
	"iter"
	"slices"
	"time"

	"habeas"
)

// stamp is the one form of an entry's time.
const stamp = "2006-01-02T15:04:05.000000Z"

// A trail follows the journal: one tree from the entries' values, one from the hashes that are stored beside them.
// Where they part, the roots that were signed tell which of the two was changed.
type trail struct {
	values, stored frontier
	next           func() (habeas.Digest, error, bool) // next stored hash
	noHashes       bool                                // none are stored, or no more
	last           string                              // time of the entry before
	apart          []int64                             // entries since the last checkpoint whose values and stored hash differ
	held           int64                               // size of the last checkpoint whose root was right
}

func (v *verifier) entries(ctx context.Context, f Fetcher) error {
	next, stop := iter.Pull2(f.Hashes(ctx))
	defer stop()
	w := &trail{next: next}
	promised := slices.DeleteFunc(slices.Clone(v.promised), func(c Checkpoint) bool { return c.Origin == "" })
	slices.SortStableFunc(promised, func(a, b Checkpoint) int { return cmp.Compare(a.Size, b.Size) })
	promised = v.keep(promised, w)
	for e, err := range f.Entries(ctx) {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = v.entry(e, w)
		}
		if err != nil {
			return fmt.Errorf("read the journal after entry %d: %w", v.res.Entries, err)
		}
		promised = v.keep(promised, w)
	}
	for _, c := range promised {
		v.res.find(Finding{What: "checkpoint", Seq: c.Size, Text: fmt.Sprintf("a checkpoint of %d entries was signed, and the journal has %d: its end is gone", c.Size, v.res.Entries)})
	}
	v.blame(w, "entry", "its values and the hash stored for it differ; no checkpoint after it tells which of the two was changed")
	root := w.values.root()
	v.res.Root = base64.StdEncoding.EncodeToString(root[:])
	return v.surplus(w)
}

func (v *verifier) entry(e habeas.Entry, w *trail) error {
	v.res.Entries++
	n := v.res.Entries
	if e.Seq != n {
		v.res.find(Finding{What: "entry", Seq: n, Text: fmt.Sprintf("entry %d: numbered %d", n, e.Seq)})
	}
	t, err := time.Parse(stamp, e.Time)
	switch {
	case err != nil || t.Format(stamp) != e.Time:
		v.res.find(Finding{What: "entry", Seq: n, Text: fmt.Sprintf("entry %d: its time is not a time", n)})
	case e.Time < w.last:
		v.res.find(Finding{What: "entry", Seq: n, Text: fmt.Sprintf("entry %d: earlier than the entry before it", n)})
	}
	w.last = e.Time
	v.note(e)
	v.Progress(n, "entries")
	return v.grow(leafHash(leafOf(e)), w)
}

// grow adds an entry to both trees. Of the stored hashes it reads as many as the entry brought: its leaf's, then those
// of the subtrees it completed, each of which must be right in one of the two trees.
func (v *verifier) grow(leaf hash, w *trail) error {
	n := v.res.Entries
	nodes := w.values.add(leaf)
	if w.noHashes {
		return nil
	}
	stored := make([]hash, 0, len(nodes))
	for range nodes {
		h, err, ok := w.next()
		if err != nil {
			return err
		}
		if !ok {
			w.noHashes = true
			if n > 1 || len(stored) > 0 {
				v.res.find(Finding{What: "hash", Seq: n, Text: fmt.Sprintf("entry %d: a hash that belongs to it is not stored", n)})
			}
			return nil
		}
		stored = append(stored, hash(h))
	}
	if stored[0] != leaf {
		w.apart = append(w.apart, n)
	}
	for i, h := range w.stored.add(stored[0]) {
		if stored[i] != h && stored[i] != nodes[i] {
			v.res.find(Finding{What: "hash", Seq: n, Text: fmt.Sprintf("entry %d: the hash stored for the %d entries that it completes was changed", n, 1<<i)})
		}
	}
	return nil
}

// keep holds the checkpoints of the present size against both trees, and gives the rest of them.
func (v *verifier) keep(promised []Checkpoint, w *trail) []Checkpoint {
	for len(promised) > 0 && promised[0].Size == int64(w.values.size) {
		c := promised[0]
		promised = promised[1:]
		switch c.root {
		case w.values.root():
			v.blame(w, "hash", "the hash stored for it was changed; its values are those that were signed")
			w.stored.become(w.values)
		case w.stored.root():
			v.blame(w, "entry", "its values were changed: they do not give the hash that was signed")
			w.values.become(w.stored)
		default:
			v.broken(c, w)
			continue
		}
		w.held = c.Size
		v.res.Signed = c.Size
		v.res.Checkpoints++
	}
	return promised
}

func (v *verifier) broken(c Checkpoint, w *trail) {
	v.res.find(Finding{What: "checkpoint", Seq: c.Size, Text: fmt.Sprintf("the checkpoint of %d entries does not fit the journal: entries %d to %d are not those that were signed", c.Size, w.held+1, c.Size)})
	v.blame(w, "entry", "its values and the hash stored for it differ")
}

// blame names the entries that are apart from their hashes, and forgets them.
func (v *verifier) blame(w *trail, what, text string) {
	for _, n := range w.apart {
		v.res.find(Finding{What: what, Seq: n, Text: fmt.Sprintf("entry %d: %s", n, text)})
	}
	w.apart = w.apart[:0]
}

// surplus finds hashes that belong to no entry.
func (v *verifier) surplus(w *trail) error {
	if w.noHashes {
		return nil
	}
	_, err, more := w.next()
	if err != nil {
		return err
	}
	if more {
		v.res.find(Finding{What: "hash", Seq: v.res.Entries, Text: fmt.Sprintf("more hashes are stored than %d entries have: entries after %d are gone, or the hashes are not theirs", v.res.Entries, v.res.Entries)})
	}
	return nil
}
