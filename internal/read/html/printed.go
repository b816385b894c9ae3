package html

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"habeas"
	"habeas/internal/read/stamp"
)

const (
	// nearTitle is how many short texts below the title are looked at for the day of publication.
	nearTitle = 25
	// maxStamp is the length in bytes of a line that is a date and little else.
	maxStamp = 90
)

// printed finds the day, and the author, that a page prints below its title. What stands above the title is often the day on which the page
// was looked at, and what stands in a sentence is the story's.
// titled says whether the title was found at all.
func printed(doc *html.Node, title string) (day habeas.When, author string, titled bool) {
	s := &stampSearch{title: fold(title), left: nearTitle}
	if title != "" {
		s.walk(doc)
	}
	return s.found, s.author, s.below
}

type stampSearch struct {
	title  string
	below  bool // the title has been seen
	left   int
	found  habeas.When
	author string
}

// signed matches a line with the author's name and little else.
var signed = regexp.MustCompile(`^(?:\[?[가-힣]{2,8}[=\s])?([가-힣]{2,4}) ?(?:선임|객원|인턴)?(?:기자|특파원)\]?$|^[Bb]y ([A-Z][\p{L}.'’-]+(?: [A-Z][\p{L}.'’-]+){1,4})$`)

func (s *stampSearch) walk(n *html.Node) {
	if s.left == 0 {
		return
	}
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Aside:
		return
	}
	if n.Type == html.TextNode {
		s.text(squeeze(n.Data))
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.walk(c)
	}
}

func (s *stampSearch) text(t string) {
	switch {
	case t == "":
		return
	case !s.below:
		s.below = fold(t) == s.title
		return
	}
	s.left--
	if len(t) > maxStamp {
		return
	}
	if m := signed.FindStringSubmatch(t); m != nil && s.author == "" {
		s.author = first(m[1], m[2])
	}
	d, start, end, ok := stamp.Find(t)
	if ok && s.found.IsZero() && len(t)-(end-start) <= 60 && !strings.ContainsAny(t[:start], ".?!。") {
		s.found = habeas.When{From: d, To: d, Precision: habeas.ByDay}
	}
}
