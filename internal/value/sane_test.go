package value_test

import (
	"testing"

	"habeas"
	"habeas/internal/value"
)

// A number that nobody can have counted has no value, rather than a wrong one; it is found all the same.
func TestQuantities_Senseless(t *testing.T) {
	for in, want := range map[string]string{
		"999999999999999999999999999999 people": "999999999999999999999999999999 people = ? person",
		"9,999,999,999,999 people":              "9,999,999,999,999 people = ? person",
		"Nine hundred trillion trillion people": "Nine hundred trillion = ? person",
		"a million million million people":      "a million = ? person",
		"1e400 people":                          "1 = ? e; 400 people = ? person",
		"1e5 refugees":                          "1 = ? e; 5 refugees = ? person",
		"They met 0x10 people.":                 "0 = ? x; 10 people = ? person",
		"10^30 people":                          "10 = ?; 30 people = ? person",
		"-5 people were held.":                  "5 people = ? person",
		"Police held \u22125 people.":           "5 people = ? person",
		"minus five people":                     "five people = ? person",
		"1.5 refugees were held.":               "1.5 refugees = ? person",
		"12,5 refugees were held.":              "12 = ?; 5 refugees = ? person",
		// and what only looks like them keeps its value
		"5-7 people were held.":              "5-7 people = 5-7 person",
		"3.7 million people":                 "3.7 million people = 3700000 person",
		"Some 12,34,567 refugees":            "Some 12,34,567 refugees = 1111110-1358024(1234567) person",
		"- 5 people were held":               "5 people = 5 person",
		"7.0 refugees":                       "7.0 refugees = 7 person",
		"In all, 1,137 people were returned": "1,137 people = 1137 person",
	} {
		if got := show(in, value.Quantities(in, "en")); got != want {
			t.Errorf("%q\n got %q\nwant %q", in, got, want)
		}
	}
}

func TestQuantities_SenselessEast(t *testing.T) {
	for _, c := range []struct {
		in   string
		lang habeas.Lang
		want string
	}{
		{"999999999999999999999999999999명 체포", "ko", "999999999999999999999999999999명 = ? person"},
		{"-5명이 체포됐다", "ko", "5명 = ? person"},
		{"1e400人", "zh", "1 = ?; 400人 = ? person"},
		{"1,137人被捕", "zh", "1,137人 = 1137 person"},
	} {
		if got := show(c.in, value.Quantities(c.in, c.lang)); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.in, got, c.want)
		}
	}
}
