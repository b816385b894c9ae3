package store

import (
	"strconv"
	"strings"
)

// An Incident is a row of the register's incidents, with what it is looked up by.
type Incident struct {
	ID       string
	N        int // the number within the id
	Act      string
	Status   string
	From, To int // days as YYYYMMDD; 0 when open or not said
	Country  string
	Admin1   string
	Reviewed bool
	Case     string
	PartOf   string
	Linker   string   // the version of linking that made it
	Reports  []string // not read back: they are in Body
	Body     string   // JSON
}

// PutIncidents adds incidents, or writes them anew.
func (t *Tx) PutIncidents(all []Incident) error {
	ids := make([]string, len(all))
	var values, reports [][]any
	for i, n := range all {
		ids[i] = n.ID
		values = append(values, []any{n.ID, n.N, n.Act, n.Status, n.From, n.To, n.Country, n.Admin1, number(n.Reviewed), n.Case, n.PartOf, n.Linker, n.Body})
		for _, p := range n.Reports {
			reports = append(reports, []any{n.ID, p})
		}
	}
	if err := t.DropIncidents(ids); err != nil {
		return err
	}
	if err := t.insert(`insert into incidents (id, n, act, status, from_day, to_day, country, admin1, reviewed, case_id, part_of, linker, body)`, "", values); err != nil {
		return err
	}
	return t.insert(`insert into incident_reports (incident, report)`, "", reports)
}

// DropIncidents removes incidents.
func (t *Tx) DropIncidents(ids []string) error {
	return t.remove(`delete from incidents where id in @KEYS@`, ids)
}

// A Filter chooses incidents; empty fields choose all.
type Filter struct {
	Acts, Statuses  []string
	Country, Admin1 string
	From, To        int // days; undated incidents are left out when either is set
	Report          string
	Newest          bool
	Limit, Offset   int // Limit 0 is all
}

// where builds the conditions of f, their values in order of appearance.
func (f Filter) where() (string, []any) {
	var conds []string
	var args []any
	add := func(cond string, vals ...any) {
		for _, v := range vals {
			args = append(args, v)
			cond = strings.Replace(cond, "?", "$"+strconv.Itoa(len(args)), 1)
		}
		conds = append(conds, cond)
	}
	for _, in := range []struct {
		column string
		values []string
	}{{"act", f.Acts}, {"status", f.Statuses}} {
		if len(in.values) > 0 {
			vals := make([]any, len(in.values))
			for i, v := range in.values {
				vals[i] = v
			}
			add(in.column+" in (?"+strings.Repeat(", ?", len(vals)-1)+")", vals...)
		}
	}
	if f.Country != "" {
		add("country = ?", f.Country)
	}
	if f.Admin1 != "" {
		add("admin1 = ?", f.Admin1)
	}
	if f.From != 0 {
		add("(to_day >= ? or (to_day = 0 and from_day > 0))", f.From)
	}
	if f.To != 0 {
		add("from_day <= ? and (from_day > 0 or to_day > 0)", f.To)
	}
	if f.Report != "" {
		add("id in (select incident from incident_reports where report = ?)", f.Report)
	}
	if len(conds) == 0 {
		return "", nil
	}
	return " where " + strings.Join(conds, " and "), args
}

// IncidentBodies gives the incidents that f chooses, as JSON, by number or newest first.
func (v *View) IncidentBodies(f Filter) ([]string, error) {
	where, args := f.where()
	text := `select body from incidents` + where + ` order by n`
	if f.Newest {
		text = `select body from incidents` + where + ` order by to_day desc, n desc`
	}
	text, args = page(text, args, f.Limit, f.Offset)
	return rows(v, into[string], text, args...)
}

// page adds limit and offset to a query.
func page(text string, args []any, limit, offset int) (string, []any) {
	if limit <= 0 && offset <= 0 {
		return text, args
	}
	if limit <= 0 {
		limit = 1 << 31
	}
	n := len(args)
	return text + " limit $" + strconv.Itoa(n+1) + " offset $" + strconv.Itoa(n+2), append(args, limit, offset)
}

// Incident gives one incident as JSON, and whether there is one.
func (v *View) Incident(id string) (string, bool, error) {
	return one(v, into[string], `select body from incidents where id = $1`, id)
}

// IncidentsByID gives incidents as JSON, in order of their numbers.
func (v *View) IncidentsByID(ids []string) ([]string, error) {
	return each(v, into[string], `select body from incidents where id in @KEYS@ order by n`, ids)
}

// PartsOf gives the ids of the incidents that are parts of one.
func (v *View) PartsOf(id string) ([]string, error) {
	return rows(v, into[string], `select id from incidents where part_of = $1 order by n`, id)
}
