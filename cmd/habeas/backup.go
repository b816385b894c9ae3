package main

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"habeas"
	"habeas/internal/backup"
	"habeas/internal/register"
)

// backupCmd writes a backup, or checks some.
type backupCmd struct {
	Files  []string `arg:"" name:"file" help:"File to write; with --check, the files to check, in order."`
	Since  string   `placeholder:"FILE" help:"Only what came after this checkpoint, as the backup before left it beside itself (FILE.checkpoint)."`
	Reason string   `placeholder:"TEXT" help:"Why, for whoever reads the journal later; that a backup was written stands there."`
	Check  bool     `help:"Check that backups are whole, without restoring them: what habeas verify --backup does, without a public key."`

	To             []string `placeholder:"KEY" help:"Encrypt to this age public key (age1…); may be given several times."`
	Identity       string   `placeholder:"FILE" help:"With --check: age secret keys that open the files."`
	PassphraseFile string   `placeholder:"FILE" help:"File whose first line is the passphrase ($$HABEAS_PASSPHRASE otherwise)."`
}

// Help says what is in it.
func (backupCmd) Help() string {
	return `Writes everything kept (originals, journal, checkpoints, keys) into one encrypted file, while the register is in use. The
file restores into SQLite or PostgreSQL alike, whichever it came from. It is an age file: without its passphrase or key
it is lost, and so is what is in it. That it was written, by whom and with which SHA-256, stands in the journal.

    habeas backup --to age1… monday.backup
    habeas backup --to age1… --since monday.backup.checkpoint tuesday.backup
    habeas backup --check --identity key.txt monday.backup tuesday.backup
    habeas restore --data elsewhere --identity key.txt monday.backup tuesday.backup`
}

// Run writes or checks.
func (c backupCmd) Run(ctx context.Context, s *session) error {
	if c.Check {
		return verifyCmd{Backup: c.Files, opening: opening{c.Identity, c.PassphraseFile}}.Run(ctx, s)
	}
	if len(c.Files) != 1 {
		return habeas.Errorf(habeas.Usage, "one backup is one file; name one")
	}
	to, err := sealing{c.To, c.PassphraseFile}.recipients(s)
	if err != nil {
		return err
	}
	var since []byte
	if c.Since != "" {
		if since, err = readSmall(c.Since); err != nil {
			return err
		}
	}
	return s.withRegister(ctx, func(r *register.Register) error {
		var h backup.Header
		var m backup.Manifest
		x := habeas.Export{What: "backup", Name: filepath.Base(c.Files[0])}
		err := writeWhole(c.Files[0], func(w io.Writer) (err error) {
			all := &summed{w: w, sum: sha256.New()}
			h, m, err = r.Backup(ctx, all, since, to...)
			x.File, x.Size = habeas.Digest(all.sum.Sum(nil)), all.n
			return err
		})
		if err != nil {
			return err
		}
		x.From, x.To, x.Originals = h.Base.Size+1, h.Head.Size, m.Originals
		if err := r.NoteExport(ctx, register.Local(), x, c.Reason); err != nil {
			return &habeas.Error{Kind: habeas.KindOf(err), Text: "the backup is written and whole, but the journal does not say so", Cause: err}
		}
		if err := s.leaveCheckpoint(ctx, r, c.Files[0]+".checkpoint", h.Head.Size); err != nil {
			return err
		}
		return s.printBackup(h, m)
	})
}

// A summed writer passes bytes on and remembers how many and which they were.
type summed struct {
	w   io.Writer
	sum hash.Hash
	n   int64
}

// Write writes p.
func (s *summed) Write(p []byte) (int, error) {
	n, err := s.w.Write(p)
	s.sum.Write(p[:n])
	s.n += int64(n)
	return n, err
}

// leaveCheckpoint puts what the next backup can go on from beside this one.
func (s *session) leaveCheckpoint(ctx context.Context, r *register.Register, path string, size int64) error {
	all, err := r.Checkpoints(ctx)
	if err != nil {
		return err
	}
	for _, c := range all {
		if c.Size == size {
			return s.writeCheckpoint(path, c)
		}
	}
	return nil // somebody added while the backup was begun; it is whole, and the next one is of everything
}

func (s *session) printBackup(h backup.Header, m backup.Manifest) error {
	if s.json {
		return s.printJSON(map[string]any{"header": h, "manifest": m})
	}
	s.printf("%s and %s, journal entries %d to %d\n", plural(int(m.Entries), "entry", "entries"), plural(int(m.Originals), "original", "originals"), h.Base.Size+1, h.Head.Size)
	return nil
}

// restoreCmd makes a register of backups.
type restoreCmd struct {
	Files []string `arg:"" name:"file" help:"A backup of everything, then those that go on from it, in order."`
	opening
}

// Help says where it goes.
func (restoreCmd) Help() string {
	return `Makes the register that was backed up, in an empty folder or an empty PostgreSQL database (with --data for the keys), derives
everything again, and checks it. Each file comes in whole or not at all; after an interruption the same command goes on. The
restored register signs as the old one: let only one of them go on.

    habeas restore --data elsewhere --identity key.txt monday.backup tuesday.backup
    habeas restore --data keys --database postgres://… --passphrase-file secret monday.backup`
}

// Run restores.
func (c restoreCmd) Run(ctx context.Context, s *session) error {
	ids, err := c.identities(s)
	if err != nil {
		return err
	}
	var files []io.Reader
	for _, path := range c.Files {
		f, err := os.Open(path)
		if err != nil {
			return &habeas.Error{Kind: habeas.Invalid, Text: "the backup cannot be opened", Cause: err}
		}
		defer f.Close()
		files = append(files, f)
	}
	conf, err := s.config()
	if err != nil {
		return err
	}
	bar := s.progress("derived")
	r, err := register.Restore(ctx, conf, files, func(p register.Progress) { bar.at(p.Stage, p.Done) }, ids...)
	bar.end()
	if err != nil {
		return err
	}
	if err := r.Close(); err != nil {
		return err
	}
	return verifyCmd{}.Run(ctx, s)
}

// writeWhole writes a file that is there whole or not at all, and overwrites none.
func writeWhole(path string, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); err == nil {
		return habeas.Errorf(habeas.Usage, "%s is there already; a backup overwrites nothing", path)
	}
	part := path + ".partial"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return unwritable(err)
	}
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return unwritable(err)
	}
	defer os.Remove(part)
	out := bufio.NewWriterSize(f, 1<<20)
	err = write(out)
	if err == nil {
		if err = errors.Join(out.Flush(), f.Sync()); err != nil {
			err = unwritable(err)
		}
	}
	if cerr := f.Close(); err == nil && cerr != nil {
		err = unwritable(cerr)
	}
	if err != nil {
		return err
	}
	if err := os.Rename(part, path); err != nil {
		return unwritable(err)
	}
	return syncFolder(path)
}

func unwritable(err error) error {
	return &habeas.Error{Kind: habeas.Unavailable, Text: "the file cannot be written", Cause: err}
}

// syncFolder makes the name of a new file durable.
func syncFolder(path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return unwritable(err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return unwritable(err)
	}
	return nil
}
