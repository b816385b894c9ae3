package link

import (
	"maps"
	"slices"
)

// Groups are made strongest tie first, and what becomes of a tie depends on the two groups at its ends as they are then, and
// on nothing else. So those that stand in one group at the end come to the same when they are grouped alone; and while nobody
// joins with those that changed, all others stay in the groups that they were in. A regrouping rests on that: it groups what
// changed together with the groups that are tied to it, and goes on from those only that came to another end by it. Whoever
// hangs together with what changed by a chain of ties that join nothing is never looked at.
type regrouping struct {
	mates func(ids []int64) map[int64]int64         // those who stood in one group with any of these, and the least of each group; who stood alone may be left out
	tied  func(ids []int64) []int64                 // those who may come into one group with any of these
	group func(ids []int64, live liveTie) [][]int64 // makes the groups of ids, by the ties that are live
	was   map[int64]int64                           // of everyone at hand the least of the group in which it stood
	named map[int64]int64                           // the same of those only whose group was recorded
	stood map[int64][]int64                         // these groups
	dirty map[int64]bool                            // those whose group may be another now
	fresh []int64                                   // the dirty whose ties were not followed yet
}

// A liveTie reports whether a tie can have another outcome than before, or had to do with the groups that are at hand.
type liveTie func(a, b int64) bool

func (r *regrouping) live(a, b int64) bool { return r.dirty[a] || r.dirty[b] || r.was[a] == r.was[b] }

// run groups anew those that changed, and whoever else must be, and gives all of these.
func (r *regrouping) run(changed []int64) []int64 {
	r.was, r.named, r.stood, r.dirty = map[int64]int64{}, map[int64]int64{}, map[int64][]int64{}, map[int64]bool{}
	r.soil(r.take(changed))
	for len(r.fresh) > 0 {
		near := r.tied(r.fresh)
		r.fresh = nil
		r.take(near)
		for _, g := range r.group(slices.Sorted(maps.Keys(r.was)), r.live) {
			r.spread(g)
		}
	}
	return slices.Sorted(maps.Keys(r.dirty))
}

// take takes in ids with all who stood in one group with them, and gives those that are new.
func (r *regrouping) take(ids []int64) []int64 {
	var asked []int64
	for _, id := range ids {
		if _, in := r.was[id]; !in {
			r.was[id] = id
			asked = append(asked, id)
		}
	}
	if len(asked) == 0 {
		return nil
	}
	out := slices.Clone(asked)
	mates := r.mates(asked)
	for _, id := range slices.Sorted(maps.Keys(mates)) {
		if _, in := r.was[id]; !in {
			out = append(out, id)
		}
		r.was[id], r.named[id] = mates[id], mates[id]
	}
	for _, id := range out {
		r.stood[r.was[id]] = append(r.stood[r.was[id]], id)
	}
	return out
}

// soil notes that the groups of ids may be others now.
func (r *regrouping) soil(ids []int64) {
	for _, id := range ids {
		if !r.dirty[id] {
			r.dirty[id] = true
			r.fresh = append(r.fresh, id)
		}
	}
}

// spread soils the groups that came together with one that is dirty.
func (r *regrouping) spread(group []int64) {
	if slices.ContainsFunc(group, func(id int64) bool { return r.dirty[id] }) {
		for _, id := range group {
			if !r.dirty[id] {
				r.soil(r.stood[r.was[id]])
			}
		}
	}
}
