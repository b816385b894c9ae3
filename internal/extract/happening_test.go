package extract_test

import (
	"testing"

	"habeas"
	"habeas/internal/extract"
)

// Reports of violence in general news; people and places of the sentences are invented or common.
var harms = []struct {
	name, text string
	want       []string
}{
	{"left dead and wounded", "A shooting in Boise left two people dead and six others wounded on Monday.",
		[]string{"killing 2, 2021-06-07, Boise, Idaho, US", "injury 6, 2021-06-07, Boise, Idaho, US"}},
	{"headline figures", "Two dead, five wounded in Boise.",
		[]string{"killing ongoing 2, not after 2021-06-10, Boise, Idaho, US", "injury 5, not after 2021-06-10, Boise, Idaho, US"}},
	{"shot and killed is one act", "A man was shot and killed in Boise on Monday.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"shot, of whom one died", "Five people were shot in Boise on Monday, including two men who were killed.",
		[]string{"injury 3, 2021-06-07, Boise, Idaho, US", "killing 2, 2021-06-07, Boise, Idaho, US"}},
	{"leaving one dead", "Seven people were shot in Boise on Monday, leaving one person dead.",
		[]string{"injury 6, 2021-06-07, Boise, Idaho, US", "killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"named later", "A man was fatally shot in Boise on Monday. Mal Worrick, 24, was pronounced dead at a hospital.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"a list of names", "Ann Tarby, 24, Bea Corlan, 16, and Mal Worrick, 25, were shot in Boise on Monday.",
		[]string{"injury 3, 2021-06-07, Boise, Idaho, US"}},
	{"an age is no number of people", "A 9-month-old boy was fatally shot in Boise on Monday.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"nobody hurt", "None of the officers were injured. A man was shot dead in Boise on Monday.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"no seizing without an authority", "A man was shot dead in Boise on Monday. His brother picked up the baby and ran.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"who strikes is not struck", "A woman was injured in Boise on Monday. Mal Worrick shot into the crowd, police said.",
		[]string{"injury 1, 2021-06-07, Boise, Idaho, US"}},
	{"the found are not seized", "Police found three victims in Boise on Monday. A man was shot dead there. No suspects are in custody.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"held in jail is held", "A man was shot dead in Boise on Monday. Mal Worrick, 24, is being held in the Harlow County Jail without bond.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US", "detention ongoing 1, not after 2021-06-10, US"}},
	{"who surrenders is taken", "A man was shot dead in Boise on Monday. The suspect surrendered to police.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US", "arrest 1, not after 2021-06-10, US"}},
	{"those who are hunted or carried away are not taken", "A man was shot dead in Boise on Monday. Police are hunting down two attackers. A girl was taken away in an ambulance.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"no one in custody, a child in protective custody", "A man was shot dead in Boise on Monday. No one is in custody. The boy is in protective custody.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"who could have died did not", "A man was shot dead in Boise on Monday. His brother could've died. A girl was nearly killed.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"several shootings are a total", "Four people were killed in three separate shootings in Boise on Monday.",
		[]string{"killing 4, 2021-06-07, Boise, Idaho, US, roundup"}},
	{"sent to a hospital, hit in the leg", "A shooting in Boise on Monday sent two men to the hospital. A woman was hit in the leg.",
		[]string{"injury 2, 2021-06-07, Boise, Idaho, US"}},
	{"a man of a town", "A Boise man was shot dead on Monday.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"many of a country are a total", "A man was shot dead in Boise on Monday. At least 300 children were killed in the United States.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US", "killing 300 or more, not after 2021-06-10, US, roundup"}},
	{"shootings of a day are a total", "In Monday shootings in Boise, three people were killed.",
		[]string{"killing 3, 2021-06-07, Boise, Idaho, US, roundup"}},
	{"shootings all over a city are a total", "Three people were killed in shootings across Boise on Monday.",
		[]string{"killing 3, 2021-06-07, Boise, Idaho, US, roundup"}},
	{"a figure of the year is a total", "A man was shot dead in Boise on Monday. Boise has seen 13 people shot to death this year.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US", "killing 13, 2021-01-01 to 2021-06-10, Boise, Idaho, US, roundup"}},
	{"some of them fatally", "Five people were shot in Boise on Monday, two fatally.",
		[]string{"injury 3, 2021-06-07, Boise, Idaho, US", "killing ongoing 2, 2021-06-07, Boise, Idaho, US"}},
	{"fatally goes with its verb", "Police fatally shot two men in Boise on Monday.",
		[]string{"killing 2, 2021-06-07, Boise, Idaho, US"}},
	{"how long a film is", "1:45 Players mourn friend killed in crash\n\nA man was shot dead in Boise on Monday.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"an age in short", "A 21-mth-old boy was shot in Boise on Monday.",
		[]string{"injury 1, 2021-06-07, Boise, Idaho, US"}},
	{"the dead of whom it is said that they were shot", "Four children died in Boise on Monday after their uncle shot them.",
		[]string{"killing 4, 2021-06-07, Boise, Idaho, US"}},
	{"who is charged was taken", "A man was shot dead in Boise on Monday. Mal Worrick, 24, was charged with murder.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US", "arrest 1, not after 2021-06-10, US"}},
	{"nobody charged, and who charges at others", "A man was shot dead in Boise on Monday when he charged at officers. No one has been charged with murder.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"without violence a charge takes nobody", "Two men were charged with theft in Boise on Monday.", nil},
	{"a reward for an arrest", "A man was shot dead in Boise on Monday. The town offers a reward for hints leading to the arrest of the gunman.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"whom police do not have", "A man was shot dead in Boise on Monday. Police do not have the gunman in custody.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US", "detention not_happened 1, not after 2021-06-10, US"}},
	{"dead or in custody", "A man was shot dead in Boise on Monday. Officers would not say whether the gunman was dead or was in custody.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US", "killing question 1, US", "detention question 1, US"}},
	{"a rifle that is held", "A man was shot dead in Boise on Monday. The gunman wore black, and held a rifle.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"people who lock themselves up", "A man was shot dead in Boise on Monday. Forty guests locked themselves up.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"a thief on a video", "A man was shot dead in Boise on Monday. A woman caught on video ran away.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"a guest dragged to safety", "A man was shot dead in Boise on Monday. An officer dragged one guest to safety.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US"}},
	{"a suspect in custody", "A man was shot dead in Boise on Monday. A suspect is in custody.",
		[]string{"killing 1, 2021-06-07, Boise, Idaho, US", "detention ongoing 1, not after 2021-06-10, US"}},
}

func TestClaims_Violence(t *testing.T) {
	for _, c := range harms {
		t.Run(c.name, func(t *testing.T) {
			tells(t, report("2021-06-10", c.text), c.want, told)
		})
	}
}

// That somebody was charged says that he was taken by inference only.
func TestClaims_ChargeIsAnInference(t *testing.T) {
	claims, _ := extract.Default().Claims(report("2021-06-10", "A man was shot dead in Boise on Monday. Mal Worrick, 24, was charged with murder. Ann Tarby was arrested."))
	said := map[string]habeas.Statement{}
	for _, c := range claims {
		if c.Act == habeas.Arrest {
			said[c.Persons[0].Name] = c.Statement
		}
	}
	if said["Mal Worrick"] != habeas.Inference || said["Ann Tarby"] != habeas.Direct {
		t.Errorf("statements %v, want Mal Worrick by inference, Ann Tarby direct", said)
	}
}
