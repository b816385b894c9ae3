package value

import (
	"strings"
	"sync"

	"habeas"
)

// A moment is an expression of time that ends before token next.
type moment struct {
	next int
	days
	unit     unit // how finely it speaks; noUnit for vague ones
	duration bool
	year     int  // the year it names itself; 0 when it names none
	loose    bool // a month or day whose year was guessed, so that the other end of an interval may set it
	bareDay  bool // a day of the month alone
	told     days // what later expressions count from, where days are bounded on one side only
	names    days // the days that the words name, where days are a part of them
	weak     bool // believed only beside a preposition or another expression: "may", "second"
}

// A clock reads the times of one English text, in order.
type clock struct {
	reader
	anchor
	depth int // how many expressions the one being read lies in ("3 days after 2 weeks before …")
}

// maxDepth bounds expressions within expressions, as reading each in several ways would take time without end.
const maxDepth = 3

// deeper runs read one level down, and finds nothing below the last.
func (c *clock) deeper(read func() (moment, bool)) (moment, bool) {
	if c.depth >= maxDepth {
		return moment{}, false
	}
	c.depth++
	defer func() { c.depth-- }()
	return read()
}

func readEnglish(text string, published habeas.When) ([]Quantity, []Time) {
	t := english()
	room := rooms.Get().(*[]token)
	c := clock{reader: reader{text: text, t: t, toks: t.appendTokens((*room)[:0], text)}, anchor: anchor{published: published}}
	c.story = c.tellsYears()
	ts := c.times()
	qs := outside(c.quantities(), ts)
	if cap(c.toks) <= maxRoom {
		*room = c.toks
		rooms.Put(room)
	}
	return qs, ts
}

// rooms hold the tokens of texts that were read, for the next ones; they point to nothing but the tables.
var rooms = sync.Pool{New: func() any { return new([]token) }}

// maxRoom bounds the tokens for which room is kept.
const maxRoom = 1 << 15

// outside drops numbers that lie in dates; those of durations stay, and figures that have a unit of their own for it.
func outside(qs []Quantity, ts []Time) []Quantity {
	out, k := qs[:0], 0
	for _, q := range qs {
		for k < len(ts) && ts[k].End <= q.Start {
			k++
		}
		if k < len(ts) && ts[k].Start < q.End && !ts[k].Duration && !keeps(q.Unit) {
			continue
		}
		out = append(out, q)
	}
	return out
}

// keeps reports units that a number has by itself, also within a time: the 3 of "in 3 years".
func keeps(unit string) bool {
	switch unit {
	case "date", "year", "person":
		return true
	}
	w := english().lookup(unit)
	return w.unit > noUnit && w.unit != second || unit == "seconds"
}

// tellsYears reports whether the text names five or more years, most of them before the year of publication.
func (c *clock) tellsYears() bool {
	total, old := 0, 0
	for i := range c.toks {
		n, digits := c.digits(i)
		if digits != 4 || n < 1000 || n > 2100 || c.toks[i].end-c.toks[i].start != 4 {
			continue
		}
		total++
		if c.published.From == 0 || int(n) < c.published.From.Year() {
			old++
		}
	}
	return total >= 5 && old*4 >= total*3
}

func (c *clock) times() []Time {
	var out []Time
	for i := 0; i < len(c.toks); {
		if !c.mayBegin(i) {
			i++
			continue
		}
		m, ok := c.expression(i)
		if !ok || m.next <= i {
			i++
			continue
		}
		start, end := int(c.toks[i].start), int(c.toks[m.next-1].end)
		out = append(out, Time{Start: start, End: end, When: m.when(c.text[start:end]), Named: c.namedBy(m), Duration: m.duration})
		if !m.duration && !(c.story && c.present(i, m)) {
			c.noteMoment(m, c.opens(i))
		}
		i = m.next
	}
	return out
}

// namedBy gives the days that the words of a moment name, where these are not its days.
func (c *clock) namedBy(m moment) habeas.When {
	switch {
	case m.names.placed():
		return m.names.when("")
	case m.told.placed():
		return m.told.when("")
	case c.story && m.unit == hour && !m.placed() && !m.duration && c.lastDay != 0 && c.last.from == c.lastDay:
		return oneDay(c.lastDay).when("")
	}
	return habeas.When{}
}

// noteMoment remembers a moment for those after it. What words only bound moves no story on.
func (c *clock) noteMoment(m moment, opens bool) {
	if m.told.placed() {
		if m.told.from != 0 && m.told.to != 0 {
			c.last, c.lastUnit = m.told, m.unit
		}
		return
	}
	if m.unit == year && m.year != 0 && m.names.placed() {
		m.unit = quarter // "the end of 2031" is as fine as a season
	}
	c.note(m.days, m.unit, m.year)
	c.advance(m.days, m.unit, m.year, opens)
}

// opens reports whether the expression at token i begins a sentence or a line, with its preposition.
func (c *clock) opens(i int) bool {
	k := i - 1
	for k >= 0 && c.toks[k].kind == wordToken && (c.class(k) == "in" || c.class(k) == "the" || c.class(k) == "on" || c.class(k) == "during" || c.is(k, "throughout")) {
		k--
	}
	if k < 0 {
		return true
	}
	s := c.mark(k)
	return s == "." || s == "!" || s == "?" || s == ":" || s == "\n" || strings.Contains(c.text[c.toks[k].end:c.toks[k+1].start], "\n")
}

// present reports expressions that count from publication by themselves: they move no story on.
func (c *clock) present(i int, m moment) bool {
	switch c.class(i) {
	case "now", "today", "yesterday", "tomorrow", "tonight":
		return true
	}
	return c.class(m.next-1) == "ago"
}

// mayBegin is a cheap test that keeps most tokens from the grammar.
func (c *clock) mayBegin(i int) bool {
	t := &c.toks[i]
	if t.kind == figureToken {
		return true
	}
	w := t.word
	switch w.class {
	case "":
	case "of", "and", "on", "for", "during", "to", "will", "or", "th", "s", "clock", "am", "ad", "old", "aged", "ago":
		if w.month == 0 && w.unit == noUnit && w.rel == noRel {
			return false
		}
	case "a", "the":
		return i+1 < len(c.toks) && (c.toks[i+1].kind != wordToken || c.toks[i+1].word != unknown)
	}
	return w != unknown && (w.month > 0 || w.weekday > 0 || w.unit > 0 || w.season > 0 || w.part > 0 || w.rel > 0 || w.daytime ||
		w.class != "" || w.card > 0 || w.ord > 0)
}

// expression reads the expression of time that begins at token i, with words that bound it: "since", "until", "by", "from … to".
func (c *clock) expression(i int) (moment, bool) {
	switch c.class(i) {
	case "from", "between":
		return c.fromTo(i)
	case "since":
		return c.since(i)
	case "until", "by":
		return c.notAfter(i)
	case "in", "within":
		return c.ahead(i)
	case "at":
		return c.atPresent(i)
	case "of", "and", "on", "for", "during", "to", "will", "or", "th", "s", "clock":
		return moment{}, false
	}
	return c.ranged(i)
}

// since gives the time from a date to publication.
func (c *clock) since(i int) (moment, bool) {
	m, ok := c.ranged(i + 1)
	if !ok || m.duration || m.unit == noUnit {
		return moment{}, false
	}
	if m.from == 0 || c.published.To == 0 || m.from > c.published.To {
		m.days = days{from: m.from, prec: habeas.Longer}
		if m.from == 0 {
			m.days = days{}
		}
		return m, true
	}
	m.told = m.names
	if !m.told.placed() {
		m.told = m.days
	}
	m.days = days{m.from, c.published.To, habeas.ByRange}
	if m.from.DaysUntil(m.to) > 300 {
		m.prec = habeas.Longer
	}
	return m, true
}

// notAfter gives an upper bound alone.
func (c *clock) notAfter(i int) (moment, bool) {
	m, ok := c.ranged(i + 1)
	if !ok || m.duration || m.unit < day {
		return moment{}, false
	}
	if m.to != 0 {
		m.told = m.names
		if !m.told.placed() {
			m.told = m.days
		}
		m.days = days{to: m.to, prec: m.prec}
	}
	return m, true
}

// fromTo reads "from X to Y" and "between X and Y"; "from X" alone is X, read by the next step.
func (c *clock) fromTo(i int) (moment, bool) {
	if m, ok := c.betweenHours(i); ok {
		return m, true
	}
	a, ok := c.point(i + 1)
	if !ok || a.duration {
		return c.sharedEnd(i)
	}
	between := c.class(i) == "between"
	k := a.next
	if c.mark(k) == "," {
		k++
	}
	if between && !c.is(k, "and") && !c.dash(k) || !between && c.class(k) != "to" && c.class(k) != "until" && !c.dash(k) {
		return moment{}, false
	}
	b, ok := c.point(k + 1)
	if !ok || b.duration {
		return moment{}, false
	}
	return c.joined2(a, b), true
}

// betweenHours reads "between 9 and 10:15 on 3/4/2031", "from 3-8pm tomorrow": times of day, and their day when one follows.
func (c *clock) betweenHours(i int) (moment, bool) {
	k, sure := i+1, false
	if h, ok := c.hour(k); ok {
		k, sure = h, true
	} else if n, count := c.digits(k); count == 0 || count > 2 || n > 24 {
		return moment{}, false
	} else {
		k++
	}
	if !c.is(k, "and") && c.class(k) != "to" && c.class(k) != "until" && !c.dash(k) {
		return moment{}, false
	}
	h, ok := c.hour(k + 1)
	if !ok {
		if n, count := c.digits(k + 1); !sure || count == 0 || count > 2 || n > 24 || c.word(k+2).month > 0 {
			return moment{}, false
		}
		h = k + 2
	}
	return c.adorned(moment{next: h, unit: hour}), true
}

// sharedEnd reads "from 9 to 12 March", where the first end is a bare day.
func (c *clock) sharedEnd(i int) (moment, bool) {
	d, next, ok := c.dayNumber(i + 1)
	if !ok || c.class(next) != "to" && c.class(next) != "until" && !c.is(next, "and") {
		return moment{}, false
	}
	b, ok := c.point(next + 1)
	if !ok || b.unit != day || b.from == 0 {
		return moment{}, false
	}
	a := b
	a.days = oneDay(habeas.DateOf(b.from.Year(), b.from.Month(), d))
	return c.joined2(a, b), a.from <= b.from
}

// joined2 makes one interval of two ends. An end without a year takes that of the other: "from July to August 2016".
func (c *clock) joined2(a, b moment) moment {
	m := moment{next: b.next, unit: max(a.unit, b.unit), year: max(a.year, b.year), loose: a.loose && b.loose}
	if a.unit == hour && !a.placed() && b.placed() { // "between eight o'clock and now": one day
		a.days = b.days
	} else if b.unit == hour && !b.placed() && a.placed() {
		b.days = a.days
	}
	switch {
	case a.loose && !b.loose && b.from != 0:
		a.days = inYear(a.days, b.from.Year())
		if a.from > b.to {
			a.days = inYear(a.days, b.from.Year()-1)
		}
	case b.loose && !a.loose && a.from != 0:
		b.days = inYear(b.days, a.from.Year())
		if a.from > b.to {
			b.days = inYear(b.days, a.from.Year()+1)
		}
	case a.loose && b.loose && a.placed() && b.placed() && a.from > b.to:
		a.days = inYear(a.days, b.from.Year()-1)
	}
	m.days = through(a.days, b.days)
	return m
}

func inYear(d days, y int) days {
	if d.from == 0 || d.to == 0 {
		return d
	}
	shift := y - d.from.Year()
	from := habeas.DateOf(y, d.from.Month(), d.from.Day())
	to := habeas.DateOf(d.to.Year()+shift, d.to.Month(), d.to.Day())
	if d.prec == habeas.ByMonth {
		to = from.MonthEnd()
	}
	return days{from, to, d.prec}
}

// ranged reads a point, and the second end where the words tie one to it: "March 22 to April 3", "July and August", "Monday to Friday".
func (c *clock) ranged(i int) (moment, bool) {
	a, ok := c.point(i)
	if !ok || a.duration || a.unit < day {
		return a, ok
	}
	k := a.next
	switch {
	case c.class(k) == "to" || c.class(k) == "until":
	case c.dash(k) && a.unit != year && c.toks[k].start >= c.toks[k-1].end:
	case c.is(k, "and") && a.unit == month && c.word(k+1).month == int(a.from.Month())%12+1 && a.from != 0:
	default:
		return a, true
	}
	b, ok := c.point(k + 1)
	if !ok || b.duration || b.unit != a.unit && !(a.unit <= month && b.unit <= month) {
		return a, true
	}
	if _, weekday := c.weekdayAt(a.next - 1); weekday && b.unit == month {
		return a, true // "a revision Friday to December's figures"
	}
	if c.is(k, "and") && b.year == 0 && b.from != 0 && a.from > b.from {
		return a, true
	}
	if m := c.joined2(a, b); m.placed() || !a.placed() {
		return m, true
	}
	return a, true
}

// point reads one expression: the longest that any part of the grammar finds at token i.
func (c *clock) point(i int) (moment, bool) {
	if i >= len(c.toks) {
		return moment{}, false
	}
	return c.deeper(func() (moment, bool) { return c.pointHere(i) })
}

func (c *clock) pointHere(i int) (moment, bool) {
	var best moment
	found := false
	for _, read := range pointReaders {
		if m, ok := read(c, i); ok && (!found || m.next > best.next) {
			best, found = m, true
		}
	}
	if !found {
		return moment{}, false
	}
	best = c.adorned(best)
	if best.weak && !c.leaned(i) {
		return moment{}, false
	}
	return best, true
}

// pointReaders are tried in order; the longest expression wins, the earlier of equals.
var pointReaders []func(*clock, int) (moment, bool)

func init() {
	pointReaders = []func(*clock, int) (moment, bool){
		(*clock).numericMoment, (*clock).monthFirst, (*clock).dayFirst, (*clock).yearFirst, (*clock).bareYear, (*clock).weekday, (*clock).named,
		(*clock).relative2, (*clock).partly, (*clock).counted2, (*clock).weekdaysFromNow, (*clock).weekOf, (*clock).periods, (*clock).seasons, (*clock).hours, (*clock).holiday,
	}
}

// leaned reports whether a preposition or the like before token i speaks for a time.
func (c *clock) leaned(i int) bool {
	switch c.class(i - 1) {
	case "in", "on", "since", "until", "by", "from", "between", "during", "of", "to", "before", "after", "the", "at", "that":
		return true
	}
	if c.is(i-1, "or") && (c.word(i-2).weekday > 0 || c.word(i-2).month > 0) {
		return true
	}
	if next := c.pastPoint(i+1, i); (c.dash(next) || c.class(next) == "to") && (c.word(next+1).month > 0 || c.word(next+1).weekday > 0) {
		return true
	}
	w := c.word(i - 1)
	return w.rel > 0 || w.part > 0 || c.is(i-1, "and") && c.word(i-2).month > 0 || w.weekday > 0 || c.dash(i-1) || c.mark(i-1) == "(" || c.mark(i-1) == "," && c.word(i-2).weekday > 0
}
