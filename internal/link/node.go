package link

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"habeas"
)

// A node is a claim made ready for comparing: with what its report says about the same group elsewhere filled in.
type node struct {
	id        int64
	ref       ClaimRef
	claim     *habeas.Claim // shared with the report's; never changed
	report    *Filed
	kind      kind
	act       habeas.Act // of the incident: detention is kept with arrest, a feared return is a risk
	count     habeas.Count
	when      habeas.When
	where     habeas.Place
	nation    string
	helper    bool
	members   []habeas.Member
	names     []spelledName // of those whom it names
	published habeas.When
	sentence  uint64       // hash of the quote's words; 0 for a quote too short to be telling
	lead      bool         // the first that its report tells of this act
	promoted  bool         // a total that people decided about: it makes incidents
	helpers   int          // how many helpers its sentence tells of as taken with them: some reports count them in
	also      []habeas.Act // what else the report tells of the same people, sorted
}

func (n *node) compare(o *node) int {
	return cmp.Or(n.ref.Compare(o.ref), cmp.Compare(n.claim.Quote.Start, o.claim.Quote.Start))
}

// kindOf says what part a claim plays: in an incident, as a total over incidents, as a denial, or none.
type kind int

const (
	aside   kind = iota // attempts, plans, questions: no incident
	telling             // makes incidents
	roundup             // totals a period or an area
	denying             // denies an act; it stands beside the incident that it denies
)

func kindOf(c *habeas.Claim) kind {
	risk := c.Act.Risk() || c.Act == habeas.ForcedReturn && (c.Modality == habeas.Feared || c.Modality == habeas.Planned)
	switch {
	case c.Modality == habeas.Denied || c.Modality == habeas.NotHappened || c.Statement == habeas.Denial:
		return denying
	case !risk && !c.Modality.Real():
		return aside
	case c.Modality == habeas.Attempted || c.Modality == habeas.Question:
		return aside
	case c.Roundup || c.Quantity != habeas.Flow && c.Quantity != "", c.Count.Unit == habeas.Instances, vast(c):
		return roundup
	}
	return telling
}

// vast reports whether a claim gives a number that no one event has without a day to it: hundreds over half a year, or
// thousands at no time that can be told, are totals whatever the sentence looks like.
func vast(c *habeas.Claim) bool {
	days := c.When.Days() // 0 when open or not placed
	return c.Count.Best() >= 1000 && (days == 0 || days > 31) || c.Count.Best() >= 100 && days > 180
}

// incidentAct gives the act under which the claim's incident is kept: an expected return is a risk, not a return.
func incidentAct(c *habeas.Claim) habeas.Act {
	if c.Act == habeas.ForcedReturn && (c.Modality == habeas.Feared || c.Modality == habeas.Planned) {
		return habeas.ImminentReturn
	}
	return c.Act.IncidentAct()
}

// helpers are the roles and kinds of people who are counted apart from those they helped (field-guide 1.1).
var helpers = map[string]bool{
	"helper": true, "guide": true, "broker": true, "missionary": true, "pastor": true, "journalist": true, "activist": true, "driver": true,
}

func nodesOf(h *Filed, claims []habeas.Claim) []*node {
	out := make([]*node, len(claims))
	for i := range claims {
		out[i] = nodeOf(h, &claims[i])
	}
	inferTotals(out)
	inferParts(out)
	countHelpers(out)
	fill(out)
	lead(out)
	return out
}

func nodeOf(h *Filed, c *habeas.Claim) *node {
	n := &node{
		ref: ClaimRef{h.ID, c.ID}, claim: c, report: h, kind: kindOf(c), act: incidentAct(c), count: c.Count, when: c.When, where: plainPlace(c.Where),
		nation: c.Who.Nationality, helper: helpers[c.Who.Role] || helpers[c.Who.Kind], members: c.Composition, published: h.Published,
	}
	n.sentence = sentenceOf(c.Quote.Text)
	for _, p := range c.Persons {
		if p.Role != "suspect" {
			n.names = append(n.names, spellings().read(p.Name))
		}
	}
	if c.When.IsZero() || !c.When.Placed() {
		n.when = habeas.When{}
	}
	return n
}

// plainPlace takes a province that is named as a place for what it is: it says no more than the province.
func plainPlace(p habeas.Place) habeas.Place {
	if p.Name != "" && p.Name == p.Admin1 {
		p.Name = ""
	}
	return p
}

// inferTotals takes for a total what the report itself elsewhere gives as one: the same number of the same act.
func inferTotals(ns []*node) {
	total := map[string]bool{}
	key := func(n *node) string {
		return string(n.act) + " " + strconv.Itoa(figure(n.count)) + " " + string(n.count.Unit)
	}
	for _, n := range ns {
		total[key(n)] = total[key(n)] || n.kind == roundup && figure(n.count) > 3
	}
	for _, n := range ns {
		if n.kind == telling && total[key(n)] {
			n.kind = roundup
		}
	}
}

// inferParts marks as parts what a report tells beside the whole: "about 600 were sent back, up to 200 of them through the
// river port". The part is at most half as large, and has a place of its own where the whole, in the same sentence, has none,
// or one of the several places of the whole; or a day of its own, where the whole has none: "all 41 were sent back, nine on Monday".
// So are two or three that lie within the days of the whole and add up to it.
func inferParts(ns []*node) {
	var tellings []*node
	for _, n := range ns {
		if n.kind == telling && !n.act.Risk() && !n.count.IsZero() && len(tellings) < mostInferred {
			tellings = append(tellings, n)
		}
	}
	for _, x := range tellings {
		for _, y := range tellings {
			if x.claim.PartOf == "" && partBeside(x, y) {
				x.makePartOf(y)
			}
		}
	}
	for _, y := range tellings {
		var inside []*node
		for _, x := range tellings {
			if x.claim.PartOf == "" && partWithin(x, y) {
				inside = append(inside, x)
			}
		}
		for _, x := range sumOf(y, inside) {
			x.makePartOf(y)
		}
	}
}

// makePartOf marks a claim as a part; the report's own claim is never changed.
func (n *node) makePartOf(whole *node) {
	part := *n.claim
	part.PartOf = whole.claim.ID
	n.claim = &part
}

// partWithin reports whether x, told after y, may be a part of y that is told apart by day and place: its days lie within those of
// y, and it names a place where y names none finer than a province, or one of y's.
func partWithin(x, y *node) bool {
	switch {
	case x == y || x.act != y.act || x.helper != y.helper || y.claim.PartOf != "" || x.claim.Quote.Start < y.claim.Quote.Start:
		return false
	case slices.Contains(x.claim.NotSame, y.claim.ID) || slices.Contains(y.claim.NotSame, x.claim.ID):
		return false
	case !oneDated(x) || !oneDated(y) || x.when.From < y.when.From || x.when.To > y.when.To:
		return false
	}
	return x.where.Name != "" && (fineness(y.where) < 2 || shareName(x.where, y.where))
}

const mostInferred = 100 // claims of one report that are tried as parts of each other

func partBeside(x, y *node) bool {
	ownDay := x.claim.Quote == y.claim.Quote && x.when.Days() == 1 && !oneDated(y)
	switch {
	case x.act != y.act || x.helper != y.helper || x.where.Name == "" && !ownDay || y.claim.PartOf != "":
		return false
	case 2*figure(x.count) > figure(y.count) || x.when.Placed() && !x.when.Overlaps(y.when):
		return false
	case slices.Contains(x.claim.NotSame, y.claim.ID) || slices.Contains(y.claim.NotSame, x.claim.ID):
		return false
	case ownDay && (x.where.Name == "" || y.where.Name == "" || shareName(x.where, y.where)):
		return true
	case x.claim.Quote == y.claim.Quote:
		return fineness(y.where) < 2
	}
	return len(y.where.Also) > 0 && len(x.where.Also) == 0 && shareName(x.where, y.where) && !oneDated(x)
}

// countHelpers notes how many helpers one sentence tells of beside those whom they helped.
func countHelpers(ns []*node) {
	for _, n := range ns[:min(len(ns), mostInferred)] {
		for _, h := range ns[:min(len(ns), mostInferred)] {
			if !n.helper && h.helper && n.act == h.act && n.kind == telling && h.kind == telling && n.claim.Quote == h.claim.Quote && exact(h.count) {
				n.helpers += h.count.Low
			}
		}
	}
}

// exact reports whether a count is one number.
func exact(c habeas.Count) bool { return !c.IsZero() && !c.Open && c.Low == c.High }

const tellingWords = 8 // words from which a sentence is seldom written twice by chance

// sentenceOf hashes the words of a quote.
func sentenceOf(quote string) uint64 {
	h, n := uint64(0), 0
	tokens(quote, func(t token) {
		h = mix(h*fnvPrime ^ t.hash)
		n++
	})
	if n < tellingWords {
		return 0
	}
	return h
}

// lead marks for each act the claim that the report tells first, and those of the same happening.
func lead(ns []*node) {
	first := map[habeas.Act]*node{}
	for _, n := range ns {
		f := first[n.act]
		if n.kind == telling && !n.claim.Background && (f == nil || n.claim.Quote.Start < f.claim.Quote.Start) {
			first[n.act] = n
		}
	}
	for _, n := range ns {
		f := first[n.act]
		n.lead = f != nil && (f == n || n.claim.Event != "" && n.claim.Event == f.claim.Event || sameFigure(n.claim.Count, f.claim.Count))
	}
}

// fill gives to each claim what other claims of its report say of the same group: a claim of one happening, or of the same
// number of people, shares its place, composition and names.
func fill(ns []*node) {
	groups := map[string][]*node{}
	for _, n := range ns {
		for _, k := range n.groupKeys() {
			groups[k] = append(groups[k], n)
		}
	}
	for _, n := range ns {
		for _, k := range n.groupKeys() {
			for _, o := range groups[k][:min(len(groups[k]), mostOfGroup)] {
				if n != o && sameGroup(n, o) {
					n.learn(o)
				}
			}
		}
	}
}

const mostOfGroup = 24 // claims of one report on one group that are looked at

// groupKeys gives what claims of one report that speak of one group share: the happening, or the number of people.
func (n *node) groupKeys() []string {
	var out []string
	if n.claim.Event != "" {
		out = append(out, "event "+n.claim.Event)
	}
	if n.claim.Count.Best() > 1 {
		out = append(out, "number "+strconv.Itoa(figure(n.claim.Count)))
	}
	return out
}

func (n *node) learn(o *node) {
	if i, known := slices.BinarySearch(n.also, o.act); !known && o.act != n.act {
		n.also = slices.Insert(n.also, i, o.act)
	}
	if len(n.members) == 0 {
		n.members = o.claim.Composition
	}
	if len(n.names) == 0 {
		n.names = o.names
	}
	if n.act.Risk() && !o.act.Risk() {
		n.borrow(o)
	}
}

// borrow gives a risk the time and place of the arrest that it follows: they, not the day of telling, say whose risk it is.
func (n *node) borrow(o *node) {
	if o.act != habeas.Arrest && o.act != habeas.Transfer {
		return
	}
	if o.when.Placed() {
		n.when = o.when
	} else {
		n.when = habeas.When{}
	}
	if fineness(o.where) > fineness(n.where) {
		n.where = o.where
	}
	if n.count.IsZero() {
		n.count = o.count
	}
}

// sameGroup reports whether two claims of one report speak of the same people.
func sameGroup(a, b *node) bool {
	if a.helper != b.helper || a.kind != telling || b.kind != telling {
		return false
	}
	if a.claim.Event != "" && a.claim.Event == b.claim.Event {
		return sameFigure(a.claim.Count, b.claim.Count) || a.claim.Count.IsZero() || b.claim.Count.IsZero()
	}
	return !a.claim.Count.IsZero() && a.claim.Count.Best() > 1 && sameFigure(a.claim.Count, b.claim.Count)
}

// sameFigure reports whether two counts rest on one figure, however it was hedged: "about 600", "more than 600".
func sameFigure(a, b habeas.Count) bool {
	if a.IsZero() || b.IsZero() || a.Unit != b.Unit {
		return false
	}
	x, y := figure(a), figure(b)
	return x == y
}

// figure gives the number that was said: "more than 600" is kept as 601 or more.
func figure(c habeas.Count) int {
	switch {
	case c.Nominal != 0:
		return c.Nominal
	case c.Open && c.Low > 10 && c.Low%10 == 1:
		return c.Low - 1
	case !c.Open && c.Low <= 1 && c.High > 1:
		return c.High
	}
	return c.Low
}

// fold makes a name comparable: lower case, letters and digits only.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
