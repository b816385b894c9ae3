package link

import "slices"

// absorb puts a part into the incident of its whole when the part has no day or place of its own: "one of the seven" was
// taken with the seven. A part with its own day or place stays an incident, marked as a part.
func (b *builder) absorb(cs []cluster) []cluster {
	at := map[ClaimRef]int{}
	for i, c := range cs {
		for _, m := range c.members {
			at[b.nodes[m].ref] = i
		}
	}
	into := make([]int, len(cs))
	for i := range cs {
		into[i] = i
		if w, ok := b.wholeOf(cs, i, at); ok && !b.standsApart(cs[i], cs[w]) {
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

// wholeOf gives the cluster of which a claim of cluster i is said to be a part.
func (b *builder) wholeOf(cs []cluster, i int, at map[ClaimRef]int) (int, bool) {
	for _, m := range cs[i].members {
		n := b.nodes[m]
		if n.claim.PartOf == "" {
			continue
		}
		if w, ok := at[ClaimRef{n.ref.Report, n.claim.PartOf}]; ok && w != i && b.nodes[cs[w].members[0]].act == n.act && !b.heldApart(cs[i], cs[w]) {
			return w, true
		}
	}
	return 0, false
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

// standsApart reports whether the part has a day or place that is not the whole's.
func (b *builder) standsApart(part, whole cluster) bool {
	ps, ws := b.pick(part.members), b.pick(whole.members)
	p, w := whenOf(ps), whenOf(ws)
	if p.Placed() && w.Placed() && (!p.Overlaps(w) || p.Days() > 0 && (w.Days() == 0 || p.Days()*3 < w.Days())) {
		return true
	}
	x, y := whereOf(ps, b.l.places), whereOf(ws, b.l.places)
	return x.Name != "" && !shareName(x, y)
}

func (b *builder) pick(members []int) []*node {
	out := make([]*node, len(members))
	for i, m := range members {
		out[i] = b.nodes[m]
	}
	return out
}
