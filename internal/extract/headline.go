package extract

import (
	"strings"

	"habeas"
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

// headline reads the title of a report.
func (x *Extractor) headline(r *habeas.Report, lang *lexicon.Language) headline {
	title := ownTitle(r.Title)
	if title == "" || len(title) > maxTitle {
		return headline{}
	}
	read := habeas.Report{ID: r.ID, Text: title, Published: r.Published}
	rd := x.reader(&read, lang)
	h := headline{ps: rd.passages(&read)}
	d := &discourse{text: title}
	var none []habeas.Skipped
	for i, p := range h.ps {
		p.violence, p.surnames = true, map[string]bool{}
		p.read("")
		x.passageFacts(d, p, i, &none)
	}
	h.facts = d.facts
	return h
}

// ownTitle takes the name of the outlet from the end of a title: "Two hurt in fire - Valley News - Smalltown".
func ownTitle(title string) string {
	for _, mark := range []string{" - ", " | ", " — ", " – ", "|"} {
		if head, _, ok := strings.Cut(title, mark); ok && strings.Count(head, " ") >= 3 {
			title = head
		}
	}
	return strings.TrimSpace(title)
}
