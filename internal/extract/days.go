package extract

import (
	"habeas"
	"habeas/internal/lexicon"
	"habeas/internal/value"
)

// Days that an act takes over from what is told of other acts, and bounds that the report itself sets.

// upTo ends at the report what happened in a time that goes on after it: "this week", "this year".
func (f *fact) upTo(published habeas.When) {
	w := &f.claim.When
	if reality(f) == "real" && w.From != 0 && published.Days() == 1 && w.From <= published.To && w.To > published.To && w.Precision != habeas.ByDay {
		w.To, w.Precision = published.To, habeas.ByRange
	}
}

// fromBeginning dates the holding of one group by its beginning: "held since May" says when they were taken. A total "since May" keeps
// the whole time.
func (f *fact) fromBeginning() {
	if f.claim.Act.IncidentAct() == habeas.Arrest && f.claim.Act != habeas.Arrest && !f.claim.Roundup && f.since.Placed() && f.claim.When.From == f.since.From {
		words := f.claim.When.Words
		f.claim.When = f.since
		f.claim.When.Words = words
		f.claim.Because = append(f.claim.Because, "taken when the holding began")
	}
}

// maxSince is how many sentences after a dated whole its parts may be told.
const maxSince = 3

// partTimes gives figures without a time, told in one sentence, the time of the dated whole that they add up to: "29 were seized on
// 3 May. Twenty were taken in one town, nine in another."
func (d *discourse) partTimes() {
	for i, w := range d.facts {
		if !w.dated() || w.party.singular || w.claim.Count.Open {
			continue
		}
		for at := w.at; at <= w.at+maxSince; at++ {
			parts, sum := d.undated(w, i, at)
			if len(parts) < 2 || sum != w.claim.Count.Best() {
				continue
			}
			for _, f := range parts {
				f.claim.When, f.ownTime = w.claim.When, true
				f.claim.Because = append(f.claim.Because, "day of the whole that the parts add up to")
			}
		}
	}
}

// undated gives the counted facts of a passage, told after fact i, of the same act and without a time, and their sum.
func (d *discourse) undated(w *fact, i, at int) (parts []*fact, sum int) {
	for _, f := range d.facts[i+1:] {
		if f.at == at && f.party != w.party && f.claim.When.IsZero() && sameHappening(f, w) && !f.claim.Count.IsZero() && f.party.role == w.party.role {
			parts, sum = append(parts, f), sum+f.claim.Count.Best()
		}
	}
	return parts, sum
}

// mostOf gives a group without a time the day on which most of it is told to have been taken or sent back.
func (d *discourse) mostOf() {
	for _, m := range d.facts {
		if m.party.vague != "most" || !m.dated() || m.claim.When.Days() > 7 {
			continue
		}
		for _, f := range d.facts {
			if f != m && f.party.counted && f.claim.When.IsZero() && sameHappening(f, m) && f.at <= m.at && m.at-f.at <= maxSince {
				f.claim.When, f.ownTime = m.claim.When, true
				f.claim.Because = append(f.claim.Because, "day of most of them")
			}
		}
	}
}

// partsOfPeriods gives those of a total over a period who were sent back, as told right behind it without a time, the same period: "44
// were detained since July. Of the refugees 17 have been returned."
func (d *discourse) partsOfPeriods() {
	for i, f := range d.facts {
		if i == 0 || !f.someOf || f.claim.Act != habeas.ForcedReturn || reality(f) != "real" || f.ownTime || f.party.singular {
			continue
		}
		o := d.facts[i-1]
		if o.claim.Roundup && o.ownTime && o.claim.When.Days() > 45 && f.at-o.at <= 1 && o.claim.Act.IncidentAct() == habeas.Arrest && reality(o) == "real" && o.claim.Count.Best() > f.claim.Count.Best() {
			f.claim.When, f.ownTime, f.claim.Roundup = o.claim.When, true, true
			f.claim.Because = append(f.claim.Because, "part of the total before")
		}
	}
}

// dated reports whether something that happened has a time of its own.
func (f *fact) dated() bool {
	return reality(f) == "real" && f.ownTime && f.claim.When.Placed()
}

// A lag is how long after an act of another kind something was: "sent back two weeks after their arrest". The zero lag says nothing.
type lag struct {
	words string
	act   habeas.Act
}

// lagOf gives the length of time that stands between an act and another: behind it, or at the head of the sentence.
func (p *passage) lagOf(t *trigger) lag {
	for i := range p.times {
		m := &p.times[i]
		if !p.duration(m) || p.lower(m.b) != "after" || m.a > p.body+1 && (m.a < t.b || m.a-t.b > 8) {
			continue
		}
		for j := range p.triggers {
			if o := &p.triggers[j]; o.a > m.b && o.a-m.b <= 5 && o.a != t.a && o.act.IncidentAct() != t.act.IncidentAct() && p.unbroken(m.b, o.a) {
				return lag{p.text(m.a, m.b), o.act.IncidentAct()}
			}
		}
	}
	return lag{}
}

// unbroken reports whether no comma stands between two tokens.
func (p *passage) unbroken(a, b int) bool {
	for k := a; k < b; k++ {
		if p.lower(k) == "," {
			return false
		}
	}
	return true
}

// lags counts from the day of the act before, done to the same people, where that is known to the day.
func (d *discourse) lags() {
	for _, f := range d.facts {
		if f.lag.words == "" || !f.claim.When.IsZero() {
			continue
		}
		for _, o := range d.facts {
			if o.party != f.party || o.claim.Act.IncidentAct() != f.lag.act || !o.dated() || o.claim.When.From != o.claim.When.To {
				continue
			}
			if ts := value.Times(f.lag.words+" later", "en", o.claim.When); len(ts) == 1 && ts[0].When.Placed() {
				f.claim.When, f.ownTime = ts[0].When, true
				f.claim.When.Words = f.lag.words + " after"
				f.claim.Because = append(f.claim.Because, "counted from the day of the act before")
				break
			}
		}
	}
}

// sinceWhen gives the days that stand after "since", without the time that has passed from then on; zero where the moment at token a
// has no "since".
func (p *passage) sinceWhen(a int, t value.Time) habeas.When {
	if p.lower(a) != "since" {
		return habeas.When{}
	}
	words := t.When.Words[min(len("since "), len(t.When.Words)):]
	if ts := value.Times(words, "en", habeas.When{From: p.published, To: p.published}); p.published != 0 && len(ts) == 1 && ts[0].When.From == t.When.From {
		return ts[0].When
	}
	return t.Named
}

// dayAfter reports whether the words count from a day of the story that nobody has named: "the next morning", "the following day".
func (p *passage) dayAfter(a int, w habeas.When) bool {
	for k := a - 1; k <= a+1; k++ {
		switch p.lower(k) {
		case "next", "following":
			switch p.lower(k + 1) {
			case "morning", "day", "evening", "afternoon", "night":
				return w.From == p.published // which nothing but the report's own day stands for
			}
		}
	}
	return false
}

// noTimes begin expressions of time that place nothing: the day of the telling itself, and what comes round.
var noTimes = wordSet("now daily weekly monthly yearly currently today's")

// countsPeople reports whether what looks like a year counts people: "close to 2000 Eritrean refugees".
func (p *passage) countsPeople(a, b int) bool {
	return b == a+1 && p.tokens[a].Digit && roughly[p.lower(a-1)] && (p.groupAhead(b) || p.find(lexicon.People, b) != nil)
}

// roughly are words that stand before a number and before no year.
var roughly = wordSet("to some about around nearly almost than over least approximately roughly estimated")
