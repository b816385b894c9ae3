package extract_test

import (
	"slices"
	"testing"

	"habeas/internal/extract"
)

// Where people stood before they were sent on, what is only supposed, and what belongs to other people. The sentences are invented.
func TestClaims_StandingAndSupposed(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"sent on and sent home", "Sudan in April deported nine Eritreans to Ethiopia, from where they were repatriated to Eritrea. On May 10 a minister said that the refugees were repatriated to Eritrea on May 8.",
			[]string{"forced_return 9, 2031-04-01 to 2031-04-30, SD", "forced_return 9, 2031-05-08, ET"}},
		{"sent to a neighbour that sends back", "Ethiopia has often repatriated Eritreans. Sudanese police sent nine Eritreans to Ethiopia on Monday.",
			[]string{"forced_return 9, 2031-05-19, SD"}},
		{"ten of the original fourteen", "A group of 14 Eritreans was caught in Kassala on May 3. Police returned the group to Eritrea on May 8. On May 9, 10 of the original 14 were seized by guards.",
			[]string{"arrest 10, 2031-05-09, SD, part", "arrest 14, 2031-05-03, Kassala, SD", "forced_return 14, 2031-05-08, SD"}},
		{"if they are found", "Fifteen Eritreans were detained in Kassala on May 3. The ministry will protest if the refugees are found to have been deported against their will.",
			[]string{"detention 15, 2031-05-03, Kassala, SD"}},
		{"what would follow", "Fifteen Eritreans were detained in Kassala on May 3. If they are caught in Sudan, they are deported to Eritrea.",
			[]string{"detention 15, 2031-05-03, Kassala, SD"}},
		{"all refugees are nobody in particular", "Nineteen Eritreans were arrested in Kassala on May 3. Almost all refugees face repatriation if caught in Sudan.",
			[]string{"arrest 19, 2031-05-03, Kassala, SD"}},
		{"no risk", "One Eritrean, a student, is not at risk of a return, his lawyer said.", nil},
		{"what they were preparing for", "Eighteen Eritreans who were preparing a meal were arrested in Kassala on May 4.",
			[]string{"arrest 18, 2031-05-04, Kassala, SD"}},
		{"some of them", "Thirteen Eritreans were held in Kassala on May 4. Some of them were deported on May 9.",
			[]string{"detention 13, 2031-05-04, Kassala, SD", "forced_return not said, 2031-05-09, SD"}},
		{"stopped is no demand", "Seven Eritreans were stopped at the station in Kassala and taken to a detention centre on May 9.",
			[]string{"detention 7, 2031-05-09, Kassala, SD"}},
		{"two days later", "Nine Eritreans were arrested in Kassala on May 10. Two days later they were sent back to Eritrea.",
			[]string{"arrest 9, 2031-05-10, Kassala, SD", "forced_return 9, 2031-05-12, SD"}},
		{"over the weekend", "Nine Eritreans were deported from Sudan over the weekend.",
			[]string{"forced_return 9, 2031-05-17 to 2031-05-18, SD"}},
		{"when contact was lost", "Contact was lost on the night of May 9, and the seven Eritreans are believed to have been arrested in Kassala.",
			[]string{"arrest 7, 2031-05-09, Kassala, SD"}},
		{"a part with its own town", "Sudanese police arrested 35 Eritreans in May, including 20 in Kassala.",
			[]string{"arrest 20, 2031-05-01 to 2031-05-31, Kassala, SD, part", "arrest 35, 2031-05-01 to 2031-05-31, SD"}},
		{"in total on one day", "Ten Eritreans in total were arrested in Kassala on May 3.",
			[]string{"arrest 10, 2031-05-03, Kassala, SD"}},
		{"another violence", "Sudan will expel 19 Eritreans who were arrested in Kassala in early May. They are well. In 2009 a bombing in Asmara killed 17 ministers.",
			[]string{"arrest 19, 2031-05-01 to 2031-05-10, Kassala, SD", "imminent_return planned 19, 2031-05-20, Kassala, SD"}},
		{"games are held too", "According to a monitor, the 40 Eritreans were deported from Sudan on May 9, after the games held in Khartoum.",
			[]string{"forced_return 40, 2031-05-09, SD"}},
		{"vanished after the return", "Up to 60 Eritreans have vanished after having been deported from Sudan in April.",
			[]string{"forced_return 0–60, 2031-04-01 to 2031-04-30, SD"}},
		{"turned round", "Nine Eritreans were arrested in Kassala on May 12. Also arrested were two South Sudanese missionaries.",
			[]string{"arrest 2, 2031-05-12, Kassala, SD, helper", "arrest 9, 2031-05-12, Kassala, SD"}},
		{"caught by her husband", "Two Eritreans were arrested in Kassala on May 12. One of them told of three attempts, but was caught by her husband and neighbors.",
			[]string{"arrest 2, 2031-05-12, Kassala, SD"}},
		{"one of two", "Fifteen Eritreans either fled or were arrested in Kassala.", nil},
		{"just brought in", "Sudanese police arrested 65 Eritreans in Kassala on May 12. Last month in Khartoum, eight refugees turned up at a school. Police picked up the refugees.",
			[]string{"arrest 65, 2031-05-12, Kassala, SD", "arrest 8, 2031-04-01 to 2031-04-30, Khartoum, SD"}},
		{"the first to be arrested", "Sele Tekle, his wife and small son are the first refugees to be arrested in Sudan since April.",
			[]string{"arrest 3, not after 2031-05-20, SD"}},
		{"by which time", "Fifteen Eritreans were arrested in Kassala on May 12. They may be brought to Khartoum, and then their deportation will be a matter of hours.",
			[]string{"arrest 15, 2031-05-12, Kassala, SD", "imminent_return feared 15, 2031-05-20, SD"}},
		{"who says so elsewhere", "\"The nine refugees were subsequently returned to Eritrea via Sudan,\" said Abel Haile, spokesman for a UN body in Geneva.",
			[]string{"forced_return 9, not after 2031-05-20, SD"}},
		{"this weekend has passed", "Police arrested nine Eritreans in Kassala this weekend.",
			[]string{"arrest 9, 2031-05-17 to 2031-05-18, Kassala, SD"}},
		{"how many", "Nine Eritreans were arrested in Kassala on May 12. Police would not say how many refugees were held.",
			[]string{"arrest 9, 2031-05-12, Kassala, SD"}},
		{"a body named after refugees", "Nine Eritreans were arrested in Kassala on May 12. The aid group asked the High Commissioner for Refugees to press Sudan to release those detained on Monday.",
			[]string{"arrest 9, 2031-05-12, Kassala, SD"}},
		{"those arrested included", "Those arrested in Kassala on May 12 included 58 Eritreans and two missionaries.",
			[]string{"arrest 2, 2031-05-12, Kassala, SD, helper", "arrest 58, 2031-05-12, Kassala, SD"}},
		{"people assisting them", "A group of 20 Eritreans and four people guiding them were arrested in Kassala on May 12.",
			[]string{"arrest 20, 2031-05-12, Kassala, SD", "arrest 4, 2031-05-12, Kassala, SD, helper"}},
		{"days without a month are no people", "Thirty Eritreans were deported from Sudan on May 9, 12 and 14.",
			[]string{"forced_return 30, 2031-05-09, SD"}},
		{"deportation orders", "Some 120 Eritreans were deported from Kassala on May 12. They had received their deportation orders on May 9.",
			[]string{"forced_return 108–132, 2031-05-12, Kassala, SD"}},
		{"back to the station", "Sudanese police arrested 83 Eritreans in Kassala on May 12. The group was taken back to a police station.",
			[]string{"arrest 83, 2031-05-12, Kassala, SD", "detention 83, 2031-05-12, Kassala, SD"}},
		{"parts with days of their own", "A total of 35 Eritreans, including three on May 9 and two on May 12 in Kassala, have been arrested.",
			[]string{"arrest 2, 2031-05-12, Kassala, SD, part", "arrest 3, 2031-05-09, SD, part", "arrest 35, not after 2031-05-20, Kassala, SD, roundup"}},
		{"near the border of", "Three Eritreans hoped for asylum but were captured near the Ethiopian border.",
			[]string{"arrest 3, not after 2031-05-20, ET"}},
		{"will likely", "Sudanese police have arrested 11 Eritreans in Kassala and will likely deport them.",
			[]string{"arrest 11, not after 2031-05-20, Kassala, SD", "imminent_return planned 11, 2031-05-20, Kassala, SD"}},
		{"all who ever left are not the refugees", "The nine Eritreans were deported from Sudan on May 12. Close to 25,000 Eritreans have fled since 2020. The refugees were caught in Kassala on May 9.",
			[]string{"arrest 9, 2031-05-09, Kassala, SD", "escape_attempt 22500–24999, 2020-01-01 to 2031-05-20, SD, roundup, background", "forced_return 9, 2031-05-12, SD"}},
		{"a risk that was run", "The eight Eritreans risked being arrested by Sudanese police and sent back home.", nil},
		{"held in one country, talked of in another", "The president should raise the fate of 38 Eritreans detained in Sudan in his meetings in Nairobi.",
			[]string{"detention 38, not after 2031-05-20, SD"}},
		{"of the seventeen, five", "Of the 17 Eritreans who had travelled to Sudan, five were arrested in Kassala.",
			[]string{"arrest 5, not after 2031-05-20, Kassala, SD"}},
		{"they went home", "More than 300 Eritreans returned home from Sudan on Monday.", nil},
		{"forcibly they did not go", "More than 300 Eritreans were returned home from Sudan on Monday.",
			[]string{"forced_return 301 or more, 2031-05-19, SD"}},
		{"with some of them sent from a town", "About 500 Eritreans were deported from Sudan on May 9, with 60 people sent home from Kassala.",
			[]string{"forced_return 450–550, 2031-05-09, SD", "forced_return 60, not after 2031-05-20, Kassala, SD"}},
		{"almost certain", "Nine Eritreans were held in Kassala on May 12, and they face almost certain deportation.",
			[]string{"detention 9, 2031-05-12, Kassala, SD", "imminent_return feared 9, 2031-05-20, Kassala, SD"}},
		{"a promise not to", "Nine Eritreans were held in Kassala on May 12. The group wants Khartoum to promise that it will not return the refugees.",
			[]string{"detention 9, 2031-05-12, Kassala, SD", "imminent_return feared 9, 2031-05-20, SD"}},
		{"an old treaty sets no year", "Sudan deports Eritreans under a treaty adopted in 1986. The eight Eritreans were detained in Kassala in mid-March.",
			[]string{"detention 8, 2031-03-11 to 2031-03-20, Kassala, SD"}},
		{"kept from", "Nine Eritreans were held in Kassala on May 12. Activists tried to keep Sudan from deporting the nine refugees.",
			[]string{"detention 9, 2031-05-12, Kassala, SD", "imminent_return feared 9, 2031-05-20, SD"}},
		{"to a neighbour and home are two returns", "The agency protested over the deportation of seven Eritreans to Eritrea. Sudan had deported the seven to Ethiopia on May 3.",
			[]string{"forced_return 7, 2031-05-03, SD", "forced_return 7, not after 2031-05-20, SD"}},
		{"an escape route", "Ten Eritreans were arrested in Kassala on May 12 on an established escape route.",
			[]string{"arrest 10, 2031-05-12, Kassala, SD"}},
		{"an outcry over the nine", "Nine Eritreans were deported from Sudan on May 3. There was anger over the nine who were deported.",
			[]string{"forced_return 9, 2031-05-03, SD"}},
		{"four of them, there and then", "Seven Eritreans tried to enter a school in Khartoum on May 9. Four of them were arrested.",
			[]string{"arrest 4, 2031-05-09, Khartoum, SD"}},
		{"handed over to police", "Nine Eritreans who had entered a school in Khartoum were handed over to police on May 9.",
			[]string{"arrest 9, 2031-05-09, Khartoum, SD"}},
		{"speed boats are no people", "Sudanese police detained eight Eritreans in Kassala on May 9 and seized three Ethiopian speed boats.",
			[]string{"detention 8, 2031-05-09, Kassala, SD"}},
		{"set for", "All nine Eritreans held in Kassala are now set for deportation.",
			[]string{"detention 9, not after 2031-05-20, Kassala, SD", "imminent_return planned 9, 2031-05-20, Kassala, SD"}},
		{"took them away", "Six Eritreans walked into a school in Khartoum on May 9. Police took the six away.",
			[]string{"arrest 6, 2031-05-09, Khartoum, SD"}},
		{"held in two countries", "Nine Eritreans were detained by Sudanese police on May 3. The nine have been held in Ethiopia since May 9.",
			[]string{"detention 9, 2031-05-03, SD", "detention 9, 2031-05-09 to 2031-05-20, ET"}},
		{"setting out frees nobody", "Twelve Eritreans who left Khartoum to make for a third country were arrested in Kassala on Wednesday.",
			[]string{"arrest 12, 2031-05-14, Kassala, SD"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := report("2031-05-20", c.text)
			claims, skipped := extract.Default().Claims(r)
			sound(t, r, claims, skipped)
			var got []string
			for _, k := range claims {
				got = append(got, told(k))
			}
			slices.Sort(got)
			if !slices.Equal(got, c.want) {
				t.Errorf("claims\n  %q\nwant\n  %q", got, c.want)
			}
		})
	}
}
