package main

import (
	"path/filepath"
	"slices"
	"testing"

	"habeas"
)

// The worked cases of field-guide 8 as reports, of invented outlets and other days, through the whole program: read, extracted,
// linked and added up. internal/link tests the same cases as claims.

// A toldCase is what a register makes of some reports.
type toldCase struct {
	t         *testing.T
	incidents []habeas.Incident
	data      string
}

func worked(t *testing.T, reports ...toldReport) toldCase {
	t.Helper()
	data := filepath.Join(t.TempDir(), "r")
	habeasIn(t, data, "init")
	if status, _, errs := habeasIn(t, data, "add", reportsIn(t, reports...)); status != exitDone {
		t.Fatal(errs)
	}
	return toldCase{t, answer[printedIncidents](t, data, "incidents", "--json").Incidents, data}
}

// of gives the incidents of an act.
func (c toldCase) of(act habeas.Act) []habeas.Incident {
	return slices.DeleteFunc(slices.Clone(c.incidents), func(i habeas.Incident) bool { return i.Act != act })
}

// told gives the incident of an act that a report tells with a figure.
func (c toldCase) told(act habeas.Act, report habeas.ReportID, best int) habeas.Incident {
	c.t.Helper()
	for _, i := range c.of(act) {
		if i.Count.Best == best && slices.Contains(i.Reports, report) {
			return i
		}
	}
	c.t.Fatalf("no %s of %d in %s: %+v", act, best, report, c.incidents)
	return habeas.Incident{}
}

type actRow struct {
	Act             habeas.Act
	Low, Best, High int
	Open            bool
}

// sum gives the row of an act.
func (c toldCase) sum(act habeas.Act) actRow {
	c.t.Helper()
	for _, r := range answer[struct{ Rows []actRow }](c.t, c.data, "tally", "--by", "act", "--json").Rows {
		if r.Act == act {
			return r
		}
	}
	return actRow{}
}

func TestWorked_MassReturnToldManyWays(t *testing.T) {
	c := worked(t,
		toldReport{"p1", "Border Post", "2025-10-11", "China sent back about 200 North Koreans through Dandong and Tumen on the night of October 9, several sources on the border told the Border Post."},
		toldReport{"p2", "River Daily", "2025-10-11", "Between 200 and 300 North Koreans, most of them women, were returned through the customs house of Dandong on October 9, a source in the north-east told the River Daily. They are held by the security ministry in Sinuiju."},
		toldReport{"p3", "Northern Times", "2025-10-12", "More than 650 North Koreans were sent back on October 8 and 9 through Hunchun, Tumen, Changbai and Dandong, correspondents of the Northern Times found. They include 240 people from North Hamgyong and 210 from Ryanggang. Some 2,000 North Koreans were held in prisons of Jilin and Liaoning, they said."},
		toldReport{"p4", "Weekly Mirror", "2025-10-13", "More than 600 North Koreans were repatriated from China on the evening of October 9, the Coalition of River Families said in Seoul."},
		toldReport{"p6", "Herald of Nations", "2025-10-17", "Hundreds of North Koreans, most of them women, were reportedly returned by China on October 9, experts of the United Nations said."})
	got := c.of(habeas.ForcedReturn)
	if len(got) != 1 || len(got[0].Reports) != 5 {
		t.Fatalf("%d incidents %+v, want one of five reports", len(got), got)
	}
	if n := got[0].Count; n.Low != 180 || !n.Open {
		t.Errorf("count %+v, want from 180, open", n)
	}
	if o := got[0].Origins; o.Low < 2 || got[0].Status != habeas.Contested {
		t.Errorf("origins %d to %d, status %s: want two or more, contested", o.Low, o.High, got[0].Status)
	}
	if s := c.sum(habeas.ForcedReturn); s.Best > 700 || c.sum(habeas.Arrest).Best != 0 {
		t.Errorf("returns %+v, arrests %+v: figures of one night, or the stock, were added up", s, c.sum(habeas.Arrest))
	}
}

func TestWorked_TwoPlacesAndHelpers(t *testing.T) {
	c := worked(t,
		toldReport{"b", "Harbour Daily", "2025-07-20", "China detained 29 North Koreans between July 15 and 17, 20 of them in Qingdao and nine in Kunming, the Harbour Union said. Five helpers were also arrested."},
		toldReport{"c", "Watch Letter", "2025-08-02", "Twenty-seven North Koreans, children among them, were arrested in Qingdao and Kunming on July 4 and another day, the Lantern Network said. They were flown to Yanji on July 20 and are held in Tumen."})
	whole := c.told(habeas.Arrest, "b", 29)
	for _, n := range []int{20, 9} {
		if part := c.told(habeas.Arrest, "b", n); part.PartOf != whole.ID {
			t.Errorf("the %d are a part of %q, want the 29", n, part.PartOf)
		}
	}
	if helpers := c.told(habeas.Arrest, "b", 5); helpers.Who.Role != "helper" {
		t.Errorf("the five are told as %q", helpers.Who.Role)
	}
	own := c.told(habeas.Arrest, "c", 27)
	if own.When.To != 20250704 || own.Where.Name == "Tumen" || len(own.Conflicts) > 0 {
		t.Errorf("taken %s in %s, conflicts %+v: want July 4 where they were seized", own.When, own.Where.Name, own.Conflicts)
	}
	// Whether the 27 of July 4 are among the 29 of mid-July nobody says but a person; nobody is counted more than that.
	if s := c.sum(habeas.Arrest); s.Best != 29+27 {
		t.Errorf("arrests %+v, want 29 and 27 without parts and helpers", s)
	}
}

func TestWorked_PartsStockAndOthers(t *testing.T) {
	c := worked(t,
		toldReport{"a", "Evening Post", "2025-02-14", "Chinese police arrested 31 North Koreans between February 8 and 12, a rights worker said. Of them, 10 were caught in Shenyang on February 8, nine were caught in Shenyang that evening and 12 were caught in Changchun on February 11."},
		toldReport{"b", "Lake Tribune", "2025-02-24", "About 220 North Koreans are held in border detention centres across China, a source said."},
		toldReport{"c", "Lake Tribune", "2025-03-10", "All 41 North Koreans have been repatriated through Tumen, a source said: eight were sent back on February 28 and nine on March 7. Ten other North Koreans were sent back through Dandong; they are different people, the source said."})
	if s := c.sum(habeas.Arrest); s.Best != 31 {
		t.Errorf("arrests %+v, want 31: parts and the stock are not added", s)
	}
	if s := c.sum(habeas.ForcedReturn); s.Best != 41+10 {
		t.Errorf("returns %+v, want 41 and ten others", s)
	}
	if others := c.told(habeas.ForcedReturn, "c", 10); others.PartOf != "" {
		t.Errorf("the ten others are a part of %s", others.PartOf)
	}
}

func TestWorked_TwoIncidentsOneOrigin(t *testing.T) {
	text := "Thirty or more North Koreans were arrested in Shenyang on November 25, the charity Lantern Road said on Wednesday. Another eight were arrested in Shenyang on November 30 and had been moved to Dandong by December 2. It asked for word of where they are and whether they have been given food and a doctor since then."
	c := worked(t, toldReport{"a", "Ring Road News", "2025-12-03", text}, toldReport{"b", "Eastern Wire", "2025-12-04", "EASTERN WIRE – " + text})
	got := c.of(habeas.Arrest)
	if len(got) != 2 {
		t.Fatalf("%d arrests, want two", len(got))
	}
	for _, i := range got {
		if i.Origins.High != 1 || len(i.Reports) != 2 {
			t.Errorf("%d people: origins %d to %d, reports %v; want one origin of two reports", i.Count.Best, i.Origins.Low, i.Origins.High, i.Reports)
		}
	}
	if s := c.sum(habeas.Arrest); s.Low != 38 {
		t.Errorf("arrests from %d, want 38", s.Low)
	}
}

func TestWorked_ArrestAndLetter(t *testing.T) {
	c := worked(t,
		toldReport{"a", "Port Gazette", "2025-11-10", "Ten North Koreans, among them a boy of four, were arrested in Shenyang on November 4 and face being sent back, a relative told the Port Gazette."},
		toldReport{"b", "Family Letters", "2025-11-21", "The families of ten North Koreans held in China, including a four-year-old boy, wrote to the president on Friday. They were arrested in Shenyang on November 4."})
	taken := c.told(habeas.Arrest, "b", 10)
	if risk := c.told(habeas.ImminentReturn, "a", 10); len(c.of(habeas.Arrest)) != 1 || risk.Case != taken.Case {
		t.Errorf("%d arrests; the risk is of case %s, the arrest of %s", len(c.of(habeas.Arrest)), risk.Case, taken.Case)
	}
	cases := answer[struct{ Cases []habeas.Case }](t, c.data, "cases", "--json").Cases
	if len(cases) != 1 || cases[0].LastNews != 20251121 || cases[0].Status != habeas.CaseFacesReturn {
		t.Errorf("cases %+v, want one, last news of November 21", cases)
	}
}
