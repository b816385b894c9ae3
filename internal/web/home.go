package web

import (
	"net/http"

	"habeas"
	"habeas/internal/chart"
	"habeas/internal/register"
)

const (
	cardCount = 9   // cases at risk that the first page shows as cards
	mapCount  = 500 // incidents that the first page's map looks at
)

// A card is one case of people at risk now, told by the incident that says most.
type card struct {
	habeas.Case
	Incident habeas.Incident // the seizing, or what the case begins with
	Feared   bool            // a return is feared or planned
	Reviewed int             // incidents of which a person accepted a claim
}

// A homePage is the first page.
type homePage struct {
	register.HomeView
	Cards  []card
	Latest []incidentRow
	Axis   chart.SVG
	Map    atlas
	Sums   sums
	Empty  bool
}

func (d *Desk) home(w http.ResponseWriter, r *http.Request) error {
	v, err := d.reg.Home(r.Context(), d.opt.Viewer)
	if err != nil {
		return err
	}
	words := d.speak(r)
	p := homePage{HomeView: v, Empty: v.Totals.Reports == 0}
	if !p.Empty {
		if err := d.fillHome(r, &p, words); err != nil {
			return err
		}
	}
	return d.show(w, r, http.StatusOK, "home", page{Title: words.say("home.title"), Here: "home", AsOf: v.AsOf, Data: p})
}

func (d *Desk) fillHome(r *http.Request, p *homePage, words *tongue) (err error) {
	if p.Cards, err = d.cards(r, p.AtRisk[:min(len(p.AtRisk), cardCount)]); err != nil {
		return err
	}
	p.Latest, p.Axis = words.rows(p.HomeView.Latest)
	seized, err := d.reg.Incidents(r.Context(), d.opt.Viewer, register.Filter{Acts: []habeas.Act{habeas.Arrest}, Newest: true, Limit: mapCount})
	if err != nil {
		return err
	}
	strong := map[habeas.CaseID]bool{}
	for _, c := range p.AtRisk {
		strong[c.ID] = true
	}
	p.Map = words.atlas(seized, strong)
	p.Sums, err = d.homeSums(r, words)
	return err
}

// cards tells cases by the incident that says most of each.
func (d *Desk) cards(r *http.Request, cases []habeas.Case) ([]card, error) {
	var out []card
	for _, c := range cases {
		v, err := d.reg.Case(r.Context(), d.opt.Viewer, c.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, cardOf(v))
	}
	return out, nil
}

func cardOf(v register.CaseView) card {
	c := card{Case: v.Case}
	for i, in := range v.Incidents {
		c.Feared = c.Feared || in.Act.Risk()
		if in.Reviewed {
			c.Reviewed++
		}
		if i == 0 || c.Incident.Act != habeas.Arrest && in.Act == habeas.Arrest {
			c.Incident = in
		}
	}
	return c
}
