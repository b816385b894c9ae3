package capture

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// program writes a shell script that stands in for pdftotext.
func program(t *testing.T, script string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "pdftotext")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestPDFToText_Limits(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh on this machine")
	}
	for _, c := range []struct{ name, script, want string }{
		{"endless output", "while :; do echo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa; done", "holds more than"},
		{"failure", "exit 1", "broken or protected"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := pdfToText(context.Background(), shell, program(t, c.script), []byte("%PDF-1.4"))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that says %q", err, c.want)
			}
		})
	}
}

// Which program made a text is told as the program itself tells it, and nothing else that it may say.
func TestVersionOf(t *testing.T) {
	for script, want := range map[string]string{
		"echo 'pdftotext version 22.12.0' >&2; echo 'and more' >&2": "pdftotext 22.12.0",
		"echo something else":              "pdftotext of an unknown version",
		"echo pdftotext version 1; exit 3": "pdftotext of an unknown version",
	} {
		if got := versionOf(program(t, script)); got != want {
			t.Errorf("%s: %q, want %q", script, got, want)
		}
	}
}

func TestPDFToText_EndsWithItsContext(t *testing.T) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh on this machine")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := pdfToText(ctx, shell, program(t, "while :; do :; done"), nil); err == nil {
		t.Error("no error from a program that never ends, with the context done")
	}
}
