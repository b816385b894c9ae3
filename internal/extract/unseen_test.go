package extract_test

import (
	"slices"
	"testing"

	"habeas/internal/extract"
)

// What reports of other outlets taught the engine; the sentences are invented.
var ofOtherOutlets = []struct {
	name, published, text string
	want                  []string
}{
	{"people of the country who were active there fled it", "2031-05-20", "Thai authorities deported five Cambodian activists on May 12, a lawyer said. The Cambodian refugees had lived in Bangkok.",
		[]string{"forced_return 5, 2031-05-12, TH"}},
	{"activists of another country help", "2031-05-20", "Sudanese police arrested two Kenyan activists with nine Eritrean refugees in Kassala on May 12.",
		[]string{"arrest 9, 2031-05-12, Kassala, SD", "arrest 2, 2031-05-12, Kassala, SD, helper"}},
	{"company on a day", "2031-05-20", "Abel Tekle was arrested in Kassala with two other Eritreans on Saturday.",
		[]string{"arrest 3, 2031-05-17, Kassala, SD"}},
	{"names after a plural", "2031-05-20", "Thailand arrested the activists Boro Senn, Chan Vuthy and Dara Lim on May 3.",
		[]string{"arrest 3, 2031-05-03, TH"}},
	{"a demand that was not heard", "2031-05-20", "Thailand deported 40 Uyghurs to China on May 3. The UN had urged Thailand not to deport the Uyghurs.",
		[]string{"forced_return 40, 2031-05-03, TH"}},
	{"a plan for a day ahead", "2031-05-20", "Sudan is preparing to return 21 Eritreans by 20 June.",
		[]string{"imminent_return planned 21, 2031-05-20 to 2031-06-20, SD"}},
	{"a threat with a condition", "2031-05-20", "Officials threatened the 30 Eritreans with deportation if they did not leave Kassala.", nil},
	{"once they are", "2031-05-20", "Sudan holds ten Eritreans in Kassala. Once these refugees are sent back, they will be tortured and executed.",
		[]string{"detention 10, not after 2031-05-20, Kassala, SD"}},
	{"nobody in particular", "2031-05-20", "Every Eritrean refugee who is arrested in Sudan is sent back.", nil},
	{"strong words are no fear", "2031-05-20", "The group condemned in the strongest possible terms the deportation of 40 Uyghurs from Thailand on May 3.",
		[]string{"forced_return 40, 2031-05-03, TH"}},
	{"a protest about returns is none", "2031-05-20", "A hearing on Sudan's deportation of Eritrean refugees was held on March 5.", nil},
	{"a statistic of refugees is not whom a plan means", "2031-05-20", "Some 1,414 Eritrean refugees arrived in Ethiopia in 2030. Sudan detained Eritrean refugees, causing concerns that it planned to repatriate them.",
		[]string{"arrival 1272–1556, 2030-01-01 to 2030-12-31, ET, roundup"}},
	{"families and their people", "2031-05-20", "About 29 Eritreans were detained in Sudan. Four Eritrean families were seized near Kassala between 15 and 17 May, along with six people who were assisting them.",
		[]string{"detention 26–32, 2031-05-15 to 2031-05-17, Kassala, SD", "arrest 6, 2031-05-15 to 2031-05-17, Kassala, SD, helper"}},
	{"five among a group", "2031-05-20", "Five among the group of 17 Eritreans were forcibly returned from Sudan on May 3.",
		[]string{"forced_return 5, 2031-05-03, SD"}},
	{"the returned are punished at home", "2031-05-20", "Sudan deported six Eritreans on May 3. They were arrested in Eritrea.",
		[]string{"forced_return 6, 2031-05-03, SD", "detained_in_origin 6, not after 2031-05-03, ER"}},
	{"agents of the origin act abroad", "2031-05-20", "Eritrean agents seized three Eritreans in Kassala on May 3.",
		[]string{"arrest 3, 2031-05-03, Kassala, SD"}},
	{"brought back from", "2031-05-20", "Turkish agents brought back from Kosovo six Turkish teachers on May 3.",
		[]string{"forced_return 6, 2031-05-03, XK"}},
	{"a noun with its figure after be", "2031-05-20", "The last mass deportation from Sudan was of 60 Eritreans in October 2030.",
		[]string{"forced_return 60, 2030-10-01 to 2030-10-31, SD"}},
	{"remarks about nine", "2031-05-20", "A spokesman answered remarks about nine Eritreans whom Sudan deported on May 3.",
		[]string{"forced_return 9, 2031-05-03, SD"}},
	{"others in danger", "2031-05-20", "At least nine Eritreans were deported from Sudan on May 3. Other Eritreans held there are also in danger of being returned.",
		[]string{"forced_return 9 or more, 2031-05-03, SD", "imminent_return feared not said, 2031-05-20, SD, roundup, stock"}},
	{"a kind of people denied", "2031-05-20", "Sudan deported about 60 Eritreans this week, reports say. There are no so-called refugees in Sudan, a spokesman said on Monday.",
		[]string{"forced_return 54–66, 2031-05-19 to 2031-05-20, SD", "forced_return denied not said, 2031-05-19, SD"}},
	{"a decision that was carried out", "2031-05-20", "Critics deplored Sudan's decision to send 28 Eritreans back. The 28 were deported on May 9.",
		[]string{"forced_return 28, 2031-05-09, SD"}},
	{"the process of", "2031-05-20", "Sudanese police are holding 50 Eritreans in Kassala. An official said it had started the process of deporting these refugees.",
		[]string{"detention ongoing 50, not after 2031-05-20, Kassala, SD", "imminent_return planned 50, 2031-05-20, SD"}},
	{"detention centres are counted, not people", "2031-05-20", "A team visited two detention centres in Kassala on Monday.", nil},
	{"also arrested were", "2031-05-20", "Nine Eritreans were arrested on May 3 in Kassala. Also arrested were two Kenyan missionaries who had been helping them.",
		[]string{"arrest 2, 2031-05-03, Kassala, SD, helper", "arrest 9, 2031-05-03, Kassala, SD"}},
	{"some of them children", "2031-05-20", "UNHCR voiced concern on Thursday about nine Eritreans, some of them children, who were sent back to Eritrea from Sudan on May 12.",
		[]string{"forced_return 9, 2031-05-12, SD"}},
	{"a speaker's seat is no place", "2031-05-20", "\"Sudan has deported nine Eritreans,\" said Ann Berg, spokeswoman of a rights group in Geneva.",
		[]string{"forced_return 9, not after 2031-05-20, SD"}},
	{"held now, after a return", "2031-05-20", "Sudan deported eight Eritreans on May 3. They are believed to be held in a prison.",
		[]string{"detained_in_origin ongoing 8, not after 2031-05-03, ER", "forced_return 8, 2031-05-03, SD"}},
	{"those numbered last are they", "2031-05-20", "Sudan detained 22 Eritreans in Kassala. Ten Eritreans had come to a market. They were seized on May 8.",
		[]string{"arrest 10, 2031-05-08, SD", "detention 22, not after 2031-05-20, Kassala, SD"}},
	{"a group in danger", "2031-05-20", "A group of refugees from Eritrea is in danger of being sent back home from Sudan.",
		[]string{"imminent_return feared not said, 2031-05-20, SD"}},
	{"a law is no act", "2031-05-20", "The treaty prohibits deporting a person to another state.", nil},
	{"a name after the person it names", "2031-05-20", "Groups urged Thailand not to deport a Vietnamese refugee detained in Bangkok.\n\nY Brin Kpor was picked up by local police on Tuesday.",
		[]string{"arrest 1, 2031-05-20, Bangkok, TH", "detention 1, 2031-05-20, Bangkok, TH", "imminent_return feared 1, 2031-05-20, Bangkok, TH"}},
	{"he, the helper", "2031-05-20", "A Kenyan missionary was arrested in Kassala on May 3 with ten Eritrean refugees. A court freed him on May 9.",
		[]string{"arrest 1, 2031-05-03, Kassala, SD, helper", "arrest 10, 2031-05-03, Kassala, SD", "release 1, 2031-05-09, SD, helper"}},
	{"a refugee's standing is no refugee", "2031-05-20", "Sudan deported Abel Tekle, who had refugee status, on May 3.", []string{"forced_return 1, 2031-05-03, SD"}},
	{"titles before a name", "2031-05-20", "Sudan deported refugee and teacher Abel Tekle on May 3.", []string{"forced_return 1, 2031-05-03, SD"}},
	{"went home", "2031-05-20", "Tekle, a teacher, had returned to Eritrea in 2029, his sister said. Sudan hosts refugees.", nil},
	{"who is asked to prevent it does not do it", "2031-05-20", "Sudan arrested 15 Eritreans on May 3. Their families appealed to the Kenyan government to prevent their deportation.",
		[]string{"arrest 15, 2031-05-03, SD", "imminent_return feared 15, 2031-05-20, SD"}},
	{"a hunt is no arrest", "2031-05-20", "Eritrean agents began an operation aimed at the arrest of two Eritreans in Sudan.", []string{"arrest planned 2, SD"}},
	{"if we knew, we would ask", "2031-05-20", "Sudan arrested nine Eritreans on May 3. \"If we confirm it, we would ask Sudan not to deport them,\" an envoy said.",
		[]string{"arrest 9, 2031-05-03, SD"}},
	{"such as", "2031-05-20", "In 2030 Germany had deported activists such as Abdullo Sodik and Bilol Karim.",
		[]string{"forced_return 2, 2030-01-01 to 2030-12-31, DE"}},
	{"an order is a plan", "2031-05-20", "Abel Tekle was detained in Kassala on May 2, where his deportation was ordered.",
		[]string{"detention 1, 2031-05-02, Kassala, SD", "imminent_return planned 1, 2031-05-20, Kassala, SD"}},
	{"a fear that came true", "2031-05-20", "Abel Tekle could be deported on May 9, his sister feared. Sudan deported Tekle on May 10.",
		[]string{"forced_return 1, 2031-05-10, SD"}},
	{"also returned was", "2031-05-20", "Also extradited from Sudan to Eritrea in May 2031 was Abel Tekle.", []string{"forced_return 1, 2031-05-01 to 2031-05-31, SD"}},
	{"who were held, in a gap", "2031-05-20", "Sudan plans to send 33 Eritreans who were detained in March back to Eritrea.",
		[]string{"detention 33, 2031-03-01 to 2031-03-31, SD", "imminent_return planned 33, 2031-05-20, SD"}},
	{"ruled out", "2031-05-20", "Sudan arrested nine Eritreans on May 3. An officer told them that they wouldn't be deported.",
		[]string{"arrest 9, 2031-05-03, SD"}},
	{"years in prison are a sentence", "2031-05-20", "Two Eritreans were sentenced to ten years in prison in Sudan on May 3.", []string{"sentence 2, 2031-05-03, SD"}},
	{"more than a dozen", "2031-05-20", "More than a dozen Eritreans were detained in Kassala on May 3.", []string{"detention 13 or more, 2031-05-03, Kassala, SD"}},
	{"parted from their families and held", "2031-05-20", "On Monday, ten Eritreans, all men, were separated from their families and detained by Sudanese police.",
		[]string{"detention 10, 2031-05-19, SD"}},
	{"concern over what was done", "2031-05-20", "The agency voiced its concern over last week's deportation of 750 Eritreans from Sudan.",
		[]string{"forced_return 750, 2031-05-12 to 2031-05-18, SD"}},
	{"nationals of a country in full", "2031-05-20", "Kenya detained three Democratic Republic of the Congo nationals on May 3.", []string{"detention 3, 2031-05-03, KE"}},
	{"the president arrived", "2031-05-20", "Nine Eritreans were arrested in Kassala on May 3, minutes before the Kenyan president arrived.",
		[]string{"arrest 9, 2031-05-03, Kassala, SD"}},
	{"the number of arrests", "2031-05-20", "At least 13 Eritreans were arrested in Kassala on May 3 and deported on May 9. One newspaper put the number of arrests at 15.",
		[]string{"arrest 13 or more, 2031-05-03, Kassala, SD", "arrest 15, 2031-05-03, Kassala, SD", "forced_return 13 or more, 2031-05-09, Kassala, SD"}},
	{"being beaten or executed", "2031-05-20", "Sudan deported ten Eritreans on May 3. They face the risk of being tortured or even executed.",
		[]string{"forced_return 10, 2031-05-03, SD"}},
	{"not confirmed", "2031-05-20", "Sudan holds 13 Eritreans in Kassala. A paper was unable to confirm their deportation.",
		[]string{"detention 13, not after 2031-05-20, Kassala, SD", "forced_return question 13, SD"}},
	{"how they came is not the news", "2031-05-20", "Nine Eritreans fled to Sudan on April 2. They were arrested in Kassala on May 3.",
		[]string{"arrest 9, 2031-05-03, Kassala, SD", "escape_attempt 9, 2031-04-02, SD, background"}},
	{"should not forcibly", "2031-05-20", "Sudan should not forcibly deport seven Eritreans, a rights group said today.",
		[]string{"imminent_return feared 7, 2031-05-20, SD"}},
	{"one of whom", "2031-05-20", "The group included three Eritreans arrested in Omdurman last month, one of whom is a girl of five.",
		[]string{"arrest 3, 2031-04-01 to 2031-04-30, Omdurman, Khartoum, SD"}},
	{"hours away from it", "2031-05-20", "A refugee who was hours away from being deported from Sudan called his family.",
		[]string{"imminent_return feared 1, 2031-05-20, SD"}},
}

func TestClaims_OtherOutlets(t *testing.T) {
	for _, c := range ofOtherOutlets {
		t.Run(c.name, func(t *testing.T) {
			claims, _ := extract.Default().Claims(report(c.published, c.text))
			var got []string
			for _, claim := range claims {
				got = append(got, told(claim))
			}
			slices.Sort(got)
			want := slices.Sorted(slices.Values(c.want))
			if !slices.Equal(got, want) {
				t.Errorf("%s\n got %q\nwant %q", c.text, got, want)
			}
		})
	}
}
