package sample_test

import (
	"bytes"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"habeas/internal/sample"
)

func TestReports_EveryOneIsMarked(t *testing.T) {
	reports := 0
	err := fs.WalkDir(sample.Reports(), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(sample.Reports(), path)
		if err != nil {
			return err
		}
		one := [][]byte{b}
		if strings.HasSuffix(path, ".jsonl") {
			one = bytes.Split(bytes.TrimSpace(b), []byte("\n"))
		}
		for i, r := range one {
			reports++
			if !bytes.Contains(r, []byte(sample.Mark)) {
				t.Errorf("%s, report %d: %q is missing", path, i+1, sample.Mark)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if reports < 16 {
		t.Errorf("%d sample reports, want at least 16", reports)
	}
}

func TestGenerate_SameSeedSameReports(t *testing.T) {
	short := slices.Collect(sample.Generate(50, 7))
	long := slices.Collect(sample.Generate(200, 7))
	if len(short) != 50 || len(long) != 200 {
		t.Fatalf("%d and %d reports, want 50 and 200", len(short), len(long))
	}
	if !slices.Equal(short, long[:50]) {
		t.Error("a longer run begins with other reports than a shorter one")
	}
	if slices.Equal(short, slices.Collect(sample.Generate(50, 8))) {
		t.Error("another seed gives the same reports")
	}
}

func TestGenerate_IsVaried(t *testing.T) {
	texts, events := map[string]bool{}, map[int]int{}
	for m := range sample.Generate(1000, 1) {
		texts[m.Text] = true
		events[m.Event]++
		if !strings.HasPrefix(m.Source, sample.Mark) || !strings.HasPrefix(m.Text, m.Title) || m.Published.IsZero() {
			t.Fatalf("report %s: source %q, title %q, published %q", m.ID, m.Source, m.Title, m.Published)
		}
	}
	if len(texts) < 800 {
		t.Errorf("%d different texts in 1000 reports, want at least 800", len(texts))
	}
	told := 0
	for _, n := range events {
		if n > 1 {
			told++
		}
	}
	if told < len(events)/3 {
		t.Errorf("%d of %d events are told more than once, want a third", told, len(events))
	}
}
