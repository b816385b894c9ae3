package value

import "habeas"

// workdays reads "the next 4 business days", "the last two working days", "this working week"; k is the word that relates them.
func (c *clock) workdays(k int, r rel) (moment, bool) {
	if c.workday(k+1) && c.word(k+2).unit == week {
		shift := map[rel]int{before: -1, after: 1}[r]
		return moment{next: k + 3, unit: week, days: c.relative(func(p habeas.Date) days {
			w := unitAround(p, week, shift)
			return days{w.from, w.from.AddDays(4), habeas.ByRange}
		})}, true
	}
	n, ok := c.number(k + 1)
	if !ok || n.n < 1 || n.n > 60 || !c.workday(n.next) || c.word(n.next+1).unit != day || r == this {
		return moment{}, false
	}
	return moment{next: n.next + 2, unit: day, days: c.relative(func(p habeas.Date) days {
		if r == before {
			return days{workdayFrom(p, -int(n.n)), workdayFrom(p, -1), habeas.ByRange}
		}
		return days{workdayFrom(p, 1), workdayFrom(p, int(n.n)), habeas.ByRange}
	})}, true
}

func (c *clock) workday(i int) bool { return c.is(i, "business") || c.is(i, "working") }

// workdayFrom gives the n-th day of Monday to Friday after p, before it where n is negative.
func workdayFrom(p habeas.Date, n int) habeas.Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		p = p.AddDays(step)
		if p != weekdayIn(p, 6) && p != weekdayIn(p, 7) {
			n--
		}
	}
	return p
}
