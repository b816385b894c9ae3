package link

import (
	"slices"

	"habeas"
)

// absorb puts a part into the incident of its whole when the part has no day or place of its own: "one of the seven" was
// taken with the seven. A part with its own day or place stays an incident, marked as a part.
func (b *builder) absorb(cs []cluster) []cluster {
	at, claims := map[ClaimRef]int{}, map[ClaimRef]*node{}
	for i, c := range cs {
		for _, m := range c.members {
			at[b.nodes[m].ref], claims[b.nodes[m].ref] = i, b.nodes[m]
		}
	}
	into := make([]int, len(cs))
	for i := range cs {
		into[i] = i
		if w, ok := b.wholeOf(cs, i, at, claims); ok {
			into[i] = w
		}
	}
	for i := range cs {
		if t := top(into, i); t != i {
			w := &cs[t]
			w.members = append(slices.Clone(w.members), cs[i].members...)
			w.parts = append(w.parts, cs[i].members...)
		}
	}
	var out []cluster
	for i, c := range cs {
		slices.Sort(c.members)
		if top(into, i) == i {
			out = append(out, c)
		}
	}
	return out
}

// top follows parts of parts; a ring, which only broken claims can make, ends where it began.
func top(into []int, i int) int {
	for range into {
		if into[i] == i {
			return i
		}
		i = into[i]
	}
	return i
}

// wholeOf gives the cluster that holds the whole of which a claim of cluster i is a part; none when the part has a day or
// place of its own.
func (b *builder) wholeOf(cs []cluster, i int, at map[ClaimRef]int, claims map[ClaimRef]*node) (whole int, ok bool) {
	for _, m := range cs[i].members {
		n := b.nodes[m]
		w, known := at[ClaimRef{n.ref.Report, n.claim.PartOf}]
		if n.claim.PartOf == "" || !known || w == i {
			continue
		}
		o := claims[ClaimRef{n.ref.Report, n.claim.PartOf}]
		if o.act != n.act || standsApart(n.claim, o.claim) {
			return 0, false
		}
		if !ok && !b.heldApart(cs[i], cs[w]) {
			whole, ok = w, true
		}
	}
	return whole, ok
}

// heldApart reports whether people said that claims of the two are different incidents.
func (b *builder) heldApart(c, d cluster) bool {
	for _, x := range c.members {
		for _, y := range d.members {
			if b.l.rules.different(b.nodes[x].ref, b.nodes[y].ref) {
				return true
			}
		}
	}
	return false
}

// standsApart reports whether a part has a day or place that its whole has not.
func standsApart(part, whole *habeas.Claim) bool {
	p, w := part.When, whole.When
	if p.Placed() && w.Placed() && (!p.Overlaps(w) || p.Days() > 0 && (w.Days() == 0 || p.Days()*3 < w.Days())) {
		return true
	}
	return part.Where.Name != "" && !shareName(part.Where, whole.Where)
}

// markParts notes which claims of a cluster speak of a part only. Another report's claim that came with a part gives its own
// figure for the whole, unless that is far below it. So does no claim of some whom another names or lists among more.
func (b *builder) markParts(c cluster) {
	most := 0
	for _, m := range c.members {
		if !slices.Contains(c.parts, m) {
			most = max(most, b.nodes[m].claim.Count.Best())
		}
	}
	for _, m := range c.parts {
		n := b.nodes[m]
		b.partial[n] = n.claim.PartOf != "" || n.claim.Count.Best()*3 < most
	}
	for _, m := range c.members {
		if n := b.nodes[m]; figure(n.count) < most && (len(n.names) > 0 || len(n.members) > 0) {
			b.partial[n] = b.partial[n] || slices.ContainsFunc(c.members[:min(len(c.members), mostDistinct)], func(o int) bool { return lesser(n, b.nodes[o]) })
		}
	}
}
