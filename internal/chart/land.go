package chart

import (
	"embed"
	"encoding/json"
	"fmt"
	"html"
	"strings"
	"sync"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"
)

//go:embed data/neasia.json
var baseMap embed.FS

// A shape is a feature of the base map on the plane.
type shape struct {
	country  string // ISO 3166-1 alpha-2; empty for lines
	geometry orb.Geometry
}

// shapes reads and projects the base map once. A broken map is a fault of the build and draws as sea; a test fails.
var shapes = sync.OnceValues(func() ([]shape, error) {
	b, err := baseMap.ReadFile("data/neasia.json")
	if err != nil {
		return nil, err
	}
	var all struct{ Features []feature }
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("base map: %w", err)
	}
	var out []shape
	for _, f := range all.Features {
		g, err := f.geometry()
		if err != nil {
			return nil, fmt.Errorf("base map: %s: %w", f.Properties.Name, err)
		}
		out = append(out, shape{country: f.Properties.Country, geometry: project(g)})
	}
	return out, nil
})

// A feature is one entry of the base map, as GeoJSON has it.
type feature struct {
	Properties struct{ Name, Country string }
	Geometry   struct {
		Type        string
		Coordinates json.RawMessage
	}
}

// geometry reads the two kinds that the base map has: land and lines.
func (f feature) geometry() (orb.Geometry, error) {
	switch f.Geometry.Type {
	case "MultiPolygon":
		var g orb.MultiPolygon
		err := json.Unmarshal(f.Geometry.Coordinates, &g)
		return g, err
	case "MultiLineString":
		var g orb.MultiLineString
		err := json.Unmarshal(f.Geometry.Coordinates, &g)
		return g, err
	}
	return nil, fmt.Errorf("want MultiPolygon or MultiLineString, not %q", f.Geometry.Type)
}

// project puts a geometry of degrees on the plane.
func project(g orb.Geometry) orb.Geometry {
	move := func(line []orb.Point) {
		for i, p := range line {
			line[i][0], line[i][1] = plane(p.Lat(), p.Lon())
		}
	}
	switch g := g.(type) {
	case orb.MultiPolygon:
		for _, p := range g {
			for _, ring := range p {
				move(ring)
			}
		}
	case orb.MultiLineString:
		for _, l := range g {
			move(l)
		}
	}
	return g
}

// drawLand draws what lies in the view: land, shared borders, and the names of countries with room for them.
func drawLand(d *strings.Builder, v view, country func(string) string) {
	all, err := shapes()
	if err != nil {
		return
	}
	var names strings.Builder
	bound := orb.Bound{Min: orb.Point{v.x - 1, v.y - 1}, Max: orb.Point{v.x + v.w + 1, v.y + v.h + 1}}
	fine := simplify.DouglasPeucker(v.w / mapWide * 0.6) // not quite a pixel
	for _, s := range all {
		g := clip.Geometry(bound, orb.Clone(s.geometry))
		if g == nil {
			continue
		}
		g = fine.Simplify(g)
		class := "land"
		if s.country == "" {
			class = "border"
		}
		fmt.Fprintf(d, `<path class="%s" d="%s"/>`, class, pathOf(g, v))
		if s.country != "" {
			nameLand(&names, country(s.country), g, v)
		}
	}
	d.WriteString(names.String())
}

// pathOf prints a geometry in the coordinates of the drawing.
func pathOf(g orb.Geometry, v view) string {
	var d strings.Builder
	switch g := g.(type) {
	case orb.MultiPolygon:
		for _, p := range g {
			for _, ring := range p {
				line(&d, ring, v)
				d.WriteByte('Z')
			}
		}
	case orb.Polygon:
		return pathOf(orb.MultiPolygon{g}, v)
	case orb.MultiLineString:
		for _, l := range g {
			line(&d, l, v)
		}
	case orb.LineString:
		line(&d, g, v)
	}
	return d.String()
}

func line(d *strings.Builder, points []orb.Point, v view) {
	for i, p := range points {
		x, y := v.at(p[0], p[1])
		command := byte('L')
		if i == 0 {
			command = 'M'
		}
		d.WriteByte(command)
		d.WriteString(number(x))
		d.WriteByte(' ')
		d.WriteString(number(y))
	}
}

// nameLand writes a country's name into its largest part in the view, where the name has room.
func nameLand(d *strings.Builder, name string, g orb.Geometry, v view) {
	var largest orb.Polygon
	switch g := g.(type) {
	case orb.Polygon:
		largest = g
	case orb.MultiPolygon:
		for _, p := range g {
			if largest == nil || planar.Area(p) > planar.Area(largest) {
				largest = p
			}
		}
	}
	if largest == nil || planar.Area(largest) < v.w*v.h/60 {
		return
	}
	centre, _ := planar.CentroidArea(largest)
	if !planar.PolygonContains(largest, centre) {
		return
	}
	x, y := v.at(centre[0], centre[1])
	room := float64(len(name)) * 5
	if x < room || x > mapWide-room || y < 20 || y > mapHigh-20 {
		return
	}
	fmt.Fprintf(d, `<text class="name" x="%s" y="%s">%s</text>`, number(x), number(y), html.EscapeString(name))
}
