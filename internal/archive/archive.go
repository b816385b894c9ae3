// Package archive keeps originals, each under the SHA-256 of its bytes, and never alters one.
//
// An original is durable when Put or PutAll returns, and its digest is checked again on every read: bytes that changed
// since are an error that names the digest, never a different document. Where the bytes lie is behind [Blobs]: files in
// a folder, or objects of an S3-compatible store. Where a [Keyring] is given they lie there encrypted, under names that
// do not tell which documents they are.
package archive

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"iter"

	"habeas"
)

// DefaultLimit is the size in bytes above which an original is refused where [Options] names no other.
const DefaultLimit = 1 << 30

// ErrDamaged is in the chain of every error about stored bytes that are not what was put: changed, cut or added to.
var ErrDamaged = errors.New("damaged in the archive")

// An Archive keeps originals by digest. It is safe for concurrent use, by several processes too.
type Archive struct {
	blobs Blobs
	code  coder
	limit int64
}

// Options says how originals are kept. The zero value keeps them unencrypted, each up to [DefaultLimit].
type Options struct {
	Limit   int64    // largest original in bytes; 0 means DefaultLimit
	Keyring *Keyring // encrypts every original when not nil
}

// New gives the archive that keeps its originals in b.
func New(b Blobs, o Options) *Archive {
	a := &Archive{blobs: b, code: plain{}, limit: o.Limit}
	if a.limit <= 0 {
		a.limit = DefaultLimit
	}
	if o.Keyring != nil {
		a.code = o.Keyring
	}
	return a
}

// A Stored says what became of an original that was put.
type Stored struct {
	Digest habeas.Digest
	Size   int64 // bytes of the original, whatever the archive needs for them
	Added  bool  // false: the archive had it already, and this is a sighting
}

// Put keeps what r gives from its start, in constant memory. r is read twice: for the digest, then for the bytes; should
// the second reading differ, nothing is kept.
func (a *Archive) Put(ctx context.Context, r io.ReadSeeker) (Stored, error) {
	d, n, err := a.measure(r)
	if err != nil {
		return Stored{}, err
	}
	added, err := a.blobs.Create(ctx, []Blob{a.blob(d, n, r)})
	if err != nil {
		return Stored{}, a.about(d, err)
	}
	return Stored{Digest: d, Size: n, Added: added[0]}, nil
}

// PutAll keeps several originals and makes them durable together, which costs far less than one by one. The result is
// in the order of originals; of equal ones only the first is Added. After an error any part of them may have been kept.
func (a *Archive) PutAll(ctx context.Context, originals [][]byte) ([]Stored, error) {
	out := make([]Stored, len(originals))
	first := make(map[habeas.Digest]int, len(originals))
	blobs := make([]Blob, 0, len(originals))
	for i, b := range originals {
		if err := a.fits(int64(len(b))); err != nil {
			return nil, err
		}
		out[i] = Stored{Digest: habeas.DigestOf(b), Size: int64(len(b))}
		if _, again := first[out[i].Digest]; again {
			continue
		}
		first[out[i].Digest] = i
		blobs = append(blobs, a.blob(out[i].Digest, out[i].Size, bytes.NewReader(b)))
	}
	added, err := a.blobs.Create(ctx, blobs)
	if err != nil {
		return nil, err
	}
	for k, b := range blobs {
		out[first[b.digest]].Added = added[k]
	}
	return out, nil
}

// Get opens the original of digest d. The reader checks as it goes: bytes that do not have the digest end in an error
// wrapping [ErrDamaged] instead of io.EOF, so nothing may be believed before the end is reached. A digest that is not
// kept gives habeas.NotFound.
func (a *Archive) Get(ctx context.Context, d habeas.Digest) (io.ReadCloser, error) {
	rc, err := a.blobs.Open(ctx, a.code.name(d))
	if err != nil {
		return nil, a.about(d, err)
	}
	clear, err := a.code.decode(rc)
	if err != nil {
		rc.Close()
		return nil, damaged(d, err)
	}
	return &checked{r: clear, c: rc, sum: sha256.New(), want: d}, nil
}

// Bytes gives the whole original of digest d, checked. One over the archive's limit is habeas.Refused: see [Archive.Get].
func (a *Archive) Bytes(ctx context.Context, d habeas.Digest) ([]byte, error) {
	rc, err := a.Get(ctx, d)
	if err != nil {
		return nil, err
	}
	defer rc.Close()
	b, err := io.ReadAll(io.LimitReader(rc, a.limit+1))
	if err != nil {
		return nil, err // names the digest already
	}
	if err := a.fits(int64(len(b))); err != nil {
		return nil, a.about(d, err)
	}
	return b, nil
}

// Has reports whether an original of digest d is kept. It looks, and does not read: see [Archive.Get] for that.
func (a *Archive) Has(ctx context.Context, d habeas.Digest) (bool, error) {
	_, err := a.blobs.Stat(ctx, a.code.name(d))
	if habeas.KindOf(err) == habeas.NotFound {
		return false, nil
	}
	return err == nil, err
}

// Walk gives the digest of every original kept, in the order of their stored names. Of an encrypted archive every
// original is read for it. What cannot be told or read is given as an error, and the walk goes on after it.
func (a *Archive) Walk(ctx context.Context) iter.Seq2[habeas.Digest, error] {
	return func(yield func(habeas.Digest, error) bool) {
		for name, err := range a.blobs.Walk(ctx) {
			var d habeas.Digest
			if err == nil {
				d, err = a.digest(ctx, name)
			}
			if !yield(d, err) {
				return
			}
		}
	}
}

func (a *Archive) digest(ctx context.Context, name string) (habeas.Digest, error) {
	if d, ok := a.code.digest(name); ok {
		return d, nil
	}
	rc, err := a.blobs.Open(ctx, name)
	if err != nil {
		return habeas.Digest{}, err
	}
	defer rc.Close()
	clear, err := a.code.decode(rc)
	if err != nil {
		return habeas.Digest{}, strange(name, err)
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, clear); err != nil {
		return habeas.Digest{}, strange(name, err)
	}
	d := habeas.Digest(sum.Sum(nil))
	if a.code.name(d) != name {
		return habeas.Digest{}, strange(name, nil)
	}
	return d, nil
}

func (a *Archive) blob(d habeas.Digest, n int64, r io.ReadSeeker) Blob {
	return Blob{Name: a.code.name(d), Size: a.code.size(n), digest: d, write: func(w io.Writer) error {
		if _, err := r.Seek(0, io.SeekStart); err != nil {
			return err
		}
		in, err := a.code.encode(w)
		if err != nil {
			return err
		}
		sum := sha256.New()
		if _, err := io.Copy(io.MultiWriter(in, sum), io.LimitReader(r, n)); err != nil {
			return err
		}
		if habeas.Digest(sum.Sum(nil)) != d {
			return habeas.Errorf(habeas.Unavailable, "%s: the input changed while it was read; add it again", d)
		}
		return in.Close()
	}}
}

func (a *Archive) measure(r io.ReadSeeker) (habeas.Digest, int64, error) {
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return habeas.Digest{}, 0, err
	}
	sum := sha256.New()
	n, err := io.Copy(sum, io.LimitReader(r, a.limit+1))
	if err == nil {
		err = a.fits(n)
	}
	return habeas.Digest(sum.Sum(nil)), n, err
}

func (a *Archive) fits(n int64) error {
	if n > a.limit {
		return habeas.Errorf(habeas.Refused, "larger than the %d bytes that one original may have", a.limit)
	}
	return nil
}

// about says which original a failure of the blobs was about, in terms of digests.
func (a *Archive) about(d habeas.Digest, err error) error {
	switch {
	case habeas.KindOf(err) == habeas.NotFound:
		return habeas.Errorf(habeas.NotFound, "%s is not in the archive", d)
	case errors.Is(err, ErrDamaged):
		return damaged(d, err)
	}
	return fmt.Errorf("%s: %w", d, err)
}

func damaged(d habeas.Digest, cause error) error {
	if !errors.Is(cause, ErrDamaged) {
		cause = errors.Join(ErrDamaged, cause)
	}
	return &habeas.Error{Kind: habeas.Contradiction, Text: d.String() + ": not the bytes that were stored; bring it back from a backup", Cause: cause}
}

func strange(name string, cause error) error {
	return &habeas.Error{Kind: habeas.Contradiction, Text: "archive: " + name + " holds no original of that name", Cause: errors.Join(ErrDamaged, cause)}
}

// A checked reader passes bytes on and turns their end into an error when they were not the ones asked for.
type checked struct {
	r    io.Reader
	c    io.Closer
	sum  hash.Hash
	want habeas.Digest
}

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.sum.Write(p[:n])
	switch {
	case err == nil:
		return n, nil
	case err != io.EOF:
		return n, damaged(c.want, err)
	case habeas.Digest(c.sum.Sum(nil)) != c.want:
		return n, damaged(c.want, nil)
	}
	return n, io.EOF
}

func (c *checked) Close() error { return c.c.Close() }
