package html

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"habeas"
	"habeas/internal/read/stamp"
)

// metadata reads what a page says about itself: JSON-LD first, then meta elements, time elements, the title and the address.
// body is the article as the JSON-LD holds it, or "".
func metadata(doc *html.Node, address string) (p Page, body string) {
	h := &head{meta: map[string]string{}}
	h.walk(doc)
	p = Page{
		URL:    first(address, h.canonical, h.meta["og:url"]),
		Source: first(h.ld.source, h.meta["og:site_name"], h.meta["application-name"], h.meta["dc.publisher"]),
		Title:  h.bestTitle(),
		Byline: byline(first(h.ld.byline, h.meta["author"], h.meta["article:author"], h.meta["dc.creator"], h.meta["byl"], h.meta["parsely-author"], h.author, h.named)),
		Lang:   lang(first(h.lang, h.meta["og:locale"])),
	}
	p.Title = h.trimTitle(p.Title, p.Source, p.URL)
	said, universal := h.published()
	day, author, titled := printed(doc, p.Title)
	p.titled = titled
	p.Published = dayOf(said, day, stamp.URL(p.URL), universal)
	p.Byline = first(p.Byline, author)
	return p, h.ld.body
}

// dateKeys are the meta elements that hold the day of publication, best first.
var dateKeys = []string{
	"article:published_time", "datepublished", "og:published_time", "og:article:published_time", "publishdate", "publish_date", "publish-date", "pubdate",
	"parsely-pub-date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
	"originalpublicationdate", "publication_date", "date", "weibo:article:create_at", "article:create_at", "regdate", "release_date",
}

// published gives the day that the page's head or marked elements say, and whether it is given in universal time, which is
// the program's time and not the page's.
func (h *head) published() (when habeas.When, universal bool) {
	candidates := []string{h.ld.published}
	for _, k := range dateKeys {
		candidates = append(candidates, h.meta[k])
	}
	candidates = append(append(candidates, h.times...), h.ld.page)
	for _, s := range candidates {
		if w := stamp.Meta(s); !w.IsZero() {
			return w, strings.HasSuffix(s, "Z") || strings.HasSuffix(s, "+00:00") || strings.HasSuffix(s, "+0000")
		}
	}
	return habeas.When{}, false
}

// dayOf decides between the day that the head says, the one that is printed below the title, and that of the address. A day
// in universal time gives way to the one printed when they are neighbours: a morning in Seoul is the day before in it.
func dayOf(said, printed, address habeas.When, universal bool) habeas.When {
	byDay := func(w habeas.When) bool { return w.Precision == habeas.ByDay }
	switch {
	case byDay(said) && byDay(printed) && universal && max(said.From.DaysUntil(printed.From), printed.From.DaysUntil(said.From)) == 1:
		return printed
	case byDay(said):
		return said
	case byDay(address):
		return address
	case !printed.IsZero():
		return printed
	case !said.IsZero():
		return said
	}
	return address
}

// bestTitle gives the headline from where it is least likely to be something else.
func (h *head) bestTitle() string {
	t := first(h.ld.title, h.meta["og:title"], h.meta["twitter:title"], h.meta["dc.title"], h.h1(), h.title)
	if site := first(h.meta["og:site_name"], h.ld.source); site != "" && fold(t) == fold(site) {
		return first(h.h1(), h.title, t)
	}
	return t
}

type head struct {
	meta      map[string]string // by property or name in small letters; the first of each
	title     string
	h1s       []string
	canonical string
	lang      string
	author    string   // as an element is marked
	named     string   // as an element's class says
	times     []string // of time elements and the like, in order of the page, those marked as publication first
	marked    int
	ld        linked
}

func (h *head) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		h.element(n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		h.walk(c)
	}
}

func (h *head) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html:
		h.lang = first(attr(n, "lang"), attr(n, "xml:lang"))
	case atom.Meta:
		key := strings.ToLower(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop")))
		if v := squeeze(attr(n, "content")); key != "" && v != "" && h.meta[key] == "" {
			h.meta[key] = v
		}
	case atom.Title:
		h.title = first(h.title, short(n, maxTitle))
	case atom.H1:
		if s := short(n, maxTitle); s != "" {
			h.h1s = append(h.h1s, s)
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			h.canonical = attr(n, "href")
		}
	case atom.Script:
		if strings.EqualFold(attr(n, "type"), "application/ld+json") && n.FirstChild != nil {
			h.ld.read(n.FirstChild.Data)
		}
	}
	h.dated(n)
	if h.author == "" && (attr(n, "rel") == "author" || attr(n, "itemprop") == "author") {
		h.author = short(n, maxName)
	}
	if h.named == "" && author.in(attr(n, "class")) {
		h.named = short(n, maxName)
	}
}

const (
	maxTitle = 300 // bytes of the longest headline
	maxName  = 120 // and of the longest line with names
)

// short gives the text of an element, and "" when it is too long for what it is looked at for.
func short(n *html.Node, limit int) string {
	if textLen(n, 4*limit) >= 4*limit {
		return ""
	}
	s := squeeze(inner(n))
	if len(s) > limit {
		return ""
	}
	return s
}

// dated keeps the dates that elements are marked with.
func (h *head) dated(n *html.Node) {
	prop, class := strings.ToLower(attr(n, "itemprop")), strings.ToLower(attr(n, "class"))
	v := first(attr(n, "datetime"), attr(n, "content"))
	switch {
	case prop == "datepublished" || n.DataAtom == atom.Time && (attr(n, "pubdate") != "" || strings.Contains(class, "publish")):
		h.times = slices.Insert(h.times, h.marked, first(v, inner(n)))
		h.marked++
	case n.DataAtom == atom.Time && prop != "datemodified" && !strings.Contains(class, "updated"):
		h.times = append(h.times, first(v, inner(n)))
	}
}

func (h *head) h1() string {
	if len(h.h1s) == 1 {
		return h.h1s[0]
	}
	return ""
}

// trimTitle takes the outlet's name off a title, where a heading of the page shows that it is none of it, or the name itself
// or that of the page's host stands there.
func (h *head) trimTitle(title, source, address string) string {
	host := ""
	if u, err := url.Parse(address); err == nil {
		host = fold(u.Hostname())
	}
	title = squeeze(title)
	for _, s := range h.h1s {
		if s != "" && len(s) < len(title) && len(s) >= 12 && strings.HasPrefix(title, s) {
			return s
		}
	}
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " : ", "｜", "_", "-"} {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		tail := fold(title[i+len(sep):])
		if tail != "" && (tail == fold(source) || len(tail) >= 4 && strings.Contains(host, tail)) {
			return strings.TrimSpace(title[:i])
		}
	}
	return title
}

func inner(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		b.WriteString(inner(c))
	}
	return b.String()
}

func first(s ...string) string {
	for _, v := range s {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// byline takes the "By" off, and refuses addresses and what is too long for names.
func byline(s string) string {
	s = squeeze(s)
	for _, by := range []string{"By ", "by ", "BY "} {
		s = strings.TrimPrefix(s, by)
	}
	for _, after := range []string{" Published ", " Posted ", " Updated ", " | "} {
		s, _, _ = strings.Cut(s, after)
	}
	if len(s) > 200 || strings.Contains(s, "://") {
		return ""
	}
	return s
}

// lang gives the language of a tag such as "en-US" or "zh_TW" as the vocabulary writes it.
func lang(s string) string {
	base, region, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(s), "_", "-"), "-")
	switch {
	case len(base) < 2 || len(base) > 3:
		return ""
	case base == "zh" && (strings.HasPrefix(region, "tw") || strings.HasPrefix(region, "hk") || strings.HasPrefix(region, "hant")):
		return "zh-Hant"
	case base == "zh" && (strings.HasPrefix(region, "cn") || strings.HasPrefix(region, "hans") || region == "sg"):
		return "zh-Hans"
	}
	return base
}
