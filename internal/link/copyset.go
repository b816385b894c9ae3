package link

import (
	"context"

	"habeas"
)

// Copies finds, in a set of reports, those that are copies of one text: reprints, wire stories, abridgements, first
// paragraphs, scans with mistakes, texts with other words around them. It never compares all pairs, and keeps about a kilobyte
// for a report. It says what a [Linker] says. The zero Copies is empty and ready.
type Copies struct {
	ids      []habeas.ReportID
	days     []uint64
	sketches []sketch
	room     []uint32 // for the prints of further sketches
	search   copySearch
}

// roomSize is how many prints are given room at once, so that a million sketches are not a million pieces.
const roomSize = 1 << 18

// Add takes in a report's text, and when it was published.
func (c *Copies) Add(id habeas.ReportID, published habeas.When, text string) {
	s := sketchOf(text)
	c.search.add(s)
	if len(c.room)+len(s.prints) > cap(c.room) {
		c.room = make([]uint32, 0, roomSize)
	}
	at := len(c.room)
	c.room = append(c.room, s.prints...)
	s.prints = c.room[at:len(c.room):len(c.room)]
	c.ids, c.days, c.sketches = append(c.ids, id), append(c.days, dayOrder(published, id)), append(c.sketches, s)
}

// Groups gives the groups of two and more copies, every group and the list of groups in order of report ids.
func (c *Copies) Groups(ctx context.Context) ([][]habeas.ReportID, error) {
	of := func(i int32) sketch { return c.sketches[i] }
	order, place := byDay(c.ids, c.days)
	var edges [][2]int32
	if err := c.search.pairs(ctx, order, place, of, func(a, b int32) { edges = append(edges, [2]int32{a, b}) }); err != nil {
		return nil, err
	}
	return groupsOfCopies(ctx, c.ids, edges, of)
}
