package link

import (
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
	built  *builder
}

// Roundups gives the totals among the claims that were looked at, with what of the same lies inside them.
func (d *Delta) Roundups() []habeas.Roundup {
	d.built.outRoundups = nil
	d.built.roundups()
	return d.built.outRoundups
}

// Settle works out the incidents and cases of all who hang together with what changed since the last time.
func (l *Linker) Settle() (Delta, error) {
	copies := l.settleCopies()
	ids, err := l.reach(slices.Sorted(maps.Keys(l.moved)))
	if err != nil {
		return Delta{}, err
	}
	b := l.build(ids)
	d := Delta{Incidents: b.outIncidents, Cases: b.outCases, Copies: copies, built: b}
	for _, n := range b.looked {
		d.Claims = append(d.Claims, n.ref)
		d.Reports = append(d.Reports, n.ref.Report)
	}
	d.Reports = slices.Compact(d.Reports)
	l.forget()
	return d, l.state.Err()
}

// settleCopies groups anew the reports whose copies changed, and lets the claims of those whose group is another be looked
// at again, since copies are one origin.
func (l *Linker) settleCopies() map[habeas.ReportID]habeas.ReportID {
	changed := map[habeas.ReportID]habeas.ReportID{}
	c := copying{l: l, tied: map[int64][]int64{}, seen: map[int64]bool{}}
	for _, number := range c.around(slices.Sorted(maps.Keys(l.copied))) {
		if c.seen[number] {
			continue
		}
		all, edges := c.hangTogether(number)
		now := map[habeas.ReportID]habeas.ReportID{}
		for _, g := range groupsOf(all, edges) {
			for _, r := range g {
				now[r] = g[0]
			}
		}
		for _, f := range all {
			if now[f.ID] != l.state.Group(f.ID) {
				l.state.SetGroup(f.ID, now[f.ID])
				changed[f.ID] = now[f.ID]
				l.Touch(f.number)
			}
		}
	}
	return changed
}

// copying is a look at who is whose copy.
type copying struct {
	l    *Linker
	tied map[int64][]int64 // what was looked up, by number
	seen map[int64]bool
}

// copies gives the numbers of a report's copies.
func (c *copying) copies(number int64) []int64 {
	out, known := c.tied[number]
	if !known {
		for _, id := range c.l.state.Tied(reportID(number)) {
			out = append(out, reportOf(id))
		}
		c.tied[number] = out
	}
	return out
}

// around adds to reports their copies: whether these are of one text with others may have changed too.
func (c *copying) around(numbers []int64) []int64 {
	out := slices.Clone(numbers)
	for _, n := range numbers {
		out = append(out, c.copies(n)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// hangTogether gives the reports that hang together with one by being copies of one text, and the pairs that are.
func (c *copying) hangTogether(number int64) ([]*Filed, [][2]int) {
	var all []*Filed
	at := map[int64]int{}
	take := func(n int64) {
		if f := c.l.file(n); f != nil && !c.seen[n] {
			c.seen[n], at[n] = true, len(all)
			all = append(all, f)
		}
	}
	take(number)
	var edges [][2]int
	for i := 0; i < len(all); i++ {
		a := all[i].number
		of := slices.DeleteFunc(slices.Clone(c.copies(a)), func(b int64) bool { return !ofOneText(a, b, c.copies(a), c.copies(b)) })
		c.l.fetchReports(of)
		for _, b := range of {
			take(b)
			if j, in := at[b]; in && i < j {
				edges = append(edges, [2]int{i, j})
			}
		}
	}
	return all, edges
}

// reach gives the claims that hang together with some: by ties, by parts and wholes, by being of one group, and by what people
// decided.
func (l *Linker) reach(from []int64) ([]int64, error) {
	seen, asked := map[int64]bool{}, map[habeas.ReportID]bool{}
	var queue []int64
	take := func(id int64) {
		if !seen[id] && l.node(id) != nil {
			seen[id] = true
			queue = append(queue, id)
		}
	}
	l.fetch(from)
	for _, id := range from {
		take(id)
	}
	for done := 0; done < len(queue); {
		step := queue[done:]
		done = len(queue)
		if err := l.askAbout(step, asked); err != nil {
			return nil, err
		}
		var tied []int64
		for _, id := range step {
			tied = append(tied, l.state.Tied(id)...)
		}
		l.fetch(tied)
		for _, id := range tied {
			take(id)
		}
		for _, id := range step {
			l.reachFrom(l.node(id), take)
		}
	}
	slices.Sort(queue)
	return queue, nil
}

// askAbout asks what people decided about the reports of claims, each once.
func (l *Linker) askAbout(ids []int64, asked map[habeas.ReportID]bool) error {
	var fresh []habeas.ReportID
	for _, id := range ids {
		if r := l.node(id).ref.Report; !asked[r] {
			asked[r] = true
			fresh = append(fresh, r)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	return l.ask(fresh)
}

// reachFrom takes what hangs together with a claim otherwise than by ties.
func (l *Linker) reachFrom(n *node, take func(int64)) {
	for _, o := range n.report.nodes {
		if o.kind == denying || n.kind == denying && o.act == n.act || partOf(n, o) || sameGroup(n, o) {
			take(o.id)
		}
	}
	top, ok := l.rules.top(n.ref)
	if !ok {
		return
	}
	known := l.rules.known[top]
	reports := make([]habeas.ReportID, len(known))
	for i, ref := range known {
		reports[i] = ref.Report
	}
	for _, number := range l.state.Numbers(reports) {
		for _, o := range l.file(number).nodes {
			if slices.Contains(known, o.ref) {
				take(o.id)
			}
		}
	}
}

// build makes incidents and cases of claims that hang together with nothing else.
func (l *Linker) build(ids []int64) *builder {
	b := newBuilder(l)
	at := make(map[int64]int, len(ids))
	for _, id := range ids {
		b.looked = append(b.looked, l.node(id))
	}
	slices.SortFunc(b.looked, (*node).compare)
	for _, n := range b.looked {
		b.heard(n.report)
		if n.kind == telling {
			at[n.id] = len(b.nodes)
			b.nodes = append(b.nodes, n)
		}
	}
	var edges []pairEdge
	for i, n := range b.nodes {
		for _, o := range l.state.Tied(n.id) {
			if j, in := at[o]; in && i < j {
				edges = append(edges, pairEdge{i, j, l.weigh(n, b.nodes[j])})
			}
		}
	}
	b.incidents(edges)
	b.cases()
	return b
}
