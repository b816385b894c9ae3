package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/chart"
	"habeas/internal/tally"
)

// rowLimit is how many rows the page shows; the files have all of them.
const rowLimit = 500

// A sumRow is one row of a tally with its bar.
type sumRow struct {
	tally.Row
	Labels []string // one for each axis
	Range  habeas.Range
	Bar    chart.SVG
	Link   string // the incidents under the row
	Risk   bool
}

// sums is a tally to look at.
type sums struct {
	Heads []string // names of the axes
	Rows  []sumRow
	Axis  chart.SVG
	Cut   int // rows left out of the page
}

// A roundupRow is a total of some source, listed apart.
type roundupRow struct {
	tally.RoundupRow
	Period habeas.When
}

// A boundRow is a lower bound from incidents and a published total together.
type boundRow struct {
	tally.LowerBound
	Period habeas.When
}

// A tallyPage is the page of tallies.
type tallyPage struct {
	Table     tally.Table
	Sums      sums
	By        string // the axes and the act, in words
	Roundups  []roundupRow
	Bounds    []boundRow
	Axes      []choice
	Acts      []choice
	Countries []choice
	From, To  string
	CSV, JSON string
	Empty     bool
}

func (d *Desk) tally(w http.ResponseWriter, r *http.Request) error {
	q, err := tallyQuery(r.URL.Query())
	if err != nil {
		return err
	}
	t, err := d.reg.Tally(r.Context(), d.opt.Viewer, q)
	if err != nil {
		return err
	}
	words, given := d.speak(r), r.URL.Query()
	p := tallyPage{
		Table: t, Sums: words.sums(t, given), Acts: words.acts(given.Get("act")), From: given.Get("from"), To: given.Get("to"),
		CSV: with("/tally.csv", r.URL.Query()), JSON: with("/tally.json", r.URL.Query()), Empty: len(t.Rows) == 0,
	}
	if p.Countries, err = d.countries(r, given.Get("country")); err != nil {
		return err
	}
	p.By = strings.ToLower(strings.Join(p.Sums.Heads, ", "))
	if a := given.Get("act"); a != "" {
		p.By += ": " + words.code("act", a)
	}
	for _, a := range tally.Axes() {
		p.Axes = append(p.Axes, choice{Value: string(a), Label: words.code("axis", string(a)), Chosen: slices.Contains(q.By, a)})
	}
	for _, x := range t.Roundups {
		p.Roundups = append(p.Roundups, roundupRow{x, habeas.When{From: x.From, To: x.To, Precision: habeas.ByRange}})
	}
	for _, x := range t.Bounds {
		p.Bounds = append(p.Bounds, boundRow{x, habeas.When{From: x.From, To: x.To, Precision: habeas.ByRange}})
	}
	return d.show(w, r, http.StatusOK, "tally", page{Title: words.say("tally.title"), Here: "tally", AsOf: t.AsOf, Data: p})
}

// tallyQuery reads what is to be counted from an address: by=act&by=year or by=act,year; act; country; from and to as
// years, months or days. Nothing given is by act.
func tallyQuery(given url.Values) (tally.Query, error) {
	q := tally.Query{Country: given.Get("country")}
	for _, by := range given["by"] {
		for a := range strings.SplitSeq(by, ",") {
			if a != "" && !slices.Contains(q.By, tally.Axis(a)) {
				q.By = append(q.By, tally.Axis(a))
			}
		}
	}
	if len(q.By) == 0 {
		q.By = []tally.Axis{tally.ByAct}
	}
	if a := given.Get("act"); a != "" {
		q.Acts = []habeas.Act{habeas.Act(a)}
	}
	from, err := habeas.ParseInterval(strings.TrimSpace(given.Get("from")))
	if err != nil {
		return q, habeas.Errorf(habeas.Invalid, "from: want a year, a month such as 2019-04, or a day such as 2019-04-22")
	}
	to, err := habeas.ParseInterval(strings.TrimSpace(given.Get("to")))
	if err != nil {
		return q, habeas.Errorf(habeas.Invalid, "to: want a year, a month such as 2019-04, or a day such as 2019-04-22")
	}
	q.From, q.To = from.From, to.To
	return q, q.Check()
}

// sums makes a tally ready to look at; given is the query of its address, which the links of its rows repeat.
func (c *catalogue) sums(t tally.Table, given url.Values) sums {
	s := sums{Cut: max(0, len(t.Rows)-rowLimit)}
	for _, a := range t.By {
		s.Heads = append(s.Heads, c.code("axis", string(a)))
	}
	var all []chart.Bounds
	for _, row := range t.Rows[:len(t.Rows)-s.Cut] {
		r := habeas.Range{Low: row.Low, Best: row.Best, High: row.High, Open: row.Open}
		all = append(all, chartBounds(r))
		x := sumRow{Row: row, Range: r, Link: cellAt(t.By, row.Key, given), Risk: row.Act.Risk()}
		for _, a := range t.By {
			x.Labels = append(x.Labels, c.axisValue(a, row.Key))
		}
		s.Rows = append(s.Rows, x)
	}
	scale := chart.ScaleFor(all)
	for i := range s.Rows {
		s.Rows[i].Bar = chart.Strip(all[i], scale, c.bounds(s.Rows[i].Range))
	}
	s.Axis = chart.Axis(scale)
	return s
}

// axisValue says where a row stands on an axis.
func (c *catalogue) axisValue(a tally.Axis, k tally.Key) string {
	v := keyValue(a, k)
	if v == "" {
		return c.code("axis_none", string(a))
	}
	switch a {
	case tally.ByAct:
		return c.code("act", v)
	case tally.ByCountry:
		return c.country(v)
	case tally.ByMonth:
		w, err := habeas.ParseInterval(v)
		if err == nil {
			return c.when(w)
		}
	}
	return v
}

func keyValue(a tally.Axis, k tally.Key) string {
	switch a {
	case tally.ByAct:
		return string(k.Act)
	case tally.ByYear:
		if k.Year == 0 {
			return ""
		}
		return fmt.Sprint(k.Year)
	case tally.ByMonth:
		return k.Month
	case tally.ByCountry:
		return k.Country
	case tally.ByAdmin1:
		return k.Admin1
	case tally.ByPlace:
		return k.Place
	}
	return k.Origin
}

// cellAt is the address of the incidents under a row.
func cellAt(by []tally.Axis, k tally.Key, given url.Values) string {
	q := url.Values{}
	for _, name := range []string{"act", "country", "from", "to"} {
		q.Set(name, given.Get(name))
	}
	for _, a := range by {
		q.Add("by", string(a))
		q.Set("at-"+string(a), keyValue(a, k))
	}
	return with("/tally/cell", q)
}

// homeSums is the tally by act that the first page shows.
func (d *Desk) homeSums(r *http.Request, words *tongue) (sums, error) {
	t, err := d.reg.Tally(r.Context(), d.opt.Viewer, tally.Query{By: []tally.Axis{tally.ByAct}})
	if err != nil {
		return sums{}, err
	}
	slices.SortStableFunc(t.Rows, func(a, b tally.Row) int { return cmp.Compare(b.Incidents, a.Incidents) })
	return words.sums(t, url.Values{}), nil
}

func (d *Desk) tallyJSON(w http.ResponseWriter, r *http.Request) error {
	q, err := tallyQuery(r.URL.Query())
	if err != nil {
		return err
	}
	t, err := d.reg.Tally(r.Context(), d.opt.Viewer, q)
	if err != nil {
		return err
	}
	b, err := json.Marshal(t)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	_, err = w.Write(append(b, '\n'))
	return err
}
