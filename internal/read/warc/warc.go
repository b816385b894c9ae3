// Package warc reads web archives (WARC 1.0 and 1.1) as a stream of records, packed by gzip per record or as a whole, or
// not at all, and takes HTTP responses apart. It holds one record at a time.
package warc

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"strconv"
	"strings"

	"habeas"
)

// Limits of records.
const (
	maxHeader = 1 << 16 // bytes of one record's or response's header
	maxSkip   = 4 << 30 // bytes of one record that are passed over because nobody wants it
	maxSearch = 1 << 28 // bytes in which the next record is looked for after a broken one
)

// A Record is one record of an archive.
type Record struct {
	Raw    []byte // version line, header, blank line and block as they are in the archive, unpacked
	Header Header
	Block  []byte
}

// A Header is the fields of a record or a response by name in small letters; of a repeated field the first.
type Header map[string]string

// A Reader gives the records of an archive one after the other.
type Reader struct {
	in    *bufio.Reader
	limit int64
}

// NewReader reads an archive; packed archives are recognised by their first bytes. limit is the most bytes of one record.
func NewReader(r io.Reader, limit int64) (*Reader, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	if head, _ := in.Peek(2); bytes.Equal(head, []byte("\x1f\x8b")) {
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, &habeas.Error{Kind: habeas.Invalid, Text: "is no whole gzip file", Cause: err}
		}
		in = bufio.NewReaderSize(z, 1<<16)
	}
	return &Reader{in: in, limit: limit}, nil
}

// ErrRecord is a record that is broken or too large; Next goes on after it.
type ErrRecord struct{ Cause error }

// Error gives the cause.
func (e *ErrRecord) Error() string { return e.Cause.Error() }

// Unwrap gives the cause.
func (e *ErrRecord) Unwrap() error { return e.Cause }

// Next gives the next record that want takes by its header, and passes over the others. It gives io.EOF after the last, an
// *ErrRecord for a record that cannot be read while the rest can, and any other error when the archive ends there.
func (r *Reader) Next(want func(Header) bool) (Record, error) {
	for {
		raw, err := r.start()
		if err != nil {
			return Record{}, err
		}
		h, raw, err := header(r.in, raw)
		if err != nil {
			return Record{}, r.broken(err)
		}
		n, err := strconv.ParseInt(h["content-length"], 10, 64)
		if err != nil || n < 0 {
			return Record{}, &ErrRecord{habeas.Errorf(habeas.Invalid, "a record has no content length")}
		}
		if !want(h) || n > r.limit {
			if err := r.skip(n); err != nil {
				return Record{}, err
			}
			if n > r.limit && want(h) {
				return Record{}, &ErrRecord{habeas.Errorf(habeas.Refused, "the record has %d bytes; more than %d are not read", n, r.limit)}
			}
			continue
		}
		return r.block(h, raw, n)
	}
}

func (r *Reader) block(h Header, raw []byte, n int64) (Record, error) {
	var b bytes.Buffer
	b.Write(raw)
	if _, err := io.CopyN(&b, r.in, n); err != nil {
		return Record{}, cutOff(err)
	}
	all := b.Bytes()
	return Record{Raw: all, Header: h, Block: all[len(raw):]}, nil
}

// start finds the version line of the next record, over the blank lines between records and over what is broken.
func (r *Reader) start() ([]byte, error) {
	for seen := 0; seen < maxSearch; {
		line, err := r.in.ReadSlice('\n')
		seen += len(line)
		if bytes.HasPrefix(line, []byte("WARC/1.")) && err == nil {
			return bytes.Clone(line), nil
		}
		switch {
		case err == nil, errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF) && len(bytes.TrimSpace(line)) == 0:
			return nil, io.EOF
		case errors.Is(err, io.EOF):
			return nil, habeas.Errorf(habeas.Invalid, "is no web archive, or ends with something that is none")
		default:
			return nil, &habeas.Error{Kind: habeas.Invalid, Text: "is broken or cut off", Cause: err}
		}
	}
	return nil, habeas.Errorf(habeas.Refused, "no record was found in %d bytes", maxSearch)
}

func (r *Reader) skip(n int64) error {
	if n > maxSkip {
		return habeas.Errorf(habeas.Refused, "a record claims %d bytes", n)
	}
	if _, err := io.CopyN(io.Discard, r.in, n); err != nil {
		return cutOff(err)
	}
	return nil
}

// cutOff says that an archive ends too early. The end of the file is not kept as a cause: io.EOF from Next means a good end.
func cutOff(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return habeas.Errorf(habeas.Invalid, "ends within a record")
	}
	if habeas.KindOf(err) != habeas.Internal {
		return err
	}
	return &habeas.Error{Kind: habeas.Invalid, Text: "is broken within a record", Cause: err}
}

func (r *Reader) broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return habeas.Errorf(habeas.Invalid, "ends within a record's header")
	}
	return &ErrRecord{err}
}

// header reads fields up to the blank line and adds what it read to raw.
func header(in *bufio.Reader, raw []byte) (Header, []byte, error) {
	h := Header{}
	for start := len(raw); ; {
		line, err := in.ReadSlice('\n')
		raw = append(raw, line...)
		if err != nil {
			return nil, raw, err
		}
		if len(raw)-start > maxHeader {
			return nil, raw, habeas.Errorf(habeas.Refused, "a header has more than %d bytes", maxHeader)
		}
		s := strings.TrimRight(string(line), "\r\n")
		if s == "" {
			return h, raw, nil
		}
		k, v, ok := strings.Cut(s, ":")
		if k = strings.ToLower(strings.TrimSpace(k)); ok && h[k] == "" {
			h[k] = strings.TrimSpace(v)
		}
	}
}
