package habeas

import (
	"encoding/json"
	"slices"
)

// A Range is a figure of the register: low, best and high, with an open top where no source bounded it (field-guide 5.2).
type Range struct {
	Low  int
	Best int
	High int  // when Open, the highest figure that any claim allows for certain; more is possible
	Open bool // "or more"
}

// Add sums two ranges bound by bound; an open top stays open.
func (r Range) Add(s Range) Range {
	return Range{Low: r.Low + s.Low, Best: r.Best + s.Best, High: r.High + s.High, Open: r.Open || s.Open}
}

type rangeJSON struct {
	Low  int  `json:"low"`
	Best int  `json:"best"`
	High *int `json:"high,omitempty"`
	Open bool `json:"open,omitempty"`
}

// MarshalJSON prints the range as in formats 4: high absent when open.
func (r Range) MarshalJSON() ([]byte, error) {
	out := rangeJSON{Low: r.Low, Best: r.Best, Open: r.Open}
	if !r.Open {
		out.High = &r.High
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what [Range.MarshalJSON] writes; an absent high is open.
func (r *Range) UnmarshalJSON(b []byte) error {
	var in rangeJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	*r = Range{Low: in.Low, Best: in.Best, High: max(in.Low, in.Best), Open: in.High == nil}
	if in.High != nil {
		r.High = *in.High
	}
	return nil
}

// A Status says how well an incident is established (field-guide 1.6).
type Status string

// The statuses of an incident. The machine gives reported, corroborated and contested; people give the others.
const (
	Reported     Status = "reported"     // one origin
	Corroborated Status = "corroborated" // two or more independent origins
	Established  Status = "established"
	Contested    Status = "contested" // contradicted by an independent origin, or figures that cannot meet
	Refuted      Status = "refuted"
	Withdrawn    Status = "withdrawn" // its source took it back
)

// An Incident is one thing that happened once to one group: an arrest, a transfer, a return, a release.
// A feared or planned return is an incident of act imminent_return: listed, never summed with other acts.
// Arrest and detention of the same people are one incident. Its JSON is formats 4.
type Incident struct {
	ID       IncidentID `json:"id"`
	Case     CaseID     `json:"case,omitempty"`
	Act      Act        `json:"act"`
	Status   Status     `json:"status"`
	Reviewed bool       `json:"reviewed"`
	// Count is zero when no claim gave a number.
	Count   Range      `json:"count,omitzero"`
	When    When       `json:"when,omitzero"`  // what all compatible claims allow together
	Where   Place      `json:"where,omitzero"` // what all compatible claims allow together
	By      []string   `json:"by,omitempty"`
	Who     Group      `json:"who,omitzero"`
	Reports []ReportID `json:"reports"`
	Origins Origins    `json:"origins"`
	Claims  []ClaimID  `json:"claims"`
	// Conflicts holds only what cannot both be true.
	Conflicts   []Conflict `json:"conflicts,omitempty"`
	Tellings    []Telling  `json:"tellings,omitempty"`
	Composition []Member   `json:"composition,omitempty"`
	Persons     []PersonID `json:"persons,omitempty"`
	PartOf      IncidentID `json:"part_of,omitempty"` // a parent and its parts never meet in one sum
	Score       float64    `json:"score,omitempty"`   // of the weakest link that holds it together; 1 for a single claim
	Because     []string   `json:"because,omitempty"` // the reasons, in words
}

// Origins says how many independent origins know of an incident: Low merges those that may be the same, High keeps them apart.
type Origins struct {
	Low     int          `json:"low"`
	High    int          `json:"high"`
	Groups  [][]ReportID `json:"groups"`            // reports by origin, the possibly same ones apart
	Because []string     `json:"because,omitempty"` // why reports were taken for one origin, or may be
}

// A Conflict is a field in which claims cannot both be true, each value with the claims that say so.
type Conflict struct {
	Field  string          `json:"field"` // "count", "when", "where", "by"
	Values []ConflictValue `json:"values"`
}

// A ConflictValue is one side of a conflict.
type ConflictValue struct {
	Value   string    `json:"value"`
	Claims  []ClaimID `json:"claims"`
	Against []string  `json:"against,omitempty"` // the values beside which it cannot be true
}

// Stands reports whether the value clashes only with values that fewer claims tell.
func (c Conflict) Stands(v ConflictValue) bool {
	for _, o := range c.Values {
		if len(o.Claims) >= len(v.Claims) && slices.Contains(v.Against, o.Value) {
			return false
		}
	}
	return true
}

// A Telling gives one claim of an incident in its own words.
type Telling struct {
	Claim      ClaimID  `json:"claim"`
	Report     ReportID `json:"report"`
	Count      Count    `json:"count,omitzero"`
	When       When     `json:"when,omitzero"`
	Where      Place    `json:"where,omitzero"`
	Superseded bool     `json:"superseded,omitempty"` // the same origin later said otherwise
}

// A Case is the thread of one group of people: its incidents in order, its present status, the date of the last news.
type Case struct {
	ID        CaseID       `json:"id"`
	Title     string       `json:"title"` // made of act, number, place and time; never a name
	Status    CaseStatus   `json:"status"`
	AtRisk    bool         `json:"at_risk,omitempty"` // held or facing return, by news that still holds; see [Case.On]
	Unheard   bool         `json:"unheard,omitempty"` // held or facing return when they were last heard of, longer ago than news holds
	LastNews  Date         `json:"last_news,omitzero"`
	Incidents []IncidentID `json:"incidents"`
	Persons   []PersonID   `json:"persons"`
	Reports   []ReportID   `json:"reports"`
}

// NewsHolds is for how many days news of people who are held says where they are now. After a quarter of a year without any,
// nobody knows: so long a disappearance is urgent to the United Nations' working group, and after as long without a trace people
// who were sent back with others are presumed to have been (field-guide 2.7, 3.3).
const NewsHolds = 90

// On gives the case as it is told on a day. Linking says whether people were held or faced return by the last news; whether they
// are at risk now depends on the day: after [NewsHolds] days, or when no news of them is dated, it is not known.
func (c Case) On(day Date) Case {
	if c.AtRisk && (c.LastNews == 0 || c.LastNews.DaysUntil(day) > NewsHolds) {
		c.AtRisk, c.Unheard = false, true
	}
	return c
}

// A CaseStatus says what became of the people of a case, by the last news of them.
type CaseStatus string

// The statuses of a case.
const (
	CaseDetained    CaseStatus = "detained"
	CaseFacesReturn CaseStatus = "faces_return"
	CaseReturned    CaseStatus = "returned"
	CaseReleased    CaseStatus = "released"
	CaseArrived     CaseStatus = "arrived"
	CaseDead        CaseStatus = "dead"
	CaseUnknown     CaseStatus = "unknown"
)

// A Roundup is a claim that totals a period or an area: a constraint on incidents, never added to them (field-guide 5.3).
type Roundup struct {
	Claim    ClaimID      `json:"claim"`
	Report   ReportID     `json:"report"`
	Source   string       `json:"source,omitempty"`
	Act      Act          `json:"act"`
	From     Date         `json:"from,omitzero"`
	To       Date         `json:"to,omitzero"`
	Where    Place        `json:"where,omitzero"`
	Count    Count        `json:"count,omitzero"`
	Covers   []IncidentID `json:"covers"`         // incidents that lie inside it
	Contains []ClaimID    `json:"contains"`       // other roundups that lie inside it
	Same     []ClaimID    `json:"same,omitempty"` // other tellings of the same total
	// Unexplained is what the roundup counts beyond the incidents it covers; 0 when they explain it.
	Unexplained int `json:"unexplained,omitempty"`
}
