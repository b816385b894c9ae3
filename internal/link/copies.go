package link

import (
	"cmp"
	"math"
	"math/bits"
	"slices"

	"habeas"
)

const (
	indexLevel = 3    // prints that end in so many zero bits are indexed: every eighth
	copyShare  = 0.28 // share of the shorter text that makes two reports copies
	copyLength = 0.05 // what is asked more for every doubling of the length
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
	ties     map[int32][]int32 // a report to its edges
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
		c.sketches = append(c.sketches, c.sketches[same])
		c.tie(copyEdge{same, n, 1})
		return []habeas.ReportID{c.ids[same]}
	}
	c.sketches = append(c.sketches, s)
	var found []habeas.ReportID
	for _, m := range c.candidates(s) {
		if isCopy(s, c.sketches[m]) {
			share, _ := s.shared(c.sketches[m])
			c.tie(copyEdge{m, n, float32(share)})
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
	return c.sketches[len(c.sketches)-1]
}

func (c *Copies) tie(e copyEdge) {
	if c.ties == nil {
		c.ties = map[int32][]int32{}
	}
	c.ties[e.a] = append(c.ties[e.a], int32(len(c.edges)))
	c.ties[e.b] = append(c.ties[e.b], int32(len(c.edges)))
	c.edges = append(c.edges, e)
}

// isCopy reports whether two texts share so much that one was made from the other. Any two reports share stock phrases, and
// a short one finds more of its own in a long one, so that more is asked the further their lengths differ.
func isCopy(s, t sketch) bool {
	share, of := s.shared(t)
	if of < copyLeast {
		return share == 1 && of > 0
	}
	return share >= copyShare+copyLength*lengths(s, t)
}

// lengths gives how often the shorter text would have to be doubled to be as long as the longer.
func lengths(s, t sketch) float64 {
	return math.Abs(math.Log2(float64(s.size()) / float64(t.size())))
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
func (c *Copies) Groups() [][]habeas.ReportID { return c.groups(c.edges) }

// around gives the groups that hold, or hang together with, the reports numbered.
func (c *Copies) around(reports ...int32) [][]habeas.ReportID {
	seen := map[int32]bool{}
	var edges []copyEdge
	queue := slices.Clone(reports)
	for i := 0; i < len(queue); i++ {
		if seen[queue[i]] {
			continue
		}
		seen[queue[i]] = true
		for _, e := range c.ties[queue[i]] {
			edges = append(edges, c.edges[e])
			queue = append(queue, c.edges[e].a, c.edges[e].b)
		}
	}
	slices.SortFunc(edges, func(x, y copyEdge) int { return cmp.Or(cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b)) })
	return c.groups(slices.Compact(edges))
}

// groups joins reports along edges, strongest first.
func (c *Copies) groups(edges []copyEdge) [][]habeas.ReportID {
	edges = slices.Clone(edges)
	slices.SortFunc(edges, func(x, y copyEdge) int {
		return cmp.Or(cmp.Compare(y.share, x.share), cmp.Compare(c.low(x), c.low(y)), cmp.Compare(c.high(x), c.high(y)))
	})
	g := copyGroups{c: c, place: map[int32]int{}}
	for _, e := range edges {
		g.place[e.a], g.place[e.b] = 0, 0
	}
	for n := range g.place {
		g.reports = append(g.reports, n)
	}
	slices.SortFunc(g.reports, func(a, b int32) int { return cmp.Compare(c.ids[a], c.ids[b]) })
	for i, n := range g.reports {
		g.place[n] = i
	}
	g.sets, g.asked = newSets(len(g.reports)), map[int][]int32{}
	for _, e := range edges {
		g.joinIfAgreed(e)
	}
	return g.named()
}

// copyGroups are groups in the making.
type copyGroups struct {
	c       *Copies
	reports []int32       // those that have an edge, in order of their ids
	place   map[int32]int // and where each stands
	sets    sets
	asked   map[int][]int32 // by set, the members that speak for it
}

func (c *Copies) low(e copyEdge) habeas.ReportID  { return min(c.ids[e.a], c.ids[e.b]) }
func (c *Copies) high(e copyEdge) habeas.ReportID { return max(c.ids[e.a], c.ids[e.b]) }

// joinIfAgreed joins the groups of an edge when most of their members are copies of each other too: one report that holds
// two stories must not make one story of them.
func (g *copyGroups) joinIfAgreed(e copyEdge) {
	a, b := g.sets.find(g.place[e.a]), g.sets.find(g.place[e.b])
	if a == b {
		return
	}
	as, bs := g.speakers(a), g.speakers(b)
	if !g.c.agreed(as, bs) {
		return
	}
	g.sets.join(a, b)
	g.asked[g.sets.find(a)] = g.c.fewest(append(slices.Clone(as), bs...))
}

// speakers gives the members of a set that are asked whether another is of the same story.
func (g *copyGroups) speakers(set int) []int32 {
	if m, ok := g.asked[set]; ok {
		return m
	}
	return []int32{g.reports[set]}
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
			if isCopy(c.sketches[a], c.sketches[b]) {
				yes++
			}
		}
	}
	return 2*yes >= len(as)*len(bs)
}

// named gives the groups of two and more by the ids of their reports.
func (g *copyGroups) named() [][]habeas.ReportID {
	var out [][]habeas.ReportID
	for _, set := range g.sets.groups() {
		if len(set) < 2 {
			continue
		}
		ids := make([]habeas.ReportID, len(set))
		for i, n := range set {
			ids[i] = g.c.ids[g.reports[n]]
		}
		out = append(out, ids)
	}
	slices.SortFunc(out, slices.Compare[[]habeas.ReportID])
	return out
}
