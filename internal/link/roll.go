package link

import (
	"cmp"
	"slices"
)

// A roll lists, for a whole set at once, who holds which keys, a few bytes for each. Holders are numbered in the order in which
// they came; after sort they are found by their places in an order.
type roll[K uint32 | uint64] struct {
	entries []entry[K]
	places  []uint32 // for every holder, by place in the order, where its entries stand
	from    []uint32 // where a holder's places begin
}

type entry[K uint32 | uint64] struct {
	key    K
	holder uint32
}

func (x *roll[K]) hold(key K, holder int) {
	x.entries = append(x.entries, entry[K]{key, uint32(holder)})
}

// sort puts the holders of every key in order; place says where each of the holders stands in it.
func (x *roll[K]) sort(place []int32) {
	x.from = make([]uint32, len(place)+1)
	for i, e := range x.entries {
		p := uint32(place[e.holder])
		x.entries[i].holder = p
		x.from[p+1]++
	}
	for i := range place {
		x.from[i+1] += x.from[i]
	}
	slices.SortFunc(x.entries, func(a, b entry[K]) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.holder, b.holder)) })
	x.places = make([]uint32, len(x.entries))
	next := slices.Clone(x.from)
	for i, e := range x.entries {
		x.places[next[e.holder]] = uint32(i)
		next[e.holder]++
	}
}

// before adds to out who stands within reach before a place among the holders of one of its keys. Whoever stands after it finds it
// from there.
func (x *roll[K]) before(place int32, reach int, out []int32) []int32 {
	for _, i := range x.places[x.from[place]:x.from[place+1]] {
		for k := int(i) - 1; k >= max(0, int(i)-reach) && x.entries[k].key == x.entries[i].key; k-- {
			out = append(out, int32(x.entries[k].holder))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
