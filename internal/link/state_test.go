package link_test

import (
	"testing"

	"habeas/internal/link"
)

// The ids of a report and its claims are a range of their own, whatever its number.
func TestIDs_OfNoOtherReport(t *testing.T) {
	var last int64
	for number := range int64(9) {
		first, end := link.IDs(number)
		if first > end || number > 0 && first != last+1 {
			t.Errorf("report %d has ids %d to %d, and those of the one before end at %d", number, first, end, last)
		}
		last = end
	}
}
