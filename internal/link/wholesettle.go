package link

import (
	"cmp"
	"slices"

	"habeas"
)

// settle makes the incidents and cases of the claims that hang together, one group after the other: what becomes of one depends on no
// other. Totals are compared with all incidents in the end.
func (a *assembly) settle() error {
	var firsts []firstClaim
	for _, group := range a.groups() {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		b, err := a.build(group)
		if err != nil {
			return err
		}
		firsts = a.take(b, firsts)
	}
	a.arrange(firsts)
	a.result.Roundups = totalsOf(a.totals, a.result.Incidents)
	a.result.inferred = inferredOf(a.totals)
	a.filed, a.totals = newRecent(recentReports, a.file), nil
	return a.ctx.Err()
}

// groups gives the claims that hang together, those apart that tell of nothing.
func (a *assembly) groups() [][]int32 {
	claims, _ := ordered(len(a.claims.report), func(x, y int32) int {
		return cmp.Or(cmp.Compare(a.sets.find(int(x)), a.sets.find(int(y))), cmp.Compare(x, y))
	})
	var out [][]int32
	for len(claims) > 0 {
		n, tells := 0, false
		for n < len(claims) && a.sets.find(int(claims[n])) == a.sets.find(int(claims[0])) {
			tells = tells || a.claims.teller[claims[n]] >= 0
			n++
		}
		if tells {
			out = append(out, claims[:n])
		}
		claims = claims[n:]
	}
	return out
}

// build makes incidents and cases of claims that hang together.
func (a *assembly) build(group []int32) (*builder, error) {
	ids := make([]int64, len(group))
	for i, x := range group {
		n := a.claims.report[x]
		ids[i] = claimID(numberOf(n), int(x-a.claims.first[n]))
	}
	g := joining{l: a.linker, asked: map[habeas.ReportID]bool{}}
	g.group(ids, func(int64, int64) bool { return true })
	g.b.finish()
	a.linker.forget()
	return g.b, a.linker.state.Err()
}

// A firstClaim is the claim by which incidents stand in order.
type firstClaim struct {
	report int32
	claim  habeas.ClaimID
}

// take takes what was made of one group.
func (a *assembly) take(b *builder, firsts []firstClaim) []firstClaim {
	at := int32(len(a.result.Incidents))
	for _, n := range b.looked {
		if i, in := b.of[n.ref]; in && n.lead {
			a.told = append(a.told, [2]int32{int32(n.report.number - 1), at + int32(i)})
		}
	}
	for i := range b.outIncidents {
		n := b.nodes[b.clusters[i].first]
		firsts = append(firsts, firstClaim{int32(n.report.number - 1), n.ref.Claim})
		a.large = append(a.large, ofMany(&b.outIncidents[i]))
	}
	a.result.Incidents = append(a.result.Incidents, b.outIncidents...)
	a.result.Cases = append(a.result.Cases, b.outCases...)
	return firsts
}

// arrange puts incidents and cases in order.
func (a *assembly) arrange(firsts []firstClaim) {
	order, _ := ordered(len(firsts), func(i, j int32) int {
		return cmp.Or(cmp.Compare(firsts[i].report, firsts[j].report), cmp.Compare(firsts[i].claim, firsts[j].claim))
	})
	var out []habeas.Incident
	for _, i := range order {
		out = append(out, a.result.Incidents[i])
	}
	a.result.Incidents = out
	sortCases(a.result.Cases)
}

// A wholeState lets a Linker look at a set that is known as a whole. Nothing comes or goes any more, so the rest of a State is not there.
type wholeState struct {
	State
	a   *assembly
	err error
}

func (s *wholeState) Filed(numbers []int64) []*Filed {
	out := make([]*Filed, 0, len(numbers))
	for _, n := range numbers {
		f, err := s.a.filed.get(int32(n - 1))
		if err != nil {
			s.err = cmp.Or(s.err, err)
			continue
		}
		out = append(out, f)
	}
	return out
}

func (s *wholeState) Numbers(reports []habeas.ReportID) []int64 {
	var out []int64
	for _, r := range reports {
		if n, in := slices.BinarySearch(s.a.ids, r); in {
			out = append(out, numberOf(int32(n)))
		}
	}
	return out
}

func (s *wholeState) Tied(id int64) []int64 {
	c := &s.a.claims
	var out []int64
	for _, x := range s.a.ties.of(c.first[reportOf(id)-1] + int32(id&(1<<claimBits-1)) - 1) {
		n := c.report[x]
		out = append(out, claimID(numberOf(n), int(x-c.first[n])))
	}
	return out
}

func (s *wholeState) Group(r habeas.ReportID) habeas.ReportID {
	n, in := slices.BinarySearch(s.a.ids, r)
	if !in || s.a.text[n] < 0 {
		return ""
	}
	return s.a.ids[s.a.text[n]]
}

func (s *wholeState) Expect([]int64) {}

func (s *wholeState) Err() error { return s.err }

// inferredOf gives the totals whose claim does not say itself that it is one.
func inferredOf(totals []*node) map[ClaimRef]bool {
	out := map[ClaimRef]bool{}
	for _, n := range totals {
		if c := n.claim; !c.Roundup && (c.Quantity == habeas.Flow || c.Quantity == "") {
			out[n.ref] = true
		}
	}
	return out
}

// ofMany reports whether an incident is of many people in one town and within days: whoever tells of it tells of the same.
func ofMany(inc *habeas.Incident) bool {
	return rareFigure(inc.Count.Best) && inc.Where.Name != "" && inc.Where.Name != inc.Where.Admin1 && inc.When.Placed() && inc.When.Days() <= 3
}
