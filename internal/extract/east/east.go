// Package east reads claims out of Korean and Chinese reports, few and sure ones: people counted and named as those who fled, a word
// for an act in a form that says it is done, and nothing near it that denies, plans or asks. What it is not sure of it leaves out; no
// claim is better than a wrong one. The engine knows no language: the words of each, and how its sentences are put together, are a
// file in data.
package east

import (
	"cmp"
	"fmt"
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
	words    string      // that name the act
	total    bool        // of a period, not one happening
	title    bool        // told by the headline
	plan     bool        // it is planned
	known    habeas.Date // the day on which it was told, where the sentence says so; 0 where not
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
	title     bool   // a headline is being read
	other     struct {
		count habeas.Count
		at    int // where the first group of another number is named
	}
}

// maxSentence bounds the bytes of a sentence that is read.
const maxSentence = 2000

// Claims gives the claims of a report in a language with a file of words, in the order of its text, without ids; and the sentences
// that tell of such people and were not believed, with the word that forbids it. Other languages give none.
func Claims(r *habeas.Report, gaz *gazetteer.Gazetteer) ([]habeas.Claim, []habeas.Skipped) {
	w := languages()[habeas.Lang(r.Lang.Base())]
	if w == nil {
		return nil, nil
	}
	rd := &reader{text: r.Text, words: w, published: r.Published}
	if !has(w.group, r.Text) {
		return nil, nil
	}
	rd.read(r)
	rd.places = gaz.Find(r.Text, r.Lang)
	rd.origin = rd.nation()
	told, skipped := rd.tell(r)
	days := rd.dated()
	sure := slices.DeleteFunc(slices.Clone(told), func(t telling) bool {
		return t.within(told) || !t.when.Placed() && (rd.past(&t) || !t.act.Risk() && (t.total || t.people.name != "" || t.elsewhere(days, told) || rd.spell(t.start, t.end)))
	})
	return rd.claims(sure), skipped
}

// within reports whether people are told to be held whose arrest is told: that is the same news.
func (t *telling) within(told []telling) bool {
	return t.act == habeas.Detention && slices.ContainsFunc(told, func(o telling) bool {
		return o.act == habeas.Arrest && same(o.people.count, t.people.count) && o.people.name == t.people.name
	})
}

// tell reads the sentences of the body, then the headlines for what the body does not tell.
func (rd *reader) tell(r *habeas.Report) (told []telling, skipped []habeas.Skipped) {
	var before habeas.When // the day of a sentence before that tells of no act
	var titles [][2]int
	for _, s := range rd.sentences() {
		switch r.KindAt(s[0]) {
		case habeas.RegionTitle:
			titles = append(titles, s)
			continue
		case habeas.RegionDateline:
			s[0] = min(s[1], regionEnd(r, s[0]))
			fallthrough
		case "", habeas.RegionQuotation:
			if s[1]-s[0] > maxSentence || strings.TrimSpace(r.Text[s[0]:s[1]]) == "" {
				continue
			}
		default:
			continue
		}
		more, why := rd.sentence(s[0], s[1], told)
		if why != "" {
			start, end := trim(rd.text, s[0], s[1])
			skipped = append(skipped, habeas.Skipped{Start: start, End: end, Why: "not a plain fact: " + why})
		}
		for i := range more {
			if more[i].when.IsZero() && !more[i].act.Risk() {
				more[i].when = before
			}
		}
		told = rd.merge(told, more)
		if before = (habeas.When{}); len(more) == 0 {
			before = rd.leads(s[0], s[1])
		}
	}
	for _, s := range titles {
		more, _ := rd.headline(s[0], s[1], told)
		told = rd.merge(told, more)
	}
	return told, skipped
}

// maxLead is how many characters a sentence may have that says no more than when it was, and maxRest how many bytes may follow a time
// with which one ends.
const (
	maxLead = 20
	maxRest = 12
)

// leads gives the day of a sentence that says no more, or ends with it, before that of the act: "지난 5일 새벽의 일이다."
func (rd *reader) leads(start, end int) habeas.When {
	text := rd.text[start:end]
	ts := within(rd.ts, start, end, timeStart)
	if len(ts) == 0 || rd.acts(text) || has(rd.words.fled, text) || utf8.RuneCountInString(text) > maxLead && ts[len(ts)-1].End < end-maxRest {
		return habeas.When{}
	}
	w, _ := rd.day(start+last(rd.words.cut, text), end)
	return w
}

// acts reports a word for an act in text.
func (rd *reader) acts(text string) bool {
	return has(rd.words.taken, text) || has(rd.words.did, text) || has(rd.words.verb, text)
}

// regionEnd gives where the region ends that holds byte i.
func regionEnd(r *habeas.Report, i int) int {
	for _, g := range r.Regions {
		if g.Start <= i && i < g.End {
			return g.End
		}
	}
	return i
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
	best, most := "", 0
	for _, g := range rd.words.group {
		if n := strings.Count(rd.text, g.text); g.what != "-" && n > most {
			best, most = g.what, n
		}
	}
	return best
}

// ends are the marks that end a sentence wherever they stand.
const ends = "\n!?。！？；;"

// sentences parts the text at the ends of sentences and lines; the mark belongs to the sentence.
func (rd *reader) sentences() (out [][2]int) {
	start := 0
	for i, c := range rd.text {
		next := i + utf8.RuneLen(c)
		if c == utf8.RuneError {
			continue
		}
		if strings.ContainsRune(ends, c) || c == '.' && (next >= len(rd.text) || rd.text[next] == ' ' || rd.text[next] == '\n') {
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
			return o.act == t.act && o.people.name == t.people.name && o.people.count.Best() == t.people.count.Best() && o.people.count.Overlaps(t.people.count)
		})
		switch {
		case i >= 0:
			told[i].add(&t)
		case t.title && len(told) > 0 && !slices.ContainsFunc(told, func(o telling) bool { return o.act != t.act && same(o.people.count, t.people.count) }):
		case t.people.named || len(told) > 0 && (t.act.Risk() || rd.one(told, t.start) && same(t.people.count, told[0].people.count)):
			told = append(told, t)
		}
	}
	return told
}

// same reports whether two counts are the same number.
func same(a, b habeas.Count) bool { return a.Low == b.Low && a.High == b.High && a.Open == b.Open }

// add takes what another telling of the same act says and this one does not.
func (t *telling) add(o *telling) {
	if !t.when.Placed() {
		t.when = o.when
	}
	t.total = t.total || o.total
	if t.where.Name == "" && o.where.Name != "" && (t.where.Country == "" || t.where.Country == o.where.Country) {
		t.where = o.where
	}
	if len(t.by) == 0 {
		t.by = o.by
	}
	if len(t.speakers) == 0 {
		t.speakers = o.speakers
	}
}

// claims makes claims of what was told; what has no country is left out.
func (rd *reader) claims(told []telling) []habeas.Claim {
	host := rd.host()
	var out []habeas.Claim
	for _, t := range told {
		c := habeas.Claim{Act: t.act, Modality: habeas.Happened, Statement: habeas.Direct, Quantity: habeas.Flow, Count: t.people.count, When: t.when,
			Where: t.where, By: t.by, Speakers: t.speakers, Quote: habeas.Quote{Start: t.start, End: t.end, Text: rd.text[t.start:t.end]},
			Who: habeas.Group{Words: rd.text[t.people.start:t.people.end], Kind: "refugee", Nationality: t.people.nation, Role: "victim"}}
		if len(t.speakers) > 0 {
			c.Statement = habeas.Hearsay
		}
		if c.Act.Risk() {
			c.Modality = habeas.Feared
		}
		if t.plan {
			c.Modality = habeas.Planned
		}
		if has(rd.words.held, t.people.by) {
			c.Who.Kind = "person"
		}
		if t.total {
			c.Roundup, c.Quantity = true, habeas.Cumulative
		}
		if c.Where.Country == "" {
			c.Where.Country = host
		}
		if c.Where.Country == "" {
			continue
		}
		rd.date(&c, t.known)
		c.Because = because(&t, c.Where.Country)
		out = append(out, c)
	}
	return out
}

// because says by which words and steps a claim was made.
func because(t *telling, country string) []string {
	out := []string{"act " + t.words}
	switch {
	case t.people.by != "":
		out = append(out, "people: a number with "+t.people.by)
	default:
		out = append(out, "people: a number told of before")
	}
	if t.where.Country == "" {
		out = append(out, fmt.Sprintf("country: %s is where most places of the report are", country))
	}
	switch {
	case t.act.Risk():
	case t.total:
		out = append(out, "a total: of a period")
	case !t.when.Placed():
		out = append(out, "no day told: not after the report")
	}
	return out
}

// date gives a claim without a day what the report's own day says: a fear is of that day, what happened was not after it.
func (rd *reader) date(c *habeas.Claim, known habeas.Date) {
	p := rd.published
	if c.When.Placed() || p.To == 0 || p.Days() > 31 {
		return
	}
	if c.Act.Risk() {
		c.When = habeas.When{From: p.From, To: p.To, Precision: p.Precision}
	} else {
		c.When = habeas.When{To: p.To}
		if known != 0 && known < p.To {
			c.When.To = known
		}
	}
}
