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
			if m := &p.times[j]; m.From != 0 && m.Days() <= 3 && (r.Published.From == 0 || m.From <= r.Published.To && m.To.DaysUntil(r.Published.From) <= 400) {
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
	score := 40 - min(at, 40)
	if m.told {
		score -= 60
	}
	for i := range p.triggers {
		if t := &p.triggers[i]; violent(t.act) || fatal(t.act) {
			score += 20
			if m.host == t.a {
				score += 20
			}
			break
		}
	}
	if p.eventCue() {
		score += 25
	}
	if published.From != 0 && m.To.DaysUntil(published.From) > 10 {
		score -= 25
	}
	return score
}
