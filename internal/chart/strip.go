package chart

import (
	"fmt"
	"html"
	"strings"
)

// Strip draws one range on a scale: a bar up to the best figure (a dot on a scale of powers) and a whisker from the low to the high one, which ends in
// an arrow where no source bounded it. label says the same in words for those who cannot see it.
func Strip(b Bounds, s Scale, label string) SVG {
	var d strings.Builder
	begin(&d, "strip", 22, label)
	grid(&d, s.Ticks, s.at)
	switch {
	case b == Bounds{}:
	case s.Powers:
		whisker(&d, b, s)
		fmt.Fprintf(&d, `<circle class="best" cx="%s" cy="11" r="4"/>`, percent(s.at(b.Best)))
	default:
		fmt.Fprintf(&d, `<rect class="bar" x="0" y="6" width="%s" height="10"/>`, percent(s.at(b.Best)))
		whisker(&d, b, s)
	}
	d.WriteString(`</svg>`)
	return SVG(d.String())
}

func whisker(d *strings.Builder, b Bounds, s Scale) {
	low, high := s.at(b.Low), s.at(b.High)
	if b.Open {
		high = room + 5
	}
	if low == high {
		tip(d, low)
		return
	}
	fmt.Fprintf(d, `<line class="whisker" x1="%s" x2="%s" y1="11" y2="11"/>`, percent(low), percent(high))
	tip(d, low)
	if b.Open {
		arrow(d, high, "M-5 -4.5 1 0 -5 4.5")
		return
	}
	tip(d, high)
}

func tip(d *strings.Builder, at float64) {
	fmt.Fprintf(d, `<line class="whisker" x1="%[1]s" x2="%[1]s" y1="5" y2="17"/>`, percent(at))
}

// arrow draws a head at a place on a strip's middle line.
func arrow(d *strings.Builder, at float64, path string) {
	fmt.Fprintf(d, `<svg x="%s" y="11" class="head"><path class="whisker" d="%s"/></svg>`, percent(at), path)
}

// Axis draws the figures of a scale's ticks, to stand above strips of the same width.
func Axis(s Scale) SVG {
	var d strings.Builder
	d.WriteString(`<svg class="axis" width="100%" height="16" aria-hidden="true">`)
	for i, t := range s.Ticks {
		anchor := "middle"
		if i == 0 {
			anchor = "start"
		}
		fmt.Fprintf(&d, `<text x="%s" y="12" text-anchor="%s">%s</text>`, percent(s.at(t)), anchor, short(t))
	}
	d.WriteString(`</svg>`)
	return SVG(d.String())
}

// begin opens a strip of a class and a height with its label.
func begin(d *strings.Builder, class string, height int, label string) {
	l := html.EscapeString(label)
	fmt.Fprintf(d, `<svg class="%s" width="100%%" height="%d" role="img" aria-label="%s"><title>%s</title>`, class, height, l, l)
}

func grid[T any](d *strings.Builder, ticks []T, at func(T) float64) {
	for _, t := range ticks {
		fmt.Fprintf(d, `<line class="grid" x1="%[1]s" x2="%[1]s" y1="0" y2="100%%"/>`, percent(at(t)))
	}
}
