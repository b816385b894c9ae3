package extract_test

import (
	"testing"
)

// What reports of peoples and countries met for the first time taught the engine; the sentences are invented.
var ofFirstSight = []struct {
	name, published, text string
	want                  []string
}{
	{"a group of more words than one", "2031-05-20", "Forty-three members of an Eritrean hill village prayer group have been jailed in Kassala for crossing the border.",
		[]string{"detention 43, not after 2031-05-20, Kassala, SD"}},
	{"several are not two", "2031-05-20", "Several Eritreans were arrested in Kassala on May 3. Sudan also deported the Eritrean nationals Abel Tekle and Sele Haile on May 9.",
		[]string{"arrest 2–9, 2031-05-03, Kassala, SD", "forced_return 2, 2031-05-09, SD"}},
	{"in two incidents", "2031-05-20", "According to the centre, the Sudanese army deported 64 Eritrean refugees in two separate incidents.",
		[]string{"forced_return 64, not after 2031-05-20, SD"}},
	{"what is counted is efforts", "2031-05-20", "Sudan has made several repatriation efforts for Eritrean refugees.", nil},
	{"they do not face it", "2031-05-20", "Nine Eritreans were arrested in Kassala on May 3. Police said they did not face the risk of immediate deportation.",
		[]string{"arrest 9, 2031-05-03, Kassala, SD"}},
	{"of a people and of a cause", "2031-05-20", "Sudan deported an Eritrean anti-government protester on May 3.",
		[]string{"forced_return 1, 2031-05-03, SD"}},
	{"a head and a name", "2031-05-20", "The general director of the schools, Abel Tekle, was detained in Kassala on May 3.",
		[]string{"detention 1, 2031-05-03, Kassala, SD"}},
	{"a head, his name and a pupil", "2031-05-20", "The school's director, Abel Tekle, and an Eritrean pupil were detained in Kassala on May 3.",
		[]string{"detention 2, 2031-05-03, Kassala, SD"}},
	{"arrest and return of the same", "2031-05-20", "The agency deplored the arrest and deportation of seven Eritrean teachers by Sudan.",
		[]string{"arrest 7, not after 2031-05-20, SD", "forced_return 7, not after 2031-05-20, SD"}},
	{"ahead of a visit", "2031-05-20", "The deportation of nine Eritreans from Sudan comes ahead of a visit to Khartoum on Sunday by the president.",
		[]string{"forced_return 9, not after 2031-05-20, SD"}},
	{"possibly killed", "2031-05-20", "Sudan deported Abel Tekle, an Eritrean, on May 3. He could be tortured and, possibly, even killed.",
		[]string{"forced_return 1, 2031-05-03, SD"}},
	{"caught before they could leave", "2031-05-20", "The Eritrean navy intercepted 50 Eritreans off Massawa on May 3. Five children have since been released.",
		[]string{"arrest 50, 2031-05-03, Massawa, Northern Red Sea, ER", "release 5, not after 2031-05-20, ER"}},
	{"whom they had killed", "2031-05-20", "Sudan deported two Eritreans on May 3 after learning that they had killed 16 fellow sailors.",
		[]string{"forced_return 2, 2031-05-03, SD"}},
	{"activists sent home fled it", "2031-05-20", "Two of the activists were deported to Eritrea on May 3. The third activist, Abel Tekle, was arrested in Kassala on May 9.",
		[]string{"forced_return 2, 2031-05-03, SD", "arrest 1, 2031-05-09, Kassala, SD"}},
	{"the three activists are the three", "2031-05-20", "A group condemned Sudan's deportation of three Eritrean political activists. Sudan expelling the three activists broke the law. A lawyer said all three nationals were deported at night.",
		[]string{"forced_return 3, not after 2031-05-20, SD"}},
	{"a land crossing is a place", "2031-05-20", "The nine Eritreans were sent back from Sudan through the main land crossing on May 3.",
		[]string{"forced_return 9, 2031-05-03, SD"}},
	{"in joint raids on a day", "2031-05-20", "Sixteen Eritreans were arrested in joint raids on May 3 in Kassala. Ten more were arrested in coordinated searches on May 4.",
		[]string{"arrest 16, 2031-05-03, Kassala, SD", "arrest 10, 2031-05-04, SD"}},
	{"raided and arrested", "2031-05-20", "Sudanese police raided two restaurants in Kassala on Sunday and arrested at least 30 Eritreans.",
		[]string{"arrest 30 or more, 2031-05-18, Kassala, SD"}},
	{"detained on a day and sent back", "2031-05-20", "The seven Eritreans were detained in a suburb of Kassala, in an old house near the river, on May 3 and sent back.",
		[]string{"detention 7, 2031-05-03, Kassala, SD", "forced_return 7, 2031-05-03, Kassala, SD"}},
	{"they are the whole, not the part told last", "2031-05-20", "Sudanese police detained 80 Eritreans on May 3. The refugees, including six children, arrived in Kassala in the morning. They were being held in a hall.",
		[]string{"detention 80, 2031-05-03, SD"}},
	{"one of the detainees is told by other words", "2031-05-20", "Sudan deported six Eritreans on May 3. One of the detainees is only 14 years old.",
		[]string{"forced_return 6, 2031-05-03, SD"}},
	{"a number is no year", "2031-05-20", "The 1086 Eritrean citizens were sent back from Sudan on May 3.",
		[]string{"forced_return 1086, 2031-05-03, SD"}},
	{"a national of another country", "2031-05-20", "Sudan returned nine Eritreans on May 3. In April, Abel Tekle, a Kenya national, was arrested.",
		[]string{"forced_return 9, 2031-05-03, SD", "arrest 1, 2031-04-01 to 2031-04-30, SD"}},
	{"a return of a month", "2031-05-20", "The group spoke after the extradition last month of the Eritrean teacher Abel Tekle from Sudan.",
		[]string{"forced_return 1, 2031-04-01 to 2031-04-30, SD"}},
	{"so many a month", "2031-05-20", "Around 25,000 Eritreans a month are deported from Sudan at Kassala.", nil},
	{"a decision not to", "2031-05-20", "The agency welcomed a decision by Sudan's ministry not to extradite the Eritrean refugee Abel Tekle.", nil},
	{"a process has begun", "2031-05-20", "Sudanese police detained 50 Eritreans on May 3, and a process has begun to deport them.",
		[]string{"detention 50, 2031-05-03, SD", "imminent_return planned 50, 2031-05-20, SD"}},
	{"abstain from", "2031-05-20", "Sudan should abstain from extraditing Abel Tekle, an Eritrean refugee held in Kassala.",
		[]string{"detention 1, not after 2031-05-20, Kassala, SD", "imminent_return feared 1, 2031-05-20, SD"}},
	{"the whereabouts of several", "2031-05-20", "Sudan detained 18 Eritreans on May 3. The whereabouts of several who were arrested remain unknown.",
		[]string{"detention 18, 2031-05-03, SD"}},
	{"whence they are is not where they were taken", "2031-05-20", "Police in Kassala detained 170 Eritrean refugees on May 3. The exercise was carried out while officers took the names of the refugees from Eritrea.",
		[]string{"detention 170, 2031-05-03, Kassala, SD"}},
	{"a man and his name", "2031-05-20", "An Eritrean man faces extradition from Sudan. Abel Tekle has been held at a prison in Kassala since May 3. He faces an extradition hearing.",
		[]string{"detention 1, 2031-05-03, Kassala, SD", "imminent_return feared 1, 2031-05-20, SD"}},
	{"arrested upon arrival", "2031-05-20", "Abel Tekle, an Eritrean refugee, was deported from Sudan to Eritrea on May 3 and arrested upon his arrival.",
		[]string{"forced_return 1, 2031-05-03, SD", "detained_in_origin 1, 2031-05-03, ER"}},
	{"journalists of the country", "2031-05-20", "A watchdog deplored the arrest of Eritrean journalists and of Eritrean refugees in Sudan. It said that two journalists were arrested in Kassala on May 3.",
		[]string{"arrest 2, 2031-05-03, Kassala, SD"}},
	{"the authorities in the country of origin", "2031-05-20", "Sudan released 15 Eritreans, but 30 remained in custody because the authorities in Eritrea had asked for them.",
		[]string{"release 15, not after 2031-05-20, SD", "detention ongoing 30, not after 2031-05-20, SD"}},
	{"a lawyer and activist is one", "2031-05-20", "Eritrean lawyer and teacher Abel Tekle and opposition member Sele Haile were detained in Kassala on May 3.",
		[]string{"detention 2, 2031-05-03, Kassala, SD"}},
	{"whose police they fled", "2031-05-20", "Abel Tekle, who fled to escape Eritrean authorities, disappeared last week. Eritrean media said on Monday that he was in Eritrea. He lived in Kassala.",
		[]string{"disappearance 1, 2031-05-12 to 2031-05-18, SD"}},
}

func TestClaims_AtFirstSight(t *testing.T) {
	for _, c := range ofFirstSight {
		t.Run(c.name, func(t *testing.T) { tells(t, report(c.published, c.text), c.want, told) })
	}
}
