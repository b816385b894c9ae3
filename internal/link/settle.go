package link

import (
	"cmp"
	"maps"
	"slices"

	"habeas"
)

// A Delta is what changed: the incidents and cases that are made now of the claims that were looked at again. What stands
// outside of it stands as it stood.
type Delta struct {
	Incidents []habeas.Incident
	Cases     []habeas.Case
	// Claims are those that were looked at, in order; those that are in no incident here are in none now. Reports are theirs.
	Claims  []ClaimRef
	Reports []habeas.ReportID
	// Copies says of reports whose group of copies changed which is its least report; empty when it is in none now.
	Copies map[habeas.ReportID]habeas.ReportID
	looked []*node
}

// Roundups gives the totals among the claims that were looked at, with what of the same lies inside them.
func (d *Delta) Roundups() []habeas.Roundup { return totalsOf(d.looked, d.Incidents) }

// Settle works out the incidents and cases of all who may be in others since the last time, and of those whose incidents
// these touch upon.
func (l *Linker) Settle() (Delta, error) {
	copies := l.settleCopies()
	g := joining{l: l, asked: map[habeas.ReportID]bool{}}
	r := regrouping{mates: l.state.Mates, tied: g.tied, group: g.group}
	dirty := r.run(l.present(l.moved))
	ids := g.reach(&r, slices.Concat(dirty, l.present(l.touched)))
	if g.err != nil {
		return Delta{}, g.err
	}
	if g.b == nil || !slices.Equal(ids, g.ids) {
		g.group(ids, r.live)
	}
	b := g.b
	b.finish()
	l.keep(b, &r)
	d := Delta{Incidents: b.outIncidents, Cases: b.outCases, Copies: copies, looked: b.looked}
	for _, n := range b.looked {
		d.Claims = append(d.Claims, n.ref)
		d.Reports = append(d.Reports, n.ref.Report)
	}
	d.Reports = slices.Compact(d.Reports)
	l.forget()
	return d, l.state.Err()
}

// present gives those claims of a set that are in, in order.
func (l *Linker) present(ids map[int64]bool) []int64 {
	all := slices.Sorted(maps.Keys(ids))
	l.fetch(all)
	return slices.DeleteFunc(all, func(id int64) bool { return l.node(id) == nil })
}

// keep records which claims are joined now.
func (l *Linker) keep(b *builder, r *regrouping) {
	for _, c := range b.joined {
		least := int64(0)
		if len(c.members) > 1 {
			least = b.nodes[slices.MinFunc(c.members, func(x, y int) int { return cmp.Compare(b.nodes[x].id, b.nodes[y].id) })].id
		}
		for _, m := range c.members {
			if id := b.nodes[m].id; r.named[id] != least {
				l.state.Join(id, least)
			}
		}
	}
}

// take joins claims to clusters, by the ties that are live.
func (b *builder) take(ids []int64, live liveTie) {
	at := make(map[int64]int, len(ids))
	for _, id := range ids {
		if n := b.l.node(id); n != nil {
			b.looked = append(b.looked, n)
		}
	}
	slices.SortFunc(b.looked, (*node).compare)
	for _, n := range b.looked {
		if n.kind == telling {
			at[n.id] = len(b.nodes)
			b.nodes = append(b.nodes, n)
		}
	}
	var edges []pairEdge
	for i, n := range b.nodes {
		for _, o := range b.l.state.Tied(n.id) {
			if j, in := at[o]; in && i < j && live(n.id, o) {
				edges = append(edges, pairEdge{i, j, b.l.weigh(n, b.nodes[j])})
			}
		}
	}
	b.joined = b.join(b.nodes, edges)
}

// finish makes incidents and cases of the clusters.
func (b *builder) finish() {
	for _, n := range b.looked {
		b.heard(n.report)
	}
	b.incidents()
	b.cases()
}
