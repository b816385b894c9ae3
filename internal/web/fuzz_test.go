package web_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"

	"habeas/internal/web/webtest"
)

// Whatever an address asks for, the desk does not fail, answers with a page that is whole, and makes nothing but text of
// what it was given.
func FuzzDesk_Addresses(f *testing.F) {
	for _, seed := range []struct{ path, query string }{
		{"/", ""}, {"/incidents", "act=arrest&page=2"}, {"/incidents", "year=0&country=%00"}, {"/incidents/i1", ""}, {"/cases/k1", "x=y"},
		{"/reports/a%2Fb", "claim=%22%3E%3Cscript%3E"}, {"/search", "q=<script>alert(1)</script>"}, {"/tally", "by=act,year&from=2019/2018"},
		{"/tally.csv", "by=origin&from=9999-12-31"}, {"/tally/cell", "by=act&at-act=%ff"}, {"/language/ko", "back=//evil"}, {"/static/../desk.go", ""},
		{"/incidents", "page=99999999999999999999"}, {"/search", "q=%ed%a0%80"},
	} {
		f.Add(seed.path, seed.query)
	}
	d := desk(f, webtest.Little())
	f.Fuzz(func(t *testing.T, path, query string) { soundAnswer(t, d, path, query) })
}

// The same with addresses put together from what the desk understands.
func TestDesk_AnyAddress(t *testing.T) {
	d := desk(t, webtest.Little())
	rapid.Check(t, func(t *rapid.T) {
		path := rapid.SampledFrom([]string{"incidents", "incidents/i1", "cases", "cases/k1", "reports/hekou-88", "tally", "tally.csv", "tally.json", "tally/cell", "search", "language/ko", "help"}).Draw(t, "path")
		q := url.Values{}
		for _, k := range rapid.SliceOfN(rapid.SampledFrom([]string{"act", "status", "year", "country", "admin1", "report", "page", "by", "from", "to", "at-act", "at-year", "q", "risk", "claim", "back"}), 0, 5).Draw(t, "keys") {
			q.Add(k, rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"arrest", "2024", "-1", "0", "year", "CN", "2024-02-30", "now", webtest.Script, "//evil", "c0000"})).Draw(t, "value"))
		}
		soundAnswer(t, d, path, q.Encode())
	})
}

// soundAnswer asks for an address and fails unless the answer is sound.
func soundAnswer(t interface{ Fatalf(string, ...any) }, d http.Handler, path, query string) {
	u, err := url.Parse("http://localhost/" + strings.TrimLeft(path, "/"))
	if err != nil {
		return
	}
	r := httptest.NewRequest("GET", "http://localhost/", nil)
	r.URL.Path, r.URL.RawPath, r.URL.RawQuery = u.Path, u.RawPath, query
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	if w.Code == http.StatusInternalServerError {
		t.Fatalf("status %d", w.Code)
	}
	if back := w.Header().Get("Location"); strings.HasPrefix(back, "//") || strings.Contains(back, "://") && !strings.HasPrefix(back, "http://localhost/") {
		t.Fatalf("leads away to %q", back)
	}
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		return
	}
	n, err := html.Parse(w.Body)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, s := range all(n, tag("script", "img", "iframe", "object")) {
		if attr(s, "src") != "/static/desk.js" {
			t.Fatalf("<%s> in the answer", s.Data)
		}
	}
}
