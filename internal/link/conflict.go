package link

import (
	"cmp"
	"slices"
	"strconv"

	"habeas"
)

// contested reports whether figures of independent origins cannot both be true, or differ beyond a factor of three
// (field-guide 5.2, rule 5).
func (b *builder) contested(said []*node, src *sources) bool {
	whole := distinct(b.wholes(said), func(n *node) string {
		return n.claim.Count.String() + " " + strconv.Itoa(src.certain.find(src.of[n.ref.Report]))
	})
	return slices.ContainsFunc(whole, func(n *node) bool {
		return slices.ContainsFunc(whole, func(o *node) bool {
			x, y := n.claim.Count, o.claim.Count
			if n == o || sibling(n, o) || sameFigure(x, y) || src.oneOrigin(n.ref.Report, o.ref.Report) {
				return false
			}
			far := max(x.Best(), y.Best()) > 3*max(1, min(x.Best(), y.Best())) && !x.Open && !y.Open
			return far || !x.Overlaps(y)
		})
	})
}

// wholes gives the claims that say how many all of them were.
func (b *builder) wholes(said []*node) []*node {
	return slices.DeleteFunc(slices.Clone(said), func(n *node) bool { return n.claim.Count.IsZero() || b.partial[n] })
}

const mostDistinct = 120 // different values of one field that are compared pair by pair

// distinct keeps the first claim of every value.
func distinct(ns []*node, value func(*node) string) []*node {
	seen := map[string]bool{}
	var out []*node
	for _, n := range ns {
		if v := value(n); !seen[v] && len(out) < mostDistinct {
			seen[v] = true
			out = append(out, n)
		}
	}
	return out
}

// A field is one thing that claims say, what it is called, and when two of them cannot both be true.
type field struct {
	name  string
	value func(*node) string
	clash func(a, b *node) bool
}

// conflicts lists the fields in which claims that stand cannot both be true, with the values that clash with another.
func (b *builder) conflicts(said, ns []*node) []habeas.Conflict {
	timed := slices.DeleteFunc(slices.Clone(ns), func(n *node) bool { return !n.claim.When.Placed() || n.act.Risk() })
	placed := slices.DeleteFunc(slices.Clone(ns), func(n *node) bool { return n.claim.Where.Name == "" })
	var out []habeas.Conflict
	for _, f := range []struct {
		field
		ns []*node
	}{
		{field{"count", func(n *node) string { return n.claim.Count.String() }, countsClash}, b.wholes(said)},
		{field{"when", func(n *node) string { return n.claim.When.String() }, timesClash}, timed},
		{field{"where", func(n *node) string { return n.claim.Where.Label() }, b.placesClash}, placed},
	} {
		if c := f.conflict(f.ns); len(c.Values) > 0 {
			out = append(out, c)
		}
	}
	return out
}

// conflict gives the values that clash with another, those of most claims first; none when all can be true together.
func (f field) conflict(ns []*node) habeas.Conflict {
	against := map[string][]string{}
	all := distinct(ns, f.value)
	for i, n := range all {
		for _, o := range all[:i] {
			if f.clash(n, o) {
				v, w := f.value(n), f.value(o)
				against[v], against[w] = append(against[v], w), append(against[w], v)
			}
		}
	}
	claims := map[string][]habeas.ClaimID{}
	for _, n := range ns {
		claims[f.value(n)] = append(claims[f.value(n)], n.claim.ID)
	}
	c := habeas.Conflict{Field: f.name}
	for v, others := range against {
		slices.Sort(others)
		c.Values = append(c.Values, habeas.ConflictValue{Value: v, Claims: claims[v], Against: others})
	}
	slices.SortFunc(c.Values, func(a, b habeas.ConflictValue) int {
		return cmp.Or(cmp.Compare(len(b.Claims), len(a.Claims)), cmp.Compare(a.Value, b.Value))
	})
	return c
}

func countsClash(a, b *node) bool { return !sibling(a, b) && !a.claim.Count.Overlaps(b.claim.Count) }

func timesClash(a, b *node) bool { return !a.claim.When.Overlaps(b.claim.When) }

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
