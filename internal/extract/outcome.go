package extract

import (
	"habeas"
	"habeas/internal/lexicon"
)

// What a sentence says in the end of an act that it names as a thing, a plan or a report: "the deportation of the seven was called off",
// "reports that they had been sent back are false".

// outcome gives what the sentence says of the act behind its name; without a reason where it says nothing of it.
func (p *passage) outcome(t *trigger) verdict {
	head := p.headOf(t)
	if t.kind != "noun" && head < 0 {
		return verdict{}
	}
	k := p.predicate(t)
	if k < 0 || negations[p.lower(k-1)] {
		return verdict{} // "was not called off"
	}
	switch w := p.lower(k); {
	case p.onList("report head", head):
		if p.onList("untrue", k) || p.onList("untrue", k+1) {
			return verdict{modality: habeas.Denied, statement: habeas.Denial, because: "denial: " + w}
		}
	case p.onList("averted", k), p.onList("set aside off", k) && p.onList("off", k+1), p.onList("set aside down", k) && p.onList("down", k+1):
		return verdict{skip: "ruled out", because: w}
	case p.onList("still to come", k) && t.kind == "noun" && (t.act == habeas.ForcedReturn || t.act == habeas.Handover):
		return verdict{modality: habeas.Planned, statement: habeas.Direct, because: "plan: " + w}
	}
	return verdict{}
}

// headOf gives the plan or report whose content the act is: "plan" in "a plan to deport seven", "reports" in "reports that seven had been
// sent back"; -1 where there is none.
func (p *passage) headOf(t *trigger) int {
	for k := t.a - 1; k > max(p.body-1, t.a-16); k-- {
		w := p.lower(k)
		if w == "," || w == ";" || p.find(lexicon.Saying, k) != nil && !p.onList("report head", k) {
			return -1
		}
		if p.onList("plan head", k) && p.lower(k+1) == "to" || p.onList("report head", k) && p.lower(k+1) == "that" && !p.reporting(k) {
			return k
		}
	}
	return -1
}

// reporting reports whether a head is a verb: "she claims that", "they report that".
func (p *passage) reporting(k int) bool {
	return k > p.body && (p.nounAt[k-1] > 0 || pronouns[p.lower(k-1)] || p.inPlace(k-1))
}

// predicate gives the token behind the helping words of the verb that the act, or the plan or report of it, is the subject of; -1 where
// another clause comes first.
func (p *passage) predicate(t *trigger) int {
	k := t.b
	for ; k < min(len(p.tokens), t.b+18); k++ {
		switch w := p.lower(k); {
		case w == "," || w == ";" || w == ":" || clauseOpens[w] || w == "and" && t.kind != "noun" || w == "that" || w == "if":
			return -1
		case isAux(w) || w == "turned" || w == "proved" || w == "proven":
			for isAux(p.lower(k)) || adverb(p.lower(k)) || p.lower(k) == "turned" || p.lower(k) == "out" || p.lower(k) == "proved" || p.lower(k) == "proven" || p.lower(k) == "to" || p.lower(k) == "all" {
				k++
			}
			return k
		case k > t.b && p.triggerAt(k) && p.find(lexicon.Act, k) != nil && p.find(lexicon.Act, k).Entry.Kind != "noun":
			return -1
		}
	}
	return -1
}
