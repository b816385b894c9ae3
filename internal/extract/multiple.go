package extract

import (
	"strconv"

	"habeas"
	"habeas/internal/lexicon"
)

// The lists of words that give a number, the first of two and so on.
var (
	foldLists = numberLists("fold ")
	rankLists = numberLists("rank ")
)

// numberLists gives the names of the lists for two to seven.
func numberLists(name string) []string {
	var all []string
	for n := 2; n <= 7; n++ {
		all = append(all, name+strconv.Itoa(n))
	}
	return all
}

// fold gives how many people the word at token k says an act to have struck: three for "triple"; 0 for none.
func (p *passage) fold(k int) int { return p.numbered(foldLists, k) }

// numbered gives the number whose list holds the word at token k; 0 for none.
func (p *passage) numbered(lists []string, k int) int {
	for i, list := range lists {
		if p.onList(list, k) {
			return i + 2
		}
	}
	return 0
}

// rank gives the number that "a third victim" implies; 0 where none does: "he is the third boy who was shot this year" counts others.
func (p *passage) rank(n *noun) int {
	if k := n.a - 1; beForms[p.lower(k)] || p.onList("at least", k) || beForms[p.lower(k-1)] || p.overYear() {
		return 0
	}
	for k := n.a; k < n.b; k++ {
		if r := p.numbered(rankLists, k); r > 0 {
			return r
		}
	}
	return 0
}

// multiples makes mentions of people out of the words that count them in the name of an act: "double murder", "triple fatal shooting".
func (p *passage) multiples() {
	for k := p.body; k+1 < len(p.tokens); k++ {
		b := k + 1
		if p.onList("deadly", b) {
			b++
		}
		if h := p.find(lexicon.Act, b); !strikeNouns[p.lower(b)] && (h == nil || h.Entry.Kind != "noun" || h.Entry.Code != string(habeas.Killing)) {
			continue
		}
		n := p.fold(k)
		if n == 0 || p.nounAt[k] > 0 {
			continue
		}
		p.addNoun(noun{a: k, b: b, head: k, kind: "person", role: "victim", counted: true, named: true, unit: habeas.Persons, count: habeas.Exactly(n, p.text(k, b+1))})
	}
}

// manifold reads a noun of striking that counts whom it struck: "a double shooting" hurt two, "a triple fatal shooting" killed three.
func (p *passage) manifold(t *trigger) {
	if t.kind != "noun" || !strikeNouns[p.lower(t.a)] {
		return
	}
	switch {
	case p.fold(t.a-1) > 0:
		t.act = habeas.Injury
	case p.onList("deadly", t.a-1) && p.fold(t.a-2) > 0:
		t.act = habeas.Killing
	}
}
