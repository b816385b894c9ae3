package register

import "habeas"

// A Progress says how far an addition or a rebuild has come. Everything it counts as done is stored for good.
type Progress struct {
	Done    int    // inputs dealt with
	New     int    // reports entered
	Known   int    // the same again
	Refused int    // inputs refused
	Name    string // of the last input dealt with
	Stage   string // "reading", "linking", "indexing"
	// Stored lists the reports that became durable with this step, in input order.
	Stored []habeas.ReportID
}

// A Summary says what became of a run of inputs.
type Summary struct {
	New       []habeas.ReportID `json:"new"`      // entered for the first time
	Versions  []habeas.ReportID `json:"versions"` // other content under a known caller's id
	Known     []habeas.ReportID `json:"known"`    // the same again; nothing changed but, where it says something new, a sighting
	Refused   []Refusal         `json:"refused"`
	Claims    int               `json:"claims"`           // taken from the new reports and versions
	Unread    int               `json:"unread,omitempty"` // of the new reports and versions, those whose language is not read
	Incidents int               `json:"incidents"`        // in the register now
	Cases     int               `json:"cases"`
	From      int64             `json:"from,omitempty"` // the first and last journal entry of this run; 0 when nothing was written
	To        int64             `json:"to,omitempty"`
}

// A Refusal names an input that was not taken, and why.
type Refusal struct {
	Name   string `json:"name"`   // base name of the file, or file and line
	Reason string `json:"reason"` // for a person, saying what to do
}
