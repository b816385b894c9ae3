package region_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"habeas"
	"habeas/internal/read/region"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMark_Golden marks invented texts. Each golden file lists the regions; a change that swallows a lead or lets a caption
// through shows in the diff.
func TestMark_Golden(t *testing.T) {
	all, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(all) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	for _, path := range all {
		t.Run(filepath.Base(path), func(t *testing.T) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			got := listed(string(b), region.Mark(string(b), ""))
			goldenPath := strings.TrimSuffix(path, ".txt") + ".golden"
			if *update {
				if err := os.WriteFile(goldenPath, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			want, err := os.ReadFile(goldenPath)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func listed(text string, m region.Marks) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title %q\nbyline %q\ndateline %q\nposted %s\n", m.Title, m.Byline, m.Dateline, m.Posted)
	for _, r := range m.Regions {
		fmt.Fprintf(&b, "%s %q\n", r.Kind, text[r.Start:r.End])
	}
	return b.String()
}

func TestMark_TitleThatIsGiven(t *testing.T) {
	for _, c := range []struct {
		name, text, title string
		want              string // the text marked as title
	}{
		{"first line", "Nine held\n\nNine people were held on the bridge on Tuesday.", "Nine held", "Nine held"},
		{"other quotes and blanks", "‘Nine  held’\nNine people were held on the bridge on Tuesday.", "'Nine held'", "‘Nine  held’"},
		{"below a share button", "Share on WhatsApp\nNine held\nNine people were held on the bridge.", "Nine held", "Nine held"},
		{"not in the text", "Nine people were held on the bridge on Tuesday.", "Nine held", ""},
		{"ends like a sentence", "Nine were held.\nNine people were held on the bridge.", "Nine were held.", "Nine were held."},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := ""
			for _, r := range region.Mark(c.text, c.title).Regions {
				if r.Kind == habeas.RegionTitle {
					got = c.text[r.Start:r.End]
				}
			}
			if got != c.want {
				t.Errorf("title region %q, want %q", got, c.want)
			}
		})
	}
}

// FuzzMark: regions are sorted, within the text, at rune boundaries, not empty and not overlapping, for any text at all.
func FuzzMark(f *testing.F) {
	all, _ := filepath.Glob("testdata/*.txt")
	for _, path := range all {
		b, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b), "Nine held")
	}
	f.Add("\n\r\n \u2028(", "")
	f.Fuzz(func(t *testing.T, text, title string) {
		last := 0
		for _, r := range region.Mark(text, title).Regions {
			if r.Start < last || r.End <= r.Start || r.End > len(text) || r.Kind == "" {
				t.Fatalf("region %v after offset %d in a text of %d bytes", r, last, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[r.Start:r.End]) {
				t.Fatalf("region %v splits a character", r)
			}
			last = r.End
		}
	})
}

func BenchmarkMark(b *testing.B) {
	all, _ := filepath.Glob("testdata/*.txt")
	var texts []string
	size := 0
	for _, path := range all {
		t, err := os.ReadFile(path)
		if err != nil {
			b.Fatal(err)
		}
		texts, size = append(texts, string(t)), size+len(t)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range texts {
			region.Mark(t, "")
		}
	}
}
