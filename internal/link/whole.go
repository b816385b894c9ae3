package link

import (
	"cmp"
	"context"
	"slices"

	"habeas"
)

// A Whole links a set of reports at once. It gives what a [Linker] gives that takes them one by one, in any order, and keeps in memory
// only what every report is looked up by: what was read of a report lies on a shelf and is fetched when it is compared.
type Whole struct {
	store    store
	readings records // by the number under which they came
	ids      []habeas.ReportID
	days     []uint64
	search   copySearch
	census   Count
}

// NewWhole gives an empty Whole that puts its readings away on a shelf, or in memory when that is nil.
func NewWhole(s Shelf) *Whole {
	if s == nil {
		s = &memoryShelf{}
	}
	return &Whole{store: store{shelf: s}}
}

// Add takes in what was read of a report.
func (w *Whole) Add(r *Reading) error {
	w.ids = append(w.ids, r.report.ID)
	w.days = append(w.days, dayOrder(r.report.Published, r.report.ID))
	w.search.add(r.sketch)
	w.census.Add(r)
	b, err := r.encode()
	if err != nil {
		return err
	}
	return w.store.put(&w.readings, b)
}

// Link links everything, counting words over all reports. The error is of kind Contradiction when the decisions cannot all hold, and of
// kind Invalid when a report comes twice.
func (w *Whole) Link(ctx context.Context, d Decisions, gaz Places) (Result, error) {
	a, err := w.assemble(ctx, &w.census, d, gaz)
	if err != nil {
		return Result{}, err
	}
	docs, err := a.documents(&w.census)
	if err != nil {
		return Result{}, err
	}
	a.result.Documents = docs
	return a.result, nil
}

func (w *Whole) assemble(ctx context.Context, c Census, d Decisions, gaz Places) (*assembly, error) {
	rules, err := d.Ready()
	if err != nil {
		return nil, err
	}
	a := &assembly{ctx: ctx, store: &w.store, readings: &w.readings}
	if err := a.number(w.ids, w.days); err != nil {
		return nil, err
	}
	a.linker = NewLinker(&wholeState{a: a}, c, gaz, nil)
	a.linker.rules = rules
	a.filed, a.texts = newRecent(recentReports, a.file), newRecent(recentTexts, a.textOf)
	for _, step := range []func() error{func() error { return a.findCopies(&w.search) }, a.look, a.tie, a.settle} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return a, nil
}

const (
	recentReports = 8192    // reports that are held at least with their claims: those of some days, for most that are compared stand near in time
	recentTexts   = 1 << 15 // the same without claims: rare words lead anywhere
)

// An assembly is a whole set in the making. Reports are numbered from 0 in order of their ids, claims in order of their reports.
type assembly struct {
	ctx      context.Context
	linker   *Linker
	store    *store
	readings *records          // by the number under which they came
	written  records           // of each report, what likeness is told by
	ids      []habeas.ReportID // in order
	came     []int32           // the number under which each was put away
	order    []int32           // by day
	place    []int32           // of each in that
	filed    *recent[*Filed]
	texts    *recent[*Filed] // without claims
	copies   [][2]int32      // pairs of reports
	text     []int32         // of each report, the least of its group of copies; -1 when it is in none
	words    roll[uint32]
	claims   claimRoll
	ties     graph
	sets     sets
	totals   []*node
	told     [][2]int32 // reports, and the incidents that each tells first of all
	large    []bool     // of those incidents, which are of many people
	result   Result
}

func (a *assembly) number(ids []habeas.ReportID, days []uint64) error {
	came, number := ordered(len(ids), func(i, j int32) int { return cmp.Compare(ids[i], ids[j]) })
	a.came, a.ids = came, make([]habeas.ReportID, len(ids))
	for i, at := range came {
		if a.ids[i] = ids[at]; i > 0 && a.ids[i] == a.ids[i-1] {
			return habeas.Errorf(habeas.Invalid, "report %s comes twice; give each version of a report once", a.ids[i])
		}
	}
	byCame, _ := byDay(ids, days)
	a.order, a.place = make([]int32, len(ids)), make([]int32, len(ids))
	for p, at := range byCame {
		a.order[p] = number[at]
		a.place[number[at]] = int32(p)
	}
	return nil
}

// file makes ready what was read of a report.
func (a *assembly) file(n int32) (*Filed, error) {
	r, err := a.reading(a.came[n])
	if err != nil {
		return nil, err
	}
	return file(numberOf(n), r, a.linker.census, a.linker.decided), nil
}

func (a *assembly) reading(came int32) (*Reading, error) {
	b, err := a.store.get(a.readings, came)
	if err != nil {
		return nil, err
	}
	return decodeReading(b)
}

// textOf makes ready what likeness is told by.
func (a *assembly) textOf(n int32) (*Filed, error) {
	b, err := a.store.get(&a.written, n)
	if err != nil {
		return nil, err
	}
	return decodeText(b), nil
}

// numberOf gives the number that a report has for a Linker.
func numberOf(n int32) int64 { return int64(n) + 1 }

// findCopies groups the copies.
func (a *assembly) findCopies(s *copySearch) error {
	number := make([]int32, len(a.came))
	order, place := make([]int32, len(a.came)), make([]int32, len(a.came))
	for n, at := range a.came {
		number[at], place[at] = int32(n), a.place[n]
		order[a.place[n]] = at
	}
	var err error
	texts := newRecent(recentReports, a.reading)
	sketchOf := func(at int32) sketch {
		r, e := texts.get(at)
		if e != nil {
			err = cmp.Or(err, e)
			return sketch{}
		}
		return r.sketch
	}
	found := s.pairs(a.ctx, order, place, sketchOf, func(x, y int32) { a.copies = append(a.copies, [2]int32{number[x], number[y]}) })
	*s = copySearch{} // nobody asks for it again
	if err = cmp.Or(err, found); err != nil {
		return err
	}
	groups, failed := groupsOfCopies(a.ctx, a.ids, slices.Clone(a.copies), func(n int32) sketch { return sketchOf(a.came[n]) })
	a.result.Copies = groups
	a.text = make([]int32, len(a.ids))
	for i := range a.text {
		a.text[i] = -1
	}
	for _, g := range groups {
		least, _ := slices.BinarySearch(a.ids, g[0])
		for _, id := range g {
			n, _ := slices.BinarySearch(a.ids, id)
			a.text[n] = int32(least)
		}
	}
	return cmp.Or(err, failed)
}

// A claimRoll lists the claims of a set: of which report each is, and who holds which keys.
type claimRoll struct {
	first  []int32 // of each report, its first claim; one more at the end
	report []int32 // of each claim
	teller []int32 // of each claim, its number among those that tell of something; -1 for others
	claim  []int32 // of each of these, the claim
	at     []uint64
	keys   roll[uint64]
	order  []int32
	place  []int32
}

// look looks at every report once: its words and claims are listed, and those of one report that touch upon each other.
func (a *assembly) look() error {
	c := &a.claims
	touching := [][2]int32{}
	for n := range a.ids {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		f, err := a.filed.get(int32(n))
		if err != nil {
			return err
		}
		if err := a.store.put(&a.written, f.encodeText()); err != nil {
			return err
		}
		for _, w := range heaviest(f.words, heavyWords) {
			a.words.hold(w.hash, n)
		}
		first := int32(len(c.report))
		c.first = append(c.first, first)
		for i, x := range f.nodes {
			a.list(n, x)
			for _, o := range beside(x) {
				touching = append(touching, [2]int32{first + int32(i), first + int32(o&(1<<claimBits-1)) - 1})
			}
		}
	}
	c.first = append(c.first, int32(len(c.report)))
	a.sets = newSets(len(c.report))
	for _, t := range touching {
		a.sets.join(int(t[0]), int(t[1]))
	}
	a.words.sort(a.place)
	c.order, c.place = ordered(len(c.at), func(i, j int32) int { return cmp.Or(cmp.Compare(c.at[i], c.at[j]), cmp.Compare(i, j)) })
	c.keys.sort(c.place)
	return a.ctx.Err()
}

// list lists a claim of report n.
func (a *assembly) list(n int, x *node) {
	c := &a.claims
	claim := int32(len(c.report))
	c.report = append(c.report, int32(n))
	if x.kind == roundup {
		a.totals = append(a.totals, x.alone())
	}
	if x.kind != telling {
		c.teller = append(c.teller, -1)
		return
	}
	h := len(c.at)
	c.teller, c.claim, c.at = append(c.teller, int32(h)), append(c.claim, claim), append(c.at, x.position().At)
	for _, k := range keysOf(x) {
		c.keys.hold(k, h)
	}
}

// alone gives a claim with nothing of its report but what a total is compared by.
func (n *node) alone() *node {
	c, f := *n, n.report
	c.report = &Filed{ID: f.ID, Source: f.Source, Published: f.Published, number: f.number, sketch: f.sketch}
	return &c
}

// tells reports whether a report has claims that tell of something.
func (c *claimRoll) tells(n int32) bool {
	for _, h := range c.teller[c.first[n]:c.first[n+1]] {
		if h >= 0 {
			return true
		}
	}
	return false
}

// count gives how many claims a report has.
func (c *claimRoll) count(n int32) int { return int(c.first[n+1] - c.first[n]) }
