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
		if n.member == "" || n.owner || n.part || p.tells(n) || !p.belongs(n, f) || f.at < at && !n.among && !p.speaksOf(f.party) && !p.amongBefore(n.a) {
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
		if n := &p.nouns[i]; n.ref == pronoun && !n.singular || n.ref == definite && !n.singular || n.kind == "group" {
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
	return n.among || n.singular && p.apposed(n) || n.singular && (p.amongBefore(n.a) || p.amongAfter(n.b)) || n.age > 0 || n.counted && !n.singular && n.count.Best() < best
}

// apposed reports whether the noun stands in a list right after a numbered group: "three people, a man and two women".
func (p *passage) apposed(n *noun) bool {
	for i := range p.nouns {
		if &p.nouns[i] != n {
			continue
		}
		for k := i - 1; k >= 0; k-- {
			o := &p.nouns[k]
			if !p.onlyBetween(o.b, p.nouns[k+1].a, ",", "and", "a", "an") {
				return false
			}
			if o.member == "" && o.counted && !o.singular {
				return p.lower(o.b) == ","
			}
		}
	}
	return false
}

// amongAfter reports whether "was among" or "is one of" follows the noun.
func (p *passage) amongAfter(b int) bool {
	if !beForms[p.lower(b)] {
		return false
	}
	return p.lower(b+1) == "among" || p.lower(b+1) == "one" && p.lower(b+2) == "of"
}

func (q *party) addMember(n *noun) {
	m := habeas.Member{Kind: n.member, Age: n.age}
	if n.counted {
		m.N = n.count.Best()
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
