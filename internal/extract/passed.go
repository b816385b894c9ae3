package extract

import (
	"slices"
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// Fears and demands that what a report tells has overtaken, and denials of a whole kind of people.

// dropAnswered drops a demand not to return people, or a decision to do it, where the report tells that it was done.
func (d *discourse) dropAnswered() {
	d.keep(func(f *fact) bool {
		if d.overtaken(f) {
			return false
		}
		if !f.claim.Act.Risk() || f.ownTime || !slices.ContainsFunc(f.claim.Because, func(why string) bool {
			return strings.HasPrefix(why, "demand:") || why == "infinitive" || why == "plan: decision"
		}) {
			return true
		}
		for _, o := range d.facts {
			home := o.claim.To.Country == "" || o.claim.To.Country == d.nation
			if home && o.claim.Act == habeas.ForcedReturn && reality(o) == "real" && o.party == f.party {
				return false
			}
		}
		return true
	})
}

// overtaken reports whether one person feared for, or about to be returned, on a day is told to have been returned then or later; and
// whether a return of one person was told before of a day next to it: the way to the airport and the handing over are one return.
func (d *discourse) overtaken(f *fact) bool {
	if !f.party.singular || f.claim.Act.IncidentAct() != habeas.ForcedReturn && !f.claim.Act.Risk() || reality(f) != "real" && reality(f) != "risk" {
		return false
	}
	for _, o := range d.facts {
		if o == f {
			if reality(f) == "real" {
				return false
			}
			continue
		}
		if o.party != f.party || o.claim.Act.IncidentAct() != habeas.ForcedReturn || reality(o) != "real" || o.title {
			continue
		}
		a, b := f.claim.When, o.claim.When
		switch {
		case reality(f) == "risk" && (a.From == 0 || b.To == 0 || b.To >= a.From):
			return true
		case reality(f) == "real" && a.From != 0 && b.From != 0 && max(a.From, b.From).DaysUntil(min(a.From, b.From)) >= -2:
			return true
		}
	}
	return false
}

// ahead gives a plan without a year the day that lies ahead: "to return them by 20 February", told on the 15th.
func (f *fact) ahead(published habeas.When) {
	w := &f.claim.When
	if f.claim.Modality != habeas.Planned || published.From == 0 || w.To == 0 || !calendar(strings.ToLower(w.Words)) || relative(w.Words) || strings.Contains(w.Words, w.To.String()[:4]) {
		return
	}
	if w.To < published.From {
		next := habeas.DateOf(w.To.Year()+1, w.To.Month(), w.To.Day())
		if next < published.From || published.From.DaysUntil(next) > 90 {
			return
		}
		if w.From != 0 {
			w.From = next.AddDays(-w.From.DaysUntil(w.To))
		}
		w.To = next
	}
	if w.From == 0 { // not later than a day ahead, and not before it was told
		w.From, w.Precision = published.From, habeas.ByRange
	}
}

// decided tells a return as done whose day lies before the report, where only the decision to it is told: "explain its decision to
// deport 29 people last August".
func (f *fact) decided(published habeas.When) {
	c := &f.claim
	if c.Act == habeas.ImminentReturn && c.Modality == habeas.Planned && f.ownTime && c.When.From != 0 && published.From != 0 && c.When.To.DaysUntil(published.From) > 7 && slices.Contains(c.Because, "plan: decision") {
		c.Act, c.Modality = habeas.ForcedReturn, habeas.Happened
		c.Because = append(c.Because, "decided for a day that has passed")
	}
}

// conditionAfter reports whether the act hangs on what follows it: "with deportation if they stayed".
func (p *passage) conditionAfter(t *trigger) bool {
	for k := t.b; k < min(len(p.tokens), t.b+7); k++ {
		switch w := p.lower(k); {
		case w == "," || w == ";" || clauseOpens[w] || w == "and":
			return false
		case w == "unless":
			return !p.looms(t)
		case w == "if" && p.lower(k-1) != "even" && p.lower(k-1) != "as":
			return !p.mayFace(t)
		}
	}
	return false
}

// mayFace reports whether certain people are told to be about to face the act: "these refugees may face deportation if they are moved".
func (p *passage) mayFace(t *trigger) bool {
	k := p.facing(t)
	if k < 0 || t.patient < 0 || p.nouns[t.patient].ref != definite && !p.nouns[t.patient].counted {
		return false
	}
	w := p.lower(k - 1)
	return w == "may" || w == "could" || w == "might"
}

// looms reports whether certain people are told to face what only others can avert: "the seven could be sent back unless Seoul acts".
func (p *passage) looms(t *trigger) bool {
	if t.act != habeas.ForcedReturn || t.chain.modal == "" || t.patient < 0 {
		return false
	}
	n := &p.nouns[t.patient]
	return n.counted || n.ref == definite || n.ref == pronoun
}

// noSuchPeople enters the denial of those who say that there are no people of the kind that a report tells of: "no such defectors
// here, a spokesman said".
func (d *discourse) noSuchPeople(p *passage, at int) {
	if p.kind == habeas.RegionTitle || !p.attributed() {
		return
	}
	for k := p.body; k+1 < len(p.tokens); k++ {
		if p.lower(k) != "no" && p.lower(k) != "any" || p.lower(k+1) != "so-called" && p.lower(k+1) != "such" {
			continue
		}
		g := p.find(lexicon.Group, k+2)
		if g == nil {
			g = p.find(lexicon.Group, k+5) // "no such thing as refugees"
		}
		if g == nil || g.Entry.Code != "refugee" {
			continue
		}
		d.noSuch = append(d.noSuch, noSuch{p: p, at: at})
		return
	}
}

// A noSuch is a passage that denies a kind of people.
type noSuch struct {
	p  *passage
	at int
}

// denyReturns makes of such denials denials of the return that the report tells.
func (d *discourse) denyReturns() {
	for _, s := range d.noSuch {
		for _, o := range d.facts {
			if o.claim.Act != habeas.ForcedReturn || reality(o) != "real" || o.party.singular {
				continue
			}
			f := &fact{party: o.party, at: s.at, ownTime: true}
			f.claim = habeas.Claim{Act: o.claim.Act, Modality: habeas.Denied, Statement: habeas.Denial, Quantity: habeas.Flow, Who: o.claim.Who}
			f.claim.Where = habeas.Place{Country: o.claim.Where.Country}
			f.claim.Quote = habeas.Quote{Start: s.p.start, End: s.p.end, Text: s.p.doc[s.p.start:s.p.end]}
			f.claim.Because = []string{"a denial that there are such people"}
			if day := s.p.toldTime(); day != 0 {
				f.claim.When = habeas.When{From: day, To: day, Precision: habeas.ByDay}
			}
			f.setTellers(d, s.p, 0, "")
			d.facts = append(d.facts, f)
			break
		}
	}
}

// exiles are nouns of a calling that helps and flees alike.
var exiles = wordSet("activist activists journalist journalists reporter reporters photographer photographers filmmaker filmmakers pastor pastors")

// fled marks people of such a calling who come from the country that the report's people come from: they are those who fled.
func (p *passage) fled(n *noun) {
	ours := n.nation != "" && n.nation == p.originNation || n.nation == "" && p.callings[plainHead(p.lower(n.head))]
	if n.role == "helper" && ours && exiles[p.lower(n.head)] && p.forHelping() < 0 {
		n.role, n.kind = "victim", "person"
	}
}

// plainHead gives a noun of calling without its plural ending.
func plainHead(w string) string { return strings.TrimSuffix(w, "s") }

// callings gives the callings by which the report tells of people from the country of origin: "Kadu journalists" makes "two
// journalists" people from Kadu.
func callings(ps []*passage, origin string) map[string]bool {
	out := map[string]bool{}
	if origin == "" {
		return out
	}
	for _, p := range ps {
		for k := range p.tokens {
			if f := p.find(lexicon.People, k); f != nil && f.Entry.Code == origin && exiles[p.lower(f.End)] {
				out[plainHead(p.lower(f.End))] = true
			}
		}
	}
	return out
}

// forHelping gives the token of "for" in a sentence that tells of people taken or punished for the help they gave: "was jailed for
// helping refugees"; -1 for none.
func (p *passage) forHelping() int {
	for k := p.body; k+1 < len(p.tokens); k++ {
		w := p.lower(k)
		if (w == "for" || w == "of" && p.lower(k-1) == "crime") && p.onList("assisting", k+1) {
			return k
		}
	}
	return -1
}

// returnedHome tells helpers who were returned to the country of the report's people from those returned elsewhere.
func (d *discourse) returnedHome() {
	home := false
	for _, f := range d.facts {
		q := f.party
		if d.nation == "" || q.role != "helper" || q.nation != "" && q.nation != d.nation || f.claim.To.Country != d.nation || f.claim.Act != habeas.ForcedReturn && f.claim.Act != habeas.ImminentReturn {
			continue
		}
		q.role, home = "victim", true
	}
	for _, f := range d.facts {
		if q := f.party; home && q.role == "helper" && (q.nation == "" || q.nation == d.nation) && ofCalling(q.words) {
			q.role = "victim" // "two of the activists were deported to Kadu … the third activist was seized"
		}
		if f.claim.Who.Role == "helper" && f.party.role != "helper" {
			f.party.kind = "person"
			f.claim.Who.Role, f.claim.Who.Kind = f.party.role, f.party.kind
		}
	}
}

// ofCalling reports whether words for people tell them by a calling that helps and flees alike.
func ofCalling(words string) bool {
	for _, w := range nameWords(words) {
		if exiles[strings.TrimRight(w, ",")] {
			return true
		}
	}
	return false
}

// dropFamilies tells families and the people in them once: "nine people … The two families were seized on Monday".
func (d *discourse) dropFamilies() {
	d.keep(func(f *fact) bool {
		if f.claim.Count.Unit != habeas.Families || reality(f) != "real" {
			return true
		}
		for _, o := range d.facts {
			if o != f && o.claim.Count.Unit == habeas.Persons && sameHappening(o, f) && !apart(o, f) && !o.claim.Roundup && o.claim.Count.Best() >= 2*f.claim.Count.Best() && o.at <= f.at && f.at-o.at <= 3 {
				o.join(f)
				return false
			}
		}
		return true
	})
}

// dropEchoes tells once what a report says several times of people it gives no number for.
func (d *discourse) dropEchoes() {
	var kept []*fact
	d.keep(func(f *fact) bool {
		if !f.claim.Count.IsZero() || f.party.counted || f.party.singular || reality(f) != "real" || f.another {
			return true
		}
		for _, o := range kept {
			if sameHappening(o, f) && o.claim.Act == f.claim.Act && (!f.ownTime || o.claim.When == f.claim.When) && (!f.ownPlace || f.claim.Where.Name == "" || o.claim.Where.Name == f.claim.Where.Name) {
				return false
			}
		}
		kept = append(kept, f)
		return true
	})
}

// besideNews marks flights, passages and arrivals as background in a report that tells of people taken, held, returned or at risk:
// how they, and others before them, came so far is not its news.
func (d *discourse) besideNews() {
	news := slices.ContainsFunc(d.facts, func(f *fact) bool {
		a := f.claim.Act.IncidentAct()
		return !f.claim.Background && (a == habeas.Arrest || a == habeas.ForcedReturn || f.claim.Act.Risk())
	})
	for _, f := range d.facts {
		switch f.claim.Act {
		case habeas.EscapeAttempt, habeas.Transit:
			f.claim.Background = f.claim.Background || news
		case habeas.Arrival:
			f.claim.Background = f.claim.Background || news && f.claim.Roundup
		}
	}
}

// heldAfterReturn reports whether people who had been returned are told to be held now.
func (d *discourse) heldAfterReturn(f *fact) bool {
	if f.claim.Act != habeas.Detention || f.claim.Modality != habeas.Ongoing || f.ownPlace || f.ownTime || d.nation == "" {
		return false
	}
	for _, o := range d.facts {
		if o == f {
			return false
		}
		if o.party == f.party && o.claim.Act == habeas.ForcedReturn && reality(o) == "real" && o.at <= f.at {
			return true
		}
	}
	return false
}

// toRefuge reports whether people are handed over to the embassy of another country than theirs, which frees them.
func (p *passage) toRefuge(t *trigger) bool {
	if first := p.lower(t.a); !strings.HasPrefix(first, "hand") && !strings.HasPrefix(first, "turn") || p.originNation == "" {
		return false
	}
	for k := t.b; k < min(len(p.tokens), t.b+maxReach); k++ {
		f := p.find(lexicon.People, k)
		if f == nil || p.lower(f.End) != "embassy" && p.lower(f.End) != "consulate" {
			continue
		}
		w := p.lower(k - 1)
		return f.Entry.Code != p.originNation && (w == "to" || w == "the" && p.lower(k-2) == "to")
	}
	return false
}

// dropHandedFree tells once that people were handed over to those who keep them safe: "until they were handed over" of people who were
// released.
func (d *discourse) dropHandedFree() {
	d.keep(func(f *fact) bool {
		if f.claim.Act != habeas.Handover || !f.claim.To.IsZero() || reality(f) != "real" {
			return true
		}
		for _, o := range d.facts {
			if o.party == f.party && o.claim.Act == habeas.Release && reality(o) == "real" {
				o.join(f)
				return false
			}
		}
		return true
	})
}

// afterReturn reports whether people are told to have been held after they had been returned: "was jailed after being deported".
func (p *passage) afterReturn(t *trigger) bool {
	if t.act != habeas.Arrest && t.act != habeas.Detention {
		return false
	}
	for i := range p.triggers {
		if o := &p.triggers[i]; o.a < t.a && o.act == habeas.ForcedReturn && o.voice == passive && o.finite() && o.chain.modal == "" && t.patient >= 0 && t.patient != o.patient && p.nouns[t.patient].vague != "" && p.lower(p.nouns[t.patient].a-1) == "and" && p.goalOf(o).IsZero() {
			return true // "were deported, and many were jailed"
		}
		if o := &p.triggers[i]; o.chain.a > t.b && o.act == habeas.ForcedReturn && o.patient == t.patient && o.chain.gerundBe && p.lower(o.chain.a-1) == "after" && o.chain.a-t.b < 5 {
			return true
		}
	}
	return false
}

// uponArrival reports whether an act was done when people got to where they had been sent: "was arrested upon his arrival", "On landing
// he was taken away".
func (p *passage) uponArrival(t *trigger) bool {
	for k := p.body; k < min(len(p.tokens), t.b+6); k++ {
		if k > p.body+1 && k < t.b || p.lower(k) != "upon" && p.lower(k) != "on" {
			continue
		}
		j := k + 1
		if possessives[p.lower(j)] || p.lower(j) == "the" {
			j++
		}
		switch p.lower(j) {
		case "arrival", "return", "landing", "arriving", "returning":
			return true
		}
	}
	return false
}

// wereReturned reports whether the report tells that the people of f were returned.
func (d *discourse) wereReturned(f *fact) bool {
	for _, o := range d.facts {
		if o.claim.Act == habeas.ForcedReturn && reality(o) == "real" && d.samePeople(o, f) {
			return true
		}
	}
	return false
}

// insideOrigin tells what was done to people in the country they come from, in a report on acts elsewhere, from those acts.
func (f *fact) insideOrigin(d *discourse, host string) {
	c, nation := &f.claim, d.nation
	if d.heldAfterReturn(f) {
		c.Act, c.Where = habeas.DetainedInOrigin, habeas.Place{Country: nation}
		c.Because = append(c.Because, "held after the return")
		return
	}
	if f.landed && (c.Act == habeas.Arrest || c.Act == habeas.Detention) && d.wereReturned(f) {
		c.Act = habeas.DetainedInOrigin
		if c.Where.Country != nation {
			c.Where = habeas.Place{Country: nation}
		}
		c.Because = append(c.Because, "upon arrival")
		return
	}
	if nation == "" || host == "" || host == nation || c.Act != habeas.Arrest && c.Act != habeas.Detention || !f.ownPlace && f.agentCountry != nation || c.Where.Country != nation || c.Who.Nationality != nation || reality(f) != "real" {
		return
	}
	if c.Where.Name == "" && c.Where.Admin1 == "" && !f.inside && f.agentCountry != nation && !d.wereReturned(f) {
		c.Where = habeas.Place{Country: host} // the country's name told of the people, not of the act
		return
	}
	c.Act = habeas.DetainedInOrigin
	c.Because = append(c.Because, "in the country of origin")
}

// liftNamed tells a fear for persons whom the report named as members of a group as a fear for the group: "do not return A, B and C".
func (d *discourse) liftNamed(f *fact) {
	for _, o := range d.facts {
		if o.party == f.party || o.party.singular || o.claim.Act.IncidentAct() != habeas.Arrest || reality(o) != "real" || !strings.Contains(o.sentence, f.party.name) {
			continue
		}
		for _, m := range o.party.persons {
			if m.Name != f.party.name && strings.Contains(f.sentence, m.Name) {
				f.party, f.claim.Count, f.claim.Who = o.party, o.claim.Count, o.claim.Who
				return
			}
		}
	}
}

// elsewhereThen reports whether two facts have towns of their own that differ: one of a group held in one town was caught in another.
func elsewhereThen(a, b *fact) bool {
	return a.ownPlace && b.ownPlace && a.claim.Where.Name != "" && b.claim.Where.Name != "" && a.claim.Where.Name != b.claim.Where.Name
}
