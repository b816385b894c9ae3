package value

import (
	"slices"
	"strings"
	"unicode/utf8"

	"habeas"
)

// quantities reads the numbers outside of ts, times that are no durations.
func (e *east) quantities(ts []Time) []Quantity {
	var out []Quantity
	floor, k := 0, 0
	for i := 0; i < len(e.text); {
		for k < len(ts) && (ts[k].End <= i || ts[k].Duration) {
			k++
		}
		if k < len(ts) && ts[k].Start <= i {
			i = ts[k].End
			floor = i
			continue
		}
		r, n := utf8.DecodeRuneInString(e.text[i:])
		_, isDigit := digit(r)
		if !isDigit && !e.t.starts[r] {
			i += n
			continue
		}
		if end := e.timeOfDay(i); end > i {
			i = end
			continue
		}
		q, next, ok := e.quantity(i, floor)
		if !ok {
			i += n
			continue
		}
		if n := len(out); n == 0 || !e.bounds(&out[n-1], q) {
			out = append(out, q)
		}
		i, floor = next, next
	}
	return out
}

// bounds joins a lower and an upper bound that stand together: "大于二十的同时小于三十五", "50 이하, 20 이상". It reports whether q went
// into last.
func (e *east) bounds(last *Quantity, q Quantity) bool {
	switch e.text[last.End:q.Start] {
	case "", " ", ", ", "，", "的同时", "且", "而", "并且":
	default:
		return false
	}
	low, high := last.Count, q.Count
	if q.Count.Open {
		low, high = q.Count, last.Count
	}
	if !low.Open || high.Open || high.Nominal != 0 || high.Low > 1 || high.High < low.Low {
		return false
	}
	last.Count = habeas.Between(low.Low, high.High, strings.TrimSpace(e.text[last.Start:q.End]))
	last.End = q.End
	return true
}

// timeOfDay passes over "9시 30분": a time, no number of anything.
func (e *east) timeOfDay(i int) int {
	n, ok := e.sino(i)
	if !ok || !e.ko || n.form != inFigures || n.n > 24 {
		return i
	}
	rest, found := strings.CutPrefix(e.text[n.next:], "시")
	if !found || strings.HasPrefix(rest, "간") || strings.HasPrefix(rest, "즌") || strings.HasPrefix(rest, "리즈") {
		return i
	}
	end := len(e.text) - len(rest)
	if m, ok := e.sino(e.skip(end)); ok && m.n < 60 && strings.HasPrefix(e.text[m.next:], "분") {
		end = m.next + len("분")
	}
	return end
}

// An eastAmount is a quantity under reading; from and next are bytes of the number with the words that change it.
type eastAmount struct {
	from, next int
	end        int // after the counter
	count      habeas.Count
	value      float64
	n          int64
	plain      bool
	unit       string
}

func (e *east) quantity(i, floor int) (Quantity, int, bool) {
	a, ok := e.vague(i)
	if !ok {
		a, ok = e.counted(i)
	}
	if !ok {
		return Quantity{}, 0, false
	}
	a = e.modified(a, floor)
	end := max(a.end, a.next)
	q := Quantity{Start: a.from, End: end, Count: a.count, Unit: a.unit, Known: true, Value: a.value}
	q.Count.Words = strings.TrimSpace(e.text[a.from:a.next])
	return q, end, true
}

// vague reads wordings that stand for a number, before a counter: "수십 명", "几名", "여러 명".
func (e *east) vague(i int) (eastAmount, bool) {
	if e.ko && isHangul(e.before(i)) {
		return eastAmount{}, false
	}
	for k := range e.t.wording.vague {
		r := &e.t.wording.vague[k]
		if !strings.HasPrefix(e.text[i:], r.text) {
			continue
		}
		a := eastAmount{from: i, next: i + len(r.text), count: r.apply(0)}
		if _, next := prefixRule(e.t.wording.glued, e.text[a.next:]); next > 0 {
			a.next += next
		}
		a = e.unit(a)
		if a.unit != "" && (a.end == 0 || a.unit != "-") {
			return a, a.unit == "person" || a.unit == "%" || utf8.RuneCountInString(r.text) > 1 || a.end > 0 && !e.ko
		}
	}
	return eastAmount{}, false
}

// counted reads a number and its counter.
func (e *east) counted(i int) (eastAmount, bool) {
	n, ok := e.number(i)
	if !ok {
		return eastAmount{}, false
	}
	a := eastAmount{from: i, next: n.next, n: n.n, value: n.value, plain: true, count: habeas.Exactly(clamp(n.n), "")}
	a = e.span(a)
	if r, length := e.glued(a.next); r != nil && a.plain {
		a.count, a.plain, a.next = r.apply(a.n), false, a.next+length
		a = e.furtherMyriad(a)
	}
	a = e.unit(a)
	if !e.believed(i, n, a) {
		return eastAmount{}, false
	}
	return e.ages(a, i), true
}

// glued finds 여, 남짓, 多, 余 right after a number, before its counter.
func (e *east) glued(i int) (*rule, int) {
	r, length := prefixRule(e.t.wording.glued, e.text[i:])
	if r == nil || e.text[i] == ' ' && !e.ko {
		return nil, 0
	}
	return r, length
}

// furtherMyriad reads "500多亿".
func (e *east) furtherMyriad(a eastAmount) eastAmount {
	if w, next, ok := e.has("myriad", a.next); ok && !e.ko && int64(a.count.Low) < maxNumber/w.n {
		a.n *= w.n
		a.count, a.next = habeas.Count{Low: clamp(a.n + 1), High: clamp(a.n + w.n*lastPlace(a.n/w.n) - 1)}, next
		a.count.High = max(a.count.High, a.count.Low)
	}
	return a
}

// span reads "20~30명", "천에서 천오백까지", "一千到一千五百".
func (e *east) span(a eastAmount) eastAmount {
	k := e.skip(a.next)
	next := 0
	if _, to, ok := e.has("dash", k); ok {
		next = e.skip(to)
	} else if _, to, ok := e.has("until", a.next); ok && !e.ko {
		next = to
	} else if e.ko && strings.HasPrefix(e.text[a.next:], "에서 ") {
		next = a.next + len("에서 ")
	} else if !e.ko && strings.HasPrefix(e.text[a.next:], "或") {
		next = a.next + len("或")
	} else if r := e.rune(a.next); !e.ko && (r == '和' || r == '与' || r == '與') {
		if high, ok := e.number(a.next + len("和")); ok && (strings.HasPrefix(e.text[high.next:], "之间") || strings.HasPrefix(e.text[high.next:], "间")) {
			next = a.next + len("和")
		}
	}
	if next == 0 {
		return a
	}
	high, ok := e.number(next)
	if !ok || high.n <= a.n || a.value != 0 || high.value != 0 {
		return a
	}
	low := a.n
	if f, ok := e.scale(high); ok && low < f && high.n >= f && low*f < high.n && low < high.n/f {
		low *= f
	}
	a.count, a.plain, a.n, a.next = habeas.Between(clamp(low), clamp(high.n), ""), false, high.n, high.next
	if e.ko && strings.HasPrefix(e.text[a.next:], "까지") {
		a.next += len("까지")
	}
	return a
}

// scale gives the last myriad of a number in words, which a lower end borrows: "20~30만".
func (e *east) scale(n numeral) (int64, bool) {
	for _, class := range []string{"myriad", "place"} {
		r, size := utf8.DecodeLastRuneInString(e.text[:n.next])
		for _, w := range e.t.classes[class][r] {
			if len(w.text) == size {
				return w.n, true
			}
		}
	}
	return 0, false
}

// unit finds the counter after a number.
func (e *east) unit(a eastAmount) eastAmount {
	if r, length := prefixRule(e.t.wording.after, e.text[a.next:]); r != nil && length >= len("초과") {
		return a
	}
	w, next, ok := e.spaced("counter", a.next)
	if !ok || e.ko && next > a.next && !e.counterEnds(a.next, next, w) {
		return a
	}
	a.end = next
	switch w.value {
	case "-":
		a.unit = w.text
		if !e.ko && (w.text == "个" || w.text == "個") && e.personFollows(next) {
			a.unit = "person"
		}
	case "family":
		a.unit, a.count.Unit = w.text, habeas.Families
	default:
		a.unit = w.value
		if w.value == "money" && strings.HasPrefix(e.text[next:], "대") {
			a.end += len("대")
		}
	}
	return a
}

// counterEnds keeps Korean counters of one syllable to where a word may end: not the 명 of "명령", the 분 of "분노".
func (e *east) counterEnds(from, next int, w entry) bool {
	glued := from+len(w.text) == next
	r := e.rune(next)
	if !isHangul(r) || utf8.RuneCountInString(w.text) > 1 {
		return true
	}
	for _, p := range counterTails {
		if strings.HasPrefix(e.text[next:], p) {
			return true
		}
	}
	_, wasDigit := digit(e.before(from))
	return glued && wasDigit
}

// counterTails may follow a Korean counter within its word.
var counterTails = strings.Fields(`은 는 이 가 을 를 의 에 도 만 과 와 로 으로 씩 중 등 째 여 간 당 정도 가량 이상 이하 미만 까지 부터 에서 에게 뿐 쯤 대 당 짜리 차 안팎 남짓 내외 넘 밖에 보다 으로부터 께 들 선 이나 나 인데 이다 이며 이고 밖 꼴 만에`)

// personFollows reports whether 个 counts people.
func (e *east) personFollows(i int) bool {
	rest := e.text[i:]
	if len(rest) > 30 {
		rest = rest[:runeStart(rest, 30)]
	}
	for _, w := range personNouns {
		if k := strings.Index(rest, w); k >= 0 && k <= 12 && !strings.ContainsAny(rest[:k], "，。、的 ") {
			return true
		}
	}
	return false
}

var personNouns = strings.Fields("人 孩子 女孩 男孩 男子 女子 儿童 妇女 村民 工人 学生 难民 脱北者 司机 乘客 警察 士兵 老人 婴儿")

// believed keeps out syllables and characters that are no numbers where they stand.
func (e *east) believed(i int, n numeral, a eastAmount) bool {
	inside := e.letter(e.before(i))
	open := !e.letter(e.rune(n.next))
	switch {
	case n.form == inFigures:
		return true
	case e.ko && inside:
		return false
	case n.form == inNative && a.end > 0 && e.text[n.next] != ' ' && !gluedCounters[a.unit]:
		return false // 한국, 한편, 열차
	case n.form == inNative:
		return a.end > 0 && a.unit != "" || n.runes >= 2 && (open || e.particle(n.next)) && n.n > 0 || n.runes == 1 && open && slices.Contains([]string{"둘", "셋", "넷"}, e.text[i:n.next])
	case e.ko && strings.HasSuffix(e.text[i:n.next], "조") && n.runes <= 2 && a.unit != "money":
		return false // 구조, 일조
	case e.ko:
		return n.runes >= 2 && n.placed && (a.end > 0 || open || e.particle(n.next)) || a.end > 0 && a.unit != "사" && n.runes == 1 && n.n >= 100 && (a.unit == "person" || a.unit == "money")
	case !a.plain:
		return true
	case n.n == 1 && n.runes == 1:
		return a.unit == "person" || a.unit == "year" || !inside && open
	case n.runes == 1:
		return a.end > 0 || !inside && open
	}
	return true
}

// gluedCounters may stand right after a Korean number of the native series, where most syllables make another word with it.
var gluedCounters = map[string]bool{"person": true, "year": true, "개": true, "번": true, "가지": true, "마리": true, "곳": true, "건": true, "권": true,
	"채": true, "잔": true, "번째": true, "차례": true, "가구": true, "가족": true, "쌍": true, "군데": true}

func (e *east) particle(i int) bool {
	for _, p := range counterTails {
		if strings.HasPrefix(e.text[i:], p) {
			return !isHangul(e.rune(i + len(p)))
		}
	}
	return false
}

// ages reads "60대" of people, "(35)" after a name.
func (e *east) ages(a eastAmount, i int) eastAmount {
	n := a.count.Low
	if e.ko && a.unit == "대" && n >= 10 && n <= 90 && n%10 == 0 && a.count.High == n {
		a.count, a.unit, a.plain = habeas.Between(n, n+9, ""), "year", false
	}
	if a.unit == "" && n > 0 && n <= maxAge && (e.before(i) == '(' || e.before(i) == '（') && (e.rune(a.next) == ')' || e.rune(a.next) == '）') {
		if open := strings.LastIndexAny(e.text[:i], "(（"); e.letter(e.before(open)) {
			a.unit = "year"
		}
	}
	return a
}

// modified applies the wordings before the number and after its counter.
func (e *east) modified(a eastAmount, floor int) eastAmount {
	r, from := suffixRule(e.t.wording.before, e.stripLink(e.text[:a.from]))
	if r != nil && from >= floor && (!e.ko || !isHangul(e.before(from))) && !e.negated(from) {
		if a.plain {
			a.count, a.plain = r.apply(a.n), false
		} else if r.high.kind == open {
			a.count.Open, a.count.High = true, 0
		}
		a.from = from
	}
	end := max(a.end, a.next)
	s, length := prefixRule(e.t.wording.after, e.stripParticle(end))
	if s == nil {
		return a
	}
	skipped := len(e.text) - end - len(e.stripParticle(end))
	switch {
	case a.plain || a.count.Low == a.count.Nominal && a.count.High == a.count.Nominal:
		a.count = s.apply(a.n)
	case r != nil && s.high.kind == open:
		a.count.Open, a.count.High = true, 0
	case s.high.kind == open && !a.count.Open:
		a.count.Open, a.count.High = true, 0
	}
	a.end = end + skipped + length
	return a
}

// negated keeps 不 from a wording that it turns around ("不超过" has a rule of its own).
func (e *east) negated(from int) bool { return !e.ko && e.before(from) == '不' }

// stripLink takes the verb between a Chinese wording and its number away: "至少有", "超过了".
func (e *east) stripLink(s string) string {
	if e.ko {
		return s
	}
	for _, w := range []string{"有", "是", "了", "为", "達", "达", "将", "將", "把"} {
		if rest, ok := strings.CutSuffix(s, w); ok {
			return rest
		}
	}
	return s
}

// stripParticle takes the particle between a Korean number and its wording away: "2천 명이 넘는".
func (e *east) stripParticle(end int) string {
	rest := e.text[end:]
	if !e.ko {
		return rest
	}
	for _, p := range []string{"이 ", "가 ", "을 ", "를 ", "은 ", "는 ", "에 "} {
		if s, ok := strings.CutPrefix(rest, p); ok {
			return s
		}
	}
	return rest
}
