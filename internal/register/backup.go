package register

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"time"

	agefile "filippo.io/age"
	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/backup"
	"habeas/internal/custody"
	"habeas/internal/store"
)

// Backup writes everything kept, as it is now, into one file encrypted to recipients, while others read and write. With a
// checkpoint since, it writes only what came after it; such a file is restored after the one that it goes on from.
func (r *Register) Backup(ctx context.Context, out io.Writer, since []byte, to ...agefile.Recipient) (backup.Header, backup.Manifest, error) {
	var h backup.Header
	var m backup.Manifest
	k, err := r.key(ctx)
	if err != nil {
		return h, m, err
	}
	if !r.cfg.ReadOnly { // so that all of it is under a signature
		if _, err := r.Checkpoint(ctx); err != nil {
			return h, m, err
		}
	}
	h.Made, h.Log = r.cfg.Now().UTC().Format(time.RFC3339), k.Public()
	err = r.db.Read(ctx, func(v *store.View) error {
		head, err := v.Head()
		if err != nil {
			return err
		}
		if h.Head, err = pointAt(v, head.Size); err != nil {
			return err
		}
		if h.Base, err = baseOf(v, k, since); err != nil {
			return err
		}
		m, err = backup.Write(ctx, out, h, source{v, r, head.Size}, to...)
		return err
	})
	return h, m, err
}

// NoteExport puts into the journal that something was written that left the register, by whom and why.
func (r *Register) NoteExport(ctx context.Context, v Viewer, x habeas.Export, reason string) error {
	body := json.RawMessage(encode(x))
	return r.record(ctx, v, habeas.Entry{Kind: habeas.EntryExport, Subject: x.Name, Reason: reason, Body: body}, func(*store.Tx) error { return nil })
}

// baseOf gives the point from which a backup goes on, after checking that the journal really goes on from there.
func baseOf(v *store.View, k *custody.Key, since []byte) (backup.Point, error) {
	if since == nil {
		return pointAt(v, 0)
	}
	c, err := k.Open(since)
	if err != nil {
		return backup.Point{}, err
	}
	p, err := pointAt(v, c.Size)
	if err == nil && p.Root != c.Root.String() {
		err = habeas.Errorf(habeas.Contradiction, "the journal is not the one that this checkpoint signed; run `habeas verify`")
	}
	return p, err
}

func pointAt(v *store.View, size int64) (backup.Point, error) {
	root, err := v.Root(size)
	return backup.Point{Size: size, Root: root.String()}, err
}

// source hands one state of the register to a backup.
type source struct {
	v    *store.View
	r    *Register
	last int64
}

// Keys gives the key files.
func (s source) Keys() (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, name := range []string{custody.PrivateKeyFile, custody.PublicKeyFile} {
		b, err := os.ReadFile(filepath.Join(s.r.cfg.Data, keysFolder, name))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "cannot read the register's keys", Cause: err}
		}
		out[name] = b
	}
	return out, nil
}

// Entries gives the journal after a number.
func (s source) Entries(_ context.Context, after int64) iter.Seq2[habeas.Entry, error] {
	return func(yield func(habeas.Entry, error) bool) {
		for e, err := range s.v.EntriesAfter(after) {
			if err == nil && e.Seq > s.last || !yield(e, err) {
				return
			}
		}
	}
}

// Checkpoints gives every checkpoint.
func (s source) Checkpoints(context.Context) iter.Seq2[backup.Checkpoint, error] {
	return func(yield func(backup.Checkpoint, error) bool) {
		for c, err := range s.v.AllCheckpoints() {
			if !yield(backup.Checkpoint{Size: c.Size, Note: c.Note, Stamp: c.Stamp}, err) {
				return
			}
		}
	}
}

// Original opens an original.
func (s source) Original(ctx context.Context, d habeas.Digest) (io.ReadCloser, error) {
	return s.r.originals.Get(ctx, d)
}

// Restore makes a register of backups, one of everything and then those that go on from it, in an empty place of either
// engine, and derives everything again. Each backup comes in whole or not at all; after an interruption the same command
// goes on. progress may be nil.
func Restore(ctx context.Context, c Config, files []io.Reader, progress func(Progress), ids ...agefile.Identity) (*Register, error) {
	if c.Data == "" {
		return nil, habeas.Errorf(habeas.Usage, "the keys of the restored register need a folder: name it with --data, beside --database")
	}
	if err := c.reachVault(ctx); err != nil {
		return nil, err
	}
	db, err := store.Create(ctx, c.place())
	if habeas.KindOf(err) == habeas.Contradiction {
		db, err = store.Open(ctx, c.place(), false)
	}
	if err != nil {
		return nil, err
	}
	if err := c.makeVault(); err != nil && habeas.KindOf(err) != habeas.Contradiction { // there from a run that was interrupted
		db.Close()
		return nil, err
	}
	r, err := ready(ctx, c, db)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := r.restore(ctx, f, ids); err != nil {
			r.Close()
			return nil, err
		}
	}
	if _, err := r.Rebuild(ctx, progress); err != nil {
		r.Close()
		return nil, err
	}
	return r, nil
}

// errHere ends the reading of a backup that has come in before.
var errHere = errors.New("it is here already")

// restore takes one backup in, in one transaction. One that is there already, from a run that was interrupted, is passed over.
func (r *Register) restore(ctx context.Context, in io.Reader, ids []agefile.Identity) error {
	err := r.db.Write(ctx, func(tx *store.Tx) error {
		_, _, err := backup.Read(ctx, in, &sink{r: r, tx: tx, keys: map[string][]byte{}}, ids...)
		return err
	})
	if errors.Is(err, errHere) {
		return nil
	}
	return err
}

// sink takes one backup in.
type sink struct {
	r     *Register
	tx    *store.Tx
	h     backup.Header
	keys  map[string][]byte
	batch [][]byte // originals not yet in the archive
	size  int
}

// Begin refuses a backup that does not go on from what is there.
func (s *sink) Begin(_ context.Context, h backup.Header) error {
	s.h = h
	k, err := custody.LoadKey(filepath.Join(s.r.cfg.Data, keysFolder))
	if err == nil && k.Public() != h.Log {
		return habeas.Errorf(habeas.Contradiction, "the register here signs as %s, and the backup is of another one; restore into an empty place", k.Name())
	}
	if err != nil && habeas.KindOf(err) != habeas.NotFound {
		return err
	}
	head, err := s.tx.Head()
	if err != nil {
		return err
	}
	if head.Size >= h.Head.Size && h.Head.Size > 0 {
		p, err := pointAt(s.tx.View, h.Head.Size)
		if err != nil {
			return err
		}
		if p == h.Head {
			return errHere
		}
	}
	if head.Size > h.Base.Size && h.Base.Size == 0 {
		return habeas.Errorf(habeas.Contradiction, "there is a register here with %d journal entries, and it is not a part of this backup; restore into an empty place", head.Size)
	}
	p, err := pointAt(s.tx.View, head.Size)
	if err == nil && p != h.Base {
		err = habeas.Errorf(habeas.Contradiction, "this backup goes on from entry %d and the register here ends with entry %d, or is another one; give the backups in order, that of everything first", h.Base.Size, head.Size)
	}
	return err
}

// Key keeps a key file until the end.
func (s *sink) Key(_ context.Context, name string, b []byte) error {
	s.keys[name] = b
	return nil
}

// restoreBatch is how many bytes of originals are made durable at a time.
const restoreBatch = 16 << 20

// Original puts an original into the archive.
func (s *sink) Original(ctx context.Context, d habeas.Digest, in io.Reader, size int64) error {
	b := make([]byte, size)
	if _, err := io.ReadFull(in, b); err != nil {
		return &habeas.Error{Kind: habeas.Contradiction, Text: "backup: an original ends too early", Cause: err}
	}
	if habeas.DigestOf(b) != d {
		return habeas.Errorf(habeas.Contradiction, "backup: %s has other bytes than its name says", d)
	}
	s.batch, s.size = append(s.batch, b), s.size+len(b)
	if s.size < restoreBatch {
		return nil
	}
	return s.flush(ctx)
}

func (s *sink) flush(ctx context.Context) error {
	_, err := s.r.originals.PutAll(ctx, s.batch)
	s.batch, s.size = nil, 0
	return err
}

// Entries adds entries to the journal as they were.
func (s *sink) Entries(ctx context.Context, es []habeas.Entry) error {
	if err := s.flush(ctx); err != nil {
		return err
	}
	for _, e := range es {
		if e.Kind == habeas.EntryWatch {
			if err := s.watch(e); err != nil {
				return err
			}
		}
	}
	return s.tx.Append(es)
}

func (s *sink) watch(e habeas.Entry) error {
	if len(e.Body) == 0 {
		_, err := s.tx.DropWatch(e.Subject)
		return err
	}
	return s.tx.PutWatch(store.Watch{URL: e.Subject, Settings: string(e.Body), Next: store.Stamp(s.r.cfg.Now()), State: "{}"})
}

// Checkpoints keeps the checkpoints.
func (s *sink) Checkpoints(_ context.Context, cs []backup.Checkpoint) error {
	for _, c := range cs {
		if err := s.tx.AddCheckpoint(store.Checkpoint{Size: c.Size, Note: c.Note, Stamp: c.Stamp}); err != nil {
			return err
		}
	}
	return nil
}

// End checks that the journal is the one that was backed up, and puts the keys in their place.
func (s *sink) End(context.Context, backup.Manifest) error {
	root, err := s.tx.Root(s.h.Head.Size)
	if err != nil {
		return err
	}
	if want, err := tlog.ParseHash(s.h.Head.Root); err != nil || root != want {
		return habeas.Errorf(habeas.Contradiction, "backup: its journal does not give the root that it says")
	}
	dir := filepath.Join(s.r.cfg.Data, keysFolder)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "cannot make the folder of the keys", Cause: err}
	}
	for name, b := range s.keys {
		if err := putKey(filepath.Join(dir, name), b); err != nil {
			return err
		}
	}
	return nil
}

// putKey writes a key file; the same one may be there, another may not.
func putKey(path string, b []byte) error {
	have, err := os.ReadFile(path)
	if err == nil && string(have) == string(b) {
		return nil
	}
	if err == nil {
		return habeas.Errorf(habeas.Contradiction, "another key lies at %s; restore into an empty place", path)
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "cannot write a key", Cause: err}
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "cannot write a key", Cause: err}
	}
	return nil
}
