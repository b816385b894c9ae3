package link

import (
	"cmp"
	"slices"

	"habeas"
)

// latest gives the claims that stand: of one origin only what it said last, when it gives a new figure (field-guide 5.2).
func (b *builder) latest(ns []*node) []*node {
	var out []*node
	for _, n := range ns {
		if !slices.ContainsFunc(ns, func(o *node) bool { return b.supersedes(o, n) }) {
			out = append(out, n)
		}
	}
	return out
}

// supersedes reports whether o is a later figure of n's origin.
func (b *builder) supersedes(o, n *node) bool {
	if o == n || o.ref.Report == n.ref.Report || b.partial[o] || b.partial[n] {
		return false
	}
	if n.claim.Count.IsZero() || o.claim.Count.Nominal == 0 || sameFigure(o.claim.Count, n.claim.Count) {
		return false
	}
	p, q := o.published, n.published
	if p.From == 0 || q.To == 0 || p.From <= q.To {
		return false
	}
	return b.oneOrigin(o, n)
}

func (b *builder) oneOrigin(o, n *node) bool {
	ts := tellersOf([]*node{o, n})
	if len(ts) < 2 {
		return true
	}
	_, sure := b.related(ts[0], ts[1])
	return sure
}

// countOf gives low, best and high: the lowest low and the highest high of what stands, and the figure said most often,
// the lower one when two are said as often. Parts that a report tells apart are added, and never to their whole.
func (b *builder) countOf(said []*node) habeas.Range {
	var out habeas.Range
	votes := map[int]int{}
	first := true
	for _, c := range b.statements(said) {
		if first {
			out.Low, first = c.Low, false
		}
		out.Low = min(out.Low, c.Low)
		out.Open = out.Open || c.Open
		out.High = max(out.High, c.Low, c.Nominal)
		if !c.Open {
			out.High = max(out.High, c.High)
		}
		votes[c.Best()]++
	}
	out.Best = mostSaid(votes)
	return out
}

func mostSaid(votes map[int]int) int {
	best, most := 0, 0
	for n, k := range votes {
		if k > most || k == most && n < best {
			best, most = n, k
		}
	}
	return best
}

// statements gives one count for every claim that stands for the whole group, and for the parts of a report that tells no
// whole their sum.
func (b *builder) statements(said []*node) []habeas.Count {
	var out []habeas.Count
	done := map[*node]bool{}
	for _, n := range said {
		if done[n] || n.claim.Count.IsZero() || b.partial[n] {
			continue
		}
		sum := n.claim.Count
		for _, o := range said {
			if o != n && !done[o] && sibling(n, o) && !b.partial[o] {
				sum = added(sum, o.claim.Count)
				done[o] = true
			}
		}
		done[n] = true
		out = append(out, sum)
	}
	return out
}

// sibling reports whether one report tells two parts of one happening apart by place.
func sibling(a, b *node) bool {
	return a.ref.Report == b.ref.Report && a.claim.Act == b.claim.Act && a.claim.Event != "" && a.claim.Event == b.claim.Event &&
		!b.claim.Count.IsZero() && a.claim.Where.Name != "" && b.claim.Where.Name != "" && !shareName(a.claim.Where, b.claim.Where)
}

func added(a, b habeas.Count) habeas.Count {
	out := habeas.Count{Low: a.Low + b.Low, High: a.High + b.High, Open: a.Open || b.Open}
	if a.Nominal != 0 && b.Nominal != 0 {
		out.Nominal = a.Nominal + b.Nominal
	}
	return out
}

// contested reports whether figures of independent origins cannot both be true, or differ beyond a factor of three
// (field-guide 5.2, rule 5).
func contested(said []*node, b *builder) bool {
	for i, n := range said {
		for _, o := range said[:i] {
			x, y := n.claim.Count, o.claim.Count
			if x.IsZero() || y.IsZero() || b.partial[n] || b.partial[o] || sibling(n, o) || sameFigure(x, y) {
				continue
			}
			far := max(x.Best(), y.Best()) > 3*max(1, min(x.Best(), y.Best())) && !x.Open && !y.Open
			if (far || !x.Overlaps(y)) && !b.oneOrigin(n, o) {
				return true
			}
		}
	}
	return false
}

// conflicts lists the fields in which claims that stand cannot both be true.
func (b *builder) conflicts(said, ns []*node) []habeas.Conflict {
	var out []habeas.Conflict
	whole := slices.DeleteFunc(slices.Clone(said), func(n *node) bool { return n.claim.Count.IsZero() || b.partial[n] })
	if apart(whole, func(a, c *node) bool { return !sibling(a, c) && !a.claim.Count.Overlaps(c.claim.Count) }) {
		out = append(out, values("count", whole, func(n *node) string { return n.claim.Count.String() }))
	}
	timed := slices.DeleteFunc(slices.Clone(ns), func(n *node) bool { return !n.claim.When.Placed() || n.act.Risk() })
	if apart(timed, func(a, c *node) bool { return !a.claim.When.Overlaps(c.claim.When) }) {
		out = append(out, values("when", timed, func(n *node) string { return n.claim.When.String() }))
	}
	placed := slices.DeleteFunc(slices.Clone(ns), func(n *node) bool { return n.claim.Where.Name == "" })
	if apart(placed, func(a, c *node) bool { return b.placesClash(a, c) }) {
		out = append(out, values("where", placed, func(n *node) string { return n.claim.Where.Label() }))
	}
	return out
}

func (b *builder) placesClash(a, c *node) bool {
	x, y := a.claim.Where, c.claim.Where
	if shareName(x, y) || sibling(a, c) || b.partial[a] || b.partial[c] {
		return false
	}
	if p := b.l.places; p != nil {
		near, known := p.Kilometres(x, y)
		return !p.Contains(x, y) && !p.Contains(y, x) && (!known || near > 60)
	}
	return true
}

func apart(ns []*node, clash func(a, b *node) bool) bool {
	for i := range ns {
		for j := range i {
			if clash(ns[i], ns[j]) {
				return true
			}
		}
	}
	return false
}

func values(field string, ns []*node, value func(*node) string) habeas.Conflict {
	c := habeas.Conflict{Field: field}
	at := map[string]int{}
	for _, n := range ns {
		v := value(n)
		i, ok := at[v]
		if !ok {
			i = len(c.Values)
			at[v] = i
			c.Values = append(c.Values, habeas.ConflictValue{Value: v})
		}
		c.Values[i].Claims = append(c.Values[i].Claims, n.claim.ID)
	}
	slices.SortFunc(c.Values, func(a, b habeas.ConflictValue) int {
		return cmp.Or(cmp.Compare(len(b.Claims), len(a.Claims)), cmp.Compare(a.Value, b.Value))
	})
	return c
}
