package link

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"habeas"
)

// cases joins the incidents of the same people: those that one report tells of one group, or that are parts of each other.
func (b *builder) cases() {
	s := newSets(len(b.outIncidents))
	groups := map[string][]*node{}
	for _, n := range b.nodes {
		for _, k := range n.groupKeys() {
			k = string(n.ref.Report) + "\x00" + k
			for _, o := range groups[k][:min(len(groups[k]), mostOfGroup)] {
				if b.of[n.ref] != b.of[o.ref] && n.act != o.act && sameGroup(n, o) {
					s.join(b.of[n.ref], b.of[o.ref])
				}
			}
			groups[k] = append(groups[k], n)
		}
	}
	for _, g := range s.groups() {
		b.outCases = append(b.outCases, b.thread(g))
	}
	sortCases(b.outCases)
}

// sortCases puts those of which there is news first.
func sortCases(cs []habeas.Case) {
	slices.SortFunc(cs, func(x, y habeas.Case) int {
		return cmp.Or(cmp.Compare(y.LastNews, x.LastNews), cmp.Compare(x.ID, y.ID))
	})
}

func (b *builder) thread(g []int) habeas.Case {
	slices.SortFunc(g, func(x, y int) int {
		p, q := &b.outIncidents[x], &b.outIncidents[y]
		return cmp.Or(cmp.Compare(order(p), order(q)), cmp.Compare(stage(p.Act), stage(q.Act)), cmp.Compare(p.ID, q.ID))
	})
	c := habeas.Case{Persons: []habeas.PersonID{}}
	ids := make([]string, len(g))
	for k, i := range g {
		inc := &b.outIncidents[i]
		ids[k] = string(inc.ID)
		c.Incidents = append(c.Incidents, inc.ID)
		c.Reports = append(c.Reports, inc.Reports...)
	}
	slices.Sort(c.Reports)
	c.Reports = slices.Compact(c.Reports)
	c.ID = habeas.CaseID(fmt.Sprintf("k%016x", hashOf("case", slices.Min(ids))))
	c.LastNews = b.lastNews(g, c.Reports)
	c.Title = title(b.named(g))
	c.Status, c.AtRisk = b.status(g)
	for _, i := range g {
		b.outIncidents[i].Case = c.ID
	}
	return c
}

// order sorts incidents by the first day they may have been; undated ones come last.
func order(inc *habeas.Incident) habeas.Date {
	switch {
	case inc.When.From != 0:
		return inc.When.From
	case inc.When.To != 0:
		return inc.When.To
	}
	return 99991231
}

// stage orders what happens to a group of people, from flight to what comes after a return.
func stage(a habeas.Act) int {
	return slices.Index([]habeas.Act{
		habeas.EscapeAttempt, habeas.Trafficking, habeas.ForcedMarriage, habeas.Abduction, habeas.Disappearance, habeas.Arrest, habeas.Transfer,
		habeas.ImminentReturn, habeas.ForcedReturn, habeas.DetainedInOrigin, habeas.Sentence, habeas.Release, habeas.Transit, habeas.Arrival, habeas.Death,
	}, a)
}

// lastNews gives the day of the last report of a case, by its incidents; a page whose date is in doubt brings no news.
func (b *builder) lastNews(g []int, ids []habeas.ReportID) habeas.Date {
	doubted := map[habeas.ReportID]bool{}
	for _, i := range g {
		for _, m := range b.clusters[i].members {
			doubted[b.nodes[m].ref.Report] = doubted[b.nodes[m].ref.Report] || b.undated[b.nodes[m]] != nil
		}
	}
	var last habeas.Date
	for _, id := range ids {
		if p := b.reports[id].Published; !doubted[id] && p.From != 0 && p.From == p.To {
			last = max(last, p.To)
		}
	}
	return last
}

// status says what became of the people by the furthest that any incident of the case tells.
func (b *builder) status(g []int) (habeas.CaseStatus, bool) {
	held := map[habeas.Act]bool{}
	for _, i := range g {
		held[b.outIncidents[i].Act] = true
	}
	switch {
	case held[habeas.Arrival]:
		return habeas.CaseArrived, false
	case held[habeas.Release]:
		return habeas.CaseReleased, false
	case held[habeas.ForcedReturn], held[habeas.DetainedInOrigin]:
		return habeas.CaseReturned, false
	case held[habeas.Death], held[habeas.Killing]:
		return habeas.CaseDead, false
	case held[habeas.ImminentReturn]:
		return habeas.CaseFacesReturn, true
	case held[habeas.Arrest], held[habeas.Transfer]:
		return habeas.CaseDetained, true
	}
	return habeas.CaseUnknown, false
}

// telling acts name a case before others do: who was taken or sent back, not that they had set out.
var tellingActs = []habeas.Act{
	habeas.Arrest, habeas.ForcedReturn, habeas.Disappearance, habeas.Abduction, habeas.Killing, habeas.Bombing, habeas.Attack,
	habeas.Death, habeas.Release, habeas.Transfer, habeas.Sentence, habeas.ImminentReturn, habeas.Arrival,
}

// named gives the incident that a case is named after.
func (b *builder) named(g []int) *habeas.Incident {
	best := slices.MinFunc(g, func(x, y int) int {
		return cmp.Or(cmp.Compare(weightOf(b.outIncidents[x].Act), weightOf(b.outIncidents[y].Act)), cmp.Compare(slices.Index(g, x), slices.Index(g, y)))
	})
	return &b.outIncidents[best]
}

func weightOf(a habeas.Act) int {
	if i := slices.Index(tellingActs, a); i >= 0 {
		return i
	}
	return len(tellingActs)
}

// title names a case by act, number, place and time; never by a person.
func title(inc *habeas.Incident) string {
	parts := []string{strings.ReplaceAll(string(inc.Act), "_", " "), people(inc.Count)}
	if l := inc.Where.Label(); l != "" {
		parts = append(parts, "in "+l)
	}
	if inc.When.Placed() {
		parts = append(parts, "· "+inc.When.String())
	}
	t := strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
	return strings.ToUpper(t[:1]) + t[1:]
}

// people says how many: "of 7 people", "of 50 to 60 people", "of at least 201 people"; nothing when no number is known.
func people(c habeas.Range) string {
	switch {
	case c == habeas.Range{}:
		return ""
	case c.Open:
		return fmt.Sprintf("of at least %d people", c.Low)
	case c.Low == 1 && c.High == 1:
		return "of one person"
	case c.Low < c.High:
		return fmt.Sprintf("of %d to %d people", c.Low, c.High)
	}
	return fmt.Sprintf("of %d people", c.Best)
}
