package extract

import (
	"habeas"
	"habeas/internal/lexicon"
)

// How the parts of a group lead back to the whole, and the whole to its parts.

// wholeOf gives whom "they" means where party q fits: the whole, where q is a part of a breakdown told just before ("ten in
// the port and five in the hills. They …").
func (d *discourse) wholeOf(q *party, n *noun) *party {
	i := len(d.facts) - 1
	for i > 0 && d.facts[i].party != q {
		i--
	}
	f := d.facts[i]
	if n.ref != pronoun && (n.ref != definite || n.counted || n.vague != "") || n.singular || f.claim.Act.Risk() {
		return f.party
	}
	sum, parts := 0, 0
	for k := i; k >= 0 && f.at-d.facts[k].at <= 2; k-- {
		o := d.facts[k]
		if !sameHappening(o, f) || !o.party.counted || o.party.role != f.party.role {
			continue
		}
		if parts >= 2 && o.at < f.at && o.claim.Count.Best() >= sum && o.party.fits(n) {
			return o.party
		}
		sum += o.claim.Count.Best()
		parts++
	}
	if both := d.sideBySide(f); both != nil {
		return both
	}
	return f.party
}

// sideBySide gives the people of all groups that one sentence tells of side by side, of which f tells of one: whoever says "the
// refugees" after "seven in the port and five in the hills" means twelve. Nil where there is no other group.
func (d *discourse) sideBySide(f *fact) *party {
	sum, groups, most := f.claim.Count, map[*party]bool{f.party: true}, f.party
	for _, o := range d.facts {
		if o.at != f.at || groups[o.party] || o.claim.Act != f.claim.Act || !o.sibling && !f.sibling || o.party.role != f.party.role ||
			!o.party.counted || o.party.singular || o.claim.Roundup || reality(o) != reality(f) || o.claim.PartOf != "" {
			continue
		}
		groups[o.party] = true
		sum = sumOf(sum, o.claim.Count)
		if o.party.count.Best() > most.count.Best() {
			most = o.party
		}
	}
	if len(groups) < 2 || !f.party.counted || f.party.singular {
		return nil
	}
	if 2*most.count.Best() >= sum.Best() && len(groups) > 2 {
		return most // the whole, told beside its parts
	}
	all := *f.party
	all.id, all.count, all.words, all.members, all.persons = len(d.parties), sum, sum.Words, nil, nil
	d.parties = append(d.parties, &all)
	return &all
}

// wholeWho gives a relative clause the whole that it tells of: in "nine of the 31 people who were seized had been sent back" the 31
// were seized.
func (p *passage) wholeWho(t *trigger) {
	if t.patient < 0 {
		return
	}
	n := p.nouns[t.patient]
	oneOf := t.voice == passive && !t.finite() && n.b == t.a && n.count.Best() == 1 // "was one of the nine deported in May"
	if !oneOf && (p.lower(t.chain.a-1) != "who" && p.lower(t.chain.a-1) != "whom" || n.b != t.chain.a-1) {
		return
	}
	if !n.part || n.of.Best() < 2 {
		return
	}
	n.count, n.part, n.counted, n.of = n.of, false, true, habeas.Count{}
	n.ref = definite
	for n.a < n.head && p.lower(n.a) != "of" {
		n.a++
	}
	n.a = min(n.a+1, n.head)
	p.nouns = append(p.nouns, n)
	t.patient = len(p.nouns) - 1
}

// asideMark reports a mark that sets an explanation apart.
func asideMark(w string) bool { return w == "," || w == "-" || w == "(" }

// tellHelpers marks a definite noun that means helpers told of before, so that they are not added up with those they helped: "the
// three were arrested together with fourteen refugees".
func (d *discourse) tellHelpers(p *passage, t *trigger) {
	n := &p.nouns[t.patient]
	if n.ref != definite && n.ref != pronoun || n.helper() || n.name != "" {
		return
	}
	if n.ref == pronoun || !n.counted {
		return
	}
	for i := len(d.parties) - 1; i >= 0; i-- {
		if q := d.parties[i]; q.counted && !q.singular && q.count.Best() == n.count.Best() {
			if q.role == "helper" {
				n.role, n.kind = "helper", q.kind
			}
			return
		}
	}
}

// jointSubject gives a verb joined by "and" to another, with no people between them, the people of that one: "were stopped by guards
// and may be pushed back".
func (p *passage) jointSubject(i int) int {
	t := &p.triggers[i]
	if c := t.chain; i == 0 || c.a == t.a || p.lower(c.a-1) != "and" && p.lower(c.a-1) != "but" || !c.be && !c.have && c.modal == "" {
		return -1
	}
	o := &p.triggers[i-1]
	if o.patient < 0 || o.voice != passive && o.voice != subject || o.chain.a == o.a {
		return -1
	}
	for k := o.b; k < t.chain.a-1; k++ {
		if clauseOpens[p.lower(k)] || p.lower(k) == ";" {
			return -1
		}
		if n := p.nounAt[k] - 1; n >= 0 {
			if w := p.lower(p.nouns[n].a - 1); w != "with" && w != "by" && w != "alongside" {
				return -1
			}
			k = p.nouns[n].b - 1
		}
	}
	return o.patient
}

// wordBetween reports whether a word stands between two tokens.
func (p *passage) wordBetween(a, b int, word string) bool {
	for k := a; k < b; k++ {
		if p.lower(k) == word {
			return true
		}
	}
	return false
}

// goalAt gives the end of "to" and the name of a place that stand at token k; 0 for none.
func (p *passage) goalAt(k int) int {
	if w := p.lower(k); w != "to" && w != "from" {
		return 0
	}
	for _, s := range p.places {
		if s.a == k+1 {
			return s.b
		}
	}
	return 0
}

// awayFromAgent opens what is no longer told of who did it.
var awayFromAgent = wordSet("despite spite amid face after following when while before although whereas")

// habitual reports a verb in the simple present, which with a word of custom tells what is usual.
func (p *passage) habitual(t *trigger) bool {
	c := t.chain
	switch {
	case t.voice == active && !c.be && !c.have && !c.to && !c.do && c.modal == "":
		return t.hit.Form&(lexicon.Third|lexicon.Base) != 0 && t.hit.Form&lexicon.Past == 0
	case t.voice == passive && !c.have && c.modal == "" && !c.to:
		w := p.lower(c.a)
		return w == "are" || w == "is"
	}
	return false
}

// customary reports whether a body tells in the simple present what is done to "them", which is what is usual: "and sends them home".
func (p *passage) customary(t *trigger) bool {
	k := t.b
	if t.hit.GapEnd > 0 {
		k = t.hit.GapStart
	}
	return p.kind != habeas.RegionTitle && t.voice == active && p.habitual(t) && p.lower(k) == "them"
}

// clauseTime gives the time of the clause that goes on with what the people were doing: "was caught when she tried to enter a
// school on May 2".
func (p *passage) clauseTime(t *trigger) *moment {
	k := t.b
	for k < t.b+4 && (p.inPlace(k) || prepositions[p.lower(k)] || p.lower(k) == "the") {
		k++
	}
	if w := p.lower(k); w != "when" && w != "while" && w != "as" {
		return nil
	}
	for i := range p.times {
		m := &p.times[i]
		if m.a > k && m.a-k < 16 && !m.told && placed(m) && !p.hostsAct(m.host) {
			return m
		}
	}
	return nil
}

// besideGroup gives helpers taken without a time or place of their own those of the group told of before them: "A driver was also
// held."
func (d *discourse) besideGroup() {
	for i, f := range d.facts {
		if f.party.role != "helper" || f.ownTime || f.ownPlace || f.claim.Act.IncidentAct() != habeas.Arrest && f.claim.Act != habeas.Release {
			continue
		}
		for k := i - 1; k >= 0 && f.at-d.facts[k].at <= 5; k-- {
			o := d.facts[k]
			if o.party.role == "helper" || o.party.singular || !sameHappening(o, f) || o.claim.Roundup {
				continue
			}
			f.takeTime(o.claim.When, o.ownTime)
			f.takePlace(o.claim.Where, o.ownPlace)
			break
		}
	}
}

// yearly: at least so many, a hundred or more, in a year add up happenings.
func (f *fact) yearly() bool {
	c := &f.claim
	return f.ownTime && c.When.Precision == habeas.ByYear && c.Count.Open && c.Count.Best() >= 100
}

// thousands: a thousand people and more, returned or seized, on no day that is told, add up happenings.
func (f *fact) thousands() bool {
	c := &f.claim
	act := c.Act.IncidentAct()
	return atMost(c.Count) >= 1000 && (act == habeas.ForcedReturn || act == habeas.Arrest) && !c.Act.Risk() && !(f.ownTime && c.When.Placed() && c.When.Days() <= 10)
}

// restFaces reports "the rest" and the like before a word of fear: "the rest face deportation".
func (p *passage) restFaces(i int) bool {
	w := p.lower(i)
	h := p.find(lexicon.Cue, i+1)
	return (w == "rest" || w == "remainder" || w == "others") && h != nil && h.Entry.Code == "risk"
}

// puts reports whether a teller puts the figure at a number of his own: "puts the figure at 130".
func (p *passage) puts(a int) bool {
	if p.lower(a-1) != "at" {
		return false
	}
	for k := a - 2; k >= max(p.body, a-6); k-- {
		if w := p.lower(k); w == "put" || w == "puts" || w == "putting" {
			return true
		}
	}
	return false
}

// regionOf reports a country whose parts are where things happen: "from China's three northern provinces".
func (p *passage) regionOf(s *spot, before string) bool {
	if s.Kind != "country" || p.lower(s.b) != "'s" || before != "from" && before != "in" && before != "across" || p.inSpeaker(s.a) {
		return false
	}
	for k := s.b + 1; k < s.b+5; k++ {
		switch p.lower(k) {
		case "province", "provinces", "region", "regions", "border", "capital", "cities", "northeast", "southeast", "interior", "territory", "prisons", "jails":
			return true
		}
	}
	return false
}

// wholeAmong leads from people told as among others, or as with those, to the whole: the ten in "ten refugees, including families with
// children, who".
func (p *passage) wholeAmong(i int) int {
	k := i
	for k > 0 && !p.nouns[k].among && p.lower(p.nouns[k].a-1) == "with" && p.nouns[k-1].b == p.nouns[k].a-1 {
		k--
	}
	for k > 0 && p.nouns[k].among {
		if k--; !p.nouns[k].among {
			return k
		}
	}
	return i
}
