package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas/internal/store"
)

func reportVersions(t *testing.T, g Target) {
	db, _ := create(t, g)
	mustWrite(t, db, func(tx *store.Tx) error {
		return tx.AddReports([]store.Report{
			{ID: "r1", Version: 1, Seq: 1, Current: true, Head: "{}", Given: "{}", Body: `{"n":1}`},
			{ID: "r2", Version: 1, Seq: 2, Current: true, Head: "{}", Given: "{}", Body: `{"n":2}`},
		})
	})
	mustWrite(t, db, func(tx *store.Tx) error {
		if err := tx.AddReports([]store.Report{{ID: "r1", Version: 2, Seq: 3, Current: true, Head: "{}", Given: "{}", Body: `{"n":3}`}}); err != nil {
			return err
		}
		return tx.AddSightings([]store.Sighting{{Report: "r1", Original: "d", Seen: "a", Seq: 1}, {Report: "r1", Original: "d", Seen: "a", Seq: 9}})
	})
	mustRead(t, db, func(v *store.View) error {
		p, ok, err := v.CurrentReport("r1")
		if err != nil || !ok || p.Version != 2 || p.Body != `{"n":3}` {
			t.Errorf("CurrentReport(r1) = %+v, %v, %v; want version 2", p, ok, err)
		}
		all, err := v.ReportVersions([]string{"r1"})
		if err != nil || len(all) != 2 || all[0].Current || !all[1].Current {
			t.Errorf("ReportVersions(r1) = %+v, %v; want an old and a current one", all, err)
		}
		cur, err := v.CurrentReports(0, 10)
		if err != nil || len(cur) != 2 || cur[0].ID != "r2" {
			t.Errorf("CurrentReports = %+v, %v; want r2 and then r1", cur, err)
		}
		up, err := v.ReportsUpTo(0, 2, 10)
		if err != nil || len(up) != 2 || up[0].Body != `{"n":1}` {
			t.Errorf("ReportsUpTo(2) = %+v, %v; want the versions of then", up, err)
		}
		s, err := v.Sightings([]string{"r1", "r2"})
		if err != nil || len(s) != 1 || s[0].Seq != 1 {
			t.Errorf("Sightings = %+v, %v; want the first alone", s, err)
		}
		return nil
	})
}

func holding(t *testing.T, g Target) {
	db, _ := create(t, g)
	mustWrite(t, db, func(tx *store.Tx) error {
		err := tx.AddHolding([]store.Holding{
			{Claim: "c2", Report: "r1", Seq: 1, Ord: 1, Act: "arrest", Body: "{}"},
			{Claim: "c1", Report: "r1", Seq: 1, Ord: 0, Act: "arrest", Reviewed: true, Body: "{}"},
			{Claim: "c3", Report: "r2", Seq: 2, Ord: 0, Act: "release", Body: "{}"},
		})
		if err != nil {
			return err
		}
		return tx.PutUnder(map[store.ClaimKey]string{{Claim: "c1", Report: "r1"}: "i1", {Claim: "c3", Report: "r2"}: "i1"})
	})
	mustRead(t, db, func(v *store.View) error {
		all, err := v.AllHolding()
		if err != nil || len(all) != 3 || all[0].Claim != "c1" || !all[0].Reviewed || all[0].Incident != "i1" || all[1].Incident != "" {
			t.Errorf("AllHolding = %+v, %v", all, err)
		}
		return nil
	})
	mustWrite(t, db, func(tx *store.Tx) error { return tx.DropHolding([]string{"r1"}) })
	mustRead(t, db, func(v *store.View) error {
		left, err := v.HoldingByID([]string{"c1", "c2", "c3"})
		if err != nil || len(left) != 1 || left[0].Claim != "c3" {
			t.Errorf("after DropHolding(r1): %+v, %v; want c3 alone", left, err)
		}
		return nil
	})
}

func incidentFilters(t *testing.T, g Target) {
	db, _ := create(t, g)
	mustWrite(t, db, func(tx *store.Tx) error {
		return tx.PutIncidents([]store.Incident{
			{ID: "i1", N: 1, Act: "arrest", Status: "reported", From: 20190422, To: 20190428, Country: "CN", Admin1: "Liaoning", Reports: []string{"a", "b"}, Body: `"i1"`},
			{ID: "i2", N: 2, Act: "forced_return", Status: "contested", To: 20240426, Country: "CN", Admin1: "Jilin", Reports: []string{"b"}, Body: `"i2"`},
			{ID: "i3", N: 3, Act: "release", Status: "reported", Country: "MN", PartOf: "i1", Body: `"i3"`},
			{ID: "i10", N: 10, Act: "arrest", Status: "reported", From: 20200101, Body: `"i10"`},
		})
	})
	for _, c := range []struct {
		name string
		f    store.Filter
		want string
	}{
		{"all, by number", store.Filter{}, `"i1" "i2" "i3" "i10"`},
		{"newest", store.Filter{Newest: true}, `"i2" "i1" "i10" "i3"`},
		{"acts", store.Filter{Acts: []string{"arrest", "release"}}, `"i1" "i3" "i10"`},
		{"status and country", store.Filter{Statuses: []string{"reported"}, Country: "CN"}, `"i1"`},
		{"province", store.Filter{Admin1: "Jilin"}, `"i2"`},
		{"from a day", store.Filter{From: 20190501}, `"i2" "i10"`},
		{"to a day", store.Filter{To: 20190501}, `"i1" "i2"`},
		{"of a report", store.Filter{Report: "b"}, `"i1" "i2"`},
		{"second page", store.Filter{Limit: 2, Offset: 1}, `"i2" "i3"`},
		{"after the first", store.Filter{Offset: 3}, `"i10"`},
	} {
		mustRead(t, db, func(v *store.View) error {
			got, err := v.IncidentBodies(c.f)
			if strings.Join(got, " ") != c.want {
				t.Errorf("%s: %v, want %s", c.name, got, c.want)
			}
			return err
		})
	}
	mustWrite(t, db, func(tx *store.Tx) error {
		if err := tx.PutIncidents([]store.Incident{{ID: "i1", N: 1, Act: "arrest", Reports: []string{"a"}, Body: `"new"`}}); err != nil {
			return err
		}
		return tx.DropIncidents([]string{"i3"})
	})
	mustRead(t, db, func(v *store.View) error {
		got, err := v.IncidentsByID([]string{"i10", "i3", "i1"})
		if strings.Join(got, " ") != `"new" "i10"` {
			t.Errorf("IncidentsByID = %v", got)
		}
		parts, err2 := v.PartsOf("i1")
		if len(parts) != 0 || err2 != nil {
			t.Errorf("PartsOf(i1) = %v, %v; want none left", parts, err2)
		}
		return err
	})
}

func caseOrder(t *testing.T, g Target) {
	db, _ := create(t, g)
	for range 2 { // writing the same again changes nothing
		mustWrite(t, db, func(tx *store.Tx) error {
			return tx.PutCases([]store.Case{
				{ID: "k1", N: 1, AtRisk: true, LastNews: 20190430, Body: `"k1"`}, {ID: "k2", N: 2, LastNews: 20240426, Body: `"k2"`}, {ID: "k3", N: 3, AtRisk: true, LastNews: 20020519, Body: `"k3"`}, {ID: "k10", N: 10, AtRisk: true, LastNews: 20190430, Body: `"k10"`},
			})
		})
	}
	mustRead(t, db, func(v *store.View) error {
		got, err := v.CaseBodies(store.CaseFilter{Newest: true, Limit: 1, Offset: 1})
		if strings.Join(got, " ") != `"k10"` {
			t.Errorf("the second page of one = %v", got)
		}
		return err
	})
	for want, ask := range map[string]store.CaseFilter{
		`"k1" "k2" "k3" "k10"`: {}, `"k2" "k10" "k1" "k3"`: {Newest: true}, `"k10" "k1"`: {AtRisk: true, Newest: true, Since: 20190430}, `"k3"`: {Unheard: true, Since: 20190430},
	} {
		mustRead(t, db, func(v *store.View) error {
			got, err := v.CaseBodies(ask)
			if strings.Join(got, " ") != want {
				t.Errorf("CaseBodies(%+v) = %v, want %s", ask, got, want)
			}
			return err
		})
	}
}

func minted(t *testing.T, g Target) {
	db, _ := create(t, g)
	mustWrite(t, db, func(tx *store.Tx) error {
		if err := tx.AddMinted([]store.Minted{{ID: "i2", Kind: "incident", N: 2, Founder: "c2", Anchor: "{}"}, {ID: "i1", Kind: "incident", N: 1, Founder: "c1", Anchor: "{}"}}); err != nil {
			return err
		}
		if err := tx.AddRedirects([]store.Redirect{{ID: "i2", Target: "i9"}}); err != nil {
			return err
		}
		return tx.AddRedirects([]store.Redirect{{ID: "i2", Target: "i1"}, {ID: "i3", Target: "i1"}})
	})
	mustRead(t, db, func(v *store.View) error {
		n, err := v.HighestMinted("incident")
		none, err2 := v.HighestMinted("case")
		if n != 2 || none != 0 || err != nil || err2 != nil {
			t.Errorf("HighestMinted = %d, %d; %v, %v", n, none, err, err2)
		}
		to, ok, err := v.Redirect("i2")
		if to != "i1" || !ok || err != nil {
			t.Errorf("Redirect(i2) = %q, %v, %v; want i1", to, ok, err)
		}
		all, err := v.MintedFor([]string{"c1", "c7"})
		if err != nil || len(all) != 1 || all[0].ID != "i1" {
			t.Errorf("MintedFor = %+v, %v", all, err)
		}
		return nil
	})
}

// manyRows goes over the number of values that one statement may carry, in every helper that splits.
func manyRows(t *testing.T, g Target) {
	db, _ := create(t, g)
	const n = 1500
	var all []store.Holding
	var ids, reports []string
	under := map[store.ClaimKey]string{}
	for i := range n {
		c := store.Holding{Claim: fmt.Sprintf("c%d", i), Report: fmt.Sprintf("r%d", i), Seq: int64(i), Body: "{}"}
		all, ids, reports = append(all, c), append(ids, c.Claim), append(reports, c.Report)
		under[store.ClaimKey{Claim: c.Claim, Report: c.Report}] = "i1"
	}
	mustWrite(t, db, func(tx *store.Tx) error {
		if err := tx.AddHolding(all); err != nil {
			return err
		}
		return tx.PutUnder(under)
	})
	mustRead(t, db, func(v *store.View) error {
		got, err := v.HoldingOf(reports)
		if len(got) != n || got[n-1].Claim != ids[n-1] || slices.ContainsFunc(got, func(c store.Holding) bool { return c.Incident != "i1" }) {
			t.Errorf("HoldingOf gives %d of %d claims, or some under no incident", len(got), n)
		}
		return err
	})
	mustWrite(t, db, func(tx *store.Tx) error { return tx.DropHolding(reports) })
}

func search(t *testing.T, g Target) {
	db, _ := create(t, g)
	texts := []string{
		"Seven people were seized near the river; O'Brien's café closed.",
		"연길에서 탈북민 다섯 명이 체포됐다고 단체가 밝혔다.",
		"延吉警方在车站拘留了三名脱北者。",
		"The river was calm. " + strings.Repeat("word ", 50),
	}
	mustWrite(t, db, func(tx *store.Tx) error {
		for i, s := range texts {
			if err := tx.Index(int64(i+1), store.Tokens(s)); err != nil {
				return err
			}
		}
		return nil
	})
	check := func(q, want string) {
		t.Helper()
		mustRead(t, db, func(v *store.View) error {
			got, err := v.Find(store.Terms(q), 10)
			if fmt.Sprint(got) != want {
				t.Errorf("Find(%q) = %v, want %s", q, got, want)
			}
			return err
		})
	}
	check("river", "[4 1]")
	check("RIVER seven", "[1]")
	check("체포", "[2]")
	check("연길", "[2]")
	check("延吉", "[3]")
	check("脱北者", "[3]")
	check("警", "[3]")
	check("吉延", "[]")
	check(`" OR * ' : & ! (`, "[]")
	check("brien", "[1]")
	mustWrite(t, db, func(tx *store.Tx) error { return tx.Unindex([]int64{1}) })
	check("river", "[4]")
}

func dropDerived(t *testing.T, g Target) {
	db, _ := create(t, g)
	mustWrite(t, db, func(tx *store.Tx) error {
		if err := tx.AddReports([]store.Report{{ID: "r1", Version: 1, Seq: 1, Current: true, Head: "{}", Given: "{}", Body: "{}"}}); err != nil {
			return err
		}
		if err := tx.AddProposed([]store.Proposed{{Report: "r1", Version: 1, Claim: "c1", Body: "{}"}}); err != nil {
			return err
		}
		if err := tx.PutRoundups([]store.Roundup{{Claim: "c1", Seq: 1}}); err != nil {
			return err
		}
		return tx.Index(1, []string{"river"})
	})
	mustWrite(t, db, func(tx *store.Tx) error { return tx.DropDerived() })
	mustRead(t, db, func(v *store.View) error {
		got, err := v.Totals(0)
		if got != (store.Totals{}) {
			t.Errorf("Totals = %+v, want nothing", got)
		}
		found, err2 := v.Find(store.Terms("river"), 1)
		if len(found) != 0 || err2 != nil {
			t.Errorf("Find = %v, %v; want nothing", found, err2)
		}
		return err
	})
}
