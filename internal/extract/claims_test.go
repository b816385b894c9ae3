package extract_test

import (
	"slices"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/extract"
)

// told prints what a test compares of a claim: act, modality where it is not "happened", count, time, place, and marks.
func told(c habeas.Claim) string {
	out := string(c.Act)
	if c.Modality != habeas.Happened {
		out += " " + string(c.Modality)
	}
	out += " " + c.Count.String()
	if c.Count.Unit != habeas.Persons {
		out += " " + string(c.Count.Unit)
	}
	if c.When.Placed() {
		out += ", " + c.When.String()
	}
	if label := c.Where.Label(); label != "" {
		out += ", " + label
	}
	for _, mark := range []struct {
		on   bool
		word string
	}{{c.Roundup, "roundup"}, {c.Quantity == habeas.Stock, "stock"}, {c.Background, "background"}, {c.Who.Role == "helper", "helper"}, {c.PartOf != "", "part"}} {
		if mark.on {
			out += ", " + mark.word
		}
	}
	return out
}

func report(published, text string) *habeas.Report {
	w, err := habeas.ParseInterval(published)
	if err != nil {
		panic(err)
	}
	return &habeas.Report{ID: "r", Text: text, Lang: "en", Published: w}
}

// tells checks that a report makes these claims and no others, in whatever order, and that each of them is sound.
func tells(t *testing.T, r *habeas.Report, want []string, tell func(habeas.Claim) string) {
	t.Helper()
	claims, skipped := extract.Default().Claims(r)
	sound(t, r, claims, skipped)
	var got []string
	for _, c := range claims {
		got = append(got, tell(c))
	}
	slices.Sort(got)
	if want = slices.Sorted(slices.Values(want)); !slices.Equal(got, want) {
		t.Errorf("%s\n got %q\nwant %q", r.Text, got, want)
	}
}

// The sentences below are invented; they are what the engine promises.
var promises = []struct {
	name, published, text string
	want                  []string
}{
	{"active", "2031-05-20", "Sudanese police arrested nine Eritrean refugees in Kassala on May 12.",
		[]string{"arrest 9, 2031-05-12, Kassala, SD"}},
	{"passive with agent", "2031-05-20", "Nine Eritreans were detained by Sudanese border guards near Kassala last week.",
		[]string{"detention 9, 2031-05-12 to 2031-05-18, Kassala, SD"}},
	{"nominal", "2031-05-20", "The arrests of 24 Eritreans in Omdurman between May 2 and May 4 came to light only this week.",
		[]string{"arrest 24, 2031-05-02 to 2031-05-04, Omdurman, Khartoum, SD"}},
	{"phrasal verb with its object inside", "2031-05-20", "Sudan sent at least 60 Eritreans back on May 3.",
		[]string{"forced_return 60 or more, 2031-05-03, SD"}},
	{"light verb", "2031-05-20", "Eleven Eritreans were taken into custody in Kassala on Monday.",
		[]string{"arrest 11, 2031-05-19, Kassala, SD"}},
	{"put on a bus", "2031-05-20", "Thirty Eritreans were put on a bus to Tesseney on May 6 by Sudanese police.",
		[]string{"forced_return 30, 2031-05-06, SD"}},
	{"extradition of one", "2031-05-20", "Kazakhstan extradited an Uzbek teacher to Uzbekistan on May 9.",
		[]string{"forced_return 1, 2031-05-09, KZ"}},
	{"risk beside arrest", "2031-05-20", "Ten Eritreans detained in Kassala on May 10 face deportation, a relief group said.",
		[]string{"detention 10, 2031-05-10, Kassala, SD", "imminent_return feared 10, 2031-05-20, Kassala, SD"}},
	{"plan", "2031-05-20", "The Thai government plans to deport 40 Uyghurs to China, lawmakers said Wednesday.",
		[]string{"imminent_return planned 40, 2031-05-20, TH"}},
	{"urged not to", "2031-05-20", "Rights groups urged Sudan not to send back the 14 Eritreans.",
		[]string{"imminent_return feared 14, 2031-05-20, SD"}},
	{"negated", "2031-05-20", "The 14 Eritreans were not deported, Sudan's interior minister said.",
		[]string{"forced_return not_happened 14, not after 2031-05-20, SD"}},
	{"denied", "2031-05-20", "Turkmen authorities have denied reports that they repatriated 60 Afghans.",
		[]string{"forced_return denied 60, not after 2031-05-20, TM"}},
	{"question", "2031-05-20", "Is Sudan to return the 49 refugees?", []string{"forced_return question 49, SD"}},
	{"hypothesis", "2031-05-20", "If they were sent back, the six Eritreans could be executed.", nil},
	{"habit", "2031-05-20", "Every year, hundreds of Eritreans are arrested in Sudan and sent home.", nil},
	{"policy", "2031-05-20", "Sudan regularly deports refugees.", nil},
	{"may have", "2031-05-20", "Sudan may have deported as many as 30 Eritreans on May 4.",
		[]string{"forced_return 0–30, 2031-05-04, SD"}},
	{"split by place", "2031-05-20", "Of the 28 Eritreans arrested, 19 were caught in Kassala and nine in Omdurman.",
		[]string{"arrest 28, not after 2031-05-20, SD, roundup", "arrest 19, not after 2031-05-20, Kassala, SD", "arrest 9, not after 2031-05-20, Omdurman, Khartoum, SD"}},
	{"split by day", "2031-05-20", "Sudan deported 80 Eritreans on May 2, 40 others on May 9, and about 50 on May 16.",
		[]string{"forced_return 80, 2031-05-02, SD", "forced_return 40, 2031-05-09, SD", "forced_return 45–55, 2031-05-16, SD"}},
	{"ellipsis", "2031-05-20", "On May 2, Sudan deported 80 Eritreans; on May 9, 40.",
		[]string{"forced_return 80, 2031-05-02, SD", "forced_return 40, 2031-05-09, SD"}},
	{"A and two others", "2031-05-20", "Sudanese police arrested Haile Tesfay and two other Eritreans on May 2.",
		[]string{"arrest 3, 2031-05-02, SD"}},
	{"women and men", "2031-05-20", "Three women, four men and a girl were arrested in Kassala on May 2.",
		[]string{"arrest 8, 2031-05-02, Kassala, SD"}},
	{"families", "2031-05-20", "Two families, seven people in all, were arrested by police in Kassala on May 3.",
		[]string{"arrest 7, 2031-05-03, Kassala, SD"}},
	{"helper apart", "2031-05-20", "Sudanese police detained seven Eritreans and one Sudanese smuggler in Kassala on May 3.",
		[]string{"detention 7, 2031-05-03, Kassala, SD", "detention 1, 2031-05-03, Kassala, SD, helper"}},
	{"period is a total", "2031-05-20", "At least 41 Eritreans were arrested in Sudan in March and April.",
		[]string{"arrest 41 or more, 2031-03-01 to 2031-04-30, SD, roundup"}},
	{"since is a total", "2031-05-20", "Sudan has deported more than 400 Eritreans since January, the United Nations said.",
		[]string{"forced_return 401 or more, 2031-01-01 to 2031-05-20, SD, roundup"}},
	{"instances", "2031-05-20", "The group documented 51 instances of forced repatriation of Eritreans in Sudan between July 2030 and March 2031.",
		[]string{"forced_return 51 instances, 2030-07-01 to 2031-03-31, SD, roundup"}},
	{"stock", "2031-05-20", "An estimated 2,600 Eritreans are detained in Sudan, the rapporteur said.",
		[]string{"detention ongoing 2340–2860, not after 2031-05-20, SD, roundup, stock"}},
	{"arrivals of a year", "2031-05-20", "In 2030, 1,137 Eritreans arrived in Sweden, according to the agency.",
		[]string{"arrival 1137, 2030-01-01 to 2030-12-31, SE, roundup"}},
	{"the group is carried on", "2031-05-20", "Nine Eritreans were arrested in Kassala on May 2.\n\nThe group was deported on May 9 by Sudanese police, a pastor said. They face prison.",
		[]string{"arrest 9, 2031-05-02, Kassala, SD", "forced_return 9, 2031-05-09, SD"}},
	{"told again adds nothing", "2031-05-20", "Nine Eritreans were arrested in Sudan, a group said.\n\nThe nine were arrested in Kassala on May 2, it said.",
		[]string{"arrest 9, 2031-05-02, Kassala, SD"}},
	{"the event alone gives the day", "2031-05-20", "Sudan has deported about 50 Eritreans, a witness said.\n\nThe deportation took place on May 14 at Kassala.",
		[]string{"forced_return 45–55, 2031-05-14, Kassala, SD"}},
	{"another group", "2031-05-20", "Nine Eritreans were arrested in Kassala on May 2. Another nine were arrested in Omdurman on May 4.",
		[]string{"arrest 9, 2031-05-02, Kassala, SD", "arrest 9, 2031-05-04, Omdurman, Khartoum, SD"}},
	{"background of earlier years", "2031-05-20", "Sudan deported 300 Eritreans in May 2011, to protests of the United Nations.",
		[]string{"forced_return 300, 2011-05-01 to 2011-05-31, SD, background"}},
	{"no date, no year", "", "Ten Eritreans were arrested in Kassala on Saturday.", []string{"arrest 10, Kassala, SD"}},
	{"day told is no day of the act", "2031-05-20", "Police in Kassala arrested ten Eritreans, a group said on Monday.",
		[]string{"arrest 10, not after 2031-05-20, Kassala, SD"}},
	{"news spread", "2031-05-20", "On April 19, news spread that more than 300 Eritreans had been deported from Sudan.",
		[]string{"forced_return 301 or more, not after 2031-04-19, SD"}},
	{"the dateline is no place", "2031-05-20", "GENEVA, May 19 (Agency) -- Sudan deported ten Eritreans on May 12, officials said.",
		[]string{"forced_return 10, 2031-05-12, SD"}},
	{"the place of an event aside", "2031-05-20", "Sudan deported ten Eritreans after a summit in Nairobi in May 2031.",
		[]string{"forced_return 10, 2031-05-01 to 2031-05-20, SD"}},
	{"transfer inside a country", "2031-05-20", "Ten Eritreans were transferred to a prison in Khartoum on May 2.",
		[]string{"transfer 10, 2031-05-02, Khartoum, SD"}},
	{"release", "2031-05-20", "Sudan freed 30 Eritreans on May 4.", []string{"release 30, 2031-05-04, SD"}},
	{"a statement is not freed", "2031-05-20", "The ten lawyers put this into a statement that they released at noon.", nil},
	{"named person", "2031-05-20", "Ms. Selam Tesfay was arrested by Sudanese police on May 3.", []string{"arrest 1, 2031-05-03, SD"}},
	{"those meant make no claim", "2031-05-20", "About 200 North Koreans locked up in Hebei and Liaoning were sent home by force on May 3.",
		[]string{"forced_return 180–220, 2031-05-03, Hebei, CN"}},
	{"correction", "2031-05-20", "On Monday we wrote that 40 Eritreans were deported from Sudan on May 2. That was wrong.",
		[]string{"forced_return denied 40, 2031-05-02, SD"}},
}

func TestClaims_Promises(t *testing.T) {
	for _, c := range promises {
		t.Run(strings.ReplaceAll(c.name, " ", "_"), func(t *testing.T) {
			tells(t, report(c.published, c.text), c.want, told)
		})
	}
}

// A number that nobody can have counted leaves the claim without one.
func TestClaims_SenselessNumbers(t *testing.T) {
	for _, n := range []string{"999999999999999999999999999999", "9,999,999,999,999", "1e400", "1e5", "-5", "1.5", "12,5", "10^30"} {
		r := &habeas.Report{ID: "senseless", Lang: "en", Text: "Chinese police arrested " + n + " North Korean refugees in Shenyang, an activist said.", Published: habeas.When{}}
		claims, _ := extract.Default().Claims(r)
		for _, c := range claims {
			if !c.Count.IsZero() {
				t.Errorf("%s: count %s", n, c.Count)
			}
		}
	}
}
