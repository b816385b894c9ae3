package register

import (
	"slices"

	"habeas"
	"habeas/internal/link"
	"habeas/internal/store"
)

// tables is what a linker looks things up in: the tables of the register's own database, read around what changed.
type tables struct {
	tx   *store.Tx
	tied map[int64][]int64 // what was asked for
	err  error
}

// failed keeps the first error; from then on nothing is asked.
func (s *tables) failed(err error) bool {
	if s.err == nil {
		s.err = err
	}
	return s.err != nil
}

// Err gives the first error.
func (s *tables) Err() error { return s.err }

// File keeps what was read of a report.
func (s *tables) File(f *link.Filed) {
	if s.err == nil {
		s.failed(s.tx.PutLinked([]store.Linked{linkedRow(f)}))
	}
}

func linkedRow(f *link.Filed) store.Linked {
	return store.Linked{Report: string(f.Report()), Number: f.Number(), Body: f.Encode()}
}

// Unfile forgets a report.
func (s *tables) Unfile(number int64) {
	if s.err == nil {
		s.failed(s.tx.DropLinked(number))
	}
}

// Filed gives what was filed under numbers.
func (s *tables) Filed(numbers []int64) []*link.Filed {
	if s.err != nil {
		return nil
	}
	rows, err := s.tx.Linked(numbers)
	if s.failed(err) {
		return nil
	}
	out, err := filedOf(rows)
	s.failed(err)
	return out
}

// Numbers gives the numbers of reports.
func (s *tables) Numbers(reports []habeas.ReportID) []int64 {
	if s.err != nil {
		return nil
	}
	out, err := s.tx.LinkNumbers(texts(reports))
	s.failed(err)
	return out
}

// texts gives ids as the store takes them.
func texts[T ~string](ids []T) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

func linkKey(key uint64, p link.Position) store.LinkKey {
	return store.LinkKey{Key: int64(key), At: int64(p.At), ID: p.ID}
}

// Hold records that something holds a key.
func (s *tables) Hold(key uint64, p link.Position) {
	if s.err == nil {
		s.failed(s.tx.PutLinkKeys([]store.LinkKey{linkKey(key, p)}))
	}
}

// Release takes a holder out of those of a key.
func (s *tables) Release(key uint64, p link.Position) {
	if s.err == nil {
		s.failed(s.tx.DropLinkKey(linkKey(key, p)))
	}
}

// Near gives the holders around a position.
func (s *tables) Near(key uint64, p link.Position, n int) (before, after []int64) {
	if s.err != nil {
		return nil, nil
	}
	before, after, err := s.tx.LinkKeysNear(linkKey(key, p), n)
	s.failed(err)
	return before, after
}

// Tie records that two ids are tied.
func (s *tables) Tie(a, b int64) bool {
	if s.err != nil || s.Has(a, b) {
		return false
	}
	s.unlearn(a, b)
	return !s.failed(s.tx.PutTies([][2]int64{{a, b}}))
}

// Untie records that two ids are not tied.
func (s *tables) Untie(a, b int64) bool {
	if s.err != nil || !s.Has(a, b) {
		return false
	}
	s.unlearn(a, b)
	return !s.failed(s.tx.DropTie(a, b))
}

// Has reports whether two ids are tied.
func (s *tables) Has(a, b int64) bool { return len(s.ties(a, a, b, b)) > 0 }

// Tied gives what an id is tied to.
func (s *tables) Tied(id int64) []int64 {
	s.Expect([]int64{id})
	return s.tied[id]
}

// Expect looks up what ids are tied to, together.
func (s *tables) Expect(ids []int64) {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { _, known := s.tied[id]; return known })
	if s.err != nil || len(ids) == 0 {
		return
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	pairs, err := s.tx.TiedTo(ids)
	if s.failed(err) {
		return
	}
	if s.tied == nil {
		s.tied = map[int64][]int64{}
	}
	for _, id := range ids {
		s.tied[id] = nil
	}
	for _, p := range pairs {
		s.tied[p[0]] = append(s.tied[p[0]], p[1])
	}
}

// unlearn forgets what some are tied to.
func (s *tables) unlearn(ids ...int64) {
	for _, id := range ids {
		delete(s.tied, id)
	}
}

// Between gives the ties of two reports and their claims.
func (s *tables) Between(a, b int64) [][2]int64 {
	first, last := link.IDs(a)
	from, to := link.IDs(b)
	return s.ties(first, last, from, to)
}

func (s *tables) ties(first, last, from, to int64) [][2]int64 {
	if s.err != nil {
		return nil
	}
	out, err := s.tx.TiesOf(first, last, from, to)
	s.failed(err)
	return out
}

// Join records in which group of joined claims a claim is.
func (s *tables) Join(id, least int64) {
	switch {
	case s.err != nil:
	case least == 0:
		s.failed(s.tx.DropLinkGroup(id))
	default:
		s.failed(s.tx.PutLinkGroups([]store.LinkGroup{{ID: id, Least: least}}))
	}
}

// Mates gives all who are in one group of joined claims with any of some.
func (s *tables) Mates(ids []int64) map[int64]int64 {
	out := map[int64]int64{}
	if s.err == nil {
		rows, err := s.tx.LinkGroups(ids)
		s.failed(err)
		for _, g := range rows {
			out[g.ID] = g.Least
		}
	}
	return out
}

// Groups gives all who are in one group of copies with any of some.
func (s *tables) Groups(reports []habeas.ReportID) map[habeas.ReportID]habeas.ReportID {
	out := map[habeas.ReportID]habeas.ReportID{}
	if s.err == nil {
		rows, err := s.tx.CopyGroups(texts(reports))
		s.failed(err)
		for _, c := range rows {
			out[habeas.ReportID(c.Report)] = habeas.ReportID(c.Group)
		}
	}
	return out
}

// Group gives the least report of a report's group of copies.
func (s *tables) Group(r habeas.ReportID) habeas.ReportID {
	if s.err != nil {
		return ""
	}
	g, err := s.tx.GroupOf(string(r))
	s.failed(err)
	return habeas.ReportID(g)
}

// SetGroup says in which group of copies a report is.
func (s *tables) SetGroup(r, least habeas.ReportID) {
	switch {
	case s.err != nil:
	case least == "":
		s.failed(s.tx.DropCopies([]string{string(r)}))
	default:
		s.failed(s.tx.PutCopies([]store.Copy{{Report: string(r), Group: string(least)}}))
	}
}

// census counts words as the tables say.
type census struct {
	s    *tables
	size int
}

// Size gives over how many reports words were counted.
func (c census) Size() int { return c.size }

// Reports gives how many of them have each word.
func (c census) Reports(words []uint32) []int {
	out := make([]int, len(words))
	if c.s.err != nil {
		return out
	}
	keys := make([]int64, len(words))
	for i, w := range words {
		keys[i] = int64(w)
	}
	rows, err := c.s.tx.Census(keys)
	if c.s.failed(err) {
		return out
	}
	have := make(map[int64]int, len(rows))
	for _, w := range rows {
		have[w.Word] = int(w.Reports)
	}
	for i, k := range keys {
		out[i] = have[k]
	}
	return out
}

// fillTables writes what a linker kept in memory into empty tables.
func fillTables(tx *store.Tx, m *link.Memory) error {
	var err error
	rows := chunked(&err, tx.PutLinked)
	for f := range m.Reports() {
		rows.add(linkedRow(f))
	}
	rows.flush()
	keys := chunked(&err, tx.PutLinkKeys)
	for k, p := range m.Keys {
		keys.add(linkKey(k, p))
	}
	keys.flush()
	ties := chunked(&err, tx.PutTies)
	for a, b := range m.Ties {
		ties.add([2]int64{a, b})
	}
	ties.flush()
	copies := chunked(&err, tx.PutCopies)
	for r, least := range m.Copies() {
		copies.add(store.Copy{Report: string(r), Group: string(least)})
	}
	copies.flush()
	groups := chunked(&err, tx.PutLinkGroups)
	for id, least := range m.Joined() {
		groups.add(store.LinkGroup{ID: id, Least: least})
	}
	groups.flush()
	return err
}

// A chunk gathers rows and puts them many at a time, until there is an error.
type rowChunk[T any] struct {
	err *error
	put func([]T) error
	all []T
}

func chunked[T any](err *error, put func([]T) error) *rowChunk[T] {
	return &rowChunk[T]{err: err, put: put}
}

func (c *rowChunk[T]) add(row T) {
	if c.all = append(c.all, row); len(c.all) == chunk {
		c.flush()
	}
}

func (c *rowChunk[T]) flush() {
	if *c.err == nil && len(c.all) > 0 {
		*c.err = c.put(slices.Clone(c.all))
	}
	c.all = c.all[:0]
}
