package main

import (
	"errors"
	"fmt"
	"os"

	"habeas"
)

// A spill keeps bytes in memory, and in a file of its own from where they are too many. The file has no name by which others would find
// it, where the system allows that, and nobody but its owner may read it.
type spill struct {
	memory []byte
	file   *os.File
}

const spillFrom = 64 << 20

// Write puts p at the end.
func (s *spill) Write(p []byte) (int, error) {
	if s.file == nil && len(s.memory)+len(p) <= spillFrom {
		s.memory = append(s.memory, p...)
		return len(p), nil
	}
	if s.file == nil {
		if err := s.open(); err != nil {
			return 0, err
		}
	}
	n, err := s.file.Write(p)
	return n, unspilled(err)
}

// unspilled says what to do where the temporary file cannot be made or written.
func unspilled(err error) error {
	if err == nil {
		return nil
	}
	return &habeas.Error{Kind: habeas.Unavailable, Text: fmt.Sprintf("what was read cannot be put away in the temporary folder %s: make room there, or name another with TMPDIR", os.TempDir()), Cause: err}
}

func (s *spill) open() error {
	f, err := os.CreateTemp("", "habeas-link-")
	if err != nil {
		return unspilled(err)
	}
	_ = os.Remove(f.Name()) // where an open file must keep its name, Close removes it
	s.file = f
	_, err = f.Write(s.memory)
	s.memory = nil
	return unspilled(err)
}

// ReadAt reads what was written at a place.
func (s *spill) ReadAt(p []byte, at int64) (int, error) {
	if s.file != nil {
		return s.file.ReadAt(p, at)
	}
	return copy(p, s.memory[at:]), nil
}

// Close leaves nothing behind.
func (s *spill) Close() error {
	if s.file == nil {
		return nil
	}
	err := s.file.Close()
	if gone := os.Remove(s.file.Name()); gone != nil && !errors.Is(gone, os.ErrNotExist) {
		return errors.Join(err, gone)
	}
	return err
}
