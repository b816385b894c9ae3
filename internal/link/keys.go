package link

import (
	"slices"
	"strconv"

	"habeas"
)

const (
	keyReach   = 20 // holders of a key on each side that a claim is compared with
	wordReach  = 16 // the same of a word, for reports
	printReach = 8  // the same of a print
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
	if figure(n.count) > 3 {
		add("number and country", strconv.Itoa(figure(n.count)), n.where.Country)
	}
	if figure(n.count) > 1 {
		for _, p := range placesOf(n.where) {
			add("number and place", strconv.Itoa(figure(n.count)), p)
		}
	}
	for _, c := range n.members {
		if c.Age > 0 {
			add("age", strconv.Itoa(c.Age), c.Kind)
		}
	}
	for i := range n.names {
		for _, key := range n.names[i].soundKeys() {
			add("name", key)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// position gives where a claim stands among the holders of its keys: by day, then by number, so that its neighbours are
// those that most likely tell of the same; claims of one day and number stand in an order that says nothing.
func (n *node) position() Position {
	w := newsTime(n)
	day := w.From
	if day == 0 {
		day = w.To
	}
	const figures = 1<<12 - 1
	return Position{At: uint64(max(0, day))<<36 | uint64(max(0, min(figure(n.count), figures)))<<24 | hashOf(string(n.ref.Report), string(n.ref.Claim))>>40, ID: n.id}
}

// position gives where a report stands among the holders of its words and prints: by the day it was published. A stock phrase has
// thousands of holders, and copies of a text are printed within days of it.
func (f *Filed) position() Position {
	return Position{At: dayOrder(f.Published, f.ID), ID: reportID(f.number)}
}

// dayOrder orders reports by the day they were published; those of one day stand in an order that says nothing.
func dayOrder(published habeas.When, id habeas.ReportID) uint64 {
	return uint64(max(0, published.From))<<36 | hashOf(string(id))>>28
}

// wordKey and printKey keep words and prints apart from the keys of claims.
func wordKey(h uint32) uint64  { return mix(uint64(h)<<20 ^ 0x776f7264) }
func printKey(p uint32) uint64 { return mix(uint64(p)<<20 ^ 0x7072696e) }

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
