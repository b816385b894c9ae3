package link

import "slices"

// sets is a forest of disjoint sets over the numbers 0 to n-1. The smallest member names a set, so that the outcome does
// not depend on the order of the joins.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) find(x int) int {
	for s[x] != x {
		s[x] = s[s[x]]
		x = s[x]
	}
	return x
}

func (s sets) join(a, b int) {
	a, b = s.find(a), s.find(b)
	if a > b {
		a, b = b, a
	}
	s[b] = a
}

// groups gives the sets in the order of their smallest members.
func (s sets) groups() [][]int {
	at := make(map[int]int, len(s))
	var out [][]int
	for i := range s {
		top := s.find(i)
		if top == i {
			at[i] = len(out)
			out = append(out, nil)
		}
		g := at[top]
		out[g] = append(out[g], i)
	}
	return slices.Clip(out)
}
