package extract_test

import (
	"testing"
)

// Parts and wholes, what is usual, and who is meant. The sentences are invented.
func TestClaims_PartsAndWholes(t *testing.T) {
	for _, c := range []struct {
		name, published, text string
		want                  []string
	}{
		{"what is usual makes no claim", "2031-05-20", "Sudanese police arrested nine Eritreans in Kassala on May 12. Sudan treats those who cross as smugglers and routinely returns them.",
			[]string{"arrest 9, 2031-05-12, Kassala, SD"}},
		{"members after among them", "2031-05-20", "Nine Eritreans, among them two infants, have been rounded up in Kassala and are being held at a border post.",
			[]string{"arrest 9, not after 2031-05-20, Kassala, SD", "detention ongoing 9, not after 2031-05-20, Kassala, SD"}},
		{"the whole of a relative clause", "2031-05-20", "A lawyer said nine of the 31 Eritreans who were seized in Sudan this month had already been sent back.",
			[]string{"arrest 31, 2031-05-01 to 2031-05-20, SD", "forced_return 9, not after 2031-05-20, SD"}},
		{"helpers told of before stay apart", "2031-05-20", "The trial of three brokers opened in Kassala. The three were arrested together with fourteen Eritreans at a guesthouse in Kassala on April 3.",
			[]string{"arrest 14, 2031-04-03, Kassala, SD", "arrest 3, 2031-04-03, Kassala, SD, helper"}},
		{"helpers are taken with the group", "2031-05-20", "Sudanese police arrested nine Eritreans in Kassala on May 12. A driver and two brokers were also detained.",
			[]string{"arrest 9, 2031-05-12, Kassala, SD", "detention 3, 2031-05-12, Kassala, SD, helper"}},
		{"no person inside a place", "2031-05-20", "The seven, four women and three men, were stopped by border guards near Lang Son on May 12 and may be pushed back to China.",
			[]string{"arrest 7, 2031-05-12, Lang Son, VN", "imminent_return feared 7, 2031-05-20, Lang Son, VN"}},
		{"ruled out", "2031-05-20", "The nine Eritreans are in a shelter in Kassala and will not be deported, an official said.", nil},
		{"who was among them is denied", "2031-05-20", "Sudan denied on Monday that refugees were among the 86 Eritreans deported from Kassala on May 12.",
			[]string{"forced_return 86, 2031-05-12, Kassala, SD"}},
		{"thousands without a day", "2031-05-20", "Of them, 31,000 Eritreans were deported by Sudan, the ministry said on Thursday.",
			[]string{"forced_return 31000, not after 2031-05-15, SD, roundup"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tells(t, report(c.published, c.text), c.want, told)
		})
	}
}

// Words run together, feasts that move and figures of other tellers. The sentences are invented.
func TestClaims_MovingFeastsAndRivals(t *testing.T) {
	for _, c := range []struct {
		name, published, text string
		want                  []string
	}{
		{"they'll", "2031-05-20", "Two Eritreans were arrested in Kassala on May 12. \"I'm afraid they'll be deported,\" a friend said.",
			[]string{"arrest 2, 2031-05-12, Kassala, SD", "imminent_return feared 2, 2031-05-20, SD"}},
		{"the lunar new year", "2024-03-20", "Nine Eritreans were arrested in Kassala on Lunar New Year's Day.",
			[]string{"arrest 9, 2024-02-10, Kassala, SD"}},
		{"a rival figure keeps the time", "2031-05-20", "Sudan deported 118 Eritreans on May 12, a monitor said. The alliance puts the figure at 140.",
			[]string{"forced_return 118, 2031-05-12, SD", "forced_return 140, 2031-05-12, SD"}},
		{"who tells is not taken", "2031-05-20", "Sudan deported 38 Eritreans on May 8, two relatives told a newspaper.",
			[]string{"forced_return 38, 2031-05-08, SD"}},
		{"a season is no period", "2031-05-20", "Three sisters from Eritrea were arrested in Kassala in the spring of 2030.",
			[]string{"arrest 3, 2030-03-01 to 2030-05-31, Kassala, SD"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			tells(t, report(c.published, c.text), c.want, told)
		})
	}
}
