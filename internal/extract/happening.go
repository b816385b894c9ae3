package extract

import (
	"slices"

	"habeas"
)

// A happening is the act of violence that a report is about: the facts of people killed and hurt in it are told again and
// again, person by person and in sums, and are one claim each in the end.
type happening struct {
	dead, hurt []*fact
	where      habeas.Place
	stray      []habeas.Place // towns of far away that are most likely not meant by their names
	when       habeas.When
	self       int // the passage that tells that who killed others killed himself; -1 for none
}

// fatal reports an act by which people lost their lives.
func fatal(a habeas.Act) bool { return a == habeas.Killing || a == habeas.Death }

// violent reports an act of the wider field of violence.
func violent(a habeas.Act) bool {
	switch a {
	case habeas.Killing, habeas.Injury, habeas.Attack, habeas.Bombing, habeas.Abduction:
		return true
	}
	return false
}

// happenings tells the people killed and hurt in the main happening of a report in one claim each. A report that tells of deaths
// only, without violence, is left as it is.
func (d *discourse) happenings(r *habeas.Report, ps []*passage) {
	if !d.tellsOfViolence(ps) {
		return
	}
	d.dropCourtDays(ps)
	d.setApart(ps)
	h := d.mainHappening(r, ps)
	d.hurtWhoDied()
	if len(h.dead)+len(h.hurt) == 0 {
		d.placeHappening(h)
		return
	}
	dead := people(h.dead)
	killed := d.countDead(h, dead, ps)
	hurt := people(h.hurt)
	injured := d.countHurt(h, hurt, dead, killed)
	drop := map[*fact]bool{}
	d.settle(h.dead, dead, habeas.Killing, killed, drop)
	d.settle(h.hurt, survivors(hurt, dead, killed), habeas.Injury, injured, drop)
	d.markSuspects(h)
	d.keep(func(f *fact) bool { return !drop[f] })
	d.placeHappening(h)
}

// hurtWhoDied marks how one person was struck of whom the report tells that he died, and drops it where it belongs to no happening.
func (d *discourse) hurtWhoDied() {
	died := map[*party]bool{}
	for _, f := range d.facts {
		died[f.party] = died[f.party] || fatal(f.claim.Act) && reality(f) == "real" && f.party.singular && f.claim.Count.Best() == 1
	}
	for _, f := range d.facts {
		f.lost = f.claim.Act == habeas.Injury && reality(f) == "real" && f.claim.Count.Best() == 1 && died[f.party]
	}
	d.keep(func(f *fact) bool { return !f.lost || f.event != "" })
}

// placeHappening gives the facts of the happening its day and its town, where they have no finer ones of their own.
func (d *discourse) placeHappening(h *happening) {
	where := h.where
	for _, f := range d.facts {
		if f.apart && !f.ownPlace {
			f.claim.Where.Admin1, f.claim.Where.Country = where.Admin1, where.Country // of the town nothing is said
		}
		if f.event != "main" && !(f.claim.Act == habeas.Attack && reality(f) == "real" && !f.ownPlace && !f.ownTime) {
			continue
		}
		if h.when.From != 0 && (f.died && h.when.To < f.claim.When.From || !f.ownTime || !f.claim.When.Placed() || f.claim.When.Days() > 3) {
			f.claim.When, f.ownTime = h.when, true
		}
		switch {
		case where.Name != "":
			f.claim.Where, f.ownPlace = where, true
		case where.Admin1 != "" && f.claim.Where.Admin1 == "" && (f.claim.Where.Country == "" || f.claim.Where.Country == where.Country):
			f.claim.Where.Admin1, f.claim.Where.Country = where.Admin1, where.Country
		}
	}
}

// tellsOfViolence reports whether the report tells of violence at all, by its facts or by a word such as "shooting".
func (d *discourse) tellsOfViolence(ps []*passage) bool {
	some := false
	for _, f := range d.facts {
		if violent(f.claim.Act) && reality(f) == "real" {
			return true
		}
		some = some || fatal(f.claim.Act)
	}
	for _, p := range ps {
		for i := range p.triggers {
			if some && violent(p.triggers[i].act) {
				return true
			}
		}
	}
	return false
}

// mainHappening gathers the facts of the happening that the report tells of first: those that no time of their own sets apart.
func (d *discourse) mainHappening(r *habeas.Report, ps []*passage) *happening {
	h := &happening{}
	h.when = d.happeningTime(r, ps)
	h.where, h.stray = d.happeningPlace(ps)
	for _, f := range d.facts {
		if reality(f) != "real" || f.title || d.elsewhen(f, h, r) {
			continue
		}
		switch {
		case fatal(f.claim.Act):
			h.dead = append(h.dead, f)
		case f.claim.Act == habeas.Injury:
			h.hurt = append(h.hurt, f)
		default:
			continue
		}
		f.event = "main"
	}
	return h
}

// elsewhen reports whether a fact is of another time than the happening: a sum over a period, or a day of its own far from it.
func (d *discourse) elsewhen(f *fact, h *happening, r *habeas.Report) bool {
	w := f.claim.When
	if f.claim.Count.Best() >= 1000 || f.period && f.claim.Count.Best() > 1 || f.usual || f.many || f.apart || f.countrywide() || f.ownTime && w.Placed() && w.Days() > 32 {
		return true
	}
	if f.ownPlace && h.where.Admin1 != "" && f.claim.Where.Admin1 != "" && f.claim.Where.Admin1 != h.where.Admin1 && !h.strays(f.claim.Where) {
		return true
	}
	if !f.ownTime || w.From == 0 {
		return false
	}
	if h.when.From != 0 {
		n := h.when.From.DaysUntil(w.From)
		return n < -3 || n > 45
	}
	return r.Published.From != 0 && w.To.DaysUntil(r.Published.From) > 60
}

// strays reports whether a place is one of the towns that are most likely not meant.
func (h *happening) strays(p habeas.Place) bool {
	return slices.ContainsFunc(h.stray, func(s habeas.Place) bool { return s.Name == p.Name && s.Admin1 == p.Admin1 })
}

// settle makes one fact of all that tell of one loss: the first with the right number, else the first, with the number given to
// it and a quote that reaches to the last who is counted.
func (d *discourse) settle(fs []*fact, who []*person, act habeas.Act, n int, drop map[*fact]bool) {
	if len(fs) == 0 {
		return
	}
	var base *fact
	for _, f := range fs {
		if base == nil || f.claim.Count.Best() == n && base.claim.Count.Best() != n {
			base = f
		}
	}
	for _, f := range fs {
		if f != base || n == 0 {
			drop[f] = true
		}
	}
	if n == 0 {
		return
	}
	for _, f := range fs {
		if f != base {
			base.takeTime(f.claim.When, f.ownTime)
			base.takePlace(f.claim.Where, f.ownPlace)
		}
		if len(base.claim.By) == 0 {
			base.claim.By = f.claim.By
		}
	}
	base.died = base.claim.Act == habeas.Death && act == habeas.Killing
	base.claim.Act, base.harm = act, true
	if base.claim.Count.Best() != n {
		base.claim.Count = habeas.Exactly(n, base.claim.Count.Words)
		base.claim.Because = append(base.claim.Because, "people told one by one")
		d.widen(base, fs)
	}
	base.claim.Persons, base.claim.Composition = named(who)
}

// maxWide bounds the bytes of a quote that carries several persons told one by one.
const maxWide = 1500

// widen lets the quote reach over all sentences that tell of the people counted.
func (d *discourse) widen(base *fact, fs []*fact) {
	a, b := base.claim.Quote.Start, base.claim.Quote.End
	for _, f := range fs {
		x, y := min(a, f.claim.Quote.Start), max(b, f.claim.Quote.End)
		if y-x <= maxWide {
			a, b = x, y
		}
	}
	base.claim.Quote = habeas.Quote{Start: a, End: b, Text: d.text[a:b]}
}

// named gives persons and composition of people told one by one.
func named(who []*person) (ms []habeas.Mention, cs []habeas.Member) {
	for _, q := range who {
		if q.name != "" {
			ms = append(ms, habeas.Mention{Name: q.name, Role: "victim", Age: q.age, Sex: q.sex})
		}
		if q.age > 0 || q.sex != "" {
			cs = append(cs, habeas.Member{Kind: firstOf(q.first.member, kindBySex(q.sex)), Age: q.age, N: 1})
		}
	}
	return ms, cs
}
