package extract_test

import "testing"

// What the press on people taken in a neighbouring country taught the engine; the sentences are invented.
var ofThePress = []struct {
	name, published, text string
	want                  []string
}{
	{"a kind before a people is no noun of its own", "2031-05-20", "About 20 female Eritrean refugees were caught on May 3 in Kassala, a lawyer said.",
		[]string{"arrest 18–22, 2031-05-03, Kassala, SD"}},
	{"miles are no people", "2031-05-20", "They had made their way thousands of miles when Sudanese police arrested them in Kassala on May 3.", nil},
	{"years in prison are no people", "2031-05-20", "A court in Kassala sentenced two Kenyan pastors, Ann Mutua and Peter Otieno, to 9 and 7 years respectively in prison.",
		[]string{"sentence 2, not after 2031-05-20, SD, helper"}},
	{"a number that looks like a year", "2031-05-20", "Close to 2000 Eritrean refugees are held in camps near Kassala.",
		[]string{"detention ongoing 1800–1999, not after 2031-05-20, Kassala, SD, roundup, stock"}},
	{"the name of a holding goes on", "2031-05-20", "Two Eritreans who had been imprisoned in the Kassala Foreigner Detention Centre were released on May 3.",
		[]string{"detention 2, not after 2031-05-20, Kassala, SD", "release 2, 2031-05-03, Kassala, SD"}},
	{"tried in court, not tried to", "2031-05-20", "Sudanese authorities have arrested, tried and deported an Eritrean teacher.",
		[]string{"arrest 1, not after 2031-05-20, SD", "forced_return 1, not after 2031-05-20, SD"}},
	{"both verbs of an authority", "2031-05-20", "Sudanese police arrested and deported nine Eritreans on May 3.",
		[]string{"arrest 9, 2031-05-03, SD", "forced_return 9, 2031-05-03, SD"}},
	{"a return that was avoided", "2031-05-20", "The letter was written by an Eritrean refugee who narrowly avoided being sent back to Eritrea from Sudan.", nil},
	{"near the border of home is not home", "2031-05-20", "Sudan holds nine Eritreans. The nine Eritreans were sent to a town near the Eritrean border on May 3.",
		[]string{"detention 9, not after 2031-05-20, SD"}},
	{"an exile who is jailed for helping", "2031-05-20", "An Eritrean activist who was jailed in Sudan for helping Eritrean refugees has been freed, a rights group said.",
		[]string{"detention 1, not after 2031-05-20, SD, helper", "release 1, not after 2031-05-20, SD, helper"}},
	{"a name punished for helping stays a helper", "2031-05-20", "A court jailed Peter Otieno for aiding Eritrean refugees in Sudan. Police in Kassala arrested Peter Otieno on May 3.",
		[]string{"arrest 1, 2031-05-03, Kassala, SD, helper", "detention 1, 2031-05-03, Kassala, SD, helper"}},
	{"the day of something else", "2031-05-20", "A large number of Eritreans have been deported from Sudan following the reopening of the border last month, a spokesman said.",
		[]string{"forced_return not said, not after 2031-05-20, SD"}},
	{"the place that where tells of", "2031-05-20", "An Eritrean teacher left Asmara in 2030 and stayed in Kassala, where she was captured by police on May 3.",
		[]string{"arrest 1, 2031-05-03, Kassala, SD"}},
	{"a capital that stands for its government", "2031-05-20", "Police in Sudan arrested an Eritrean teacher. He was handed over to envoys of the Asmara government and returned to Eritrea.",
		[]string{"arrest 1, not after 2031-05-20, SD", "forced_return 1, not after 2031-05-20, SD"}},
	{"what was long before", "2031-05-20", "Sudan is holding an Eritrean who fled Eritrea, 20 years after he was taken prisoner in a war.",
		[]string{"detention ongoing 1, not after 2031-05-20, SD"}},
	{"those who were helped are at risk, not who helped", "2031-05-20", "Sudan arrested two Kenyan pastors on May 3. The pastors said they had helped refugees as they were at risk of being deported to Eritrea.",
		[]string{"arrest 2, 2031-05-03, SD, helper"}},
	{"a fear for those named is one for the group", "2031-05-20", "Sudan is holding four Eritreans, Abel Tekle, his wife Selam Haile and two cousins, in Kassala. Sudan must not return Abel Tekle, Selam Haile, their son and his cousin to Eritrea.",
		[]string{"detention ongoing 4, not after 2031-05-20, Kassala, SD", "imminent_return feared 4, 2031-05-20, SD"}},
	{"all of a people in a camp", "2031-05-20", "Two Eritreans were released in Kassala on May 3. The Eritreans in the camp are expected to be deported.",
		[]string{"release 2, 2031-05-03, Kassala, SD"}},
	{"those who died are not at risk", "2031-05-20", "A family of five Eritreans died in Kassala on May 3. They faced deportation from Sudan.",
		[]string{"death 5, 2031-05-03, Kassala, SD"}},
	{"held after the return in one sentence", "2031-05-20", "Some of the 30 Eritreans deported from Sudan on May 3 are being held in prison camps.",
		[]string{"detained_in_origin ongoing 30, not after 2031-05-03, ER", "forced_return 30, 2031-05-03, SD"}},
	{"home is where they fled", "2031-05-20", "A Kenyan prisoner of war who had escaped from Eritrea was caught in Kassala and sent back to Eritrea, a paper said. Other Kenyan prisoners are still there.",
		[]string{"arrest 1, not after 2031-05-20, Kassala, SD", "forced_return 1, not after 2031-05-20, Kassala, SD"}},
}

func TestClaims_Press(t *testing.T) {
	for _, c := range ofThePress {
		t.Run(c.name, func(t *testing.T) {
			tells(t, report(c.published, c.text), c.want, told)
		})
	}
}
