package register

import (
	"context"
	"slices"

	"habeas"
)

// Incidents lists incidents.
func (r *Register) Incidents(ctx context.Context, v Viewer, f Filter) ([]habeas.Incident, error) {
	var out []habeas.Incident
	err := r.when(f).read(ctx, v, func(s shelf) (err error) {
		out, err = s.incidents(f)
		return err
	})
	return listed(out), err
}

// when gives the register as of the filter's time, if it names one.
func (r *Register) when(f Filter) *Register {
	if f.AsOf.IsZero() {
		return r
	}
	return r.AsOf(f.AsOf)
}

// listed gives an empty list for none, so that it prints as [] and not as null.
func listed[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// Incident gives one incident; the id of one that was merged gives the one that stayed. [habeas.NotFound] otherwise.
func (r *Register) Incident(ctx context.Context, v Viewer, id habeas.IncidentID) (IncidentView, error) {
	var out IncidentView
	err := r.read(ctx, v, func(s shelf) error {
		inc, err := followed(s, string(id), func(id string) (habeas.Incident, bool, error) { return s.incident(habeas.IncidentID(id)) })
		if err != nil {
			return err
		}
		out.Incident = inc
		if inc.ID != id {
			out.RedirectedFrom = id
		}
		return out.fill(s)
	})
	return out, err
}

// followed gives the record under an id, or under the one that it leads to.
func followed[T any](s shelf, id string, get func(string) (T, bool, error)) (T, error) {
	v, ok, err := get(id)
	if err != nil || ok {
		return v, err
	}
	to, ok, err := s.redirect(id)
	if err != nil {
		return v, err
	}
	if ok {
		if v, ok, err = get(to); err != nil || ok {
			return v, err
		}
	}
	return v, habeas.Errorf(habeas.NotFound, "no record %q in this register, or it was withdrawn with its report", id)
}

// fill adds what stands under the incident.
func (o *IncidentView) fill(s shelf) error {
	rows, err := s.claims(claimsOf{incidents: []string{string(o.Incident.ID)}})
	if err != nil {
		return err
	}
	if o.Claims, err = claimViews(s, rows); err != nil {
		return err
	}
	if o.Case, _, err = s.oneCase(o.Incident.Case); err != nil {
		return err
	}
	parts, err := s.partsOf(o.Incident.ID)
	for _, p := range parts {
		o.Parts = append(o.Parts, habeas.IncidentID(p))
	}
	if err != nil {
		return err
	}
	js, err := s.judgements()
	o.Grade = js.gradeOf(func(id habeas.IncidentID) bool {
		to, _, _ := s.redirect(string(id))
		return id == o.Incident.ID || to == string(o.Incident.ID)
	})
	return err
}

// Cases lists cases.
func (r *Register) Cases(ctx context.Context, v Viewer, f Filter) ([]habeas.Case, error) {
	var out []habeas.Case
	err := r.when(f).read(ctx, v, func(s shelf) (err error) {
		out, err = s.cases(f)
		return err
	})
	return listed(out), err
}

// Case gives one case; the id of one that was merged gives the one that stayed. [habeas.NotFound] otherwise.
func (r *Register) Case(ctx context.Context, v Viewer, id habeas.CaseID) (CaseView, error) {
	var out CaseView
	err := r.read(ctx, v, func(s shelf) error {
		k, err := followed(s, string(id), func(id string) (habeas.Case, bool, error) { return s.oneCase(habeas.CaseID(id)) })
		if err != nil {
			return err
		}
		out = CaseView{Case: k, Incidents: []habeas.Incident{}}
		if k.ID != id {
			out.RedirectedFrom = id
		}
		return out.fill(s)
	})
	return out, err
}

func (o *CaseView) fill(s shelf) error {
	ids := make([]string, len(o.Case.Incidents))
	for i, id := range o.Case.Incidents {
		ids[i] = string(id)
		inc, ok, err := s.incident(id)
		if err != nil {
			return err
		}
		if ok {
			o.Incidents = append(o.Incidents, inc)
		}
	}
	rows, err := s.claims(claimsOf{incidents: ids})
	if err != nil {
		return err
	}
	o.Claims, err = claimViews(s, rows)
	return err
}

// casesByIncident keeps the cases of which an incident is what f asks for, and cuts the page.
func casesByIncident(s shelf, all []habeas.Case, f Filter) ([]habeas.Case, error) {
	if f.asksForIncidents() {
		g := f
		g.Limit, g.Offset, g.Newest = 0, 0, false
		incidents, err := s.incidents(g)
		if err != nil {
			return nil, err
		}
		in := map[habeas.CaseID]bool{}
		for _, inc := range incidents {
			in[inc.Case] = true
		}
		all = slices.DeleteFunc(all, func(k habeas.Case) bool { return !in[k.ID] })
	}
	return paged(all, f), nil
}

func (f Filter) asksForIncidents() bool {
	return len(f.Acts) > 0 || len(f.Statuses) > 0 || f.Country != "" || f.Admin1 != "" || f.From != 0 || f.To != 0 || f.Report != ""
}

// paged cuts the page that f asks for.
func paged[T any](all []T, f Filter) []T {
	all = all[min(max(0, f.Offset), len(all)):]
	if f.Limit > 0 {
		all = all[:min(f.Limit, len(all))]
	}
	return all
}
