package main

import (
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/width"
)

// A table is rows of cells under headings, printed in columns as wide as they need be.
type table struct {
	head  []string
	right []bool // columns of figures, which stand flush right
	rows  [][]string
}

// add adds a row, without what a terminal would take for a command.
func (t *table) add(cells ...string) {
	for i, c := range cells {
		cells[i] = strings.ReplaceAll(plain(c), "\n", " ")
	}
	t.rows = append(t.rows, cells)
}

// print writes the table with two blanks between columns and none at the end of a line.
func (t *table) print(w io.Writer) error {
	wide := make([]int, len(t.head))
	for _, row := range append([][]string{t.head}, t.rows...) {
		for i, c := range row {
			wide[i] = max(wide[i], columns(c))
		}
	}
	for _, row := range append([][]string{t.head}, t.rows...) {
		var line strings.Builder
		for i, c := range row {
			pad := strings.Repeat(" ", wide[i]-columns(c))
			if i > 0 {
				line.WriteString("  ")
			}
			if i < len(t.right) && t.right[i] {
				line.WriteString(pad + c)
			} else {
				line.WriteString(c + pad)
			}
		}
		if _, err := io.WriteString(w, strings.TrimRight(line.String(), " ")+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// columns gives how many terminal columns s takes: hangul and Chinese characters take two.
func columns(s string) int {
	n := utf8.RuneCountInString(s)
	for _, r := range s {
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}

// clip shortens s to at most n columns, with an ellipsis.
func clip(s string, n int) string {
	if columns(s) <= n {
		return s
	}
	taken := 0
	for i, r := range s {
		if taken += columns(string(r)); taken >= n {
			return strings.TrimRight(s[:i], " ,") + "…"
		}
	}
	return s
}

// wrap breaks s into lines of at most n columns at blanks, each after the indent.
func wrap(s, indent string, n int) string {
	var b strings.Builder
	line := indent
	for _, word := range strings.Fields(s) {
		if line != indent && columns(line)+1+columns(word) > n {
			b.WriteString(line + "\n")
			line = indent
		}
		if line != indent {
			line += " "
		}
		line += word
	}
	b.WriteString(line + "\n")
	return b.String()
}
