package rules

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// longest is how many lines a file may have; a longer one is hard to read and usually holds two nouns.
const longest = 500

// longer lists files that may be longer, each with its reason.
var longer = map[string]string{}

// catchAll are names that say nothing of what a file or package holds.
var catchAll = []string{"util", "utils", "helper", "helpers", "common", "misc", "types", "models"}

func TestFiles(t *testing.T) {
	seen := map[string]bool{}
	for _, l := range mustPackages(t) {
		if slices.Contains(catchAll, l.Name) {
			t.Errorf("package %s: the name says nothing of what it holds", l.rel())
		}
		for _, f := range slices.Concat(l.GoFiles, l.TestGoFiles, l.XTestGoFiles) {
			name := filepath.ToSlash(filepath.Join(l.rel(), f))
			seen[name] = true
			b, err := os.ReadFile(filepath.Join(l.Dir, f))
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(b, []byte("\n")); n > longest && longer[name] == "" {
				t.Errorf("%s has %d lines; split it by nouns, or give a reason in the table of this test", name, n)
			}
			stem := strings.TrimSuffix(strings.TrimSuffix(f, ".go"), "_test")
			if slices.Contains(catchAll, stem) {
				t.Errorf("%s: the name says nothing of what it holds", name)
			}
		}
	}
	for name := range longer {
		if !seen[name] {
			t.Errorf("the table excuses %s, and there is no such file", name)
		}
	}
}

func TestPackages_HaveOneComment(t *testing.T) {
	for _, l := range mustPackages(t) {
		var with []string
		for _, f := range l.GoFiles {
			file, err := parser.ParseFile(token.NewFileSet(), filepath.Join(l.Dir, f), nil, parser.PackageClauseOnly|parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			if documented(file) {
				with = append(with, f)
			}
		}
		if len(with) != 1 {
			t.Errorf("package %s has %d package comments %v, want exactly one", l.rel(), len(with), with)
		}
	}
}

// documented reports whether the file carries a package comment that is more than a directive.
func documented(f *ast.File) bool { return f.Doc != nil && strings.TrimSpace(f.Doc.Text()) != "" }
