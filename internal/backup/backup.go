// Package backup writes a register into one encrypted file and reads it back. The file holds what is kept, and nothing
// that can be made again: the originals, the journal, the checkpoints, the keys. So it does not matter which database it
// came from or which it goes to.
//
// Inside the age encryption is a tar stream of members in one fixed order:
//
//	backup.json                 what it is, and from which entry to which
//	keys/NAME                   the log's keys
//	originals/sha256-…          every original that the entries name, by digest
//	journal/0000000001.jsonl    entries, by the number of the first
//	checkpoints.jsonl           signed checkpoints and their time stamps
//	manifest.json               counts, and one digest over everything before
//
// A backup is whole only when its manifest was reached and agrees. Names are matched and never used as paths.
package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"iter"
	"time"

	"filippo.io/age"

	"habeas"
)

// Format is the version of the file that this program writes.
const Format = 1

// A Point is a state of the journal: so many entries, under this root.
type Point struct {
	Size int64  `json:"size"`
	Root string `json:"root"` // base64, as checkpoints print it
}

// A Header says what a backup holds.
type Header struct {
	Format int    `json:"format"`
	Made   string `json:"made"` // RFC 3339 UTC
	Log    string `json:"log"`  // the public key of the register's log
	Base   Point  `json:"base"` // what was there before; size 0 for a backup of everything
	Head   Point  `json:"head"` // what is there after
}

// A Manifest ends a backup.
type Manifest struct {
	Entries   int64  `json:"entries"`
	Originals int64  `json:"originals"`
	Bytes     int64  `json:"bytes"` // of the originals
	Digest    string `json:"digest"`
}

// A Checkpoint is a signed checkpoint and, where there is one, the time stamp on it.
type Checkpoint struct {
	Size  int64  `json:"size"`
	Note  string `json:"note"`
	Stamp []byte `json:"stamp,omitempty"`
}

// A Source is a register as it is at one moment.
type Source interface {
	// Keys gives the files of the register's keys by name.
	Keys() (map[string][]byte, error)
	// Entries gives the journal after entry number after, up to the header's head.
	Entries(ctx context.Context, after int64) iter.Seq2[habeas.Entry, error]
	Checkpoints(ctx context.Context) iter.Seq2[Checkpoint, error]
	// Original opens an original; its bytes are checked as they are read.
	Original(ctx context.Context, d habeas.Digest) (io.ReadCloser, error)
}

// Write writes a backup, encrypted to recipients. It reads the source while others write to the register.
func Write(ctx context.Context, out io.Writer, h Header, src Source, to ...age.Recipient) (Manifest, error) {
	sealed, err := age.Encrypt(out, to...)
	if err != nil {
		return Manifest{}, &habeas.Error{Kind: habeas.Invalid, Text: "backup: cannot encrypt to these recipients", Cause: err}
	}
	w := &writer{ctx: ctx, tar: tar.NewWriter(sealed), chain: sha256.New(), made: h.Made}
	if err := w.all(h, src); err != nil {
		return Manifest{}, err
	}
	if err := w.tar.Close(); err != nil {
		return Manifest{}, disk(err)
	}
	if err := sealed.Close(); err != nil {
		return Manifest{}, disk(err)
	}
	return w.man, nil
}

type writer struct {
	ctx   context.Context
	tar   *tar.Writer
	chain hash.Hash // over a line for each member
	man   Manifest
	made  string
}

func (w *writer) all(h Header, src Source) error {
	h.Format = Format
	if err := w.json("backup.json", h); err != nil {
		return err
	}
	for _, step := range []func(Header, Source) error{w.keys, w.originals, w.journal, w.checkpoints} {
		if err := step(h, src); err != nil {
			return err
		}
	}
	w.man.Digest = hex.EncodeToString(w.chain.Sum(nil))
	return w.json("manifest.json", w.man)
}

func (w *writer) keys(_ Header, src Source) error {
	keys, err := src.Keys()
	if err != nil {
		return err
	}
	for _, name := range keyNames {
		if b, ok := keys[name]; ok {
			if err := w.bytes("keys/"+name, b); err != nil {
				return err
			}
		}
	}
	return nil
}

// originals writes each original that the entries name, once.
func (w *writer) originals(h Header, src Source) error {
	done := map[habeas.Digest]bool{}
	for e, err := range src.Entries(w.ctx, h.Base.Size) {
		if err != nil {
			return err
		}
		c, named, err := captureOf(e)
		if err != nil {
			return err
		}
		if !named || done[c.Original] {
			continue
		}
		done[c.Original] = true
		if err := w.original(c, src); err != nil {
			return fmt.Errorf("entry %d: %w", e.Seq, err)
		}
	}
	return nil
}

func captureOf(e habeas.Entry) (c habeas.Capture, named bool, err error) {
	if e.Kind != habeas.EntryCapture && e.Kind != habeas.EntrySighting {
		return c, false, nil
	}
	if err := json.Unmarshal(e.Body, &c); err != nil || c.Original.IsZero() {
		return c, false, &habeas.Error{Kind: habeas.Contradiction, Text: fmt.Sprintf("journal entry %d: a capture that names no original; run `habeas verify`", e.Seq), Cause: err}
	}
	return c, true, nil
}

func (w *writer) original(c habeas.Capture, src Source) error {
	in, err := src.Original(w.ctx, c.Original)
	if err != nil {
		return err
	}
	defer in.Close()
	w.man.Originals++
	w.man.Bytes += c.Size
	return w.member("originals/"+c.Original.String(), c.Size, in)
}

const (
	chunkEntries = 1000
	chunkBytes   = 4 << 20
)

func (w *writer) journal(h Header, src Source) error {
	var lines bytes.Buffer
	first, n := h.Base.Size+1, int64(0)
	flush := func() error {
		if n == 0 {
			return nil
		}
		err := w.bytes(fmt.Sprintf("journal/%010d.jsonl", first), lines.Bytes())
		first, n = first+n, 0
		lines.Reset()
		return err
	}
	for e, err := range src.Entries(w.ctx, h.Base.Size) {
		if err != nil {
			return err
		}
		if e.Seq != first+n {
			return habeas.Errorf(habeas.Contradiction, "journal entry %d is missing; run `habeas verify`", first+n)
		}
		if err := writeLine(&lines, lineOf(e)); err != nil {
			return err
		}
		n++
		w.man.Entries++
		if n == chunkEntries || lines.Len() >= chunkBytes {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	return flush()
}

func (w *writer) checkpoints(_ Header, src Source) error {
	var lines bytes.Buffer
	for c, err := range src.Checkpoints(w.ctx) {
		if err != nil {
			return err
		}
		if err := writeLine(&lines, c); err != nil {
			return err
		}
	}
	return w.bytes("checkpoints.jsonl", lines.Bytes())
}

// A line is an entry as the backup holds it: its body is a string, because every byte of it counts.
type line struct {
	Seq     int64            `json:"seq"`
	Time    string           `json:"time"`
	Author  string           `json:"author"`
	Kind    habeas.EntryKind `json:"kind"`
	Subject string           `json:"subject,omitempty"`
	Reason  string           `json:"reason,omitempty"`
	Body    string           `json:"body,omitempty"`
}

func lineOf(e habeas.Entry) line {
	return line{e.Seq, e.Time, e.Author, e.Kind, e.Subject, e.Reason, string(e.Body)}
}

func (l line) entry() habeas.Entry {
	e := habeas.Entry{Seq: l.Seq, Time: l.Time, Author: l.Author, Kind: l.Kind, Subject: l.Subject, Reason: l.Reason}
	if l.Body != "" {
		e.Body = json.RawMessage(l.Body)
	}
	return e
}

func writeLine(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(v)
}

func (w *writer) json(name string, v any) error {
	var b bytes.Buffer
	if err := writeLine(&b, v); err != nil {
		return err
	}
	return w.bytes(name, b.Bytes())
}

func (w *writer) bytes(name string, b []byte) error {
	return w.member(name, int64(len(b)), bytes.NewReader(b))
}

// member writes one member and adds its line to the digest over all of them.
func (w *writer) member(name string, size int64, in io.Reader) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339, w.made)
	if err != nil {
		return habeas.Errorf(habeas.Internal, "backup: no time of making")
	}
	if err := w.tar.WriteHeader(&tar.Header{Name: name, Size: size, Mode: 0o400, ModTime: at, Format: tar.FormatPAX}); err != nil {
		return disk(err)
	}
	sum := sha256.New()
	n, err := io.Copy(w.tar, io.TeeReader(io.LimitReader(in, size), sum))
	if err != nil {
		return disk(err)
	}
	// Past the end: whether there is more, and what the reader found out about all of it.
	more, err := io.Copy(io.Discard, in)
	if err != nil {
		return disk(err)
	}
	if n+more != size {
		return habeas.Errorf(habeas.Contradiction, "%s: %d bytes, and %d were captured; run `habeas verify`", name, n+more, size)
	}
	chainLine(w.chain, name, size, sum.Sum(nil))
	return nil
}

func chainLine(h hash.Hash, name string, size int64, sum []byte) {
	fmt.Fprintf(h, "%s %d %x\n", name, size, sum)
}

func disk(err error) error {
	if habeas.KindOf(err) != habeas.Internal {
		return err
	}
	return &habeas.Error{Kind: habeas.Unavailable, Text: "the backup cannot be written", Cause: err}
}
