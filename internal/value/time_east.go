package value

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"habeas"
)

// times reads the expressions of time of the text in order.
func (e *east) times() []Time {
	var out []Time
	for i := 0; i < len(e.text); {
		r, n := utf8.DecodeRuneInString(e.text[i:])
		if _, isDigit := digit(r); !isDigit && !e.t.starts[r] {
			i += n
			continue
		}
		m, ok := e.expression(i)
		if !ok || m.next <= i {
			i += e.width(i, n)
			continue
		}
		out = append(out, Time{Start: i, End: m.next, When: m.when(e.text[i:m.next]), Duration: m.duration})
		if !m.duration {
			e.note(m.days, m.unit, m.year)
		}
		i = m.next
	}
	return out
}

// width is what the scan goes on by: a run of figures whole.
func (e *east) width(i, n int) int {
	if _, next, count, _ := e.figures(i); count > 0 {
		return next - i
	}
	return n
}

// expression reads a point and what ties a second end to it.
func (e *east) expression(i int) (moment, bool) {
	start := i
	if _, next, ok := e.has("from", i); ok && !e.ko {
		i = next
	}
	a, ok := e.point(i)
	if !ok {
		return moment{}, false
	}
	if m, ok := e.through(a, start != i); ok {
		return m, true
	}
	return a, start == i
}

// through reads the second end of "9월 4일부터 8일까지", "从一月十日到十二日", "3월~5월".
func (e *east) through(a moment, begun bool) (moment, bool) {
	if a.duration || a.unit < day {
		return moment{}, false
	}
	k, closed := a.next, false
	switch {
	case e.ko:
		if _, next, ok := e.has("from", k); ok {
			k, closed = e.skip(next), true
		} else if _, next, ok := e.has("dash", e.skip(k)); ok {
			k = e.skip(next)
		} else if r := e.rune(k); r == '과' || r == '와' {
			b, ok := e.point(e.skip(k + len("과")))
			if ok && strings.HasPrefix(e.text[e.skip(b.next):], "사이") {
				m := e.join(a, b)
				m.next = e.skip(b.next) + len("사이")
				return m, true
			}
			return moment{}, false
		}
	default:
		k = e.skip(k)
		if _, next, ok := e.has("until", k); ok && (begun || a.unit == day || a.unit == month || a.unit == year) {
			k = e.skip(next)
		} else if _, next, ok := e.has("dash", k); ok {
			k = e.skip(next)
		} else if r := e.rune(k); r == '和' || r == '与' || r == '與' {
			b, ok := e.point(e.skip(k + len("和")))
			if ok && (strings.HasPrefix(e.text[b.next:], "之间") || strings.HasPrefix(e.text[b.next:], "间")) {
				m := e.join(a, b)
				m.next = b.next + len("间")
				if strings.HasPrefix(e.text[b.next:], "之间") {
					m.next += len("之")
				}
				return m, true
			}
			return moment{}, false
		}
	}
	if k == a.next {
		return moment{}, false
	}
	b, ok := e.point(k)
	if !ok || b.duration {
		return moment{}, false
	}
	if b.unit == hour && !b.placed() { // from one time of day to another
		a.next = b.next
		return a, true
	}
	if e.ko && closed {
		if _, next, ok := e.has("until", b.next); ok {
			b.next = next
		} else if rest := e.text[e.skip(b.next):]; strings.HasPrefix(rest, "사이") {
			b.next = e.skip(b.next) + len("사이")
		} else {
			return moment{}, false
		}
	}
	return e.join(a, b), true
}

// join makes one interval; a bare day at the second end belongs to the month of the first.
func (e *east) join(a, b moment) moment {
	if b.loose && a.from != 0 && b.from != 0 {
		switch {
		case b.bareDay && b.from.Month() != a.from.Month() || b.bareDay && b.from.Year() != a.from.Year():
			b.days = dates(a.from.Year(), int(a.from.Month()), b.from.Day(), b.from.Day())
		case !b.bareDay:
			b.days = inYear(b.days, a.from.Year())
			if a.from > b.to {
				b.days = inYear(b.days, a.from.Year()+1)
			}
		}
	}
	return moment{next: b.next, days: through(a.days, b.days), unit: max(a.unit, b.unit), year: a.year}
}

// point reads one expression.
func (e *east) point(i int) (moment, bool) {
	if e.ko && isHangul(e.before(i)) && !e.afterDate(i) {
		return moment{}, false
	}
	for _, read := range []func(*east, int) (moment, bool){
		(*east).numericDate, (*east).daySpan, (*east).relative2, (*east).directed, (*east).decade, (*east).calendar, (*east).length2, (*east).weekdayAlone, (*east).halves,
		(*east).clockTime, (*east).feast, (*east).vagueTime,
	} {
		if m, ok := read(e, i); ok {
			return m, true
		}
	}
	return moment{}, false
}

// afterDate lets "지난해말", "24일오후" go on.
func (e *east) afterDate(i int) bool {
	_, ok := digit(e.rune(i))
	return ok
}

// loose matches a word with single spaces allowed between its syllables, as Korean writes them both ways.
func (e *east) loosely(class string, i int) (entry, int, bool) {
	best, at := entry{}, 0
	for _, w := range e.t.classes[class][e.rune(i)] {
		if next, ok := e.spread(w.text, i); ok && len(w.text) > len(best.text) {
			best, at = w, next
		}
	}
	return best, at, at > 0
}

func (e *east) spread(w string, i int) (int, bool) {
	for k, r := range w {
		if k > 0 && e.ko {
			i = e.skip(i)
		}
		if e.rune(i) != r {
			return 0, false
		}
		i += utf8.RuneLen(r)
	}
	return i, true
}

// relative2 reads words that count from publication or from the day told last, and what stands with them: "지난달 30일", "去年10月",
// "다음 주 일요일", "昨日18时50分".
func (e *east) relative2(i int) (moment, bool) {
	w, next, ok := e.loosely("relative", i)
	if _, figure := digit(e.before(i)); figure && e.ko {
		return moment{}, false
	}
	if !ok || e.ko && !e.wordEnds(next) {
		return moment{}, false
	}
	unitName, steps, _ := strings.Cut(w.value, ":")
	n, err := strconv.Atoi(steps)
	if err != nil {
		return moment{}, false
	}
	m := moment{next: next}
	switch unitName {
	case "told":
		m.unit, m.days = day, e.told(func(p habeas.Date) days { return oneDay(p.AddDays(n)) })
	case "toldmonth", "toldyear":
		m.unit = units[strings.TrimPrefix(unitName, "told")]
		m.days = e.told(func(p habeas.Date) days { return unitAround(p, m.unit, n) })
	default:
		m.unit = units[unitName]
		m.days = e.relative(func(p habeas.Date) days { return unitAround(p, m.unit, n) })
	}
	return e.within(m, w.text), true
}

// wordEnds reports whether a Korean word may end at byte i: before anything but a syllable, a particle, a figure.
func (e *east) wordEnds(i int) bool {
	r := e.rune(i)
	if !isHangul(r) {
		return true
	}
	for _, p := range timeTails {
		if strings.HasPrefix(e.text[i:], p) {
			return true
		}
	}
	_, _, early := e.has("early", i)
	_, _, late := e.has("late", i)
	return early || late
}

var timeTails = strings.Fields(`은 는 이 가 을 를 의 에 도 만 과 와 로 부터 까지 에서 에는 이후 들 오전 오후 새벽 밤 저녁 아침 낮 상반기 하반기 여름 겨울 봄 가을 같은 중 보다 처럼 하루 쯤 경 께 이라 인`)

// within reads what a year, month or week is narrowed to.
func (e *east) within(m moment, text string) moment {
	k := e.skip(m.next)
	switch m.unit {
	case year:
		if mo, next, ok := e.numbered("month", k, 12); ok {
			m.next, m.unit = next, month
			m.days = e.monthOf(m.days, mo)
			return e.within(m, "")
		}
		if b, ok := e.ordinalWeek(m, k); ok {
			return b
		}
	case month:
		if b, ok := e.daySpan(k); ok && e.ko && m.from != 0 && b.from != 0 && b.unit == day {
			b.days = dates(m.from.Year(), int(m.from.Month()), b.from.Day(), b.to.Day())
			return b
		}
		if d, next, ok := e.numbered("day", k, 31); ok && !e.lengthTail(next) {
			m.next, m.unit = next, day
			if m.from != 0 {
				m.days = dates(m.from.Year(), int(m.from.Month()), d, d)
			}
			return e.timed(e.named(m))
		}
		if d, next, ok := e.lunarDay(m.next); ok && !e.ko {
			m.next, m.unit = next, day
			if m.from != 0 {
				m.days = dates(m.from.Year(), int(m.from.Month()), d, d)
			}
			return e.timed(m)
		}
		if b, ok := e.ordinalWeek(m, k); ok {
			return b
		}
	case week:
		if w, next, ok := e.weekdayIn2(k, m.next); ok {
			m.next, m.unit = next, day
			if m.from != 0 {
				m.days = oneDay(m.from.AddDays(w - 1))
			}
			return e.timed(m)
		}
	case day:
		return e.timed(e.named(m))
	}
	return e.parted(m)
}

func (e *east) monthOf(y days, mo int) days {
	if y.from == 0 || y.from.Year() != y.to.Year() {
		return days{}
	}
	return monthOf(y.from.Year(), mo)
}

// weekdayIn2 reads a weekday inside a week, in Chinese by its last character alone: "上周四".
func (e *east) weekdayIn2(k, glued int) (int, int, bool) {
	if w, next, ok := e.has("weekday", k); ok {
		return int(w.n), next, true
	}
	if w, next, ok := e.has("weekdaychar", glued); ok {
		return int(w.n), next, true
	}
	return 0, 0, false
}

// named takes in a weekday after a day: "23일 토요일", "5월 7일(목)".
func (e *east) named(m moment) moment {
	if w, next, ok := e.has("weekday", e.skip(m.next)); ok {
		m.next = next
		if m.bareDay {
			m.days = e.agreeing(m, int(w.n))
		}
	}
	return m
}

// agreeing finds the last month in which the day is that weekday.
func (e *east) agreeing(m moment, weekday int) days {
	if m.from == 0 || m.from.Weekday() == time.Weekday(weekday%7) {
		return m.days
	}
	return e.relative(func(p habeas.Date) days {
		for n := range 12 {
			first := habeas.DateOf(p.Year(), p.Month()+1-time.Month(n), 1)
			t := habeas.DateOf(first.Year(), first.Month(), m.from.Day())
			if t.Month() == first.Month() && t.Weekday() == time.Weekday(weekday%7) {
				return oneDay(t)
			}
		}
		return m.days
	})
}

// parted reads the part of a month, year or week: "3월 말", "내년 초", "本月初", "명년 상반기".
func (e *east) parted(m moment) moment {
	k := e.skip(m.next)
	if m.unit == year {
		if _, next, ok := e.has("firsthalf", k); ok {
			m.next, m.unit = next, quarter
			return e.half(m, 1)
		}
		if _, next, ok := e.has("secondhalf", k); ok {
			m.next, m.unit = next, quarter
			return e.half(m, 7)
		}
		if q, next, ok := e.quarterOf(k); ok {
			m.next, m.unit = next, quarter
			if m.from != 0 && m.from.Year() == m.to.Year() {
				m.days = quarterOf(m.from.Year(), q)
			}
			return m
		}
		if w, next, ok := e.has("season", k); ok {
			m.next, m.unit = next, quarter
			if m.from != 0 && m.from.Year() == m.to.Year() {
				m.days = seasonOf(m.from.Year(), int(w.n))
			}
			return m
		}
	}
	for class, p := range map[string]part{"early": early, "mid": mid, "late": late} {
		if _, next, ok := e.has(class, k); ok && (m.unit == month || m.unit == year || m.unit == week || m.unit == decade) && (!e.ko || e.partEnds(next)) {
			m.next, m.days = next, partOf(m.days, p)
			return e.after2(m)
		}
	}
	return e.after2(m)
}

// partEnds keeps 초 and 말 from words that begin with them: "초등학교", "말했다".
func (e *east) partEnds(i int) bool {
	r := e.rune(i)
	if !isHangul(r) {
		return true
	}
	for _, p := range []string{"에", "부터", "까지", "의", "이", "은", "쯤", "께", "로", "과", "와", "경", "에는"} {
		if strings.HasPrefix(e.text[i:], p) {
			return true
		}
	}
	return false
}

// quarterOf reads "3분기", "3사분기", "2/4분기", "第三季度", "三季度".
func (e *east) quarterOf(i int) (q, next int, ok bool) {
	rest := strings.TrimPrefix(e.text[i:], "第")
	n, ok := e.sino(len(e.text) - len(rest))
	if !ok || n.n < 1 || n.n > 4 {
		return 0, 0, false
	}
	for _, w := range []string{"분기", "사분기", "/4분기", "季度", "个季度"} {
		if strings.HasPrefix(e.text[n.next:], w) {
			return int(n.n), n.next + len(w), true
		}
	}
	return 0, 0, false
}

func (e *east) half(m moment, first int) moment {
	if m.from != 0 && m.from.Year() == m.to.Year() {
		y := m.from.Year()
		m.days = days{habeas.DateOf(y, time.Month(first), 1), habeas.DateOf(y, time.Month(first+5), 1).MonthEnd(), habeas.ByRange}
	}
	return m
}

// after2 reads "이후", "以来": from then to publication.
func (e *east) after2(m moment) moment {
	_, next, ok := e.has("bound", e.skip(m.next))
	if !ok || m.duration || m.unit < day {
		return m
	}
	m.next = next
	switch {
	case m.from != 0 && e.published.To >= m.from:
		m.days = days{m.from, e.published.To, habeas.ByRange}
	case m.from != 0:
		m.days = days{from: m.from, prec: habeas.Longer}
	}
	return m
}

// numbered reads a number with the word of a class right after it: "10월", "十月", "15일".
func (e *east) numbered(class string, i, most int) (int, int, bool) {
	n, ok := e.sino(i)
	if !ok || n.n < 1 || n.n > int64(most) || n.value != 0 {
		return 0, 0, false
	}
	at := n.next
	if !e.ko || class == "month" {
		at = e.skip(n.next)
	}
	if _, next, ok := e.has(class, at); ok {
		return int(n.n), next, true
	}
	return 0, 0, false
}
