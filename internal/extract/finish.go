package extract

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

func nameWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' || r == '.' })
}

// finish turns the facts into claims: what the body does not support is dropped, times and places that other facts of the same
// people give are taken over, totals are told from happenings, and ids are given.
func (x *Extractor) finish(r *habeas.Report, d *discourse, ps []*passage) []habeas.Claim {
	d.corrections(ps)
	d.dropOtherViolence()
	d.dropTitles()
	if !d.strife(r, ps) {
		d.happenings(r, ps)
	}
	d.dropMembers()
	d.dropPassedFears()
	d.dropUncountedFears()
	d.dropAnswered()
	d.denyReturns()
	d.returnedHome()
	d.dropHandedFree()
	d.dropFamilies()
	d.dropEchoes()
	d.shareTimes()
	d.besideGroup()
	d.leadTimes()
	d.lags()
	d.partTimes()
	d.mostOf()
	d.scenes(ps)
	host := d.hostCountry(ps)
	d.totals(r)
	d.partsOfPeriods()
	for i, f := range d.facts {
		d.fillPlace(f, host, x)
		f.insideOrigin(d, host)
		f.ahead(r.Published)
		f.decided(r.Published)
		d.fillTime(f, r.Published)
		d.fillTellers(f, ps)
		days := 150
		if i == 0 {
			days = 400 // what a report begins with is its news, even when it tells it late
		}
		f.background(r.Published, days)
	}
	d.dropPassingThrough()
	d.dropVanished()
	d.fillAgents(ps)
	d.sharedBackground()
	d.besideNews()
	d.composition()
	sort.SliceStable(d.facts, func(i, j int) bool { return d.facts[i].claim.Quote.Start < d.facts[j].claim.Quote.Start })
	return d.number(r)
}

// dropTitles: a headline never goes beyond the body; one person's journey without a day is background, not an event.
func (d *discourse) dropTitles() {
	d.keep(func(f *fact) bool {
		alone := f.party.singular && (f.claim.Act == habeas.Arrival || f.claim.Act == habeas.Transit || f.claim.Act == habeas.EscapeAttempt)
		return !f.title && !(alone && !(f.ownTime && f.claim.When.Precision == habeas.ByDay))
	})
}

func (d *discourse) keep(ok func(*fact) bool) {
	kept := d.facts[:0]
	for _, f := range d.facts {
		if ok(f) {
			kept = append(kept, f)
		}
	}
	d.facts = kept
}

// dropPassedFears drops a fear that is over: because its own sentence says so ("let ten go whom many had feared to see deported"), or
// because the report tells that these people were sent back.
func (d *discourse) dropPassedFears() {
	d.keep(func(f *fact) bool {
		if !f.claim.Act.Risk() {
			return true
		}
		for _, o := range d.facts {
			if o.party != f.party || reality(o) != "real" {
				continue
			}
			if fatal(o.claim.Act) && o.claim.Count.Best() >= f.claim.Count.Best() {
				return false
			}
			freed := o.claim.Act == habeas.Release && (o.at == f.at || o.at < f.at && (slices.Contains(f.claim.Because, "modal: would") || slices.Contains(f.claim.Because, "be: ordered or asked for")))
			gone := o.claim.Act == habeas.ForcedReturn && !o.onward && !f.party.generic && (o.claim.Where.Country == f.claim.Where.Country || !f.ownPlace && o.at < f.at && slices.ContainsFunc(f.claim.Because, func(why string) bool { return why == "fear: keep" || why == "fear: prevent" }))
			if freed || gone {
				return false
			}
		}
		return true
	})
}

// dropMembers drops what is told of one unnamed member of a group for which the same is told.
func (d *discourse) dropMembers() {
	d.keep(func(f *fact) bool {
		if f.claim.Act.Risk() && f.party.name != "" {
			d.liftNamed(f)
		}
		if !f.party.singular || f.party.name != "" || f.harm || violent(f.claim.Act) {
			return true
		}
		for _, o := range d.facts {
			if o.party != f.party && !o.party.singular && sameHappening(o, f) && o.party.holds(f.party) && !elsewhereThen(o, f) {
				o.join(f)
				return false
			}
		}
		if !f.claim.Act.Risk() && f.party.age == 0 && (f.party.kind == "person" && f.party.member != "" || f.party.words == "" || pronouns[strings.ToLower(f.party.words)]) && d.tellsOfGroups() && !(f.ownTime && f.ownPlace) {
			return false
		}
		if f.claim.Act.Risk() {
			d.lift(f)
		}
		return true
	})
}

// tellsOfGroups reports whether any fact is of more than one person.
func (d *discourse) tellsOfGroups() bool {
	for _, f := range d.facts {
		act := f.claim.Act
		if !f.party.singular && f.claim.Count.Best() > 1 && act != habeas.EscapeAttempt && act != habeas.Arrival && act != habeas.Transit {
			return true
		}
	}
	return false
}

// lift tells the fear for one unnamed member as a fear for the group that shares the fate.
func (d *discourse) lift(f *fact) {
	for _, o := range d.facts {
		if o.party != f.party && !o.party.singular && o.party.holds(f.party) && o.claim.Act.IncidentAct() == habeas.Arrest && reality(o) == "real" {
			f.party = o.party
			f.claim.Count, f.claim.Who = o.claim.Count, o.claim.Who
			return
		}
	}
}

func sameHappening(a, b *fact) bool {
	return a.claim.Act.IncidentAct() == b.claim.Act.IncidentAct() && reality(a) == reality(b)
}

// holds reports whether one person is told as a member of the group.
func (q *party) holds(one *party) bool {
	for _, m := range q.members {
		if m.Kind == one.member || one.age > 0 && m.Age == one.age {
			return true
		}
	}
	return false
}

// leadTimes carries the time of a lead that gives no number on to the figures for the same act that follow without a time.
func (d *discourse) leadTimes() {
	for i, f := range d.facts {
		if !f.claim.When.IsZero() || reality(f) != "real" || f.party.singular {
			continue
		}
		for _, o := range d.facts[:i] {
			if o.claim.Count.IsZero() && o.ownTime && o.claim.When.Placed() && sameHappening(o, f) && f.at-o.at <= 4 {
				f.claim.When, f.ownTime = o.claim.When, true
				f.claim.Because = append(f.claim.Because, "time of the lead")
			}
		}
	}
}

// shareTimes gives arrest and detention of the same people the time and place that the other has.
func (d *discourse) shareTimes() {
	for _, f := range d.facts {
		for _, o := range d.facts {
			if f == o || f.party != o.party {
				continue
			}
			if f.before(o) {
				f.claim.When = habeas.When{To: o.claim.When.To}
				f.claim.Because = append(f.claim.Because, "not after the return")
			}
			if !sameHappening(f, o) || onward(f, o) {
				continue
			}
			f.takeTime(beginning(f, o), o.ownTime && f.claim.When.IsZero())
			f.takePlace(o.claim.Where, o.ownPlace)
			if len(f.claim.By) == 0 {
				f.claim.By = o.claim.By
			}
		}
	}
}

// beginning gives the time of o for f: a seizing was when the holding "since Monday" began.
func beginning(f, o *fact) habeas.When {
	w := o.claim.When
	if f.claim.Act == habeas.Arrest && o.claim.Act == habeas.Detention && strings.Contains(strings.ToLower(w.Words), "since") && w.From != 0 {
		w.To, w.Words = w.From, ""
	}
	return w
}

// before reports whether f is a holding without a time of its own that the dated return o ended.
func (f *fact) before(o *fact) bool {
	return f.claim.Act.IncidentAct() == habeas.Arrest && o.claim.Act == habeas.ForcedReturn && reality(f) == "real" && reality(o) == "real" &&
		f.claim.When.IsZero() && o.ownTime && o.claim.When.To != 0
}

// fillPlace gives a fact without a country that of its agent, of other facts, or the one the report is about.
func (d *discourse) fillPlace(f *fact, host string, x *Extractor) {
	w := &f.claim.Where
	if f.claim.Act == habeas.Release && d.afterReturn(f) {
		*w = habeas.Place{Country: d.nation}
		return
	}
	if f.claim.Act == habeas.DetainedInOrigin && w.Country == "" {
		w.Country = d.nation
	}
	if w.Country != "" || f.claim.Act == habeas.Arrival {
		return
	}
	if f.agentCountry != "" && !(leavesOrigin(f.claim.Act) && f.agentCountry == f.claim.Who.Nationality) {
		w.Country = f.agentCountry
		return
	}
	host = firstOf(d.besideReturn(f), host)
	if host = firstOf(d.standing(f), firstOf(d.borderSide(f, host), host)); host == "" {
		return
	}
	w.Country = host
	if p, _, ok := x.gaz.Country(host); ok && w.Name == "" && w.Lat == 0 {
		w.Lat, w.Lon = p.Lat, p.Lon
	}
}

// afterReturn reports whether the same sentence tells of the return of the people before it tells of their release.
func (d *discourse) afterReturn(f *fact) bool {
	for _, o := range d.facts {
		if o == f {
			return false
		}
		if o.party == f.party && o.at == f.at && o.claim.Act == habeas.ForcedReturn && reality(o) == "real" {
			return d.nation != ""
		}
	}
	return false
}

// hostCountry gives the country in which the acts of the report were done, as most facts say; else as most agents and
// places say.
func (d *discourse) hostCountry(ps []*passage) string {
	if d.onlyInside() {
		return d.nation
	}
	n := map[string]int{}
	for _, f := range d.facts {
		switch c := f.claim.Where.Country; {
		case c == "" || f.claim.Act == habeas.Transit || f.claim.Act == habeas.EscapeAttempt:
		case f.claim.Act == habeas.Arrival:
			n[c] -= 10
		default:
			n[c] += 10
		}
	}
	for _, p := range ps {
		for _, s := range p.places {
			if s.Place.Country != "" && (s.use == setting && !s.goal || s.use == aside && s.Kind != "country") {
				n[s.Place.Country]++
			}
		}
		past := 0 // so that "Korean" is not read again within "North Korean"
		for i := range p.tokens {
			if f := p.find(lexicon.People, i); f != nil && i >= past {
				past = f.End
				if p.find(lexicon.Agent, f.End) != nil {
					n[f.Entry.Code] += 3
				}
			}
		}
		for _, t := range p.triggers {
			if t.agentOK {
				if c := p.actingFor(&t); c != "" {
					n[c] += 4
				}
			}
		}
	}
	if len(n) == 0 {
		for _, p := range ps {
			for _, s := range p.places {
				if s.Place.Country != "" {
					n[s.Place.Country]++
				}
			}
		}
	}
	best := ""
	for c, k := range n {
		if c != d.nation && !d.goals(c) && (k > n[best] || k == n[best] && c < best) {
			best = c
		}
	}
	return best
}

// goals reports whether people were returned to the country.
func (d *discourse) goals(country string) bool {
	for _, f := range d.facts {
		if f.claim.To.Country == country && f.claim.Act == habeas.ForcedReturn && d.nation == "" {
			return true
		}
	}
	return false
}

// fillTime: what is told without a time was not after the day of the report, where that is known to the day or month.
func (d *discourse) fillTime(f *fact, published habeas.When) {
	f.upTo(published)
	f.fromBeginning()
	if f.claim.When.Placed() || reality(f) == "unreal" || f.claim.Act == habeas.Arrival && f.claim.Roundup {
		return
	}
	if published.To != 0 && published.Days() <= 31 && published.Days() > 0 {
		if reality(f) == "risk" { // a fear is of the day on which it is told
			f.claim.When = habeas.When{From: published.From, To: published.To, Precision: published.Precision}
			if f.bound != 0 && f.bound.DaysUntil(published.From) > 6 {
				f.claim.When = habeas.When{From: f.bound, To: f.bound, Precision: habeas.ByDay}
			}
			f.claim.Because = append(f.claim.Because, "told on the day of the report")
			return
		}
		f.claim.When = habeas.When{To: published.To, Words: f.claim.When.Words}
		if f.bound != 0 && f.bound.DaysUntil(published.From) > 1 {
			f.claim.When.To = f.bound // told before this report
		}
		f.claim.Because = append(f.claim.Because, "not after the report")
	}
}

// fillTellers takes over the tellers of the passage that follows, where none came before. A total that opens a paragraph is
// told by the report itself, not by who spoke before it.
func (d *discourse) fillTellers(f *fact, ps []*passage) {
	if f.carried && f.claim.Roundup {
		f.claim.Speakers = nil
		return
	}
	if names, _, _ := ps[f.at].speakers(0); len(names) == 0 {
		if names = quotedOn(ps, f.at); len(names) > 0 {
			f.claim.Speakers = names
			return
		}
	}
	if len(f.claim.Speakers) > 0 {
		d.nameLater(f, ps)
		return
	}
	for i := f.at + 1; i <= f.at+2 && i < len(ps); i++ {
		if names, _, _ := ps[i].speakers(0); len(names) > 0 {
			f.claim.Speakers = names
			return
		}
	}
}

// background marks what was done long before the report.
func (f *fact) background(published habeas.When, days int) {
	if published.From != 0 && f.claim.When.To != 0 && f.claim.When.To.DaysUntil(published.From) > days && !f.claim.Roundup {
		f.claim.Background = true
	}
}

// sharedBackground marks what is told without a time of people who are otherwise told of as history only.
func (d *discourse) sharedBackground() {
	for _, f := range d.facts {
		if f.ownTime || reality(f) == "risk" {
			continue
		}
		past := false
		for _, o := range d.facts {
			if o.party == f.party && o.ownTime {
				past = o.claim.Background
			}
		}
		f.claim.Background = f.claim.Background || past
	}
}

// composition gives every fact the members of its party; a group that is of one kind by its noun has that kind.
func (d *discourse) composition() {
	for _, f := range d.facts {
		q := f.party
		if f.harm {
			continue
		}
		f.claim.Composition, f.claim.Persons = q.members, q.persons
		if !q.singular && q.member != "" && q.counted && !q.hasOthers() {
			f.claim.Composition = []habeas.Member{{Kind: q.member, N: f.claim.Count.Nominal}}
		}
		if q.singular && (q.member != "" || q.age > 0 || q.sex != "") {
			f.claim.Composition = []habeas.Member{{Kind: firstOf(q.member, kindBySex(q.sex)), Age: q.age, N: 1}}
		}
		if q.name != "" {
			f.claim.Persons = []habeas.Mention{{Name: q.name, Role: "victim", Age: q.age, Sex: q.sex}}
		}
		f.suspects()
	}
}

func kindBySex(sex string) string {
	switch sex {
	case "female":
		return "woman"
	case "male":
		return "man"
	}
	return "person"
}

// number gives ids, events and parts.
func (d *discourse) number(r *habeas.Report) []habeas.Claim {
	out := make([]habeas.Claim, 0, len(d.facts))
	seen := map[string]int{}
	events := map[any]string{}
	for _, f := range d.facts {
		c := &f.claim
		key := string(c.Act) + strconv.Itoa(c.Quote.Start) + c.Count.Words
		c.ID = claimID(r, c, seen[key])
		seen[key]++
		if c.Modality.Real() && !c.Roundup {
			k := events[f.eventKey()]
			if k == "" {
				k = "e" + strconv.Itoa(len(events)+1)
				events[f.eventKey()] = k
			}
			c.Event = k
		}
		c.Confidence = confidence(c)
	}
	for i, f := range d.facts {
		if f.whole != nil {
			f.claim.PartOf = f.whole.claim.ID
		}
		f.claim.NotSame = d.others(i)
		out = append(out, f.claim)
	}
	return out
}

// others lists the claims told before of the same act whose people the source says are others: "another eight".
func (d *discourse) others(i int) (ids []habeas.ClaimID) {
	f := d.facts[i]
	if !f.another || f.whole != nil {
		return nil
	}
	for _, o := range d.facts[:i] {
		if o.party != f.party && !o.claim.Roundup && sameHappening(o, f) && len(ids) < 20 {
			ids = append(ids, o.claim.ID)
		}
	}
	return ids
}
