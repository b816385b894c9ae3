package link

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"habeas"
)

// Places answers what linking asks about places. *gazetteer.Gazetteer does.
type Places interface {
	// Contains reports whether inner lies within outer: Liaoning contains Shenyang, a country all of its places.
	Contains(outer, inner habeas.Place) bool
	// Kilometres gives the distance; false when one of the points is not known.
	Kilometres(a, b habeas.Place) (float64, bool)
}

// A match is what speaks for and against two claims telling of one incident: a sum of weights, each a logarithm of how much
// oftener the agreement is seen in one incident than by chance. never: they cannot both be true of one incident.
type match struct {
	weight   float64
	never    bool
	misdated bool // the times contradict each other, but rest on page dates that may be wrong
	because  []string
}

func (m *match) add(weight float64, why string) {
	m.weight += weight
	if why != "" && weight > 0 {
		m.because = append(m.because, why)
	}
}

const (
	joinAt   = 2.6 // weight from which two claims are taken for one incident
	joinMean = 0.8 // mean weight between two groups of claims from which they are joined

	datesWrong  = -3.0 // what page dates say that contradict each other, when number and place are the same
	sameWording = 0.05 // share of the shorter text's runs of three words from which two texts were hardly written apart
	reprintDays = 30   // days between two pages from which one may be a reprint of the other's news

	alsoTold   = 0.4  // what it says that two reports tell a second thing of their people: that they were taken, and will be sent back
	copyWeight = 3.0  // what it says that two claims stand in copies of one text
	twoPlaces  = -1.0 // a return has two places, where people were held and where they were handed over, and so have those who are held elsewhere: sources name either
	sameNamed  = 2.5  // what it says that both name one person,
	alikeNamed = 2.0  // that both may, in two spellings,
	otherNamed = -2.0 // and that two claims on one person each name another
	likeWeight = 8.5  // what a likeness of 1 between two reports would say; news of one incident has some 0.13 to 0.6
	likeMost   = 3.0
	likeAside  = 0.3 // share of it for claims that are not their reports' first
)

// score turns a weight into a share between 0 and 1, for people: joinAt is one half.
func score(weight float64) float64 {
	return math.Round(100/(1+math.Exp(joinAt-weight))) / 100
}

// compare weighs whether two claims tell of one incident.
func compare(a, b *node, places Places) match {
	var m match
	if a.act != b.act || a.helper != b.helper || a.nation != "" && b.nation != "" && a.nation != b.nation {
		return match{never: true}
	}
	if a.ref.Report == b.ref.Report {
		withinReport(&m, a, b)
	}
	if a.act != habeas.Arrest && a.act != habeas.Killing && a.act != habeas.Injury {
		m.add(0.4, "") // other acts are told of less often, and so agree by chance less often
	}
	compareCounts(&m, a, b)
	compareTold(&m, a, b)
	comparePlaces(&m, a, b, places)
	comparePeople(&m, a, b)
	if a.ref.Report != b.ref.Report && overlap(a.also, b.also) > 0 {
		m.add(alsoTold, "both tell more of them")
	}
	if len(m.because) < 2 && m.weight >= joinAt && a.ref.Report != b.ref.Report {
		m.weight = joinAt - 0.1 // one agreement joins nothing, least of all a number alone
	}
	if (bare(a) || bare(b)) && a.ref.Report != b.ref.Report {
		m.add(-1.5, "")
	}
	if undatedRivals(a, b) && a.ref.Report != b.ref.Report {
		m.add(-1.5, "")
	}
	return m
}

// commonFigure reports whether all that two claims share is a number that is said of many groups, with no time that could agree:
// two or three people in one town, unless their reports are alike, or a round number and at most a country: "about 30", "about 50".
// Of hundreds there is seldom news.
func commonFigure(a, b *node, alike bool) bool {
	n := figure(a.count)
	few, round := 1 < n && n <= 3 && !alike, 20 <= n && n < 100 && n%10 == 0 && (fineness(a.where) < 2 || fineness(b.where) < 2)
	if !few && !round || !sameFigure(a.count, b.count) || a.when.Placed() && b.when.Placed() {
		return false
	}
	p, q := newsTime(a), newsTime(b)
	return !p.Placed() || !q.Placed() || !p.Overlaps(q) && gapDays(p, q) > 21
}

// undatedRivals reports whether the claims give figures that cannot both be true and no times that could agree: two groups
// of about one size, taken in one province in different years, look like that.
func undatedRivals(a, b *node) bool {
	return rivals(a, b) && !(a.when.Placed() && b.when.Placed())
}

// rivals reports whether two figures cannot both be true of one group.
func rivals(a, b *node) bool {
	return !a.count.IsZero() && !b.count.IsZero() && !a.count.Overlaps(b.count) && !withHelpers(a, b) && !withHelpers(b, a) && !lesser(a, b) && !lesser(b, a)
}

// bare reports whether a claim gives neither number nor time: what agrees then is little.
func bare(n *node) bool { return n.count.IsZero() && !n.when.Placed() }

// withinReport: one report seldom tells one act of one group twice, unless it says so; but what it tells without a number
// is as a rule what it told with one.
func withinReport(m *match, a, b *node) {
	switch {
	case slices.Contains(a.claim.NotSame, b.claim.ID) || slices.Contains(b.claim.NotSame, a.claim.ID):
		m.never = true
	case partOf(a, b):
		m.never = true // a part is put beside its whole afterwards, see absorb
	case a.claim.Event != "" && a.claim.Event == b.claim.Event:
		m.add(3, "one happening in the same report")
	case takenAndHeld(a, b) || takenAndHeld(b, a):
		m.add(2, "taken and held, in one report")
	case a.claim.Act != b.claim.Act:
	case a.count.IsZero() != b.count.IsZero():
		m.add(2, "told again without a number")
	case figure(a.count) > 3 && sameFigure(a.count, b.count): // told again by somebody else
	default:
		m.add(-1.5, "")
	}
}

// takenAndHeld reports whether b tells where those are held whom a tells of as taken: as many, and not before.
func takenAndHeld(a, b *node) bool {
	if a.claim.Act != habeas.Arrest || b.claim.Act != habeas.Detention || figure(a.count) < 2 || !sameFigure(a.count, b.count) {
		return false
	}
	return !a.when.Placed() || b.when.To == 0 || a.when.From <= b.when.To
}

// partOf reports whether one report says that one of the claims is a part of the other.
func partOf(a, b *node) bool {
	return a.ref.Report == b.ref.Report && (a.claim.PartOf == b.claim.ID || b.claim.PartOf == a.claim.ID)
}

func compareCounts(m *match, a, b *node) {
	x, y := a.count, b.count
	switch {
	case x.IsZero() || y.IsZero():
		return
	case x.Unit != y.Unit:
		m.add(-2, "")
	case sameFigure(x, y):
		m.add(rarity(figure(x)), "same count "+strconv.Itoa(figure(x)))
	case withHelpers(a, b), withHelpers(b, a):
		m.add(rarity(max(figure(x), figure(y)))/2, "same count with the helpers")
	case oneOf(a, b), oneOf(b, a):
		m.add(0.5, "one of them is named")
	case among(a, b), among(b, a):
		m.add(0.5, "those of one can be among those of the other")
	case (a.claim.PartOf == "") != (b.claim.PartOf == ""):
		m.add(-3, "") // a part has another number than its whole
	case x.Overlaps(y):
		m.add(roominess(x, y), "counts "+x.String()+" and "+y.String()+" can both hold")
	default:
		m.add(-apartness(x, y), "")
		if (!a.when.Placed() || !b.when.Placed()) && min(x.Best(), y.Best()) < 20 {
			m.add(-1, "") // small groups are counted well, and nothing says that these are of one day
		}
	}
}

// withHelpers reports whether b counts in the helpers whom a counts apart: seven and their guide are told of as eight.
func withHelpers(a, b *node) bool {
	return a.helpers > 0 && b.helpers == 0 && exact(a.count) && exact(b.count) && a.count.Low > 1 && a.count.Low+a.helpers == b.count.Low
}

// oneOf reports whether a tells of one person whom b names among several.
func oneOf(a, b *node) bool {
	if figure(a.count) != 1 || figure(b.count) < 2 || len(b.names) > figure(b.count) {
		return false
	}
	return nearestNames(a.names, b.names) >= alikeName
}

// lesser reports whether a tells of some of those of whom b tells.
func lesser(a, b *node) bool { return oneOf(a, b) || among(a, b) }

// rarity weighs an agreement in number: few groups are of exactly 108 people, many of 1, 2, 3 or a round number, and news
// of hundreds at once is rare in itself.
func rarity(n int) float64 {
	switch {
	case n <= 1:
		return 0.2
	case n <= 3:
		return 0.8
	case n <= 9:
		return 1.6
	case n < 20:
		return 2.2
	case n%10 != 0:
		return 3
	case n < 100:
		return 2.1
	}
	return 2.6
}

// roominess weighs figures that differ but can both be true: that both are of hundreds says something, "at least 28" and
// "forty" speak rather against.
func roominess(x, y habeas.Count) float64 {
	if stated(x) && stated(y) {
		if far := math.Abs(math.Log(float64(max(1, figure(x))) / float64(max(1, figure(y))))); far > 0.25 {
			return -0.5 - far
		}
	}
	switch least := min(max(x.Best(), x.High), max(y.Best(), y.High)); {
	case least >= 100:
		return 1.5
	case least >= 20:
		return 0.8
	}
	return 0.3
}

// stated reports whether one figure was said, if only as a bound; "hundreds" and "50 to 60" state none.
func stated(c habeas.Count) bool {
	return c.Nominal != 0 || c.Open || c.Low <= 1 || c.Low == c.High
}

// apartness weighs figures that cannot both be true: rivals within a few per cent are common, factors are not. Of hundreds
// at once sources give factors of two and three, and two such events on one day are rarer than two such figures of one.
func apartness(x, y habeas.Count) float64 {
	p, q := float64(max(1, x.Best())), float64(max(1, y.Best()))
	far := math.Abs(math.Log(p / q))
	if min(p, q) >= 100 {
		return min(6, 0.5+far)
	}
	return min(6, 1.5+2.5*far)
}

// comparePlaces weighs the places named: of several the pair that agrees best.
func comparePlaces(m *match, a, b *node, places Places) {
	best, why := -9.0, ""
	for _, x := range everyPlace(a.where) {
		for _, y := range everyPlace(b.where) {
			if w, s := nearness(x, y, places); w > best {
				best, why = w, s
			}
		}
	}
	if (a.act == habeas.ForcedReturn || heldLater(a, b) || heldLater(b, a)) && best > -5 {
		best = max(best, twoPlaces)
	}
	m.add(best, why)
}

func everyPlace(p habeas.Place) []habeas.Place {
	if len(p.Also) == 0 {
		return []habeas.Place{p}
	}
	out := append([]habeas.Place{p}, p.Also...)
	for i := range out {
		out[i].Country = cmp.Or(out[i].Country, p.Country)
	}
	return out
}

func nearness(x, y habeas.Place, places Places) (float64, string) {
	switch {
	case x.Country != "" && y.Country != "" && x.Country != y.Country:
		return -5, ""
	case x.Name != "" && x.Name == y.Name:
		return 2.2, "same place " + x.Name
	case within(y, x, places):
		return 1.3, short(y) + " within " + short(x)
	case within(x, y, places):
		return 1.3, short(x) + " within " + short(y)
	case x.Name != "" && y.Name != "":
		return distance(x, y, places)
	case x.Admin1 != "" && y.Admin1 != "" && x.Admin1 != y.Admin1:
		return -2.5, ""
	case x.Admin1 != "" && x.Admin1 == y.Admin1:
		return 1.2, "same province " + x.Admin1
	case x.Country != "" && x.Country == y.Country:
		return 0.3, "same country"
	}
	return 0, ""
}

// short names a place by its finest part.
func short(p habeas.Place) string { return cmp.Or(p.Name, p.Admin1, p.Country) }

// within reports whether inner lies in outer, a place finer than a country.
func within(inner, outer habeas.Place, places Places) bool {
	switch {
	case fineness(outer) < 2 || fineness(inner) < fineness(outer):
		return false
	case outer.Name == "" && inner.Name != "" && inner.Admin1 == outer.Admin1:
		return true
	}
	return places != nil && places.Contains(outer, inner) && !places.Contains(inner, outer)
}

func distance(x, y habeas.Place, places Places) (float64, string) {
	if places != nil {
		if km, known := places.Kilometres(x, y); known && km <= 60 {
			return 0.7, x.Name + " near " + y.Name
		}
	}
	if x.Admin1 != "" && x.Admin1 == y.Admin1 {
		return -1, ""
	}
	return -2, ""
}

// shareName reports whether one place is named by both.
func shareName(x, y habeas.Place) bool {
	for _, p := range everyPlace(x) {
		for _, q := range everyPlace(y) {
			if p.Name != "" && p.Name == q.Name {
				return true
			}
		}
	}
	return false
}

func comparePeople(m *match, a, b *node) {
	for _, x := range a.members {
		for _, y := range b.members {
			if x.Age > 0 && x.Age == y.Age && (x.Kind == y.Kind || x.N == y.N) {
				m.add(1.5, x.Kind+" aged "+strconv.Itoa(x.Age)+" in both")
			} else if x.Age == 0 && y.Age == 0 && x.Kind == y.Kind && x.N == y.N && x.N > 1 {
				m.add(0.6, strconv.Itoa(x.N)+" "+x.Kind+" in both")
			}
		}
	}
	if len(a.names) == 0 || len(b.names) == 0 {
		return
	}
	switch nearestNames(a.names, b.names) {
	case equalName:
		m.add(sameNamed, "a person named in both")
	case alikeName:
		m.add(alikeNamed, "a person whose name both spell, each in its way")
	case otherName:
		if figure(a.count) == 1 && figure(b.count) == 1 {
			m.add(otherNamed, "")
		}
	}
}

// compareTold weighs times, unless both claims stand in copies of one text: then they tell of one thing, and days may differ
// because "on Monday" is reckoned from each page's date; a day that both print may not.
func compareTold(m *match, a, b *node) {
	switch {
	case a.ref.Report == b.ref.Report:
	case a.sentence != 0 && a.sentence == b.sentence:
		m.add(copyWeight, "the same sentence in both")
		return
	case sameFigure(a.count, b.count), a.count.IsZero() && b.count.IsZero():
		if toldInCopies(m, a, b) {
			return
		}
	}
	compareTimes(m, a, b)
}

// toldInCopies weighs that two claims stand in copies of one text; it reports whether their times need not be weighed any more.
func toldInCopies(m *match, a, b *node) bool {
	share, copied := sharedAsCopies(a.report.sketch, b.report.sketch)
	if !copied {
		return false
	}
	m.add(copyWeight, "told in copies of one text")
	return share >= mostlyCopied && !printedApart(a, b)
}

// overlap counts what two sorted lists share. It has no branch that depends on their values but the loop's.
func overlap[T cmp.Ordered](a, b []T) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		x, y := a[i], b[j]
		if x == y {
			n++
		}
		if x <= y {
			i++
		}
		if y <= x {
			j++
		}
	}
	return n
}
