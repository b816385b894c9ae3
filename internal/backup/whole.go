package backup

import (
	"context"
	"crypto/sha256"
	"io"
	"math/bits"

	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/custody"
)

// A Checker is a [Sink] that keeps nothing and checks everything: every original against its name, and the journal against
// the root that the backup says. Backups that go on from one another are given to one Checker in their order; of an
// increment alone the root cannot be checked, because it stands on entries that are not in the file.
type Checker struct {
	head  Header
	size  int64
	peaks []tlog.Hash // roots of the full subtrees, largest first
	alone bool        // the entries before the first backup's are not known
}

// Begin takes the next backup.
func (c *Checker) Begin(_ context.Context, h Header) error {
	switch {
	case c.head.Format == 0:
		c.size, c.alone = h.Base.Size, h.Base.Size > 0
	case h.Log != c.head.Log || h.Base != c.head.Head:
		return wrong("it does not go on from the one before it")
	}
	c.head = h
	return nil
}

// Key has nothing to check.
func (c *Checker) Key(context.Context, string, []byte) error { return nil }

// Original checks an original against its digest.
func (c *Checker) Original(_ context.Context, d habeas.Digest, r io.Reader, _ int64) error {
	sum := sha256.New()
	if _, err := io.Copy(sum, r); err != nil {
		return broken(err)
	}
	if habeas.Digest(sum.Sum(nil)) != d {
		return wrong("%s has other bytes than its name says", d)
	}
	return nil
}

// Entries adds entries to the tree.
func (c *Checker) Entries(_ context.Context, es []habeas.Entry) error {
	for _, e := range es {
		leaf, err := custody.Leaf(e)
		if err != nil {
			return err
		}
		h := tlog.RecordHash(leaf)
		for range bits.TrailingZeros64(^uint64(c.size)) {
			if c.alone {
				break
			}
			last := len(c.peaks) - 1
			h = tlog.NodeHash(c.peaks[last], h)
			c.peaks = c.peaks[:last]
		}
		c.peaks = append(c.peaks, h)
		c.size++
	}
	if c.alone {
		c.peaks = nil
	}
	return nil
}

// Checkpoints has nothing to check: whether a signature is right is for verify to say.
func (c *Checker) Checkpoints(context.Context, []Checkpoint) error { return nil }

// End checks the root.
func (c *Checker) End(context.Context, Manifest) error {
	if c.alone {
		return nil
	}
	root := tlog.Hash(sha256.Sum256(nil))
	for i := len(c.peaks) - 1; i >= 0; i-- {
		if i == len(c.peaks)-1 {
			root = c.peaks[i]
		} else {
			root = tlog.NodeHash(c.peaks[i], root)
		}
	}
	if root.String() != c.head.Head.Root {
		return wrong("its journal does not give the root that it says")
	}
	return nil
}
