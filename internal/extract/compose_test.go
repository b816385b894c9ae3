package extract_test

import (
	"fmt"
	"habeas"
	"strings"
	"testing"
)

// Who was in a group is told with it: by a list, by shares, by what the noun itself says; every claim on the group carries it.
func TestClaims_Composition(t *testing.T) {
	firstTells(t, map[string]string{
		"Bangladesh expelled six Rohingya men to Myanmar last Friday.":                                                                                           "man 6",
		"Seven Eritreans left Sudan today for a third country.\n\nThe family -- three children, a couple and two grandparents -- had waited there since Monday.": "child 3, couple 2, elderly person 2",
		"The five - a couple, their 3-year-old girl, her grandmother and an uncle - were seized May 8 in Kassala.":                                               "couple 2, girl 1 aged 3, elderly woman 1, man 1",
		"Nine North Koreans, mostly women, were sent back from Tumen on May 3.":                                                                                  "woman",
		"Sudan deported 40 Eritreans, most of whom are women, on May 3.":                                                                                         "woman",
		"Police arrested nine refugees, 70 percent of them women, in Yanji.":                                                                                     "woman",
		"Twelve refugees, including a seven-month-old baby, were arrested in Kunming.":                                                                           "infant 1",
		"A family of five, including two small children, was deported on May 3.":                                                                                 "child 2",
		"Thai police arrested 11 Uyghurs, a girl about nine years old among them.":                                                                               "girl 1 aged 9",
		"Three women and a teenage girl were arrested on May 3 in Yanji.":                                                                                        "woman 3, girl 1",
		"His wife and six-year-old son were arrested in Kassala.":                                                                                                "woman 1, boy 1 aged 6",
		"Two men, ages 35 and 45, and two women, ages 24 and 35, were detained on May 3.":                                                                        "man 1 aged 35, man 1 aged 45, woman 1 aged 24, woman 1 aged 35",
		"A mother and her two daughters aged 5 and 9 were arrested in Tumen on May 3.":                                                                           "woman 1, girl 1 aged 5, girl 1 aged 9",
		"Seven refugees were arrested in Tumen. They are a couple in their 30s, two daughters aged 5 and 9, a woman in her 20s and two teenage boys.":            "couple 2, girl 1 aged 5, girl 1 aged 9, woman 1, boy 2",
		"Up to 104 Eritreans face deportation from Sudan. The group comprises 78 men, 23 women and three children.":                                              "man 78, woman 23, child 3",
		"Eleven men were sent back from Kassala on May 3, including a man who is ill.":                                                                           "man 11",
		"Sudan deported nine Eritreans on May 3. Earlier, 22 Eritreans, including three children, had arrived in Kassala.":                                       "",
		"Nine Eritreans were deported from Sudan on May 3. They are afraid that a boy may die.":                                                                  "",
		"Thirty Eritrean students were arrested in Kassala on May 3.":                                                                                            "",
		"Sudan deported 600 Eritreans on May 3. Over 80 percent of those deported were women.":                                                                   "woman",
		"Nine Eritreans were deported from Sudan on May 3. Most of those sent back were women.":                                                                  "woman",
		"Seven Eritreans, including a nine-year-old and a 17-year-old, were arrested in Kassala on May 3.":                                                       "child 1 aged 9, teenager 1 aged 17",
		"Seven Eritreans, including a 50-year-old, were arrested in Kassala on May 3.":                                                                           "",
		"Nine Eritreans were deported from Sudan on May 3. The guards are women.":                                                                                "",
		"Nine North Koreans were sent back from Tumen on May 3, women told a pastor.":                                                                            "",
	}, composition)
	both := claimsOf("Nine North Koreans, including a girl aged 6, were arrested in Yanji on May 3 and face deportation, a pastor said.")
	if len(both) != 2 || len(both[0].Composition) != 1 || len(both[1].Composition) != 1 {
		t.Errorf("the arrest and the risk are of one group: %+v", both)
	}
}

func composition(c habeas.Claim) string {
	var out []string
	for _, m := range c.Composition {
		s := m.Kind
		if m.N > 0 {
			s += fmt.Sprintf(" %d", m.N)
		}
		if m.Age > 0 {
			s += fmt.Sprintf(" aged %d", m.Age)
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}
