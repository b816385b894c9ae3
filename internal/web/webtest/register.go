// Package webtest is a register in memory with invented reports about invented people, for looking at the desk and for
// testing it: with nothing in it, with a little of everything, and with much.
package webtest

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/register"
	"habeas/internal/tally"
)

// A Register answers what the desk asks, from memory. Viewers that may not read are refused as by the real one.
type Register struct {
	Reports   []register.ReportView
	All       []habeas.Incident
	Threads   []habeas.Case
	Roundups  []habeas.Roundup
	Redirects map[habeas.IncidentID]habeas.IncidentID
	AsOf      string
	Err       error // what every question is answered with, when set
}

func (r *Register) may(v register.Viewer) error {
	if r.Err != nil {
		return r.Err
	}
	if v.Role < register.Reader {
		return habeas.Errorf(habeas.Forbidden, "viewer %q may not read this register", v.ID)
	}
	return nil
}

// Home gives the first page.
func (r *Register) Home(ctx context.Context, v register.Viewer) (register.HomeView, error) {
	h := register.HomeView{AsOf: r.AsOf, Totals: register.Totals{
		Reports: len(r.Reports), Incidents: len(r.All), Cases: len(r.Threads), Roundups: len(r.Roundups),
	}}
	for _, rep := range slices.Backward(r.Reports) {
		h.Totals.Claims += len(rep.Claims)
		if len(h.New) < 8 {
			h.New = append(h.New, rep.Head)
		}
	}
	for _, in := range r.All {
		if in.Reviewed {
			h.Totals.Reviewed++
		}
	}
	for _, k := range r.Threads {
		if k.AtRisk {
			h.Totals.AtRisk++
			h.AtRisk = append(h.AtRisk, k)
		}
		if k.Unheard {
			h.Totals.Unheard++
		}
	}
	var err error
	h.Latest, err = r.Incidents(ctx, v, register.Filter{Newest: true, Limit: 8})
	return h, err
}

// Incidents lists incidents.
func (r *Register) Incidents(_ context.Context, v register.Viewer, f register.Filter) ([]habeas.Incident, error) {
	if err := r.may(v); err != nil {
		return nil, err
	}
	out := []habeas.Incident{}
	for _, in := range r.All {
		if fits(in, f) {
			out = append(out, in)
		}
	}
	if f.Newest {
		slices.SortStableFunc(out, func(a, b habeas.Incident) int { return cmp.Compare(b.When.To, a.When.To) })
	}
	return cut(out, f), nil
}

func fits(in habeas.Incident, f register.Filter) bool {
	dated := f.From != 0 || f.To != 0
	return (len(f.Acts) == 0 || slices.Contains(f.Acts, in.Act)) &&
		(len(f.Statuses) == 0 || slices.Contains(f.Statuses, in.Status)) &&
		(f.Country == "" || in.Where.Country == f.Country) && (f.Admin1 == "" || in.Where.Admin1 == f.Admin1) &&
		(f.Report == "" || slices.Contains(in.Reports, f.Report)) &&
		(!dated || in.When.Placed() && in.When.Overlaps(habeas.When{From: f.From, To: f.To}))
}

func cut[T any](all []T, f register.Filter) []T {
	all = all[min(f.Offset, len(all)):]
	if f.Limit > 0 {
		all = all[:min(f.Limit, len(all))]
	}
	return all
}

// Incident gives one incident, following redirects.
func (r *Register) Incident(ctx context.Context, v register.Viewer, id habeas.IncidentID) (register.IncidentView, error) {
	if err := r.may(v); err != nil {
		return register.IncidentView{}, err
	}
	id = cmp.Or(r.Redirects[id], id)
	i := slices.IndexFunc(r.All, func(in habeas.Incident) bool { return in.ID == id })
	if i < 0 {
		return register.IncidentView{}, habeas.Errorf(habeas.NotFound, "no incident %q in this register", id)
	}
	in := r.All[i]
	view := register.IncidentView{Incident: in}
	view.Claims, _ = r.Claims(ctx, v, in.Claims)
	if k := slices.IndexFunc(r.Threads, func(k habeas.Case) bool { return k.ID == in.Case }); k >= 0 {
		view.Case = r.Threads[k]
	}
	for _, other := range r.All {
		if other.PartOf == id {
			view.Parts = append(view.Parts, other.ID)
		}
	}
	return view, nil
}

// Cases lists cases.
func (r *Register) Cases(_ context.Context, v register.Viewer, f register.Filter) ([]habeas.Case, error) {
	out := []habeas.Case{}
	for _, k := range r.Threads {
		if (!f.AtRisk || k.AtRisk) && (!f.Unheard || k.Unheard) {
			out = append(out, k)
		}
	}
	return cut(out, f), r.may(v)
}

// Case gives one case.
func (r *Register) Case(ctx context.Context, v register.Viewer, id habeas.CaseID) (register.CaseView, error) {
	if err := r.may(v); err != nil {
		return register.CaseView{}, err
	}
	i := slices.IndexFunc(r.Threads, func(k habeas.Case) bool { return k.ID == id })
	if i < 0 {
		return register.CaseView{}, habeas.Errorf(habeas.NotFound, "no case %q in this register", id)
	}
	view := register.CaseView{Case: r.Threads[i]}
	for _, in := range view.Case.Incidents {
		one, err := r.Incident(ctx, v, in)
		if err != nil {
			return view, err
		}
		view.Incidents = append(view.Incidents, one.Incident)
		view.Claims = append(view.Claims, one.Claims...)
	}
	return view, nil
}

// Report gives one report.
func (r *Register) Report(_ context.Context, v register.Viewer, id habeas.ReportID) (register.ReportView, error) {
	if err := r.may(v); err != nil {
		return register.ReportView{}, err
	}
	for _, rep := range r.Reports {
		if rep.Report.ID == id {
			return rep, nil
		}
	}
	return register.ReportView{}, habeas.Errorf(habeas.NotFound, "no report %q in this register", id)
}

// Claims gives claims by id.
func (r *Register) Claims(_ context.Context, v register.Viewer, ids []habeas.ClaimID) ([]register.ClaimView, error) {
	out := []register.ClaimView{}
	for _, rep := range r.Reports {
		for _, c := range rep.Claims {
			if len(ids) == 0 || slices.Contains(ids, c.ID) {
				c.Head = rep.Head
				out = append(out, c)
			}
		}
	}
	return out, r.may(v)
}

// Tally adds up.
func (r *Register) Tally(_ context.Context, v register.Viewer, q tally.Query) (tally.Table, error) {
	if err := errors.Join(r.may(v), q.Check()); err != nil {
		return tally.Table{}, err
	}
	in := tally.Input{Incidents: r.All, Roundups: r.Roundups, Sources: map[habeas.ReportID]string{}, AsOf: r.AsOf}
	for _, rep := range r.Reports {
		in.Sources[rep.Report.ID] = rep.Report.Source
	}
	return tally.Sum(in, q), nil
}

// around is how many bytes of text an excerpt shows on either side of what was found.
const around = 90

// Search finds reports that hold the query as it stands.
func (r *Register) Search(_ context.Context, v register.Viewer, q string, limit int) ([]register.Hit, error) {
	out := []register.Hit{}
	for _, rep := range r.Reports {
		at := strings.Index(rep.Report.Text, q)
		if at < 0 || len(out) == limit {
			continue
		}
		from, to := max(0, at-around), min(len(rep.Report.Text), at+len(q)+around)
		s := register.Snippet{Text: strings.ToValidUTF8(rep.Report.Text[from:to], "?"), Start: from}
		if i := strings.Index(s.Text, q); i >= 0 {
			s.Marks = []register.Span{{Start: i, End: i + len(q)}}
		}
		out = append(out, register.Hit{Report: rep.Head, Snippet: s})
	}
	return out, r.may(v)
}
