// Package html takes the article out of a page: its text by paragraphs, its title, byline, outlet, day of publication and
// language, without menus, captions, comments, adverts and links to other stories.
package html

import (
	"bytes"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"habeas"
	"habeas/internal/read/plain"
)

// A Page is what a page says. Whatever it does not say is empty.
type Page struct {
	URL, Source, Title, Byline, Lang string
	Published                        habeas.When // with the day in the page's own time zone
	Text                             string      // title, blank line, paragraphs with blank lines between
	Regions                          []habeas.Region
	Notes                            []string

	titled bool // the title stands in the page itself, so what the page prints about its day was looked for below it
}

// charThreshold is how many characters an article must have for the first, strictest way of finding it to be taken. The
// usual 500 is made for English; Chinese says the same in a quarter.
const charThreshold = 120

// Read reads a page. charset is what the transport declared, or ""; address is where the page came from, or "".
func Read(b []byte, charset, address string) (Page, error) {
	if charset == "" {
		charset = declared(b)
	}
	t, err := plain.Decode(b, charset)
	if err != nil {
		return Page{}, err
	}
	t.S = unscripted(t.S)
	if err := bounded(t.S); err != nil {
		return Page{}, err
	}
	doc, err := parse(t.S)
	if err != nil {
		return Page{}, err
	}
	p, body := metadata(doc, address)
	p.Notes = t.Notes
	blocks := p.article(doc, t.S, body)
	if len(blocks) == 0 {
		return Page{}, habeas.Errorf(habeas.Refused, "no article was found in the page; if it is built by scripts, save its text as .txt")
	}
	p.compose(blocks)
	return p, nil
}

func parse(s string) (*html.Node, error) {
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Refused, Text: "is no page that can be read: its elements are nested too deeply or it is broken", Cause: err}
	}
	return doc, nil
}

const (
	// leastShare is how much of the page's prose an article must hold to be taken without a second look.
	leastShare = 0.35
	// bodyFactor is how many times longer the article in the page's JSON-LD must be to be taken instead.
	bodyFactor = 1.5
)

// article finds the article: in the page without what is named as something else; where that leaves too little, in the
// whole page, or where its paragraphs stand densest; and where the page shows less of it than its JSON-LD holds, there.
func (p *Page) article(doc *html.Node, source, body string) []block {
	all := prose(doc)
	clean(doc, p.Title)
	found := p.furnished(readable(doc, p.URL))
	for _, second := range []func(*html.Node) []block{
		func(n *html.Node) []block { return readable(n, p.URL) },
		func(n *html.Node) []block { clean(n, p.Title); return blocksOf(densest(n)) },
	} {
		if len(found) > 0 && size(found) >= int(leastShare*float64(all)) {
			break
		}
		again, err := parse(source)
		if err != nil {
			break
		}
		if more := p.furnished(second(again)); size(more) > 2*size(found) {
			found = more
		}
	}
	if given := paragraphs(body); float64(size(given)) > bodyFactor*float64(size(found)) && size(given) > largeBody {
		return p.furnished(given)
	}
	return found
}

// densest gives the innermost element that holds nearly all prose of the page.
func densest(doc *html.Node) *html.Node {
	most := prose(doc) * 4 / 5
	n := doc
	for {
		var next *html.Node
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if most > 0 && c.DataAtom != atom.P && prose(c) >= most {
				next = c
			}
		}
		if next == nil {
			return n
		}
		n = next
	}
}

// largeBody is the length in bytes from which the JSON-LD of a page is taken for the article rather than a summary.
const largeBody = 400

func size(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += len(b.text)
	}
	return n
}

// readable finds the article in a page by the density of its text and gives its paragraphs.
func readable(doc *html.Node, address string) []block {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		u = &url.URL{Scheme: "http", Host: "localhost"}
	}
	ps := readability.NewParser()
	ps.CharThresholds = charThreshold
	ps.KeepClasses = true
	ps.DisableJSONLD = true
	a, err := ps.ParseAndMutate(doc, u)
	if err != nil || a.Node == nil {
		return nil
	}
	return blocksOf(a.Node)
}

// declared finds the encoding that the page's own head declares.
func declared(b []byte) string {
	head := bytes.ToLower(b[:min(len(b), 4096)])
	_, after, ok := bytes.Cut(head, []byte("charset="))
	if !ok {
		return ""
	}
	after = bytes.TrimLeft(after, `"' `)
	if end := bytes.IndexAny(after, "\"' />;\r\n"); end >= 0 {
		return string(after[:end])
	}
	return ""
}

// Plain gives all the text of a page that is no article, as of a mail: its paragraphs with blank lines between.
func Plain(b []byte) (string, error) {
	t, err := plain.Decode(b, "utf-8")
	if err != nil {
		return "", err
	}
	t.S = unscripted(t.S)
	if err := bounded(t.S); err != nil {
		return "", err
	}
	doc, err := parse(t.S)
	if err != nil {
		return "", err
	}
	var p Page
	p.compose(blocksOf(doc))
	return p.Text, nil
}
