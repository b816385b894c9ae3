package main

import (
	"fmt"
	"io"
	"time"
)

// A progress tells, at most once a second, how far something has come and how fast it goes. On a terminal it rewrites one
// line; elsewhere it prints plain lines. What takes less than a second prints nothing.
type progress struct {
	w      io.Writer
	now    func() time.Time
	what   string // "added", "rebuilt"
	live   bool   // the writer is a terminal
	start  time.Time
	last   time.Time
	shown  bool // a line stands on the terminal
	status string
}

// progress starts one.
func (s *session) progress(what string) *progress {
	t := s.now()
	return &progress{w: s.stderr, now: s.now, what: what, live: terminal(s.stderr), start: t, last: t}
}

// at says that n are done, in which stage; the stage may be empty.
func (p *progress) at(stage string, n int) {
	t := p.now()
	p.status = fmt.Sprintf("%s %d, %s", p.what, n, rate(n, t.Sub(p.start)))
	if stage != "" {
		p.status = stage + ": " + p.status
	}
	if t.Sub(p.last) < time.Second {
		return
	}
	p.last, p.shown = t, true
	if p.live {
		fmt.Fprintf(p.w, "\r\x1b[K%s", p.status)
		return
	}
	fmt.Fprintln(p.w, p.status)
}

// end takes the line off the terminal, so that the next message stands alone.
func (p *progress) end() {
	if p.live && p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}

// rate prints how many a second.
func rate(n int, took time.Duration) string {
	if took < time.Millisecond {
		return "just begun"
	}
	r := float64(n) / took.Seconds()
	if r < 10 {
		return fmt.Sprintf("%.1f a second", r)
	}
	return fmt.Sprintf("%.0f a second", r)
}
