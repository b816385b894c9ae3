package value

import (
	"strings"

	"habeas"
)

// maxAge is the highest number of years taken for a person's age where only its place in the sentence says so.
const maxAge = 110

// age reads the ways of saying how old somebody is: "9-year-old", "nine years old", "aged 9", "Kang, 32,", "(9)", "in her 30s".
func (p *reader) age(a amount, floor int) (amount, bool) {
	n := a.count.Low
	if next, unit, ok := p.oldAfter(a.next); ok {
		a.unit, a.through = unit, next
		return p.approximated(a, floor), true
	}
	if p.dash(a.next) || p.class(a.next) == "to" || p.is(a.next, "and") {
		if b, ok := p.ageSpan(a); ok {
			return b, true
		}
	}
	if from := p.agedBefore(a.from); from >= floor && from < a.from && n <= maxAge && n > 0 {
		a.from = from
		a.unit = "year"
		return p.agedSpan(a), true
	}
	if n < 1 || n > maxAge || !p.figure(a.from) || a.next != a.from+1 {
		return amount{}, false
	}
	switch {
	case p.decadeOfLife(a):
		a.count, a.unit, a.through = habeas.Between(n, n+9, ""), "year", a.next+1
		return a, true
	case p.mark(a.from-1) == "(" && p.mark(a.next) == ")" && a.from >= 2 && p.toks[a.from-2].kind == wordToken:
		a.unit = "year"
		return a, true
	case p.apposition(a):
		a.unit = "year"
		return a, true
	}
	return amount{}, false
}

// agedBefore gives the first token of "aged", "age", "the age of" before token i, and i when there is none.
func (p *reader) agedBefore(i int) int {
	switch {
	case p.class(i-1) == "aged":
		return i - 1
	case p.is(i-1, "of") && p.is(i-2, "age"):
		return i - 2
	}
	return i
}

func (p *reader) approximated(a amount, floor int) amount {
	if r, from := p.ruleBefore(a.from, floor); r != nil {
		if a.from = from; r.low.kind != percent {
			a.count = r.apply(int64(a.count.Low))
		}
	}
	return a
}

// oldAfter reads "-year-old", "years old", "years of age", "yo" after a number.
func (p *reader) oldAfter(i int) (next int, unit string, ok bool) {
	k := i
	if p.dash(k) {
		k++
	}
	if p.is(k, "yo") || p.is(k, "y") && p.mark(k+1) == "." && p.is(k+2, "o") {
		return k + 1, "year", true
	}
	switch p.word(k).unit {
	case year:
		unit = "year"
	case month, week, day:
		unit = p.word(k).unit.String()
	default:
		return p.gluedOld(k)
	}
	k++
	if p.is(k, "of") && p.is(k+1, "age") {
		return k + 2, unit, true
	}
	if p.dash(k) {
		k++
	}
	if p.is(k, "old") || p.is(k, "olds") {
		return k + 1, unit, true
	}
	return 0, "", false
}

// String gives the unit's English word in the singular.
func (u unit) String() string {
	for name, v := range units {
		if v == u {
			return name
		}
	}
	return ""
}

// gluedOld reads "yearold" as a word of its own: "9 yearold".
func (p *reader) gluedOld(i int) (int, string, bool) {
	if p.is(i, "yearold") || p.is(i, "yearolds") {
		return i + 1, "year", true
	}
	return 0, "", false
}

// gluedAge reads words that lost their hyphens: "nineyearold", "thirtytwoyearold".
func (p *reader) gluedAge(i int) (amount, bool) {
	s := p.str(i)
	if len(s) <= len("yearold") {
		return amount{}, false
	}
	s = strings.ToLower(s)
	head, ok := strings.CutSuffix(strings.TrimSuffix(s, "s"), "yearold")
	if !ok || head == "" || len(head) > 20 {
		return amount{}, false
	}
	n := int64(0)
	for head != "" && n < 1000 {
		w := p.longestCardinal(head)
		if w == nil {
			return amount{}, false
		}
		n, head = n+w.card, head[len(w.text):]
	}
	return amount{from: i, next: i + 1, known: true, count: habeas.Exactly(int(n), ""), unit: "year"}, true
}

func (p *reader) longestCardinal(s string) *word {
	for n := len(s); n >= 3; n-- {
		if w := p.t.lookup(s[:n]); w.card > 0 && w.text != "" {
			return w
		}
	}
	return nil
}

// ageSpan reads "5- and 9-year-old", "20 to 30 years old".
func (p *reader) ageSpan(a amount) (amount, bool) {
	i := a.next
	if p.dash(i) && !p.figure(i+1) {
		i++
	}
	if p.class(i) != "to" && !p.dash(i) {
		if !p.is(i, "and") && !p.is(i, "or") || i == a.next {
			return amount{}, false
		}
		if high, ok := p.number(i + 1); ok {
			if _, unit, ok := p.oldAfter(high.next); ok {
				a.unit = unit
				return a, true
			}
		}
		return amount{}, false
	}
	high, ok := p.number(i + 1)
	if !ok || high.n <= int64(a.count.Low) {
		return amount{}, false
	}
	next, unit, ok := p.oldAfter(high.next)
	if !ok {
		return amount{}, false
	}
	a.count, a.unit, a.next, a.through = habeas.Between(a.count.Low, clamp(high.n), ""), unit, high.next, next
	return a, true
}

// agedSpan reads the upper end of "aged 9 to 32".
func (p *reader) agedSpan(a amount) amount {
	if p.class(a.next) != "to" && !p.dash(a.next) && !(p.is(a.next, "and") && p.is(a.from-1, "between")) {
		return a
	}
	if high, ok := p.number(a.next + 1); ok && high.n > int64(a.count.Low) && high.n <= maxAge {
		a.count, a.next = habeas.Between(a.count.Low, clamp(high.n), ""), high.next
	}
	return a
}

// decadeOfLife reports "in her 30s", "in their early 20s", "a couple in their 60s".
func (p *reader) decadeOfLife(a amount) bool {
	if a.count.Low%10 != 0 || !p.is(a.next, "s") || !p.glued(a.next-1) {
		return false
	}
	for k := a.from - 1; k >= max(0, a.from-3); k-- {
		switch strings.ToLower(p.str(k)) {
		case "his", "her", "their", "my", "your", "our":
			return true
		}
	}
	return false
}

// apposition reports an age set off by commas after a name or a person: "Kang, 32, said", "her mother, 61.".
func (p *reader) apposition(a amount) bool {
	i := a.from
	if p.mark(i-1) != "," || i < 2 || p.toks[i-2].kind != wordToken || !p.toks[i-2].upper && !p.word(i-2).person || p.word(i-2).month > 0 {
		return false
	}
	if p.text[p.toks[i-1].end:p.toks[i].start] == "" {
		return false
	}
	switch p.mark(a.next) {
	case ",", ".", ";", ")":
		return !p.figure(a.next+1) || p.mark(a.next) != "," || !p.glued(a.next)
	}
	return p.is(a.next, "of") && !p.is(a.next+1, "whom") && !p.is(a.next+1, "them") && !p.is(a.next+1, "which") && !p.is(a.next+1, "these") || p.is(a.next, "from") || p.is(a.next, "and") || p.is(a.next, "was") || p.is(a.next, "is")
}
