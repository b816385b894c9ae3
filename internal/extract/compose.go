package extract

import (
	"unicode/utf8"

	"habeas"
)

// compose adds what a passage tells of the people in a group: ages, sexes, kin, names.
func (d *discourse) compose(p *passage, at int) {
	for i := range p.nouns {
		n := p.youngByAge(&p.nouns[i])
		if n.member == "" || n.owner || n.part && !p.shareOf(n) || p.tells(n) {
			continue
		}
		f := d.groupOf(p, n, at)
		if f == nil || !p.belongs(n, f) || f.at < at && !n.among && !p.speaksOf(f.party) && !p.amongBefore(n.a) && !p.shareOfAll(n) {
			continue
		}
		f.party.addMember(n)
		f.party.addPerson(p, n)
	}
}

// youngByAge gives somebody who is told by an age alone the kind that the age is of: "one is a nine-year-old"; others as they are.
func (p *passage) youngByAge(n *noun) *noun {
	if n.member != "" || !n.singular || n.age == 0 || n.age > 19 || n.kind != "person" && n.kind != "" || n.name != "" {
		return n
	}
	m := *n
	m.member = "child"
	if m.age > 12 {
		m.member = "teenager"
	}
	return &m
}

// groupOf gives the fact of the group that a member told of here belongs to: the one named last before it in the passage, else the last
// that was told. Nil when it is told as a part of people to whom nothing was done.
func (d *discourse) groupOf(p *passage, n *noun, at int) *fact {
	for i := len(p.nouns) - 1; i >= 0; i-- {
		o := &p.nouns[i]
		if o.b > n.a || !o.counted || o.singular || o.ref == pronoun || o.member != "" && !p.isPatient(i) {
			continue
		}
		if f := d.factOf(p.partyOver(o), at); f != nil {
			return f
		}
		if o.member == "" && n.among && !p.isPatient(i) && p.onlyBetween(o.b, n.a, ",", "-", "(", "including", "among", "them", "with") {
			return nil
		}
	}
	return d.target(at)
}

// partyOver gives the party that the noun was added up to, or its own.
func (p *passage) partyOver(n *noun) *party {
	over := span{n.a, n.b}
	for s := range p.parties {
		if s.start <= over.start && over.end <= s.end {
			over = s
		}
	}
	return p.parties[over]
}

// factOf gives a fact told of the party, the last one, where members can be added to it.
func (d *discourse) factOf(q *party, at int) *fact {
	if q == nil {
		return nil
	}
	for i := len(d.facts) - 1; i >= 0; i-- {
		if f := d.facts[i]; f.party == q && f.takesMembers(at) {
			return f
		}
	}
	return nil
}

// takesMembers reports whether the fact is of a numbered group told of not long before.
func (f *fact) takesMembers(at int) bool {
	return !f.party.singular && f.party.counted && at-f.at <= 3 && !f.party.generic && f.party.role != "helper"
}

// speaksOf reports whether a mention of the passage means the party, or may.
func (p *passage) speaksOf(q *party) bool {
	for _, o := range p.parties {
		if o == q {
			return true
		}
	}
	for i := range p.nouns {
		if n := &p.nouns[i]; n.ref == pronoun && !n.singular || n.ref == definite && !n.singular || n.kind == "group" || n.kind == "family" {
			return true
		}
	}
	return false
}

// target gives the fact of a plural group that members told of here belong to.
func (d *discourse) target(at int) *fact {
	for i := len(d.facts) - 1; i >= 0; i-- {
		if f := d.facts[i]; f.takesMembers(at) {
			return f
		}
	}
	return nil
}

// tells reports whether the noun is who speaks.
func (p *passage) tells(n *noun) bool {
	for _, s := range p.sayings {
		if n.a >= s.from && n.a < s.to {
			return true
		}
	}
	return false
}

// belongs reports whether the noun is told as part of the group: among it, counted beside it, or one person with an age.
func (p *passage) belongs(n *noun, f *fact) bool {
	best := max(f.claim.Count.Best(), f.claim.Count.High)
	if n.counted && n.count.Best() > best || best < 2 {
		return false
	}
	if (n.counted || n.singular) && p.predicated(n) {
		return true
	}
	if n.among || n.age > 0 || p.within(n, f.party) || p.amongAfter(n.b) || p.shareOf(n) {
		return true
	}
	if n.singular {
		return p.apposed(n) || p.amongBefore(n.a)
	}
	return n.counted && n.count.Best() < best
}

// within reports whether the noun is one of those that were added up to the party: the child of "two women and a child".
func (p *passage) within(n *noun, q *party) bool {
	for s, o := range p.parties {
		if o == q && s.start <= n.a && n.b <= s.end && s.end-s.start > n.b-n.a {
			return true
		}
	}
	return false
}

// shareOf reports whether a share of the people is told by a noun for a kind of people: "mostly women", "70 percent of whom were
// women".
func (p *passage) shareOf(n *noun) bool {
	if n.counted || n.singular || n.member == "" || n.ref == pronoun {
		return false
	}
	if shares[p.lower(n.a-1)] || shares[p.lower(n.a)] && n.b-n.a > 1 {
		return true
	}
	return p.shareOfAll(n)
}

// shareOfAll reports whether the sentence says what most of a group are: "over 70 percent of them are women".
func (p *passage) shareOfAll(n *noun) bool {
	w := p.lower(n.a - 1)
	if n.counted || n.singular || !beForms[w] && w != "them" && w != "whom" {
		return false
	}
	for k := n.a - 2; k >= max(p.body, n.a-8); k-- {
		if w := p.lower(k); w == "most" || w == "majority" || w == "percent" || w == "%" || w == "half" {
			return true
		}
	}
	return false
}

// shares stand before the kind that most of a group are of.
var shares = wordSet("mostly mainly largely chiefly predominantly primarily overwhelmingly")

// apposed reports whether the noun stands in a list right after a numbered group: "three people, a man and two women".
func (p *passage) apposed(n *noun) bool {
	for i := range p.nouns {
		if &p.nouns[i] != n {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			o := &p.nouns[k]
			if !p.onlyBetween(o.b, p.nouns[k+1].a, ",", "and", "a", "an", "-", ":", "(", "'s", "his", "her", "their") {
				return false
			}
			if o.member == "" && (o.counted && !o.singular || o.kind == "family" || o.kind == "group") {
				return asideMark(p.lower(o.b)) || p.lower(o.b) == ":"
			}
		}
	}
	return false
}

// amongAfter reports whether "was among", "is one of" or "among them" follows the noun.
func (p *passage) amongAfter(b int) bool {
	if p.lower(b) == "among" {
		w := p.lower(b + 1)
		return w == "them" || w == "those" || w == "whom"
	}
	if !beForms[p.lower(b)] {
		return false
	}
	return p.lower(b+1) == "among" || p.lower(b+1) == "one" && p.lower(b+2) == "of"
}

// predicated reports whether the noun stands in a list that says who a group are: "they are a couple and two boys", "the seven comprise".
func (p *passage) predicated(n *noun) bool {
	for k := n.a - 1; k > p.body && n.a-k < 30; k-- {
		w := p.lower(k)
		if comprises[w] || beForms[w] && p.nounAt[k-1] > 0 {
			o := &p.nouns[max(p.nounAt[k-1], 1)-1]
			return comprises[w] || o.ref == pronoun && !o.singular || o.ref == definite && o.counted && !o.singular || o.kind == "group" && o.ref == definite
		}
		if p.nounAt[k] == 0 && !listing[w] && !definites[w] && !possessives[w] {
			return false
		}
	}
	return false
}

var (
	comprises = wordSet("comprise comprises comprised comprising")
	listing   = wordSet(", and a an in of 20s 30s 40s 50s 60s 70s 80s early mid late teens aged including with : - ( )")
)

// hasOthers reports whether members are told of who are of another kind than the group by its noun, or of some age.
func (q *party) hasOthers() bool {
	for _, m := range q.members {
		if m.Kind != q.member || m.Age > 0 {
			return true
		}
	}
	return false
}

func (q *party) addMember(n *noun) {
	if len(n.ages) > 1 {
		for _, age := range n.ages {
			one := noun{member: n.member, age: age, singular: true}
			q.addMember(&one)
		}
		return
	}
	m := habeas.Member{Kind: n.member, Age: n.age}
	if n.counted {
		m.N = n.count.Best()
	} else if n.singular {
		m.N = 1
	}
	if m.Kind == "couple" && m.N <= 1 {
		m.N = 2
	}
	for i, o := range q.members {
		if m.Age > 0 && o.Age == m.Age && m.N == 1 && o.N == 1 && !oppositeSex(o.Kind, m.Kind) {
			if o.Kind == "child" || o.Kind == "person" {
				q.members[i].Kind = m.Kind
			}
			return
		}
		if o.Kind == m.Kind && (o.Age == m.Age || o.Age == 0 || m.Age == 0) && (o.N == m.N || m.N <= 1) {
			q.members[i].Age = max(o.Age, m.Age)
			return
		}
	}
	if len(q.members) < 40 {
		q.members = append(q.members, m)
	}
}

// oppositeSex reports whether two kinds of members cannot be of one person.
func oppositeSex(a, b string) bool {
	return females[a] && males[b] || males[a] && females[b]
}

var (
	females = map[string]bool{"woman": true, "girl": true, "elderly woman": true, "pregnant woman": true}
	males   = map[string]bool{"man": true, "boy": true, "elderly man": true}
)

// addPerson keeps the name of a member: "a girl surnamed Bae", "his wife, Lee Ok-ja".
func (q *party) addPerson(p *passage, n *noun) {
	name := n.name
	if name == "" {
		name = p.surname(n.b)
	}
	if name == "" {
		return
	}
	for _, o := range q.persons {
		if o.Name == name {
			return
		}
	}
	q.persons = append(q.persons, habeas.Mention{Name: name, Role: "victim", Age: n.age, Sex: n.sex})
}

// surname reads "surnamed Bae", ", family name Bae," after a noun.
func (p *passage) surname(i int) string {
	if p.lower(i) == "," {
		i++
	}
	switch {
	case p.lower(i) == "surnamed" || p.lower(i) == "named":
		i++
	case (p.lower(i) == "family" || p.lower(i) == "last") && p.lower(i+1) == "name":
		i += 2
	case p.lower(i) == "surname":
		i++
	default:
		return ""
	}
	b := p.nameEnd(i)
	return p.text(i, b)
}

// sameName reports whether two names share a word of their own: "Kim Ok-ja" and "Ok-ja".
func sameName(a, b string) bool {
	if initialsOf(a)&initialsOf(b) == 0 {
		return false
	}
	wa, wb := nameWords(a), nameWords(b)
	n := 0
	for _, x := range wa {
		for _, y := range wb {
			if x == y {
				n++
			}
		}
	}
	return n > 0 && n == min(len(wa), len(wb))
}

// initialsOf gives the letters with which the words of a name may begin, as bits; letters beyond ASCII may stand for any.
func initialsOf(name string) (bits uint32) {
	begins := true
	for i := range len(name) {
		switch c := name[i]; {
		case c == ' ' || c == '-' || c == '.':
			begins = true
		case c >= utf8.RuneSelf:
			return ^uint32(0)
		case begins:
			bits, begins = bits|1<<(c&31), false
		}
	}
	return bits
}
