package value

import (
	"strings"

	"habeas"
)

// A quantity under reading, in tokens.
type amount struct {
	from, next int // tokens of the number with the words that change it
	count      habeas.Count
	value      float64
	plain      bool // an exact figure
	known      bool
	unit       string
	through    int // the token after the unit, when the unit belongs to the span; 0 otherwise
}

// quantities reads all numbers of the text.
func (p *reader) quantities() []Quantity {
	var out []Quantity
	floor := 0 // no phrase reaches back before this token
	for i := 0; i < len(p.toks); {
		if !p.mayCount(i) {
			i++
			continue
		}
		a, ok := p.amount(i, floor)
		if !ok {
			i++
			continue
		}
		out = append(out, p.quantity(a))
		i = max(a.next, a.through, i+1)
		floor = i
	}
	return out
}

func (p *reader) quantity(a amount) Quantity {
	last := a.next
	if a.through > 0 {
		last = a.through
	}
	q := Quantity{Start: int(p.toks[a.from].start), End: int(p.toks[last-1].end), Count: a.count, Unit: a.unit, Known: a.known, Value: a.value}
	q.Count.Words = p.text[q.Start:p.toks[a.next-1].end]
	return q
}

// mayCount is a cheap test that keeps most tokens from the grammar: of words that no table has, only wordings and glued ages count.
func (p *reader) mayCount(i int) bool {
	t := &p.toks[i]
	return t.word != unknown || t.kind == figureToken || t.end-t.start > int32(len("yearold")) || p.t.wording.mayBeVague(p.str(i))
}

// amount reads the quantity whose number begins at token i.
func (p *reader) amount(i, floor int) (amount, bool) {
	if a, ok := p.phone(i); ok {
		return a, true
	}
	if a, ok := p.vague(i); ok {
		return a, true
	}
	if a, ok := p.gluedAge(i); ok {
		return a, true
	}
	n, ok := p.number(i)
	if !ok || p.partOfWord(i) {
		return amount{}, false
	}
	a := amount{from: i, next: n.next, known: true, plain: true, value: n.value, count: habeas.Exactly(clamp(n.n), "")}
	if d, ok := p.numericDate(i); ok {
		return p.dateFigure(i, d), true
	}
	if age, ok := p.age(a, floor); ok {
		return age, true
	}
	a = p.span(a, n, floor)
	a = p.modified(a, n, floor)
	return p.measured(a), true
}

// partOfWord reports figures and number words that belong to a name or a code: "B52", "H1N1", "no one".
func (p *reader) partOfWord(i int) bool {
	if p.figure(i) {
		return i > 0 && p.glued(i-1) && p.toks[i-1].kind == wordToken && len(p.str(i-1)) < 3 && p.toks[i-1].upper
	}
	return p.is(i, "one") && (p.is(i-1, "no") || p.is(i-1, "any") || p.is(i-1, "every") || p.is(i-1, "some") || p.is(i-1, "each"))
}

// dateFigure makes the first figure of a numeric date ("5/17/2018") a quantity of unit date; the others follow by themselves.
func (p *reader) dateFigure(i, next int) amount {
	n, _ := p.digits(i)
	return amount{from: i, next: i + 1, known: true, count: habeas.Exactly(clamp(n), ""), unit: "date"}
}

// numericDate reports whether figure i stands in a date written in figures, and where that ends.
func (p *reader) numericDate(i int) (next int, ok bool) {
	for first := i; first >= max(0, i-4); first -= 2 {
		if d, ok := p.numeric(first); ok && d.next > i {
			return d.next, true
		}
		if first < 2 || !p.glued(first-1) {
			break
		}
	}
	return 0, false
}

// maxFigures bounds the figures of one telephone number.
const maxFigures = 8

// phone reads one figure of a telephone number: three or more figures glued by - / . with seven digits or more in all.
func (p *reader) phone(i int) (amount, bool) {
	if !p.figure(i) {
		return amount{}, false
	}
	first := i
	for first >= 2 && i-first < 2*maxFigures && p.joined(first-1) && p.figure(first-2) {
		first -= 2
	}
	figures, digits := 1, 0
	_, digits = p.digits(first)
	last := first
	for last-first < 2*maxFigures && p.joined(last+1) && p.figure(last+2) {
		last += 2
		_, c := p.digits(last)
		figures, digits = figures+1, digits+c
	}
	if figures < 3 || digits < 7 {
		return amount{}, false
	}
	if _, ok := p.numericDate(i); ok {
		return amount{}, false
	}
	n, _ := p.digits(i)
	return amount{from: i, next: i + 1, known: true, count: habeas.Exactly(clamp(n), ""), unit: "phone"}, true
}

// joined reports a mark that glues two figures.
func (p *reader) joined(i int) bool {
	return strings.ContainsAny(p.mark(i), "-/.") && p.mark(i) != "" && p.glued(i-1) && p.glued(i)
}

// vague reads wordings that stand for a number: "dozens", "several hundred", "a handful".
func (p *reader) vague(i int) (amount, bool) {
	if p.figure(i) {
		return amount{}, false
	}
	var r *rule
	if p.t.wording.mayBeVague(p.str(i)) {
		r = p.ruleAt(p.t.wording.vague, p.t.wording.vagueBy, i)
	}
	if r == nil || p.counted(i) {
		if p.is(i, "many") || p.is(i, "numerous") || p.is(i, "countless") {
			a := amount{from: i, next: i + 1}
			if a = p.measured(a); a.unit == "person" {
				return a, true
			}
		}
		return amount{}, false
	}
	a := amount{from: i, next: i + len(r.words), known: true, count: r.apply(0)}
	if strings.HasSuffix(r.text, "family") {
		if _, numbered := p.number(a.next + 1); p.is(a.next, "of") && numbered || a.next < len(p.toks) && p.toks[a.next].kind == wordToken && !stops[strings.ToLower(p.str(a.next))] {
			return amount{}, false // "a family of five" has its number; "a family member" is no family
		}
		a.unit = "person"
		return a, true
	}
	if i > 0 && p.class(i-1) == "the" && r.low.n == 2 && p.is(i, "couple") {
		return amount{}, false // "the couple" are people, no number
	}
	return p.measured(p.modified(a, figure{n: int64(a.count.Low), next: a.next}, i)), true
}

// counted reports whether a number stands right before, so that "three dozens" is not read as "dozens".
func (p *reader) counted(i int) bool {
	return p.figure(i-1) && p.word(i).scale > 0 || p.word(i-1).card > 0 && p.word(i).scale > 0
}

// ruleAt finds the longest rule whose words stand from token i on.
func (p *reader) ruleAt(rules []rule, by map[string][]int, i int) *rule {
	if i >= len(p.toks) {
		return nil
	}
	var buf [16]byte
	key := lower(p.str(i), buf[:0])
	for _, k := range by[string(key)] {
		if p.matches(rules[k].words, i) {
			return &rules[k]
		}
	}
	return nil
}

// lower puts ASCII letters into small ones in buf; longer words than the table has give nothing.
func lower(s string, buf []byte) []byte {
	if len(s) > cap(buf) {
		return nil
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}

func (p *reader) matches(words []string, i int) bool {
	if i < 0 || i+len(words) > len(p.toks) {
		return false
	}
	for k, w := range words {
		if !sameWord(p.str(i+k), w) {
			return false
		}
	}
	return true
}

// span reads "five to seven", "between 50 and 60", "5-7", "five or six".
func (p *reader) span(a amount, n figure, floor int) amount {
	high, ok := p.upper(a, n)
	if !ok || high.n < n.n || high.n == n.n && high.value <= n.value {
		return a
	}
	low := n.n
	if s := p.borrowed(a.next, high); s > 0 && low*s < high.n {
		low *= s
	}
	a.count, a.plain, a.value = habeas.Between(clamp(low), clamp(high.n), ""), false, 0
	if w := a.from - 1; w >= floor && (p.is(w, "between") || p.is(w, "from")) {
		a.from = w
	}
	a.next = high.next
	return a
}

// upper reads the upper end of a span after its lower.
func (p *reader) upper(a amount, n figure) (figure, bool) {
	i := a.next
	between := a.from > 0 && p.is(a.from-1, "between")
	switch {
	case p.class(i) == "to" && !p.is(i, "thru"), p.is(i, "or"), p.is(i, "and") && between, p.dash(i) && i+1 < len(p.toks):
	default:
		return figure{}, false
	}
	if p.dash(i) && p.glued(i-1) != p.glued(i) {
		return figure{}, false
	}
	high, ok := p.number(i + 1)
	if !ok || p.is(i, "or") && (high.n > n.n+5 && 2*high.n > 3*n.n || !p.sameForm(a.from, i+1)) {
		return figure{}, false
	}
	return high, true
}

func (p *reader) sameForm(i, j int) bool { return p.figure(i) == p.figure(j) }

// borrowed gives the scale that a lower end takes from the upper: "two to three million".
func (p *reader) borrowed(at int, high figure) int64 {
	if w := p.word(high.next - 1); w.scale >= 1000 && high.next-at <= 3 && high.n >= w.scale {
		return w.scale
	}
	return 0
}

// modified applies the wordings before and after the number, and joins "more than 100 and less than 300".
func (p *reader) modified(a amount, n figure, floor int) amount {
	r, from := p.ruleBefore(a.from, floor)
	if a.plain && r != nil {
		a.count, a.from, a.plain = r.apply(n.n), from, false
	} else if r != nil && !a.plain {
		a = widened(a, r, from)
	}
	if s := p.ruleAt(p.t.wording.after, p.t.wording.afterBy, a.next); s != nil && p.endsNumber(s, a.next) {
		if a.plain || a.count.Low == a.count.Nominal && a.count.High == a.count.Nominal {
			a.count, a.plain = s.apply(n.n), false
		} else if s.high.kind == open {
			a.count.Open, a.count.High = true, 0
		} else if s.high.kind == shifted && r != nil {
			a.count = s.apply(n.n)
		}
		a.next += len(s.words)
	}
	return p.joinedBounds(a)
}

// widened applies an outer wording to a count that is a span already: "at least 50 to 60", "up to several hundred".
func widened(a amount, r *rule, from int) amount {
	switch {
	case r.high.kind == open:
		a.count.Open, a.count.High = true, 0
	case r.low.kind == fixed && r.low.n == 0:
		a.count.Low, a.count.Nominal = 0, 0
	}
	a.from = from
	return a
}

// endsNumber keeps "plus" and "+" to numbers they are glued to, and "over" to where nothing is counted after it.
func (p *reader) endsNumber(r *rule, i int) bool {
	if n := i + len(r.words); p.figure(n) && p.is(n-1, "than") || p.is(n, "than") {
		return false // "200 or greater than 190"
	}
	switch r.text {
	case "+", "-odd":
		return p.glued(i - 1)
	case "plus", "odd", "something":
		return p.word(i+1).person || p.mark(i+1) != "" || i+1 >= len(p.toks)
	}
	return true
}

// ruleBefore finds the longest wording that ends right before token i.
func (p *reader) ruleBefore(i, floor int) (*rule, int) {
	if i == 0 {
		return nil, 0
	}
	last := i - 1
	if p.class(last) == "the" && last > floor || p.is(last, "a") && last > floor {
		last--
	}
	var buf [16]byte
	for _, k := range p.t.wording.beforeBy[string(lower(p.str(last), buf[:0]))] {
		r := &p.t.wording.before[k]
		from := last + 1 - len(r.words)
		if from >= floor && p.matches(r.words, from) && p.changes(r, from, i) {
			return r, from
		}
	}
	return nil, 0
}

// changes keeps out words that stand before a number for other reasons: "over two years later", "under 18s", "only", "some".
func (p *reader) changes(r *rule, from, number int) bool {
	switch r.text {
	case "near", "=", "just", "only":
		return p.figure(number) && r.text != "near"
	case "under", "below", "over", "above":
		return !p.glued(number) || !p.is(number+1, "s")
	}
	return true
}

// joinedBounds reads "greater than 40 and smaller than 90".
func (p *reader) joinedBounds(a amount) amount {
	lowOnly, highOnly := a.count.Open, !a.count.Open && a.count.Nominal == 0 && a.count.Low <= 1
	if !lowOnly && !highOnly || !p.is(a.next, "and") && !p.is(a.next, "but") {
		return a
	}
	for i := a.next + 2; i < min(a.next+8, len(p.toks)); i++ {
		n, ok := p.number(i)
		if !ok {
			continue
		}
		r, from := p.ruleBefore(i, a.next+1)
		if r == nil || from != a.next+1 {
			return a
		}
		c := r.apply(n.n)
		if lowOnly && !c.Open && c.High >= a.count.Low {
			a.count, a.next = habeas.Between(a.count.Low, c.High, ""), n.next
		} else if highOnly && c.Open && c.Low <= a.count.High {
			a.count, a.next = habeas.Between(c.Low, a.count.High, ""), n.next
		}
		return a
	}
	return a
}

// measured finds what is counted.
func (p *reader) measured(a amount) amount {
	i := a.next
	switch {
	case p.mark(i) == "%" || p.is(i, "percent") || p.is(i, "pct"):
		a.unit, a.through = "%", i+1
	case p.is(i, "per") && p.is(i+1, "cent"):
		a.unit, a.through = "%", i+2
	case currencyMark(p.mark(a.from-1)) || currencyWord(p.str(i)):
		a.unit = "money"
		if currencyWord(p.str(i)) {
			a.through = i + 1
		}
	default:
		a.unit, a.through = p.counting(i)
	}
	switch a.unit {
	case "families", "households":
		a.count.Unit = habeas.Families
	case "instances":
		a.count.Unit = habeas.Instances
	}
	return a
}

func currencyMark(s string) bool {
	return s == "$" || s == "€" || s == "£" || s == "¥" || s == "₩"
}

func currencyWord(s string) bool {
	switch strings.ToLower(s) {
	case "dollars", "dollar", "yuan", "won", "euros", "euro", "pounds", "yen", "usd", "rmb", "baht", "kip", "cents", "pesos", "rupees":
		return true
	}
	return false
}

// counting looks along the noun phrase after a number for people: "seven young North Korean refugees". The span takes in a noun
// that stands right there.
func (p *reader) counting(i int) (unit string, through int) {
	for p.is(i, "of") || p.is(i, "the") || p.is(i, "other") || p.is(i, "more") || p.is(i, "additional") || p.is(i, "further") || p.is(i, "these") || p.is(i, "those") || p.is(i, "their") || p.is(i, "its") {
		i++
	}
	for k := i; k < min(i+6, len(p.toks)); k++ {
		t := p.toks[k]
		if t.word.person {
			if k == i {
				through = k + 1
			}
			return "person", through
		}
		if t.kind != wordToken && !p.dash(k) || stops[strings.ToLower(p.str(k))] {
			break
		}
	}
	if i < len(p.toks) && p.toks[i].kind == wordToken && !stops[strings.ToLower(p.str(i))] {
		return strings.ToLower(p.str(i)), 0
	}
	return "", 0
}

// stops end a noun phrase: prepositions, conjunctions, verbs of every report.
var stops = wordSet(`whom them us it this these those off up down away back again also too just only later earlier ago in on at to by for from with of and or but as who which that were was is are had have has been be being will would
	could may might can said say says after before when while during until since into onto out over under near about against
	between through than then there where died killed arrested detained held captured returned repatriated sent fled crossed
	escaped if because however not no did do does went came left remain remained live lived`)

func wordSet(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}
