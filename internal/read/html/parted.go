package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parted makes paragraphs in every element whose text is parted by two line breaks in a row rather than by elements, as old
// pages and many Korean and Chinese ones do.
func parted(n *html.Node) {
	if holdsText(n.DataAtom) && twoBreaks(n) {
		wrap(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			parted(c)
		}
	}
}

// holdsText reports elements in which paragraphs may stand.
func holdsText(a atom.Atom) bool {
	return a == atom.Td || breaks(a) && a != atom.P && a != atom.Pre
}

// twoBreaks reports two line breaks among n's children with nothing but blanks between.
func twoBreaks(n *html.Node) bool {
	last := false
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.DataAtom == atom.Br && last:
			return true
		case c.DataAtom == atom.Br:
			last = true
		case c.Type == html.TextNode && strings.TrimSpace(c.Data) == "":
		default:
			last = false
		}
	}
	return false
}

// wrap puts every run of inline children between two breaks, or between blocks, into a paragraph of its own.
func wrap(n *html.Node) {
	var kids []*html.Node
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		n.RemoveChild(c)
		kids = append(kids, c)
		c = next
	}
	var p *html.Node
	for i := 0; i < len(kids); i++ {
		k := kids[i]
		switch {
		case k.DataAtom == atom.Br && doubled(kids[i+1:]):
			p = nil
		case k.Type == html.ElementNode && k.DataAtom != atom.Br && breaks(k.DataAtom):
			p = nil
			n.AppendChild(k)
		default:
			if p == nil {
				p = &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
				n.AppendChild(p)
			}
			p.AppendChild(k)
		}
	}
}

// doubled reports whether the next thing that is not blank is a line break.
func doubled(rest []*html.Node) bool {
	for _, k := range rest {
		if k.Type == html.TextNode && strings.TrimSpace(k.Data) == "" {
			continue
		}
		return k.DataAtom == atom.Br
	}
	return false
}
