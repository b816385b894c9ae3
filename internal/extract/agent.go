package extract

import (
	"habeas"
	"habeas/internal/lexicon"
)

// findAgents finds who did it: after "by", or before an active verb.
func (p *passage) findAgents(countries func(int) (int, bool)) {
	for i := range p.triggers {
		t := &p.triggers[i]
		if a, b, ok := p.byAgent(t, countries); ok {
			t.agent, t.agentOK = span{a, b}, true
			continue
		}
		if t.voice == active || t.voice == nominal && !p.hindered(t) {
			if a, b, ok := p.agentBefore(t, countries); ok {
				t.agent, t.agentOK = span{a, b}, true
			}
		}
	}
}

// hindered reports whether the act is what somebody is to prevent: who is asked to is not who does it.
func (p *passage) hindered(t *trigger) bool {
	for k := t.a - 1; k >= max(p.body, t.a-4); k-- {
		switch p.lower(k) {
		case "prevent", "preventing", "block", "avert", "stop", "stopping", "halt":
			return p.lower(k-1) == "to" && p.lower(k-2) != "china"
		}
	}
	return false
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
		if !ok && (p.find(lexicon.Modifier, b) != nil || ranks[w]) {
			b++
			continue
		}
		if w == "and" && p.sharesNoun(b) {
			b++ // "Laotian police and immigration officers"
			continue
		}
		break
	}
	return b, ok
}

// ranks stand between an authority's country and its name: "Kadu provincial police".
var ranks = wordSet("plainclothes plain-clothes communist central a provincial district municipal township federal national regional")

// sharesNoun reports whether another authority of the same country, or another country with the same authority, follows "and" at k.
func (p *passage) sharesNoun(k int) bool {
	if _, country := p.countryAt(k + 1); country && p.inPlace(k-1) && p.spotAt(k-1).Kind == "country" {
		return true // "Kadu and Maro deported"
	}
	next := p.find(lexicon.Agent, k+1)
	if next != nil && next.Entry.Kind == "state" && p.find(lexicon.Agent, k-1) != nil {
		return true
	}
	f := p.find(lexicon.People, k+1)
	return f != nil && p.find(lexicon.People, k-1) != nil && p.find(lexicon.Agent, f.End) != nil
}

func (p *passage) byAgent(t *trigger, countries func(int) (int, bool)) (a, b int, ok bool) {
	for k := t.b; k < min(len(p.tokens), t.b+maxReach); k++ {
		w := p.lower(k)
		if w == ";" || w == "." || w == "," && k > t.b+8 || k > t.b && p.triggerAt(k) {
			return 0, 0, false
		}
		if k > t.b && (awayFromAgent[w] || t.kind == "noun" && isAux(w) && !p.carriedOut(k)) {
			return 0, 0, false // "the deportation was condemned by Seoul"
		}
		if w != "by" && !(w == "from" && t.act == habeas.Handover) {
			continue
		}
		from := k + 1
		if definites[p.lower(from)] || p.lower(from) == "a" || p.lower(from) == "an" {
			from++
		}
		if end, ok := p.actorAt(p.townAhead(from), countries); ok {
			return from, end, true
		}
		if w == "by" {
			return 0, 0, false
		}
	}
	return 0, 0, false
}

// carriedOut reports whether the verb that begins with helping words at k says that an act was done: "was carried out by".
func (p *passage) carriedOut(k int) bool {
	for isAux(p.lower(k)) || adverb(p.lower(k)) {
		k++
	}
	w := p.lower(k)
	return doneVerbs[w] || p.triggerAt(k)
}

var doneVerbs = wordSet("carried done made conducted committed performed executed undertaken effected organized organised led")

// townAhead leads past the name of a town, listed or not, to the authority named after it: "by Kadu police".
func (p *passage) townAhead(k int) int {
	for j := k; j < min(k+3, len(p.tokens)) && p.tokens[j].Capital && p.find(lexicon.People, j) == nil; j++ {
		if a := p.find(lexicon.Agent, j+1); a != nil && a.Entry.Kind == "state" {
			return j + 1
		}
	}
	return k
}

// agentBefore gives the nearest actor before an active verb that is no teller of the sentence.
func (p *passage) agentBefore(t *trigger, countries func(int) (int, bool)) (a, b int, ok bool) {
	limit := max(p.body, t.chain.a-16)
	for k := limit; k < t.chain.a; k++ {
		if i := p.nounAt[k] - 1; i >= 0 && (p.nouns[i].a != k || i == t.patient || t.patient <= i || p.nouns[i].counted) {
			continue
		}
		end, is := p.actorAt(k, countries)
		if !is || p.nounAt[k] > 0 && p.find(lexicon.Agent, end-1) == nil {
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

// An agency is who did acts of one kind, as a passage says.
type agency struct {
	actor   habeas.Actor
	country string
}

// fillAgents gives facts that say nothing of who did it the one State, or the authority of one, to which the report ascribes all acts
// of the kind. Where it names two, or none, who did it stays open (field-guide 7.1).
func (d *discourse) fillAgents(ps []*passage) {
	told := agencies(ps)
	for _, f := range d.facts {
		c := &f.claim
		a, ok := told[c.Act.IncidentAct()]
		if c.Act.Risk() || c.Act == habeas.Handover {
			a, ok = told[habeas.ForcedReturn]
		}
		if c.Act.Risk() && !ok {
			a, ok = told[habeas.Arrest] // who holds them is who would send them back
		}
		if !ok || len(c.By) > 0 || a.country == "" || c.Where.Country != a.country || f.party.role == "helper" {
			continue
		}
		c.By = []habeas.Actor{a.actor}
		c.Because = append(c.Because, "who did it, as the report says elsewhere")
	}
}

// agencies gives, for returns and for seizings, who does them where all agents of the report belong to one country.
func agencies(ps []*passage) map[habeas.Act]agency {
	told := map[habeas.Act]agency{}
	for _, p := range ps {
		for i := range p.triggers {
			t := &p.triggers[i]
			act := t.act.IncidentAct()
			if t.act == habeas.Handover {
				act = habeas.ForcedReturn
			}
			if !t.agentOK || act != habeas.ForcedReturn && act != habeas.Arrest {
				continue
			}
			country := p.actingFor(t)
			if country == "" {
				continue
			}
			old, seen := told[act]
			switch {
			case !seen:
				told[act] = agency{p.actorOf(t), country}
			case old.country != country:
				told[act] = agency{} // two States: not to be told which
			}
		}
	}
	return told
}

// actingFor gives the country whose authorities did the act; where those of two did, the one that the people did not flee from.
func (p *passage) actingFor(t *trigger) string {
	first := p.countryOf(t.agent.start, t.agent.end)
	if first != p.originNation {
		return first
	}
	for k := t.agent.start; k < t.agent.end; k++ {
		if p.lower(k) == "and" {
			return firstOf(p.countryOf(k+1, t.agent.end), first)
		}
	}
	return first
}

// actorOf gives the agent of a trigger in the source's words.
func (p *passage) actorOf(t *trigger) habeas.Actor {
	a := habeas.Actor{Words: p.text(t.agent.start, t.agent.end), Kind: "organization"}
	for k := t.agent.start; k < t.agent.end; k++ {
		if e := p.find(lexicon.Agent, k); e != nil && e.Entry.Code == "person" {
			a.Kind = "person"
		}
	}
	return a
}

// agentEnds reports whether the name of an authority ends before token b.
func (p *passage) agentEnds(b int) bool {
	for k := max(p.body, b-2); k < b; k++ {
		if a := p.find(lexicon.Agent, k); a != nil && a.End == b {
			return true
		}
	}
	return false
}
