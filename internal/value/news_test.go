package value_test

import (
	"testing"

	"habeas"
	"habeas/internal/value"
)

// In news a day without a year is the nearest that its sentence allows, and words beside it decide.
func TestTimesOfNews(t *testing.T) {
	for text, want := range map[string]string{
		"The fee is payable Jan. 2.":                                          "Jan. 2=2032-01-02..2032-01-02",
		"They were arrested on Jan. 2.":                                       "Jan. 2=2031-01-02..2031-01-02",
		"On Jan. 2, guards took nine men.":                                    "Jan. 2=2031-01-02..2031-01-02",
		"The hearing was moved to Thursday, Dec. 11.":                         "Thursday, Dec. 11=2031-12-11..2031-12-11",
		"They want to finish by December.":                                    "by December=2031-12-01..2031-12-31",
		"Third-quarter arrests rose.":                                         "Third-quarter=2031-07-01..2031-09-30",
		"The plan was signed Friday in the capital.":                          "Friday=2031-11-14..2031-11-14",
		"The talks are to resume Friday.":                                     "Friday=2031-11-21..2031-11-21",
		"It rose to 2613.73 points.":                                          "",
		"Costs fell to 14 million last year.":                                 "last year=2030-01-01..2030-12-31",
		"In the 1988 quarter it grew.":                                        "1988=1988-01-01..1988-12-31",
		"It was January nineteen ninety-seven.":                               "January nineteen ninety-seven=1997-01-01..1997-01-31",
		"They made a change Friday to December's figures.":                    "Friday=2031-11-14..2031-11-14 December=2030-12-01..2030-12-31",
		"She worked the last 5 weeks and 2 days ago she left.":                "the last 5 weeks=2031-10-14..2031-11-17 2 days ago=2031-11-16..2031-11-16",
		"Come in the next 4 business days.":                                   "the next 4 business days=2031-11-19..2031-11-24",
		"They met in the latter half of 2008.":                                "the latter half of 2008=2008-07-01..2008-12-31",
		"The driver is 37 years old.":                                         "",
		"Sun, wind and rain came.":                                            "",
		"The recent arrests and the current rules were discussed in the past": "The recent= the current= the past=",
	} {
		r, err := value.ReadLine(value.Line{Text: text, Published: "2031-11-18"}, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, d := range r.Dates {
			if got != "" {
				got += " "
			}
			got += text[d.Start:d.End] + "=" + bounds(d.From, d.To)
		}
		if got != want {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

func bounds(from, to habeas.Date) string {
	if from == 0 && to == 0 {
		return ""
	}
	return from.String() + ".." + to.String()
}

// A story told in years goes on with the year of its headings.
func TestTimesOfStories(t *testing.T) {
	text := "In 1990, 1991, 1992 and 1993 little happened. It ended on April 28, 2004.\n\n2005: Elections\n\nOn January 31, people voted, as late as 1781."
	r, err := value.ReadLine(value.Line{Text: text, Published: "2009-12-19"}, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, d := range r.Dates {
		got[text[d.Start:d.End]] = bounds(d.From, d.To)
	}
	text = "The nine were seized on May 5.\nAt the same time in the port eight were seized. At the same time eight more fled."
	r, err = value.ReadLine(value.Line{Text: text, Published: "2031-06-01"}, nil)
	if err != nil || len(r.Dates) != 3 || r.Dates[1].From.String() != "2031-05-05" || r.Dates[2].From != 0 {
		t.Errorf("read %v, %v", r.Dates, err)
	}
	if got["January 31"] != "2005-01-31..2005-01-31" || got["1781"] == "" || got["1993"] == "" {
		t.Errorf("read %v", got)
	}
}
