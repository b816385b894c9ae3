package link

import "slices"

// A held key is one by which a claim or report is found, with its place among the holders and how many of them on each
// side it is compared with. Whoever comes in between two that stood within reach may push them out of it, and whoever goes
// may let them come within it: both concern a fixed number of pairs.
type held struct {
	key   uint64
	at    Position
	reach int
}

// keys gives the keys of a claim.
func (n *node) keys() []held {
	at := n.position()
	var out []held
	for _, k := range keysOf(n) {
		out = append(out, held{k, at, keyReach})
	}
	return out
}

// printKeys gives the keys by which copies of a report are found.
func (f *Filed) printKeys() []held {
	var out []held
	at := f.position()
	for _, p := range f.sketch.held() {
		out = append(out, held{printKey(p), at, printReach})
	}
	return out
}

// wordKeys gives the keys by which reports like it are found: its heaviest words.
func (f *Filed) wordKeys() []held {
	var out []held
	at := f.position()
	for _, w := range heaviest(f.words, heavyWords) {
		out = append(out, held{wordKey(w.hash), at, wordReach})
	}
	return out
}

// hold files something under its keys. It gives those that stand near, and adds to parted the pairs that it came between
// and that are now out of reach.
func (l *Linker) hold(keys []held, parted *[][2]int64) []int64 {
	var out []int64
	for _, k := range keys {
		before, after := l.state.Near(k.key, k.at, k.reach)
		*parted = append(*parted, straddling(before, after, k.reach)...)
		l.state.Hold(k.key, k.at)
		out = append(append(out, before...), after...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// release takes something out of its keys. It gives the pairs that stood around it and are now within reach.
func (l *Linker) release(keys []held) [][2]int64 {
	var met [][2]int64
	for _, k := range keys {
		l.state.Release(k.key, k.at)
		before, after := l.state.Near(k.key, k.at, k.reach)
		met = append(met, straddling(before, after, k.reach)...)
	}
	return distinctPairs(met)
}

// straddling gives the pairs around a place that stand exactly reach apart when nobody stands there.
func straddling(before, after []int64, reach int) [][2]int64 {
	var out [][2]int64
	for i, b := range before {
		if j := reach - 1 - i; j >= 0 && j < len(after) {
			out = append(out, [2]int64{b, after[j]})
		}
	}
	return out
}

func distinctPairs(pairs [][2]int64) [][2]int64 {
	for i, p := range pairs {
		if p[0] > p[1] {
			pairs[i] = [2]int64{p[1], p[0]}
		}
	}
	slices.SortFunc(pairs, func(p, q [2]int64) int { return slices.Compare(p[:], q[:]) })
	return slices.Compact(pairs)
}

// within reports whether an id stands within reach of a place among the holders of a key.
func (l *Linker) within(k held, id int64) bool {
	before, after := l.state.Near(k.key, k.at, k.reach)
	return slices.Contains(before, id) || slices.Contains(after, id)
}

// share reports whether some key of both brings them within reach of each other.
func (l *Linker) share(as, bs []held) bool {
	for _, a := range as {
		for _, b := range bs {
			if a.key == b.key && l.within(a, b.at.ID) {
				return true
			}
		}
	}
	return false
}
