package store

import (
	"cmp"
	"database/sql"
	"math"
	"slices"
)

// MarkUnlinked says of reports that their claims changed since they were linked.
func (t *Tx) MarkUnlinked(reports []string) error {
	values := make([][]any, len(reports))
	for i, r := range reports {
		values[i] = []any{r}
	}
	return t.insert(`insert into unlinked (report)`, `on conflict do nothing`, values)
}

// Unlinked gives the reports whose claims changed since they were linked, in no promised order.
func (v *View) Unlinked() ([]string, error) {
	return rows(v, into[string], `select report from unlinked`)
}

// ClearUnlinked says that every report is linked.
func (t *Tx) ClearUnlinked() error { return t.exec(`delete from unlinked`) }

// A Linked report is one with what linking keeps of it.
type Linked struct {
	Report string
	Number int64
	Body   []byte
}

// PutLinked adds what linking keeps of reports.
func (t *Tx) PutLinked(all []Linked) error {
	values := make([][]any, len(all))
	for i, l := range all {
		values[i] = []any{l.Report, l.Number, l.Body}
	}
	return t.insert(`insert into link_reports (report, number, body)`, "", values)
}

// DropLinked forgets what linking keeps of a report.
func (t *Tx) DropLinked(number int64) error {
	return t.exec(`delete from link_reports where number = $1`, number)
}

// Linked gives what linking keeps of the reports with these numbers, in no promised order.
func (v *View) Linked(numbers []int64) ([]Linked, error) {
	return each(v, func(r *sql.Rows, l *Linked) error { return r.Scan(&l.Report, &l.Number, &l.Body) },
		`select report, number, body from link_reports where number in @KEYS@`, numbers)
}

// LinkNumbers gives the numbers of reports that are linked, in no promised order.
func (v *View) LinkNumbers(reports []string) ([]int64, error) {
	return each(v, into[int64], `select number from link_reports where report in @KEYS@`, reports)
}

// CountLinked says how many reports are linked, and how many are captured, whatever became of them.
func (v *View) CountLinked() (linked, captured int, err error) {
	if linked, _, err = one(v, into[int], `select count(*) from link_reports`); err != nil {
		return 0, 0, err
	}
	captured, _, err = one(v, into[int], `select count(*) from reports`)
	return linked, captured, err
}

// CapturedBy says how many versions of reports entries up to last captured, whatever became of them.
func (v *View) CapturedBy(last int64) (int, error) {
	n, _, err := one(v, into[int], `select count(*) from reports where seq <= $1`, last)
	return n, err
}

// A LinkKey says that an id holds a key, and where it stands among the holders.
type LinkKey struct{ Key, At, ID int64 }

// PutLinkKeys adds keys.
func (t *Tx) PutLinkKeys(all []LinkKey) error {
	values := make([][]any, len(all))
	for i, k := range all {
		values[i] = []any{k.Key, k.At, k.ID}
	}
	return t.insert(`insert into link_keys (key, at, id)`, `on conflict do nothing`, values)
}

// DropLinkKey takes an id out of the holders of a key.
func (t *Tx) DropLinkKey(k LinkKey) error {
	return t.exec(`delete from link_keys where key = $1 and at = $2 and id = $3`, k.Key, k.At, k.ID)
}

// LinkKeysNear gives at most n holders of a key before and n after a place, nearest first.
func (v *View) LinkKeysNear(k LinkKey, n int) (before, after []int64, err error) {
	type found struct{ side, at, id int64 }
	all, err := rows(v, func(r *sql.Rows, f *found) error { return r.Scan(&f.side, &f.at, &f.id) },
		`select 0, at, id from (select at, id from link_keys where key = $1 and (at, id) < ($2, $3) order by at desc, id desc limit $4) as before
		 union all select 1, at, id from (select at, id from link_keys where key = $5 and (at, id) > ($6, $7) order by at, id limit $8) as after`,
		k.Key, k.At, k.ID, n, k.Key, k.At, k.ID, n)
	slices.SortFunc(all, func(a, b found) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.id, b.id)) })
	for _, f := range all {
		if f.side == 0 {
			before = append(before, f.id)
		} else {
			after = append(after, f.id)
		}
	}
	slices.Reverse(before)
	return before, after, err
}

// PutTies adds ties, each both ways, and says how many of the rows are new.
func (t *Tx) PutTies(pairs [][2]int64) error {
	values := make([][]any, 0, 2*len(pairs))
	for _, p := range pairs {
		values = append(values, []any{p[0], p[1]}, []any{p[1], p[0]})
	}
	return t.insert(`insert into link_ties (a, b)`, `on conflict do nothing`, values)
}

// DropTie removes a tie.
func (t *Tx) DropTie(a, b int64) error {
	return t.exec(`delete from link_ties where a = $1 and b = $2 or a = $3 and b = $4`, a, b, b, a)
}

// TiesOf gives what ids from first to last are tied to, of that the ids from one to another.
func (v *View) TiesOf(first, last, from, to int64) ([][2]int64, error) {
	return rows(v, func(r *sql.Rows, p *[2]int64) error { return r.Scan(&p[0], &p[1]) },
		`select a, b from link_ties where a >= $1 and a <= $2 and b >= $3 and b <= $4 order by a, b`, first, last, from, to)
}

// Tied gives what an id is tied to.
func (v *View) Tied(id int64) ([]int64, error) {
	return rows(v, into[int64], `select b from link_ties where a = $1 order by b`, id)
}

// TiedTo gives what ids are tied to, as pairs in the order of both.
func (v *View) TiedTo(ids []int64) ([][2]int64, error) {
	return each(v, func(r *sql.Rows, p *[2]int64) error { return r.Scan(&p[0], &p[1]) }, `select a, b from link_ties where a in @KEYS@ order by a, b`, ids)
}

// A LinkGroup says in which group of joined claims one is, by the least of them.
type LinkGroup struct{ ID, Least int64 }

// PutLinkGroups says of claims in which groups they are.
func (t *Tx) PutLinkGroups(all []LinkGroup) error {
	values := make([][]any, len(all))
	for i, g := range all {
		values[i] = []any{g.ID, g.Least}
	}
	return t.insert(`insert into link_groups (id, least)`, `on conflict (id) do update set least = excluded.least`, values)
}

// DropLinkGroup takes a claim out of its group.
func (t *Tx) DropLinkGroup(id int64) error {
	return t.exec(`delete from link_groups where id = $1`, id)
}

// LinkGroups gives all who are in one group with any of these ids, in no promised order, some perhaps more than once.
func (v *View) LinkGroups(ids []int64) ([]LinkGroup, error) {
	return each(v, func(r *sql.Rows, g *LinkGroup) error { return r.Scan(&g.ID, &g.Least) },
		`select id, least from link_groups where least in (select least from link_groups where id in @KEYS@)`, ids)
}

// A Word is one that the census counted.
type Word struct{ Word, Reports int64 }

// SetCensus takes a new census in the place of the one before.
func (t *Tx) SetCensus(size int, words []Word) error {
	if err := t.exec(`delete from link_words`); err != nil {
		return err
	}
	values := make([][]any, len(words))
	for i, w := range words {
		values[i] = []any{w.Word, w.Reports}
	}
	if err := t.insert(`insert into link_words (word, reports)`, "", values); err != nil {
		return err
	}
	return t.exec(`update link_census set size = $1 where id = 1`, size)
}

// CensusSize says over how many reports words were counted.
func (v *View) CensusSize() (int, error) {
	n, _, err := one(v, into[int], `select size from link_census where id = 1`)
	return n, err
}

// Census gives of words that were counted how many reports have them, in no promised order.
func (v *View) Census(words []int64) ([]Word, error) {
	return each(v, func(r *sql.Rows, w *Word) error { return r.Scan(&w.Word, &w.Reports) },
		`select word, reports from link_words where word in @KEYS@`, words)
}

// FirstReports gives the first versions of reports that were captured, whatever became of them, whole, in order.
func (v *View) FirstReports(after int64, limit int) ([]Report, error) {
	return v.ReportsUpTo(after, math.MaxInt64, limit)
}

// links lists the tables in which linking keeps what it needs.
var links = []string{"link_groups", "link_ties", "link_keys", "link_reports"}

// DropLinks empties what linking keeps, but for the census.
func (t *Tx) DropLinks() error {
	for _, table := range links {
		if err := t.exec(`delete from ` + table); err != nil {
			return err
		}
	}
	return nil
}
