package link

import (
	"cmp"
	"slices"
)

// A partition is of groups that are known by their least members.
type partition[T cmp.Ordered] struct {
	least   map[T]T
	members map[T][]T
}

func newPartition[T cmp.Ordered]() partition[T] { return partition[T]{map[T]T{}, map[T][]T{}} }

// put puts one into a group; with the zero value as its least it is in none.
func (g *partition[T]) put(x, least T) {
	var none T
	if old, in := g.least[x]; in {
		delete(g.least, x)
		if g.members[old] = slices.DeleteFunc(g.members[old], func(m T) bool { return m == x }); len(g.members[old]) == 0 {
			delete(g.members, old)
		}
	}
	if least != none {
		g.least[x] = least
		g.members[least] = append(g.members[least], x)
	}
}

// with gives all who are in one group with any of some.
func (g *partition[T]) with(some []T) map[T]T {
	out := map[T]T{}
	for _, x := range some {
		least, in := g.least[x]
		if _, seen := out[x]; !in || seen {
			continue
		}
		for _, m := range g.members[least] {
			out[m] = least
		}
	}
	return out
}
