package link

import (
	"cmp"
	"maps"
	"slices"

	"habeas"
)

// A cluster is a group of nodes that tell of one incident. Its numbers are places in the sorted order of nodes.
type cluster struct {
	first   int // the least member of those that were joined, before parts came to them
	members []int
	parts   []int   // members that tell of a part of the group only
	weakest float64 // weight of the weakest tie by which it was joined
	because []string
}

const mostAsked = 12 // members of each side that are compared before two clusters are joined

// join joins nodes to incidents: strongest ties first, and two groups only when their members agree on the whole and
// nothing about them contradicts. nodes are in sorted order; the outcome depends on nothing else.
func (b *builder) join(nodes []*node, edges []pairEdge) []cluster {
	s := newSets(len(nodes))
	cs := make([]cluster, len(nodes))
	for i := range cs {
		cs[i] = cluster{first: i, members: []int{i}}
	}
	join := func(a, b int, weight float64, why []string) {
		a, b = s.find(a), s.find(b)
		s.join(a, b)
		merged := cluster{first: min(cs[a].first, cs[b].first), members: append(slices.Clone(cs[a].members), cs[b].members...), weakest: weakest(cs[a], cs[b], weight), because: merge(cs[a].because, cs[b].because, why)}
		slices.Sort(merged.members)
		cs[s.find(a)] = merged
	}
	b.joinDecided(nodes, s, join)
	sortEdges(edges)
	refused := map[[2]int][2]int{} // two groups that did not agree, by their first members, and how large they were then
	for _, e := range edges {
		x, y := s.find(e.a), s.find(e.b)
		if x == y || e.m.weight < joinAt || b.l.rules.undecided(nodes[e.a].ref, nodes[e.b].ref) {
			continue
		}
		pair, size := [2]int{min(x, y), max(x, y)}, [2]int{len(cs[min(x, y)].members), len(cs[max(x, y)].members)}
		if refused[pair] == size {
			continue
		}
		if b.agree(nodes, cs[x].members, cs[y].members) {
			join(x, y, e.m.weight, e.m.because)
		} else {
			refused[pair] = size
		}
	}
	var out []cluster
	for _, g := range s.groups() {
		out = append(out, cs[g[0]])
	}
	return out
}

// joinDecided joins what people said is the same.
func (b *builder) joinDecided(nodes []*node, s sets, join func(a, b int, weight float64, why []string)) {
	first := map[ClaimRef]int{}
	for i, n := range nodes {
		top, ok := b.l.rules.top(n.ref)
		if !ok {
			continue
		}
		if j, seen := first[top]; seen {
			join(j, i, joinAt+4, []string{"said to be the same by a person"})
		} else {
			first[top] = i
		}
	}
}

func weakest(a, b cluster, weight float64) float64 {
	for _, c := range []cluster{a, b} {
		if len(c.members) > 1 {
			weight = min(weight, c.weakest)
		}
	}
	return weight
}

func merge(lists ...[]string) []string {
	var out []string
	for _, l := range lists {
		for _, s := range l {
			if !slices.Contains(out, s) && len(out) < 12 {
				out = append(out, s)
			}
		}
	}
	return out
}

// agree reports whether two groups may be one: no two members that people hold apart, none that contradict, and a mean
// weight over all pairs that speaks for it.
func (b *builder) agree(nodes []*node, as, bs []int) bool {
	if len(b.l.rules.apart) > 0 {
		for _, x := range as {
			for _, y := range bs {
				if b.l.rules.different(nodes[x].ref, nodes[y].ref) {
					return false
				}
			}
		}
	}
	mean, doubted, never := b.meanWeight(nodes, as, bs)
	if len(doubted) == 0 {
		return !never && mean >= joinMean
	}
	before := maps.Clone(b.undated)
	for _, n := range doubted {
		b.undated[n] = undated(n)
	}
	mean, _, never = b.meanWeight(nodes, as, bs)
	if never || mean < joinMean {
		b.undated = before // who is not joined leaves no trace: what becomes of others must not depend on it
		return false
	}
	return true
}

// meanWeight gives the mean weight over the pairs of two groups, the claims whose page bears a date that is in doubt, and
// whether two claims contradict each other.
func (b *builder) meanWeight(nodes []*node, as, bs []int) (mean float64, doubted []*node, never bool) {
	sum, n := 0.0, 0
	for _, x := range spread(as) {
		for _, y := range spread(bs) {
			m := b.bestOf(nodes, as, bs, x, y)
			if m.misdated && m.weight >= joinAt {
				doubted = append(doubted, later(nodes[x], nodes[y]))
			}
			never = never || m.never
			sum += m.weight
			n++
		}
	}
	return sum / float64(n), doubted, never
}

// later gives the claim whose page bears the later date: a reprint or mirror comes after the news that it repeats.
func later(x, y *node) *node {
	if y.published.From > x.published.From {
		return y
	}
	return x
}

// undated gives a copy of a claim of which no time is known.
func undated(n *node) *node {
	c := *n
	c.when, c.published = habeas.When{}, habeas.When{}
	return &c
}

// bestOf compares two claims. Of claims that people joined to one, the one that agrees best speaks for them all: what a
// person put together may disagree in itself. So do claims that name the one person of another: who they name is among those
// of whom the rest of their group tells without names.
func (b *builder) bestOf(nodes []*node, as, bs []int, x, y int) match {
	best := b.compare(nodes[x], nodes[y])
	for _, p := range append(b.saidSame(nodes, as, x), naming(nodes, as, x, y)...) {
		for _, q := range append(b.saidSame(nodes, bs, y), naming(nodes, bs, y, x)...) {
			if m := b.compare(nodes[p], nodes[q]); best.never && !m.never || m.never == best.never && m.weight > best.weight {
				best = m
			}
		}
	}
	return best
}

// naming gives the members of x's group that name, among others, the one person of whom y tells; nothing when x does.
func naming(nodes []*node, members []int, x, y int) []int {
	if figure(nodes[y].count) != 1 || len(nodes[y].names) == 0 || oneOf(nodes[y], nodes[x]) {
		return nil
	}
	var out []int
	for _, m := range spread(members) {
		if oneOf(nodes[y], nodes[m]) {
			out = append(out, m)
		}
	}
	return out
}

// saidSame gives the members that people said are the same as x, and x.
func (b *builder) saidSame(nodes []*node, members []int, x int) []int {
	top, ok := b.l.rules.top(nodes[x].ref)
	if !ok {
		return []int{x}
	}
	return slices.DeleteFunc(slices.Clone(members), func(m int) bool {
		t, _ := b.l.rules.top(nodes[m].ref)
		return t != top
	})
}

// spread takes at most mostAsked members, evenly.
func spread[T int | int32](ms []T) []T {
	if len(ms) <= mostAsked {
		return ms
	}
	out := make([]T, mostAsked)
	for i := range out {
		out[i] = ms[i*len(ms)/mostAsked]
	}
	return out
}

// compare weighs two claims; of those whose page bears a date that is in doubt no time counts.
func (b *builder) compare(x, y *node) match {
	return b.l.weighAs(cmp.Or(b.undated[x], x), cmp.Or(b.undated[y], y), b.undated[x] != nil || b.undated[y] != nil)
}
