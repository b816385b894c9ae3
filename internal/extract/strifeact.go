package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// A deed is one act of violence as one verb or noun of a passage tells it: who did it, to whom or what, when and where.
type deed struct {
	act      habeas.Act
	t        *trigger
	p        *passage
	at       int // passage
	victims  []phrase
	targets  []phrase // things and bodies
	perps    []phrase
	blamed   []phrase // named as responsible
	weapon   bool     // told with a bomb or the like
	when     *moment
	where    []spot
	verdict  verdict
	anaphora bool // "the attack": told of before, as far as the word says
	fight    bool // told by a word for fighting between sides: "a clash", "the offensive"
	combat   bool // the sentence tells of fighting between armed sides
}

// violence lists the acts that a deed can be.
func violence(a habeas.Act) bool { return violent(a) || fatal(a) || a == arson }

// arson is a code of the shipped lexicon beside the acts that are always known.
const arson habeas.Act = "arson"

// deeds reads the acts of violence of a passage.
func (p *passage) deeds(at int, book *orgBook) ([]deed, []phrase) {
	qs := p.phrases(book)
	p.namesNoPlace(qs)
	p.asNouns()
	var out []deed
	fight := p.fighting()
	for i := range p.triggers {
		t := &p.triggers[i]
		if !violence(t.act) || t.voice == adjective && !victimsOf[t.act] || t.kind == "noun" && inName(t, qs) {
			continue
		}
		v := p.judgeDeed(t)
		if v.skip != "" || !v.modality.Real() && v.modality != habeas.Attempted && !p.threat(v) || p.general(t) != "" {
			continue
		}
		if t.voice == passive && !t.chain.be && !t.chain.gerundBe && t.kind != "noun" && (len(p.after(t.b, qs)) > 0 || p.byArmed(t, qs)) {
			t.voice = active // its object was no people that the lists have: "gunmen shot Tarbu"
		}
		d := deed{act: t.act, t: t, p: p, at: at, verdict: v, combat: fight, fight: t.kind == "noun" && fights[p.lower(t.b-1)]}
		p.undergo(&d, qs)
		if len(d.victims)+len(d.targets) == 0 && t.voice == passive && p.coordinated(t) && len(out) > 0 {
			d.victims = out[len(out)-1].victims // "had disappeared and been seized"
		}
		p.doers(&d, qs)
		if t.hit.Form&lexicon.Gerund != 0 && t.kind == "verb" && len(out) > 0 && p.lower(t.a-1) == "," {
			d.perps = out[len(out)-1].perps // ", wounding three": whoever did the rest
		}
		if d.act == habeas.Bombing && p.fromAir(&d) {
			d.act = habeas.Attack
		}
		d.weapon = d.act == habeas.Bombing || p.armedWith(t, qs)
		if t.kind == "weak" && !p.doneByArms(&d, qs) {
			continue
		}
		d.when, d.where = p.timeOf(t, nil), p.whereOf(t, "")
		if p.sumsUp(&d) || p.goesOn(t) || len(d.perps) == 0 && p.ofAccident() {
			continue
		}
		d.anaphora = t.kind == "noun" && (definites[p.lower(t.a-1)] || definites[p.lower(t.a-2)])
		out = append(out, d)
	}
	return out, qs
}

// fromAir reports whether a bombing is a bombardment by a State's forces, or from the air, and no bomb that somebody laid.
func (p *passage) fromAir(d *deed) bool {
	if !strings.HasPrefix(p.lower(d.t.a), "bomb") || d.t.b > d.t.a+1 {
		return false
	}
	for _, q := range d.perps {
		if q.kind == "force" || q.kind == "body" && p.onList("forces of state", q.head-1) {
			return true
		}
	}
	for k := p.body; k < len(p.tokens); k++ {
		if p.onList("aircraft", k) || p.lower(k) == "air" && p.lower(k+1) == "force" {
			return true
		}
	}
	return false
}

// manyDead is a number of people that no single happening that is told of in passing has: a whole war's.
const manyDead = 1000

// sumsUp reports whether a deed is a figure for a war or a long time, and no happening.
func (p *passage) sumsUp(d *deed) bool {
	some := false
	for _, q := range d.victims {
		some = some || q.counted && q.count.Best() >= 10 || q.plural && !q.counted && q.name == ""
		if q.counted && q.count.Best() >= manyDead {
			return true
		}
	}
	if !some {
		return false
	}
	if d.when != nil && (d.when.total || d.when.since.To != 0 || placed(d.when) && d.when.Days() > 45) {
		return true
	}
	for _, m := range p.times {
		if m.length && p.onList("over a time", m.a-1) {
			return true
		}
	}
	return false
}

// goesOn reports whether an act is told as what somebody does at present, again and again: "is bombing the quarters".
func (p *passage) goesOn(t *trigger) bool {
	if t.hit.Form&lexicon.Gerund == 0 || !t.chain.be || t.act == habeas.Abduction {
		return false
	}
	for k := t.chain.a; k < t.a; k++ {
		if w := p.lower(k); w == "is" || w == "are" || w == "am" {
			return true
		}
	}
	return false
}

// ofAccident reports whether the passage tells of an accident or a disaster.
func (p *passage) ofAccident() bool {
	for k := p.body; k < len(p.tokens); k++ {
		if p.onList("accident", k) {
			return true
		}
	}
	return false
}

// inName reports whether the noun of an act stands within words for people or a body: "death squads".
func inName(t *trigger, qs []phrase) bool {
	for i := range qs {
		if q := &qs[i]; (q.kind == "armed" || q.kind == "body") && t.a >= q.first && t.b < q.head {
			return true
		}
	}
	return false
}

// byArmed reports whether armed people stand right before a bare verb that "by" does not follow: they did it.
func (p *passage) byArmed(t *trigger, qs []phrase) bool {
	for k := t.b; k < t.b+4; k++ {
		if p.lower(k) == "by" {
			return false
		}
	}
	k := t.chain.a
	for adverb(p.lower(k - 1)) {
		k--
	}
	for _, q := range qs {
		if q.b == k && (q.kind == "armed" && q.plural || q.kind == "body" && q.org != "") && !subordinate[p.lower(q.a-1)] {
			return true
		}
	}
	return false
}

// judgeDeed decides the reality of an act. What governs the words before an act named by a noun says nothing of the act itself:
// "ordered an inquiry into the murder".
func (p *passage) judgeDeed(t *trigger) verdict {
	v := p.judge(t)
	if t.kind != "noun" || v.modality == habeas.NotHappened || v.modality == habeas.Denied || v.modality == habeas.Question {
		return v
	}
	for k := t.a - 1; k >= max(p.body, t.a-3); k-- {
		if h := p.find(lexicon.Cue, k); h != nil && h.End >= t.a-1 && (h.Entry.Code == "risk" || h.Entry.Code == "plan" || h.Entry.Code == "attempt" || h.Entry.Code == "conditional" || h.Entry.Code == "urge") {
			return v
		}
	}
	return verdict{modality: habeas.Happened, statement: habeas.Direct}
}

// threat reports whether an act that did not happen was threatened.
func (p *passage) threat(v verdict) bool {
	return (v.modality == habeas.Feared || v.modality == habeas.Planned) && strings.Contains(v.because, "threat")
}

// doneByArms reports whether a verb of wide meaning ("destroyed") has a bomb or armed people for its subject or after "by".
func (p *passage) doneByArms(d *deed, qs []phrase) bool {
	for _, q := range p.before(d.t.chain.a, qs) {
		if q.kind == "weapon" && d.t.voice == active {
			d.weapon = q.explosive
			return true
		}
	}
	if d.t.hit.GapEnd > 0 {
		for _, q := range qs {
			if q.kind == "weapon" && q.a >= d.t.hit.GapStart && q.b <= d.t.hit.GapEnd {
				if q.explosive {
					d.weapon, d.act = true, habeas.Bombing
				}
				return true
			}
		}
		return false
	}
	for _, q := range d.perps {
		if q.kind == "armed" || q.org != "" {
			return len(d.targets) > 0 || len(d.victims) > 0
		}
	}
	return false
}

var fights = wordSet("clash clashes combat fighting battle battles skirmish skirmishes firefight crossfire operation operations offensive confrontation confrontations counterattack")

// fighting reports whether the passage tells of armed sides that fight each other.
func (p *passage) fighting() bool {
	for i := p.body; i < len(p.tokens); i++ {
		if fights[p.lower(i)] {
			return true
		}
	}
	return false
}

// undergo gives a deed the people and things it was done to.
func (p *passage) undergo(d *deed, qs []phrase) {
	t := d.t
	var found []phrase
	switch {
	case t.voice == passive || t.voice == subject:
		if t.hit.GapEnd == 0 || true {
			found = p.before(t.chain.a, qs)
		}
	case t.voice == adjective:
		for _, q := range qs {
			if t.a >= q.a && t.a < q.b {
				found = append(found, q)
			}
		}
	case t.kind == "noun":
		found = p.objectOfNoun(t, qs)
	default:
		from := t.b
		if t.hit.GapEnd > 0 && t.kind != "weak" {
			from = t.hit.GapStart
		}
		found = p.after(from, qs)
	}
	if len(found) == 0 && (t.kind == "state" || t.kind == "intr") {
		found = p.before(t.a, qs)
	}
	for _, q := range found {
		if (d.act == habeas.Attack || d.act == habeas.Bombing) && p.townlike(&q) {
			q.kind = "thing" // "attacked Las Flores"
		}
		switch q.kind {
		case "thing", "body":
			d.targets = append(d.targets, q)
			if q.kind == "thing" && (d.act == habeas.Attack || d.act == habeas.Bombing) {
				d.victims = append(d.victims, p.owners(q, qs)...)
			}
		case "weapon":
			d.weapon = d.weapon || q.explosive
		default:
			d.victims = append(d.victims, q)
		}
	}
	if d.act == habeas.Bombing || d.act == habeas.Attack || d.act == arson {
		p.placedAgainst(d, qs)
	}
}

// townlike reports whether a bare name is that of a town, as the gazetteer or its first word tells.
func (p *passage) townlike(q *phrase) bool {
	if q.kind != "name" {
		return false
	}
	for k := q.named.start; k < q.named.end; k++ {
		if p.inPlace(k) {
			return true
		}
	}
	return p.onList("town name", q.named.start) || p.onList("town name", q.named.start-1)
}

var against = wordSet("at against on near outside inside in")

// placedAgainst finds what a bomb went off at: "exploded in front of the embassy".
func (p *passage) placedAgainst(d *deed, qs []phrase) {
	if len(d.targets) > 0 || len(d.victims) > 0 {
		return
	}
	for _, q := range qs {
		if q.a < d.t.b || q.a > d.t.b+12 || q.kind != "thing" && q.kind != "body" {
			continue
		}
		if w := p.lower(q.a - 1); against[w] || w == "of" && (p.lower(q.a-2) == "front" || p.lower(q.a-2) == "outside") {
			d.targets = append(d.targets, q)
			return
		}
	}
}

// after gives the phrases right after a verb, with those joined to them.
func (p *passage) after(from int, qs []phrase) []phrase {
	for i, q := range qs {
		if q.b <= from {
			continue
		}
		if q.a < from && q.b > from {
			q.a = from
		}
		if !p.skippable(from, q.a) {
			return nil
		}
		return p.chained(qs, i)
	}
	return nil
}

// skippable reports whether only adverbs, articles and numbers stand between tokens a and b.
func (p *passage) skippable(a, b int) bool {
	if b-a > 5 {
		return false
	}
	for k := a; k < b; k++ {
		if end := p.inserted(k); end > 0 && end <= b {
			k = end - 1
			continue
		}
		w := p.lower(k)
		if !adverb(w) && !definites[w] && !vagueWords[w] && !p.nationAt(k) && p.find(lexicon.Modifier, k) == nil && w != "presumed" && w != "presumably" && w != "a" && w != "an" && !p.tokens[k].Digit && small[w] == 0 && w != "least" && w != "about" && w != "at" && w != "more" && w != "than" && w != `"` && w != "former" && !possessives[w] && w != "another" && w != "over" {
			return false
		}
	}
	return true
}

// chained gives the phrase i and those joined to it by commas, "and" and brackets, until one begins a clause of its own.
func (p *passage) chained(qs []phrase, i int) []phrase {
	out := []phrase{qs[i]}
	for j := i + 1; j < len(qs); j++ {
		if !p.linked(qs[j-1].b, qs[j].a) || p.opensPredicate(qs[j].b) {
			break
		}
		out = append(out, qs[j])
	}
	return out
}

// linked reports whether tokens a to b join two phrases of one list; the place or body of the first may stand between.
func (p *passage) linked(a, b int) bool {
	if b-a > 9 {
		return false
	}
	join, of := false, false
	for k := a; k < b; k++ {
		w := p.lower(k)
		of = of && w != "," || w == "of"
		switch {
		case w == "," || w == ";" || w == "and" || w == "(" || w == "[" || w == "including" || w == "plus" || w == "or":
			join = true
		case w == "with" && (p.lower(k-1) == "along" || p.lower(k-1) == "together"):
			join = true
		case w == "along" || w == "together" || w == ")" || w == "]" || w == "as" || w == "well" || w == "also" || w == "-" || w == "his" || w == "her" || w == "their" || p.tokens[k].Digit || w == "aged" || w == "old" || w == "year-old":
		case p.inPlace(k) || w == "of" || w == "from" || w == "in" || w == "the" || w == "alias":
		case small[w] > 0 || w == "a" || w == "an" || w == "department" || w == "identified" || w == "former":
		case of && p.plainWord(k) || of && !join && p.find(lexicon.Modifier, k) != nil:
		default:
			return false
		}
	}
	return join
}

// opensPredicate reports whether a finite verb stands at k.
func (p *passage) opensPredicate(k int) bool {
	w := p.lower(k)
	if isAux(w) {
		return true
	}
	if h := p.find(lexicon.Act, k); h != nil && h.Form&(lexicon.Past|lexicon.Third) != 0 && h.Entry.Kind != "noun" && h.Entry.Kind != "state" {
		return true
	}
	h := p.find(lexicon.Saying, k)
	return h != nil && h.Entry.Kind == "verb"
}

// objectOfNoun gives what an act named by a noun was done to: "the murder of", "an attack on", "his killing".
func (p *passage) objectOfNoun(t *trigger, qs []phrase) []phrase {
	k := t.b
	for k < t.b+5 && p.lower(k) != "of" && p.lower(k) != "against" && p.lower(k) != "on" && p.lower(k) != "upon" && p.lower(k) != "at" {
		if !adverb(p.lower(k)) && p.lower(k) != "attempt" && p.lower(k) != "attack" && p.lower(k) != "attacks" && !p.inTime(k, k+1) && p.lower(k) != "carried" && p.lower(k) != "out" && p.lower(k) != "today" && p.lower(k) != "yesterday" && p.lower(k) != "perpetrated" && p.lower(k) != "staged" && p.lower(k) != "committed" && p.lower(k) != "in" && !p.inPlace(k) {
			break
		}
		k++
	}
	switch w := p.lower(k); w {
	case "of", "against", "on", "upon", "at":
		if p.inTime(k+1, k+2) {
			break
		}
		if w != "of" || t.act != habeas.Attack && t.act != habeas.Bombing || true {
			return p.after(k+1, qs)
		}
	}
	if k := p.escaped(t); k > 0 {
		return p.before(p.chainStart(k), qs)
	}
	for i, q := range qs { // "the mayor's murder"
		if q.b < t.a && p.lower(q.b) == "'s" && t.a-q.b <= 3 && t.act != habeas.Attack && t.act != habeas.Bombing {
			return qs[i : i+1]
		}
	}
	return nil
}

var escapes = wordSet("escaped escape escapes survived survive survives")

// escaped gives the verb by which somebody got away from the act named at t: "the senator escaped an attack"; 0 for none.
func (p *passage) escaped(t *trigger) int {
	for k := t.a - 1; k > max(p.body, t.a-8); k-- {
		if escapes[p.lower(k)] {
			return k
		}
		if !p.tokens[k].Word {
			return 0
		}
	}
	return 0
}

// owners gives the persons whose house, car or office was attacked: "an attack on the home of Judge Tarbu".
func (p *passage) owners(thing phrase, qs []phrase) []phrase {
	for i, q := range qs {
		if q.a < thing.b || !p.onlyBetween(thing.b, q.a, "of") {
			continue
		}
		if q.people() && (q.name != "" || q.kind == "civil") {
			return p.chained(qs, i)
		}
		return nil
	}
	return nil
}

// armedWith reports whether a deed was done with a bomb or the like: it is the subject of the verb, it describes the noun, or "with",
// "using" or "by" stands before it.
func (p *passage) armedWith(t *trigger, qs []phrase) bool {
	for _, q := range qs {
		if !q.explosive || q.a < t.a-14 || q.b > t.b+16 {
			continue
		}
		w := p.lower(q.a - 1)
		if w == "with" || w == "using" || w == "by" && q.a > t.a || q.b == t.a || w == "in" && q.a > t.b {
			return true
		}
	}
	return false
}
