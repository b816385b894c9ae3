package extract

import (
	"slices"
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// A fact is a claim in the making.
type fact struct {
	claim        habeas.Claim
	party        *party
	at           int // passage
	title        bool
	ownTime      bool // the time stands with the act, not taken over
	ownPlace     bool
	sibling      bool // shares the verb of another group
	someOf       bool // its people are told as some of others
	total        bool // a figure without a verb of its own
	whole        *fact
	recorded     bool   // told with a verb of recording: "documented", "counted"
	summed       bool   // adds up later figures of the report
	another      bool   // the source says that these are other people than those before
	sentence     string // that tells the act
	river        string // the river that stands for its place, until a town is named
	period       bool   // its time is a period
	carried      bool   // its tellers were named in an earlier paragraph
	agentCountry string
	inside       bool   // its place is told as "in" a country
	landed       bool   // it was done when people arrived where they had been sent
	onward       bool   // people were sent on to a country that is not their own
	border       string // the country near whose border it was, where no other place is told
	wide
	lag   lag         // how long after another act it was, where the passage says so
	since habeas.When // the days named by "held since May"; zero for other times
	bound habeas.Date // the day on which it was told, where a passage says one; the act was not after it
}

// passageFacts reads the facts of one passage into the discourse.
func (x *Extractor) passageFacts(d *discourse, p *passage, at int, out *[]habeas.Skipped) {
	d.nameTellers(p)
	p.lastReturn = d.lastOf(habeas.ForcedReturn, at) != nil
	p.heldIn = ""
	if f := d.lastOf(habeas.Arrest, at); f != nil && (f.ownPlace || f.agentCountry != "") {
		p.heldIn = f.claim.Where.Country
	}
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.patient < 0 {
			d.eventAgain(p, at, t)
			continue
		}
		v := p.judge(t)
		x.triggerFacts(d, p, at, t, v, out)
	}
	d.noSuchPeople(p, at)
	d.leads(p, at)
	x.detainees(d, p, at)
	d.remember(p, at)
	d.figureAgain(p, at)
	d.itHappened(p, at)
	d.raidAgain(p, at)
	if names, _, _ := p.speakers(0); len(names) > 0 {
		d.teller = names
	}
}

// detainees makes facts of numbered detainees of whom no act is told: "51 detainees documented since July".
func (x *Extractor) detainees(d *discourse, p *passage, at int) {
	for i := range p.nouns {
		n := p.nouns[i]
		if n.kind != "detainee" || n.singular || n.count.Best() == 1 || isAux(p.lower(n.b)) && toldOf[p.lower(n.b+1)] || n.part || !n.counted || n.ref != bare || p.isPatient(i) || n.among || p.tells(&n) || p.lower(n.head) != "detainees" {
			continue
		}
		t := trigger{a: n.head, b: n.b, act: habeas.Detention, kind: "state", voice: adjective, patient: i, hit: &lexicon.Hit{}, chain: chain{a: n.a}}
		t.because = []string{"the noun detainees"}
		d.make(p, at, &t, habeas.Detention, verdict{modality: habeas.Happened, statement: habeas.Direct}, n, "", p.timeOf(&t, nil), p.whereOf(&t, d.nation))
	}
}

// toldOf are participles that tell who people are of whose taking the report tells elsewhere: "four detainees were identified".
var toldOf = wordSet("identified named known described")

// triggerFacts makes the facts of one trigger: its people, those joined to them, and those that share its verb further on.
func (x *Extractor) triggerFacts(d *discourse, p *passage, at int, t *trigger, v verdict, out *[]habeas.Skipped) {
	act, v, why := p.actOf(t, v)
	if t.kind == "weak" && t.act == habeas.Arrest && why != "" && t.voice == passive {
		if f := d.lastOf(habeas.Arrest, at); f != nil && !f.ownTime {
			d.complete(f, p, t) // "a house that was raided on Saturday"
		}
	}
	if why != "" {
		*out = append(*out, habeas.Skipped{Start: p.start, End: p.end, Why: why})
		return
	}
	if why := p.restrictive(t, d.nation); why != "" {
		*out = append(*out, habeas.Skipped{Start: p.start, End: p.end, Why: why})
		return
	}
	d.tellHelpers(p, t)
	group, helpers := p.gather(t)
	general := p.general(t)
	siblings := p.siblings(t)
	parts := p.placedParts(t)
	made := d.make(p, at, t, act, v, group, general, p.timeOf(t, slices.Concat(siblings, p.datedParts(parts))), p.whereOf(t, d.nation))
	if made == nil {
		*out = append(*out, habeas.Skipped{Start: p.start, End: p.end, Why: "general statement"})
	} else if to := p.goalOf(t).Country; act == habeas.ForcedReturn && to != "" {
		made.onward = to != firstOf(group.nation, d.nation)
	}
	d.tieMembers(p, at, t, made)
	d.oneOf(p, at, t, act, v, made)
	for _, h := range helpers {
		n := p.nouns[h]
		d.make(p, at, t, act, v, n, general, p.timeOf(t, siblings), p.whereOf(t, d.nation))
	}
	for _, s := range siblings {
		n := p.nouns[s]
		f := d.make(p, at, t, act, v, n, general, p.timeNear(s), p.placesNear(s))
		if f != nil {
			f.sibling = true
		}
	}
	for _, i := range parts {
		m := p.timeNear(i)
		if m == nil {
			m = p.timeOf(t, siblings)
		}
		if f := d.make(p, at, t, act, v, p.nouns[i], general, m, p.placesNear(i)); f != nil && made != nil && f != made {
			f.whole = made
		}
	}
}

// tieMembers notes that the persons who were added up to a group belong to it.
func (d *discourse) tieMembers(p *passage, at int, t *trigger, made *fact) {
	if made == nil || made.party.singular {
		return
	}
	for _, i := range p.companions(t, t.patient) {
		n := p.nouns[i]
		if n.singular && !n.helper() && (n.name != "" || n.ref == pronoun) {
			if q := d.resolve(p, at, &n); q != made.party {
				q.group = made.party
			}
		}
	}
}

// oneOf makes a fact of its own for a named person told as "one of" the people of the act.
func (d *discourse) oneOf(p *passage, at int, t *trigger, act habeas.Act, v verdict, made *fact) {
	n := p.nouns[t.patient]
	one, ok := p.oneBefore(t.patient)
	if made == nil || !ok || n.count.Best() < 2 && n.count.High < 2 {
		return
	}
	if f := d.make(p, at, t, act, v, one, "", p.timeOf(t, nil), p.whereOf(t, d.nation)); f != nil {
		f.whole = made
	}
}

// oneBefore gives the named person or pronoun told as "one of" or "among" the noun i.
func (p *passage) oneBefore(i int) (noun, bool) {
	a := p.nouns[i].a
	k := a - 3
	switch {
	case p.lower(a-1) == "of" && p.lower(a-2) == "one":
	case p.lower(a-1) == "among":
		k = a - 2
	default:
		return noun{}, false
	}
	for k >= p.body && (isAux(p.lower(k)) || p.lower(k) == "," || adverb(p.lower(k)) || p.lower(k) == "one" || p.lower(k) == "of") {
		k--
	}
	if k < p.body || p.nounAt[k] == 0 {
		return noun{}, false
	}
	one := p.nouns[p.nounAt[k]-1]
	return one, one.name != "" || one.ref == pronoun && one.singular
}

// restrictive says why a participle that only tells which people are meant makes no claim: "hundreds held in the north were
// deported", "four of those held". A town of its own makes it one.
func (p *passage) restrictive(t *trigger, origin string) string {
	if n := &p.nouns[t.patient]; few(n.count) && n.counted && p.lower(n.b) == "who" && p.lower(n.a-1) == "of" && fates[p.lower(n.a-2)] {
		return "tells which people are meant"
	}
	if t.voice != passive && t.kind != "state" || t.finite() && !t.onlyBeing() || t.act != habeas.Detention && t.act != habeas.Arrest {
		return ""
	}
	n := p.nouns[t.patient]
	for i := range p.times {
		if m := &p.times[i]; m.host == t.a && placed(m) && !n.part {
			return "" // a day of its own makes a claim
		}
	}
	if n.part {
		return "tells which people are meant"
	}
	for i := range p.triggers {
		o := &p.triggers[i]
		if o.a == t.a || o.a < t.a && o.voice != active && o.voice != nominal || o.patient != t.patient || o.chain.a == o.a && o.voice == passive || t.act != habeas.Detention || p.coordinated(o) {
			continue
		}
		for _, s := range p.whereOf(t, origin) {
			if s.Kind != "country" && s.Kind != "province" && s.Kind != "region" {
				return ""
			}
		}
		return "tells which people are meant"
	}
	return ""
}

// fates are words for what is asked about people told of elsewhere: "the whereabouts of several who were taken".
var fates = wordSet("whereabouts fate fates families relatives lawyers names cases")

// actOf settles which act a trigger tells of: a return needs its goal, a weak verb an authority, a feared return is a risk.
func (p *passage) actOf(t *trigger, v verdict) (habeas.Act, verdict, string) {
	act := t.act
	if act == habeas.Transfer && (t.chain.be || t.agentOK || t.kind == "verb") && p.leadsHome(t) {
		return p.actOf(&trigger{a: t.a, b: t.b, hit: t.hit, act: habeas.ForcedReturn, kind: "verb", voice: t.voice, chain: t.chain, patient: t.patient}, v)
	}
	if p.broughtThrough(t) && p.lastReturn {
		act = habeas.ForcedReturn
	}
	switch t.kind {
	case "toorigin":
		switch {
		case p.leadsHome(t):
			act = habeas.ForcedReturn
		case p.sentOn(t) || p.handedToNeighbour(t):
			act = habeas.ForcedReturn
		case p.lastReturn && t.voice == passive && wayWords[p.lower(t.b)]:
			act = habeas.ForcedReturn // "610 were sent through the crossing"
		case p.handedOver(t):
			act = habeas.Handover
		default:
			return act, v, "no act"
		}
	case "weak":
		if p.seizedByNobody(t) {
			return act, v, "no authority"
		}
		if why := p.weakFails(t); why != "" {
			return act, v, why
		}
	}
	if p.seizedByNobody(t) || p.byKin(t) {
		return act, v, "no authority"
	}
	if p.rewarded(t) {
		return act, v, "hypothetical"
	}
	if why := p.neverHurt(t); why != "" {
		return act, v, why
	}
	if t.charges() && v.statement == habeas.Direct {
		v.statement, v.because = habeas.Inference, "who is charged was most likely taken"
	}
	if t.kind == "noun" && fatal(act) && v.modality == habeas.Feared && p.lower(t.b) == "of" {
		v = verdict{modality: habeas.Happened, statement: habeas.Direct} // "faces a charge in the death of"
	}
	if v.skip != "" {
		return act, v, v.skip
	}
	if p.toRefuge(t) && v.modality.Real() {
		return habeas.Release, v, ""
	}
	if p.afterReturn(t) {
		act = habeas.DetainedInOrigin
	}
	if act == habeas.Release && (p.publication(*t) || t.kind == "intr" && p.onTheWay(t)) {
		return act, v, "no act"
	}
	if act == habeas.ForcedReturn && p.backToHolding(t) {
		return act, v, "no act"
	}
	if p.voluntary(t) && act == habeas.ForcedReturn {
		return act, v, "a voluntary return"
	}
	if v.modality == habeas.Planned && (act == habeas.Death || act == habeas.Sentence || act == habeas.DetainedInOrigin) {
		return act, v, "a fear"
	}
	if v.modality == habeas.Feared && act != habeas.ForcedReturn && act != habeas.Handover {
		return act, v, "a fear"
	}
	if p.customary(t) {
		return act, v, "general statement"
	}
	unreal := v.modality == habeas.Feared || v.modality == habeas.Planned
	if unreal && p.conditionAfter(t) {
		return act, v, "hypothetical"
	}
	if unreal && (act == habeas.ForcedReturn || act == habeas.Handover) {
		act = habeas.ImminentReturn
	}
	return act, v, ""
}

// onTheWay reports whether people are told to leave of their own accord, which frees nobody: "who left the town to head for …".
func (p *passage) onTheWay(t *trigger) bool {
	for k := t.hit.GapStart; k < t.hit.GapEnd; k++ {
		if w := p.lower(k); w == "to" || w == "," {
			return true
		}
	}
	w := p.lower(t.chain.a - 1)
	return w == "who" || w == "they" || t.chain.to && t.patient >= 0 && !t.chain.be
}

// wayWords are words after which a verb of sending tells of the way of a return told just before.
var wayWords = wordSet("through via across over")

// handedOver reports a handing over that names nobody who received: to the State of origin, as reports of returns say it.
func (p *passage) handedOver(t *trigger) bool {
	first := p.tokens[t.a].Lower
	if !strings.HasPrefix(first, "hand") && !strings.HasPrefix(first, "turn") || p.lower(t.b-1) != "over" {
		return false
	}
	return p.lower(t.b) != "to" && (t.voice == passive || t.voice == active && t.agentOK)
}

// ownState are words that after "their" mean the State that people come from: "handed over to their own government".
var ownState = wordSet("government country regime state embassy consulate authorities")

// broughtThrough reports a verb of passing a crossing, which after a return told of tells where it was done.
func (p *passage) broughtThrough(t *trigger) bool {
	return t.act == habeas.Transit && t.b-t.a == 2 && p.lower(t.b-1) == "through"
}

// voluntary reports whether the words beside the act say that the people went of their own will.
func (p *passage) voluntary(t *trigger) bool {
	for k := max(p.body, t.a-2); k < min(len(p.tokens), t.b+2); k++ {
		if w := p.lower(k); (w == "voluntarily" || w == "voluntary") && p.lower(k-1) != "not" && p.lower(k-1) != "so-called" {
			return true
		}
	}
	return false
}

// leadsHome reports whether a verb of sending leads to the country the people come from, or home.
func (p *passage) leadsHome(t *trigger) bool {
	n := p.nouns[t.patient]
	for k := t.b - 1; k < min(len(p.tokens), t.b+8); k++ {
		w := p.lower(k)
		if (w == "home" || w == "homeland") && k >= t.b {
			return true
		}
		if w == "for" && p.triggerAt(k+1) {
			return false // "taken to the border for deportation to": what follows leads the deportation home
		}
		if w != "to" {
			continue
		}
		for j := k + 1; j < min(len(p.tokens), k+7) && p.lower(j) != "for"; j++ {
			for _, s := range p.places {
				if s.a == j && s.Place.Country != "" && (n.nation == s.Place.Country || n.nation == "" && p.originNation == s.Place.Country) {
					return true
				}
			}
			if !n.helper() && ownState[p.lower(j)] && (possessives[p.lower(j-1)] || p.lower(j-1) == "own" && possessives[p.lower(j-2)]) {
				return true
			}
			if f := p.find(lexicon.People, j); f != nil && f.Entry.Code == firstOf(n.nation, p.originNation) {
				return !p.borderAt(f.End)
			}
			switch p.lower(j) {
			case "home", "homeland", "origin":
				return true
			case "north":
				return !p.inPlace(j + 1) // "North China"
			}
		}
	}
	return false
}

// borderAt reports whether a border is named at k: who is taken near the border of home is not home.
func (p *passage) borderAt(k int) bool {
	return p.lower(k) == "border" || p.lower(k) == "frontier"
}

// weakFails says why a verb of wide meaning tells of no act here.
func (p *passage) weakFails(t *trigger) string {
	if t.act == habeas.ForcedReturn && p.lower(t.b) == "alive" {
		return "no act"
	}
	if t.act == habeas.ForcedReturn {
		if t.voice == passive && !t.chain.be && !t.agentOK && !p.triggerOutside(t) && p.lower(t.a-1) != "forcibly" {
			return "a return of their own" // "300 people returned home on Monday"
		}
		if p.leadsHome(t) || t.voice == active && !t.chain.to || t.agentOK && t.voice == active || p.lower(t.a-1) == "forcibly" {
			return ""
		}
		if t.voice == passive && t.chain.a < t.a && !t.chain.to {
			return ""
		}
		return "no act"
	}
	if t.act == habeas.Transfer {
		if t.voice == passive || t.agentOK {
			return ""
		}
		return "no act"
	}
	if !t.agentOK || t.voice != active && t.voice != passive {
		return "no act"
	}
	return ""
}

// gather adds up the people of a trigger who are named side by side; helpers among them stay apart.
func (p *passage) gather(t *trigger) (noun, []int) {
	all := p.withoutTitles(p.companions(t, t.patient))
	sum := p.nouns[all[0]]
	var helpers []int
	for _, i := range all[1:] {
		n := p.nouns[i]
		switch {
		case sum.unit == habeas.Families && n.unit == habeas.Persons && n.counted && asideMark(p.lower(sum.b)):
			sum.count, sum.unit = n.count, habeas.Persons // "two families, seven people in all"
		case p.patientOfOther(i, t):
		case n.helper() != sum.helper() || n.another && n.vague == "number" && !n.counted:
			helpers = append(helpers, i)
		case n.unit != sum.unit:
		case !n.counted || !sum.counted || p.partsOf(sum, n) || p.membersAhead(i):
		case p.siblingAt(i):
		default:
			sum.count = sumOf(sum.count, n.count)
			sum.name = ""
			sum.count.Words = p.text(sum.a, n.b)
			sum.b = max(sum.b, n.b)
			sum.another = false
			sum.singular = false
			sum.nation = firstOf(sum.nation, n.nation)
			if sum.ref == pronoun {
				sum.ref = bare
			}
		}
	}
	return sum, helpers
}

// membersAhead reports whether the noun is a member told beside a whole: "were among the 50".
func (p *passage) membersAhead(i int) bool {
	return p.nouns[i].singular && p.nouns[i].name == "" && p.amongBefore(p.nouns[i].a)
}

// amongBefore reports whether "among", "including" or "include" stands before token a.
func (p *passage) amongBefore(a int) bool {
	for k := a - 1; k >= p.body; k-- {
		switch p.lower(k) {
		case "among", "including", "include", "includes", "included":
			return true
		}
	}
	return false
}

// partsOf reports whether n tells of a part of the whole before it: women and children after a number of refugees.
func (p *passage) partsOf(whole, n noun) bool {
	return whole.member == "" && whole.name == "" && whole.count.Best() > 2 && n.member != "" && n.count.Best() <= whole.count.Best() && p.lower(n.a-1) != "and"
}

func (p *passage) patientOfOther(i int, t *trigger) bool {
	if i == t.patient {
		return false
	}
	for k := range p.triggers {
		if o := &p.triggers[k]; o.a != t.a && o.patient == i && !(o.voice == passive && t.voice == passive) && o.voice != adjective && p.lower(o.chain.a-1) != "who" {
			return true
		}
	}
	return false
}
