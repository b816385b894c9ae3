package extract

import (
	"slices"
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// loosely are verbs that are a seizing of people only where an authority does it: else one grabs a bag and catches a bus.
var loosely = wordSet("grab catch snatch hold stop discover net bust trap corner drag capture seize intercept bundle intern nab")

var finding = wordSet("find discover detect")

// charging are verbs for what is done to a suspect who was taken; elsewhere they say nothing of a seizing.
var charging = wordSet("charge arraign indict")

// charges reports a verb that names no seizing, though it tells of one in news of violence.
func (t *trigger) charges() bool {
	first, _, _ := strings.Cut(t.hit.Entry.Phrase, " ")
	return t.act == habeas.Arrest && charging[first]
}

// seizedByNobody reports whether a loose verb has no authority for its agent. Reports of people far from their country, whose
// seizing needs no saying by whom, are left alone.
func (p *passage) seizedByNobody(t *trigger) bool {
	if t.act != habeas.Arrest && t.act != habeas.Detention || t.kind == "noun" {
		return false
	}
	if t.charges() && (!p.violence || p.originNation != "") {
		return true
	}
	if t.patient < 0 || p.originNation != "" || !p.violence {
		return false
	}
	if w := p.lower(p.nouns[t.patient].a); finding[t.hit.Entry.Phrase] || w == "no" || w == "none" {
		return true // officers find victims; "no suspects are in custody"
	}
	if p.notTaken(t) || p.heldThing(t) {
		return true
	}
	if t.agentOK && p.authority(t.agent) || p.heldInJail(t) {
		return false
	}
	first, _, _ := strings.Cut(t.hit.Entry.Phrase, " ")
	return t.kind == "weak" || loosely[t.hit.Entry.Phrase] || first == "pick" || first == "drag"
}

var (
	jails    = wordSet("jail custody prison detention bond bail lockup penitentiary")
	carriers = wordSet("ambulance ambulances stretcher stretchers helicopter medic gurney wheelchair safety")
	unproved = wordSet("when if once until unless")
)

// heldInJail reports a holding whose place says that an authority holds: "is being held in the county jail", "held without bail".
func (p *passage) heldInJail(t *trigger) bool {
	if t.hit.Entry.Phrase != "hold" || t.voice != passive {
		return false
	}
	for k := t.b; k < min(len(p.tokens), t.b+10); k++ {
		if jails[p.lower(k)] {
			return true
		}
	}
	return false
}

// notTaken reports words of seizing that seize nobody in news of violence: those who are hunted still, the hurt who are taken away,
// a child in somebody's arms, and what was done to a suspect in earlier years.
func (p *passage) notTaken(t *trigger) bool {
	first, _, _ := strings.Cut(t.hit.Entry.Phrase, " ")
	switch before := p.lower(t.chain.a - 1); {
	case before == "nobody" || before == "one" && p.lower(t.chain.a-2) == "no":
		return true
	case unproved[p.lower(t.a-1)]:
		return true // "faces charges when arrested"
	case t.chain.have && p.lower(t.b) == "before":
		return true
	case t.hit.GapEnd > 0 && p.onList("oneself", t.hit.GapStart):
		return true // "locked themselves up"
	case p.lower(t.b) == "on" && p.onList("recordings", t.b+1):
		return true // "caught on video"
	case first == "hunt" || first == "track":
		return t.hit.Form&lexicon.Gerund != 0
	case t.hit.Entry.Phrase == "hold" && t.voice == active && t.hit.Form&lexicon.Gerund != 0 && !t.chain.be:
		return true // "a man holding a baby"
	}
	for k := t.a; k < min(len(p.tokens), t.b+6); k++ {
		if w := p.lower(k); k < t.b && w == "protective" || k >= t.b && carriers[w] {
			return true
		}
	}
	return false
}

// authority reports whether the tokens name a State's authority or a country.
func (p *passage) authority(s span) bool {
	for k := s.start; k < s.end; k++ {
		if a := p.find(lexicon.Agent, k); a != nil && a.Entry.Kind != "state" && a.Entry.Kind != "capital" {
			return false
		}
	}
	return true
}

var suspects = wordSet("suspect suspects gunman gunmen shooter shooters attacker attackers assailant assailants")

// suspectTaken reports whether the word at i means a suspect to whom something is done, and not one who does it: "a suspect is in
// custody", "police arrested the gunman".
func (p *passage) suspectTaken(i int) bool {
	if !suspects[p.lower(i)] {
		return false
	}
	if isAux(p.lower(i+1)) || p.lower(i+1) == "in" || p.lower(i+1) == "arrested" || p.lower(i+1) == "detained" || p.lower(i+1) == "surrendered" || p.lower(i+1) == "turned" && p.onList("oneself", i+2) {
		return true
	}
	for k := max(p.body, i-5); k < i; k++ {
		if h := p.find(lexicon.Act, k); h != nil && (h.Entry.Code == string(habeas.Arrest) || h.Entry.Code == string(habeas.Detention)) {
			return true
		}
	}
	return false
}

// namedBefore reports whether one word at i is the surname of a person whom the report named in full before, at the place of a subject
// or object.
func (p *passage) namedBefore(i, b int) bool {
	return b-i == 1 && p.surnames != nil && p.surnames[p.lower(i)] && !p.allCapital(p.tokens[i])
}

// learnSurname keeps the last word of a full name.
func (p *passage) learnSurname(n *noun) {
	words := strings.Fields(n.name)
	if p.surnames == nil || len(words) < 2 {
		return
	}
	last := strings.ToLower(words[len(words)-1])
	if len(last) > 2 {
		p.surnames[last] = true
	}
	if first := strings.ToLower(words[0]); len(first) > 1 && (len(words) == 3 && len(last) <= 5 || strings.Contains(words[1], "-")) {
		p.surnames[first] = true // the surname comes first
	}
}

// agedName takes in an age before a name: "20-year-old Ann Tarby".
func (p *passage) agedName(n *noun) {
	age, ok := ageWord(p.lower(n.a - 1))
	if !ok || p.nounAt[n.a-1] > 0 {
		return
	}
	n.age, n.a = age, n.a-1
}

// violentWords reports whether a word of the report tells of people killed or hurt.
func violentWords(ps []*passage) bool {
	for _, p := range ps {
		for i := range p.hits {
			if e := p.hits[i].Entry; e.Class == lexicon.Act && (e.Code == string(habeas.Killing) || e.Code == string(habeas.Injury)) {
				return true
			}
		}
	}
	return false
}

// markSuspects notes who is held in the course of a happening: those who are taken, freed or sentenced in news of violence are its
// suspects, unless they were hurt in it. Where the news is of people far from their country it may be the other way round.
func (d *discourse) markSuspects(h *happening) {
	if d.nation != "" || len(h.dead)+len(h.hurt) == 0 {
		return
	}
	struck := map[*party]bool{}
	for _, f := range slices.Concat(h.dead, h.hurt) {
		struck[f.party] = true
	}
	for _, f := range d.facts {
		a := f.claim.Act.IncidentAct()
		f.accused = !struck[f.party] && (a == habeas.Arrest || a == habeas.Release || a == habeas.Sentence)
	}
}

// suspects gives the persons named of those who are held for a happening their role.
func (f *fact) suspects() {
	if !f.accused {
		return
	}
	f.claim.Persons = slices.Clone(f.claim.Persons)
	for i := range f.claim.Persons {
		f.claim.Persons[i].Role = "suspect"
	}
}

// rewarded reports an arrest that is hoped for: "a reward for hints leading to the arrest of the gunman".
func (p *passage) rewarded(t *trigger) bool {
	if t.kind != "noun" || t.act != habeas.Arrest {
		return false
	}
	leads := false
	for k := t.a - 1; k >= max(p.body, t.a-18); k-- {
		leads = leads || p.onList("leads to", k)
		if leads && p.onList("tips", k) {
			return true
		}
	}
	return false
}

// notHad reports whether the people of a state are said not to be had in it: "police do not have him in custody".
func (p *passage) notHad(t *trigger) bool {
	if t.kind != "state" || t.patient < 0 || p.nouns[t.patient].b > t.a {
		return false
	}
	k := p.nouns[t.patient].a - 1
	for definites[p.lower(k)] || p.lower(k) == "a" {
		k--
	}
	return p.onList("having", k) && (negations[p.lower(k-1)] || negations[p.lower(k-2)])
}

// heldThing reports a holding of something and not of somebody: "he held a rifle", "she held several licenses".
func (p *passage) heldThing(t *trigger) bool {
	w := p.lower(t.b)
	return t.hit.Entry.Phrase == "hold" && t.b < len(p.tokens) && !t.chain.be && t.patient >= 0 && p.nouns[t.patient].b <= t.a && p.nounAt[t.b] == 0 &&
		(definites[w] || possessives[w] || vagueWords[w] || w == "a" || w == "an" || p.onList("many things", t.b))
}
