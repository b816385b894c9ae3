package extract

import (
	"habeas"
	"habeas/internal/lexicon"
)

// Texts without small letters, and headlines, leave open whether a word is the noun of an act or its verb: "a rebel attack today
// against the town".

// asNouns makes nouns of the verbs of violence that stand where only a noun can: behind an article or preposition, and before no
// object.
func (p *passage) asNouns() {
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.kind != "verb" || !violence(t.act) || t.hit.Form&(lexicon.Past|lexicon.Gerund) != 0 || t.finite() || !p.nounLead(t.a) || p.hasObject(t.b) {
			continue
		}
		if h := p.nounOf(t.a); h != nil {
			t.hit, t.kind, t.voice, t.act, t.b = h, "noun", nominal, habeasAct(h), h.End
		}
	}
}

func habeasAct(h *lexicon.Hit) habeas.Act { return habeas.Act(h.Entry.Code) }

// nounOf gives the entry that names an act by a noun at token k.
func (p *passage) nounOf(k int) *lexicon.Hit {
	for i := range p.hits {
		if h := &p.hits[i]; h.Start == k && h.Entry.Class == lexicon.Act && h.Entry.Kind == "noun" && h.GapEnd == 0 {
			return h
		}
	}
	return nil
}

// nounLead reports whether an article, a figure or a preposition leads to the word at k over words that only describe.
func (p *passage) nounLead(k int) bool {
	if r := p.find(lexicon.Role, k-1); r != nil && r.Form&lexicon.Plural != 0 && r.Form&lexicon.Singular == 0 {
		return false // "guerrillas attack"
	}
	for j := k - 1; j >= p.body && k-j < 6; j-- {
		w := p.lower(j)
		switch {
		case definites[w] || possessives[w] || w == "a" || w == "an" || w == "another" || vagueWords[w] || p.tokens[j].Digit || small[w] > 0:
			return true
		case p.onList("leads to noun", j):
			return true
		case w == "to" || isAux(w) || pronouns[w] || !p.tokens[j].Word || p.find(lexicon.Saying, j) != nil && p.find(lexicon.Saying, j).Entry.Kind == "verb":
			return false
		}
	}
	return false
}

// hasObject reports whether an object begins at k.
func (p *passage) hasObject(k int) bool {
	w := p.lower(k)
	return definites[w] || possessives[w] || w == "a" || w == "an" || vagueWords[w] || small[w] > 0 || k < len(p.tokens) && p.tokens[k].Digit && !p.inTime(k, k+1) ||
		p.find(lexicon.Role, k) != nil || p.find(lexicon.People, k) != nil
}

// inserted gives the token behind a short insertion of an editor that opens at k: "[retired]"; 0 for none.
func (p *passage) inserted(k int) int {
	if p.lower(k) != "[" {
		return 0
	}
	for j := k + 1; j < min(len(p.tokens), k+5); j++ {
		if p.lower(j) == "]" {
			return j + 1
		}
	}
	return 0
}
