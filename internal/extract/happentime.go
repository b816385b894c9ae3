package extract

import (
	"sort"

	"habeas"
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
			if m := &p.times[j]; m.From != 0 && !p.postedAt(m) && m.Days() <= 3 && (r.Published.From == 0 || m.From <= r.Published.To && m.To.DaysUntil(r.Published.From) <= 400) {
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
	if p.besideViolence(m) {
		return 60
	}
	score, told := 0, 20
	if p.atCourt() {
		score, told = -50, -20
	}
	for i := range p.triggers {
		t := &p.triggers[i]
		here := m.host >= t.a && m.host < t.b
		switch {
		case t.act == habeas.Attack || t.act == habeas.Killing || t.act == habeas.Injury || t.act == habeas.Bombing || t.act == habeas.Abduction:
			if here {
				return 40
			}
			score = max(score, told)
		case fatal(t.act):
			if here {
				return 30 // the day of the death may be a later one
			}
			score = max(score, told)
		case here:
			return -30 // an arrest, a sentence
		}
	}
	return score
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

var courtly = wordSet("arraigned arraignment charged indicted pleaded plea hearing judge court vigil funeral sentenced scheduled")

// atCourt reports whether a sentence tells of what comes after violence: charges, hearings, a vigil.
func (p *passage) atCourt() bool {
	for k := p.body; k < len(p.tokens); k++ {
		if courtly[p.lower(k)] {
			return true
		}
	}
	return false
}

// besideViolence reports whether a moment stands right beside a noun of violence: "the May 3 shooting", "a murder on May 3".
func (p *passage) besideViolence(m *moment) bool {
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.kind != "noun" || !violent(t.act) && !fatal(t.act) {
			continue
		}
		if m.b <= t.a && t.a-m.b <= 1 || t.b < m.a && m.a-t.b <= 2 && prepositions[p.lower(m.a-1)] {
			return true
		}
	}
	return false
}
