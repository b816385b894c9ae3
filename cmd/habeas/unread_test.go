package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// No claims from a report that the program cannot read is not the same as a report without claims, and is told.
func TestAdd_LanguageNotRead(t *testing.T) {
	dir := t.TempDir()
	page := filepath.Join(dir, "page.txt")
	if err := os.WriteFile(page, []byte("これは日本語の記事です。難民についての話です。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, out, _ := habeasIn(t, dir, "extract", page); !strings.Contains(out, "reports in this language (ja) are not read") {
		t.Errorf("extract says %q", out)
	}
	data := filepath.Join(dir, "data")
	habeasIn(t, data, "init")
	if status, out, errs := habeasIn(t, data, "add", page); status != 0 || !strings.Contains(out, "no claims from 1 report in languages that are not read") {
		t.Errorf("add: status %d, says %q %q", status, out, errs)
	}
}
