package extract

import (
	"strings"

	"habeas"
)

// ofNobody reports whether the people of an act are told to be none: "no refugees", "none of the seven".
func (p *passage) ofNobody(n *noun) bool {
	w := p.lower(n.a)
	return w == "none" || n.vague == "none" || !n.counted && (w == "no" || n.vague == "no") // "no fewer than forty" are forty
}

// make enters a fact, or adds what it says to one told before; nil when it speaks of nobody in particular.
func (d *discourse) make(p *passage, at int, t *trigger, act habeas.Act, v verdict, n noun, general string, m *moment, where []spot) *fact {
	if v.modality.Real() && p.ofNobody(&n) {
		return nil // "arrested no refugees"
	}
	d.act = act
	if m != nil && v.modality.Real() && p.published != 0 && m.From > p.published && strings.Contains(strings.ToLower(m.Words), "weekend") {
		last := *m // "this weekend" told of what happened is the one that has passed
		last.From, last.To = m.From.AddDays(-7), m.To.AddDays(-7)
		m = &last
	}
	if m != nil && v.modality.Real() && p.published != 0 && m.From > p.published {
		m = p.yearBefore(m) // what happened was not after the report
	}
	d.when = m
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
	if general != "" && !placed(m) && p.kind != habeas.RegionTitle && p.habitual(t) {
		return nil
	}
	if n.kind != "instance" && t.voice == adjective && n.ref == definite && !n.counted && n.vague == "" && !n.singular {
		return nil // "the detained farmers" are those told of before
	}
	if t.voice == nominal && n.ref == bare && !n.counted && n.vague == "" && !p.timeOfNoun(t, m) {
		return nil // "a hearing on May 5 on the deportation of refugees"
	}
	if !d.concrete(p, t, q, &n, act, v, m, where) {
		return nil
	}
	f := &fact{party: q, at: at, title: p.kind == habeas.RegionTitle, total: n.running}
	f.claim = habeas.Claim{Act: act, Modality: v.modality, Statement: v.statement, Quantity: habeas.Flow, Count: q.count}
	if n.counted && !(vagueSize(n.count) && q.counted) && !(n.ref == definite && q.counted && nearCount(q.count, n.count)) {
		f.claim.Count = n.count
	}
	f.claim.Count.Unit = n.unit
	f.claim.Who = habeas.Group{Words: p.text(n.a, n.b), Kind: q.kind, Nationality: firstOf(q.nation, d.nation), Role: q.role}
	f.claim.Quote = quoteOf(p, at, q, &n)
	f.another, f.sentence = n.another, p.doc[p.start:p.end]
	f.claim.Because = append(f.claim.Because, t.because...)
	if v.because != "" {
		f.claim.Because = append(f.claim.Because, v.because)
	}
	f.setTime(m)
	if m == nil && d.lead != nil && d.leadAt == at-1 && v.modality.Real() {
		f.setTime(d.lead)
	} else if m == nil {
		f.lag = p.lagOf(t)
		if news := p.newsTime(); news == nil || news.To == 0 && p.toldTime() != 0 {
			f.bound = p.toldTime()
		} else {
			f.claim.When = habeas.When{To: news.To, Precision: news.Precision, Words: news.Words}
			f.claim.Because = append(f.claim.Because, "not after the news of it")
		}
	}
	f.setPlace(p, t, where)
	f.setAgent(p, t)
	if f.claim.Where.Name == "" && (len(where) == 0 || where[0].b <= t.a) {
		f.border = p.borderCountry(t)
	}
	f.setTellers(d, p, t.b, p.urger(t))
	f.recorded = p.records(t)
	f.setHarm(p, t, &n, general)
	if n.part {
		f.someOf = true
		d.partOf(f, at)
	}
	return d.enter(f)
}

// yearBefore gives a day or month without a year, which a plan beside it had read as one ahead, the year before; nil where it is still
// after the report.
func (p *passage) yearBefore(m *moment) *moment {
	if !calendar(strings.ToLower(m.Words)) || relative(m.Words) || strings.Contains(m.Words, m.From.String()[:4]) {
		return nil
	}
	back := *m
	back.From = habeas.DateOf(m.From.Year()-1, m.From.Month(), m.From.Day())
	back.To = back.From.AddDays(m.From.DaysUntil(m.To))
	if back.From > p.published {
		return nil
	}
	return &back
}

// maxCarry is how many sentences back a quote reaches for the number of the people it speaks of.
const maxCarry = 3

// quoteOf gives the shortest run of sentences with the act and the number: the sentence of the act, and those back to where the
// number stands when it is not far.
func quoteOf(p *passage, at int, q *party, n *noun) habeas.Quote {
	start := p.start
	if !n.counted && q.counted && q.said.end > 0 && q.said.start < start && at-q.saidAt <= maxCarry {
		start = q.said.start
	}
	return habeas.Quote{Start: start, End: p.end, Text: p.doc[start:p.end]}
}

// timeOfNoun reports whether a moment is that of the act that a noun names, not of the verb about it.
func (p *passage) timeOfNoun(t *trigger, m *moment) bool {
	return placed(m) && (m.host == t.a || m.b == t.a || m.a >= t.b && m.a-t.b <= 8 && p.verbless(t.b, m.a))
}

// verbless reports whether no verb stands between two tokens.
func (p *passage) verbless(a, b int) bool {
	for k := a; k < b; k++ {
		if _, _, is := p.verbAt(k); is {
			return false
		}
	}
	return true
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
		return v.modality == habeas.Ongoing && p.hearsay() || v.modality == habeas.Happened && t.voice == passive && t.chain.have && t.chain.be && (p.attributed() && q.count.High < 1000 || p.hearsay()) || fine || placed(m) && (p.attributed() || t.agentOK) || t.agentOK && p.attributed() && (q.count.High < 1000 || act == habeas.Detention && t.voice == active && t.chain.have) || len(where) > 0 || !v.modality.Real()
	case q.counted:
		return q.count.Low > 0 || q.count.High > 0
	case act == habeas.ImminentReturn && (n.vague == "many" || n.vague == "number" || n.vague == "others" || p.remaining(n) || n.another && !n.singular && n.nation != "" || p.aGroupOf(n)):
		return v.modality == habeas.Feared
	case n.vague == "some" && act == habeas.Release && v.modality.Real() && p.attributed() && t.chain.have && n.nation != "":
		return true
	case (n.vague == "number" || n.vague == "many") && v.modality.Real() && p.attributed() && act != habeas.EscapeAttempt && act != habeas.Arrival && act != habeas.Transit:
		return true
	case !v.modality.Real() || act == habeas.EscapeAttempt || act == habeas.Transit || act == habeas.Arrival:
		return false
	case q.generic:
		return (fine || n.another && p.attributed() && len(where) > 0 && where[0].Kind != "country" || n.ref == definite && p.agentKnown(t) && t.voice == passive && p.pastBe(t)) && n.ref != pronoun && n.kind != "group" && n.kind != "family" && v.modality.Real()
	}
	return fine || len(where) > 0 && where[0].Kind != "country"
}

// agentKnown reports whether the sentence says who did it, or who did another thing to the same people.
func (p *passage) agentKnown(t *trigger) bool {
	for i := range p.triggers {
		if o := &p.triggers[i]; o.agentOK && o.patient == t.patient {
			return true
		}
	}
	return t.agentOK
}

// pastBe reports whether "was" or "were" helps the verb: something that was done once.
func (p *passage) pastBe(t *trigger) bool {
	w := p.lower(t.chain.a)
	return w == "was" || w == "were"
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

// aGroupOf reports whether the noun is "a group of" people without a number.
func (p *passage) aGroupOf(n *noun) bool {
	return n.ref == bare && !n.counted && p.lower(n.a) == "a" && p.lower(n.a+1) == "group" && p.lower(n.a+2) == "of"
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

// hearsay reports whether the passage tells what is reported.
func (p *passage) hearsay() bool {
	for _, s := range p.sayings {
		if s.statement == habeas.Hearsay {
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
	f.ownTime, f.period, f.since = true, m.total, m.since
}

func (f *fact) setPlace(p *passage, t *trigger, where []spot) {
	f.claim.Where = p.placeFrom(where)
	if len(where) > 0 && where[0].Kind == "river" {
		f.river = f.claim.Where.Name
	}
	f.ownPlace = len(where) > 0
	f.inside = f.ownPlace && where[0].Kind == "country" && p.lower(where[0].a-1) == "in"
	f.landed = p.uponArrival(t)
	f.claim.To = p.goalOf(t)
	if f.claim.Act == habeas.Arrival && (f.claim.Where.IsZero() || !f.claim.To.IsZero()) {
		f.claim.Where, f.ownPlace = f.claim.To, !f.claim.To.IsZero()
	}
}

func (f *fact) setAgent(p *passage, t *trigger) {
	if !t.agentOK {
		return
	}
	f.claim.By = []habeas.Actor{p.actorOf(t)}
	f.agentCountry = p.actingFor(t)
	if f.claim.Where.Country == "" {
		f.claim.Where.Country = p.actingFor(t)
		if f.claim.Where.Country == f.claim.Who.Nationality && leavesOrigin(f.claim.Act) {
			f.claim.Where.Country = ""
		}
	}
}

func (f *fact) setTellers(d *discourse, p *passage, end int, who string) {
	names, statement, again := p.speakers(end)
	if len(names) == 0 && who != "" {
		names = []string{who}
	}
	f.carried = len(names) == 0 && !again && p.opensParagraph()
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
		if o.party == f.party && o.claim.Act == f.claim.Act && reality(o) == reality(f) && !apart(o, f) && !onward(o, f) && !abroad(o, f) && (f.claim.Count.IsZero() || sameCount(o.claim.Count, f.claim.Count) || f.party.singular) {
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

// abroad reports whether two facts of a holding were in different countries, as their own words say.
func abroad(a, b *fact) bool {
	held := a.claim.Act.IncidentAct() == habeas.Arrest && (a.ownPlace || a.agentCountry != "") && (b.ownPlace || b.agentCountry != "")
	return held && a.claim.Where.Country != "" && b.claim.Where.Country != "" && a.claim.Where.Country != b.claim.Where.Country
}

// onward reports whether two facts lead to different countries: people sent to a neighbour and from there to the country they fled
// were returned twice.
func onward(a, b *fact) bool {
	return leavesOrigin(a.claim.Act) && leavesOrigin(b.claim.Act) && a.claim.To.Country != "" && b.claim.To.Country != "" && a.claim.To.Country != b.claim.To.Country
}

// join takes over from a later telling what the fact lacks or says less exactly. A title's fact moves to the body.
func (f *fact) join(g *fact) {
	if f.title && !g.title {
		f.title, f.at = false, g.at
		f.claim.Quote = g.claim.Quote
		f.claim.Who.Words = g.claim.Who.Words
		f.claim.Speakers, f.claim.Statement = g.claim.Speakers, g.claim.Statement
		f.claim.Because = g.claim.Because
		if g.ownPlace && g.claim.Where.Name != "" { // a headline names people after a place as often as the place of the act
			f.claim.Where = g.claim.Where
		}
	}
	f.own = f.own.with(g.own)
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
