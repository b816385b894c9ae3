// Package pdf takes the text out of PDF files in pure Go. The library under it panics on broken files and makes plausible
// rubbish of fonts that it does not know; both are turned into clear errors here.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"

	"habeas"
)

// Limits of one file.
const (
	maxPages = 1000     // pages that are read
	maxText  = 16 << 20 // bytes of text before it is put in order
)

// Text gives the text of a file, pages parted by form feeds, lines as they are printed.
func Text(ctx context.Context, b []byte) (s string, err error) {
	defer func() {
		if v := recover(); v != nil {
			s, err = "", &habeas.Error{Kind: habeas.Refused, Text: "is a broken PDF file", Cause: fmt.Errorf("panic: %v", v)}
		}
	}()
	if err := Check(b); err != nil {
		return "", err
	}
	r, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return "", opened(err)
	}
	n := r.NumPage()
	if n > maxPages {
		return "", habeas.Errorf(habeas.Refused, "has %d pages; more than %d are not read", n, maxPages)
	}
	var out strings.Builder
	for i := 1; i <= n; i++ {
		if err := ctx.Err(); err != nil {
			return "", err
		}
		out.WriteString(page(r.Page(i)))
		out.WriteByte('\f')
		if out.Len() > maxText {
			return "", habeas.Errorf(habeas.Refused, "holds more than %d bytes of text", maxText)
		}
	}
	return out.String(), nil
}

func opened(err error) error {
	if strings.Contains(strings.ToLower(err.Error()), "encrypt") || strings.Contains(strings.ToLower(err.Error()), "password") {
		return &habeas.Error{Kind: habeas.Refused, Text: "is protected by a password; save it without one", Cause: err}
	}
	return &habeas.Error{Kind: habeas.Refused, Text: "is a broken PDF file", Cause: err}
}

// page gives the lines of one page from top to bottom. A gap that is larger than the usual one becomes a blank line.
func page(p pdf.Page) string {
	if p.V.IsNull() {
		return ""
	}
	rows, err := p.GetTextByRow()
	if err != nil {
		return ""
	}
	gap := usualGap(rows)
	var b strings.Builder
	for i, row := range rows {
		if i > 0 && gap > 0 && float64(rows[i-1].Position-row.Position) > 1.5*gap {
			b.WriteByte('\n')
		}
		for j, w := range row.Content {
			if j > 0 && spaced(row.Content[j-1], w) {
				b.WriteByte(' ')
			}
			b.WriteString(w.S)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// spaced reports whether there is room between two runs of text for a space that the file does not hold.
func spaced(a, b pdf.Text) bool {
	return !strings.HasSuffix(a.S, " ") && !strings.HasPrefix(b.S, " ") && a.W > 0 && b.X-(a.X+a.W) > 0.15*max(b.FontSize, 1)
}

// usualGap gives the most frequent distance between lines.
func usualGap(rows pdf.Rows) float64 {
	n, best := map[int64]int{}, int64(0)
	for i := 1; i < len(rows); i++ {
		g := rows[i-1].Position - rows[i].Position
		if n[g]++; g > 0 && (n[g] > n[best] || n[g] == n[best] && g < best || best == 0) {
			best = g
		}
	}
	return float64(best)
}
