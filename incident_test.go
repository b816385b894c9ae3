package habeas_test

import (
	"testing"

	"habeas"
)

// One against three is the one that others contradict; one against one are both. What clashes with fewer alone stands.
func TestConflict_Stands(t *testing.T) {
	value := func(v string, claims int, against ...string) habeas.ConflictValue {
		return habeas.ConflictValue{Value: v, Claims: make([]habeas.ClaimID, claims), Against: against}
	}
	for _, c := range []struct {
		name   string
		values []habeas.ConflictValue
		stands []bool
	}{
		{"one against three", []habeas.ConflictValue{value("9", 3, "11"), value("11", 1, "9")}, []bool{true, false}},
		{"one against one", []habeas.ConflictValue{value("9", 1, "11"), value("11", 1, "9")}, []bool{false, false}},
		{"beside both", []habeas.ConflictValue{value("9", 3, "11"), value("9–11", 2), value("11", 1, "9")}, []bool{true, true, false}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i, v := range c.values {
				if got := (habeas.Conflict{Values: c.values}).Stands(v); got != c.stands[i] {
					t.Errorf("%s stands: %v", v.Value, got)
				}
			}
		})
	}
}
