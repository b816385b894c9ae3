package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// What a later sentence adds without telling the act on its people again: "the arrests took place in …", "that figure stood at
// …", "they were hiding near …".

// staying are verbs of being somewhere without an act.
var staying = wordSet("hiding hid staying stayed waiting waited living lived sheltering sheltered holed gathered")

// eventAgain lets a later sentence that names the act without its people ("the arrests took place in …") complete the fact.
func (d *discourse) eventAgain(p *passage, at int, t *trigger) {
	if t.kind != "noun" || p.kind == habeas.RegionTitle {
		return
	}
	v := p.judge(t)
	f := d.lastOf(t.act, at)
	if f == nil {
		return
	}
	if v.modality == habeas.Denied {
		d.denied(p, at, t, f, v)
		return
	}
	if v.skip != "" || !v.modality.Real() || p.general(t) != "" || !definites[p.lower(t.a-1)] && !p.eventCue() && !definites[p.lower(t.a-2)] {
		return
	}
	for _, o := range d.facts {
		if o == f || o.at == f.at && sameHappening(o, f) && o.claim.Where.Name == "" && !o.ownTime {
			d.complete(o, p, t)
		}
	}
}

func (d *discourse) complete(f *fact, p *passage, t *trigger) {
	if m := p.finestTime(); m != nil && p.ofNamed(m, t) {
		f.takeTime(m.When, placed(m))
	}
	if spots := p.whereOf(t, d.nation); len(spots) > 0 {
		f.takePlace(p.placeFrom(spots), true)
	}
}

// ofNamed reports whether a moment may be that of an act that the passage only names: not where it belongs to another act on people, or
// opens the sentence as the day of what the act led to.
func (p *passage) ofNamed(m *moment, t *trigger) bool {
	if m.host >= 0 && m.host != t.a && p.hostsAct(m.host) {
		return false
	}
	return m.host < 0 || m.a > t.a || p.eventCue() || t.kind != "noun" || m.b == t.a
}

func (d *discourse) lastOf(act habeas.Act, at int) *fact {
	for i := len(d.facts) - 1; i >= 0; i-- {
		f := d.facts[i]
		if f.claim.Act.IncidentAct() == act.IncidentAct() && reality(f) == "real" && at-f.at <= 8 && !f.party.singular {
			return f
		}
	}
	return nil
}

// denied enters the denial of an act told of before.
func (d *discourse) denied(p *passage, at int, t *trigger, of *fact, v verdict) {
	f := &fact{party: of.party, at: at}
	f.claim = habeas.Claim{Act: of.claim.Act, Modality: habeas.Denied, Statement: habeas.Denial, Quantity: habeas.Flow}
	f.claim.Who, f.claim.Where, f.claim.When = of.claim.Who, of.claim.Where, of.claim.When
	f.claim.Quote = habeas.Quote{Start: p.start, End: p.end, Text: p.doc[p.start:p.end]}
	f.claim.Because = append(append([]string{}, t.because...), v.because)
	f.setTellers(d, p, 0, "")
	d.enter(f)
}

// eventCue reports whether the passage says that something took place.
func (p *passage) eventCue() bool {
	for k := p.body; k < len(p.tokens); k++ {
		if h := p.find(lexicon.Cue, k); h != nil && h.Entry.Code == "event" {
			return true
		}
	}
	return false
}

// whereabouts gives a seizing without a town the place where the people were told to have been hiding or waiting.
func (d *discourse) whereabouts(p *passage, at int) {
	f := d.lastOf(habeas.Arrest, at)
	if f == nil || f.claim.Where.Name != "" && f.river == "" {
		return
	}
	hid, them := false, false
	for k := p.body; k < len(p.tokens); k++ {
		hid = hid || staying[p.lower(k)]
		them = them || p.lower(k) == "they" || p.lower(k) == "group"
	}
	for i := range p.nouns {
		them = them || p.nouns[i].counted && p.nouns[i].ref == definite && nearCount(p.nouns[i].count, f.claim.Count)
	}
	if !hid || !them {
		return
	}
	var out []spot
	for _, s := range p.places {
		if s.use == setting && !s.goal && s.Kind != "country" && s.Kind != "river" {
			out = append(out, s)
		}
	}
	if len(out) == 0 {
		return
	}
	for _, o := range d.facts {
		if o.party == f.party && sameHappening(o, f) && (o.claim.Where.Name == "" || o.river != "") {
			o.claim.Where, o.ownPlace, o.river = p.placeFrom(out[:1]), true, ""
		}
	}
}

func (p *passage) says(word string) bool {
	for k := p.body; k < len(p.tokens); k++ {
		if p.lower(k) == word {
			return true
		}
	}
	return false
}

// leads keeps the moment of a sentence that only says when, for the next: "November 2031. Guards …", "On May 28 it happened again."
func (d *discourse) leads(p *passage, at int) {
	m := p.finestTime()
	if m == nil || p.kind == habeas.RegionTitle {
		return
	}
	for i := range p.nouns {
		if n := &p.nouns[i]; n.role != "instances" && n.kind != "instance" {
			return
		}
	}
	words := 0
	for k := p.body; k < len(p.tokens); k++ {
		if p.tokens[k].Word && !p.inTime(k, k+1) {
			words++
		}
	}
	if words == 0 || p.eventCue() && words < 8 && m.a <= p.body+2 {
		d.lead, d.leadAt = m, at
	}
}

// finestTime gives the narrowest moment of the passage that tells when something was, not when it was told.
func (p *passage) finestTime() *moment {
	var best *moment
	for i := range p.times {
		m := &p.times[i]
		if !m.told && placed(m) && m.From != 0 && (p.published == 0 || m.From <= p.published) && (best == nil || m.Days() < best.Days()) {
			best = m
		}
	}
	return best
}

// itHappened completes the last fact from a sentence that only says where or when it took place.
func (d *discourse) itHappened(p *passage, at int) {
	if len(d.facts) == 0 {
		return
	}
	if !p.eventCue() && !(p.says("it") && len(p.places) >= 2) {
		d.whereabouts(p, at)
		return
	}
	for _, t := range p.triggers {
		if t.patient >= 0 {
			return
		}
	}
	f := d.facts[len(d.facts)-1]
	if at-f.at > 4 || reality(f) != "real" {
		return
	}
	if m := p.finestTime(); m != nil {
		f.takeTime(m.When, true)
	}
	var out []spot
	for _, s := range p.places {
		if s.use == setting && !s.goal {
			out = append(out, s)
		}
	}
	if out = finest(out); len(out) > 0 {
		f.takePlace(p.placeFrom(out), true)
	}
}

// figureAgain reads totals without a verb of their own: "that figure stood at 2,914", "51 separate instances", "bringing the
// total to at least 92".
func (d *discourse) figureAgain(p *passage, at int) {
	if len(d.facts) == 0 {
		return
	}
	last := d.lastTotal(at)
	if named := d.lastNamed(p, at); named != nil {
		last = named
	}
	if last == nil {
		return
	}
	for i := range p.nouns {
		n := p.nouns[i]
		if !n.counted || p.isPatient(i) || n.among || n.unit == habeas.Instances && p.lower(n.a-1) == "in" || i > 0 && p.nouns[i-1].counted && p.nouns[i-1].role == "victim" && !p.isPatient(i-1) && !p.nouns[i-1].singular {
			continue // a figure beside another of people to whom nothing was done
		}
		total := p.totalBefore(n.a)
		if !total && (n.unit != habeas.Instances || len(p.sayings) == 0) {
			continue
		}
		d.figure(p, at, last, &n, total)
	}
}

// raidAgain gives people taken in a raid the day on which the next sentences tell of the raid: "raided two houses and arrested 60
// people. … Thirty officers stormed the houses on May 3".
func (d *discourse) raidAgain(p *passage, at int) {
	f := d.lastOf(habeas.Arrest, at)
	if f == nil || f.at == at || at-f.at > 2 || f.ownTime || !tellsRaid(f.sentence) {
		return
	}
	for i := range p.times {
		m := &p.times[i]
		if w := p.lower(m.host); m.told || !placed(m) || m.Days() > 7 || w != "raided" && w != "stormed" && w != "entered" && w != "surrounded" {
			continue
		}
		f.takeTime(m.When, true)
		return
	}
}

// tellsRaid reports whether a sentence tells of a raid.
func tellsRaid(sentence string) bool { return strings.Contains(strings.ToLower(sentence), "raid") }

// lastNamed gives the last fact of the act that the passage names without its people: "put the number of arrests at 15".
func (d *discourse) lastNamed(p *passage, at int) *fact {
	for _, t := range p.triggers {
		if t.kind == "noun" && t.patient < 0 && p.lower(t.a-1) == "of" && (p.lower(t.a-2) == "number" || p.lower(t.a-2) == "total") {
			return d.lastOf(t.act, at)
		}
		if t.kind == "noun" && t.patient < 0 && p.lower(t.a-1) == "the" && p.lower(t.b) == "but" {
			return d.lastOf(t.act, at) // "had the arrests but put their number at 16"
		}
	}
	return nil
}

// lastTotal gives the fact that a running figure goes on from: the last total told shortly before, else the last fact.
func (d *discourse) lastTotal(at int) *fact {
	for i := len(d.facts) - 1; i >= 0 && at-d.facts[i].at <= 3; i-- {
		if f := d.facts[i]; f.total || f.ownTime && strings.Contains(strings.ToLower(f.claim.When.Words), "since") {
			return f
		}
	}
	for i := len(d.facts) - 1; i >= 0 && at-d.facts[i].at <= 3; i-- {
		if f := d.facts[i]; f.ownTime && f.claim.When.Days() > 60 && f.claim.When.Precision != habeas.ByYear {
			return f
		}
	}
	for i := len(d.facts) - 1; i >= 0 && at-d.facts[i].at <= 3; i-- {
		if reality(d.facts[i]) == "unreal" {
			continue // "trying to reach"
		}
		switch f := d.facts[i]; f.claim.Act {
		case habeas.Transfer, habeas.Transit, habeas.EscapeAttempt:
		case habeas.ImminentReturn:
			if i == 0 || d.facts[i-1].at != f.at {
				return f
			}
		default:
			return f
		}
	}
	return nil
}

func (d *discourse) figure(p *passage, at int, last *fact, n *noun, total bool) {
	f := &fact{party: d.resolve(p, at, n), at: at, total: true}
	f.claim = last.claim
	f.claim.Count, f.claim.Count.Unit = n.count, n.unit
	f.claim.Composition, f.claim.Persons, f.claim.When = nil, nil, habeas.When{}
	f.claim.Quote = habeas.Quote{Start: p.start, End: p.end, Text: p.doc[p.start:p.end]}
	f.claim.Who.Words = p.text(n.a, n.b)
	f.claim.Because = []string{"a figure that goes on from the one before"}
	for i := range p.times {
		if m := &p.times[i]; !m.told && placed(m) && (m.b <= n.a || !f.ownTime) {
			f.setTime(m)
		}
	}
	if p.puts(n.a) && !f.ownTime {
		f.total, f.claim.When = last.total, last.claim.When // a rival figure for what was told
		f.ownTime, f.period = last.ownTime, last.period
	}
	f.setTellers(d, p, 0, "")
	d.enter(f)
}

// taken reports whether what is counted at k are people of an act: "the arrested", "refugees sent back".
func (p *passage) taken(k int) bool {
	for j := k; j < k+5; j++ {
		if p.find(lexicon.Act, j) != nil {
			return true
		}
		if g := p.find(lexicon.Group, j); g != nil {
			return g.Entry.Code == "refugee" || g.Entry.Code == "detainee" || g.Entry.Code == "migrant"
		}
	}
	return false
}

func (p *passage) isPatient(i int) bool {
	for _, t := range p.triggers {
		if t.patient == i {
			return true
		}
	}
	return false
}

// totalBefore reports whether "total … to", "figure stood at" and the like lead to the figure at token a.
func (p *passage) totalBefore(a int) bool {
	w := p.lower(a - 1)
	if w != "to" && w != "at" && w != "was" && w != "is" && w != "reached" {
		return false
	}
	for k := a - 2; k >= max(p.body, a-8); k-- {
		switch p.lower(k) {
		case "number":
			return p.lower(k+1) != "of" || p.taken(k+2)
		case "total", "figure", "toll", "tally":
			return true
		case "bring", "brings", "bringing", "brought":
			return w == "to"
		}
	}
	return false
}

// climbing are verbs by which a number comes to a figure.
var climbing = wordSet("rise rises rose risen raise raises raised raising bring brings brought bringing climb climbs climbed grow grows grew grown increase increases increased stand stands stood")

// cameTo reports whether the figure at token a is what a number came to, or is: "rose to", "is likely between".
func (p *passage) cameTo(a int) bool {
	k := a - 1
	for adverb(p.lower(k)) || p.lower(k) == "likely" {
		k--
	}
	switch p.lower(k) {
	case "to", "at":
		return climbing[p.lower(k-1)]
	case "is", "was":
		return true
	}
	return false
}

// runningFigure gives "the number of" a people the figure that it came to: "raises to 45 the number of", "the number of … rose to 45".
func (p *passage) runningFigure(n *noun) {
	for k := range p.figures {
		f := &p.figures[k]
		if f.used || !f.Known || !p.cameTo(f.a) && !(p.lower(f.a-1) == "to" && f.a > n.b && climbing[p.lower(n.a-1)]) {
			continue
		}
		after := f.a >= n.b && (f.Unit == "" || f.Unit == "person") && !p.groupAhead(f.b)
		if after || f.b == n.a {
			f.used, n.count, n.counted, n.running = true, f.Count, true, true
			return
		}
	}
}
