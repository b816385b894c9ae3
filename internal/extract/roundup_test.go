package extract_test

import (
	"testing"

	"habeas"
	"habeas/internal/extract"
)

// A stock, a figure for several places over a year and a completed series are totals; what happened once is none.
func TestClaims_Totals(t *testing.T) {
	for _, c := range []struct {
		name, text string
		roundup    bool
	}{
		{"stock of a region", "More than 700 refugees are held in the four camps of Liaoning.", true},
		{"several places over a year", "In 2021, 140 refugees were arrested in Harbin, Dandong and Yanji.", true},
		{"completed series", "China has been deporting people since early May and completed the repatriation of around 1,400, the group says.", true},
		{"two months without a year", "In April and May, about 40 refugees were arrested in Harbin, said a source.", true},
		{"many without a number", "Many more sit in detention centers, awaiting deportation.", true},
		{"recorded over a year, most of them in one month", "In 2021 the committee documented 310 forced returns of North Koreans from China, most of them in October.", true},
		{"one day in two places", "On May 3, 2021, 14 refugees were arrested in Harbin and Yanji.", false},
		{"held since a day", "Seven refugees have been held in Dandong since May 3.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := habeas.Report{ID: "r", Lang: "en", Text: c.text, Published: habeas.When{From: 20220110, To: 20220110, Precision: habeas.ByDay}}
			claims, _ := extract.Default().Claims(&r)
			if len(claims) == 0 {
				t.Fatalf("no claim in %q", c.text)
			}
			last := claims[len(claims)-1]
			if last.Roundup != c.roundup {
				t.Errorf("%q: roundup %v, want %v (%v)", c.text, last.Roundup, c.roundup, last.Because)
			}
		})
	}
}

// A telephone number counts nobody.
func TestClaims_Dialled(t *testing.T) {
	r := habeas.Report{ID: "r", Lang: "en", Text: "Neighbours called 911 and the victims were pronounced dead at a hospital."}
	claims, _ := extract.Default().Claims(&r)
	for _, c := range claims {
		if c.Count.Low == 911 {
			t.Errorf("%s of %s: %v", c.Act, c.Count, c.Because)
		}
	}
}

// What a headline names people after gives way to the place of the act, and the month of May is no helping verb.
func TestClaims_HeadlineAndMay(t *testing.T) {
	title := "Statement: the nine of Harbin were sent back"
	r := habeas.Report{ID: "r", Lang: "en", Title: title, Published: habeas.When{From: 20310410, To: 20310410, Precision: habeas.ByDay},
		Text: title + "\n\nNine North Koreans arrested in Harbin in May were sent back through Dandong on March 28, 2031."}
	claims, _ := extract.Default().Claims(&r)
	for _, c := range claims {
		if c.Act == habeas.ForcedReturn && (c.Modality != habeas.Happened || c.Where.Name != "Dandong") {
			t.Errorf("the return is %s, at %q; want it happened at Dandong", c.Modality, c.Where.Name)
		}
		if c.Act == habeas.ImminentReturn {
			t.Errorf("a feared return is claimed: %v", c.Because)
		}
	}
	if len(claims) != 2 {
		t.Errorf("%d claims, want the arrest and the return", len(claims))
	}
}

// A station of a town stands in it.
func TestClaims_PremisesOfATown(t *testing.T) {
	r := habeas.Report{ID: "r", Lang: "en", Text: "Nine North Koreans were arrested at Yanji's train station."}
	claims, _ := extract.Default().Claims(&r)
	if len(claims) != 1 || claims[0].Where.Name != "Yanji" {
		t.Errorf("claims %+v, want one at Yanji", claims)
	}
}
