package extract

import (
	"slices"
	"strings"

	"habeas"
)

// How many were killed and hurt in a happening: the sums that headline and text give, or the persons told of one by one. Two
// tellings are of two persons only where the words of the tellings themselves say so; what was understood along the way, from
// pronouns above all, is too weak for that.

// A likeness is what one mention says of a person by its own words.
type likeness struct {
	name, sex, kind string
	age             int
	fresh           bool // "a man", "one woman": told of for the first time
	one             bool // with the figure one
}

// likenessOf reads a mention; a pronoun says nothing.
func (p *passage) likenessOf(n *noun) likeness {
	if n.ref == pronoun || n.count.Best() != 1 {
		return likeness{}
	}
	l := likeness{name: n.name, sex: n.sex, kind: n.kind, age: n.age}
	w := p.lower(n.a)
	l.one = (w == "one" || w == "1") && !n.part
	l.fresh = l.one || n.ref == bare && n.name == "" && (w == "a" || w == "an" || p.lower(n.a-1) == "a" || p.lower(n.a-1) == "an")
	return l
}

// with adds what another mention of the same person says.
func (l likeness) with(o likeness) likeness {
	l.name, l.sex, l.kind = firstOf(l.name, o.name), firstOf(l.sex, o.sex), firstOf(l.kind, o.kind)
	if l.age == 0 {
		l.age = o.age
	}
	l.fresh, l.one = l.fresh || o.fresh, l.one || o.one
	return l
}

// differs reports whether two mentions cannot be of one person.
func (l likeness) differs(o likeness) bool {
	soldier := l.kind == "military" && o.kind == "child" || l.kind == "child" && o.kind == "military"
	return soldier || otherName(l.name, o.name) || l.age > 0 && o.age > 0 && l.age != o.age || l.sex != "" && o.sex != "" && l.sex != o.sex
}

// A person is one of the people killed or hurt, through all facts that tell of him or her.
type person struct {
	facts []*fact
	first *party
	own   likeness
	name  string
	age   int
	sex   string
	fresh map[int]bool // passages in which he or she is told of as new
}

// people gives the persons that facts tell of one by one.
func people(fs []*fact) []*person {
	var out []*person
	for _, f := range fs {
		if f.claim.Count.Best() > 1 || !f.party.singular && f.claim.Count.Best() != 1 {
			continue
		}
		if q := match(out, f); q != nil {
			q.add(f)
			continue
		}
		q := &person{first: f.party, fresh: map[int]bool{}}
		q.add(f)
		out = append(out, q)
	}
	return out
}

func (q *person) add(f *fact) {
	q.facts = append(q.facts, f)
	q.own = q.own.with(f.own)
	q.name, q.sex = firstOf(q.own.name, f.party.name), firstOf(q.own.sex, f.party.sex)
	if q.age = q.own.age; q.age == 0 {
		q.age = f.party.age
	}
	if f.own.fresh {
		q.fresh[f.at] = true
	}
}

// match gives the person told of before whom a fact may mean: the one of the same party, name or age first, else one against whom
// nothing speaks.
func match(known []*person, f *fact) *person {
	for _, q := range known {
		if q.own.differs(f.own) {
			continue
		}
		if q.first == f.party || oneName(q.name, f.own.name) || q.own.age > 0 && q.own.age == f.own.age && !f.other && !(f.own.fresh && q.fresh[f.at]) {
			return q
		}
	}
	if f.other {
		return nil
	}
	for _, q := range known {
		if !q.own.differs(f.own) && !(f.own.fresh && q.fresh[f.at]) {
			return q
		}
	}
	return nil
}

func oneName(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, y := nameWords(a), nameWords(b)
	return len(x) > 0 && len(y) > 0 && x[len(x)-1] == y[len(y)-1]
}

func otherName(a, b string) bool { return a != "" && b != "" && !oneName(a, b) }

// countDead gives how many lost their lives: a running figure, the sum of the headline, the first sum of the text with what the
// same sentence adds to it, or the persons one by one.
func (d *discourse) countDead(h *happening, dead []*person, ps []*passage) int {
	if n := told(h.dead); n > 0 {
		return n
	}
	h.self = suicide(ps)
	self := h.self
	if n := ordinal(d.headline.of(fatal)); n > 0 {
		if self >= 0 {
			n++
		}
		return n // "Third man dies after shooting"
	}
	if f := d.headline.sum(fatal); f != nil {
		n := f.claim.Count.Best()
		if suicide(d.headline.ps) >= 0 || self >= 0 && f.killed {
			n++
		}
		return n + added(d.headline.of(fatal), f)
	}
	if f := firstSum(h.dead, h.hurt); f != nil {
		n := f.claim.Count.Best()
		if self == f.at || self >= 0 && f.killed {
			n++
		}
		return n + added(h.dead, f)
	}
	n := max(len(dead), ordinal(h.dead)) + added(h.dead, nil)
	if self >= 0 && len(h.dead) > 0 && !toldOfSelf(h, dead, ps[self], self) {
		n++
	}
	return n
}

// of gives what the headline tells of acts of one kind.
func (h *headline) of(kind func(habeas.Act) bool) []*fact {
	var out []*fact
	for _, f := range h.facts {
		if kind(f.claim.Act) && reality(f) == "real" && !f.period && !f.usual && !f.many {
			out = append(out, f)
		}
	}
	return out
}

// sum gives the first figure that the headline gives for acts of one kind; a person without a figure is none.
func (h *headline) sum(kind func(habeas.Act) bool) *fact {
	for _, f := range h.of(kind) {
		if f.claim.Count.Best() > 1 && !vagueSize(f.claim.Count) || f.own.one {
			return f
		}
	}
	return nil
}

// told gives the sum that a running figure gives in so many words: "bringing the number of dead to three"; 0 for none.
func told(fs []*fact) int {
	for _, f := range fs {
		if f.total {
			return f.claim.Count.Best()
		}
	}
	return 0
}

// ordinal gives the highest number that "a third victim" implies; 0 for none.
func ordinal(fs []*fact) int {
	most := 0
	for _, f := range fs {
		most = max(most, f.rank)
	}
	return most
}

// firstSum gives the first fact of several people that adds none to those told before, or of one beside others hurt: "one killed
// and two wounded".
func firstSum(fs, beside []*fact) *fact {
	for _, f := range fs {
		if f.claim.Count.Best() > 1 && !f.other || f.own.one && toldAt(beside, f) {
			return f
		}
	}
	return nil
}

// toldAt reports whether one of the facts is told in the same sentence of other people.
func toldAt(fs []*fact, of *fact) bool {
	for _, f := range fs {
		if f.at == of.at && f.party != of.party {
			return true
		}
	}
	return false
}

// added gives the people told of as "others" before the sum was told, or in all when none was; the largest of them, for they are
// told again and again.
func added(fs []*fact, sum *fact) int {
	most := 0
	for _, f := range fs {
		if sum != nil && f.at != sum.at {
			continue
		}
		if f.other && f.claim.Count.Best() > 1 {
			most = max(most, f.claim.Count.Best())
		}
	}
	return most
}

// countHurt gives how many were hurt and lived: the sum of the headline, the first sum of wounded in the text; else the sum of
// those shot or stabbed less the dead; else the persons one by one.
func (d *discourse) countHurt(h *happening, hurt, dead []*person, killed int) int {
	alone := len(survivors(hurt, dead, killed))
	living := slices.DeleteFunc(sums(h.hurt), func(f *fact) bool { return f.ofTheDead(h.dead, killed) })
	for _, told := range [][]*fact{d.headline.sums(), living} {
		deaths := d.headline.of(fatal)
		if len(told) > 0 && told[0].at >= 0 && !told[0].title {
			deaths = h.dead
		}
		if n, ok := wounded(told, deaths, h.struckDead(killed), alone); ok {
			return n
		}
	}
	return alone
}

// struckDead gives how many of the dead others struck: all but who killed himself.
func (h *happening) struckDead(killed int) int {
	if h.self >= 0 && killed > 0 {
		return killed - 1
	}
	return killed
}

// sums gives the figures of the headline for people hurt.
func (h *headline) sums() []*fact {
	var out []*fact
	for _, f := range h.of(hurting) {
		if f.claim.Count.Best() > 1 && !vagueSize(f.claim.Count) || f.own.one {
			f.title = true
			out = append(out, f)
		}
	}
	return out
}

// ofTheDead reports whether a sum of the hurt tells how those died who are counted as dead: as many, and meant by "all three", "the
// four" or the words for the dead in the same sentence.
func (f *fact) ofTheDead(dead []*fact, killed int) bool {
	if f.claim.Count.Best() != killed || f.other {
		return false
	}
	words := strings.ToLower(f.claim.Who.Words)
	if first, _, _ := strings.Cut(words, " "); definites[first] || wholly[first] {
		return true
	}
	return slices.ContainsFunc(dead, func(o *fact) bool { return o.at == f.at && strings.ToLower(o.claim.Who.Words) == words })
}

// wholly are words that open a mention of everybody told of before.
var wholly = wordSet("all both they them who everyone each")

func hurting(a habeas.Act) bool { return a == habeas.Injury }

// sums gives the facts of several people.
func sums(fs []*fact) []*fact {
	var out []*fact
	for _, f := range fs {
		if f.claim.Count.Best() > 1 {
			out = append(out, f)
		}
	}
	return out
}

// wounded gives the number of those who lived from the figures told: the first of wounded, or of those struck less the dead.
func wounded(told, deaths []*fact, killed, alone int) (int, bool) {
	var struck *fact
	for _, f := range told {
		if !f.struck || f.other {
			return f.claim.Count.Best(), true
		}
		if struck == nil {
			struck = f
		}
	}
	if struck == nil {
		return 0, false
	}
	n := struck.claim.Count.Best()
	if !struck.all && besides(struck, deaths) {
		return n, true
	}
	return max(n-killed, alone, 0), true
}

// besides reports whether the sentence of those struck tells of the dead first, and so apart: "killed one and shot three".
func besides(struck *fact, dead []*fact) bool {
	for _, f := range dead {
		if f.at == struck.at && f.party != struck.party && (f.order < struck.order || f.claim.Count.Best() >= struck.claim.Count.Best()) {
			return true
		}
	}
	return false
}

// survivors gives the persons hurt of whom no death is told.
func survivors(hurt, dead []*person, killed int) []*person {
	var out []*person
	for _, q := range hurt {
		if !q.died(dead, killed) {
			out = append(out, q)
		}
	}
	return out
}

func (q *person) died(dead []*person, killed int) bool {
	struck, other, self := true, false, true
	for _, f := range q.facts {
		if f.lost {
			return true
		}
		struck, other, self = struck && f.struck, other || f.other, self && f.self
	}
	if len(dead) == 0 {
		return killed > 0 && struck && !other
	}
	for _, o := range dead {
		if q.struckBeside(o) {
			continue
		}
		if oneName(q.name, o.name) || q.own.age > 0 && q.own.age == o.own.age && !otherName(q.name, o.name) || o.tells(q.first) {
			return true
		}
		if !other && !o.own.differs(q.own) && !(q.freshBeside(o)) {
			return true
		}
	}
	return false
}

// struckBeside reports whether a sentence tells what was done to each of both: "shot the daughter and killed her mother".
func (q *person) struckBeside(o *person) bool {
	for _, f := range q.facts {
		for _, g := range o.facts {
			if f.object && g.object && f.at == g.at && f.party != g.party {
				return true
			}
		}
	}
	return false
}

// freshBeside reports whether a sentence tells of both persons as new.
func (q *person) freshBeside(o *person) bool {
	for at := range q.fresh {
		if o.fresh[at] {
			return true
		}
	}
	return false
}

func (q *person) tells(of *party) bool {
	for _, f := range q.facts {
		if f.party == of || f.party.group == of || of.group == f.party {
			return true
		}
	}
	return false
}
