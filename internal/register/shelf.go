package register

import (
	"context"
	"math"
	"slices"

	"habeas"
	"habeas/internal/store"
)

// A shelf is where reads find records: the present in the database, or a past that was worked out again.
type shelf interface {
	incidents(f Filter) ([]habeas.Incident, error)
	incident(id habeas.IncidentID) (habeas.Incident, bool, error)
	partsOf(id habeas.IncidentID) ([]string, error)
	judgements() (judgements, error)
	cases(f Filter) ([]habeas.Case, error)
	oneCase(id habeas.CaseID) (habeas.Case, bool, error)
	roundups() ([]habeas.Roundup, error)
	redirect(id string) (string, bool, error)
	copiesOf(id habeas.ReportID) ([]string, error)

	// claims gives the claims that hold of reports, under incidents, by id, or all of them when the question is empty.
	claims(q claimsOf) ([]store.Holding, error)
	report(id habeas.ReportID) (store.Report, bool, error)
	versions(id habeas.ReportID) ([]store.Report, error)
	heads(ids []string) ([]store.Report, error)
	latest(n int) ([]store.Report, error)
	totals() (Totals, error)
	end() (store.Head, error)
	find(terms [][]string, limit int) ([]store.Report, error)
}

// claimsOf asks for claims; the first field that is not nil counts.
type claimsOf struct {
	ids       []string
	reports   []string
	incidents []string
}

// read runs f over the records that v asks for.
func (r *Register) read(ctx context.Context, v Viewer, f func(shelf) error) error {
	if err := allow(v, toRead); err != nil {
		return err
	}
	return r.db.Read(ctx, func(view *store.View) error {
		if r.at.IsZero() {
			return f(present{view, r.today()})
		}
		p, err := r.pastOf(view, store.Stamp(r.at))
		if err != nil {
			return err
		}
		return f(&pastShelf{view, p, r.today()})
	})
}

// today gives the day on which cases are told: that of the past that was asked for, or the clock's.
func (r *Register) today() habeas.Date {
	at := r.at
	if at.IsZero() {
		at = r.cfg.Now()
	}
	at = at.UTC()
	return habeas.DateOf(at.Year(), at.Month(), at.Day())
}

// heardSince gives the first day of which news still holds on another.
func heardSince(day habeas.Date) habeas.Date { return day.AddDays(-habeas.NewsHolds) }

// present is the register as it stands in the database.
type present struct {
	v   *store.View
	day habeas.Date // today
}

func (p present) incidents(f Filter) ([]habeas.Incident, error) {
	bodies, err := p.v.IncidentBodies(f.rows())
	if err != nil {
		return nil, err
	}
	return decodeAll[habeas.Incident](bodies, "incident")
}

// rows gives the store's form of a filter.
func (f Filter) rows() store.Filter {
	out := store.Filter{
		Country: f.Country, Admin1: f.Admin1, From: int(f.From), To: int(f.To), Report: string(f.Report), Newest: f.Newest, Limit: f.Limit, Offset: f.Offset,
	}
	for _, a := range f.Acts {
		out.Acts = append(out.Acts, string(a))
	}
	for _, s := range f.Statuses {
		out.Statuses = append(out.Statuses, string(s))
	}
	return out
}

func (p present) incident(id habeas.IncidentID) (habeas.Incident, bool, error) {
	body, ok, err := p.v.Incident(string(id))
	if err != nil || !ok {
		return habeas.Incident{}, false, err
	}
	inc, err := decode[habeas.Incident](body, "incident "+string(id))
	return inc, true, err
}

func (p present) partsOf(id habeas.IncidentID) ([]string, error) { return p.v.PartsOf(string(id)) }

func (p present) judgements() (judgements, error) { return judgementsUpTo(p.v, math.MaxInt64) }

func (p present) cases(f Filter) ([]habeas.Case, error) {
	limit, offset := f.Limit, f.Offset
	if f.asksForIncidents() {
		limit, offset = 0, 0 // the page is cut when the others are left out
	}
	bodies, err := p.v.CaseBodies(store.CaseFilter{
		AtRisk: f.AtRisk, Unheard: f.Unheard, Since: int(heardSince(p.day)), Newest: f.Newest, Limit: limit, Offset: max(0, offset),
	})
	if err != nil {
		return nil, err
	}
	all, err := decodeAll[habeas.Case](bodies, "case")
	for i, k := range all {
		all[i] = k.On(p.day)
	}
	if err != nil || !f.asksForIncidents() {
		return all, err
	}
	return casesByIncident(p, all, f)
}

func (p present) oneCase(id habeas.CaseID) (habeas.Case, bool, error) {
	body, ok, err := p.v.Case(string(id))
	if err != nil || !ok {
		return habeas.Case{}, false, err
	}
	k, err := decode[habeas.Case](body, "case "+string(id))
	return k.On(p.day), true, err
}

func (p present) redirect(id string) (string, bool, error) { return p.v.Redirect(id) }

func (p present) copiesOf(id habeas.ReportID) ([]string, error) { return p.v.CopiesOf(string(id)) }

func (p present) claims(q claimsOf) ([]store.Holding, error) {
	switch {
	case q.ids != nil:
		return p.v.HoldingByID(q.ids)
	case q.reports != nil:
		return p.v.HoldingOf(q.reports)
	case q.incidents != nil:
		return p.v.HoldingUnder(q.incidents)
	}
	return p.v.AllHolding()
}

func (p present) report(id habeas.ReportID) (store.Report, bool, error) {
	return p.v.CurrentReport(string(id))
}

func (p present) versions(id habeas.ReportID) ([]store.Report, error) {
	all, err := p.v.ReportVersions([]string{string(id)})
	return slices.DeleteFunc(all, func(p store.Report) bool { return p.Back }), err
}

func (p present) heads(ids []string) ([]store.Report, error) { return p.v.CurrentHeads(ids) }

func (p present) latest(n int) ([]store.Report, error) { return p.v.LatestHeads(n) }

func (p present) totals() (Totals, error) {
	t, err := p.v.Totals(int(heardSince(p.day)))
	return Totals(t), err
}

func (p present) end() (store.Head, error) { return p.v.Head() }

func (p present) find(terms [][]string, limit int) ([]store.Report, error) {
	seqs, err := p.v.Find(terms, limit)
	if err != nil {
		return nil, err
	}
	return p.v.ReportsBySeq(seqs)
}
