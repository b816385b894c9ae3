package web

import (
	"net/http"
	"slices"
	"time"

	"habeas"
	"habeas/internal/chart"
	"habeas/internal/register"
)

// A moment is one incident of a case on the case's time line.
type moment struct {
	habeas.Incident
	Strip chart.SVG
}

// A casePage is everything the desk shows of one case.
type casePage struct {
	register.CaseView
	Card    card
	Axis    chart.SVG
	Moments []moment
	Map     atlas
	Groups  []originGroup
	Because []string
	Clashes []clash
}

func (d *Desk) oneCase(w http.ResponseWriter, r *http.Request) error {
	id := habeas.CaseID(r.PathValue("id"))
	v, err := d.reg.Case(r.Context(), d.opt.Viewer, id)
	if err != nil {
		return err
	}
	if v.Case.ID != id {
		http.Redirect(w, r, caseAt(v.Case.ID), http.StatusMovedPermanently)
		return nil
	}
	words := d.speak(r)
	p := casePage{CaseView: v, Card: cardOf(v), Map: words.atlas(v.Incidents, nil)}
	p.Moments, p.Axis = words.timeline(v.Incidents)
	known := heads(v.Claims)
	for _, in := range v.Incidents {
		p.Clashes = append(p.Clashes, clashes(in, v.Claims)...)
		for _, why := range in.Origins.Because {
			if !slices.Contains(p.Because, why) {
				p.Because = append(p.Because, why)
			}
		}
	}
	p.Groups = groups(joined(v.Incidents), known)
	return d.show(w, r, http.StatusOK, "case", page{Title: words.say("case.tab", string(v.Case.ID)), Here: "cases", Data: p})
}

// joined gives the origins of several incidents of the same people: groups that share a report are one.
func joined(all []habeas.Incident) habeas.Origins {
	var out [][]habeas.ReportID
	for _, in := range all {
		for _, g := range in.Origins.Groups {
			out = join(out, g)
		}
	}
	return habeas.Origins{Groups: out}
}

// join adds a group of reports to others, melting it with those that share one of them.
func join(groups [][]habeas.ReportID, g []habeas.ReportID) [][]habeas.ReportID {
	g = slices.Clone(g)
	var rest [][]habeas.ReportID
	for _, h := range groups {
		if !slices.ContainsFunc(h, func(id habeas.ReportID) bool { return slices.Contains(g, id) }) {
			rest = append(rest, h)
			continue
		}
		for _, id := range h {
			if !slices.Contains(g, id) {
				g = append(g, id)
			}
		}
	}
	slices.Sort(g)
	return append(rest, g)
}

func (c *catalogue) timeline(all []habeas.Incident) ([]moment, chart.SVG) {
	spans := make([]chart.Span, 0, len(all))
	for _, in := range all {
		spans = append(spans, span(in.When))
	}
	s := chart.TimeScaleFor(spans, c.shortMonth)
	out := make([]moment, 0, len(all))
	for i, in := range all {
		label := c.code("act", string(in.Act)) + ": " + c.when(in.When)
		out = append(out, moment{Incident: in, Strip: chart.TimeStrip(spans[i], s, label)})
	}
	return out, chart.TimeAxis(s)
}

func span(w habeas.When) chart.Span {
	day := func(d habeas.Date) time.Time {
		if d == 0 {
			return time.Time{}
		}
		return d.Time()
	}
	return chart.Span{From: day(w.From), To: day(w.To)}
}
