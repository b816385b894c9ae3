package rules

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"golang.org/x/mod/modfile"
)

// The C library that SQLite was translated with must be the one that it was translated against: SQLite's authors test no
// other pair, and a newer one has broken it before.
func TestModule_LibcIsTheOneSQLiteNames(t *testing.T) {
	own := mustModfile(t, filepath.Join(root(t), "go.mod"))
	sqlite := required(own, "modernc.org/sqlite")
	if sqlite == "" {
		t.Fatal("go.mod does not require modernc.org/sqlite")
	}
	out, err := exec.Command("go", "list", "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite").Output()
	if err != nil {
		t.Fatal(err)
	}
	theirs := mustModfile(t, string(out[:len(out)-1]))
	if got, want := required(own, "modernc.org/libc"), required(theirs, "modernc.org/libc"); got != want {
		t.Errorf("go.mod requires modernc.org/libc %s; modernc.org/sqlite %s names %s", got, sqlite, want)
	}
}

func mustModfile(t *testing.T, path string) *modfile.File {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f, err := modfile.Parse(path, b, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func required(f *modfile.File, module string) string {
	for _, r := range f.Require {
		if r.Mod.Path == module {
			return r.Mod.Version
		}
	}
	return ""
}

// root gives the folder of the module.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}
