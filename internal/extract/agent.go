package extract

import "habeas/internal/lexicon"

// findAgents finds who did it: after "by", or before an active verb.
func (p *passage) findAgents(countries func(int) (int, bool)) {
	for i := range p.triggers {
		t := &p.triggers[i]
		if a, b, ok := p.byAgent(t, countries); ok {
			t.agent, t.agentOK = span{a, b}, true
			continue
		}
		if t.voice == active || t.voice == nominal {
			if a, b, ok := p.agentBefore(t, countries); ok {
				t.agent, t.agentOK = span{a, b}, true
			}
		}
	}
}

// actorAt gives the end of the name of an authority, country or body that begins at k: "Chinese public security officers".
func (p *passage) actorAt(k int, countries func(int) (int, bool)) (end int, ok bool) {
	b := k
	for b < len(p.tokens) && b-k < 6 {
		if a := p.find(lexicon.Agent, b); a != nil {
			b, ok = a.End, true
			continue
		}
		if f := p.find(lexicon.People, b); f != nil && !ok {
			b = f.End
			continue
		}
		if e, is := countries(b); is {
			b = e
			ok = true
			if p.lower(b) == "'s" && (p.find(lexicon.Agent, b+1) != nil) {
				b++
			}
			continue
		}
		w := p.lower(b)
		if !ok && (p.find(lexicon.Modifier, b) != nil || w == "plainclothes" || w == "communist" || w == "central" || w == "a") {
			b++
			continue
		}
		break
	}
	return b, ok
}

func (p *passage) byAgent(t *trigger, countries func(int) (int, bool)) (a, b int, ok bool) {
	for k := t.b; k < min(len(p.tokens), t.b+maxReach); k++ {
		w := p.lower(k)
		if w == ";" || w == "." || w == "," && k > t.b+8 || k > t.b && p.triggerAt(k) {
			return 0, 0, false
		}
		if k > t.b && awayFromAgent[w] {
			return 0, 0, false
		}
		if w != "by" {
			continue
		}
		from := k + 1
		if definites[p.lower(from)] || p.lower(from) == "a" || p.lower(from) == "an" {
			from++
		}
		if end, ok := p.actorAt(from, countries); ok {
			return from, end, true
		}
		return 0, 0, false
	}
	return 0, 0, false
}

// agentBefore gives the nearest actor before an active verb that is no teller of the sentence.
func (p *passage) agentBefore(t *trigger, countries func(int) (int, bool)) (a, b int, ok bool) {
	limit := max(p.body, t.chain.a-16)
	for k := limit; k < t.chain.a; k++ {
		if p.nounAt[k] > 0 {
			continue
		}
		end, is := p.actorAt(k, countries)
		if !is {
			continue
		}
		if end <= t.a && !p.spokeAt(end) && !p.placedAt(k) {
			a, b, ok = k, end, true
		}
		k = end - 1
	}
	return a, b, ok
}

// placedAt reports whether what begins at k stands after a preposition of place, so that it is where and not who.
func (p *passage) placedAt(k int) bool {
	w := p.lower(k - 1)
	if w == "the" {
		w = p.lower(k - 2)
	}
	switch w {
	case "in", "to", "from", "at", "near", "into", "through", "outside", "with", "of", "across", "via", "toward", "towards":
		return true
	}
	return false
}

// spokeAt reports whether a verb of telling stands at k, after helping words.
func (p *passage) spokeAt(k int) bool {
	for j := k; j < min(k+3, len(p.tokens)); j++ {
		if p.find(lexicon.Saying, j) != nil {
			return true
		}
		if !adverb(p.lower(j)) && !isAux(p.lower(j)) {
			return false
		}
	}
	return false
}
