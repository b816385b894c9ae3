package web

import (
	"context"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/temoto/robotstxt"

	"habeas"
)

const (
	robotsAgent = "habeas"       // the group of robots.txt that is ours; "*" where there is none
	robotsAge   = 24 * time.Hour // how long an answer holds (RFC 9309, 2.4)
	robotsBytes = 512 << 10      // of a longer file the beginning holds (RFC 9309, 2.5)
	maxHosts    = 10_000         // hosts remembered at a time
	longestGap  = time.Minute    // a longer crawl delay is taken for a mistake
)

// robots remembers what each host's robots.txt says.
type robots struct {
	web   *Web
	mu    sync.Mutex
	hosts map[string]rules
}

type rules struct {
	group *robotstxt.Group // nil: everything is forbidden for now
	until time.Time
}

// allow says whether u may be fetched.
func (r *robots) allow(ctx context.Context, u *url.URL) error {
	if r.web.IgnoreRobots {
		return nil
	}
	g, err := r.rules(ctx, u)
	switch {
	case err != nil:
		return err
	case g.group == nil:
		return habeas.Errorf(habeas.Unavailable, "the host's robots.txt cannot be read now, so nothing is fetched there")
	case !g.group.Test(u.RequestURI()):
		return refuse("the host's robots.txt does not want programs to fetch this page; if you may, say so with --ignore-robots")
	}
	if g.group.CrawlDelay > r.web.Gap {
		r.web.pace.widen(u.Host, min(g.group.CrawlDelay, longestGap))
	}
	return nil
}

func (r *robots) rules(ctx context.Context, u *url.URL) (rules, error) {
	key := u.Scheme + "://" + u.Host
	r.mu.Lock()
	known, ok := r.hosts[key]
	r.mu.Unlock()
	if ok && r.web.Now().Before(known.until) {
		return known, nil
	}
	got, err := r.ask(ctx, u)
	if err != nil {
		return rules{}, err
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.hosts) >= maxHosts {
		clear(r.hosts)
	}
	r.hosts[key] = got
	return got, nil
}

// ask fetches robots.txt. What cannot be reached forbids everything, what is not there allows everything (RFC 9309, 2.3.1).
func (r *robots) ask(ctx context.Context, u *url.URL) (rules, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	got := rules{until: r.web.Now().Add(robotsAge)}
	status, body := http.StatusServiceUnavailable, []byte(nil)
	for range 5 + 1 { // redirects, as RFC 9309 2.3.1.2 wants
		if err := r.web.turn(ctx, at); err != nil {
			return got, err
		}
		x, err := r.web.exchange(ctx, at, Prior{})
		if habeas.KindOf(err) == habeas.Refused || ctx.Err() != nil {
			return got, err // the page itself would be refused for the same reason
		}
		if err != nil {
			break
		}
		next, err := x.redirect(at)
		if err != nil {
			status = http.StatusNotFound
			break
		}
		if next == nil {
			status, body = x.Status, x.Body
			break
		}
		at = next
	}
	if status >= 500 {
		got.until = r.web.Now().Add(time.Hour)
		return got, nil
	}
	data, err := robotstxt.FromStatusAndBytes(status, body[:min(len(body), robotsBytes)])
	if err != nil { // what cannot be understood forbids nothing
		data = &robotstxt.RobotsData{}
	}
	got.group = data.FindGroup(robotsAgent)
	return got, nil
}

// pace spaces the requests to one host.
type pace struct {
	mu   sync.Mutex
	gap  time.Duration
	next map[string]time.Time     // when a host may be asked again
	wide map[string]time.Duration // hosts that want a longer gap
}

// turn waits for the host's turn, and the random delay.
func (w *Web) turn(ctx context.Context, u *url.URL) error {
	d := w.pace.book(u.Host, w.Now())
	if w.Delay > 0 && w.Random != nil {
		d += time.Duration(w.Random(int64(w.Delay)))
	}
	if d <= 0 {
		return ctx.Err()
	}
	return w.Wait(ctx, d)
}

// book gives how long to wait from now, and keeps the turns after it free.
func (p *pace) book(host string, now time.Time) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	gap := max(p.gap, p.wide[host])
	at := p.next[host]
	if at.Before(now) {
		at = now
	}
	if len(p.next) >= maxHosts {
		clear(p.next)
	}
	p.next[host] = at.Add(gap)
	return at.Sub(now)
}

func (p *pace) widen(host string, gap time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.wide == nil || len(p.wide) >= maxHosts {
		p.wide = map[string]time.Duration{}
	}
	p.wide[host] = gap
}
