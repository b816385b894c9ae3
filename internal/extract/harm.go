package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// wide holds what a fact of violence needs to be told apart from other tellings of the same loss.
type wide struct {
	event   string   // the happening it belongs to, where its people alone do not say
	harm    bool     // settled: nothing takes its people over
	other   bool     // of others than those told of before
	struck  bool     // shot, stabbed or beaten, which does not say whether they lived
	usual   bool     // told of what happens generally
	self    bool     // the people did it to themselves
	own     likeness // of the person, by the words of the telling
	object  bool     // the person is the object of an active verb
	order   int      // of the word that tells the act
	rank    int      // what "a third victim" implies
	all     bool     // everybody who was struck, the dead too: "a triple shooting"
	many    bool     // of several happenings together
	accused bool     // held for the happening that the report is about
	killed  bool     // by somebody who is the subject, and so none of those counted
	apart   bool     // of another happening, which the report tells beside its own
	lost    bool     // tells how one was struck who died
	died    bool     // told by the death, which can be days after the happening
}

var strikeNouns = wordSet("shooting shootings stabbing stabbings beating")

// strikes are verbs of violence that leave open whether people lived.
var strikes = wordSet("shoot stab beat strike hit graze burn")

// setHarm notes what the words of a violent act say beside its people.
func (f *fact) setHarm(p *passage, t *trigger, n *noun, general string) {
	if !violent(f.claim.Act) && !fatal(f.claim.Act) {
		return
	}
	f.other = p.besidesStruck(n)
	f.struck = t.hit.Entry != nil && (strikes[t.hit.Entry.Phrase] || t.toHospital() && !p.living() || t.kind == "noun" && strikeNouns[p.lower(t.a)])
	f.usual = general != "" || p.lower(n.a) == "none" || p.lower(n.a) == "no" || !n.counted && f.claim.Count.Best() >= 100 || f.claim.Count.Best() > 1 && p.overYear()
	f.self = p.onList("oneself", t.b)
	if t.toHospital() {
		f.claim.Where, f.ownPlace = habeas.Place{Country: f.claim.Where.Country}, false // there the hospital is
	}
	if f.struck && n.part && n.of.Best() > 1 && t.a == n.b {
		f.claim.Count = n.of // "one of the five shot has died": five were shot
	}
	f.rank, f.all, f.object = p.rank(n), n.named, t.voice == active && t.kind == "verb" && n.a >= t.a && n.ref != pronoun
	f.own, f.order, f.killed = p.likenessOf(n), t.a, p.doneBySubject(t)
	f.many = !violentOnly(f.claim.Act) && f.claim.Count.Best() > 1 && (p.severalHappenings() || n.counted && p.overYear())
}

// living reports whether the passage says of the people brought to a hospital that they live: "with non-life-threatening injuries".
func (p *passage) living() bool {
	for k := p.body; k < len(p.tokens); k++ {
		if p.onList("living", k) {
			return true
		}
	}
	return false
}

// besidesStruck reports whether people are told of as others than those struck before: "two others", "another man"; not the other man whom "a
// man shot".
func (p *passage) besidesStruck(n *noun) bool {
	if p.lower(n.a) == "another" || p.lower(n.a-1) == "another" {
		return !n.singular || !p.otherThanDoer(n)
	}
	return n.another || p.lower(n.b-1) == "others" || p.lower(n.a-1) == "other"
}

// otherThanDoer reports whether a person of the same kind who was not struck is told of before n in the sentence.
func (p *passage) otherThanDoer(n *noun) bool {
	for i := range p.nouns {
		o := &p.nouns[i]
		if o.a < n.a && o.singular && o.name == "" && o.kind == n.kind && !p.struckAt(i) {
			return true
		}
	}
	return false
}

// struckAt reports whether noun i is of those to whom an act of violence was done.
func (p *passage) struckAt(i int) bool {
	for k := range p.triggers {
		if t := &p.triggers[k]; t.patient == i && (victimsOf[t.act] || violent(t.act)) {
			return true
		}
	}
	return false
}

// doneBySubject reports whether people right before a verb of killing did it: "a man killed two", "after killing two"; not "the blast
// killed two".
func (p *passage) doneBySubject(t *trigger) bool {
	if !fatal(t.act) || t.kind != "verb" || t.voice != active {
		return false
	}
	k := t.chain.a - 1
	for k > p.body && (adverb(p.lower(k)) || isAux(p.lower(k))) {
		k--
	}
	if t.hit.Form&lexicon.Gerund != 0 && gerundOpens[p.lower(k)] {
		return true
	}
	return k >= p.body && p.nounAt[k] > 0 && !p.cannotBeSubject(p.nounAt[k]-1, true)
}

// violentOnly reports acts of violence that may harm nobody.
func violentOnly(a habeas.Act) bool { return violent(a) && a != habeas.Killing && a != habeas.Injury }

var (
	happeningsWords = wordSet("shootings homicides murders killings slayings stabbings incidents attacks")
	severally       = wordSet("separate several weekend overnight multiple unrelated numerous daily monday tuesday wednesday thursday friday saturday sunday")
	allOver         = wordSet("across throughout citywide")
	stringsOf       = wordSet("series string spate rash wave")
)

// severalHappenings reports whether the passage speaks of several happenings together: "in two shootings", "weekend shootings", "a
// string of killings", "shootings across the city".
func (p *passage) severalHappenings() bool {
	for k := p.body + 1; k < len(p.tokens); k++ {
		if !happeningsWords[p.lower(k)] {
			continue
		}
		if allOver[p.lower(k+1)] {
			return true
		}
		for j := k - 1; j >= max(p.body, k-3); j-- {
			if severally[p.lower(j)] || stringsOf[p.lower(j)] && p.lower(j+1) == "of" || p.countsSome(j) {
				return true
			}
			if p.nounAt[j] > 0 || p.lower(j) == "," {
				break
			}
		}
	}
	return false
}

// countsSome reports whether a figure of two or more ends at token j.
func (p *passage) countsSome(j int) bool {
	for i := range p.figures {
		if f := &p.figures[i]; f.b == j+1 && f.Count.Best() > 1 && f.Count.Best() < 1000 && f.Unit != "year" {
			return true
		}
	}
	return false
}

// overYear reports whether the passage adds up a year: "31 homicides this year", "the 14th of the year".
func (p *passage) overYear() bool {
	for k := p.body + 1; k < len(p.tokens); k++ {
		if p.lower(k) == "year" && (p.lower(k-1) == "this" || p.lower(k-1) == "last" || p.lower(k-1) == "the" || p.lower(k-1) == "each" || p.lower(k-1) == "every") {
			return true
		}
	}
	for i := range p.times {
		if m := &p.times[i]; m.Precision == habeas.ByYear && placed(m) {
			return true
		}
	}
	return false
}

// eventKey gives what facts of one happening share.
func (f *fact) eventKey() any {
	if f.event != "" {
		return f.event
	}
	return f.party
}

var (
	fatally   = wordSet("fatally mortally lethally")
	shotNouns = wordSet("a the one first second single gun warning another each every no his her fatal kill that this")
	victimsOf = map[habeas.Act]bool{habeas.Killing: true, habeas.Death: true, habeas.Injury: true}
)

// readHarm settles verbs of violence that say one thing together: "shot and killed" and "fatally shot" are a killing, "a shot" none
// at all.
func (p *passage) readHarm() {
	kept := p.triggers[:0]
	for i := range p.triggers {
		t := p.triggers[i]
		if t.hit.Entry == nil || !violent(t.act) {
			kept = append(kept, t)
			continue
		}
		p.manifold(&t)
		strike := strikes[t.hit.Entry.Phrase]
		if fatally[t.hit.Entry.Phrase] && !p.someFatally(&t) {
			continue
		}
		if t.kind == "noun" && p.lower(t.b) == "of" && t.b == t.a+1 && strikeNouns[p.lower(t.a)] {
			if p.onList("deadly", t.a-1) {
				t.act = habeas.Killing // "the fatal shooting of"
			}
		}
		if strike && t.b == t.a+1 && t.hit.Form&lexicon.Past != 0 && !t.chain.be && shotNouns[p.lower(t.a-1)] {
			continue
		}
		if t.act == habeas.Injury && p.fatalWord(&t) {
			t.act = habeas.Killing
		}
		if next := i + 1; strike && next < len(p.triggers) && p.oneBlow(&t, &p.triggers[next]) {
			p.triggers[next].chain = t.chain
			p.triggers[next].voice = p.blowVoice(&t, &p.triggers[next])
			continue
		}
		kept = append(kept, t)
	}
	p.triggers = kept
}

// someFatally reports whether the word for a deadly blow stands for its verb and is told of some of the people struck: "five were shot,
// one fatally", "two of them fatally".
func (p *passage) someFatally(t *trigger) bool {
	if _, _, verb := p.verbAt(t.b); verb {
		return false
	}
	k := t.a - 1
	if p.lower(k) == "them" && p.lower(k-1) == "of" {
		k -= 2
	}
	for i := range p.figures {
		if f := &p.figures[i]; (f.b == k+1 || f.a == k && f.b == t.b) && f.a > p.body && (p.lower(f.a-1) == "," || p.lower(f.a-1) == "and" || asideMark(p.lower(f.a-1))) {
			return true
		}
	}
	return false
}

// commaInGap reports a comma within the gap of a phrase: "shot on Monday, leaving one dead" is not "shot dead".
func (p *passage) commaInGap(h *lexicon.Hit) bool {
	for k := h.GapStart; k < h.GapEnd; k++ {
		if p.lower(k) == "," {
			return true
		}
	}
	return false
}

// strikers takes the people from a strike that they did: "he shot into the crowd" harms nobody who is named.
func (p *passage) strikers() {
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.kind == "verb" && violent(t.act) && p.onList("oneself", t.b) && p.objectBefore(t) {
			t.patient = p.mainSubject(t) // "then fatally shot himself"
		}
		if t.patient < 0 || t.hit.Entry == nil || !strikes[t.hit.Entry.Phrase] || t.voice != passive || t.chain.be || p.lower(t.a-1) == "," {
			continue
		}
		if n := p.nouns[t.patient]; n.name != "" || n.ref == pronoun {
			t.patient = -1
		}
	}
}

// objectBefore reports whether the people of a trigger are those to whom a verb before it was done.
func (p *passage) objectBefore(t *trigger) bool {
	for i := range p.triggers {
		if o := &p.triggers[i]; t.patient >= 0 && o.voice == active && o.patient >= 0 && o.a < p.nouns[o.patient].a && o.patient <= t.patient && p.nouns[t.patient].b < t.chain.a && p.nouns[t.patient].ref != pronoun {
			return true
		}
	}
	return false
}

// fatalWord reports "fatally" before the verb.
func (p *passage) fatalWord(t *trigger) bool {
	return fatally[p.lower(t.a-1)] || fatally[p.lower(t.a-2)] && adverb(p.lower(t.a-1))
}

// oneBlow reports whether the verbs tell of one act on the same people: "shot and killed", "stabbed and wounded".
func (p *passage) oneBlow(t, next *trigger) bool {
	return victimsOf[next.act] && next.kind == "verb" && next.hit.Form&(lexicon.Past|lexicon.Participle|lexicon.Gerund) != 0 &&
		p.onlyBetween(t.b, next.a, "and", "then", ",", "fatally", "critically", "seriously", "mortally") && next.hit.GapEnd == 0 && next.a > t.b
}

func (p *passage) blowVoice(t, next *trigger) voice {
	switch {
	case t.chain.be:
		return passive
	case p.objectFollows(next):
		return active
	}
	return next.voice
}

// whoWere gives the people right before "who" whom a passive verb after it means: "two men who were killed".
func (p *passage) whoWere(t *trigger) int {
	if t.voice != passive && t.voice != subject || p.lower(t.chain.a-1) != "who" || t.chain.a-2 < p.body {
		return -1
	}
	i := p.nounAt[t.chain.a-2] - 1
	if i >= 0 && (victimsOf[t.act] || p.nouns[i].among && p.nouns[i].counted && !p.nouns[i].singular) {
		return i // "including 20 who were caught in the port"
	}
	return -1
}

// toHospital reports a phrase that brings people to a hospital, whether they live or not.
func (t *trigger) toHospital() bool {
	phrase := t.hit.Entry.Phrase
	return strings.Contains(phrase, "hospital") || strings.HasSuffix(phrase, " by ambulance")
}

// neverHurt says why words of violence tell of nobody hurt: "could have died", "was nearly killed".
func (p *passage) neverHurt(t *trigger) string {
	if !violent(t.act) && !fatal(t.act) {
		return ""
	}
	if t.toHospital() && (!p.violence || p.originNation != "") {
		return "no act"
	}
	if p.nobodyBefore(t) {
		return "nobody"
	}
	modal, _, contracted := strings.Cut(t.chain.modal, "'ve")
	if (modal == "could" || modal == "would" || modal == "might") && (contracted || t.chain.have && modal != "might") {
		return "hypothetical"
	}
	if w := p.lower(t.a - 1); w == "almost" || w == "nearly" {
		return "hypothetical"
	}
	return ""
}

// nobodyBefore reports whether "no one" or "nobody" stands between the people found and the verb, and so is its subject.
func (p *passage) nobodyBefore(t *trigger) bool {
	if t.patient < 0 || t.voice == active {
		return false
	}
	for k := p.nouns[t.patient].b; k < t.chain.a; k++ {
		if p.onList("nobody", k) || p.onList("no", k) && p.onList("one", k+1) {
			return true
		}
	}
	return false
}

var ageUnits = []string{"month", "week", "day", "year", "hour", "mth", "yr", "wk"}

// ofAge reports whether a figure stands before "-month-old" and the like, however they are joined.
func (p *passage) ofAge(f *figure) bool {
	if !strings.HasSuffix(p.lower(f.a), "old") && p.lower(f.b-1) != "old" && p.lower(f.b) != "old" && p.lower(f.b+1) != "old" && !strings.HasSuffix(p.lower(f.b), "-old") {
		return false
	}
	for k := f.a; k < min(len(p.tokens), f.b+1); k++ {
		for _, u := range ageUnits {
			if w := p.lower(k); strings.HasPrefix(w, u) || k < f.b && strings.Contains(w, u) {
				return true
			}
		}
	}
	return false
}

// ofClock reports whether the figure at a byte is the second half of a time or of how long a film is: "1:45 Watch the rally".
func (p *passage) ofClock(at int) bool {
	return at >= 2 && p.doc[at-1] == ':' && p.doc[at-2] >= '0' && p.doc[at-2] <= '9'
}

// agesNot reports whether a figure is an age and counts nobody: "9-month-old", "(male, 46)", "ages 10, 8 and 7".
func (p *passage) agesNot(f *figure) bool {
	if p.ofAge(f) || f.a < f.b && p.tokens[f.a].Start < f.Start {
		return true // "K-9", "I-20": no figure of its own
	}
	if f.b-f.a > 1 || !p.tokens[f.a].Digit {
		return false
	}
	if after := p.lower(f.b); p.lower(f.a-1) == "," && (after == ")" || after == ",") {
		return true
	}
	for k := f.a - 1; k >= max(p.body, f.a-8); k-- {
		switch w := p.lower(k); {
		case w == "ages" || w == "aged" || w == "age":
			return true
		case w != "," && w != "and" && w != "to" && w != "of" && w != "from" && w != "between" && !p.tokens[k].Digit:
			return false
		}
	}
	return false
}
