package tally

import (
	"fmt"
	"strconv"
	"strings"
)

// Records gives the table as lines of text for CSV, the names of the columns first; those of the figures are named as in UCDP's
// data sets. What is not said is empty, and so is a high end that nobody bounded.
func (t Table) Records() [][]string {
	head := make([]string, 0, len(t.By)+9)
	for _, a := range t.By {
		head = append(head, string(a))
	}
	out := [][]string{append(head, "unit", "low", "best", "high", "open", "incidents", "reviewed", "number_of_sources", "as_of")}
	for _, r := range t.Rows {
		line := make([]string, 0, len(head)+9)
		for _, a := range t.By {
			line = append(line, harmless(text(r.Key.value(a))))
		}
		high := strconv.Itoa(r.High)
		if r.Open {
			high = ""
		}
		out = append(out, append(line, string(t.Unit), strconv.Itoa(r.Low), strconv.Itoa(r.Best), high, strconv.FormatBool(r.Open),
			strconv.Itoa(r.Incidents), strconv.Itoa(r.Reviewed), strconv.Itoa(r.Origins), t.AsOf))
	}
	return out
}

// text prints a value of a key for CSV.
func text(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

// harmless keeps a spreadsheet from running a cell as a formula: what begins like one gets an apostrophe before it.
func harmless(s string) string {
	if s != "" && strings.ContainsAny(s[:1], "=+-@\t\r\n|%") {
		return "'" + s
	}
	return s
}
