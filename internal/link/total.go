package link

import (
	"cmp"
	"slices"

	"habeas"
)

// deny puts denials beside the incidents that they deny: one of the same report, act and people.
func (b *builder) deny() {
	for _, n := range b.looked {
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
	for _, o := range n.report.nodes {
		if _, in := b.of[o.ref]; !in || o.kind != telling || o.act != n.act {
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
	whole := make([]int, len(b.clusters)) // of each incident, the one it is a part of
	for i := range whole {
		whole[i] = i
	}
	for i, c := range b.clusters {
		for _, m := range c.members {
			n := b.nodes[m]
			if n.claim.PartOf == "" {
				continue
			}
			j, ok := b.of[ClaimRef{n.ref.Report, n.claim.PartOf}]
			if ok && whole[i] == i && b.outIncidents[j].Act == b.outIncidents[i].Act && top(whole, j) != i {
				whole[i] = j
				b.outIncidents[i].PartOf = b.outIncidents[j].ID
			}
		}
	}
}

// roundups gathers claims that total a period or an area, with the incidents and other totals that lie inside them.
func (b *builder) roundups() {
	byAct := map[habeas.Act][]*node{}
	var acts []habeas.Act
	for _, n := range b.looked {
		if n.kind == roundup {
			if byAct[n.act] == nil {
				acts = append(acts, n.act)
			}
			byAct[n.act] = append(byAct[n.act], n)
		}
	}
	dated := map[habeas.Act][]*habeas.Incident{}
	for i := range b.outIncidents {
		if inc := &b.outIncidents[i]; inc.When.From != 0 && inc.When.To != 0 {
			dated[inc.Act] = append(dated[inc.Act], inc)
		}
	}
	slices.Sort(acts)
	for _, act := range acts {
		slices.SortFunc(byAct[act], (*node).compare)
		slices.SortStableFunc(dated[act], func(x, y *habeas.Incident) int { return cmp.Compare(x.When.From, y.When.From) })
		for _, n := range byAct[act] {
			b.outRoundups = append(b.outRoundups, total(n, dated[act], byAct[act]))
			if c := &n.claim; !c.Roundup && (c.Quantity == habeas.Flow || c.Quantity == "") {
				b.inferred[n.ref] = true
			}
		}
	}
	slices.SortStableFunc(b.outRoundups, func(x, y habeas.Roundup) int {
		return cmp.Or(cmp.Compare(x.Act, y.Act), cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.Report, y.Report), cmp.Compare(x.Claim, y.Claim))
	})
}

// total makes a roundup of a claim. Incidents are of its act, in order of their first day.
func total(n *node, incidents []*habeas.Incident, totals []*node) habeas.Roundup {
	r := habeas.Roundup{
		Claim: n.claim.ID, Report: n.ref.Report, Source: n.report.Source, Act: n.act, From: n.claim.When.From, To: n.claim.When.To,
		Where: n.claim.Where, Count: n.claim.Count, Covers: []habeas.IncidentID{}, Contains: []habeas.ClaimID{},
	}
	covered := 0
	first, _ := slices.BinarySearchFunc(incidents, r.From, func(i *habeas.Incident, d habeas.Date) int { return cmp.Compare(i.When.From, d) })
	for _, inc := range incidents[first:] {
		if n.claim.When.To != 0 && inc.When.From > n.claim.When.To {
			break
		}
		if covers(n, inc.Act, inc.When, inc.Where) && inc.Count.Best <= n.claim.Count.Best() {
			r.Covers = append(r.Covers, inc.ID)
			if inc.PartOf == "" {
				covered += inc.Count.Best
			}
		}
	}
	slices.Sort(r.Covers)
	summands := sumOf(n, totals)
	for _, o := range totals {
		switch {
		case o == n:
		case sameTotal(n, o):
			r.Same = append(r.Same, o.claim.ID)
		case slices.Contains(summands, o), inside(o, n):
			r.Contains = append(r.Contains, o.claim.ID)
		}
	}
	if n.claim.Count.Unit == habeas.Persons {
		r.Unexplained = max(0, n.claim.Count.Best()-covered)
	}
	return r
}

// inside reports whether total o lies inside total n: its period and area do, and its number is lower.
func inside(o, n *node) bool {
	return covers(n, o.act, o.claim.When, o.claim.Where) && o.claim.Count.Unit == n.claim.Count.Unit && o.claim.Count.Best() < n.claim.Count.Best()
}

const mostSummands = 12 // totals of one report and act that are tried as summands

// sumOf gives two or three other totals of the same report whose figures add up to n's: "41, and 51, together 92" is said of
// n whatever period its words give.
func sumOf(n *node, totals []*node) []*node {
	var others []*node
	for _, o := range totals {
		if o != n && o.ref.Report == n.ref.Report && figure(o.claim.Count) > 3 && len(others) < mostSummands {
			others = append(others, o)
		}
	}
	want := figure(n.claim.Count)
	for i, x := range others {
		for j, y := range others[i+1:] {
			left := want - figure(x.claim.Count) - figure(y.claim.Count)
			if left == 0 {
				return []*node{x, y}
			}
			for _, z := range others[i+j+2:] {
				if figure(z.claim.Count) == left {
					return []*node{x, y, z}
				}
			}
		}
	}
	return nil
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
// figure without a time is anybody's, unless the texts are copies. Units are passed over: "51 instances" of a detention are
// retold as 51 detainees.
func sameTotal(a, b *node) bool {
	x, y := a.claim, b.claim
	if a.act != b.act || figure(x.Count) != figure(y.Count) || figure(x.Count) <= 3 || !x.When.Overlaps(y.When) {
		return false
	}
	if x.Where.Country != "" && y.Where.Country != "" && x.Where.Country != y.Where.Country {
		return false
	}
	if x.When.Placed() && y.When.Placed() {
		return x.Count.Unit == y.Count.Unit || x.When.From == y.When.From && x.When.To == y.When.To
	}
	if x.Count.Unit != y.Count.Unit {
		return false
	}
	if figure(x.Count)%10 != 0 || isCopy(a.report.sketch, b.report.sketch) {
		return true
	}
	p, q := newsTime(a), newsTime(b)
	return p.Placed() && q.Placed() && gapDays(p, q) < 365
}
