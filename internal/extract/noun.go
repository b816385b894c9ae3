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
	ages       []int // of each of them, where as many are told
	name       string
	singular   bool
	ref        reference
	another    bool         // "another", "other", "more": people besides those told of before
	of         habeas.Count // the whole of which it is a part: the ten in "four of the ten"
	part       bool         // "four of those", "some of the group"
	vague      string       // "some", "many", "a large number of"
	unit       habeas.Unit
	running    bool  // its figure is what a number came to: "the number of … rose to 45"
	among      bool  // stands as a part beside the whole: "including", "among them"
	calling    bool  // named by work or faith: "the Christians"
	owner      bool  // followed by a possessive mark
	named      bool  // counted in the name of an act: "a triple homicide"
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

var pronouns = map[string]bool{"they": true, "them": true, "he": true, "she": true, "him": true,
	"they'll": true, "they're": true, "they've": true, "they'd": true, "he'll": true, "she'll": true, "he's": true, "she's": true}

var pronounWords = quick(pronouns, possessives)

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
	p.multiples()
	p.names()
	p.order()
	p.markNouns()
	p.assistants()
	p.aiders()
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
	if pronounWords.has(t.Lower) && (pronouns[t.Lower] || t.Lower != "'s" && p.actNounAhead(i+1)) {
		n := p.pronounAt(i)
		if k := p.figureEnding(i - 1); k >= 0 && p.lower(i-1) == "of" {
			n.ref, n.part = bare, true
			p.giveFigure(&n, &p.figures[k])
		} else if w := p.lower(i - 2); p.lower(i-1) == "of" && vagueWords[w] && w != "none" && !n.singular {
			n.a, n.ref, n.part, n.vague, n.role = i-2, bare, true, w, "victim"
		}
		return n, true
	}
	if p.allTheyAre(i) {
		return p.allThey(i), true
	}
	if n, ok := p.vagueNoun(i); ok {
		return n, true
	}
	if t.Capital && i > p.body && p.inPlace(i) {
		return noun{}, false // no people inside the name of a place
	}
	n := noun{head: i}
	g, m, f := p.find(lexicon.Group, i), p.find(lexicon.Member, i), p.find(lexicon.People, i)
	switch {
	case p.kindOnly(m), p.heldAs(i):
		return n, false
	case m != nil && (g == nil || m.End >= g.End):
		n.takeHead(m)
		n.member, n.kind, n.role = m.Entry.Code, "person", "victim"
		if g != nil {
			n.kind = g.Entry.Code
		}
		n.sex = strings.TrimSuffix(m.Entry.Kind, "any")
	case g != nil && p.inBody(i):
		return n, false
	case g != nil && g.Entry.Kind == "figure":
		return n, false
	case g != nil:
		n.takeHead(g)
		n.kind, n.role, n.calling = g.Entry.Code, g.Entry.Kind, trades[p.lower(i)]
	case f != nil && p.standsAlone(f):
		n.takeHead(f)
		n.kind, n.role, n.nation = "civilian", "victim", f.Entry.Code
	case p.counts(i) && unlistedPeople(p.tokens[i]):
		n.a, n.b, n.kind, n.role = i, i+1, "person", "victim"
	default:
		return n, false
	}
	if n.singular && g != nil && m == nil && (p.describes(n.b) || g.Entry.Code == "suspect" && (p.find(lexicon.Agent, n.b) != nil || lawWords[p.lower(n.b)])) {
		return n, false // "illegal migrants": an adjective here
	}
	if n.singular && g != nil && m == nil && !p.tokens[i].Capital && standingWords[p.lower(n.b)] {
		return n, false // "refugee status"
	}
	if p.actor(i, n.b) && !p.suspectTaken(i) || p.nounAt[i] > 0 || n.kind == "group" && p.groupOf(n.b) {
		return n, false
	}
	p.leftward(&n)
	p.rightward(&n)
	p.amongTheGroup(&n)
	p.fled(&n)
	return n, p.people(&n)
}

// inBody reports whether a group noun with a capital ends the name of a body: "the High Commissioner for Refugees".
func (p *passage) inBody(i int) bool {
	if i <= p.body+1 || !p.tokens[i].Capital || p.kind == habeas.RegionTitle || p.titleCase() {
		return false
	}
	k := i - 1
	for k > p.body && p.tokens[k].Capital && i-k < 4 {
		k--
	}
	return p.lower(k) == "for" && (p.tokens[k-1].Capital || p.find(lexicon.Act, k-1) != nil || p.lower(k-1) == "help")
}

// describes reports whether a group noun follows at b, at most after the name of a people: "illegal" of "illegal migrants".
func (p *passage) describes(b int) bool {
	if f := p.find(lexicon.People, b); f != nil {
		b = f.End
	}
	return p.find(lexicon.Group, b) != nil
}

// heldAs reports whether the word only says as what people are held: "held hostages", "taken prisoner".
func (p *passage) heldAs(i int) bool {
	switch p.lower(i) {
	case "hostage", "hostages", "prisoner", "prisoners", "captive", "captives":
	default:
		return false
	}
	switch p.lower(i - 1) {
	case "held", "taken", "kept":
		return true
	}
	return false
}

// trades are nouns that name people by work or faith, and not refugees told of before.
var trades = wordSet("christian christians teacher teachers believers converts")

// kindOnly reports whether a word for a kind of member only says of which kind the people behind it are: "female Eritrean refugees".
func (p *passage) kindOnly(m *lexicon.Hit) bool {
	return m != nil && m.Form&lexicon.Plural == 0 && p.find(lexicon.Modifier, m.Start) != nil && p.find(lexicon.People, m.End) != nil && p.describes(m.End)
}

// standingWords are things that a singular noun of people says something of.
var standingWords = wordSet("status agency convention crisis camp camps law policy community communities application applications claim claims protection visa visas rights organisation organization issue exchange population populations resettlement flow flows route routes shelter shelters hideout hideouts safe")

// lawWords are what "criminal" says something of.
var lawWords = wordSet("code law court case cases charge charges offence offences offense offenses procedure proceedings investigation investigations group groups network networks record cases liability justice police")

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
	case "he", "him", "his", "he'll", "he's":
		n.singular, n.sex = true, "male"
	case "she", "her", "she'll", "she's":
		n.singular, n.sex = true, "female"
	}
	if n.singular {
		n.count, n.counted = habeas.Exactly(1, p.text(i, i+1)), true
	}
	return n
}

// allTheyAre reports "all" or "both" that stand alone for the people told of before: "All have been sent back."
func (p *passage) allTheyAre(i int) bool {
	if w := p.lower(i); w != "all" && w != "both" {
		return false
	}
	before := p.lower(i - 1)
	return isAux(p.lower(i+1)) && (i == p.body || before == "," || before == ";" || before == "and" || before == "that" || before == "but")
}

func (p *passage) allThey(i int) noun {
	n := noun{a: i, b: i + 1, head: i, ref: pronoun, kind: "person"}
	if p.lower(i) == "both" {
		n.ref, n.role, n.counted, n.count = definite, "victim", true, habeas.Exactly(2, p.text(i, i+1))
	}
	return n
}

// vagueNoun reads "a large number", "many", "some" that stand alone for people, and a person told by an age alone.
func (p *passage) vagueNoun(i int) (noun, bool) {
	w := p.lower(i)
	if w == "many" && p.lower(i-1) == "how" {
		return noun{}, false // "how many are held"
	}
	switch w {
	case "number", "numbers", "rest", "remainder", "many", "some", "several", "others":
	default:
		if _, ok := ageWord(w); !ok {
			return noun{}, false
		}
	}
	n := noun{a: i, b: i + 1, head: i, kind: "person", role: "victim"}
	if age, ok := ageWord(w); ok && (i+1 >= len(p.tokens) || closes[p.lower(i+1)] || !p.tokens[i+1].Word || p.inTime(i+1, i+2) || p.find(lexicon.Act, i+1) != nil && p.find(lexicon.Group, i+2) == nil) {
		n.age, n.singular = age, true
		n.count, n.counted = habeas.Exactly(1, p.text(i, i+1)), true
		p.determine(&n)
		return n, definites[p.lower(n.a)] || n.a < i || p.lower(i-1) == "a" || p.lower(i-1) == "an"
	}
	if w == "many" && p.lower(i+1) == "more" && i+2 < len(p.tokens) && p.figureEnding(i+1) < 0 && !p.groupAhead(i+2) {
		n.b, n.vague = i+2, w
		return n, true
	}
	if i+1 >= len(p.tokens) || !isAux(p.lower(i+1)) && !(adverb(p.lower(i+1)) && isAux(p.lower(i+2))) && !p.restFaces(i) && p.lower(i+1) != "who" && !(p.find(lexicon.Act, i+1) != nil && closes[p.lower(i+2)]) {
		return n, false
	}
	switch {
	case w == "number" || w == "numbers":
		for n.a > p.body && i-n.a < 3 && !closes[p.lower(n.a-1)] && p.tokens[n.a-1].Word && p.nounAt[n.a-1] == 0 && p.find(lexicon.Saying, n.a-1) == nil {
			n.a--
		}
		n.vague = "number"
		return n, n.a < i && p.lower(n.a) != "the"
	case w == "rest" || w == "remainder":
		n.vague, n.another = "rest", true
		p.determine(&n)
		return n, true
	case (w == "many" || w == "some") && p.lower(i+1) == "who":
		n.vague = w
		return n, true
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

// unlistedPeople reports whether a plural that no list knows looks like people: "bloggers", "cyclists", "herders".
func unlistedPeople(t lexicon.Token) bool {
	if t.Capital || notPeople[t.Lower] {
		return false
	}
	for _, end := range []string{"ers", "ors", "ists", "ians", "eers", "ants"} {
		if strings.HasSuffix(t.Lower, end) && len(t.Lower) > len(end)+2 {
			return true
		}
	}
	return false
}

// notPeople are words with such an ending that mean no people.
var notPeople = wordSet(`numbers papers letters orders others containers trailers years computers meters metres kilometers kilometres
 quarters matters offers powers towers rivers borders centers centres barriers shelters posters banners factors sectors motors doors
 floors errors mirrors vectors reactors tractors servers boosters fighters bombers helicopters dinners chapters headquarters answers
 newspapers counters layers corners partners fingers flowers cancers disorders computers letters plants restaurants grants warrants
 covers drawers folders ladders lasers lockers pointers printers printouts scanners speakers stickers tankers trackers transfers
 hours tours hectares acres dollars colors colours favors harbors indicators generators elevators corridors terrors horrors`)

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
		counted := p.counts(f.Start) && (strings.HasSuffix(next, "ing") || strings.HasSuffix(next, "ed") && len(next) > 5)
		if f.Form&lexicon.Singular != 0 && !counted || p.groupAhead(f.End) {
			return false
		}
	}
	if (next == "and" || next == "or") && f.End+1 < len(p.tokens) {
		if o := p.find(lexicon.People, f.End+1); o != nil && p.groupAhead(o.End) {
			return false // "Eritrean and Ethiopian refugees"
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
 include includes included seeking trying attempting reportedly allegedly forcibly`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var juvenileThings = wordSet("detention court courts justice hall division judge facility center centre authorities record records system")

// people decides whether the noun means people at all, and how many when a singular says so.
func (p *passage) people(n *noun) bool {
	if p.lower(n.head) == "life" {
		return false // "injuries that were not life threatening"
	}
	if p.lower(n.head) == "juvenile" && juvenileThings[p.lower(n.b)] {
		return false // "juvenile court"
	}
	switch n.kind {
	case "figure":
		return false
	case "instance":
		n.unit = habeas.Instances
		return n.counted && n.count.Best() > 1
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
	if n.counted && n.singular && n.count.Low > 1 && p.find(lexicon.People, n.head) != nil {
		n.singular = false // "62 Eritrean and three Ethiopian refugees"
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
