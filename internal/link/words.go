package link

import "slices"

// keyHolders is how many holders of a word are kept. What more of them share says little, and two thousand tellings of one
// story must not be compared with each other.
const keyHolders = 40

// A wordIndex finds the documents that have a word: those of least rank, so that the choice is the same whatever the order of arrival.
type wordIndex map[uint32][]int32

func (x wordIndex) hold(word uint32, rank int32) {
	holders := x[word]
	at, _ := slices.BinarySearch(holders, rank)
	switch {
	case len(holders) < keyHolders:
		x[word] = slices.Insert(holders, at, rank)
	case at < keyHolders:
		copy(holders[at+1:], holders[at:keyHolders-1])
		holders[at] = rank
	}
}
