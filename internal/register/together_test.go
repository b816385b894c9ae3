package register_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/read"
	"habeas/internal/register"
)

// Two programs add to one register at once while a third reads it: everything is in, nothing is linked twice, and who reads
// sees one state at a time.
func TestTogether(t *testing.T) {
	onEngines(t, func(t *testing.T, c register.Config) {
		one := mustInit(t, c)
		two, reader := mustOpen(t, c), mustOpen(t, c)
		var all []read.Item
		for i := range 24 {
			day := habeas.DateOf(2019, 1, 1).AddDays(i / 2 * 9)
			all = append(all, item(fmt.Sprint("r", i), fmt.Sprint("Paper ", i%3), fmt.Sprintf("arrest %d Yanji Jilin %s They were seized.", 3+i/2, day)))
		}
		done := make(chan error, 2)
		for k, r := range []*register.Register{one, two} {
			go func() {
				var err error
				for i := k; i < len(all); i += 2 {
					_, add := r.Add(context.Background(), items(all[i]), nil)
					err = errors.Join(err, add)
				}
				done <- err
			}()
		}
		for left := 2; left > 0; {
			select {
			case err := <-done:
				if left--; err != nil {
					t.Error(err)
				}
			default:
				readOnce(t, reader)
			}
		}
		whole := mustInit(t, register.Config{Data: t.TempDir(), Now: c.Now, Tools: c.Tools})
		mustAdd(t, whole, all...)
		if got, want := sortedLines(groups(t, reader)), sortedLines(groups(t, whole)); got != want {
			t.Errorf("together:\n%s\nat once:\n%s", got, want)
		}
		intact(t, one)
		rebuilt(t, two)
	})
}

// readOnce checks that one view of the register is of one state.
func readOnce(t *testing.T, r *register.Register) {
	t.Helper()
	home, err := r.Home(t.Context(), register.Local())
	if err != nil {
		t.Fatal(err)
	}
	if home.Totals.Incidents > 0 && home.Totals.Cases == 0 || len(home.New) > home.Totals.Reports || home.Totals.Claims != home.Totals.Reports {
		t.Errorf("a page of two states: %+v", home.Totals)
	}
	for _, inc := range incidentsOf(t, r) {
		view, err := r.Incident(t.Context(), register.Local(), inc.ID)
		if err != nil || len(view.Claims) < len(inc.Claims) {
			t.Fatalf("incident %s: %d claims, %d listed before, %v", inc.ID, len(view.Claims), len(inc.Claims), err)
		}
	}
}

func sortedLines(s string) string {
	lines := strings.Split(s, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}
