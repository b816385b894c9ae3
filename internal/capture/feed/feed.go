// Package feed finds the pages that a feed or a sitemap lists: RSS, Atom, JSON Feed and sitemaps.org, packed or not.
package feed

import (
	"bytes"
	"compress/gzip"
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"habeas"
)

// The limits of reading.
const (
	MaxBytes = 32 << 20 // of a feed, unpacked
	MaxLinks = 50_000   // as many as a sitemap may have
	maxLink  = 4096     // bytes of one address
)

// A Link is one page that a feed lists.
type Link struct {
	URL     string
	Updated time.Time // when the feed says that it changed last; zero when it does not say
}

// A List is what a feed or sitemap holds.
type List struct {
	Pages    []Link // in the order of the feed, each address once
	Sitemaps []Link // of an index: further sitemaps to be read
}

// Read reads a feed or sitemap that was found at base. Addresses that are not http or https are passed over.
func Read(body []byte, base string) (List, error) {
	at, err := url.Parse(base)
	if err != nil {
		return List{}, habeas.Errorf(habeas.Invalid, "the feed's own address cannot be read")
	}
	body, err = unpacked(body)
	if err != nil {
		return List{}, err
	}
	c := &collector{base: at, seen: map[string]bool{}}
	switch root := rootOf(body); root {
	case "urlset", "sitemapindex":
		err = c.sitemap(body, root)
	default:
		err = c.feed(body)
	}
	return c.list, err
}

func unpacked(body []byte) ([]byte, error) {
	if !bytes.HasPrefix(body, []byte("\x1f\x8b")) {
		if len(body) > MaxBytes {
			return nil, tooLarge()
		}
		return body, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "the feed is packed and broken", Cause: err}
	}
	out, err := io.ReadAll(io.LimitReader(z, MaxBytes+1))
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "the feed is packed and broken", Cause: err}
	}
	if len(out) > MaxBytes {
		return nil, tooLarge()
	}
	return out, nil
}

func tooLarge() error {
	return habeas.Errorf(habeas.Refused, "the feed is larger than the %d bytes that are read", MaxBytes)
}

// rootOf gives the name of an XML document's first element, "" for anything else.
func rootOf(body []byte) string {
	d := decoder(body)
	for {
		tok, err := d.Token()
		if err != nil {
			return ""
		}
		if e, ok := tok.(xml.StartElement); ok {
			return e.Name.Local
		}
	}
}

func decoder(body []byte) *xml.Decoder {
	d := xml.NewDecoder(bytes.NewReader(body))
	d.Strict = false
	// Addresses are ASCII whatever the declared encoding.
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	return d
}

type collector struct {
	base *url.URL
	seen map[string]bool
	list List
}

// add takes one address, and says whether there is room for more.
func (c *collector) add(to *[]Link, address string, updated time.Time) bool {
	address = strings.TrimSpace(address)
	if address == "" || len(address) > maxLink {
		return true
	}
	u, err := c.base.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || u.User != nil {
		return true
	}
	u.Fragment, u.RawFragment = "", ""
	if c.seen[u.String()] {
		return true
	}
	c.seen[u.String()] = true
	*to = append(*to, Link{URL: u.String(), Updated: updated.UTC()})
	return len(c.seen) < MaxLinks
}

func (c *collector) sitemap(body []byte, root string) error {
	to := &c.list.Pages
	if root == "sitemapindex" {
		to = &c.list.Sitemaps
	}
	d := decoder(body)
	for {
		tok, err := d.Token()
		if errors.Is(err, io.EOF) || (err != nil && len(*to) > 0) { // what came before a break is good
			return nil
		}
		if err != nil {
			return &habeas.Error{Kind: habeas.Invalid, Text: "the sitemap is broken", Cause: err}
		}
		e, ok := tok.(xml.StartElement)
		if !ok || (e.Name.Local != "url" && e.Name.Local != "sitemap") {
			continue
		}
		var one struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		}
		if err := d.DecodeElement(&one, &e); err != nil {
			continue
		}
		if !c.add(to, one.Loc, w3cTime(one.LastMod)) {
			return nil
		}
	}
}

// w3cTime reads a sitemap's time: a day, or a moment with its offset. A day stands for its end, so that a page that changed
// later on the day is not missed.
func w3cTime(s string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.RFC3339Nano, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(layout, s); err == nil {
			return t
		}
	}
	if t, err := time.Parse(time.DateOnly, s); err == nil {
		return t.Add(24*time.Hour - time.Second)
	}
	return time.Time{}
}

func (c *collector) feed(body []byte) (err error) {
	defer func() { // the parser was not written for hostile bytes
		if p := recover(); p != nil {
			c.list, err = List{}, habeas.Errorf(habeas.Invalid, "the feed cannot be read")
		}
	}()
	f, err := gofeed.NewParser().Parse(bytes.NewReader(body))
	if err != nil {
		return &habeas.Error{Kind: habeas.Invalid, Text: "neither a feed nor a sitemap", Cause: err}
	}
	for _, it := range f.Items {
		if it == nil {
			continue
		}
		if !c.add(&c.list.Pages, linkOf(it), latest(it.PublishedParsed, it.UpdatedParsed)) {
			return nil
		}
	}
	return nil
}

// linkOf gives the address of an item's page: its link, or a GUID that is one.
func linkOf(it *gofeed.Item) string {
	if it.Link == "" && strings.HasPrefix(it.GUID, "http") {
		return it.GUID
	}
	return it.Link
}

func latest(a, b *time.Time) time.Time {
	switch {
	case b != nil && (a == nil || b.After(*a)):
		return *b
	case a != nil:
		return *a
	}
	return time.Time{}
}
