package feed_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/capture/feed"
)

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>Invented Wire</title>
<item><title>One</title><link>https://wire.example/one#top</link><pubDate>Tue, 11 Feb 2025 09:00:00 +0900</pubDate></item>
<item><title>Two</title><link>/two</link></item>
<item><title>Two again</title><link>https://wire.example/two</link></item>
<item><title>By its id</title><guid>https://wire.example/three</guid></item>
<item><title>No page</title><link>mailto:desk@wire.example</link></item>
<item><title>Hostile</title><link>javascript:alert(1)</link></item>
<item><title>With a password</title><link>https://u:p@wire.example/four</link></item>
</channel></rss>`

const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>Invented</title><entry><title>A</title><link href="https://wire.example/one"/><published>2025-02-10T00:00:00Z</published><updated>2025-02-11T00:00:00Z</updated></entry></feed>`

const jsonFeed = `{"version":"https://jsonfeed.org/version/1.1","title":"Invented","items":[{"id":"1","url":"https://wire.example/one","date_published":"2025-02-11T00:00:00Z"}]}`

const sitemap = `<?xml version="1.0" encoding="EUC-KR"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc> https://wire.example/one </loc><lastmod>2025-02-11</lastmod></url><url><loc>https://wire.example/two</loc></url></urlset>`

const index = `<sitemapindex><sitemap><loc>https://wire.example/a.xml.gz</loc><lastmod>2025-02-11T08:00+09:00</lastmod></sitemap></sitemapindex>`

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

func told(l feed.List) string {
	var b strings.Builder
	for _, p := range l.Pages {
		fmt.Fprintf(&b, "%s %s\n", p.URL, p.Updated.Format("2006-01-02 15:04"))
	}
	for _, p := range l.Sitemaps {
		fmt.Fprintf(&b, "map %s %s\n", p.URL, p.Updated.Format("2006-01-02 15:04"))
	}
	return b.String()
}

func TestRead(t *testing.T) {
	never := "0001-01-01 00:00"
	for _, c := range []struct{ name, in, want string }{
		{"rss", rss, "https://wire.example/one 2025-02-11 00:00\nhttps://wire.example/two " + never + "\nhttps://wire.example/three " + never + "\n"},
		{"atom", atom, "https://wire.example/one 2025-02-11 00:00\n"},
		{"json", jsonFeed, "https://wire.example/one 2025-02-11 00:00\n"},
		{"sitemap", sitemap, "https://wire.example/one 2025-02-11 23:59\nhttps://wire.example/two " + never + "\n"},
		{"sitemap packed", packed(sitemap), "https://wire.example/one 2025-02-11 23:59\nhttps://wire.example/two " + never + "\n"},
		{"index", index, "map https://wire.example/a.xml.gz 2025-02-10 23:00\n"},
		{"sitemap cut off", sitemap[:len(sitemap)-20], "https://wire.example/one 2025-02-11 23:59\n"},
		{"empty sitemap", "<urlset/>", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			l, err := feed.Read([]byte(c.in), "https://wire.example/feeds/all")
			if err != nil || told(l) != c.want {
				t.Errorf("Read = %v\n%s\nwant\n%s", err, told(l), c.want)
			}
		})
	}
}

func TestRead_Refused(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		kind habeas.Kind
	}{
		"empty":          {"", habeas.Invalid},
		"a page":         {"<html><body>no feed</body></html>", habeas.Invalid},
		"broken gzip":    {"\x1f\x8bnonsense", habeas.Invalid},
		"bomb":           {packed(strings.Repeat(" ", feed.MaxBytes+1)), habeas.Refused},
		"too large":      {strings.Repeat(" ", feed.MaxBytes+1), habeas.Refused},
		"broken sitemap": {"<urlset><", habeas.Invalid},
	} {
		if l, err := feed.Read([]byte(c.in), "https://wire.example/"); habeas.KindOf(err) != c.kind {
			t.Errorf("%s: %v, %v; want kind %v", name, l, err, c.kind)
		}
	}
}

func TestRead_ManyLinks(t *testing.T) {
	var b strings.Builder
	b.WriteString("<urlset>")
	for i := range feed.MaxLinks + 10 {
		fmt.Fprintf(&b, "<url><loc>https://wire.example/%d</loc></url>", i)
	}
	l, err := feed.Read([]byte(b.String()+"</urlset>"), "https://wire.example/")
	if err != nil || len(l.Pages) != feed.MaxLinks {
		t.Errorf("%d links, %v; want %d", len(l.Pages), err, feed.MaxLinks)
	}
}

// Whatever a feed holds, what comes out is a bounded list of different addresses of pages.
func FuzzRead(f *testing.F) {
	for _, s := range []string{rss, atom, jsonFeed, sitemap, index, packed(rss), "", "<rss", "{}"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := feed.Read(b, "https://wire.example/feed")
		if err != nil && len(l.Pages)+len(l.Sitemaps) > 0 {
			t.Fatalf("an error and %d pages", len(l.Pages))
		}
		seen := map[string]bool{}
		for _, p := range append(l.Pages, l.Sitemaps...) {
			u, err := url.Parse(p.URL)
			if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || u.User != nil || u.Fragment != "" || seen[p.URL] {
				t.Fatalf("address %q (%v), seen before: %v", p.URL, err, seen[p.URL])
			}
			seen[p.URL] = true
		}
	})
}
