package check

import (
	"crypto/sha256"
	"math/bits"
)

// A hash is a node of the Merkle tree of RFC 6962.
type hash [sha256.Size]byte

func leafHash(leaf []byte) hash {
	h := sha256.New()
	h.Write([]byte{0})
	h.Write(leaf)
	return hash(h.Sum(nil))
}

func nodeHash(left, right hash) hash {
	var b [1 + 2*sha256.Size]byte
	b[0] = 1
	copy(b[1:], left[:])
	copy(b[1+sha256.Size:], right[:])
	return sha256.Sum256(b[:])
}

// A frontier is what must be remembered of a growing tree to know its root: the roots of its full subtrees, largest
// first. It takes 64 hashes at most, whatever the size of the tree. The zero frontier is the empty tree.
type frontier struct {
	size  uint64
	peaks []hash
}

// add appends a leaf's hash. It gives that hash and those of the inner nodes that it completes, bottom up.
func (f *frontier) add(leaf hash) []hash {
	nodes := []hash{leaf}
	for range bits.TrailingZeros64(^f.size) {
		last := len(f.peaks) - 1
		leaf = nodeHash(f.peaks[last], leaf)
		f.peaks = f.peaks[:last]
		nodes = append(nodes, leaf)
	}
	f.peaks = append(f.peaks, leaf)
	f.size++
	return nodes
}

// become makes f the same tree as g.
func (f *frontier) become(g frontier) {
	f.size, f.peaks = g.size, append(f.peaks[:0], g.peaks...)
}

// root gives the tree's root; for the empty tree the hash of nothing.
func (f *frontier) root() hash {
	if f.size == 0 {
		return sha256.Sum256(nil)
	}
	last := len(f.peaks) - 1
	r := f.peaks[last]
	for i := last - 1; i >= 0; i-- {
		r = nodeHash(f.peaks[i], r)
	}
	return r
}

// included follows an inclusion proof from a leaf to the root (RFC 9162, 2.1.3.2); ok is false when the path does not
// have the length that index and size call for.
func included(leaf hash, index, size uint64, path []hash) (root hash, ok bool) {
	if index >= size {
		return hash{}, false
	}
	fn, sn, r := index, size-1, leaf
	for _, p := range path {
		if sn == 0 {
			return hash{}, false
		}
		if fn&1 == 1 || fn == sn {
			r = nodeHash(p, r)
			for fn&1 == 0 && fn != 0 {
				fn, sn = fn>>1, sn>>1
			}
		} else {
			r = nodeHash(r, p)
		}
		fn, sn = fn>>1, sn>>1
	}
	return r, sn == 0
}

// consistent follows a consistency proof (RFC 9162, 2.1.4.2) and reports whether the tree of size newSize and root newRoot
// holds the older tree unchanged as its beginning.
func consistent(oldSize, newSize uint64, oldRoot, newRoot hash, path []hash) bool {
	switch {
	case oldSize > newSize:
		return false
	case oldSize == newSize:
		return len(path) == 0 && oldRoot == newRoot
	case oldSize == 0:
		return len(path) == 0
	}
	if oldSize&(oldSize-1) == 0 {
		path = append([]hash{oldRoot}, path...)
	}
	if len(path) == 0 {
		return false
	}
	fn, sn := oldSize-1, newSize-1
	for fn&1 == 1 {
		fn, sn = fn>>1, sn>>1
	}
	fr, sr := path[0], path[0]
	for _, p := range path[1:] {
		if sn == 0 {
			return false
		}
		if fn&1 == 1 || fn == sn {
			fr, sr = nodeHash(p, fr), nodeHash(p, sr)
			for fn&1 == 0 && fn != 0 {
				fn, sn = fn>>1, sn>>1
			}
		} else {
			sr = nodeHash(sr, p)
		}
		fn, sn = fn>>1, sn>>1
	}
	return sn == 0 && fr == oldRoot && sr == newRoot
}
