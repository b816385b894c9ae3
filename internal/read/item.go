// Package read turns an original's bytes into a report's text, with what is not body marked apart.
package read

import "habeas"

// Given is what the caller says about an original beside its bytes, from flags or a batch; empty means nothing was said.
type Given struct {
	ID        habeas.ReportID
	URL       string
	Source    string
	Title     string
	Byline    string
	Published string
	Retrieved string
	Lang      habeas.Lang
}

// An Item is one original with what was said about it, or the reason why an input is refused.
type Item struct {
	Name     string // for messages: "reports.jsonl:3", "mail.eml#2"; base names only, never folders
	Given    Given
	Original []byte // the exact bytes; in JSONL the line
	Format   string // "jsonl" (one JSON object), "html", "txt", "md", "pdf", "docx", "eml", "warc-response"
	Err      error  // this input is refused and why; the others go on
}
