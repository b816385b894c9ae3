package link

import (
	"cmp"
	"slices"

	"habeas"
)

// A Linker takes in reports one by one. What one costs depends on how many claims tell of its own incidents, not on how
// many reports there are.
type Linker struct {
	state   State
	places  Places
	rules   *rules
	copies  Copies
	nodes   []*node
	at      map[ClaimRef]int32
	edges   [][]edge // by node
	reports map[habeas.ReportID]*reportHead
	order   []*reportHead
	docs    documents
	// likeness of the words of two reports, by their ids; made anew for each result.
	likeness map[[2]habeas.ReportID]float64
}

// An edge is a tie between two nodes, kept at both.
type edge struct {
	to int32
	m  match
}

// NewLinker gives a Linker over a state. The error is of kind Contradiction when the decisions cannot all hold.
func NewLinker(s State, d Decisions, places Places) (*Linker, error) {
	r, err := d.ready()
	if err != nil {
		return nil, err
	}
	return &Linker{state: s, places: places, rules: r, at: map[ClaimRef]int32{}, reports: map[habeas.ReportID]*reportHead{}}, nil
}

// Add takes in one report with its claims. The error is of kind Invalid when the report is in already.
func (l *Linker) Add(d Doc) error {
	id := d.Report.ID
	if l.reports[id] != nil {
		return habeas.Errorf(habeas.Invalid, "report %s comes twice; give each version of a report once", id)
	}
	h := &reportHead{ID: id, Source: d.Report.Source, Lang: d.Report.Lang, Published: d.Report.Published}
	l.reports[id] = h
	l.order = append(l.order, h)
	l.copies.Add(id, body(&d.Report))
	h.sketch = l.copies.last()
	l.docs.add(h, &d.Report)
	for _, n := range nodesOf(h, d.Claims) {
		l.addNode(n)
	}
	return nil
}

// body gives a report's text without what stands around it: captions, share buttons, comments, links to other stories.
func body(r *habeas.Report) string {
	if len(r.Regions) == 0 {
		return r.Text
	}
	out := make([]byte, 0, len(r.Text))
	at := 0
	for _, g := range r.Regions {
		if g.Kind == habeas.RegionTitle || g.Kind == habeas.RegionTable || g.Kind == habeas.RegionQuotation || g.Start < at || g.End > len(r.Text) {
			continue
		}
		out = append(append(out, r.Text[at:g.Start]...), '\n')
		at = g.End
	}
	return string(append(out, r.Text[at:]...))
}

func (l *Linker) addNode(n *node) {
	id := int32(len(l.nodes))
	if _, ok := l.at[n.ref]; ok {
		return // the same claim twice in one report adds nothing
	}
	l.nodes, l.edges, l.at[n.ref] = append(l.nodes, n), append(l.edges, nil), id
	if kindOf(&n.claim) != telling {
		return
	}
	keys := keysOf(n)
	for _, o := range l.candidates(keys) {
		if m := compare(n, l.nodes[o], l.places); !m.never && m.weight >= joinMean-likeMost {
			l.tie(id, o, m)
		}
	}
	for _, k := range keys {
		l.state.Hold(k, id)
	}
}

func (l *Linker) tie(a, b int32, m match) {
	l.edges[a] = append(l.edges[a], edge{b, m})
	l.edges[b] = append(l.edges[b], edge{a, m})
}

// candidates gives the nodes that hold one of the keys.
func (l *Linker) candidates(keys []uint64) []int32 {
	var out []int32
	for _, k := range keys {
		out = append(out, l.state.Holders(k)...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Result gives what the reports that are in come to.
func (l *Linker) Result() (Result, error) {
	likeness := l.docs.pairs()
	l.likeness = l.docs.byReport(likeness)
	b := newBuilder(l)
	b.incidents()
	b.cases()
	b.roundups()
	copies := l.copies.Groups()
	return Result{
		Incidents: b.outIncidents, Cases: b.outCases, Roundups: b.outRoundups, Copies: copies,
		Documents: l.docs.groups(likeness),
	}, nil
}

// sortedNodes gives all nodes in order of their references, whatever the order of arrival.
func (l *Linker) sortedNodes() []int32 {
	out := make([]int32, len(l.nodes))
	for i := range out {
		out[i] = int32(i)
	}
	slices.SortFunc(out, func(a, b int32) int { return l.nodes[a].compare(l.nodes[b]) })
	return out
}

func sortEdges(es []pairEdge) {
	slices.SortFunc(es, func(x, y pairEdge) int {
		return cmp.Or(cmp.Compare(y.m.weight, x.m.weight), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
	})
}

// A pairEdge is an edge between two nodes by their place in the sorted order; a is the smaller.
type pairEdge struct {
	a, b int
	m    match
}
