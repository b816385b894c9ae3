package extract

import (
	"encoding/json"

	"habeas"
)

// reportJSON is the head of a report as formats 3 prints it.
type reportJSON struct {
	ID        habeas.ReportID `json:"id"`
	Source    string          `json:"source,omitempty"`
	URL       string          `json:"url,omitempty"`
	Title     string          `json:"title,omitempty"`
	Byline    string          `json:"byline,omitempty"`
	Lang      habeas.Lang     `json:"lang,omitempty"`
	Published habeas.When     `json:"published,omitzero"`
	Text      string          `json:"text"`
}

type lineJSON struct {
	Report  reportJSON       `json:"report"`
	Claims  []habeas.Claim   `json:"claims"`
	Skipped []habeas.Skipped `json:"skipped"`
}

// Line gives one line of `habeas extract --json` for a report (formats 3), without the line break.
func Line(r *habeas.Report, claims []habeas.Claim, skipped []habeas.Skipped) ([]byte, error) {
	if claims == nil {
		claims = []habeas.Claim{}
	}
	if skipped == nil {
		skipped = []habeas.Skipped{}
	}
	published := r.Published
	published.Words = ""
	return json.Marshal(lineJSON{
		Report:  reportJSON{r.ID, r.Source, r.URL, r.Title, r.Byline, r.Lang, published, r.Text},
		Claims:  claims,
		Skipped: skipped,
	})
}
