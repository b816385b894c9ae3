package extract

import (
	"strings"

	"habeas"
)

// totals tells figures that add up a period or an area from those of one happening (field-guide 5.1 and 5.3).
func (d *discourse) totals(r *habeas.Report) {
	for i, f := range d.facts {
		c := &f.claim
		switch why := f.totalWhy(r.Published); {
		case why != "":
			c.Roundup = true
			c.Because = append(c.Because, "total: "+why)
		case d.sumsUp(i):
			if f.ownTime && c.When.Placed() && c.When.From != 0 && c.When.Days() <= 7 {
				break // one happening in several places
			}
			c.Roundup, f.summed = true, true
			c.Because = append(c.Because, "total: sum of later figures")
		}
		f.quantity()
	}
	for i, f := range d.facts {
		f.claim.Roundup = f.claim.Roundup || d.monthByMonth(f) || d.sharesTotal(f) || d.partOfTotal(f) || d.yearByYear(f)
		d.spanParts(i)
	}
}

// yearByYear reports a figure for a year beside one for another year: "12 in 2012 and 37 in 2013".
func (d *discourse) yearByYear(f *fact) bool {
	if !f.ownTime || f.claim.When.Precision != habeas.ByYear || f.claim.Count.Best() < 2 {
		return false
	}
	for _, o := range d.facts {
		if o.at == f.at && o.ownTime && sameHappening(o, f) && o.claim.When.Precision == habeas.ByYear && o.claim.When.From.Year() != f.claim.When.From.Year() {
			return true
		}
	}
	return false
}

// monthByMonth reports a hundred and more for a month beside a figure for another: "up to 700 in April, up to 300 in May".
func (d *discourse) monthByMonth(f *fact) bool {
	if !f.ownTime || f.claim.When.Precision != habeas.ByMonth || atMost(f.claim.Count) < 100 {
		return false
	}
	for _, o := range d.facts {
		if o != f && o.at == f.at && o.ownTime && sameHappening(o, f) && o.claim.When.Precision == habeas.ByMonth && o.claim.When.From != f.claim.When.From && atMost(o.claim.Count) >= 100 {
			return true
		}
	}
	return false
}

// countrywide reports many killed or hurt of whom no more is said than the country.
func (f *fact) countrywide() bool {
	c := &f.claim
	harm := fatal(c.Act) || c.Act == habeas.Injury
	return harm && f.ownPlace && f.event == "" && c.Count.Best() >= 50 && c.Where.Name == "" && c.Where.Admin1 == "" && c.When.Days() != 1
}

// partOfTotal reports a part of the dead or hurt that a sentence totals: "900 were put to death, 300 of them in the north".
func (d *discourse) partOfTotal(f *fact) bool {
	if !fatal(f.claim.Act) && f.claim.Act != habeas.Injury || !strings.HasSuffix(strings.ToLower(f.claim.Who.Words), "of them") {
		return false
	}
	for _, g := range d.facts {
		if (g.at == f.at || strings.Contains(f.sentence, g.claim.Who.Words)) && g.claim.Roundup && sameHappening(g, f) && g.claim.Count.Best() > f.claim.Count.Best() {
			return true
		}
	}
	return false
}

// spanParts gives a total without a time of its own the span of two earlier totals that add up to it.
func (d *discourse) spanParts(i int) {
	f := d.facts[i]
	if f.ownTime && f.claim.When.Placed() || !f.claim.Roundup {
		return
	}
	for j := max(0, i-12); j < i; j++ {
		for k := max(0, i-12); k < j; k++ {
			a, b := d.facts[k], d.facts[j]
			if a.claim.Count.Best()+b.claim.Count.Best() != f.claim.Count.Best() || !sameHappening(a, f) || !sameHappening(b, f) || a.claim.When.From == 0 || b.claim.When.From == 0 {
				continue
			}
			f.claim.When = habeas.When{From: min(a.claim.When.From, b.claim.When.From), To: max(a.claim.When.To, b.claim.When.To), Precision: habeas.Longer}
			f.claim.Because = append(f.claim.Because, "time of the two figures it adds up")
			return
		}
	}
}

func (f *fact) totalWhy(published habeas.When) string {
	c := &f.claim
	words := " " + strings.ToLower(c.When.Words) + " "
	switch {
	case c.Count.Unit == habeas.Instances:
		return "instances"
	case f.total && f.event == "":
		return "a running figure"
	case c.Act == habeas.Arrival && (c.When.Precision == habeas.ByYear || !f.ownTime || !c.When.Placed()) && (c.Count.Best() >= 100 || c.When.Precision == habeas.ByYear && c.Count.Best() > 1):
		return "arrivals of a period"
	case f.many:
		return "several happenings"
	case f.countrywide():
		return "of a whole country"
	case f.party.singular:
		return ""
	case f.oneDay():
		return ""
	case c.Act.Risk() && c.Count.IsZero() && (f.party.vague == "many" || f.party.vague == "number"):
		return "many in a state"
	case strings.HasPrefix(strings.ToLower(c.Who.Words), "the total") || strings.HasPrefix(strings.ToLower(c.Who.Words), "a total"):
		return "said to be a total"
	case f.period:
		return "a period"
	case f.heldSince(words):
		return ""
	case strings.Contains(words, " since ") && f.ownTime && !(c.Act == habeas.Detention && !c.Count.Open && c.Count.Best() <= 30):
		return "since"
	case c.Act.Risk() && c.Count.Best() < 50 && c.Count.Best() > 0:
		return f.cueTotal()
	case f.ownTime && c.When.Days() >= 45 && c.When.Precision != habeas.ByYear && !vagueWhen(words):
		return "a long period"
	case f.stock():
		return "a stock"
	case f.countless():
		return "many, without a number"
	case f.scattered():
		return "several places over a long time"
	case f.yearly():
		return "a figure of a year"
	case f.thousands():
		return "thousands without a day"
	case f.ownTime && c.When.Precision == habeas.ByYear && f.recorded && c.Count.Best() > 1:
		return "recorded over a year"
	}
	return f.cueTotal()
}

// oneDay: what was done on one day, or within a week to a few people in one town, is one happening, however its figure is put.
func (f *fact) oneDay() bool {
	c := &f.claim
	if !f.ownTime || f.period || !c.When.Placed() || c.When.From == 0 || c.Count.Best() >= 1000 {
		return false
	}
	return c.When.Days() == 1 || c.When.Days() <= 7 && c.Where.Name != "" && len(c.Where.Also) == 0 && c.Count.Best() < 50
}

// heldSince: a few people held since a day are one group, not a total.
func (f *fact) heldSince(words string) bool {
	c := &f.claim
	few := !c.Count.Open && c.Count.Best() <= 30 || c.Count.Best() < 100 && strings.HasPrefix(strings.ToLower(c.Who.Words), "the ") && !strings.Contains(c.Who.Words, "total")
	return c.Act == habeas.Detention && few && strings.Contains(words, " since ")
}

// vagueWhen reports words that place one happening loosely, not over a period.
func vagueWhen(words string) bool {
	for _, w := range []string{" early ", " late ", " mid", " beginning ", " end of ", " ago ", " spring ", " summer ", " autumn ", " winter "} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// atMost gives the figure of a count, also where it is "as many as" it.
func atMost(c habeas.Count) int {
	if c.Low <= 1 && c.Nominal == 0 && !c.Open {
		return c.High
	}
	return c.Best()
}

// stock: a large number of people in a state, in a country or, when nobody says since when, in a region or its camps.
func (f *fact) stock() bool {
	c := &f.claim
	state := c.Modality == habeas.Ongoing || c.Act == habeas.ImminentReturn && (c.Modality == habeas.Feared || c.Modality == habeas.Planned)
	many := atMost(c.Count)
	return state && many >= 100 && (c.Where.Name == "" || c.Modality == habeas.Ongoing && !f.ownTime || many >= 1000)
}

// countless: many people, of whom neither a number nor a place or time of their own is told, in a state or a fear.
func (f *fact) countless() bool {
	c := &f.claim
	return c.Count.IsZero() && !f.party.counted && !strings.HasPrefix(strings.ToLower(c.Who.Words), "a group") && !f.ownTime && c.Where.Name == "" && (c.Act.Risk() || c.Modality == habeas.Ongoing) &&
		(f.party.vague == "many" || f.party.vague == "number" || f.party.generic)
}

// scattered: a figure for several places over a year or longer adds up happenings.
func (f *fact) scattered() bool {
	c := &f.claim
	return f.ownTime && c.When.Days() > 45 && len(c.Where.Also) > 0 && c.Count.Best() > 1
}

// totalCues are words that make of a number a total.
var totalCues = []string{"bringing the total", "in total", "in all", "altogether", "a total of", "total number", "so far", "to date", "until now",
	"cumulative", "up to now", "as of"}

// sharesTotal: a fear for the people of a sum is a sum too.
func (d *discourse) sharesTotal(f *fact) bool {
	for _, o := range d.facts {
		if o.party == f.party && o.summed && f.claim.Act.Risk() {
			return true
		}
	}
	return false
}

// lastOfQuote reports whether the figure is told in the second half of its sentence, after what began the series.
func (f *fact) lastOfQuote() bool {
	return strings.Index(f.claim.Quote.Text, f.claim.Count.Words) > strings.Index(f.claim.Quote.Text, " since ")
}

func (f *fact) cueTotal() string {
	text := " " + strings.ToLower(f.sentence)
	if !f.ownTime && strings.Contains(text, " since ") && strings.Contains(text, " completed the ") && f.claim.Count.Best() > 1 && f.lastOfQuote() {
		return "completed since"
	}
	if f.ownTime && f.claim.When.Days() != 1 && strings.Contains(text, " alone") {
		return "alone"
	}
	for _, w := range totalCues {
		if strings.Contains(text, " "+w+" ") && f.claim.Count.Best() > 1 {
			return w
		}
	}
	return ""
}

// sumsUp reports whether later figures of the same act, two or more, add up to this one.
func (d *discourse) sumsUp(i int) bool {
	f := d.facts[i]
	if f.claim.Count.Best() < 3 || reality(f) != "real" {
		return false
	}
	sum, n := 0, 0
	for j, o := range d.facts {
		if j == i || !sameHappening(f, o) || o.party == f.party || o.party.singular || o.at < f.at || o.party.role != f.party.role {
			continue
		}
		if sum += o.claim.Count.Best(); sum > f.claim.Count.Best() {
			return false
		}
		if n++; sum == f.claim.Count.Best() && n >= 2 {
			return true
		}
	}
	return false
}

func (f *fact) quantity() {
	c := &f.claim
	switch {
	case f.stock(), c.Act.Risk() && c.Roundup && c.Count.IsZero():
		c.Quantity = habeas.Stock
	case c.Act == habeas.Arrival && c.Roundup && (!f.ownTime || !c.When.Placed()):
		c.Quantity = habeas.Cumulative
	case c.Roundup && !f.summed && c.When.Placed() && strings.Contains(strings.ToLower(c.When.Words), "since"):
		c.Quantity = habeas.Cumulative
	}
}
