package value

import "strings"

// hours reads a time of day alone, and words for parts of the day; they name no day of the calendar.
func (c *clock) hours(i int) (moment, bool) {
	if next, ok := c.hour(i); ok {
		if c.class(next) == "to" || c.dash(next) {
			if to, ok := c.hour(next + 1); ok {
				next = to
			}
		}
		return moment{next: next, unit: hour}, true
	}
	k := i
	if c.class(k) == "the" || c.class(k) == "a" {
		k++
	}
	if c.word(k).part > 0 {
		k++
	}
	w := c.word(k)
	if !w.daytime {
		return moment{}, false
	}
	if c.is(k+1, "of") {
		if b, ok := c.dated(k+2, true); ok {
			return b, true
		}
	}
	return moment{next: k + 1, unit: hour, weak: k == i && !c.is(k, "overnight") && !c.is(k, "midnight") && !c.is(k, "noon")}, true
}

// hour reads a time of day and gives the token after it: "3pm", "9:30 a.m.", "13:00", "five o'clock", "9 am".
func (c *clock) hour(i int) (int, bool) {
	if c.class(i) == "at" || c.is(i, "around") || c.is(i, "from") && (c.figure(i+1)) {
		i++
	}
	n, count := c.digits(i)
	k := i + 1
	if count == 0 {
		if w := c.word(i); w.card >= 1 && w.card <= 12 && (c.is(k, "o") && c.is(k+2, "clock") || c.class(k) == "am") {
			if c.class(k) == "am" {
				return k + 1, true
			}
			return k + 3, true
		}
		return 0, false
	}
	if count > 2 || n > 24 {
		return 0, false
	}
	minutes := false
	if (c.mark(k) == ":" || c.mark(k) == ".") && c.glued(i) && c.glued(k) {
		if m, cnt := c.digits(k + 1); cnt == 2 && m < 60 {
			minutes = c.mark(k) == ":"
			k += 2
			if c.mark(k) == ":" && c.glued(k) && c.figure(k+1) {
				k += 2
			}
		}
	}
	if next, ok := c.meridiem(k); ok {
		return next, true
	}
	if c.is(k, "hrs") && c.glued(k-1) || c.is(k, "h") && c.glued(k-1) {
		return k + 1, true
	}
	if c.is(k, "o") && c.is(k+2, "clock") {
		return k + 3, true
	}
	return k, minutes
}

func (c *clock) meridiem(k int) (int, bool) {
	if c.class(k) == "am" {
		return k + 1, true
	}
	s := strings.ToLower(c.str(k))
	if (s == "a" || s == "p") && c.mark(k+1) == "." && c.is(k+2, "m") {
		if c.mark(k+3) == "." && c.glued(k+2) {
			return k + 4, true
		}
		return k + 3, true
	}
	if (s == "a" || s == "p") && c.glued(k-1) {
		return k + 1, true
	}
	return 0, false
}
