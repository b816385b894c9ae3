package check

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	stdhash "hash"
	"io"
	"strings"

	"habeas"
)

// Backups checks backup files that go on from one another, given in their order, as ../DESIGN.md describes them. Decrypting
// is the caller's: a backup is an age file, and other programs open those too.
type Backups struct {
	// Key is the log's public key. With the zero Key that of the first file is taken, which finds damage but no forger: who
	// knows to whom a backup is encrypted can make another.
	Key      Key
	Progress func(done int64, what string) // may be nil

	begun bool
	lost  bool           // the file before does not hold
	head  point          // where the file before ends
	tree  *frontier      // over all entries so far; nil where those before the first file are not known
	roots map[int64]hash // of the tree, at the sizes that were signed
	last  string         // time of the entry before
}

// A BackupResult is what a check of one backup found. The backup is whole when Findings is empty.
type BackupResult struct {
	Result
	First int64 `json:"first"` // number of its first entry
	// Alone: the entries before it are in none of the files, so that its own could not be held against the signed roots.
	Alone bool `json:"alone"`
	// Stamps are the time stamps on its checkpoints, as they lie there; who trusts an authority can check them.
	Stamps []Stamped `json:"-"`
}

// A Stamped is a signed checkpoint and what a time-stamp server answered for it.
type Stamped struct {
	Size        int64
	Note, Stamp []byte
}

type point struct {
	Size int64  `json:"size"`
	Root string `json:"root"`
}

type backupHead struct {
	Format int    `json:"format"`
	Log    string `json:"log"`
	Base   point  `json:"base"`
	Head   point  `json:"head"`
}

type backupEnd struct {
	Entries   int64  `json:"entries"`
	Originals int64  `json:"originals"`
	Bytes     int64  `json:"bytes"`
	Digest    string `json:"digest"`
}

// backupFormat is the format that is described.
const backupFormat = 1

// The largest members, in bytes.
const (
	backupSmall    = 1 << 20
	backupJournal  = 64 << 20
	backupOriginal = 256 << 20
)

// Check checks one decrypted backup. The error is about having been told to stop; what does not hold is in the result.
func (b *Backups) Check(ctx context.Context, clear io.Reader) (BackupResult, error) {
	if b.Progress == nil {
		b.Progress = func(int64, string) {}
	}
	c := &backupCheck{Backups: b, stored: map[habeas.Digest]int64{}, named: map[habeas.Digest]bool{}, chain: sha256.New()}
	c.res.Findings = []Finding{}
	if err := c.members(ctx, clear); err != nil {
		if ctx.Err() != nil {
			return c.res, ctx.Err()
		}
		c.find("%v", err)
	}
	b.begun, b.lost, b.head = true, len(c.res.Findings) > 0, c.h.Head
	return c.res, nil
}

// Closed takes note of a file that could not be decrypted, and why.
func (b *Backups) Closed(why error) BackupResult {
	var res BackupResult
	res.find(Finding{What: "backup", Text: why.Error()})
	b.begun, b.lost = true, true
	return res
}

// A backupCheck is the check of one file.
type backupCheck struct {
	*Backups
	res    BackupResult
	h      backupHead
	chain  stdhash.Hash // over a line for each member
	stored map[habeas.Digest]int64
	named  map[habeas.Digest]bool
	leaves []hash
	stage  int
	seen   string // name of the member before
}

// find notes what does not hold in the file as a whole.
func (c *backupCheck) find(format string, args ...any) {
	c.res.find(Finding{What: "backup", Text: fmt.Sprintf(format, args...)})
}

// backupStages are the kinds of members in the order in which they stand.
var backupStages = []struct {
	name string // a folder's ends with a slash, and may hold many or none
	max  int64
	read func(*backupCheck, string, io.Reader) error
}{
	{"backup.json", backupSmall, (*backupCheck).begin},
	{"keys/", backupSmall, (*backupCheck).key},
	{"originals/", backupOriginal, (*backupCheck).original},
	{"journal/", backupJournal, (*backupCheck).journal},
	{"checkpoints.jsonl", backupJournal, (*backupCheck).checkpoints},
	{"manifest.json", backupSmall, (*backupCheck).end},
}

// members reads the file to its end. An error is where nothing more can be made of it.
func (c *backupCheck) members(ctx context.Context, clear io.Reader) error {
	in := tar.NewReader(clear)
	c.seen = "its beginning"
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		h, err := in.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("changed or cut off after %s: %w", c.seen, err)
		}
		if err := c.member(h, in); err != nil {
			return fmt.Errorf("%s: %w", h.Name, err)
		}
		c.seen = h.Name
	}
	if c.stage != len(backupStages) {
		return fmt.Errorf("it ends after %s, before its manifest", c.seen)
	}
	if n, err := io.Copy(io.Discard, clear); err != nil || n > 0 {
		return errors.Join(errors.New("there is something after its end"), err)
	}
	return nil
}

func (c *backupCheck) member(h *tar.Header, in io.Reader) error {
	at := c.stage
	for ; at < len(backupStages); at++ {
		s := backupStages[at]
		if h.Name == s.name || strings.HasSuffix(s.name, "/") && strings.HasPrefix(h.Name, s.name) {
			break
		}
		if !strings.HasSuffix(s.name, "/") {
			return fmt.Errorf("stands where %s is due", s.name)
		}
	}
	if at == len(backupStages) || h.Typeflag != tar.TypeReg {
		return errors.New("does not belong there")
	}
	s := backupStages[at]
	if h.Size > s.max {
		return fmt.Errorf("has %d bytes; more than %d are not read", h.Size, s.max)
	}
	if c.stage = at; !strings.HasSuffix(s.name, "/") {
		c.stage++
	}
	sum := sha256.New()
	if err := s.read(c, strings.TrimPrefix(h.Name, s.name), io.TeeReader(in, sum)); err != nil {
		return err
	}
	fmt.Fprintf(c.chain, "%s %d %x\n", h.Name, h.Size, sum.Sum(nil))
	return nil
}

func (c *backupCheck) begin(_ string, in io.Reader) error {
	if err := decodeAll(in, &c.h); err != nil {
		return err
	}
	h := c.h
	switch {
	case h.Format > backupFormat:
		return fmt.Errorf("format %d; this program knows format %d", h.Format, backupFormat)
	case h.Format != backupFormat || h.Base.Size < 0 || h.Head.Size < h.Base.Size:
		return errors.New("makes no sense")
	}
	k, err := ParseKey(h.Log)
	if err != nil {
		return err
	}
	if c.Key.Name == "" {
		c.Key = k
	}
	if k.Name != c.Key.Name || !k.key.Equal(c.Key.key) {
		c.find("it is a backup of %s, and the key is that of %s", k.Name, c.Key.Name)
	}
	c.res.First = h.Base.Size + 1
	c.goOn()
	return nil
}

// goOn puts the tree where the file begins.
func (c *backupCheck) goOn() {
	if c.roots == nil {
		c.roots = map[int64]hash{}
	}
	switch {
	case c.h.Base.Size == 0: // one of everything begins anew
		c.tree, c.last = &frontier{}, ""
	case c.lost:
		c.tree = nil // nothing can be built on what does not hold
	case c.begun && c.head != c.h.Base:
		c.find("it goes on from entry %d, and the file before it ends with entry %d or is another register's", c.h.Base.Size, c.head.Size)
		c.tree = nil
	}
	c.res.Alone = c.tree == nil
	if c.tree != nil && rootText(c.tree) != c.h.Base.Root {
		c.find("the root from which it goes on is not that of %d entries", c.h.Base.Size)
	}
}

func rootText(f *frontier) string {
	r := f.root()
	return base64.StdEncoding.EncodeToString(r[:])
}

// key checks that a key file is the log's.
func (c *backupCheck) key(name string, in io.Reader) error {
	b, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	line := strings.TrimSpace(string(b))
	switch name {
	case "log.pub":
		if line != c.h.Log {
			c.find("keys/log.pub is not the key that its head names")
		}
	case "log.key":
		if public, ok := publicOf(line); !ok || !public.Equal(c.Key.key) {
			c.find("keys/log.key is not the private key of its log")
		}
	default:
		return errors.New("does not belong there")
	}
	return nil
}

// publicOf gives the public key of a private one in the form of C2SP signed-note, PRIVATE+KEY+name+hash+key.
func publicOf(line string) (ed25519.PublicKey, bool) {
	parts := strings.SplitN(line, "+", 5)
	if len(parts) != 5 || parts[0] != "PRIVATE" || parts[1] != "KEY" {
		return nil, false
	}
	raw, err := base64.StdEncoding.DecodeString(parts[4])
	if err != nil || len(raw) != 1+ed25519.SeedSize || raw[0] != ed25519Note {
		return nil, false
	}
	public, ok := ed25519.NewKeyFromSeed(raw[1:]).Public().(ed25519.PublicKey)
	return public, ok
}

func (c *backupCheck) original(name string, in io.Reader) error {
	d, err := habeas.ParseDigest(name)
	if err != nil || d.String() != name {
		return errors.New("is not the digest of an original")
	}
	sum := sha256.New()
	n, err := io.Copy(sum, in)
	if err != nil {
		return err
	}
	if got := habeas.Digest(sum.Sum(nil)); got != d {
		c.res.find(Finding{What: "original", Digest: d, Text: fmt.Sprintf("%s: its bytes were changed: they have the digest %s", d, got)})
	}
	if _, twice := c.stored[d]; twice {
		c.find("%s is in it twice", d)
	}
	c.stored[d] = n
	c.res.Originals++
	c.res.Bytes += n
	c.Progress(c.res.Originals, "originals")
	return nil
}

func (c *backupCheck) end(_ string, in io.Reader) error {
	got := backupEnd{c.res.Entries, c.res.Originals, c.res.Bytes, hex.EncodeToString(c.chain.Sum(nil))}
	var said backupEnd
	if err := decodeAll(in, &said); err != nil {
		return err
	}
	if said != got {
		c.find("what it holds is not what its manifest says")
	}
	return nil
}

func decodeAll(in io.Reader, v any) error {
	b, err := io.ReadAll(in)
	if err == nil {
		err = json.Unmarshal(b, v)
	}
	return err
}

// eachLine decodes JSON values, one a line.
func eachLine[T any](in io.Reader, take func(T) error) error {
	b, err := io.ReadAll(in)
	if err != nil {
		return err
	}
	n := 0
	for l := range bytes.Lines(b) {
		n++
		var v T
		if err := json.Unmarshal(l, &v); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if err := take(v); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return nil
}
