package extract

import (
	"slices"
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// classify says what every place of the passage is to its sentence.
func (p *passage) classifyPlaces() {
	for i := range p.places {
		s := &p.places[i]
		before, at := p.leadingTo(s.a)
		switch {
		case p.afterQuoted(s.a):
			s.use = teller
		case p.regionOf(s, before):
		case before == "of" && s.Kind == "country" && at > p.body && (p.nounAt[at-1] > 0 || p.lower(at-1) == ","):
			s.use = aside // "a teacher of 54, of Japan"
		case p.across(before, at):
			s.use = aside
		case p.seatOf(s):
			s.use = teller
		case p.hopedFor(before, at):
			s.goal = true
		case p.inSpeaker(s.a) || p.lower(s.b) == "'s" && !(prepositions[before] && (p.premisesAhead(s.b+1) || s.Kind != "country" && p.partAhead(s.b+1))) || strings.HasSuffix(p.lower(s.b-1), "-based") || p.lower(s.b) == "-" && p.lower(s.b+1) == "based":
			s.use = teller
		case p.facility(s):
			if before == "to" || before == "into" {
				s.goal = true
			}
		case p.nameGoesOn(s.b) || before == "in" && p.find(lexicon.Saying, s.a-2) != nil && p.nounAt[max(s.a-2, 0)] == 0:
			s.use = teller
		case i > 0 && p.places[i-1].use == aside && p.places[i-1].b == s.a-1 && p.lower(s.a-1) == ",":
			s.use = aside
		case p.asideAhead(s.b):
			s.use = aside
		case s.Kind == "country" && !prepositions[before] && before != "," && before != "to" && before != "into" && before != "for" && before != "toward" && before != "towards" && before != "(" && p.verbFollows(s.b):
			s.use = teller // a country that acts
		case s.Kind == "country" && before == "in" && p.agentEnds(s.a-1) && p.verbFollows(s.b):
			s.use = teller // "because the authorities in Kadu had asked for them"
		case before == "(" && i > 0 && p.places[i-1].goal && s.a-p.places[i-1].b <= 8:
			s.goal = true
		case before == "to" || before == "into" || before == "toward" || before == "towards" || before == "for":
			s.goal = true
		case s.Kind == "country" && ofState[p.lower(s.b)] || p.asideNoun(s.a) || before == "from" && cameFrom[p.lower(s.a-2)]:
			s.use = aside
		case p.find(lexicon.Agent, s.a) != nil && !prepositions[before]:
			s.use = teller
		case p.agentHere(s.a):
			s.use = teller
		}
	}
}

// seatOf reports whether the place only says whose government is meant: "envoys of the Asmara regime".
func (p *passage) seatOf(s *spot) bool {
	w := p.lower(s.b)
	return (w == "government" || w == "regime") && p.lower(s.a-1) == "the"
}

var prepositions = wordSet("in at near from through via outside inside around across between within of by on along off and")

// verbFollows reports whether a verb stands at b, after adverbs: what is before it is its subject.
func (p *passage) verbFollows(b int) bool {
	for k := b; k < b+3; k++ {
		w := p.lower(k)
		if isAux(w) || p.find(lexicon.Saying, k) != nil {
			return true
		}
		if h := p.find(lexicon.Act, k); h != nil {
			return h.Form&(lexicon.Past|lexicon.Third|lexicon.Base) != 0
		}
		if _, _, is := p.verbAt(k); is {
			return true
		}
		if !adverb(w) && !p.inTime(k, k+1) && w != "on" && !(w == "in" && p.inTime(k+1, k+2)) {
			return false
		}
	}
	return false
}

// facilityWords name a place where people are held or pass: a place's name before them is where it is.
var facilityWords = wordSet("detention center centre prison jail police station border crossing checkpoint camp customs airport port bridge hospital labor labour processing repatriation holding facility gate house centers centres prisons jails camps facilities")

// facility takes the name of a detention place or crossing into the place before it: "Springfield Detention Center".
func (p *passage) facility(s *spot) bool {
	end := s.b
	for k := s.b; k < min(s.b+5, len(p.tokens)); k++ {
		w := p.lower(k)
		if facilityWords[w] {
			end = k + 1
			continue
		}
		if w != "city" && w != "county" && w != "public" && w != "security" && w != "women" && w != "'s" && !(p.tokens[k].Capital && !p.tokens[k].Digit) {
			break
		}
	}
	if end == s.b || p.lower(s.b) == "police" && end == s.b+1 || p.lower(s.b) == "border" && end == s.b+1 {
		return false
	}
	s.b = end
	return true
}

// nameGoesOn reports whether the place begins the name of a body: "U.S. State Department".
func (p *passage) nameGoesOn(b int) bool {
	for k := b; k < min(b+3, len(p.tokens)); k++ {
		if !p.tokens[k].Capital && p.lower(k) != "." {
			return false
		}
		if p.find(lexicon.Speaker, k) != nil || p.find(lexicon.Agent, k) != nil {
			return true
		}
	}
	return false
}

// asideAhead reports whether the place begins the name of an event: "the Springfield Games".
func (p *passage) asideAhead(b int) bool {
	for k := b; k < min(b+3, len(p.tokens)) && p.tokens[k].Capital; k++ {
		if asideNouns[p.lower(k)] {
			return true
		}
	}
	return false
}

// afterQuoted reports whether token k stands in what tells the speaker behind a quotation: `…," said A, envoy in X`.
func (p *passage) afterQuoted(k int) bool {
	said := false
	for j := k - 1; j > p.body && k-j < 24; j-- {
		w := p.lower(j)
		if w == `"` {
			return said
		}
		if h := p.find(lexicon.Saying, j); h != nil && h.Entry.Kind == "verb" {
			said = p.lower(j-1) == `"`
			if !said {
				return false
			}
		}
		if clauseOpens[w] || w == "that" || w == ";" {
			return false
		}
	}
	return false
}

func (p *passage) inSpeaker(k int) bool {
	for _, s := range p.sayings {
		if k >= s.from && k < s.to {
			return true
		}
	}
	return false
}

func (p *passage) agentHere(k int) bool {
	for _, t := range p.triggers {
		if t.agentOK && k >= t.agent.start && k < t.agent.end {
			return true
		}
	}
	return false
}

// ofState are words after a country's name for people who belong to it, wherever they are: "a Kadu national".
var ofState = wordSet("national nationals citizen citizens passport passports nationality")

// cameFrom are verbs of origin: the place behind them is where people come from.
var cameFrom = wordSet("come comes came coming hail hails hailed hailing originate originated")

// asideNouns hold events, bodies and people whose place is not the place of the act: "the games in …", "activists in …".
var asideNouns = wordSet(`games embassy consulate office offices agency bureau advocates campaigners researchers analysts experts diplomats lawmakers summit talks conference protest protests rally demonstration meeting forum
 olympics championship championships ceremony war activist activists group headquarters university parliament court
 rebuke rebukes condemnation criticism outcry response reaction backlash warning warnings reply
 appeal appeals request requests plea pleas demands calls pressure
 visit speech hearing ambassador consul lives living lived based relatives family`)

func (p *passage) asideNoun(a int) bool {
	k := a - 1
	for k >= p.body && (prepositions[p.lower(k)] || p.lower(k) == "the" || p.lower(k) == "held" && asideNouns[p.lower(k-1)]) {
		k--
	}
	if k == a-1 || k < p.body {
		return false
	}
	return asideNouns[p.lower(k)]
}

// whereOf chooses the places of a trigger's act: those after it first, then those before it in its part of the sentence.
func (p *passage) whereOf(t *trigger, origin string) []spot {
	from, to := p.reach(t)
	if p.onItsSoil(t.b) {
		return nil
	}
	if t.kind == "state" {
		if out := p.settings(t.a, t.b, t, origin); len(out) > 0 {
			return out
		}
	}
	if s := p.whereClause(t); s != nil && !leavesOrigin(t.act) {
		return []spot{*s}
	}
	if t.patient >= 0 {
		for _, s := range append(p.siblings(t), p.placedParts(t)...) {
			to = min(to, p.nouns[s].a)
		}
	}
	if out := p.settings(t.b, to, t, origin); len(out) > 0 {
		return out
	}
	if t.hit.GapEnd > 0 {
		if out := p.settings(t.hit.GapStart, t.hit.GapEnd, t, origin); len(out) > 0 {
			return out
		}
	}
	if s := p.sentTo(t, origin); s != nil {
		return []spot{*s}
	}
	if out := p.settings(from, t.a, t, origin); len(out) > 0 {
		return out
	}
	if out := p.premises(t); len(out) > 0 {
		return out
	}
	return p.reached(t, origin)
}

// whereClause gives the place that a clause of "where" tells more of: "stayed in Kassala, where she was caught"; nil for none.
func (p *passage) whereClause(t *trigger) *spot {
	for k := t.chain.a - 1; k > max(p.body, t.chain.a-5); k-- {
		if w := p.lower(k); w == "," || p.triggerAt(k) {
			return nil
		} else if w != "where" {
			continue
		}
		for i := range p.places {
			if s := &p.places[i]; s.Kind != "country" && (s.b == k || s.b == k-1 && p.lower(s.b) == ",") {
				return s
			}
		}
		return nil
	}
	return nil
}

// premises gives, for a seizing, the town of a consulate, embassy or office that the sentence names: there it was done.
func (p *passage) premises(t *trigger) []spot {
	if t.act != habeas.Arrest && t.act != habeas.Detention {
		return nil
	}
	for _, s := range p.places {
		if s.use != aside || s.Kind == "country" {
			continue
		}
		for k := max(p.body, s.a-4); k < s.a; k++ {
			if w := p.lower(k); w == "consulate" || w == "embassy" || w == "office" {
				return []spot{s}
			}
		}
	}
	return nil
}

// reach gives the tokens around a trigger that belong to it: up to the triggers before and after that have people of their own.
func (p *passage) reach(t *trigger) (from, to int) {
	from, to = p.body, len(p.tokens)
	for _, o := range p.triggers {
		if o.a < t.a && o.kind != "weak" && (o.patient >= 0 && o.patient != t.patient) {
			from = max(from, o.b)
		}
		if o.a > t.a && (o.patient >= 0 && o.patient != t.patient || o.act == habeas.EscapeAttempt || o.act == habeas.Arrival) && o.a >= t.b {
			to = min(to, max(t.b, o.chain.a))
		}
	}
	if t.voice == passive && !t.finite() {
		if k := p.copulaAfter(t.b, to); k > 0 {
			to = k
		}
	}
	from, to = p.withinSemicolons(t, from, to)
	for _, s := range p.sayings {
		if w := p.lower(s.a - 1); s.a > t.b && (w == "," || w == `"`) && s.statement == habeas.Direct {
			to = min(to, s.a) // "…, said the spokesman of a body in the capital"
		}
	}
	for k := t.b; k < to; k++ {
		if w := p.lower(k); w == "included" || w == "include" || w == "includes" || k > t.b && (w == "while" || w == "although" || w == "because" || w == "whereas") {
			return from, k
		}
		if p.lower(k) == "and" && p.lower(k+1) == "that" {
			return from, k
		}
		if w := p.lower(k + 1); (p.lower(k) == "and" || p.lower(k) == ",") && (w == "was" || w == "were" || w == "is" || w == "are") && p.copula(k+1) {
			return from, k
		}
	}
	return from, to
}

// copulaAfter gives the finite verb of the sentence behind a participle: in "the men seized were farmers in X" the "were".
func (p *passage) copulaAfter(from, to int) int {
	for k := from; k < to; k++ {
		w := p.lower(k)
		if w == "," || clauseOpens[w] || w == "and" || p.triggerAt(k) {
			return 0
		}
		if isAux(w) && w != "being" && w != "been" && w != "having" {
			return k
		}
	}
	return 0
}

// settings lists the places between two tokens where an act can have been; a finer place drives out the country around it.
func (p *passage) settings(from, to int, t *trigger, origin string) []spot {
	var out []spot
	for _, s := range p.places {
		if s.a < from || s.b > to && s.a >= to || s.use != setting || s.goal {
			continue
		}
		if p.lower(s.a-1) == "by" && s.a > t.b && !t.agentOK && t.kind == "noun" {
			continue // "was condemned by Seoul"
		}
		if s.Kind == "crossing" && leavesOrigin(t.act) {
			s.Place.Country, s.Place.Admin1 = p.sideOf(s, t, origin)
		}
		if s.Place.Country == origin && origin != "" && leavesOrigin(t.act) {
			continue
		}
		if s.Place.Country == origin && origin != "" && p.inRelative(s, t) {
			continue // what they had done at home before
		}
		if s.Kind == "country" && p.lower(s.a-1) == "from" && !leavesOrigin(t.act) {
			continue // whence people are, not where they were taken
		}
		if s.Kind == "country" && onWay[p.lower(s.a-1)] && leavesOrigin(t.act) {
			continue // on the way home
		}
		if c := p.agentCountry(t); c != "" && c != origin && !(p.lower(s.a-1) == "from" && leavesOrigin(t.act)) && s.Place.Country != "" && s.Place.Country != c {
			continue
		}
		if n := len(out); n > 0 && p.lower(s.a-1) == "via" && s.Place.Country != out[n-1].Place.Country && leavesOrigin(t.act) {
			break // on the way
		}
		if n := len(out); n > 0 && !p.sameRun(out[n-1].b, s.a) && (out[n-1].Kind == "country" && p.lower(out[n-1].a-1) == "in" && s.Place.Country != out[n-1].Place.Country || out[n-1].Kind != "country" || p.lower(out[n-1].a-1) == "from" && s.Place.Country != out[n-1].Place.Country) {
			break
		}
		out = append(out, s)
	}
	return finest(out)
}

// inRelative reports whether the place stands in a relative clause between the people of a finite verb and the verb.
func (p *passage) inRelative(s spot, t *trigger) bool {
	if t.patient < 0 || !t.finite() || s.b > t.a {
		return false
	}
	b := p.nouns[t.patient].b
	return b <= s.a && (p.wordBetween(b, s.a, "who") || p.wordBetween(b, s.a, "which"))
}

// onWay lead to a country that people only pass when they are sent home.
var onWay = wordSet("via through")

// agentCountry gives the country whose authority did the act; empty when none is said.
func (p *passage) agentCountry(t *trigger) string {
	if !t.agentOK {
		return ""
	}
	return p.actingFor(t)
}

// sameRun reports whether two places stand in one list.
func (p *passage) sameRun(a, b int) bool {
	for k := a; k < b; k++ {
		if w := p.lower(k); w != "," && w != "/" && !listWords[w] {
			return false
		}
	}
	return b-a <= 6
}

var listWords = wordSet("and in near of the city province county region as well such then via or from at cities provinces also through ( )")

// leavesOrigin: these acts happen to people outside the country that they come from.
func leavesOrigin(a habeas.Act) bool {
	switch a {
	case habeas.ForcedReturn, habeas.ImminentReturn, habeas.Handover:
		return true
	}
	return false
}

func finest(spots []spot) []spot {
	fine, town := false, false
	for _, s := range spots {
		fine = fine || s.Kind != "country"
		town = town || s.Kind != "country" && s.Kind != "river"
	}
	if town {
		spots = slices.DeleteFunc(slices.Clone(spots), func(s spot) bool { return s.Kind == "river" })
	}
	if !fine {
		if len(spots) > 1 {
			return spots[:1]
		}
		return spots
	}
	out := spots[:0:0]
	for _, s := range spots {
		if s.Kind != "country" {
			out = append(out, s)
		}
	}
	return out
}

// placeFrom makes one place of the spots that a sentence names together.
func (p *passage) placeFrom(spots []spot) habeas.Place {
	if len(spots) == 0 {
		return habeas.Place{}
	}
	first := spots[0].Place
	first.Words = p.text(spots[0].a, spots[len(spots)-1].b)
	if len(spots) > 6 {
		spots = spots[:6]
	}
	seen := first.Name
	for _, s := range spots[1:] {
		if s.Place.Country != first.Country && first.Country != "" {
			continue
		}
		if s.Place.Name == "" || s.Place.Name == seen || s.Place.Name == first.Admin1 || s.Kind == "province" && first.Name != "" && s.Place.Admin1 == first.Admin1 {
			continue
		}
		if first.Name == "" {
			words := first.Words
			first = s.Place
			first.Words = words
			continue
		}
		also := s.Place
		also.Words = p.text(s.a, s.b)
		first.Also = append(first.Also, also)
	}
	return first
}

// goalOf gives where people were brought: a place after "to" behind the trigger.
func (p *passage) goalOf(t *trigger) habeas.Place {
	_, to := p.reach(t)
	for _, s := range p.places {
		if t.act == habeas.Arrival && s.a >= t.a && s.b <= t.b {
			return s.Place // "reached Korea"
		}
		if s.goal && s.a >= t.a && s.b <= to {
			return s.Place
		}
	}
	return habeas.Place{}
}

// countryOf gives the country that tokens a to b name as an actor: "Chinese police", "Beijing", "China's authorities".
func (p *passage) countryOf(a, b int) string {
	for k := a; k < b; k++ {
		if f := p.find(lexicon.People, k); f != nil {
			return f.Entry.Code
		}
		if c := p.find(lexicon.Agent, k); c != nil && c.Entry.Kind == "capital" {
			return c.Entry.Code
		}
		for _, s := range p.places {
			if k >= s.a && k < s.b {
				return s.Place.Country
			}
		}
	}
	return ""
}

// countryAt gives the end of a country's name that stands at token k.
func (p *passage) countryAt(k int) (int, bool) {
	for _, s := range p.places {
		if s.a == k && s.Kind == "country" {
			return s.b, true
		}
	}
	return 0, false
}
