package link

import (
	"slices"
	"strconv"

	"habeas"
)

const (
	mostCrossed = 400 // pairs of claims of two like reports that are compared; beyond that keys must find them
	mostInCopy  = 12  // claims of one number in copies of one text that each further one is compared with
)

// gather puts the claims that make incidents in order, and gives the ties between them: between claims that share keys,
// between claims of reports that are alike, and between claims of copies.
func (b *builder) gather(ids []int32) []pairEdge {
	place := map[int32]int{}
	for _, id := range b.l.sorted(ids) {
		if n := b.l.nodes[id]; n.kind == telling {
			place[id] = len(b.nodes)
			b.nodes = append(b.nodes, n)
		}
	}
	var pairs [][2]int
	pair := func(x, y int32) {
		p, ok := place[x]
		q, known := place[y]
		if ok && known && p != q {
			pairs = append(pairs, [2]int{min(p, q), max(p, q)})
		}
	}
	for id := range place {
		for _, o := range b.neighbours(id) {
			pair(id, o)
		}
	}
	b.pairCopies(pair)
	slices.SortFunc(pairs, func(p, q [2]int) int { return slices.Compare(p[:], q[:]) })
	var edges []pairEdge
	for _, p := range slices.Compact(pairs) {
		if m := b.compare(b.nodes[p[0]], b.nodes[p[1]]); !m.never && m.weight >= joinAt {
			edges = append(edges, pairEdge{p[0], p[1], m})
		}
	}
	return edges
}

// neighbours gives the claims that may tell of the same incident as claim id.
func (b *builder) neighbours(id int32) []int32 {
	n := b.l.nodes[id]
	out := b.l.candidates(n)
	for _, j := range b.v.near(n.report.number) {
		r := b.l.reports[b.v.docs[j].id]
		if len(r.nodes)*len(n.report.nodes) > mostCrossed || b.v.like(n.report.number, j) < sameDocs/2 {
			continue
		}
		for _, o := range r.nodes {
			if b.l.nodes[o].act == n.act {
				out = append(out, o)
			}
		}
	}
	return slices.DeleteFunc(out, func(o int32) bool { return o == id || b.l.nodes[o].kind != telling })
}

// pairCopies pairs claims of one act and number in copies of one text.
func (b *builder) pairCopies(pair func(x, y int32)) {
	for _, g := range b.copies {
		told := map[string][]int32{}
		for _, r := range g {
			for _, id := range b.l.reports[r].nodes {
				n := b.l.nodes[id]
				k := string(n.act) + " " + strconv.Itoa(figure(n.count)) + " " + strconv.FormatBool(n.helper)
				for _, o := range told[k][:min(len(told[k]), mostInCopy)] {
					pair(o, id)
				}
				told[k] = append(told[k], id)
			}
		}
	}
}

// inCopies gives the claims that tell of the same act and number in copies of the claim's report.
func (b *builder) inCopies(n *node) []int32 {
	var out []int32
	for _, r := range b.copiesOf(n.report) {
		for _, id := range b.l.reports[r].nodes {
			if o := b.l.nodes[id]; o != n && o.kind == telling && o.act == n.act && figure(o.count) == figure(n.count) {
				out = append(out, id)
			}
		}
	}
	return out
}

// copiesOf gives the group of copies that a report is in; nothing when it is in none.
func (b *builder) copiesOf(h *reportHead) []habeas.ReportID {
	if b.groupOf == nil {
		b.groupOf = map[habeas.ReportID][]habeas.ReportID{}
	}
	if _, known := b.groupOf[h.ID]; !known {
		b.groupOf[h.ID] = nil
		for _, g := range b.l.copies.around(h.number) {
			for _, r := range g {
				b.groupOf[r] = g
			}
		}
	}
	return b.groupOf[h.ID]
}

// Around gives the incidents of the people that a report tells of: what [Linker.Result] would give of them, for the price
// of looking at these alone. The error is of kind NotFound when the report is not in.
func (l *Linker) Around(id habeas.ReportID) ([]habeas.Incident, []habeas.Case, error) {
	h := l.reports[id]
	if h == nil {
		return nil, nil, habeas.Errorf(habeas.NotFound, "report %s is not in", id)
	}
	v := l.docs.look(&l.copies)
	b := newBuilder(l, v, l.copies.around(h.number))
	ids := b.reach(h)
	b = newBuilder(l, v, l.copies.around(b.reports(ids)...))
	b.incidents(ids, b.gather(ids))
	b.cases()
	return b.outIncidents, b.outCases, nil
}

// reach gives the claims that hang together with those of a report: by ties, by parts and wholes, by being of one group,
// and by what people decided.
func (b *builder) reach(h *reportHead) []int32 {
	seen := map[int32]bool{}
	var queue []int32
	take := func(id int32) {
		if !seen[id] {
			seen[id] = true
			queue = append(queue, id)
		}
	}
	for _, id := range h.nodes {
		take(id)
	}
	for i := 0; i < len(queue); i++ {
		n := b.l.nodes[queue[i]]
		for _, id := range n.report.nodes {
			if o := b.l.nodes[id]; o.kind == denying || n.kind == denying && o.act == n.act || partOf(n, o) || sameGroup(n, o) {
				take(id)
			}
		}
		if n.kind != telling {
			continue
		}
		for _, o := range append(b.neighbours(queue[i]), b.inCopies(n)...) {
			if m := b.compare(n, b.l.nodes[o]); !m.never && m.weight >= joinAt {
				take(o)
			}
		}
		if top, ok := b.l.rules.top(n.ref); ok {
			for _, ref := range b.l.rules.known[top] {
				if id, in := b.l.at[ref]; in {
					take(id)
				}
			}
		}
	}
	slices.Sort(queue)
	return queue
}

// reports gives the numbers of the reports of some claims.
func (b *builder) reports(ids []int32) []int32 {
	var out []int32
	for _, id := range ids {
		out = append(out, b.l.nodes[id].report.number)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
