package link

import (
	"cmp"
	"slices"

	"habeas"
)

// A Linker takes in reports one by one. Taking one in files its claims and words under keys; what they mean is worked out
// when it is asked for, from what is filed then, so that the order of arrival cannot matter. What one report costs depends
// on how many others share its keys, not on how many there are.
type Linker struct {
	state   State
	places  Places
	rules   *rules
	copies  Copies
	nodes   []*node
	at      map[ClaimRef]int32
	reports map[habeas.ReportID]*reportHead
	docs    documents
	ties    *ties // nil when a report came since they were worked out
}

// ties are what the reports say of each other, whatever people decide: what costs most of a [Linker.Incidents], and holds until
// the next report comes.
type ties struct {
	copies [][]habeas.ReportID
	nodes  []*node // sorted
	edges  []pairEdge
}

// NewLinker gives a Linker over a state. The error is of kind Contradiction when the decisions cannot all hold.
func NewLinker(s State, d Decisions, places Places) (*Linker, error) {
	r, err := d.ready()
	if err != nil {
		return nil, err
	}
	return &Linker{
		state: s, places: places, rules: r, at: map[ClaimRef]int32{}, reports: map[habeas.ReportID]*reportHead{},
		docs: documents{state: s, number: map[habeas.ReportID]int32{}},
	}, nil
}

// Decide puts decisions in the place of those that the Linker has. It reports false, and decides nothing, when a total that
// was decided about no longer is: a claim that makes incidents cannot be made a total again, and the reports have to be given
// to a new Linker. On an error of kind Contradiction it keeps those it has.
func (l *Linker) Decide(d Decisions) (bool, error) {
	r, err := d.ready()
	if err != nil {
		return false, err
	}
	for _, n := range l.nodes {
		if _, decided := r.top(n.ref); n.promoted && !decided {
			return false, nil
		}
	}
	l.rules = r
	for id, n := range l.nodes {
		if l.promote(n) {
			l.hold(int32(id))
			l.ties = nil
		}
	}
	return true, nil
}

// promote makes a total that people decided about a claim that makes incidents: they said of which it tells. It reports
// whether it did.
func (l *Linker) promote(n *node) bool {
	_, decided := l.rules.top(n.ref)
	if !decided || n.kind != roundup {
		return false
	}
	n.kind, n.promoted = telling, true
	return true
}

// hold files a claim under its keys.
func (l *Linker) hold(id int32) {
	n := l.nodes[id]
	rank := hashOf(string(n.ref.Report), string(n.ref.Claim))
	for _, k := range keysOf(n) {
		l.state.Hold(k, rank, id)
	}
}

// Add takes in one report with its claims. The error is of kind Invalid when the report is in already.
func (l *Linker) Add(d Doc) error {
	id := d.Report.ID
	if l.reports[id] != nil {
		return habeas.Errorf(habeas.Invalid, "report %s comes twice; give each version of a report once", id)
	}
	text := body(&d.Report)
	l.ties = nil
	h := &reportHead{ID: id, Source: d.Report.Source, Published: d.Report.Published, number: int32(len(l.docs.docs))}
	l.reports[id] = h
	l.copies.Add(id, text)
	h.sketch = l.copies.last()
	l.docs.add(h, d.Report.Title, text)
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
	l.promote(n)
	l.nodes, l.at[n.ref] = append(l.nodes, n), id
	h := n.report
	h.nodes = append(h.nodes, id)
	if n.kind == telling {
		l.hold(id)
	}
}

// candidates gives the nodes that share a key with n.
func (l *Linker) candidates(n *node) []int32 {
	var out []int32
	for _, k := range keysOf(n) {
		for _, h := range l.state.Holders(k) {
			out = append(out, h.N)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Result gives what all reports that are in come to.
func (l *Linker) Result() (Result, error) {
	v := l.docs.look(&l.copies)
	r := l.linked(v)
	r.Documents = v.groups(r.Copies, l.firstTold(r.Incidents))
	return r, nil
}

// firstTold gives for each document the incidents of the claims that it tells first of their act.
func (l *Linker) firstTold(incidents []habeas.Incident) map[int32][]int {
	out := map[int32][]int{}
	for i := range incidents {
		for _, t := range incidents[i].Tellings {
			n := l.nodes[l.at[ClaimRef{t.Report, t.Claim}]]
			if d := n.report.number; n.lead && !slices.Contains(out[d], i) {
				out[d] = append(out[d], i)
			}
		}
	}
	return out
}

// Incidents gives what Result gives but for its Documents, which stay empty. When no report came since it was last asked, it
// weighs no claims anew: that is what a judgement costs.
func (l *Linker) Incidents() Result {
	return l.linked(l.docs.look(&l.copies))
}

func (l *Linker) linked(v *view) Result {
	all := make([]int32, len(l.nodes))
	for i := range all {
		all[i] = int32(i)
	}
	if l.ties == nil {
		b := newBuilder(l, v, l.copies.Groups())
		edges := b.gather(all)
		l.ties = &ties{b.copies, b.nodes, edges}
	}
	b := newBuilder(l, v, l.ties.copies)
	b.nodes = l.ties.nodes
	b.incidents(all, l.ties.edges)
	b.cases()
	b.roundups()
	return Result{Incidents: b.outIncidents, Cases: b.outCases, Roundups: b.outRoundups, Copies: b.copies, inferred: b.inferred}
}

// sorted gives nodes in order of their references, whatever the order of arrival.
func (l *Linker) sorted(ids []int32) []int32 {
	out := slices.Clone(ids)
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
