package link

import (
	"cmp"
	"fmt"
	"slices"

	"habeas"
)

// A builder turns claims into incidents, cases and roundups.
type builder struct {
	l            *Linker
	looked       []*node // all claims, sorted
	nodes        []*node // those that tell of something, sorted
	reports      map[habeas.ReportID]*Filed
	joined       []cluster // as they were joined, before parts came to their wholes
	clusters     []cluster
	of           map[ClaimRef]int                    // claim to cluster
	partial      map[*node]bool                      // claims of a part that stands in the incident of its whole
	undated      map[*node]*node                     // claims whose page bears a date that is in doubt, without their times
	copyOf       map[habeas.ReportID]habeas.ReportID // a copy to the least id of its group
	outIncidents []habeas.Incident
	outCases     []habeas.Case
}

func newBuilder(l *Linker) *builder {
	return &builder{l: l, reports: map[habeas.ReportID]*Filed{}, of: map[ClaimRef]int{}, partial: map[*node]bool{}, undated: map[*node]*node{}, copyOf: map[habeas.ReportID]habeas.ReportID{}}
}

// heard notes a report whose claims are looked at.
func (b *builder) heard(f *Filed) {
	if b.reports[f.ID] == nil {
		b.reports[f.ID] = f
		if g := b.l.state.Group(f.ID); g != "" {
			b.copyOf[f.ID] = g
		}
	}
}

// A pairEdge is a tie between two nodes by their places in the sorted order; a is the smaller.
type pairEdge struct {
	a, b int
	m    match
}

func sortEdges(es []pairEdge) {
	slices.SortFunc(es, func(x, y pairEdge) int {
		return cmp.Or(cmp.Compare(y.m.weight, x.m.weight), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
}

// incidents makes the incidents of the claims that were joined.
func (b *builder) incidents() {
	b.clusters = b.absorb(slices.Clone(b.joined))
	for i, c := range b.clusters {
		for _, m := range c.members {
			b.of[b.nodes[m].ref] = i
		}
		b.outIncidents = append(b.outIncidents, b.incident(c))
	}
	b.deny()
	b.parts()
}

func (b *builder) incident(c cluster) habeas.Incident {
	ns := make([]*node, len(c.members))
	for i, m := range c.members {
		ns[i] = b.nodes[m]
	}
	b.markParts(c)
	inc := habeas.Incident{
		ID: incidentID(ns[0]), Act: ns[0].act, Status: habeas.Reported, Score: 1, Because: c.because,
		Composition: composition(ns), Who: who(ns), By: by(ns),
	}
	if len(ns) > 1 {
		inc.Score = score(c.weakest)
	}
	for _, n := range ns {
		inc.Claims = append(inc.Claims, n.claim.ID)
		inc.Reports = append(inc.Reports, n.ref.Report)
	}
	slices.Sort(inc.Reports)
	inc.Reports = slices.Compact(inc.Reports)
	b.settle(&inc, ns)
	return inc
}

// incidentID names an incident by its first claim, so that the same claims give the same id in every run.
func incidentID(n *node) habeas.IncidentID {
	return habeas.IncidentID(fmt.Sprintf("i%016x", hashOf("incident", string(n.ref.Report), string(n.ref.Claim))))
}

// settle gives the incident its count, time and place, its tellings, conflicts and status.
func (b *builder) settle(inc *habeas.Incident, ns []*node) {
	src := b.sourcesOf(ns)
	inc.Origins = src.origins()
	said := b.latest(ns, src)
	inc.Tellings = tellings(ns, said)
	inc.Count = b.countOf(ownFigures(said, src))
	seized := seizings(ns)
	inc.When, inc.Where = whenOf(b.dated(seized)), whereOf(seized, b.l.places)
	inc.Conflicts = b.conflicts(said, seized)
	switch {
	case b.contested(said, src):
		inc.Status = habeas.Contested
	case inc.Origins.Low >= 2:
		inc.Status = habeas.Corroborated
	}
}

// seizings leaves out the claims that tell where people are held whose seizing the same report tells: when and where they are held
// afterwards says nothing against when and where they were taken.
func seizings(ns []*node) []*node {
	taken := map[habeas.ReportID][]*node{}
	for _, n := range ns {
		if mine := taken[n.ref.Report]; n.claim.Act == habeas.Arrest && len(mine) < mostOfGroup {
			taken[n.ref.Report] = append(mine, n)
		}
	}
	return slices.DeleteFunc(slices.Clone(ns), func(n *node) bool {
		return slices.ContainsFunc(taken[n.ref.Report], func(o *node) bool { return takenAndHeld(o, n) })
	})
}

// dated leaves out the claims whose page bears a date that is in doubt.
func (b *builder) dated(ns []*node) []*node {
	return slices.DeleteFunc(slices.Clone(ns), func(n *node) bool { return b.undated[n] != nil })
}

func composition(ns []*node) []habeas.Member {
	var best []habeas.Member
	for _, n := range ns {
		if len(n.claim.Composition) > len(best) {
			best = n.claim.Composition
		}
	}
	return best
}

func who(ns []*node) habeas.Group {
	for _, n := range ns {
		if !n.claim.Who.IsZero() {
			return n.claim.Who
		}
	}
	return habeas.Group{}
}

func by(ns []*node) []string {
	var out []string
	for _, n := range ns {
		for _, a := range n.claim.By {
			if a.Words != "" && !slices.Contains(out, a.Words) {
				out = append(out, a.Words)
			}
		}
	}
	return out
}

func tellings(ns []*node, said []*node) []habeas.Telling {
	stands := make(map[*node]bool, len(said))
	for _, n := range said {
		stands[n] = true
	}
	out := make([]habeas.Telling, len(ns))
	for i, n := range ns {
		out[i] = habeas.Telling{
			Claim: n.claim.ID, Report: n.ref.Report, Count: n.claim.Count, When: n.claim.When, Where: n.claim.Where,
			Superseded: !stands[n],
		}
	}
	return out
}

// whenOf gives the days that most claims allow together; a claim that allows none of them is left to the conflicts.
func whenOf(ns []*node) habeas.When {
	var placed []habeas.When
	for _, n := range ns {
		if n.claim.When.Placed() {
			placed = append(placed, n.claim.When)
		}
	}
	if len(placed) == 0 {
		return habeas.When{}
	}
	slices.SortFunc(placed, func(a, b habeas.When) int {
		return cmp.Or(cmp.Compare(span(a), span(b)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	placed = placed[:min(len(placed), mostDistinct)]
	slices.SortStableFunc(placed, func(a, b habeas.When) int {
		return cmp.Or(cmp.Compare(support(b, placed), support(a, placed)), cmp.Compare(span(a), span(b)), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	out := placed[0]
	for _, w := range placed[1:] {
		if out.Overlaps(w) {
			precision, words := out.Precision, out.Words
			out = common(out, w)
			out.Precision, out.Words = precision, words
		}
	}
	return out
}

func support(w habeas.When, all []habeas.When) int {
	n := 0
	for _, v := range all {
		if w.Overlaps(v) {
			n++
		}
	}
	return n
}

// whereOf gives the finest place that the claims name; of several the one that most claims allow, then the one named most.
func whereOf(ns []*node, places Places) habeas.Place {
	said := map[string]int{}
	var all []habeas.Place
	for _, n := range ns {
		p := n.claim.Where
		if p.IsZero() {
			continue
		}
		if said[p.Label()]++; said[p.Label()] == 1 && len(all) < mostDistinct {
			all = append(all, p)
		}
	}
	allow := func(p habeas.Place) int {
		n := 0
		for _, q := range all {
			if w, _ := nearness(p, q, places); w >= 0.7 {
				n += said[q.Label()]
			}
		}
		return n
	}
	holds := func(p habeas.Place) bool {
		return slices.ContainsFunc(all, func(q habeas.Place) bool { return q.Name != "" && within(q, p, places) })
	}
	all = slices.DeleteFunc(slices.Clone(all), func(p habeas.Place) bool { return p.Name == p.Admin1 && holds(p) })
	return slices.MaxFunc(append(all, habeas.Place{}), func(p, q habeas.Place) int {
		return cmp.Or(cmp.Compare(fineness(p), fineness(q)), cmp.Compare(allow(p), allow(q)), cmp.Compare(said[p.Label()], said[q.Label()]), cmp.Compare(q.Label(), p.Label()))
	})
}

func fineness(p habeas.Place) int {
	switch {
	case p.Name != "":
		return 3
	case p.Admin1 != "":
		return 2
	case p.Country != "":
		return 1
	}
	return 0
}
