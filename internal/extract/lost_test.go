package extract_test

import (
	"testing"

	"habeas"
	"habeas/internal/extract"
)

// How many were killed and hurt, where a report tells of them again and again or a headline says it.
var losses = []struct {
	name, title, text string
	want              []string
}{
	{"one man through many tellings", "",
		"A man was shot dead in Boise on Monday. The victim died at a hospital. Mal Worrick, 24, was killed by one bullet. She said he had died in her arms.",
		[]string{"killing 1"}},
	{"two by name", "",
		"Mal Worrick was shot dead in Boise on Monday. Ann Tarby died at a hospital.",
		[]string{"killing 2"}},
	{"two by age", "",
		"A 24-year-old man was killed in Boise on Monday. A 50-year-old man died at a hospital.",
		[]string{"killing 2"}},
	{"a man and a woman", "",
		"A man was shot dead in Boise on Monday. A woman was pronounced dead at a hospital.",
		[]string{"killing 2"}},
	{"the headline settles it", "One dead, three wounded in Boise shooting",
		"A man was shot dead in Boise on Monday. A woman died later in an earlier feud. Three people were wounded.",
		[]string{"injury 3", "killing 1"}},
	{"struck in the headline, one of them dead", "Four shot, one dead in Boise",
		"Gunfire in Boise on Monday killed a man. Three women were wounded.",
		[]string{"injury 3", "killing 1"}},
	{"who was shot and died is not hurt besides", "",
		"A 3-year-old girl who shot herself in Boise on Monday has died. The girl was hit in the head.",
		[]string{"killing 1"}},
	{"the children of the dead are not dead", "Father of 5 killed, three hurt in Boise",
		"A man was shot dead in Boise on Monday. Three people were wounded.",
		[]string{"injury 3", "killing 1"}},
	{"who killed another and himself", "",
		"A man killed his wife in Boise on Monday before he shot himself to death. She was 40.",
		[]string{"killing 2"}},
	{"how the dead were struck", "",
		"All three were found dead in Boise on Monday. All three suffered gunshot wounds.",
		[]string{"killing 3"}},
	{"as many others were struck as died", "",
		"A man killed two people in Boise on Monday and shot two others.",
		[]string{"killing 2", "injury 2"}},
	{"who struck himself too, of whom no death is told", "",
		"Mal Worrick shot his wife, then himself, in Boise on Monday.",
		[]string{"injury 1"}},
	{"the killer of a wife and her daughter died too", "",
		"A man killed his wife and her daughter in Boise on Monday. He then turned the gun on himself.",
		[]string{"killing 3"}},
	{"the killer in the headline", "Gunman kills two, self in Boise",
		"Two women were shot dead in Boise on Monday.",
		[]string{"killing 3"}},
	{"a suicide told as such", "",
		"A man shot dead two sons in Boise on Monday. Their father committed suicide.",
		[]string{"killing 3"}},
	{"who dies by his own wound is counted with those he killed", "",
		"Mal Worrick died of a self-inflicted wound in Boise on Monday after killing two neighbors.",
		[]string{"killing 3"}},
	{"a blast takes no own life", "",
		"A blast killed two men in Boise on Monday. Their boss shot himself in despair.",
		[]string{"killing 2"}},
	{"whom somebody struck is not whom he then killed", "",
		"Mal Worrick shot a woman and a boy in Boise on Monday, then fatally shot himself.",
		[]string{"injury 2", "killing 1"}},
	{"who died of a shooting of last week is not hurt besides", "",
		"The victim of last week's shooting in Boise has died. Ann Tarby, 24, died at a hospital, days after suffering a gunshot wound last Thursday.",
		[]string{"killing 1"}},
	{"a triple homicide", "",
		"Police in Boise are investigating a triple homicide on Monday.",
		[]string{"killing 3"}},
	{"a double shooting of which one died", "",
		"A double shooting in Boise on Monday left a man dead.",
		[]string{"injury 1", "killing 1"}},
	{"a murder with which somebody is charged", "",
		"Two women were shot dead in Boise on Monday. A clerk was charged in a double homicide.",
		[]string{"arrest 1", "killing 2"}},
	{"people side by side in a headline", "Woman, two children dead in Boise",
		"Officers found a woman dead after a shooting in Boise on Monday.",
		[]string{"killing 3"}},
	{"no one on the bus", "",
		"Two men were shot in Boise on Monday. A bus with 25 students was near, and no one on the bus was hurt.",
		[]string{"injury 2"}},
	{"what a rifle was used for", "",
		"A gunman stormed a bar in Boise on Monday, using a rifle to kill three guests.",
		[]string{"killing 3"}},
	{"what an early report told wrongly", "",
		"Two men were wounded in Boise on Monday. Early reports said that a woman had died there too, but that proved wrong.",
		[]string{"injury 2"}},
	{"another man than the one who shot", "",
		"A man shot another man in Boise on Monday. Mal Worrick, 30, was wounded in the leg.",
		[]string{"injury 1"}},
	{"an unrelated shooting", "",
		"Two men were wounded in Boise on Monday.\n\nIn an unrelated shooting, a boy was wounded. He was hit in the leg.",
		[]string{"injury 2", "injury 1"}},
	{"killed in another incident", "",
		"A woman was shot dead in Boise on Monday. A man was killed in another incident.",
		[]string{"killing 1", "killing 1"}},
	{"one of five has died", "",
		"One of five people shot in Boise on Monday has died.",
		[]string{"injury 4", "killing 1"}},
	{"a third victim dies", "Third man dies after Boise shooting",
		"Two men were shot dead at the scene in Boise on Monday. Mal Worrick, 30, died later.",
		[]string{"killing 3"}},
	{"the third this month", "",
		"A boy killed in Boise on Monday is the third juvenile police say was killed by accident.",
		[]string{"killing 1"}},
	{"a lounge is nobody", "",
		"A man was shot in Boise on Monday outside the Green Parrot Lounge and died. Mal Worrick, 30, was pronounced dead at a hospital.",
		[]string{"killing 1"}},
	{"the year of a date counts nobody", "",
		"Posted June 8, 2021 Man dead after a shooting in Boise.",
		[]string{"killing 1"}},
	{"a child, and his mother who saw it", "",
		"A clerk is accused of murder in the death of Abel Tarby, 2, as his mother held him in Boise on Monday.",
		[]string{"killing 1"}},
	{"shot, killed and burned", "",
		"Mal Worrick and Bea Corlan shot, killed and then burned Abel Tarby, 15, in Boise on Monday.",
		[]string{"killing 1"}},
	{"a daughter shot and her mother killed", "",
		"A man shot his daughter, 16, and killed her mother in Boise on Monday before turning the gun on himself.",
		[]string{"injury 1", "killing 2"}},
	{"who went to a hospital with lighter wounds lives", "",
		"Two men died at the scene in Boise on Monday after a shooting. Three victims were taken to hospitals in town with non-life-threatening injuries.",
		[]string{"injury 3", "killing 2"}},
	{"an attempted suicide", "",
		"A woman was killed in Boise on Monday. Her husband shot himself in a suicide attempt.",
		[]string{"injury 1", "killing 1"}},
	{"the killer whose age says that he is one of the dead", "Boy, 13, kills brother, self",
		"A 13-year-old boy shot his brother to death in Boise on Monday and then committed suicide. Deputies found the 13-year-old dead. The brother, 6, was killed first.",
		[]string{"killing 2"}},
	{"one killed beside one hurt", "",
		"The shooting in Boise on Monday killed one person and wounded one person. Mal Worrick, 24, died at the scene.",
		[]string{"injury 1", "killing 1"}},
}

func TestClaims_Losses(t *testing.T) {
	for _, c := range losses {
		t.Run(c.name, func(t *testing.T) {
			r := report("2021-06-10", c.text)
			r.Title = c.title
			tells(t, r, c.want, func(x habeas.Claim) string { return string(x.Act) + " " + x.Count.String() })
		})
	}
}

// Where and when a happening was.
var sites = []struct {
	name, title, text, where, when string
}{
	{"the headline names the town", "Two shot in Boise",
		"Two men were shot on Monday. They were flown to a hospital in Portland.", "Boise, Idaho, US", "2021-06-07"},
	{"a neighbourhood lies in the city whose police act", "",
		"Two men were shot on Monday in Logan Square, Chicago police said.", "Chicago, Illinois, US", "2021-06-07"},
	{"a quarter beside its city", "",
		"Two men were shot on Monday in Jamaica Plain, Boston.", "Boston, Massachusetts, US", "2021-06-07"},
	{"the day of posting is not the day of the news", "",
		"Posted: Thursday, June 10. Two men were shot on Monday in Boise.", "Boise, Idaho, US", "2021-06-07"},
	{"who died later was shot before", "",
		"A man was shot in Boise on Monday. He died at a hospital on Wednesday.", "Boise, Idaho, US", "2021-06-07"},
	{"a quarter that bears the name of a far town", "",
		"Two men were shot on Monday in Gresham, Chicago police said. A Cook County spokesman said that both came from Evanston.", "Chicago, Illinois, US", "2021-06-07"},
	{"an arrest elsewhere", "",
		"Police named a man arrested in Portland on Tuesday. Two women were shot in Boise on Monday.", "Boise, Idaho, US", "2021-06-07"},
	{"the day of a plea is none of the killing", "",
		"Mal Worrick entered a plea on Wednesday to a charge in the death of a neighbor. A man was shot dead in Boise on Monday.", "Boise, Idaho, US", "2021-06-07"},
	{"whom a court charges with murder today killed before", "",
		"A man from Boise was charged with murder Wednesday. The shooting happened on Monday. A woman was shot dead.", "Boise, Idaho, US", "2021-06-07"},
	{"a shooting is reported when it happens", "",
		"A man was arrested on Wednesday after a woman was shot dead in Boise. The shooting was reported at 4 p.m. on Monday.", "Boise, Idaho, US", "2021-06-07"},
	{"officers are called when it happens", "",
		"A man was arrested on Wednesday. Officers were called to a home in Boise on Monday, where a woman was shot dead.", "Boise, Idaho, US", "2021-06-07"},
	{"the day beside the killing, not that of the plea", "",
		"A judge sentenced him on Tuesday for the May 3 killing of a neighbor in Boise.", "Boise, Idaho, US", "2021-05-03"},
}

func TestClaims_Sites(t *testing.T) {
	for _, c := range sites {
		t.Run(c.name, func(t *testing.T) {
			r := report("2021-06-10", c.text)
			r.Title = c.title
			claims, _ := extract.Default().Claims(r)
			for _, x := range claims {
				if x.Act != habeas.Injury && x.Act != habeas.Killing {
					continue
				}
				if where, when := x.Where.Label(), x.When.String(); where != c.where || when != c.when {
					t.Errorf("%s\n got %s, %s\nwant %s, %s", c.text, where, when, c.where, c.when)
				}
				return
			}
			t.Errorf("%s: no claim of the killed or hurt", c.text)
		})
	}
}

func TestClaims_SuspectsAreNoVictims(t *testing.T) {
	claims, _ := extract.Default().Claims(report("2021-06-10", "Ann Tarby, 24, was shot dead in Boise on Monday. Police arrested Mal Worrick, 30."))
	roles := map[string]string{}
	for _, c := range claims {
		for _, p := range c.Persons {
			roles[p.Name] = p.Role
		}
	}
	if roles["Ann Tarby"] != "victim" || roles["Mal Worrick"] != "suspect" || len(roles) != 2 {
		t.Errorf("roles %v, want Ann Tarby victim, Mal Worrick suspect", roles)
	}
}
