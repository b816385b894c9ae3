package web

import (
	"testing"

	"golang.org/x/text/language"
	"pgregory.net/rapid"

	"habeas"
)

func english(t testing.TB) *catalogue {
	t.Helper()
	c, err := loadCatalogue(language.English)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Times are said as precisely as their source and no more.
func TestCatalogue_When(t *testing.T) {
	c := english(t)
	for _, x := range []struct {
		when habeas.When
		want string
	}{
		{habeas.When{}, "time not said"},
		{habeas.When{Words: "last week", Precision: habeas.ByWeek}, "“last week”, not to be placed in the calendar"},
		{habeas.When{From: 20240509, To: 20240509, Precision: habeas.ByDay}, "9 May 2024"},
		{habeas.When{To: 20240426}, "not after 26 April 2024"},
		{habeas.When{From: 20240426}, "not before 26 April 2024"},
		{habeas.When{From: 20190422, To: 20190428, Precision: habeas.ByWeek}, "week of 22–28 April 2019"},
		{habeas.When{From: 20190429, To: 20190505, Precision: habeas.ByWeek}, "week of 29 April – 5 May 2019"},
		{habeas.When{From: 20191230, To: 20200105, Precision: habeas.ByWeek}, "week of 30 December 2019 – 5 January 2020"},
		{habeas.When{From: 20190401, To: 20190430, Precision: habeas.ByMonth}, "April 2019"},
		{habeas.When{From: 20240201, To: 20240229}, "February 2024"},
		{habeas.When{From: 20230201, To: 20230227}, "1–27 February 2023"},
		{habeas.When{From: 20190101, To: 20191231, Precision: habeas.ByYear}, "2019"},
		{habeas.When{From: 20180101, To: 20191231, Precision: habeas.Longer}, "2018–2019"},
		{habeas.When{From: 20160701, To: 20170630, Precision: habeas.Longer}, "July 2016 – June 2017"},
		{habeas.When{From: 20170311, To: 20170320, Precision: habeas.ByRange}, "11–20 March 2017"},
	} {
		if got := c.when(x.when); got != x.want {
			t.Errorf("%+v: %q, want %q", x.when, got, x.want)
		}
	}
}

func TestCatalogue_Figures(t *testing.T) {
	c := english(t)
	for _, x := range []struct{ got, want string }{
		{c.people(habeas.Range{}), "number not said"},
		{c.people(habeas.Range{Low: 1, Best: 1, High: 1}), "1 person"},
		{c.people(habeas.Range{Low: 1, Best: 1, High: 1, Open: true}), "1 or more people"},
		{c.people(habeas.Range{Low: 50, Best: 50, High: 60}), "50–60 people"},
		{c.people(habeas.Range{Low: 201, Best: 201, High: 201, Open: true}), "201 or more people"},
		{c.bounds(habeas.Range{Low: 1137, Best: 1200, High: 2914}), "low 1,137, best 1,200, high 2,914"},
		{c.bounds(habeas.Range{Low: 5, Best: 5, High: 5, Open: true}), "low 5, best 5, high no limit given"},
		{c.count(habeas.Count{Low: 2, High: 9, Words: "several families", Unit: habeas.Families}), "2–9 families"},
		{c.count(habeas.Count{Words: "many"}), "number not said"},
		{c.origins(habeas.Origins{Low: 1, High: 2}, 2), "1–2 independent origins, 2 reports"},
		{c.origins(habeas.Origins{Low: 1, High: 1}, 1), "1 origin, 1 report"},
		{c.origins(habeas.Origins{Low: 3, High: 3}, 1100), "3 independent origins, 1,100 reports"},
		{c.members([]habeas.Member{{Kind: "girl", Age: 9, N: 1}, {Kind: "woman", N: 7}}), "1 girl (9), 7 women"},
		{c.place(habeas.Place{Name: "Shenyang", Admin1: "Liaoning", Country: "CN"}), "Shenyang, Liaoning, China"},
		{c.place(habeas.Place{Words: "the far bank"}), "“the far bank”"},
		{c.place(habeas.Place{}), "place not said"},
		{c.code("act", "house_demolition"), "house demolition"},
		{scriptLang("현지 소식통 (中国)"), "ko"},
		{scriptLang("警方"), "zh"},
		{scriptLang("中国の警察"), "ja"},
		{scriptLang("Ma Okryon’s cousins"), ""},
	} {
		if x.got != x.want {
			t.Errorf("%q, want %q", x.got, x.want)
		}
	}
}

// A figure printed and read back without its commas is itself.
func TestFigure_Reads(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 1<<40).Draw(t, "n")
		s, back := figure(n), 0
		for i, r := range s {
			if r == ',' {
				if (len(s)-i)%4 != 0 {
					t.Fatalf("%d prints as %s", n, s)
				}
				continue
			}
			back = back*10 + int(r-'0')
		}
		if back != n {
			t.Fatalf("%d prints as %s", n, s)
		}
	})
}
