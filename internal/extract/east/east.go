// Package korean reads claims out of Korean reports, few and sure ones: people counted and named as those who fled, a word for an
// act in a form that says it is done, and nothing in the sentence that denies, plans, asks or sums up. What it is not sure of it
// leaves out; no claim is better than a wrong one. The words are data (data/words.txt).
package korean

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/value"
)

// A telling is one sentence that tells of an act on counted people.
type telling struct {
	act      habeas.Act
	start    int // the sentence
	end      int
	people   people
	when     habeas.When
	where    habeas.Place
	by       []habeas.Actor
	speakers []string
	words    string // that name the act
	hearsay  bool
}

// people are a number of people in a sentence, by byte offsets into the text.
type people struct {
	start, end int
	count      habeas.Count
	nation     string
	named      bool // by a word for those who fled, not by the number alone
	object     bool // the object of its verb
}

// A reader holds one report.
type reader struct {
	text      string
	words     *words
	published habeas.When
	qs        []value.Quantity
	ts        []value.Time
	places    []gazetteer.Mention
	origin    string // the country that the people of the report come from
}

// maxSentence bounds the bytes of a sentence that is read.
const maxSentence = 2000

// Claims gives the claims of a Korean report in the order of its text, without ids.
func Claims(r *habeas.Report, gaz *gazetteer.Gazetteer) []habeas.Claim {
	if r.Lang.Base() != "ko" {
		return nil
	}
	rd := &reader{text: r.Text, words: lists(), published: r.Published}
	if _, _, ok := first(rd.words.group, r.Text); !ok {
		return nil
	}
	rd.read(r)
	rd.places = gaz.Find(r.Text, r.Lang)
	rd.origin = rd.nation()
	var told []telling
	var before habeas.When // the day of a sentence before that tells of no act
	for _, s := range rd.sentences() {
		if k := r.KindAt(s[0]); k != "" && k != habeas.RegionQuotation || s[1]-s[0] > maxSentence || strings.TrimSpace(r.Text[s[0]:s[1]]) == "" {
			continue
		}
		more := rd.sentence(s[0], s[1])
		for i := range more {
			if more[i].when.IsZero() && !more[i].act.Risk() {
				more[i].when = before
			}
		}
		told = rd.merge(told, more)
		if before = (habeas.When{}); len(more) == 0 {
			before, _ = rd.day(s[0], s[1])
		}
	}
	days := rd.dated()
	told = slices.DeleteFunc(told, func(t telling) bool { return !t.when.Placed() && !t.act.Risk() && t.elsewhere(days) })
	return rd.claims(told)
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
		timed := slices.ContainsFunc(within(rd.ts, s[0], s[1], timeStart), func(t value.Time) bool {
			return t.End <= s[1] && t.When.From != 0 && t.When.Days() <= 366
		})
		if !timed {
			continue
		}
		text := rd.text[s[0]:s[1]]
		d := dated{start: s[0], end: s[1], these: strings.Contains(text, "이들")}
		for _, q := range within(rd.qs, s[0], s[1], quantityStart) {
			if q.Unit == "person" {
				d.counts = append(d.counts, q.Count.Best())
			}
		}
		for _, t := range slices.Concat(rd.words.taken, rd.words.did) {
			if !slices.Contains(d.acts, t.what) && strings.Contains(text, t.text) {
				d.acts = append(d.acts, t.what)
			}
		}
		out = append(out, d)
	}
	return out
}

// elsewhere reports whether another sentence, which says too much or too little to be read, has a time and tells of them, of as many
// people or of the same act: when that is the time of the act, "not after the report" would be less than the report says.
func (t *telling) elsewhere(ds []dated) bool {
	return slices.ContainsFunc(ds, func(d dated) bool {
		other := t.start < d.start || d.end <= t.start
		return other && (d.these || slices.Contains(d.counts, t.people.count.Best()) || slices.Contains(d.acts, string(t.act)))
	})
}

func timeStart(t value.Time) int           { return t.Start }
func quantityStart(q value.Quantity) int   { return q.Start }
func mentionStart(m gazetteer.Mention) int { return m.Start }

// within gives those of a list, in the order of the text, that begin in text[start:end].
func within[T any](list []T, start, end int, at func(T) int) []T {
	from, _ := slices.BinarySearchFunc(list, start, func(x T, n int) int { return cmp.Compare(at(x), n) })
	list = list[from:]
	to, _ := slices.BinarySearchFunc(list, end, func(x T, n int) int { return cmp.Compare(at(x), n) })
	return list[:to]
}

// read finds numbers and times. Where only the month of publication is known, days of the month count from its last day; what is
// relative to the day itself stays open.
func (rd *reader) read(r *habeas.Report) {
	p := r.Published
	month := p.Days() > 1 && p.Days() <= 31
	if month {
		p = habeas.When{From: p.To, To: p.To, Precision: habeas.ByDay}
	}
	rd.qs, rd.ts = value.Read(r.Text, r.Lang, p)
	slices.SortStableFunc(rd.qs, func(a, b value.Quantity) int { return cmp.Compare(a.Start, b.Start) })
	slices.SortStableFunc(rd.ts, func(a, b value.Time) int { return cmp.Compare(a.Start, b.Start) })
	if month {
		rd.ts = slices.DeleteFunc(rd.ts, func(t value.Time) bool { return !strings.ContainsAny(r.Text[t.Start:t.End], "0123456789") })
	}
}

// nation gives the country of the groups named in the text where it is one.
func (rd *reader) nation() string {
	if t, _, ok := first(rd.words.group, rd.text); ok && t.what != "-" {
		return t.what
	}
	return ""
}

// sentences parts the text at the ends of sentences and lines; the mark belongs to the sentence.
func (rd *reader) sentences() (out [][2]int) {
	start := 0
	for i, c := range rd.text {
		next := i + utf8.RuneLen(c)
		ends := c == '\n' || c == '!' || c == '?' || c == '.' && (next >= len(rd.text) || rd.text[next] == ' ' || rd.text[next] == '\n')
		if ends {
			out = append(out, [2]int{start, next})
			start = next
		}
	}
	return append(out, [2]int{start, len(rd.text)})
}

// merge adds tellings to those before: the same act on the same number of people is told again, and gives what was not said.
func (rd *reader) merge(told, more []telling) []telling {
	for _, t := range more {
		i := slices.IndexFunc(told, func(o telling) bool {
			return o.act == t.act && o.people.count.Low == t.people.count.Low && o.people.count.High == t.people.count.High
		})
		switch {
		case i >= 0:
			o := &told[i]
			if !o.when.Placed() {
				o.when = t.when
			}
			if o.where.Name == "" && t.where.Name != "" && (o.where.Country == "" || o.where.Country == t.where.Country) {
				o.where = t.where
			}
			if len(o.by) == 0 {
				o.by = t.by
			}
			if len(o.speakers) == 0 {
				o.speakers = t.speakers
			}
		case t.people.named || t.act.Risk() && len(told) > 0:
			told = append(told, t)
		}
	}
	return told
}

// claims makes claims of what was told; what has no country is left out.
func (rd *reader) claims(told []telling) []habeas.Claim {
	host := rd.host()
	var out []habeas.Claim
	for _, t := range told {
		c := habeas.Claim{Act: t.act, Modality: habeas.Happened, Statement: habeas.Direct, Quantity: habeas.Flow, Count: t.people.count, When: t.when,
			Where: t.where, By: t.by, Speakers: t.speakers, Quote: habeas.Quote{Start: t.start, End: t.end, Text: rd.text[t.start:t.end]},
			Who:     habeas.Group{Words: rd.text[t.people.start:t.people.end], Kind: "refugee", Nationality: t.people.nation, Role: "victim"},
			Because: []string{"act " + t.words}}
		if t.hearsay {
			c.Statement = habeas.Hearsay
		}
		if c.Act.Risk() {
			c.Modality = habeas.Feared
		}
		if c.Where.Country == "" {
			c.Where.Country = host
		}
		if c.Where.Country == "" {
			continue
		}
		rd.date(&c)
		out = append(out, c)
	}
	return out
}

// date gives a claim without a day what the report's own day says: a fear is of that day, what happened was not after it.
func (rd *reader) date(c *habeas.Claim) {
	p := rd.published
	if c.When.Placed() || p.To == 0 || p.Days() > 31 {
		return
	}
	if c.Act.Risk() {
		c.When = habeas.When{From: p.From, To: p.To, Precision: p.Precision}
	} else {
		c.When = habeas.When{To: p.To}
	}
}

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
	country := ""
	for _, m := range within(rd.places, start, end, mentionStart) {
		c := m.Place.Country
		if m.End > end || m.Kind == "nationality" || !rd.abroad(c) || rd.goal(m) {
			continue
		}
		if country != "" && c != country {
			return habeas.Place{}, false
		}
		country = c
		if m.Kind != "country" && (p.Name == "" || p.Name == p.Admin1 && m.Place.Admin1 == p.Admin1) {
			p = m.Place
		}
	}
	p.Country = country
	return p, true
}

// day gives the day or days told between two places of the text. sure is false where the times there do not go together or are
// longer than happenings are.
func (rd *reader) day(start, end int) (w habeas.When, sure bool) {
	begin := start
	for _, t := range within(rd.ts, start, end, timeStart) {
		if t.End > end || t.Duration {
			continue
		}
		x := t.When
		if !x.Placed() || x.From == 0 {
			continue
		}
		late := rd.published.To != 0 && x.From > rd.published.To
		if late && !strings.ContainsAny(x.Words, "0123456789") {
			continue // "a day later", counted from what the sentence tells
		}
		if x.Days() > 10 || late {
			return habeas.When{}, false
		}
		if w.From == 0 {
			w, begin = x, t.Start
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
	return w, true
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

// blocked reports whether one of the words that forbid a claim stands in text.
func blocked(list []term, text string) bool {
	for _, b := range list {
		if strings.Contains(text, b.text) {
			return true
		}
	}
	return false
}
