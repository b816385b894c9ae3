package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// A noun is a mention of people: "at least seven North Korean defectors", "the group", "they", "his wife and son", a name.
type noun struct {
	a, b, head int // tokens; head is the first token of the group noun
	count      habeas.Count
	counted    bool
	kind, role string
	nation     string
	member     string // kind of member: "girl", "woman"; empty for a group noun
	sex        string
	age        int
	name       string
	singular   bool
	ref        reference
	another    bool   // "another", "other", "more": people besides those told of before
	part       bool   // "four of those", "some of the group"
	vague      string // "some", "many", "a large number of"
	unit       habeas.Unit
	among      bool  // stands as a part beside the whole: "including", "among them"
	owner      bool  // followed by a possessive mark
	seized     []int // triggers used as adjectives of it: "detained defectors"
}

// A reference says how a noun leads to the people it means.
type reference uint8

const (
	bare       reference = iota // "refugees", "seven refugees"
	definite                    // "the refugees", "all seven", "these"
	possessive                  // "his wife"
	pronoun                     // "they"
)

var definites = map[string]bool{"the": true, "these": true, "those": true, "all": true, "both": true, "this": true, "that": true, "each": true}

var possessives = map[string]bool{"his": true, "her": true, "their": true, "its": true, "my": true, "our": true, "'s": true, "your": true, "whose": true}

var pronouns = map[string]bool{"they": true, "them": true, "he": true, "she": true, "him": true}

var vagueWords = map[string]bool{"some": true, "many": true, "most": true, "several": true, "numerous": true, "few": true, "countless": true, "none": true, "no": true, "any": true}

// nounsOf finds the mentions of people, left to right.
func (p *passage) findNouns() {
	p.nounAt = make([]int, len(p.tokens))
	for i := p.body; i < len(p.tokens); {
		n, ok := p.nounFrom(i)
		if !ok {
			i++
			continue
		}
		p.addNoun(n)
		i = n.b
	}
	p.bareFigures()
	p.names()
	p.order()
	p.markNouns()
}

func (p *passage) addNoun(n noun) {
	p.nouns = append(p.nouns, n)
	for k := n.a; k < n.b; k++ {
		p.nounAt[k] = len(p.nouns)
	}
}

// nounFrom reads the noun whose head begins at token i.
func (p *passage) nounFrom(i int) (noun, bool) {
	t := p.tokens[i]
	if pronouns[t.Lower] || possessives[t.Lower] && t.Lower != "'s" && p.actNounAhead(i+1) {
		n := p.pronounAt(i)
		if k := p.figureEnding(i - 1); k >= 0 && p.lower(i-1) == "of" {
			n.ref, n.part = bare, true
			p.giveFigure(&n, &p.figures[k])
		}
		return n, true
	}
	if n, ok := p.vagueNoun(i); ok {
		return n, true
	}
	n := noun{head: i}
	g, m, f := p.find(lexicon.Group, i), p.find(lexicon.Member, i), p.find(lexicon.People, i)
	switch {
	case m != nil && (g == nil || m.End >= g.End):
		n.takeHead(m)
		n.member, n.kind, n.role = m.Entry.Code, "person", "victim"
		if g != nil {
			n.kind = g.Entry.Code
		}
		n.sex = strings.TrimSuffix(m.Entry.Kind, "any")
	case g != nil && g.Entry.Kind == "figure":
		return n, false
	case g != nil:
		n.takeHead(g)
		n.kind, n.role = g.Entry.Code, g.Entry.Kind
	case f != nil && p.standsAlone(f):
		n.takeHead(f)
		n.kind, n.role, n.nation = "civilian", "victim", f.Entry.Code
	default:
		return n, false
	}
	if p.actor(i, n.b) || p.nounAt[i] > 0 || n.kind == "group" && p.groupOf(n.b) {
		return n, false
	}
	p.leftward(&n)
	p.rightward(&n)
	return n, p.people(&n)
}

// actNounAhead reports whether an act named by a noun stands at k, adjectives before it left out: "his recent arrest".
func (p *passage) actNounAhead(k int) bool {
	for j := k; j < k+3; j++ {
		if h := p.find(lexicon.Act, j); h != nil {
			return h.Entry.Kind == "noun"
		}
		if p.find(lexicon.Modifier, j) == nil && !nounBefore[p.lower(j)] {
			return false
		}
	}
	return false
}

// pronounAt makes the noun of a pronoun; one person when it says so.
func (p *passage) pronounAt(i int) noun {
	n := noun{a: i, b: i + 1, head: i, ref: pronoun, kind: "person"}
	switch p.lower(i) {
	case "he", "him", "his":
		n.singular, n.sex = true, "male"
	case "she", "her":
		n.singular, n.sex = true, "female"
	}
	if n.singular {
		n.count, n.counted = habeas.Exactly(1, p.text(i, i+1)), true
	}
	return n
}

// vagueNoun reads "a large number", "many", "some" that stand alone for people, and a person told by an age alone.
func (p *passage) vagueNoun(i int) (noun, bool) {
	w := p.lower(i)
	n := noun{a: i, b: i + 1, head: i, kind: "person", role: "victim"}
	if age, ok := ageWord(w); ok && (i+1 >= len(p.tokens) || closes[p.lower(i+1)] || !p.tokens[i+1].Word) {
		n.age, n.singular = age, true
		n.count, n.counted = habeas.Exactly(1, p.text(i, i+1)), true
		p.determine(&n)
		return n, definites[p.lower(n.a)] || n.a < i || p.lower(i-1) == "a" || p.lower(i-1) == "an"
	}
	if w == "many" && p.lower(i+1) == "more" && i+2 < len(p.tokens) && p.figureEnding(i+1) < 0 && !p.groupAhead(i+2) {
		n.b, n.vague = i+2, w
		return n, true
	}
	if i+1 >= len(p.tokens) || !isAux(p.lower(i+1)) && !(p.find(lexicon.Act, i+1) != nil && closes[p.lower(i+2)]) {
		return n, false
	}
	switch {
	case w == "number" || w == "numbers":
		for n.a > p.body && i-n.a < 3 && !closes[p.lower(n.a-1)] && p.tokens[n.a-1].Word && p.nounAt[n.a-1] == 0 && p.find(lexicon.Saying, n.a-1) == nil {
			n.a--
		}
		n.vague = "number"
		return n, n.a < i && p.lower(n.a) != "the"
	case w == "many" || w == "some" || w == "several" || w == "others":
		n.vague = w
		return n, p.figureEnding(i+1) < 0
	}
	return n, false
}

func (n *noun) takeHead(h *lexicon.Hit) {
	n.a, n.b = h.Start, h.End
	n.singular = h.Form&lexicon.Plural == 0
}

// groupOf reports whether "of" and numbered people follow at b: then they are the noun, and "a group of" leads to it.
func (p *passage) groupOf(b int) bool {
	if p.lower(b) != "of" {
		return false
	}
	for _, f := range p.figures {
		if f.a == b+1 && f.Unit != "year" {
			return p.groupAhead(f.b) || p.groupAhead(f.b-1) || f.b < len(p.tokens) && p.find(lexicon.People, f.b) != nil
		}
	}
	return false
}

// actor reports whether the head is part of the name of an authority: "officers" after "police".
func (p *passage) actor(i, end int) bool {
	for k := max(0, i-3); k <= i; k++ {
		if a := p.find(lexicon.Agent, k); a != nil && a.End >= end && (a.Start < i || a.Entry.Kind != "other" && p.find(lexicon.Member, i) == nil && !p.counts(i)) {
			return true
		}
	}
	return false
}

// counts reports whether a figure ends right before token i, so that it counts people rather than names an authority.
func (p *passage) counts(i int) bool {
	for _, f := range p.figures {
		if !f.used && (f.b == i || f.a < i && f.b > i) {
			return true
		}
	}
	return false
}

// standsAlone reports whether the name of a people is a noun here, not an adjective: a plural, or a form that serves as both
// with a figure or article before it and no noun after it.
func (p *passage) standsAlone(f *lexicon.Hit) bool {
	next := p.lower(f.End)
	if f.End < len(p.tokens) && p.tokens[f.End].Word && !closes[next] && p.find(lexicon.Act, f.End) == nil && p.find(lexicon.Saying, f.End) == nil {
		counted := p.counts(f.Start) && (strings.HasSuffix(next, "ing") || strings.HasSuffix(next, "ed"))
		if f.Form&lexicon.Singular != 0 && !counted || p.groupAhead(f.End) {
			return false
		}
	}
	if f.Form&lexicon.Singular == 0 {
		return !p.groupAhead(f.End)
	}
	before := p.lower(f.Start - 1)
	return p.counts(f.Start) || before == "a" || before == "an" || before == "another" || before == "other"
}

func (p *passage) groupAhead(i int) bool {
	for k := 0; k < 3 && i < len(p.tokens); k++ {
		if p.find(lexicon.Group, i) != nil || p.find(lexicon.Member, i) != nil || p.find(lexicon.Agent, i) != nil {
			return true
		}
		if p.find(lexicon.Modifier, i) == nil && p.find(lexicon.People, i) == nil {
			return false
		}
		i++
	}
	return false
}

// closes holds the words after which a noun phrase cannot go on.
var closes = wordSet(`in on at to from by with of for after before since during near via through across into over under about
 and or but who whom whose which that is are was were be been being has have had will would could may might should must can did do
 does not while when where as if because including among alone also all still now then were, himself themselves into along amid
 against without upon between outside inside back home including who're they until despite following living staying hiding
 seeking trying attempting reportedly allegedly forcibly`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// leftward takes in what stands before the head: peoples, adjectives, the figure, "group of", articles.
func (p *passage) leftward(n *noun) {
	for n.a > p.body && p.modifies(n, n.a-1) {
		n.a--
	}
	p.takeFigure(n)
	p.partitive(n)
	if p.lower(n.a-1) == "total" && n.counted {
		n.a--
	}
	p.determine(n)
}

// modifies reports whether token i may stand between a figure and the head; what it says of the people is kept.
func (p *passage) modifies(n *noun, i int) bool {
	for k := max(p.body, i-2); k <= i; k++ {
		if f := p.find(lexicon.People, k); f != nil && f.End == i+1 {
			if n.nation == "" {
				n.nation = f.Entry.Code
			}
			n.a = min(n.a, f.Start+1)
			return true
		}
	}
	w := p.lower(i)
	if age, ok := ageWord(w); ok {
		n.age = age
		return true
	}
	if w == "year-old" || w == "years-old" {
		if age, ok := smallNumber(p.lower(i - 1)); ok {
			n.age = age
			n.a = min(n.a, i)
			return true
		}
	}
	if n.age > 0 && p.lower(i+1) == "year-old" {
		return true
	}
	if p.figureEnding(i+1) >= 0 {
		return false
	}
	if h := p.find(lexicon.Act, i); h != nil && h.End == i+1 && h.Form == lexicon.Past|lexicon.Participle && !isAux(p.lower(i-1)) && p.adjectival(i) {
		n.seized = append(n.seized, i)
		return true
	}
	if m := p.find(lexicon.Modifier, i); m != nil && w != "the" {
		n.another = n.another || w == "other" || w == "more" || w == "additional" || w == "further" || w == "new" || w == "separate" || w == "different"
		return true
	}
	return p.adjective(i) || p.adjunct(i)
}

// adjunct accepts an unknown noun before the head when a figure counts the whole: "12 restaurant workers".
func (p *passage) adjunct(i int) bool {
	for k := i; k > max(p.body, i-3); k-- {
		t := p.tokens[k]
		if !t.Word || t.Digit || closes[t.Lower] || isAux(t.Lower) || p.find(lexicon.Act, k) != nil || p.find(lexicon.Saying, k) != nil || p.nounAt[k] > 0 || definites[t.Lower] || possessives[t.Lower] {
			return false
		}
		if p.figureEnding(k) >= 0 {
			return true
		}
	}
	return false
}

// adjectival reports whether a participle at i has something of a noun phrase before it.
func (p *passage) adjectival(i int) bool {
	w := p.lower(i - 1)
	return p.figureEnding(i) >= 0 || definites[w] || possessives[w] || vagueWords[w] || w == "of" || w == "a" || w == "an" || i == p.body
}

// adjective accepts an unknown word that looks like one, when a figure or article stands before it.
func (p *passage) adjective(i int) bool {
	t := p.tokens[i]
	if !t.Word || t.Digit || closes[t.Lower] || p.find(lexicon.Act, i) != nil || p.find(lexicon.Saying, i) != nil || p.find(lexicon.Agent, i) != nil {
		return false
	}
	like := strings.Contains(t.Lower, "-")
	for _, end := range []string{"ish", "ese", "ian", "ean", "ic", "al", "ous", "ive", "ful", "less", "an"} {
		like = like || strings.HasSuffix(t.Lower, end) && len(t.Lower) > 4
	}
	before := p.lower(i - 1)
	return like && (p.figureEnding(i) >= 0 || before == "the" || before == "a" || before == "an" || possessives[before])
}

// ageWord reads "nine-year-old", "32-year-old" and forms without hyphens.
func ageWord(w string) (int, bool) {
	if !strings.Contains(w, "year") || !strings.HasSuffix(w, "old") {
		return 0, false
	}
	head, _, _ := strings.Cut(w, "year")
	return smallNumber(strings.TrimRight(head, "-"))
}

// figureEnding gives the index of an unused figure that ends before token i, -1 for none.
func (p *passage) figureEnding(i int) int {
	for k := range p.figures {
		if f := &p.figures[k]; !f.used && f.b == i && f.Unit != "year" {
			return k
		}
	}
	return -1
}

// takeFigure gives the noun the figure that ends at its left edge or reaches into it.
func (p *passage) takeFigure(n *noun) {
	for k := range p.figures {
		f := &p.figures[k]
		if f.used || f.Unit == "year" || f.b < n.a || f.a >= n.head+1 || f.a > n.a {
			continue
		}
		p.giveFigure(n, f)
		return
	}
}

func (p *passage) giveFigure(n *noun, f *figure) {
	f.used = true
	n.a = min(n.a, f.a)
	if f.Known {
		n.count, n.counted = f.Count, true
	} else {
		n.vague = f.Count.Words
	}
}

// partitive takes in "a group of", "dozens of", "four of the", "a large number of".
func (p *passage) partitive(n *noun) {
	i := n.a - 1
	inner := definites[p.lower(i)] || possessives[p.lower(i)]
	if inner && p.lower(i-1) == "of" {
		i--
	}
	if p.lower(i) != "of" || i == 0 {
		return
	}
	if k := p.figureEnding(i); k >= 0 && (!n.counted || inner) {
		n.part = inner
		n.counted = false
		p.giveFigure(n, &p.figures[k])
		return
	}
	w := p.lower(i - 1)
	switch {
	case vagueWords[w]:
		n.a, n.vague, n.part = i-1, w, inner
	case w == "number" || w == "numbers":
		if !n.counted {
			n.a, n.vague = i-1, "number"
			for k := 0; k < 2 && n.a > p.body && !closes[p.lower(n.a-1)] && p.tokens[n.a-1].Word; k++ {
				n.a--
			}
		}
	case !inner && (w == "group" || w == "total" || w == "family" || w == "party" || w == "batch" || w == "couple" || w == "groups" || w == "families"):
		n.a = i - 1
		p.takeFigure(n)
	}
}

// determine reads the articles and quantifiers before the noun.
func (p *passage) determine(n *noun) {
	for k := 0; k < 3 && n.a > p.body; k++ {
		w := p.lower(n.a - 1)
		switch {
		case definites[w] && !(w == "that" && !n.singular):
			n.ref = definite
		case possessives[w]:
			n.ref = max(n.ref, possessive)
			if w == "'s" {
				return
			}
		case w == "another" || w == "other" || w == "further":
			n.another = true
		case w == "a" || w == "an":
			if n.counted {
				n.a--
				return
			}
		case vagueWords[w] && !n.counted && n.vague == "":
			n.vague = w
		default:
			return
		}
		n.a--
	}
}

// rightward takes in "of 10" after "group" and an age after the noun.
func (p *passage) rightward(n *noun) {
	if n.kind == "group" && !n.counted && p.lower(n.b) == "of" {
		for k := range p.figures {
			if f := &p.figures[k]; !f.used && f.a == n.b+1 && f.Unit != "year" {
				end := max(n.b, f.b)
				p.giveFigure(n, f)
				n.b = end
				break
			}
		}
	}
	if n.age == 0 {
		n.age = p.ageAfter(n.b)
	}
	if name := p.surname(n.b); name != "" && n.singular && p.lower(n.b) != "," {
		n.name = name
		for n.b < len(p.tokens) && !strings.HasSuffix(name, p.doc[p.tokens[n.b-1].Start:p.tokens[n.b-1].End]) {
			n.b++
		}
	}
	n.owner = p.lower(n.b) == "'s" || p.lower(n.b) == "'"
}

// ageAfter reads an age after a noun: "(43)", ", 32,", "aged 9", ", a 54-year-old".
func (p *passage) ageAfter(i int) int {
	w := p.lower(i)
	if w == "aged" || w == "age" || w == "(" || w == "," {
		if age, ok := smallNumber(p.lower(i + 1)); ok && age < 110 {
			if after := p.lower(i + 2); w != "," && w != "(" || after == "," || after == ")" {
				return age
			}
		}
	}
	if w == "," && (p.lower(i+1) == "a" || p.lower(i+1) == "an") {
		if age, ok := ageWord(p.lower(i + 2)); ok {
			return age
		}
	}
	return 0
}

// people decides whether the noun means people at all, and how many when a singular says so.
func (p *passage) people(n *noun) bool {
	switch n.kind {
	case "figure":
		return false
	case "instance":
		n.unit = habeas.Instances
		return n.counted
	case "family":
		n.unit = habeas.Families
		if n.counted && !n.singular {
			return true
		}
		if n.singular && !n.counted {
			n.unit = habeas.Persons
		}
		return true
	case "group":
		if !n.singular && n.counted && p.lower(n.b-1) != "others" && p.tokens[n.head].Lower != "group" && n.head == n.b-1 {
			n.counted, n.count, n.vague = false, habeas.Count{}, "groups" // so many groups, not so many people
		}
		if n.counted && n.head == n.b-1 && n.a < n.head {
			n.counted, n.count = false, habeas.Count{}
		}
		if n.singular || n.counted || n.ref == definite {
			n.role = "victim"
			return true
		}
		return false
	}
	if n.counted && n.singular && n.count.Low != 1 && n.member == "" {
		n.counted, n.count = false, habeas.Count{}
	}
	if n.singular && !n.counted && n.vague == "" {
		n.count, n.counted = habeas.Exactly(1, p.text(n.a, n.b)), true
		if n.member == "couple" {
			n.count = habeas.Exactly(2, p.text(n.a, n.b))
		}
	}
	return true
}
