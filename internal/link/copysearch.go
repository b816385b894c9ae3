package link

import (
	"cmp"
	"context"
	"slices"

	"habeas"
)

// A copySearch finds in a whole set of texts the pairs that may be copies, without comparing all: those that share a print and stand
// near each other among its holders. Texts are numbered as they come.
type copySearch struct {
	prints   roll[uint32]
	outlines []*outline
}

func (x *copySearch) add(s sketch) {
	for _, p := range s.held() {
		x.prints.hold(p, len(x.outlines))
	}
	x.outlines = append(x.outlines, outlineOf(s))
}

// pairs gives the pairs of copies, each once. order gives the texts by the day, place where each stands in that.
func (x *copySearch) pairs(ctx context.Context, order, place []int32, sketchOf func(int32) sketch, yield func(a, b int32)) error {
	x.prints.sort(place)
	var near []int32
	for p, a := range order {
		if err := ctx.Err(); err != nil {
			return err
		}
		near = x.prints.before(int32(p), printReach, near[:0])
		for _, q := range near {
			if b := order[q]; mayBeCopies(x.outlines[a], x.outlines[b]) && isCopy(sketchOf(a), sketchOf(b)) {
				yield(a, b)
			}
		}
	}
	return nil
}

// byDay gives texts in the order in which they stand among holders, and the place of each in it.
func byDay(ids []habeas.ReportID, days []uint64) (order, place []int32) {
	return ordered(len(ids), func(a, b int32) int { return cmp.Or(cmp.Compare(days[a], days[b]), cmp.Compare(ids[a], ids[b])) })
}

// ordered gives the numbers below n in an order, and the place of each in it.
func ordered(n int, compare func(a, b int32) int) (order, place []int32) {
	order, place = make([]int32, n), make([]int32, n)
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, compare)
	for p, i := range order {
		place[i] = int32(p)
	}
	return order, place
}

// A graph is a list of ties between numbers, in both directions.
type graph struct {
	from []uint32
	to   []int32
}

func newGraph(n int, edges [][2]int32) graph {
	g := graph{make([]uint32, n+1), make([]int32, 2*len(edges))}
	for _, e := range edges {
		g.from[e[0]+1]++
		g.from[e[1]+1]++
	}
	for i := range n {
		g.from[i+1] += g.from[i]
	}
	next := slices.Clone(g.from)
	for _, e := range edges {
		for k := range e {
			g.to[next[e[k]]] = e[1-k]
			next[e[k]]++
		}
	}
	return g
}

func (g graph) of(i int32) []int32 { return g.to[g.from[i]:g.from[i+1]] }

// groupsOfCopies groups texts along the pairs that are copies; every group and the list of groups in order of report ids.
func groupsOfCopies(ctx context.Context, ids []habeas.ReportID, edges [][2]int32, sketchOf func(int32) sketch) ([][]habeas.ReportID, error) {
	ties := newGraph(len(ids), edges)
	edges = slices.DeleteFunc(edges, func(e [2]int32) bool { return !ofOneText(e[0], e[1], ties.of(e[0]), ties.of(e[1])) })
	s := newSets(len(ids))
	for _, e := range edges {
		s.join(int(e[0]), int(e[1]))
	}
	slices.SortFunc(edges, func(p, q [2]int32) int { return cmp.Compare(s.find(int(p[0])), s.find(int(q[0]))) })
	var out [][]habeas.ReportID
	for len(edges) > 0 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		n := 1
		for n < len(edges) && s.find(int(edges[n][0])) == s.find(int(edges[0][0])) {
			n++
		}
		out = append(out, hangTogether(ids, edges[:n], sketchOf)...)
		edges = edges[n:]
	}
	slices.SortFunc(out, slices.Compare[[]habeas.ReportID])
	return out, nil
}

// hangTogether groups texts that hang together by pairs of copies.
func hangTogether(ids []habeas.ReportID, edges [][2]int32, sketchOf func(int32) sketch) [][]habeas.ReportID {
	at := map[int32]int{}
	var all []*Filed
	place := func(n int32) int {
		i, ok := at[n]
		if !ok {
			i, at[n] = len(all), len(all)
			all = append(all, &Filed{ID: ids[n], sketch: sketchOf(n)})
		}
		return i
	}
	pairs := make([][2]int, len(edges))
	for i, e := range edges {
		pairs[i] = [2]int{place(e[0]), place(e[1])}
	}
	return groupsOf(all, pairs)
}
