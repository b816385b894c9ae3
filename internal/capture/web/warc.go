package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"habeas"
)

// warcTime is how WARC 1.1 writes a time.
const warcTime = "2006-01-02T15:04:05.000000Z"

// WARC writes the capture as a web archive (WARC 1.1, one gzip member a record), which is the original that is kept. The
// page's own response comes first, so that a reader finds the page without knowing of redirects; then its request and a
// metadata record with times and certificates; then the same for every redirect before it; pictures of the page come last. Equal captures give equal bytes.
func (c Capture) WARC() ([]byte, error) {
	w := &warcWriter{}
	w.info = w.write(fields{
		{"WARC-Type", "warcinfo"}, {"WARC-Date", stamp(c.Exchanges[0].Started)}, {"Content-Type", "application/warc-fields"},
	}, []byte("software: habeas\r\nformat: WARC File Format 1.1\r\nconformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n"))
	for i := len(c.Exchanges) - 1; i >= 0; i-- {
		w.exchange(c, i)
	}
	for _, p := range c.Pictures {
		w.picture(c.Last(), p)
	}
	return w.out.Bytes(), w.err
}

// fields are the named fields of a record, in order.
type fields [][2]string

type warcWriter struct {
	out  bytes.Buffer
	info string // id of the warcinfo record
	err  error
}

func (w *warcWriter) exchange(c Capture, i int) {
	x := c.Exchanges[i]
	about, err := json.MarshalIndent(c.about(i), "", "  ")
	if err != nil {
		w.err = err
		return
	}
	common := fields{{"WARC-Date", stamp(x.Started)}, {"WARC-Target-URI", x.URL}, {"WARC-Warcinfo-ID", w.info}}
	if x.Address != "" {
		common = append(common, [2]string{"WARC-IP-Address", x.Address})
	}
	request := slices.Concat(fields{{"WARC-Type", "request"}, {"Content-Type", "application/http;msgtype=request"}}, common)
	concurrent := fields{{"WARC-Concurrent-To", recordID(request, x.Request)}}
	w.write(slices.Concat(fields{
		{"WARC-Type", "response"}, {"Content-Type", "application/http;msgtype=response"}, {"WARC-Payload-Digest", warcDigest(x.Payload)},
	}, concurrent, common), x.Response)
	w.write(request, x.Request)
	w.write(slices.Concat(fields{{"WARC-Type", "metadata"}, {"Content-Type", "application/json"}}, concurrent, common), append(about, '\n'))
}

// recordID makes the id of a record of the record itself: no two records of different content share one, and no chance
// is needed.
func recordID(f fields, block []byte) string {
	sum := sha256.New()
	fmt.Fprint(sum, f)
	sum.Write(block)
	return urn(sum.Sum(nil))
}

// write writes one record as a gzip member and gives its id.
func (w *warcWriter) write(f fields, block []byte) string {
	id := recordID(f, block)
	z, err := gzip.NewWriterLevel(&w.out, gzip.BestCompression)
	if err != nil {
		w.err = err
		return id
	}
	fmt.Fprint(z, "WARC/1.1\r\n")
	for _, kv := range slices.Concat(f, fields{
		{"WARC-Record-ID", id}, {"WARC-Block-Digest", warcDigest(habeas.DigestOf(block))}, {"Content-Length", strconv.Itoa(len(block))},
	}) {
		fmt.Fprintf(z, "%s: %s\r\n", kv[0], kv[1])
	}
	fmt.Fprint(z, "\r\n")
	_, err = z.Write(block)
	fmt.Fprint(z, "\r\n\r\n")
	if err := errors.Join(err, z.Close()); err != nil {
		w.err = err
	}
	return id
}

// urn makes a UUID of the first bytes of a hash, marked as one that was made to a rule of its own (version 8).
func urn(hash []byte) string {
	b := bytes.Clone(hash[:16])
	b[6] = b[6]&0x0f | 0x80
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b)
	return "<urn:uuid:" + strings.Join([]string{h[:8], h[8:12], h[12:16], h[16:20], h[20:]}, "-") + ">"
}

func stamp(t time.Time) string { return t.UTC().Format(warcTime) }

func warcDigest(d habeas.Digest) string { return "sha256:" + hex.EncodeToString(d[:]) }

// How is what a capture's journal entry says of how it was got; the archived WARC holds all of it and more.
type How struct {
	Requested string `json:"requested"`
	// Prior is what the next capture of the page is compared with.
	Prior    Prior      `json:"prior"`
	Status   int        `json:"status"`
	Started  string     `json:"started"` // UTC
	Ended    string     `json:"ended"`   // UTC
	Address  string     `json:"address,omitempty"`
	Redirect []Redirect `json:"redirects,omitempty"`
	// Certificates are the SHA-256 of the server's certificate and of those it sent with it, in their order.
	Certificates []habeas.Digest `json:"certificates,omitempty"`
	Pictures     []Pictured      `json:"pictures,omitempty"`
}

// A Redirect is one step on the way to a page.
type Redirect struct {
	URL    string `json:"url"`
	Status int    `json:"status"`
}

// How gives the journal's part of the capture.
func (c Capture) How() How {
	x := c.Last()
	h := How{
		Requested: c.Requested, Prior: x.prior(), Status: x.Status, Address: x.Address,
		Started: stamp(c.Exchanges[0].Started), Ended: stamp(x.Ended), Certificates: certificates(x.TLS),
		Pictures: pictured(c.Pictures),
	}
	for _, hop := range c.Exchanges[:len(c.Exchanges)-1] {
		h.Redirect = append(h.Redirect, Redirect{hop.URL, hop.Status})
	}
	return h
}

func (x Exchange) prior() Prior {
	return Prior{URL: x.URL, ETag: x.Header.Get("ETag"), LastModified: x.Header.Get("Last-Modified"), Payload: x.Payload}
}

func certificates(s *tls.ConnectionState) []habeas.Digest {
	if s == nil {
		return nil
	}
	var out []habeas.Digest
	for _, c := range s.PeerCertificates {
		out = append(out, habeas.DigestOf(c.Raw))
	}
	return out
}

// metadata is the metadata record of one exchange.
type metadata struct {
	Requested string   `json:"requested"`
	Step      int      `json:"step"` // 1 for the first exchange of the capture
	Status    int      `json:"status"`
	Started   string   `json:"started"`
	Ended     string   `json:"ended"`
	TLS       *secrecy `json:"tls,omitempty"`
}

type secrecy struct {
	Version string `json:"version"`
	Cipher  string `json:"cipher"`
	Chain   string `json:"chain"` // PEM, as the server sent it
	Staple  []byte `json:"ocsp,omitempty"`
}

func (c Capture) about(i int) metadata {
	x := c.Exchanges[i]
	m := metadata{Requested: c.Requested, Step: i + 1, Status: x.Status, Started: stamp(x.Started), Ended: stamp(x.Ended)}
	if x.TLS == nil {
		return m
	}
	var chain []byte
	for _, cert := range x.TLS.PeerCertificates {
		chain = append(chain, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert.Raw})...)
	}
	m.TLS = &secrecy{
		Version: tls.VersionName(x.TLS.Version), Cipher: tls.CipherSuiteName(x.TLS.CipherSuite),
		Chain: string(chain), Staple: x.TLS.OCSPResponse,
	}
	return m
}

// Retrieved gives the time of the page's own exchange as reports carry it.
func (c Capture) Retrieved() string { return c.Last().Started.Format(time.RFC3339) }
