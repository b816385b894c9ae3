package extract_test

import (
	"testing"

	"habeas"
)

// Where it was done, not where people were bound, lived or spoke of it. The sentences are invented.
func TestClaims_Where(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"bound for a city told by its kind", "On May 3, Sudanese police arrested 30 Eritreans as they headed to the port city of Alexandria.",
			[]string{"arrest 30, 2031-05-03, SD"}},
		{"in a town told by its kind", "Sudanese police arrested 30 Eritreans in the Sudanese border town of Kassala on May 3.",
			[]string{"arrest 30, 2031-05-03, Kassala, SD"}},
		{"near a border with another country", "Nine Eritreans were arrested in Kassala, near the border with Ethiopia, on May 3.",
			[]string{"arrest 9, 2031-05-03, Kassala, SD"}},
		{"the other side of the border", "Sudan deported nine Eritreans on May 8. The nine were arrested near the Libyan border on May 3.",
			[]string{"arrest 9, 2031-05-03, SD", "forced_return 9, 2031-05-08, SD"}},
		{"where they hoped to live", "Sudan deported 12 Eritreans on May 3. The 12 were in hopes of seeking asylum in Egypt but were arrested on May 1.",
			[]string{"arrest 12, 2031-05-01, SD", "forced_return 12, 2031-05-03, SD"}},
		{"who is alarmed elsewhere", "The arrest of nine Eritreans on May 3 sparked alarm among advocates in Sweden. Sudanese police did not comment.",
			[]string{"arrest 9, 2031-05-03, SD"}},
		{"an enumeration", "The league condemned the deportation of five Eritreans from Egypt on May 3; the handover of two Eritreans by Sudanese police on May 5; and the deportation of seven Eritreans from Libya on May 9.",
			[]string{"forced_return 5, 2031-05-03, EG", "forced_return 7, 2031-05-09, LY", "handover 2, 2031-05-05, SD"}},
		{"on the way home", "Nine Eritreans were detained by Sudanese police in Kassala on May 3. They were sent back to Eritrea via Ethiopia on May 8.",
			[]string{"detention 9, 2031-05-03, Kassala, SD", "forced_return 9, 2031-05-08, SD"}},
		{"through a crossing", "Forty Eritreans were sent back through Kassala on May 8.",
			[]string{"forced_return 40, 2031-05-08, Kassala, SD"}},
		{"how far they came", "A group of four Eritreans made it all the way to Kassala before being caught on May 3.",
			[]string{"arrest 4, 2031-05-03, Kassala, SD"}},
		{"told from another town", "Nine Eritreans were deported by Sudanese police on May 3, about 500 kilometres southeast of Omdurman.",
			[]string{"forced_return 9, 2031-05-03, SD"}},
		{"a crossing listed on the other side", "Pakistan deported 600 Afghans through the Torkham crossing on May 3.",
			[]string{"forced_return 600, 2031-05-03, Torkham, PK"}},
		{"of two crossings nobody knows which is whose", "Pakistan deported 600 Afghans through Torkham and Spin Boldak on May 3.",
			[]string{"forced_return 600, 2031-05-03, PK"}},
		{"in a part of a town", "Thirty Eritreans were seized by Sudanese police at a restaurant in Kassala's second district on May 3.",
			[]string{"arrest 30, 2031-05-03, Kassala, SD"}},
		{"only meant for", "Six Eritreans were arrested in Kassala on May 3. Police moved the six to Omdurman in preparation for their deportation.",
			[]string{"arrest 6, 2031-05-03, Kassala, SD", "imminent_return planned 6, 2031-05-20, SD", "transfer 6, not after 2031-05-20, SD"}},
		{"condemned for the return", "A league condemned Sudan for the deportation of six Eritreans on May 3.",
			[]string{"forced_return 6, 2031-05-03, SD"}},
		{"held, with names told in between", "Sudanese police are holding five Eritreans, Abel Tekle, his wife Sara, their daughter, and two other relatives, in a prison in Kassala.",
			[]string{"detention ongoing 5, not after 2031-05-20, Kassala, SD"}},
		{"others held elsewhere", "Sudanese police arrested five Eritreans, and three Somalis were held in a prison in Kassala.",
			[]string{"arrest 5, not after 2031-05-20, SD", "detention 3, not after 2031-05-20, Kassala, SD"}},
		{"home by what leads from and to it", "Sudanese authorities refused asylum to a refugee from Eritrea, who faces deportation to Eritrea.",
			[]string{"imminent_return feared 1, 2031-05-20, SD"}},
		{"from where they are sent", "A league condemned the deportation of six refugees from Sudan to Eritrea on May 3.",
			[]string{"forced_return 6, 2031-05-03, SD"}},
		{"after they came", "Ten Eritreans were detained as they tried to board a bus after arriving in Kassala on May 3.",
			[]string{"detention 10, not after 2031-05-20, Kassala, SD"}},
	} {
		t.Run(c.name, func(t *testing.T) { tells(t, report("2031-05-20", c.text), c.want, told) })
	}
}

// A place that people set out for before they were arrested elsewhere is none of the arrest.
func TestClaims_NotWhereTheyWent(t *testing.T) {
	firstTells(t, map[string]string{
		"Nine Eritreans were arrested by Sudanese police before reaching Cairo.":              "SD",
		"Nine Eritreans were arrested by Sudanese police. They had planned to go to Tripoli.": "SD",
	}, func(c habeas.Claim) string { return c.Where.Label() })
}

// Who did it is named as the source names it: with the town, rank and country before, and the authorities that did it together.
func TestClaims_AgentsNamed(t *testing.T) {
	firstTells(t, map[string]string{
		"Eight Eritreans were arrested by Kassala police on May 3.":                                                  "Kassala police",
		"Eight Eritreans were deported by Sudanese provincial police on May 3.":                                      "Sudanese provincial police",
		"Sudanese police and immigration officers arrested nine Eritreans in Kassala on May 3.":                      "Sudanese police and immigration officers",
		"On Tuesday, Sudanese soldiers in Kassala forcibly deported 18 Eritrean refugees to Asmara.":                 "Sudanese soldiers",
		"The handover of two Eritreans from Sudanese authorities to Eritrean officials took place on May 3.":         "Sudanese authorities",
		"Nine Eritreans face deportation, a pastor said. They were detained by Sudanese police in Kassala on May 3.": "Sudanese police",
		"Eight Eritreans were arrested on May 3. Sudanese soldiers were killed by rebels in Kassala the same day.":   "",
		"Nine Eritreans were deported from Sudan on May 3.":                                                          "",
		"Eritrean and Sudanese authorities arrested nine Eritreans on May 3.":                                        "Eritrean and Sudanese authorities",
		"Pakistan and Iran deported 600 Afghans on May 3.":                                                           "Pakistan and Iran",
		"Two soldiers were arrested by Sudanese police on May 3.":                                                    "Sudanese police",
	}, func(c habeas.Claim) string {
		if len(c.By) == 0 {
			return ""
		}
		return c.By[0].Words
	})
	firstTells(t, map[string]string{
		"Eritrean and Sudanese authorities arrested nine Eritreans on May 3.": "SD",
	}, func(c habeas.Claim) string { return c.Where.Country })
}
