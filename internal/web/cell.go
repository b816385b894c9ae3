package web

import (
	"net/http"
	"net/url"
	"slices"

	"habeas"
	"habeas/internal/chart"
	"habeas/internal/tally"
)

// A cellPage lists the incidents under one row of a tally.
type cellPage struct {
	Labels []string
	Row    tally.Row
	Range  habeas.Range
	Unit   tally.Unit
	Rows   []incidentRow
	Axis   chart.SVG
	Pages
}

// Pages says which part of a list is shown and where the others are.
type Pages struct {
	First, Last  int
	Newer, Older string // addresses of the pages before and after; empty where there is none
}

func (d *Desk) tallyCell(w http.ResponseWriter, r *http.Request) error {
	given := r.URL.Query()
	n, err := pageNumber(given)
	if err != nil {
		return err
	}
	q, err := tallyQuery(given)
	if err != nil {
		return err
	}
	t, err := d.reg.Tally(r.Context(), d.opt.Viewer, q)
	if err != nil {
		return err
	}
	row, ok := rowAt(t, given)
	if !ok {
		return habeas.Errorf(habeas.NotFound, "The tally has no such row any more.")
	}
	words := d.speak(r)
	p := cellPage{Row: row, Unit: t.Unit, Range: habeas.Range{Low: row.Low, Best: row.Best, High: row.High, Open: row.Open}}
	for _, a := range t.By {
		p.Labels = append(p.Labels, words.axisValue(a, row.Key))
	}
	if err := d.fillCell(r, &p, words, n); err != nil {
		return err
	}
	p.Newer, p.Older = neighbours("/tally/cell", given, n, p.Last < len(row.Of))
	return d.show(w, r, http.StatusOK, "cell", page{Title: words.say("cell.title"), Here: "tally", AsOf: t.AsOf, Data: p})
}

// rowAt gives the row whose key an address names.
func rowAt(t tally.Table, given url.Values) (tally.Row, bool) {
	differs := func(k tally.Key) bool {
		return slices.ContainsFunc(t.By, func(a tally.Axis) bool { return keyValue(a, k) != given.Get("at-"+string(a)) })
	}
	for _, row := range t.Rows {
		if !differs(row.Key) {
			return row, true
		}
	}
	return tally.Row{}, false
}

// fillCell fetches the incidents of page n of a row.
func (d *Desk) fillCell(r *http.Request, p *cellPage, words *tongue, n int) error {
	first := min((n-1)*pageSize, len(p.Row.Of))
	last := min(first+pageSize, len(p.Row.Of))
	var found []habeas.Incident
	for _, id := range p.Row.Of[first:last] {
		v, err := d.reg.Incident(r.Context(), d.opt.Viewer, id)
		if err != nil {
			return err
		}
		found = append(found, v.Incident)
	}
	p.Rows, p.Axis = words.rows(found)
	p.First, p.Last = first+1, last
	return nil
}
