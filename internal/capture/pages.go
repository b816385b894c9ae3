package capture

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"iter"

	"habeas"
	"habeas/internal/capture/web"
	"habeas/internal/read"
)

// PageID names the report of a page of the web: a page that changed is a new version of it, wherever it moved.
func PageID(address string) (habeas.ReportID, error) {
	u, err := web.ParseURL(address)
	if err != nil {
		return "", err
	}
	d := habeas.DigestOf([]byte(u.String()))
	return habeas.ReportID("web-" + hex.EncodeToString(d[:8])), nil
}

// Visits says what is known of pages and hears what became of visits.
type Visits interface {
	// Prior gives what the last capture of a page's report said of how it was got; nil when there was none.
	Prior(ctx context.Context, id habeas.ReportID) (json.RawMessage, error)
	// Unchanged hears that a page is as it was, so that nothing new is kept.
	Unchanged(address string, id habeas.ReportID)
}

// Pages yields pages of the web in the order of their addresses, each as the web archive of its capture. A page that
// cannot be taken is an Item with Err set, and the others follow; one that did not change yields nothing.
func Pages(ctx context.Context, w *web.Web, addresses []string, g read.Given, v Visits) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		for _, a := range addresses {
			if ctx.Err() != nil {
				return
			}
			it, changed := page(ctx, w, a, g, v)
			if changed && !yield(it) {
				return
			}
		}
	}
}

func page(ctx context.Context, w *web.Web, address string, g read.Given, v Visits) (it read.Item, changed bool) {
	it = read.Item{Name: "page of the web", Given: g, Format: "warc-response"}
	id, err := PageID(address)
	if err != nil {
		it.Err = named(it.Name, err)
		return it, true
	}
	it.Given.ID, it.Name = id, string(id)
	prior, err := priorOf(ctx, v, id)
	if err != nil {
		it.Err = named(it.Name, err)
		return it, true
	}
	c, err := w.Fetch(ctx, address, prior)
	if err == nil && c.Unchanged {
		v.Unchanged(address, id)
		return it, false
	}
	if err == nil {
		c = w.Pictured(ctx, c)
		it.Original, err = c.WARC()
	}
	if err == nil {
		it.How, err = json.Marshal(c.How())
	}
	if err != nil {
		it.Err = named(it.Name, err)
	}
	return it, true
}

func priorOf(ctx context.Context, v Visits, id habeas.ReportID) (web.Prior, error) {
	raw, err := v.Prior(ctx, id)
	if err != nil || raw == nil {
		return web.Prior{}, err
	}
	var how web.How
	if json.Unmarshal(raw, &how) != nil { // of another kind of capture: nothing to compare with
		return web.Prior{}, nil
	}
	return how.Prior, nil
}

// named puts the name of an input before what is wrong with it.
func named(name string, err error) error {
	return &habeas.Error{Kind: habeas.KindOf(err), Text: name, Cause: err}
}
