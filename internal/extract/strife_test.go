package extract_test

import (
	"strings"
	"testing"

	"habeas"
)

// happened prints a claim of a wire: event, act, number, people, names, doers, country.
func happened(c habeas.Claim) string {
	out := []string{c.Event, string(c.Act), c.Count.String()}
	if c.Who.Words != "" {
		out = append(out, "to "+c.Who.Words)
	}
	for _, p := range c.Persons {
		out = append(out, "named "+p.Name)
	}
	for _, b := range c.By {
		out = append(out, "by "+b.Kind+" "+b.Words)
	}
	return strings.Join(append(out, c.Where.Label()), "; ")
}

// Wires in capitals; the people, bodies and happenings are invented.
var wires = []struct {
	name, text string
	want       []string
}{
	{"people seized by a body with initials",
		"KASSALA, 12 MAY 31 (AGENCY) -- [TEXT] POLICE SAID THAT 40 PEASANTS HAVE BEEN KIDNAPPED BY REBELS OF THE PEOPLE'S DAWN LIBERATION FRONT (PDLF) IN OMDURMAN.",
		[]string{"e1; abduction; 40; to PEASANTS; by person REBELS; by organization PEOPLE'S DAWN LIBERATION FRONT; Omdurman, Khartoum, SD"}},
	{"an office and a name told without small letters",
		"KASSALA, 12 MAY 31 -- UNIDENTIFIED GUNMEN YESTERDAY MURDERED SENATOR HARUN OKELLI TARBU IN KASSALA.",
		[]string{"e1; killing; 1; to SENATOR; named HARUN OKELLI TARBU; by person UNIDENTIFIED GUNMEN; Kassala, SD"}},
	{"a bomb that hurt nobody is a claim without a number",
		"KASSALA, 12 MAY 31 -- A CAR BOMB EXPLODED BESIDE THE ITALIAN EMBASSY IN KHARTOUM TODAY.",
		[]string{"e1; bombing; not said; Khartoum, SD"}},
	{"who claims an attack did it",
		"KASSALA, 12 MAY 31 -- THREE NURSES WERE KILLED WHEN A BOMB WENT OFF IN KASSALA TODAY.  THE PEOPLE'S DAWN LIBERATION FRONT (PDLF) CLAIMED RESPONSIBILITY FOR THE ATTACK.",
		[]string{"e1; bombing; not said; by organization PEOPLE'S DAWN LIBERATION FRONT; Kassala, SD",
			"e1; killing; 3; to NURSES; by organization PEOPLE'S DAWN LIBERATION FRONT; Kassala, SD"}},
	{"who claims it may stand further on in his sentence than the deed's has words",
		"KASSALA, 12 MAY 31 -- A BOMB WENT OFF IN KASSALA.  THREE NURSES WERE KILLED.  IN A CALL THAT A STATION IN THE TOWN RECORDED LATE TODAY, THE PEOPLE'S DAWN LIBERATION FRONT (PDLF) CLAIMED RESPONSIBILITY FOR IT.",
		[]string{"e1; bombing; not said; by organization PEOPLE'S DAWN LIBERATION FRONT; Kassala, SD",
			"e1; killing; 3; to NURSES; by organization PEOPLE'S DAWN LIBERATION FRONT; Kassala, SD"}},
	{"two happenings",
		"KASSALA, 12 MAY 31 -- GUERRILLAS KILLED THE MAYOR, HARUN OKELLI TARBU, IN KASSALA ON 10 MAY.  MEANWHILE, ENGINEER IDRIS VOLNEK WAS KIDNAPPED IN OMDURMAN ON 11 MAY.",
		[]string{"e1; killing; 1; named HARUN OKELLI TARBU; by person GUERRILLAS; Kassala, SD", "e1; killing; 1; to MAYOR; by person GUERRILLAS; Kassala, SD",
			"e2; abduction; 1; to ENGINEER; named IDRIS VOLNEK; Omdurman, Khartoum, SD"}},
	{"old news and general statements give none",
		"KASSALA, 12 MAY 31 -- THE MINISTER RECALLED THAT A JUDGE WAS MURDERED IN KASSALA ON 3 MARCH 2024.  HE SPOKE OF THE ECONOMY.",
		nil},
	{"names told in a sentence of their own are those of the people told before",
		"KASSALA, 12 MAY 31 -- TWO NURSES WERE KILLED WHEN A BOMB WENT OFF IN KASSALA TODAY.  THE VICTIMS WERE IDENTIFIED AS HARUN OKELLI TARBU AND IDRIS VOLNEK.",
		[]string{"e1; bombing; not said; Kassala, SD", "e1; killing; 2; to NURSES; Kassala, SD",
			"e1; killing; 1; named HARUN OKELLI TARBU; Kassala, SD", "e1; killing; 1; named IDRIS VOLNEK; Kassala, SD"}},
	{"names told far on in a long sentence of their own",
		"KASSALA, 12 MAY 31 -- TWO NURSES WERE KILLED IN KASSALA TODAY.  THE VICTIMS, WITH BASKETS OF EGGS AND CHEESE AND HONEY AND WOOL AND WOODEN SPOONS, WERE IDENTIFIED AS HARUN OKELLI TARBU.",
		[]string{"e1; killing; 2; to NURSES; Kassala, SD", "e1; killing; 1; named HARUN OKELLI TARBU; Kassala, SD"}},
	{"but not those of people arrested for it",
		"KASSALA, 12 MAY 31 -- TWO NURSES WERE KILLED WHEN A BOMB WENT OFF IN KASSALA TODAY.  THE POLICE ARRESTED TWO MEN IDENTIFIED AS HARUN OKELLI TARBU AND IDRIS VOLNEK.",
		[]string{"e1; bombing; not said; Kassala, SD", "e1; killing; 2; to NURSES; Kassala, SD", "e2; arrest; 2; to TWO MEN; by organization THE POLICE; SD"}},
	{"rebels who let people go are those who held them",
		"KASSALA, 12 MAY 31 -- THE PEOPLE'S DAWN LIBERATION FRONT (PDLF) GUERRILLAS RELEASED ENGINEER IDRIS VOLNEK TODAY.  VOLNEK WAS KIDNAPPED IN OMDURMAN ON 3 MAY.",
		[]string{"e1; release; 1; to ENGINEER IDRIS VOLNEK; named IDRIS VOLNEK; by organization GUERRILLAS; SD",
			"e2; abduction; 1; named IDRIS VOLNEK; by person GUERRILLAS; by organization PEOPLE'S DAWN LIBERATION FRONT; Omdurman, Khartoum, SD"}},
	{"but not those who held somebody else",
		"KASSALA, 12 MAY 31 -- THE PEOPLE'S DAWN LIBERATION FRONT (PDLF) GUERRILLAS RELEASED ENGINEER IDRIS VOLNEK TODAY.  SENATOR HARUN OKELLI TARBU WAS KIDNAPPED IN OMDURMAN ON 3 MAY.",
		[]string{"e1; release; 1; to ENGINEER IDRIS VOLNEK; named IDRIS VOLNEK; by organization GUERRILLAS; SD",
			"e2; abduction; 1; to SENATOR; named HARUN OKELLI TARBU; Omdurman, Khartoum, SD"}},
	{"the police who free people are not",
		"KASSALA, 12 MAY 31 -- THE POLICE FREED ENGINEER IDRIS VOLNEK TODAY.  VOLNEK WAS KIDNAPPED IN OMDURMAN ON 3 MAY.",
		[]string{"e1; release; 1; to ENGINEER IDRIS VOLNEK; named IDRIS VOLNEK; by organization THE POLICE; SD",
			"e2; abduction; 1; named IDRIS VOLNEK; Omdurman, Khartoum, SD"}},
	{"the head word of a body alone names none",
		"KASSALA, 12 MAY 31 -- THREE NURSES WERE KILLED WHEN A BOMB WENT OFF IN KASSALA TODAY.  THE FRONT CLAIMED RESPONSIBILITY FOR THE ATTACK.",
		[]string{"e1; bombing; not said; Kassala, SD", "e1; killing; 3; to NURSES; Kassala, SD"}},
	{"a report in small letters of rebels named again and again is read in the same way",
		"KASSALA, May 12 - Rebels of the People's Dawn Liberation Front (PDLF) kidnapped 40 peasants in Omdurman on May 10. The rebels had killed Senator Harun Okelli Tarbu in Kassala on May 9. The guerrillas did not attack the town. The insurgents have not spoken.",
		[]string{"e1; abduction; 40; to peasants; by person Rebels; by organization People's Dawn Liberation Front; Omdurman, Khartoum, SD",
			"e2; killing; 1; to Senator; named Harun Okelli Tarbu; by person rebels; by organization People's Dawn Liberation Front; Kassala, SD"}},
	{"rebels named once leave a report in small letters to the common reading",
		"KASSALA, May 12 - Rebels kidnapped 40 peasants in Omdurman on May 10.",
		[]string{"e1; abduction; 40; to 40 peasants; by organization Rebels; Omdurman, Khartoum, SD"}},
	{"people described between commas did it all the same",
		"KASSALA, 12 MAY 31 -- GUERRILLAS, DISGUISED AS POLICEMEN, KIDNAPPED ENGINEER IDRIS VOLNEK IN OMDURMAN ON 10 MAY.",
		[]string{"e1; abduction; 1; to ENGINEER; named IDRIS VOLNEK; by person GUERRILLAS; Omdurman, Khartoum, SD"}},
	{"the second verb has the doers of the first",
		"KASSALA, 12 MAY 31 -- ARMED MEN BROKE INTO A HOUSE AND KILLED SENATOR HARUN OKELLI TARBU IN KASSALA TODAY.",
		[]string{"e1; killing; 1; to SENATOR; named HARUN OKELLI TARBU; by person ARMED MEN; Kassala, SD"}},
	{"a clause behind \"after\" has a subject of its own",
		"KASSALA, 12 MAY 31 -- THE STEP WAS TAKEN AFTER GUNMEN KILLED SENATOR HARUN OKELLI TARBU IN KASSALA TODAY.",
		[]string{"e1; killing; 1; to SENATOR; named HARUN OKELLI TARBU; by person GUNMEN; Kassala, SD"}},
	{"an act named by a noun without small letters",
		"KASSALA, 12 MAY 31 -- AUTHORITIES SPOKE OF A REBEL ATTACK TODAY AGAINST SENATOR HARUN OKELLI TARBU IN KASSALA.",
		[]string{"e1; attack; 1; to SENATOR; named HARUN OKELLI TARBU; Kassala, SD"}},
	{"what was carried out by somebody",
		"KASSALA, 12 MAY 31 -- ENGINEER IDRIS VOLNEK WAS KIDNAPPED IN OMDURMAN ON 10 MAY.  THAT KIDNAPPING WAS PERPETRATED BY A GANG OF STRANGERS.",
		[]string{"e1; abduction; 1; to ENGINEER; named IDRIS VOLNEK; by person GANG OF STRANGERS; Omdurman, Khartoum, SD"}},
	{"but not who guards the place",
		"KASSALA, 12 MAY 31 -- THREE NURSES WERE HURT TODAY IN AN ATTACK ON A CLINIC IN KASSALA THAT IS GUARDED BY REBELS.",
		[]string{"e1; injury; 3; to NURSES; Kassala, SD"}},
	{"what an editor puts in brackets is no end of a name",
		"KASSALA, 12 MAY 31 -- THE MINISTER CONDEMNED THE MURDER OF [RETIRED] JUDGE HARUN OKELLI TARBU IN KASSALA ON 10 MAY.",
		[]string{"e1; killing; 1; to JUDGE; named HARUN OKELLI TARBU; Kassala, SD"}},
	{"a town in the name of a person is no place",
		"KASSALA, 12 MAY 31 -- THE POLICE REPORTED THAT GUNMEN TODAY MURDERED JUDGE VOLNEK OMDURMAN AT HIS HOME.",
		[]string{"e1; killing; 1; to JUDGE; named VOLNEK OMDURMAN; by person GUNMEN; SD"}},
	{"what is told from abroad was in the country of those it is about",
		"NAIROBI (KENYA), 12 MAY 31 -- A UGANDAN SENATOR WAS MURDERED BY UGANDAN REBELS ON 10 MAY, A UGANDAN STATION SAID.",
		[]string{"e1; killing; 1; to SENATOR; by person UGANDAN REBELS; UG"}},
	{"the people suspected of a deed",
		"KASSALA, 12 MAY 31 -- SENATOR HARUN OKELLI TARBU WAS MURDERED IN KASSALA ON 10 MAY.  TWO STUDENTS ARE ALLEGED TO HAVE PARTICIPATED IN THE CRIME.",
		[]string{"e1; killing; 1; to SENATOR; named HARUN OKELLI TARBU; by person TWO STUDENTS; Kassala, SD"}},
	{"but not those of whom it is denied",
		"KASSALA, 12 MAY 31 -- SENATOR HARUN OKELLI TARBU WAS MURDERED IN KASSALA ON 10 MAY.  TWO STUDENTS WERE NOT INVOLVED IN THE CRIME.",
		[]string{"e1; killing; 1; to SENATOR; named HARUN OKELLI TARBU; Kassala, SD"}},
	{"a body that claims it with what it hands out",
		"KASSALA, 12 MAY 31 -- THE PEOPLE'S DAWN LIBERATION FRONT (PDLF) HANDED OUT FLYERS CLAIMING CREDIT FOR KILLING SENATOR HARUN OKELLI TARBU IN KASSALA ON 10 MAY.",
		[]string{"e1; killing; 1; to SENATOR; named HARUN OKELLI TARBU; by organization PEOPLE'S DAWN LIBERATION FRONT; Kassala, SD"}},
	{"a body named after a person",
		"KASSALA, 12 MAY 31 -- THE IDRIS VOLNEK PEOPLE'S LIBERATION FRONT KILLED THREE NURSES IN KASSALA TODAY.",
		[]string{"e1; killing; 3; to NURSES; by organization IDRIS VOLNEK PEOPLE'S LIBERATION FRONT; Kassala, SD"}},
	{"a unit named after a person, and a body of which the report keeps its distance",
		"KASSALA, 12 MAY 31 -- THREE NURSES WERE KILLED WHEN A BOMB WENT OFF IN KASSALA TODAY.  THE IDRIS VOLNEK UNIT CLAIMED RESPONSIBILITY FOR THE ATTACK.",
		[]string{"e1; bombing; not said; by organization IDRIS VOLNEK UNIT; Kassala, SD",
			"e1; killing; 3; to NURSES; by organization IDRIS VOLNEK UNIT; Kassala, SD"}},
	{"a body of which the report keeps its distance",
		"KASSALA, 12 MAY 31 -- THREE NURSES WERE KILLED WHEN A BOMB WENT OFF IN KASSALA TODAY.  THE SO-CALLED KADORIS CLAIMED RESPONSIBILITY FOR THE ATTACK.",
		[]string{"e1; bombing; not said; by organization KADORIS; Kassala, SD",
			"e1; killing; 3; to NURSES; by organization KADORIS; Kassala, SD"}},
	{"a raid from the air is an attack and no bomb",
		"KASSALA, 12 MAY 31 -- ARMY HELICOPTERS BOMBED A CLINIC IN KASSALA TODAY AND KILLED THREE NURSES.",
		[]string{"e1; killing; 3; to NURSES; Kassala, SD"}},
	{"an offensive alone is no happening",
		"KASSALA, 12 MAY 31 -- THE GOVERNMENT TODAY SPOKE OF ITS OFFENSIVE IN KASSALA.  THREE NURSES WERE KIDNAPPED IN OMDURMAN ON 10 MAY.",
		[]string{"e1; abduction; 3; to NURSES; Omdurman, Khartoum, SD"}},
	{"a man of name is no doer by standing before the verb",
		"KASSALA, 12 MAY 31 -- HARUN OKELLI TARBU SAID THAT GUNMEN KILLED THREE NURSES IN KASSALA TODAY.",
		[]string{"e1; killing; 3; to NURSES; by person GUNMEN; Kassala, SD"}},
	{"rebels who fall in combat are no victims",
		"KASSALA, 12 MAY 31 -- FOUR GUERRILLAS WERE KILLED IN A CLASH WITH THE ARMY NEAR KASSALA.", nil},
}

func TestClaims_Strife(t *testing.T) {
	for _, c := range wires {
		t.Run(c.name, func(t *testing.T) {
			tells(t, report("2031-05-12", c.text), c.want, happened)
		})
	}
}
