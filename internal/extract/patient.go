package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// maxReach bounds how many tokens away from its verb an object is looked for.
const maxReach = 14

// findPatients gives every trigger the noun it was done to, where the sentence says one.
func (p *passage) findPatients() {
	for i := range p.triggers {
		t := &p.triggers[i]
		switch t.voice {
		case active:
			t.patient = p.rightOf(t)
			if t.patient < 0 && t.hit.Form&lexicon.Participle != 0 && p.coordinated(t) && !(t.kind == "weak" && t.chain.have && p.lower(t.b) == "to") {
				t.patient = p.leftOf(t)
			}
		case passive, subject:
			if t.patient = p.thoseIncluded(t); t.patient >= 0 {
				break
			}
			if t.voice == passive && !t.finite() && p.lower(t.a-1) == "those" && p.nounAt[t.a-1] == 0 {
				break // "those detained": whoever they are
			}
			if t.patient = p.peopleBehind(t); t.patient >= 0 {
				break
			}
			if t.patient = p.whoAreFirst(t); t.patient >= 0 {
				break
			}
			if t.patient = p.numberReached(t); t.patient >= 0 {
				break
			}
			if t.patient = p.jointSubject(i); t.patient >= 0 {
				break
			}
			if t.patient = p.whoWere(t); t.patient >= 0 {
				break
			}
			if t.voice == passive && !t.finite() && p.lower(t.a-1) == "those" {
				break // told of before
			}
			if t.kind == "intr" && p.otherSubject(t) {
				break
			}
			if t.patient = p.leftOf(t); t.chain.gerundBe && gerundOpens[p.lower(t.chain.a-1)] {
				if i := p.mainSubject(t); i >= 0 || t.patient >= 0 && p.pronounTells(&p.nouns[t.patient]) {
					t.patient = i
				}
			}
		case nominal:
			if t.patient = p.ofNoun(t); t.patient < 0 && p.facing(t) >= 0 {
				c := *t
				c.chain.a, c.chain.be = p.facing(t), true
				if t.patient = p.leftOf(&c); t.patient >= 0 {
					t.voice = subject
				}
			}
			if t.patient < 0 && i > 0 && p.meantFor(t) && p.triggers[i-1].voice == passive && p.verbless(p.triggers[i-1].b, t.a) {
				t.patient = p.triggers[i-1].patient // "are being taken to the border for repatriation"
			}
		case adjective:
			t.patient = p.nounAt[t.a] - 1
		}
	}
	p.strikers()
	p.shareActive()
	p.heldWhere()
	for i := range p.triggers {
		p.companyOf(&p.triggers[i])
		p.antecedent(&p.triggers[i])
		p.wholeWho(&p.triggers[i])
	}
}

// peopleBehind gives the people behind a participle that opens its sentence: "Also arrested were two drivers".
func (p *passage) peopleBehind(t *trigger) int {
	if t.voice != passive || t.finite() || t.a > p.body+2 {
		return -1
	}
	be := t.b
	for be < min(len(p.tokens), t.b+9) && p.lower(be) != "was" && p.lower(be) != "were" {
		if p.nounAt[be] > 0 || p.lower(be) == "," {
			return -1
		}
		be++ // "also returned from one country to another in May was"
	}
	for k := be + 1; k < min(len(p.tokens), be+5); k++ {
		if i := p.nounAt[k] - 1; i >= 0 {
			return i
		}
	}
	return -1
}

// whoAreFirst gives the people of whom it is said that they "are the first refugees to be arrested"; -1 for none.
func (p *passage) whoAreFirst(t *trigger) int {
	if !t.chain.to || !p.firstOfAll(t.chain.a-1) {
		return -1
	}
	n := p.nouns[p.nounAt[t.chain.a-1]-1]
	if k := n.a - 1; !n.counted && k > p.body && beForms[p.lower(k)] {
		return p.nounAt[k-1] - 1
	}
	return -1
}

var gerundOpens = wordSet("before after without since upon by")

// mainSubject gives the subject of the sentence, to which "before being arrested" belongs.
func (p *passage) mainSubject(t *trigger) int {
	from := p.body
	for k := t.chain.a - 2; k > p.body; k-- {
		if clauseOpens[p.lower(k)] {
			from = k
			break
		}
	}
	for i := range p.nouns {
		n := &p.nouns[i]
		if n.a >= t.chain.a {
			break
		}
		if n.a < from {
			continue
		}
		if p.pronounTells(n) {
			continue
		}
		if !p.tells(n) && !n.owner && !n.among && !prepositions[p.lower(n.a-1)] && p.lower(n.a-1) != "to" && n.role != "helper" {
			return i
		}
	}
	return -1
}

// numberReached gives the figure in "the number detained reached 41".
func (p *passage) numberReached(t *trigger) int {
	if w := p.lower(t.a - 1); w != "number" && w != "numbers" && w != "total" {
		return -1
	}
	for k := t.b; k < min(len(p.tokens), t.b+7); k++ {
		if i := p.nounAt[k] - 1; i >= 0 {
			if p.nouns[i].counted && !p.nouns[i].singular {
				return i
			}
			return -1
		}
	}
	return -1
}

// antecedent leads from "they" to people numbered or named side by side before it in the sentence.
func (p *passage) antecedent(t *trigger) {
	if i := p.kinBefore(t); i >= 0 {
		t.patient = i
		return
	}
	if t.patient < 1 || p.nouns[t.patient].ref != pronoun || p.nouns[t.patient].singular || p.nouns[t.patient].part {
		return
	}
	for i := t.patient - 1; i >= 0; i-- {
		n := &p.nouns[i]
		if n.helper() || p.tells(n) && !(n.counted && !n.singular && n.nation != "") || n.owner || n.among || n.part {
			continue
		}
		if p.helped(n) {
			t.patient = i // "helped refugees who feared that they …"
			return
		}
		if p.lower(p.nouns[t.patient].a) == "them" && p.subjectOf(n, p.nouns[t.patient].a) {
			continue
		}
		if o := p.triggerOf(i, t); o != nil {
			t.patient, t.voice = i, o.voice
			return
		}
		if !n.counted && !n.singular && n.vague == "" && n.ref == bare && n.kind != "group" && p.isPatient(i) {
			t.patient = i // "detained refugees and planned to return them"
			return
		}
		pair := i > 0 && n.singular && p.joinsLeft(i-1, i, 1) && p.nouns[i-1].singular && !p.tells(&p.nouns[i-1])
		if pair {
			t.patient = i - 1
			return
		}
		if n.counted && !n.singular && n.unit == habeas.Persons && n.ref <= definite {
			t.patient = i
			return
		}
	}
}

// subjectOf reports whether a verb follows the noun and reaches the object at token k in the same clause: in "two men asked them"
// the men are not "them".
func (p *passage) subjectOf(n *noun, k int) bool {
	if p.lower(n.a-1) == "of" || p.lower(n.a-1) == "with" {
		return false
	}
	verb := false
	for j := n.b; j < k; j++ {
		w := p.lower(j)
		if w == "," || w == ";" || w == "and" || w == "who" || w == "that" || w == "to" || clauseOpens[w] || p.nounAt[j] > 0 {
			return false
		}
		verb = verb || isAux(w) || strings.HasSuffix(w, "ed")
	}
	return verb && n.b < k
}

// coordinated reports whether the verb follows another by "and" or a comma, so that it shares its people.
func (p *passage) coordinated(t *trigger) bool {
	w := p.lower(t.chain.a - 1)
	return w == "and" || w == "or" || w == "then" || w == "but" || w == ","
}

// rightOf gives the noun right after an active verb, or in its gap; -1 for none.
func (p *passage) rightOf(t *trigger) int {
	from, to := t.b, min(len(p.tokens), t.b+maxReach)
	if t.hit.GapEnd > 0 {
		from, to = t.hit.GapStart, t.hit.GapEnd
	}
	for k := from; k < to; k++ {
		if n := p.nounAt[k]; n > 0 {
			if p.nouns[n-1].named {
				return -1 // "charged in a double homicide"
			}
			return p.namedAfter(p.owned(n - 1))
		}
		w := p.lower(k)
		if end := p.goalAt(k); end > 0 {
			k = end - 1
			continue // "handed over to the neighbour a party of eleven"
		}
		if w == "back" || w == "home" || w == "up" || adverb(w) || w == "a" || w == "an" || w == "the" || w == "another" || w == "some" {
			continue
		}
		if p.find(lexicon.Modifier, k) != nil || p.find(lexicon.People, k) != nil || possessives[w] || p.adjective(k) {
			continue
		}
		return p.titled(k, to)
	}
	return -1
}

// titled gives the person whom words for a calling at k, without an article, lead to: "arrested former investigator Abel Tekle"; -1 for
// none.
func (p *passage) titled(k, to int) int {
	for j := k; j < min(to, k+4); j++ {
		if i := p.nounAt[j] - 1; i >= 0 {
			if j > k && p.nouns[i].name != "" && p.nouns[i].a == j {
				return i
			}
			return -1
		}
		w := p.lower(j)
		if t := p.tokens[j]; !t.Word || t.Digit || t.Capital || closes[w] || isAux(w) || definites[w] || p.inTime(j, j+1) || p.find(lexicon.Act, j) != nil || p.find(lexicon.Saying, j) != nil {
			return -1
		}
	}
	return -1
}

// namedAfter follows a plural without a number to the persons named right after it: "arrested the activists A, B and C".
func (p *passage) namedAfter(i int) int {
	n := &p.nouns[i]
	if n.counted || n.singular || n.vague != "" || i+1 >= len(p.nouns) {
		return i
	}
	if next := &p.nouns[i+1]; next.name != "" && (next.a == n.b+2 && p.lower(n.b) == "such" || next.a == n.b || next.a == n.b+1 && p.lower(n.b) == ",") {
		return i + 1
	}
	return i
}

// leftOf gives the noun before a passive verb or a state: the nearest that can be its subject.
func (p *passage) leftOf(t *trigger) int {
	finite := t.finite()
	found := -1
	for k := p.beforeAside(t.chain.a-1, finite); k >= p.body; k-- {
		w := p.lower(k)
		if w == ";" || w == ":" && found < 0 {
			break
		}
		if w == "," {
			k = p.beforeTeller(k)
		}
		i := p.nounAt[k] - 1
		if i < 0 {
			continue
		}
		k = p.nouns[i].a
		if p.cannotBeSubject(i, finite || p.nouns[i].b < t.chain.a && p.wholeBefore(i)) {
			continue
		}
		found = i
		break
	}
	if found >= 0 && !finite && p.lower(t.chain.a-1) == "and" {
		if k := p.verbOver(found); k >= 0 {
			c := *t
			c.chain.a, c.chain.be = k, true
			return p.leftOf(&c)
		}
	}
	if found > 0 && !p.nouns[found].counted && p.nouns[found].ref == bare && p.nouns[found-1].counted && p.lower(p.nouns[found-1].b) == "and" && p.nouns[found-1].b == p.nouns[found].a-1 {
		found-- // "13 migrants and activists"
	}
	if found >= 0 && finite {
		found = p.wholeAmong(p.outsideRelative(p.outer(found)))
	}
	return found
}

// beforeTeller goes back from a comma over words that only say who tells: ", the mother of one of them said, and …".
func (p *passage) beforeTeller(k int) int {
	h := p.find(lexicon.Saying, k-1)
	if h == nil || h.Entry.Kind != "verb" {
		return k
	}
	for j := k - 2; j > max(p.body, k-12); j-- {
		if p.lower(j) == "," {
			return j
		}
	}
	return k
}

// verbOver gives the form of "be" of the verb that noun i only completes: "were" in "were parted from their families and held".
func (p *passage) verbOver(i int) int {
	if w := p.lower(p.nouns[i].a - 1); w != "from" && w != "with" {
		return -1
	}
	for k := p.nouns[i].a - 2; k > max(p.body, p.nouns[i].a-6); k-- {
		if p.nounAt[k] > 0 || p.lower(k) == "," || clauseOpens[p.lower(k)] {
			return -1
		}
		if w := p.lower(k); w == "was" || w == "were" {
			return k
		}
	}
	return -1
}

// otherSubject reports whether a word that means none of the people found stands right before a verb of what its subject does: "the
// president arrived".
func (p *passage) otherSubject(t *trigger) bool {
	k := t.a - 1
	if t.finite() || k <= p.body || !p.tokens[k].Word || p.tokens[k].Digit || p.nounAt[k] > 0 || p.inPlace(k) || p.inTime(k, k+1) {
		return false
	}
	w := p.lower(k)
	return !adverb(w) && !closes[w] && !isAux(w) && p.find(lexicon.Act, k) == nil && p.find(lexicon.Cue, k) == nil && p.find(lexicon.Group, k) == nil && (definites[p.lower(k-1)] || p.find(lexicon.People, k-1) != nil)
}

// outsideRelative leads from a noun inside a relative clause to the people that the clause is about: in "women who had lived with
// farmers were caught" the women.
func (p *passage) outsideRelative(i int) int {
	if p.nouns[i].counted && p.lower(p.nouns[i].a-1) == "," {
		for j := range i {
			if p.lower(p.nouns[j].a-1) == "of" && p.nouns[j].counted && p.nouns[j].count.Best() > p.nouns[i].count.Best() {
				return i // "of the 17 who had left, five were caught"
			}
		}
	}
	for k := p.nouns[i].a - 1; k > p.body; k-- {
		w := p.lower(k)
		if w == "that" || w == "when" || w == "after" || w == "before" || w == ";" || p.find(lexicon.Saying, k) != nil {
			return i
		}
		if w != "who" && w != "which" {
			continue
		}
		verb := false
		for j := k + 1; j < p.nouns[i].a; j++ {
			_, _, is := p.verbAt(j)
			verb = verb || is || isAux(p.lower(j)) || strings.HasSuffix(p.lower(j), "ed")
		}
		j := k - 1
		for j > p.body && (p.lower(j) == "," || p.tokens[j].Digit || p.inPlace(j) || prepositions[p.lower(j)] && p.inPlace(j+1)) {
			j-- // "Kim, 43, who …", "a couple from the port who …"
		}
		if n := p.nounAt[j] - 1; verb && n >= 0 {
			return p.wholeAmong(n)
		}
		return i
	}
	return i
}

// beforeAside goes back over what stands between commas right before a finite verb: "Ten men, all of them farmers, were held".
func (p *passage) beforeAside(k int, finite bool) int {
	if finite && p.lower(k) == "-" {
		for j := k - 1; j > p.body && k-j < 30; j-- {
			if p.lower(j) == "-" && p.lower(j-1) != "-" && j < k-1 {
				return j - 1
			}
		}
	}
	if !finite || p.lower(k) != "," {
		return k
	}
	for j := k - 1; j > p.body && k-j < 34; j-- {
		if p.lower(j) == "," && k-j >= 14 && p.lower(j+1) != "who" && p.lower(j+1) != "whom" && p.lower(j+3) != "whom" {
			return k
		}
		if p.lower(j) == "," {
			if p.onlyName(j+1, k) {
				return k - 1
			}
			if p.nounAt[j-1] > 0 || j > p.body+3 {
				return j - 1
			}
			return k
		}
	}
	return k
}

// onlyName reports whether tokens a to b are the name of one person whom what stands before tells of without a word for people:
// "the head of the schools, Abel Tekle, was held".
func (p *passage) onlyName(a, b int) bool {
	i := p.nounAt[a] - 1
	return i >= 0 && p.nouns[i].name != "" && p.nouns[i].a == a && p.nouns[i].b == b && p.nounAt[max(a-2, 0)] == 0
}

// wholeBefore reports whether noun i stands as a part beside a whole numbered or told of before it.
func (p *passage) wholeBefore(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if n := &p.nouns[k]; !n.among {
			return (n.counted || n.ref == definite) && !n.singular && p.nouns[i].among
		}
	}
	return false
}

// cannotBeSubject refuses parts told beside the whole, owners, and those after "by".
func (p *passage) cannotBeSubject(i int, finite bool) bool {
	n := &p.nouns[i]
	before := p.lower(n.a - 1)
	if n.owner || n.named || before == "by" || before == "(" && p.lower(n.b) == ")" || p.tells(n) && n.name != "" {
		return true
	}
	return finite && n.among || before == "be"
}

// outer climbs from "a girl" in "the mother of a girl" to the mother, from "the group" in "guides helping the group" to the guides:
// the subject of a finite verb is the head.
func (p *passage) outer(i int) int {
	if p.doingTo(i) {
		return p.outer(i - 1)
	}
	k := p.nouns[i].a - 1
	if p.nouns[i].kind == "group" {
		for j := k; j > max(p.body, k-4) && p.tokens[j].Word && !closes[p.lower(j)] && p.nounAt[j] == 0; j-- {
			k = j - 1 // "members of a hill tribe minority group"
		}
	}
	if w := p.lower(k); w == "a" || w == "an" {
		k--
	}
	if p.lower(k) != "of" || i == 0 {
		return i
	}
	if o := p.nouns[i-1]; o.b == k && o.ref != pronoun {
		return i - 1
	}
	return i
}

// doingTo reports whether noun i is whom or where the people right before it are told to be doing something: "women living with farmers".
func (p *passage) doingTo(i int) bool {
	if i == 0 || p.nouns[i-1].owner {
		return false
	}
	k := p.nouns[i-1].b
	w := p.lower(k)
	if !strings.HasSuffix(w, "ing") || closes[w] && w != "living" && w != "staying" && w != "hiding" || !p.tokens[k].Word || p.nouns[i].a-k > 4 {
		return false
	}
	for k++; k < p.nouns[i].a; k++ {
		if !p.tokens[k].Word || p.inTime(k, k+1) {
			return false
		}
	}
	return true
}

// helper reports whether a noun means those who help rather than those who flee.
func (n *noun) helper() bool { return n.role == "helper" }
