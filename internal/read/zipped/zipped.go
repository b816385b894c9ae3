// Package zipped opens ZIP files of strangers: office documents and packed web archives. A member is read only as far as
// its limits go, whatever its header claims.
package zipped

import (
	"archive/zip"
	"errors"
	"io"

	"habeas"
)

const (
	// maxMembers is the number of members of one file.
	maxMembers = 100_000
	// maxRatio is how many times larger than its stored form a member may be; text packs about ten times, the emptiest
	// real XML about a hundred.
	maxRatio = 300
	// freeSize is the size up to which the ratio does not matter.
	freeSize = 4 << 20
)

// Open opens a ZIP file of size bytes.
func Open(r io.ReaderAt, size int64) (*zip.Reader, error) {
	z, err := zip.NewReader(r, size)
	switch {
	case err != nil:
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "is no whole ZIP file", Cause: err}
	case len(z.File) > maxMembers:
		return nil, habeas.Errorf(habeas.Refused, "has more than %d members", maxMembers)
	}
	return z, nil
}

// Member opens one member. Reading more than limit bytes of it, or more than its packed size makes credible, fails.
func Member(f *zip.File, limit int64) (io.ReadCloser, error) {
	if f.Flags&1 != 0 {
		return nil, habeas.Errorf(habeas.Refused, "is protected by a password; save it without one")
	}
	rc, err := f.Open()
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "is packed in a way that is not read, or broken", Cause: err}
	}
	if most := int64(f.CompressedSize64)*maxRatio + freeSize; most < limit {
		limit = most
	}
	return &bounded{rc, limit}, nil
}

// bounded reads at most left bytes and fails on the next.
type bounded struct {
	io.ReadCloser
	left int64
}

// errBomb is a member that unpacks to more than it may.
var errBomb = habeas.Errorf(habeas.Refused, "a member unpacks to more than it may: this looks like a ZIP bomb")

func (b *bounded) Read(p []byte) (int, error) {
	if b.left < 0 {
		return 0, errBomb
	}
	if int64(len(p)) > b.left+1 {
		p = p[:b.left+1]
	}
	n, err := b.ReadCloser.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return n - 1, errBomb
	}
	if err != nil && !errors.Is(err, io.EOF) {
		err = &habeas.Error{Kind: habeas.Invalid, Text: "a member is broken", Cause: err}
	}
	return n, err
}
