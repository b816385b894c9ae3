package evaluate

import (
	"cmp"
	"slices"

	"habeas"
)

// A Field is one of the things that are compared.
type Field string

// The fields, in the order in which they are printed.
const (
	ByAct      Field = "act"
	ByCount    Field = "count"
	ByWhen     Field = "when"
	ByWhere    Field = "where"
	ByRoundup  Field = "roundup"
	ByModality Field = "modality"
)

// Fields lists the fields.
func Fields() []Field { return []Field{ByAct, ByCount, ByWhen, ByWhere, ByRoundup, ByModality} }

// weights say how much a field counts when claims are matched; a pair must reach half of the sum.
var weights = map[Field]int{ByAct: 3, ByCount: 4, ByWhen: 2, ByWhere: 2, ByRoundup: 1, ByModality: 1}

// right reports whether a found claim says in a field what was coded.
func right(f Field, coded, found *habeas.Claim) bool {
	switch f {
	case ByAct:
		return coded.Act.IncidentAct() == found.Act.IncidentAct()
	case ByCount:
		return sameCount(coded.Count, found.Count)
	case ByWhen:
		return sameWhen(coded.When, found.When)
	case ByWhere:
		return sameWhere(coded.Where, found.Where)
	case ByRoundup:
		return coded.Roundup == found.Roundup
	}
	return real(coded.Modality) == real(found.Modality)
}

// says reports whether a claim says anything in a field.
func says(f Field, c *habeas.Claim) bool {
	switch f {
	case ByCount:
		return !c.Count.IsZero()
	case ByWhen:
		return c.When.Placed()
	case ByWhere:
		return c.Where.Country != "" || c.Where.Admin1 != "" || c.Where.Name != ""
	case ByRoundup:
		return c.Roundup
	}
	return true
}

func sameCount(a, b habeas.Count) bool {
	return a.Low == b.Low && a.Open == b.Open && (a.Open || a.High == b.High) && a.Unit == b.Unit
}

// sameWhen reports whether two intervals share at least half of what they cover together; open ends must both be open.
func sameWhen(a, b habeas.When) bool {
	if !a.Placed() || !b.Placed() {
		return a.Placed() == b.Placed()
	}
	if a.From == 0 || a.To == 0 || b.From == 0 || b.To == 0 {
		return a.From == b.From && a.To == b.To
	}
	if !a.Overlaps(b) {
		return false
	}
	common := max(a.From, b.From).DaysUntil(min(a.To, b.To)) + 1
	all := min(a.From, b.From).DaysUntil(max(a.To, b.To)) + 1
	return 2*common >= all
}

// sameWhere compares places at the finest level that was coded.
func sameWhere(coded, found habeas.Place) bool {
	switch {
	case coded.Name != "":
		return coded.Name == found.Name
	case coded.Admin1 != "":
		return coded.Admin1 == found.Admin1
	}
	return coded.Country == found.Country
}

// real puts modalities into three classes: it happened, it may, it did not.
func real(m habeas.Modality) int {
	switch {
	case m.Real():
		return 0
	case m == habeas.Denied || m == habeas.NotHappened:
		return 2
	}
	return 1
}

// A pair is a coded claim with the found claim that tells the same, by their places in the two lists.
type pair struct{ coded, found, weight int }

// pairs matches coded and found claims of one report one to one, the best agreement first; ties go to the earlier claims.
func pairs(coded []CodedClaim, found []habeas.Claim) []pair {
	var all []pair
	for i := range coded {
		for j := range found {
			if w := agreement(&coded[i].Claim, &found[j]); w > 0 {
				all = append(all, pair{i, j, w})
			}
		}
	}
	slices.SortFunc(all, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.weight, p.weight), cmp.Compare(p.coded, q.coded), cmp.Compare(p.found, q.found))
	})
	var out []pair
	usedCoded, usedFound := map[int]bool{}, map[int]bool{}
	for _, p := range all {
		if !usedCoded[p.coded] && !usedFound[p.found] {
			usedCoded[p.coded], usedFound[p.found] = true, true
			out = append(out, p)
		}
	}
	return out
}

// agreement gives the weight of the fields in which two claims agree; 0 when the act differs or too little agrees.
func agreement(coded, found *habeas.Claim) int {
	if !right(ByAct, coded, found) {
		return 0
	}
	got, all := 0, 0
	for f, w := range weights {
		all += w
		if right(f, coded, found) {
			got += w
		}
	}
	if 2*got < all {
		return 0
	}
	return got
}
