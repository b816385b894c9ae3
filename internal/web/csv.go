package web

import (
	"bytes"
	"encoding/csv"
	"net/http"
)

// tallyCSV gives the rows of a tally as comma-separated values.
func (d *Desk) tallyCSV(w http.ResponseWriter, r *http.Request) error {
	q, err := tallyQuery(r.URL.Query())
	if err != nil {
		return err
	}
	t, err := d.reg.Tally(r.Context(), d.opt.Viewer, q)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := csv.NewWriter(&b).WriteAll(t.Records()); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="tally.csv"`)
	_, err = w.Write(b.Bytes())
	return err
}
