package link

import (
	"cmp"
	"slices"
)

// keyHolders is how many holders of a word are kept. What more of them share says little, and two thousand tellings of one
// story must not be compared with each other.
const keyHolders = 40

// A wordIndex finds the documents that have a word: those of least rank, a hash of their ids, so that the choice is the same
// whatever the order of arrival. It counts all.
type wordIndex map[uint32]*holders

type holders struct {
	least []holder // by rank
	count int32
}

type holder struct {
	rank uint64
	n    int32
}

func (x wordIndex) hold(word uint32, rank uint64, n int32) {
	k := x[word]
	if k == nil {
		k = &holders{}
		x[word] = k
	}
	k.count++
	h := holder{rank, n}
	at, _ := slices.BinarySearchFunc(k.least, h, func(a, b holder) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.n, b.n))
	})
	switch {
	case len(k.least) < keyHolders:
		k.least = slices.Insert(k.least, at, h)
	case at < keyHolders:
		copy(k.least[at+1:], k.least[at:keyHolders-1])
		k.least[at] = h
	}
}

func (x wordIndex) least(word uint32) []holder {
	if k := x[word]; k != nil {
		return k.least
	}
	return nil
}

func (x wordIndex) count(word uint32) int {
	if k := x[word]; k != nil {
		return int(k.count)
	}
	return 0
}
