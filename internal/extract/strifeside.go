package extract

import (
	"strings"
)

// sides counts the bodies of armed people that a report names, so that "the guerrillas" of a report with one such body are its own.
type sides struct {
	times map[string]int    // how often a body is named, by its name in small letters
	armed map[string]bool   // named with words for armed people
	words map[string]string // as written
}

// takingArms are words in the name of a body that say what it is for.
var takingArms = wordSet("liberation revolutionary guerrilla guerrillas insurgent resistance cartel jihad fedayeen commando commandos")

func newSides() *sides {
	return &sides{times: map[string]int{}, armed: map[string]bool{}, words: map[string]string{}}
}

// note takes in the phrases of a passage.
func (s *sides) note(qs []phrase) {
	for _, q := range qs {
		if q.org == "" {
			continue
		}
		key := plainBody(q.org)
		s.times[key]++
		if s.words[key] == "" {
			s.words[key] = q.org
		}
		s.armed[key] = s.armed[key] || q.kind == "armed"
		for _, w := range strings.Fields(key) {
			s.armed[key] = s.armed[key] || takingArms[w]
		}
	}
}

func plainBody(org string) string { return strings.ToLower(org) }

// only gives the armed body of a report that names no other nearly as often; "" for none.
func (s *sides) only() string {
	best, next := "", 0
	for key, n := range s.times {
		if !s.armed[key] {
			continue
		}
		switch {
		case best == "" || n > s.times[best] || n == s.times[best] && key < best:
			if best != "" {
				next = max(next, s.times[best])
			}
			best = key
		default:
			next = max(next, n)
		}
	}
	if best == "" || s.times[best] < 2*next {
		return ""
	}
	return s.words[best]
}
