package read_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"habeas"
	"habeas/internal/read"
)

// fuzzed are the formats that the fuzz tests name by number.
var fuzzed = []string{"html", "jsonl", "txt", "eml", "warc-response", "warc", "pdf", "docx", "wacz", "md", "json"}

// FuzzReport: whatever the bytes and the format, reading ends without a panic, and a report that comes out keeps the promises
// that everything after it relies on.
func FuzzReport(f *testing.F) {
	pages, _ := filepath.Glob("html/testdata/pages/*.html")
	for _, p := range pages {
		b, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, uint8(0))
	}
	f.Add([]byte(`{"id":"a","text":"Nine held\n\nNine people were held.","title":"Nine held","published":"2019-04"}`), uint8(1))
	f.Add([]byte(`{"html":"<p>Nine people were held on the bridge.</p>"}`), uint8(1))
	f.Add([]byte("Nine held\n\nVESSANY (VNS) - Nine people were held."), uint8(2))
	f.Add([]byte("From: a@b.example\nSubject: x\nContent-Type: multipart/mixed; boundary=q\n\n--q\n\nhello there\n--q--\n"), uint8(3))
	f.Add([]byte(response("http://a.example/1", okHTML+"\r\nTransfer-Encoding: chunked", chunked(story))), uint8(4))
	f.Add([]byte(response("http://a.example/1", okHTML, story)), uint8(5))
	f.Add(printed(bulletin...), uint8(6))
	f.Add([]byte(zipOf(f, "word/document.xml", docxMain)), uint8(7))
	f.Add([]byte(zipOf(f, "archive/a.warc.gz", packed(f, response("http://a.example/1", okHTML, story)))), uint8(8))
	f.Add([]byte("---\ntitle: x\n---\n# Nine held\n\n*Nine* people were [held](x)."), uint8(9))
	f.Fuzz(func(t *testing.T, b []byte, kind uint8) {
		format := fuzzed[int(kind)%len(fuzzed)]
		for it := range read.Items(context.Background(), "x."+format, bytes.NewReader(b), format, read.Given{}) {
			r, err := read.Report(context.Background(), it)
			if err != nil {
				if habeas.KindOf(err) == habeas.Internal {
					t.Fatalf("an error of no kind: %v", err)
				}
				continue
			}
			promised(t, it, r)
		}
	})
}

// promised checks what a report promises.
func promised(t *testing.T, it read.Item, r habeas.Report) {
	t.Helper()
	if r.ID == "" || r.Original != habeas.DigestOf(it.Original) {
		t.Fatalf("report %q of original %v", r.ID, r.Original)
	}
	if !utf8.ValidString(r.Text) || strings.ContainsRune(r.Text, 0) || strings.TrimSpace(r.Text) == "" || len(r.Text) > read.MaxText {
		t.Fatalf("text %.100q is no text", r.Text)
	}
	for _, s := range []string{r.Title, r.Byline, r.Dateline, r.Source, string(r.Lang)} {
		if !utf8.ValidString(s) {
			t.Fatalf("%q is not valid UTF-8", s)
		}
	}
	if !r.Published.Valid() {
		t.Fatalf("published %v", r.Published)
	}
	last := 0
	for _, g := range r.Regions {
		if g.Start < last || g.End <= g.Start || g.End > len(r.Text) || !utf8.ValidString(r.Text[g.Start:g.End]) {
			t.Fatalf("region %v after offset %d in a text of %d bytes", g, last, len(r.Text))
		}
		last = g.End
	}
}

// FuzzItems: containers of any bytes are split without a panic, and every item has original or error, and a name without
// folders.
func FuzzItems(f *testing.F) {
	f.Add([]byte(response("http://a.example/1", okHTML, story)), uint8(5))
	f.Add([]byte("PK\x03\x04"), uint8(8))
	f.Add([]byte("{}\n{}\n\xff\n"), uint8(1))
	f.Fuzz(func(t *testing.T, b []byte, kind uint8) {
		n := 0
		for it := range read.Items(context.Background(), "x", bytes.NewReader(b), fuzzed[int(kind)%len(fuzzed)], read.Given{}) {
			if (it.Err == nil) == (it.Original == nil) || strings.ContainsAny(it.Name, "/\\\n") {
				t.Fatalf("item %q with %d bytes and error %v", it.Name, len(it.Original), it.Err)
			}
			if n++; n > len(b)+1 {
				t.Fatalf("%d items of %d bytes", n, len(b))
			}
		}
	})
}
