package link

import (
	"slices"

	"habeas"
)

// documents groups reports by their main incident.
type documents struct {
	ids []habeas.ReportID
}

func (d *documents) add(h *reportHead, r *habeas.Report, _ State) { d.ids = append(d.ids, h.ID) }

func (d *documents) groups(copies [][]habeas.ReportID) [][]habeas.ReportID {
	in := map[habeas.ReportID]bool{}
	var out [][]habeas.ReportID
	for _, g := range copies {
		for _, r := range g {
			in[r] = true
		}
		out = append(out, g)
	}
	for _, r := range d.ids {
		if !in[r] {
			out = append(out, []habeas.ReportID{r})
		}
	}
	slices.SortFunc(out, slices.Compare[[]habeas.ReportID])
	return out
}
