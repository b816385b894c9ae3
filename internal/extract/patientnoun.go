package extract

import (
	"habeas"
	"habeas/internal/lexicon"
)

// The people of an act that a noun names, or that people face.

// ofNoun gives the people of an act named by a noun: "the arrest of seven refugees", "their arrest", or the subject of
// "face repatriation".
func (p *passage) ofNoun(t *trigger) int {
	if i := p.nounAt[max(t.a-1, 0)] - 1; i >= 0 && t.a > 0 && p.nouns[i].b == t.a && p.nouns[i].kind == "person" && p.nouns[i].member == "" && p.nouns[i].counted && !p.nouns[i].singular {
		return i // "310 forced returns"
	}
	if p.lower(t.a-1) == "of" && t.a >= 2 && p.nounAt[t.a-2] > 0 && p.nouns[p.nounAt[t.a-2]-1].unit == habeas.Instances {
		return p.nounAt[t.a-2] - 1
	}
	if o := p.nounJoined(t); o != nil {
		if i := p.ofNoun(o); i >= 0 && (p.nouns[i].counted && p.nouns[i].ref == bare || p.nouns[i].name != "") {
			return i
		}
	}
	from := t.b
	for p.inTime(from, from+1) || prepositions[p.lower(from)] && p.lower(from) != "of" && p.inTime(from+1, from+2) || p.lower(from) == "over" || p.lower(from) == "the" && p.inTime(from+1, from+2) {
		from++ // "the extradition last month of their compatriot", "the deportation over the weekend of 50 refugees"
	}
	if p.lower(from) == "by" {
		from = p.pastDoer(from)
	}
	if p.lower(from) != "of" {
		from = t.b
	}
	if (p.lower(from) == "from" || p.lower(from) == "by" || p.lower(from) == "in") && p.inPlace(from+1) {
		for from++; p.inPlace(from); from++ {
		}
		if !isAux(p.lower(from)) && p.lower(from) != "of" {
			from = t.b
		}
	}
	if isAux(p.lower(from)) && p.lower(from+1) == "of" {
		from++
	}
	for k := from; k < min(len(p.tokens), from+8); k++ {
		w := p.lower(k)
		if i := p.nounAt[k] - 1; i >= 0 {
			if k > from {
				return p.owned(i)
			}
			return -1
		}
		if k == t.b && p.ownPronoun(t.a) >= 0 {
			return p.ownPronoun(t.a)
		}
		if k == from && w != "of" && w != "for" && w != "back" && w != "to" {
			break
		}
		if k > from && !definites[w] && p.find(lexicon.Modifier, k) == nil && !possessives[w] && p.find(lexicon.People, k) == nil && w != "of" && w != "a" && w != "an" {
			break
		}
	}
	if i := p.ownPronoun(t.a); i >= 0 {
		return i
	}
	if i := p.ownerBefore(t.a); i >= 0 {
		return i
	}
	return -1
}

// pastDoer gives the "of" behind the doer that "by" at k names: "the deportation by the Kadu government of seven refugees"; k for none.
func (p *passage) pastDoer(k int) int {
	for j := k + 1; j < min(len(p.tokens), k+6); j++ {
		switch w := p.lower(j); {
		case w == "of":
			return j
		case w == "," || p.nounAt[j] > 0 || isAux(w) || clauseOpens[w]:
			return k
		}
	}
	return k
}

// nounJoined gives the act named by a noun that "and" joins to this one, whose people it shares: "the arrest and deportation of seven
// teachers"; nil for none.
func (p *passage) nounJoined(t *trigger) *trigger {
	if w := p.lower(t.b); w != "and" && w != "or" {
		return nil
	}
	for i := range p.triggers {
		o := &p.triggers[i]
		if o.a > t.b && o.a <= t.b+3 && o.voice == nominal && (o.a == t.b+1 || p.onlyBetween(t.b+1, o.a, "forced", "forcible", "subsequent", "mass", "summary", "arbitrary", "then", "imminent", "possible", "their", "his", "her", "the")) {
			return o
		}
	}
	return nil
}

// facing reports whether a fear or plan stands right before an act named by a noun, so that its people are the
// subject ("eight people face repatriation"), and gives its token; -1 for none.
func (p *passage) facing(t *trigger) int {
	for k := t.a - 1; k >= max(p.body, t.a-5); k-- {
		if h := p.find(lexicon.Cue, k); h != nil && h.Entry.Code == "risk" && p.onlyBetween(h.End, t.a, "forcible", "the", "of", "a", "an", "their", "almost", "certain", "near-certain", "inevitable", "possible", "imminent", "being", "immediate", "likely", "or", "and", "punishment", "for") {
			return k
		}
		if h := p.find(lexicon.Cue, k); h != nil && h.Entry.Code == "plan" && h.End == t.a && p.lower(h.End-1) == "for" {
			return k // "set for deportation"
		}
		if w := p.lower(k); w == "awaiting" || w == "await" || w == "awaits" {
			return k
		}
	}
	return -1
}
