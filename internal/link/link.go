// Package link says which claims of which reports tell of one incident, which reports are copies of one text, how many
// independent origins know of an incident, and which incidents happened to the same people.
//
// It proposes; people decide. What a person decided ([Decisions]) holds whatever the evidence says. The result depends on
// the set of reports, never on the order in which they came (see DESIGN.md for the few documented ties).
package link

import (
	"context"

	"habeas"
)

// Version names the rules and weights of this package; it changes whenever a result may.
const Version = "link/5"

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
	w := NewWhole(nil)
	for i := range docs {
		if err := w.Add(Read(docs[i])); err != nil {
			return Result{}, err
		}
	}
	return w.Link(context.Background(), d, gaz)
}

// Incidents links readings at once, with words counted as the census says. It gives what a [Linker] gives that took them one
// by one, in any order, and leaves Documents empty.
func Incidents(readings []*Reading, c Census, d Decisions, gaz Places) (Result, error) {
	w := NewWhole(nil)
	for _, r := range readings {
		if err := w.Add(r); err != nil {
			return Result{}, err
		}
	}
	a, err := w.assemble(context.Background(), c, d, gaz)
	if err != nil {
		return Result{}, err
	}
	return a.result, nil
}
