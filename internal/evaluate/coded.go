// Package evaluate scores claims and links against coded reports: the same texts read by a careful person (formats 6).
// It judges what comes out, and knows nothing of how it was made.
package evaluate

import (
	"bufio"
	"encoding/json"
	"io"

	"habeas"
)

// A Coded is a report as a person coded it.
type Coded struct {
	ID     habeas.ReportID `json:"id"`
	Lang   habeas.Lang     `json:"lang"`
	Claims []CodedClaim    `json:"claims"`
}

// A CodedClaim is one claim that the report makes, and the incident that it tells of; empty when links were not coded.
// Only act, count, when, where, roundup and modality are compared; what is absent is "not said".
type CodedClaim struct {
	Claim    habeas.Claim
	Incident string
}

// UnmarshalJSON reads a claim in the shape of formats 3 with "incident" beside it. A missing modality means happened.
func (c *CodedClaim) UnmarshalJSON(b []byte) error {
	var with struct {
		Incident string `json:"incident"`
	}
	if err := json.Unmarshal(b, &with); err != nil {
		return err
	}
	c.Incident = with.Incident
	if err := json.Unmarshal(b, &c.Claim); err != nil {
		return err
	}
	if c.Claim.Act == "" {
		return habeas.Errorf(habeas.Invalid, "a coded claim needs an act")
	}
	if c.Claim.Modality == "" {
		c.Claim.Modality = habeas.Happened
	}
	return nil
}

const longestLine = 16 << 20 // bytes of one coded report

// ReadCoded reads coded reports, one JSON object a line; empty lines are passed over. Errors are of kind Invalid and name
// the line.
func ReadCoded(name string, r io.Reader) ([]Coded, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, longestLine)
	var out []Coded
	seen := map[habeas.ReportID]int{}
	for n := 1; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var c Coded
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			return nil, &habeas.Error{Kind: habeas.Invalid, Text: sayf("%s:%d: not a coded report", name, n), Cause: err}
		}
		if c.ID == "" {
			c.ID = habeas.ReportID(habeas.DigestOf(lines.Bytes()).Short())
		}
		if first, again := seen[c.ID]; again {
			return nil, habeas.Errorf(habeas.Invalid, "%s:%d: report %s was coded in line %d already", name, n, c.ID, first)
		}
		seen[c.ID] = n
		out = append(out, c)
	}
	if err := lines.Err(); err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: sayf("%s: a line is longer than %d bytes or cannot be read", name, longestLine), Cause: err}
	}
	return out, nil
}
