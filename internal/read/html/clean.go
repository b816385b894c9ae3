package html

import (
	"regexp"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// unwanted matches class names and ids of what stands beside an article: adverts, comments, sharing, captions, links to
// other stories, newsletters.
var unwanted = regexp.MustCompile(`(?i)(^|[\s_-])(ads?|advert\w*|adsense|adsbygoogle|ad[-_]?(slot|unit|box|container|wrapper|banner)|banner|sponsor\w*|promo\w*|comments?|comment[-_]?(list|form|area|section|box)|respond|disqus\w*|reply|replies|share\w*|sharing|social\w*|sns|addtoany\w*|sharedaddy|related\w*|recommend\w*|outbrain|taboola|newsletter\w*|subscribe\w*|subscription|signup|breadcrumbs?|caption\w*|credit|wp[-_]caption[-_]text|cookie\w*|popup|modal|tags?|tag[-_]?list|author[-_]?(box|bio)|byline|print|toolbar|most[-_]?(read|popular)|popular\w*|trending|pager|pagination|post[-_]?nav\w*|nav[-_]?links|see[-_]?also|read[-_]?(more|also|next)|more[-_](stories|news|from))($|[\s_-])`)

// clean takes out of the page what is surely not the article.
func clean(doc *html.Node) {
	for c := doc.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && drop(c) {
			doc.RemoveChild(c)
		} else {
			clean(c)
		}
		c = next
	}
}

func drop(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Aside, atom.Footer, atom.Form, atom.Figcaption, atom.Button, atom.Iframe:
		return n.DataAtom != atom.Form || !large(n)
	case atom.Body, atom.Html, atom.Article, atom.Main, atom.Head:
		return false
	}
	return (unwanted.MatchString(attr(n, "class")) || unwanted.MatchString(attr(n, "id"))) && !large(n)
}

// largeText is the length of text from which a part of a page is not thrown away for its name alone.
const largeText = 3000

func large(n *html.Node) bool { return textLen(n, largeText) >= largeText }

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
