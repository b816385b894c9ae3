package link

import (
	"math/bits"
	"slices"
)

const (
	shingleWords = 3   // words in a shingle
	sketchSize   = 256 // shingles that a sketch keeps at most; longer texts are sampled
	maxText      = 1 << 20
)

// A sketch is what is kept of a text to compare it with others: the hashes of its runs of three words, sorted. Of long
// texts only those hashes are kept that end in level zero bits, a sample that is the same in every text.
type sketch struct {
	prints []uint32
	level  int
}

// sketchOf makes the sketch of a text; bytes beyond the first mebibyte are left out.
func sketchOf(text string) sketch {
	var window [shingleWords]uint64
	var prints []uint32
	n := 0
	tokens(text[:min(len(text), maxText)], func(t token) {
		window[n%shingleWords] = t.hash
		n++
		if n >= shingleWords {
			prints = append(prints, shingle(window, n))
		}
	})
	if n > 0 && n < shingleWords {
		prints = append(prints, shingle(window, n))
	}
	slices.Sort(prints)
	return thin(slices.Compact(prints))
}

// shingle hashes the words of the window that ends with word n.
func shingle(window [shingleWords]uint64, n int) uint32 {
	h := uint64(fnvOffset)
	for i := range shingleWords {
		h = mix(h*fnvPrime ^ window[(n+i)%shingleWords])
	}
	return uint32(h >> 32)
}

// thin samples the prints until they fit.
func thin(prints []uint32) sketch {
	s := sketch{prints: prints}
	for len(s.prints) > sketchSize {
		s.level++
		s.prints = slices.DeleteFunc(s.prints, func(p uint32) bool { return bits.TrailingZeros32(p) < s.level })
	}
	s.prints = slices.Clone(s.prints)
	return s
}

// size estimates how many shingles the text has.
func (s sketch) size() int { return len(s.prints) << s.level }

// shared gives the share of the shorter text's shingles that the longer one has too, 0 to 1, and how many were compared.
func (s sketch) shared(t sketch) (share float64, of int) {
	level := max(s.level, t.level)
	a, b := s.atLevel(level), t.atLevel(level)
	of = min(len(a), len(b))
	if of == 0 {
		return 0, 0
	}
	return float64(overlap(a, b)) / float64(of), of
}

// atLevel gives the prints that are kept at a level.
func (s sketch) atLevel(level int) []uint32 {
	if level == s.level {
		return s.prints
	}
	return slices.DeleteFunc(slices.Clone(s.prints), func(p uint32) bool { return counted(p, level) == 0 })
}

func counted(p uint32, level int) int {
	if bits.TrailingZeros32(p) >= level {
		return 1
	}
	return 0
}
