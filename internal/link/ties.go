package link

const (
	heavyWords  = 16           // of a report's words, those by which others are looked for
	alikeAt     = sameDocs / 2 // likeness from which all claims of two reports are compared
	mostCrossed = 400          // pairs of claims of two like reports that are compared; beyond that keys must find them
)

// Two claims are compared when something brings them together: a key of both, words of their reports, or that these are
// copies of one text. They are tied when enough speaks for their telling of one incident. So a tie says nothing that the
// two claims, their reports and who stands between them do not say.

// meetCopy ties two reports that share prints when they are copies, and compares the claims that tell the same in both.
func (l *Linker) meetCopy(f, g *Filed) {
	if f == nil || g == nil || !isCopy(f.sketch, g.sketch) {
		return
	}
	if l.state.Tie(reportID(f.number), reportID(g.number)) {
		l.copied[f.number], l.copied[g.number] = true, true
	}
	l.cross(f, g, sameTelling)
}

// meetAlike compares the claims of two reports that share words when they are alike on the whole.
func (l *Linker) meetAlike(f, g *Filed) {
	if f != nil && g != nil && alike(f, g) {
		l.cross(f, g, sameMatter)
	}
}

// cross weighs the claims of two reports against each other.
func (l *Linker) cross(f, g *Filed, pair func(n, o *node) bool) {
	for _, n := range f.nodes {
		for _, o := range g.nodes {
			if pair(n, o) {
				l.try(n, o)
			}
		}
	}
}

// alike reports whether two reports are so like that all their claims of one act are compared.
func alike(f, g *Filed) bool {
	return len(f.nodes)*len(g.nodes) <= mostCrossed && likeness(f, g) >= alikeAt
}

// sameMatter reports whether two claims of like reports are compared.
func sameMatter(n, o *node) bool {
	return n.act == o.act || mayHaveDied(n, o) || mayHaveDied(o, n)
}

// sameTelling reports whether two claims give one number for one act.
func sameTelling(n, o *node) bool {
	return n.act == o.act && n.helper == o.helper && figure(n.count) == figure(o.count)
}

// try ties two claims when enough speaks for their telling of one incident, or when those hurt in the one may have died in
// the other.
func (l *Linker) try(n, o *node) {
	if n == nil || o == nil || n == o || n.kind != telling || o.kind != telling {
		return
	}
	pair := [2]int64{min(n.id, o.id), max(n.id, o.id)}
	if l.tried[pair] {
		return
	}
	l.tried[pair] = true
	if l.belong(n, o) && l.state.Tie(n.id, o.id) {
		l.moved[n.id], l.moved[o.id] = true, true
	}
}

// belong reports whether enough speaks for two claims telling of one incident, or those hurt in the one may have died in the other.
func (l *Linker) belong(n, o *node) bool {
	if n.act != o.act {
		return mayHaveDied(n, o) || mayHaveDied(o, n)
	}
	m := l.weigh(n, o)
	return !m.never && m.weight >= joinAt
}

// weigh compares two claims together with the likeness of their reports.
func (l *Linker) weigh(x, y *node) match { return l.weighAs(x, y, false) }

// weighAs does so; doubted says that a date of theirs, by which likeness fades, is in doubt.
func (l *Linker) weighAs(x, y *node, doubted bool) match {
	if y.compare(x) < 0 {
		x, y = y, x
	}
	m := compare(x, y, l.places)
	if m.never || x.ref.Report == y.ref.Report {
		return m
	}
	like := likeness
	if m.misdated || doubted {
		like = wordsShared
	}
	s := like(x.report, y.report)
	if s >= sameDocs/2 {
		weight := min(likeMost, likeWeight*s)
		if !x.lead || !y.lead {
			weight *= likeAside // likeness is of main stories; what is told beside them may be anything
		}
		m.add(weight, "the reports share rare words")
	}
	if commonFigure(x, y, s >= sameDocs/2) {
		m.add(-1, "")
	}
	return m
}

// closer compares a pair that came within reach because somebody between them went.
func (l *Linker) closer(p [2]int64) {
	if !isReport(p[0]) {
		l.try(l.node(p[0]), l.node(p[1]))
		return
	}
	f, g := l.file(reportOf(p[0])), l.file(reportOf(p[1]))
	if f == nil || g == nil {
		return
	}
	if l.share(f.printKeys(), g.printKeys()) {
		l.meetCopy(f, g)
	}
	if l.share(f.wordKeys(), g.wordKeys()) {
		l.meetAlike(f, g)
	}
}

// part takes away the ties of pairs that are out of reach of each other now and that nothing else brings together.
func (l *Linker) part(pairs [][2]int64) {
	for _, p := range distinctPairs(pairs) {
		if isReport(p[0]) {
			for _, t := range l.state.Between(reportOf(p[0]), reportOf(p[1])) {
				l.drop(t)
			}
		} else if l.state.Has(p[0], p[1]) {
			l.drop(p)
		}
	}
}

// drop takes away a tie unless something still brings the two together.
func (l *Linker) drop(p [2]int64) {
	l.fetch(p[:])
	f, g := l.file(reportOf(p[0])), l.file(reportOf(p[1]))
	kept := false
	switch {
	case f == nil || g == nil:
	case isReport(p[0]):
		kept = l.share(f.printKeys(), g.printKeys())
	default:
		kept = l.together(l.node(p[0]), l.node(p[1]))
	}
	if !kept && l.state.Untie(p[0], p[1]) {
		l.mark(p[0])
		l.mark(p[1])
	}
}

// together reports whether something brings two claims together.
func (l *Linker) together(n, o *node) bool {
	if n == nil || o == nil {
		return false
	}
	if l.share(n.keys(), o.keys()) {
		return true
	}
	f, g := n.report, o.report
	if f == g {
		return false
	}
	return sameTelling(n, o) && l.state.Has(reportID(f.number), reportID(g.number)) ||
		sameMatter(n, o) && alike(f, g) && l.share(f.wordKeys(), g.wordKeys())
}
