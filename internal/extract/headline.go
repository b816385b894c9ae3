package extract

import (
	"strings"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/lexicon"
)

// A headline is what the title of a report says where the title is no part of its text: no claim stands on it, but it tells which of
// the figures and places of the text are the news.
type headline struct {
	facts []*fact
	ps    []*passage
}

// maxTitle bounds the bytes of a title that are read.
const maxTitle = 300

// headline reads the title of a report, of which the places are known.
func (x *Extractor) headline(title string, lang *lexicon.Language, places []gazetteer.Mention, published habeas.When, own *room) headline {
	if title == "" {
		return headline{}
	}
	read := habeas.Report{Text: title, Published: published}
	rd := x.reader(&read, lang, places, own)
	h := headline{ps: rd.passages(&read)}
	d := &discourse{text: title}
	var none []habeas.Skipped
	for i, p := range h.ps {
		p.violence, p.headline, p.surnames = true, true, map[string]bool{}
		p.read("")
		x.passageFacts(d, p, i, &none)
	}
	h.facts = d.facts
	return h
}

// ownTitle gives the title of a report without the name of the outlet at its end: "Two hurt in fire - Valley News - Smalltown". It
// is empty where the text begins with the title, and where it is too long to be one.
func ownTitle(r *habeas.Report) string {
	title := r.Title
	if len(title) > maxTitle || strings.HasPrefix(r.Text, title) {
		return ""
	}
	for _, mark := range []string{" - ", " | ", " — ", " – ", "|"} {
		if head, _, ok := strings.Cut(title, mark); ok && strings.Count(head, " ") >= 3 {
			title = head
		}
	}
	return strings.TrimRight(title, " \t\n")
}
