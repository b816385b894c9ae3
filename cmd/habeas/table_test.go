package main

import (
	"strings"
	"testing"

	"habeas"
)

func TestTable_ColumnsStandStraight(t *testing.T) {
	var out strings.Builder
	tab := table{head: []string{"PLACE", "N"}, right: []bool{false, true}}
	tab.add("선양", "7")
	tab.add("Dandong", "120")
	if err := tab.print(&out); err != nil {
		t.Fatal(err)
	}
	want := "PLACE      N\n선양       7\nDandong  120\n"
	if out.String() != want {
		t.Errorf("printed\n%swant\n%s", out.String(), want)
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"Shenyang", 8, "Shenyang"},
		{"Shenyang, Liaoning", 10, "Shenyang…"},
		{"선양시", 6, "선양시"},
		{"선양시", 5, "선양…"},
	} {
		if got := clip(c.in, c.n); got != c.want || columns(got) > c.n {
			t.Errorf("clip(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func TestWhen_NeverMorePreciseThanSaid(t *testing.T) {
	d := func(s string) habeas.Date {
		v, err := habeas.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for want, in := range map[string]habeas.When{
		"not said":                        {},
		"“last week”":                     {Words: "last week"},
		"2025-02-06":                      {From: d("2025-02-06"), To: d("2025-02-06"), Precision: habeas.ByDay},
		"2025-02":                         {From: d("2025-02-01"), To: d("2025-02-28"), Precision: habeas.ByMonth},
		"2025":                            {From: d("2025-01-01"), To: d("2025-12-31"), Precision: habeas.ByYear},
		"2025-02-03 to 2025-02-09 (week)": {From: d("2025-02-03"), To: d("2025-02-09"), Precision: habeas.ByWeek},
		"not after 2025-04-26":            {To: d("2025-04-26"), Precision: habeas.ByDay},
	} {
		if got := when(in); got != want {
			t.Errorf("when(%+v) = %q, want %q", in, got, want)
		}
	}
}

func TestPeople(t *testing.T) {
	for _, c := range []struct {
		in      habeas.Range
		counted bool
		want    string
	}{
		{habeas.Range{}, false, "not said"},
		{habeas.Range{Low: 7, Best: 7, High: 7}, true, "7"},
		{habeas.Range{Low: 8, Best: 9, High: 9}, true, "8–9, best 9"},
		{habeas.Range{Low: 30, Best: 30, High: 40}, true, "30–40"},
		{habeas.Range{Low: 121, Best: 121, Open: true}, true, "121 or more"},
	} {
		if got := people(c.in, c.counted); got != c.want {
			t.Errorf("people(%+v, %v) = %q, want %q", c.in, c.counted, got, c.want)
		}
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"plain 한국어\n":             "plain 한국어\n",
		"a\tb":                    "a b",
		"\x1b[2J\x1b]0;title\x07": "\ufffd[2J\ufffd]0;title\ufffd",
		"\x1b[1;36mcolour\x1b[0m": "\x1b[1;36mcolour\x1b[0m",
		"\u202eevil\u200b\r\xff":  "\ufffdevil\ufffd\ufffd\ufffd",
	} {
		if got := plain(in); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}
