package web

import (
	"net/http"
	"strings"
	"unicode/utf8"

	"habeas"
	"habeas/internal/register"
)

const (
	hitCount   = 40   // reports that a search shows
	scanCount  = 2000 // newest incidents whose place and act a search looks at
	placeHits  = 20   // incidents that a search shows
	queryRunes = 200
	formBytes  = 8 << 10 // of the body that a search form sends
)

// A found is a report with the words found in it.
type found struct {
	register.ReportHead
	Pieces []foundPiece
	Cut    bool // the excerpt does not begin with the text
}

type foundPiece struct {
	Text   string
	Marked bool
}

// A searchPage is what a search gives.
type searchPage struct {
	Query     string
	Direct    string // address of the record whose id was typed
	Reports   []found
	Incidents []habeas.Incident
	Scanned   bool // only the newest incidents were looked at
	More      bool // there may be more reports
}

// query gives what is searched for. The desk's own forms send it in the body: what people type may be a name, and addresses
// stay in histories (field-guide 4.5). An address may hold a query as well, for links.
func query(w http.ResponseWriter, r *http.Request) (string, error) {
	if r.Method != http.MethodPost {
		return strings.TrimSpace(r.URL.Query().Get("q")), nil
	}
	r.Body = http.MaxBytesReader(w, r.Body, formBytes)
	if err := r.ParseForm(); err != nil {
		return "", &habeas.Error{Kind: habeas.Invalid, Text: "search: this is not what the form sends", Cause: err}
	}
	return strings.TrimSpace(r.PostForm.Get("q")), nil
}

func (d *Desk) search(w http.ResponseWriter, r *http.Request) error {
	q, err := query(w, r)
	if err != nil {
		return err
	}
	if utf8.RuneCountInString(q) > queryRunes {
		return habeas.Errorf(habeas.Invalid, "search: at most %d characters", queryRunes)
	}
	words := d.speak(r)
	p := searchPage{Query: q}
	if q != "" {
		if err := d.fillSearch(r, &p, words); err != nil {
			return err
		}
	}
	return d.show(w, r, http.StatusOK, "search", page{Title: words.say("search.title"), Here: "search", Query: q, Data: p})
}

func (d *Desk) fillSearch(r *http.Request, p *searchPage, words *tongue) error {
	hits, err := d.reg.Search(r.Context(), d.opt.Viewer, p.Query, hitCount)
	if err != nil {
		return err
	}
	p.More = len(hits) == hitCount
	for _, h := range hits {
		p.Reports = append(p.Reports, found{ReportHead: h.Report, Pieces: marked(h.Snippet), Cut: h.Snippet.Start > 0})
	}
	all, err := d.reg.Incidents(r.Context(), d.opt.Viewer, register.Filter{Newest: true, Limit: scanCount})
	if err != nil {
		return err
	}
	p.Scanned = len(all) == scanCount
	for _, in := range all {
		if len(p.Incidents) < placeHits && words.tells(in, p.Query) {
			p.Incidents = append(p.Incidents, in)
		}
	}
	p.Direct, err = d.direct(r, p.Query)
	return err
}

// tells reports whether every word of a query is in what the desk shows of an incident's act, place, time and actors.
func (c *catalogue) tells(in habeas.Incident, q string) bool {
	place := in.Where.Words
	for _, also := range in.Where.Also {
		place += " " + also.Words
	}
	text := strings.ToLower(strings.Join([]string{
		c.code("act", string(in.Act)), c.place(in.Where), place, c.when(in.When), strings.Join(in.By, " "), in.Who.Words, string(in.ID),
	}, " "))
	for word := range strings.FieldsSeq(strings.ToLower(q)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// direct gives the address of the record whose id is the whole query.
func (d *Desk) direct(r *http.Request, q string) (string, error) {
	ctx, v := r.Context(), d.opt.Viewer
	_, noIncident := d.reg.Incident(ctx, v, habeas.IncidentID(q))
	_, noCase := d.reg.Case(ctx, v, habeas.CaseID(q))
	_, noReport := d.reg.Report(ctx, v, habeas.ReportID(q))
	switch {
	case noIncident == nil:
		return incidentAt(habeas.IncidentID(q)), nil
	case noCase == nil:
		return caseAt(habeas.CaseID(q)), nil
	case noReport == nil:
		return reportAt(habeas.ReportID(q)), nil
	}
	for _, err := range []error{noIncident, noCase, noReport} {
		if habeas.KindOf(err) != habeas.NotFound && habeas.KindOf(err) != habeas.Invalid {
			return "", err
		}
	}
	return "", nil
}

// marked cuts an excerpt at its marks; marks that do not lie in it are left out.
func marked(s register.Snippet) []foundPiece {
	var out []foundPiece
	at := 0
	for _, m := range s.Marks {
		if m.Start < at || m.End <= m.Start || m.End > len(s.Text) {
			continue
		}
		if m.Start > at {
			out = append(out, foundPiece{Text: s.Text[at:m.Start]})
		}
		out = append(out, foundPiece{Text: s.Text[m.Start:m.End], Marked: true})
		at = m.End
	}
	if at < len(s.Text) {
		out = append(out, foundPiece{Text: s.Text[at:]})
	}
	return out
}
