package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"habeas"
	"habeas/internal/register"
)

// The founding documents belong to their publishers and are read from outside the repository. The checks below are the facts
// that the project was asked for, as numbers, days and places; not a word of the documents stands here.
const founding = "../../../shared/seeds"

// A command runs habeas within a test, on a register of its own.
type command struct {
	t    *testing.T
	data string
}

// run runs habeas and gives what it printed.
func (c command) run(args ...string) []byte {
	c.t.Helper()
	var stdout, stderr bytes.Buffer
	env := func(k string) string { return map[string]string{"HABEAS_DATA": c.data}[k] }
	if status := run(context.Background(), args, strings.NewReader(""), &stdout, &stderr, env, time.Now); status != exitDone {
		c.t.Fatalf("habeas %v: status %d: %s", args, status, &stderr)
	}
	return stdout.Bytes()
}

// decode runs habeas with --json and reads what it printed.
func decode[T any](c command, args ...string) T {
	c.t.Helper()
	var v T
	if err := json.Unmarshal(c.run(append(args, "--json")...), &v); err != nil {
		c.t.Fatalf("habeas %v --json: %v", args, err)
	}
	return v
}

type incidentList struct {
	Incidents []habeas.Incident `json:"incidents"`
}

type roundupList struct {
	Roundups []habeas.Roundup `json:"roundups"`
	Rows     []struct {
		Act       habeas.Act
		Low, Best int
		Open      bool
		Year      *int
		Incidents int
	} `json:"rows"`
}

// added makes a register of what lies under the path, and skips the test when the founding documents are not there.
func added(t *testing.T, path string) command {
	t.Helper()
	if _, err := os.Stat(filepath.Join(founding, path)); err != nil {
		t.Skipf("the founding documents are not beside the repository (%v)", err)
	}
	c := command{t, filepath.Join(t.TempDir(), "register")}
	c.run("init")
	c.run("add", filepath.Join(founding, path))
	return c
}

// one gives the only incident that fits, and fails when there is none or more than one.
func one(t *testing.T, list []habeas.Incident, what string, fits func(habeas.Incident) bool) habeas.Incident {
	t.Helper()
	var found []habeas.Incident
	for _, in := range list {
		if fits(in) {
			found = append(found, in)
		}
	}
	if len(found) != 1 {
		t.Errorf("%s: %d incidents, want one: %s", what, len(found), brief(found))
		return habeas.Incident{}
	}
	return found[0]
}

// brief prints incidents for a failure, without a word of their sources.
func brief(list []habeas.Incident) string {
	var b strings.Builder
	for _, in := range list {
		b.WriteString("\n  " + string(in.ID) + " " + string(in.Act) + " " + people(in.Count, counted(in)) + " " + in.When.From.String() + ".." + in.When.To.String() + " " + in.Where.Label())
	}
	return b.String()
}

func exactly(a habeas.Act, n int) func(habeas.Incident) bool {
	return func(in habeas.Incident) bool {
		return in.Act == a && in.Count == habeas.Range{Low: n, Best: n, High: n}
	}
}

func between(w habeas.When, from, to string) bool {
	return w.From != 0 && w.From.String() >= from && w.To != 0 && w.To.String() <= to
}

func TestFounding_Incidents(t *testing.T) {
	c := added(t, "reports.jsonl")
	list := decode[incidentList](c, "incidents").Incidents

	t.Run("seven in April 2019", func(t *testing.T) {
		in := one(t, list, "arrest of seven", exactly(habeas.Arrest, 7))
		if len(in.Reports) != 2 || in.Where.Admin1 != "Liaoning" || in.Where.Country != "CN" || !between(in.When, "2019-04-01", "2019-04-30") {
			t.Errorf("from %d reports, %s, %s to %s; want two reports, Liaoning, April 2019", len(in.Reports), in.Where.Label(), in.When.From, in.When.To)
		}
		if in.Origins.Low != 1 || in.Origins.High < in.Origins.Low || in.Origins.High > 2 {
			t.Errorf("%d to %d origins, want 1 to 2 at most", in.Origins.Low, in.Origins.High)
		}
		if !hasMember(in.Composition, 9) || !hasMember(in.Composition, 32) {
			t.Errorf("composition %v, want a girl of 9 and a man of 32", in.Composition)
		}
		words := map[string]bool{}
		for _, telling := range in.Tellings {
			words[telling.When.Words+"|"+telling.Where.Words] = true
		}
		if len(words) < 2 {
			t.Errorf("%d wordings of when and where, want those of both outlets side by side", len(words))
		}
		one(t, list, "feared return of seven", exactly(habeas.ImminentReturn, 7))
	})
	t.Run("eight in March 2017", func(t *testing.T) {
		in := one(t, list, "arrest of eight", exactly(habeas.Arrest, 8))
		if in.Where.Name != "Shenyang" || !between(in.When, "2017-03-08", "2017-03-23") {
			t.Errorf("%s, %s to %s; want Shenyang in mid-March 2017", in.Where.Label(), in.When.From, in.When.To)
		}
		one(t, list, "feared return of eight", exactly(habeas.ImminentReturn, 8))
	})
	t.Run("returns of 2023 and 2024", func(t *testing.T) {
		want := []struct {
			what, where string
			count       habeas.Range
		}{
			{"one detention centre", "", habeas.Range{Low: 201, Best: 201, Open: true}},
			{"Tumen and Hunchun", "Tumen", habeas.Range{Low: 50, Best: 50, High: 60}},
			{"Dandong", "Dandong", habeas.Range{Low: 1, Best: 1, High: 9}},
		}
		for _, w := range want {
			in := one(t, list, w.what, func(in habeas.Incident) bool {
				return in.Act == habeas.ForcedReturn && in.Count.Low == w.count.Low && in.Count.Open == w.count.Open && (w.count.Open || in.Count.High == w.count.High)
			})
			if in.When.To.String() != "2024-04-26" || (w.where != "" && in.Where.Name != w.where && !named(in.Where.Also, w.where)) {
				t.Errorf("%s: not after %s, at %s; want not after 2024-04-26, at %q", w.what, in.When.To, in.Where.Label(), w.where)
			}
		}
		in := one(t, list, "October 2023", func(in habeas.Incident) bool {
			return in.Act == habeas.ForcedReturn && in.Count.Low == 601 && in.Count.Open
		})
		if !between(in.When, "2023-10-01", "2023-10-31") {
			t.Errorf("%s to %s, want October 2023", in.When.From, in.When.To)
		}
		checkHearsay(t, c, list)
	})
	t.Run("thirty released in 2018", func(t *testing.T) {
		in := one(t, list, "release", func(in habeas.Incident) bool { return in.Act == habeas.Release })
		if in.Count != (habeas.Range{Low: 30, Best: 30, High: 30}) || !between(in.When, "2018-01-01", "2018-12-31") {
			t.Errorf("%s people, %s to %s; want 30 in 2018", people(in.Count, counted(in)), in.When.From, in.When.To)
		}
	})
	t.Run("and nothing else", func(t *testing.T) {
		var other []habeas.Incident
		for _, in := range list {
			known := in.Act == habeas.Arrest && (in.Count.Low == 7 || in.Count.Low == 8) || in.Act == habeas.Release ||
				in.Act == habeas.ForcedReturn && slices.Contains([]int{201, 50, 1, 601}, in.Count.Low) || in.Act == habeas.ImminentReturn ||
				in.Act == habeas.EscapeAttempt && in.Count.Low == 7 // the seven had crossed a river before
			if !known || in.When.From.Year() == 2012 {
				other = append(other, in)
			}
		}
		if len(other) > 0 {
			t.Errorf("taken for incidents, and should not be: %s", brief(other))
		}
	})
}

func hasMember(list []habeas.Member, age int) bool {
	return slices.ContainsFunc(list, func(m habeas.Member) bool { return m.Age == age })
}

func named(list []habeas.Place, name string) bool {
	return slices.ContainsFunc(list, func(p habeas.Place) bool { return p.Name == name })
}

// checkHearsay checks that an alliance that quotes others is not taken for a witness.
func checkHearsay(t *testing.T, c command, list []habeas.Incident) {
	t.Helper()
	for _, in := range list {
		if in.Act != habeas.ForcedReturn || in.When.To.String() != "2024-04-26" {
			continue
		}
		args := []string{"claims"}
		for _, id := range in.Claims {
			args = append(args, string(id))
		}
		for _, claim := range decode[struct{ Claims []register.ClaimView }](c, args...).Claims {
			if claim.Statement == habeas.Direct {
				t.Errorf("claim %s stands as direct, want hearsay", claim.ID)
			}
		}
	}
}

func TestFounding_Roundups(t *testing.T) {
	c := added(t, "reports.jsonl")
	list := decode[incidentList](c, "incidents").Incidents
	table := decode[roundupList](c, "tally", "--by", "act,year")
	eight := one(t, list, "arrest of eight", exactly(habeas.Arrest, 8))

	find := func(low int, open bool, from, to string) habeas.Roundup {
		t.Helper()
		for _, r := range table.Roundups {
			if r.Count.Low == low && r.Count.Open == open && (from == "" || r.From.String() == from) && (to == "" || r.To.String() == to) {
				return r
			}
		}
		t.Errorf("no roundup of %d (open %v) from %s to %s", low, open, from, to)
		return habeas.Roundup{}
	}
	instances := find(121, true, "2016-06-01", "")
	if instances.Count.Unit != habeas.Instances {
		t.Errorf("the roundup of more than 120 counts %q, want instances", instances.Count.Unit)
	}
	summer := find(41, true, "2017-07-01", "2017-08-31")
	year := find(51, false, "2016-07-01", "2017-06-30")
	all := find(92, true, "", "")
	if !slices.Contains(all.Contains, summer.Claim) || !slices.Contains(all.Contains, year.Claim) {
		t.Errorf("the 92 contain %v, want the 41 (%s) and the 51 (%s)", all.Contains, summer.Claim, year.Claim)
	}
	if !slices.Contains(year.Covers, eight.ID) {
		t.Errorf("the 51 cover %v, want the eight of March (%s)", year.Covers, eight.ID)
	}
	claims := decode[struct{ Claims []register.ClaimView }](c, "claims", string(all.Claim)).Claims
	if len(claims) != 1 || !hasMember(claims[0].Composition, 11) || len(claims[0].Composition) < 3 {
		t.Errorf("the composition of the 92 is %v, want a newborn, a child of 11 and four women", claims)
	}
	for _, in := range list {
		if slices.Contains([]int{41, 51, 92, 121}, in.Count.Low) {
			t.Errorf("%s: a roundup stands among the incidents: %s", in.ID, brief([]habeas.Incident{in}))
		}
	}
}

func TestFounding_ArrivalsAreNoIncidents(t *testing.T) {
	c := added(t, "reports.jsonl")
	want := map[int]string{1137: "2018", 2914: "2009", 30000: ""}
	for _, claim := range decode[struct{ Claims []register.ClaimView }](c, "claims").Claims {
		year, ok := want[claim.Count.Nominal]
		if claim.Count.Low == 30001 { // "more than"
			year, ok = "", true
		}
		if !ok || claim.Act != habeas.Arrival {
			continue
		}
		if !claim.Roundup && claim.Quantity != habeas.Cumulative {
			t.Errorf("claim %s of %s arrivals is neither a roundup nor cumulative", claim.ID, claim.Count)
		}
		if year != "" && strconv.Itoa(claim.When.From.Year()) != year {
			t.Errorf("claim %s of %s arrivals is dated %s, want %s", claim.ID, claim.Count, claim.When.From, year)
		}
		delete(want, claim.Count.Nominal)
		if claim.Count.Low == 30001 {
			delete(want, 30000)
		}
	}
	for n := range want {
		t.Errorf("no claim of %d arrivals", n)
	}
	for _, in := range decode[incidentList](c, "incidents").Incidents {
		if in.Act == habeas.Arrival {
			t.Errorf("arrivals of a year stand among the incidents: %s", brief([]habeas.Incident{in}))
		}
	}
}

func TestFounding_Sums(t *testing.T) {
	c := added(t, "reports.jsonl")
	table := decode[roundupList](c, "tally", "--by", "act,year")
	for _, w := range []struct {
		act          habeas.Act
		year, low, n int
		open         bool
	}{
		{habeas.ForcedReturn, 2024, 252, 3, true},
		{habeas.ForcedReturn, 2023, 601, 1, true},
		{habeas.Arrest, 2019, 7, 1, false},
		{habeas.Arrest, 2017, 8, 1, false},
		{habeas.Release, 2018, 30, 1, false},
	} {
		ok := false
		for _, r := range table.Rows {
			if r.Act == w.act && r.Year != nil && *r.Year == w.year {
				ok = true
				if r.Low != w.low || r.Open != w.open || r.Incidents != w.n {
					t.Errorf("%s %d: low %d, open %v, %d incidents; want %d, %v, %d", w.act, w.year, r.Low, r.Open, r.Incidents, w.low, w.open, w.n)
				}
			}
		}
		if !ok {
			t.Errorf("no row for %s in %d", w.act, w.year)
		}
	}
}

// With the bare texts the same groups are found, and nothing is dated that the text itself does not date.
func TestFounding_BareTexts(t *testing.T) {
	c := added(t, "texts")
	list := decode[incidentList](c, "incidents").Incidents
	seven := one(t, list, "arrest of seven", exactly(habeas.Arrest, 7))
	if seven.When.Placed() {
		t.Errorf("the arrest of seven is placed at %s to %s, and no text says the year", seven.When.From, seven.When.To)
	}
	one(t, list, "arrest of eight", exactly(habeas.Arrest, 8))
	for _, low := range []int{201, 50, 1, 601} {
		in := one(t, list, "return of "+strconv.Itoa(low), func(in habeas.Incident) bool { return in.Act == habeas.ForcedReturn && in.Count.Low == low })
		if in.When.Placed() {
			t.Errorf("the return of %d is placed at %s to %s, and the text does not say the year", low, in.When.From, in.When.To)
		}
	}
	one(t, list, "release of thirty", exactly(habeas.Release, 30))
	for _, line := range strings.Split(strings.TrimSpace(string(c.run("extract", "--json", filepath.Join(founding, "texts")))), "\n") {
		var e struct {
			Report struct{ Text string }
			Claims []habeas.Claim
		}
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		for _, claim := range e.Claims {
			if y := claim.When.From.Year(); y != 0 && !strings.Contains(e.Report.Text, strconv.Itoa(y)) {
				t.Errorf("claim %s is dated %s, and %d is nowhere in its text", claim.ID, claim.When.From, y)
			}
			if !claim.Quote.In(e.Report.Text) {
				t.Errorf("claim %s: its quote is not at its offsets", claim.ID)
			}
		}
	}
}
