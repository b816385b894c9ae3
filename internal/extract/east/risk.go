package east

import (
	"slices"

	"habeas"
	"habeas/internal/value"
)

// feared finds the risk that is told of the people of the sentence, or of those told of last where a word stands for them.
func (rd *reader) feared(start, end int, here, told []telling) []telling {
	r, ok := rd.risk(rd.text[start:end])
	if !ok {
		return nil
	}
	r.start, r.end = r.start+start, r.end+start
	var g people
	for _, x := range rd.groups(start, end, told) {
		if x.after <= r.start && (!x.object || len(here) > 0) && (x.named || len(told)+len(here) > 0) {
			g = x
		}
	}
	switch {
	case g.end > 0 && (rd.near(g.after, r.start) || len(here) > 0 || has(rd.words.they, rd.text[g.after:r.start])) && rd.alone(g.after, r.start):
	case g.end == 0 && len(here) == 0 && len(told) > 0 && has(rd.words.pronoun, rd.text[start:r.start]) && rd.one(told, start):
		g = told[len(told)-1].people
	default:
		return nil
	}
	if _, hedged := rd.words.doubt(rd.words.hedge, without(rd.words.threat, rd.text[rd.clause(start, r.start):r.start])); hedged {
		return nil
	}
	t := telling{act: habeas.Act(r.what), people: g, words: r.text}
	t.start, t.end = trim(rd.text, start, end)
	t.where, _ = rd.setting(min(max(g.after, start), r.start), r.start)
	for _, m := range within(rd.places, start, r.start, mentionStart) {
		if m.Kind == "country" && len(here) > 0 && m.Place.Country != here[0].where.Country && rd.abroad(m.Place.Country) && rd.goal(m) {
			t.where = habeas.Place{Country: m.Place.Country} // where they were brought
		}
	}
	if t.where.Country == "" && len(here) > 0 {
		t.where = here[len(here)-1].where
	} else if t.where.Country == "" && len(told) > 0 {
		t.where.Country = told[len(told)-1].where.Country
	}
	if t.where.Country == "" {
		t.where, _ = rd.setting(start, r.start)
	}
	return []telling{t}
}

// risk finds the first word for a fear: one of its own, or a threat with an act behind it: "面临中国强制遣返".
func (rd *reader) risk(text string) (deed, bool) {
	d, ok := find(rd.words.risk, text)
	t, found := find(rd.words.threat, text)
	if !found || ok && d.start < t.start {
		return d, ok
	}
	v, found := find(rd.words.verb, text[t.end:])
	if !found || habeas.Act(v.what) != habeas.ForcedReturn || !rd.bare(text[t.end:t.end+v.start]) {
		return d, ok
	}
	return deed{term: t.term, start: t.start, end: t.end + v.end}, true
}

// one reports whether only one number of people who fled was told of before a sentence, believed or not.
func (rd *reader) one(told []telling, start int) bool {
	if len(told) == 0 {
		return false
	}
	c := told[0].people.count
	for _, t := range told[1:] {
		if !same(t.people.count, c) {
			return false
		}
	}
	return start <= rd.others(c)
}

// others gives where the first group of another number than c is named; what was found for the count asked last is kept.
func (rd *reader) others(c habeas.Count) int {
	if rd.other.at > 0 && same(rd.other.count, c) {
		return rd.other.at
	}
	at := len(rd.text) + 1
	i := slices.IndexFunc(rd.qs, func(q value.Quantity) bool {
		if q.Unit != "person" || q.Count.Overlaps(c) {
			return false
		}
		_, named := rd.group(q, max(0, q.Start-maxDescription), min(len(rd.text), q.End+maxDescription))
		return named
	})
	if i >= 0 {
		at = max(1, rd.qs[i].Start)
	}
	rd.other.count, rd.other.at = c, at
	return at
}

// planned makes a fear of a return that is planned; other acts that are planned are left out.
func (d deed) planned() (deed, bool) {
	ok := habeas.Act(d.what) == habeas.ForcedReturn
	d.what, d.plan = string(habeas.ImminentReturn), true
	return d, ok
}
