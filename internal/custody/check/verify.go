// Package check is the stranger's half of custody: it re-derives everything that a register claims about its originals
// and its journal from the bytes, needs the public key and nothing else, and names what does not hold.
//
// It shares no code with what it checks: hashing, reading of notes and the bytes of an entry are its own, written from
// the description in ../DESIGN.md. A test keeps its imports to the standard library and the vocabulary.
package check

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"iter"

	"habeas"
)

// A Fetcher hands over what is to be checked, as it lies there and without judging it.
type Fetcher interface {
	// Entries gives the journal's entries in the order of their numbers.
	Entries(ctx context.Context) iter.Seq2[habeas.Entry, error]
	// Hashes gives the log's stored hashes in their order: after each leaf's, those of the subtrees it completes. A copy
	// that has none gives nothing; damage is then still found, and named only between two checkpoints.
	Hashes(ctx context.Context) iter.Seq2[habeas.Digest, error]
	// Checkpoints gives the signed checkpoints, oldest first.
	Checkpoints(ctx context.Context) iter.Seq2[[]byte, error]
	// Original opens the bytes stored under d.
	Original(ctx context.Context, d habeas.Digest) (io.ReadCloser, error)
	// Stored gives the digest of everything that is stored as an original, and an error for what has no digest.
	Stored(ctx context.Context) iter.Seq2[habeas.Digest, error]
}

// A Finding is one thing that does not hold, and where.
type Finding struct {
	What   string        `json:"what"`            // "entry", "hash", "checkpoint" or "original"
	Seq    int64         `json:"entry,omitempty"` // number of the journal entry; for a checkpoint, its size
	Digest habeas.Digest `json:"digest,omitzero"` // of the original
	Text   string        `json:"text"`            // what is wrong, for people
}

// A Result is what a check found. The journal and the archive are whole when Findings is empty.
type Result struct {
	Entries     int64     `json:"entries"`
	Originals   int64     `json:"originals"`
	Bytes       int64     `json:"bytes"`       // of the originals
	Strays      int64     `json:"strays"`      // originals that are whole and that no entry names: harmless leavings of an interruption
	Checkpoints int64     `json:"checkpoints"` // whose signature and root are right
	Signed      int64     `json:"signed"`      // entries up to this one are under a signature
	Root        string    `json:"root"`        // of the whole journal
	Findings    []Finding `json:"findings"`
	More        int64     `json:"more,omitempty"` // findings beyond MaxFindings
}

// MaxFindings is how many findings a result lists; more are counted.
const MaxFindings = 1000

func (r *Result) find(f Finding) {
	if len(r.Findings) == MaxFindings {
		r.More++
		return
	}
	r.Findings = append(r.Findings, f)
}

// Options says what to check against.
type Options struct {
	Key Key
	// Latest is a checkpoint that the asker has from elsewhere; the journal must contain it. Nil when there is none.
	Latest   []byte
	Progress func(done int64, what string) // may be nil
}

// Verify checks everything. The error is about not being able to look; what was seen to be wrong is in the result.
func Verify(ctx context.Context, f Fetcher, o Options) (Result, error) {
	if o.Progress == nil {
		o.Progress = func(int64, string) {}
	}
	v := &verifier{Options: o, named: map[habeas.Digest]capture{}}
	v.res.Findings = []Finding{}
	// 1. The signatures, and which roots they promise.
	if err := v.checkpoints(ctx, f); err != nil {
		return v.res, err
	}
	// 2. The entries: numbered without gaps, in order of time, giving the promised roots.
	if err := v.entries(ctx, f); err != nil {
		return v.res, err
	}
	// 3. The originals that they name, and whatever else is stored.
	if err := v.originals(ctx, f); err != nil {
		return v.res, err
	}
	return v.res, v.strays(ctx, f)
}

type verifier struct {
	Options
	res      Result
	promised []Checkpoint
	named    map[habeas.Digest]capture
	order    []habeas.Digest // of named, as the journal names them
}

// capture is what the checker reads of a capture's body.
type capture struct {
	Original habeas.Digest `json:"original"`
	Size     int64         `json:"size"`
	seq      int64
}

func (v *verifier) checkpoints(ctx context.Context, f Fetcher) error {
	for note, err := range f.Checkpoints(ctx) {
		if err != nil {
			return fmt.Errorf("read the checkpoints: %w", err)
		}
		v.promise(note, fmt.Sprintf("stored checkpoint %d", len(v.promised)+1))
	}
	if v.Latest != nil {
		v.promise(v.Latest, "the checkpoint given")
	}
	return nil
}

func (v *verifier) promise(note []byte, which string) {
	c, err := OpenCheckpoint(note, v.Key)
	if err != nil {
		v.res.find(Finding{What: "checkpoint", Text: which + ": " + err.Error()})
	}
	// A bad one keeps its place, so that the next is counted rightly; it promises nothing.
	v.promised = append(v.promised, c)
}

func (v *verifier) strays(ctx context.Context, f Fetcher) error {
	for d, err := range f.Stored(ctx) {
		if cerr := ctx.Err(); cerr != nil {
			return cerr
		}
		if err != nil {
			v.res.find(Finding{What: "original", Text: err.Error()})
			continue
		}
		if _, named := v.named[d]; named {
			continue
		}
		if _, text := v.read(ctx, f, d); text != "" {
			v.res.find(Finding{What: "original", Digest: d, Text: d.String() + ", which no entry names: " + text})
			continue
		}
		v.res.Strays++
	}
	return nil
}

func (v *verifier) originals(ctx context.Context, f Fetcher) error {
	for i, d := range v.order {
		c := v.named[d]
		if err := ctx.Err(); err != nil {
			return err
		}
		n, text := v.read(ctx, f, d)
		switch {
		case text != "":
			v.res.find(Finding{What: "original", Seq: c.seq, Digest: d, Text: fmt.Sprintf("%s, captured by entry %d: %s", d, c.seq, text)})
		case n != c.Size:
			v.res.find(Finding{What: "original", Seq: c.seq, Digest: d, Text: fmt.Sprintf("%s: %d bytes, and entry %d says %d", d, n, c.seq, c.Size)})
		}
		v.res.Originals++
		v.res.Bytes += n
		v.Progress(int64(i+1), "originals")
	}
	return nil
}

// read re-derives the digest of what is stored under d, and says what is wrong.
func (v *verifier) read(ctx context.Context, f Fetcher, d habeas.Digest) (int64, string) {
	rc, err := f.Original(ctx, d)
	if habeas.KindOf(err) == habeas.NotFound {
		return 0, "missing from the archive"
	}
	if err != nil {
		return 0, unreadable(err)
	}
	defer rc.Close()
	sum := sha256.New()
	n, err := io.Copy(sum, rc)
	switch got := habeas.Digest(sum.Sum(nil)); {
	case err != nil:
		return n, unreadable(err)
	case got != d:
		return n, "its bytes were changed: they have the digest " + got.String()
	}
	return n, ""
}

// unreadable says why bytes could not be had, in words that do not repeat which bytes they are.
func unreadable(err error) string {
	if habeas.KindOf(err) == habeas.Contradiction {
		return "its bytes are not those that were stored; bring them back from a backup"
	}
	return err.Error()
}

// note remembers which original an entry names.
func (v *verifier) note(e habeas.Entry) {
	if e.Kind != habeas.EntryCapture && e.Kind != habeas.EntrySighting {
		return
	}
	c := capture{seq: e.Seq}
	if err := json.Unmarshal(e.Body, &c); err != nil || c.Original.IsZero() {
		v.res.find(Finding{What: "entry", Seq: e.Seq, Text: fmt.Sprintf("entry %d: a capture that names no original", e.Seq)})
		return
	}
	if _, known := v.named[c.Original]; !known {
		v.named[c.Original] = c
		v.order = append(v.order, c.Original)
	}
}
