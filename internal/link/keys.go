package link

import (
	"strconv"

	"habeas"
)

// keysOf gives the keys by which a claim finds those that may tell of the same incident: no pair is compared that shares
// none. Each joins two or three things that rarely agree by chance.
func keysOf(n *node) []uint64 {
	act := string(n.act)
	var keys []uint64
	add := func(parts ...string) { keys = append(keys, hashOf(append(parts, act)...)) }
	add("report", string(n.ref.Report))
	if n.sentence != 0 {
		add("sentence", number(n.sentence))
	}
	months := monthsOf(n)
	for _, m := range months {
		if !n.count.IsZero() {
			add("month and number", m, strconv.Itoa(figure(n.count)))
		}
		for _, p := range placesOf(n.where) {
			add("month and place", m, p)
		}
		if n.where.Country != "" {
			add("month and country", m, n.where.Country)
		}
	}
	if !n.count.IsZero() && figure(n.count) > 3 {
		add("number and country", strconv.Itoa(figure(n.count)), n.where.Country)
		for _, p := range placesOf(n.where) {
			add("number and place", strconv.Itoa(figure(n.count)), p)
		}
	}
	for _, c := range n.members {
		if c.Age > 0 {
			add("age", strconv.Itoa(c.Age), c.Kind)
		}
	}
	for _, name := range n.names {
		add("name", name)
	}
	return keys
}

// monthsOf gives the months in which the claim's act may have been, or in which it was told; none when that is more than five.
func monthsOf(n *node) []string {
	w := newsTime(n)
	from, to := w.From, w.To
	switch {
	case !w.Placed():
		return nil
	case from == 0:
		from = to.AddDays(-60)
	case to == 0:
		to = from.AddDays(60)
	}
	from, to = from.AddDays(-3), to.AddDays(3)
	var out []string
	for d := habeas.DateOf(from.Year(), from.Month(), 1); d <= to && len(out) <= 6; d = d.MonthEnd().AddDays(1) {
		out = append(out, d.String()[:7])
	}
	if len(out) > 6 {
		return []string{"year " + strconv.Itoa(from.Year())}
	}
	return out
}

func placesOf(p habeas.Place) []string {
	var out []string
	for _, q := range append([]habeas.Place{p}, p.Also...) {
		if q.Name != "" {
			out = append(out, q.Name)
		}
	}
	if len(out) == 0 && p.Admin1 != "" {
		out = append(out, p.Admin1)
	}
	return out
}
