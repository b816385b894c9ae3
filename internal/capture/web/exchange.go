package web

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"sync"
	"time"

	"habeas"
)

// An Exchange is one request and its answer.
type Exchange struct {
	URL      string
	Started  time.Time // before connecting, UTC
	Ended    time.Time // after the last byte, UTC
	Address  string    // of the server; empty when a proxy was between
	Request  []byte    // as it was sent
	Response []byte    // as it came, header and body
	Status   int
	Header   http.Header
	Body     []byte        // with the transfer undone and packing kept
	Payload  habeas.Digest // of Body
	TLS      *tls.ConnectionState
}

func (x Exchange) statusText() string {
	return fmt.Sprintf("%d %s", x.Status, http.StatusText(x.Status))
}

// exchange makes one request over a connection of its own, because only then it is sure which bytes are whose.
func (w *Web) exchange(ctx context.Context, u *url.URL, prior Prior) (Exchange, error) {
	ctx, stop := context.WithTimeout(ctx, w.Timeout)
	defer stop()
	x := Exchange{URL: u.String(), Started: w.Now().UTC()}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, x.URL, nil)
	if err != nil {
		return x, err
	}
	w.dress(req, prior)
	tape := &tape{left: w.MaxBytes}
	transport := w.transport(tape)
	defer transport.CloseIdleConnections()
	res, err := transport.RoundTrip(req)
	if err != nil {
		return x, w.reason(ctx, tape, err)
	}
	defer res.Body.Close()
	if x.Body, err = io.ReadAll(res.Body); err != nil { // the tape limits it
		return x, w.reason(ctx, tape, err)
	}
	x.Ended = w.Now().UTC()
	x.Payload = habeas.DigestOf(x.Body)
	x.Status, x.Header = res.StatusCode, res.Header
	tape.fill(&x)
	return x, nil
}

func (w *Web) dress(req *http.Request, prior Prior) {
	req.Header.Set("User-Agent", w.UserAgent)
	req.Header.Set("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,application/pdf;q=0.9,*/*;q=0.8")
	req.Header.Set("Accept-Encoding", "identity") // what is kept should be readable as it is
	if prior.URL != req.URL.String() {
		return // what a page is compared with is no other server's business
	}
	if prior.ETag != "" {
		req.Header.Set("If-None-Match", prior.ETag)
	}
	if prior.LastModified != "" {
		req.Header.Set("If-Modified-Since", prior.LastModified)
	}
}

func (w *Web) transport(t *tape) *http.Transport {
	return &http.Transport{
		DialContext: func(ctx context.Context, _, address string) (net.Conn, error) {
			conn, err := w.dial.connect(ctx, address)
			if err != nil {
				return nil, err
			}
			return t.record(conn, w.Proxy == nil), nil
		},
		DialTLSContext: func(ctx context.Context, _, address string) (net.Conn, error) {
			conn, err := w.dial.connect(ctx, address)
			if err != nil {
				return nil, err
			}
			host, _, err := net.SplitHostPort(address)
			if err != nil {
				return nil, err
			}
			secured, err := w.dial.secure(ctx, conn, host)
			if err != nil {
				return nil, err
			}
			return t.record(secured, w.Proxy == nil), nil
		},
		DisableKeepAlives:      true,
		DisableCompression:     true,
		MaxResponseHeaderBytes: maxHeader,
		TLSNextProto:           map[string]func(string, *tls.Conn) http.RoundTripper{}, // HTTP/1.1: what WARC keeps
	}
}

// reason says what stopped an exchange, for people.
func (w *Web) reason(ctx context.Context, t *tape, err error) error {
	switch {
	case t.isFull():
		return refuse("larger than the %d bytes that are taken", w.MaxBytes)
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return habeas.Errorf(habeas.Unavailable, "no whole answer within %s", w.Timeout)
	}
	if e, ok := errors.AsType[*habeas.Error](err); ok {
		return e
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return &habeas.Error{Kind: habeas.Unavailable, Text: "no whole answer", Cause: err}
}

// redirect gives the address that the answer sends on to, and nil when it does not.
func (x Exchange) redirect(from *url.URL) (*url.URL, error) {
	switch x.Status {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil
	}
	to, err := from.Parse(x.Header.Get("Location"))
	if err != nil || x.Header.Get("Location") == "" {
		return nil, refuse("sent on to nowhere")
	}
	u, err := ParseURL(to.String())
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Refused, Text: "sent on to where nothing is fetched", Cause: err}
	}
	return u, nil
}

// A tape keeps the bytes of one exchange. The transport may still read from the connection when the exchange is over.
type tape struct {
	mu         sync.Mutex
	sent, came []byte
	left       int64 // bytes that may still come
	full       bool
	tls        *tls.ConnectionState
	address    string
}

func (t *tape) record(c net.Conn, direct bool) net.Conn {
	t.mu.Lock()
	defer t.mu.Unlock()
	if direct {
		t.address, _, _ = net.SplitHostPort(c.RemoteAddr().String())
	}
	if s, ok := c.(*tls.Conn); ok {
		state := s.ConnectionState()
		t.tls = &state
	}
	return &taped{Conn: c, tape: t}
}

// fill gives the exchange what is on the tape.
func (t *tape) fill(x *Exchange) {
	t.mu.Lock()
	defer t.mu.Unlock()
	x.Request, x.Response, x.TLS, x.Address = slices.Clip(t.sent), slices.Clip(t.came), t.tls, t.address
}

func (t *tape) isFull() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.full
}

type taped struct {
	net.Conn
	tape *tape
}

var errFull = errors.New("too large")

func (c *taped) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	t := c.tape
	t.mu.Lock()
	defer t.mu.Unlock()
	if int64(n) > t.left {
		t.full = true
		return 0, errFull
	}
	t.left -= int64(n)
	t.came = append(t.came, p[:n]...)
	return n, err
}

func (c *taped) Write(p []byte) (int, error) {
	// Kept before it is sent: the answer may be here before Write returns.
	c.tape.mu.Lock()
	c.tape.sent = append(c.tape.sent, p...)
	c.tape.mu.Unlock()
	return c.Conn.Write(p)
}
