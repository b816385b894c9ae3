package link

import (
	"cmp"
	"slices"

	"habeas"
)

// A Total is a claim that totals a period or an area, with what others are found by that may hang together with it: tellings
// of the same figure, totals and incidents of its time.
type Total struct {
	Ref      ClaimRef
	Act      habeas.Act
	From, To habeas.Date // 0 where it is open or not said
	Figure   int
}

// Totals gives the totals of the reports filed under numbers.
func (l *Linker) Totals(numbers []int64) []Total {
	var out []Total
	for _, f := range l.state.Filed(numbers) {
		for _, n := range f.nodes {
			if n.kind == roundup {
				out = append(out, Total{n.ref, n.act, n.claim.When.From, n.claim.When.To, figure(n.claim.Count)})
			}
		}
	}
	return out
}

// Roundup says which of some incidents and other totals, all of its act, lie inside a total. Incidents that may and totals
// that are not among those given are passed over. It reports false when the claim is no total that is in.
func (l *Linker) Roundup(of ClaimRef, incidents []*habeas.Incident, others []ClaimRef) (habeas.Roundup, bool) {
	n := l.total(of)
	if n == nil {
		return habeas.Roundup{}, false
	}
	totals := []*node{n}
	for _, o := range others {
		if t := l.total(o); t != nil && o != of {
			totals = append(totals, t)
		}
	}
	slices.SortFunc(totals, (*node).compare)
	dated := slices.DeleteFunc(slices.Clone(incidents), func(i *habeas.Incident) bool { return i.When.From == 0 || i.When.To == 0 })
	slices.SortStableFunc(dated, func(x, y *habeas.Incident) int { return cmp.Compare(x.When.From, y.When.From) })
	return total(n, dated, totals), true
}

func (l *Linker) total(ref ClaimRef) *node {
	for _, number := range l.state.Numbers([]habeas.ReportID{ref.Report}) {
		f := l.file(number)
		if i := slices.IndexFunc(f.nodes, func(n *node) bool { return n.ref == ref && n.kind == roundup }); i >= 0 {
			return f.nodes[i]
		}
	}
	return nil
}

// TotalOf gives what a roundup is found by.
func TotalOf(u *habeas.Roundup) Total {
	return Total{ClaimRef{u.Report, u.Claim}, u.Act, u.From, u.To, figure(u.Count)}
}
