package link

import (
	"slices"

	"habeas"
)

// A Linker takes in and gives back reports one by one. What a report does to the others is found by the keys they share,
// around the report and nowhere else; [Linker.Settle] then works out anew the incidents of those who hang together with what
// changed. What is tied depends on which reports are in, on the census and on what people decided, never on the order in
// which they came.
type Linker struct {
	state  State
	places Places
	census Census
	rules  *Rules
	decide Decider

	known   map[int64]*Filed  // reports that were looked up since the last Settle
	moved   map[int64]bool    // claims that must be joined anew
	touched map[int64]bool    // claims whose incidents must be looked at again
	copied  map[int64]bool    // reports whose copies must be
	tried   map[[2]int64]bool // pairs of claims that were weighed for the report at hand
}

// A Decider gives what people decided that may concern the reports that it was asked about so far: all decisions that hang
// together with a claim of theirs.
type Decider func(reports []habeas.ReportID) (*Rules, error)

// NewLinker gives a Linker over a state. decide may be nil: then nobody decided anything.
func NewLinker(s State, c Census, places Places, decide Decider) *Linker {
	l := &Linker{state: s, places: places, census: c, decide: decide}
	l.rules, _ = Decisions{}.Ready() // no decision contradicts itself
	l.forget()
	return l
}

func (l *Linker) forget() {
	l.known, l.moved, l.touched, l.copied = map[int64]*Filed{}, map[int64]bool{}, map[int64]bool{}, map[int64]bool{}
}

// Add takes in one report under a number that no other has. The error is of kind Invalid when the report is in already, and
// of kind Contradiction when decisions cannot all hold.
func (l *Linker) Add(number int64, r *Reading) error {
	if len(l.state.Numbers([]habeas.ReportID{r.report.ID})) > 0 {
		return habeas.Errorf(habeas.Invalid, "report %s comes twice; give each version of a report once", r.report.ID)
	}
	if err := l.ask([]habeas.ReportID{r.report.ID}); err != nil {
		return err
	}
	f := file(number, r, l.census, l.decided)
	l.state.File(f)
	l.known[number], l.copied[number] = f, true
	l.tried = map[[2]int64]bool{}
	var parted [][2]int64
	byPrint, byWord := l.hold(f.printKeys(), &parted), l.hold(f.wordKeys(), &parted)
	l.fetch(slices.Concat(byPrint, byWord))
	for _, o := range byPrint {
		l.meetCopy(f, l.file(reportOf(o)))
	}
	for _, o := range byWord {
		l.meetAlike(f, l.file(reportOf(o)))
	}
	for _, n := range f.nodes {
		l.moved[n.id] = true
		if n.kind != telling {
			continue
		}
		near := l.hold(n.keys(), &parted)
		l.fetch(near)
		for _, o := range near {
			l.try(n, l.node(o))
		}
	}
	l.part(parted)
	return l.state.Err()
}

// decided reports whether people said to which claims this one belongs.
func (l *Linker) decided(c ClaimRef) bool {
	_, ok := l.rules.top(c)
	return ok
}

// ask brings the rules up to what people decided of the reports.
func (l *Linker) ask(reports []habeas.ReportID) error {
	if l.decide == nil {
		return nil
	}
	r, err := l.decide(reports)
	if err == nil {
		l.rules = r
	}
	return err
}

// Touch lets the incidents of a report's claims be looked at again.
func (l *Linker) Touch(number int64) {
	if f := l.file(number); f != nil {
		for _, n := range f.nodes {
			l.touched[n.id] = true
		}
	}
}

// Remove takes a report out again; nothing happens when it is not in.
func (l *Linker) Remove(number int64) error {
	f := l.file(number)
	if f == nil {
		return l.state.Err()
	}
	l.tried = map[[2]int64]bool{}
	met := l.release(slices.Concat(f.printKeys(), f.wordKeys()))
	l.untie(reportID(number))
	l.leave(f)
	for _, n := range f.nodes {
		l.untie(n.id)
		if n.kind == telling {
			met = append(met, l.release(n.keys())...)
		}
	}
	l.state.Unfile(number)
	l.state.SetGroup(f.ID, "")
	delete(l.known, number)
	delete(l.copied, number)
	for _, n := range f.nodes {
		delete(l.moved, n.id)
		delete(l.touched, n.id)
	}
	l.fetchPairs(met)
	for _, p := range met {
		if reportOf(p[0]) != number && reportOf(p[1]) != number {
			l.closer(p)
		}
	}
	return l.state.Err()
}

// leave takes the claims of a report out of their groups; those who stood there with them must be joined anew.
func (l *Linker) leave(f *Filed) {
	ids := make([]int64, len(f.nodes))
	for i, n := range f.nodes {
		ids[i] = n.id
	}
	for id := range l.state.Mates(ids) {
		l.moved[id] = true
	}
	for _, id := range ids {
		l.state.Join(id, 0)
	}
}

// untie takes away all ties of an id.
func (l *Linker) untie(id int64) {
	for _, o := range slices.Clone(l.state.Tied(id)) {
		l.state.Untie(id, o)
		l.mark(o)
	}
}

// mark notes that a claim, or the copies of a report, must be looked at again.
func (l *Linker) mark(id int64) {
	if isReport(id) {
		l.copied[reportOf(id)] = true
		return
	}
	l.moved[id] = true
}

// file gives a report that is in, nil when there is none under the number.
func (l *Linker) file(number int64) *Filed {
	if f := l.known[number]; f != nil {
		return f
	}
	for _, f := range l.state.Filed([]int64{number}) {
		l.known[number] = f
		return f
	}
	return nil
}

// files gives those reports of some that are in.
func (l *Linker) files(numbers []int64) []*Filed {
	l.fetchReports(numbers)
	out := make([]*Filed, 0, len(numbers))
	for _, n := range numbers {
		if f := l.known[n]; f != nil {
			out = append(out, f)
		}
	}
	return out
}

// fetch looks up the reports of ids together, which costs a database less than one by one.
func (l *Linker) fetch(ids []int64) {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = reportOf(id)
	}
	l.fetchReports(numbers)
}

func (l *Linker) fetchReports(numbers []int64) {
	missing := slices.DeleteFunc(slices.Clone(numbers), func(n int64) bool { return l.known[n] != nil })
	slices.Sort(missing)
	if missing = slices.Compact(missing); len(missing) == 0 {
		return
	}
	for _, f := range l.state.Filed(missing) {
		l.known[f.number] = f
	}
}

func (l *Linker) fetchPairs(pairs [][2]int64) {
	ids := make([]int64, 0, 2*len(pairs))
	for _, p := range pairs {
		ids = append(ids, p[0], p[1])
	}
	l.fetch(ids)
}

// node gives a claim that is in, nil when there is none.
func (l *Linker) node(id int64) *node {
	f := l.file(reportOf(id))
	i := int(id&(1<<claimBits-1)) - 1
	if f == nil || i < 0 || i >= len(f.nodes) {
		return nil
	}
	return f.nodes[i]
}
