package register_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/read"
	"habeas/internal/register"
)

// The text of a PDF depends on the program that takes it out. Which one did stands in the journal, with the digest of what it
// gave; another one elsewhere gives another text, and that is said: by the rebuild, and on the report.
func TestRebuild_ReadsOtherwiseElsewhere(t *testing.T) {
	c := register.Config{Data: t.TempDir(), Now: new(clock).now, Tools: tools("lines-1")}
	by := "pdftotext 1.2"
	c.Tools.Read = func(ctx context.Context, it read.Item) (habeas.Report, error) {
		p, err := read.Report(ctx, it)
		if p.ID == "paper" {
			p.By = by
			if by != "pdftotext 1.2" {
				p.Text = strings.Replace(p.Text, "Seven", "S even", 1)
			}
		}
		return p, err
	}
	r := mustInit(t, c)
	mustAdd(t, r, item("paper", "A", sevenTaken), item("page", "B", eightTaken))
	var captured habeas.Capture
	for e, err := range r.Journal(t.Context(), register.Local()) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Subject == "paper" {
			if err := json.Unmarshal(e.Body, &captured); err != nil {
				t.Fatal(err)
			}
		}
	}
	if captured.By != "pdftotext 1.2" || captured.Text != habeas.DigestOf([]byte(sevenTaken)) {
		t.Errorf("the journal says that the text was made by %q and is %s", captured.By, captured.Text)
	}
	if out, err := r.Rebuild(t.Context(), nil); err != nil || len(out.Otherwise) != 0 || len(out.Changes) != 0 || out.Same != 2 {
		t.Errorf("by the same program: %+v, %v; want nothing otherwise", out, err)
	}
	by = "the PDF reader built in"
	out, err := r.Rebuild(t.Context(), nil)
	if err != nil || len(out.Otherwise) != 1 || out.Otherwise[0] != (register.ReadOtherwise{Report: "paper", Version: 1, Then: "pdftotext 1.2", Now: by}) {
		t.Fatalf("by another: %+v, %v; want the one report named", out, err)
	}
	if why := out.Otherwise[0].Why(); !strings.Contains(why, "pdftotext 1.2") || !strings.Contains(why, by) {
		t.Errorf("said in words: %s", why)
	}
	p, _, err := r.ReportVersion(t.Context(), register.Local(), "paper", 0)
	if err != nil || len(p.Notes) != 1 || p.Notes[0] != out.Otherwise[0].Why() {
		t.Errorf("the report's own notes: %q, %v", p.Notes, err)
	}
	by = "pdftotext 1.2"
	if out, err = r.Rebuild(t.Context(), nil); err != nil || len(out.Otherwise) != 0 {
		t.Errorf("back where it was read first: %+v, %v", out, err)
	}
	if p, _, err = r.ReportVersion(t.Context(), register.Local(), "paper", 0); err != nil || len(p.Notes) != 0 {
		t.Errorf("back where it was read first, it has notes: %q, %v", p.Notes, err)
	}
}
