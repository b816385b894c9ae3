package capture_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"habeas/internal/capture"
	"habeas/internal/read"
)

// tree writes files into a new folder; a name that ends in "@" is a link to what its content names.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, strings.TrimSuffix(name, "@"))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		if strings.HasSuffix(name, "@") {
			err = os.Symlink(content, path)
		} else {
			err = os.WriteFile(path, []byte(content), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// names gives the items' names, refused ones with their reason.
func names(paths []string, stdin, format string) []string {
	var out []string
	for it := range capture.Paths(context.Background(), paths, strings.NewReader(stdin), format, read.Given{}) {
		if it.Err != nil {
			out = append(out, it.Err.Error())
			continue
		}
		out = append(out, it.Name)
	}
	return out
}

func TestPaths_FoldersInByteOrderOfPath(t *testing.T) {
	dir := tree(t, map[string]string{
		"b.txt": "x", "a/z.txt": "x", "a.txt": "x", "a-1.txt": "x", "B.txt": "x", "a/y/1.txt": "x", "ab.txt": "x", "notes.xyz": "x", ".hidden.txt": "x", "r.jsonl": "{}\n{}\n",
	})
	want := []string{"B.txt", "a-1.txt", "a.txt", "1.txt", "z.txt", "ab.txt", "b.txt", "r.jsonl:1", "r.jsonl:2"}
	if got := names([]string{dir}, "", ""); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPaths_RefusalsNameTheFileAndStopNothing(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "x", "link.txt@": "a.txt", "loop@": ".", "empty.txt": "", "z.txt": "x"})
	got := names([]string{filepath.Join(dir, "missing.txt"), "/dev/zero", filepath.Join(dir, "a.txt"), dir}, "", "")
	want := []string{
		"missing.txt: there is no such file",
		"zero: its name ends in no known format; rename it or give --format (jsonl, json, html, htm, txt, md, pdf, eml, docx, warc, warc.gz, wacz)",
		"a.txt", "a.txt", "empty.txt: is empty",
		"link.txt: is a link; links inside folders are not followed, name the file itself", "z.txt",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, g := range got {
		if strings.Contains(g, filepath.Base(dir)) {
			t.Errorf("%q names a folder", g)
		}
	}
}

func TestPaths_DevicesAreNotOpened(t *testing.T) {
	want := []string{"zero: is no regular file"}
	if got := names([]string{"/dev/zero"}, "", "txt"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPaths_StandardInputNeedsAFormat(t *testing.T) {
	if got := names([]string{"-"}, "{}\n", ""); len(got) != 1 || !strings.Contains(got[0], "--format") {
		t.Errorf("got %q, want a refusal that names --format", got)
	}
	if got, want := names([]string{"-"}, "{}\n{}", "jsonl"), []string{"standard input:1", "standard input:2"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPaths_NamesPlayNoTricksOnATerminal(t *testing.T) {
	dir := tree(t, map[string]string{"a\x1b[2J\u202etxt.txt": "x"})
	if got, want := names([]string{dir}, "", ""), []string{"a?[2J?txt.txt"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestPaths_EndsWhenNoMoreIsWanted(t *testing.T) {
	dir := tree(t, map[string]string{"a.txt": "x", "b.txt": "x", "r.jsonl": "{}\n{}\n"})
	n := 0
	for range capture.Paths(context.Background(), []string{dir, dir}, nil, "", read.Given{}) {
		if n++; n == 2 {
			break
		}
	}
	if n != 2 {
		t.Errorf("got %d items after a break at 2", n)
	}
}
