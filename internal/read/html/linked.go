package html

import (
	"encoding/json"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// linked is what a page's JSON-LD says about its article.
type linked struct {
	title, byline, source, published, body string
	page                                   string // when the page was put out, where nothing is said of the article
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
		if v["@type"] == "WebPage" {
			l.page = first(l.page, str(v["datePublished"]))
		}
		for _, k := range []string{"@graph", "mainEntity", "mainEntityOfPage", "itemListElement"} {
			l.visit(v[k], left)
		}
	}
}

func isArticle(t any) bool {
	switch t := t.(type) {
	case string:
		return strings.HasSuffix(t, "Article") || strings.HasSuffix(t, "Posting") || t == "Report"
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
