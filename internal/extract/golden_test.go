package extract_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/extract"
	"habeas/internal/sample"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestClaims_Sample reads the bundled sample reports and compares what is claimed with the golden file: a change of the engine
// shows in its diff.
func TestClaims_Sample(t *testing.T) {
	f, err := sample.Reports().Open("reports.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out strings.Builder
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var o struct{ ID, Title, Published, Text string }
		if err := json.Unmarshal(lines.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		if o.Text == "" {
			continue
		}
		r := report(o.Published, o.Text)
		r.ID, r.Title = habeas.ReportID(o.ID), o.Title
		claims, skipped := extract.Default().Claims(r)
		sound(t, r, claims, skipped)
		fmt.Fprintf(&out, "%s\n", o.ID)
		for _, c := range claims {
			fmt.Fprintf(&out, "  %s | by %v | told by %v | %v\n", told(c), c.By, c.Speakers, c.Composition)
		}
	}
	golden(t, filepath.Join("testdata", "sample.golden"), out.String())
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and read the diff\n got:\n%s", name, got)
	}
}
