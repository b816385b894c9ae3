package value_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"habeas/internal/value"
)

var update = flag.Bool("update", false, "rewrite eval/reading.golden")

// sets are the development sets of reading, one configuration for all; they lie beside the repository and are not part of it.
var sets = []struct{ name, docs, gold string }{
	{"recognizers", "recognizers/docs.jsonl", "recognizers/gold.jsonl"},
	{"wikiwars", "temporal/wikiwars.docs.jsonl", "temporal/wikiwars.gold.jsonl"},
	{"klue", "klue/docs.jsonl", "klue/gold.jsonl"},
	{"cec", "cec/docs.jsonl", "cec/gold.jsonl"},
}

// TestReading_Golden scores the reader on the development sets and compares with the reviewed figures.
func TestReading_Golden(t *testing.T) {
	data := filepath.Join("..", "..", "..", "shared", "data")
	if _, err := os.Stat(data); err != nil {
		t.Skip("the development sets are not beside the repository (../shared/data)")
	}
	var out strings.Builder
	out.WriteString("# Figures of the reader on the development sets. Rewritten by: go test ./internal/value -run Golden -update\n")
	for _, s := range sets {
		scores := scoreSet(t, filepath.Join(data, s.docs), filepath.Join(data, s.gold))
		for _, row := range scores.rows() {
			fmt.Fprintf(&out, "%s %s\n", s.name, row)
		}
	}
	golden := filepath.Join("..", "..", "eval", "reading.golden")
	if *update {
		if err := os.MkdirAll(filepath.Dir(golden), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got := []byte(out.String()); !bytes.Equal(got, want) {
		t.Errorf("the figures changed; review them and run with -update\n got:\n%s\nwant:\n%s", got, want)
	}
}

type goldItem struct {
	Start, End int
	Low        *float64
	Nominal    *float64
	High       *float64
	LowAlso    *float64 `json:"low_also"`
	HighAlso   *float64 `json:"high_also"`
	Unit       string
	Type       string
	From, To   string
	Any        [][2]string
}

type goldLine struct {
	ID         string
	Group      string
	Partial    []string // lists in which only some items are annotated: recall alone
	Quantities *[]goldItem
	Dates      *[]goldItem
}

// counts are hits, gold items and predictions of one row.
type counts struct{ hit, gold, said int }

type scoreTable map[string]*counts

func (s scoreTable) add(row string, hit bool) {
	if s[row] == nil {
		s[row] = &counts{}
	}
	s[row].gold++
	if hit {
		s[row].hit++
	}
}

func (s scoreTable) rows() []string {
	var out []string
	for row, c := range s {
		line := fmt.Sprintf("%-34s recall %.3f of %d", row, float64(c.hit)/float64(max(c.gold, 1)), c.gold)
		if c.said > 0 {
			line += fmt.Sprintf(", precision %.3f", float64(c.hit)/float64(c.said))
		}
		out = append(out, line)
	}
	slices.Sort(out)
	return out
}

func scoreSet(t *testing.T, docs, gold string) scoreTable {
	t.Helper()
	read := map[string]value.Reading{}
	eachJSON(t, docs, func(b []byte) error {
		var l value.Line
		if err := json.Unmarshal(b, &l); err != nil {
			return err
		}
		r, err := value.ReadLine(l, nil)
		read[l.ID] = r
		return err
	})
	s := scoreTable{}
	eachJSON(t, gold, func(b []byte) error {
		var g goldLine
		if err := json.Unmarshal(b, &g); err != nil {
			return err
		}
		group := strings.TrimSpace(g.Group + " ")
		if group != "" {
			group += ": "
		}
		scoreLine(s, group, g, read[g.ID])
		return nil
	})
	return s
}

func eachJSON(t *testing.T, path string, do func([]byte) error) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		if err := do(lines.Bytes()); err != nil {
			t.Fatalf("%s: %v", filepath.Base(path), err)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func scoreLine(s scoreTable, group string, g goldLine, r value.Reading) {
	if g.Quantities != nil {
		var spans [][2]int
		for _, q := range r.Quantities {
			spans = append(spans, [2]int{q.Start, q.End})
		}
		s.spans(group+"quantities", *g.Quantities, spans, slices.Contains(g.Partial, "quantities"))
		for _, q := range *g.Quantities {
			if q.Low != nil || q.High != nil {
				s.add(group+"quantities value", slices.ContainsFunc(r.Quantities, func(p value.ReadingQuantity) bool { return quantityRight(q, p) }))
			}
		}
	}
	if g.Dates != nil {
		var spans [][2]int
		for _, d := range r.Dates {
			spans = append(spans, [2]int{d.Start, d.End})
		}
		s.spans(group+"dates", *g.Dates, spans, slices.Contains(g.Partial, "dates"))
		for _, d := range *g.Dates {
			if d.Type == "DURATION" || d.Type == "SET" || len(d.Any) == 0 && d.From == "" {
				continue
			}
			s.add(group+"dates value", slices.ContainsFunc(r.Dates, func(p value.ReadingDate) bool { return dateRight(d, p) }))
		}
	}
}

// spans counts exact and overlapping spans, each prediction used once.
func (s scoreTable) spans(row string, gold []goldItem, pred [][2]int, partial bool) {
	used := make([]bool, len(pred))
	for _, g := range gold {
		exact, over := -1, -1
		for k, p := range pred {
			switch {
			case used[k]:
			case p[0] == g.Start && p[1] == g.End:
				exact = k
			case over < 0 && p[0] < g.End && g.Start < p[1]:
				over = k
			}
		}
		s.add(row+" exact", exact >= 0)
		if exact >= 0 {
			over = exact
		}
		s.add(row+" relaxed", over >= 0)
		if over >= 0 {
			used[over] = true
		}
	}
	for _, kind := range []string{" exact", " relaxed"} {
		if s[row+kind] == nil {
			s[row+kind] = &counts{}
		}
		if !partial {
			s[row+kind].said += len(pred)
		}
	}
}

func quantityRight(g goldItem, p value.ReadingQuantity) bool {
	if p.Start >= g.End || g.Start >= p.End {
		return false
	}
	return (g.Nominal == nil || sameNumber(g.Nominal, p.Nominal)) &&
		(sameNumber(g.Low, p.Low) || g.Low == nil || g.LowAlso != nil && sameNumber(g.LowAlso, p.Low)) &&
		(sameNumber(g.High, p.High) || g.HighAlso != nil && sameNumber(g.HighAlso, p.High))
}

func sameNumber(a *float64, b *json.Number) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	v, err := b.Float64()
	return err == nil && v == *a
}

func dateRight(g goldItem, p value.ReadingDate) bool {
	if p.Start >= g.End || g.Start >= p.End || p.From == 0 && p.To == 0 {
		return false
	}
	got := [2]string{p.From.String(), p.To.String()}
	if len(g.Any) > 0 {
		return slices.Contains(g.Any, got)
	}
	return got == [2]string{g.From, g.To}
}
