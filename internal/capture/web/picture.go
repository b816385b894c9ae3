package web

import (
	"context"
	"io"
	"log"
	"mime"
	"slices"
	"time"

	"habeas"
)

// A Picture is how a page looked in a browser: one file, made from a second visit right after the capture.
type Picture struct {
	Kind    string // "screenshot" or "pdf"
	Type    string // "image/png", "application/pdf"
	Bytes   []byte // nil when it could not be made
	Started time.Time
	By      string // the browser, "Chrome/156.0.8078.79"
	Refused int    // connections that the page asked for and that were refused because of where they lead
	Problem string // why there is no picture; empty when there is one
}

// A Camera looks at a page with a browser. What goes wrong is in the pictures: a page without its picture is still a page.
type Camera interface {
	Take(ctx context.Context, address string) []Picture
}

// Pictured adds to a capture how its page looks, when a camera is there and the page is one for a browser.
func (w *Web) Pictured(ctx context.Context, c Capture) Capture {
	kind, _, _ := mime.ParseMediaType(c.Last().Header.Get("Content-Type"))
	if w.Camera == nil || (kind != "text/html" && kind != "application/xhtml+xml") {
		return c
	}
	c.Pictures = w.Camera.Take(ctx, c.Final())
	return c
}

// pictureTargets are the names under which other programs look for such records beside a page's own.
var pictureTargets = map[string]string{"screenshot": "urn:fullPage:", "pdf": "urn:pdf:"}

// picture writes one picture as a resource record of its own. Readers of reports pass it over: it is evidence and no text.
func (w *warcWriter) picture(page Exchange, p Picture) {
	if p.Bytes == nil {
		return
	}
	w.write(slices.Concat(fields{
		{"WARC-Type", "resource"}, {"Content-Type", p.Type}, {"WARC-Date", stamp(p.Started)},
		{"WARC-Target-URI", pictureTargets[p.Kind] + page.URL}, {"WARC-Warcinfo-ID", w.info},
	}), p.Bytes)
}

// A Pictured is what a capture's journal entry says of a picture; its bytes are a record of the archived capture.
type Pictured struct {
	Kind    string        `json:"kind"`
	Digest  habeas.Digest `json:"digest,omitzero"`
	Size    int           `json:"size,omitempty"`
	Started string        `json:"started"` // UTC
	By      string        `json:"by,omitempty"`
	Refused int           `json:"refused,omitempty"` // connections of the page that were refused
	Problem string        `json:"problem,omitempty"`
}

func pictured(all []Picture) []Pictured {
	var out []Pictured
	for _, p := range all {
		one := Pictured{Kind: p.Kind, Size: len(p.Bytes), Started: stamp(p.Started), By: p.By, Refused: p.Refused, Problem: p.Problem}
		if p.Bytes != nil {
			one.Digest = habeas.DigestOf(p.Bytes)
		}
		out = append(out, one)
	}
	return out
}

// quiet hears what goes wrong between a browser and a page, which is told by what the page looks like.
var quiet = log.New(io.Discard, "", 0)
