package link

import "math/bits"

// An outline is a quarter of a sketch: a bit for each of its prints. It says how many prints two sketches have in common at the most,
// so that nearly all pairs that only share stock phrases need not be looked at print by print.
type outline struct {
	bits    [outlineBits / 64]uint64
	doubled uint16    // prints whose bit another has, too
	level   uint8     // of the sketch
	prints  [4]uint16 // how many end in level zero bits, and in one, two and three more
}

const outlineBits = 2048

func outlineOf(s sketch) *outline {
	o := &outline{level: uint8(s.level)}
	set := 0
	for _, p := range s.prints {
		h := uint32(mix(uint64(p))) % outlineBits
		o.bits[h/64] |= 1 << (h % 64)
		for k := range o.prints {
			o.prints[k] += uint16(counted(p, s.level+k))
		}
	}
	for _, b := range o.bits {
		set += bits.OnesCount64(b)
	}
	o.doubled = uint16(len(s.prints) - set)
	return o
}

// mayBeCopies reports whether the texts of two outlines may be copies of each other; only [isCopy] says whether they are.
func mayBeCopies(o, q *outline) bool {
	level := max(o.level, q.level)
	x, y := int(level-o.level), int(level-q.level)
	if max(x, y) >= len(o.prints) {
		return true
	}
	of := int(min(o.prints[x], q.prints[y]))
	if of == 0 {
		return false
	}
	most := int(min(o.doubled, q.doubled))
	for i := range o.bits {
		most += bits.OnesCount64(o.bits[i] & q.bits[i])
	}
	return enoughShared(min(1, float64(most)/float64(of)), of, o.size(), q.size())
}

func (o *outline) size() int { return int(o.prints[0]) << o.level }
