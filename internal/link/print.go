package link

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"habeas"
)

type printedClaim struct {
	Report habeas.ReportID `json:"report"`
	Claim  habeas.ClaimID  `json:"claim"`
}

// printedIncident is an incident as `habeas link` prints it; its claims hide those of the embedded incident.
type printedIncident struct {
	plainIncident
	Claims []printedClaim `json:"claims"`
}

type plainIncident habeas.Incident

// printedTotal groups the tellings of one total. It stands among the incidents so that all claims of one thing are found
// in one place; it has no count of its own, as it is never added to anything.
type printedTotal struct {
	ID      habeas.IncidentID `json:"id"`
	Act     habeas.Act        `json:"act"`
	Roundup bool              `json:"roundup"`
	Claims  []printedClaim    `json:"claims"`
	Because []string          `json:"because"`
}

// Write prints what `habeas link --json` prints (formats 5 and the last paragraph of 9): incidents with their claims by report, then
// cases, roundups, documents and copies. It makes one of them at a time, since a million reports come to hundreds of megabytes.
func (r Result) Write(w io.Writer) error {
	p := printer{w: bufio.NewWriterSize(w, 1<<16)}
	p.list(`{"incidents":[`, len(r.Incidents), func(i int) any { return printed(&r.Incidents[i]) })
	for i, t := range r.totals() {
		p.item(len(r.Incidents)+i, t)
	}
	if len(r.Cases) > 0 {
		p.list(`],"cases":[`, len(r.Cases), func(i int) any { return &r.Cases[i] })
	}
	if len(r.Roundups) > 0 {
		p.list(`],"roundups":[`, len(r.Roundups), func(i int) any { return &r.Roundups[i] })
	}
	p.list(`],"documents":[`, len(r.Documents), func(i int) any { return r.Documents[i] })
	p.list(`],"copies":[`, len(r.Copies), func(i int) any { return r.Copies[i] })
	p.text("]}\n")
	return cmp.Or(p.err, p.w.Flush())
}

// MarshalJSON gives what Write prints.
func (r Result) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	err := r.Write(&b)
	return b.Bytes(), err
}

func printed(inc *habeas.Incident) printedIncident {
	i := printedIncident{plainIncident: plainIncident(*inc), Claims: []printedClaim{}}
	for _, t := range inc.Tellings {
		i.Claims = append(i.Claims, printedClaim{t.Report, t.Claim})
	}
	return i
}

// A printer prints lists, item by item; its first error stays.
type printer struct {
	w   *bufio.Writer
	err error
}

func (p *printer) text(s string) {
	if p.err == nil {
		_, p.err = p.w.WriteString(s)
	}
}

func (p *printer) list(head string, n int, item func(int) any) {
	p.text(head)
	for i := 0; i < n && p.err == nil; i++ {
		p.item(i, item(i))
	}
}

func (p *printer) item(i int, v any) {
	if i > 0 {
		p.text(",")
	}
	b, err := json.Marshal(v)
	p.err = cmp.Or(p.err, err)
	p.text(string(b))
}

// totals groups roundups that are tellings of one total; those told once are left out, and those whose claim does not say
// itself that it is a total: who adds up claims would count them.
func (r Result) totals() []printedTotal {
	var out []printedTotal
	done := map[printedClaim]bool{}
	for i := range r.Roundups {
		first := printedClaim{r.Roundups[i].Report, r.Roundups[i].Claim}
		if done[first] || len(r.Roundups[i].Same) == 0 {
			continue
		}
		t := printedTotal{Act: r.Roundups[i].Act, Roundup: true, Because: []string{"same total " + r.Roundups[i].Count.String()}}
		for j := range r.Roundups[i:] {
			o := &r.Roundups[i+j]
			c := printedClaim{o.Report, o.Claim}
			if !done[c] && !r.inferred[ClaimRef{o.Report, o.Claim}] && (j == 0 || slices.Contains(r.Roundups[i].Same, o.Claim)) {
				done[c] = true
				t.Claims = append(t.Claims, c)
			}
		}
		if len(t.Claims) > 1 {
			t.ID = habeas.IncidentID(fmt.Sprintf("t%016x", hashOf("total", string(first.Report), string(first.Claim))))
			out = append(out, t)
		}
	}
	return out
}
