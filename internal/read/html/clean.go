package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// cleaner takes out of a page what is surely not the article.
type cleaner struct {
	prose int                 // bytes of text in all paragraphs of the page
	named map[string]standing // what class names and ids said before; pages repeat them
}

// A standing is what the names of an element say of it.
type standing int

const (
	inside    standing = iota // nothing
	besideIt                  // it stands beside the article
	byReaders                 // it holds comments
)

func (c *cleaner) standing(names string) standing {
	s, known := c.named[names]
	if known {
		return s
	}
	switch {
	case comments.in(names):
		s = byReaders
	case unwanted.in(names):
		s = besideIt
	}
	c.named[names] = s
	return s
}

// Parts of a page are taken for something beside the article by their name only as long as they do not hold most of its
// paragraphs: names lie, and a whole article can stand within "sponsored" or "modal".
const (
	mostProse    = 0.4 // for parts with an unwanted name
	mostComments = 0.9 // for comments
)

func clean(doc *html.Node, title string) {
	parted(doc)
	later(doc, title)
	c := &cleaner{prose: prose(doc), named: map[string]standing{}}
	c.below(doc)
}

// nextStory is the prose in bytes that makes an article element a story of its own rather than a teaser.
const nextStory = 200

// later takes out the stories that a page has loaded below its own: further article elements, where the first one that has
// a story is the one with the page's title.
func later(doc *html.Node, title string) {
	var stories []*html.Node
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.Article {
			if prose(n) >= nextStory {
				stories = append(stories, n)
			}
			return
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(doc)
	if len(stories) < 2 || title == "" || !headed(stories[0], fold(title)) {
		return
	}
	for _, n := range stories[1:] {
		n.Parent.RemoveChild(n)
	}
}

// headed reports whether a heading below n is the folded title.
func headed(n *html.Node, title string) bool {
	if n.DataAtom == atom.H1 || n.DataAtom == atom.H2 {
		return fold(inner(n)) == title
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if headed(c, title) {
			return true
		}
	}
	return false
}

// holds reports whether an element of the kind is n or below it.
func holds(n *html.Node, a atom.Atom) bool {
	if n.DataAtom == a {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if holds(c, a) {
			return true
		}
	}
	return false
}

func (c *cleaner) below(n *html.Node) {
	for k := n.FirstChild; k != nil; {
		next := k.NextSibling
		switch {
		case k.Type != html.ElementNode:
		case c.drop(k):
			n.RemoveChild(k)
		case k.DataAtom == atom.P && prose(k) > 0:
			unlink(k)
		default:
			c.below(k)
		}
		k = next
	}
}

// unlink makes plain text of the links within a sentence, so that a short paragraph with a long link is not taken for a list
// of links.
func unlink(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.A {
			c.DataAtom, c.Data, c.Attr = atom.Span, "span", nil
		}
		unlink(c)
	}
}

func (c *cleaner) drop(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Body, atom.Html, atom.Article, atom.Main, atom.Head:
		return false
	case atom.Figcaption, atom.Button, atom.Iframe, atom.Select, atom.Textarea, atom.Dialog, atom.Noscript:
		return true
	case atom.Nav, atom.Aside, atom.Footer, atom.Form:
		return c.share(n) < mostProse
	}
	if hidden(n) {
		return c.share(n) < mostProse
	}
	names := attr(n, "class") + " " + attr(n, "id")
	if names == " " {
		return false
	}
	switch c.standing(names) {
	case byReaders:
		return c.share(n) < mostComments
	case besideIt:
		return c.share(n) < mostProse && !holds(n, atom.Blockquote)
	}
	return false
}

// hidden reports an element that a reader of the page does not see.
func hidden(n *html.Node) bool {
	style := strings.ReplaceAll(strings.ToLower(attr(n, "style")), " ", "")
	if strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden") {
		return true
	}
	role := attr(n, "role")
	return role == "navigation" || role == "complementary" || role == "dialog" || role == "alertdialog" || role == "search" || role == "banner" && n.DataAtom != atom.Div
}

// share gives how much of the page's prose stands below n.
func (c *cleaner) share(n *html.Node) float64 {
	if c.prose == 0 {
		return 0
	}
	return float64(prose(n)) / float64(c.prose)
}

// prose gives the bytes of text in paragraphs below n that are not mostly links, nor all of them within a link as in teasers
// of other stories. Pages without paragraphs have none.
func prose(n *html.Node) int {
	if n.DataAtom == atom.A {
		return 0
	}
	if n.DataAtom == atom.P {
		t := textLen(n, 1<<20)
		if t < 40 || linkLen(n)*2 > t {
			return 0
		}
		return t
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += prose(c)
	}
	return sum
}

// linkLen gives the bytes of text in links below n.
func linkLen(n *html.Node) int {
	if n.DataAtom == atom.A {
		return textLen(n, 1<<20)
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += linkLen(c)
	}
	return sum
}

// textLen gives the bytes of text under n, counting no further than limit.
func textLen(n *html.Node, limit int) int {
	if n.Type == html.TextNode {
		return len(n.Data)
	}
	sum := 0
	for c := n.FirstChild; c != nil && sum < limit; c = c.NextSibling {
		if c.DataAtom != atom.Script && c.DataAtom != atom.Style {
			sum += textLen(c, limit-sum)
		}
	}
	return sum
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
