//go:build unix

package archivetest

import (
	"syscall"
	"testing"
)

// Freeze makes the server take connections and answer nothing, until the end of the test or until [S3.Thaw].
func (s *S3) Freeze(t testing.TB) {
	t.Helper()
	if err := s.process.Signal(syscall.SIGSTOP); err != nil {
		t.Fatal(err)
	}
}

// Thaw lets a frozen server go on.
func (s *S3) Thaw(t testing.TB) {
	t.Helper()
	if err := s.process.Signal(syscall.SIGCONT); err != nil {
		t.Fatal(err)
	}
}
