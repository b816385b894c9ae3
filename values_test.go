package habeas_test

import (
	"encoding/json"
	"testing"

	"habeas"
)

func TestCount_JSON(t *testing.T) {
	for _, c := range []struct {
		name string
		in   habeas.Count
		want string
	}{
		{"exact", habeas.Exactly(7, "seven"), `{"low":7,"nominal":7,"high":7,"words":"seven"}`},
		{"at least", habeas.AtLeast(41, "at least 41"), `{"low":41,"nominal":41,"words":"at least 41"}`},
		{"range", habeas.Between(50, 60, "50 to 60"), `{"low":50,"high":60,"words":"50 to 60"}`},
		{"instances", habeas.Count{Low: 51, High: 51, Nominal: 51, Words: "51", Unit: habeas.Instances}, `{"low":51,"nominal":51,"high":51,"words":"51","unit":"instances"}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, err := json.Marshal(c.in)
			if err != nil || string(b) != c.want {
				t.Fatalf("Marshal = %s, %v; want %s", b, err, c.want)
			}
			var back habeas.Count
			if err := json.Unmarshal(b, &back); err != nil || back != c.in {
				t.Fatalf("Unmarshal = %+v, %v; want %+v", back, err, c.in)
			}
		})
	}
}

func TestClaim_AbsentMeansNotSaid(t *testing.T) {
	b, err := json.Marshal(habeas.Claim{ID: "c1", Act: habeas.Arrest, Modality: habeas.Happened})
	if err != nil {
		t.Fatal(err)
	}
	var m map[string]any
	if err := json.Unmarshal(b, &m); err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"count", "when", "where", "who", "by", "persons", "part_of"} {
		if _, ok := m[k]; ok {
			t.Errorf("%q is printed for a claim that does not say it: %s", k, b)
		}
	}
}

func TestCount_Overlaps(t *testing.T) {
	for _, c := range []struct {
		a, b habeas.Count
		want bool
	}{
		{habeas.Exactly(7, ""), habeas.Exactly(7, ""), true},
		{habeas.Exactly(7, ""), habeas.Exactly(8, ""), false},
		{habeas.AtLeast(200, ""), habeas.Between(200, 299, ""), true},
		{habeas.AtLeast(300, ""), habeas.Between(200, 299, ""), false},
		{habeas.Count{}, habeas.Exactly(8, ""), true},
	} {
		if got := c.a.Overlaps(c.b); got != c.want || c.b.Overlaps(c.a) != c.want {
			t.Errorf("%v overlaps %v = %v, want %v both ways", c.a, c.b, got, c.want)
		}
	}
}

func TestParseInterval(t *testing.T) {
	for in, want := range map[string]string{
		"2019-04-29":            "2019-04-29 to 2019-04-29",
		"2019-04":               "2019-04-01 to 2019-04-30",
		"2024":                  "2024-01-01 to 2024-12-31",
		"2019-04-28/2019-04-30": "2019-04-28 to 2019-04-30",
		"2024-02":               "2024-02-01 to 2024-02-29",
	} {
		w, err := habeas.ParseInterval(in)
		if got := w.From.String() + " to " + w.To.String(); err != nil || got != want {
			t.Errorf("ParseInterval(%q) = %s, %v; want %s", in, got, err, want)
		}
	}
	for _, in := range []string{"yesterday", "2019-13", "2019-04-30/2019-04-28", "/", "2019/04/29", "0000-01-01"} {
		if w, err := habeas.ParseInterval(in); err == nil {
			t.Errorf("ParseInterval(%q) = %v, want an error", in, w)
		} else if habeas.KindOf(err) != habeas.Invalid {
			t.Errorf("ParseInterval(%q): kind %v, want Invalid", in, habeas.KindOf(err))
		}
	}
}

func TestDate_AddDays_StopsAtTheEnds(t *testing.T) {
	for _, tt := range []struct {
		from string
		n    int
		want string
	}{
		{"2024-02-28", 2, "2024-03-01"},
		{"9999-12-30", 5, "9999-12-31"},
		{"0001-01-02", -5, "0001-01-01"},
	} {
		from, err := habeas.ParseDate(tt.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.AddDays(tt.n).String(); got != tt.want {
			t.Errorf("%s and %d days: %s, want %s", tt.from, tt.n, got, tt.want)
		}
	}
}

// Who was held in 2002, and never heard of again, is not "at risk now"; nor is it known that they are not.
func TestCase_NewsHoldsForAQuarterOfAYear(t *testing.T) {
	for _, c := range []struct {
		name            string
		status          habeas.CaseStatus
		held            bool
		last, day       habeas.Date
		atRisk, unheard bool
	}{
		{"news of today", habeas.CaseDetained, true, 20311121, 20311121, true, false},
		{"news of ninety days ago", habeas.CaseFacesReturn, true, 20311121, 20320219, true, false},
		{"news of ninety-one days ago", habeas.CaseFacesReturn, true, 20311121, 20320220, false, true},
		{"news of another time", habeas.CaseDetained, true, 20020519, 20320220, false, true},
		{"no news is dated", habeas.CaseDetained, true, 0, 20320220, false, true},
		{"released long ago", habeas.CaseReleased, false, 20020519, 20320220, false, false},
	} {
		got := habeas.Case{Status: c.status, AtRisk: c.held, LastNews: c.last}.On(c.day)
		if got.AtRisk != c.atRisk || got.Unheard != c.unheard || got.Status != c.status {
			t.Errorf("%s: at risk %v, unheard %v, status %s", c.name, got.AtRisk, got.Unheard, got.Status)
		}
	}
}
