package extract_test

import "testing"

// Whom a verb is told of, where other people stand nearer to it.
func TestClaims_Whom(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Ten North Koreans were arrested in Shenyang on October 23. All were sent back to North Korea.",
			[]string{"arrest 10, 2015-10-23, Shenyang, Liaoning, CN", "forced_return 10, not after 2015-11-18, CN"}},
		{"Two North Koreans were arrested in Shenyang on October 23. Both were sent back to North Korea.",
			[]string{"arrest 2, 2015-10-23, Shenyang, Liaoning, CN", "forced_return 2, not after 2015-11-18, CN"}},
		{"Three North Koreans were caught in Dalian on August 8. Two women who sheltered them were also detained.",
			[]string{"arrest 3, 2015-08-08, Dalian, Liaoning, CN", "detention 2, 2015-08-08, Dalian, Liaoning, CN, helper"}},
		{"Seven North Koreans were caught in Yanji on August 2 and five in Tumen on August 5. The refugees were handed over to North Korea on August 9.",
			[]string{"arrest 5, 2015-08-05, Tumen, Jilin, CN", "arrest 7, 2015-08-02, Yanji, Jilin, CN", "forced_return 12, 2015-08-09, CN"}},
		{"Police arrested ten North Koreans in Dandong on July 3, among them two women who were sent back on July 9.",
			[]string{"arrest 10, 2015-07-03, Dandong, Liaoning, CN", "forced_return 2, 2015-07-09, Dandong, Liaoning, CN"}},
		{"Some 20 or 30 North Koreans were caught in Dandong on July 3.",
			[]string{"arrest 20–30, 2015-07-03, Dandong, Liaoning, CN"}},
		{"Six guides helping the group were caught in Dalian on August 8.",
			[]string{"arrest 6, 2015-08-08, Dalian, Liaoning, CN, helper"}},
		{"Six women living with farmers were caught in Dalian on August 8.",
			[]string{"arrest 6, 2015-08-08, Dalian, Liaoning, CN"}},
		{"A couple from Dandong who sheltered four North Koreans were detained on May 3.",
			[]string{"detention 2, 2015-05-03, Dandong, Liaoning, CN"}},
		{"Six refugees who were helped by a pastor were caught in Dalian on August 8.",
			[]string{"arrest 6, 2015-08-08, Dalian, Liaoning, CN"}},
		{"Six North Koreans were caught in Dandong on August 3. They were being held in a barracks, the mother of one of them said, and would be sent back.",
			[]string{"arrest 6, 2015-08-03, Dandong, Liaoning, CN", "detention 6, 2015-08-03, Dandong, Liaoning, CN", "imminent_return planned 6, 2015-11-18, CN"}},
		{"Thirty North Koreans were caught between August 8 and 12, nine of them in Dandong.",
			[]string{"arrest 30, 2015-08-08 to 2015-08-12, CN", "arrest 9, not after 2015-11-18, Dandong, Liaoning, CN, part"}},
		{"The seven North Koreans held in Dandong could be sent back within days unless Seoul acts.",
			[]string{"detention 7, not after 2015-11-18, Dandong, Liaoning, CN", "imminent_return feared 7, 2015-11-18, Dandong, Liaoning, CN"}},
		{"North Koreans are sent back unless they pay a fine.", nil},
		{"Sudan handed over nine Eritreans to their own government on July 3.",
			[]string{"forced_return 9, 2015-07-03, SD"}},
		{"Thai police handed three South Korean pastors over to their embassy on July 3.", nil},
		{"Seven North Koreans were caught in Dandong on July 3. China handed them over on July 9.",
			[]string{"arrest 7, 2015-07-03, Dandong, Liaoning, CN", "handover 7, 2015-07-09, CN"}},
		{"Seven North Koreans were caught in Dandong on July 3. The police handed them over to a charity on July 9.",
			[]string{"arrest 7, 2015-07-03, Dandong, Liaoning, CN"}},
		{"Seoul had asked China not to send the nine North Koreans back. On November 3 the nine were sent back through Tumen.",
			[]string{"forced_return 9, 2015-11-03, Tumen, Jilin, CN"}},
		{"Vietnam sent nine North Koreans back to China on November 3. Activists fear that China will return the nine to North Korea.",
			[]string{"forced_return 9, 2015-11-03, VN", "imminent_return feared 9, 2015-11-18, CN"}},
		{"Thirteen women, including two from Hoeryong, were smuggled into Thailand on November 15 and arrested near Chiang Rai.",
			[]string{"arrest 13, 2015-11-15, Chiang Rai, TH"}},
		{"All refugees are sent back to North Korea.", nil},
		{"Seven North Koreans live in a house in Dandong. They were visited on Monday, and nobody was arrested.",
			[]string{"arrest not_happened 7, not after 2015-11-18, CN"}},
		{"Seven North Koreans were caught in Dandong on Monday. None of the seven has been sent back.",
			[]string{"arrest 7, 2015-11-16, Dandong, Liaoning, CN", "forced_return not_happened 7, not after 2015-11-18, CN"}},
		{"Seven North Koreans, none of them older than 20, were sent back on Monday.",
			[]string{"forced_return 7, 2015-11-16"}},
		{"Police in Dandong arrested no North Koreans on November 3.", nil},
		{"No North Koreans were arrested in Dandong on November 3.", nil},
		{"China released none of the seven detainees.", nil},
		{"No fewer than 40 North Koreans were arrested in Dandong on November 3.",
			[]string{"arrest 40 or more, 2015-11-03, Dandong, Liaoning, CN"}},
	} {
		tells(t, report("2015-11-18", c.text), c.want, told)
	}
}

// What a sentence says in its end of an act, a plan or a report.
func TestClaims_Outcome(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Reports that 40 North Korean women had been sent back from Helong are false, the ministry said.",
			[]string{"forced_return denied 40, not after 2015-11-18, Helong, Jilin, CN"}},
		{"The report that 40 North Korean women had been sent back from Helong turned out to be untrue.",
			[]string{"forced_return denied 40, not after 2015-11-18, Helong, Jilin, CN"}},
		{"The report that 40 North Korean women had been sent back from Helong was confirmed.",
			[]string{"forced_return 40, not after 2015-11-18, Helong, Jilin, CN"}},
		{"A plan to deport 28 North Koreans from Nanning was dropped after protests.", nil},
		{"The deportation of 28 North Koreans from Nanning was called off after protests.", nil},
		{"The arrest of nine North Koreans in Dandong was announced on November 9.",
			[]string{"arrest 9, not after 2015-11-09, Dandong, Liaoning, CN"}},
		{"The deportation of 28 North Koreans from Nanning was not called off.",
			[]string{"forced_return 28, not after 2015-11-18, Nanning, Guangxi, CN"}},
		{"The deportation of 28 North Koreans was ordered on November 9.",
			[]string{"imminent_return planned 28, 2015-11-18"}},
		{"China deported 28 North Koreans on November 9, and a second transport was called off.",
			[]string{"forced_return 28, 2015-11-09, CN"}},
	} {
		tells(t, report("2015-11-18", c.text), c.want, told)
	}
}
