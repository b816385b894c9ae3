package link

import "slices"

// printIndex finds, for a print, the texts that have it. Texts are put in by rising numbers. It is built for many millions of
// prints: a few bytes for each, split into shards so that growing never needs a second copy of the whole.
type printIndex struct {
	shards [256]printShard
}

type printShard struct {
	slots []printSlot
	used  int
	more  map[uint32][]int32 // the second holder of a print and those after it
}

type printSlot struct {
	print uint32
	first int32 // number of the text plus one; 0 is an empty slot
}

// hold records that text n has the print.
func (x *printIndex) hold(print uint32, n int32) {
	s := &x.shards[print>>24]
	if 4*s.used >= 3*len(s.slots) {
		s.grow()
	}
	at := s.slot(print)
	if s.slots[at].first == 0 {
		s.slots[at] = printSlot{print, n + 1}
		s.used++
		return
	}
	if s.more == nil {
		s.more = map[uint32][]int32{}
	}
	s.more[print] = append(s.more[print], n)
}

// after adds to out the texts that stand within reach after text n among the holders of one of its prints.
func (x *printIndex) after(of sketch, n int32, out []int32) []int32 {
	for _, print := range of.held() {
		s := &x.shards[print>>24]
		more := s.more[print]
		if len(more) == 0 {
			continue
		}
		from := 0
		if first := s.slots[s.slot(print)].first - 1; first != n {
			at, _ := slices.BinarySearch(more, n)
			from = at + 1
		}
		out = append(out, more[min(from, len(more)):min(from+printReach, len(more))]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// slot gives where the print stands, or the empty slot where it would.
func (s *printShard) slot(print uint32) int {
	mask := len(s.slots) - 1
	at := int(mix(uint64(print))) & mask
	for s.slots[at].first != 0 && s.slots[at].print != print {
		at = (at + 1) & mask
	}
	return at
}

func (s *printShard) grow() {
	old := s.slots
	s.slots = make([]printSlot, max(64, 2*len(old)))
	for _, o := range old {
		if o.first != 0 {
			s.slots[s.slot(o.print)] = o
		}
	}
}
