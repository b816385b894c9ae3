package web

import (
	"slices"
	"strings"

	"habeas"
	"habeas/internal/register"
)

// A piece is a stretch of a report's text within which nothing changes: the same quotes, the same region, the same reason
// for taking nothing from it.
type piece struct {
	Text   string
	Quoted bool
	Asked  bool              // carries the claim that the reader came for
	Kind   habeas.RegionKind // "" for body
	Why    string            // why no claim was taken from it; empty when claims were, or nothing was expected
	Label  string            // the region's kind or Why, on the first piece of its stretch
	Begins []numbered        // claims whose quote begins here, in the order of the side list
	Ends   []numbered        // claims whose quote ends with this piece
}

// A numbered is a claim with its number in the side list.
type numbered struct {
	N  int
	ID habeas.ClaimID
}

// A paragraph is one line of a report's text.
type paragraph struct{ Pieces []piece }

// A mark is a stretch of text to be set apart: a quote, a region, or a skipped passage.
type mark struct {
	start, end int
	claim      int // number of the claim from 1; 0 for the others
	kind       habeas.RegionKind
	why        string
}

// paragraphs cuts a report's text into lines and pieces. Quotes that do not stand in the text, and marks that lie outside
// it, are left out: what is highlighted is what was said (law 2).
func paragraphs(r *habeas.Report, claims []register.ClaimView, skipped []habeas.Skipped, asked habeas.ClaimID) []paragraph {
	marks := marksOf(r, claims, skipped)
	var out []paragraph
	at := 0
	for line := range strings.Lines(r.Text) {
		end := at + len(strings.TrimRight(line, "\r\n"))
		if strings.TrimSpace(line) != "" {
			out = append(out, paragraph{cut(r.Text, at, end, marks, claims, asked)})
		}
		at += len(line)
	}
	return out
}

func marksOf(r *habeas.Report, claims []register.ClaimView, skipped []habeas.Skipped) []mark {
	var out []mark
	for i, c := range claims {
		if c.Quote.In(r.Text) {
			out = append(out, mark{start: c.Quote.Start, end: c.Quote.End, claim: i + 1})
		}
	}
	for _, g := range r.Regions {
		out = append(out, mark{start: g.Start, end: g.End, kind: g.Kind})
	}
	for _, s := range skipped {
		out = append(out, mark{start: s.Start, end: s.End, why: s.Why})
	}
	out = slices.DeleteFunc(out, func(m mark) bool { return m.start < 0 || m.start >= m.end || m.end > len(r.Text) })
	slices.SortStableFunc(out, func(a, b mark) int { return a.start - b.start })
	return out
}

// cut gives the pieces of one line.
func cut(text string, start, end int, marks []mark, claims []register.ClaimView, asked habeas.ClaimID) []piece {
	var here []mark
	edges := []int{start, end}
	for _, m := range marks {
		if m.start >= end {
			break
		}
		if m.end <= start {
			continue
		}
		here = append(here, m)
		edges = append(edges, max(m.start, start), min(m.end, end))
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	var out []piece
	for i := range len(edges) - 1 {
		out = append(out, pieceOf(text, edges[i], edges[i+1], here, claims, asked))
	}
	return out
}

func pieceOf(text string, from, to int, marks []mark, claims []register.ClaimView, asked habeas.ClaimID) piece {
	p := piece{Text: text[from:to]}
	for _, m := range marks {
		if m.start > from || m.end < to {
			continue
		}
		if m.claim == 0 {
			p.setApart(m, m.start == from)
			continue
		}
		n := numbered{N: m.claim, ID: claims[m.claim-1].ID}
		p.Quoted = true
		p.Asked = p.Asked || n.ID == asked
		if m.start == from {
			p.Begins = append(p.Begins, n)
		}
		if m.end == to {
			p.Ends = append(p.Ends, n)
		}
	}
	return p
}

// setApart marks a piece as lying in a region or a skipped passage, which is labelled where it begins.
func (p *piece) setApart(m mark, first bool) {
	label := m.why
	if m.kind != "" {
		p.Kind, label = m.kind, string(m.kind)
	} else {
		p.Why = m.why
	}
	if first && m.kind != habeas.RegionTitle && p.Label == "" {
		p.Label = label
	}
}

// Dim reports whether a piece is no part of what the report tells.
func (p piece) Dim() bool {
	switch p.Kind {
	case habeas.RegionCaption, habeas.RegionShare, habeas.RegionComment, habeas.RegionRelated, habeas.RegionFooter,
		habeas.RegionAdvert, habeas.RegionByline, habeas.RegionDateline:
		return true
	}
	return false
}
