package main

import (
	"context"
	"encoding/json"
	"iter"
	"math/rand/v2"
	"net/url"
	"os"
	"slices"
	"strings"
	"time"

	"habeas"
	"habeas/internal/capture"
	"habeas/internal/capture/screen"
	"habeas/internal/capture/web"
	"habeas/internal/read"
	"habeas/internal/register"
)

// fetching says how pages of the web are fetched.
type fetching struct {
	Proxy        string        `placeholder:"URL" env:"HABEAS_PROXY" help:"Fetch through http://HOST:PORT or socks5://HOST:PORT (Tor: socks5://127.0.0.1:9050)."`
	Delay        time.Duration `placeholder:"TIME" help:"Wait a random time up to this before each request, for example 30s."`
	IgnoreRobots bool          `help:"Take pages that the host's robots.txt does not want programs to take."`
	AllowPrivate bool          `help:"Let addresses inside the network through: this machine's, the house's, the cloud's."`
	Screenshot   bool          `help:"Keep a picture of each page, whole, taken with Chromium right after the capture."`
	PDF          bool          `name:"pdf" help:"Keep each page as Chromium prints it."`
}

func (f fetching) web(s *session) (*web.Web, error) {
	c := web.Config{Now: s.now, Random: rand.Int64N, Delay: f.Delay, IgnoreRobots: f.IgnoreRobots, AllowPrivate: f.AllowPrivate}
	if f.Proxy != "" {
		u, err := url.Parse(f.Proxy)
		if err != nil || u.Host == "" { // the cause could repeat a password
			return nil, habeas.Errorf(habeas.Usage, "--proxy: want http://HOST:PORT or socks5://HOST:PORT")
		}
		c.Proxy = u
	}
	w, err := web.New(c)
	if err != nil || (!f.Screenshot && !f.PDF) {
		return w, err
	}
	path, err := screen.Find(s.getenv("HABEAS_CHROMIUM"))
	if err != nil {
		return nil, err
	}
	if os.Getuid() == 0 {
		s.say("running as root, where Chromium has no sandbox of its own; fetch as another user if you can")
	}
	w.Camera = photographer{s, screen.New(w, path, f.Screenshot, f.PDF)}
	return w, nil
}

// A photographer tells the person which pictures were not to be had; the page is kept all the same.
type photographer struct {
	s *session
	*screen.Camera
}

// Take takes pictures of a page.
func (p photographer) Take(ctx context.Context, address string) []web.Picture {
	all := p.Camera.Take(ctx, address)
	for _, one := range all {
		if one.Problem != "" {
			p.s.say("no %s: %s", one.Kind, one.Problem)
		}
	}
	return all
}

// onWeb reports whether an argument is the address of a page rather than a path.
func onWeb(arg string) bool {
	scheme, _, ok := strings.Cut(arg, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// sources yields the originals behind paths and addresses, in the order in which they were given.
func (c addCmd) sources(ctx context.Context, s *session, r *register.Register) (iter.Seq[read.Item], error) {
	if !slices.ContainsFunc(c.Paths, onWeb) {
		return c.items(ctx, s), nil
	}
	w, err := c.fetching.web(s)
	if err != nil {
		return nil, err
	}
	g := c.given()
	return func(yield func(read.Item) bool) {
		for _, arg := range c.Paths {
			one := capture.Paths(ctx, []string{arg}, s.stdin, c.Format, g)
			if onWeb(arg) {
				one = capture.Pages(ctx, w, []string{arg}, g, visits{s, r})
			}
			for it := range one {
				if !yield(it) {
					return
				}
			}
		}
	}, nil
}

// visits lets the register say what is known of a page.
type visits struct {
	s *session
	r *register.Register
}

// Prior gives how the page was got last time.
func (v visits) Prior(ctx context.Context, id habeas.ReportID) (json.RawMessage, error) {
	c, _, err := v.r.LastCapture(ctx, register.Local(), id)
	return c.How, err
}

// Unchanged tells the person that there was nothing to take.
func (v visits) Unchanged(_ string, id habeas.ReportID) {
	v.s.say("%s: unchanged since it was taken last", id)
}
