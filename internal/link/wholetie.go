package link

import "slices"

// tie ties the claims that keys, words or copies bring together, report by report in the order of days, so that those that are
// compared were looked at shortly before.
func (a *assembly) tie() error {
	copies := newGraph(len(a.ids), a.copies)
	var ties [][2]int32
	for _, n := range a.order {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		if !a.claims.tells(n) {
			continue
		}
		near, err := a.near(n, copies)
		if err != nil {
			return err
		}
		for _, p := range near {
			x, err := a.node(p[0])
			if err != nil {
				return err
			}
			y, err := a.node(p[1])
			if err != nil {
				return err
			}
			if a.linker.belong(x, y) {
				ties = append(ties, p)
			}
		}
	}
	a.words, a.claims.keys = roll[uint32]{}, roll[uint64]{}
	ties = eachOnce(ties)
	a.ties = newGraph(len(a.claims.report), ties)
	for _, t := range ties {
		a.sets.join(int(t[0]), int(t[1]))
	}
	a.joinDecided()
	return nil
}

// near gives the pairs of claims of a report and of itself and those before it that are to be compared.
func (a *assembly) near(n int32, copies graph) ([][2]int32, error) {
	c := &a.claims
	var out [][2]int32
	var holders []int32
	for x := c.first[n]; x < c.first[n+1]; x++ {
		if c.teller[x] < 0 {
			continue
		}
		holders = c.keys.before(c.place[c.teller[x]], keyReach, holders[:0])
		for _, p := range holders {
			out = append(out, [2]int32{x, c.claim[c.order[p]]})
		}
	}
	f, err := a.filed.get(n)
	if err != nil {
		return nil, err
	}
	for _, m := range copies.of(n) {
		if a.place[m] < a.place[n] {
			if out, err = a.cross(out, f, m, sameTelling); err != nil {
				return nil, err
			}
		}
	}
	text, err := a.texts.get(n)
	if err != nil {
		return nil, err
	}
	for _, p := range a.words.before(a.place[n], wordReach, holders[:0]) {
		if m := a.order[p]; c.tells(m) && c.count(n)*c.count(m) <= mostCrossed {
			if out, err = a.crossAlike(out, f, text, m); err != nil {
				return nil, err
			}
		}
	}
	return eachOnce(out), nil
}

// eachOnce gives every pair once, the lesser of the two first.
func eachOnce(pairs [][2]int32) [][2]int32 {
	for i, p := range pairs {
		pairs[i] = [2]int32{min(p[0], p[1]), max(p[0], p[1])}
	}
	slices.SortFunc(pairs, func(p, q [2]int32) int { return slices.Compare(p[:], q[:]) })
	return slices.Compact(pairs)
}

func (a *assembly) crossAlike(out [][2]int32, f, text *Filed, m int32) ([][2]int32, error) {
	g, err := a.texts.get(m)
	if err != nil || likeness(text, g) < alikeAt {
		return out, err
	}
	return a.cross(out, f, m, sameMatter)
}

// cross adds the pairs of claims of two reports that are to be compared.
func (a *assembly) cross(out [][2]int32, f *Filed, m int32, pair func(n, o *node) bool) ([][2]int32, error) {
	if !a.claims.tells(m) {
		return out, nil
	}
	g, err := a.filed.get(m)
	if err != nil {
		return out, err
	}
	x, y := a.claims.first[f.number-1], a.claims.first[m]
	for i, n := range f.nodes {
		for j, o := range g.nodes {
			if n.kind == telling && o.kind == telling && pair(n, o) {
				out = append(out, [2]int32{x + int32(i), y + int32(j)})
			}
		}
	}
	return out, nil
}

// node gives a claim.
func (a *assembly) node(claim int32) (*node, error) {
	n := a.claims.report[claim]
	f, err := a.filed.get(n)
	if err != nil {
		return nil, err
	}
	return f.nodes[claim-a.claims.first[n]], nil
}

// joinDecided lets those hang together that people said are the same.
func (a *assembly) joinDecided() {
	for _, members := range a.linker.rules.known {
		first := -1
		for _, ref := range members {
			for _, x := range a.claimsOf(ref) {
				if first < 0 {
					first = int(x)
				}
				a.sets.join(first, int(x))
			}
		}
	}
}

// claimsOf gives the claims of a report one of which people decided about: they are few.
func (a *assembly) claimsOf(ref ClaimRef) []int32 {
	n, in := slices.BinarySearch(a.ids, ref.Report)
	if !in {
		return nil
	}
	f, err := a.filed.get(int32(n))
	if err != nil {
		return nil // the shelf fails again where it is asked next
	}
	for i, x := range f.nodes {
		if x.ref == ref {
			return []int32{a.claims.first[n] + int32(i)}
		}
	}
	return nil
}
