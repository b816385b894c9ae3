package register

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"habeas/internal/store"
)

// mostFound bounds how many reports a search looks at; of more, the newest are looked at.
const mostFound = 300

// Search finds reports by words of their text and title, best first: those with the words in the title, then those that use
// them most, then the newest. All words must be there; hangul words may be the beginnings of words.
func (r *Register) Search(ctx context.Context, v Viewer, q string, limit int) ([]Hit, error) {
	if limit <= 0 || limit > mostFound {
		limit = mostFound
	}
	var out []Hit
	err := r.read(ctx, v, func(s shelf) error {
		rows, err := s.find(store.Terms(q), mostFound)
		if err != nil {
			return err
		}
		out, err = hits(rows, wordsOf(q), limit)
		return err
	})
	return listed(out), err
}

// wordsOf gives the words of a query in lower case, longest first, as they are looked for in a text to mark them.
func wordsOf(q string) []string {
	words := distinct(strings.Fields(strings.ToLower(q)))
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return words
}

// hits ranks what was found and gives each its snippet.
func hits(rows []store.Report, words []string, limit int) ([]Hit, error) {
	type found struct {
		hit   Hit
		score int
	}
	var all []found
	for _, row := range rows {
		body, err := decode[reportBody](row.Body, "report "+row.ID)
		if err != nil {
			return nil, err
		}
		head, err := decode[ReportHead](row.Head, "report "+row.ID)
		if err != nil {
			return nil, err
		}
		marks := marksOf(body.Report.Text, words)
		score := min(len(marks), 50) + 100*len(marksOf(body.Report.Title, words))
		all = append(all, found{Hit{head, snippetOf(body.Report.Text, marks)}, score})
	}
	slices.SortStableFunc(all, func(a, b found) int { return cmp.Compare(b.score, a.score) })
	out := make([]Hit, 0, min(limit, len(all)))
	for _, f := range all[:min(limit, len(all))] {
		out = append(out, f.hit)
	}
	return out, nil
}

// marksOf gives where words stand in a text, in order, not overlapping.
func marksOf(text string, words []string) []Span {
	low := strings.ToLower(text)
	if len(low) != len(text) {
		low = text // letters whose lower case has another length; offsets would lie
	}
	var out []Span
	for _, w := range words {
		for at := 0; w != ""; {
			i := strings.Index(low[at:], w)
			if i < 0 {
				break
			}
			out = append(out, Span{at + i, at + i + len(w)})
			at += i + len(w)
		}
	}
	slices.SortFunc(out, func(a, b Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	kept := out[:0]
	for _, m := range out {
		if len(kept) == 0 || m.Start >= kept[len(kept)-1].End {
			kept = append(kept, m)
		}
	}
	return kept
}

// snippetBytes is about how long a snippet is.
const snippetBytes = 240

// snippetOf cuts the stretch around the first mark, at the edges of runes and, where one is near, of words.
func snippetOf(text string, marks []Span) Snippet {
	from := 0
	if len(marks) > 0 {
		from = max(0, marks[0].Start-snippetBytes/3)
	}
	for from > 0 && from < len(text) && !utf8.RuneStart(text[from]) {
		from--
	}
	if i := strings.IndexByte(text[from:min(len(text), from+snippetBytes/4)], ' '); from > 0 && i >= 0 {
		from += i + 1
	}
	to := min(len(text), from+snippetBytes)
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to--
	}
	s := Snippet{Text: text[from:to], Start: from, Marks: []Span{}}
	for _, m := range marks {
		if m.Start >= from && m.End <= to {
			s.Marks = append(s.Marks, Span{m.Start - from, m.End - from})
		}
	}
	return s
}
