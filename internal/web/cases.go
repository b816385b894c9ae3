package web

import (
	"net/http"

	"habeas/internal/register"
)

// casesOnPage is how many cases stand on one page of the list; each is told by its incidents, which cost a question each.
const casesOnPage = 25

// A caseList is the page of cases.
type caseList struct {
	Cases   []card
	AtRisk  bool
	Unheard bool
	Nothing bool
	Pages
}

func (d *Desk) cases(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	n, err := pageNumber(q)
	if err != nil {
		return err
	}
	f := register.Filter{AtRisk: q.Get("risk") == "now", Unheard: q.Get("risk") == "unheard", Newest: true, Limit: casesOnPage + 1, Offset: (n - 1) * casesOnPage}
	found, err := d.reg.Cases(r.Context(), d.opt.Viewer, f)
	if err != nil {
		return err
	}
	shown := min(len(found), casesOnPage)
	l := caseList{
		AtRisk: f.AtRisk, Unheard: f.Unheard, Nothing: len(found) == 0 && !f.AtRisk && !f.Unheard,
		Pages: Pages{First: f.Offset + 1, Last: f.Offset + shown},
	}
	if l.Cases, err = d.cards(r, found[:shown]); err != nil {
		return err
	}
	l.Newer, l.Older = neighbours("/cases", q, n, len(found) > casesOnPage)
	return d.show(w, r, http.StatusOK, "cases", page{Title: d.speak(r).say("cases.title"), Here: "cases", Data: l})
}
