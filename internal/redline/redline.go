// Package redline shows what was changed between two texts, a line at a time.
package redline

import "slices"

// An Op says what became of a line.
type Op byte

// The ops, as they are printed before a line.
const (
	Kept  Op = ' '
	Gone  Op = '-'
	Added Op = '+'
)

// An Edit is one line and what became of it.
type Edit struct {
	Op   Op
	Line string
}

// maxDistance bounds the work: texts that differ in more lines than this are shown as one gone and one added whole.
const maxDistance = 2000

// Lines gives the shortest way from a to b in lines gone and added (Myers 1986). Without the added lines the edits give a
// back, and without the gone ones b.
func Lines(a, b []string) []Edit {
	head := 0
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	out := all(Kept, a[:head])
	out = append(out, middle(a[head:len(a)-tail], b[head:len(b)-tail])...)
	return append(out, all(Kept, a[len(a)-tail:])...)
}

func all(op Op, lines []string) []Edit {
	out := make([]Edit, len(lines))
	for i, l := range lines {
		out[i] = Edit{op, l}
	}
	return out
}

// middle is Lines for texts whose first lines differ, and whose last.
func middle(a, b []string) []Edit {
	trace := search(a, b)
	if trace == nil {
		return append(all(Gone, a), all(Added, b)...)
	}
	// Back along the way that was found.
	var out []Edit
	x, y := len(a), len(b)
	for d := len(trace) - 1; d > 0; d-- {
		v, k := trace[d-1], x-y
		down := k == -d || (k != d && v.at(k-1) < v.at(k+1)) // an added line; else a gone one
		px := v.at(k - 1)
		if down {
			px = v.at(k + 1)
		}
		startX := px
		if !down {
			startX++
		}
		for x > startX {
			x, y = x-1, y-1
			out = append(out, Edit{Kept, a[x]})
		}
		if down {
			y--
			out = append(out, Edit{Added, b[y]})
		} else {
			x--
			out = append(out, Edit{Gone, a[x]})
		}
	}
	for x > 0 {
		x--
		out = append(out, Edit{Kept, a[x]})
	}
	slices.Reverse(out)
	return out
}

// A front is how far along each diagonal a number of edits leads; diagonal k is at index k plus the number of edits.
type front struct {
	d int
	x []int
}

func (f front) at(k int) int {
	if k < -f.d || k > f.d {
		return -1
	}
	return f.x[k+f.d]
}

// search gives the fronts after 0, 1, 2… edits, the last of which reaches the end of both texts; nil when that takes too many.
func search(a, b []string) []front {
	if len(a) == 0 && len(b) == 0 {
		return []front{{0, []int{0}}}
	}
	var trace []front
	for d := 0; d <= min(maxDistance, len(a)+len(b)); d++ {
		f := front{d, make([]int, 2*d+1)}
		for k := -d; k <= d; k += 2 {
			x := 0
			if d > 0 {
				before := trace[d-1]
				x = before.at(k-1) + 1
				if k == -d || (k != d && before.at(k-1) < before.at(k+1)) {
					x = before.at(k + 1)
				}
			}
			for x < len(a) && x-k < len(b) && x-k >= 0 && a[x] == b[x-k] {
				x++
			}
			f.x[k+d] = x
			if x >= len(a) && x-k >= len(b) {
				return append(trace, f)
			}
		}
		trace = append(trace, f)
	}
	return nil
}
