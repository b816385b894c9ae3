package extract

import (
	"habeas"
	"habeas/internal/lexicon"
)

// An ActWord is a word or phrase that names an act, by byte offsets into its text.
type ActWord struct {
	Start, End int
	Act        habeas.Act
}

// Acts lists the words of a text by which it tells of acts done to people, in the order of the text and not overlapping: those
// that happened, go on or are denied (formats 9). Words that only could name an act, and acts that are only planned, feared,
// tried or asked about, are none. A language without a lexicon has none.
func (x *Extractor) Acts(text string, lang habeas.Lang) []ActWord {
	r := &habeas.Report{Text: head(text), Lang: lang}
	words, ok := x.lex.Language(language(r))
	if !ok {
		return nil
	}
	rd := x.reader(r, words, x.gaz.Find(r.Text, "en"), new(room))
	ps := rd.passages(r)
	surnames, violence := map[string]bool{}, violentWords(ps)
	var out []ActWord
	for _, p := range ps {
		p.surnames, p.violence = surnames, violence
		p.read("")
		for i := range p.triggers {
			if t := &p.triggers[i]; p.tellsOf(t) {
				out = append(out, ActWord{p.tokens[t.a].Start, p.tokens[t.wordEnd()-1].End, t.act})
			}
		}
	}
	return out
}

// wordEnd gives the token after the trigger's own words: "send" of "send them back".
func (t *trigger) wordEnd() int {
	if t.hit.GapEnd > 0 {
		return t.hit.GapStart
	}
	return t.b
}

// tellsOf reports whether a trigger tells of an act on people rather than of a plan, a thing or a penalty.
func (p *passage) tellsOf(t *trigger) bool {
	if t.kind == "weak" || t.kind == "toorigin" || t.charges() || p.namesThing(t) {
		return false
	}
	if v := p.judge(t); v.skip != "" || !v.modality.Real() && v.modality != habeas.NotHappened && v.modality != habeas.Denied {
		return false
	}
	switch {
	case violent(t.act) || fatal(t.act):
		return true
	case t.kind == "state":
		return !p.penalty(t)
	case t.kind == "verb" && !sureActs[t.hit.Entry.Phrase]:
		return p.onPeople(t) && (t.act != habeas.Transfer || p.underGuard(t))
	}
	return true
}

// sureActs are verbs that are done to nobody but people.
var sureActs = phraseSet("arrest", "rearrest", "re-arrest", "apprehend", "nab", "detain", "re-detain", "jail", "imprison", "incarcerate", "lock up",
	"take into custody", "take _ into custody", "take into police custody", "put under arrest", "place under arrest",
	"repatriate", "forcibly repatriate", "deport", "refoule", "sentence", "convict", "execute", "traffic")

func phraseSet(phrases ...string) map[string]bool {
	set := make(map[string]bool, len(phrases))
	for _, s := range phrases {
		set[s] = true
	}
	return set
}

// belongings follow a word for an act in the name of a thing: "arrest warrant", "jail term", "press release".
var belongings = wordSet(`warrant warrants record records cell cells term terms time sentence sentences guard guards yard facility facilities
 center centre centers centres camp camps date dates fee fees trade agreement treaty fund funds driver drivers stop station fare`)

// publishing stands before "release" where a text is released, not a person.
var publishing = wordSet("press news media video film album supervised early new")

// namesThing reports whether the word is part of the name of a thing.
func (p *passage) namesThing(t *trigger) bool {
	if t.kind == "state" || t.b > t.a+1 {
		return false
	}
	before := p.lower(t.a - 1)
	if t.act == habeas.Release && (publishing[before] || p.publication(*t)) {
		return true
	}
	return belongings[p.lower(t.b)] && (t.kind == "noun" || t.hit.Form&(lexicon.Base|lexicon.Gerund) != 0)
}

// penalty reports whether a state is what a court set: "sentenced to four years in prison", "life behind bars".
func (p *passage) penalty(t *trigger) bool {
	switch p.lower(t.a - 1) {
	case "years", "months", "life", "year", "sentence", "term", "time", "decades", "days":
		return true
	}
	for i := range p.times {
		if m := &p.times[i]; m.b == t.a && m.length {
			return true
		}
	}
	return belongings[p.lower(t.b)]
}

// onPeople reports whether a verb that is done to things as well is done to people here.
func (p *passage) onPeople(t *trigger) bool {
	if t.hit.GapEnd > 0 {
		return t.patient >= 0
	}
	switch t.voice {
	case passive, subject:
		return p.subjectBeside(t) && (t.kind == "intr" || p.objectless(t.b))
	case adjective:
		return true
	}
	return t.patient >= 0 && (t.agentOK || !anybodys[t.hit.Entry.Phrase])
}

// anybodys are verbs for what anybody may do to anybody: only an authority's holding is a detention.
var anybodys = phraseSet("hold", "grab", "pick up", "pick _ up", "catch", "snatch", "let go", "let _ go", "let out", "let off", "spare")

// subjectBeside reports whether people, or a name, stand right before a passive verb and its helping words.
func (p *passage) subjectBeside(t *trigger) bool {
	k := t.chain.a - 1
	for k > p.body && (adverb(p.lower(k)) || p.inTime(k, k+1)) {
		k--
	}
	switch w := p.lower(k); {
	case p.nounAt[max(k, 0)] > 0:
		return true
	case w == "who" || w == "and" || w == "or" || w == "," || w == ")" || w == "before" || w == "after":
		return t.patient >= 0
	}
	return k >= p.body && p.tokens[k].Capital && !p.inPlace(k) && p.find(lexicon.Agent, k) == nil && t.chain.be
}

// objectless reports whether no object stands at token k: a passive verb has none, so that in "the group held a rally" and "was
// caught up" nobody is held or caught.
func (p *passage) objectless(k int) bool {
	w := p.lower(k)
	switch {
	case w == "" || !p.tokens[k].Word || p.inTime(k, k+1) || adverb(w):
		return w != "up"
	case w == "up" || w == "out" || w == "off" || w == "accountable" || w == "responsible" || w == "hostage":
		return false
	}
	return prepositions[w] || clauseOpens[w] || gerundOpens[w] || w == "and" || w == "or" || w == "but" || w == "on" || w == "when" || w == "while" ||
		w == "captive" || w == "incommunicado" || w == "prisoner" || p.find(lexicon.Saying, k) != nil || p.find(lexicon.Act, k) != nil
}

// underGuard reports whether a transfer is of people held: done by an authority, or told with a seizing or holding.
func (p *passage) underGuard(t *trigger) bool {
	if t.agentOK && p.find(lexicon.Agent, t.agent.end-1) != nil {
		return true
	}
	for i := range p.triggers {
		if o := &p.triggers[i]; o != t && o.act.IncidentAct() == habeas.Arrest && o.act != habeas.Transfer && o.kind != "weak" && p.onPeople(o) {
			return true
		}
	}
	return false
}
