package link

import (
	"slices"

	"habeas"
)

// joining is a look at which claims are joined.
type joining struct {
	l     *Linker
	asked map[habeas.ReportID]bool // reports about which it was asked what people decided
	ids   []int64                  // those that were grouped last
	b     *builder                 // and what came of it
	err   error
}

// tied gives the claims to which some are tied or, by what people decided, belong.
func (g *joining) tied(ids []int64) []int64 {
	g.ask(ids)
	g.l.state.Expect(ids)
	var out []int64
	for _, id := range ids {
		out = append(append(out, g.l.state.Tied(id)...), g.decided(g.l.node(id))...)
	}
	g.l.fetch(out)
	return slices.DeleteFunc(out, func(id int64) bool { return g.l.node(id) == nil })
}

// decided gives the claims that people said belong together with one.
func (g *joining) decided(n *node) []int64 {
	if n == nil {
		return nil
	}
	top, ok := g.l.rules.top(n.ref)
	if !ok {
		return nil
	}
	known := g.l.rules.known[top]
	reports := make([]habeas.ReportID, len(known))
	for i, ref := range known {
		reports[i] = ref.Report
	}
	var out []int64
	for _, f := range g.l.files(g.l.state.Numbers(reports)) {
		for _, o := range f.nodes {
			if slices.Contains(known, o.ref) {
				out = append(out, o.id)
			}
		}
	}
	return out
}

// ask asks what people decided about the reports of claims, each once.
func (g *joining) ask(ids []int64) {
	var fresh []habeas.ReportID
	g.l.fetch(ids)
	for _, id := range ids {
		if n := g.l.node(id); n != nil && !g.asked[n.ref.Report] {
			g.asked[n.ref.Report] = true
			fresh = append(fresh, n.ref.Report)
		}
	}
	if len(fresh) > 0 && g.err == nil {
		g.err = g.l.ask(fresh)
	}
}

// group joins claims by the ties that are live.
func (g *joining) group(ids []int64, live liveTie) [][]int64 {
	g.ask(ids)
	g.l.state.Expect(ids)
	g.ids, g.b = ids, newBuilder(g.l)
	g.b.take(ids, live)
	out := make([][]int64, len(g.b.joined))
	for i, c := range g.b.joined {
		for _, m := range c.members {
			out[i] = append(out[i], g.b.nodes[m].id)
		}
	}
	return out
}

// reach gives claims with all whose incidents or cases touch upon theirs: by parts and wholes, by being of one group, by a denial,
// each time with all that stand in one incident with them.
func (g *joining) reach(r *regrouping, from []int64) []int64 {
	seen := map[int64]bool{} // groups, by their least
	var queue []int64
	take := func(ids []int64) {
		r.take(ids)
		for _, id := range ids {
			if least := r.was[id]; !seen[least] {
				seen[least] = true
				queue = append(queue, r.stood[least]...)
			}
		}
	}
	take(from)
	for done := 0; done < len(queue); {
		step := queue[done:]
		done = len(queue)
		g.l.fetch(step)
		var next []int64
		for _, id := range step {
			next = append(next, beside(g.l.node(id))...)
		}
		take(next)
	}
	slices.Sort(queue)
	return queue
}

// beside gives the claims of a claim's report that belong to its incident or to one that its own touches upon.
func beside(n *node) []int64 {
	if n == nil {
		return nil
	}
	var out []int64
	for _, o := range n.report.nodes {
		if o.kind == denying || n.kind == denying && o.act == n.act || partOf(n, o) || sameGroup(n, o) {
			out = append(out, o.id)
		}
	}
	return out
}
