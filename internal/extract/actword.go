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
				out = append(out, ActWord{p.tokens[t.a].Start, p.tokens[p.wordEnd(i)-1].End, t.act})
			}
		}
	}
	return out
}

// wordEnd gives the token after the words of trigger i: those of "took him into custody" and "left three dead" with what stands
// between them, unless another act is told there.
func (p *passage) wordEnd(i int) int {
	t := &p.triggers[i]
	if t.hit.GapEnd > 0 && i+1 < len(p.triggers) && p.triggers[i+1].a < t.b {
		return t.hit.GapStart
	}
	return t.b
}

// tellsOf reports whether a trigger tells of an act on people rather than of a plan, a thing or a penalty.
func (p *passage) tellsOf(t *trigger) bool {
	if t.kind == "weak" || t.kind == "toorigin" || t.charges() || p.namesThing(t) {
		return false
	}
	if !p.told(t) {
		return false
	}
	switch {
	case t.act == habeas.Release:
		return p.frees(t)
	case violent(t.act) || fatal(t.act):
		return p.strikes(t)
	case t.kind == "state":
		return !p.penalty(t) && p.lower(t.b) != "'s" // "in the county jail's garage"
	case t.kind != "noun" && (t.act == habeas.Arrest || t.act == habeas.Detention) && t.voice != adjective && !p.seizes(t):
		return false
	case t.kind == "verb" && !sureActs[t.hit.Entry.Phrase]:
		return p.onPeople(t) && (t.act != habeas.Transfer || p.underGuard(t))
	}
	return true
}

// told reports whether an act is told as one that happened, goes on or did not happen, not as one that may: "made no arrest" and "not
// made any arrests" name what is not.
func (p *passage) told(t *trigger) bool {
	v := p.judge(t)
	if v.because == "condition: any" {
		return p.negatedBefore(t.a)
	}
	return v.skip == "" && (v.modality.Real() || v.modality == habeas.NotHappened || v.modality == habeas.Denied)
}

// negatedBefore reports whether a negation stands shortly before token a.
func (p *passage) negatedBefore(a int) bool {
	for k := a - 1; k >= max(p.body, a-5); k-- {
		if negations[p.lower(k)] || p.lower(k) == "without" {
			return true
		}
	}
	return false
}

// sureActs are verbs that are done to nobody but people.
var sureActs = phraseSet("arrest", "rearrest", "re-arrest", "apprehend", "nab", "detain", "re-detain", "jail", "imprison", "incarcerate",
	"take into custody", "take _ into custody", "take into police custody", "put under arrest", "place under arrest",
	"arrest and charged", "arrest and booked", "arrest and jailed",
	"repatriate", "forcibly repatriate", "deport", "refoule", "sentence", "convict", "traffic")

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

// namesThing reports whether the word is part of the name of a thing.
func (p *passage) namesThing(t *trigger) bool {
	if t.kind == "state" || t.b > t.a+1 {
		return false
	}
	return belongings[p.lower(t.b)] && (t.kind == "noun" || t.hit.Form&(lexicon.Base|lexicon.Gerund) != 0)
}

// serving are verbs for what is done with a time in prison: it was spent there.
var serving = wordSet("serve serves served serving spend spends spent spending")

// penalty reports whether a state is what a court set: "sentenced to four years in prison", "life behind bars", not a time that was
// served: "spent four years in prison".
func (p *passage) penalty(t *trigger) bool {
	for k := t.a - 1; k >= max(p.body, t.a-6); k-- {
		if serving[p.lower(k)] {
			return false
		}
	}
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
		return t.patient >= 0 && (t.hit.GapEnd > t.hit.GapStart+1 || p.lower(t.hit.GapStart) != "it")
	}
	switch t.voice {
	case passive, subject:
		return p.heldInJail(t) || p.subjectBeside(t) && (t.kind == "intr" || p.objectless(t.b))
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
	return prepositions[w] || clauseOpens[w] || isAux(w) || gerundOpens[w] || w == "and" || w == "or" || w == "but" || w == "on" || w == "when" || w == "while" ||
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
