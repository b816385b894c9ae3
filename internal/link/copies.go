package link

import (
	"cmp"
	"math/bits"
	"slices"

	"habeas"
)

const (
	indexLevel = 3    // prints that end in so many zero bits are indexed: every eighth
	copyShare  = 0.28 // share of the shorter text that makes two reports copies
	copyLeast  = 6    // fewer shingles than this are no evidence unless all agree
	copyVote   = 8    // members of a group that are asked before two groups are joined
	mostTried  = 64   // reports that a new one is compared with
)

// Copies finds reports that are copies of one text: reprints, wire stories, abridgements, first paragraphs, scans with
// mistakes, texts with other words around them. It never compares all pairs, and keeps about a kilobyte for a report.
// The zero Copies is empty and ready.
type Copies struct {
	ids      []habeas.ReportID
	sketches []sketch
	index    printIndex
	edges    []copyEdge
	exact    map[uint64]int32
	twin     []int32 // for a text that is equal to an earlier one, the number of that one; else the own number
}

type copyEdge struct {
	a, b  int32
	share float32
}

// Add takes in a report's text and gives the reports it was found to be a near copy of.
func (c *Copies) Add(id habeas.ReportID, text string) []habeas.ReportID {
	n := int32(len(c.ids))
	s := sketchOf(text)
	c.ids = append(c.ids, id)
	if same, ok := c.sameText(s, n); ok {
		c.sketches = append(c.sketches, sketch{})
		c.twin = append(c.twin, same)
		return []habeas.ReportID{c.ids[same]}
	}
	c.sketches = append(c.sketches, s)
	c.twin = append(c.twin, n)
	var found []habeas.ReportID
	for _, m := range c.candidates(s) {
		if share, of := s.shared(c.sketches[m]); isCopy(share, of) {
			c.edges = append(c.edges, copyEdge{m, n, float32(share)})
			found = append(found, c.ids[m])
		}
	}
	for _, p := range s.prints {
		if s.indexed(p) {
			c.index.hold(p, n)
		}
	}
	return found
}

// last gives the sketch of the report that came last.
func (c *Copies) last() sketch {
	n := len(c.ids) - 1
	return c.sketches[c.twin[n]]
}

func isCopy(share float64, of int) bool {
	return share >= copyShare && of >= copyLeast || share == 1 && of > 0
}

// indexed reports whether the print stands for s in the index. Of very short texts every print does.
func (s sketch) indexed(p uint32) bool {
	return bits.TrailingZeros32(p) >= indexLevel || len(s.prints) < copyLeast
}

// sameText looks for an earlier report with the very same words.
func (c *Copies) sameText(s sketch, n int32) (int32, bool) {
	if len(s.prints) == 0 {
		return 0, false
	}
	h := uint64(s.level)
	for _, p := range s.prints {
		h = mix(h*fnvPrime ^ uint64(p))
	}
	if c.exact == nil {
		c.exact = map[uint64]int32{}
	}
	if m, ok := c.exact[h]; ok {
		return m, true
	}
	c.exact[h] = n
	return 0, false
}

// candidates gives earlier reports that share indexed prints with s, those that share most first.
func (c *Copies) candidates(s sketch) []int32 {
	hits := map[int32]int{}
	for _, p := range s.prints {
		c.index.holders(p, func(m int32) { hits[m]++ })
	}
	out := make([]int32, 0, len(hits))
	for m := range hits {
		out = append(out, m)
	}
	slices.SortFunc(out, func(a, b int32) int {
		return cmp.Or(cmp.Compare(hits[b], hits[a]), cmp.Compare(c.ids[a], c.ids[b]))
	})
	return out[:min(len(out), mostTried)]
}

// Groups gives the groups of two and more near copies, every group and the list of groups in order of report ids.
func (c *Copies) Groups() [][]habeas.ReportID {
	s := newSets(len(c.ids))
	members := make(map[int][]int32)
	edges := slices.Clone(c.edges)
	slices.SortFunc(edges, func(x, y copyEdge) int {
		return cmp.Or(cmp.Compare(y.share, x.share), cmp.Compare(c.low(x), c.low(y)), cmp.Compare(c.high(x), c.high(y)))
	})
	for _, e := range edges {
		c.joinIfAgreed(s, members, e)
	}
	for n, m := range c.twin {
		if int(m) != n {
			s.join(n, int(m))
		}
	}
	return c.named(s)
}

func (c *Copies) low(e copyEdge) habeas.ReportID  { return min(c.ids[e.a], c.ids[e.b]) }
func (c *Copies) high(e copyEdge) habeas.ReportID { return max(c.ids[e.a], c.ids[e.b]) }

// joinIfAgreed joins the groups of an edge when most of their members are copies of each other too: one report that holds
// two stories must not make one story of them.
func (c *Copies) joinIfAgreed(s sets, members map[int][]int32, e copyEdge) {
	a, b := s.find(int(e.a)), s.find(int(e.b))
	if a == b {
		return
	}
	as, bs := of(members, a), of(members, b)
	if !c.agreed(as, bs) {
		return
	}
	s.join(a, b)
	delete(members, a)
	delete(members, b)
	members[s.find(a)] = c.fewest(append(slices.Clone(as), bs...))
}

func of(members map[int][]int32, x int) []int32 {
	if m, ok := members[x]; ok {
		return m
	}
	return []int32{int32(x)}
}

// fewest keeps as many members as are asked later, picked by the hash of their ids.
func (c *Copies) fewest(ms []int32) []int32 {
	slices.SortFunc(ms, func(a, b int32) int {
		return cmp.Or(cmp.Compare(hashOf(string(c.ids[a])), hashOf(string(c.ids[b]))), cmp.Compare(c.ids[a], c.ids[b]))
	})
	return ms[:min(len(ms), copyVote)]
}

func (c *Copies) agreed(as, bs []int32) bool {
	yes := 0
	for _, a := range as {
		for _, b := range bs {
			if isCopy(c.sketches[a].shared(c.sketches[b])) {
				yes++
			}
		}
	}
	return 2*yes >= len(as)*len(bs)
}

func (c *Copies) named(s sets) [][]habeas.ReportID {
	var out [][]habeas.ReportID
	for _, g := range s.groups() {
		if len(g) < 2 {
			continue
		}
		ids := make([]habeas.ReportID, len(g))
		for i, n := range g {
			ids[i] = c.ids[n]
		}
		slices.Sort(ids)
		out = append(out, ids)
	}
	slices.SortFunc(out, slices.Compare[[]habeas.ReportID])
	return out
}
