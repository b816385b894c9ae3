// Package pdf takes the text out of PDF files in pure Go. The library under it panics on broken files and makes plausible
// rubbish of fonts that it does not know; both are turned into clear errors here.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"github.com/ledongthuc/pdf"

	"habeas"
)

// Limits of one file.
const (
	maxPages = 1000     // pages that are read
	maxText  = 16 << 20 // bytes of text before it is put in order
	maxDepth = 50       // nodes above a page
	maxTime  = 30 * time.Second
)

// Text gives the text of a file, pages parted by form feeds, lines as they are printed.
//
// The library cannot be stopped. When ctx ends first, Text returns and leaves it to end by itself; the loops that hostile
// files are known to send it into are looked for before it runs.
func Text(ctx context.Context, b []byte) (string, error) {
	if err := check(b); err != nil {
		return "", err
	}
	ctx, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	type result struct {
		s   string
		err error
	}
	done := make(chan result, 1)
	go func() {
		s, err := text(ctx, b)
		done <- result{s, err}
	}()
	select {
	case r := <-done:
		return r.s, r.err
	case <-ctx.Done():
		return "", &habeas.Error{Kind: habeas.Refused, Text: fmt.Sprintf("taking its text out took longer than %s", maxTime), Cause: ctx.Err()}
	}
}

func text(ctx context.Context, b []byte) (s string, err error) {
	defer func() {
		if v := recover(); v != nil {
			s, err = "", &habeas.Error{Kind: habeas.Refused, Text: "is a broken PDF file", Cause: fmt.Errorf("panic: %v", v)}
		}
	}()
	r, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return "", opened(err)
	}
	pages, err := pagesOf(r)
	if err != nil {
		return "", err
	}
	all, size := make([][]row, len(pages)), 0
	for i, p := range pages {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		if !p.V.IsNull() {
			all[i] = rowsOf(p.Content().Text)
		}
		for _, r := range all[i] {
			size += len(r.text)
		}
		if size > maxText {
			return "", habeas.Errorf(habeas.Refused, "holds more than %d bytes of text", maxText)
		}
	}
	return printed(all), nil
}

// pagesOf gives the pages of a file in order. The tree of pages is walked here and not by the library, which follows a tree
// that holds itself for ever.
func pagesOf(r *pdf.Reader) ([]pdf.Page, error) {
	root := r.Trailer().Key("Root").Key("Pages")
	if n := root.Key("Count").Int64(); n > maxPages {
		return nil, habeas.Errorf(habeas.Refused, "has %d pages; more than %d are not read", n, maxPages)
	}
	var pages []pdf.Page
	nodes := 0
	var walk func(v pdf.Value, depth int) error
	walk = func(v pdf.Value, depth int) error {
		if nodes++; nodes > 10*maxPages || depth > maxDepth {
			return habeas.Errorf(habeas.Refused, "is a broken PDF file: its tree of pages holds itself or has no end")
		}
		if v.Key("Type").Name() == "Page" {
			if height(v) > maxDepth {
				return habeas.Errorf(habeas.Refused, "is a broken PDF file: a page stands above itself")
			}
			pages = append(pages, pdf.Page{V: v})
			return nil
		}
		kids := v.Key("Kids")
		for i := range min(kids.Len(), 10*maxPages) {
			if err := walk(kids.Index(i), depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	return pages, walk(root, 0)
}

// height gives how many nodes stand above a page, counting no further than is allowed.
func height(v pdf.Value) int {
	n := 0
	for p := v.Key("Parent"); !p.IsNull() && n <= maxDepth; p = p.Key("Parent") {
		n++
	}
	return n
}

func opened(err error) error {
	if strings.Contains(strings.ToLower(err.Error()), "encrypt") || strings.Contains(strings.ToLower(err.Error()), "password") {
		return &habeas.Error{Kind: habeas.Refused, Text: "is protected by a password; save it without one", Cause: err}
	}
	return &habeas.Error{Kind: habeas.Refused, Text: "is a broken PDF file", Cause: err}
}

// printed gives the lines of the pages in the order in which they are drawn, which is the order of reading in what is printed
// by programs of today; positions would mix up columns. A step down that is larger than the usual one of the file becomes a
// blank line.
func printed(pages [][]row) string {
	gap := usualGap(pages)
	var b strings.Builder
	for _, rows := range pages {
		for i, r := range rows {
			if i > 0 && gap > 0 && math.Abs(rows[i-1].y-r.y) > 1.45*gap {
				b.WriteByte('\n')
			}
			b.WriteString(r.text)
			b.WriteByte('\n')
		}
		b.WriteByte('\f')
	}
	return b.String()
}

// A row is one printed line.
type row struct {
	text string
	y    float64 // of its base line
}

// rowsOf puts pieces of text, drawn one after the other, into lines.
func rowsOf(pieces []pdf.Text) []row {
	var rows []row
	var b strings.Builder
	var last pdf.Text
	for i, t := range pieces {
		if i > 0 && math.Abs(t.Y-last.Y) > 0.4*max(last.FontSize, t.FontSize, 1) {
			rows = append(rows, row{b.String(), last.Y})
			b.Reset()
		} else if i > 0 && spaced(last, t) {
			b.WriteByte(' ')
		}
		b.WriteString(t.S)
		last = t
	}
	if b.Len() > 0 {
		rows = append(rows, row{b.String(), last.Y})
	}
	return rows
}

// spaced reports whether there is room between two pieces for a space that the file does not hold.
func spaced(a, b pdf.Text) bool {
	return !strings.HasSuffix(a.S, " ") && !strings.HasPrefix(b.S, " ") && a.W > 0 && b.X-(a.X+a.W) > 0.15*max(b.FontSize, 1)
}

// usualGap gives the step between the lines of a paragraph, to a tenth of a point: the smallest that is not rare.
func usualGap(pages [][]row) float64 {
	n, all := map[int]int{}, 0
	for _, rows := range pages {
		for i := 1; i < len(rows); i++ {
			n[int(math.Round(10*math.Abs(rows[i-1].y-rows[i].y)))]++
			all++
		}
	}
	for _, g := range slices.Sorted(maps.Keys(n)) {
		if g > 0 && n[g]*10 >= all {
			return float64(g) / 10
		}
	}
	return 0
}
