package east

import (
	"slices"
	"strings"
	"unicode/utf8"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/value"
)

// host gives the country in which the acts of the report were done, where its places leave no doubt.
func (rd *reader) host() string {
	n := map[string]int{}
	for _, m := range rd.places {
		if c := m.Place.Country; c != "" && rd.abroad(c) {
			n[c]++
		}
	}
	best, second := "", 0
	for c, k := range n {
		switch {
		case best == "" || k > n[best] || k == n[best] && c < best:
			if best != "" {
				second = max(second, n[best])
			}
			best = c
		default:
			second = max(second, k)
		}
	}
	if best == "" || n[best] < 2*second || n[best] == second {
		return ""
	}
	return best
}

// abroad reports a country where people can be who fled from another: not their own, nor that in which most tell of them.
func (rd *reader) abroad(country string) bool {
	return country != rd.origin && country != "KR" && country != "KP"
}

// setting gives the place of an act within a stretch of text; ok is false where two countries are named and none can be chosen.
func (rd *reader) setting(start, end int) (p habeas.Place, ok bool) {
	country, home, two := "", habeas.Place{}, false // two: provinces, of which none can be chosen
	for _, m := range within(rd.places, start, end, mentionStart) {
		c := m.Place.Country
		if m.End > end || m.Kind == "nationality" || rd.goal(m) {
			continue
		}
		if c == rd.origin && c != "KP" && m.Kind != "country" {
			home = m.Place
		}
		if !rd.abroad(c) {
			continue
		}
		if _, edge := startsWith(rd.words.edge, rd.text[m.End:]); edge && country != "" && c != country {
			continue
		}
		if country != "" && c != country {
			return habeas.Place{}, false
		}
		country = c
		if m.Kind != "country" && (p.Name == "" || p.Name == p.Admin1 && m.Place.Admin1 == p.Admin1) {
			p = m.Place
		}
		two = two || p.Admin1 != "" && m.Place.Admin1 != "" && m.Place.Admin1 != p.Admin1
	}
	if country == "" {
		return home, true
	}
	if two {
		p = habeas.Place{}
	}
	p.Country = country
	return p, true
}

// actor gives the authority, or the country as one, that text[start:end] names last.
func (rd *reader) actor(start, end int) []habeas.Actor {
	for _, m := range slices.Backward(within(rd.places, start, end, mentionStart)) {
		if m.End > end || m.Kind != "country" || !rd.abroad(m.Place.Country) {
			continue
		}
		rest := rd.text[m.End:end]
		gap := len(rest) - len(strings.TrimLeft(rest, " "))
		if a, ok := startsWith(rd.words.agent, rest[gap:]); ok {
			return []habeas.Actor{{Words: rd.text[m.Start : m.End+gap+len(a.text)], Kind: "organization"}}
		}
	}
	return nil
}

// A dated sentence has a time and says of whom or of what.
type dated struct {
	start, end int
	these      bool // of those already told of
	counts     []int
	acts       []string
}

// dated gives the sentences with a time, for what they say beside what is read from them.
func (rd *reader) dated() (out []dated) {
	for _, s := range rd.sentences() {
		if s[1]-s[0] > maxSentence {
			continue
		}
		from := s[0] + max(last(rd.words.cut, rd.text[s[0]:s[1]]), rd.opens(s[0], s[1]))
		timed := slices.ContainsFunc(within(rd.ts, from, s[1], timeStart), func(t value.Time) bool {
			_, told := startsWith(rd.words.said, strings.TrimLeft(rd.text[t.End:], " "))
			return t.End <= s[1] && t.When.From != 0 && t.When.Days() <= 366 && !told && !rd.flight(t.End, s[1])
		})
		if !timed {
			continue
		}
		text := rd.text[s[0]:s[1]]
		d := dated{start: s[0], end: s[1], these: has(rd.words.pronoun, text)}
		for _, q := range within(rd.qs, s[0], s[1], quantityStart) {
			if q.Unit == "person" {
				d.counts = append(d.counts, q.Count.Best())
			}
		}
		for _, t := range slices.Concat(rd.words.taken, rd.words.did, rd.words.verb) {
			if !slices.Contains(d.acts, t.what) && strings.Contains(text, t.text) {
				d.acts = append(d.acts, t.what)
			}
		}
		out = append(out, d)
	}
	return out
}

// flight reports whether what follows a time tells first how people came there: the time of a flight is not that of the act.
func (rd *reader) flight(start, end int) bool {
	rest := rd.text[start:end]
	_, at, ok := first(rd.words.fled, rest)
	for _, l := range [][]term{rd.words.taken, rd.words.did, rd.words.verb} {
		if _, i, acts := first(l, rest); acts && i < at {
			return false
		}
	}
	return ok
}

// maxPast is how many days before the report a time may lie that stands near what is told without one.
const maxPast = 180

// past reports whether the last time told before an act, not long before it, is of days long gone: then the act may be too.
func (rd *reader) past(t *telling) bool {
	ts := within(rd.ts, max(0, t.start-maxGap*4), t.end, timeStart)
	for _, x := range slices.Backward(ts) {
		if w := x.When; w.From != 0 && !x.Duration {
			return w.To != 0 && rd.published.To != 0 && w.To.DaysUntil(rd.published.To) > maxPast
		}
	}
	return false
}

// opens gives where what is quoted begins in a sentence that tells of no act before it, 0 for nowhere.
func (rd *reader) opens(start, end int) int {
	text := rd.text[start:end]
	i := strings.IndexAny(text, "“\"")
	if i < 0 || !has(rd.words.quoted, text) {
		return 0
	}
	if rd.acts(text[:i]) {
		return 0
	}
	return i
}

// elsewhere reports whether another sentence, which says too much or too little to be read, has a time and tells of them, of as many
// people or of the same act: when that is the time of the act, "not after the report" would be less than the report says.
func (t *telling) elsewhere(ds []dated, told []telling) bool {
	return slices.ContainsFunc(ds, func(d dated) bool {
		own := slices.ContainsFunc(told, func(o telling) bool { // the time of another act
			return d.start <= o.start && o.start < d.end && o.when.Placed() && o.act != t.act
		})
		other := t.start < d.start || d.end <= t.start
		return other && !own && (d.these || slices.Contains(d.counts, t.people.count.Best()) || slices.Contains(d.acts, string(t.act)))
	})
}

// when gives the time of an act, whose sentence was read up to done: what stands between people and act or before both, but not what
// describes the people, nor what was told of others.
func (rd *reader) when(from, done int, g people, d deed) (habeas.When, bool) {
	if d.start < g.start {
		return rd.day(max(from, done), d.start)
	}
	w, sure := rd.day(max(g.after, min(done, d.start)), d.start)
	head := max(from, min(g.mark, g.start))
	if sure && w.IsZero() && g.after < done && done <= d.start && joined(rd.text[done:d.start]) {
		w, sure = rd.day(g.after, d.start) // the act before has the same time
		done = from
	}
	if begin := rd.clause(from, head); !rd.alone(from, begin) && !has(rd.words.part, g.by) {
		from = begin // what was told of others has a time of its own
	}
	if rd.describes(from, head) {
		begin := rd.clause(from, head)
		if w.IsZero() && rd.timed(min(max(begin, done), head), head) {
			return w, false
		}
		head = begin
	}
	if !sure {
		return w, false
	}
	x, sure := rd.day(max(from, min(done, head)), head)
	if sure && x.IsZero() && done > from && done <= head {
		x, sure = rd.day(from, done)
	}
	switch {
	case !sure || x.IsZero():
		return w, sure
	case w.IsZero():
		return x, true
	case w.From >= x.From && w.To <= x.To:
		return w, true
	}
	return habeas.When{}, false
}

// maxJoin is how many characters may stand between two acts of one clause.
const maxJoin = 6

// joined reports whether two acts with text between them are told as one: "被逮捕并遣返", "체포돼 북송됐다".
func joined(text string) bool {
	return utf8.RuneCountInString(text) <= maxJoin && !strings.ContainsAny(text, ",，、")
}

// describes reports whether text[from:head] ends in a clause that describes the people behind it and can have a time of its own. What they
// meant to do and whom they have among them has none.
func (rd *reader) describes(from, head int) bool {
	text := strings.TrimRight(rd.text[from:head], " ")
	_, aside := endsWith(rd.words.aside, text)
	_, described := endsWith(rd.words.describes, text)
	return described && !aside
}

// timed reports a point or span of time in a stretch of text.
func (rd *reader) timed(start, end int) bool {
	return slices.ContainsFunc(within(rd.ts, start, end, timeStart), func(t value.Time) bool { return !t.Duration && t.When.Placed() })
}

// spell reports a length of time, from which one who counts can tell when something was.
func (rd *reader) spell(start, end int) bool {
	return slices.ContainsFunc(within(rd.ts, start, end, timeStart), func(t value.Time) bool { return t.Duration })
}

// open reports a time that no day of publication settles.
func (rd *reader) open(start, end int) bool {
	return slices.ContainsFunc(within(rd.ts, start, end, timeStart), func(t value.Time) bool {
		return !t.Duration && !t.When.Placed() && strings.ContainsAny(t.When.Words, "0123456789")
	})
}

// maxSpell is the longest time in days that a total is of.
const maxSpell = 5 * 366

// day gives the day or days told between two places of the text. sure is false where the times there do not go together.
func (rd *reader) day(start, end int) (w habeas.When, sure bool) {
	begin, lag := start, false
	for _, t := range within(rd.ts, start, end, timeStart) {
		if _, now := startsWith(rd.words.now, rd.text[t.Start:]); now || t.End > end || t.Duration {
			continue
		}
		x := rd.since(t)
		if !x.Placed() || x.From == 0 || has(rd.words.came, rd.text[t.End:end]) {
			continue
		}
		late := rd.published.To != 0 && x.From > rd.published.To
		if late && !strings.ContainsAny(x.Words, "0123456789") {
			lag = true // "a day later", counted from what was told before
			continue
		}
		if x.Days() > maxSpell || late {
			return habeas.When{}, false
		}
		switch {
		case w.From == 0:
			w, begin = x, t.Start
			continue
		case x.From >= w.From && x.To <= w.To && w.Days() > 10: // a day of the month told before
			w = x
			continue
		}
		from, to := min(w.From, x.From), max(w.To, x.To)
		if from.DaysUntil(to) > 3 {
			return habeas.When{}, false
		}
		w = habeas.When{From: from, To: to, Precision: habeas.ByRange, Words: rd.text[begin:t.End]}
		if from == to {
			w.Precision = habeas.ByDay
		}
	}
	return w, !lag || !w.IsZero()
}

// since gives the time that an expression means with what follows it, from then to the day of the report; no longer time goes on after it.
func (rd *reader) since(t value.Time) habeas.When {
	w := t.When
	rest := strings.TrimLeft(rd.text[t.End:], " ")
	n, ok := rd.lasts(t, rest)
	today := rd.published.To
	if !ok && (w.Days() <= 31 || w.To <= today) || w.From == 0 || today < w.From || w.To == today {
		return w
	}
	return habeas.When{From: w.From, To: today, Precision: habeas.ByRange, Words: rd.text[t.Start : len(rd.text)-len(rest)+n]}
}

// lasts reports whether a time goes on since then, and where in the rest behind it that is said: "…以来", "自2020年初边界关闭以来".
func (rd *reader) lasts(t value.Time, rest string) (n int, ok bool) {
	if s, ok := startsWith(rd.words.since, rest); ok {
		return len(s.text), true
	}
	_, before := endsWith(rd.words.from, rd.text[:t.Start])
	_, begins := startsWith(rd.words.from, rd.text[t.Start:])
	rest = rest[:min(len(rest), maxDescription)]
	if n = strings.IndexAny(rest, ",，。\n"); n < 0 || !before && !begins {
		return 0, false
	}
	return n, last(rd.words.since, rest[:n]) == n
}

// told gives where a sentence begins to tell of the act, behind the one who tells it: "据…报道,", "29일 단체는 … 체포됐다고 전했다".
func (rd *reader) told(start, to, end int) int {
	from := start + last(rd.words.cut, rd.text[start:to])
	if i := strings.LastIndexAny(rd.text[from:to], "“"); i >= 0 && (has(rd.words.quoted, rd.text[start:end]) || !strings.Contains(rd.text[from+i:to], "”")) {
		return from + i
	}
	if len(rd.words.topic) == 0 {
		return from
	}
	head := rd.text[from:to]
	if strings.Count(head, `"`)%2 == 1 {
		return from + strings.LastIndex(head, `"`)
	}
	if !has(rd.words.quoted, rd.text[start:end]) {
		return from
	}
	for i := to; i > from; i-- {
		if p, ok := endsWith(rd.words.topic, rd.text[from:i]); ok && !rd.topicIsCountry(i, p.text) {
			return i
		}
	}
	return from
}

// topicIsCountry reports whether the topic that ends with its particle before i is a country or authority.
func (rd *reader) topicIsCountry(i int, particle string) bool {
	word := strings.TrimSuffix(rd.text[:i], particle)
	for _, m := range within(rd.places, len(word)-90, len(word), mentionStart) {
		if m.Kind != "country" || m.End > len(word) {
			continue
		}
		rest := strings.TrimLeft(rd.text[m.End:len(word)], " ")
		if a, ok := startsWith(rd.words.agent, rest); rest == "" || ok && len(a.text) == len(rest) {
			return true
		}
	}
	return false
}

// speakers gives the last words before the mark of one who is quoted, which ends at to.
func (rd *reader) speakers(start, to int) []string {
	head := rd.text[start:to]
	c, ok := endsWith(rd.words.cut, head)
	if !ok {
		return nil
	}
	s := strings.TrimRight(strings.TrimSuffix(head, c.text), " ")
	if i := strings.LastIndexAny(s, ",.]\n，。：:"); i >= 0 {
		s = strings.TrimLeft(strings.TrimPrefix(s[i:], "，"), ",.]。：: ")
	}
	for _, t := range within(rd.ts, to-len(c.text)-len(s)-3, to, timeStart) {
		if t.End <= to && strings.HasSuffix(s, rd.text[t.Start:t.End]) {
			s = strings.TrimSpace(strings.TrimSuffix(s, rd.text[t.Start:t.End]))
		}
	}
	for _, v := range rd.words.voice {
		s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(s, v.text), v.text))
	}
	f := strings.Fields(s)
	for len(f) > 0 {
		if _, day := endsWith(rd.words.day, f[0]); !day {
			break
		}
		f = f[1:] // "27일 …에 따르면"
	}
	s = strings.Join(f, " ")
	if len(f) == 0 || len(f) > 5 || len(s) > 60 || has(rd.words.pronoun, s) {
		return nil
	}
	return []string{s}
}

// goal reports a place towards which somebody is brought, or whose is somebody: "북한으로", "逃往韩国".
func (rd *reader) goal(m gazetteer.Mention) bool {
	_, behind := startsWith(rd.words.goal, rd.text[m.End:])
	_, people := startsWith(rd.words.kind, strings.TrimLeft(rd.text[m.End:], " "))
	_, before := endsWith(rd.words.toward, strings.TrimRight(rd.text[:m.Start], " "))
	return behind || before || people
}
