package warc

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"io"
	"strconv"
	"strings"

	"habeas"
)

// A Response is the answer of a web server, with its body unpacked.
type Response struct {
	URL     string
	Date    string // RFC 3339 UTC, when it was captured; "" when the record does not say
	Status  int
	Type    string // media type in small letters: "text/html"
	Charset string // as the server declared it, or ""
	Body    []byte
}

// Wanted reports whether a record may hold a page: a response or a resource, not a repetition of an earlier one.
func Wanted(h Header) bool {
	switch strings.ToLower(h["warc-type"]) {
	case "response":
		return !strings.HasPrefix(h["warc-target-uri"], "dns:")
	case "resource":
		if strings.HasPrefix(strings.TrimLeft(h["warc-target-uri"], "<"), "metadata:") {
			return false // the archiver's own notes
		}
		t, _ := media(h["content-type"])
		return readable(t)
	}
	return false
}

// readable reports the media types that reports are read from.
func readable(t string) bool {
	switch t {
	case "text/html", "application/xhtml+xml", "text/plain", "application/pdf":
		return true
	}
	return false
}

// Page reports whether the response is a page or a document that was served whole.
func (r Response) Page() bool { return r.Status >= 200 && r.Status < 300 && readable(r.Type) }

// Parse reads the first page-like record of raw, which holds one record or several.
func Parse(raw []byte, limit int64) (Response, error) {
	rd, err := NewReader(bytes.NewReader(raw), limit)
	if err != nil {
		return Response{}, err
	}
	rec, err := rd.Next(Wanted)
	if err != nil {
		if errors.Is(err, io.EOF) {
			return Response{}, habeas.Errorf(habeas.Invalid, "holds no response")
		}
		return Response{}, err
	}
	return rec.Response(limit)
}

// Response takes the record's response apart. The body is unpacked up to limit bytes.
func (rec Record) Response(limit int64) (Response, error) {
	out := Response{URL: strings.Trim(rec.Header["warc-target-uri"], "<>"), Date: rec.Header["warc-date"]}
	if strings.EqualFold(rec.Header["warc-type"], "resource") {
		out.Status, out.Body = 200, rec.Block
		out.Type, out.Charset = media(rec.Header["content-type"])
		return out, nil
	}
	in := bufio.NewReader(bytes.NewReader(rec.Block))
	line, err := in.ReadString('\n')
	f := strings.Fields(line)
	if err != nil || len(f) < 2 || !strings.HasPrefix(f[0], "HTTP/") {
		return out, habeas.Errorf(habeas.Invalid, "the record holds no HTTP response")
	}
	if out.Status, err = strconv.Atoi(f[1]); err != nil {
		return out, habeas.Errorf(habeas.Invalid, "the response has no status")
	}
	h, _, err := header(in, nil)
	if err != nil {
		return out, &habeas.Error{Kind: habeas.Invalid, Text: "the response's header is broken", Cause: err}
	}
	out.Type, out.Charset = media(h["content-type"])
	if !out.Page() {
		return out, nil
	}
	out.Body, err = body(in, h, limit)
	return out, err
}

// media takes a content type apart.
func media(s string) (kind, charset string) {
	kind, rest, _ := strings.Cut(s, ";")
	for p := range strings.SplitSeq(rest, ";") {
		if k, v, ok := strings.Cut(p, "="); ok && strings.EqualFold(strings.TrimSpace(k), "charset") {
			charset = strings.Trim(strings.TrimSpace(v), `"'`)
		}
	}
	return strings.ToLower(strings.TrimSpace(kind)), charset
}

// body unpacks a body. Archives keep responses as they were sent, or with the transfer already undone but the header left as
// it was; both are taken.
func body(in *bufio.Reader, h Header, limit int64) ([]byte, error) {
	var r io.Reader = in
	if strings.Contains(strings.ToLower(h["transfer-encoding"]), "chunked") && looksChunked(in) {
		r = &chunks{in: in}
	}
	br := bufio.NewReader(r)
	switch enc := strings.ToLower(h["content-encoding"]); enc {
	case "", "identity":
		r = br
	case "gzip", "x-gzip":
		r = unpacked(br, func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }, "\x1f\x8b")
	case "deflate":
		r = inflated(br)
	default:
		return nil, habeas.Errorf(habeas.Refused, "the response is packed by %q, which is not read; capture it again without", enc)
	}
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(b)) > limit:
		return nil, habeas.Errorf(habeas.Refused, "the response unpacks to more than %d bytes", limit)
	case err != nil && len(b) == 0:
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "the response's body is broken", Cause: err}
	}
	return b, nil
}

// unpacked opens a packed body, unless it is not packed after all.
func unpacked(br *bufio.Reader, open func(io.Reader) (io.Reader, error), magic string) io.Reader {
	if head, _ := br.Peek(len(magic)); string(head) != magic {
		return br
	}
	z, err := open(br)
	if err != nil {
		return br
	}
	return z
}

// inflated opens a deflated body, which servers send with and without the header that the standard asks for.
func inflated(br *bufio.Reader) io.Reader {
	if head, _ := br.Peek(2); len(head) == 2 && head[0] == 0x78 && (int(head[0])<<8|int(head[1]))%31 == 0 {
		if z, err := zlib.NewReader(br); err == nil {
			return z
		}
	}
	return flate.NewReader(br)
}

// looksChunked reports whether the next line is the length of a chunk.
func looksChunked(in *bufio.Reader) bool {
	head, _ := in.Peek(32)
	line, _, ok := bytes.Cut(head, []byte("\n"))
	if !ok {
		return false
	}
	_, err := chunkLength(string(line))
	return err == nil
}

func chunkLength(line string) (int64, error) {
	size, _, _ := strings.Cut(strings.TrimSpace(line), ";")
	return strconv.ParseInt(strings.TrimSpace(size), 16, 32)
}

// chunks undoes the chunked transfer encoding.
type chunks struct {
	in   *bufio.Reader
	left int64
	done bool
}

func (c *chunks) Read(p []byte) (int, error) {
	for c.left == 0 {
		if c.done {
			return 0, io.EOF
		}
		line, err := c.in.ReadString('\n')
		if err != nil {
			return 0, io.EOF // cut off: what came is kept
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		n, err := chunkLength(line)
		if err != nil || n < 0 {
			return 0, habeas.Errorf(habeas.Invalid, "a chunk has no length")
		}
		c.left, c.done = n, n == 0
	}
	n, err := c.in.Read(p[:min(int64(len(p)), c.left)])
	c.left -= int64(n)
	return n, err
}
