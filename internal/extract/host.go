package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// Which verb each moment of a sentence belongs to: of an act, of telling, or another one.

// hostTimes gives every moment the verb it belongs to: the verb before it, or the one after it where it opens its clause.
func (p *passage) hostTimes() {
	for i := range p.times {
		m := &p.times[i]
		if p.firstSince(m) || p.aheadOf(m.a) {
			m.told = true
			continue
		}
		m.host, m.told = -1, false
		if k := p.nounTriggerAt(m.b); k >= 0 {
			m.host = k // "the October 2030 deportation"
			continue
		}
		if k := p.verbRightAt(m.b); k >= 0 {
			m.host = k // "the State this week returned ten"
			continue
		}
		if p.opensClause(m.a) {
			m.host, m.told = p.rightHost(m.b)
			m.host = p.mainVerb(m.host)
		}
		if k := p.sinceBefore(m.a); k >= 0 {
			m.host, m.told = p.leftHost(k - 1)
			p.openSince(m)
			continue
		}
		if m.host < 0 {
			m.host, m.told = p.leftHost(m.a - 1)
		}
		if m.host < 0 && m.a <= p.body+2 {
			m.host, m.told = p.rightHost(m.b)
		}
		if h := p.find(lexicon.Saying, m.b); m.host < 0 && h != nil && h.Entry.Kind == "verb" {
			m.host, m.told = m.b, true // "the agency today said"
		}
		if !m.told {
			m.host, m.told = p.pastInsert(m.host, m.a)
			m.host = p.mainOfWhile(m.host)
		}
		m.host = p.mainOfRestrictive(m.host, m.a)
		if k := p.ofOtherEvent(m.a); k >= 0 && !m.told {
			m.host = k
		}
	}
}

// ofOtherEvent gives the "after" or "following" of an event that the moment at token a dates, and not the act: "deported following the
// opening of the border last month"; -1 for none.
func (p *passage) ofOtherEvent(a int) int {
	event := false
	for k := a - 1; k > max(p.body, a-9); k-- {
		w := p.lower(k)
		if event && (w == "following" || w == "after" || w == "since") {
			return k
		}
		if _, _, verb := p.verbAt(k); verb && w != "following" || w == "," || w == ";" || clauseOpens[w] {
			return -1
		}
		event = event || otherEvents[w]
	}
	return -1
}

// otherEvents are things that happen beside what is done to people, and have a day of their own.
var otherEvents = wordSet("opening reopening closing closure lifting signing inauguration introduction")

// pastInsert leads from a participle set off by commas to the verb before it: "seized the man, named only as A, in Kassala in May".
func (p *passage) pastInsert(host, at int) (int, bool) {
	if host < 0 || p.hostsAct(host) {
		return host, false
	}
	open := host - 1
	for open > host-3 && open > p.body && p.lower(open) != "," {
		open--
	}
	if p.lower(open) != "," || beForms[p.lower(host-1)] {
		return host, false
	}
	for k := host + 1; k < at; k++ {
		if p.lower(k) != "," {
			continue
		}
		if before, told := p.leftHost(open - 1); before >= 0 && !told && p.hostsAct(before) {
			return before, false
		}
	}
	return host, false
}

// mainOfWhile leads from the verb of a clause of "while" or "as" to the act that it goes with: "caught two men while they were walking
// home on May 3".
func (p *passage) mainOfWhile(host int) int {
	if host < 0 || p.hostsAct(host) {
		return host
	}
	for k := host - 1; k > max(p.body, host-6); k-- {
		switch p.lower(k) {
		case ",", ";", "and", "but", "that":
			return host
		case "while", "as", "when":
			if main, told := p.leftHost(k - 1); main >= 0 && !told && p.hostsAct(main) {
				return main
			}
			return host
		}
	}
	return host
}

// verbRightAt gives the token of an active verb of an act that stands right at b, with its helping words; -1 for none.
func (p *passage) verbRightAt(b int) int {
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.chain.a == b && t.voice == active && t.kind != "noun" && t.hit.Form&lexicon.Past != 0 && !t.chain.to {
			return t.a
		}
	}
	return -1
}

// nounTriggerAt gives the token of an act named by a noun right at b; -1 for none.
func (p *passage) nounTriggerAt(b int) int {
	if p.lower(b) == "'s" {
		b++ // "last week's deportation"
	}
	for _, t := range p.triggers {
		if t.kind == "noun" && t.a == b {
			return t.a
		}
	}
	return -1
}

// sinceBefore gives the token of a "since" that opens a clause before the moment: "since the campaign began last May"; -1 for none.
func (p *passage) sinceBefore(a int) int {
	for k := a - 2; k >= max(p.body+1, a-7); k-- {
		w := p.lower(k)
		if w == "," || w == ";" || w == "that" || w == "." {
			return -1
		}
		if w == "since" && !p.inTime(k, k+1) {
			return k
		}
	}
	return -1
}

// openSince makes a moment the beginning of a period that lasts to the day of the report.
func (p *passage) openSince(m *moment) {
	m.total = true
	m.To = p.published
	if m.From == 0 || m.To < m.From {
		m.To = 0
	}
	m.Precision = habeas.Longer
}

// aheadOf reports whether the moment at token a is that of something still to come when the act was done: "deported ahead of the
// visit of the president on Tuesday".
func (p *passage) aheadOf(a int) bool {
	for k := a - 1; k >= max(p.body+1, a-10); k-- {
		switch p.lower(k) {
		case ",", ";", ":", "and", "who", "which":
			return false
		case "of":
			if w := p.lower(k - 1); w == "ahead" || w == "advance" {
				return true
			}
		case "to":
			if p.lower(k-1) == "prior" {
				return true
			}
		}
	}
	return false
}

// firstSince: "the first arrests since 2020" happened later.
func (p *passage) firstSince(m *moment) bool {
	if p.lower(m.a) != "since" && p.lower(m.a-1) != "since" {
		return false
	}
	for k := max(p.body, m.a-8); k < m.a; k++ {
		if w := p.lower(k); w == "first" || w == "largest" || w == "biggest" {
			return true
		}
	}
	return false
}

// opensClause reports whether the moment at token a, with its preposition, begins a clause.
func (p *passage) opensClause(a int) bool {
	k := a - 1
	for k >= p.body && (prepositions[p.lower(k)] && p.lower(k) != "and" || p.lower(k) == "early" || p.lower(k) == "late" || p.lower(k) == "just" || p.lower(k) == "then" || p.lower(k) == "during" || p.lower(k) == "earlier" || p.lower(k) == "the" || p.lower(k) == "only") {
		k--
	}
	switch w := p.lower(k); {
	case k < p.body || w == ";" || w == ":" || w == "that" || w == "and" || w == "but" || w == "-":
		return true
	case w == `"`:
		return p.opening(k)
	case w == ",":
		return p.lower(p.body) == "according" && p.firstComma() == k
	}
	return false
}

func (p *passage) firstComma() int {
	for k := p.body; k < len(p.tokens); k++ {
		if p.lower(k) == "," {
			return k
		}
	}
	return -1
}

// mainOfRestrictive leads from a participle that only tells which people are meant to the main verb: "returned 40 people held in
// the north last Monday".
func (p *passage) mainOfRestrictive(host, at int) int {
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.a != host || t.voice != passive || t.finite() || t.act != habeas.Detention && (t.act != habeas.Arrest || at > t.a) {
			continue
		}
		for _, o := range p.triggers {
			if o.a != t.a && o.patient == t.patient && o.patient >= 0 && o.voice != adjective && (o.chain.a < o.a || o.voice == active) {
				return o.a
			}
		}
	}
	return host
}

// mainVerb leads from a verb of a relative clause to the main verb with the same subject: "last year, men who had fled were held".
func (p *passage) mainVerb(host int) int {
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.a != host || p.lower(t.chain.a-1) != "who" && p.lower(t.chain.a-1) != "which" {
			continue
		}
		for _, o := range p.triggers[i+1:] {
			if o.patient == t.patient && o.patient >= 0 && p.lower(o.chain.a-1) != "who" && o.chain.a < o.a {
				return o.a
			}
		}
	}
	return host
}

// leftHost goes left to the first verb of the clause.
func (p *passage) leftHost(k int) (int, bool) {
	for ; k >= p.body; k-- {
		w := p.lower(k)
		if w == ";" || w == ":" || w == `"` && p.opening(k) {
			return -1, false
		}
		if host, told, ok := p.verbAt(k); ok {
			return host, told
		}
	}
	return -1, false
}

// opening reports whether the quotation mark at k opens a quotation.
func (p *passage) opening(k int) bool {
	n := 0
	for j := 0; j < k; j++ {
		if p.lower(j) == `"` {
			n++
		}
	}
	return n%2 == 0
}

func (p *passage) rightHost(k int) (int, bool) {
	for ; k < len(p.tokens); k++ {
		if p.lower(k) == ";" {
			return -1, false
		}
		host, told, ok := p.verbAt(k)
		if ok && told && (p.lower(k+1) == "," || p.lower(k+1) == "-") {
			continue // ", the group said," stands between
		}
		if ok {
			return host, told
		}
	}
	return -1, false
}

// verbAt reports whether a verb stands at token k: of an act, of telling, or another one.
func (p *passage) verbAt(k int) (host int, told, ok bool) {
	if k < 0 || k >= len(p.tokens) {
		return 0, false, false // behind the end of the passage
	}
	for i, t := range p.triggers {
		if k >= t.a && k < t.b && (t.hit.GapEnd == 0 || k < t.hit.GapStart || k >= t.hit.GapEnd) {
			if t.patient < 0 && (t.act == habeas.Release && p.publication(t)) {
				return k, true, true
			}
			if t.patient < 0 && (t.kind == "noun" || t.hit.Form&(lexicon.Base|lexicon.Third) != 0 && t.hit.Form&lexicon.Past == 0 && !t.chain.to && t.chain.modal == "") {
				return 0, false, false // "in a raid on Monday": the time of the verb
			}
			return p.triggers[i].a, false, true
		}
	}
	if p.nounAt[k] > 0 {
		return 0, false, false
	}
	if w := p.lower(k); (w == "was" || w == "were" || w == "is" || w == "are") && p.copula(k) {
		return k, false, true
	}
	if p.sayingNoun(k) {
		return 0, false, false
	}
	if h := p.find(lexicon.Saying, k); h != nil && !recording[p.lower(k)] && (h.Entry.Kind == "verb" || h.Entry.Phrase == "news spread" || h.Entry.Phrase == "reports came" || h.Entry.Phrase == "word came") {
		return k, true, true
	}
	w := p.lower(k)
	if urging[w] && strings.HasSuffix(w, "ed") {
		return k, true, true
	}
	if recording[w] {
		return 0, false, false
	}
	if attributive[p.lower(k-1)] && strings.HasSuffix(w, "ed") {
		return 0, false, false // "in co-ordinated raids on Monday"
	}
	if otherVerbs[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && !p.tokens[k].Capital && p.find(lexicon.Modifier, k) == nil && !p.beforeNoun(k) {
		return k, false, true
	}
	return 0, false, false
}

// copula reports whether a form of "be" at k is the verb itself, and helps no act or telling.
func (p *passage) copula(k int) bool {
	for _, t := range p.triggers {
		if t.chain.a <= k && k < t.a || t.kind == "state" && t.a > k && t.a-k <= 3 {
			return false
		}
	}
	next := p.lower(k + 1)
	return !strings.HasSuffix(next, "ed") && !strings.HasSuffix(next, "en") && !adverb(next) && next != "among" && next != "in" && next != "not" && next != "being" && next != "said" && p.find(lexicon.Act, k+1) == nil
}

// sayingNoun reports whether a word of telling is a noun here: "denied the reports".
func (p *passage) sayingNoun(k int) bool {
	h := p.find(lexicon.Saying, k)
	if h != nil && h.Entry.Kind == "verb" && p.plainNoun(k) {
		return true
	}
	if h == nil || h.Entry.Kind != "verb" || h.Form&(lexicon.Past|lexicon.Gerund) != 0 || k == p.body {
		return false
	}
	prev := p.find(lexicon.Saying, k-1)
	before := p.lower(k - 1)
	if alsoNouns[p.lower(k)] {
		return !(pronouns[before] || before == "it" || before == "we" || before == "i" || modals[before] || before == "to" || before == "not" ||
			p.find(lexicon.Speaker, k-1) != nil && !nounBefore[p.lower(k-2)] || p.tokens[k-1].Capital && !definites[before])
	}
	return nounBefore[p.lower(k-1)] || prev != nil && prev.Entry.Kind == "verb"
}

// beforeNoun reports whether the word at k may say of which kind the people are who follow: "detained women", but not "sheltered them".
func (p *passage) beforeNoun(k int) bool {
	return k+1 < len(p.tokens) && p.nounAt[k+1] > 0 && p.nouns[p.nounAt[k+1]-1].ref != pronoun
}

// publication: "a statement released on Monday" frees nobody.
func (p *passage) publication(t trigger) bool {
	for k := max(p.body, t.a-5); k < t.a; k++ {
		switch p.lower(k) {
		case "statement", "report", "video", "letter", "data", "figures", "document", "documents", "opinion", "photo", "photos", "survey", "study", "interview", "footage":
			return true
		}
	}
	return false
}

// attributive are prepositions after which a participle describes a noun.
var attributive = wordSet("in of during by with from at under")

// alsoNouns are words of telling that are as often nouns.
var alsoNouns = wordSet("protest protests report reports claim claims document documents post posts note notes record records quote quotes finds")

// recording verbs take the time of what they record, not of the recording.
var recording = wordSet("collecting recording documenting gathering gathered logging counting collects recorded records record documented documents document collected logged registered counted verified found")

var otherVerbs = wordSet(`drew drawn met went came began took left lost spoke won fell rose stood saw knew grew sent met born built became ran sold paid
 gave got made held wrote sought fought led spent bought brought taken given seen known gone done reopened begins starts`)
