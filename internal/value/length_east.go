package value

import (
	"strings"

	"habeas"
)

func (e *east) spanOf(n int, ls lengths, next int) moment {
	m := moment{next: next, unit: ls[0].u}
	switch {
	case ls[0].u < day:
		m.unit, m.days = hour, e.relative(oneDayOf)
	case n < 0:
		m.days = e.relative(func(p habeas.Date) days { return days{ls.from(p, -1), p.AddDays(-1), habeas.ByRange} })
	case n > 0:
		m.days = e.relative(func(p habeas.Date) days { return days{p.AddDays(1), ls.from(p, 1), habeas.ByRange} })
	}
	return m
}

// lengths reads "3년", "1개월 21일", "이틀", "2小时"; the number of a vague one ("몇 달") is not known.
func (e *east) lengths(i int) (lengths, int, bool) {
	var ls lengths
	next := i
	for len(ls) < 4 {
		l, end, ok := e.oneLength(e.skip(next))
		if !ok || len(ls) > 0 && l.u >= ls[len(ls)-1].u {
			break
		}
		ls, next = append(ls, l), end
		for _, w := range []string{" 하고", ","} {
			if strings.HasPrefix(e.text[next:], w) {
				if _, _, ok := e.oneLength(e.skip(next + len(w))); ok {
					next += len(w)
				}
			}
		}
	}
	return ls, next, len(ls) > 0
}

func (e *east) oneLength(i int) (length, int, bool) {
	if w, next, ok := e.has("whole", i); ok && e.wholeEnds(next) {
		return length{w.n, day}, next, true
	}
	if _, next, ok := e.loosely("wholemonth", i); ok {
		return length{1, month}, next, true
	}
	n, ok := e.number(i)
	if !ok || n.n > 5000 {
		return length{}, 0, false
	}
	at := n.next
	if r, size := e.glued(at); r != nil {
		at += size
	}
	w, next, ok := e.spaced("length", at)
	if e.ko && ok && w.text == "년" && e.rune(next) == '도' {
		return length{}, 0, false // a year: "96년도"
	}
	if e.ko && ok && (w.text == "달" && (e.rune(next) == '러' || e.rune(next) == '라') || n.form == inNative && w.text != "달" && w.text != "시간" && w.text != "주" || w.text == "일" && e.rune(next) == '러') {
		return length{}, 0, false
	}
	if !ok || e.ko && w.text == "주" && !e.lengthWord(next) || n.form == inWords && n.runes == 1 && e.ko {
		return length{}, 0, false
	}
	if e.ko && at != n.next && w.text == "달" && n.form == inFigures {
		return length{}, 0, false
	}
	return length{n.n, units[w.value]}, next, true
}

// wholeEnds keeps 하루 and the like from names that begin with them.
func (e *east) wholeEnds(i int) bool {
	r := e.rune(i)
	return !isHangul(r) || strings.ContainsRune("간째전후만의에은는이가를로도동뒤를종앞빨", r)
}

// lengthWord keeps the 주 of "3주" from "2주년" and the like.
func (e *east) lengthWord(i int) bool {
	rest := e.text[i:]
	if r := e.rune(i); isHangul(r) && !strings.ContainsRune("간일째동전후만의에은는이가를로도씩과와", r) {
		return false
	}
	return !strings.HasPrefix(rest, "년") && !strings.HasPrefix(rest, "기") && !strings.HasPrefix(rest, "자") && !strings.HasPrefix(rest, "택")
}

// length2 reads a length and what it counts from: "이틀 전", "2년 21일 후", "5天前", "2小时后"; alone it is a duration.
func (e *east) length2(i int) (moment, bool) {
	ls, next, ok := e.lengths(i)
	if !ok {
		return e.vagueLength(i)
	}
	if _, end, ok := e.numbered("month", next, 11); ok && e.ko && ls[0].u == year && len(ls) == 1 && ls[0].n < 50 {
		return moment{next: end, unit: year, duration: true}, true // a sentence of "2년6월"
	}
	if ls[0].u == year && ls[0].n >= 1000 || strings.HasPrefix(e.text[next:], "代") || strings.HasPrefix(e.text[next:], "대") || e.ko && strings.HasPrefix(e.text[next:], "주") {
		return moment{}, false
	}
	if m, ok := e.countedFrom(ls, next); ok {
		return m, true
	}
	if _, end, ok := e.spaced("during", next); ok && !isHangul(e.rune(end)) {
		next = end
	} else if _, end, ok := e.has("during", next); ok {
		next = end
	}
	if e.ko && ls[0].u < day {
		return moment{}, false // hours and minutes are numbers in Korean
	}
	return moment{next: next, unit: ls[0].u, duration: true}, true
}

func (e *east) countedFrom(ls lengths, next int) (moment, bool) {
	u := max(ls.finest(), hour)
	if _, end, ok := e.spaced("ago", next); ok && e.agoEnds(end) {
		return moment{next: end, unit: u, days: e.relative(func(p habeas.Date) days { return back(ls, p) })}, true
	}
	if _, end, ok := e.spaced("after", next); ok && e.agoEnds(end) {
		return moment{next: end, unit: u, days: e.relative(func(p habeas.Date) days { return ahead(ls, p) })}, true
	}
	for _, w := range []string{" 이내", "이내", "之内", "内", "以内"} {
		if strings.HasPrefix(e.text[next:], w) && ls[0].u >= day {
			return moment{next: next + len(w), unit: u, days: e.relative(func(p habeas.Date) days { return days{p, ls.from(p, 1), habeas.ByRange} })}, true
		}
	}
	return moment{}, false
}

// agoEnds keeps 전 and 후 from words that begin with them: "전국", "후보".
func (e *east) agoEnds(i int) bool {
	if !e.ko {
		return true
	}
	r := e.rune(i)
	return !isHangul(r) || strings.ContainsRune("에부의이까보인만은", r)
}

// vagueLength reads "며칠 전", "몇 달 전", "수개월", "数日", "几天前".
func (e *east) vagueLength(i int) (moment, bool) {
	for _, w := range []string{"며칠", "몇일"} {
		if strings.HasPrefix(e.text[i:], w) {
			return e.vagueEnd(i + len(w)), true
		}
	}
	for k := range e.t.wording.vague {
		r := &e.t.wording.vague[k]
		if !strings.HasPrefix(e.text[i:], r.text) {
			continue
		}
		if w, next, ok := e.spaced("length", i+len(r.text)); ok && !(e.ko && w.text == "주" && r.text == "수") && !(e.ko && w.text == "일") && units[w.value] >= day && (!e.ko || e.lengthWord(next)) {
			return e.vagueEnd(next), true
		}
	}
	return moment{}, false
}

func (e *east) vagueEnd(next int) moment {
	m := moment{next: next, duration: true}
	for _, class := range []string{"ago", "after"} {
		if _, end, ok := e.spaced(class, next); ok && e.agoEnds(end) {
			m.next, m.duration = end, false
			return m
		}
	}
	if _, end, ok := e.has("during", next); ok {
		m.next = end
	}
	return m
}

// lengthTail reports words after a number of days or years that make it a length: "3일간", "6일 만에", "3년째", "5年前".
func (e *east) lengthTail(next int) bool {
	rest := e.text[next:]
	tails := []string{"前", "之前", "后", "後", "内", "以来", "间", "多", "余", "来", "制", "龄", "级", "度"}
	if e.ko {
		tails = []string{"간", "동안", " 동안", "째", "만에", " 만에", "여 만에", " 전", "전", " 후", "후 ", " 뒤", "뒤", "이내", " 이내", "차", "씩", "치", " 안", "짜리", "여간", "여"}
	}
	for _, t := range tails {
		if strings.HasPrefix(rest, t) {
			return !strings.HasPrefix(rest, "전국") && !strings.HasPrefix(rest, " 전국") && !strings.HasPrefix(rest, "后来") && !strings.HasPrefix(rest, " 전체") && !strings.HasPrefix(rest, " 후보") && !strings.HasPrefix(rest, " 안전") && !strings.HasPrefix(rest, " 안에서")
		}
	}
	return false
}

// recent reads words for spans that end or begin now: "过去十年", "近三年", "앞으로 4주".
func (e *east) recent(i int) (moment, bool) {
	w, at, ok := e.has("recent", i)
	if !ok {
		return moment{}, false
	}
	if strings.HasPrefix(e.text[at:], "的") {
		at += len("的")
	}
	ls, next, ok := e.lengths(e.skip(at))
	if !ok {
		return moment{}, false
	}
	return e.spanOf(int(w.n), ls, next), true
}
