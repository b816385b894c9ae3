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
			if s.statement != habeas.Inference { // nobody is named behind "likely"
				p.speakerAfter(&s)
			}
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
	if k > p.body && subjects[p.lower(k)] {
		p.setSpeaker(s, k, k+1)
		return
	}
	if a := p.quotedName(k); a > 0 {
		p.setSpeaker(s, a, k)
		return
	}
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
	if w := p.lower(s.a); w != "told" && w != "tell" && w != "tells" && !strings.HasSuffix(w, "ing") {
		p.speakerAfter(s)
	}
}

// maxApposed is how many tokens tell who a named teller is.
const maxApposed = 22

// appositive gives the beginning of "Name, the founder of a body" that ends before the comma at k; -1 when it is none.
func (p *passage) appositive(k int) int {
	for j := k - 1; j > p.body && k-j < maxApposed; j-- {
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
		if !p.tokens[from-1].Word && w != "." && w != "(" && w != ")" && w != "'s" || w == "that" && !p.relativeThat(from-1) || w == "said" || w == "to" || quoteWords[w] || w == "while" || w == "but" || w == "as" || w == "when" || w == "what" || p.find(lexicon.Act, from-1) != nil && !p.tokens[from-1].Capital || p.inTime(from-1, from) && !(daytimes[w] && p.tokens[from-1].Capital) {
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
	for to < len(p.tokens) && to-s.b < 12 {
		w := p.lower(to)
		if !p.tokens[to].Word && w != "." || w == "that" || w == "who" || p.inTime(to, to+1) || w == "on" && p.inTime(to+1, to+2) || w == "as" && p.lower(to-1) != "known" || to > s.b && (isAux(w) || w == "shows" || w == "showed") {
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
	if !ok || !p.canTell(from, to) && !(recounting[p.lower(s.a)] && p.somebody(from, to)) {
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
		if p.find(lexicon.Speaker, k) != nil || p.find(lexicon.Agent, k) != nil || p.tokens[k].Capital && (k > p.body || len(p.tokens[k].Lower) > 3 || p.abbreviated(k)) {
			return true
		}
	}
	return false
}

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
