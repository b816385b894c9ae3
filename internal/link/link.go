// Package link says which claims of which reports tell of one incident, which reports are copies of one text, how many
// independent origins know of an incident, and which incidents happened to the same people.
//
// It proposes; people decide. What a person decided ([Decisions]) holds whatever the evidence says. The result depends on
// the set of reports, never on the order in which they came (see DESIGN.md for the few documented ties).
package link

import (
	"cmp"
	"maps"
	"slices"

	"habeas"
)

// Version names the rules and weights of this package; it changes whenever a result may.
const Version = "link/4"

// A Doc is one report with the claims that were taken from it.
type Doc struct {
	Report habeas.Report
	Claims []habeas.Claim
}

// A Result is what a set of reports comes to. Every list is in a fixed order.
type Result struct {
	Incidents []habeas.Incident
	Cases     []habeas.Case
	Roundups  []habeas.Roundup
	// Copies groups near copies of one text; a report without a copy stands in no group.
	Copies [][]habeas.ReportID
	// Documents groups all reports by their main incident; every report stands in exactly one group.
	Documents [][]habeas.ReportID
	// inferred are the roundups whose claim does not say itself that it is a total.
	inferred map[ClaimRef]bool
}

// All links a whole set of reports at once, counting words over all of them. The error is of kind Contradiction when the
// decisions cannot all hold, and of kind Invalid when a report comes twice.
func All(docs []Doc, d Decisions, gaz Places) (Result, error) {
	readings := make([]*Reading, len(docs))
	for i := range docs {
		readings[i] = Read(docs[i])
	}
	return AllRead(readings, d, gaz)
}

// AllRead is [All] for who reads the reports one by one and keeps no text.
func AllRead(readings []*Reading, d Decisions, gaz Places) (Result, error) {
	slices.SortStableFunc(readings, func(a, b *Reading) int { return cmp.Compare(a.report.ID, b.report.ID) })
	var census Count
	bags := documents{index: wordIndex{}, number: map[habeas.ReportID]int32{}}
	for _, r := range readings {
		census.Add(r)
		bags.add(r)
	}
	res, b, err := incidents(readings, &census, d, gaz)
	if err != nil {
		return Result{}, err
	}
	res.Documents = bags.look().groups(res.Copies, b.firstTold(&bags), b.large())
	return res, nil
}

// firstTold gives for each document the incidents of the claims that it tells first of their act.
func (b *builder) firstTold(d *documents) map[int32][]int {
	out := map[int32][]int{}
	for _, n := range b.looked {
		i, in := b.of[n.ref]
		if at := d.number[n.ref.Report]; in && n.lead && !slices.Contains(out[at], i) {
			out[at] = append(out[at], i)
		}
	}
	return out
}

// large gives the incidents of many people in one town and within days: whoever tells of them tells of the same.
func (b *builder) large() map[int]bool {
	out := map[int]bool{}
	for i := range b.outIncidents {
		inc := &b.outIncidents[i]
		out[i] = rareFigure(inc.Count.Best) && inc.Where.Name != "" && inc.Where.Name != inc.Where.Admin1 && inc.When.Placed() && inc.When.Days() <= 3
	}
	return out
}

// Incidents links readings at once, with words counted as the census says. It gives what a [Linker] gives that took them one
// by one, in any order, and leaves Documents empty.
func Incidents(readings []*Reading, c Census, d Decisions, gaz Places) (Result, error) {
	res, _, err := incidents(readings, c, d, gaz)
	return res, err
}

func incidents(readings []*Reading, c Census, d Decisions, gaz Places) (Result, *builder, error) {
	rules, err := d.Ready()
	if err != nil {
		return Result{}, nil, err
	}
	l := NewLinker(NewMemory(), c, gaz, func([]habeas.ReportID) (*Rules, error) { return rules, nil })
	l.once = true
	for i, r := range readings {
		if err := l.Add(int64(i+1), r); err != nil {
			return Result{}, nil, err
		}
	}
	delta, err := l.Settle()
	if err != nil {
		return Result{}, nil, err
	}
	b := delta.built
	res := Result{Incidents: delta.Incidents, Cases: delta.Cases, Roundups: delta.Roundups(), Copies: copyLists(delta.Copies), inferred: b.inferred}
	return res, b, nil
}

// copyLists gives groups of copies in order.
func copyLists(least map[habeas.ReportID]habeas.ReportID) [][]habeas.ReportID {
	of := map[habeas.ReportID][]habeas.ReportID{}
	for r, g := range least {
		of[g] = append(of[g], r)
	}
	var out [][]habeas.ReportID
	for _, g := range slices.Sorted(maps.Keys(of)) {
		slices.Sort(of[g])
		out = append(out, of[g])
	}
	return out
}
