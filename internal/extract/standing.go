package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// Where people were when something was done to them that tells no place: where they were last brought or held.

// standing gives the country in which the people of f were before, by what was told of them earlier: that to which they were last
// sent on, else that in which they were last held; empty when nothing says.
func (d *discourse) standing(f *fact) string {
	country := ""
	for _, o := range d.facts {
		if o == f {
			break
		}
		if !d.samePeople(o, f) || reality(o) != "real" {
			continue
		}
		switch o.claim.Act.IncidentAct() {
		case habeas.ForcedReturn:
			if c := o.claim.To.Country; c != "" && c != d.nation && leavesOrigin(f.claim.Act) {
				country = c
			}
		case habeas.Arrest:
			if c := o.claim.Where.Country; c != "" && c != d.nation && (o.ownPlace || o.agentCountry != "") && !(leavesOrigin(f.claim.Act) && c == f.claim.Who.Nationality) {
				country = c
			}
		}
	}
	return country
}

// besideReturn gives the country from which the sentence has the people sent back whom it tells to have been taken first: "were expelled
// from Kadu after they had been caught"; empty for none.
func (d *discourse) besideReturn(f *fact) string {
	if f.claim.Act.IncidentAct() != habeas.Arrest || reality(f) != "real" {
		return ""
	}
	for _, o := range d.facts {
		if o.at == f.at && o.party == f.party && o.claim.Act == habeas.ForcedReturn && reality(o) == "real" && o.ownPlace {
			return o.claim.Where.Country
		}
	}
	return ""
}

// samePeople reports whether the people of f are those of o, a part of them or a group that they belong to.
func (d *discourse) samePeople(o, f *fact) bool {
	return o.party == f.party || f.whole != nil && f.whole.party == o.party || f.party.group != nil && f.party.group == o.party
}

// dropPassingThrough drops the coming of people to a country in which the report has them arrested, held or sent back: it
// was no place of safety.
func (d *discourse) dropPassingThrough() {
	d.keep(func(f *fact) bool {
		if f.claim.Act != habeas.Arrival || f.claim.Roundup {
			return true
		}
		if f.claim.Where.Country == "" {
			return false
		}
		for _, o := range d.facts {
			act := o.claim.Act.IncidentAct()
			if reality(o) == "real" && (act == habeas.Arrest || act == habeas.ForcedReturn) && o.claim.Where.Country == f.claim.Where.Country {
				return false
			}
		}
		return true
	})
}

// placedParts lists the numbered parts of the people of a trigger that have a place or day of their own: "35
// people, including 20 in the port".
func (p *passage) placedParts(t *trigger) (out []int) {
	if t.patient < 0 {
		return nil
	}
	whole := p.nouns[t.patient]
	for i := range p.nouns {
		n := p.nouns[i]
		if !n.among || !n.counted || n.singular || n.a < whole.b || i == t.patient || p.isPatient(i) || n.count.Best() >= whole.count.Best() || !p.amongBefore(n.a) {
			continue
		}
		w, m := p.lower(n.b), p.timeNear(i)
		if m != nil && placed(m) && m.a >= n.b && m.a-n.b <= 1 {
			out = append(out, i) // "three on May 29"
			continue
		}
		if w != "in" && w != "at" && w != "near" {
			continue
		}
		if spots := p.placesNear(i); len(spots) > 0 && spots[0].a-n.b <= 3 && spots[0].Kind != "country" {
			out = append(out, i)
		}
	}
	return out
}

// sentOn reports whether an authority sends people from its country to another that sends them back, as the report tells: "officers
// sent the nine to the neighbour on Monday".
func (p *passage) sentOn(t *trigger) bool {
	if !t.agentOK || t.patient < 0 {
		return false
	}
	from, to := p.actingFor(t), p.goalOf(t).Country
	return from != "" && to != "" && from != to && to != p.originNation && p.returners[to]
}

// returners gives the countries that the report names right before a word for sending people back: "the neighbour routinely
// repatriates", "the border police have deported".
func returners(ps []*passage) map[string]bool {
	out := map[string]bool{}
	for _, p := range ps {
		for i := range p.tokens {
			h := p.find(lexicon.Act, i)
			if h == nil || h.Entry.Code != string(habeas.ForcedReturn) || h.Entry.Kind != "verb" && h.Entry.Kind != "noun" {
				continue
			}
			for k := max(0, i-5); k < i; k++ {
				if c := p.actingCountry(k); c != "" {
					out[c] = true
				}
			}
		}
	}
	return out
}

// actingCountry gives the country that a token names by itself, by its people's name or by its capital; empty where it stands after a
// preposition.
func (p *passage) actingCountry(k int) string {
	if w := p.lower(k - 1); prepositions[w] && w != "by" && w != "and" || w == "to" {
		return ""
	}
	for _, s := range p.places {
		if s.a == k && s.Kind == "country" {
			return s.Place.Country
		}
	}
	if a := p.find(lexicon.Agent, k); a != nil && a.Entry.Kind == "capital" {
		return a.Entry.Code
	}
	if f := p.find(lexicon.People, k); f != nil && p.find(lexicon.Agent, f.End) != nil {
		return f.Entry.Code
	}
	return ""
}

// dropOtherViolence drops killings and attacks that a report on people held or sent back mentions beside: it is not about them.
func (d *discourse) dropOtherViolence() {
	if d.nation == "" || len(d.facts) == 0 {
		return
	}
	lead := d.facts[0].claim.Act
	if lead.IncidentAct() != habeas.Arrest && lead.IncidentAct() != habeas.ForcedReturn && !lead.Risk() {
		return
	}
	since, hurt := map[*party]int{}, map[*party]int{} // the passage in which each was told of first, and first as hurt
	for _, f := range d.facts {
		first := since
		if violent(f.claim.Act) {
			first = hurt
		}
		if at, ok := first[f.party]; !ok || f.at < at {
			first[f.party] = f.at
		}
	}
	lately := d.facts[0].at + 1
	d.keep(func(f *fact) bool {
		at, harmed := hurt[f.party]
		if told, ok := since[f.party]; !harmed || f.at <= lately && d.fledParty(f.party) || ok && told < at {
			return true
		}
		return false
	})
}

// fledParty reports whether a party is of the people the report is about.
func (d *discourse) fledParty(q *party) bool {
	return q.nation == d.nation || q.kind == "refugee" || q.kind == "migrant" || q.kind == "detainee"
}

// sentTo gives, for a return, the place to which an earlier verb of the sentence brought the same people: "were deported to the
// neighbour, from where they were sent home". Nil for none.
func (p *passage) sentTo(t *trigger, origin string) *spot {
	if !leavesOrigin(t.act) || t.agentOK {
		return nil
	}
	for i := len(p.places) - 1; i >= 0; i-- {
		s := &p.places[i]
		if !s.goal || s.b > t.a || s.Place.Country == "" || s.Place.Country == origin {
			continue
		}
		for k := range p.triggers {
			if o := &p.triggers[k]; o.a < s.a && o.patient >= 0 && (o.act == habeas.ForcedReturn || o.act == habeas.Handover) && s.a-o.b <= maxReach && o.a != t.a {
				return s
			}
		}
	}
	return nil
}

// handedToNeighbour reports whether people taken in one country were handed over to another that sends such people back.
func (p *passage) handedToNeighbour(t *trigger) bool {
	if first := p.lower(t.a); !strings.HasPrefix(first, "hand") && !strings.HasPrefix(first, "turn") || t.patient < 0 {
		return false
	}
	held := p.heldIn
	for i := range p.triggers {
		if o := &p.triggers[i]; o.a < t.a && o.patient == t.patient && (o.act == habeas.Arrest || o.act == habeas.Detention) {
			if spots := p.whereOf(o, p.originNation); len(spots) > 0 {
				held = spots[0].Place.Country
			} else if c := p.agentCountry(o); c != "" {
				held = c
			}
		}
	}
	to := ""
	for k := t.b; k < min(len(p.tokens), t.b+5) && to == ""; k++ {
		if p.lower(k) == "to" {
			to = p.countryOf(k+1, min(k+4, len(p.tokens)))
		}
	}
	return held != "" && to != "" && to != held && to != p.originNation && p.returners[to]
}

// dropVanished drops the disappearance of people who were sent back: what became of them afterwards is no taking.
func (d *discourse) dropVanished() {
	d.keep(func(f *fact) bool {
		for _, o := range d.facts {
			if f.claim.Act == habeas.Disappearance && o.claim.Act == habeas.ForcedReturn && reality(o) == "real" && o.party == f.party {
				return false
			}
		}
		return true
	})
}

// scenes gives what was done to a group that the sentence before brought in the time and place of that sentence: "Last month in the
// port, eight refugees came to a school. Police took the refugees". Where they set out from is no such place.
func (d *discourse) scenes(ps []*passage) {
	for i, f := range d.facts {
		if f.at == 0 || f.party.saidAt != f.at-1 && f.party.born != f.at-1 && !f.someOf || f.party.singular || reality(f) != "real" || f.ownTime && f.ownPlace || ps[f.at].opensParagraph() || d.facts[i].title {
			continue
		}
		p := ps[f.at-1]
		if ps[f.at].lower(ps[f.at].body) == "there" && !f.ownPlace && p.kind != habeas.RegionTitle && len(p.places) > 0 {
			s := p.places[len(p.places)-1]
			f.takePlace(s.Place, s.Place.Country != d.nation) // "… to Kadu. There the police …"
		}
		if p.kind == habeas.RegionTitle || p.tellsOfAct() || p.setsOut() {
			continue
		}
		if m := p.finestTime(); m != nil && !f.ownTime && m.Days() <= 31 {
			f.takeTime(m.When, true)
		}
		for _, s := range p.places {
			if s.use == setting && !s.goal && s.Kind != "country" && !f.ownPlace && p.lower(s.a-1) != "from" && s.Place.Country != d.nation && (f.claim.Where.Country == "" || s.Place.Country == f.claim.Where.Country) {
				f.takePlace(p.placeFrom([]spot{s}), true)
				break
			}
		}
	}
}

// tellsOfAct reports whether the passage itself tells of something done to people.
func (p *passage) tellsOfAct() bool {
	for _, t := range p.triggers {
		if t.patient >= 0 && t.patient < len(p.nouns) && t.act != habeas.EscapeAttempt && t.act != habeas.Transit && t.act != habeas.Arrival {
			return true
		}
	}
	return false
}

// setsOut reports whether the passage tells of people leaving a place.
func (p *passage) setsOut() bool {
	for k := p.body; k < len(p.tokens); k++ {
		switch p.lower(k) {
		case "left", "leaving", "travelled", "traveled", "came", "fled", "fleeing", "escaped", "departed", "crossed", "defected", "born", "set":
			return true
		}
	}
	return false
}

// thoseIncluded gives the people told in "those arrested included 58 refugees"; -1 for none. They are the people of the act, not parts
// of others.
func (p *passage) thoseIncluded(t *trigger) int {
	if t.voice != passive || t.finite() || p.lower(t.a-1) != "those" {
		return -1
	}
	for k := t.b; k < min(len(p.tokens), t.b+8); k++ {
		if w := p.lower(k); w != "included" && w != "include" && w != "includes" {
			continue
		}
		first := -1
		for i := range p.nouns {
			if n := &p.nouns[i]; n.a > k && n.among {
				n.among = false
				if first < 0 {
					first = i
				}
			}
		}
		if first >= 0 && p.nouns[first].counted && p.nouns[first].a-k <= 3 {
			return first
		}
		return -1
	}
	return -1
}

// borderCountry gives the country in "near the Laotian border" behind an act; empty when none is named so.
func (p *passage) borderCountry(t *trigger) string {
	for k := t.b; k < min(len(p.tokens)-1, t.b+9); k++ {
		f := p.find(lexicon.People, k)
		if f == nil || p.lower(f.End) != "border" && p.lower(f.End) != "frontier" || f.Entry.Code == p.originNation {
			continue
		}
		for j := k - 1; j >= k-2; j-- {
			switch p.lower(j) {
			case "near", "at", "along", "on":
				return f.Entry.Code
			}
		}
	}
	return ""
}

// borderSide gives the country near whose border the act of f was, unless the report has its acts done in another: on the other side of
// that border.
func (d *discourse) borderSide(f *fact, host string) string {
	if host == "" || f.border == "" {
		return f.border
	}
	for _, o := range d.facts {
		if o.claim.Where.Country == host && o.agentCountry == host {
			return ""
		}
	}
	return f.border
}

// backToHolding reports whether people are taken back to a place of holding, not to a country: "taken back to the police station".
func (p *passage) backToHolding(t *trigger) bool {
	if p.lower(t.b-1) != "back" || p.lower(t.b) != "to" {
		return false
	}
	for k := t.b + 1; k < min(len(p.tokens), t.b+7) && p.tokens[k].Word; k++ {
		if w := p.lower(k); w == "station" || w == "prison" || w == "jail" || w == "center" || w == "centre" || w == "cell" || w == "cells" || w == "hotel" || w == "shelter" || w == "hospital" {
			return true
		}
	}
	return false
}

// datedParts lists the parts that have a day of their own, which is not the day of the whole.
func (p *passage) datedParts(parts []int) (out []int) {
	for _, i := range parts {
		if m := p.timeNear(i); m != nil && m.a >= p.nouns[i].b && m.a-p.nouns[i].b <= 1 {
			out = append(out, i)
		}
	}
	return out
}

// dropUncountedFears drops a fear for people without a number where the report tells the fear with one: it is for the same people.
func (d *discourse) dropUncountedFears() {
	counted := false
	for _, f := range d.facts {
		counted = counted || f.claim.Act.Risk() && !f.claim.Count.IsZero() && reality(f) == "risk"
	}
	d.keep(func(f *fact) bool { return !counted || !f.claim.Act.Risk() || !f.claim.Count.IsZero() })
}

// onlyInside reports whether people were seized or held in towns of the country they come from, and nothing is told to have been done
// to them elsewhere: they were caught before they could leave.
func (d *discourse) onlyInside() bool {
	inside := false
	for _, f := range d.facts {
		c := &f.claim
		switch act := c.Act.IncidentAct(); {
		case act == habeas.ForcedReturn || c.Act.Risk() || c.Where.Country != "" && c.Where.Country != d.nation && act != habeas.Release:
			return false
		case act == habeas.Arrest && f.ownPlace && c.Where.Country == d.nation && c.Who.Nationality == d.nation:
			inside = true
		}
	}
	return inside
}
