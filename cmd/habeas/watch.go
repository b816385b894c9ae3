package main

import (
	"context"
	"encoding/json"
	"time"

	"habeas"
	"habeas/internal/capture"
	"habeas/internal/capture/feed"
	"habeas/internal/capture/watch"
	"habeas/internal/capture/web"
	"habeas/internal/read"
	"habeas/internal/register"
)

// watchCmd looks at feeds and sitemaps.
type watchCmd struct {
	Add    watchAddCmd    `cmd:"" help:"Begin to watch a feed (RSS, Atom, JSON Feed) or a sitemap."`
	List   watchListCmd   `cmd:"" help:"List what is watched, and how the last look went."`
	Remove watchRemoveCmd `cmd:"" help:"Watch no more; what was taken stays."`
	Run    watchRunCmd    `cmd:"" help:"Look at what is due, take new and changed pages, and go on until stopped."`
}

// watchAddCmd begins a watch.
type watchAddCmd struct {
	URL    string        `arg:"" name:"url" help:"Address of the feed or sitemap."`
	Every  time.Duration `default:"1h" help:"Time between two looks."`
	Source string        `placeholder:"NAME" help:"Outlet of the pages that it lists."`
	Lang   habeas.Lang   `placeholder:"TAG" help:"Language of the pages: en, ko, zh."`
}

// Run begins.
func (c watchAddCmd) Run(ctx context.Context, s *session) error {
	u, err := web.ParseURL(c.URL)
	if err != nil {
		return err
	}
	if c.Every < watch.Shortest || c.Every > watch.Longest {
		return habeas.Errorf(habeas.Usage, "--every: want a time from %s to %s", watch.Shortest, watch.Longest)
	}
	settings, err := json.Marshal(watch.Settings{URL: u.String(), Every: watch.Duration(c.Every), Source: c.Source, Lang: c.Lang})
	if err != nil {
		return err
	}
	return s.withRegister(ctx, func(r *register.Register) error {
		return r.AddWatch(ctx, register.Local(), u.String(), settings)
	})
}

// watchRemoveCmd ends a watch.
type watchRemoveCmd struct {
	URL string `arg:"" name:"url" help:"Address of the feed or sitemap, as habeas watch list prints it."`
}

// Run ends it.
func (c watchRemoveCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		return r.RemoveWatch(ctx, register.Local(), c.URL)
	})
}

// watchListCmd lists watches.
type watchListCmd struct{}

// Run lists.
func (watchListCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		all, err := r.Watches(ctx, register.Local())
		if err != nil {
			return err
		}
		for _, w := range all {
			set, state, err := opened(w)
			if err != nil {
				return err
			}
			next := w.Next.Format(time.RFC3339)
			if s.json {
				err = s.printJSON(map[string]any{"url": w.URL, "settings": set, "next": next, "looked": state.Looked, "fails": state.Fails, "problem": state.Problem})
			} else {
				s.printf("%s  every %s  next %s  %s\n", w.URL, time.Duration(set.Every), next, state.Problem)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func opened(w register.Watch) (set watch.Settings, state watch.State, err error) {
	if err = json.Unmarshal(w.Settings, &set); err == nil {
		err = json.Unmarshal(w.State, &state)
	}
	return set, state, err
}

// watchRunCmd looks.
type watchRunCmd struct {
	Once bool `help:"End when nothing is due any more."`
	fetching
}

// Help says what is taken.
func (watchRunCmd) Help() string {
	return `Looks at every feed and sitemap that is due, politely and only when it changed, and takes the pages that are new or that
the feed says have changed. A host that is out of order is left alone for longer each time. Several of these may run at
once on one database. Stop it as you like: nothing is half done.

    habeas watch add https://news.example.org/feed --every 30m --source "Example News"
    habeas watch run`
}

const (
	// lease is how long a look may take before another program takes it up.
	lease = 30 * time.Minute
	// nap is how long the program sleeps at most before it asks again what is due; others may add watches.
	nap = time.Minute
)

// Run looks.
func (c watchRunCmd) Run(ctx context.Context, s *session) error {
	w, err := c.web(s)
	if err != nil {
		return err
	}
	return s.withRegister(ctx, func(r *register.Register) error {
		for {
			due, ok, err := r.ClaimWatch(ctx, lease)
			switch {
			case err != nil:
				return err
			case ok:
				if err := s.look(ctx, r, w, due); err != nil {
					return err
				}
			case c.Once:
				return nil
			default:
				if err := web.Wait(ctx, nap); err != nil {
					return err
				}
			}
		}
	})
}

// look looks at one feed and takes what is worth it. What the feed said is remembered only when its pages are in.
func (s *session) look(ctx context.Context, r *register.Register, w *web.Web, due register.Watch) error {
	set, was, err := opened(due)
	if err != nil {
		return err
	}
	l, err := watch.At(ctx, w, set, was)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		s.say("%v; next look at %s", err, l.Next.Format(time.RFC3339))
	} else if err := s.takePages(ctx, r, w, set, &l, was); err != nil {
		return err
	}
	due.Next = l.Next
	if due.State, err = json.Marshal(l.State); err != nil {
		return err
	}
	return r.SetWatch(ctx, due)
}

// takePages visits the pages that are worth it. Those that could not be had now make the feed be read again next time.
func (s *session) takePages(ctx context.Context, r *register.Register, w *web.Web, set watch.Settings, l *watch.Look, was watch.State) error {
	worth, err := worthVisiting(ctx, r, l.Pages)
	if err != nil || len(worth) == 0 {
		return err
	}
	later := false
	pages := capture.Pages(ctx, w, worth, read.Given{Source: set.Source, Lang: set.Lang}, visits{s, r})
	sum, err := r.Add(ctx, func(yield func(read.Item) bool) {
		for it := range pages {
			later = later || habeas.KindOf(it.Err) == habeas.Unavailable
			if !yield(it) {
				return
			}
		}
	}, nil)
	s.refusals(sum.Refused)
	if err != nil {
		return err
	}
	if later {
		l.State.Prior, l.State.Maps = was.Prior, was.Maps
	}
	s.say("%s: %s, %s", set.URL, plural(len(sum.New), "new report", "new reports"), plural(len(sum.Versions), "changed", "changed"))
	return nil
}

// worthVisiting gives the addresses of pages that were never taken, or that changed since.
func worthVisiting(ctx context.Context, r *register.Register, pages []feed.Link) ([]string, error) {
	var out []string
	seen := map[string]bool{}
	for _, p := range pages {
		if seen[p.URL] {
			continue
		}
		seen[p.URL] = true
		id, err := capture.PageID(p.URL)
		if err != nil {
			continue
		}
		c, known, err := r.LastCapture(ctx, register.Local(), id)
		if err != nil {
			return nil, err
		}
		taken := time.Time{}
		if known {
			var how web.How
			if err := json.Unmarshal(c.How, &how); err == nil {
				taken, _ = time.Parse(time.RFC3339Nano, how.Started)
			}
		}
		if watch.Worth(p, taken) {
			out = append(out, p.URL)
		}
	}
	return out, nil
}
