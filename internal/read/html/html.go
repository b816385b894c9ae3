// Package html takes the article out of a page: its text by paragraphs, its title, byline, outlet, day of publication and
// language, without menus, captions, comments, adverts and links to other stories.
package html

import (
	"bytes"
	"net/url"
	"strings"

	readability "codeberg.org/readeck/go-readability"
	"golang.org/x/net/html"

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
	if err := bounded(t.S); err != nil {
		return Page{}, err
	}
	doc, err := html.Parse(strings.NewReader(t.S))
	if err != nil {
		return Page{}, &habeas.Error{Kind: habeas.Refused, Text: "is no page that can be read: its elements are nested too deeply or it is broken", Cause: err}
	}
	p := metadata(doc, address)
	p.Notes = t.Notes
	clean(doc)
	blocks := article(doc, p.URL)
	if len(blocks) == 0 {
		return Page{}, habeas.Errorf(habeas.Refused, "no article was found in the page; if it is built by scripts, save its text as .txt")
	}
	p.compose(blocks)
	return p, nil
}

// article finds the article in a page and gives its paragraphs.
func article(doc *html.Node, address string) []block {
	u, err := url.Parse(address)
	if err != nil || address == "" {
		u = &url.URL{Scheme: "http", Host: "localhost"}
	}
	ps := readability.NewParser()
	ps.CharThresholds = charThreshold
	ps.KeepClasses = true
	ps.DisableJSONLD = true
	a, err := ps.ParseDocument(doc, u)
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
	if err := bounded(t.S); err != nil {
		return "", err
	}
	doc, err := html.Parse(strings.NewReader(t.S))
	if err != nil {
		return "", &habeas.Error{Kind: habeas.Refused, Text: "its HTML is nested too deeply or broken", Cause: err}
	}
	var p Page
	p.compose(blocksOf(doc))
	return p.Text, nil
}
