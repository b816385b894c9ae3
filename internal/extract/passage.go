package extract

import (
	"strconv"
	"strings"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/lexicon"
	"habeas/internal/value"
)

// A passage is one sentence with everything that was found in it. Positions within it are token numbers; a range of tokens
// is first and after the last.
type passage struct {
	span
	doc      string // the whole text
	kind     habeas.RegionKind
	tokens   []lexicon.Token
	lang     *lexicon.Language
	body     int // the first token after a dateline
	hits     []lexicon.Hit
	at       [lexicon.Classes][]int32 // per class and token: index into hits plus one of the longest entry that begins there
	figures  []figure
	times    []moment
	places   []spot
	nouns    []noun
	nounAt   []int // per token: index into nouns plus one
	triggers []trigger
	sayings  []saying
	question bool
	// originNation is the country that the people of the report come from, as far as its words say one.
	originNation string
	parties      map[span]*party     // whom its mentions mean, by their tokens
	published    habeas.Date         // the last day on which the report can have been published
	violence     bool                // the report tells of people killed or hurt
	surnames     map[string]bool     // of persons named in full so far, shared by all passages
	lastReturn   bool                // a return was told of shortly before
	heldIn       string              // the country in which people were taken, as told shortly before
	returners    map[string]bool     // countries that the report has sending people back, shared by all passages
	callings     map[string]bool     // of which the report tells people from the country of origin
	named        []gazetteer.Mention // the places it names, those of a dateline too
	shouted      bool                // the report is written all in capitals
	headline     bool                // a title that is no part of the text
}

// A figure is a number word or figure of the passage.
type figure struct {
	a, b int
	value.Quantity
	used bool // by a noun, a time or a composition
}

// A moment is an expression of time.
type moment struct {
	a, b int
	habeas.When
	host   int         // the token of the verb that it belongs to, -1 for none
	length bool        // a duration
	total  bool        // its words speak of a period: "throughout", "the past two months", "July and August"
	told   bool        // it says when something was told, not when it happened
	since  habeas.When // of "since May": the days of May; zero for other moments
}

// A spot is a place named in the passage.
type spot struct {
	a, b int
	gazetteer.Mention
	goal bool // after "to": where somebody was brought
	use  spotUse
}

// A spotUse says what a place is to its sentence.
type spotUse uint8

const (
	setting spotUse = iota // where things happen
	teller                 // within the name of who tells it, or of who acts
	aside                  // of an event, a body or a person, not of the act
)

// reader makes passages of a report.
type reader struct {
	text       string
	lang       *lexicon.Language
	quantities []value.Quantity
	times      []value.Time
	places     []gazetteer.Mention
	room       *room
}

// between gives the items whose start lies within the span; items are sorted, and from is where the last call ended.
func between[T any](items []T, from int, start func(T) int, s span) (in []T, next int) {
	for from < len(items) && start(items[from]) < s.start {
		from++
	}
	first := from
	for from < len(items) && start(items[from]) < s.end {
		from++
	}
	return items[first:from], from
}

// opensParagraph reports whether nothing stands before the passage in its line.
func (p *passage) opensParagraph() bool {
	line := p.doc[:p.start]
	return strings.TrimSpace(line[strings.LastIndexByte(line, '\n')+1:]) == ""
}

// maxTokens bounds the tokens of one passage that are looked at.
const maxTokens = 600

func (rd *reader) passages(r *habeas.Report) []*passage {
	var out []*passage
	q, t, g := 0, 0, 0
	loud := shouted(rd.text)
	for _, s := range sentences(r) {
		p := &passage{span: s, doc: rd.text, lang: rd.lang, published: r.Published.To, kind: r.KindAt(s.start)}
		out = append(out, p)
		var qs []value.Quantity
		var ts []value.Time
		var gs []gazetteer.Mention
		qs, q = between(rd.quantities, q, func(v value.Quantity) int { return v.Start }, s)
		ts, t = between(rd.times, t, func(v value.Time) int { return v.Start }, s)
		gs, g = between(rd.places, g, func(v gazetteer.Mention) int { return v.Start }, s)
		p.named = gs
		if why := unread(p.kind); why != "" {
			continue
		}
		p.tokens = rd.room.tokensOf(rd.text, s)
		if len(p.tokens) > maxTokens {
			p.tokens = p.tokens[:maxTokens]
		}
		p.tokens = withoutScareQuotes(p.tokens)
		p.match(rd.lang, rd.room)
		p.shouted = loud
		p.dateline()
		if loud {
			recase(p.tokens)
		}
		p.place(qs, ts, gs)
	}
	return out
}

// unread says why nothing is taken from a region, in words; empty for text to be read.
func unread(k habeas.RegionKind) string {
	switch k {
	case "", habeas.RegionTitle, habeas.RegionQuotation:
		return ""
	case habeas.RegionShare:
		return "share button"
	case habeas.RegionRelated:
		return "link to another story"
	}
	return string(k)
}

// withoutScareQuotes drops the quotation marks around up to three words, in place: they mark a word, not what somebody said.
func withoutScareQuotes(tokens []lexicon.Token) []lexicon.Token {
	out := tokens[:0]
	for i := 0; i < len(tokens); i++ {
		if tokens[i].Lower == `"` {
			if end := shortQuote(tokens, i); end > 0 {
				out = append(out, tokens[i+1:end]...)
				i = end
				continue
			}
		}
		out = append(out, tokens[i])
	}
	return out
}

// shortQuote gives the closing mark of a quotation of up to three words that opens at i, 0 for none.
func shortQuote(tokens []lexicon.Token, i int) int {
	for k := i + 1; k < len(tokens) && k <= i+4; k++ {
		if tokens[k].Lower == `"` {
			if k == i+1 {
				return 0
			}
			return k
		}
		if !tokens[k].Word {
			return 0
		}
	}
	return 0
}

// match looks up every token in the lexicon and keeps, per class, the longest entry that begins at it.
func (p *passage) match(lang *lexicon.Language, r *room) {
	n := len(p.tokens)
	p.hits = r.hits[len(r.hits):]
	all := r.zeros(n * int(lexicon.Classes))
	for c := range p.at {
		p.at[c] = all[c*n : (c+1)*n : (c+1)*n]
	}
	for i := 0; i < n; i++ {
		first := len(p.hits)
		p.hits = lang.Match(p.tokens, i, p.hits)
		for h := first; h < len(p.hits); h++ {
			best := &p.at[p.hits[h].Entry.Class][i]
			if *best == 0 || p.better(h, int(*best)-1) {
				*best = int32(h) + 1
			}
		}
	}
	p.hits = r.keep(p.hits)
	if n > 0 {
		p.question = p.tokens[n-1].Lower == "?"
	}
}

// better prefers the entry with more words of its own, and of equal ones the earlier in the lexicon.
func (p *passage) better(h, than int) bool { return p.words(h) > p.words(than) }

func (p *passage) words(h int) int {
	x := p.hits[h]
	return x.End - x.Start - (x.GapEnd - x.GapStart)
}

// find gives the entry of a class that begins at token i, nil for none.
func (p *passage) find(c lexicon.Class, i int) *lexicon.Hit {
	if i < 0 || i >= len(p.tokens) || p.at[c][i] == 0 {
		return nil
	}
	return &p.hits[p.at[c][i]-1]
}

// lower gives a token's word, and "" outside the passage.
func (p *passage) lower(i int) string {
	if i < 0 || i >= len(p.tokens) {
		return ""
	}
	return p.tokens[i].Lower
}

// text gives the text of tokens a to b.
func (p *passage) text(a, b int) string {
	if a >= b {
		return ""
	}
	return p.doc[p.tokens[a].Start:p.tokens[b-1].End]
}

// tokenRange gives the tokens that a byte range touches.
func (p *passage) tokenRange(start, end int) (a, b int) {
	for a < len(p.tokens) && p.tokens[a].End <= start {
		a++
	}
	for b = a; b < len(p.tokens) && p.tokens[b].Start < end; b++ {
	}
	return a, b
}

// spokenOf are words to which an "about" before a figure belongs.
var spokenOf = wordSet(`remarks remark concern concerns information news question questions asked told statement statements worries worried report
 reports complaint complaints comment comments inquiry inquiries query knew know known letter story stories`)

// spoken reports whether the "about" at token a belongs to a word of speech before it, a day between them left out.
func (p *passage) spoken(a int) bool {
	k := a - 1
	for k > p.body && (p.inTime(k, k+1) || p.lower(k) == "on") {
		k--
	}
	return spokenOf[p.lower(k)]
}

// handsOver are verbs to which an "over" before a figure belongs.
var handsOver = wordSet("hand hands handed handing turn turns turned turning")

func (p *passage) place(qs []value.Quantity, ts []value.Time, gs []gazetteer.Mention) {
	for _, t := range ts {
		a, b := p.tokenRange(t.Start, t.End)
		if a >= p.body && a < b && !noTimes[p.lower(a)] && !p.countsPeople(a, b) && !p.dayAfter(a, t.When) && (p.lower(b-1) != "later" || p.daysLater(b, t.When)) && p.lower(b) != "block" && p.lower(b) != "blocks" && !p.ofSome(a) {
			p.times = append(p.times, moment{a: a, b: b, When: t.When, host: -1, length: t.Duration, since: p.sinceWhen(a, t)})
		}
	}
	p.carryYear()
	p.periods()
	for _, q := range qs {
		a, b := p.tokenRange(q.Start, q.End)
		if a < b && p.lower(a) == "over" && handsOver[p.lower(a-1)] && q.Count.Open && q.Count.Low > 1 {
			a++ // "handed over seven", not "over seven"
			q.Count = habeas.Exactly(q.Count.Low-1, p.text(a, b))
		}
		if a < b && p.lower(a) == "a" && p.lower(a-1) == "than" && p.lower(a-2) == "more" && q.Count.Nominal > 0 {
			a -= 2 // "more than a dozen"
			q.Start = p.tokens[a].Start
			q.Count = habeas.Count{Low: q.Count.Nominal + 1, Open: true, Words: p.text(a, b)}
		}
		if a < b && p.lower(a) == "about" && p.lower(a+1) == "the" && q.Count.Nominal > 0 {
			a++ // "asked about the twelve"
			q.Start, q.Count = p.tokens[a].Start, habeas.Exactly(q.Count.Nominal, p.text(a, b))
		}
		if a < b && p.lower(a) == "about" && p.spoken(a) && q.Count.Nominal > 0 {
			a++ // "remarks about nine", not "about nine"
			q.Count = habeas.Exactly(q.Count.Nominal, p.text(a, b))
		}
		if a < b && p.lower(a) == "over" && p.lower(a+1) == "the" && q.Count.Open && q.Count.Low > 1 {
			a += 2 // "an outcry over the nine"
			q.Count = habeas.Exactly(q.Count.Low-1, p.text(a, b))
		}
		if a >= p.body && a < b && !p.dialled(a, b) && !p.ofClock(q.Start) {
			p.figures = append(p.figures, figure{a: a, b: b, Quantity: q, used: p.inTime(a, b)})
		}
	}
	for _, g := range gs {
		a, b := p.tokenRange(g.Start, g.End)
		if a >= p.body && a < b && g.Kind != "nationality" && !p.inTime(a, b) && !p.shortened(a, b, g) && !(b == a+1 && facilityWords[p.lower(a)]) && !p.longerName(b) && !p.ofPeople(a, b) && !(g.Kind == "city" && p.tokens[a].Start < g.Start) && !(g.Kind == "city" && p.tokens[b-1].End > g.End && p.halfName(b-1, g.End)) {
			p.places = append(p.places, spot{a: a, b: b, Mention: g})
		}
	}
	p.unlistedCrossings()
}

// halfName reports whether the token goes on behind byte end with a capital letter after a hyphen: "Thai-Lao".
func (p *passage) halfName(k, end int) bool {
	rest := p.doc[end:p.tokens[k].End]
	return len(rest) > 1 && rest[0] == '-' && rest[1] >= 'A' && rest[1] <= 'Z'
}

// ofPeople reports whether the words are the name of a people and so no town that is spelled like it.
func (p *passage) ofPeople(a, b int) bool {
	f := p.find(lexicon.People, a)
	return f != nil && f.End == b
}

// longerName reports whether the name of a place that ends at b goes on with an unknown word: "Luan Other Province".
func (p *passage) longerName(b int) bool {
	if b+1 >= len(p.tokens) || !p.tokens[b].Capital || !p.tokens[b+1].Capital || p.tokens[b].Start-p.tokens[b-1].End != 1 {
		return false
	}
	switch p.lower(b) {
	case "city", "province", "county", "autonomous", "district", "region", "prefecture":
		return false
	}
	switch p.lower(b + 1) {
	case "province", "county", "prefecture", "district":
		return true
	}
	return false
}

// daysLater reports whether the words that end at b count whole days or weeks from a day that the report names.
func (p *passage) daysLater(b int, w habeas.When) bool {
	switch p.lower(b - 2) {
	case "day", "days", "week", "weeks":
		return w.Placed() && w.Days() <= 14
	}
	return false
}

// carryYear gives a day or month without a year the year that the sentence named before: "on August 2, 2031, and on September 4".
func (p *passage) carryYear() {
	year := 0
	var day habeas.Date
	for i := range p.times {
		m := &p.times[i]
		if y := m.From.Year(); y > 0 && strings.Contains(m.Words, strconv.Itoa(y)) {
			if year = 0; m.Precision == habeas.ByDay {
				year, day = y, m.From
			}
			continue
		}
		if year == 0 || !m.When.Placed() || m.From.Year() == year || !calendar(strings.ToLower(m.Words)) || m.Precision != habeas.ByDay && m.Precision != habeas.ByMonth || relative(m.Words) {
			continue
		}
		from := habeas.DateOf(year, m.From.Month(), m.From.Day())
		if from < day {
			continue
		}
		m.To = from.AddDays(m.From.DaysUntil(m.To))
		m.From = from
	}
}

// relative reports whether words count from another day.
func relative(words string) bool {
	for _, w := range []string{"last", "this", "next", "year", "same"} {
		if strings.Contains(strings.ToLower(words), w) {
			return true
		}
	}
	return false
}

// ofSome reports whether the time that begins at a is that of a share of the people only: "most of them in October".
func (p *passage) ofSome(a int) bool {
	switch p.lower(a - 1) {
	case "in", "on", "during":
		a--
	}
	switch p.lower(a - 1) {
	case "mostly", "mainly", "chiefly", "especially", "largely":
		return true
	case "them", "whom", "these", "those", "which":
		return p.lower(a-2) == "of"
	}
	return false
}

// dialled reports whether a bare figure is a telephone number: "called 911", "a 119 dispatcher".
func (p *passage) dialled(a, b int) bool {
	switch p.lower(a - 1) {
	case "call", "calls", "called", "calling", "dial", "dialed", "dialled", "dialing", "phoned", "rang":
		return b == a+1
	}
	switch p.lower(b) {
	case "call", "calls", "caller", "dispatcher", "dispatchers", "operator", "operators":
		return b == a+1
	}
	return false
}

// periods marks the moments whose words speak of a period, over which figures are added up.
func (p *passage) periods() {
	pair := -1 // the second of two months named together
	for i := range p.times {
		m := &p.times[i]
		words := strings.ToLower(m.Words)
		before := p.lower(m.a - 1)
		m.total = before == "throughout" || before == "during" && m.Precision == habeas.ByYear || strings.HasPrefix(words, "throughout")
		for _, unit := range []string{"weeks", "months", "days", "years"} {
			m.total = m.total || strings.HasSuffix(words, unit) && (strings.Contains(words, "past ") || strings.Contains(words, "last ") || strings.Contains(words, "recent "))
		}
		if i+1 < len(p.times) && p.times[i+1].a-m.b == 1 && p.lower(m.b) == "and" && months[words] && months[strings.ToLower(p.times[i+1].Words)] {
			pair = i + 1
			m.total = true
		}
		m.total = m.total || pair == i
	}
}

func (p *passage) inTime(a, b int) bool {
	for _, t := range p.times {
		if a >= t.a && b <= t.b {
			return true
		}
	}
	return false
}

// dateline finds where the sentence proper begins after "SEOUL, Oct. 11 (Agency) --", "Seoul - " or "(Seoul) - ".
func (p *passage) dateline() {
	limit := min(len(p.tokens), 16)
	for i := 0; i < limit; i++ {
		t := p.tokens[i]
		dash := t.Lower == "-" || t.Lower == ":" && i <= 3
		if dash && i > 0 && i+1 < len(p.tokens) {
			p.body = i + 1
			if p.lower(p.body) == "-" {
				p.body++
			}
			p.slugs()
			return
		}
		if t.Word && !t.Capital && !t.Digit {
			break
		}
	}
	p.body = p.capitalRun()
}

// slugs goes over the marks of a wire in square brackets behind a dateline: "[Report] [Text]".
func (p *passage) slugs() {
	for p.lower(p.body) == "[" {
		end := p.body + 1
		for end < len(p.tokens) && p.lower(end) != "]" {
			end++
		}
		if end+1 >= len(p.tokens) {
			return
		}
		p.body = end + 1
	}
}

// capitalRun gives the length of a run of two or more words all in capitals at the beginning: a dateline without a dash.
func (p *passage) capitalRun() int {
	n, i := 0, 0
	for ; i < len(p.tokens); i++ {
		t := p.tokens[i]
		if t.Word && (len(t.Lower) < 4 || !p.allCapital(t)) && n > 0 || t.Word && !p.allCapital(t) {
			break
		}
		if t.Word {
			n++
		}
	}
	if n < 2 || i >= len(p.tokens)-3 {
		return 0
	}
	return i
}
