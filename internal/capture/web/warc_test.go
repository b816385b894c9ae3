package web

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/read"
)

// A record is one record as this test reads it, from the standard and not from the writer.
type record struct {
	header textproto.MIMEHeader
	block  []byte
	size   int // of its gzip member
}

// records reads an archive of one gzip member a record.
func records(t *testing.T, archive []byte) []record {
	t.Helper()
	var out []record
	for in := bytes.NewReader(archive); in.Len() > 0; {
		before := in.Len()
		z, err := gzip.NewReader(in) // a ByteReader, from which it takes no more than its member
		if err != nil {
			t.Fatal(err)
		}
		z.Multistream(false)
		b, err := io.ReadAll(z)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, parseRecord(t, b, before-in.Len()))
	}
	return out
}

func parseRecord(t *testing.T, b []byte, size int) record {
	t.Helper()
	version, rest, _ := bytes.Cut(b, []byte("\r\n"))
	if v := string(version); v != "WARC/1.1" && v != "WARC/1.0" {
		t.Fatalf("record begins %q", version)
	}
	in := textproto.NewReader(bufio.NewReader(bytes.NewReader(rest)))
	h, err := in.ReadMIMEHeader()
	if err != nil {
		t.Fatal(err)
	}
	n, err := strconv.Atoi(h.Get("Content-Length"))
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, n)
	if _, err := io.ReadFull(in.R, block); err != nil {
		t.Fatal(err)
	}
	if end, err := io.ReadAll(in.R); err != nil || string(end) != "\r\n\r\n" {
		t.Fatalf("record ends %q, %v", end, err)
	}
	return record{h, block, size}
}

func captured(t *testing.T) Capture {
	t.Helper()
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			return
		}
		says(article)(w, r)
	}))
	s.StartTLS()
	t.Cleanup(s.Close)
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	c, err := mustWeb(t, newWorld(), Config{AllowPrivate: true, Trust: roots, IgnoreRobots: true}).Fetch(t.Context(), s.URL+"/old", Prior{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWARC(t *testing.T) {
	c := captured(t)
	archive, err := c.WARC()
	if err != nil {
		t.Fatal(err)
	}
	rs := records(t, archive)
	kinds, ids := []string{}, map[string]bool{}
	for _, r := range rs {
		kinds = append(kinds, r.header.Get("Warc-Type"))
		sum := sha256.Sum256(r.block)
		if got := r.header.Get("Warc-Block-Digest"); got != "sha256:"+hex.EncodeToString(sum[:]) {
			t.Errorf("%s: block digest %s is not that of its block", r.header.Get("Warc-Type"), got)
		}
		id := r.header.Get("Warc-Record-Id")
		if ids[id] || !strings.HasPrefix(id, "<urn:uuid:") {
			t.Errorf("record id %s is not one of its own", id)
		}
		ids[id] = true
	}
	for _, r := range rs {
		if with := r.header.Get("Warc-Concurrent-To"); with != "" && !ids[with] {
			t.Errorf("concurrent to %s, which is not there", with)
		}
	}
	if fmt.Sprint(kinds) != "[warcinfo response request metadata response request metadata]" {
		t.Fatalf("records %v", kinds)
	}
	if string(rs[1].block) != string(c.Last().Response) || rs[1].header.Get("Warc-Target-Uri") != c.Final() {
		t.Errorf("the first response is of %s", rs[1].header.Get("Warc-Target-Uri"))
	}
	if !strings.Contains(string(rs[3].block), "BEGIN CERTIFICATE") || !strings.Contains(string(rs[3].block), `"step": 2`) {
		t.Errorf("metadata lacks certificates or step:\n%s", rs[3].block)
	}
	if again, err := c.WARC(); err != nil || !bytes.Equal(again, archive) {
		t.Error("the same capture gives other bytes")
	}
}

// The project's own reader finds the page and what is known of it.
func TestWARC_IsReadAsAReport(t *testing.T) {
	c := captured(t)
	archive, err := c.WARC()
	if err != nil {
		t.Fatal(err)
	}
	r, err := read.Report(t.Context(), read.Item{Name: "page", Original: archive, Format: "warc-response"})
	if err != nil || r.URL != c.Final() || !strings.Contains(r.Text, "Four people were held.") || r.Original != habeas.DigestOf(archive) || !strings.HasPrefix(r.Retrieved, "2026-11-25T08:00:") {
		t.Errorf("read as %+v, %v", r, err)
	}
}

// wget, which knows nothing of us, keeps the same exchange in the same fields.
func TestWARC_AsWgetDoes(t *testing.T) {
	wget, err := exec.LookPath("wget")
	if err != nil {
		t.Skip("wget is not installed; its archives are then not compared with ours")
	}
	s := pages(t, map[string]http.HandlerFunc{"/story": says(article)})
	dir := t.TempDir()
	cmd := exec.Command(wget, "-q", "--no-proxy", "--warc-file=w", "-O", "page", s.URL+"/story")
	cmd.Dir, cmd.Env = dir, append(os.Environ(), "http_proxy=")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("wget: %v\n%s", err, out)
	}
	theirs, err := os.ReadFile(filepath.Join(dir, "w.warc.gz"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := mustWeb(t, newWorld(), Config{AllowPrivate: true, IgnoreRobots: true}).Fetch(t.Context(), s.URL+"/story", Prior{})
	if err != nil {
		t.Fatal(err)
	}
	ours, err := c.WARC()
	if err != nil {
		t.Fatal(err)
	}
	a, b := ofType(t, records(t, theirs), "response"), ofType(t, records(t, ours), "response")
	for name := range a.header {
		if b.header.Get(name) == "" {
			t.Errorf("wget's response has %s and ours has not", name)
		}
	}
	for _, name := range []string{"Content-Type", "Warc-Ip-Address"} {
		if a.header.Get(name) != b.header.Get(name) {
			t.Errorf("%s: wget %q, ours %q", name, a.header.Get(name), b.header.Get(name))
		}
	}
	if trim := strings.Trim(a.header.Get("Warc-Target-Uri"), "<>"); trim != b.header.Get("Warc-Target-Uri") {
		t.Errorf("target: wget %s, ours %s", trim, b.header.Get("Warc-Target-Uri"))
	}
	if _, body, _ := bytes.Cut(a.block, []byte("\r\n\r\n")); !bytes.HasSuffix(b.block, body) || len(body) == 0 {
		t.Errorf("bodies differ: wget %q", body)
	}
	theirReport, err := read.Report(t.Context(), read.Item{Name: "w", Original: theirs, Format: "warc-response"})
	if err != nil {
		t.Fatal(err)
	}
	ourReport, err := read.Report(t.Context(), read.Item{Name: "o", Original: ours, Format: "warc-response"})
	if err != nil || ourReport.Text != theirReport.Text || ourReport.URL != theirReport.URL {
		t.Errorf("read as %q of %s, and wget's as %q of %s (%v)", ourReport.Text, ourReport.URL, theirReport.Text, theirReport.URL, err)
	}
}

func ofType(t *testing.T, rs []record, kind string) record {
	t.Helper()
	for _, r := range rs {
		if r.header.Get("Warc-Type") == kind {
			return r
		}
	}
	t.Fatalf("no %s record", kind)
	return record{}
}
