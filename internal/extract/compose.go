package extract

import "habeas"

// compose adds what a passage tells of the people in a group: ages, sexes, kin, names.
func (d *discourse) compose(p *passage, at int) {
	f := d.target(at)
	if f == nil {
		return
	}
	for i := range p.nouns {
		n := &p.nouns[i]
		if n.member == "" || n.owner || n.part && !p.shareOf(n) || p.tells(n) || !p.belongs(n, f) || f.at < at && !n.among && !p.speaksOf(f.party) && !p.amongBefore(n.a) {
			continue
		}
		f.party.addMember(n)
		f.party.addPerson(p, n)
	}
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
		f := d.facts[i]
		if !f.party.singular && f.party.counted && at-f.at <= 3 && !f.party.generic && f.party.role != "helper" {
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
	best := f.claim.Count.Best()
	if n.counted && n.count.Best() > best || best < 2 {
		return false
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
	w := p.lower(n.a - 1)
	first := p.lower(n.a)
	if shares[w] || shares[first] && n.b-n.a > 1 {
		return true
	}
	if !beForms[w] && w != "them" && w != "whom" {
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

func (q *party) addMember(n *noun) {
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
		if m.Age > 0 && o.Age == m.Age && m.N == 1 && o.N == 1 {
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
