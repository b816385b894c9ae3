package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/capture"
	"habeas/internal/capture/screen"
	"habeas/internal/capture/web"
	"habeas/internal/register"
)

// A page is taken with its pictures: they lie in the archived capture under the digests that the journal names, and nothing
// of them is in the report's text. Taken again unchanged, nothing is added.
func TestAdd_Pictures(t *testing.T) {
	if _, err := screen.Find(os.Getenv("HABEAS_TEST_CHROMIUM")); err != nil {
		if os.Getenv("HABEAS_REQUIRE_CHROMIUM") != "" {
			t.Fatal(err)
		}
		t.Skip("no Chromium found: set HABEAS_TEST_CHROMIUM to its path to take pictures with a real browser")
	}
	const story = "Three people were detained in Harbourtown on 3 February 2025, an aid group said."
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/story" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html")
		fmt.Fprintf(w, "<html><head><title>Held</title></head><body><article><p>%s</p></article><script>document.body.append('drawn by the browser')</script></body></html>", story)
	}))
	defer s.Close()
	data := filepath.Join(t.TempDir(), "r")
	for _, args := range [][]string{{"init"}, {"add", "--allow-private", "--screenshot", "--pdf", s.URL + "/story"}, {"verify"}} {
		if status, out, errs := habeasIn(t, data, args...); status != exitDone || strings.Contains(errs, "no screenshot") || strings.Contains(errs, "no pdf") {
			t.Fatalf("habeas %v: status %d\n%s\n%s", args, status, out, errs)
		}
	}
	r, err := register.Open(t.Context(), register.Config{Data: data})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	id, err := capture.PageID(s.URL + "/story")
	if err != nil {
		t.Fatal(err)
	}
	view, err := r.Report(t.Context(), register.Local(), id)
	if err != nil || !strings.Contains(view.Report.Text, story) || strings.Contains(view.Report.Text, "drawn by the browser") {
		t.Errorf("the report's text is %q, %v", view.Report.Text, err)
	}
	checkPictures(t, r, id)
	if _, out, _ := habeasIn(t, data, "add", "--allow-private", "--screenshot", "--pdf", s.URL+"/story"); !strings.Contains(out, "0 new reports") {
		t.Errorf("taken again: %s", out)
	}
}

// checkPictures checks that the pictures that the journal names are records of the original.
func checkPictures(t *testing.T, r *register.Register, id habeas.ReportID) {
	t.Helper()
	c, _, err := r.LastCapture(t.Context(), register.Local(), id)
	if err != nil {
		t.Fatal(err)
	}
	var how web.How
	if err := json.Unmarshal(c.How, &how); err != nil || len(how.Pictures) != 2 {
		t.Fatalf("how: %s, %v", c.How, err)
	}
	packed, err := r.Originals().Bytes(t.Context(), c.Original)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	archive, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range how.Pictures {
		start := bytes.Index(archive, []byte(map[string]string{"screenshot": "\x89PNG\r\n", "pdf": "%PDF-"}[p.Kind]))
		if start < 0 || start+p.Size > len(archive) || habeas.DigestOf(archive[start:start+p.Size]) != p.Digest || p.By == "" {
			t.Errorf("%s of %d bytes is not in the archived capture under %s", p.Kind, p.Size, p.Digest)
		}
	}
}

// Pictures asked for where there is no browser: said before anything is fetched.
func TestAdd_PicturesWithoutABrowser(t *testing.T) {
	s := &session{getenv: func(name string) string { return map[string]string{"HABEAS_CHROMIUM": "/nowhere/chromium"}[name] }, stderr: io.Discard}
	if _, err := (fetching{Screenshot: true}).web(s); habeas.KindOf(err) != habeas.NotFound {
		t.Errorf("web: %v, want NotFound", err)
	}
}
