package extract

import "habeas/internal/lexicon"

// owned follows a possessive noun to what it owns: "the refugee's wife".
func (p *passage) owned(i int) int {
	if p.nouns[i].owner && i+1 < len(p.nouns) && p.nouns[i+1].a <= p.nouns[i].b+3 {
		return i + 1
	}
	return i
}

// ownPronoun gives the noun made of "his", "her" or "their" before an act named by a noun.
func (p *passage) ownPronoun(a int) int {
	for k := a - 1; k >= max(p.body, a-3); k-- {
		if i := p.nounAt[k] - 1; i >= 0 {
			if p.nouns[i].ref == pronoun && possessives[p.lower(k)] {
				return i
			}
			return -1
		}
		if p.find(lexicon.Modifier, k) == nil && !nounBefore[p.lower(k)] {
			return -1
		}
	}
	return -1
}

// ownerBefore gives the noun that owns the act: "the defectors' arrest".
func (p *passage) ownerBefore(a int) int {
	for k := a - 1; k >= max(p.body, a-4); k-- {
		w := p.lower(k)
		if w == "'s" || w == "'" {
			if k > 0 && p.nounAt[k-1] > 0 {
				return p.nounAt[k-1] - 1
			}
			return -1
		}
		if p.find(lexicon.Modifier, k) == nil && !nounBefore[w] {
			return -1
		}
	}
	return -1
}
