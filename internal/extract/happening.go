package extract

import (
	"strings"

	"habeas"
)

// A happening is the act of violence that a report is about: the facts of people killed and hurt in it are told again and
// again, person by person and in sums, and are one claim each in the end.
type happening struct {
	dead, hurt []*fact
	where      habeas.Place
	when       habeas.When
}

// fatal reports an act by which people lost their lives.
func fatal(a habeas.Act) bool { return a == habeas.Killing || a == habeas.Death }

// violent reports an act of the wider field of violence.
func violent(a habeas.Act) bool {
	switch a {
	case habeas.Killing, habeas.Injury, habeas.Attack, habeas.Bombing, habeas.Abduction:
		return true
	}
	return false
}

// happenings tells the people killed and hurt in the main happening of a report in one claim each. A report that tells of deaths
// only, without violence, is left as it is.
func (d *discourse) happenings(r *habeas.Report, ps []*passage) {
	if !d.tellsOfViolence(ps) {
		return
	}
	h := d.mainHappening(r, ps)
	if len(h.dead)+len(h.hurt) == 0 {
		return
	}
	dead := people(h.dead)
	killed := d.countDead(h, dead, ps)
	hurt := people(h.hurt)
	injured := countHurt(h, hurt, dead, killed)
	drop := map[*fact]bool{}
	d.settle(h.dead, dead, habeas.Killing, killed, drop)
	d.settle(h.hurt, survivors(hurt, dead), habeas.Injury, injured, drop)
	d.keep(func(f *fact) bool { return !drop[f] })
	d.placeHappening(h)
}

// placeHappening gives the facts of the happening its day and its town, where they have no finer ones of their own.
func (d *discourse) placeHappening(h *happening) {
	where := h.where
	for _, f := range d.facts {
		if f.event != "main" {
			continue
		}
		if h.when.From != 0 && (!f.ownTime || !f.claim.When.Placed() || f.claim.When.Days() > 3) {
			f.claim.When, f.ownTime = h.when, true
		}
		if where.Name != "" {
			f.claim.Where, f.ownPlace = where, true
		}
	}
}

// tellsOfViolence reports whether the report tells of violence at all, by its facts or by a word such as "shooting".
func (d *discourse) tellsOfViolence(ps []*passage) bool {
	some := false
	for _, f := range d.facts {
		if violent(f.claim.Act) && reality(f) == "real" {
			return true
		}
		some = some || fatal(f.claim.Act)
	}
	for _, p := range ps {
		for i := range p.triggers {
			if some && violent(p.triggers[i].act) {
				return true
			}
		}
	}
	return false
}

// mainHappening gathers the facts of the happening that the report tells of first: those that no time of their own sets apart.
func (d *discourse) mainHappening(r *habeas.Report, ps []*passage) *happening {
	h := &happening{}
	h.when = d.happeningTime(r, ps)
	h.where = happeningPlace(ps, d.facts)
	for _, f := range d.facts {
		if reality(f) != "real" || f.title || d.elsewhen(f, h, r) {
			continue
		}
		switch {
		case fatal(f.claim.Act):
			h.dead = append(h.dead, f)
		case f.claim.Act == habeas.Injury:
			h.hurt = append(h.hurt, f)
		default:
			continue
		}
		f.event = "main"
	}
	return h
}

// elsewhen reports whether a fact is of another time than the happening: a sum over a period, or a day of its own far from it.
func (d *discourse) elsewhen(f *fact, h *happening, r *habeas.Report) bool {
	w := f.claim.When
	if f.claim.Count.Best() >= 1000 || f.period || f.usual || f.ownTime && w.Placed() && w.Days() > 32 {
		return true
	}
	if f.ownPlace && h.where.Admin1 != "" && f.claim.Where.Admin1 != "" && f.claim.Where.Admin1 != h.where.Admin1 {
		return true
	}
	if !f.ownTime || w.From == 0 {
		return false
	}
	if h.when.From != 0 {
		n := h.when.From.DaysUntil(w.From)
		return n < -3 || n > 45
	}
	return r.Published.From != 0 && w.To.DaysUntil(r.Published.From) > 60
}

// A person is one of the people killed or hurt, through all facts that tell of him or her.
type person struct {
	facts []*fact
	first *party
	name  string
	age   int
	sex   string
	at    map[int]bool // passages
}

// people gives the persons that facts tell of one by one; what two facts tell of may be one person unless something says no.
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
		q := &person{first: f.party, at: map[int]bool{}}
		q.add(f)
		out = append(out, q)
	}
	return out
}

func (q *person) add(f *fact) {
	q.facts = append(q.facts, f)
	q.name, q.sex = firstOf(q.name, f.party.name), firstOf(q.sex, f.party.sex)
	if q.age == 0 {
		q.age = f.party.age
	}
	q.at[f.at] = true
}

// match gives the person told of before whom a fact may mean: the one of the same party, name or age first, else one against whom
// nothing speaks.
func match(known []*person, f *fact) *person {
	for _, q := range known {
		if q.first == f.party || oneName(q.name, f.party.name) || q.age > 0 && q.age == f.party.age && !q.at[f.at] && !f.other && !otherName(q.name, f.party.name) {
			return q
		}
	}
	if f.other {
		return nil
	}
	for _, q := range known {
		if q.at[f.at] || otherName(q.name, f.party.name) || q.age > 0 && f.party.age > 0 && q.age != f.party.age || q.sex != "" && f.party.sex != "" && q.sex != f.party.sex {
			continue
		}
		return q
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

// countDead gives how many lost their lives: the first sum told, with what the same sentence adds to it, or the persons one by one.
func (d *discourse) countDead(h *happening, dead []*person, ps []*passage) int {
	self := suicide(ps)
	n := max(len(dead), ordinal(h.dead))
	if n := told(h.dead); n > 0 {
		return n
	}
	if f := firstSum(h.dead); f != nil {
		n = f.claim.Count.Best()
		if self == f.at {
			n++
		}
		return n + added(h.dead, f)
	}
	n += added(h.dead, nil)
	if self >= 0 && !toldOfSelf(dead, self) {
		n++
	}
	return n
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

var ordinals = map[string]int{"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7}

// ordinal gives the number that "a third victim" implies; 0 for none.
func ordinal(fs []*fact) int {
	most := 0
	for _, f := range fs {
		for _, w := range strings.Fields(strings.ToLower(f.claim.Who.Words)) {
			most = max(most, ordinals[w])
		}
	}
	return most
}

// firstSum gives the first fact of several people that adds none to those told before.
func firstSum(fs []*fact) *fact {
	for _, f := range fs {
		if f.claim.Count.Best() > 1 && !f.other {
			return f
		}
	}
	return nil
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

var (
	oneself   = wordSet("himself herself themselves")
	selfTaken = wordSet("kill killed kills killing shot shooting fatally hanged on to hang")
)

// suicide gives the first passage that tells of somebody who killed himself after he had killed or hurt others; -1 for none.
func suicide(ps []*passage) int {
	for i, p := range ps {
		if unread(p.kind) != "" {
			continue
		}
		for k := p.body + 1; k < len(p.tokens); k++ {
			if oneself[p.lower(k)] && selfTaken[p.lower(k-1)] && !p.notReal(k) || p.lower(k) == "own" && p.lower(k+1) == "life" && strings.HasPrefix(p.lower(k-2), "t") {
				return i
			}
		}
	}
	return -1
}

// notReal reports a threat or a try before token k.
func (p *passage) notReal(k int) bool {
	for j := max(p.body, k-6); j < k; j++ {
		switch p.lower(j) {
		case "threatened", "threatening", "threatens", "tried", "attempted", "accidentally", "wanted", "would", "defend":
			return true
		}
	}
	return false
}

// toldOfSelf reports whether a person killed is told of in the passage of the suicide as its subject, and so is counted.
func toldOfSelf(dead []*person, at int) bool {
	for _, q := range dead {
		for _, f := range q.facts {
			if f.at == at && f.self {
				return true
			}
		}
	}
	return false
}

// countHurt gives how many were hurt and lived: the first sum of wounded; else the sum of those shot or stabbed less the dead;
// else the persons one by one.
func countHurt(h *happening, hurt, dead []*person, killed int) int {
	var struck *fact
	for _, f := range h.hurt {
		n := f.claim.Count.Best()
		switch {
		case n < 2:
		case f.struck && !f.other:
			if struck == nil {
				struck = f
			}
		case f.other:
			return n
		default:
			return n
		}
	}
	alone := len(survivors(hurt, dead))
	if struck != nil {
		n := struck.claim.Count.Best()
		if besides(struck, h.dead) {
			return n
		}
		return max(n-killed, alone, 0)
	}
	return alone
}

// besides reports whether the sentence of those struck tells of the dead apart: "killed one and shot three".
func besides(struck *fact, dead []*fact) bool {
	for _, f := range dead {
		if f.at == struck.at && f.claim.Count.Best() >= struck.claim.Count.Best() {
			return true
		}
	}
	return false
}

// survivors gives the persons hurt of whom no death is told.
func survivors(hurt, dead []*person) []*person {
	var out []*person
	for _, q := range hurt {
		if !q.died(dead) {
			out = append(out, q)
		}
	}
	return out
}

func (q *person) died(dead []*person) bool {
	struck := true
	for _, f := range q.facts {
		struck = struck && f.struck
	}
	for _, o := range dead {
		if oneName(q.name, o.name) || q.age > 0 && q.age == o.age && !otherName(q.name, o.name) || o.tells(q.first) {
			return true
		}
		for _, f := range q.facts {
			if struck && !f.other && match([]*person{o}, f) != nil {
				return true
			}
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

// settle makes one fact of all that tell of one loss: the first with the right number, else the first, with the number given to
// it and a quote that reaches to the last who is counted.
func (d *discourse) settle(fs []*fact, who []*person, act habeas.Act, n int, drop map[*fact]bool) {
	if len(fs) == 0 {
		return
	}
	var base *fact
	for _, f := range fs {
		if base == nil || f.claim.Count.Best() == n && base.claim.Count.Best() != n {
			base = f
		}
	}
	for _, f := range fs {
		if f != base || n == 0 {
			drop[f] = true
		}
	}
	if n == 0 {
		return
	}
	for _, f := range fs {
		if f != base {
			base.takeTime(f.claim.When, f.ownTime)
			base.takePlace(f.claim.Where, f.ownPlace)
		}
		if len(base.claim.By) == 0 {
			base.claim.By = f.claim.By
		}
	}
	base.claim.Act, base.harm = act, true
	if base.claim.Count.Best() != n {
		base.claim.Count = habeas.Exactly(n, base.claim.Count.Words)
		base.claim.Because = append(base.claim.Because, "people told one by one")
		d.widen(base, fs)
	}
	base.claim.Persons, base.claim.Composition = named(who)
}

// maxWide bounds the bytes of a quote that carries several persons told one by one.
const maxWide = 1500

// widen lets the quote reach over all sentences that tell of the people counted.
func (d *discourse) widen(base *fact, fs []*fact) {
	a, b := base.claim.Quote.Start, base.claim.Quote.End
	for _, f := range fs {
		x, y := min(a, f.claim.Quote.Start), max(b, f.claim.Quote.End)
		if y-x <= maxWide {
			a, b = x, y
		}
	}
	base.claim.Quote = habeas.Quote{Start: a, End: b, Text: d.text[a:b]}
}

// named gives persons and composition of people told one by one.
func named(who []*person) (ms []habeas.Mention, cs []habeas.Member) {
	for _, q := range who {
		if q.name != "" {
			ms = append(ms, habeas.Mention{Name: q.name, Role: "victim", Age: q.age, Sex: q.sex})
		}
		if q.age > 0 || q.sex != "" {
			cs = append(cs, habeas.Member{Kind: firstOf(q.first.member, kindBySex(q.sex)), Age: q.age, N: 1})
		}
	}
	return ms, cs
}
