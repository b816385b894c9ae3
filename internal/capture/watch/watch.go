// Package watch looks at feeds and sitemaps again and again and says which pages are worth a visit. When to look next is
// part of what it gives back, so that the schedule lives with the data and not in a running program.
package watch

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"habeas"
	"habeas/internal/capture/feed"
	"habeas/internal/capture/web"
)

// Settings says how one feed is watched; it is the body of the journal entry that began the watch.
type Settings struct {
	URL    string      `json:"url"`
	Every  Duration    `json:"every"`            // between two looks
	Source string      `json:"source,omitempty"` // outlet of the pages that it lists
	Lang   habeas.Lang `json:"lang,omitempty"`
}

// A Duration is a length of time that JSON shows as people write it: "1h0m0s".
type Duration time.Duration

// MarshalText prints it as time.Duration does.
func (d Duration) MarshalText() ([]byte, error) { return []byte(time.Duration(d).String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Duration) UnmarshalText(b []byte) error {
	v, err := time.ParseDuration(string(b))
	*d = Duration(v)
	return err
}

// The bounds of the schedule.
const (
	Shortest = 5 * time.Minute    // between two looks
	Longest  = 7 * 24 * time.Hour // between two looks, whatever went wrong
	maxMaps  = 20                 // sitemaps of an index read in one look; the newest are read first
)

// State is what is known of a watch from its last look.
type State struct {
	Looked  string               `json:"looked,omitempty"` // RFC 3339 UTC; empty before the first look
	Fails   int                  `json:"fails,omitempty"`  // looks that failed since the last good one
	Problem string               `json:"problem,omitempty"`
	Prior   web.Prior            `json:"prior,omitzero"`
	Maps    map[string]web.Prior `json:"maps,omitempty"` // of the sitemaps of an index
}

// A Look is what one look at a feed gave.
type Look struct {
	Pages []feed.Link
	State State
	Next  time.Time // when to look again
}

// At looks at a feed. It always gives a state and a time to look again; the error says why there are no pages.
func At(ctx context.Context, w *web.Web, s Settings, was State) (Look, error) {
	l := Look{State: was}
	c, err := w.Fetch(ctx, s.URL, was.Prior)
	if ctx.Err() != nil {
		return l, ctx.Err()
	}
	now := w.Now().UTC()
	l.State.Looked = now.Format(time.RFC3339)
	if err == nil && !c.Unchanged {
		l.State.Prior = c.How().Prior
		err = l.read(ctx, w, c)
	}
	if err != nil {
		l.Pages = nil
		l.State.Fails, l.State.Problem = was.Fails+1, err.Error()
		l.State.Prior, l.State.Maps = was.Prior, was.Maps // what was not read is not known
		l.Next = now.Add(max(backOff(s.Every, l.State.Fails), retryAfter(c, now)))
		return l, err
	}
	l.State.Fails, l.State.Problem = 0, ""
	l.Next = now.Add(max(time.Duration(s.Every), Shortest))
	return l, nil
}

func (l *Look) read(ctx context.Context, w *web.Web, c web.Capture) error {
	list, err := feed.Read(c.Last().Body, c.Final())
	if err != nil {
		return err
	}
	l.Pages = list.Pages
	return l.maps(ctx, w, list.Sitemaps)
}

// maps reads the sitemaps of an index that changed since they were read last, newest first.
func (l *Look) maps(ctx context.Context, w *web.Web, maps []feed.Link) error {
	known := l.State.Maps
	l.State.Maps = nil
	for i, m := range newestFirst(maps) {
		if i == maxMaps {
			break
		}
		c, err := w.Fetch(ctx, m.URL, known[m.URL])
		if err != nil {
			return err
		}
		if l.State.Maps == nil {
			l.State.Maps = map[string]web.Prior{}
		}
		if c.Unchanged {
			l.State.Maps[m.URL] = known[m.URL]
			continue
		}
		list, err := feed.Read(c.Last().Body, c.Final())
		if err != nil {
			return err
		}
		l.State.Maps[m.URL] = c.How().Prior
		l.Pages = append(l.Pages, list.Pages...)
	}
	return nil
}

func newestFirst(maps []feed.Link) []feed.Link {
	out := slices.Clone(maps)
	slices.SortStableFunc(out, func(a, b feed.Link) int { return b.Updated.Compare(a.Updated) })
	return out
}

// backOff doubles the time between looks with every failure.
func backOff(every Duration, fails int) time.Duration {
	d := max(time.Duration(every), Shortest)
	for range min(fails, 16) {
		d = min(2*d, Longest)
	}
	return d
}

// retryAfter gives how long a server asked to be left alone; 0 when it did not.
func retryAfter(c web.Capture, now time.Time) time.Duration {
	if len(c.Exchanges) == 0 {
		return 0
	}
	v := c.Last().Header.Get("Retry-After")
	if n, err := strconv.Atoi(v); err == nil && n > 0 {
		return min(time.Duration(min(n, 1<<30))*time.Second, Longest)
	}
	if t, err := http.ParseTime(v); err == nil && t.After(now) {
		return min(t.Sub(now), Longest)
	}
	return 0
}

// Worth says whether a page that a feed lists deserves a visit: it was never taken, or the feed says that it changed since.
func Worth(l feed.Link, taken time.Time) bool {
	return taken.IsZero() || l.Updated.After(taken)
}
