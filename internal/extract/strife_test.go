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
