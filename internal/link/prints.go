package link

// printIndex finds, for a print, the reports that have it: at most printHolders of them, so that two thousand copies of one
// story cost each new one no more than a few comparisons. It is built for many millions of prints: a few bytes for each,
// split into shards so that growing never needs a second copy of the whole.
type printIndex struct {
	shards [256]printShard
}

const printHolders = 12

type printShard struct {
	slots []printSlot
	used  int
	more  map[uint32][]int32 // the second holder of a print and those after it
}

type printSlot struct {
	print uint32
	first int32 // number of the report plus one; 0 is an empty slot
}

// hold records that report n has the print.
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
	if len(s.more[print]) < printHolders-1 {
		if s.more == nil {
			s.more = map[uint32][]int32{}
		}
		s.more[print] = append(s.more[print], n)
	}
}

// holders calls yield with every report that is known to have the print.
func (x *printIndex) holders(print uint32, yield func(int32)) {
	s := &x.shards[print>>24]
	if len(s.slots) == 0 {
		return
	}
	if at := s.slot(print); s.slots[at].first != 0 {
		yield(s.slots[at].first - 1)
		for _, n := range s.more[print] {
			yield(n)
		}
	}
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
