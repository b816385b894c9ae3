package link

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"habeas"
)

// A State is what a [Linker] keeps between two reports: what was filed of each report, which claims and reports hold a key,
// and which are tied. It is looked at around what changed and never as a whole, so that it can be tables of a database as
// well as memory. An implementation that can fail keeps its first error, answers nothing from then on, and gives it to Err.
type State interface {
	// File keeps what was read of a report, under its number; Unfile forgets it.
	File(f *Filed)
	Unfile(number int64)
	// Filed gives what was filed under numbers; those that are not there are left out. What it gives is shared.
	Filed(numbers []int64) []*Filed
	// Numbers gives the numbers under which reports were filed; those that are not there are left out.
	Numbers(reports []habeas.ReportID) []int64

	// Hold records that something holds the key, and where it stands in the order of its holders; Release takes it out.
	Hold(key uint64, p Position)
	Release(key uint64, p Position)
	// Near gives at most n holders before and n after a position, nearest first, whatever holds the position itself.
	Near(key uint64, p Position, n int) (before, after []int64)

	// Tie records that two ids are tied, Untie that they are not; both say whether that is new. Has says whether they are,
	// Tied gives what an id is tied to, Between the ties of two reports, their own first, and of their claims.
	// Expect says of which ids it will be asked what they are tied to.
	Tie(a, b int64) bool
	Untie(a, b int64) bool
	Has(a, b int64) bool
	Tied(id int64) []int64
	Between(a, b int64) [][2]int64
	Expect(ids []int64)

	// Join records in which group of claims that were joined a claim is, by the least of them, 0 when it is alone. Mates gives
	// all who are in one group with any of some, with the least of each group; those who are alone are left out.
	Join(id, least int64)
	Mates(ids []int64) map[int64]int64

	// Group gives the least report of the group of copies that a report is in, empty when it is in none; SetGroup says so.
	// Groups gives all who are in one group with any of some, with the least of each group.
	Group(r habeas.ReportID) habeas.ReportID
	SetGroup(r, least habeas.ReportID)
	Groups(reports []habeas.ReportID) map[habeas.ReportID]habeas.ReportID

	Err() error
}

// A Position is where a holder stands in the order of a key's holders: by what makes neighbours in it likely to belong
// together, and never by when they came.
type Position struct {
	At uint64 // less than 2^63
	ID int64  // of the holder
}

func (p Position) compare(q Position) int {
	return cmp.Or(cmp.Compare(p.At, q.At), cmp.Compare(p.ID, q.ID))
}

// Ids of holders: a report's is its number with room below for its claims.
const claimBits = 20

func isReport(id int64) bool            { return id&(1<<claimBits-1) == 0 }
func reportOf(id int64) int64           { return id >> claimBits }
func reportID(number int64) int64       { return number << claimBits }
func claimID(number int64, i int) int64 { return number<<claimBits | int64(i+1) }

// Memory is a State in memory. Make one with [NewMemory].
type Memory struct {
	filed  map[int64]*Filed
	number map[habeas.ReportID]int64
	keys   map[uint64][]Position
	ties   map[int64][]int64
	joined partition[int64]
	copies partition[habeas.ReportID]
}

// NewMemory gives an empty State.
func NewMemory() *Memory {
	return &Memory{
		filed: map[int64]*Filed{}, number: map[habeas.ReportID]int64{}, keys: map[uint64][]Position{}, ties: map[int64][]int64{},
		joined: newPartition[int64](), copies: newPartition[habeas.ReportID](),
	}
}

// File keeps what was read of a report.
func (m *Memory) File(f *Filed) { m.filed[f.number], m.number[f.ID] = f, f.number }

// Unfile forgets a report.
func (m *Memory) Unfile(number int64) {
	if f := m.filed[number]; f != nil {
		delete(m.filed, number)
		delete(m.number, f.ID)
	}
}

// Filed gives what was filed under numbers.
func (m *Memory) Filed(numbers []int64) []*Filed {
	out := make([]*Filed, 0, len(numbers))
	for _, n := range numbers {
		if f := m.filed[n]; f != nil {
			out = append(out, f)
		}
	}
	return out
}

// Numbers gives the numbers of reports.
func (m *Memory) Numbers(reports []habeas.ReportID) []int64 {
	var out []int64
	for _, r := range reports {
		if n, ok := m.number[r]; ok {
			out = append(out, n)
		}
	}
	return out
}

// Hold records that something holds the key.
func (m *Memory) Hold(key uint64, p Position) {
	all := m.keys[key]
	if at, found := slices.BinarySearchFunc(all, p, Position.compare); !found {
		m.keys[key] = slices.Insert(all, at, p)
	}
}

// Release takes a holder out of those of a key.
func (m *Memory) Release(key uint64, p Position) {
	all := m.keys[key]
	if at, found := slices.BinarySearchFunc(all, p, Position.compare); found {
		if all = slices.Delete(all, at, at+1); len(all) == 0 {
			delete(m.keys, key)
			return
		}
		m.keys[key] = all
	}
}

// Near gives the holders around a position.
func (m *Memory) Near(key uint64, p Position, n int) (before, after []int64) {
	all := m.keys[key]
	at, found := slices.BinarySearchFunc(all, p, Position.compare)
	for i := at - 1; i >= max(0, at-n); i-- {
		before = append(before, all[i].ID)
	}
	if found {
		at++
	}
	for i := at; i < min(len(all), at+n); i++ {
		after = append(after, all[i].ID)
	}
	return before, after
}

// Tie records that two ids are tied.
func (m *Memory) Tie(a, b int64) bool {
	if m.Has(a, b) {
		return false
	}
	m.ties[a], m.ties[b] = append(m.ties[a], b), append(m.ties[b], a)
	return true
}

// Untie records that two ids are not tied.
func (m *Memory) Untie(a, b int64) bool {
	if !m.Has(a, b) {
		return false
	}
	for range 2 {
		m.ties[a] = slices.DeleteFunc(m.ties[a], func(x int64) bool { return x == b })
		if len(m.ties[a]) == 0 {
			delete(m.ties, a)
		}
		a, b = b, a
	}
	return true
}

// Has reports whether two ids are tied.
func (m *Memory) Has(a, b int64) bool { return slices.Contains(m.ties[a], b) }

// Tied gives what an id is tied to.
func (m *Memory) Tied(id int64) []int64 { return m.ties[id] }

// Between gives the ties of two reports and their claims.
func (m *Memory) Between(a, b int64) [][2]int64 {
	f := m.filed[a]
	if f == nil {
		return nil
	}
	var out [][2]int64
	of := func(id int64) {
		for _, o := range m.ties[id] {
			if reportOf(o) == b {
				out = append(out, [2]int64{id, o})
			}
		}
	}
	of(reportID(a))
	for _, n := range f.nodes {
		of(n.id)
	}
	return out
}

// Expect does nothing: memory knows everything.
func (m *Memory) Expect([]int64) {}

// Join records in which group of claims a claim is.
func (m *Memory) Join(id, least int64) { m.joined.put(id, least) }

// Mates gives all who are in one group with any of some.
func (m *Memory) Mates(ids []int64) map[int64]int64 { return m.joined.with(ids) }

// Group gives the least report of a report's group of copies.
func (m *Memory) Group(r habeas.ReportID) habeas.ReportID { return m.copies.least[r] }

// SetGroup says in which group of copies a report is.
func (m *Memory) SetGroup(r, least habeas.ReportID) { m.copies.put(r, least) }

// Groups gives all who are in one group of copies with any of some.
func (m *Memory) Groups(reports []habeas.ReportID) map[habeas.ReportID]habeas.ReportID {
	return m.copies.with(reports)
}

// Err is nil: memory does not fail.
func (m *Memory) Err() error { return nil }

// Reports gives everything that is filed, in no promised order.
func (m *Memory) Reports() iter.Seq[*Filed] { return maps.Values(m.filed) }

// Keys gives every key with its holders, by key and in their order.
func (m *Memory) Keys(yield func(key uint64, p Position) bool) {
	for _, k := range slices.Sorted(maps.Keys(m.keys)) {
		for _, p := range m.keys[k] {
			if !yield(k, p) {
				return
			}
		}
	}
}

// Ties gives every tie once, by its lesser id.
func (m *Memory) Ties(yield func(a, b int64) bool) {
	for _, a := range slices.Sorted(maps.Keys(m.ties)) {
		for _, b := range m.ties[a] {
			if a < b && !yield(a, b) {
				return
			}
		}
	}
}

// Joined gives the claims that are in a group, with the least of the group.
func (m *Memory) Joined() iter.Seq2[int64, int64] { return maps.All(m.joined.least) }

// Copies gives the reports that are in a group of copies, with the least of the group.
func (m *Memory) Copies() iter.Seq2[habeas.ReportID, habeas.ReportID] {
	return maps.All(m.copies.least)
}

// IDs gives the first and the last id of a report and its claims.
func IDs(number int64) (first, last int64) {
	return reportID(number), reportID(number) | (1<<claimBits - 1)
}
