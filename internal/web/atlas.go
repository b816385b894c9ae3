package web

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/chart"
)

// An atlas is a map with the same in a table.
type atlas struct {
	Drawing chart.SVG
	Places  []placeRow
	Coarse  int // incidents whose source names no more than a country, or no place, or one off the map: in the table only
}

// A placeRow is what is known of one place.
type placeRow struct {
	Label, Link string
	Count       habeas.Range
	Incidents   int
	Drawn       bool
	dot         chart.Dot
	people      map[string]habeas.Range // the count of each case, or of an incident without one
}

// atlas draws incidents of one act, or of one case, by place. Counts at one place are added where they are of different
// people: a part is not added to its whole, and incidents of one case stand for the same people, so the largest counts
// (law 5). Cases in strong are drawn strongly.
func (c *catalogue) atlas(all []habeas.Incident, strong map[habeas.CaseID]bool) atlas {
	var a atlas
	rows := map[string]*placeRow{}
	for _, in := range all {
		if in.PartOf != "" {
			continue
		}
		label := c.place(in.Where)
		row := rows[label]
		if row == nil {
			row = c.newPlace(in, label)
			rows[label] = row
		}
		row.take(in, strong[in.Case])
		if !row.Drawn {
			a.Coarse++
		}
	}
	a.draw(c, rows)
	return a
}

// take enters an incident at its place.
func (row *placeRow) take(in habeas.Incident, strong bool) {
	row.Incidents++
	row.dot.Strong = row.dot.Strong || strong
	if row.Incidents > 1 {
		row.Link = placeAt(in.Where)
	}
	people := "case " + string(in.Case)
	if in.Case == "" {
		people = "incident " + string(in.ID)
	}
	if before, ok := row.people[people]; !ok || before.Best < in.Count.Best {
		row.people[people] = in.Count
	}
}

func (c *catalogue) newPlace(in habeas.Incident, label string) *placeRow {
	lat, lon, rough := point(in.Where)
	row := &placeRow{Label: label, Link: incidentAt(in.ID), Drawn: chart.OnMap(lat, lon), people: map[string]habeas.Range{}}
	row.dot = chart.Dot{Lat: lat, Lon: lon, Rough: rough}
	return row
}

// placeAt is the list of incidents in the province of a place, or in its country.
func placeAt(p habeas.Place) string {
	return with("/incidents", url.Values{"country": {p.Country}, "admin1": {p.Admin1}})
}

// point gives where to draw a place: nothing for a bare country, the middle of several places. rough is a province, or
// several places: somewhere around here.
func point(p habeas.Place) (lat, lon float64, rough bool) {
	if p.Name == "" && p.Admin1 == "" || p.Lat == 0 && p.Lon == 0 {
		return 0, 0, false
	}
	lat, lon = p.Lat, p.Lon
	n := 1.0
	for _, q := range p.Also {
		if q.Lat != 0 || q.Lon != 0 {
			lat, lon, n = lat+q.Lat, lon+q.Lon, n+1
		}
	}
	return lat / n, lon / n, n > 1 || p.Name == "" || p.Name == p.Admin1
}

func (a *atlas) draw(c *catalogue, rows map[string]*placeRow) {
	for _, row := range rows {
		for _, r := range row.people {
			row.Count = row.Count.Add(r)
		}
		row.dot.Bounds = chartBounds(row.Count)
		row.dot.Link = row.Link
		row.dot.Label = c.say("map.dot", row.Label, c.people(row.Count), c.some("incidents", row.Incidents))
		a.Places = append(a.Places, *row)
	}
	slices.SortFunc(a.Places, func(x, y placeRow) int {
		return cmp.Or(cmp.Compare(y.Count.Best, x.Count.Best), strings.Compare(x.Label, y.Label))
	})
	var dots []chart.Dot
	for _, row := range a.Places {
		if row.Drawn {
			dots = append(dots, row.dot)
		}
	}
	a.Drawing = chart.Map(dots, c.say("map.title"), c.country)
}
