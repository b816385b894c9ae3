// Package web fetches pages from the public internet so that what came can be proved later: the bytes of every request
// and response as they went over the wire, the redirects, the certificates, and when.
//
// It connects to public addresses only, unless it is told otherwise, and decides that at the moment of connecting. It is
// polite: it reads robots.txt, waits between requests to one host, and asks whether a page changed before it takes it
// again. It makes no request but the ones asked for and robots.txt.
package web

import (
	"context"
	"crypto/x509"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/idna"

	"habeas"
)

// Config says how pages are fetched. Now must be set; everything else has a usable zero value.
type Config struct {
	Now  func() time.Time                                 // the clock
	Wait func(ctx context.Context, d time.Duration) error // waits; nil is a timer
	// Random gives a number from 0 to n-1 for the random delay; nil means no delay.
	Random func(n int64) int64
	// Delay is the longest random time waited before each request, against being recognised by the rhythm; 0 is none.
	Delay time.Duration
	// Gap is the time between two requests to one host; 0 means [DefaultGap]. A longer crawl delay of robots.txt goes before it.
	Gap time.Duration
	// Proxy is nil, or http://…, socks5://… (Tor: socks5://127.0.0.1:9050). Names are then resolved by the proxy, so the
	// private addresses that a public name may hide are the proxy's to refuse; forms that are private by themselves are refused here.
	Proxy *url.URL
	// UserAgent is what servers are told; empty means [DefaultUserAgent].
	UserAgent string
	// IgnoreRobots takes what robots.txt forbids; for pages that somebody asked for one by one.
	IgnoreRobots bool
	// AllowPrivate lets addresses inside the network through: for tests and for sites of one's own.
	AllowPrivate bool
	// MaxBytes limits what is read from the wire for one response; 0 means [DefaultMaxBytes].
	MaxBytes int64
	// Timeout limits one exchange from connecting to the last byte; 0 means [DefaultTimeout].
	Timeout time.Duration
	// Trust is what certificates are checked against; nil means the machine's roots. For tests.
	Trust *x509.CertPool
	// Camera takes pictures of the pages that [Web.Pictured] is given; nil takes none.
	Camera Camera
}

// What holds where a [Config] says nothing.
const (
	DefaultGap      = time.Second
	DefaultMaxBytes = 32 << 20
	DefaultTimeout  = time.Minute
	// DefaultUserAgent names nobody: who is watching a page is nobody's business.
	DefaultUserAgent = "Mozilla/5.0 (compatible)"
	// MaxRedirects is how many times a request is sent on.
	MaxRedirects = 10
	// maxHeader limits the header of one response, in bytes.
	maxHeader = 64 << 10
)

// A Web fetches pages. It is safe for concurrent use; requests to one host go one after the other.
type Web struct {
	Config
	dial   *dialer
	pace   *pace
	robots *robots
}

// New makes a Web.
func New(c Config) (*Web, error) {
	if c.Gap == 0 {
		c.Gap = DefaultGap
	}
	if c.MaxBytes == 0 {
		c.MaxBytes = DefaultMaxBytes
	}
	if c.Timeout == 0 {
		c.Timeout = DefaultTimeout
	}
	if c.UserAgent == "" {
		c.UserAgent = DefaultUserAgent
	}
	if c.Wait == nil {
		c.Wait = Wait
	}
	d, err := newDialer(c)
	if err != nil {
		return nil, err
	}
	w := &Web{Config: c, dial: d, pace: &pace{gap: c.Gap, next: map[string]time.Time{}}}
	w.robots = &robots{web: w, hosts: map[string]rules{}}
	return w, nil
}

// A Prior is what is known of a page from the last time: the answer to "did it change?".
type Prior struct {
	URL          string        `json:"url,omitempty"` // where the page was in the end
	ETag         string        `json:"etag,omitempty"`
	LastModified string        `json:"last_modified,omitempty"`
	Payload      habeas.Digest `json:"payload,omitzero"` // of the page as the server gave it
}

// A Capture is what fetching a page gave: every exchange, the page's own last.
type Capture struct {
	Requested string
	Exchanges []Exchange
	// Unchanged: the page is as it was, because the server says so or because the same bytes came.
	Unchanged bool
	Pictures  []Picture // how the page looked, where that was asked for
}

// Last gives the exchange that brought the page.
func (c Capture) Last() Exchange { return c.Exchanges[len(c.Exchanges)-1] }

// Final gives the address that the page was at in the end.
func (c Capture) Final() string { return c.Last().URL }

// Fetch takes a page, over redirects. Refusals are habeas.Refused and say why; a server that cannot be reached or that is
// out of order is habeas.Unavailable.
func (w *Web) Fetch(ctx context.Context, address string, prior Prior) (Capture, error) {
	u, err := ParseURL(address)
	if err != nil {
		return Capture{}, err
	}
	c := Capture{Requested: u.String()}
	for range MaxRedirects + 1 {
		if err := w.allowed(ctx, u); err != nil {
			return c, about(u, err)
		}
		x, err := w.exchange(ctx, u, prior)
		if err != nil {
			return c, about(u, err)
		}
		c.Exchanges = append(c.Exchanges, x)
		next, err := x.redirect(u)
		if err != nil {
			return c, about(u, err)
		}
		if next == nil {
			return c.judge(prior)
		}
		u = next
	}
	return c, about(u, refuse("sent on more than %d times", MaxRedirects))
}

// judge says what the last answer means.
func (c Capture) judge(prior Prior) (Capture, error) {
	x := c.Last()
	switch {
	case x.Status == http.StatusNotModified && prior.URL == x.URL:
		c.Unchanged = true
	case x.Status >= 200 && x.Status < 300:
		c.Unchanged = !prior.Payload.IsZero() && prior.Payload == x.Payload
	case x.Status == http.StatusTooManyRequests || x.Status >= 500:
		return c, &habeas.Error{Kind: habeas.Unavailable, Text: shown(x.URL) + ": the server answers " + x.statusText()}
	default:
		return c, &habeas.Error{Kind: habeas.Refused, Text: shown(x.URL) + ": the server answers " + x.statusText()}
	}
	return c, nil
}

// allowed asks robots.txt, and waits until the host may be asked again.
func (w *Web) allowed(ctx context.Context, u *url.URL) error {
	if err := w.robots.allow(ctx, u); err != nil {
		return err
	}
	return w.turn(ctx, u)
}

// ParseURL reads the address of a page: http or https, a host, no user and no password. The fragment goes, because
// servers never see it; a host in other letters becomes its ASCII form.
func ParseURL(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	switch {
	case err != nil || u.Host == "" || u.Hostname() == "" || u.Opaque != "":
		return nil, habeas.Errorf(habeas.Invalid, "not the address of a page: want https://HOST/…")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, refuse("%s addresses are not fetched; want https or http", u.Scheme)
	case u.User != nil:
		return nil, refuse("an address with a user name or password in it is not fetched, because it would be kept and shown")
	}
	host, err := idna.Lookup.ToASCII(strings.ToLower(u.Hostname()))
	if err != nil && !strings.Contains(u.Hostname(), ":") { // an IPv6 address is no name
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "not the name of a host", Cause: err}
	}
	if err == nil && host != u.Hostname() {
		if port := u.Port(); port != "" {
			host += ":" + port
		}
		u.Host = host
	}
	u.Fragment, u.RawFragment = "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

// about names the page that an error is about.
func about(u *url.URL, err error) error {
	if errors.Is(err, context.Canceled) {
		return err
	}
	kind := habeas.KindOf(err)
	if kind == habeas.Internal {
		kind = habeas.Unavailable
	}
	return &habeas.Error{Kind: kind, Text: shown(u.String()), Cause: err}
}

// shown is an address as messages show it: without its query, which may hold anything.
func shown(address string) string {
	address, _, _ = strings.Cut(address, "?")
	return address
}

// Wait waits for a time, or until ctx ends, whose error it then gives.
func Wait(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
