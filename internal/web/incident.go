package web

import (
	"net/http"
	"slices"

	"habeas"
	"habeas/internal/chart"
	"habeas/internal/register"
)

// A told is one telling of an incident beside the others: its claim, its report, and in which of its fields at least as many
// others say what cannot be true beside it.
type told struct {
	habeas.Telling
	Speakers []string
	Head     register.ReportHead
	Conflict map[string]bool // by field: "count", "when", "where", "by"
	Reviewed bool
}

// An originGroup is the reports that share one origin.
type originGroup struct{ Reports []register.ReportHead }

// A side is one value of a conflict with the claims that say so, one of each report.
type side struct {
	Value  string
	Claims []register.ClaimView
}

// A clash is a field in which claims cannot both be true.
type clash struct {
	Incident habeas.IncidentID
	Field    string
	Sides    []side
}

// An incidentPage is everything the desk shows of one incident.
type incidentPage struct {
	register.IncidentView
	Bar, Axis chart.SVG
	Told      []told
	Groups    []originGroup
	Clashes   []clash
}

func (d *Desk) incident(w http.ResponseWriter, r *http.Request) error {
	id := habeas.IncidentID(r.PathValue("id"))
	v, err := d.reg.Incident(r.Context(), d.opt.Viewer, id)
	if err != nil {
		return err
	}
	if v.Incident.ID != id {
		http.Redirect(w, r, incidentAt(v.Incident.ID), http.StatusMovedPermanently)
		return nil
	}
	words := d.speak(r)
	b := chartBounds(v.Incident.Count)
	s := chart.ScaleFor([]chart.Bounds{b})
	p := incidentPage{
		IncidentView: v, Bar: chart.Strip(b, s, words.bounds(v.Incident.Count)), Axis: chart.Axis(s),
		Told: tellings(v.Incident, v.Claims), Groups: groups(v.Incident.Origins, heads(v.Claims)), Clashes: clashes(v.Incident, v.Claims),
	}
	return d.show(w, r, http.StatusOK, "incident", page{Title: words.say("incident.tab", string(v.Incident.ID)), Here: "incidents", Data: p})
}

// tellings puts each telling of an incident beside its report and marks what others contradict.
func tellings(in habeas.Incident, claims []register.ClaimView) []told {
	out := make([]told, 0, len(in.Tellings))
	for _, t := range in.Tellings {
		row := told{Telling: t, Head: register.ReportHead{ID: t.Report}, Conflict: map[string]bool{}}
		if c, ok := claimOf(claims, t.Claim); ok {
			row.Head, row.Speakers, row.Reviewed = c.Head, c.Speakers, c.Reviewed
		}
		for _, c := range in.Conflicts {
			for _, v := range c.Values {
				row.Conflict[c.Field] = row.Conflict[c.Field] || slices.Contains(v.Claims, t.Claim) && !c.Stands(v)
			}
		}
		out = append(out, row)
	}
	return out
}

func claimOf(claims []register.ClaimView, id habeas.ClaimID) (register.ClaimView, bool) {
	i := slices.IndexFunc(claims, func(c register.ClaimView) bool { return c.ID == id })
	if i < 0 {
		return register.ClaimView{}, false
	}
	return claims[i], true
}

// heads gives the report of every claim.
func heads(claims []register.ClaimView) map[habeas.ReportID]register.ReportHead {
	m := map[habeas.ReportID]register.ReportHead{}
	for _, c := range claims {
		h := c.Head
		h.ID = c.Report
		m[c.Report] = h
	}
	return m
}

// groups gives the reports by origin; a report of which no claim is at hand shows its id.
func groups(o habeas.Origins, known map[habeas.ReportID]register.ReportHead) []originGroup {
	out := make([]originGroup, 0, len(o.Groups))
	for _, ids := range o.Groups {
		var g originGroup
		for _, id := range ids {
			h, ok := known[id]
			if !ok {
				h = register.ReportHead{ID: id}
			}
			g.Reports = append(g.Reports, h)
		}
		out = append(out, g)
	}
	return out
}

func clashes(in habeas.Incident, claims []register.ClaimView) []clash {
	var out []clash
	for _, c := range in.Conflicts {
		k := clash{Incident: in.ID, Field: c.Field}
		for _, v := range c.Values {
			s := side{Value: v.Value}
			for _, id := range v.Claims {
				if cl, ok := claimOf(claims, id); ok && !slices.ContainsFunc(s.Claims, func(o register.ClaimView) bool { return o.Report == cl.Report }) {
					s.Claims = append(s.Claims, cl)
				}
			}
			k.Sides = append(k.Sides, s)
		}
		out = append(out, k)
	}
	return out
}
