package link

import (
	"cmp"
	"slices"
)

// A State is what a [Linker] looks things up in: which claims and reports hold a key. Holders are numbered from 0 in the
// order of arrival. Nothing else is asked of it, so that a database table of key, rank and number can be one.
type State interface {
	// Hold records that holder n, whose rank is given, holds the key.
	Hold(key, rank uint64, n int32)
	// Holders gives the holders of least rank that hold the key, in order of rank: as many as the state keeps.
	// Ranks are hashes of ids, so that the choice is the same whatever the order of arrival.
	Holders(key uint64) []Holder
	// Count gives how many hold the key in all.
	Count(key uint64) int
}

// A Holder is one holder of a key.
type Holder struct {
	Rank uint64
	N    int32
}

// keyHolders is how many holders of a key are kept. What more of them share says little, and two thousand tellings of one
// story must not be compared with each other.
const keyHolders = 40

// Memory is a State in memory. Make one with [NewMemory].
type Memory struct {
	keys map[uint64]*kept
}

type kept struct {
	least []Holder // by rank
	count int32
}

// NewMemory gives an empty State.
func NewMemory() *Memory { return &Memory{keys: map[uint64]*kept{}} }

// Hold records that holder n holds the key.
func (m *Memory) Hold(key, rank uint64, n int32) {
	k := m.keys[key]
	if k == nil {
		k = &kept{}
		m.keys[key] = k
	}
	h := Holder{rank, n}
	at, found := slices.BinarySearchFunc(k.least, h, func(a, b Holder) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), cmp.Compare(a.N, b.N))
	})
	if found {
		return
	}
	k.count++
	switch {
	case len(k.least) < keyHolders:
		k.least = slices.Insert(k.least, at, h)
	case at < keyHolders:
		copy(k.least[at+1:], k.least[at:keyHolders-1])
		k.least[at] = h
	}
}

// Holders gives the holders of least rank that hold the key.
func (m *Memory) Holders(key uint64) []Holder {
	if k := m.keys[key]; k != nil {
		return k.least
	}
	return nil
}

// Count gives how many hold the key in all.
func (m *Memory) Count(key uint64) int {
	if k := m.keys[key]; k != nil {
		return int(k.count)
	}
	return 0
}
