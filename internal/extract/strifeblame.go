package extract

import (
	"habeas/internal/lexicon"
)

// Who is said to have done it where no verb of the act says so: who claims it, to whom it is attributed, who is accused of it.

var (
	claims  = wordSet("claim claims claimed claiming assumed accepted admitted took taken")
	blaming = wordSet("blame blamed blames blaming accuse accused accuses accusing implicated")
	ascribe = wordSet("attributed attribute attributes attributing ascribed blamed traced linked imputed")
)

// blamed gives the phrases of a passage that it names as those responsible.
func (p *passage) blamed(qs []phrase) []phrase {
	for k := p.body; k < len(p.tokens); k++ {
		w := p.lower(k)
		switch {
		case w == "responsibility" && claims[p.lower(k-1)], w == "responsibility" && claims[p.lower(k-2)], w == "credit" && claims[p.lower(k-1)]:
			v := k - 1
			if !claims[p.lower(v)] {
				v--
			}
			for isAux(p.lower(v-1)) || adverb(p.lower(v-1)) {
				v--
			}
			if p.lower(v-1) != "no" && !p.negatedAt(v) {
				if by := p.behind("by", k, qs); len(by) > 0 {
					return by
				}
				return p.doing(p.before(v, qs))
			}
		case ascribe[w]:
			for j := k + 1; j < min(len(p.tokens), k+9); j++ {
				if p.lower(j) == "to" || p.lower(j) == "on" {
					if out := p.doing(p.after(j+1, qs)); len(out) > 0 {
						return out
					}
				}
			}
			if w == "blamed" {
				return p.doing(p.after(k+1, qs))
			}
		case blaming[w] && p.find(lexicon.Act, k) == nil:
			if out := p.doing(p.after(k+1, qs)); len(out) > 0 {
				return out
			}
			if isAux(p.lower(k-1)) && p.lower(k+1) == "of" {
				return p.doing(p.before(p.chainStart(k), qs))
			}
		case w == "responsible" && p.lower(k+1) == "for":
			if isAux(p.lower(k - 1)) {
				return p.doing(p.before(p.chainStart(k), qs))
			}
		}
	}
	return nil
}

// chainStart goes back over helping words before k.
func (p *passage) chainStart(k int) int {
	for isAux(p.lower(k-1)) || adverb(p.lower(k-1)) {
		k--
	}
	return k
}

// negatedAt reports a denial within the helping words before k.
func (p *passage) negatedAt(k int) bool {
	for j := k - 1; j >= k-4; j-- {
		if negations[p.lower(j)] || p.lower(j) == "nobody" || p.lower(j) == "none" || p.lower(j) == "no" {
			return true
		}
	}
	return false
}

// behind gives the doers after the next word w behind token k.
func (p *passage) behind(w string, k int, qs []phrase) []phrase {
	for j := k; j < min(len(p.tokens), k+12); j++ {
		if p.lower(j) == w {
			return p.doing(p.after(j+1, qs))
		}
	}
	return nil
}
