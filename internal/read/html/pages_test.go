package html_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"habeas"
	"habeas/internal/read/html"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A golden is what a page of testdata/pages says to a careful reader: a header of what is known about it, a blank line, and
// the article.
type golden struct {
	title, byline, source, published, lang, text string
}

func readGolden(t *testing.T, path string) golden {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	head, text, _ := strings.Cut(string(b), "\n\n")
	g := golden{text: text}
	for l := range strings.SplitSeq(head, "\n") {
		k, v, _ := strings.Cut(l, ":")
		to, ok := map[string]*string{"title": &g.title, "byline": &g.byline, "source": &g.source, "published": &g.published, "lang": &g.lang}[k]
		if !ok {
			t.Fatalf("%s: unknown field %q", path, k)
		}
		*to = strings.TrimSpace(v)
	}
	return g
}

func pages(t testing.TB) []string {
	t.Helper()
	all, err := filepath.Glob("testdata/pages/*.html")
	if err != nil || len(all) < 25 {
		t.Fatalf("%d pages, %v; want at least 25", len(all), err)
	}
	return all
}

func read(t testing.TB, path string) html.Page {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p, err := html.Read(b, "", "")
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return p
}

// TestPages_Text scores the text of pages of thirty layouts, written for this test, by shingles of four words (of four
// characters where words are not parted by spaces). The scores are a golden file: a change that loses ground shows there.
func TestPages_Text(t *testing.T) {
	var out strings.Builder
	var sum float64
	all := pages(t)
	for _, path := range all {
		g := readGolden(t, strings.TrimSuffix(path, ".html")+".txt")
		p, r := shingleScore(read(t, path).Text, g.text)
		f := f1(p, r)
		sum += f
		fmt.Fprintf(&out, "%-16s precision %.3f recall %.3f F1 %.3f\n", strings.TrimSuffix(filepath.Base(path), ".html"), p, r, f)
	}
	mean := sum / float64(len(all))
	fmt.Fprintf(&out, "%-16s F1 %.3f over %d pages\n", "mean", mean, len(all))
	if mean < 0.95 {
		t.Errorf("mean F1 %.3f, must be at least 0.95", mean)
	}
	const path = "testdata/score.txt"
	if *update {
		if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("scores changed; look at the difference, and if it is right run the test with -update\ngot\n%s\nwant\n%s", out.String(), want)
	}
}

func TestPages_Metadata(t *testing.T) {
	for _, path := range pages(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			g, p := readGolden(t, strings.TrimSuffix(path, ".html")+".txt"), read(t, path)
			want, err := habeas.ParseInterval(g.published)
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range []struct{ field, got, want string }{
				{"title", p.Title, g.title}, {"byline", p.Byline, g.byline}, {"source", p.Source, g.source}, {"published", p.Published.String(), want.String()},
				{"precision", string(p.Published.Precision), string(want.Precision)}, {"lang", p.Lang, g.lang},
			} {
				if c.got != c.want {
					t.Errorf("%s = %q, want %q", c.field, c.got, c.want)
				}
			}
		})
	}
}

// TestPages_NothingBesideTheArticle looks for figures that stand only in comments, captions, adverts and hidden parts of the
// pages: a claim made of one of these would be false.
func TestPages_NothingBesideTheArticle(t *testing.T) {
	for _, path := range pages(t) {
		text := read(t, path).Text
		for _, bad := range []string{"Thirty passengers", "FILE PHOTO", "fifty of my neighbours", "Seventeen people", "쉰 명", "서른 명이 연행", "五十人被抓", "二十人在北門", "Twenty detained", "Ninety people", "ninety people", "立减四成", "forty in every hundred"} {
			if strings.Contains(text, bad) {
				t.Errorf("%s: %q is in the text", filepath.Base(path), bad)
			}
		}
	}
}

func BenchmarkRead(b *testing.B) {
	var all [][]byte
	size := 0
	for _, path := range pages(b) {
		page, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		all, size = append(all, page), size+len(page)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, page := range all {
			if _, err := html.Read(page, "", ""); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(all)), "µs/page")
}

// shingleScore gives precision and recall of got against want, by multisets of four tokens in a row.
func shingleScore(got, want string) (precision, recall float64) {
	g, w := shingles(got), shingles(want)
	same, ng, nw := 0, 0, 0
	for k, n := range g {
		same += min(n, w[k])
		ng += n
	}
	for _, n := range w {
		nw += n
	}
	if ng == 0 || nw == 0 {
		return 0, 0
	}
	return float64(same) / float64(ng), float64(same) / float64(nw)
}

func shingles(s string) map[string]int {
	out := map[string]int{}
	t := tokens(s)
	for i := 0; i+4 <= len(t); i++ {
		out[strings.Join(t[i:i+4], " ")]++
	}
	return out
}

// tokens gives the words of s; of Han each character is one.
func tokens(s string) []string {
	var out []string
	for f := range strings.FieldsFuncSeq(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		runes := []rune(f)
		if slices.ContainsFunc(runes, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
			for _, r := range runes {
				out = append(out, string(r))
			}
			continue
		}
		out = append(out, f)
	}
	return out
}

func f1(p, r float64) float64 {
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}
