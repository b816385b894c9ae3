package register

import "habeas"

// A ReportHead is what a list shows of a report.
type ReportHead struct {
	ID        habeas.ReportID `json:"id"`
	Version   int             `json:"version"` // from 1
	URL       string          `json:"url,omitempty"`
	Source    string          `json:"source,omitempty"`
	Title     string          `json:"title,omitempty"`
	Lang      habeas.Lang     `json:"lang,omitempty"`
	Published habeas.When     `json:"published,omitzero"`
	Captured  string          `json:"captured"` // time of the journal's entry, RFC 3339 UTC
	Claims    int             `json:"claims"`   // how many claims were taken from it
}

// A ClaimView is a claim with its report, what people decided about it, and which extractor proposed it.
// Its JSON is that of a claim (formats 3) with the fields below added.
type ClaimView struct {
	habeas.Claim
	Report   habeas.ReportID   `json:"report"`
	Reviewed bool              `json:"reviewed"`          // a person accepted or amended it
	Verdict  habeas.Verdict    `json:"verdict,omitempty"` // the latest judgement on the claim itself; empty when there is none
	Version  string            `json:"version"`           // of the extractor that proposed it
	Incident habeas.IncidentID `json:"incident,omitempty"`
	Head     ReportHead        `json:"-"` // the report's head, for pages
}

// An IncidentView is an incident with everything that stands under it.
type IncidentView struct {
	Incident habeas.Incident     `json:"incident"`
	Claims   []ClaimView         `json:"claims"`
	Case     habeas.Case         `json:"case"`
	Parts    []habeas.IncidentID `json:"parts,omitempty"` // incidents that are parts of this one
	Grade    string              `json:"grade,omitempty"` // the latest that a person gave, letter and number (field-guide 1.5)
	// RedirectedFrom is the id that was asked for when that incident was merged into this one.
	RedirectedFrom habeas.IncidentID `json:"redirected_from,omitempty"`
}

// A CaseView is a case with its incidents in order of time.
type CaseView struct {
	Case           habeas.Case       `json:"case"`
	Incidents      []habeas.Incident `json:"incidents"`
	Claims         []ClaimView       `json:"claims"`
	RedirectedFrom habeas.CaseID     `json:"redirected_from,omitempty"`
}

// A ReportView is a report with its claims, what was skipped and why, and its versions, oldest first.
type ReportView struct {
	Report   habeas.Report     `json:"report"`
	Head     ReportHead        `json:"head"`
	Claims   []ClaimView       `json:"claims"`
	Skipped  []habeas.Skipped  `json:"skipped"`
	Versions []ReportHead      `json:"versions"`
	Copies   []habeas.ReportID `json:"copies,omitempty"` // other reports that tell the same text
}

// A Hit is one report found by a search.
type Hit struct {
	Report  ReportHead `json:"report"`
	Snippet Snippet    `json:"snippet"`
}

// A Snippet is a stretch of a report's text around what was found. Marks are byte ranges into Text, in order, not overlapping.
type Snippet struct {
	Text  string `json:"text"`
	Start int    `json:"start"` // where Text begins in the report's text
	Marks []Span `json:"marks"`
}

// A Span is a byte range, End exclusive.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// A HomeView is the first page: what is new, who is at risk now, and how much the register holds.
type HomeView struct {
	New    []ReportHead      `json:"new"`     // the reports captured last, newest first
	Latest []habeas.Incident `json:"latest"`  // incidents of the latest days, newest first
	AtRisk []habeas.Case     `json:"at_risk"` // held or facing return by news that still holds, newest news first
	Totals Totals            `json:"totals"`
	AsOf   string            `json:"as_of"` // time of the last journal entry; empty when the register is empty
}

// Totals says how much the register holds.
type Totals struct {
	Reports   int `json:"reports"`
	Claims    int `json:"claims"`
	Incidents int `json:"incidents"`
	Cases     int `json:"cases"`
	AtRisk    int `json:"at_risk"`  // cases
	Unheard   int `json:"unheard"`  // cases
	Reviewed  int `json:"reviewed"` // incidents of which a person accepted a claim
	Roundups  int `json:"roundups"`
	Entries   int `json:"entries"` // of the journal
}
