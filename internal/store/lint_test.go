package store

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

var (
	placeholder = regexp.MustCompile(`\$(\d+)`)
	isSQL       = regexp.MustCompile(`(?i)^\s*(select|insert|update|delete)\s`)
	textOrder   = regexp.MustCompile(`order by (report|claim|id|incident|act|subject|grp|target)\b`)
)

// SQL numbers its placeholders in order of appearance, because some drivers bind by appearance; it does not cast to JSON,
// which SQLite answers with NULL; it sums with a cast, because PostgreSQL gives sums as text; and it orders by no text
// column, because engines collate differently.
func TestSQL_SaysTheSameOnBothEngines(t *testing.T) {
	n := 0
	for at, text := range statements(t) {
		n++
		low := strings.ToLower(text)
		for i, m := range placeholder.FindAllStringSubmatch(text, -1) {
			if m[1] != strconv.Itoa(i+1) {
				t.Errorf("%s: placeholder %s stands at place %d: %s", at, m[0], i+1, text)
			}
		}
		for bad, why := range map[string]string{"as json": "cast to JSON", "sum(": "sum without a cast", "?": "unnumbered placeholder", "greatest(": "not in SQLite", "least(": "not in SQLite"} {
			if strings.Contains(low, bad) && !(bad == "sum(" && strings.Contains(low, "cast(")) {
				t.Errorf("%s: %s: %s", at, why, text)
			}
		}
		if textOrder.MatchString(low) {
			t.Errorf("%s: orders by a text column: %s", at, text)
		}
	}
	if n < 40 {
		t.Fatalf("only %d statements found: the test looks in the wrong place", n)
	}
}

// statements gives every SQL string of the package by its place.
func statements(t *testing.T) map[string]string {
	t.Helper()
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	fset := token.NewFileSet()
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		file, err := parser.ParseFile(fset, f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && isSQL.MatchString(s) {
					out[fset.Position(lit.Pos()).String()] = s
				}
			}
			return true
		})
	}
	return out
}
