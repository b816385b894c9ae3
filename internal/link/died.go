package link

import (
	"habeas"
)

// Who is told as hurt today may have died tomorrow: then the later report counts him among the dead, and the earlier one still
// among the hurt. A person would count him once.

// dieWithin is how many days after the day of a happening a report can put the death in it.
const dieWithin = 3

// mayHaveDied reports whether people whom a claim tells as hurt may be among the dead of another, as far as the two say: then
// they are tied when their reports are alike.
func mayHaveDied(hurt, dead *node) bool {
	if hurt.act != habeas.Injury || !hurt.lead || !dead.lead || dead.act != habeas.Killing && dead.act != habeas.Death || dead.claim.Count.Open {
		return false
	}
	near := !dead.when.Placed() || !hurt.when.Placed() || dead.when.Overlaps(hurt.when) || gapDays(dead.when, hurt.when) <= dieWithin
	return near && !otherPlace(dead.where, hurt.where) && !otherNames(dead, hurt)
}

// diedSince gives how many of the people that a report tells as hurt died later: what news of the same happening, no older than
// the report, tells of more dead than the report itself, as far as both tell of the same number of people in all.
func (b *builder) diedSince(n *node, hurt habeas.Count) int {
	if n.act != habeas.Injury || hurt.Best() == 0 || hurt.Open || !n.lead || n.published.From == 0 {
		return 0
	}
	most := 0
	before := n.report.deaths()
	for _, id := range b.l.state.Tied(n.id) {
		since := b.l.node(id)
		if since == nil || since.act == n.act || since.report.Published.From < n.published.From || likeness(n.report, since.report) < sameDocs {
			continue
		}
		died := since.claim.Count.Best() - before
		alive := since.report.told(habeas.Injury)
		if died > most && died <= hurt.Best() && (alive == 0 || alive == hurt.Best()-died) {
			most = died
		}
	}
	return most
}

// deaths gives how many dead the report tells of in what it tells first.
func (f *Filed) deaths() int {
	return max(f.told(habeas.Killing), f.told(habeas.Death))
}

// told gives the figure of the first claim of an act in a report; 0 for none.
func (f *Filed) told(a habeas.Act) int {
	for _, o := range f.nodes {
		if o.act == a && o.kind == telling && o.lead {
			return o.claim.Count.Best()
		}
	}
	return 0
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
	return nearestNames(x.names, y.names) < alikeName
}
