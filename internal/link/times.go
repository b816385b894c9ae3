package link

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"habeas"
)

// compareTimes weighs the times of two claims.
func compareTimes(m *match, a, b *node) {
	if !a.when.Placed() || !b.when.Placed() {
		compareNews(m, a, b)
		return
	}
	v, w := closed(eased(a.when)), closed(eased(b.when))
	if v.Overlaps(w) {
		m.add(max(closeness(v, w), becameKnown(a.when, b.when)), "times can be one: "+common(v, w).String())
		return
	}
	gap := gapDays(v, w)
	exact := v.Days() == 1 && w.Days() == 1
	switch {
	case a.act.Risk():
		m.add(-min(2, float64(gap)/30), "") // people are at risk for weeks, and every report says so on its own day
	case heldLater(a, b) || heldLater(b, a):
		// who is held on a day was taken before
	case oneDated(a) != oneDated(b) && (a.claim.Background || b.claim.Background):
		// an old story told again: that it was before the report says nothing
	case a.when.Overlaps(b.when):
		m.add(-min(4, 1+float64(gap)/60), "") // "not after", and the other long before
	case datesMayBeWrong(a, b):
		m.add(datesWrong, "")
		m.misdated = true
	case exact && gap > 1:
		m.never = true
	case exact:
		m.add(-1.5, "")
	default:
		m.add(-min(4, 1+float64(gap)/15), "")
	}
}

// heldLater reports whether b tells, in the report that tells of a's seizing, where the same people are held afterwards.
func heldLater(a, b *node) bool { return a.ref.Report == b.ref.Report && takenAndHeld(a, b) }

// oneDated reports whether both ends of a claim's time are known.
func oneDated(n *node) bool { return n.when.From != 0 && n.when.To != 0 }

// datesMayBeWrong reports whether times that contradict each other were reckoned from the dates of two pages, weeks or years
// apart, of which one may be the day of a reprint or a mirror: number and place are the same, and so is some of the wording.
func datesMayBeWrong(a, b *node) bool {
	if !reckoned(a) && !reckoned(b) || printedApart(a, b) || !sameFigure(a.count, b.count) || figure(a.count) <= 3 || !shareName(a.where, b.where) {
		return false
	}
	p, q := a.published, b.published
	if !p.Placed() || !q.Placed() {
		return false
	}
	if weekdayOnly(a) && weekdayOnly(b) && rareFigure(figure(a.count)) && gapDays(a.when, b.when) <= reprintDays {
		return true // one town does not lose 49 people twice in a month; "early Sunday" was copied from a report of another week
	}
	if gapDays(p, q) <= reprintDays {
		return false
	}
	share, _ := a.report.sketch.shared(b.report.sketch)
	return share >= sameWording
}

// rareFigure reports a number of people that two happenings in one town hardly share.
func rareFigure(n int) bool { return n > 20 && n%10 != 0 }

// weekdayOnly reports whether the words of a claim's time print no day of a month.
func weekdayOnly(n *node) bool { return reckoned(n) && !printsDay(n) }

// reckoned reports whether a claim's time rests on the date of its page: its words say no year, and it lies within the year
// before that date.
func reckoned(n *node) bool {
	if n.published.To == 0 || n.when.From == 0 || saysYear(n.claim.When.Words) {
		return false
	}
	gap := n.when.From.DaysUntil(n.published.To)
	return gap >= -31 && gap <= 366
}

// printedApart reports whether the words of both claims print a day, and not the same one. The date of a page says of which year
// "3 March" is, and of which day "on Monday"; it makes no 8 June of it.
func printedApart(a, b *node) bool {
	if !printsDay(a) || !printsDay(b) {
		return false
	}
	v, w := a.when.From, b.when.From
	same := habeas.DateOf(w.Year(), v.Month(), v.Day())
	for _, days := range []int{0, -365, 365} { // around the new year
		if gap := same.AddDays(days).DaysUntil(w); -1 <= gap && gap <= 1 {
			return false
		}
	}
	return true
}

// printsDay reports whether a claim's words hold the number of its day: "on March 3", "3일".
func printsDay(n *node) bool {
	if n.when.Days() != 1 {
		return false
	}
	numbers := strings.FieldsFunc(n.claim.When.Words, func(r rune) bool { return r < '0' || '9' < r })
	return slices.Contains(numbers, strconv.Itoa(n.when.From.Day()))
}

// saysYear reports whether words hold a number of four digits.
func saysYear(words string) bool {
	digits := 0
	for _, r := range words + " " {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case digits == 4:
			return true
		default:
			digits = 0
		}
	}
	return false
}

// eased widens a day that was only said to the week or month: "about two weeks ago" is no certain day.
func eased(w habeas.When) habeas.When {
	slack := map[habeas.Precision]int{habeas.ByWeek: 3, habeas.ByMonth: 15}[w.Precision]
	if slack == 0 || w.Days() == 0 || w.Days() > slack {
		return w
	}
	w.From, w.To = w.From.AddDays(-slack), w.To.AddDays(slack)
	return w
}

// closed gives an open interval the length that news has as a rule: what is known not to be after a day was seldom long before.
func closed(w habeas.When) habeas.When {
	const usual = 90
	switch {
	case w.From == 0:
		w.From = w.To.AddDays(-usual)
	case w.To == 0:
		w.To = w.From.AddDays(usual)
	}
	return w
}

// closeness weighs overlapping times by how little room they leave: the same day says much, the same year little.
func closeness(v, w habeas.When) float64 {
	return max(0.2, 3.2-0.5*math.Log2(float64(max(v.Days(), w.Days()))))
}

// becameKnown weighs a time that is only known not to be after a day by how near before it the other lies: news is mostly
// told within days.
func becameKnown(v, w habeas.When) float64 {
	if v.From != 0 {
		v, w = w, v
	}
	if v.From != 0 || v.To == 0 || w.To == 0 || span(w) > 31 {
		return 0
	}
	switch gap := w.To.DaysUntil(v.To); {
	case gap >= -1 && gap <= 3:
		return 1.5
	case gap >= -1 && gap <= 21:
		return 0.7
	}
	return 0
}

// span gives the days of an interval; an open one counts as a quarter of a year.
func span(w habeas.When) int {
	if d := w.Days(); d > 0 {
		return d
	}
	return 90
}

// common gives what two overlapping times allow together.
func common(v, w habeas.When) habeas.When {
	c := habeas.When{From: max(v.From, w.From), To: v.To}
	if v.To == 0 || w.To != 0 && w.To < v.To {
		c.To = w.To
	}
	return c
}

func gapDays(v, w habeas.When) int {
	a, b := v.Bounds()
	c, d := w.Bounds()
	if b < c {
		return b.DaysUntil(c)
	}
	return d.DaysUntil(a)
}

// compareNews weighs claims of which one gives no time by when they were published: news of one day is often one event.
func compareNews(m *match, a, b *node) {
	p, q := newsTime(a), newsTime(b)
	if !p.Placed() || !q.Placed() {
		if rivals(a, b) {
			m.add(-2, "") // with no time to tie them, other numbers are other people
		}
		return
	}
	gap := 0
	if !p.Overlaps(q) {
		gap = gapDays(p, q)
	}
	switch {
	case gap <= 3 && max(span(p), span(q)) <= 31:
		m.add(1.5, "told in the same days")
	case gap <= 21:
		m.add(0.7, "told in the same weeks")
	case gap > 200:
		m.add(-1.5, "")
	}
}

func newsTime(n *node) habeas.When {
	if n.when.Placed() {
		return n.when
	}
	return n.published
}
