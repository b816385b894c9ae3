package main

import (
	"strings"
	"testing"
	"time"
)

// clock gives the times it is told, one after the other.
func clock(seconds ...float64) func() time.Time {
	start := time.Date(2025, 2, 11, 0, 0, 0, 0, time.UTC)
	i := -1
	return func() time.Time {
		i = min(i+1, len(seconds)-1)
		return start.Add(time.Duration(seconds[i] * float64(time.Second)))
	}
}

func TestProgress_AtMostOnceASecond(t *testing.T) {
	var out strings.Builder
	s := &session{stderr: &out, now: clock(0, 0.2, 0.9, 1.1, 1.5, 2.2)}
	p := s.progress("added")
	for n := range 5 {
		p.at("reading", n+1)
	}
	p.end()
	want := "reading: added 3, 2.7 a second\nreading: added 5, 2.3 a second\n"
	if out.String() != want {
		t.Errorf("printed %q, want %q", out.String(), want)
	}
}

func TestProgress_QuickWorkIsQuiet(t *testing.T) {
	var out strings.Builder
	s := &session{stderr: &out, now: clock(0, 0.1, 0.2)}
	p := s.progress("added")
	p.at("", 1)
	p.at("", 2)
	p.end()
	if out.Len() > 0 {
		t.Errorf("printed %q for work of less than a second", out.String())
	}
}
