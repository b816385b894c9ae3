package extract

// A quickSet is a set of words that is asked of every word of a text: nearly all that are not in it differ from those that are by
// first byte and length, and are not looked up.
type quickSet struct {
	words   map[string]bool
	lengths [256]uint32 // by first byte: a bit for each length of a word, the last for 31 bytes and more
}

func quick(sets ...map[string]bool) *quickSet {
	s := &quickSet{words: map[string]bool{}}
	for _, set := range sets {
		for w := range set {
			s.words[w] = true
			s.lengths[w[0]] |= 1 << min(len(w), 31)
		}
	}
	return s
}

func (s *quickSet) has(w string) bool {
	return w != "" && s.lengths[w[0]]&(1<<min(len(w), 31)) != 0 && s.words[w]
}

// onList reports whether the word of token i stands in a list of the lexicon.
func (p *passage) onList(list string, i int) bool { return p.lang.Listed(list, p.lower(i)) }
