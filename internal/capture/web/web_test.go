package web

import (
	"context"
	"crypto/x509"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"habeas"
)

// A world is a fetcher with a clock of its own that moves when it waits.
type world struct {
	mu    sync.Mutex
	now   time.Time
	waits []time.Duration
}

func (w *world) Now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.now
}

func (w *world) Wait(ctx context.Context, d time.Duration) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.now, w.waits = w.now.Add(d), append(w.waits, d)
	return ctx.Err()
}

func newWorld() *world { return &world{now: time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC)} }

func mustWeb(t *testing.T, w *world, c Config) *Web {
	t.Helper()
	c.Now, c.Wait = w.Now, w.Wait
	out, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// pages serves paths of one invented site; robots.txt is not there unless given.
func pages(t *testing.T, h map[string]http.HandlerFunc) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	for path, f := range h {
		mux.HandleFunc(path, f)
	}
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func says(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		io.WriteString(w, body)
	}
}

const article = "<html><title>Invented</title><p>Four people were held. (invented)</p></html>"

func TestFetch(t *testing.T) {
	s := pages(t, map[string]http.HandlerFunc{"/story": says(article)})
	w := mustWeb(t, newWorld(), Config{AllowPrivate: true})
	c, err := w.Fetch(t.Context(), s.URL+"/story#part", Prior{})
	if err != nil {
		t.Fatal(err)
	}
	x := c.Last()
	if len(c.Exchanges) != 1 || c.Final() != s.URL+"/story" || x.Status != 200 || string(x.Body) != article || x.Payload != habeas.DigestOf([]byte(article)) {
		t.Errorf("fetched %+v", x)
	}
	if !strings.HasPrefix(string(x.Request), "GET /story HTTP/1.1\r\n") || !strings.HasPrefix(string(x.Response), "HTTP/1.1 200 OK\r\n") || !strings.HasSuffix(string(x.Response), article) {
		t.Errorf("on the wire:\n%s\n%s", x.Request, x.Response)
	}
	if strings.Contains(string(x.Request), "abeas") || x.Address != "127.0.0.1" || x.TLS != nil {
		t.Errorf("request %q to %s", x.Request, x.Address)
	}
}

func TestFetch_LoopbackIsRefused(t *testing.T) {
	asked := false
	s := pages(t, map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) { asked = true }})
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(s.URL, "http://"))
	for _, ignore := range []bool{false, true} {
		w := mustWeb(t, newWorld(), Config{IgnoreRobots: ignore})
		for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "[::]", "127.1", "2130706433"} {
			_, err := w.Fetch(t.Context(), "http://"+host+":"+port+"/", Prior{})
			if err == nil || asked {
				t.Errorf("%s: %v, server asked: %v; want it refused unasked", host, err, asked)
			}
		}
	}
}

func TestFetch_RedirectToPrivateIsRefused(t *testing.T) {
	secret := false
	inside := pages(t, map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) { secret = true }})
	outside := pages(t, map[string]http.HandlerFunc{"/page": func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, inside.URL, http.StatusFound)
	}})
	w := mustWeb(t, newWorld(), Config{})
	only := strings.TrimPrefix(outside.URL, "http://") // as if this one address were public
	w.dial.judge = func(address string) error {
		if address == only {
			return nil
		}
		return guard(address)
	}
	c, err := w.Fetch(t.Context(), outside.URL+"/page", Prior{})
	if habeas.KindOf(err) != habeas.Refused || secret {
		t.Errorf("%v, inside asked: %v; want Refused and not asked", err, secret)
	}
	if len(c.Exchanges) != 1 {
		t.Errorf("%d exchanges, want the redirect alone", len(c.Exchanges))
	}
}

func TestFetch_Redirects(t *testing.T) {
	s := pages(t, map[string]http.HandlerFunc{
		"/a": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/b?x=1", http.StatusMovedPermanently)
		},
		"/b":    func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "c", http.StatusSeeOther) },
		"/c":    says(article),
		"/loop": func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) },
		"/file": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(302)
		},
		"/empty": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(302) },
		"/user": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "http://u:p@example.org/")
			w.WriteHeader(302)
		},
	})
	w := mustWeb(t, newWorld(), Config{AllowPrivate: true})
	c, err := w.Fetch(t.Context(), s.URL+"/a", Prior{})
	if err != nil || len(c.Exchanges) != 3 || c.Final() != s.URL+"/c" || c.How().Redirect[1].URL != s.URL+"/b?x=1" {
		t.Errorf("two redirects: %+v, %v", c.How(), err)
	}
	for _, path := range []string{"/loop", "/file", "/empty", "/user"} {
		if _, err := w.Fetch(t.Context(), s.URL+path, Prior{}); habeas.KindOf(err) != habeas.Refused {
			t.Errorf("%s: %v, want Refused", path, err)
		}
	}
}

func TestFetch_NotTaken(t *testing.T) {
	release := make(chan struct{})
	s := pages(t, map[string]http.HandlerFunc{
		"/gone":   http.NotFound,
		"/broken": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) },
		"/busy":   func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) },
		"/large":  says(strings.Repeat("x", 5000)),
		"/endless": func(w http.ResponseWriter, _ *http.Request) {
			for range 1000 {
				fmt.Fprint(w, strings.Repeat("y", 1000))
			}
		},
		"/header": func(w http.ResponseWriter, _ *http.Request) { w.Header().Set("X", strings.Repeat("z", 100<<10)) },
		"/cut": func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "half")
		},
		"/hangs": func(_ http.ResponseWriter, r *http.Request) { <-release },
	})
	defer close(release)
	w := mustWeb(t, newWorld(), Config{AllowPrivate: true, MaxBytes: 4000, Timeout: 300 * time.Millisecond})
	for path, kind := range map[string]habeas.Kind{
		"/gone": habeas.Refused, "/broken": habeas.Unavailable, "/busy": habeas.Unavailable, "/large": habeas.Refused,
		"/endless": habeas.Refused, "/header": habeas.Refused, "/cut": habeas.Unavailable, "/hangs": habeas.Unavailable,
	} {
		if _, err := w.Fetch(t.Context(), s.URL+path+"?secret=1", Prior{}); habeas.KindOf(err) != kind || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v, want kind %v and no query", path, err, kind)
		}
	}
	for in, kind := range map[string]habeas.Kind{
		"": habeas.Invalid, "story": habeas.Invalid, "ftp://example.org/": habeas.Refused, "file:///etc/passwd": habeas.Invalid,
		"http://user:secret@example.org/": habeas.Refused, "http://": habeas.Invalid, "javascript:alert(1)": habeas.Invalid, "http://a b/": habeas.Invalid,
	} {
		if _, err := w.Fetch(t.Context(), in, Prior{}); habeas.KindOf(err) != kind || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v, want kind %v", in, err, kind)
		}
	}
}

func TestFetch_Unchanged(t *testing.T) {
	page, asked := article, http.Header{}
	s := pages(t, map[string]http.HandlerFunc{
		"/tagged": func(w http.ResponseWriter, r *http.Request) {
			asked = r.Header
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") == `"1"` {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			io.WriteString(w, page)
		},
		"/plain": func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, page) },
	})
	w := mustWeb(t, newWorld(), Config{AllowPrivate: true})
	for _, path := range []string{"/tagged", "/plain"} {
		first, err := w.Fetch(t.Context(), s.URL+path, Prior{})
		if err != nil || first.Unchanged {
			t.Fatalf("%s: %+v, %v", path, first, err)
		}
		again, err := w.Fetch(t.Context(), s.URL+path, first.How().Prior)
		if err != nil || !again.Unchanged {
			t.Errorf("%s again: %+v, %v; want unchanged", path, again.How(), err)
		}
	}
	if asked.Get("If-None-Match") != `"1"` {
		t.Errorf("asked with %v, want the tag", asked)
	}
	page += "<p>And two more. (invented)</p>"
	if c, err := w.Fetch(t.Context(), s.URL+"/plain", Prior{URL: s.URL + "/plain", Payload: habeas.DigestOf([]byte(article))}); err != nil || c.Unchanged {
		t.Errorf("a changed page: %+v, %v", c.How(), err)
	}
	if _, err := w.Fetch(t.Context(), s.URL+"/plain", Prior{URL: "http://elsewhere.example/", ETag: "x"}); err != nil {
		t.Errorf("what is known of another page is sent: %v", err)
	}
}

func TestFetch_TLS(t *testing.T) {
	s := httptest.NewUnstartedServer(says(article))
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // it complains about the client that does not trust it
	s.StartTLS()
	defer s.Close()
	roots := x509.NewCertPool()
	roots.AddCert(s.Certificate())
	w := mustWeb(t, newWorld(), Config{AllowPrivate: true, Trust: roots, IgnoreRobots: true})
	c, err := w.Fetch(t.Context(), s.URL, Prior{})
	if err != nil {
		t.Fatal(err)
	}
	if h := c.How(); len(h.Certificates) != 1 || h.Certificates[0] != habeas.DigestOf(s.Certificate().Raw) {
		t.Errorf("certificates %v", h.Certificates)
	}
	if x := c.Last(); !strings.HasPrefix(string(x.Request), "GET / HTTP/1.1\r\n") {
		t.Errorf("the request is kept as %q, want it in clear", x.Request)
	}
	distrust := mustWeb(t, newWorld(), Config{AllowPrivate: true, IgnoreRobots: true})
	if _, err := distrust.Fetch(t.Context(), s.URL, Prior{}); habeas.KindOf(err) != habeas.Unavailable {
		t.Errorf("a certificate of nobody's: %v, want Unavailable", err)
	}
}

func TestFetch_Robots(t *testing.T) {
	robots, reads := "User-agent: *\nDisallow: /private/\nCrawl-delay: 5\n", 0
	s := pages(t, map[string]http.HandlerFunc{
		"/robots.txt":  func(w http.ResponseWriter, _ *http.Request) { reads++; io.WriteString(w, robots) },
		"/private/one": says(article), "/open": says(article), "/more": says(article),
	})
	clock := newWorld()
	w := mustWeb(t, clock, Config{AllowPrivate: true})
	if _, err := w.Fetch(t.Context(), s.URL+"/private/one", Prior{}); habeas.KindOf(err) != habeas.Refused {
		t.Errorf("a forbidden page: %v, want Refused", err)
	}
	for _, path := range []string{"/open", "/more"} {
		if _, err := w.Fetch(t.Context(), s.URL+path, Prior{}); err != nil {
			t.Errorf("an open page: %v", err)
		}
	}
	if reads != 1 {
		t.Errorf("robots.txt read %d times, want once", reads)
	}
	if last := clock.waits[len(clock.waits)-1]; last != 5*time.Second {
		t.Errorf("waited %v, want the last to be the crawl delay of 5s", clock.waits)
	}
	clock.now = clock.now.Add(25 * time.Hour)
	robots = "User-agent: *\nDisallow: /\n"
	if _, err := w.Fetch(t.Context(), s.URL+"/open", Prior{}); habeas.KindOf(err) != habeas.Refused || reads != 2 {
		t.Errorf("a day later: %v after %d reads; want it read again and refused", err, reads)
	}
	may := mustWeb(t, newWorld(), Config{AllowPrivate: true, IgnoreRobots: true})
	if _, err := may.Fetch(t.Context(), s.URL+"/private/one", Prior{}); err != nil || reads != 2 {
		t.Errorf("asked to ignore it: %v after %d reads", err, reads)
	}
}

func TestFetch_RobotsOutOfOrder(t *testing.T) {
	status := http.StatusServiceUnavailable
	s := pages(t, map[string]http.HandlerFunc{"/robots.txt": func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) }, "/open": says(article)})
	clock := newWorld()
	w := mustWeb(t, clock, Config{AllowPrivate: true})
	if _, err := w.Fetch(t.Context(), s.URL+"/open", Prior{}); habeas.KindOf(err) != habeas.Unavailable {
		t.Errorf("robots.txt out of order: %v, want Unavailable", err)
	}
	status = http.StatusForbidden
	clock.now = clock.now.Add(2 * time.Hour)
	if _, err := w.Fetch(t.Context(), s.URL+"/open", Prior{}); err != nil {
		t.Errorf("robots.txt not to be had: %v, want the page", err)
	}
}

func TestFetch_RandomDelayAndGap(t *testing.T) {
	s := pages(t, map[string]http.HandlerFunc{"/": says(article)})
	clock := newWorld()
	w := mustWeb(t, clock, Config{AllowPrivate: true, IgnoreRobots: true, Delay: time.Minute, Random: func(n int64) int64 { return n / 2 }, Gap: 2 * time.Second})
	for range 2 {
		if _, err := w.Fetch(t.Context(), s.URL, Prior{}); err != nil {
			t.Fatal(err)
		}
	}
	if fmt.Sprint(clock.waits) != "[30s 30s]" { // after the first wait the gap has long passed
		t.Errorf("waited %v, want half a minute before each", clock.waits)
	}
}

// proxyServer is an HTTP proxy that knows CONNECT alone.
func proxyServer(t *testing.T, to string, asked *[]string) *url.URL {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		*asked = append(*asked, r.Method+" "+r.Host+" "+r.Header.Get("Proxy-Authorization"))
		if r.Method != http.MethodConnect {
			http.Error(w, "no", http.StatusBadRequest)
			return
		}
		there, err := net.Dial("tcp", to)
		if err != nil {
			http.Error(w, "no", http.StatusBadGateway)
			return
		}
		here, _, err := w.(http.Hijacker).Hijack()
		if err != nil {
			return
		}
		io.WriteString(here, "HTTP/1.1 200 OK\r\n\r\n")
		go io.Copy(there, here)
		io.Copy(here, there)
		here.Close()
		there.Close()
	}))
	t.Cleanup(s.Close)
	u, err := url.Parse(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.UserPassword("who", "pass")
	return u
}

func TestFetch_HTTPProxy(t *testing.T) {
	s, asked := pages(t, map[string]http.HandlerFunc{"/": says(article)}), []string{}
	p := proxyServer(t, strings.TrimPrefix(s.URL, "http://"), &asked)
	w := mustWeb(t, newWorld(), Config{Proxy: p, IgnoreRobots: true})
	c, err := w.Fetch(t.Context(), "http://far.example/", Prior{})
	if err != nil || string(c.Last().Body) != article || c.Last().Address != "" {
		t.Errorf("through the proxy: %+v, %v", c.How(), err)
	}
	if len(asked) != 1 || asked[0] != "CONNECT far.example:80 Basic d2hvOnBhc3M=" {
		t.Errorf("the proxy was asked %q", asked)
	}
	for _, in := range []string{"http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://169.254.169.254/", "http://db.internal/"} {
		if _, err := w.Fetch(t.Context(), in, Prior{}); habeas.KindOf(err) != habeas.Refused {
			t.Errorf("%s: %v, want Refused", in, err)
		}
	}
	if len(asked) != 1 {
		t.Errorf("the proxy was asked for a private address: %q", asked[1:])
	}
}
