package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"habeas"
)

const (
	// maxDepth is how deeply elements may be nested. Pages by real people stay below 100, by careless machines below 300.
	maxDepth = 400
	// maxTags is the number of tags of a page; the largest news pages have some tens of thousands.
	maxTags = 500_000
	// maxReopened is how many elements the parser may have to open again because formatting was left open across blocks:
	// a short page can ask for billions.
	maxReopened = 1_000_000
)

// bounded refuses a page that would take the parser, or the walk over its tree, beyond bounds. It looks at the tags only
// and takes time in proportion to the page.
func bounded(s string) error {
	z := html.NewTokenizer(strings.NewReader(s))
	var depth, tags, reopened, formatting int
	for {
		switch z.Next() {
		case html.ErrorToken:
			return nil
		case html.StartTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			tags++
			switch {
			case isFormatting(a):
				formatting++
			case isBlock(a):
				reopened += formatting
			}
			if !leaf(a) {
				depth++
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			a := atom.Lookup(name)
			if isFormatting(a) {
				formatting = max(0, formatting-1)
			}
			if !leaf(a) {
				depth = max(0, depth-1)
			}
		}
		switch {
		case depth > maxDepth:
			return habeas.Errorf(habeas.Refused, "elements are nested more than %d deep; such a page is not read", maxDepth)
		case tags > maxTags:
			return habeas.Errorf(habeas.Refused, "has more than %d tags; such a page is not read", maxTags)
		case reopened > maxReopened:
			return habeas.Errorf(habeas.Refused, "formatting is left open across too many paragraphs; such a page is not read")
		}
	}
}

// leaf reports elements that hold nothing or whose end is usually left out: they do not nest.
func leaf(a atom.Atom) bool {
	switch a {
	case atom.Area, atom.Base, atom.Br, atom.Col, atom.Embed, atom.Hr, atom.Img, atom.Input, atom.Link, atom.Meta, atom.Param,
		atom.Source, atom.Track, atom.Wbr, atom.P, atom.Li, atom.Dt, atom.Dd, atom.Option, atom.Optgroup, atom.Tr, atom.Td, atom.Th,
		atom.Thead, atom.Tbody, atom.Tfoot, atom.Colgroup, atom.Html, atom.Head, atom.Body:
		return true
	}
	return isFormatting(a)
}

// isFormatting reports the elements that a parser opens again in every new block until they are closed.
func isFormatting(a atom.Atom) bool {
	switch a {
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.Nobr, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return true
	}
	return false
}

func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Meta, atom.Link:
		return false
	}
	return !isFormatting(a)
}
