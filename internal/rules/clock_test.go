package rules

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"testing"
)

// clocks are the functions of package time that read the machine's clock.
var clocks = []string{"Now", "Since", "Until"}

// Same input, same output: in thought packages the clock comes in from outside.
func TestThought_ReadsNoClock(t *testing.T) {
	looked := 0
	for _, l := range mustPackages(t) {
		if !anyWithin(l.rel(), thought) {
			continue
		}
		for _, f := range l.GoFiles {
			looked++
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, filepath.Join(l.Dir, f), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok && isClock(sel) {
					t.Errorf("%s: time.%s in a package that must not know what time it is: take the time as an argument", fset.Position(sel.Pos()), sel.Sel.Name)
				}
				return true
			})
		}
	}
	if looked == 0 {
		t.Fatal("no file of a thought package was looked at")
	}
}

func isClock(sel *ast.SelectorExpr) bool {
	pkg, ok := sel.X.(*ast.Ident)
	return ok && pkg.Name == "time" && slices.Contains(clocks, sel.Sel.Name)
}
