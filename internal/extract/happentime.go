package extract

import (
	"sort"
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// happeningTime gives the day of the happening: of the first violent fact that has one, else of the first passage that tells of
// violence and names a day shortly before the report.
func (d *discourse) happeningTime(r *habeas.Report, ps []*passage) habeas.When {
	var ms []timed
	for i, p := range ps {
		if unread(p.kind) != "" {
			continue
		}
		for j := range p.times {
			if m := &p.times[j]; m.From != 0 && !p.postedAt(m) && !strings.HasPrefix(strings.ToLower(m.Words), "that ") && m.Days() <= 3 && (r.Published.From == 0 || m.From <= r.Published.To && m.To.DaysUntil(r.Published.From) <= 400) {
				ms = append(ms, timed{m, i, p.timeScore(m, i, r.Published)})
			}
		}
	}
	sort.SliceStable(ms, func(i, j int) bool { return ms[i].score > ms[j].score })
	if len(ms) == 0 || ms[0].score < 0 {
		return habeas.When{}
	}
	return ms[0].m.When
}

type timed struct {
	m     *moment
	at    int
	score int
}

// timeScore says how well a moment fits as the day of the happening.
func (p *passage) timeScore(m *moment, at int, published habeas.When) int {
	score := 40 - min(at, 40) + p.hostScore(m)
	if m.told {
		score -= 60
	}
	if p.eventCue() {
		score += 25
	}
	if published.From != 0 && m.To.DaysUntil(published.From) > 10 && !p.besideViolence(m) {
		score -= 25
	}
	return score
}

// hostScore says what the verb of a moment and the violence of its sentence speak for it.
func (p *passage) hostScore(m *moment) int {
	switch {
	case p.besideViolence(m):
		return 60
	case p.ofEvent(m):
		return 50
	case p.ofCourt(m):
		return -60
	}
	score, told := 0, 20
	if p.atCourt() {
		score, told = -50, -20
	}
	if p.onList("response", m.host) {
		score, told = score+20, told+20 // who is called to a happening comes at once
	}
	for i := range p.triggers {
		t := &p.triggers[i]
		here := m.host >= t.a && m.host < t.b
		switch {
		case t.kind == "state" && !fatal(t.act):
			continue // "in critical condition on Tuesday"
		case t.act == habeas.Attack || t.act == habeas.Killing || t.act == habeas.Injury || t.act == habeas.Bombing || t.act == habeas.Abduction:
			if here {
				return 40
			}
			score = max(score, told)
		case fatal(t.act):
			if here {
				return 25 // the day of the death may be a later one
			}
			score = max(score, told)
		case here && !finding[t.hit.Entry.Phrase]:
			return -30 // an arrest, a sentence
		}
	}
	return score
}

// ofEvent reports a moment that says when something happened or was reported: "it happened on Monday", "the shooting was reported
// at noon on Monday".
func (p *passage) ofEvent(m *moment) bool {
	if m.host < 0 {
		return false
	}
	if h := p.find(lexicon.Cue, m.host); h != nil && h.Entry.Code == "event" {
		return true
	}
	return p.onList("reported", m.host) && beForms[p.lower(m.host-1)] && (p.violentNounBefore(m.host-1) || p.onList("incident", m.host-2))
}

// violentNounBefore reports whether a noun of violence is the subject right before token k.
func (p *passage) violentNounBefore(k int) bool {
	for i := range p.triggers {
		if t := &p.triggers[i]; t.kind == "noun" && t.b == k && (violent(t.act) || fatal(t.act)) {
			return true
		}
	}
	return false
}

var posting = wordSet("posted updated published modified")

// postedAt reports a moment that says when the report was put out: "Posted: Monday, May 4".
func (p *passage) postedAt(m *moment) bool {
	for k := max(0, m.a-3); k < m.a; k++ {
		if posting[p.lower(k)] {
			return true
		}
	}
	return false
}

// atCourt reports whether a sentence tells of what comes after violence: charges, hearings, a vigil.
func (p *passage) atCourt() bool {
	for k := p.body; k < len(p.tokens); k++ {
		if p.onList("court", k) {
			return true
		}
	}
	return false
}

// ofCourt reports a moment that belongs to what came after violence: the day of the plea or the vigil, not "charged in the death of
// a man on Monday".
func (p *passage) ofCourt(m *moment) bool {
	if m.host < 0 || !p.onList("at court", m.host) || !p.atCourt() || p.besideViolence(m) {
		return false
	}
	for i := range p.triggers {
		if t := &p.triggers[i]; (violent(t.act) || fatal(t.act)) && t.a > min(m.host, m.b) && t.a < max(m.host, m.a) {
			return false
		}
	}
	return true
}

// dropCourtDays takes from what happened the day on which a court or mourners had to do with it, or on which it was put out.
func (d *discourse) dropCourtDays(ps []*passage) {
	for _, f := range d.facts {
		if !f.ownTime || !violent(f.claim.Act) && !fatal(f.claim.Act) || reality(f) != "real" {
			continue
		}
		p := ps[f.at]
		for i := range p.times {
			if m := &p.times[i]; m.When == f.claim.When && (p.ofCourt(m) || p.postedAt(m)) {
				f.claim.When, f.ownTime = habeas.When{}, false
			}
		}
	}
}

// besideViolence reports whether a moment stands right beside a noun of violence: "the May 3 shooting", "a murder on May 3".
func (p *passage) besideViolence(m *moment) bool {
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.kind != "noun" || !violent(t.act) && !fatal(t.act) || p.onList("charge with", t.a-1) && p.ofCharge(t) {
			continue
		}
		if m.b <= t.a && t.a-m.b <= 1 || m.a == t.b || t.b < m.a && m.a-t.b <= 2 && prepositions[p.lower(m.a-1)] {
			return true
		}
	}
	return false
}

// ofCharge reports whether a noun of violence names what somebody is charged with: "charged with murder", "guilty of murder".
func (p *passage) ofCharge(t *trigger) bool {
	for k := t.a - 1; k >= max(p.body, t.a-5); k-- {
		if p.onList("court", k) || p.onList("at court", k) {
			return true
		}
	}
	return false
}
