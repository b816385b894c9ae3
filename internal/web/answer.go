package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"runtime/debug"

	"habeas"
)

// A handler answers a request, or says why not; what it wrote before an error is dropped by [Desk.show].
type handler func(http.ResponseWriter, *http.Request) error

// statuses turns the kind of an error into the status of a page. Kinds that are not here are faults of the program.
var statuses = map[habeas.Kind]int{
	habeas.Usage:         http.StatusBadRequest,
	habeas.Invalid:       http.StatusBadRequest,
	habeas.Refused:       http.StatusBadRequest,
	habeas.NotFound:      http.StatusNotFound,
	habeas.Contradiction: http.StatusConflict,
	habeas.Unavailable:   http.StatusServiceUnavailable,
	habeas.Newer:         http.StatusServiceUnavailable,
	habeas.Forbidden:     http.StatusForbidden,
}

// answering turns a handler into an [http.Handler]: the one place where errors become pages and log lines. The log names
// the route, not the address, which may hold what was searched for.
func (d *Desk) answering(route string, h handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		err := protected(h, w, r)
		if err == nil || errors.Is(r.Context().Err(), context.Canceled) {
			return
		}
		status, known := statuses[habeas.KindOf(err)]
		text := ""
		if e, ok := errors.AsType[*habeas.Error](err); ok && known {
			text = e.Text
		}
		if !known {
			status = http.StatusInternalServerError
			d.opt.Log.Error("page failed", "route", route, "error", err)
		}
		d.fail(w, r, status, text)
	})
}

// protected runs a handler and makes an error of a panic.
func protected(h handler, w http.ResponseWriter, r *http.Request) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return h(w, r)
}

// failure is what an error page says.
type failure struct {
	Status int
	Key    string // of the words that say what happened and what to do
	Text   string // the error's own text; empty for our own faults
}

func (d *Desk) fail(w http.ResponseWriter, r *http.Request, status int, text string) {
	key := fmt.Sprint(status)
	words := d.speak(r)
	if _, ok := words.words["fail."+key+".title"]; !ok {
		key = "400"
	}
	f := failure{Status: status, Key: key, Text: text}
	err := d.show(w, r, status, "fail", page{Title: words.say("fail." + key + ".title"), Data: f})
	if err != nil {
		http.Error(w, http.StatusText(status), status)
	}
}

// nowhere answers for addresses that are not of the desk.
func (d *Desk) nowhere(http.ResponseWriter, *http.Request) error {
	return habeas.Errorf(habeas.NotFound, "")
}

func (d *Desk) health(w http.ResponseWriter, _ *http.Request) error {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err := fmt.Fprintln(w, "ok")
	return err
}
