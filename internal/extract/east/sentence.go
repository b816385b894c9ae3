package east

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas"
	"habeas/internal/gazetteer"
)

// An deed is a word for an act in text[start:end].
type deed struct {
	term
	start, end int
	plan       bool // it is planned
}

// maxGap is how many characters may stand between people and what is told of them, and maxAgent between the two parts of a passive.
const (
	maxGap   = 80
	maxAgent = 14
)

// sentence reads one sentence: "탈북민 아홉 명이 … 체포됐다". why is the word for which a sentence that tells of such people is left out.
func (rd *reader) sentence(start, end int, told []telling) (out []telling, why string) {
	text := rd.text[start:end]
	if b, no := rd.words.doubt(rd.words.block, text); no {
		if has(rd.words.group, text) && (has(rd.words.taken, text) || has(rd.words.verb, text) && has(rd.words.passive, text)) {
			why = strings.TrimSpace(b.text)
		}
		return nil, why
	}
	done := start
	for _, g := range rd.groups(start, end, told) {
		for _, d := range rd.deeds(g, done, end) {
			if t, ok := rd.telling(start, end, done, g, rd.homed(&g, d)); ok {
				out = append(out, t)
				if done = max(done, d.end); d.end > g.start {
					done = max(done, g.end)
				}
			}
		}
	}
	return append(out, rd.feared(start, end, out, told)...), ""
}

// homed names people by an act that says whose they are: who is sent back to the country that the people of the report fled from.
func (rd *reader) homed(g *people, d deed) deed {
	if g.named || habeas.Act(d.what) != habeas.ForcedReturn {
		return d
	}
	if len(rd.words.subject) == 0 && d.end <= g.start && rd.origin != "" { // who is returned is one of those whom the report is about
		g.named, g.loose, g.by, g.nation = true, true, d.text, rd.origin
	}
	if h, ok := find(rd.words.home, d.text); ok {
		g.named, g.by, g.nation = true, d.text, h.what
	}
	for _, m := range within(rd.places, d.end, d.end+4, mentionStart) {
		if m.Kind == "country" && m.Place.Country == rd.origin {
			g.named, g.by, g.nation = true, d.text+m.Place.Words, rd.origin
		}
	}
	return d
}

// deeds gives what is told to have been done to people, in the order of the text.
func (rd *reader) deeds(g people, start, end int) (out []deed) {
	if g.start < start {
		return nil
	}
	if d, ok := rd.which(g, start); ok {
		out = append(out, d)
	}
	if _, linked := startsWith(rd.words.link, rd.text[g.after:end]); linked {
		return out
	}
	if d, ok := rd.active(g, start, end); ok {
		out = append(unheld(out), d)
		slices.SortStableFunc(out, func(a, b deed) int { return a.start - b.start })
		return out
	}
	at := g.after
	for range 2 {
		d, ok := rd.follows(g, at, end)
		if !ok || !rd.plain(g, d, start, end) {
			return out
		}
		out = append(unheld(out), d)
		at = d.end
		if g.object {
			break
		}
	}
	return out
}

// unheld leaves out that people are described as held where something else is told of them: that is where they were, and no news.
func unheld(ds []deed) []deed {
	return slices.DeleteFunc(ds, func(d deed) bool { return habeas.Act(d.what) == habeas.Detention })
}

// follows finds an act behind people: what was done to them, or what was done with them as its object.
func (rd *reader) follows(g people, at, end int) (deed, bool) {
	rest := rd.text[at:end]
	d, ok := deed{}, false
	switch {
	case g.object && len(rd.words.did) > 0:
		d, ok = find(rd.words.did, rest)
	case g.object:
		d, ok = find(rd.words.verb, rest)
	default:
		d, ok = rd.suffered(rest)
		if !ok && rd.title {
			d, ok = rd.final(rest)
		}
	}
	if !ok {
		return deed{}, false
	}
	d.start, d.end = d.start+at, d.end+at
	if g.plan {
		if d, ok = d.planned(); !ok {
			return d, false
		}
	}
	_, linked := startsWith(rd.words.link, rd.text[d.end:end])
	_, cleft := startsWith(rd.words.cleft, rd.text[at:end])
	return d, rd.near(at, d.start) && (cleft || !linked)
}

// final finds the act with which a title ends what it says of people: "탈북민 9명, 중국서 체포". Another act before it may be what is told.
func (rd *reader) final(rest string) (deed, bool) {
	d, ok := find(rd.words.headline, rest)
	if !ok {
		return d, false
	}
	after := strings.TrimSpace(rest[d.end:])
	r, _ := utf8.DecodeRuneInString(after)
	return d, after == "" || strings.ContainsRune("…,.\"”'’", r)
}

func find(list []term, text string) (deed, bool) {
	t, at, ok := first(list, text)
	return deed{term: t, start: at, end: at + len(t.text)}, ok
}

// suffered finds the first word in a passive form, or a passive mark and a verb with no more than the agent between: "被中国警方逮捕".
func (rd *reader) suffered(text string) (deed, bool) {
	d, ok := find(rd.words.taken, text)
	limit := len(text)
	if ok {
		limit = d.start
	}
	for at := 0; at < limit; {
		p, i, found := first(rd.words.passive, text[at:limit])
		if !found {
			break
		}
		at += i + len(p.text)
		v, found := find(rd.words.verb, text[at:])
		if !found || !rd.bare(text[at:at+v.start]) {
			continue
		}
		return deed{term: v.term, start: at - len(p.text), end: at + v.end}, true
	}
	return d, ok
}

// bare reports whether text is short and within one clause, as an agent between the parts of a passive is.
func (rd *reader) bare(text string) bool {
	return utf8.RuneCountInString(text) <= maxAgent && !strings.ContainsAny(text, "，,。、：:（(") && !has(rd.words.link, text)
}

// which finds an act that describes people before they are named: "被遣返的108名朝鲜工人", "체포된 탈북민 5명". It is told as known.
func (rd *reader) which(g people, start int) (deed, bool) {
	if g.outer > g.inner {
		if d, ok := rd.described(g.inner, g.outer); ok && rd.plain(g, d, start, g.outer) {
			return d, true
		}
	}
	head := strings.TrimRight(rd.text[start:g.start], " ")
	if t, ok := endsWith(rd.words.which, head); ok {
		at := start + len(head) - len(t.text)
		d := deed{term: t, start: at, end: at + len(t.text)}
		return d, rd.plain(g, d, start, g.start)
	}
	d, ok := rd.described(start, start+len(head))
	if !ok {
		d, ok = rd.earlier(start, start+len(head))
	}
	return d, ok && rd.plain(g, d, start, g.start)
}

// earlier finds an act with which the description of people begins, where a language marks who is its subject and no other is:
// "지난달 체포돼 북송 위기에 처했던 탈북민".
func (rd *reader) earlier(start, end int) (deed, bool) {
	if len(rd.words.subject) == 0 || !rd.describes(start, end) {
		return deed{}, false
	}
	from := rd.clause(start, end)
	d, ok := find(rd.words.taken, rd.text[from:end])
	if !ok || has(rd.words.subject, rd.text[from:end]) || has(rd.words.stop, rd.text[from:end]) || !rd.alone(from, end) {
		return deed{}, false
	}
	d.start, d.end = d.start+from, d.end+from
	return d, true
}

// described finds a passive with which the description of people in text[start:end] ends.
func (rd *reader) described(start, end int) (deed, bool) {
	link, ok := endsWith(rd.words.link, rd.text[start:end])
	if !ok {
		return deed{}, false
	}
	head := strings.TrimSuffix(rd.text[start:end], link.text)
	if t, ok := endsWith(rd.words.taken, head); ok {
		at := start + len(head) - len(t.text)
		return deed{term: t, start: at, end: at + len(t.text)}, true
	}
	v, ok := endsWith(rd.words.verb, head)
	if !ok {
		return deed{}, false
	}
	head = strings.TrimSuffix(head, v.text)
	n := last(rd.words.passive, head)
	if n == 0 && (habeas.Act(v.what) == habeas.Arrest || habeas.Act(v.what) == habeas.Detention) { // who is arrested, by whomever: "上月在中国抓捕的"
		return deed{term: v, start: start + len(head), end: start + len(head) + len(v.text)}, true
	}
	if n == 0 || !rd.bare(head[n:]) {
		return deed{}, false
	}
	p, _ := endsWith(rd.words.passive, head[:n])
	return deed{term: v, start: start + n - len(p.text), end: start + len(head) + len(v.text)}, true
}

// active finds a verb right before its object: "遣返了500余名脱北者". Only languages without particles tell so.
func (rd *reader) active(g people, start, end int) (deed, bool) {
	if len(rd.words.subject) > 0 || g.object {
		return deed{}, false
	}
	d, ok := rd.governs(start, g.start)
	if !ok {
		return deed{}, false
	}
	at := d.start
	if p, ok := endsWith(rd.words.plan, rd.text[start:at]); ok {
		if d, ok = d.planned(); !ok {
			return deed{}, false
		}
		at -= len(p.text)
	}
	before := rd.text[rd.clause(start, at):at]
	_, intent := rd.words.doubt(rd.words.intent, before)
	return d, !intent && !has(rd.words.passive, before) && !rd.unsure(start, g, at, end)
}

// governs finds the verb whose object begins at end: right before it, or before what describes the object, where something shows that it
// is no part of the description: "释放了来自新疆的11名", "遣返被捕的9名".
func (rd *reader) governs(start, end int) (deed, bool) {
	head := rd.text[start:end]
	if a, ok := endsWith(rd.words.aspect, head); ok {
		head = strings.TrimSuffix(head, a.text)
	}
	if v, ok := endsWith(rd.words.verb, head); ok {
		at := start + len(head) - len(v.text)
		return deed{term: v, start: at, end: at + len(v.text)}, true
	}
	if _, linked := endsWith(rd.words.link, head); !linked {
		return deed{}, false
	}
	from := rd.clause(start, end)
	d, ok := find(rd.words.verb, rd.text[from:end])
	rest := rd.text[from+d.end : end]
	_, aspect := startsWith(rd.words.aspect, rest)
	_, attribute := startsWith(rd.words.attribute, rest)
	d.start, d.end = d.start+from, d.end+from
	return d, ok && (aspect || attribute) && !has(rd.words.group, rest) && rd.alone(d.end, end)
}

// plain reports whether nothing in the clauses of people and act makes the act less than a fact, nobody else is counted between them.
func (rd *reader) plain(g people, d deed, start, end int) bool {
	if d.start >= g.after {
		if !rd.alone(g.after, d.start) || rd.byOrigin(d) {
			return false
		}
		_, intent := rd.words.doubt(rd.words.intent, rd.text[rd.clause(start, g.mark):g.mark]+rd.text[g.after:d.start])
		if g.object && len(rd.words.subject) == 0 && intent {
			return false
		}
	}
	return !rd.unsure(start, g, d.end, end)
}

// byOrigin reports whether an act names the country that the people fled from as its doer: what is done to them there is another act.
func (rd *reader) byOrigin(d deed) bool {
	return slices.ContainsFunc(within(rd.places, d.start, d.end, mentionStart), func(m gazetteer.Mention) bool { return m.Place.Country == rd.origin && !rd.goal(m) })
}

// unsure reports a word of doubt in the clauses from the people or act, whichever is first, to the end of the clause of the other. What
// describes the people is not looked at: what they tried says nothing about what was done to them.
func (rd *reader) unsure(start int, g people, act, end int) bool {
	head := g.start
	if g.object {
		head = g.mark
	}
	from := rd.clause(start, min(head, act))
	to := rd.clauseEnd(max(act, g.after), end)
	if len(rd.words.subject) > 0 {
		to = end // the verb that governs all stands last
	}
	_, before := rd.words.doubt(rd.words.hedge, rd.text[from:min(head, max(from, act))])
	_, behind := rd.words.doubt(rd.words.hedge, rd.text[max(from, min(g.after, to)):to])
	return before || behind
}

// clause gives where the clause begins that goes on at i, clauseEnd where it ends.
func (rd *reader) clause(start, i int) int {
	n := strings.LastIndexAny(rd.text[start:i], ",，：:")
	if n < 0 {
		return start
	}
	_, size := utf8.DecodeRuneInString(rd.text[start+n:])
	return start + n + size
}

func (rd *reader) clauseEnd(i, end int) int {
	if i >= end {
		return i
	}
	if n := strings.IndexAny(rd.text[i:end], ",，"); n >= 0 {
		return i + n
	}
	return end
}

// near reports whether what stands between people and their verb is short and begins no other clause.
func (rd *reader) near(start, end int) bool {
	between := rd.text[start:end]
	if _, stop := rd.words.doubt(rd.words.stop, between); stop || utf8.RuneCountInString(between) > maxGap {
		return false
	}
	if len(rd.words.onward) == 0 {
		return true
	}
	for i, c := range between {
		if c != ',' && c != '，' {
			continue
		}
		if _, ok := startsWith(rd.words.onward, rd.text[rd.timeless(start+i+utf8.RuneLen(c)):]); !ok {
			return false
		}
	}
	return true
}

// timeless gives where a clause goes on behind a time with which it begins.
func (rd *reader) timeless(i int) int {
	for _, t := range within(rd.ts, i, i+1, timeStart) {
		return t.End
	}
	return i
}

// headline reads a title, which names an act without its endings where the language allows it.
func (rd *reader) headline(start, end int, told []telling) ([]telling, string) {
	rd.title = true
	out, why := rd.sentence(start, end, told)
	rd.title = false
	for i := range out {
		out[i].title = true
	}
	return out, why
}

// trim gives text[start:end] without white space around it.
func trim(text string, start, end int) (int, int) {
	s := text[start:end]
	start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return start, start + len(strings.TrimSpace(s))
}

// telling makes one telling of an act on people; done is where the sentence was read up to. It is false where place or day are told
// more than once and none can be chosen.
func (rd *reader) telling(start, end, done int, g people, d deed) (telling, bool) {
	t := telling{act: habeas.Act(d.what), people: g, words: strings.TrimSpace(d.text)}
	t.start, t.end = trim(rd.text, start, end)
	at, from := d.start, rd.told(start, min(g.start, d.start), end)
	where, ok := rd.setting(d.start, d.end)
	if where.Country == "" && at > g.after { // between the people and the verb; else before both
		where, ok = rd.setting(g.after, at)
	}
	if where.Country == "" {
		where, ok = rd.setting(max(from, done), at)
	}
	if where.Country == "" && done > from {
		where, ok = rd.setting(from, at)
	}
	if !ok {
		return t, false
	}
	if where.Country == "" && ok && d.start < g.start {
		where, ok = rd.setting(g.start, g.end)
	}
	t.where, t.by, t.plan = where, rd.actor(start, max(at, d.end)), d.plan
	t.speakers = rd.speakers(start, from)
	if t.plan || !ok || g.loose && where.Country == "" {
		return t, ok && !g.loose
	}
	if told, sure := rd.day(start, from); sure {
		t.known = told.To
	}
	w, sure := rd.when(from, done, g, d)
	if !sure {
		return t, false
	}
	t.when = w
	t.total = rd.totals(w, g.count.Low, from, max(at, g.start))
	return t, t.total || g.count.Low < maxFlow
}

// totals reports whether n people are those of a time and not of one happening; a word that they were taken at once says that they are not.
func (rd *reader) totals(w habeas.When, n, start, end int) bool {
	if has(rd.words.once, rd.text[start:end]) {
		return false
	}
	_, said := rd.words.doubt(rd.words.total, rd.text[start:end])
	return said || w.Days() > 31 || n >= 20 && (w.Days() > 10 || rd.open(start, end))
}
