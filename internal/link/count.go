package link

import (
	"slices"

	"habeas"
)

// latest gives the claims that stand: of one origin only what it said last, when it gives a new figure (field-guide 5.2).
func (b *builder) latest(ns []*node, src *sources) []*node {
	newest := map[int][]*node{} // by origin, the claims with a figure that were published last
	for _, n := range ns {
		if n.claim.Count.Nominal == 0 || b.partial[n] || n.published.From == 0 {
			continue
		}
		o := src.certain.find(src.of[n.ref.Report])
		switch old := newest[o]; {
		case old == nil || n.published.From > old[0].published.From:
			newest[o] = []*node{n}
		case n.published.From == old[0].published.From:
			newest[o] = append(old, n)
		}
	}
	return slices.DeleteFunc(slices.Clone(ns), func(n *node) bool {
		return b.superseded(n, newest[src.certain.find(src.of[n.ref.Report])])
	})
}

// superseded reports whether the latest figures of n's origin are later than n's and other than it.
func (b *builder) superseded(n *node, newest []*node) bool {
	if len(newest) == 0 || n.claim.Count.IsZero() || b.partial[n] || n.published.To == 0 || newest[0].published.From <= n.published.To {
		return false
	}
	return !slices.ContainsFunc(newest, func(o *node) bool { return sameFigure(o.claim.Count, n.claim.Count) })
}

// ownFigures leaves out claims that only say "hundreds" of what others give a figure for within those bounds: when the figure
// is of the same origin, or the claim names nobody who would know it.
func ownFigures(said []*node, src *sources) []*node {
	return slices.DeleteFunc(slices.Clone(said), func(n *node) bool {
		return magnitude(n.claim.Count) && slices.ContainsFunc(said[:min(len(said), mostDistinct)], func(o *node) bool {
			c := o.claim.Count
			return !c.IsZero() && stated(c) && c.Overlaps(n.claim.Count) && figure(c) >= n.claim.Count.Low &&
				(!namesSource(n) || src.oneOrigin(n.ref.Report, o.ref.Report))
		})
	})
}

// magnitude reports whether a count says an order of magnitude and no more: "dozens", "hundreds".
func magnitude(c habeas.Count) bool {
	return c.Nominal == 0 && !c.Open && c.Low > 1 && c.High >= 4*c.Low
}

// namesSource reports whether a claim names who says so.
func namesSource(n *node) bool {
	return slices.ContainsFunc(n.claim.Speakers, func(s string) bool { return len(speakerWords(s)) > 0 && !hidden(s) && !outlet(s) })
}

// countOf gives low, best and high: the lowest low and the highest high of what stands ("up to 600" tells of the high alone, where
// anybody tells of more than that somebody was there), and the figure said most often,
// the lower one when two are said as often; of the hurt the higher one, unless it is far higher, for a report often tells only of some
// of them: of those whom it names, or who are in hospital still. Parts that a report tells apart are added, and never to their whole.
func (b *builder) countOf(said []*node) habeas.Range {
	var out habeas.Range
	votes := map[int]int{}
	first := true
	all := b.statements(said)
	bounded := slices.ContainsFunc(all, func(s statement) bool { return !atMost(s.Count) })
	for _, s := range all {
		c := s.Count
		if low := max(0, c.Low-s.died); (first || low < out.Low) && !(bounded && atMost(c)) {
			out.Low, first = low, false
		}
		out.Open = out.Open || c.Open
		out.High = max(out.High, c.Low, c.Nominal)
		if !c.Open {
			out.High = max(out.High, c.High)
		}
		if !bounded || !atMost(c) {
			votes[max(0, c.Best()-s.died)]++
		}
	}
	out.Best = mostSaid(votes, len(said) > 0 && said[0].act == habeas.Injury)
	return out
}

// atMost reports whether a count says how many there were at the most, and nothing else: "up to 600".
func atMost(c habeas.Count) bool { return c.Nominal == 0 && !c.Open && c.Low <= 1 && c.High > 1 }

// mostSaid gives the figure with most votes; among equals the lowest or, of parts, the highest that is not more than partsMost times it.
func mostSaid(votes map[int]int, parts bool) int {
	most := 0
	for _, k := range votes {
		most = max(most, k)
	}
	var said []int
	for n, k := range votes {
		if k == most {
			said = append(said, n)
		}
	}
	if len(said) == 0 {
		return 0
	}
	slices.Sort(said)
	for i := len(said) - 1; parts && i > 0; i-- {
		if said[i] <= partsMost*said[0] {
			return said[i]
		}
	}
	return said[0]
}

// partsMost is how many times more than a part of the hurt all of them are at most, as far as two figures are taken for both.
const partsMost = 3

// statements gives one count for every claim that stands for the whole group, and for the parts of a report that tells no
// whole their sum.
func (b *builder) statements(said []*node) []statement {
	byReport := map[habeas.ReportID][]*node{}
	for _, n := range said {
		if !n.claim.Count.IsZero() && !b.partial[n] {
			byReport[n.ref.Report] = append(byReport[n.ref.Report], n)
		}
	}
	var out []statement
	for _, n := range said {
		mine := byReport[n.ref.Report]
		delete(byReport, n.ref.Report)
		for _, c := range reported(mine) {
			out = append(out, statement{c, b.diedSince(n, c)})
		}
	}
	return out
}

// A statement is the figure of one report, with how many of the people died later as others tell.
type statement struct {
	habeas.Count
	died int
}

// reported gives the figures of one report, those of siblings added up.
func reported(ns []*node) []habeas.Count {
	var out []habeas.Count
	done := make([]bool, len(ns))
	for i, n := range ns {
		if done[i] {
			continue
		}
		sum := n.claim.Count
		for j := i + 1; j < min(len(ns), i+mostOfGroup); j++ {
			if !done[j] && sibling(n, ns[j]) {
				sum = added(sum, ns[j].claim.Count)
				done[j] = true
			}
		}
		out = append(out, sum)
	}
	return out
}

// sibling reports whether one report tells two parts of one happening apart by place.
func sibling(a, b *node) bool {
	return a.ref.Report == b.ref.Report && a.claim.Act == b.claim.Act && a.claim.Event != "" && a.claim.Event == b.claim.Event &&
		!b.claim.Count.IsZero() && a.claim.Where.Name != "" && b.claim.Where.Name != "" && !shareName(a.claim.Where, b.claim.Where)
}

func added(a, b habeas.Count) habeas.Count {
	out := habeas.Count{Low: a.Low + b.Low, High: a.High + b.High, Open: a.Open || b.Open}
	if a.Nominal != 0 && b.Nominal != 0 {
		out.Nominal = a.Nominal + b.Nominal
	}
	return out
}
