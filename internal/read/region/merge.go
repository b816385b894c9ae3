package region

import (
	"slices"

	"habeas"
)

// Merge adds to the regions that a reader knows those of found that do not touch them. The result is sorted and does not
// overlap.
func Merge(known, found []habeas.Region) []habeas.Region {
	out := slices.Clone(known)
	for _, f := range found {
		if !slices.ContainsFunc(known, func(k habeas.Region) bool { return f.Start < k.End && k.Start < f.End }) {
			out = append(out, f)
		}
	}
	slices.SortFunc(out, func(a, b habeas.Region) int { return a.Start - b.Start })
	return out
}
