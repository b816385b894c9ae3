package chart

import (
	"fmt"
	"html"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
)

// OnMap reports whether a point lies within the base map.
func OnMap(lat, lon float64) bool {
	return lat >= mapSouth && lat <= mapTop && lon >= mapWest && lon <= mapEast
}

// A Dot is a place with its count.
type Dot struct {
	Lat, Lon float64 // degrees
	Bounds
	Label  string // the same in words
	Link   string // where the dot leads; empty for nowhere
	Rough  bool   // somewhere around here: a province, or several places
	Strong bool   // drawn before the others
}

// view is the rectangle of the projected plane that a map shows, in thousandths of the earth's radius.
type view struct{ x, y, w, h float64 }

const (
	mapScale  = 1000.0 // units of the plane for one earth's radius
	mapWide   = 640.0  // width of the drawing
	mapHigh   = 480.0
	leastWide = 190.0 // the narrowest view, about 1,200 km
	mostDot   = 22.0  // radius of the largest circle
	leastDot  = 5.0
	mapWest   = 95.0 // edges of the base map in degrees
	mapEast   = 150.0
	mapSouth  = 15.0
	mapTop    = 60.0
	mapNorth  = 50.0 // as far north as most views go
)

// northEast is the projection of every map: north-east Asia in the middle, true along two parallels.
var northEast = albers(25, 50, 38, 122)

// Map draws places as circles whose areas are as their best counts, a thin ring around each at its high end, dashed where
// the place is only roughly known. The view holds all of the dots. title says what the map shows, and
// country names a country by its code (ISO 3166-1 alpha-2).
func Map(dots []Dot, title string, country func(string) string) SVG {
	v := viewOf(dots)
	var d strings.Builder
	t := html.EscapeString(title)
	fmt.Fprintf(&d, `<svg class="atlas" viewBox="0 0 %s %s" role="group" aria-label="%s">`, number(mapWide), number(mapHigh), t)
	fmt.Fprintf(&d, `<path class="sea" d="%s"/>`, sheet(v))
	drawLand(&d, v, country)
	drawDots(&d, v, dots)
	d.WriteString(`</svg>`)
	return SVG(d.String())
}

// sheet is the edge of the base map: what lies outside was not drawn, and is not sea.
func sheet(v view) string {
	var points []orb.Point
	for lon := mapWest; lon <= mapEast; lon++ {
		x, y := plane(mapSouth, lon)
		points = append(points, orb.Point{x, y})
	}
	for lon := mapEast; lon >= mapWest; lon-- {
		x, y := plane(mapTop, lon)
		points = append(points, orb.Point{x, y})
	}
	var d strings.Builder
	line(&d, points, v)
	return d.String() + "Z"
}

// plane projects a point.
func plane(lat, lon float64) (x, y float64) {
	x, y = northEast.xy(lat, lon)
	return x * mapScale, y * mapScale
}

// at places a point of the plane on the drawing.
func (v view) at(x, y float64) (float64, float64) {
	return (x - v.x) / v.w * mapWide, (y - v.y) / v.h * mapHigh
}

// viewOf gives the smallest view of the drawing's shape that holds the dots with room around them.
func viewOf(dots []Dot) view {
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, dot := range dots {
		x, y := plane(dot.Lat, dot.Lon)
		minX, maxX = min(minX, x), max(maxX, x)
		minY, maxY = min(minY, y), max(maxY, y)
	}
	if len(dots) == 0 {
		x, y := plane(41, 126)
		minX, maxX, minY, maxY = x, x, y, y
	}
	w := max(leastWide, (maxX-minX)*1.3, (maxY-minY)*1.3*mapWide/mapHigh)
	h := w * mapHigh / mapWide
	v := view{x: (minX+maxX)/2 - w/2, y: (minY+maxY)/2 - h/2, w: w, h: h}
	v.stayOnMap(minX, maxY)
	return v
}

// stayOnMap moves a view off the western and southern edges of the base map, as far as its dots allow.
func (v *view) stayOnMap(minX, maxY float64) {
	west, _ := plane(mapNorth, mapWest)
	if v.x < west {
		v.x = max(v.x, min(west, minX-v.w*.06))
	}
	_, south := plane(mapSouth, northEast.lon0)
	if v.y+v.h > south {
		v.y = min(v.y, max(south, maxY+v.h*.06)-v.h)
	}
}

// drawDots draws the large circles first, so that small ones stay to be seen.
func drawDots(d *strings.Builder, v view, dots []Dot) {
	most := 1
	for _, dot := range dots {
		most = max(most, dot.top())
	}
	sorted := slices.Clone(dots)
	slices.SortStableFunc(sorted, func(a, b Dot) int { return b.top() - a.top() })
	for _, dot := range sorted {
		drawDot(d, v, dot, most)
	}
}

func drawDot(d *strings.Builder, v view, dot Dot, most int) {
	x, y := v.at(plane(dot.Lat, dot.Lon))
	class := "dot"
	if dot.Strong {
		class += " strong"
	}
	if dot.Rough {
		class += " rough"
	}
	label := html.EscapeString(dot.Label)
	if dot.Link != "" {
		fmt.Fprintf(d, `<a href="%s" aria-label="%s">`, html.EscapeString(dot.Link), label)
	}
	fmt.Fprintf(d, `<g class="%s"><title>%s</title>`, class, label)
	best := radius(dot.Best, most)
	fmt.Fprintf(d, `<circle cx="%s" cy="%s" r="%s"/>`, number(x), number(y), number(best))
	if high := radius(dot.High, most); high > best+0.5 {
		fmt.Fprintf(d, `<circle class="ring" cx="%s" cy="%s" r="%s"/>`, number(x), number(y), number(high))
	}
	d.WriteString(`</g>`)
	if dot.Link != "" {
		d.WriteString(`</a>`)
	}
}

// radius makes areas as counts.
func radius(n, most int) float64 {
	return max(leastDot, mostDot*math.Sqrt(float64(n)/float64(most)))
}
