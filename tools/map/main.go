// Command map makes the desk's base map of north-east Asia out of Natural Earth, which is in the public domain:
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-*.tgz
//	go run ./tools/map -atlas package/countries-10m.json -out internal/chart/data/neasia.json
//
// Lines are simplified arc by arc, so that neighbours keep one border, and then cut to the map's window.
package main

import (
	"encoding/json"
	"flag"
	"log"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/clip"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"
	"golang.org/x/text/language"
)

type topology struct {
	Transform struct{ Scale, Translate [2]float64 }
	Arcs      [][][2]int
	Objects   struct {
		Countries struct{ Geometries []country }
	}
}

type country struct {
	Type       string
	ID         string
	Arcs       json.RawMessage
	Properties struct{ Name string }
}

type collection struct {
	Type     string    `json:"type"`
	Features []feature `json:"features"`
}

type feature struct {
	Type       string     `json:"type"`
	Properties properties `json:"properties"`
	Geometry   geometry   `json:"geometry"`
}

type properties struct {
	Name    string `json:"name,omitempty"`
	Country string `json:"country,omitempty"`
	Kind    string `json:"kind,omitempty"`
}

type geometry struct {
	Type        string `json:"type"`
	Coordinates any    `json:"coordinates"`
}

func main() {
	log.SetFlags(0)
	atlas := flag.String("atlas", "", "countries-10m.json of world-atlas")
	out := flag.String("out", "internal/chart/data/neasia.json", "file to write")
	tolerance := flag.Float64("tolerance", 0.02, "how far a line may move, in degrees")
	smallest := flag.Float64("smallest", 0.004, "islands below this many square degrees are left out")
	flag.Parse()
	window := orb.Bound{Min: orb.Point{95, 15}, Max: orb.Point{150, 60}}
	if err := run(*atlas, *out, window, *tolerance, *smallest); err != nil {
		log.Fatal(err)
	}
}

func run(atlas, out string, window orb.Bound, tolerance, smallest float64) error {
	b, err := os.ReadFile(atlas)
	if err != nil {
		return err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return err
	}
	arcs := t.lines(tolerance)
	fc := collection{Type: "FeatureCollection"}
	users := make([]int, len(arcs))
	for _, c := range t.Objects.Countries.Geometries {
		f, err := c.feature(arcs, users, window, smallest)
		if err != nil {
			return err
		}
		if f != nil {
			fc.Features = append(fc.Features, *f)
		}
	}
	slices.SortFunc(fc.Features, func(a, b feature) int { return strings.Compare(a.Properties.Name, b.Properties.Name) })
	fc.Features = append(fc.Features, borders(arcs, users, window))
	j, err := json.Marshal(fc)
	if err != nil {
		return err
	}
	return os.WriteFile(out, append(j, '\n'), 0o644)
}

// lines decodes the topology's arcs and simplifies each by itself.
func (t *topology) lines(tolerance float64) []orb.LineString {
	out := make([]orb.LineString, len(t.Arcs))
	for i, arc := range t.Arcs {
		x, y := 0, 0
		for _, d := range arc {
			x, y = x+d[0], y+d[1]
			out[i] = append(out[i], orb.Point{float64(x)*t.Transform.Scale[0] + t.Transform.Translate[0], float64(y)*t.Transform.Scale[1] + t.Transform.Translate[1]})
		}
		out[i] = simplify.DouglasPeucker(tolerance).LineString(out[i])
	}
	return out
}

func (c country) feature(arcs []orb.LineString, users []int, window orb.Bound, smallest float64) (*feature, error) {
	var polygons [][][]int
	if c.Type == "Polygon" {
		polygons = make([][][]int, 1)
		if err := json.Unmarshal(c.Arcs, &polygons[0]); err != nil {
			return nil, err
		}
	} else if err := json.Unmarshal(c.Arcs, &polygons); err != nil {
		return nil, err
	}
	var shape orb.MultiPolygon
	for _, rings := range polygons {
		var p orb.Polygon
		for _, ring := range rings {
			p = append(p, stitch(arcs, users, ring))
		}
		if planar.Area(p) >= smallest {
			shape = append(shape, p)
		}
	}
	cut := clip.MultiPolygon(window, shape)
	if len(cut) == 0 {
		return nil, nil
	}
	f := feature{Type: "Feature", Properties: properties{Name: c.Properties.Name}, Geometry: geometry{"MultiPolygon", rounded(cut)}}
	n, _ := strconv.Atoi(c.ID)
	if r, err := language.EncodeM49(n); err == nil && n > 0 {
		f.Properties.Country = r.String()
	}
	return &f, nil
}

func stitch(arcs []orb.LineString, users []int, ring []int) orb.Ring {
	var out orb.Ring
	for _, a := range ring {
		line := arcs[max(a, ^a)]
		users[max(a, ^a)]++
		if a < 0 {
			line = slices.Clone(line)
			slices.Reverse(line)
		}
		if len(out) > 0 {
			line = line[1:]
		}
		out = append(out, line...)
	}
	return out
}

// borders are the arcs that two countries share.
func borders(arcs []orb.LineString, users []int, window orb.Bound) feature {
	var lines orb.MultiLineString
	for i, line := range arcs {
		if users[i] >= 2 {
			lines = append(lines, clip.LineString(window, line)...)
		}
	}
	for _, l := range lines {
		for i := range l {
			l[i] = round(l[i])
		}
	}
	return feature{Type: "Feature", Properties: properties{Kind: "border"}, Geometry: geometry{"MultiLineString", lines}}
}

func rounded(m orb.MultiPolygon) orb.MultiPolygon {
	for _, p := range m {
		for _, r := range p {
			for i := range r {
				r[i] = round(r[i])
			}
		}
	}
	return m
}

func round(p orb.Point) orb.Point {
	return orb.Point{math.Round(p[0]*100) / 100, math.Round(p[1]*100) / 100}
}
