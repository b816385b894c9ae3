package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// A saying is a verb or phrase of telling in a passage, with who tells.
type saying struct {
	a, b      int
	statement habeas.Statement
	speaker   string
	generic   string   // what the speaker is where he is told of by a noun alone: "the group said"
	kind      string   // of the first noun for tellers among its words
	named     bool     // its words have a name
	others    []string // told beside the speaker: "the league and a pastor said"
	nation    string   // country of the teller, where the words say one
	from, to  int      // tokens of the speaker
	again     bool     // "he said": the teller named before
	opens     bool     // what is told follows: "experts fear that"
}

// findSayings lists the words of telling and who speaks them.
func (p *passage) findSayings() {
	for i := p.body; i < len(p.tokens); i++ {
		h := p.find(lexicon.Saying, i)
		if h != nil && p.tokens[i].Capital && i > p.body && !p.titleCase() {
			continue // part of a name
		}
		if h == nil || p.nounAt[i] > 0 || p.inTime(i, i+1) || p.sayingNoun(i) {
			continue
		}
		s := saying{a: h.Start, b: h.End, statement: habeas.Statement(h.Entry.Code)}
		if p.goesOnSaying(i) {
			continue
		}
		if quoteWords[p.lower(i)] {
			p.quoteTellers(&s)
		} else if h.Entry.Kind == "phrase" {
			p.speakerAfter(&s)
		} else if h.Form&lexicon.Gerund == 0 || p.find(lexicon.Cue, i) == nil {
			p.speakerOf(&s)
			s.opens = p.lower(s.b) == "that"
		}
		p.sayings = append(p.sayings, s)
		i = h.End - 1
	}
}

// speakerOf looks for the subject of a verb of telling before it, and after it where the order is turned ("said the pastor").
func (p *passage) speakerOf(s *saying) {
	if recording[p.lower(s.a)] && prepositions[p.lower(s.b)] && s.a > p.body && p.nounAt[s.a-1] > 0 {
		return // "detainees documented in May"
	}
	if p.inverted(s) {
		p.speakerAfter(s)
		return
	}
	k := s.a - 1
	for k >= p.body && (isAux(p.lower(k)) || adverb(p.lower(k)) || p.inTime(k, k+1) || p.lower(k) == "on" && p.inTime(k+1, k+2)) {
		k--
	}
	if p.lower(k) == "and" || p.untold(s) {
		return // the teller before goes on, or nobody is named: "cannot be disclosed"
	}
	k = p.beforeBrackets(k)
	if k >= p.body && p.tokens[k].Word && p.lower(k) != "who" && p.lower(k) != "that" && p.lower(k) != "to" {
		p.setSpeaker(s, p.phraseStart(k), k+1)
		return
	}
	if p.lower(k) == "," && k > p.body {
		if from := p.appositive(k); from >= 0 {
			p.setSpeaker(s, from, k)
			return
		}
	}
	p.speakerAfter(s)
}

// appositive gives the beginning of "Name, the founder of a body" that ends before the comma at k; -1 when it is none.
func (p *passage) appositive(k int) int {
	for j := k - 1; j > p.body && k-j < 14; j-- {
		if p.lower(j) == "," && j > p.body && p.tokens[j-1].Word {
			from := p.phraseStart(j - 1)
			if p.find(lexicon.Speaker, j+1) != nil || p.find(lexicon.Speaker, j+2) != nil || p.tokens[from].Capital {
				return from
			}
		}
	}
	return -1
}

// phraseStart goes left from token k to where its phrase begins.
func (p *passage) phraseStart(k int) int {
	from := k
	for from > p.body && k-from < 13 {
		w := p.lower(from - 1)
		if !p.tokens[from-1].Word && w != "." && w != "(" && w != ")" || w == "that" && !p.relativeThat(from-1) || w == "said" || w == "to" || quoteWords[w] || w == "while" || w == "but" || w == "as" || w == "when" || p.find(lexicon.Act, from-1) != nil && !p.tokens[from-1].Capital || p.inTime(from-1, from) && !(daytimes[w] && p.tokens[from-1].Capital) {
			break
		}
		from--
	}
	return from
}

// relativeThat reports whether "that" at k goes on telling of a teller: "a group that helps refugees said".
func (p *passage) relativeThat(k int) bool {
	return k > p.body && p.find(lexicon.Speaker, k-1) != nil && p.find(lexicon.Saying, k-1) == nil
}

// speakerAfter reads the teller behind the word of telling.
func (p *passage) speakerAfter(s *saying) {
	to := s.b
	for to < len(p.tokens) && to-s.b < 9 {
		w := p.lower(to)
		if !p.tokens[to].Word && w != "." || w == "that" || w == "who" || p.inTime(to, to+1) || w == "on" && p.inTime(to+1, to+2) || w == "as" && p.lower(to-1) != "known" || isAux(w) && to > s.b {
			break
		}
		to++
	}
	if last := p.lower(s.b - 1); s.b-s.a == 1 && last != "reportedly" && last != "allegedly" && last != "apparently" || last == "to" && p.lower(s.a) == "according" || last == "by" {
		p.setSpeaker(s, s.b, to)
	}
}

func (p *passage) setSpeaker(s *saying, from, to int) {
	first := p.lower(from)
	if to-from == 1 && (pronouns[first] || first == "it" || first == "i" || first == "we") {
		s.again = true
		return
	}
	from, to, ok := p.trimTeller(from, to)
	if !ok || !p.canTell(from, to) {
		return
	}
	s.generic = p.plainTeller(from, to)
	for n, w := range p.tellersIn(from, to) {
		if n == 0 {
			s.from, s.to, s.speaker = w.start, to, p.tellerText(s, w)
		} else {
			s.others = append(s.others, p.tellerText(s, w))
		}
	}
	s.kind, s.named = p.tellerKind(from, to)
	for k := from; k < to; k++ {
		if f := p.find(lexicon.People, k); f != nil {
			s.nation = f.Entry.Code
		}
	}
}

// canTell wants a noun of tellers, a name or a country in the phrase.
func (p *passage) canTell(from, to int) bool {
	for k := from; k < to; k++ {
		if p.find(lexicon.Speaker, k) != nil || p.find(lexicon.Agent, k) != nil || p.tokens[k].Capital && (k > p.body || len(p.tokens[k].Lower) > 3) {
			return true
		}
	}
	return false
}

// hostTimes gives every moment the verb it belongs to: the verb before it, or the one after it where it opens its clause.
func (p *passage) hostTimes() {
	for i := range p.times {
		m := &p.times[i]
		if p.firstSince(m) {
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
		m.host = p.mainOfRestrictive(m.host, m.a)
	}
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
			if t.patient < 0 && (t.kind == "noun" || t.hit.Form&lexicon.Base != 0 && t.hit.Form&lexicon.Past == 0 && !t.chain.to && t.chain.modal == "") {
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

func (p *passage) beforeNoun(k int) bool { return k+1 < len(p.tokens) && p.nounAt[k+1] > 0 }

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

// alsoNouns are words of telling that are as often nouns.
var alsoNouns = wordSet("protest protests report reports claim claims document documents post posts note notes record records quote quotes finds")

// recording verbs take the time of what they record, not of the recording.
var recording = wordSet("collecting recording documenting gathering gathered logging counting collects recorded records record documented documents document collected logged registered counted verified found")

var otherVerbs = wordSet(`drew drawn met went came began took left lost spoke won fell rose stood saw knew grew sent met born built became ran sold paid
 gave got made held wrote sought fought led spent bought brought taken given seen known gone done reopened begins starts`)

// speakers gives who tells what stands before token end, nearest to the fact first. Who tells something else behind it does
// not: "the alliance said that nine were returned, and experts fear that".
func (p *passage) speakers(end int) (out []string, statement habeas.Statement, again bool) {
	statement = habeas.Direct
	for _, s := range p.sayings {
		if s.speaker != "" {
			end = max(end, s.a)
			break
		}
	}
	for i := len(p.sayings) - 1; i >= 0; i-- {
		s := p.sayings[i]
		again = again || s.again
		if s.opens && s.a > end {
			continue
		}
		if s.statement == habeas.Hearsay || s.statement == habeas.Inference && statement == habeas.Direct {
			statement = s.statement
		}
		for _, name := range append([]string{s.speaker}, s.others...) {
			if name != "" && !contains(out, name) {
				out = append(out, name)
			}
		}
	}
	return out, statement, again
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
