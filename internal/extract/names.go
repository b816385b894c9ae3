package extract

import (
	"strings"

	"habeas/internal/lexicon"
)

// Nouns that stand beside names or are told apart by what they do.

// assistants marks people told as those who helped others: "six people who were assisting them".
func (p *passage) assistants() {
	for i := range p.nouns {
		n := &p.nouns[i]
		if n.singular && n.name != "" || n.helper() || p.lower(n.b) != "who" {
			continue
		}
		k := n.b + 1
		for isAux(p.lower(k)) || adverb(p.lower(k)) {
			k++
		}
		if !p.onList("assisting", k) || beForms[p.lower(k-1)] && strings.HasSuffix(p.lower(k), "ed") {
			continue
		}
		for j := k + 1; j < k+4; j++ {
			if w := p.lower(j); pronouns[w] || definites[w] || p.find(lexicon.Group, j) != nil || p.find(lexicon.People, j) != nil || p.figureStarts(j) {
				n.role, n.kind = "helper", "helper"
				break
			}
		}
	}
}

// aiders marks persons by name or kin, and people of another country, whom the sentence tells to be taken or punished for helping
// others, and the members of bodies that help.
func (p *passage) aiders() {
	k := p.forHelping()
	for i := range p.nouns {
		n := &p.nouns[i]
		if p.helpingBody(n.head) {
			n.role, n.kind = "helper", "helper"
		}
		if n.b <= k && n.role == "victim" && n.nation != p.originNation && !n.owner && (n.name != "" || n.nation != "" && n.singular || n.kind == "civilian" && n.nation == "" || n.ref == possessive && n.singular) {
			n.role, n.kind = "helper", "helper"
		}
	}
}

// helpingBody reports whether members of a body that helps stand at token k: "two members of a Kenyan charity".
func (p *passage) helpingBody(k int) bool {
	if w := p.lower(k); w != "member" && w != "members" || p.lower(k+1) != "of" {
		return false
	}
	for end := k + 7; k < end; k++ {
		switch p.lower(k) {
		case "ngo", "charity", "mission", "church", "congregation":
			return true
		case "member", "members", "of", "the", "a", "an", "aid", "relief", "rights", "christian", "group":
		default:
			if p.find(lexicon.People, k) == nil && p.find(lexicon.Modifier, k) == nil {
				return false
			}
		}
	}
	return false
}

// helped reports whether a noun without a number is whom somebody helped: "had assisted refugees".
func (p *passage) helped(n *noun) bool {
	return n.ref == bare && !n.counted && !n.singular && n.vague == "" && !n.helper() && p.onList("assisting", n.a-1)
}

// figureStarts reports whether a figure begins at token i.
func (p *passage) figureStarts(i int) bool {
	for _, f := range p.figures {
		if f.a == i {
			return true
		}
	}
	return false
}

// amongTheGroup reads "five among the group of 17" as five of the seventeen.
func (p *passage) amongTheGroup(n *noun) {
	k := n.a - 1
	for definites[p.lower(k)] || possessives[p.lower(k)] {
		k--
	}
	if p.lower(k) != "among" || k == n.a-1 && n.ref != definite {
		return
	}
	f := p.figureEnding(k)
	if f < 0 || p.figures[f].a > p.body && !closes[p.lower(p.figures[f].a-1)] && p.tokens[p.figures[f].a-1].Word {
		return
	}
	n.of, n.counted, n.part = n.count, false, true
	n.singular = false
	p.giveFigure(n, &p.figures[f])
}

// titlesOne reports whether a noun without an article and the named one after it mean one person: "refugee and teacher Abel Tekle".
func (p *passage) titlesOne(i, j int) bool {
	a, b := &p.nouns[i], &p.nouns[j]
	return a.singular && a.name == "" && a.ref == bare && p.tokens[a.a].Lower != "a" && p.tokens[a.a].Lower != "an" && p.tokens[a.a].Lower != "one" && a.member == "" && b.name != "" && p.lower(a.b) == "and" && b.a <= a.b+1
}

// withoutTitles leaves out the nouns that with the named one after them mean one person.
func (p *passage) withoutTitles(all []int) []int {
	kept := all[:0:0]
	for k, i := range all {
		if k+1 < len(all) && p.titlesOne(i, all[k+1]) {
			continue
		}
		kept = append(kept, i)
	}
	return kept
}

// stateBefore gives the beginning of a country's name that ends at token i, before "nationals" or "citizens", and notes the nation.
func (p *passage) stateBefore(n *noun, i int) int {
	if !p.onList("nationals", n.head) {
		return -1
	}
	for _, s := range p.places {
		if s.b == i+1 && s.Kind == "country" {
			n.nation = firstOf(n.nation, s.Place.Country)
			return s.a
		}
	}
	return -1
}

// kinBefore gives the one person told by a word of kin whom "she" or "he" means in a clause of time: "fears for his sister after she was
// caught"; -1 for none.
func (p *passage) kinBefore(t *trigger) int {
	if t.patient < 1 || p.nouns[t.patient].ref != pronoun || !p.nouns[t.patient].singular {
		return -1
	}
	n := &p.nouns[t.patient]
	if w := p.lower(n.a - 1); w != "after" && w != "when" && w != "since" || violent(t.act) || fatal(t.act) {
		return -1
	}
	found := -1
	for i := range t.patient {
		o := &p.nouns[i]
		if o.ref == pronoun || !o.singular || o.sex != n.sex {
			continue
		}
		if found >= 0 || o.member == "" || o.owner || p.tells(o) {
			return -1
		}
		found = i
	}
	return found
}

// pronounTells reports whether the noun is a pronoun that tells: "he said that".
func (p *passage) pronounTells(n *noun) bool {
	h := p.find(lexicon.Saying, n.b)
	return n.ref == pronoun && h != nil && h.Entry.Kind == "verb"
}

// onlyVerbs reports whether nothing but marks, joining words and other past verbs stands between: "arrested, tried and returned".
func (p *passage) onlyVerbs(a, b int) bool {
	for k := a; k < b; k++ {
		switch w := p.lower(k); {
		case w == "and" || w == "or" || w == "," || w == "then" || w == "forcibly" || w == "tried":
		case strings.HasSuffix(w, "ed") && p.lower(k-1) == ",":
		default:
			return false
		}
	}
	return b-a < 8
}
