package web

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"sync"
	"sync/atomic"
	"time"

	"habeas"
)

// A Forward is a forward proxy on loopback for a browser: whatever goes through it reaches the addresses that a [Web]
// would connect to, and no others, judged at the moment of connecting. It lives for one visit.
type Forward struct {
	Address string // HOST:PORT on loopback
	web     *Web
	server  *http.Server
	plain   *http.Transport
	left    atomic.Int64 // bytes that may still come through
	mu      sync.Mutex
	open    map[net.Conn]bool // tunnels
	refused int
}

// maxTunnels is how many tunnels one visit may hold open.
const maxTunnels = 256

// Forward starts a proxy through which no more than limit bytes come.
func (w *Web) Forward(limit int64) (*Forward, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Unavailable, Text: "no port on this machine for the browser's proxy", Cause: err}
	}
	f := &Forward{Address: l.Addr().String(), web: w, open: map[net.Conn]bool{}}
	f.left.Store(limit)
	f.plain = &http.Transport{DialContext: f.dial, DisableKeepAlives: true, DisableCompression: true, MaxResponseHeaderBytes: maxHeader, ResponseHeaderTimeout: w.Timeout}
	f.server = &http.Server{Handler: f, ReadHeaderTimeout: connecting, MaxHeaderBytes: maxHeader}
	go func() { _ = f.server.Serve(l) }() // ends with Close
	return f, nil
}

// Close ends the proxy and everything that goes through it.
func (f *Forward) Close() {
	f.server.Close()
	f.plain.CloseIdleConnections()
	f.mu.Lock()
	defer f.mu.Unlock()
	for c := range f.open {
		c.Close()
	}
}

// Refused gives how many connections were refused because of where they lead.
func (f *Forward) Refused() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.refused
}

// Spent reports whether as much came through as may.
func (f *Forward) Spent() bool { return f.left.Load() <= 0 }

// ServeHTTP forwards one request: CONNECT as a tunnel, http as a request of its own.
func (f *Forward) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodConnect:
		f.tunnel(out, r)
	case r.URL.Scheme == "http" && r.URL.Host != "":
		(&httputil.ReverseProxy{
			Rewrite:      func(p *httputil.ProxyRequest) { p.Out.Host = p.In.Host },
			Transport:    f.plain,
			ErrorHandler: func(out http.ResponseWriter, _ *http.Request, _ error) { out.WriteHeader(http.StatusBadGateway) },
			ErrorLog:     quiet,
		}).ServeHTTP(out, r)
	default:
		out.WriteHeader(http.StatusBadRequest)
	}
}

// dial connects as the Web does, and counts what comes.
func (f *Forward) dial(ctx context.Context, _, address string) (net.Conn, error) {
	if f.Spent() {
		return nil, errFull
	}
	ctx, stop := context.WithTimeout(ctx, 2*connecting)
	defer stop()
	conn, err := f.web.dial.connect(ctx, address)
	if habeas.KindOf(err) == habeas.Refused {
		f.mu.Lock()
		f.refused++
		f.mu.Unlock()
	}
	if err != nil {
		return nil, err
	}
	return &counted{conn, f}, nil
}

func (f *Forward) tunnel(out http.ResponseWriter, r *http.Request) {
	there, err := f.dial(r.Context(), "tcp", r.Host)
	if err != nil {
		out.WriteHeader(http.StatusBadGateway)
		return
	}
	defer there.Close()
	here, buffered, err := http.NewResponseController(out).Hijack()
	if err != nil {
		return
	}
	defer here.Close()
	if !f.enter(here) {
		return
	}
	defer f.leave(here)
	if _, err := io.WriteString(here, "HTTP/1.1 200 Connection established\r\n\r\n"); err != nil {
		return
	}
	go func() {
		_, _ = io.Copy(there, buffered)
		_ = there.SetReadDeadline(time.Now().Add(connecting)) // the browser has gone; what is under way may still come
	}()
	_, _ = io.Copy(here, there) // a tunnel ends when either side does
}

func (f *Forward) enter(c net.Conn) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.open) >= maxTunnels {
		return false
	}
	f.open[c] = true
	return true
}

func (f *Forward) leave(c net.Conn) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.open, c)
}

// counted is a connection whose coming bytes are counted against the visit's limit.
type counted struct {
	net.Conn
	f *Forward
}

// Read reads as long as something may still come.
func (c *counted) Read(p []byte) (int, error) {
	if c.f.Spent() {
		return 0, errors.Join(errFull, c.Close())
	}
	n, err := c.Conn.Read(p)
	c.f.left.Add(-int64(n))
	return n, err
}
