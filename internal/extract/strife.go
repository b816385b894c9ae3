package extract

import (
	"strconv"
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// Reports of violence by armed groups or a State's forces tell of several happenings, of bodies that did or claim them, and of
// things attacked. They are read by deeds and happenings instead of by the people of one act.

// ofStrife reports whether a report is of such violence: rebels and the like are named again and again and deeds are told. A wire
// in capitals that tells of a deed is read this way as well, for the people of its acts are harder to tell without small letters.
func ofStrife(ps []*passage) bool {
	armed, deeds, loud := 0, 0, false
	for _, p := range ps {
		if unread(p.kind) != "" {
			continue
		}
		loud = loud || p.shouted
		for i := range p.tokens {
			if r := p.find(lexicon.Role, i); r != nil && r.Entry.Code == "rebel" && !squads[p.lower(i)] {
				armed++
			}
		}
		for i := range p.triggers {
			if violence(p.triggers[i].act) {
				deeds++
			}
		}
	}
	return loud && deeds > 0 || armed >= 4 && deeds >= 3
}

// squads are words of that file that have a peaceful meaning too.
var squads = wordSet("squad squads column columns")

// strife replaces the facts of violence of such a report by its happenings.
func (d *discourse) strife(r *habeas.Report, ps []*passage) bool {
	if !ofStrife(ps) {
		return false
	}
	book := orgsOf(ps)
	home := homeOf(ps)
	here := hereOf(ps, home)
	var ds []*deed
	var names []string
	var freers []deed
	side := newSides()
	for at, p := range ps {
		if unread(p.kind) != "" || p.kind == habeas.RegionTitle {
			continue
		}
		found, qs := p.deeds(at, book)
		for i := range found {
			found[i].locate(home, here)
		}
		side.note(qs)
		for _, q := range qs {
			if q.name != "" {
				names = append(names, q.name)
			}
		}
		for i := range found {
			ds = append(ds, &found[i])
		}
		blame(ds, at, p.blamed(qs))
		name(ds, at, p.introduced(qs))
		freers = append(freers, p.freers(qs)...)
	}
	hold(ds, freers)
	d.keep(func(f *fact) bool { return !violence(f.claim.Act) && f.claim.Act != habeas.Disappearance })
	n := 0
	for _, e := range gatherEvents(ds) {
		if !e.told() || e.old(r.Published) {
			continue
		}
		n++
		for _, f := range e.facts("strife"+strconv.Itoa(n), names, side.only()) {
			if f.claim.Where.Country == "" {
				f.claim.Where.Country = home
			}
			d.facts = append(d.facts, f)
		}
	}
	return true
}

// blame gives the deeds of the passage, or else the last one told before it, those who are named as responsible.
func blame(ds []*deed, at int, who []phrase) {
	if len(who) == 0 {
		return
	}
	for i := len(ds) - 1; i >= 0 && ds[i].at >= at-3; i-- {
		ds[i].blamed = who
		if i == 0 || ds[i-1].at != at {
			return
		}
	}
}

// maxAge is how many days before its report a happening may be to be news and not history.
const maxAge = 75

// old reports whether all the days that a happening is given are long before the report.
func (e *strifeEvent) old(published habeas.When) bool {
	some := false
	for _, d := range e.deeds {
		if !placed(d.when) || d.when.To == 0 {
			continue
		}
		if published.From == 0 || d.when.To.DaysUntil(published.From) <= maxAge {
			return false
		}
		some = true
	}
	return some
}

// facts tells a happening in claims: one for each group of people it was done to, and one for what was done to things.
func (e *strifeEvent) facts(id string, names []string, body string) []*fact {
	by := e.actors(names, body)
	var out []*fact
	seen := map[string]bool{}
	for _, d := range e.deeds {
		for _, q := range d.victims {
			if q.armed(d) || q.kind == "name" && !strings.Contains(fullName(q.name, names), " ") {
				continue
			}
			f := d.fact(id, &q, names)
			key := f.claim.Who.Words + "|" + f.claim.Count.Words
			if len(f.claim.Persons) > 0 {
				key = f.claim.Persons[0].Name + "|" + f.claim.Who.Words
			}
			if key = strings.ToLower(key); seen[key] || len(out) > 20 {
				continue
			}
			seen[key] = true
			out = append(out, f)
		}
	}
	if len(out) == 0 || e.kind == "bombing" {
		act := habeas.Act(e.kind)
		f := e.deeds[0].fact(id, nil, nil)
		f.claim.Act = act
		out = append([]*fact{f}, out...)
	}
	for _, f := range out {
		if e.kind == "abduction" {
			f.claim.Act = habeas.Abduction
		}
		f.claim.By = by
		for _, d := range e.deeds {
			if d.when != nil && !f.ownTime {
				f.setTime(d.when)
			}
		}
		if d := e.finest(); d != nil && (!f.ownPlace || fineness(f.claim.Where, "") < fineness(d.place(), d.where[0].Kind)) {
			f.claim.Where, f.ownPlace = d.place(), true
		}
	}
	return out
}

func (d *deed) place() habeas.Place { return d.p.placeFrom(d.where) }

// finest gives the deed that tells most exactly where a happening was; nil where none tells.
func (e *strifeEvent) finest() *deed {
	var best *deed
	for _, d := range e.deeds {
		if len(d.where) > 0 && (best == nil || fineness(d.place(), d.where[0].Kind) > fineness(best.place(), best.where[0].Kind)) {
			best = d
		}
	}
	return best
}

// fineness says how exact a place is: a country, a division, a town, a quarter of it.
func fineness(w habeas.Place, kind string) int {
	switch {
	case kind == "unlisted":
		return 3
	case w.Name != "" && (w.Name != w.Admin1 || kind == "city"):
		return 2
	case w.Name != "" || w.Admin1 != "":
		return 1
	}
	return 0
}

// fact makes the claim of a deed on one group of people, or on none.
func (d *deed) fact(id string, q *phrase, names []string) *fact {
	p := d.p
	f := &fact{party: &party{}, at: d.at, sentence: p.doc[p.start:p.end]}
	f.event = id
	f.harm = true
	f.claim = habeas.Claim{Act: d.act, Modality: d.verdict.modality, Statement: d.verdict.statement, Quantity: habeas.Flow}
	f.claim.Quote = habeas.Quote{Start: p.start, End: p.end, Text: p.doc[p.start:p.end]}
	f.claim.Because = append(f.claim.Because, d.t.because...)
	f.setTime(d.when)
	f.setTellers(&discourse{}, p, d.t.b, "")
	if len(d.where) > 0 {
		f.setPlace(p, d.t, d.where)
	}
	if q == nil {
		return f
	}
	f.claim.Who = habeas.Group{Words: q.each(), Role: "victim"}
	switch strings.ToLower(q.words) {
	case "dead":
		f.claim.Act = habeas.Killing
	case "wounded", "injured":
		f.claim.Act = habeas.Injury
	}
	if uncounted[strings.ToLower(q.words)] {
		f.claim.Who.Words = ""
	}
	switch {
	case q.counted:
		f.claim.Count = q.count
	case !q.plural || q.name != "":
		f.claim.Count = habeas.Exactly(1, p.text(q.a, q.b))
	}
	if q.name != "" {
		f.claim.Persons = []habeas.Mention{{Name: fullName(q.name, names), Role: "victim"}}
	}
	return f
}

// each gives the words for one of several people where a name stands beside them: "photographers Ana Ruso and Idris Volnek".
func (q *phrase) each() string {
	n := len(q.words) - len(q.many)
	if q.name == "" || !q.plural || q.many == "" || n < 0 || !strings.EqualFold(q.words[n:], q.many) {
		return q.words
	}
	if strings.ToUpper(q.words) == q.words {
		return q.words[:n] + strings.ToUpper(q.one)
	}
	return q.words[:n] + q.one
}

// doer gives the words for people who did something, with their number where it is told; "" for words that say nothing at all.
func (q *phrase) doer(p *passage) string {
	silent := sayNothing[strings.ToLower(q.words)]
	switch {
	case q.set != "":
		return q.set + q.words
	case q.kind == "force" && (q.words == "" || silent), silent && !q.counted:
		return ""
	case !q.counted || q.count.Words == "":
		return q.words
	case strings.Contains(strings.ToLower(q.count.Words), strings.ToLower(q.words)):
		return q.count.Words
	}
	return q.count.Words + " " + q.words
}

// sayNothing are words for people that tell nobody who they were.
var sayNothing = wordSet("people persons person group groups others other members member dead wounded injured casualties police elements victims citizens population")

// rebellious are nouns for armed people that lead to the one body of theirs that a report names.
var rebellious = wordSet("guerrilla guerrillas guerillas rebel rebels insurgents subversives terrorists terrorist narcoterrorists commandos commandoes extremists fighters militants columns column")

// actors gives who did a happening, people and bodies.
func (e *strifeEvent) actors(names []string, body string) []habeas.Actor {
	rebels, bodies := false, false
	var out []habeas.Actor
	seen := map[string]bool{}
	add := func(words, kind string) {
		if key := kind + strings.ToLower(words); words != "" && !seen[key] {
			seen[key] = true
			out = append(out, habeas.Actor{Words: words, Kind: kind})
		}
	}
	for _, d := range e.deeds {
		for _, q := range append(d.perps[:len(d.perps):len(d.perps)], d.blamed...) {
			switch {
			case q.name != "":
				add(fullName(q.name, names), "person")
			case q.people() && !q.adjectival && !(q.org != "" && len(q.words) == 0):
				add(q.doer(d.p), "person")
			}
			add(q.org, "organization")
			rebels, bodies = rebels || q.rebel, bodies || q.org != ""
		}
	}
	if rebels && !bodies && len(out) > 0 {
		add(body, "organization")
	}
	return out
}
