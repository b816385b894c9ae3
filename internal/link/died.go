package link

import (
	"habeas"
)

// Who is told as hurt today may have died tomorrow: then the later report counts him among the dead, and the earlier one still
// among the hurt. A person would count him once.

// dieWithin is how many days after the day of a happening a report can put the death in it.
const dieWithin = 3

// diedSince gives how many of the people that a report tells as hurt died later: what news of the same happening, no older than
// the report, tells of more dead than the report itself, as far as both tell of the same number of people in all.
func (b *builder) diedSince(n *node, hurt habeas.Count) int {
	if n.act != habeas.Injury || hurt.Best() == 0 || hurt.Open || !n.lead || n.published.From == 0 {
		return 0
	}
	most := 0
	before := b.deaths(n.report)
	for _, j := range b.v.near(n.report.number) {
		later := b.l.reports[b.v.docs[j].id]
		if later.Published.From < n.published.From || b.v.like(n.report.number, j) < sameDocs {
			continue
		}
		since := b.deathOf(later, n)
		if since == nil {
			continue
		}
		died := since.claim.Count.Best() - before
		alive := b.told(later, habeas.Injury)
		if died > most && died <= hurt.Best() && (alive == 0 || alive == hurt.Best()-died) {
			most = died
		}
	}
	return most
}

// deaths gives how many dead the report tells of in what it tells first.
func (b *builder) deaths(r *reportHead) int {
	return max(b.told(r, habeas.Killing), b.told(r, habeas.Death))
}

// told gives the figure of the first claim of an act in a report; 0 for none.
func (b *builder) told(r *reportHead, a habeas.Act) int {
	for _, id := range r.nodes {
		if o := b.l.nodes[id]; o.act == a && o.kind == telling && o.lead {
			return o.claim.Count.Best()
		}
	}
	return 0
}

// deathOf gives the claim of a report on people killed in the happening in which the people of n were hurt; nil for none.
func (b *builder) deathOf(r *reportHead, n *node) *node {
	for _, id := range r.nodes {
		o := b.l.nodes[id]
		if o.act != habeas.Killing && o.act != habeas.Death || o.kind != telling || !o.lead || o.claim.Count.Open {
			continue
		}
		near := !o.when.Placed() || !n.when.Placed() || o.when.Overlaps(n.when) || gapDays(o.when, n.when) <= dieWithin
		if near && !otherPlace(o.where, n.where) && !otherNames(o, n) {
			return o
		}
	}
	return nil
}

// otherPlace reports whether two places lie in different divisions of a country, as far as both say.
func otherPlace(p, q habeas.Place) bool {
	return p.Admin1 != "" && q.Admin1 != "" && p.Admin1 != q.Admin1
}

// otherNames reports whether both claims name people, and none in common.
func otherNames(x, y *node) bool {
	if len(x.names) == 0 || len(y.names) == 0 {
		return false
	}
	for _, a := range x.names {
		for _, b := range y.names {
			if a == b {
				return false
			}
		}
	}
	return true
}
