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
