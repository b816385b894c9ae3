package chart

import (
	"fmt"
	"html"
	"strings"
	"time"
)

// A Span is the interval in which something happened, both days inclusive. A zero From is "not after To", a zero To
// "not before From"; both zero is a time that nobody placed, and draws nothing.
type Span struct{ From, To time.Time }

func (s Span) placed() bool { return !s.From.IsZero() || !s.To.IsZero() }

// A TimeScale maps days onto the width of a strip.
type TimeScale struct {
	From, To time.Time
	Ticks    []Tick
}

// A Tick is a marked day of a time scale.
type Tick struct {
	At    time.Time
	Label string // "2019", "Apr 2019"; empty where the label would not fit
}

// TimeScaleFor gives the scale of whole months that holds all of the spans, with up to six labelled ticks. month prints
// the label of a tick that is not the first of a year. Without a placed span the scale is zero.
func TimeScaleFor(all []Span, month func(time.Time) string) TimeScale {
	from, to := extent(all)
	if from.IsZero() {
		return TimeScale{}
	}
	s := TimeScale{From: firstOfMonth(from, 0), To: firstOfMonth(to, 1)}
	months := monthsBetween(s.From, s.To)
	step := 1
	for _, step = range []int{1, 2, 3, 6, 12, 24, 60, 120, 240} {
		if months/step <= 5 {
			break
		}
	}
	for t := s.From; !t.After(s.To); t = t.AddDate(0, 1, 0) {
		if (t.Year()*12+int(t.Month())-1)%step != 0 {
			continue
		}
		label := month(t)
		if step%12 == 0 {
			label = t.Format("2006")
		}
		s.Ticks = append(s.Ticks, Tick{At: t, Label: label})
	}
	return s
}

func extent(all []Span) (from, to time.Time) {
	for _, s := range all {
		for _, t := range []time.Time{s.From, s.To} {
			if t.IsZero() {
				continue
			}
			if from.IsZero() || t.Before(from) {
				from = t
			}
			if to.IsZero() || t.After(to) {
				to = t
			}
		}
	}
	return from, to
}

func firstOfMonth(t time.Time, add int) time.Time {
	return time.Date(t.Year(), t.Month()+time.Month(add), 1, 0, 0, 0, 0, time.UTC)
}

func monthsBetween(a, b time.Time) int {
	return (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
}

// edge is the share of the width kept free at both ends for arrows of open intervals, in per cent.
const edge = 5.0

func (s TimeScale) at(t time.Time) float64 {
	whole := s.To.Sub(s.From)
	if whole <= 0 {
		return edge
	}
	return edge + (100-2*edge)*float64(t.Sub(s.From))/float64(whole)
}

// TimeStrip draws when something happened: a dot for a day, a hollow bar for an interval within which it lies, an arrow
// towards an end that nobody gave. label says the same in words.
func TimeStrip(sp Span, s TimeScale, label string) SVG {
	var d strings.Builder
	begin(&d, "strip time", 22, label)
	grid(&d, s.Ticks, func(t Tick) float64 { return s.at(t.At) })
	switch {
	case !sp.placed() || s.From.IsZero():
	case sp.From.IsZero():
		half(&d, s.at(sp.To), 1, "M5 -4.5 -1 0 5 4.5")
	case sp.To.IsZero():
		half(&d, s.at(sp.From), 99, "M-5 -4.5 1 0 -5 4.5")
	case sp.To.Sub(sp.From) < 24*time.Hour:
		fmt.Fprintf(&d, `<circle class="day" cx="%s" cy="11" r="5"/>`, percent(s.at(sp.From)))
	default:
		a, b := s.at(sp.From), s.at(sp.To.AddDate(0, 0, 1))
		fmt.Fprintf(&d, `<rect class="within" x="%s" y="5.5" width="%s" height="11" rx="5.5"/>`, percent(a), percent(max(b-a, 1.5)))
	}
	d.WriteString(`</svg>`)
	return SVG(d.String())
}

// half draws an interval with one known end.
func half(d *strings.Builder, known, open float64, head string) {
	fmt.Fprintf(d, `<line class="whisker" x1="%s" x2="%s" y1="11" y2="11"/>`, percent(known), percent(open))
	tip(d, known)
	arrow(d, open, head)
}

// TimeAxis draws the labels of a time scale, to stand above strips of the same width.
func TimeAxis(s TimeScale) SVG {
	var d strings.Builder
	d.WriteString(`<svg class="axis" width="100%" height="16" aria-hidden="true">`)
	for _, t := range s.Ticks {
		at := s.at(t.At)
		anchor := "middle"
		switch {
		case at <= edge:
			anchor = "start"
		case at > 100-2*edge:
			anchor = "end"
		}
		fmt.Fprintf(&d, `<text x="%s" y="12" text-anchor="%s">%s</text>`, percent(at), anchor, html.EscapeString(t.Label))
	}
	d.WriteString(`</svg>`)
	return SVG(d.String())
}
