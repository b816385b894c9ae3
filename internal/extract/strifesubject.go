package extract

import (
	"strings"

	"habeas/internal/lexicon"
)

// Who stands before a verb of violence as its subject, over what only describes him and over verbs that share him.

// before gives the phrases that are the subject of the verb whose helping words begin at k.
func (p *passage) before(k int, qs []phrase) []phrase {
	if j := p.backOver(k); p.relativeAt(j, k) {
		k = j
	} else {
		k = p.subjectEnd(j, qs)
	}
	last := -1
	for i, q := range qs {
		if q.b <= k {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	for last > 0 && (p.lower(qs[last].a-1) == "[" || p.lower(qs[last].a-1) == "(") {
		last--
	}
	if !p.quiet(qs[last].b, k) {
		return nil
	}
	// over what only says of whom or where: "the mayor of X in Y was killed"
	for last > 0 && subordinate[p.lower(qs[last].a-1)] && p.near(qs[last-1].b, qs[last].a-1) {
		last--
	}
	if w := p.lower(qs[last].a - 1); subordinate[w] && w != "of" && !(p.onList("joining", qs[last].a-1) && qs[last].b == k) {
		return nil
	}
	first := last
	for first > 0 && p.linked(qs[first-1].b, qs[first].a) && !p.governed(qs[first-1].a) {
		first--
	}
	return qs[first : last+1]
}

var subordinate = wordSet("of in at from near on with by for during after before against to between under over outside into inside through within without via amid among")

// near reports whether only words of a noun phrase stand between two phrases.
func (p *passage) near(a, b int) bool {
	for k := a; k < b; k++ {
		if !p.inPlace(k) && p.lower(k) != "," && !subordinate[p.lower(k)] && !definites[p.lower(k)] {
			return false
		}
	}
	return true
}

// backOver goes back over "who", adverbs and what stands between commas before a verb.
func (p *passage) backOver(k int) int {
	for k > p.body && (p.lower(k-1) == "who" || p.lower(k-1) == "that" || p.lower(k-1) == "which" || adverb(p.lower(k-1)) || p.lower(k-1) == "reportedly" || p.inTime(k-1, k)) {
		k--
	}
	if p.lower(k-1) == "," && k-1 > p.body {
		k-- // "Ana Ruso, a lawyer, was killed", "a man named Ruso, who was hurt"
	}
	return k
}

// quiet reports whether nothing that could be a verb stands between a and b.
func (p *passage) quiet(a, b int) bool {
	for k := a; k < b; k++ {
		w := p.lower(k)
		if w == ";" || w == ":" || isAux(w) && w != "have" || p.opensPredicate(k) || b-k > 18 || clauseOpens[w] && w != "who" && w != "which" {
			return false
		}
		if strings.HasSuffix(w, "ed") && k+1 < b && p.lower(k+1) != "by" && p.lower(k-1) != "," && p.lower(k-1) != "who" {
			return false
		}
	}
	return true
}

// governed reports whether a verb of violence stands right before token a: its object is no subject of another verb.
func (p *passage) governed(a int) bool {
	for i := range p.triggers {
		if t := &p.triggers[i]; t.b == a && t.voice == active {
			return true
		}
	}
	return false
}

// relativeAt reports whether "who" or the like stands between tokens a and b: what is before it is the subject.
func (p *passage) relativeAt(a, b int) bool {
	return p.wordBetween(a, b, "who") || p.wordBetween(a, b, "which") || p.wordBetween(a, b, "that")
}

// subjectEnd gives the token behind the subject of the verb at k: before what stands between commas and describes it, "rebels, dressed
// as policemen, seized", and before the verb to which the one at k is joined, "rebels broke into the house and killed".
func (p *passage) subjectEnd(k int, qs []phrase) int {
	for range 3 {
		j := p.described(k, qs)
		if j == k {
			j = p.joinedVerb(k)
		}
		if j == k {
			return k
		}
		k = p.backOver(j)
	}
	return k
}

// described gives the comma that opens what describes the subject of the verb at k, where a comma closes it; k where none does.
func (p *passage) described(k int, qs []phrase) int {
	if p.lower(k) != "," {
		return k
	}
	for j := k - 2; j > p.body && k-j < 28; j-- {
		if w := p.lower(j); w == "that" || w == ";" || p.find(lexicon.Saying, j) != nil && p.find(lexicon.Saying, j).Entry.Kind == "verb" {
			return k
		}
		if p.lower(j) != "," || !p.opensDescription(j+1) {
			continue
		}
		for i := range qs {
			if qs[i].b == j && qs[i].people() || qs[i].b == j && qs[i].kind == "body" {
				return j
			}
		}
		return k
	}
	return k
}

// opensDescription reports whether the words at k begin what describes the noun before a comma: a relative clause or a participle.
func (p *passage) opensDescription(k int) bool {
	switch w := p.lower(k); {
	case w == "who" || w == "which" || w == "whose" || w == "both" || w == "some" || w == "all" || w == "most":
		return true
	case strings.HasSuffix(w, "ing") || strings.HasSuffix(w, "ed") || w == "aboard" || w == "armed":
		return p.find(lexicon.Role, k) == nil && p.find(lexicon.Saying, k) == nil
	}
	return false
}

// joinedVerb gives the beginning of the finite verb that shares its subject with the one at k behind "and"; k for none.
func (p *passage) joinedVerb(k int) int {
	if w := p.lower(k - 1); w != "and" && w != "then" {
		return k
	}
	for j := k - 2; j > p.body && k-j < 22; j-- {
		w := p.lower(j)
		if w == ";" || w == ":" || w == "that" || clauseOpens[w] {
			return k
		}
		if p.pastVerb(j) {
			return p.chainStart(j)
		}
	}
	return k
}

// pastVerb reports whether a verb in the past that has a subject stands at j: one of violence, or another one that no article or
// helping word makes a participle.
func (p *passage) pastVerb(j int) bool {
	w := p.lower(j)
	if h := p.find(lexicon.Act, j); h != nil && h.Entry.Kind != "noun" && h.Entry.Kind != "state" && h.Form&lexicon.Past != 0 {
		return true
	}
	if p.find(lexicon.Role, j) != nil || !(strings.HasSuffix(w, "ed") && len(w) > 4 || p.onList("strong past", j)) {
		return false
	}
	return p.lower(j-1) != "," && !definites[p.lower(j-1)] && p.lower(j-1) != "a" && p.lower(j-1) != "an" && p.lower(j+1) != "by"
}
