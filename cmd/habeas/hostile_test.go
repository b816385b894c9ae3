package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"habeas"
)

// What is meant to break linking and counting, through the real commands: nothing is lost, nothing counted twice, nothing takes long.

// A toldReport is a report in the shape of formats 2.
type toldReport struct {
	ID        string `json:"id"`
	Source    string `json:"source"`
	Published string `json:"published"`
	Text      string `json:"text"`
}

// reportsIn writes reports to a JSONL file.
func reportsIn(t *testing.T, reports ...toldReport) string {
	t.Helper()
	var b strings.Builder
	for _, r := range reports {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(line, '\n'))
	}
	name := filepath.Join(t.TempDir(), "reports.jsonl")
	if err := os.WriteFile(name, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

// answer runs a command that must end well, and reads the JSON that it prints.
func answer[T any](t *testing.T, data string, args ...string) (out T) {
	t.Helper()
	status, stdout, stderr := habeasIn(t, data, args...)
	if status != exitDone {
		t.Fatalf("habeas %s: status %d: %s", strings.Join(args, " "), status, stderr)
	}
	if err := json.Unmarshal([]byte(stdout), &out); err != nil {
		t.Fatalf("habeas %s: %v", strings.Join(args, " "), err)
	}
	return out
}

type printedIncidents struct {
	Incidents []habeas.Incident `json:"incidents"`
}

type printedLinks struct {
	Incidents []struct {
		Act    habeas.Act
		Count  habeas.Range
		Claims []struct{ Report, Claim string }
	} `json:"incidents"`
	Copies [][]string `json:"copies"`
}

func TestHostile_TwoThousandCopiesOfOneStory(t *testing.T) {
	story := "Police in Dandong arrested seven North Koreans at a boarding house on March 3, a pastor who had fed them told the Ferry Bulletin. Among them was a girl of nine, he said, and nobody had been allowed to see them since."
	reports := make([]toldReport, 2000)
	for i := range reports {
		reports[i] = toldReport{fmt.Sprintf("copy-%04d", i), fmt.Sprintf("Paper %d", i), "2025-03-05", story + strings.Repeat(" Share this page.", i%4)}
	}
	start := time.Now()
	got := answer[printedLinks](t, t.TempDir(), "link", "--json", reportsIn(t, reports...))
	if len(got.Incidents) != 1 || len(got.Incidents[0].Claims) != len(reports) || got.Incidents[0].Count.Best != 7 {
		t.Fatalf("%d incidents, want one of seven people with all copies", len(got.Incidents))
	}
	if len(got.Copies) != 1 || len(got.Copies[0]) != len(reports) {
		t.Errorf("%d groups of copies, want one with all", len(got.Copies))
	}
	t.Logf("2,000 copies in %s", time.Since(start))
}

// A yearbook of ninety arrests, each on its own day, gives ninety incidents, and the register adds up all of them.
func TestHostile_NinetyIncidentsInOneReport(t *testing.T) {
	towns := []string{"Dandong", "Tumen", "Yanji", "Shenyang", "Changchun", "Hunchun"}
	var text strings.Builder
	people := 0
	for i := range 90 {
		day := habeas.DateOf(2024, 1, 1).AddDays(4 * i)
		fmt.Fprintf(&text, "On %s, police in %s arrested %d North Koreans.\n\n", day.Time().Format("January 2, 2006"), towns[i%len(towns)], 2+i)
		people += 2 + i
	}
	data := filepath.Join(t.TempDir(), "r")
	habeasIn(t, data, "init")
	if status, _, errs := habeasIn(t, data, "add", reportsIn(t, toldReport{"yearbook", "Ferry Bulletin", "2025-01-10", text.String()})); status != exitDone {
		t.Fatal(errs)
	}
	if got := answer[printedIncidents](t, data, "incidents", "--json"); len(got.Incidents) != 90 {
		t.Errorf("%d incidents, want 90", len(got.Incidents))
	}
	table := answer[struct {
		Rows []struct{ Best, Incidents int }
	}](t, data, "tally", "--by", "act", "--json")
	if len(table.Rows) != 1 || table.Rows[0].Best != people || table.Rows[0].Incidents != 90 {
		t.Errorf("rows %+v, want %d people in 90 incidents", table.Rows, people)
	}
}

// Nobody, a billion and minus five were arrested: the command ends well, seven stay seven, and no sum goes below nothing or wraps.
func TestHostile_CountsThatCannotBe(t *testing.T) {
	tell := func(n, day string) string {
		return "Police in Dandong arrested " + n + " North Koreans on " + day + ", a pastor said."
	}
	data := filepath.Join(t.TempDir(), "r")
	habeasIn(t, data, "init")
	file := reportsIn(t,
		toldReport{"seven", "Ferry Bulletin", "2025-03-05", tell("seven", "March 3")}, toldReport{"none", "Post A", "2025-04-05", tell("0", "April 3")},
		toldReport{"billion", "Post B", "2025-05-05", tell("1,000,000,000", "May 3")}, toldReport{"minus", "Post C", "2025-06-05", tell("-5", "June 3")},
		toldReport{"huge", "Post D", "2025-07-05", tell("99999999999999999999999999", "July 3")}, toldReport{"nobody", "Post E", "2025-08-05", tell("no", "August 3")})
	if status, _, errs := habeasIn(t, data, "add", file); status != exitDone {
		t.Fatal(errs)
	}
	got := answer[printedIncidents](t, data, "incidents", "--json")
	sevens := 0
	for _, in := range got.Incidents {
		c := in.Count
		if c.Low < 0 || c.Best < 0 || c.High < 0 || c.Low > c.Best && c.Best != 0 || !c.Open && c.High < c.Best {
			t.Errorf("incident %s of %v counts %+v", in.ID, in.Reports, c)
		}
		if c.Best == 7 {
			sevens++
		}
		if r := in.Reports[0]; r == "none" || r == "nobody" {
			t.Errorf("nobody was arrested, and there is an incident of it: %+v", in)
		}
	}
	if sevens != 1 {
		t.Errorf("the seven are %d incidents", sevens)
	}
	table := answer[struct {
		Rows []struct{ Low, Best, High int }
	}](t, data, "tally", "--by", "act,month", "--json")
	for _, r := range table.Rows {
		if r.Low < 0 || r.Best < r.Low || r.High < r.Best {
			t.Errorf("row %+v", r)
		}
	}
}

// Who says that a is b, b is c, and a is not c is refused, and is shown the chain; what was said before stands.
func TestHostile_JudgementsThatContradict(t *testing.T) {
	data := filepath.Join(t.TempDir(), "r")
	habeasIn(t, data, "init")
	var reports []toldReport
	for i, town := range []string{"Dandong", "Tumen", "Yanji"} {
		reports = append(reports, toldReport{fmt.Sprint("r", i), "Post " + town, fmt.Sprintf("2025-0%d-05", i+3), fmt.Sprintf("Police in %s arrested %d North Koreans on %s 3, a pastor said.", town, 4+i, time.Month(i+3))})
	}
	if status, _, errs := habeasIn(t, data, "add", reportsIn(t, reports...)); status != exitDone {
		t.Fatal(errs)
	}
	var claims []string
	for _, in := range answer[printedIncidents](t, data, "incidents", "--json").Incidents {
		claims = append(claims, string(in.Claims[0]))
	}
	if len(claims) != 3 {
		t.Fatalf("%d incidents, want three", len(claims))
	}
	judge := func(args ...string) (int, string) {
		status, _, errs := habeasIn(t, data, append([]string{"judge", "--reason", "a test"}, args...)...)
		return status, errs
	}
	for _, pair := range [][2]int{{0, 1}, {1, 2}} {
		if status, errs := judge("same", claims[pair[0]], claims[pair[1]]); status != exitDone {
			t.Fatal(errs)
		}
	}
	before := answer[printedIncidents](t, data, "incidents", "--json")
	status, errs := judge("not_same", claims[0], claims[2])
	if status != exitFailed {
		t.Fatalf("status %d, want %d", status, exitFailed)
	}
	for _, c := range claims {
		if !strings.Contains(errs, c) {
			t.Errorf("the chain does not show %s: %s", c, errs)
		}
	}
	after := answer[printedIncidents](t, data, "incidents", "--json")
	if len(before.Incidents) != 1 || fmt.Sprint(before) != fmt.Sprint(after) {
		t.Errorf("the refused judgement changed something: %d incidents, then %d", len(before.Incidents), len(after.Incidents))
	}
}
