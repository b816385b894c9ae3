package html

import (
	"encoding/json"
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
		Title:  first(h.ld.title, h.meta["og:title"], h.meta["twitter:title"], h.meta["dc.title"], h.h1(), h.title),
		Byline: byline(first(h.ld.byline, h.meta["author"], h.meta["article:author"], h.meta["dc.creator"], h.meta["byl"], h.meta["parsely-author"], h.author, h.named)),
		Lang:   lang(first(h.lang, h.meta["og:locale"])),
	}
	p.Title = h.trimTitle(p.Title, p.Source)
	p.Published = h.published(p.URL)
	day, author := printed(doc, p.Title)
	if p.Published.Precision != habeas.ByDay && !day.IsZero() {
		p.Published = day
	}
	p.Byline = first(p.Byline, author)
	return p, h.ld.body
}

// dateKeys are the meta elements that hold the day of publication, best first.
var dateKeys = []string{
	"article:published_time", "datepublished", "og:published_time", "og:article:published_time", "publishdate", "publish_date", "publish-date", "pubdate",
	"parsely-pub-date", "dc.date.issued", "dcterms.created", "dc.date", "dcterms.date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
	"originalpublicationdate", "publication_date", "date", "weibo:article:create_at", "article:create_at", "regdate", "release_date",
}

func (h *head) published(address string) habeas.When {
	if w := stamp.Meta(h.ld.published); !w.IsZero() {
		return w
	}
	for _, k := range dateKeys {
		if w := stamp.Meta(h.meta[k]); !w.IsZero() {
			return w
		}
	}
	for _, s := range h.times {
		if w := stamp.Meta(s); !w.IsZero() {
			return w
		}
	}
	return stamp.URL(address)
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

// trimTitle takes the outlet's name off a title, where a heading of the page shows that it is none of it or the name itself
// stands there.
func (h *head) trimTitle(title, source string) string {
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
		if tail := strings.TrimSpace(title[i+len(sep):]); source != "" && strings.EqualFold(tail, source) {
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

// linked is what a page's JSON-LD says about its article.
type linked struct {
	title, byline, source, published, body string
}

// maxLD is the number of values of a JSON-LD script that are looked at.
const maxLD = 10_000

func (l *linked) read(s string) {
	var v any
	if err := json.Unmarshal([]byte(strings.TrimSpace(s)), &v); err != nil {
		return
	}
	left := maxLD
	l.visit(v, &left)
}

// visit looks for article objects at any depth.
func (l *linked) visit(v any, left *int) {
	if *left--; *left < 0 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			l.visit(e, left)
		}
	case map[string]any:
		if isArticle(v["@type"]) {
			l.title = first(l.title, str(v["headline"]), str(v["name"]))
			l.byline = first(l.byline, str(v["author"]))
			l.source = first(l.source, str(v["publisher"]))
			l.published = first(l.published, str(v["datePublished"]), str(v["dateCreated"]))
			l.body = first(l.body, str(v["articleBody"]))
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"} {
			l.visit(v[k], left)
		}
	}
}

func isArticle(t any) bool {
	switch t := t.(type) {
	case string:
		return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report" || t == "WebPage"
	case []any:
		return slices.ContainsFunc(t, isArticle)
	}
	return false
}

// str gives the words of a JSON-LD value: a string, the name of a thing, or those of several joined by commas.
func str(v any) string {
	switch v := v.(type) {
	case string:
		return html.UnescapeString(v)
	case map[string]any:
		return str(v["name"])
	case []any:
		var out []string
		for _, e := range v {
			if s := str(e); s != "" {
				out = append(out, s)
			}
		}
		return strings.Join(out, ", ")
	}
	return ""
}
