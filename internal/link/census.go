package link

import (
	"cmp"
	"math"
	"slices"
)

// A Census says of how many reports words were counted, and how many of these have a word. Likeness rests on it: it stays as
// it was taken while reports come and go, so that a new one changes nothing between two others.
type Census interface {
	Size() int
	// Reports gives for each word, by hash, how many of the counted reports have it.
	Reports(words []uint32) []int
}

// A Count is a Census that is being taken, in memory. The zero Count has counted nothing.
type Count struct {
	size int
	have map[uint32]int32
}

// Add counts the words of one report.
func (c *Count) Add(r *Reading) {
	if c.have == nil {
		c.have = map[uint32]int32{}
	}
	c.size++
	for _, t := range r.terms {
		c.have[t.hash]++
	}
}

// Size gives how many reports were counted.
func (c *Count) Size() int { return c.size }

// Reports gives how many of the counted reports have each word.
func (c *Count) Reports(words []uint32) []int {
	out := make([]int, len(words))
	for i, w := range words {
		out[i] = int(c.have[w])
	}
	return out
}

// All gives every word that was counted, with how many reports have it.
func (c *Count) All(yield func(word uint32, reports int) bool) {
	for w, n := range c.have {
		if !yield(w, int(n)) {
			return
		}
	}
}

// CensusAt gives over how many of the first reports words are counted when so many were read: over all of the first few, and
// then over as many as the last power of four, so that they are counted anew ever more seldom.
func CensusAt(reports int) int {
	if reports < 64 {
		return reports
	}
	n := 64
	for n <= reports/4 {
		n *= 4
	}
	return n
}

// A word is one of a report's words, with the share of the report's weight that it has.
type word struct {
	hash   uint32
	weight float32
}

// weigh gives a report's words their weights: a word counts by how few reports have it.
func weigh(terms []term, c Census) []word {
	hashes := make([]uint32, len(terms))
	for i, t := range terms {
		hashes[i] = t.hash
	}
	size, have := float64(c.Size()), c.Reports(hashes)
	out := make([]word, 0, len(terms))
	sum := 0.0
	for i, t := range terms {
		if w := t.weight(rareness(size, float64(have[i]))); w > 0 {
			out = append(out, word{t.hash, float32(w)})
			sum += w * w
		}
	}
	length := float32(math.Sqrt(sum))
	for i := range out {
		out[i].weight /= length
	}
	return out
}

// rareness weighs a word by the share of reports that have it; what a quarter has says nothing. A word that at most one had
// when words were counted says as a rule that a report tells of something else besides, and seldom that two tell of one.
func rareness(size, have float64) float64 {
	switch {
	case have > max(2, size/4):
		return 0
	case have < 2:
		return math.Log(size)
	}
	return math.Log(size / have)
}

// heaviest gives the words of most weight.
func heaviest(words []word, n int) []word {
	out := slices.Clone(words)
	slices.SortFunc(out, func(a, b word) int { return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.hash, b.hash)) })
	return out[:min(n, len(out))]
}
