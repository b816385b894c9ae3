package extract

import (
	"habeas"
	"habeas/internal/lexicon"
)

// What is only supposed, and cues that stand near an act without reaching it.

// supposed says why an act is told as a supposition: it stands in a clause that "if" opens, or it is what would follow from one,
// told in the present ("if they are caught, they are deported"); empty when it is none.
func (p *passage) supposed(t *trigger) string {
	for k := t.chain.a - 1; k >= max(p.body, t.chain.a-maxReach); k-- {
		w := p.lower(k)
		if p.opensCondition(k) {
			return "condition: " + w
		}
		if w == "either" {
			return "one of two"
		}
		if w == "," || w == ";" || w == ":" || w == "-" || clauseOpens[w] || w == "and" && t.chain.be {
			break
		}
	}
	if p.opensCondition(p.firstWord()) && p.modalBefore(t, "would") {
		return "follows from a condition"
	}
	if !p.timeless(t) {
		return ""
	}
	if p.opensCondition(p.body) && p.lower(p.body) != "once" {
		return "follows from a condition"
	}
	for k := t.b; k < min(len(p.tokens), t.b+8); k++ {
		if p.lower(k) == ";" || p.lower(k) == "," && p.lower(k+1) != "if" {
			break
		}
		if w := p.lower(k); (w == "if" || w == "whenever") && p.actWithin(k, k+6) {
			return "on a condition"
		}
	}
	return ""
}

// firstWord gives the first token that is no quotation mark.
func (p *passage) firstWord() int {
	k := p.body
	for p.lower(k) == `"` || p.lower(k) == "'" {
		k++
	}
	return k
}

// modalBefore reports whether a modal verb stands before the act behind a comma: "if so, we would ask them not to deport".
func (p *passage) modalBefore(t *trigger, modal string) bool {
	for k := t.chain.a; k > p.body; k-- {
		if p.lower(k) == modal {
			return true
		}
		if p.lower(k) == "," {
			return false
		}
	}
	return false
}

// opensCondition reports whether a word at k opens a clause of what is only supposed.
func (p *passage) opensCondition(k int) bool {
	switch p.lower(k) {
	case "if", "unless", "whenever":
	default:
		return false
	}
	switch p.lower(k - 1) {
	case "as", "asked", "ask", "asking", "know", "known", "knew", "clear", "unclear", "sure", "unsure", "see", "wonder", "wondered":
		return false // a comparison or a question
	}
	return true
}

// timeless reports whether a verb is told in the bare present, as what is usual or would be: "are deported", "face deportation".
func (p *passage) timeless(t *trigger) bool {
	c := t.chain
	switch {
	case c.have || c.to || c.modal != "":
		return false
	case c.be:
		return p.lower(c.a) == "are" || p.lower(c.a) == "is"
	case t.kind == "noun":
		return t.voice == subject && t.patient >= 0 && p.nouns[t.patient].ref != definite && !p.nouns[t.patient].counted || p.plain(t.patient)
	}
	return t.voice == active && t.hit.Form&(lexicon.Base|lexicon.Third) != 0 && t.hit.Form&lexicon.Past == 0
}

// plain reports whether the noun is "all refugees" and the like: people in general, whom nobody has pointed at.
func (p *passage) plain(i int) bool {
	return i >= 0 && !p.nouns[i].counted && p.nouns[i].ref != pronoun && p.lower(p.nouns[i].a) == "all" && p.lower(p.nouns[i].a+1) != "the" && p.lower(p.nouns[i].a+1) != "of"
}

// actWithin reports whether a word for an act stands in tokens a to b.
func (p *passage) actWithin(a, b int) bool {
	for k := a; k < min(b, len(p.tokens)); k++ {
		if p.find(lexicon.Act, k) != nil {
			return true
		}
	}
	return false
}

// asideOfPatient reports whether a cue belongs to what is told of the people beside the act, not to the act: "men who were
// preparing to leave were caught". The verb of the act is finite, its people stand before the cue, and words stand between.
func (p *passage) asideOfPatient(h *lexicon.Hit, t *trigger) bool {
	if t.patient < 0 || p.nouns[t.patient].b > h.Start || t.voice != passive || !t.chain.be && !t.chain.have || t.chain.to || t.chain.modal != "" {
		return false
	}
	switch p.lower(t.chain.a) {
	case "was", "were", "had", "has", "have":
	default:
		return false
	}
	for k := h.End; k < t.chain.a; k++ {
		if !adverb(p.lower(k)) {
			return p.lower(t.chain.a-1) != "not"
		}
	}
	return false
}

// byKin reports whether somebody private did it: "was caught by her husband and his neighbours".
func (p *passage) byKin(t *trigger) bool {
	if t.act != habeas.Arrest && t.act != habeas.Detention || t.agentOK || t.voice != passive || p.lower(t.b) != "by" {
		return false
	}
	for k := t.b + 1; k < min(len(p.tokens), t.b+5); k++ {
		if i := p.nounAt[k] - 1; i >= 0 {
			n := p.nouns[i]
			return n.member != "" || n.kind == "civilian" && n.nation == ""
		}
	}
	return false
}

// firstOfAll reports whether the noun that ends at k is "the first refugees" or the like, whose infinitive tells what happened: "the
// first refugees to be arrested this year".
func (p *passage) firstOfAll(k int) bool {
	if k < p.body || p.nounAt[k] == 0 {
		return false
	}
	for j := p.nouns[p.nounAt[k]-1].a; j <= k; j++ {
		switch p.lower(j) {
		case "first", "latest", "second", "third":
			return true
		}
	}
	return false
}

// triggerOutside reports whether another finite verb tells of the same people, so that this one is a participle beside it.
func (p *passage) triggerOutside(t *trigger) bool {
	for i := range p.triggers {
		if o := &p.triggers[i]; o.a != t.a && o.patient == t.patient && o.kind != "noun" && o.voice != adjective {
			return true
		}
	}
	return false
}

// pledged reports whether a promise is asked for shortly before token a: "should pledge that it will not return them".
func (p *passage) pledged(a int) bool {
	for k := a - 1; k >= max(p.body, a-7); k-- {
		switch p.lower(k) {
		case "promise", "pledge", "guarantee", "ensure", "assurances", "assurance", "undertake":
			return true
		}
	}
	return false
}

// notThought reports whether somebody does not think that the act will be done: "we do not believe that they will be deported".
func (p *passage) notThought(t *trigger) bool {
	for k := t.chain.a - 1; k > max(p.body, t.a-cueReach); k-- {
		switch w := p.lower(k); {
		case w == "think" || w == "believe" || w == "expect":
			return negations[p.lower(k-1)]
		case w == ";" || w == "," || clauseOpens[w]:
			return false
		}
	}
	return false
}

// yearsAfter reports whether the act is only what something else came years after: "fled, 50 years after he had been captured".
func (p *passage) yearsAfter(t *trigger) bool {
	for k := t.chain.a - 1; k > max(p.body, t.chain.a-5); k-- {
		switch w := p.lower(k); {
		case w == "after":
			return p.lower(k-1) == "years" || p.lower(k-1) == "decades"
		case p.nounAt[k] == 0 && !adverb(w):
			return false
		}
	}
	return false
}

// meantFor reports whether a return named by a noun is only what something else is done for: "taken to the border for repatriation",
// "in preparation for their deportation".
func (p *passage) meantFor(t *trigger) bool {
	if t.kind != "noun" || t.act != habeas.ForcedReturn && t.act != habeas.Handover {
		return false
	}
	k := t.a - 1
	for k > p.body && (possessives[p.lower(k)] || p.adjective(k) || p.lower(k) == "forced" || p.lower(k) == "forcible") {
		k--
	}
	if p.lower(k) != "for" {
		return false
	}
	return k == t.a-1 || p.lower(k-1) == "preparation" || p.lower(k-1) == "preparations"
}
