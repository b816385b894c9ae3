package tally

import (
	"cmp"
	"slices"

	"habeas"
)

// A RoundupRow is a total that some source gives for a period or an area: shown beside the rows, never added to them.
type RoundupRow struct {
	habeas.Roundup
	// CoveredSum adds up the incidents that lie inside the total.
	CoveredSum habeas.Range `json:"covered_sum"`
}

// A LowerBound is the least number of people for a period and area: the larger of the sum of the incidents and the best
// total that a source gives. The top is open: what the totals count beyond the incidents is not known.
type LowerBound struct {
	Act         habeas.Act     `json:"act"`
	From        habeas.Date    `json:"from,omitzero"`
	To          habeas.Date    `json:"to,omitzero"`
	Country     string         `json:"country,omitempty"`
	Low         int            `json:"low"`
	Open        bool           `json:"open"`
	Incidents   habeas.Range   `json:"incidents_sum"`
	Roundup     habeas.ClaimID `json:"roundup"`
	Unexplained int            `json:"unexplained"`
}

// totals gives the roundups that the query asks for, and a lower bound for each that lies in no other.
func totals(in Input, q Query) ([]RoundupRow, []LowerBound) {
	at := map[habeas.IncidentID]*habeas.Incident{}
	for i := range in.Incidents {
		at[in.Incidents[i].ID] = &in.Incidents[i]
	}
	inside := map[habeas.ClaimID]bool{}
	rows := []RoundupRow{}
	for _, r := range in.Roundups {
		if !q.wants(r.Act) || q.Country != "" && r.Where.Country != q.Country || !q.meets(r) {
			continue
		}
		for _, c := range r.Contains {
			inside[c] = true
		}
		rows = append(rows, RoundupRow{r, covered(r, at)})
	}
	var bounds []LowerBound
	told := map[habeas.ClaimID]bool{} // totals of which another telling has its bound already
	for _, r := range rows {
		if inside[r.Claim] || r.Count.Unit != habeas.Persons || r.Count.IsZero() || slices.ContainsFunc(r.Same, func(c habeas.ClaimID) bool { return told[c] }) {
			continue
		}
		told[r.Claim] = true
		bounds = append(bounds, LowerBound{
			Act: r.Act, From: r.From, To: r.To, Country: r.Where.Country, Low: max(r.CoveredSum.Low, r.Count.Low), Open: true,
			Incidents: r.CoveredSum, Roundup: r.Claim, Unexplained: max(0, r.Count.Low-r.CoveredSum.Low),
		})
	}
	slices.SortStableFunc(bounds, func(a, b LowerBound) int {
		return cmp.Or(cmp.Compare(a.Act, b.Act), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Country, b.Country))
	})
	return rows, bounds
}

func (q Query) meets(r habeas.Roundup) bool {
	return q.From == 0 && q.To == 0 || (habeas.When{From: r.From, To: r.To}).Overlaps(habeas.When{From: q.From, To: q.To})
}

// covered adds up the incidents inside a roundup, parts left out whose whole is inside too.
func covered(r habeas.Roundup, at map[habeas.IncidentID]*habeas.Incident) habeas.Range {
	inside := make(map[habeas.IncidentID]bool, len(r.Covers))
	for _, id := range r.Covers {
		inside[id] = true
	}
	var sum habeas.Range
	for _, id := range r.Covers {
		inc := at[id]
		if inc == nil || inside[inc.PartOf] {
			continue
		}
		c, _ := people(inc)
		sum = sum.Add(c)
	}
	return sum
}
