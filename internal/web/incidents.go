package web

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"habeas"
	"habeas/internal/chart"
	"habeas/internal/register"
)

// pageSize is how many incidents or cases stand on one page of a list.
const pageSize = 50

// A choice is one way to narrow a list.
type choice struct {
	Value, Label string
	Chosen       bool
}

// An incidentRow is one incident in a list, with its bar on the list's own scale.
type incidentRow struct {
	habeas.Incident
	Bar chart.SVG
}

// An incidentList is the page of incidents.
type incidentList struct {
	Rows              []incidentRow
	Axis              chart.SVG
	Acts, Statuses    []choice
	Year, Admin1      string
	Countries         []choice
	Filtered, Nothing bool
	Report            habeas.ReportID
	Pages
}

func (d *Desk) incidents(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	f, err := incidentFilter(q)
	if err != nil {
		return err
	}
	n, err := pageNumber(q)
	if err != nil {
		return err
	}
	f.Newest, f.Limit, f.Offset = true, pageSize+1, (n-1)*pageSize
	found, err := d.reg.Incidents(r.Context(), d.opt.Viewer, f)
	if err != nil {
		return err
	}
	words := d.speak(r)
	l := incidentList{
		Acts: words.acts(q.Get("act")), Statuses: words.statuses(q.Get("status")),
		Year: q.Get("year"), Admin1: q.Get("admin1"), Report: habeas.ReportID(q.Get("report")),
		Pages: Pages{First: f.Offset + 1, Last: f.Offset + min(len(found), pageSize)},
	}
	if l.Countries, err = d.countries(r, q.Get("country")); err != nil {
		return err
	}
	for _, k := range []string{"act", "status", "year", "country", "admin1", "report"} {
		l.Filtered = l.Filtered || q.Get(k) != ""
	}
	l.Nothing = len(found) == 0 && !l.Filtered
	l.Newer, l.Older = neighbours("/incidents", q, n, len(found) > pageSize)
	l.Rows, l.Axis = words.rows(found[:min(len(found), pageSize)])
	return d.show(w, r, http.StatusOK, "incidents", page{Title: words.say("incidents.title"), Here: "incidents", Data: l})
}

// rows puts incidents on one scale.
func (c *catalogue) rows(found []habeas.Incident) ([]incidentRow, chart.SVG) {
	var all []chart.Bounds
	for _, in := range found {
		all = append(all, chartBounds(in.Count))
	}
	s := chart.ListScale(all)
	rows := make([]incidentRow, 0, len(found))
	for i, in := range found {
		rows = append(rows, incidentRow{Incident: in, Bar: chart.Strip(all[i], s, c.bounds(in.Count))})
	}
	return rows, chart.Axis(s)
}

// incidentFilter reads what a list of incidents is narrowed to. An unknown value is an error, not an empty list.
func incidentFilter(q url.Values) (register.Filter, error) {
	f := register.Filter{Country: q.Get("country"), Admin1: q.Get("admin1"), Report: habeas.ReportID(q.Get("report"))}
	if a := q.Get("act"); a != "" {
		f.Acts = []habeas.Act{habeas.Act(a)}
	}
	if s := habeas.Status(q.Get("status")); s != "" {
		if !slices.Contains(everyStatus, s) {
			return f, habeas.Errorf(habeas.Invalid, "status: choose one of the list")
		}
		f.Statuses = []habeas.Status{s}
	}
	if y := q.Get("year"); y != "" {
		year, err := strconv.Atoi(y)
		if err != nil || year < 1 || year > 9999 {
			return f, habeas.Errorf(habeas.Invalid, "year: want four digits, such as 2019")
		}
		f.From, f.To = habeas.DateOf(year, 1, 1), habeas.DateOf(year, 12, 31)
	}
	return f, nil
}

var everyStatus = []habeas.Status{
	habeas.Reported, habeas.Corroborated, habeas.Established, habeas.Contested, habeas.Refuted, habeas.Withdrawn,
}

// lastPage keeps an offset within what a database can count.
const lastPage = 1_000_000

func pageNumber(q url.Values) (int, error) {
	p := q.Get("page")
	if p == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(p)
	if err != nil || n < 1 || n > lastPage {
		return 0, habeas.Errorf(habeas.Invalid, "page: want a whole number from 1")
	}
	return n, nil
}

// neighbours gives the addresses of the pages before and after page n of a list.
func neighbours(path string, q url.Values, n int, more bool) (before, after string) {
	at := func(n int) string {
		c := url.Values{}
		for k := range q {
			c.Set(k, q.Get(k))
		}
		c.Set("page", strconv.Itoa(n))
		if n == 1 {
			c.Del("page")
		}
		return with(path, c)
	}
	if n > 1 {
		before = at(n - 1)
	}
	if more {
		after = at(n + 1)
	}
	return before, after
}

// acts lists the acts to choose from; one that only a user's lexicon knows is added when it is chosen.
func (c *catalogue) acts(chosen string) []choice {
	out := []choice{{Label: c.say("any.act"), Chosen: chosen == ""}}
	known := false
	for _, a := range habeas.Acts() {
		if a.IncidentAct() != a {
			continue
		}
		known = known || string(a) == chosen
		out = append(out, choice{Value: string(a), Label: c.code("act", string(a)), Chosen: string(a) == chosen})
	}
	if !known && chosen != "" {
		out = append(out, choice{Value: chosen, Label: c.code("act", chosen), Chosen: true})
	}
	return out
}

func (c *catalogue) statuses(chosen string) []choice {
	out := []choice{{Label: c.say("any.status"), Chosen: chosen == ""}}
	for _, s := range everyStatus {
		out = append(out, choice{Value: string(s), Label: c.code("status", string(s)), Chosen: string(s) == chosen})
	}
	return out
}
