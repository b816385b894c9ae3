package link

import (
	"encoding/json"
	"fmt"
	"slices"

	"habeas"
)

type printedClaim struct {
	Report habeas.ReportID `json:"report"`
	Claim  habeas.ClaimID  `json:"claim"`
}

// printedIncident is an incident as `habeas link` prints it; its claims hide those of the embedded incident.
type printedIncident struct {
	plainIncident
	Claims []printedClaim `json:"claims"`
}

type plainIncident habeas.Incident

// printedTotal groups the tellings of one total. It stands among the incidents so that all claims of one thing are found
// in one place; it has no count of its own, as it is never added to anything.
type printedTotal struct {
	ID      habeas.IncidentID `json:"id"`
	Act     habeas.Act        `json:"act"`
	Roundup bool              `json:"roundup"`
	Claims  []printedClaim    `json:"claims"`
	Because []string          `json:"because"`
}

// MarshalJSON prints what `habeas link --json` prints (formats 5 and the last paragraph of 9): incidents with their claims
// by report, then cases, roundups, documents and copies.
func (r Result) MarshalJSON() ([]byte, error) {
	out := struct {
		Incidents []any               `json:"incidents"`
		Cases     []habeas.Case       `json:"cases,omitempty"`
		Roundups  []habeas.Roundup    `json:"roundups,omitempty"`
		Documents [][]habeas.ReportID `json:"documents"`
		Copies    [][]habeas.ReportID `json:"copies"`
	}{Incidents: []any{}, Cases: r.Cases, Roundups: r.Roundups, Documents: lists(r.Documents), Copies: lists(r.Copies)}
	for _, inc := range r.Incidents {
		i := printedIncident{plainIncident: plainIncident(inc), Claims: []printedClaim{}}
		for _, t := range inc.Tellings {
			i.Claims = append(i.Claims, printedClaim{t.Report, t.Claim})
		}
		out.Incidents = append(out.Incidents, i)
	}
	for _, t := range r.totals() {
		out.Incidents = append(out.Incidents, t)
	}
	return json.Marshal(out)
}

// totals groups roundups that are tellings of one total; those told once are left out, and those whose claim does not say
// itself that it is a total: who adds up claims would count them.
func (r Result) totals() []printedTotal {
	var out []printedTotal
	done := map[printedClaim]bool{}
	for i := range r.Roundups {
		first := printedClaim{r.Roundups[i].Report, r.Roundups[i].Claim}
		if done[first] || len(r.Roundups[i].Same) == 0 {
			continue
		}
		t := printedTotal{Act: r.Roundups[i].Act, Roundup: true, Because: []string{"same total " + r.Roundups[i].Count.String()}}
		for j := range r.Roundups[i:] {
			o := &r.Roundups[i+j]
			c := printedClaim{o.Report, o.Claim}
			if !done[c] && !r.inferred[ClaimRef{o.Report, o.Claim}] && (j == 0 || slices.Contains(r.Roundups[i].Same, o.Claim)) {
				done[c] = true
				t.Claims = append(t.Claims, c)
			}
		}
		if len(t.Claims) > 1 {
			t.ID = habeas.IncidentID(fmt.Sprintf("t%016x", hashOf("total", string(first.Report), string(first.Claim))))
			out = append(out, t)
		}
	}
	return out
}

func lists[T any](l [][]T) [][]T {
	if l == nil {
		return [][]T{}
	}
	return l
}
