package tally_test

import (
	"fmt"
	"slices"
	"testing"

	"habeas"
	"habeas/internal/tally"
)

// many gives n incidents of one a day, every third a part of the one before, and a total for every ten of them, of the thousand days
// before it.
func many(n int) tally.Input {
	in := tally.Input{Sources: map[habeas.ReportID]string{}}
	first := habeas.DateOf(1990, 1, 1)
	for i := range n {
		day := first.AddDays(i)
		inc := habeas.Incident{
			ID: habeas.IncidentID(fmt.Sprint("i", i)), Case: habeas.CaseID(fmt.Sprint("k", i/2)), Act: habeas.Arrest, Count: exactly(2 + i%9),
			When: habeas.When{From: day, To: day}, Where: habeas.Place{Name: fmt.Sprint("Town ", i%40), Admin1: "Jilin", Country: "CN"},
			Reports: []habeas.ReportID{habeas.ReportID(fmt.Sprint("r", i))}, Origins: habeas.Origins{Low: 1, High: 1}, Claims: []habeas.ClaimID{habeas.ClaimID(fmt.Sprint("c", i))},
		}
		if i%3 == 2 {
			inc.PartOf = habeas.IncidentID(fmt.Sprint("i", i-1))
		}
		in.Incidents = append(in.Incidents, inc)
		if i%10 == 0 {
			r := habeas.Roundup{Claim: habeas.ClaimID(fmt.Sprint("t", i)), Act: habeas.Arrest, From: first.AddDays(max(0, i-1000)), To: day, Count: habeas.AtLeast(500+i, ""), Where: habeas.Place{Country: "CN"}}
			for j := max(0, i-1000); j < i; j++ {
				r.Covers = append(r.Covers, in.Incidents[j].ID)
			}
			slices.Sort(r.Covers)
			in.Roundups = append(in.Roundups, r)
		}
	}
	return in
}

// BenchmarkSum adds up by act and month; what an incident costs stays the same however many there are.
func BenchmarkSum(b *testing.B) {
	for _, n := range []int{1000, 4000, 16000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			in := many(n)
			for b.Loop() {
				tally.Sum(in, tally.Query{By: []tally.Axis{tally.ByAct, tally.ByMonth}})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/incident")
		})
	}
}
