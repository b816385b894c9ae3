package extract

import (
	"slices"

	"habeas"
)

// Who killed others and then himself is one of the dead, and most sums of those he killed leave him out.

// suicide gives the first passage that tells of somebody who killed himself after he had killed or hurt others; -1 for none.
func suicide(ps []*passage) int {
	if slices.ContainsFunc(ps, (*passage).triesSuicide) {
		return -1
	}
	for i, p := range ps {
		if unread(p.kind) != "" {
			continue
		}
		for k := p.body + 1; k < len(p.tokens); k++ {
			if p.killsSelf(k) && !p.notReal(k) {
				return i
			}
		}
	}
	return -1
}

// triesSuicide reports words for a suicide that was tried: "attempts suicide", "an attempted suicide", "a suicide attempt".
func (p *passage) triesSuicide() bool {
	if unread(p.kind) != "" {
		return false
	}
	for k := p.body; k < len(p.tokens); k++ {
		if p.onList("suicide", k) && (p.onList("attempt", k-1) || p.onList("attempt", k+1)) {
			return true
		}
	}
	return false
}

// killsSelf reports whether the words at token k tell of a suicide: "shot himself", "killed two children, then himself", "kills two,
// self", "took his own life", "committed suicide", "died of a self-inflicted wound".
func (p *passage) killsSelf(k int) bool {
	switch {
	case p.onList("oneself", k):
		return p.onList("against oneself", k-1) || p.onList("and then", k-1) && p.killedBefore(k)
	case p.onList("own", k):
		return p.onList("life", k+1) && p.onList("taking", k-2)
	case p.onList("suicide", k):
		return p.onList("committing", k-1)
	case p.onList("own wound", k):
		return p.dieBefore(k)
	}
	return false
}

// killedBefore reports a verb of killing or striking before token k whose doer the sentence names.
func (p *passage) killedBefore(k int) bool {
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.a < k && t.voice == active && t.kind == "verb" && (fatal(t.act) || t.act == habeas.Injury) {
			return true
		}
	}
	return false
}

// dieBefore reports a word of dying shortly before token k: "died of a self-inflicted wound".
func (p *passage) dieBefore(k int) bool {
	for i := range p.triggers {
		if t := &p.triggers[i]; t.act == habeas.Death && t.b <= k && k-t.b < 6 {
			return true
		}
	}
	return false
}

// notReal reports a threat, a try or a mishap before token k.
func (p *passage) notReal(k int) bool {
	for j := max(p.body, k-8); j < k; j++ {
		if p.onList("not done", j) {
			return true
		}
	}
	return false
}

// toldOfSelf reports whether who killed himself is one of the dead already: told of as such in that passage, or the only one of whom
// a death is told, when nothing says that he killed another.
func toldOfSelf(h *happening, dead []*person, p *passage, at int) bool {
	for _, q := range dead {
		for _, f := range q.facts {
			if f.at == at && f.self {
				return true
			}
		}
	}
	for _, f := range h.hurt {
		for _, q := range dead {
			if f.self && (q.first == f.party || oneName(q.name, f.party.name)) {
				return true
			}
		}
	}
	if doer := p.doerOfSuicide(); doer != nil && slices.ContainsFunc(dead, func(q *person) bool {
		return doer.age > 0 && doer.age == q.own.age || oneName(doer.name, q.name)
	}) {
		return true
	}
	return len(dead) == 1 && !dead[0].own.differs(likeness{sex: p.selfSex()}) && !beside(h, dead[0], at)
}

// doerOfSuicide gives the first person of the passage to whom nobody did anything; nil for none.
func (p *passage) doerOfSuicide() *noun {
	for i := range p.nouns {
		if n := &p.nouns[i]; n.singular && n.ref != pronoun && !p.struckAt(i) && !p.tells(n) {
			return n
		}
	}
	return nil
}

// beside reports whether the passage of a suicide tells of another who was killed or hurt: "shot his brother, then himself".
func beside(h *happening, dead *person, at int) bool {
	for _, f := range slices.Concat(h.dead, h.hurt) {
		if f.at == at && !f.self && f.own != (likeness{}) && (f.party == dead.first || f.order > 0) && f.claim.Act != habeas.Death {
			return true
		}
	}
	return false
}

// selfSex gives the sex that "himself" or "herself" says.
func (p *passage) selfSex() string {
	switch {
	case p.says("himself"):
		return "male"
	case p.says("herself"):
		return "female"
	}
	return ""
}
