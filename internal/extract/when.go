package extract

import (
	"cmp"

	"habeas"
	"habeas/internal/lexicon"
)

// timeOf chooses the moment of a trigger: one whose verb it is, else one of a verb joined to it, else one that belongs to none.
func (p *passage) timeOf(t *trigger, siblings []int) *moment {
	var loose *moment
	if m := p.afterWhen(t); m != nil {
		return m
	}
	if m := p.hosted(t, siblings); m != nil {
		return m
	}
	for i := range p.times {
		m := &p.times[i]
		if m.told || p.duration(m) || p.ofSibling(m, siblings) {
			continue
		}
		switch {
		case m.host == t.a || t.kind == "noun" && (m.b == t.a || m.host >= t.b && beForms[p.lower(m.host)] && p.lower(m.host+1) == "of" || m.host == t.b && beForms[p.lower(t.b)]):
			return m
		case m.host < 0:
			loose = m
		}
	}
	for i := range p.times {
		m := &p.times[i]
		if !m.told && !p.duration(m) && m.host >= 0 && !p.ofSibling(m, siblings) && (p.sharesTime(m, t) || p.leads(m, t)) {
			return m
		}
	}
	if loose == nil {
		loose = p.openingTime(t)
	}
	if loose == nil {
		loose = p.clauseTime(t)
	}
	if loose == nil {
		loose = p.ofThemTime(t)
	}
	if loose != nil && t.hit.GapEnd > 0 && loose.host > t.a && loose.host >= t.hit.GapStart && loose.host < t.hit.GapEnd {
		loose = nil // "send ten who were held in May back"
	}
	if loose == nil && t.patient >= 0 && p.nouns[t.patient].unit == habeas.Instances {
		loose = p.sinceTime()
	}
	if loose == nil && (t.act == habeas.Arrest || t.act == habeas.Detention) {
		loose = cmp.Or(p.raidTime(t), p.silenceTime())
	}
	return loose
}

// raids are verbs of the coming of an authority, by which people are then taken.
var raids = wordSet("raided stormed searched surrounded swooped swept stopped intercepted entered broke")

// raidTime gives the moment of a raid to the taking of people that "and" joins to it: "raided a restaurant on Tuesday and arrested ten".
func (p *passage) raidTime(t *trigger) *moment {
	if t.voice != active || t.hit.Form&lexicon.Past == 0 || p.lower(t.a-1) != "and" {
		return nil
	}
	for i := range p.times {
		m := &p.times[i]
		if !m.told && placed(m) && m.host >= 0 && m.host < t.a && t.a-m.host < 20 && raids[p.lower(m.host)] && !p.triggerBetween(m.host+1, t.a) {
			return m
		}
	}
	return nil
}

// ofThemTime gives some of those of whom the sentence first tells what they did the time of that: "fourteen climbed the wall on May 3,
// but nine of them were caught".
func (p *passage) ofThemTime(t *trigger) *moment {
	if t.patient < 0 || !p.nouns[t.patient].part || p.lower(p.nouns[t.patient].b-1) != "them" || t.voice != passive {
		return nil
	}
	for i := range p.times {
		if m := &p.times[i]; !m.told && placed(m) && m.host >= 0 && m.b <= p.nouns[t.patient].a && !p.hostsAct(m.host) {
			return m
		}
	}
	return nil
}

// silenceTime gives the moment when people were last heard from or contact with them was lost: then they were taken.
func (p *passage) silenceTime() *moment {
	for i := range p.times {
		m := &p.times[i]
		if m.told || m.host < 0 || m.From == 0 || m.Days() > 7 {
			continue
		}
		switch p.lower(m.host) {
		case "lost":
			if p.says("contact") {
				return m
			}
		case "heard":
			if p.lower(m.host-1) == "last" {
				return m
			}
		}
	}
	return nil
}

// sinceTime gives a moment of a recording that goes on since some day, for what was recorded.
func (p *passage) sinceTime() *moment {
	for i := range p.times {
		if m := &p.times[i]; !m.told && placed(m) && (p.lower(m.a) == "since" || p.lower(m.a-1) == "since") {
			return m
		}
	}
	return nil
}

// openingTime gives the moment that opens the sentence, for an act later in it without one of its own; or, for "before being
// seized", the moment of the main verb.
func (p *passage) openingTime(t *trigger) *moment {
	for i := range p.times {
		m := &p.times[i]
		if m.told || !placed(m) || m.host < 0 || m.a >= t.a || p.hostsAct(m.host) {
			continue
		}
		if m.a <= p.body+3 && p.opensClause(m.a) || p.asClause(m.b, t.chain.a) || p.lower(t.chain.a-1) == "and" && m.b >= t.chain.a-2 || t.chain.gerundBe && gerundOpens[p.lower(t.chain.a-1)] {
			return m
		}
	}
	return nil
}

// asClause reports whether "as", "when" or "while" stands between the moment and the act: both were at one time.
func (p *passage) asClause(a, b int) bool {
	for k := a; k < b && k < a+3; k++ {
		if w := p.lower(k); w == "as" || w == "when" || w == "while" {
			return true
		}
	}
	return false
}

// hostsAct reports whether a verb is the trigger of an act.
func (p *passage) hostsAct(host int) bool {
	for _, t := range p.triggers {
		if t.a == host && t.patient >= 0 && t.act != habeas.EscapeAttempt && t.act != habeas.Transit {
			return true
		}
	}
	return false
}

// hosted gives the moment whose verb the trigger is, of several the nearest behind it, else the nearest before.
func (p *passage) hosted(t *trigger, siblings []int) *moment {
	var best *moment
	for i := range p.times {
		m := &p.times[i]
		if m.told || p.duration(m) || p.ofSibling(m, siblings) || m.host != t.a {
			continue
		}
		if best == nil || best.a < t.a {
			best = m
		}
	}
	return best
}

// newsTime gives the day on which the news of an act spread: the act was not after it. It has no day where the year is not known.
func (p *passage) newsTime() *moment {
	for i := range p.times {
		m := &p.times[i]
		if !m.told || m.host < 0 {
			continue
		}
		if h := p.find(lexicon.Saying, m.host); h != nil && h.Entry.Kind == "phrase" {
			return m
		}
	}
	return nil
}

// toldTime gives the last day on which the passage says that it was told; zero when it says none.
func (p *passage) toldTime() habeas.Date {
	for i := range p.times {
		if m := &p.times[i]; m.told && m.host >= 0 && m.To != 0 {
			return m.To
		}
	}
	return 0
}

// afterWhen gives the moment right before a clause that "when" opens: "until 9 October, when she was deported".
func (p *passage) afterWhen(t *trigger) *moment {
	for k := t.chain.a - 1; k >= max(p.body, t.chain.a-5); k-- {
		if p.lower(k) != "when" {
			continue
		}
		for i := range p.times {
			m := &p.times[i]
			if m.b <= k && k-m.b <= 1 && placed(m) {
				end := *m
				if end.From != end.To && end.Precision == habeas.ByRange {
					end.From = end.To
				}
				return &end
			}
		}
	}
	return nil
}

// sharesTime: verbs joined by "and" or "after being" share the moment of the one that has it.
func (p *passage) sharesTime(m *moment, t *trigger) bool {
	for i := range p.triggers {
		o := &p.triggers[i]
		if o.a == m.host && o.a != t.a && !(t.hit.GapEnd > 0 && o.a < t.hit.GapEnd && o.a > t.a) && o.patient == t.patient && t.patient >= 0 {
			return o.a > t.a && p.joinedVerbs(*t, *o) || o.a < t.a && (p.joinedVerbs(*o, *t) || m.a > o.a && m.b == t.chain.a-1 && p.lower(m.b) == "and" && t.chain.modal == "" && !t.chain.negated)
		}
	}
	return false
}

// leads reports whether the moment's verb is followed by t as a participle that goes with it: "raided the house on Monday,
// arresting ten".
func (p *passage) leads(m *moment, t *trigger) bool {
	return t.hit.Form&lexicon.Gerund != 0 && t.chain.a == t.a && m.host < t.a && p.lower(t.a-1) == ","
}

// duration tells lengths of time from times.
func (p *passage) duration(m *moment) bool {
	return m.length && m.From == 0 && m.To == 0
}

func (p *passage) ofSibling(m *moment, siblings []int) bool {
	for _, s := range siblings {
		if near := p.timeNear(s); near == m {
			return true
		}
	}
	return false
}

// timeNear gives the moment right after a noun, or right before it.
func (p *passage) timeNear(i int) *moment {
	n := p.nouns[i]
	end := len(p.tokens)
	if i+1 < len(p.nouns) {
		end = p.nouns[i+1].a
	}
	for k := range p.times {
		if m := &p.times[k]; m.a >= n.b && m.b <= end && m.a-n.b <= 6 && !p.markBetween(n.b, m.a) {
			return m
		}
	}
	if n.part {
		return nil // "on Monday, nine of them in the port": the day of the whole
	}
	for k := range p.times {
		if m := &p.times[k]; m.b <= n.a && n.a-m.b <= 3 {
			return m
		}
	}
	return nil
}

func (p *passage) markBetween(a, b int) bool {
	for k := a; k < b; k++ {
		if w := p.lower(k); w == "," || w == ";" || w == "and" {
			return true
		}
	}
	return false
}

// placesNear gives the places right after a noun, up to the next.
func (p *passage) placesNear(i int) []spot {
	n := p.nouns[i]
	end := len(p.tokens)
	if i+1 < len(p.nouns) {
		end = p.nouns[i+1].a
	}
	var out []spot
	for _, s := range p.places {
		if s.Kind == "country" && p.lower(s.a-1) == "from" && s.a-1 == n.b {
			continue // where they come from
		}
		if s.a >= n.b && s.b <= end && s.use == setting && !s.goal {
			out = append(out, s)
		}
	}
	return finest(out)
}
