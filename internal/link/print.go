package link

import (
	"encoding/json"

	"habeas"
)

type habeasIncident habeas.Incident

// MarshalJSON prints what `habeas link --json` prints (formats 5 and the last paragraph of 9): incidents with their claims
// by report, then documents and copies.
func (r Result) MarshalJSON() ([]byte, error) {
	type claim struct {
		Report string `json:"report"`
		Claim  string `json:"claim"`
	}
	type incident struct {
		habeasIncident
		Claims []claim `json:"claims"`
	}
	out := struct {
		Incidents []incident `json:"incidents"`
		Documents any        `json:"documents"`
		Copies    any        `json:"copies"`
		Roundups  any        `json:"roundups,omitempty"`
	}{Incidents: []incident{}, Documents: lists(r.Documents), Copies: lists(r.Copies), Roundups: r.Roundups}
	for _, inc := range r.Incidents {
		i := incident{habeasIncident: habeasIncident(inc)}
		for _, t := range inc.Tellings {
			i.Claims = append(i.Claims, claim{string(t.Report), string(t.Claim)})
		}
		out.Incidents = append(out.Incidents, i)
	}
	return json.Marshal(out)
}

func lists[T any](l [][]T) [][]T {
	if l == nil {
		return [][]T{}
	}
	return l
}
