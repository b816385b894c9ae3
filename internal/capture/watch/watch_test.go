package watch_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"habeas/internal/capture/feed"
	"habeas/internal/capture/watch"
	"habeas/internal/capture/web"
)

var start = time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)

func mustWeb(t *testing.T) *web.Web {
	t.Helper()
	w, err := web.New(web.Config{
		Now: func() time.Time { return start }, AllowPrivate: true, IgnoreRobots: true,
		Wait: func(context.Context, time.Duration) error { return nil },
	})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

const one = `<rss version="2.0"><channel><title>x</title><item><link>/one</link></item></channel></rss>`

func TestAt(t *testing.T) {
	status, body, retry := 200, one, ""
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", retry)
		w.WriteHeader(status)
		fmt.Fprint(w, body)
	}))
	defer s.Close()
	w, set := mustWeb(t), watch.Settings{URL: s.URL + "/feed", Every: watch.Duration(time.Hour)}
	state := watch.State{}
	for _, c := range []struct {
		name   string
		status int
		body   string
		retry  string
		pages  int
		failed bool
		next   time.Duration
	}{
		{"first look", 200, one, "", 1, false, time.Hour},
		{"unchanged", 200, one, "", 0, false, time.Hour},
		{"out of order", 502, "", "", 0, true, 2 * time.Hour},
		{"still", 502, "", "", 0, true, 4 * time.Hour},
		{"asks for a day", 503, "", "86400", 0, true, 24 * time.Hour},
		{"until a moment", 503, "", start.Add(30 * time.Hour).Format(http.TimeFormat), 0, true, 30 * time.Hour},
		{"for ever", 429, "", "99999999999", 0, true, watch.Longest},
		{"no feed", 200, "<html>closed</html>", "", 0, true, 64 * time.Hour},
		{"unchanged after all", 200, one, "", 0, false, time.Hour},
		{"one more", 200, one + " ", "", 1, false, time.Hour},
	} {
		status, body, retry = c.status, c.body, c.retry
		l, err := watch.At(t.Context(), w, set, state)
		if len(l.Pages) != c.pages || (err != nil) != c.failed || (l.State.Problem != "") != c.failed || l.Next.Sub(start) != c.next {
			t.Errorf("%s: %d pages, %v, next in %v; want %d, failed %v, %v", c.name, len(l.Pages), err, l.Next.Sub(start), c.pages, c.failed, c.next)
		}
		state = again(t, l.State)
	}
}

// again is a state as it comes back from the store.
func again(t *testing.T, s watch.State) watch.State {
	t.Helper()
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var out watch.State
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestAt_SitemapIndex(t *testing.T) {
	asked := map[string]int{}
	pages := map[string]string{
		"/index":   `<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2025-01-01</lastmod></sitemap><sitemap><loc>/new.xml</loc><lastmod>2025-02-01</lastmod></sitemap></sitemapindex>`,
		"/old.xml": `<urlset><url><loc>/a</loc></url></urlset>`, "/new.xml": `<urlset><url><loc>/b</loc></url></urlset>`,
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked[r.URL.Path]++
		fmt.Fprint(w, pages[r.URL.Path])
	}))
	defer s.Close()
	w, set := mustWeb(t), watch.Settings{URL: s.URL + "/index", Every: watch.Duration(time.Hour)}
	l, err := watch.At(t.Context(), w, set, watch.State{})
	if err != nil || len(l.Pages) != 2 || l.Pages[0].URL != s.URL+"/b" {
		t.Fatalf("first look: %+v, %v; want b and a", l.Pages, err)
	}
	pages["/index"] += " "
	pages["/new.xml"] = `<urlset><url><loc>/b</loc></url><url><loc>/c</loc></url></urlset>`
	l, err = watch.At(t.Context(), w, set, again(t, l.State))
	if err != nil || len(l.Pages) != 2 || l.Pages[1].URL != s.URL+"/c" {
		t.Errorf("second look: %+v, %v; want the changed sitemap alone", l.Pages, err)
	}
}

func TestWorth(t *testing.T) {
	for _, c := range []struct {
		updated, taken time.Time
		want           bool
	}{
		{time.Time{}, time.Time{}, true},
		{time.Time{}, start, false},
		{start.Add(-time.Hour), start, false},
		{start.Add(time.Hour), start, true},
	} {
		if got := watch.Worth(feed.Link{Updated: c.updated}, c.taken); got != c.want {
			t.Errorf("updated %v, taken %v: %v, want %v", c.updated, c.taken, got, c.want)
		}
	}
}
