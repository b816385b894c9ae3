package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"habeas/internal/register"
	"habeas/internal/web"
	"habeas/internal/web/webtest"
)

func TestGuard(t *testing.T) {
	d := desk(t, webtest.Little())
	for _, c := range []struct {
		method, target string
		status         int
	}{
		{"GET", "http://localhost:8080/", 200},
		{"GET", "http://127.0.0.1/", 200},
		{"GET", "http://[::1]:8080/", 200},
		{"GET", "http://desk.example/", 200},
		{"GET", "http://DESK.example.:80/", 200},
		{"GET", "http://evil.example:8080/", 421},
		{"GET", "http://localhost.evil.example/", 421},
		{"HEAD", "/", 200},
		{"POST", "/", 405},
		{"POST", "/search/", 405},
		{"POST", "/search?q=people", 200},
		{"PUT", "/incidents/i1", 405},
		{"DELETE", "/cases/k1", 405},
	} {
		if w := ask(d, c.method, c.target); w.Code != c.status {
			t.Errorf("%s %s: status %d, want %d", c.method, c.target, w.Code, c.status)
		}
	}
	for _, target := range []string{"/", "/nowhere", "/static/desk.css", "http://evil.example/"} {
		h := ask(d, "GET", target).Header()
		for _, name := range []string{"Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options", "X-Frame-Options"} {
			if h.Get(name) == "" {
				t.Errorf("GET %s: no %s", target, name)
			}
		}
		if csp := h.Get("Content-Security-Policy"); strings.Contains(csp, "unsafe") || !strings.HasPrefix(csp, "default-src 'none'") {
			t.Errorf("GET %s: policy %q", target, csp)
		}
	}
}

func TestServe_StopsWhenTold(t *testing.T) {
	ln := listen(t)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		done <- web.Serve(ctx, ln, webtest.Little(), web.Options{Viewer: register.Local()})
	}()
	resp, err := http.Get("http://" + ln.Addr().String() + "/healthz")
	if err != nil {
		t.Fatal(err)
	}
	resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		t.Errorf("healthz: %s", resp.Status)
	}
	stop()
	if err := <-done; err != nil {
		t.Errorf("stopped with %v", err)
	}
}
