package web

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// through gives a client that goes through a proxy, as a browser does.
func through(f *Forward) *http.Client {
	return &http.Client{Transport: &http.Transport{
		Proxy: http.ProxyURL(&url.URL{Scheme: "http", Host: f.Address}), DisableKeepAlives: true,
	}}
}

func mustForward(t *testing.T, w *Web, limit int64) *Forward {
	t.Helper()
	f, err := w.Forward(limit)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

func TestForward(t *testing.T) {
	plain := pages(t, map[string]http.HandlerFunc{"/": says(article)})
	sealed := httptest.NewTLSServer(says(article))
	defer sealed.Close()
	f := mustForward(t, mustWeb(t, newWorld(), Config{AllowPrivate: true}), 1<<20)
	c := through(f)
	c.Transport.(*http.Transport).TLSClientConfig = sealed.Client().Transport.(*http.Transport).TLSClientConfig
	for _, address := range []string{plain.URL, sealed.URL} {
		res, err := c.Get(address)
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(res.Body)
		res.Body.Close()
		if err != nil || string(b) != article {
			t.Errorf("%s through the proxy: %q, %v", address, b, err)
		}
	}
	if f.Refused() != 0 || f.Spent() {
		t.Errorf("refused %d, spent %v", f.Refused(), f.Spent())
	}
}

// Whatever the browser asks the proxy for, nothing inside is touched: by address, by name, by redirect, by tunnel.
func TestForward_InsideIsRefused(t *testing.T) {
	touched := false
	inside := pages(t, map[string]http.HandlerFunc{"/": func(http.ResponseWriter, *http.Request) { touched = true }})
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(inside.URL, "http://"))
	outside := pages(t, map[string]http.HandlerFunc{"/": func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, inside.URL, http.StatusFound)
	}})
	w := mustWeb(t, newWorld(), Config{})
	w.dial.direct.Resolver = nameServer(t, []dnsmessage.ResourceBody{&dnsmessage.AResource{A: [4]byte{127, 0, 0, 1}}})
	only := strings.TrimPrefix(outside.URL, "http://") // as if this one address were public
	w.dial.judge = func(address string) error {
		if address == only {
			return nil
		}
		return guard(address)
	}
	f := mustForward(t, w, 1<<20)
	asked := 0
	for _, scheme := range []string{"http", "https"} { // a request, and a tunnel
		for _, host := range []string{"127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254", "10.0.0.1", "public.example"} {
			asked++
			res, err := through(f).Get(scheme + "://" + host + ":" + port + "/")
			if err == nil {
				res.Body.Close()
			}
			if err == nil && res.StatusCode != http.StatusBadGateway {
				t.Errorf("%s %s: %s", scheme, host, res.Status)
			}
		}
	}
	res, err := through(f).Get(outside.URL)
	if err == nil {
		res.Body.Close()
	}
	if touched || err != nil || res.StatusCode != http.StatusBadGateway {
		t.Errorf("inside touched: %v; redirect: %v, %v", touched, res, err)
	}
	if f.Refused() < asked {
		t.Errorf("%d refused of %d", f.Refused(), asked)
	}
}

func TestForward_Limit(t *testing.T) {
	s := pages(t, map[string]http.HandlerFunc{"/": says(strings.Repeat("x", 1<<20))})
	f := mustForward(t, mustWeb(t, newWorld(), Config{AllowPrivate: true}), 64<<10)
	res, err := through(f).Get(s.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if b, err := io.ReadAll(res.Body); err == nil || len(b) > 256<<10 || !f.Spent() {
		t.Errorf("%d bytes came, %v", len(b), err)
	}
}

// A Forward is no web server and no door to one: what is not a proxy's request is refused.
func TestForward_OwnPages(t *testing.T) {
	f := mustForward(t, mustWeb(t, newWorld(), Config{AllowPrivate: true}), 1<<20)
	res, err := http.Get("http://" + f.Address + "/")
	if err != nil || res.StatusCode != http.StatusBadRequest {
		t.Fatalf("asked as a server: %v, %v", res, err)
	}
	res.Body.Close()
}
