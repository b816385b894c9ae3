package custody_test

import (
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A checker that shares code with the writer shares its mistakes.
func TestCheck_SharesNothingWithTheWriter(t *testing.T) {
	files, err := filepath.Glob("check/*.go")
	if err != nil || len(files) < 4 {
		t.Fatalf("files of the checker: %v, %v", files, err)
	}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range f.Imports {
			path, err := strconv.Unquote(i.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			if standard := !strings.Contains(strings.Split(path, "/")[0], "."); path != "habeas" && (!standard || strings.HasPrefix(path, "habeas/")) {
				t.Errorf("%s imports %s: the checker may use the standard library and the vocabulary, so that it cannot repeat a mistake of the writer", file, path)
			}
		}
	}
}
