package link

import (
	"maps"
	"slices"

	"habeas"
)

// settleCopies groups anew the reports whose copies changed, and lets the claims of those whose group is another be looked
// at again, since copies are one origin.
func (l *Linker) settleCopies() map[habeas.ReportID]habeas.ReportID {
	changed := map[habeas.ReportID]habeas.ReportID{}
	c := copying{l: l, tied: map[int64][]int64{}}
	r := regrouping{mates: c.mates, tied: c.near, group: c.group}
	var from []int64
	for _, number := range slices.Sorted(maps.Keys(l.copied)) {
		from = append(from, reportID(number))
	}
	dirty := r.run(from)
	now := map[habeas.ReportID]habeas.ReportID{}
	for _, g := range c.groups {
		for _, f := range g {
			now[f] = g[0]
		}
	}
	for _, f := range c.files(dirty) {
		if now[f.ID] != l.state.Group(f.ID) {
			l.state.SetGroup(f.ID, now[f.ID])
			changed[f.ID] = now[f.ID]
			l.Touch(f.number)
		}
	}
	return changed
}

// copying is a look at who is whose copy. Ids are of reports.
type copying struct {
	l      *Linker
	tied   map[int64][]int64 // what was looked up
	groups [][]habeas.ReportID
}

// copies gives a report's copies.
func (c *copying) copies(id int64) []int64 {
	out, known := c.tied[id]
	if !known {
		out = c.l.state.Tied(id)
		c.tied[id] = out
	}
	return out
}

// ofOne gives the copies of a report that are of one text with it.
func (c *copying) ofOne(id int64) []int64 {
	all := c.copies(id)
	c.l.state.Expect(all)
	return slices.DeleteFunc(slices.Clone(all), func(o int64) bool { return !ofOneText(id, o, all, c.copies(o)) })
}

func (c *copying) mates(ids []int64) map[int64]int64 {
	var reports []habeas.ReportID
	for _, f := range c.files(ids) {
		reports = append(reports, f.ID)
	}
	groups := c.l.state.Groups(reports)
	mates := c.l.files(c.l.state.Numbers(slices.Collect(maps.Keys(groups))))
	least := map[habeas.ReportID]int64{}
	for _, f := range mates {
		g := groups[f.ID]
		if id := reportID(f.number); least[g] == 0 || id < least[g] {
			least[g] = id
		}
	}
	out := make(map[int64]int64, len(mates))
	for _, f := range mates {
		out[reportID(f.number)] = least[groups[f.ID]]
	}
	return out
}

// files gives the reports of ids.
func (c *copying) files(ids []int64) []*Filed {
	numbers := make([]int64, len(ids))
	for i, id := range ids {
		numbers[i] = reportOf(id)
	}
	return c.l.files(numbers)
}

func (c *copying) near(ids []int64) []int64 {
	c.l.state.Expect(ids)
	var out []int64
	for _, id := range ids {
		out = append(out, c.ofOne(id)...)
	}
	return out
}

func (c *copying) group(ids []int64, live liveTie) [][]int64 {
	c.l.state.Expect(ids)
	all, at, number := c.files(ids), map[int64]int{}, map[habeas.ReportID]int64{}
	for i, f := range all {
		at[reportID(f.number)], number[f.ID] = i, reportID(f.number)
	}
	var edges [][2]int
	for i, f := range all {
		id := reportID(f.number)
		for _, o := range c.ofOne(id) {
			if j, in := at[o]; in && i < j && live(id, o) {
				edges = append(edges, [2]int{i, j})
			}
		}
	}
	c.groups = groupsOf(all, edges)
	out := make([][]int64, len(c.groups))
	for i, g := range c.groups {
		for _, r := range g {
			out[i] = append(out[i], number[r])
		}
	}
	return out
}
