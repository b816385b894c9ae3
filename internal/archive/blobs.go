package archive

import (
	"context"
	"encoding/hex"
	"fmt"
	"io"
	"iter"
	"strings"

	"habeas"
)

// Blobs keeps byte streams under names and never changes one. Names are lower-case letters, digits, '.' and '/', made
// by this package. Implementations: [Folder] and [Bucket]; archivetest says what they must do.
type Blobs interface {
	// Create keeps each blob that is not there yet and says which ones it added, in order; when it returns without an
	// error all of them are durable. A name that is there with another size is an error wrapping ErrDamaged.
	Create(ctx context.Context, blobs []Blob) (added []bool, err error)
	// Open reads a blob; an unknown name gives habeas.NotFound.
	Open(ctx context.Context, name string) (io.ReadCloser, error)
	// Stat gives the size of a blob in bytes; an unknown name gives habeas.NotFound.
	Stat(ctx context.Context, name string) (int64, error)
	// Walk gives every name in byte order; what is there and was never made by Create is given as an error.
	Walk(ctx context.Context) iter.Seq2[string, error]
}

// A Blob is one byte stream to be kept.
type Blob struct {
	Name   string
	Size   int64 // bytes that WriteTo will write
	digest habeas.Digest
	write  func(io.Writer) error
}

// WriteTo writes the blob's bytes; it may be called again after a failure.
func (b Blob) WriteTo(w io.Writer) (int64, error) {
	c := &counter{w: w}
	err := b.write(c)
	return c.n, err
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

// has reports whether a blob is there, and refuses one of its name and another size.
func has(ctx context.Context, in Blobs, b Blob) (bool, error) {
	n, err := in.Stat(ctx, b.Name)
	switch {
	case habeas.KindOf(err) == habeas.NotFound:
		return false, nil
	case err != nil:
		return false, err
	case n != b.Size:
		return false, &habeas.Error{Kind: habeas.Contradiction, Text: fmt.Sprintf("%s: %d bytes where %d were stored; bring it back from a backup", b.Name, n, b.Size), Cause: ErrDamaged}
	}
	return true, nil
}

// A coder decides under which name an original is stored and as which bytes.
type coder interface {
	name(d habeas.Digest) string
	digest(name string) (d habeas.Digest, told bool) // told is false where the name does not tell
	size(n int64) int64                              // stored size of an original of n bytes
	encode(w io.Writer) (io.WriteCloser, error)
	decode(r io.Reader) (io.Reader, error)
}

// plain stores originals as they are, under their digests: "sha256/9f/9f86d0…".
type plain struct{}

const plainPrefix = "sha256/"

func (plain) name(d habeas.Digest) string {
	s := hex.EncodeToString(d[:])
	return plainPrefix + s[:2] + "/" + s
}

func (p plain) digest(name string) (habeas.Digest, bool) {
	d, err := habeas.ParseDigest("sha256-" + name[strings.LastIndexByte(name, '/')+1:])
	return d, err == nil && p.name(d) == name
}

func (plain) size(n int64) int64                         { return n }
func (plain) decode(r io.Reader) (io.Reader, error)      { return r, nil }
func (plain) encode(w io.Writer) (io.WriteCloser, error) { return whole{w}, nil }

type whole struct{ io.Writer }

func (whole) Close() error { return nil }
