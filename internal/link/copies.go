package link

import (
	"cmp"
	"math"
	"slices"

	"habeas"
)

const (
	indexLevel = 3     // prints that end in so many zero bits are indexed: every eighth
	copyShare  = 0.265 // share of the shorter text that makes two reports copies
	copyLength = 0.05  // what is asked more for every doubling of the length
	copyBrief  = 20    // shingles of a text so short that all must agree; what is asked more falls with the square of the length
	copyLeast  = 6     // fewer shingles than this are no evidence unless all agree
	copyCommon = 3     // of the copies that two have, one in so many must be of both
	copyVote   = 8     // members of a group that are asked before two groups are joined
)

// isCopy reports whether two texts share so much that one was made from the other. Any two reports share stock phrases, and
// a short one finds more of its own in a long one, so that more is asked the further their lengths differ. Of two brief notices of
// the same kind of thing nearly all that is not number, place or day is stock, so that more is asked of the brief, too.
func isCopy(s, t sketch) bool {
	_, copied := sharedAsCopies(s, t)
	return copied
}

// sharedAsCopies gives the share of the shorter text that two have in common, and whether they are copies.
func sharedAsCopies(s, t sketch) (share float64, copied bool) {
	share, of := s.shared(t)
	return share, enoughShared(share, of, s.size(), t.size())
}

// enoughShared reports whether the share of the shorter text that two have in common, of so many shingles that were compared, makes
// them copies, by their sizes.
func enoughShared(share float64, of, size, other int) bool {
	if of < copyLeast {
		return share == 1 && of > 0
	}
	brief := math.Pow(copyBrief/float64(min(size, other)), 2)
	return share >= min(1, copyShare+copyLength*lengths(size, other)+brief)
}

// lengths gives how often the shorter text would have to be doubled to be as long as the longer.
func lengths(size, other int) float64 {
	return math.Abs(math.Log2(float64(size) / float64(other)))
}

// ofOneText reports whether two copies have enough copies in common, of those that either has, to be of one text. Stock phrases
// make copies of many texts, each of others: without this all of them would hang together, and each new one would have to be
// held against all.
func ofOneText[T int32 | int64](a, b T, as, bs []T) bool {
	common := 2 // each is its own copy, and the other's
	for _, x := range as {
		if x != b && slices.Contains(bs, x) {
			common++
		}
	}
	return copyCommon*common >= len(as)+len(bs)+2-common
}

// groupsOf joins reports that hang together to groups of copies, along the pairs that are, strongest first; every group and
// the list of groups in order of report ids.
func groupsOf(all []*Filed, pairs [][2]int) [][]habeas.ReportID {
	g := copyGroups{reports: slices.Clone(all), asked: map[int][]int{}}
	slices.SortFunc(g.reports, func(a, b *Filed) int { return cmp.Compare(a.ID, b.ID) })
	place := make(map[*Filed]int, len(all))
	for i, f := range g.reports {
		place[f] = i
	}
	edges := make([]copyEdge, len(pairs))
	for i, p := range pairs {
		a, b := place[all[p[0]]], place[all[p[1]]]
		share, _ := g.reports[a].sketch.shared(g.reports[b].sketch)
		edges[i] = copyEdge{min(a, b), max(a, b), share}
	}
	slices.SortFunc(edges, func(x, y copyEdge) int {
		return cmp.Or(cmp.Compare(y.share, x.share), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
	g.sets = newSets(len(all))
	for _, e := range edges {
		g.joinIfAgreed(e)
	}
	return g.named()
}

// A copyEdge says that two reports, by their places in order of ids, are copies.
type copyEdge struct {
	a, b  int
	share float64
}

// copyGroups are groups in the making.
type copyGroups struct {
	reports []*Filed // in order of their ids
	sets    sets
	asked   map[int][]int // by set, the members that speak for it
}

// joinIfAgreed joins the groups of an edge when most of their members are copies of each other too: one report that holds
// two stories must not make one story of them.
func (g *copyGroups) joinIfAgreed(e copyEdge) {
	a, b := g.sets.find(e.a), g.sets.find(e.b)
	if a == b {
		return
	}
	as, bs := g.speakers(a), g.speakers(b)
	if !g.agreed(as, bs) {
		return
	}
	g.sets.join(a, b)
	g.asked[g.sets.find(a)] = g.fewest(slices.Concat(as, bs))
}

// speakers gives the members of a set that are asked whether another is of the same story.
func (g *copyGroups) speakers(set int) []int {
	if m, ok := g.asked[set]; ok {
		return m
	}
	return []int{set}
}

// fewest keeps as many members as are asked later, picked by the hash of their ids.
func (g *copyGroups) fewest(ms []int) []int {
	slices.SortFunc(ms, func(a, b int) int {
		x, y := g.reports[a].ID, g.reports[b].ID
		return cmp.Or(cmp.Compare(hashOf(string(x)), hashOf(string(y))), cmp.Compare(x, y))
	})
	return ms[:min(len(ms), copyVote)]
}

func (g *copyGroups) agreed(as, bs []int) bool {
	yes := 0
	for _, a := range as {
		for _, b := range bs {
			if isCopy(g.reports[a].sketch, g.reports[b].sketch) {
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
			ids[i] = g.reports[n].ID
		}
		out = append(out, ids)
	}
	slices.SortFunc(out, slices.Compare[[]habeas.ReportID])
	return out
}
