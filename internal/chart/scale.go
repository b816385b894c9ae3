package chart

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// An SVG is a finished drawing, safe to stand in a page as it is: every word in it is escaped.
type SVG string

// Bounds are the three figures of a range; with Open the high end is the highest certain one and more is possible.
// The zero Bounds mean that no number was said and draw an empty strip.
type Bounds struct {
	Low, Best, High int
	Open            bool
}

// top is the highest figure that the bounds draw.
func (b Bounds) top() int { return max(b.Low, b.Best, b.High) }

// room is the share of a strip's width, in per cent, that lies within the scale; the rest is kept for the arrow of "or more".
const room = 92.0

// A Scale maps figures from 0 to Max onto the width of a strip. The zero Scale maps everything to the left edge.
type Scale struct {
	Max   int
	Ticks []int // rising, from 0 or 1 to Max
	// Powers: each tick is ten times the one before, from 1. Lengths then mean nothing, so no bars are drawn.
	Powers bool
}

// spread is how much larger than the middle figure the largest may be before equal steps hide all others.
const spread = 25

// ListScale is [ScaleFor] for figures of one kind of thing each, such as incidents: where one dwarfs the others it gives a
// scale of powers.
func ListScale(all []Bounds) Scale {
	var tops []int
	for _, b := range all {
		if b.top() > 0 {
			tops = append(tops, b.top())
		}
	}
	slices.Sort(tops)
	if len(tops) == 0 || tops[len(tops)-1] < spread*tops[len(tops)/2] {
		return ScaleFor(all)
	}
	s := Scale{Max: 1, Ticks: []int{1}, Powers: true}
	for s.Max < tops[len(tops)-1] {
		s.Max *= 10
		s.Ticks = append(s.Ticks, s.Max)
	}
	return s
}

// ScaleFor gives the scale that holds all of the bounds, with at most five round ticks.
func ScaleFor(all []Bounds) Scale {
	top := 0
	for _, b := range all {
		top = max(top, b.top())
	}
	if top == 0 {
		return Scale{}
	}
	step := roundStep(float64(top) / 4)
	s := Scale{Ticks: []int{0}}
	for s.Max < top {
		s.Max += step
		s.Ticks = append(s.Ticks, s.Max)
	}
	return s
}

// roundStep gives the smallest of 1, 2, 2.5 and 5 times a power of ten that is not below least, whole and at least 1.
func roundStep(least float64) int {
	if least <= 1 {
		return 1
	}
	power := math.Pow(10, math.Floor(math.Log10(least)))
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if step := m * power; step >= least && step == math.Trunc(step) {
			return int(step)
		}
	}
	return int(10 * power)
}

// at gives the place of n on the strip in per cent.
func (s Scale) at(n int) float64 {
	if s.Max == 0 {
		return 0
	}
	if s.Powers {
		return room * math.Log10(float64(max(1, min(n, s.Max)))) / math.Log10(float64(s.Max))
	}
	return room * float64(min(n, s.Max)) / float64(s.Max)
}

// percent prints a position with one decimal at most.
func percent(p float64) string {
	return strconv.FormatFloat(math.Round(p*10)/10, 'f', -1, 64) + "%"
}

// number prints a coordinate with one decimal at most.
func number(v float64) string {
	r := math.Round(v*10) / 10
	if r == 0 { // also -0
		return "0"
	}
	return strconv.FormatFloat(r, 'f', -1, 64)
}

// short prints a tick in few characters: 1500 as 1.5k, 2000000 as 2M.
func short(n int) string {
	switch {
	case n >= 1_000_000:
		return strconv.FormatFloat(float64(n)/1e6, 'f', -1, 64) + "M"
	case n >= 10_000, n >= 1000 && n%100 == 0:
		return strconv.FormatFloat(float64(n)/1e3, 'f', -1, 64) + "k"
	}
	return fmt.Sprint(n)
}
