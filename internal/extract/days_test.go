package extract_test

import (
	"testing"
)

// When an act was, told by other words than a day beside its verb; the sentences are invented.
var ofDays = []struct {
	name, published, text string
	want                  []string
}{
	{"the verb of a clause with while", "2031-05-20", "Sudanese police seized two Eritrean refugees while they were walking to the market on May 12.",
		[]string{"arrest 2, 2031-05-12, SD"}},
	{"a clause that comes after", "2031-05-20", "Sudanese police arrested two Eritrean refugees, and the ministry closed the road while protesters gathered there on May 12.",
		[]string{"arrest 2, not after 2031-05-20, SD"}},
	{"past words set off by commas", "2031-05-20", "Sudanese police arrested an Eritrean refugee, named only as A, in Kassala, in March.",
		[]string{"arrest 1, 2031-03-01 to 2031-03-31, Kassala, SD"}},
	{"parts of a dated whole", "2031-05-20", "Sudanese police arrested 29 Eritreans on May 12. Twenty were arrested in Kassala and nine in Omdurman, a lawyer said.",
		[]string{"arrest 29, 2031-05-12, SD", "arrest 20, 2031-05-12, Kassala, SD", "arrest 9, 2031-05-12, Omdurman, Khartoum, SD"}},
	{"figures that do not add up are no parts", "2031-05-20", "Sudanese police arrested 29 Eritreans on May 12. Another 40 were arrested in Kassala and nine in Omdurman, a lawyer said.",
		[]string{"arrest 29, 2031-05-12, SD", "arrest 40, not after 2031-05-20, Kassala, SD", "arrest 9, not after 2031-05-20, Omdurman, Khartoum, SD"}},
	{"most of them", "2031-05-20", "Sudanese police arrested 61 Eritreans, a lawyer said. Police arrested most of them in Kassala on Saturday.",
		[]string{"arrest 61, 2031-05-17, SD", "arrest not said, 2031-05-17, Kassala, SD, part"}},
	{"counted from their arrest", "2031-05-20", "Nine Eritreans were arrested in Kassala on 3 May. They were sent back to Eritrea ten days after their arrest.",
		[]string{"arrest 9, 2031-05-03, Kassala, SD", "forced_return 9, 2031-05-13, SD"}},
	{"counted from an act without a day", "2031-05-20", "Nine Eritreans were arrested in Kassala. They were sent back to Eritrea ten days after their arrest.",
		[]string{"arrest 9, not after 2031-05-20, Kassala, SD", "forced_return 9, not after 2031-05-20, SD"}},
	{"held since", "2031-05-20", "Nine Eritreans have been held in Kassala since April 4, a lawyer said.",
		[]string{"detention 9, 2031-04-04, Kassala, SD"}},
	{"held since the start of a year", "2031-05-20", "Nine Eritreans have been held in Kassala since the start of 2031, a lawyer said.",
		[]string{"detention 9, 2031-01-01 to 2031-04-30, Kassala, SD"}},
	{"a total since", "2031-05-20", "More than 300 Eritreans have been detained in Sudan since April 4, a lawyer said.",
		[]string{"detention 301 or more, 2031-04-04 to 2031-05-20, SD, roundup"}},
	{"a time that goes on after the report", "2031-05-20", "Sudan sent back nine Eritreans this month, a lawyer said.",
		[]string{"forced_return 9, 2031-05-01 to 2031-05-20, SD"}},
	{"a sentence that only says when", "2031-05-20", "On May 12, something shameful occurred. Nine Eritreans were deported from Sudan.",
		[]string{"forced_return 9, 2031-05-12, SD"}},
	{"told some days before", "2031-05-20", "A newspaper reported on May 16 that nine Eritreans were arrested in Kassala.",
		[]string{"arrest 9, not after 2031-05-16, Kassala, SD"}},
	{"the month of another act is not theirs", "2031-05-20", "Sudan deported nine Eritreans. The deportation of the nine raises to 45 the number of refugees deported in May.",
		[]string{"forced_return 9, not after 2031-05-20, SD", "forced_return 45, 2031-05-01 to 2031-05-20, SD, roundup"}},
}

func TestClaims_DayOfTheAct(t *testing.T) {
	for _, c := range ofDays {
		t.Run(c.name, func(t *testing.T) { tells(t, report(c.published, c.text), c.want, told) })
	}
}
