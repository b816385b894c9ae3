package value

import (
	"strconv"
	"strings"
	"time"

	"habeas"
)

// calendar reads days, months and years by number: "2016년 1월 12일", "十月九日", "10월", "15일", "2008年".
func (e *east) calendar(i int) (moment, bool) {
	if y, next, ok := e.yearNumber(i); ok {
		return e.within(moment{next: next, days: yearOf(y), unit: year, year: y}, ""), true
	}
	if mo, next, ok := e.numbered("month", i, 12); ok && !e.monthsLong(next) {
		return e.monthDay(mo, next), true
	}
	if d, next, ok := e.numbered("day", i, 31); ok && !e.lengthTail(next) && e.dayLike(i, next) {
		m := moment{next: next, unit: day, loose: true, bareDay: true}
		m.days = e.relative(func(p habeas.Date) days { return latestDay(p, d) })
		return e.timed(e.named(m)), true
	}
	return moment{}, false
}

// yearNumber reads "2016년", "二零零四年", "08年", "零八年", and a bare year of four figures in its bounds.
func (e *east) yearNumber(i int) (y, next int, ok bool) {
	n, ok := e.sino(i)
	if !ok || n.value != 0 || n.n > 2999 {
		return 0, 0, false
	}
	at := e.skip(n.next)
	if !e.ko || at == n.next {
		if w, end, found := e.has("year", at); found && w.text == "년도" && n.digits == 2 {
			return century2(int(n.n)), end, true
		} else if found && (!e.lengthTail(end) || n.n >= 1000 && strings.HasPrefix(e.text[end:], "以来")) && !strings.HasPrefix(e.text[end:], "代") && !strings.HasPrefix(e.text[end:], "대") {
			switch {
			case n.n >= 1000:
				return int(n.n), end, true
			case (n.digits == 2 || e.zeroFirst(i) && n.runes == 2) && !e.ko && (n.n >= 50 || n.n <= 30) && (e.text[i] == '0' || e.zeroFirst(i) || e.monthFollows(end)):
				return century2(int(n.n)), end, true
			}
		}
	}
	if n.digits == 4 && n.n >= 1900 && n.n < 2100 && !e.letter(e.rune(n.next)) && e.rune(n.next) != '%' && !strings.ContainsRune("-0123456789./", e.before(i)) {
		if _, _, counted := e.spaced("counter", n.next); !counted {
			return int(n.n), n.next, true
		}
	}
	return 0, 0, false
}

func (e *east) zeroFirst(i int) bool { r := e.rune(i); return r == '零' || r == '〇' || r == '○' }

func (e *east) monthFollows(i int) bool {
	_, _, ok := e.numbered("month", i, 12)
	return ok
}

// monthsLong keeps "3个月", "5개월" and the like from being months of the year.
func (e *east) monthsLong(next int) bool {
	return e.ko && strings.HasPrefix(e.text[next:], "간") || strings.HasPrefix(e.text[next:], "달")
}

// monthDay reads the day after a month, in Chinese also without 日 ("八月十五", "十月初一").
func (e *east) monthDay(mo, next int) moment {
	k := e.skip(next)
	if r := e.rune(k); r == '-' && e.ko {
		k++
	}
	if d, end, ok := e.numbered("day", k, 31); ok && !e.lengthTail(end) {
		m := e.ymd(0, mo, d)
		m.next = end
		return e.timed(e.named(m))
	}
	if !e.ko {
		if d, end, ok := e.lunarDay(next); ok {
			m := e.ymd(0, mo, d)
			m.next = end
			return e.timed(m)
		}
	}
	m := moment{next: next, unit: month, loose: true}
	if y := e.yearFor(mo, 0, false); y != 0 {
		m.days = monthOf(y, mo)
	}
	if b, ok := e.ordinalWeek(m, k); ok {
		return b
	}
	return e.parted(m)
}

// lunarDay reads "十五" and "初一" after a month.
func (e *east) lunarDay(i int) (int, int, bool) {
	if e.rune(i) == '初' {
		i += len("初")
		if n, ok := e.sino(i); ok && n.form == inWords && n.n >= 1 && n.n <= 10 {
			return int(n.n), n.next, true
		}
		return 0, 0, false
	}
	n, ok := e.sino(i)
	if !ok || n.form != inWords || n.n < 1 || n.n > 31 || isHan(e.rune(n.next)) {
		return 0, 0, false
	}
	return int(n.n), n.next, true
}

// dayLike keeps "3일" as a day of the month where no word makes it a length, and in Chinese needs figures or two characters.
func (e *east) dayLike(i, next int) bool {
	if e.ko {
		return !isHangul(e.before(i))
	}
	return !strings.HasPrefix(e.text[next:], "本") && e.before(i) != '第'
}

// directed reads "지난 8일", "오는 20일", "다음 금요일", "지난 9월", "지난 3년", "过去十年", "近三年".
func (e *east) directed(i int) (moment, bool) {
	n := 0
	var k int
	if _, next, ok := e.has("last", i); ok {
		n, k = -1, next
	} else if _, next, ok := e.has("next", i); ok {
		n, k = 1, next
	} else if _, next, ok := e.has("this", i); ok {
		k = next
	} else {
		return e.recent(i)
	}
	at := e.skip(k)
	if b, ok := e.daySpan(at); ok && n <= 0 {
		return b, true
	}
	if mo, next, ok := e.numbered("month", at, 12); ok {
		return e.directedMonth(mo, next, n), true
	}
	if d, next, ok := e.numbered("day", at, 31); ok && !e.lengthTail(next) {
		return e.directedDay(d, next, n), true
	}
	if w, next, ok := e.has("weekday", at); ok {
		m := moment{next: next, unit: day, days: e.relative(func(p habeas.Date) days { return oneDay(e.directedWeekday(p, int(w.n), n)) })}
		return e.timed(m), true
	}
	if y, next, ok := e.yearNumber(at); ok {
		return e.within(moment{next: next, days: yearOf(y), unit: year, year: y}, ""), true
	}
	if ls, next, ok := e.lengths(at); ok {
		return e.spanOf(n, ls, next), n != 0
	}
	if w, next, ok := e.has("season", at); ok {
		return moment{next: next, unit: quarter, days: e.relative(func(p habeas.Date) days { return relativeSeason(p, int(w.n), n) })}, true
	}
	return moment{}, false
}

func (e *east) directedWeekday(p habeas.Date, weekday, n int) habeas.Date {
	if n < 0 {
		return nearestWeekday(p.AddDays(-1), weekday, false)
	}
	return weekdayIn(p, weekday).AddDays(7 * n)
}

// directedDay gives the last or next such day of the month.
func (e *east) directedDay(d, next, n int) moment {
	m := moment{next: next, unit: day, loose: true, bareDay: true}
	m.days = e.relative(func(p habeas.Date) days {
		if n <= 0 {
			return latestDay(p, d)
		}
		for k := range 3 {
			first := habeas.DateOf(p.Year(), p.Month()+time.Month(k), 1)
			if t := habeas.DateOf(first.Year(), first.Month(), d); t.Month() == first.Month() && t >= p {
				return oneDay(t)
			}
		}
		return days{}
	})
	return e.timed(e.named(m))
}

func (e *east) directedMonth(mo, next, n int) moment {
	if d, end, ok := e.numbered("day", e.skip(next), 31); ok && !e.lengthTail(end) {
		m := moment{next: end, unit: day, loose: true}
		if y := e.yearFor(mo, d, n > 0); y != 0 {
			m.days = dates(y, mo, d, d)
		}
		return e.timed(e.named(m))
	}
	m := moment{next: next, unit: month, loose: true}
	if n == 0 {
		m.days = e.relative(func(p habeas.Date) days { return monthOf(p.Year(), mo) })
	} else if y := e.yearFor(mo, 0, n > 0); y != 0 {
		m.days = monthOf(y, mo)
	}
	return e.parted(m)
}

// decade reads "1970년대", "20世纪80年代", "九十年代".
func (e *east) decade(i int) (moment, bool) {
	n, ok := e.sino(i)
	if !ok || n.value != 0 {
		return moment{}, false
	}
	rest := e.text[n.next:]
	for _, w := range []string{"世纪", "世紀", "세기"} {
		if tail, ok := strings.CutPrefix(rest, w); ok && n.n >= 1 && n.n <= 30 {
			at := len(e.text) - len(tail)
			if d, ok := e.sino(at); ok && d.n%10 == 0 && d.n < 100 && strings.HasPrefix(e.text[d.next:], "年代") {
				return moment{next: d.next + len("年代"), days: yearsOf(int(n.n-1)*100+int(d.n), 10), unit: decade}, true
			}
			return moment{next: at, days: yearsOf(int(n.n-1)*100, 100), unit: century}, true
		}
	}
	for _, w := range []string{"年代", "년대"} {
		if strings.HasPrefix(rest, w) && n.n%10 == 0 && (n.n < 100 || n.n >= 1000 && n.n < 2100) {
			y := int(n.n)
			if y < 100 {
				y += 1900
				if y == 1900 || y == 1910 {
					y += 100
				}
			}
			return e.parted(moment{next: n.next + len(w), days: yearsOf(y, 10), unit: decade}), true
		}
	}
	return moment{}, false
}

// weekdayAlone reads a weekday; the last that is not after publication.
func (e *east) weekdayAlone(i int) (moment, bool) {
	w, next, ok := e.has("weekday", i)
	if !ok {
		return moment{}, false
	}
	if _, end, ok := e.has("day2", next); ok {
		next = end
	}
	m := moment{next: next, unit: day, days: e.relative(func(p habeas.Date) days { return oneDay(nearestWeekday(p, int(w.n), false)) })}
	return e.timed(m), true
}

// halves reads "상반기", "下半年" of the year of publication.
func (e *east) halves(i int) (moment, bool) {
	if q, next, ok := e.quarterOf(i); ok {
		m := moment{next: next, unit: quarter, days: e.relative(func(p habeas.Date) days {
			d := quarterOf(p.Year(), q)
			if d.from > p {
				d = quarterOf(p.Year()-1, q)
			}
			return d
		})}
		return m, true
	}
	first, n := 1, 0
	if _, next, ok := e.has("firsthalf", i); ok {
		n = next
	} else if _, next, ok := e.has("secondhalf", i); ok {
		first, n = 7, next
	} else {
		return moment{}, false
	}
	m := moment{next: n, unit: quarter, days: e.relative(func(p habeas.Date) days { return yearOf(p.Year()) })}
	return e.half(m, first), true
}

// daySpan reads "27∼28일", "8, 9일" and "7∼8월".
func (e *east) daySpan(i int) (moment, bool) {
	a, ok := e.sino(i)
	if !ok || a.n < 1 || a.n > 31 || a.value != 0 || a.form != inFigures && e.ko {
		return moment{}, false
	}
	k := a.next
	if _, next, ok := e.has("dash", e.skip(k)); ok {
		k = e.skip(next)
	} else if e.ko && strings.HasPrefix(e.text[k:], ", ") {
		k += len(", ")
	} else {
		return moment{}, false
	}
	if d, next, ok := e.numbered("day", k, 31); ok && !e.lengthTail(next) && int(a.n) < d {
		m := moment{next: next, unit: day, loose: true, bareDay: true}
		m.days = e.relative(func(p habeas.Date) days {
			last := latestDay(p, d)
			return dates(last.from.Year(), int(last.from.Month()), int(a.n), d)
		})
		return m, true
	}
	if mo, next, ok := e.numbered("month", k, 12); ok && int(a.n) < mo {
		m := moment{next: next, unit: month, loose: true}
		if y := e.yearFor(mo, 0, false); y != 0 {
			m.days = days{monthOf(y, int(a.n)).from, monthOf(y, mo).to, habeas.ByRange}
		}
		return m, true
	}
	return moment{}, false
}

// vagueTime reads words that name no days: "최근", "近日".
func (e *east) vagueTime(i int) (moment, bool) {
	w, next, ok := e.loosely("vague", i)
	if !ok || e.ko && !e.wordEnds(next) || !e.ko && w.text == "现" && !strings.ContainsRune("已正在仍被由，", e.rune(next)) {
		return moment{}, false
	}
	return moment{next: next}, true
}

// ordinalWeek reads "첫째 주", "十月的第一周", "다음 달 두 번째 월요일".
func (e *east) ordinalWeek(m moment, k int) (moment, bool) {
	n, at, ok := e.ordinal(k)
	if !ok {
		return moment{}, false
	}
	if w, next, ok := e.has("weekday", at); ok {
		m.next, m.unit = next, day
		if m.from != 0 && m.to != 0 {
			m.days = nthWeekday(m.days, int(w.n), n)
		}
		return m, true
	}
	if rest, ok := strings.CutPrefix(e.text[at:], "个月"); ok && m.unit == year && n > 0 && n <= 12 {
		m.next, m.unit = len(e.text)-len(rest), month
		m.days = e.monthOf(m.days, n)
		return m, true
	}
	for _, w := range []string{"주", "周", "个星期", "週"} {
		if !strings.HasPrefix(e.text[at:], w) {
			continue
		}
		m.next, m.unit = at+len(w), week
		if m.from != 0 && m.to != 0 {
			m.days = nthWeek(m.days, n)
		}
		if day, next, ok := e.has("weekday", e.skip(m.next)); ok {
			m.next, m.unit = next, 0
			if m.from != 0 {
				m.days = oneDay(m.from.AddDays(int(day.n) - 1))
			}
		}
		return m, true
	}
	return moment{}, false
}

func (e *east) ordinal(k int) (n, at int, ok bool) {
	if rest, ok := strings.CutPrefix(e.text[k:], "의 "); ok {
		k = len(e.text) - len(rest)
	}
	for _, w := range []struct {
		text string
		n    int
	}{{"첫 번째 ", 1}, {"첫째 ", 1}, {"첫째", 1}, {"두 번째 ", 2}, {"둘째 ", 2}, {"둘째", 2}, {"세 번째 ", 3}, {"셋째 ", 3}, {"셋째", 3}, {"네 번째 ", 4}, {"넷째 ", 4}, {"넷째", 4}, {"마지막 ", -1}, {"的最后一个", -1}, {"最后一个", -1}} {
		if strings.HasPrefix(e.text[k:], w.text) {
			return w.n, k + len(w.text), true
		}
	}
	rest := strings.TrimPrefix(e.text[k:], "的")
	if tail, ok := strings.CutPrefix(rest, "第"); ok {
		if v, ok := e.sino(len(e.text) - len(tail)); ok && v.n >= 1 && v.n <= 53 {
			return int(v.n), v.next, true
		}
	}
	return 0, 0, false
}

// feast reads days that have a name, "크리스마스", "国庆节"; the value is month and day.
func (e *east) feast(i int) (moment, bool) {
	w, next, ok := e.loosely("feast", i)
	if !ok || e.ko && !e.wordEnds(next) {
		return moment{}, false
	}
	m, d, _ := strings.Cut(w.value, "-")
	mo, _ := strconv.Atoi(m)
	dd, _ := strconv.Atoi(d)
	at := e.ymd(0, mo, dd)
	at.next = next
	return at, true
}
