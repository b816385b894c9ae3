package value

import "strings"

// timed takes in the time of day that stands after a day in Chinese: "昨日18时50分许", "4月15日上午十点左右".
func (e *east) timed(m moment) moment {
	if e.ko {
		return e.after2(m)
	}
	k := m.next
	if e.rune(k) == '（' || e.rune(k) == '(' {
		k += len(string(e.rune(k)))
		if b, ok := e.calendar(k); ok && b.unit == day && (e.rune(b.next) == '）' || e.rune(b.next) == ')') {
			m.next = b.next + len(string(e.rune(b.next)))
			m.days = b.days
			k = m.next
		} else {
			return m
		}
	}
	if end, ok := e.hour(k); ok {
		m.next = end
	}
	return e.after2(m)
}

// clockTime reads a time of day alone, in Chinese: found, and not placed.
func (e *east) clockTime(i int) (moment, bool) {
	if e.ko {
		return moment{}, false
	}
	end, ok := e.hour(i)
	if _, daytime, alone := e.has("daytime", i); alone && end == daytime {
		return moment{}, false // "in the evening" of a day not said here
	}
	return moment{next: end, unit: hour}, ok
}

// hour reads "下午14时30分许", "凌晨4点20", "21时20分", "5:00".
func (e *east) hour(i int) (int, bool) {
	start := i
	if _, next, ok := e.has("daytime", i); ok {
		i = next
	}
	n, ok := e.sino(i)
	if !ok || n.n > 24 || n.value != 0 {
		return i, i > start
	}
	rest := e.text[n.next:]
	at := n.next
	switch {
	case strings.HasPrefix(rest, "时") && !strings.HasPrefix(rest, "时间"), strings.HasPrefix(rest, "時") && !strings.HasPrefix(rest, "時間"), strings.HasPrefix(rest, "点"), strings.HasPrefix(rest, "點"):
		at += len("时")
		if m, ok := e.sino(at); ok && strings.HasPrefix(e.text[m.next:], "级") {
			return i, i > start // the strength of an earthquake: "七点八级"
		}
		at = e.minutes(at)
	case strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "："):
		m, ok := e.sino(at + len(string(e.rune(at))))
		if !ok || m.n > 59 || m.digits != 2 {
			return i, i > start
		}
		at = m.next
	default:
		return i, i > start
	}
	for _, w := range []string{"钟", "半", "许", "多", "整", "左右", "前后"} {
		if strings.HasPrefix(e.text[at:], w) {
			at += len(w)
		}
	}
	return at, true
}

func (e *east) minutes(at int) int {
	m, ok := e.sino(at)
	if !ok || m.n > 59 {
		return at
	}
	if strings.HasPrefix(e.text[m.next:], "分") && !strings.HasPrefix(e.text[m.next:], "分钟") {
		return e.seconds(m.next + len("分"))
	}
	if m.n >= 1 && !e.letter(e.rune(m.next)) || m.n >= 10 {
		return m.next
	}
	return at
}

func (e *east) seconds(at int) int {
	s, ok := e.sino(at)
	if ok && s.n < 60 && strings.HasPrefix(e.text[s.next:], "秒") {
		return s.next + len("秒")
	}
	return at
}
