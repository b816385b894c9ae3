package read

import (
	"encoding/json"

	"habeas"
)

// Given is what is known about an original from flags or from beside its bytes; empty means that nothing is known. What a
// JSON object says itself goes before it, and it goes before what is found in a page.
type Given struct {
	ID        habeas.ReportID
	URL       string
	Source    string
	Title     string
	Byline    string
	Published string // a day, a month, a year or an interval, as habeas.ParseInterval reads it
	Retrieved string // RFC 3339
	Lang      habeas.Lang
}

// An Item is one original to read with what is known about it, or the reason why an input is refused.
type Item struct {
	// Name is for messages: "reports.jsonl:3", "mail.eml#2". It has base names only, never folders.
	Name  string
	Given Given
	// Original is the exact bytes; of a JSONL file the line without its line end, of a web archive the record.
	Original []byte
	// Format is how to read it: "jsonl" (one JSON object), "html", "txt", "md", "pdf", "docx", "eml", "warc-response".
	Format string
	// How says how the original was got, as JSON for the journal; nil for files.
	How json.RawMessage
	// Err says why this input is refused; the others go on.
	Err error
}
