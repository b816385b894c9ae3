package register

import (
	"cmp"
	"slices"

	"habeas"
	"habeas/internal/store"
)

// A pastShelf answers from a past; texts and heads come from the database, where old versions stay.
type pastShelf struct {
	v   *store.View
	p   *past
	day habeas.Date // of then
}

func (s *pastShelf) incidents(f Filter) ([]habeas.Incident, error) {
	var out []habeas.Incident
	for i := range s.p.picture.incidents {
		if f.takes(&s.p.picture.incidents[i]) {
			out = append(out, s.p.picture.incidents[i])
		}
	}
	if f.Newest {
		slices.SortStableFunc(out, func(a, b habeas.Incident) int {
			return cmp.Or(cmp.Compare(b.When.To, a.When.To), cmp.Compare(number(string(b.ID)), number(string(a.ID))))
		})
	}
	return paged(out, f), nil
}

// takes reports whether f chooses the incident; it says the same as the store's filter does in SQL.
func (f Filter) takes(inc *habeas.Incident) bool {
	from, to := inc.When.From, inc.When.To
	switch {
	case len(f.Acts) > 0 && !slices.Contains(f.Acts, inc.Act),
		len(f.Statuses) > 0 && !slices.Contains(f.Statuses, inc.Status),
		f.Country != "" && inc.Where.Country != f.Country,
		f.Admin1 != "" && inc.Where.Admin1 != f.Admin1,
		f.From != 0 && !(to >= f.From || to == 0 && from > 0),
		f.To != 0 && !(from <= f.To && (from > 0 || to > 0)),
		f.Report != "" && !slices.Contains(inc.Reports, f.Report):
		return false
	}
	return true
}

func (s *pastShelf) incident(id habeas.IncidentID) (habeas.Incident, bool, error) {
	for _, inc := range s.p.picture.incidents {
		if inc.ID == id {
			return inc, true, nil
		}
	}
	return habeas.Incident{}, false, nil
}

func (s *pastShelf) partsOf(id habeas.IncidentID) ([]string, error) {
	var out []string
	for _, inc := range s.p.picture.incidents {
		if inc.PartOf == id {
			out = append(out, string(inc.ID))
		}
	}
	return out, nil
}

func (s *pastShelf) judgements() (judgements, error) {
	return judgementsUpTo(s.v, s.p.head.Size)
}

func (s *pastShelf) cases(f Filter) ([]habeas.Case, error) {
	out := slices.Clone(s.p.picture.cases)
	for i, k := range out {
		out[i] = k.On(s.day)
	}
	out = slices.DeleteFunc(out, func(k habeas.Case) bool { return f.AtRisk && !k.AtRisk || f.Unheard && !k.Unheard })
	if f.Newest {
		slices.SortStableFunc(out, func(a, b habeas.Case) int {
			return cmp.Or(cmp.Compare(b.LastNews, a.LastNews), cmp.Compare(number(string(b.ID)), number(string(a.ID))))
		})
	}
	return casesByIncident(s, out, f)
}

func (s *pastShelf) oneCase(id habeas.CaseID) (habeas.Case, bool, error) {
	for _, k := range s.p.picture.cases {
		if k.ID == id {
			return k.On(s.day), true, nil
		}
	}
	return habeas.Case{}, false, nil
}

func (s *pastShelf) roundups() ([]habeas.Roundup, error) { return s.p.picture.roundups, nil }

func (s *pastShelf) redirect(id string) (string, bool, error) {
	to, ok := s.p.picture.redirects[id]
	return to, ok, nil
}

func (s *pastShelf) copiesOf(id habeas.ReportID) ([]string, error) {
	var out []string
	for _, g := range s.p.picture.copies {
		if slices.Contains(g, id) {
			for _, r := range g {
				out = append(out, string(r))
			}
		}
	}
	return out, nil
}

func (s *pastShelf) claims(q claimsOf) ([]store.Holding, error) {
	var out []store.Holding
	for _, h := range s.p.holding {
		switch {
		case q.ids != nil && !slices.Contains(q.ids, h.Claim),
			q.ids == nil && q.reports != nil && !slices.Contains(q.reports, h.Report),
			q.ids == nil && q.reports == nil && q.incidents != nil && !slices.Contains(q.incidents, h.Incident):
			continue
		}
		out = append(out, h)
	}
	return out, nil
}

func (s *pastShelf) report(id habeas.ReportID) (store.Report, bool, error) {
	p, ok := s.p.reports[id]
	if !ok {
		return store.Report{}, false, nil
	}
	return s.v.ReportAt(p.Seq)
}

func (s *pastShelf) versions(id habeas.ReportID) ([]store.Report, error) {
	all, err := s.v.ReportVersions([]string{string(id)})
	return slices.DeleteFunc(all, func(p store.Report) bool {
		return p.Seq > s.p.head.Size || slices.ContainsFunc(s.p.back, func(b span) bool { return b.has(p.Seq) })
	}), err
}

func (s *pastShelf) heads(ids []string) ([]store.Report, error) {
	var out []store.Report
	for _, id := range ids {
		if p, ok := s.p.reports[habeas.ReportID(id)]; ok {
			out = append(out, p)
		}
	}
	return out, nil
}

func (s *pastShelf) latest(n int) ([]store.Report, error) {
	out := make([]store.Report, 0, len(s.p.reports))
	for _, p := range s.p.reports {
		out = append(out, p)
	}
	slices.SortFunc(out, func(a, b store.Report) int { return cmp.Compare(b.Seq, a.Seq) })
	return out[:min(n, len(out))], nil
}

func (s *pastShelf) totals() (Totals, error) {
	t := s.p.totals
	for _, k := range s.p.picture.cases {
		switch k = k.On(s.day); {
		case k.AtRisk:
			t.AtRisk++
		case k.Unheard:
			t.Unheard++
		}
	}
	return t, nil
}

func (s *pastShelf) end() (store.Head, error) { return s.p.head, nil }

// find looks into the texts of today; reports that were not known then are left out.
func (s *pastShelf) find(terms [][]string, limit int) ([]store.Report, error) {
	all, err := present{s.v, s.day}.find(terms, limit)
	return slices.DeleteFunc(all, func(p store.Report) bool { return s.p.reports[habeas.ReportID(p.ID)].Seq != p.Seq }), err
}
