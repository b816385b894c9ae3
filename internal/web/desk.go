package web

import (
	"io"
	"log/slog"
	"net/http"
	"time"

	"habeas/internal/register"
)

// Options say for whom and how the desk is shown. The zero Options show it to nobody: Viewer must be set.
type Options struct {
	Viewer register.Viewer // on whose behalf every page reads
	// Hosts are the names under which the desk may be asked for, besides localhost and bare addresses; any other name in a
	// request is refused, so that a foreign page cannot reach the desk by pointing its own name here.
	Hosts []string
	Now   func() time.Time // nil is the machine's clock
	Log   *slog.Logger     // nil logs nothing; lines carry routes and ids of requests, never what was searched for
}

// A Desk shows one register. It is an [http.Handler].
type Desk struct {
	reg   Register
	opt   Options
	pages *pages
	known countryList
	door  http.Handler
}

// New makes the desk of a register. An error is a fault of the build: a template or a catalogue that cannot be read.
func New(reg Register, opt Options) (*Desk, error) {
	p, err := loadPages()
	if err != nil {
		return nil, err
	}
	if opt.Log == nil {
		opt.Log = slog.New(slog.NewTextHandler(io.Discard, nil))
	}
	if opt.Now == nil {
		opt.Now = time.Now
	}
	d := &Desk{reg: reg, opt: opt, pages: p}
	d.door = d.guard(d.routes())
	return d, nil
}

// ServeHTTP answers one request.
func (d *Desk) ServeHTTP(w http.ResponseWriter, r *http.Request) { d.door.ServeHTTP(w, r) }

// routes lists every page of the desk.
func (d *Desk) routes() http.Handler {
	mux := http.NewServeMux()
	for pattern, h := range map[string]handler{
		"/{$}":              d.home,
		"/incidents":        d.incidents,
		"/incidents/{id}":   d.incident,
		"/cases":            d.cases,
		"/cases/{id}":       d.oneCase,
		"/reports/{id}":     d.report,
		"/tally":            d.tally,
		"/tally/cell":       d.tallyCell,
		"/tally.csv":        d.tallyCSV,
		"/tally.json":       d.tallyJSON,
		"/search":           d.search,
		"/help":             d.help,
		"/language/{tag}":   d.choose,
		"/static/{name...}": d.static,
		"/healthz":          d.health,
		"/":                 d.nowhere,
	} {
		mux.Handle(pattern, d.answering(pattern, h))
	}
	return mux
}
