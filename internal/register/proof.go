package register

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/store"
)

// keysFolder holds the register's keys, in its data folder.
const keysFolder = "keys"

// key gives the key that signs this register's log. It is made with the register; one that lost its key after it signed
// gets no new one, because two keys would be two logs.
func (r *Register) key(ctx context.Context) (*custody.Key, error) {
	if r.cfg.Data == "" {
		return nil, habeas.Errorf(habeas.Usage, "the key that signs the log lies in the data folder: name it with --data, beside --database")
	}
	dir := filepath.Join(r.cfg.Data, keysFolder)
	k, err := custody.LoadKey(dir)
	if habeas.KindOf(err) != habeas.NotFound || r.cfg.ReadOnly {
		return k, err
	}
	signed := false
	if err := r.db.Read(ctx, func(v *store.View) (err error) {
		_, signed, err = v.LastCheckpoint()
		return err
	}); err != nil {
		return nil, err
	}
	if signed {
		return nil, habeas.Errorf(habeas.NotFound, "the key that signed this register's checkpoints is gone from %s; bring it back from a backup", dir)
	}
	return custody.MakeKey(dir)
}

// PublicKey gives the line by which strangers check what this register signs.
func (r *Register) PublicKey(ctx context.Context) (string, error) {
	k, err := r.key(ctx)
	if err != nil {
		return "", err
	}
	return k.Public(), nil
}

// Checkpoint signs the journal as it is now, and keeps what it signed. Nothing new since the last one: that one again.
func (r *Register) Checkpoint(ctx context.Context) (store.Checkpoint, error) {
	if err := r.writable(); err != nil {
		return store.Checkpoint{}, err
	}
	k, err := r.key(ctx)
	if err != nil {
		return store.Checkpoint{}, err
	}
	var c store.Checkpoint
	err = r.db.Write(ctx, func(tx *store.Tx) error {
		head, err := tx.Head()
		if err != nil {
			return err
		}
		last, ok, err := tx.LastCheckpoint()
		if err != nil {
			return err
		}
		if ok && !signedAs(last, k.Name()) { // by somebody else, since this register was opened
			return othersKey(r.cfg.Data, k.Name(), last)
		}
		if ok && last.Size == head.Size {
			c = last
			return nil
		}
		root, err := tx.Root(head.Size)
		if err != nil {
			return err
		}
		note, err := k.Sign(head.Size, root)
		if err != nil {
			return err
		}
		c = store.Checkpoint{Size: head.Size, Note: string(note)}
		return tx.AddCheckpoint(c)
	})
	return c, err
}

// Stamp has the newest checkpoint attested by ask, which gets a time-stamp server's answer for it, and keeps the answer.
func (r *Register) Stamp(ctx context.Context, ask func(checkpoint []byte) ([]byte, error)) (store.Checkpoint, error) {
	c, err := r.Checkpoint(ctx)
	if err != nil || c.Stamp != nil {
		return c, err
	}
	if c.Stamp, err = ask([]byte(c.Note)); err != nil {
		return store.Checkpoint{}, err
	}
	return c, r.db.Write(ctx, func(tx *store.Tx) error { return tx.PutStamp(c.Size, c.Stamp) })
}

// Checkpoints gives every checkpoint that was signed, oldest first.
func (r *Register) Checkpoints(ctx context.Context) ([]store.Checkpoint, error) {
	var all []store.Checkpoint
	err := r.db.Read(ctx, func(v *store.View) error {
		for c, err := range v.AllCheckpoints() {
			if err != nil {
				return err
			}
			all = append(all, c)
		}
		return nil
	})
	return all, err
}

// ProveEntry gives the proof file that journal entry seq is in the log, under the newest checkpoint, which is signed now
// where the entry is newer than all of them. Without its body it proves the entry to somebody who may not see what it holds.
func (r *Register) ProveEntry(ctx context.Context, v Viewer, seq int64, withBody bool) ([]byte, error) {
	if err := allow(v, toRead); err != nil {
		return nil, err
	}
	var file []byte
	err := r.prove(ctx, seq, func(c custody.Checkpoint, view *store.View) error {
		es, err := view.Entries(seq-1, 1)
		if err != nil {
			return err
		}
		if len(es) == 0 || es[0].Seq != seq {
			return habeas.Errorf(habeas.NotFound, "the journal has no entry %d", seq)
		}
		file, err = custody.ProveEntry(es[0], withBody, c, view.Hashes())
		return err
	})
	return file, err
}

// Receipt gives the proof file of the newest capture of a report: which bytes, by digest, were captured when, and how.
func (r *Register) Receipt(ctx context.Context, v Viewer, id habeas.ReportID) ([]byte, error) {
	if err := allow(v, toRead); err != nil {
		return nil, err
	}
	seq := int64(0)
	err := r.db.Read(ctx, func(view *store.View) error {
		es, err := view.EntriesAbout(string(id))
		for _, e := range es {
			if e.Kind == habeas.EntryCapture {
				seq = e.Seq
			}
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	if seq == 0 {
		return nil, habeas.Errorf(habeas.NotFound, "no report %q in this register", id)
	}
	return r.ProveEntry(ctx, v, seq, true)
}

// ProveGrowth gives the proof file that the log of an older checkpoint is the beginning of the log as it is now.
func (r *Register) ProveGrowth(ctx context.Context, older []byte) ([]byte, error) {
	k, err := r.key(ctx)
	if err != nil {
		return nil, err
	}
	old, err := k.Open(older)
	if err != nil {
		return nil, err
	}
	var file []byte
	err = r.prove(ctx, old.Size, func(c custody.Checkpoint, view *store.View) error {
		file, err = custody.ProveGrowth(old, c, view.Hashes())
		return err
	})
	return file, err
}

// prove runs f under a checkpoint of at least size entries.
func (r *Register) prove(ctx context.Context, size int64, f func(custody.Checkpoint, *store.View) error) error {
	k, err := r.key(ctx)
	if err != nil {
		return err
	}
	under := func(v *store.View) (store.Checkpoint, bool, error) {
		c, ok, err := v.LastCheckpoint()
		return c, ok && c.Size >= size, err
	}
	enough := false
	err = r.db.Read(ctx, func(v *store.View) (err error) {
		_, enough, err = under(v)
		return err
	})
	if err == nil && !enough {
		_, err = r.Checkpoint(ctx)
	}
	if err != nil {
		return err
	}
	return r.db.Read(ctx, func(v *store.View) error {
		c, ok, err := under(v)
		if err != nil {
			return err
		}
		if !ok {
			return habeas.Errorf(habeas.NotFound, "the journal has no %d entries", size)
		}
		signed, err := k.Open([]byte(c.Note))
		if err != nil {
			return err
		}
		return f(signed, v)
	})
}

// belongs refuses a data folder that is not the one of this database: its originals would be missing from there, and a
// second key would sign. A register that has signed nothing yet belongs to any folder.
func (c Config) belongs(ctx context.Context, db *store.DB) error {
	if c.Data == "" {
		return nil
	}
	var last store.Checkpoint
	signed := false
	err := db.Read(ctx, func(v *store.View) (err error) {
		last, signed, err = v.LastCheckpoint()
		return err
	})
	if err != nil || !signed {
		return err
	}
	k, err := custody.LoadKey(filepath.Join(c.Data, keysFolder))
	switch {
	case err == nil && !signedAs(last, k.Name()):
		return othersKey(c.Data, k.Name(), last)
	case habeas.KindOf(err) == habeas.NotFound && c.Database != "" && !exists(filepath.Join(c.Data, archiveFolder)):
		return habeas.Errorf(habeas.NotFound, "the data folder %s holds nothing of this register, which signs as %s: name the one that it was made with, or bring its keys back from a backup", c.Data, signer(last))
	}
	return nil // a key that cannot be read is for those to name who need it
}

// signedAs reports whether a checkpoint is of the log of this name. The name stands in it twice, so that one that was damaged
// is still known, and named by verify.
func signedAs(c store.Checkpoint, name string) bool { return strings.Contains(c.Note, name) }

// signer gives the name of the log that a checkpoint is of.
func signer(c store.Checkpoint) string {
	name, _, _ := strings.Cut(c.Note, "\n")
	return name
}

func othersKey(folder, name string, last store.Checkpoint) error {
	return habeas.Errorf(habeas.Contradiction, "the data folder %s is another register's, which signs as %s; this one signs as %s: name the folder that it was made with", folder, name, signer(last))
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// makeKey makes the key of a new register. A folder that holds one is a register that was begun before and broke off.
func (c Config) makeKey() error {
	if c.Data == "" {
		return nil
	}
	_, err := custody.MakeKey(filepath.Join(c.Data, keysFolder))
	if habeas.KindOf(err) == habeas.Contradiction {
		return nil
	}
	return err
}
