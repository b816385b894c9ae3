package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// A wire is an invented news site with a feed.
type wire struct {
	feed  string
	pages map[string]string
	down  map[string]bool
	asked map[string]int
}

func (w *wire) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	w.asked[r.URL.Path]++
	switch {
	case w.down[r.URL.Path]:
		out.WriteHeader(http.StatusServiceUnavailable)
	case r.URL.Path == "/feed":
		fmt.Fprint(out, w.feed)
	case w.pages[r.URL.Path] != "":
		fmt.Fprintf(out, "<html><head><title>%s</title></head><body><article><p>%s</p></article></body></html>", r.URL.Path, w.pages[r.URL.Path])
	default:
		http.NotFound(out, r)
	}
}

func rssOf(paths ...string) string {
	var b strings.Builder
	b.WriteString(`<rss version="2.0"><channel><title>Invented Wire</title>`)
	for _, p := range paths {
		fmt.Fprintf(&b, "<item><link>%s</link></item>", p)
	}
	return b.String() + "</channel></rss>"
}

func TestWatch(t *testing.T) {
	w := &wire{
		feed:  rssOf("/one", "/two"),
		pages: map[string]string{"/one": "Three people were detained in Harbourtown on 3 February 2025, an aid group said.", "/two": "Two people were freed in Harbourtown on 4 February 2025, an aid group said."},
		down:  map[string]bool{"/two": true}, asked: map[string]int{},
	}
	s := httptest.NewServer(w)
	defer s.Close()
	data := filepath.Join(t.TempDir(), "r")
	run := func(want string, args ...string) {
		t.Helper()
		if status, out, errs := habeasIn(t, data, args...); status != exitDone || !strings.Contains(out+errs, want) {
			t.Errorf("habeas %v: status %d, want %q in\n%s\n%s", args, status, want, out, errs)
		}
	}
	look := []string{"watch", "run", "--once", "--allow-private"}
	run("", "init")
	run("", "watch", "add", s.URL+"/feed", "--source", "Invented Wire", "--every", "5m")
	run("1 new report", look...)
	run("every 5m0s", "watch", "list")
	if status, _, errs := habeasIn(t, data, "watch", "add", s.URL+"/feed", "--every", "1s"); status != exitUsage {
		t.Errorf("every second: %s", errs)
	}

	// What could not be had is taken when it can, though the feed has not changed; what is there is not asked for again.
	w.down = nil
	run("", "watch", "add", s.URL+"/feed", "--source", "Invented Wire") // makes it due
	run("1 new report", look...)
	if w.asked["/one"] != 1 || w.asked["/two"] != 2 {
		t.Errorf("pages asked for: %v, want one once and two twice", w.asked)
	}
	run("", "watch", "add", s.URL+"/feed")
	run("", look...)
	if w.asked["/one"] != 1 || w.asked["/two"] != 2 {
		t.Errorf("nothing new, and asked for %v", w.asked)
	}

	// A feed out of order is left alone for longer, and is no failure of the program.
	w.down = map[string]bool{"/feed": true}
	run("", "watch", "add", s.URL+"/feed")
	run("503 Service Unavailable", look...)
	run("503 Service Unavailable", "watch", "list")
	run("everything holds", "verify")
	run("", "watch", "remove", s.URL+"/feed")
	if status, _, errs := habeasIn(t, data, "watch", "remove", s.URL+"/feed"); status != exitFailed || !strings.Contains(errs, "nothing is watched") {
		t.Errorf("removed twice: status %d, %s", status, errs)
	}
}
