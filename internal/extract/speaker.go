package extract

import (
	"strings"

	"habeas/internal/lexicon"
)

// What of a phrase is the name of who tells: without the clause that tells more of him, parted where it names two, and with the
// outlet that a source without a name spoke to.

// startsNoTeller are words that begin no phrase for a teller.
var startsNoTeller = wordSet(`of in for with from at on into about earlier later then also not no please they he she we it i you this there here when after before
 while because although if whether since as what how why amid despite during under over near so yet still even just`)

// clauseStarts open a clause within what was taken for the phrase of a teller: the teller stands behind the last of them.
var clauseStarts = wordSet("after before because although if whether where since amid despite")

// trimTeller gives the tokens of the teller within from to to; ok is false when they name none.
func (p *passage) trimTeller(from, to int) (int, int, bool) {
	for k := to - 1; k > from; k-- {
		if clauseStarts[p.lower(k)] && k+1 < to {
			from = k + 1
			break
		}
	}
	for from < to && (p.lower(from) == "the" || p.lower(from) == "a" || p.lower(from) == "an" || p.lower(from) == "to" || p.lower(from) == "by" || p.lower(from) == "both" || p.lower(from) == "earlier" && to-from > 1) {
		from++
	}
	for k := from + 1; k < to; k++ {
		if w := p.lower(k); w == "who" || w == "whom" || w == "whose" || w == "which" || w == "that" {
			if to = k; p.lower(to-1) == "," {
				to--
			}
			break
		}
	}
	for to > from && (!p.tokens[to-1].Word && p.lower(to-1) != ")" || p.lower(to-1) == "on") {
		to--
	}
	for k := from + 1; k < to; k++ {
		if isAux(p.lower(k)) && !p.tokens[k].Capital {
			to = k // "an expert has voiced alarm at the plan, saying"
			break
		}
	}
	if from >= to || startsNoTeller[p.lower(from)] || to-from == 1 && vagueWords[p.lower(from)] {
		return from, to, false
	}
	return p.properName(from, to), to, true
}

// properName leads past what a body is to its name at the end of the phrase: "South Korea-based civic group Hands for Refuge".
func (p *passage) properName(from, to int) int {
	if !p.tokens[to-1].Capital || p.inPlace(to-1) && p.places != nil && p.spotAt(to-1).Kind == "country" && p.tokens[to-1].Lower != "korea" {
		return from
	}
	for k := to - 2; k > from; k-- {
		if bodies[p.lower(k-1)] && !p.tokens[k-1].Capital && p.tokens[k].Capital {
			return k
		}
	}
	return from
}

// bodies are nouns for bodies that stand before their names.
var bodies = wordSet("group groups organization organisation ngo network charity coalition alliance outlet newspaper agency broadcaster website watchdog")

// spotAt gives the place that token k belongs to, an empty one for none.
func (p *passage) spotAt(k int) spot {
	for _, s := range p.places {
		if k >= s.a && k < s.b {
			return s
		}
	}
	return spot{}
}

// tellersIn parts "Human Rights Watch and a pastor" into two tellers.
func (p *passage) tellersIn(from, to int) (out []span) {
	for k := from + 1; k < to-1; k++ {
		if w := p.lower(k); w != "and" && w != ";" {
			continue
		}
		next := p.lower(k + 1)
		apart := next == "a" || next == "an" || next == "the" || p.find(lexicon.Speaker, k+1) != nil && p.find(lexicon.Speaker, k+1).End == to && p.tokens[k+1].Capital
		if apart && p.canTell(from, k) && p.canTell(k+1, to) {
			if next == "a" || next == "an" || next == "the" {
				return []span{{from, k}, {k + 2, to}}
			}
			return []span{{from, k}, {k + 1, to}}
		}
	}
	return []span{{from, to}}
}

// tellerText gives the words of a teller; one without a name is told apart by the outlet that he spoke to: "a source told the Post".
func (p *passage) tellerText(s *saying, w span) string {
	text := strings.Join(strings.Fields(p.text(w.start, w.end)), " ")
	if outlet := p.outletTold(s); outlet != "" && p.unnamedSource(w) {
		text += " to " + outlet
	}
	return text
}

// unnamedSource reports whether the phrase speaks of sources or witnesses and names nobody.
func (p *passage) unnamedSource(w span) bool {
	found := false
	for k := w.start; k < w.end; k++ {
		if h := p.find(lexicon.Speaker, k); h != nil && (h.Entry.Code == "witness" || p.lower(k) == "source" || p.lower(k) == "sources" || p.lower(k) == "insider" || p.lower(k) == "insiders") {
			found = true
		}
	}
	return found
}

// outletTold gives the outlet behind "told": a name in capitals that no verb follows.
func (p *passage) outletTold(s *saying) string {
	if w := p.lower(s.b - 1); w != "told" && w != "tells" && w != "informed" {
		return ""
	}
	k := s.b
	if p.lower(k) == "the" {
		k++
	}
	end := k
	for end < len(p.tokens) && end-k < 5 && p.tokens[end].Word && (p.tokens[end].Capital || end > k && p.lower(end) == "of") && !p.inTime(end, end+1) {
		end++
	}
	if end == k || p.nounAt[k] > 0 && p.nouns[p.nounAt[k]-1].name == "" {
		return ""
	}
	return p.text(k, end)
}

// inverted reports whether the teller stands behind the verb: after a quotation or a comma, and before a mark: `", said a pastor.`
func (p *passage) inverted(s *saying) bool {
	before := p.lower(s.a - 1)
	if before != "," && before != `"` || s.b-s.a != 1 || p.lower(s.b) == "that" {
		return false
	}
	for k := s.b; k < min(len(p.tokens), s.b+9); k++ {
		w := p.lower(k)
		switch {
		case w == "." || w == "," || w == ";":
			return k > s.b && p.canTell(s.b, k)
		case isAux(w) || p.find(lexicon.Act, k) != nil && p.nounAt[k] == 0 || w == "that" || w == "who":
			return w == "who" && p.canTell(s.b, k)
		}
	}
	return p.canTell(s.b, min(len(p.tokens), s.b+9)) && len(p.tokens)-s.b <= 9
}

// plainTeller gives the kind of a teller told of by "the" and one noun, which means one named before; "" for others.
func (p *passage) plainTeller(from, to int) string {
	if !definites[p.lower(from-1)] {
		return ""
	}
	if h := p.find(lexicon.Speaker, from); h != nil && h.End == to && !p.tokens[from].Capital {
		return h.Entry.Code
	}
	if to-from == 1 && p.somebody(from, to) {
		return "person"
	}
	return ""
}

// nameTellers gives those who are told of by a noun alone the names under which they were told of before.
func (d *discourse) nameTellers(p *passage) {
	for i := range p.sayings {
		s := &p.sayings[i]
		if s.generic != "" {
			s.speaker = d.fullTeller(s)
		}
		if s.speaker != "" {
			d.tellers = append(d.tellers, *s)
			d.tellers = d.tellers[max(0, len(d.tellers)-6):]
		}
	}
}

// fullTeller looks for the last teller whose words have the noun, or a body's name where the noun is one for bodies.
func (d *discourse) fullTeller(s *saying) string {
	for i := len(d.tellers) - 1; i >= 0; i-- {
		o := &d.tellers[i]
		if o.generic != "" {
			continue
		}
		if hasWord(o.speaker, s.speaker) || s.generic == "ngo" && o.named && o.kind != "source" && o.kind != "medium" && o.kind != "relative" && !singularPerson[s.speaker] {
			return o.speaker
		}
	}
	return s.speaker
}

var singularPerson = wordSet("activist advocate campaigner director expert researcher analyst founder worker observer volunteer monitor")

func hasWord(phrase, word string) bool {
	for w := range strings.FieldsSeq(strings.ToLower(phrase)) {
		if w == word {
			return true
		}
	}
	return false
}

// tellerKind gives the kind of the first noun for tellers in a phrase, and whether the phrase has a name.
func (p *passage) tellerKind(from, to int) (kind string, named bool) {
	for k := from; k < to; k++ {
		if h := p.find(lexicon.Speaker, k); h != nil && kind == "" {
			kind = h.Entry.Code
		}
		named = named || p.tokens[k].Capital && !p.inPlace(k) && p.find(lexicon.People, k) == nil && (k > p.body || to-from > 1)
	}
	return kind, named
}

// nameLater gives a body or person told of without a name the name that the sentences behind it give: "a rights activist said … Kim
// Ha-na, who leads the league, said".
func (d *discourse) nameLater(f *fact, ps []*passage) {
	if len(f.claim.Speakers) != 1 {
		return
	}
	var first *saying
	for i := range ps[f.at].sayings {
		if s := &ps[f.at].sayings[i]; s.speaker == f.claim.Speakers[0] {
			first = s
		}
	}
	if first == nil || first.named || first.generic != "" || first.kind != "ngo" && first.kind != "person" {
		return
	}
	for i := f.at + 1; i <= f.at+2 && i < len(ps); i++ {
		for k := range ps[i].sayings {
			s := &ps[i].sayings[k]
			if s.again {
				return
			}
			if s.speaker == "" {
				continue
			}
			if s.named && (s.kind == "" || s.kind == "ngo" || s.kind == "person") {
				f.claim.Speakers = append([]string{s.speaker}, f.claim.Speakers...)
			}
			return
		}
	}
}

// quoteWords are verbs by which one teller passes on what another says.
var quoteWords = wordSet("quoted quotes quoting cited cites citing")

// quoteTellers reads "the Post quoted a pastor as saying": the pastor tells, the Post passes it on. In "a pastor was quoted by the
// Post" they stand the other way round.
func (p *passage) quoteTellers(s *saying) {
	var outer saying
	k := s.a - 1
	passed := beForms[p.lower(k)]
	for k >= p.body && (isAux(p.lower(k)) || adverb(p.lower(k)) || p.inTime(k, k+1) || p.lower(k) == "on") {
		k--
	}
	if k >= p.body && p.tokens[k].Word {
		p.setSpeaker(&outer, p.phraseStart(k), k+1)
	}
	if passed {
		s.from, s.to, s.speaker, s.again, s.kind, s.named, s.generic = outer.from, outer.to, outer.speaker, outer.again, outer.kind, outer.named, outer.generic
		if p.lower(s.b) == "as" {
			s.b++
		}
		return
	}
	to := s.b
	for to < len(p.tokens) && to-s.b < 12 {
		w := p.lower(to)
		if !p.tokens[to].Word && w != "." || w == "as" || w == "saying" || w == "that" || w == "who" || p.inTime(to, to+1) {
			break
		}
		to++
	}
	p.setSpeaker(s, s.b, to)
	if outer.speaker != "" && s.speaker != "" {
		s.others = append(s.others, outer.speaker)
	} else if s.speaker == "" && !s.again {
		s.speaker, s.from, s.to, s.kind, s.named = outer.speaker, outer.from, outer.to, outer.kind, outer.named
	}
}

// daytimes in capitals belong to the names of papers: "the Morning Ledger".
var daytimes = wordSet("morning evening night day daily weekly midnight")

// goesOnSaying reports whether the "saying" at i goes on from a word of telling right before it: "quoted a pastor as saying", "issued
// a statement on Monday saying".
func (p *passage) goesOnSaying(i int) bool {
	if p.lower(i) != "saying" && p.lower(i) != "adding" || len(p.sayings) == 0 {
		return false
	}
	k := i - 1
	for k > p.body && (p.inTime(k, k+1) || p.lower(k) == "on") {
		k--
	}
	return p.lower(k) == "as" || p.lower(k) == "," || k < p.sayings[len(p.sayings)-1].b
}
