package link

import (
	"cmp"
	"slices"

	"habeas"
)

// Copies finds, in a set of reports, those that are copies of one text: reprints, wire stories, abridgements, first
// paragraphs, scans with mistakes, texts with other words around them. It never compares all pairs, and keeps about a kilobyte
// for a report. It says what a [Linker] says. The zero Copies is empty and ready.
type Copies struct {
	texts []copyText
}

type copyText struct {
	id     habeas.ReportID
	at     uint64
	sketch sketch
}

// Add takes in a report's text, and when it was published.
func (c *Copies) Add(id habeas.ReportID, published habeas.When, text string) {
	c.texts = append(c.texts, copyText{id, dayOrder(published, id), sketchOf(text)})
}

// Groups gives the groups of two and more copies, every group and the list of groups in order of report ids.
func (c *Copies) Groups() [][]habeas.ReportID {
	slices.SortFunc(c.texts, func(a, b copyText) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.id, b.id)) })
	var x printIndex
	for n := range c.texts {
		for _, p := range c.texts[n].sketch.held() {
			x.hold(p, int32(n))
		}
	}
	var edges [][2]int
	copies := make([][]int64, len(c.texts))
	var near []int32
	for n := range c.texts {
		near = x.after(c.texts[n].sketch, int32(n), near[:0])
		for _, m := range near {
			if isCopy(c.texts[n].sketch, c.texts[m].sketch) {
				edges = append(edges, [2]int{n, int(m)})
				copies[n], copies[m] = append(copies[n], int64(m)), append(copies[m], int64(n))
			}
		}
	}
	s := newSets(len(c.texts))
	edges = slices.DeleteFunc(edges, func(e [2]int) bool {
		return !ofOneText(int64(e[0]), int64(e[1]), copies[e[0]], copies[e[1]])
	})
	for _, e := range edges {
		s.join(e[0], e[1])
	}
	return c.grouped(s, edges)
}

// grouped groups those that hang together, one after the other.
func (c *Copies) grouped(s sets, edges [][2]int) [][]habeas.ReportID {
	slices.SortStableFunc(edges, func(p, q [2]int) int { return cmp.Compare(s.find(p[0]), s.find(q[0])) })
	var out [][]habeas.ReportID
	for len(edges) > 0 {
		n := 1
		for n < len(edges) && s.find(edges[n][0]) == s.find(edges[0][0]) {
			n++
		}
		out = append(out, c.groupsOf(edges[:n])...)
		edges = edges[n:]
	}
	slices.SortFunc(out, slices.Compare[[]habeas.ReportID])
	return out
}

func (c *Copies) groupsOf(edges [][2]int) [][]habeas.ReportID {
	at := map[int]int{}
	var all []*Filed
	place := func(n int) int {
		i, ok := at[n]
		if !ok {
			i, at[n] = len(all), len(all)
			all = append(all, &Filed{ID: c.texts[n].id, sketch: c.texts[n].sketch})
		}
		return i
	}
	pairs := make([][2]int, len(edges))
	for i, e := range edges {
		pairs[i] = [2]int{place(e[0]), place(e[1])}
	}
	return groupsOf(all, pairs)
}
