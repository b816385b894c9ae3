package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"habeas"
)

// What is spilled reads the same before and after the file is there, and nothing of it stays behind.
func TestSpill(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	var s spill
	var want []byte
	for i := range 3 {
		p := bytes.Repeat([]byte{byte('a' + i)}, spillFrom/2-1)
		want = append(want, p...)
		if _, err := s.Write(p); err != nil {
			t.Fatal(err)
		}
		got := make([]byte, 100)
		if _, err := s.ReadAt(got, int64(len(want)-150)); err != nil || !bytes.Equal(got, want[len(want)-150:len(want)-50]) {
			t.Fatalf("after %d writes: %q, %v", i+1, got, err)
		}
	}
	if s.file == nil {
		t.Error("all of it is in memory")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	left, err := os.ReadDir(os.TempDir())
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// Where the temporary file cannot be made, it is said which folder it was to be in and what to do.
func TestSpill_NoTemporaryFolder(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "nowhere")
	t.Setenv("TMPDIR", nowhere)
	var s spill
	_, err := s.Write(make([]byte, spillFrom+1))
	if habeas.KindOf(err) != habeas.Unavailable || !strings.Contains(err.Error(), nowhere) || !strings.Contains(err.Error(), "TMPDIR") {
		t.Errorf("got %v", err)
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
}
