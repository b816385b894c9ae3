package link_test

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/link"
)

var update = flag.Bool("update", false, "write the golden scores anew")

const (
	shared = "../../../shared/data"
	golden = "../../eval/link.golden"
)

// TestGoldenScores scores copies and groups of reports on development texts that are kept beside the repository, and
// compares with the scores on record, so that a change shows what it gains and loses.
func TestGoldenScores(t *testing.T) {
	if _, err := os.Stat(shared); err != nil {
		t.Skipf("the development texts are not at %s: no scores", filepath.Clean(shared))
	}
	var out strings.Builder
	fmt.Fprintln(&out, "# Scores of linking on development sets. Written by go test ./internal/link -run Golden -update.")
	scoreCopies(t, &out)
	scoreSharedText(t, &out)
	for _, set := range []string{"gva", "gvc"} {
		scoreDocuments(t, &out, set)
	}
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
	if out.String() != string(want) {
		t.Errorf("scores changed; if for the better, run with -update.\ngot:\n%s\nwant:\n%s", out.String(), want)
	}
}

// rows reads the objects of a JSONL file, packed or not.
func rows[T any](t *testing.T, name string) []T {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(shared, name))
	if err != nil {
		t.Fatal(err)
	}
	var r io.Reader = bytes.NewReader(b)
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			t.Fatal(err)
		}
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	var out []T
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s:%d: %v", name, len(out)+1, err)
		}
		out = append(out, v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

type given struct {
	ID, Title, Text, Published string
}

func (g given) doc(t *testing.T) link.Doc {
	w, err := habeas.ParseInterval(g.Published)
	if err != nil {
		t.Fatal(err)
	}
	return link.Doc{Report: habeas.Report{ID: habeas.ReportID(g.ID), Title: g.Title, Text: g.Text, Published: w}}
}

// labels numbers groups by their members.
func labels(groups [][]habeas.ReportID) map[string]int {
	out := map[string]int{}
	for n, g := range groups {
		for _, id := range g {
			out[string(id)] = n + 1
		}
	}
	return out
}

// agreement counts pairs: in both groupings, in the found one, in the true one.
func agreement(truth map[string]string, found map[string]int) (both, predicted, gold int) {
	b, p, g := map[[2]string]int{}, map[string]int{}, map[string]int{}
	for id, true_ := range truth {
		f := "alone " + id
		if n, ok := found[id]; ok {
			f = fmt.Sprint(n)
		}
		b[[2]string{true_, f}]++
		p[f]++
		g[true_]++
	}
	return pairsIn(b), pairsIn(p), pairsIn(g)
}

func pairsIn[K comparable](m map[K]int) int {
	n := 0
	for _, k := range m {
		n += k * (k - 1) / 2
	}
	return n
}

func scoreCopies(t *testing.T, out io.Writer) {
	var c link.Copies
	for _, d := range rows[given](t, "neardup/docs.jsonl.gz") {
		r := d.doc(t).Report
		c.Add(r.ID, r.Published, r.Text)
	}
	truth, edits := map[string]string{}, map[string][]string{}
	for _, g := range rows[struct{ ID, Origin, Edit string }](t, "neardup/gold.jsonl") {
		truth[g.ID] = g.Origin
		edits[g.Edit] = append(edits[g.Edit], g.ID)
	}
	found := labels(groups(t, &c))
	both, p, g := agreement(truth, found)
	n := len(truth) * (len(truth) - 1) / 2
	chance := float64(p) * float64(g) / float64(n)
	fmt.Fprintf(out, "copies neardup: ARI %.3f, pair precision %.3f, pair recall %.3f\n",
		(float64(both)-chance)/((float64(p)+float64(g))/2-chance), float64(both)/float64(p), float64(both)/float64(g))
	for _, e := range []string{"appended", "cut25", "cut50", "drop20", "exact", "headline", "mix", "ocr2", "ocr6", "reorder", "synonym", "wire"} {
		caught, all := 0, 0
		for _, id := range edits[e] {
			if o := truth[id]; truth[o] == o {
				all++
				if found[id] != 0 && found[id] == found[o] {
					caught++
				}
			}
		}
		fmt.Fprintf(out, "copies neardup %s: %.3f of %d\n", e, float64(caught)/float64(all), all)
	}
}

func scoreSharedText(t *testing.T, out io.Writer) {
	var c link.Copies
	for _, d := range rows[given](t, "gva/docs.jsonl.gz") {
		r := d.doc(t).Report
		c.Add(r.ID, r.Published, r.Text)
	}
	found := labels(groups(t, &c))
	caught, all := 0, 0
	for _, g := range rows[struct {
		A, B        string
		Containment float64
		Same        bool `json:"same_incident"`
	}](t, "gva/copies.jsonl") {
		if g.Same && g.Containment >= .2 && g.Containment < .5 {
			all++
			if found[g.A] != 0 && found[g.A] == found[g.B] {
				caught++
			}
		}
	}
	fmt.Fprintf(out, "copies gva, a fifth to a half shared: recall %.3f of %d\n", float64(caught)/float64(all), all)
}

func scoreDocuments(t *testing.T, out io.Writer, set string) {
	name := set + "/docs.jsonl"
	if set == "gva" {
		name += ".gz"
	}
	var docs []link.Doc
	for _, d := range rows[given](t, name) {
		docs = append(docs, d.doc(t))
	}
	r, err := link.All(docs, link.Decisions{}, gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	truth := map[string]string{}
	for _, g := range rows[struct {
		Incident string
		Docs     []string
	}](t, set+"/incidents.jsonl") {
		for _, d := range g.Docs {
			truth[d] = g.Incident
		}
	}
	both, p, g := agreement(truth, labels(r.Documents))
	fmt.Fprintf(out, "documents %s, from words alone: pairwise P %.3f R %.3f F1 %.3f\n", set,
		float64(both)/float64(p), float64(both)/float64(g), 2*float64(both)/float64(p+g))
}
