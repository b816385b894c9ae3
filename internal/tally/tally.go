// Package tally adds up what the register holds: people by act, time, place and origin, as low, best and high, bound by
// bound (field-guide 5). A figure of one kind never meets one of another: risks stand apart from acts, a part is never
// added to its whole, and a total of a period is a bound on the sum and never a summand.
package tally

import (
	"cmp"
	"slices"

	"habeas"
)

// An Axis is something that rows are split by.
type Axis string

// The axes. By origin an incident stands in the row of every publisher that tells of it, so that those rows do not add up.
const (
	ByAct     Axis = "act"
	ByYear    Axis = "year"
	ByMonth   Axis = "month"
	ByCountry Axis = "country"
	ByAdmin1  Axis = "admin1"
	ByPlace   Axis = "place"
	ByOrigin  Axis = "origin"
)

// Axes lists all axes, in the order in which rows are sorted.
func Axes() []Axis { return []Axis{ByAct, ByYear, ByMonth, ByCountry, ByAdmin1, ByPlace, ByOrigin} }

// An Input is what is added up.
type Input struct {
	Incidents []habeas.Incident
	Roundups  []habeas.Roundup
	// Sources gives the publisher of each report, for rows by origin; a report that is not in it stands under its own id.
	Sources map[habeas.ReportID]string
	// AsOf is printed as it is given: the time of the last journal entry that was looked at.
	AsOf string
}

// A Query says what is counted and how rows are split. The zero Query counts every act but risks, in one row.
type Query struct {
	By      []Axis
	Acts    []habeas.Act // empty: all; risks only where they are named here or rows are split by act
	From    habeas.Date  // acts that may have been on or after this day
	To      habeas.Date  // acts that may have been on or before this day
	Country string       // ISO 3166-1 alpha-2
	// Helpers counts guides, brokers and others who were taken with those they helped, and nobody else (field-guide 1.1).
	Helpers bool
}

// Check refuses a query with an axis that does not exist; the error is of kind Usage.
func (q Query) Check() error {
	for _, a := range q.By {
		if !slices.Contains(Axes(), a) {
			return habeas.Errorf(habeas.Usage, "tally: there is no axis %q; choose from act, year, month, country, admin1, place, origin", string(a))
		}
	}
	if q.From != 0 && q.To != 0 && q.From > q.To {
		return habeas.Errorf(habeas.Usage, "tally: from %s is after to %s", q.From, q.To)
	}
	return nil
}

// by reports whether rows are split by the axis.
func (q Query) by(a Axis) bool { return slices.Contains(q.By, a) }

// A Table is a tally. Its JSON is formats 4, with fields added.
type Table struct {
	Unit     Unit         `json:"unit"`
	AsOf     string       `json:"as_of,omitempty"`
	By       []Axis       `json:"by"`
	Rows     []Row        `json:"rows"`
	Total    Total        `json:"total"`
	Roundups []RoundupRow `json:"roundups"`
	Bounds   []LowerBound `json:"bounds,omitempty"`
	Notes    []string     `json:"notes,omitempty"`
	Acts     []habeas.Act `json:"acts,omitempty"`
	From     habeas.Date  `json:"from,omitzero"`
	To       habeas.Date  `json:"to,omitzero"`
}

// A Unit says what the figures of a table count.
type Unit string

// The units (field-guide 5.1). One person arrested and returned is one person and two person-acts.
const (
	Persons    Unit = "persons"     // each row counts the people of one act
	PersonActs Unit = "person-acts" // rows add up several acts, so that people may stand in them more than once
)

// A Row is one cell of the tally with what it stands on.
type Row struct {
	Key
	Low  int
	Best int
	High int // when Open, the highest figure that is certain; more is possible
	Open bool
	// Incidents is how many incidents were added, Reviewed how many of them a person confirmed.
	Incidents int
	Reviewed  int
	// Origins adds up the independent origins of the incidents, the possibly same ones taken for one.
	Origins int
	// Uncounted is how many of the incidents have no number; each stands for at least one person.
	Uncounted int
	Of        []habeas.IncidentID // the incidents under the cell
	Claims    []habeas.ClaimID    // the claims under the cell
}

// A Key says which cell a row is. What a table is not split by is absent; year is null for incidents without a date.
type Key struct {
	Act     habeas.Act
	Year    int
	Month   string // "2019-04"
	Country string
	Admin1  string
	Place   string
	Origin  string
}

// A Total tells persons, person-acts and incidents apart (field-guide 5.1).
type Total struct {
	Persons    habeas.Range `json:"persons"`     // of every case only the incident with most people
	PersonActs habeas.Range `json:"person_acts"` // all incidents, risks left out
	Incidents  int          `json:"incidents"`
	Reviewed   int          `json:"reviewed"`
}

// Sum adds up. Rows come in the order of their keys, undated ones last.
func Sum(in Input, q Query) Table {
	counted := chosen(in, q)
	t := Table{Unit: Persons, AsOf: in.AsOf, By: q.By, Rows: []Row{}, Acts: q.Acts, From: q.From, To: q.To}
	if t.By == nil {
		t.By = []Axis{}
	}
	rows := map[Key]*Row{}
	for _, inc := range counted {
		for _, k := range keysOf(inc, in, q) {
			if rows[k] == nil {
				rows[k] = &Row{Key: k}
			}
			rows[k].add(inc)
		}
	}
	for _, r := range rows {
		slices.Sort(r.Claims)
		r.Claims = slices.Compact(r.Claims)
		t.Rows = append(t.Rows, *r)
	}
	slices.SortFunc(t.Rows, func(a, b Row) int { return a.Key.compare(b.Key) })
	if !q.by(ByAct) && severalActs(counted) {
		t.Unit = PersonActs
	}
	t.Total = total(counted)
	t.Roundups, t.Bounds = totals(in, q)
	return t
}

// chosen gives the incidents that the query counts: a part only where its whole is not there.
func chosen(in Input, q Query) []*habeas.Incident {
	known := map[habeas.IncidentID]bool{}
	for i := range in.Incidents {
		known[in.Incidents[i].ID] = true
	}
	var out []*habeas.Incident
	for i := range in.Incidents {
		inc := &in.Incidents[i]
		if (inc.PartOf == "" || !known[inc.PartOf]) && q.counts(inc) {
			out = append(out, inc)
		}
	}
	return out
}

// counts reports whether the query asks for the incident.
func (q Query) counts(inc *habeas.Incident) bool {
	switch {
	case inc.Status == habeas.Refuted || inc.Status == habeas.Withdrawn:
		return false
	case !q.wants(inc.Act), q.Helpers != helper(inc.Who):
		return false
	case q.Country != "" && inc.Where.Country != q.Country:
		return false
	}
	if q.From == 0 && q.To == 0 {
		return true
	}
	return inc.When.Placed() && inc.When.Overlaps(habeas.When{From: q.From, To: q.To})
}

func (q Query) wants(a habeas.Act) bool {
	if len(q.Acts) > 0 {
		return slices.ContainsFunc(q.Acts, func(b habeas.Act) bool { return b.IncidentAct() == a })
	}
	return !a.Risk() || q.by(ByAct)
}

func helper(g habeas.Group) bool { return g.Role == "helper" }

func severalActs(incs []*habeas.Incident) bool {
	return slices.ContainsFunc(incs, func(i *habeas.Incident) bool { return i.Act != incs[0].Act })
}

// add puts one incident into the row, bound by bound.
func (r *Row) add(inc *habeas.Incident) {
	c, counted := people(inc)
	sum := habeas.Range{Low: r.Low, Best: r.Best, High: r.High, Open: r.Open}.Add(c)
	r.Low, r.Best, r.High, r.Open = sum.Low, sum.Best, sum.High, sum.Open
	r.Incidents++
	r.Origins += inc.Origins.Low
	if inc.Reviewed {
		r.Reviewed++
	}
	if !counted {
		r.Uncounted++
	}
	r.Of = append(r.Of, inc.ID)
	r.Claims = append(r.Claims, inc.Claims...)
}

// people gives an incident's count; an act without a number was done to at least one person.
func people(inc *habeas.Incident) (c habeas.Range, counted bool) {
	if inc.Count == (habeas.Range{}) {
		return habeas.Range{Low: 1, Best: 1, High: 1, Open: true}, false
	}
	return inc.Count, true
}

// total counts persons by case, where an incident without a case is a case of its own.
func total(incs []*habeas.Incident) Total {
	var t Total
	most := map[string]habeas.Range{}
	for _, inc := range incs {
		if inc.Act.Risk() {
			continue // listed, never summed
		}
		t.Incidents++
		if inc.Reviewed {
			t.Reviewed++
		}
		c, _ := people(inc)
		t.PersonActs = t.PersonActs.Add(c)
		k := cmp.Or(string(inc.Case), "incident "+string(inc.ID))
		m := most[k]
		most[k] = habeas.Range{Low: max(m.Low, c.Low), Best: max(m.Best, c.Best), High: max(m.High, c.High), Open: m.Open || c.Open}
	}
	for _, c := range most {
		t.Persons = t.Persons.Add(c)
	}
	return t
}
