package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// make enters a fact, or adds what it says to one told before; nil when it speaks of nobody in particular.
func (d *discourse) make(p *passage, at int, t *trigger, act habeas.Act, v verdict, n noun, general string, m *moment, where []spot) *fact {
	d.act = act
	q := d.resolve(p, at, &n)
	if v.modality == habeas.NotHappened && !n.counted && n.ref == bare {
		return nil // nobody in particular
	}
	if q.role == "helper" && (act == habeas.EscapeAttempt || act == habeas.Transit || act == habeas.Arrival) {
		return nil
	}
	if general != "" && !q.counted && n.ref == bare || general != "" && !placed(m) && n.ref == bare && !q.old(at) {
		return nil
	}
	if !d.concrete(p, t, q, &n, act, v, m, where) {
		return nil
	}
	f := &fact{party: q, at: at, title: p.kind == habeas.RegionTitle}
	f.claim = habeas.Claim{Act: act, Modality: v.modality, Statement: v.statement, Quantity: habeas.Flow, Count: q.count}
	if n.counted && !(vagueSize(n.count) && q.counted) && !(n.ref == definite && q.counted && nearCount(q.count, n.count)) {
		f.claim.Count = n.count
	}
	f.claim.Count.Unit = n.unit
	f.claim.Who = habeas.Group{Words: p.text(n.a, n.b), Kind: q.kind, Nationality: firstOf(q.nation, d.nation), Role: q.role}
	f.claim.Quote = habeas.Quote{Start: p.start, End: p.end, Text: p.doc[p.start:p.end]}
	f.claim.Because = append(f.claim.Because, t.because...)
	if v.because != "" {
		f.claim.Because = append(f.claim.Because, v.because)
	}
	f.setTime(m)
	if m == nil {
		if news := p.newsTime(); news == nil {
			f.bound = p.toldTime()
		} else {
			f.claim.When = habeas.When{To: news.To, Precision: news.Precision, Words: news.Words}
			f.claim.Because = append(f.claim.Because, "not after the news of it")
		}
	}
	f.setPlace(p, t, where)
	f.setAgent(p, t)
	f.setTellers(d, p)
	f.recorded = p.records(t)
	if n.part {
		d.partOf(f, at)
	}
	return d.enter(f)
}

// old reports whether the party was told of in an earlier passage.
func (q *party) old(at int) bool { return q.counted && q.last < at }

func placed(m *moment) bool { return m != nil && (m.From != 0 || m.To != 0) }

// concrete reports whether a claim can stand on these people: a number, a name, or people known before; some or many only
// with a time or place of their own.
func (d *discourse) concrete(p *passage, t *trigger, q *party, n *noun, act habeas.Act, v verdict, m *moment, where []spot) bool {
	if t.kind == "weak" && t.act == habeas.Arrest && !q.counted {
		return false
	}
	fine := placed(m) && m.Days() <= 62 && (m.Precision == habeas.ByDay || m.Precision == habeas.ByRange || m.Precision == habeas.ByMonth || m.Precision == habeas.ByWeek)
	switch {
	case q.counted && vagueSize(q.count):
		return fine || placed(m) && p.attributed() || t.agentOK && p.attributed() && q.count.High < 1000 || len(where) > 0 || !v.modality.Real()
	case q.counted:
		return q.count.Low > 0 || q.count.High > 0
	case act == habeas.ImminentReturn && (n.vague == "many" || n.vague == "number" || p.remaining(n)):
		return v.modality == habeas.Feared
	case (n.vague == "number" || n.vague == "many") && v.modality.Real() && p.attributed() && act != habeas.EscapeAttempt && act != habeas.Arrival && act != habeas.Transit:
		return true
	case !v.modality.Real() || act == habeas.EscapeAttempt || act == habeas.Transit || act == habeas.Arrival:
		return false
	case q.generic:
		return fine && n.ref != pronoun && n.kind != "group" && n.kind != "family" && v.modality.Real()
	}
	return fine || len(where) > 0 && where[0].Kind != "country"
}

// records reports whether a verb of recording stands before the act.
func (p *passage) records(t *trigger) bool {
	for k := max(p.body, t.a-8); k < t.a; k++ {
		if recording[p.lower(k)] {
			return true
		}
	}
	return false
}

// remaining reports whether the noun speaks of those who are left: "the remaining detainees".
func (p *passage) remaining(n *noun) bool {
	for k := n.a; k < n.b; k++ {
		if p.lower(k) == "remaining" || p.lower(k) == "rest" {
			return true
		}
	}
	return false
}

// attributed reports whether the passage says who tells it.
func (p *passage) attributed() bool {
	for _, s := range p.sayings {
		if s.speaker != "" || s.again {
			return true
		}
	}
	return false
}

func (f *fact) setTime(m *moment) {
	if m == nil {
		return
	}
	f.claim.When = m.When
	f.ownTime, f.period = true, m.total
}

func (f *fact) setPlace(p *passage, t *trigger, where []spot) {
	f.claim.Where = p.placeFrom(where)
	if len(where) > 0 && where[0].Kind == "river" {
		f.river = f.claim.Where.Name
	}
	f.ownPlace = len(where) > 0
	f.claim.To = p.goalOf(t)
	if f.claim.Act == habeas.Arrival && (f.claim.Where.IsZero() || !f.claim.To.IsZero()) {
		f.claim.Where, f.ownPlace = f.claim.To, !f.claim.To.IsZero()
	}
}

func (f *fact) setAgent(p *passage, t *trigger) {
	if !t.agentOK {
		return
	}
	a := habeas.Actor{Words: p.text(t.agent.start, t.agent.end), Kind: "organization"}
	for k := t.agent.start; k < t.agent.end; k++ {
		if e := p.find(lexicon.Agent, k); e != nil && e.Entry.Code == "person" {
			a.Kind = "person"
		}
	}
	f.claim.By = []habeas.Actor{a}
	f.agentCountry = p.countryOf(t.agent.start, t.agent.end)
	if f.claim.Where.Country == "" {
		f.claim.Where.Country = p.countryOf(t.agent.start, t.agent.end)
		if f.claim.Where.Country == f.claim.Who.Nationality && leavesOrigin(f.claim.Act) {
			f.claim.Where.Country = ""
		}
	}
}

func (f *fact) setTellers(d *discourse, p *passage) {
	names, statement, again := p.speakers()
	if len(names) == 0 || again {
		for _, s := range d.teller {
			if !contains(names, s) {
				names = append(names, s)
			}
		}
	}
	f.claim.Speakers = names
	if f.claim.Statement == habeas.Direct {
		f.claim.Statement = statement
	}
}

// partOf ties a part ("four of them") to the last whole told of.
func (d *discourse) partOf(f *fact, at int) {
	for i := len(d.facts) - 1; i >= 0; i-- {
		w := d.facts[i]
		if w.party.counted && !w.party.singular && w.claim.Count.Best() > f.claim.Count.Best() && w.claim.Act.IncidentAct() == f.claim.Act.IncidentAct() {
			f.whole = w
			return
		}
	}
}

// maxFacts bounds the facts of one report; a list of more is no report.
const maxFacts = 600

// enter adds a fact, or joins it to one that told the same: the same act on the same people, told as equally real.
func (d *discourse) enter(f *fact) *fact {
	for _, o := range d.facts {
		if o.party == f.party && o.claim.Act == f.claim.Act && reality(o) == reality(f) && !apart(o, f) && (f.claim.Count.IsZero() || sameCount(o.claim.Count, f.claim.Count) || f.party.singular) {
			o.join(f)
			return o
		}
	}
	if g := f.party.group; g != nil {
		for _, o := range d.facts {
			if o.party == g && sameHappening(o, f) && !apart(o, f) {
				o.join(f)
				return o
			}
		}
	}
	if len(d.facts) >= maxFacts {
		return f // counted with what was told, but not kept
	}
	if f.claim.Act == habeas.Transit {
		if o := d.returned(f.party); o != nil {
			f.claim.Act = o.claim.Act
			o.join(f)
			return o
		}
	}
	d.facts = append(d.facts, f)
	return f
}

// returned gives the return told of these people: what they passed through on the way belongs to it.
func (d *discourse) returned(q *party) *fact {
	for i := len(d.facts) - 1; i >= 0; i-- {
		if f := d.facts[i]; f.party == q && f.claim.Act == habeas.ForcedReturn && reality(f) == "real" {
			return f
		}
	}
	return nil
}

func sameCount(a, b habeas.Count) bool {
	return a.Low == b.Low && a.High == b.High && a.Open == b.Open && a.Unit == b.Unit
}

func reality(f *fact) string {
	m := f.claim.Modality
	switch {
	case f.claim.Act.Risk():
		return "risk"
	case m.Real():
		return "real"
	case m == habeas.Denied || m == habeas.NotHappened:
		return "denied"
	}
	return "unreal"
}

// apart reports whether two facts have times of their own that cannot both be true.
func apart(a, b *fact) bool {
	return !a.claim.Act.Risk() && a.ownTime && b.ownTime && a.claim.When.Placed() && b.claim.When.Placed() && !a.claim.When.Overlaps(b.claim.When)
}

// join takes over from a later telling what the fact lacks or says less exactly. A title's fact moves to the body.
func (f *fact) join(g *fact) {
	if f.title && !g.title {
		f.title, f.at = false, g.at
		f.claim.Quote = g.claim.Quote
		f.claim.Who.Words = g.claim.Who.Words
		f.claim.Speakers, f.claim.Statement = g.claim.Speakers, g.claim.Statement
		f.claim.Because = g.claim.Because
	}
	f.takeTime(g.claim.When, g.ownTime)
	f.takePlace(g.claim.Where, g.ownPlace)
	if g.river != "" && f.claim.Where.Name == g.river {
		f.river = g.river
	}
	if len(f.claim.By) == 0 {
		f.claim.By, f.agentCountry = g.claim.By, g.agentCountry
	}
	if len(f.claim.Speakers) == 0 {
		f.claim.Speakers = g.claim.Speakers
	}
	if f.bound == 0 {
		f.bound = g.bound
	}
	if f.claim.To.IsZero() {
		f.claim.To = g.claim.To
	}
}

func (f *fact) takeTime(w habeas.When, own bool) {
	old := f.claim.When
	if !own || old.Placed() && (!w.Placed() || !w.Overlaps(old) || w.Days() >= old.Days() && old.Days() > 0) {
		return
	}
	if w.Placed() || old.IsZero() {
		f.claim.When, f.ownTime = w, true
	}
}

func (f *fact) takePlace(w habeas.Place, own bool) {
	old := f.claim.Where
	if f.river != "" && old.Name == f.river && w.Name != "" && w.Name != f.river && w.Country == old.Country {
		f.claim.Where, f.ownPlace, f.river = w, own, "" // a river is no more than a border
		return
	}
	if old.Name == "" && w.Name != "" && (old.Country == "" || w.Country == old.Country) || old.IsZero() || old.Country == "" && w.Country != "" {
		f.claim.Where, f.ownPlace = w, own
	}
}

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
	d.complete(f, p, t)
}

func (d *discourse) complete(f *fact, p *passage, t *trigger) {
	if m := p.finestTime(); m != nil {
		f.takeTime(m.When, placed(m))
	}
	if spots := p.whereOf(t, d.nation); len(spots) > 0 {
		f.takePlace(p.placeFrom(spots), true)
	}
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
	f.setTellers(d, p)
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

// staying are verbs of being somewhere without an act.
var staying = wordSet("hiding hid staying stayed waiting waited living lived sheltering sheltered holed gathered")

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

// finestTime gives the narrowest moment of the passage that tells when something was, not when it was told.
func (p *passage) finestTime() *moment {
	var best *moment
	for i := range p.times {
		m := &p.times[i]
		if !m.told && placed(m) && m.From != 0 && (best == nil || m.Days() < best.Days()) {
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
	if last == nil {
		return
	}
	for i := range p.nouns {
		n := p.nouns[i]
		if !n.counted || p.isPatient(i) || n.among {
			continue
		}
		total := p.totalBefore(n.a)
		if !total && (n.unit != habeas.Instances || len(p.sayings) == 0) {
			continue
		}
		d.figure(p, at, last, &n, total)
	}
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
	if f := d.facts[len(d.facts)-1]; at-f.at <= 2 {
		return f
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
	f.setTellers(d, p)
	d.enter(f)
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
		case "total", "number", "figure", "toll", "tally":
			return true
		case "bring", "brings", "bringing", "brought":
			return w == "to"
		}
	}
	return false
}
