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

// Roundups gives the totals of reports, with what of the incidents and of each other lies inside them.
func Roundups(reports []*Filed, incidents []habeas.Incident) []habeas.Roundup {
	var all []*node
	for _, f := range reports {
		all = append(all, f.nodes...)
	}
	return totalsOf(all, incidents)
}

// Totals gives the claims that are totals of the reports filed under numbers.
func (l *Linker) Totals(numbers []int64) []ClaimRef {
	var out []ClaimRef
	for _, f := range l.files(numbers) {
		for _, n := range f.nodes {
			if n.kind == roundup {
				out = append(out, n.ref)
			}
		}
	}
	return out
}

func totalsOf(all []*node, incidents []habeas.Incident) []habeas.Roundup {
	shelves := map[habeas.Act]*totalShelf{}
	for _, n := range all {
		if n.kind == roundup {
			if shelves[n.act] == nil {
				shelves[n.act] = &totalShelf{}
			}
			shelves[n.act].totals = append(shelves[n.act].totals, n)
		}
	}
	for i := range incidents {
		inc := &incidents[i]
		if s := shelves[inc.Act]; s != nil && inc.When.From != 0 && inc.When.To != 0 {
			s.incidents = append(s.incidents, inc)
		}
	}
	var out []habeas.Roundup
	for _, s := range shelves {
		s.sort()
		for i := range s.totals {
			out = append(out, s.total(i))
		}
	}
	slices.SortFunc(out, func(x, y habeas.Roundup) int {
		return cmp.Or(cmp.Compare(x.Act, y.Act), cmp.Compare(x.From, y.From), cmp.Compare(x.To, y.To), cmp.Compare(x.Report, y.Report), cmp.Compare(x.Claim, y.Claim))
	})
	return out
}

// A totalShelf holds the totals and the incidents of one act so that those of one figure, report or time are found.
type totalShelf struct {
	totals    []*node // sorted; others point into them
	incidents []*habeas.Incident
	byFirst   []int // totals of a time, by its first day
	byFigure  map[int][]int
	byReport  map[habeas.ReportID][]int
}

func (s *totalShelf) sort() {
	slices.SortFunc(s.totals, (*node).compare)
	slices.SortStableFunc(s.incidents, func(x, y *habeas.Incident) int { return cmp.Compare(x.When.From, y.When.From) })
	s.byFigure, s.byReport = map[int][]int{}, map[habeas.ReportID][]int{}
	for i, n := range s.totals {
		f := figure(n.claim.Count)
		s.byFigure[f], s.byReport[n.ref.Report] = append(s.byFigure[f], i), append(s.byReport[n.ref.Report], i)
		if n.claim.When.From != 0 {
			s.byFirst = append(s.byFirst, i)
		}
	}
	slices.SortStableFunc(s.byFirst, func(i, j int) int { return cmp.Compare(s.totals[i].claim.When.From, s.totals[j].claim.When.From) })
}

// within gives the totals whose time begins in that of a total.
func (s *totalShelf) within(w habeas.When) []int {
	if !w.Placed() {
		return nil
	}
	from, to := w.Bounds()
	day := func(i int, d habeas.Date) int { return cmp.Compare(s.totals[i].claim.When.From, d) }
	first, _ := slices.BinarySearchFunc(s.byFirst, from, day)
	end := len(s.byFirst)
	if to < 99991231 {
		end, _ = slices.BinarySearchFunc(s.byFirst, to.AddDays(1), day)
	}
	return s.byFirst[first:max(first, end)]
}

// total makes a roundup of a claim.
func (s *totalShelf) total(i int) habeas.Roundup {
	n := s.totals[i]
	r := habeas.Roundup{
		Claim: n.claim.ID, Report: n.ref.Report, Source: n.report.Source, Act: n.act, From: n.claim.When.From, To: n.claim.When.To,
		Where: n.claim.Where, Count: n.claim.Count, Covers: []habeas.IncidentID{}, Contains: []habeas.ClaimID{},
	}
	covered := s.cover(n, &r)
	mine := s.byReport[n.ref.Report]
	summands := sumOf(n, s.pick(mine))
	near := slices.Concat(mine, s.byFigure[figure(n.claim.Count)], s.within(n.claim.When))
	slices.Sort(near)
	for _, o := range s.pick(slices.Compact(near)) {
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

// cover notes the incidents that lie inside a total, and adds them up.
func (s *totalShelf) cover(n *node, r *habeas.Roundup) int {
	covered := 0
	first, _ := slices.BinarySearchFunc(s.incidents, r.From, func(i *habeas.Incident, d habeas.Date) int { return cmp.Compare(i.When.From, d) })
	for _, inc := range s.incidents[first:] {
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
	return covered
}

func (s *totalShelf) pick(at []int) []*node {
	out := make([]*node, len(at))
	for k, i := range at {
		out[k] = s.totals[i]
	}
	return out
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
