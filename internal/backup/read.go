package backup

import (
	"archive/tar"
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"

	"filippo.io/age"

	"habeas"
)

// keyNames are the names that members under keys/ may have, in the order in which they stand.
var keyNames = []string{"log.key", "log.pub"}

// The limits of reading.
const (
	maxSmall    = 1 << 20   // bytes of a header, a key, a manifest
	maxJournal  = 64 << 20  // bytes of one member of the journal, and of the checkpoints
	maxOriginal = 256 << 20 // bytes of one original
	maxMembers  = 50_000_000
)

// A Sink takes what a backup holds, in its order. An error of the sink ends the reading.
type Sink interface {
	// Begin hears what follows, and refuses what does not fit what is there.
	Begin(ctx context.Context, h Header) error
	// Key takes a key file by name.
	Key(ctx context.Context, name string, b []byte) error
	// Original takes the bytes of an original, which the sink must check against d.
	Original(ctx context.Context, d habeas.Digest, r io.Reader, size int64) error
	// Entries takes the next entries of the journal.
	Entries(ctx context.Context, es []habeas.Entry) error
	Checkpoints(ctx context.Context, cs []Checkpoint) error
	// End hears that the backup was whole. Only now may what came be taken for it.
	End(ctx context.Context, m Manifest) error
}

// Read reads a backup that one of the identities opens, and hands it to the sink. A backup that was changed, cut off or
// added to is refused; identities that do not open it give habeas.Forbidden.
func Read(ctx context.Context, in io.Reader, to Sink, ids ...age.Identity) (Header, Manifest, error) {
	clear, err := Decrypt(in, ids...)
	if err != nil {
		return Header{}, Manifest{}, err
	}
	r := &reader{ctx: ctx, tar: tar.NewReader(clear), chain: sha256.New(), to: to}
	if err := r.all(); err != nil {
		return r.head, r.man, err
	}
	// To the end of the encryption, which seals the length.
	if n, err := io.Copy(io.Discard, clear); err != nil || n != 0 {
		return r.head, r.man, broken(err)
	}
	return r.head, r.man, to.End(ctx, r.man)
}

// Decrypt gives what is inside a backup that one of the identities opens; the reader ends in an error where the file was
// changed or cut off.
func Decrypt(in io.Reader, ids ...age.Identity) (io.Reader, error) {
	clear, err := age.Decrypt(bufio.NewReaderSize(in, 1<<16), ids...)
	if _, wrong := errors.AsType[*age.NoIdentityMatchError](err); wrong {
		return nil, habeas.Errorf(habeas.Forbidden, "backup: the passphrase or key does not open it, or its first lines were changed")
	}
	if err != nil {
		return nil, broken(err)
	}
	return clear, nil
}

func broken(err error) error {
	return &habeas.Error{Kind: habeas.Contradiction, Text: "backup: changed, cut off or no backup at all", Cause: err}
}

func wrong(format string, args ...any) error {
	return habeas.Errorf(habeas.Contradiction, "backup: "+format, args...)
}

type reader struct {
	ctx   context.Context
	tar   *tar.Reader
	chain hash.Hash
	to    Sink
	head  Header
	man   Manifest // what was counted
	stage int
	last  string // name of the member before, in its stage
}

// A stage is a kind of member, by what names begin with. A kind of which there may be many may also be missing.
type stage struct {
	prefix string
	many   bool
	max    int64 // bytes
	take   func(*reader, string, io.Reader, int64) error
}

// stages are in the order in which their members stand.
var stages = []stage{
	{"backup.json", false, maxSmall, (*reader).begin},
	{"keys/", true, maxSmall, (*reader).key},
	{"originals/", true, maxOriginal, (*reader).original},
	{"journal/", true, maxJournal, (*reader).journal},
	{"checkpoints.jsonl", false, maxJournal, (*reader).checkpoints},
	{"manifest.json", false, maxSmall, (*reader).end},
}

func (r *reader) all() error {
	for n := 0; ; n++ {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		h, err := r.tar.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return broken(err)
		}
		if n > maxMembers {
			return habeas.Errorf(habeas.Refused, "backup: more than %d members", maxMembers)
		}
		if err := r.member(h); err != nil {
			return err
		}
	}
	if r.stage != len(stages) {
		return wrong("it ends before its manifest")
	}
	return nil
}

func (r *reader) member(h *tar.Header) error {
	if h.Typeflag != tar.TypeReg {
		return wrong("member %q is no plain file", h.Name)
	}
	at := slices.IndexFunc(stages, func(g stage) bool { return h.Name == g.prefix || (g.many && strings.HasPrefix(h.Name, g.prefix)) })
	if at < r.stage || slices.ContainsFunc(stages[r.stage:at], func(g stage) bool { return !g.many }) {
		return wrong("member %q does not belong there", h.Name)
	}
	g := stages[at]
	if h.Size > g.max {
		return habeas.Errorf(habeas.Refused, "backup: member %q has %d bytes; more than %d are not read", h.Name, h.Size, g.max)
	}
	if r.stage != at {
		r.stage, r.last = at, ""
	}
	sum := sha256.New()
	in := io.TeeReader(r.tar, sum)
	if err := g.take(r, strings.TrimPrefix(h.Name, g.prefix), in, h.Size); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, in); err != nil {
		return broken(err)
	}
	chainLine(r.chain, h.Name, h.Size, sum.Sum(nil))
	if !g.many {
		r.stage++
	}
	return nil
}

func (r *reader) begin(_ string, in io.Reader, _ int64) error {
	if err := one(in, &r.head); err != nil {
		return err
	}
	if r.head.Format > Format {
		return habeas.Errorf(habeas.Newer, "backup: format %d; this program knows format %d", r.head.Format, Format)
	}
	h := r.head
	if h.Format < 1 || h.Base.Size < 0 || h.Head.Size < h.Base.Size {
		return wrong("its header makes no sense")
	}
	return r.to.Begin(r.ctx, h)
}

func (r *reader) key(name string, in io.Reader, _ int64) error {
	at, before := slices.Index(keyNames, name), slices.Index(keyNames, r.last)
	if at < 0 || at <= before {
		return wrong("a key of the name %q does not belong there", name)
	}
	r.last = name
	b, err := io.ReadAll(in)
	if err != nil {
		return broken(err)
	}
	return r.to.Key(r.ctx, name, b)
}

func (r *reader) original(name string, in io.Reader, size int64) error {
	d, err := habeas.ParseDigest(name)
	if err != nil || d.String() != name {
		return wrong("%q is not the digest of an original", name)
	}
	r.man.Originals++
	r.man.Bytes += size
	return r.to.Original(r.ctx, d, in, size)
}

func (r *reader) journal(name string, in io.Reader, _ int64) error {
	next := r.head.Base.Size + r.man.Entries + 1
	if name != fmt.Sprintf("%010d.jsonl", next) {
		return wrong("journal member %q where entry %d is due", name, next)
	}
	var es []habeas.Entry
	err := lines(in, func(l line) error {
		if l.Seq != next+int64(len(es)) {
			return wrong("journal entry %d where %d is due", l.Seq, next+int64(len(es)))
		}
		es = append(es, l.entry())
		return nil
	})
	if err != nil {
		return err
	}
	r.man.Entries += int64(len(es))
	return r.to.Entries(r.ctx, es)
}

func (r *reader) checkpoints(_ string, in io.Reader, _ int64) error {
	if got := r.head.Base.Size + r.man.Entries; got != r.head.Head.Size {
		return wrong("its journal ends at entry %d, and its header says %d", got, r.head.Head.Size)
	}
	var cs []Checkpoint
	err := lines(in, func(c Checkpoint) error {
		cs = append(cs, c)
		return nil
	})
	if err != nil {
		return err
	}
	return r.to.Checkpoints(r.ctx, cs)
}

func (r *reader) end(_ string, in io.Reader, _ int64) error {
	r.man.Digest = hex.EncodeToString(r.chain.Sum(nil))
	var said Manifest
	if err := one(in, &said); err != nil {
		return err
	}
	if said != r.man {
		return wrong("what it holds is not what its manifest says")
	}
	return nil
}

func one(in io.Reader, v any) error {
	b, err := io.ReadAll(in)
	if err != nil {
		return broken(err)
	}
	if err := json.Unmarshal(b, v); err != nil {
		return broken(err)
	}
	return nil
}

// lines reads JSON values, one a line.
func lines[T any](in io.Reader, take func(T) error) error {
	b, err := io.ReadAll(in)
	if err != nil {
		return broken(err)
	}
	for l := range bytes.Lines(b) {
		var v T
		if err := json.Unmarshal(l, &v); err != nil {
			return broken(err)
		}
		if err := take(v); err != nil {
			return err
		}
	}
	return nil
}
