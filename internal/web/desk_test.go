package web_test

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"habeas"
	"habeas/internal/register"
	"habeas/internal/web"
	"habeas/internal/web/webtest"
)

// desk makes the desk of a register for the local viewer.
func desk(t testing.TB, reg web.Register) *web.Desk {
	t.Helper()
	d, err := web.New(reg, web.Options{Viewer: register.Local(), Hosts: []string{"desk.example"}})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// ask sends one request to the desk.
func ask(d http.Handler, method, target string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, nil)
	if !strings.HasPrefix(target, "http") {
		r.Host = "127.0.0.1:8080"
	}
	w := httptest.NewRecorder()
	d.ServeHTTP(w, r)
	return w
}

// get gives a page's tree and fails unless it is there.
func get(t *testing.T, d http.Handler, target string) *html.Node {
	t.Helper()
	w := ask(d, "GET", target)
	if w.Code != http.StatusOK {
		t.Fatalf("GET %s: status %d\n%s", target, w.Code, w.Body)
	}
	n, err := html.Parse(w.Body)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// all gives every element of a tree for which want holds.
func all(n *html.Node, want func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && want(c) {
			out = append(out, c)
		}
	}
	return out
}

func tag(names ...string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		for _, name := range names {
			if n.Data == name {
				return true
			}
		}
		return false
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func class(name string) func(*html.Node) bool {
	return func(n *html.Node) bool {
		for _, c := range strings.Fields(attr(n, "class")) {
			if c == name {
				return true
			}
		}
		return false
	}
}

func text(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// crawl gives every page of the desk that links lead to, with its tree; everything else that a link names is asked for too.
func crawl(t *testing.T, d http.Handler, limit int) map[string]*html.Node {
	t.Helper()
	pages := map[string]*html.Node{}
	seen := map[string]bool{"/": true}
	queue := []string{"/", "/search?q=people", "/search?q=i1", "/search?q=vientiane", "/incidents?act=arrest&country=CN&year=2024", "/reports/" + url.PathEscape("a/b?c=d#e&f <g>")}
	for len(queue) > 0 && len(pages) < limit {
		at := queue[0]
		queue = queue[1:]
		w := ask(d, "GET", at)
		if w.Code == http.StatusMovedPermanently {
			queue = append(queue, w.Header().Get("Location"))
			continue
		}
		if w.Code != http.StatusOK {
			t.Errorf("GET %s: status %d", at, w.Code)
			continue
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		n, err := html.Parse(w.Body)
		if err != nil {
			t.Fatal(err)
		}
		pages[at] = n
		for _, next := range links(t, at, n) {
			if !seen[next] && !strings.HasPrefix(next, "/language/") {
				seen[next] = true
				queue = append(queue, next)
			}
		}
	}
	return pages
}

// links gives the addresses of the desk that a page asks for or leads to, without their fragments, which must exist where
// they lead to the page itself.
func links(t *testing.T, at string, n *html.Node) []string {
	t.Helper()
	base, err := url.Parse(at)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range all(n, func(e *html.Node) bool { return attr(e, "href") != "" || attr(e, "src") != "" }) {
		for _, ref := range []string{attr(e, "href"), attr(e, "src")} {
			u, err := base.Parse(ref)
			if ref == "" {
				continue
			}
			if err != nil {
				t.Errorf("%s: link %q: %v", at, ref, err)
				continue
			}
			if u.Host != "" {
				if !strings.Contains(attr(e, "rel"), "noreferrer") {
					t.Errorf("%s: link %q leaves the desk and tells where from", at, ref)
				}
				continue
			}
			if strings.HasPrefix(ref, "#") && len(all(n, func(x *html.Node) bool { return attr(x, "id") == u.Fragment })) != 1 {
				t.Errorf("%s: link %q leads nowhere, or to several places", at, ref)
			}
			u.Fragment = ""
			out = append(out, u.String())
		}
	}
	return out
}

func TestDesk_EveryLinkLeadsSomewhere(t *testing.T) {
	pages := crawl(t, desk(t, webtest.Little()), 2000)
	if len(pages) < 40 {
		t.Fatalf("only %d pages found", len(pages))
	}
	for _, want := range []string{"/incidents/i1", "/cases/k1", "/reports/deungbul-0515", "/tally", "/help", "/cases?risk=now"} {
		if pages[want] == nil {
			t.Errorf("no link leads to %s", want)
		}
	}
}

// Every page has one heading of the first order, landmarks, a title, labels and texts for what is not text, and headings
// that skip no order.
func TestDesk_EveryPageIsSound(t *testing.T) {
	pages := crawl(t, desk(t, webtest.Little()), 2000)
	pages["empty"] = get(t, desk(t, webtest.Empty()), "/")
	pages["nothing"] = get(t, desk(t, webtest.Empty()), "/incidents")
	for at, n := range pages {
		for what, want := range map[string]int{"h1": 1, "main": 1, "title": 1} {
			if got := len(all(n, tag(what))); got != want && what != "title" {
				t.Errorf("%s: %d of %s, want %d", at, got, what, want)
			}
		}
		for _, landmark := range []string{"header", "nav", "footer"} {
			if len(all(n, tag(landmark))) == 0 {
				t.Errorf("%s: no %s", at, landmark)
			}
		}
		soundHeadings(t, at, n)
		soundControls(t, at, n)
		soundIDs(t, at, n)
	}
}

func soundHeadings(t *testing.T, at string, n *html.Node) {
	t.Helper()
	last := 0
	for _, h := range all(n, tag("h1", "h2", "h3", "h4")) {
		order := int(h.Data[1] - '0')
		if order > last+1 {
			t.Errorf("%s: heading %q of order %d after one of order %d", at, text(h), order, last)
		}
		if text(h) == "" {
			t.Errorf("%s: an empty heading", at)
		}
		last = order
	}
}

func soundControls(t *testing.T, at string, n *html.Node) {
	t.Helper()
	for _, c := range all(n, tag("input", "select")) {
		inLabel := false
		for p := range c.Ancestors() {
			inLabel = inLabel || p.Data == "label"
		}
		labelled := len(all(n, func(l *html.Node) bool {
			return l.Data == "label" && attr(l, "for") == attr(c, "id") && attr(c, "id") != ""
		})) == 1
		if attr(c, "type") != "hidden" && !inLabel && !labelled {
			t.Errorf("%s: control %q has no label", at, attr(c, "name"))
		}
	}
	for _, a := range all(n, tag("a", "button", "summary")) {
		if text(a) == "" && attr(a, "aria-label") == "" {
			t.Errorf("%s: a link or button without words: %q", at, attr(a, "href"))
		}
	}
	for _, s := range all(n, tag("svg")) {
		inner := false
		for p := range s.Ancestors() {
			inner = inner || p.Data == "svg"
		}
		if !inner && attr(s, "aria-label") == "" && attr(s, "aria-hidden") != "true" {
			t.Errorf("%s: a drawing without words", at)
		}
	}
}

func soundIDs(t *testing.T, at string, n *html.Node) {
	t.Helper()
	seen := map[string]bool{}
	for _, e := range all(n, func(e *html.Node) bool { return attr(e, "id") != "" }) {
		if seen[attr(e, "id")] {
			t.Errorf("%s: id %q twice", at, attr(e, "id"))
		}
		seen[attr(e, "id")] = true
	}
}

// What was read from outside is shown as text and never becomes part of a page.
func TestDesk_HostileTextStaysText(t *testing.T) {
	for at, n := range crawl(t, desk(t, webtest.Little()), 2000) {
		for _, e := range all(n, func(*html.Node) bool { return true }) {
			if e.Data == "script" && attr(e, "src") != "/static/desk.js" {
				t.Errorf("%s: a script", at)
			}
			if e.Data == "img" {
				t.Errorf("%s: an image from outside", at)
			}
			for _, a := range e.Attr {
				if strings.HasPrefix(a.Key, "on") || a.Key == "style" || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
					t.Errorf("%s: <%s %s=%q>", at, e.Data, a.Key, a.Val)
				}
			}
		}
	}
	page := get(t, desk(t, webtest.Little()), "/reports/"+url.PathEscape("a/b?c=d#e&f <g>"))
	if !strings.Contains(text(page), webtest.Script) {
		t.Error("the hostile title is not shown as it stands")
	}
}

// Names of people stand in the text of pages and in nothing that is kept elsewhere: addresses, tab titles, logs.
func TestDesk_NamesStayOutOfAddressesTitlesAndLogs(t *testing.T) {
	var log bytes.Buffer
	reg := webtest.Little()
	d, err := web.New(reg, web.Options{Viewer: register.Local(), Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	if err != nil {
		t.Fatal(err)
	}
	pages := crawl(t, d, 2000)
	shown := false
	for at, n := range pages {
		titles := at
		for _, e := range all(n, tag("title")) {
			if e.Parent.Data == "head" {
				titles += text(e)
			}
		}
		for _, name := range webtest.Canaries {
			shown = shown || strings.Contains(text(n), name)
			for _, part := range strings.Fields(name) {
				if strings.Contains(titles, part) {
					t.Errorf("%s: the name of a person in %q", at, titles)
				}
			}
		}
	}
	if !shown {
		t.Error("the canaries are on no page: the test sees nothing")
	}
	reg.Err = habeas.Errorf(habeas.Internal, "cannot read")
	ask(d, "GET", "/search?q="+url.QueryEscape(webtest.Canaries[0]))
	if log.Len() == 0 || strings.Contains(log.String(), "Sora") {
		t.Errorf("log after a failed search: %q", log.String())
	}
}

func TestDesk_AnswersErrorsByKind(t *testing.T) {
	reg := webtest.Little()
	d := desk(t, reg)
	for _, c := range []struct {
		target string
		status int
		says   string
	}{
		{"/incidents/i999", 404, "i999"},
		{"/nowhere", 404, "no such page"},
		{"/static/nothing.css", 404, "no such page"},
		{"/static/..%2fdesk.go", 404, "no such page"},
		{"/incidents?year=last", 400, "four digits"},
		{"/incidents?page=-1", 400, "whole number"},
		{"/incidents?status=odd", 400, "choose one"},
		{"/tally?by=colour", 400, "colour"},
		{"/tally?from=2024&to=2019", 400, "after"},
		{"/tally/cell?by=act&at-act=none", 404, "no such row"},
		{"/search?q=" + strings.Repeat("x", 300), 400, "at most"},
	} {
		w := ask(d, "GET", c.target)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.says) {
			t.Errorf("GET %s: status %d, want %d and %q", c.target, w.Code, c.status, c.says)
		}
	}
	for kind, status := range map[habeas.Kind]int{habeas.Internal: 500, habeas.Unavailable: 503, habeas.Newer: 503, habeas.Forbidden: 403} {
		reg.Err = habeas.Errorf(kind, "the disk of room 7 is gone")
		w := ask(d, "GET", "/")
		if w.Code != status {
			t.Errorf("kind %d: status %d, want %d", kind, w.Code, status)
		}
		if told := strings.Contains(w.Body.String(), "room 7"); told != (kind != habeas.Internal) {
			t.Errorf("kind %d: its text is shown: %t", kind, told)
		}
	}
}

func TestDesk_ZeroViewerSeesNothing(t *testing.T) {
	d, err := web.New(webtest.Little(), web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, target := range []string{"/", "/incidents", "/incidents/i1", "/cases", "/cases/k1", "/tally", "/tally.csv", "/tally.json", "/search?q=a", "/reports/hekou-88"} {
		if w := ask(d, "GET", target); w.Code != http.StatusForbidden {
			t.Errorf("GET %s for nobody: status %d", target, w.Code)
		}
	}
}
