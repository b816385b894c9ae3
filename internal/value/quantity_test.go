package value_test

import (
	"fmt"
	"strings"
	"testing"

	"habeas/internal/value"
)

func show(text string, qs []value.Quantity) string {
	var out []string
	for _, q := range qs {
		s := "?"
		switch {
		case !q.Known:
		case q.Value != 0:
			s = fmt.Sprint(q.Value)
		case q.Count.Open:
			s = fmt.Sprintf("%d+", q.Count.Low)
		case q.Count.Low == q.Count.High:
			s = fmt.Sprint(q.Count.Low)
		default:
			s = fmt.Sprintf("%d-%d", q.Count.Low, q.Count.High)
		}
		if q.Count.Nominal != 0 && q.Count.Low != q.Count.High {
			s += fmt.Sprintf("(%d)", q.Count.Nominal)
		}
		if q.Unit != "" {
			s += " " + q.Unit
		}
		out = append(out, text[q.Start:q.End]+" = "+s)
	}
	return strings.Join(out, "; ")
}

func TestQuantities_English(t *testing.T) {
	for in, want := range map[string]string{
		"At least seven refugees were held.":              "At least seven refugees = 7+(7) person",
		"about 200 people":                                "about 200 people = 180-220(200) person",
		"more than 2.3 million won":                       "more than 2.3 million won = 2300001+ money",
		"between 50 and 60 North Korean women":            "between 50 and 60 = 50-60 person",
		"five to seven people":                            "five to seven people = 5-7 person",
		"two to three million cars":                       "two to three million = 2000000-3000000 cars",
		"dozens of refugees":                              "dozens of refugees = 12-99 person",
		"two dozen refugees":                              "two dozen refugees = 24 person",
		"as many as one hundred and twenty-one detainees": "as many as one hundred and twenty-one detainees = 0-121 person",
		"1,137 people":                                    "1,137 people = 1137 person",
		"a 9-year-old girl and a nineyearold boy":         "9-year-old = 9 year; nineyearold = 9 year",
		"a girl aged 9":                                   "aged 9 = 9 year",
		"a girl (9) and a woman in her 30s":               "9 = 9 year; 30s = 30-39 year",
		"nearly 100 people":                               "nearly 100 people = 90-99 person",
		"fewer than 10 people":                            "fewer than 10 people = 1-9 person",
		"15 % of them":                                    "15 % = 15 %",
		"several people, a handful of women":              "several people = 2-9 person; a handful of women = 2-9 person",
		"10 or more inmates":                              "10 or more inmates = 10+(10) person",
		"hundreds of people, many people":                 "hundreds of people = 100-999 person; many people = ? person",
		"The 15 people, 14 of whom are women":             "15 people = 15 person; 14 = 14",
		"a family was held, a family of five":             "a family = 2-8 person; five = 5",
		"three families":                                  "three = 3 families",
		"seventeen":                                       "seventeen = 17",
		"$10,000":                                         "10,000 = 10000 money",
		"half a million people":                           "half a million people = 500000 person",
		"some 40 people":                                  "some 40 people = 36-44(40) person",
	} {
		if got := show(in, value.Quantities(in, "en")); got != want {
			t.Errorf("Quantities(%q)\n got %s\nwant %s", in, got, want)
		}
	}
}
