package link

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// An outline never hides a copy.
func TestOutline_HidesNoCopy(t *testing.T) {
	words := strings.Fields("a the river bridge guards took nine from the lorry by night said union town road dam bus seat noodle shop vans two boys")
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) []string {
			return rapid.SliceOfN(rapid.SampledFrom(words), 0, rapid.SampledFrom([]int{4, 30, 900}).Draw(t, name+" length")).Draw(t, name)
		}
		one, more := draw("one"), draw("more")
		cut := one[:rapid.IntRange(0, len(one)).Draw(t, "cut")]
		a, b := sketchOf(strings.Join(one, " ")), sketchOf(strings.Join(append(more, cut...), " "))
		if isCopy(a, b) && !mayBeCopies(outlineOf(a), outlineOf(b)) {
			t.Fatal("copies are held to be none")
		}
	})
}
