package web

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"habeas/internal/tally"
)

// tallyCSV gives the rows of a tally as comma-separated values; the columns of the figures are named as in UCDP's data sets.
func (d *Desk) tallyCSV(w http.ResponseWriter, r *http.Request) error {
	q, err := tallyQuery(r.URL.Query())
	if err != nil {
		return err
	}
	t, err := d.reg.Tally(r.Context(), d.opt.Viewer, q)
	if err != nil {
		return err
	}
	b, err := sheet(t)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="tally.csv"`)
	_, err = w.Write(b)
	return err
}

// sheet prints a tally with one line for each row. A high end that nobody bounded is an empty cell.
func sheet(t tally.Table) ([]byte, error) {
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	head := make([]string, 0, len(t.By)+9)
	for _, a := range t.By {
		head = append(head, string(a))
	}
	head = append(head, "unit", "low", "best", "high", "open", "incidents", "reviewed", "number_of_sources", "as_of")
	if err := out.Write(head); err != nil {
		return nil, err
	}
	for _, row := range t.Rows {
		line := make([]string, 0, len(head))
		for _, a := range t.By {
			line = append(line, harmless(keyValue(a, row.Key)))
		}
		high := strconv.Itoa(row.High)
		if row.Open {
			high = ""
		}
		line = append(line, string(t.Unit), strconv.Itoa(row.Low), strconv.Itoa(row.Best), high, strconv.FormatBool(row.Open),
			fmt.Sprint(row.Incidents), fmt.Sprint(row.Reviewed), fmt.Sprint(row.Origins), t.AsOf)
		if err := out.Write(line); err != nil {
			return nil, err
		}
	}
	out.Flush()
	return b.Bytes(), out.Error()
}

// harmless keeps a spreadsheet from running a cell as a formula: what begins like one gets an apostrophe before it.
func harmless(s string) string {
	if s != "" && strings.ContainsAny(s[:1], "=+-@\t\r\n|%") {
		return "'" + s
	}
	return s
}
