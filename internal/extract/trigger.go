package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// A trigger is a word or phrase that names an act, with what it says of its people.
type trigger struct {
	a, b    int // tokens
	hit     *lexicon.Hit
	act     habeas.Act
	kind    string // of the lexicon entry: "verb", "noun", …
	voice   voice
	chain   chain
	patient int // index into nouns, -1 for none
	agent   span
	agentOK bool
	because []string
}

// A voice says where the people are to whom the act was done.
type voice uint8

const (
	active    voice = iota // after the verb
	passive                // before it
	nominal                // "of", "'s"
	subject                // an intransitive verb or a state: before it
	adjective              // the trigger is an adjective of its noun
)

// A chain holds the helping words of a verb.
type chain struct {
	a        int // where the helping words begin
	be       bool
	have     bool
	to       bool // infinitive
	modal    string
	negated  bool
	do       bool
	gerundBe bool // "being arrested"
}

// finite reports whether helping words stand before the verb, so that it is the verb of its clause.
func (t *trigger) finite() bool {
	c := t.chain
	return c.be || c.have || c.to || c.do || c.modal != ""
}

// onlyBeing reports whether "being" is all that helps the verb: "people being held".
func (t *trigger) onlyBeing() bool {
	c := t.chain
	return c.gerundBe && c.a == t.a-1 && !c.have && !c.to && c.modal == ""
}

var beForms = map[string]bool{"is": true, "are": true, "was": true, "were": true, "been": true, "being": true, "be": true, "am": true, "get": true, "got": true, "getting": true, "gets": true, "isn't": true, "aren't": true, "wasn't": true, "weren't": true, "remain": true, "remains": true, "remained": true}

var modals = map[string]bool{"will": true, "would": true, "could": true, "may": true, "might": true, "should": true, "must": true, "can": true, "shall": true, "won't": true, "wouldn't": true, "couldn't": true, "cannot": true, "can't": true, "shouldn't": true, "'ll": true, "could've": true, "would've": true, "might've": true}

var contracted = map[string]string{"won't": "will", "wouldn't": "would", "couldn't": "could", "shouldn't": "should", "can't": "can", "cannot": "can", "'ll": "will",
	"could've": "could", "would've": "would", "might've": "might"}

var negations = map[string]bool{"not": true, "never": true, "n't": true, "don't": true, "didn't": true, "doesn't": true, "isn't": true, "aren't": true, "wasn't": true, "weren't": true, "won't": true, "wouldn't": true, "couldn't": true, "cannot": true, "can't": true, "shouldn't": true, "hasn't": true, "haven't": true, "hadn't": true, "neither": true, "nor": true}

func isAux(w string) bool { return auxiliaries.has(w) }

var auxiliaries = quick(beForms, modals, wordSet("have has had having hasn't haven't hadn't"))

// adverbs that may stand among the helping words.
func adverb(w string) bool {
	switch w {
	case "also", "then", "now", "later", "all", "both", "already", "since", "first", "just", "again", "still", "soon", "even", "once", "subsequently", "eventually", "not", "never", "ever", "yet", "only", "together", "each", "instead", "back":
		return true
	}
	return len(w) > 4 && w[len(w)-2:] == "ly"
}

// findTriggers lists the triggers of the passage, left to right, not overlapping.
func (p *passage) findTriggers() {
	for i := p.body; i < len(p.tokens); {
		h := p.usableAct(i)
		if h == nil {
			i++
			continue
		}
		t := trigger{a: h.Start, b: h.End, hit: h, act: habeas.Act(h.Entry.Code), kind: h.Entry.Kind, patient: -1}
		p.chainOf(&t)
		if p.voiceOf(&t) {
			t.because = append(t.because, "act "+h.Entry.String())
			p.triggers = append(p.triggers, t)
		}
		if h.GapEnd > 0 {
			i = h.GapStart
		} else {
			i = h.End
		}
	}
	p.dropShadowed()
}

// usableAct gives the longest entry of an act at token i that can stand there.
func (p *passage) usableAct(i int) *lexicon.Hit {
	var best *lexicon.Hit
	if p.find(lexicon.Act, i) == nil {
		return nil
	}
	for h := int(p.at[lexicon.Act][i]) - 1; h >= 0 && p.hits[h].Start == i; h-- {
		best = p.preferred(best, &p.hits[h])
	}
	for h := int(p.at[lexicon.Act][i]); h < len(p.hits) && p.hits[h].Start == i; h++ {
		best = p.preferred(best, &p.hits[h])
	}
	return best
}

// preferred gives of two entries at one token the one that can stand there and has more words of its own.
func (p *passage) preferred(best, x *lexicon.Hit) *lexicon.Hit {
	longer := best == nil || x.End-x.Start-(x.GapEnd-x.GapStart) > best.End-best.Start-(best.GapEnd-best.GapStart)
	if x.Entry.Class != lexicon.Act || !longer || !p.usable(x) {
		return best
	}
	return x
}

// usable tells a noun from a verb of the same spelling, and refuses a word inside a name or a noun phrase of another kind.
func (p *passage) usable(h *lexicon.Hit) bool {
	i := h.Start
	if h.Form&lexicon.Gerund != 0 && h.Entry.Kind == "verb" && (p.fold(i-1) > 0 || p.onList("deadly", i-1)) {
		return false // "a double shooting left one dead"
	}
	if p.inTime(i, i+1) || p.partOfName(i) && h.Form&lexicon.Participle == 0 {
		return false
	}
	if n := p.nounAt[i]; n > 0 && h.Entry.Kind != "state" {
		for _, s := range p.nouns[n-1].seized {
			if s == i {
				return true
			}
		}
		return false
	}
	if p.commaInGap(h) && (violent(habeas.Act(h.Entry.Code)) || fatal(habeas.Act(h.Entry.Code))) {
		return false // "were shot, leaving one dead"
	}
	if ofThings[p.lower(h.End)] && (h.Entry.Kind == "noun" || h.Form&lexicon.Base != 0) {
		return false
	}
	switch h.Entry.Kind {
	case "noun":
		return h.End-h.Start > 1 || !p.alsoVerb(i) || p.nounPlace(i)
	case "verb", "weak", "toorigin", "intr":
		if w := p.lower(i - 1); h.Form&lexicon.Gerund != 0 && (p.lower(h.End) == "of" || definites[w] || w == "border" || w == "river" || w == "land" || w == "main" || w == "a" || w == "bridge" || p.inPlace(i-1)) {
			return false // "the crossing" is a place, "the May 3 killing of" a noun
		}
		if h.Form&(lexicon.Base|lexicon.Third) != 0 && h.Form&lexicon.Past == 0 {
			if h.End == i+1 && p.find(lexicon.Agent, i) != nil {
				return false // "traffic police"
			}
			return !p.nounPlace(i) || p.authorityActs(h)
		}
	}
	return true
}

// authorityActs reports whether an authority stands right before the word and people after it: "border police hold 150 refugees".
func (p *passage) authorityActs(h *lexicon.Hit) bool {
	ends := false
	for k := max(p.body, h.Start-3); k < h.Start; k++ {
		a := p.find(lexicon.Agent, k)
		ends = ends || a != nil && a.End == h.Start && a.Entry.Kind != "capital"
	}
	if !ends || h.Form&lexicon.Base == 0 {
		return false
	}
	for _, f := range p.figures {
		if f.a == h.End {
			return true
		}
	}
	return p.find(lexicon.People, h.End) != nil || p.find(lexicon.Group, h.End) != nil
}

// ofThings are what a noun of an act before them only describes: "deportation orders", "a repatriation agreement".
var ofThings = wordSet("order orders warrant warrants policy policies agreement agreements procedure procedures process rules law laws treaty treaties rate rates zone zones issue issues route routes")

// alsoVerb reports whether the word that names an act at token i is a verb of one as well: "arrest", "release".
func (p *passage) alsoVerb(i int) bool {
	for h := range p.hits {
		if x := &p.hits[h]; x.Start == i && x.Entry.Class == lexicon.Act && x.Entry.Kind != "noun" && x.Entry.Kind != "state" {
			return true
		}
	}
	return false
}

// partOfName reports whether a capitalised word inside a sentence stands beside another capitalised word, as in a title.
func (p *passage) partOfName(i int) bool {
	t := p.tokens[i]
	if !t.Capital || i == p.body || p.titleCase() {
		return false
	}
	return i > 0 && p.tokens[i-1].Capital || i+1 < len(p.tokens) && p.tokens[i+1].Capital
}

// titleCase reports whether most words begin with a capital, as in headlines.
func (p *passage) titleCase() bool {
	n, caps := 0, 0
	for _, t := range p.tokens[p.body:] {
		if t.Word && !t.Digit && len(t.Lower) > 3 {
			n++
			if t.Capital {
				caps++
			}
		}
	}
	return n > 2 && caps*3 >= n*2
}

var nounBefore = wordSet(`the a an of his her their its 's my our any no this that these those in by for after before from over against on
 with since during amid about mass forced forcible involuntary possible imminent illegal arbitrary recent more alleged new such
 another first latest secret into under despite following face facing faces faced risk risks and or large-scale increased concerning
 regarding involving further immediate eventual probable likely future random brief massive widespread reported upon fear fears
 chinese compulsory safe second police summary near same whose ' voluntary pending any`)

// nounPlace reports whether the word at i stands where a noun does.
func (p *passage) nounPlace(i int) bool {
	before := p.lower(i - 1)
	if i > p.body && p.inTime(i-1, i) {
		return p.lower(i+1) == "of" // "the 2031 repatriation of ten people"
	}
	if before == "likely" && modals[p.lower(i-2)] {
		return false // "will likely deport them"
	}
	if i == p.body || before == "" || !p.tokens[i-1].Word {
		return p.lower(i+1) == "of" || p.lower(i+1) == "in" || p.lower(i+1) == "for"
	}
	if before == "to" {
		return p.lower(i+1) == "of" || p.lower(i-2) == "led" || p.lower(i-2) == "due"
	}
	if before == "and" && i+1 < len(p.tokens) && p.nounAt[i+1] > 0 && p.find(lexicon.Act, i-2) == nil {
		return false // "broke in and arrest him"
	}
	if n := p.nounAt[i-1]; n > 0 && p.nouns[n-1].named {
		return true // "a double shooting"
	}
	if n := p.nounAt[i-1]; n > 0 && p.lower(i-1) != "'s" && !possessives[p.lower(i-1)] {
		return false
	}
	if p.inPlace(i-1) && strings.HasSuffix(p.lower(i), "ing") {
		return true // "the Springfield bombing"
	}
	return nounBefore[before] && !(before == "and" && p.find(lexicon.Act, i-2) != nil && p.find(lexicon.Act, i-2).Entry.Kind != "noun") || p.find(lexicon.People, i-1) != nil || p.find(lexicon.Act, i-1) != nil && p.find(lexicon.Act, i-1).Entry.Kind == "noun" || p.figureBefore(i)
}

func (p *passage) figureBefore(i int) bool {
	for _, f := range p.figures {
		if f.b == i {
			return true
		}
	}
	return false
}

// chainOf reads the helping words before a verb.
func (p *passage) chainOf(t *trigger) {
	c := chain{a: t.a}
	for k := t.a - 1; k >= p.body; k-- {
		w := p.lower(k)
		switch {
		case p.nounAt[k] > 0 && (w == "all" || w == "both"): // "All were"
			t.chain = c
			return
		case negations[w] && !beForms[w] && !modals[w]:
			c.negated = true
			c.do = c.do || w == "don't" || w == "didn't" || w == "doesn't"
		case beForms[w]:
			c.be = true
			c.gerundBe = c.gerundBe || w == "being"
			c.negated = c.negated || negations[w]
		case modals[w] && !p.inTime(k, k+1): // not the month
			c.modal = w
			if full := contracted[w]; full != "" {
				c.modal = full
			}
			c.negated = c.negated || negations[w]
		case w == "have" || w == "has" || w == "had" || w == "having" || w == "'ve":
			c.have = true
		case w == "to":
			c.to = true
		case w == "do" || w == "does" || w == "did":
			c.do = true
		case adverb(w) || (w == "up" || w == "end" || w == "ended" || w == "ends") && c.gerundBe:
		default:
			t.chain = p.inherit(c, k)
			t.chain.negated = t.chain.negated || p.nobody(t.chain.a)
			return
		}
		c.a = k
	}
	t.chain = c
}

// nobody reports whether the subject before token k is nobody: "no one", "none of them", "none of the seven".
func (p *passage) nobody(k int) bool {
	for j := k - 1; j >= max(p.body, k-6); j-- {
		switch w := p.lower(j); {
		case w == "nobody", w == "none", w == "neither", w == "one" && p.lower(j-1) == "no":
			return true
		case w != "of" && !definites[w] && p.nounAt[j] == 0 && p.find(lexicon.Group, j) == nil && p.find(lexicon.People, j) == nil && !p.figureStarts(j):
			return false
		}
	}
	return false
}

// inherit gives a verb without helping words of its own those of the verb it is joined to: "will be sent away or returned".
func (p *passage) inherit(c chain, k int) chain {
	if w := p.lower(k); w != "or" && w != "and" && !(w == "," && p.lower(k+1) == "even") || c.be || c.have || c.to || c.modal != "" {
		return c
	}
	if o, ok := p.chainBeyond(c, k); ok {
		return o
	}
	if len(p.triggers) == 0 {
		return c
	}
	last := p.triggers[len(p.triggers)-1]
	if k-last.b > 8 || last.kind == "noun" || last.voice == adjective {
		return c
	}
	for j := last.b; j < k; j++ {
		if p.nounAt[j] > 0 && last.voice == passive || clauseOpens[p.lower(j)] || gerundOpens[p.lower(j)] && p.lower(j) != "by" || p.lower(j) == "until" || p.lower(j) == ";" || p.lower(j) == "," && k-j > 1 {
			return c
		}
	}
	return last.chain
}

// chainBeyond gives the helping words of a participle that names no act, joined by the word at k: "will be beaten and executed".
func (p *passage) chainBeyond(c chain, k int) (chain, bool) {
	be := k - 2
	for adverb(p.lower(be)) {
		be--
	}
	if !strings.HasSuffix(p.lower(k-1), "ed") || p.find(lexicon.Act, k-1) != nil || !beForms[p.lower(be)] {
		return c, false
	}
	t := trigger{a: k - 1}
	p.chainOf(&t)
	return t.chain, t.chain.modal != "" || t.chain.gerundBe
}

// voiceOf decides where the people of the trigger are to be looked for; false when the word is no act here.
func (p *passage) voiceOf(t *trigger) bool {
	f := t.hit.Form
	if w := p.lower(t.b); w == "themselves" || w == "himself" || w == "herself" {
		t.voice = subject
		if t.act == habeas.Killing {
			t.act = habeas.Death
		}
		return true
	}
	switch {
	case t.kind == "weak" && f&lexicon.Gerund != 0 && t.chain.a == t.a && (definites[p.lower(t.a-1)] || p.figureBefore(t.a)):
		return false // "the returning migrants"
	case (t.chain.be || events[p.lower(t.chain.a-1)] || events[p.lower(t.b+1)] || events[p.lower(t.b+2)]) && (p.lower(t.a) == "held" || p.lower(t.a) == "holding") && p.eventHeld(t):
		return false
	case p.nounAt[t.a] > 0 && t.kind != "state":
		t.voice = adjective
	case t.kind == "noun":
		t.voice = nominal
	case t.kind == "intr" || t.kind == "state":
		t.voice = subject
	case f&lexicon.Participle != 0 && t.chain.be:
		t.voice = passive
	case f&lexicon.Participle != 0 && !t.chain.have && !p.objectFollows(t):
		t.voice = passive
	default:
		t.voice = active
	}
	return t.kind != "state" || p.stateHolds(t)
}

// events are what is held without holding anybody.
var events = wordSet("hearing hearings meeting meetings rally rallies protest protests talks summit conference ceremony vigil vigils demonstration demonstrations election elections trial trials funeral briefing forum event events session sessions vote service games olympics championship championships")

// eventHeld reports whether what is held is a meeting of some kind: "a hearing on the return of refugees was held".
func (p *passage) eventHeld(t *trigger) bool {
	for k := t.b; k < t.b+5; k++ {
		if events[p.lower(k)] && p.lower(t.b) != "at" && p.lower(t.b) != "after" && p.lower(t.b) != "during" && p.lower(t.b) != "in" && !t.chain.be {
			return true // "held a press conference"
		}
	}
	for k := t.chain.a - 1; k >= p.body; k-- {
		w := p.lower(k)
		if events[w] && p.nounAt[k] == 0 {
			return true
		}
		if w == "," || w == ";" || clauseOpens[w] || isAux(w) || p.find(lexicon.Saying, k) != nil {
			return false
		}
	}
	return false
}

// stateHolds wants a form of "be" or a noun right before a phrase of state: "were in custody", "defectors in detention".
func (p *passage) stateHolds(t *trigger) bool {
	k := t.a - 1
	if p.lower(k) == "respectively" {
		k--
	}
	switch p.lower(k) {
	case "years", "year", "months", "month", "term", "terms", "life":
		if p.sentenceBefore(t.a) || p.wordBetween(k-4, k, "to") {
			return false // "sentenced to ten years in prison"
		}
	}
	if t.act == habeas.Detention || t.act == habeas.Arrest {
		return true
	}
	return t.chain.be || p.nounAt[max(t.a-1, 0)] > 0
}

// sentenceBefore reports whether a verdict stands shortly before token a.
func (p *passage) sentenceBefore(a int) bool {
	for k := a - 1; k >= max(p.body, a-12); k-- {
		if h := p.find(lexicon.Act, k); h != nil && h.Entry.Code == string(habeas.Sentence) {
			return true
		}
		switch p.lower(k) {
		case "face", "faces", "facing", "faced", "up", "sentence", "sentences":
			return true
		}
	}
	return false
}

// objectFollows reports whether people stand right after the verb, or in its gap.
func (p *passage) objectFollows(t *trigger) bool { return p.rightOf(t) >= 0 }

// inGap reports whether a verb stands in the gap of the last one: "send ten who were held in May back".
func (p *passage) inGap(kept []trigger, t trigger) bool {
	if len(kept) == 0 {
		return false
	}
	h := kept[len(kept)-1].hit
	w := p.lower(t.chain.a - 1)
	return h.GapEnd > 0 && t.a >= h.GapStart && t.b <= h.GapEnd && (w == "who" || w == "whom")
}

// dropShadowed drops a trigger that lies within a longer one, as "send" within "send … back".
func (p *passage) dropShadowed() {
	kept := p.triggers[:0]
	end := -1
	for _, t := range p.triggers {
		if t.a < end && t.b <= end && !(t.finite() && p.inGap(kept, t)) || t.kind == "state" && t.a == end && len(kept) > 0 && kept[len(kept)-1].kind != "noun" {
			continue // "held in a detention centre" is one holding, "died in custody" one death
		}
		kept = append(kept, t)
		end = max(end, t.b)
	}
	p.triggers = kept
}
