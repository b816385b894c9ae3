package link

import (
	"cmp"
	"slices"

	"habeas"
)

// deny puts denials beside the incidents that they deny: one of the same report, act and people.
func (b *builder) deny(ids []int32) {
	for _, id := range b.l.sorted(ids) {
		n := b.l.nodes[id]
		if n.kind != denying {
			continue
		}
		if i, ok := b.denied(n); ok {
			inc := &b.outIncidents[i]
			inc.Claims = append(inc.Claims, n.claim.ID)
			inc.Tellings = append(inc.Tellings, habeas.Telling{Claim: n.claim.ID, Report: n.ref.Report, Count: n.claim.Count, When: n.claim.When, Where: n.claim.Where})
			b.of[n.ref] = i
		}
	}
}

func (b *builder) denied(n *node) (int, bool) {
	best, at := 0.0, -1
	for _, o := range b.nodes {
		if o.ref.Report != n.ref.Report || o.act != n.act {
			continue
		}
		if m := compare(n, o, b.l.places); !m.never && (at < 0 || m.weight > best) {
			best, at = m.weight, b.of[o.ref]
		}
	}
	return at, at >= 0
}

// parts marks incidents that lie within another.
func (b *builder) parts() {
	for i, c := range b.clusters {
		for _, m := range c.members {
			n := b.nodes[m]
			if n.claim.PartOf == "" {
				continue
			}
			j, ok := b.of[ClaimRef{n.ref.Report, n.claim.PartOf}]
			if ok && j != i && b.outIncidents[i].PartOf == "" && b.outIncidents[j].Act == b.outIncidents[i].Act && !b.inside(j, i) {
				b.outIncidents[i].PartOf = b.outIncidents[j].ID
			}
		}
	}
}

// inside reports whether incident i is already a part of incident j, at any depth.
func (b *builder) inside(i, j int) bool {
	at := map[habeas.IncidentID]int{}
	for k := range b.outIncidents {
		at[b.outIncidents[k].ID] = k
	}
	for range len(b.outIncidents) {
		if i == j {
			return true
		}
		up := b.outIncidents[i].PartOf
		if up == "" {
			return false
		}
		i = at[up]
	}
	return true
}

// roundups gathers claims that total a period or an area, with the incidents and other totals that lie inside them.
func (b *builder) roundups() {
	var ns []*node
	for _, n := range b.l.nodes {
		if n.kind == roundup {
			ns = append(ns, n)
		}
	}
	slices.SortFunc(ns, (*node).compare)
	for _, n := range ns {
		r := habeas.Roundup{
			Claim: n.claim.ID, Report: n.ref.Report, Source: n.report.Source, Act: n.act, From: n.claim.When.From, To: n.claim.When.To,
			Where: n.claim.Where, Count: n.claim.Count, Covers: []habeas.IncidentID{}, Contains: []habeas.ClaimID{},
		}
		covered := 0
		for i := range b.outIncidents {
			if inc := &b.outIncidents[i]; covers(n, inc.Act, inc.When, inc.Where) && inc.Count.Best <= n.claim.Count.Best() {
				r.Covers = append(r.Covers, inc.ID)
				if inc.PartOf == "" {
					covered += inc.Count.Best
				}
			}
		}
		for _, o := range ns {
			switch {
			case o == n:
			case sameTotal(n, o):
				r.Same = append(r.Same, o.claim.ID)
			case covers(n, o.act, o.claim.When, o.claim.Where) && o.claim.Count.Unit == n.claim.Count.Unit && o.claim.Count.Best() < n.claim.Count.Best():
				r.Contains = append(r.Contains, o.claim.ID)
			}
		}
		r.Unexplained = max(0, n.claim.Count.Best()-covered)
		b.outRoundups = append(b.outRoundups, r)
	}
	slices.SortStableFunc(b.outRoundups, func(x, y habeas.Roundup) int {
		return cmp.Or(cmp.Compare(x.Act, y.Act), cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.Report, y.Report), cmp.Compare(x.Claim, y.Claim))
	})
}

// covers reports whether an act at a time and place lies inside a total: same act, its period and area.
func covers(n *node, act habeas.Act, when habeas.When, where habeas.Place) bool {
	w := n.claim.When
	if n.act != act || !w.Placed() || when.From == 0 || when.To == 0 {
		return false
	}
	from, to := w.Bounds()
	if when.From < from || when.To > to {
		return false
	}
	p := n.claim.Where
	switch {
	case p.Country != "" && where.Country != "" && p.Country != where.Country:
		return false
	case p.Admin1 != "" && where.Admin1 != "" && p.Admin1 != where.Admin1 && len(p.Also) == 0:
		return false
	}
	return true
}

// sameTotal reports whether two claims are tellings of one total: one figure, and one time where both give one. A round
// figure without a time is anybody's.
func sameTotal(a, b *node) bool {
	x, y := a.claim, b.claim
	if a.act != b.act || !sameFigure(x.Count, y.Count) || figure(x.Count) <= 3 || !x.When.Overlaps(y.When) {
		return false
	}
	if x.Where.Country != "" && y.Where.Country != "" && x.Where.Country != y.Where.Country {
		return false
	}
	if x.When.Placed() && y.When.Placed() || figure(x.Count)%10 != 0 {
		return true
	}
	p, q := newsTime(a), newsTime(b)
	return p.Placed() && q.Placed() && gapDays(p, q) < 365
}
