package link

import "slices"

// A State is what a [Linker] remembers between reports: which nodes have a key, and which nodes are tied. Nodes are numbered
// from 0 in the order of arrival. Nothing else is asked of it, so that a database can be one: every call is a lookup by key.
type State interface {
	// Holders gives the nodes that hold the key, in order of arrival, at most as many as were kept.
	Holders(key uint64) []int32
	// Hold records that the node holds the key, unless the key has as many holders as are kept.
	Hold(key uint64, node int32)
}

const keyHolders = 96 // holders of one key that are kept; a key that more claims share says nothing

// Memory is a State in memory. Make one with [NewMemory].
type Memory struct {
	holders map[uint64][]int32
}

// NewMemory gives an empty State.
func NewMemory() *Memory { return &Memory{holders: map[uint64][]int32{}} }

// Holders gives the nodes that hold the key.
func (m *Memory) Holders(key uint64) []int32 { return m.holders[key] }

// Hold records that the node holds the key.
func (m *Memory) Hold(key uint64, node int32) {
	h := m.holders[key]
	if len(h) < keyHolders && !slices.Contains(h, node) {
		m.holders[key] = append(h, node)
	}
}
