package register_test

import (
	"fmt"
	"testing"
	"time"

	"habeas/internal/register"
)

// Who is held by the last news is at risk as long as that news holds, and then not heard of since; a look back tells it as of then.
func TestCases_AtRiskWhileNewsHolds(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		may, december := time.Date(2019, 5, 20, 9, 0, 0, 0, time.UTC), time.Date(2019, 12, 1, 9, 0, 0, 0, time.UTC)
		now := may
		c.Now = func() time.Time { return now }
		r := mustInit(t, c)
		mustAdd(t, r, item("a", "A", sevenTaken), item("b", "B", thirtyGoFree))
		told := func(r *register.Register) string {
			risk, err := r.Cases(t.Context(), register.Local(), register.Filter{AtRisk: true})
			unheard, err2 := r.Cases(t.Context(), register.Local(), register.Filter{Unheard: true})
			home, err3 := r.Home(t.Context(), register.Local())
			if err != nil || err2 != nil || err3 != nil {
				t.Fatal(err, err2, err3)
			}
			for _, k := range risk {
				if one, err := r.Case(t.Context(), register.Local(), k.ID); err != nil || !one.Case.AtRisk {
					t.Errorf("case %s is told otherwise alone: %+v, %v", k.ID, one.Case, err)
				}
			}
			return fmt.Sprint(len(risk), len(unheard), len(home.AtRisk), home.Totals.AtRisk, home.Totals.Unheard)
		}
		if got := told(r); got != "1 0 1 1 0" {
			t.Errorf("in May: %s, want one at risk", got)
		}
		now = december
		if got := told(r); got != "0 1 0 0 1" {
			t.Errorf("in December: %s, want one not heard of since", got)
		}
		if got := told(r.AsOf(may.Add(time.Hour))); got != "1 0 1 1 0" {
			t.Errorf("in December as of May: %s, want one at risk", got)
		}
	})
}
