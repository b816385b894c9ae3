package main

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/custody/check"
	"habeas/internal/register"
)

// verifyCmd checks a register, or proof files without one.
type verifyCmd struct {
	Key        string   `placeholder:"FILE" help:"The register's public key, as a file or as the line itself. Without it the key in the data folder is taken, which finds damage but no forger who had that folder."`
	Checkpoint string   `placeholder:"FILE" help:"A checkpoint from elsewhere, which the journal must contain."`
	Proof      []string `placeholder:"FILE" help:"Check proof files instead of a register; needs --key and nothing else."`
	Original   string   `placeholder:"FILE" help:"With one --proof that is a receipt: the bytes that it must be about."`
	Backup     []string `placeholder:"FILE" help:"Check backups instead of a register, in the order in which they go on from one another."`
	Roots      string   `placeholder:"FILE" help:"Certificates (PEM) trusted to attest time: check the time stamps too."`
	opening
}

// Help says what is looked at.
func (verifyCmd) Help() string {
	return `Re-derives everything kept from the bytes: every original's digest, every journal entry's place in the log, every
checkpoint's signature and root. It names what is wrong and where, and ends with status 1 if anything is. It needs no
network and no trust in the program that wrote the register; a copy will do.

    habeas verify
    habeas verify --data copy --key register.pub --checkpoint from-the-lawyer.checkpoint
    habeas verify --database postgres://… --key register.pub
    habeas verify --key register.pub --proof receipt.json --original page.html
    habeas verify --key register.pub --identity key.txt --backup monday.backup --backup tuesday.backup`
}

// Run checks.
func (c verifyCmd) Run(ctx context.Context, s *session) error {
	if len(c.Proof) > 0 {
		return c.proofs(s)
	}
	if len(c.Backup) > 0 {
		return c.backups(ctx, s)
	}
	if c.Original != "" {
		return habeas.Errorf(habeas.Usage, "--original goes with one --proof")
	}
	o, err := c.options()
	if err != nil {
		return err
	}
	conf, err := s.config()
	if err != nil {
		return err
	}
	conf.ReadOnly = true // what is checked is left as it is
	r, err := register.Open(ctx, conf)
	if err != nil {
		return err
	}
	defer r.Close()
	bar := s.progress("checked")
	o.Progress = func(n int64, what string) { bar.at(what, int(n)) }
	res, err := r.Verify(ctx, o)
	bar.end()
	if err != nil {
		return err
	}
	if err := c.stamps(ctx, r, &res); err != nil {
		return err
	}
	return s.printResult(res)
}

func (c verifyCmd) options() (check.Options, error) {
	var o check.Options
	var err error
	if c.Key != "" {
		if o.Key, err = readKey(c.Key); err != nil {
			return o, err
		}
	}
	if c.Checkpoint != "" {
		o.Latest, err = readSmall(c.Checkpoint)
	}
	return o, err
}

// stamps checks the time stamps of the checkpoints, where certificates to trust were named.
func (c verifyCmd) stamps(ctx context.Context, r *register.Register, res *check.Result) error {
	if c.Roots == "" {
		return nil
	}
	all, err := r.Checkpoints(ctx)
	if err != nil {
		return err
	}
	var stamped []check.Stamped
	for _, one := range all {
		if one.Stamp != nil {
			stamped = append(stamped, check.Stamped{Size: one.Size, Note: []byte(one.Note), Stamp: one.Stamp})
		}
	}
	return c.attested(stamped, res)
}

// attested checks time stamps against the certificates that are trusted.
func (c verifyCmd) attested(all []check.Stamped, res *check.Result) error {
	if c.Roots == "" {
		return nil
	}
	roots, err := readRoots(c.Roots)
	if err != nil {
		return err
	}
	for _, one := range all {
		if _, err := custody.CheckStamp(one.Stamp, one.Note, roots); err != nil {
			res.Findings = append(res.Findings, check.Finding{What: "checkpoint", Seq: one.Size, Text: fmt.Sprintf("the time stamp on the checkpoint of %d entries: %v", one.Size, err)})
		}
	}
	return nil
}

// errDamage is the end of a check that found something; what it found has been printed.
func errDamage(n int) error {
	if n == 1 {
		return habeas.Errorf(habeas.Contradiction, "1 thing does not hold, named above; everything else does")
	}
	return habeas.Errorf(habeas.Contradiction, "%d things do not hold, named above", n)
}

func (s *session) printResult(res check.Result) error {
	n := len(res.Findings) + int(res.More)
	if s.json {
		if err := s.printJSON(res); err != nil {
			return err
		}
	} else {
		for _, f := range res.Findings {
			s.printf("%s\n", f.Text)
		}
		if res.More > 0 {
			s.printf("and %d more\n", res.More)
		}
		s.printf("%d journal entries, %d of them under %s; %s\n", res.Entries, res.Signed,
			plural(int(res.Checkpoints), "signed checkpoint", "signed checkpoints"), plural(int(res.Originals), "original", "originals"))
		if res.Strays > 0 {
			s.printf("%s beside them that no entry names: left by an interruption, harmless\n", plural(int(res.Strays), "original", "originals"))
		}
	}
	if n > 0 {
		return errDamage(n)
	}
	if !s.json {
		s.printf("everything holds\n")
	}
	return nil
}

// proofs checks files that need no register.
func (c verifyCmd) proofs(s *session) error {
	if c.Key == "" || c.Checkpoint != "" || (c.Original != "" && len(c.Proof) != 1) {
		return habeas.Errorf(habeas.Usage, "--proof needs --key; --original goes with one --proof, and --checkpoint with none")
	}
	k, err := readKey(c.Key)
	if err != nil {
		return err
	}
	bad := 0
	for _, path := range c.Proof {
		p, err := checkProof(path, k)
		if err == nil && c.Original != "" {
			err = isReceiptOf(p, c.Original)
		}
		if err != nil {
			bad++
			s.printf("%s: %v\n", filepath.Base(path), err)
			continue
		}
		if err := s.printProved(filepath.Base(path), p); err != nil {
			return err
		}
	}
	if bad > 0 {
		return errDamage(bad)
	}
	return nil
}

func checkProof(path string, k check.Key) (check.Proved, error) {
	file, err := readSmall(path)
	if err != nil {
		return check.Proved{}, err
	}
	return check.Proof(file, k)
}

// isReceiptOf checks that a receipt names the digest of a file's bytes.
func isReceiptOf(p check.Proved, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return &habeas.Error{Kind: habeas.Invalid, Text: "the original cannot be opened", Cause: err}
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "the original cannot be read", Cause: err}
	}
	got := habeas.Digest(sum.Sum(nil))
	var c habeas.Capture
	if err := json.Unmarshal(p.Entry.Body, &c); err != nil || c.Original.IsZero() {
		return habeas.Errorf(habeas.Contradiction, "the proof is no receipt: it names no original")
	}
	if c.Original != got {
		return habeas.Errorf(habeas.Contradiction, "the receipt is for %s, and the file is %s", c.Original, got)
	}
	return nil
}

func (s *session) printProved(name string, p check.Proved) error {
	if s.json {
		return s.printJSON(map[string]any{"proof": name, "holds": true, "entry": p.Entry, "log": p.Checkpoint.Origin, "entries": p.Checkpoint.Size, "older": p.Older.Size})
	}
	if p.Entry.Seq == 0 {
		s.printf("%s: holds: the first %d of the log's %d entries were not changed\n", name, p.Older.Size, p.Checkpoint.Size)
		return nil
	}
	s.printf("%s: holds: entry %d of the log's %d: %s %s, by %s at %s\n", name, p.Entry.Seq, p.Checkpoint.Size, p.Entry.Kind, p.Entry.Subject, p.Entry.Author, p.Entry.Time)
	return nil
}

// readKey reads a public key from a file, or takes the line itself.
func readKey(s string) (check.Key, error) {
	if strings.Count(s, "+") >= 2 && !strings.ContainsAny(s, "\n") {
		if k, err := check.ParseKey(s); err == nil {
			return k, nil
		}
	}
	b, err := readSmall(s)
	if err != nil {
		return check.Key{}, err
	}
	return check.ParseKey(string(b))
}

// smallFile is the most bytes of a key, a checkpoint, a proof or a list of certificates.
const smallFile = 4 << 20

func readSmall(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "the file cannot be opened", Cause: err}
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, smallFile+1))
	if err != nil || len(b) > smallFile {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: filepath.Base(path) + " cannot be read, or is too large for what it should be", Cause: err}
	}
	return b, nil
}
