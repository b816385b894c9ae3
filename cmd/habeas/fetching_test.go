package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"habeas/internal/capture"
)

// habeasIn runs a command as main does, on a register of its own, and gives status and what it printed.
func habeasIn(t *testing.T, data string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	getenv := func(name string) string { return map[string]string{"HABEAS_DATA": data}[name] }
	now := time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)
	clock := func() time.Time { now = now.Add(2 * time.Second); return now }
	status = run(t.Context(), args, strings.NewReader(""), &out, &errs, getenv, clock)
	return status, out.String(), errs.String()
}

func TestAdd_PageOfTheWeb(t *testing.T) {
	people := "Three"
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/story" {
			http.NotFound(w, r)
			return
		}
		fmt.Fprintf(w, "<html><head><title>Held in Harbourtown</title></head><body><article><p>%s people were detained in Harbourtown on 3 February 2025, an aid group said. They are held at the police station near the harbour, it said.</p></article></body></html>", people)
	}))
	defer s.Close()
	data := filepath.Join(t.TempDir(), "r")
	if status, _, errs := habeasIn(t, data, "init"); status != exitDone {
		t.Fatal(errs)
	}
	for _, c := range []struct {
		name, people string
		args         []string
		status       int
		out, errs    string
	}{
		{"loopback is refused unless asked for", "Three", []string{"add", s.URL + "/story"}, exitPartial, "0 new reports, 1 refused", "is not public (loopback"},
		{"taken", "Three", []string{"add", "--allow-private", s.URL + "/story"}, exitDone, "1 new report", ""},
		{"again", "Three", []string{"add", "--allow-private", s.URL + "/story"}, exitDone, "0 new reports", "unchanged since"},
		{"changed", "Four", []string{"add", "--allow-private", s.URL + "/story"}, exitDone, "1 new version", ""},
		{"gone", "Four", []string{"add", "--allow-private", s.URL + "/none"}, exitPartial, "1 refused", "404 Not Found"},
		{"bad proxy", "Four", []string{"add", "--proxy", "nonsense", s.URL}, exitUsage, "", "--proxy"},
		{"whole", "Four", []string{"verify"}, exitDone, "2 originals", ""},
	} {
		people = c.people
		status, out, errs := habeasIn(t, data, c.args...)
		if status != c.status || !strings.Contains(out, c.out) || !strings.Contains(errs, c.errs) {
			t.Errorf("%s: status %d, want %d\n%s\n%s", c.name, status, c.status, out, errs)
		}
	}
	id, err := capture.PageID(s.URL + "/story")
	if err != nil {
		t.Fatal(err)
	}
	if _, out, errs := habeasIn(t, data, "prove", "--report", string(id)); !strings.Contains(out, `\"requested\":\"`+s.URL+`/story\"`) {
		t.Errorf("the receipt does not say how the page was got:\n%s\n%s", out, errs)
	}
	originals, err := filepath.Glob(filepath.Join(data, "archive", "sha256", "*", "*"))
	if err != nil || len(originals) != 2 {
		t.Fatalf("originals %v, %v", originals, err)
	}
	for _, name := range originals {
		if b, err := os.ReadFile(name); err != nil || !bytes.HasPrefix(b, []byte("\x1f\x8b")) {
			t.Errorf("%s is not a packed web archive: %v", name, err)
		}
	}
}
