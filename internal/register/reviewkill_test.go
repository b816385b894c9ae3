//go:build unix

package register_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/register"
)

const (
	reviewedRuns = 2 // runs of [childItems] that are in the register before it is judged
	reviewSteps  = 48
)

// stepOf draws the judgement of one step. It depends on the step and on what the register holds, and on nothing else, so
// that going on after a death does what would have been done. Every eighth takes back the judgement before it.
func stepOf(r *register.Register, step int) (habeas.Judgement, error) {
	rnd := rand.New(rand.NewPCG(uint64(step), 7))
	all, err := r.Claims(context.Background(), register.Local(), nil)
	if err != nil {
		return habeas.Judgement{}, err
	}
	slices.SortFunc(all, func(a, b register.ClaimView) int { return strings.Compare(string(a.ID), string(b.ID)) })
	a, b := all[rnd.IntN(len(all))], all[rnd.IntN(len(all))]
	j := habeas.Judgement{Claims: []habeas.ClaimID{a.ID}}
	switch step % 8 {
	case 0:
		j.Verdict = habeas.Accept
	case 1:
		j.Verdict = habeas.Grade
		j.Claims, j.Incidents, j.Grade = nil, []habeas.IncidentID{a.Incident}, "B3"
	case 2:
		j.Verdict, j.Claims = habeas.Same, []habeas.ClaimID{a.ID, b.ID}
	case 3:
		amended := a.Claim
		amended.Count = habeas.Exactly(40+step, "amended")
		j.Verdict, j.Claim = habeas.Amend, &amended
	case 4:
		j.Verdict, j.Claims, j.Incidents = habeas.Merge, nil, []habeas.IncidentID{a.Incident, b.Incident}
	case 5:
		j.Verdict = habeas.Split
	case 6:
		j.Verdict = habeas.Reject
	default:
		last, err := lastStep(r)
		return habeas.Judgement{Verdict: habeas.Undo, From: last.Seq, To: last.Seq}, err
	}
	return j, nil
}

// lastStep gives the journal's last judgement.
func lastStep(r *register.Register) (last habeas.Entry, err error) {
	for e, err := range r.Journal(context.Background(), register.Local()) {
		if err != nil {
			return last, err
		}
		if e.Kind == habeas.EntryJudgement && e.Author != "machine" {
			last = e
		}
	}
	return last, nil
}

// childJudges takes every step that the journal does not have yet, and prints the entry of each that was recorded. A step
// that the register refuses (two claims that are one, a split of what stands alone) is passed over.
func childJudges(r *register.Register) error {
	return judgeOn(r, func(e habeas.Entry) {
		line, err := json.Marshal(e)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s\n", line)
	})
}

func judgeOn(r *register.Register, said func(habeas.Entry)) error {
	last, err := lastStep(r)
	if err != nil {
		return err
	}
	from := 0
	if last.Seq > 0 {
		if _, err := fmt.Sscanf(last.Reason, "step %d", &from); err != nil {
			return err
		}
		from++
	}
	for step := from; step < reviewSteps; step++ {
		j, err := stepOf(r, step)
		if err != nil {
			return err
		}
		e, err := r.Judge(context.Background(), register.LocalReviewer(), j, fmt.Sprint("step ", step))
		switch habeas.KindOf(err) {
		case habeas.Invalid, habeas.Contradiction, habeas.Refused:
			continue
		}
		if err != nil {
			return fmt.Errorf("step %d: %w", step, err)
		}
		said(e)
	}
	return nil
}

func mustFill(t *testing.T, c register.Config) *register.Register {
	t.Helper()
	r := mustInit(t, c)
	for run := range reviewedRuns {
		mustAdd(t, r, childItems(run)...)
	}
	return r
}

// The program is killed at seeded points while somebody reviews. After each, every judgement that was acknowledged is in the
// journal as it was said, the register is whole, and going on gives what an uninterrupted review gives.
func TestReview_Killed(t *testing.T) {
	points, seed := killing(t)
	whole := mustFill(t, register.Config{Data: t.TempDir(), Now: new(clock).now, Tools: tools("lines-1")})
	recorded := 0
	if err := judgeOn(whole, func(habeas.Entry) { recorded++ }); err != nil {
		t.Fatal(err)
	}
	if recorded < reviewSteps*2/3 {
		t.Fatalf("of %d steps %d are recorded", reviewSteps, recorded)
	}
	want := groups(t, whole)
	rnd := rand.New(rand.NewPCG(seed, 4))
	draw := func(point int) childPlan {
		if point%2 == 0 {
			return childPlan{Review: true, AtClock: 1 + rnd.Int64N(int64(recorded))}
		}
		return childPlan{Review: true, AtAck: 1 + rnd.IntN(recorded-1)}
	}
	killEach(t, points, draw, func(t *testing.T, plan childPlan, c register.Config) { reviewKilled(t, plan, c, want) })
}

func reviewKilled(t *testing.T, plan childPlan, c register.Config, want string) {
	mustFill(t, c).Close()
	acked, said := runChild(t, plan)
	if said != "" {
		t.Fatal(said)
	}
	r := mustOpen(t, c)
	kept := map[string]bool{}
	for e, err := range r.Journal(t.Context(), register.Local()) {
		line, jerr := json.Marshal(e)
		if err != nil || jerr != nil {
			t.Fatal(err, jerr)
		}
		kept[string(line)] = true
	}
	for _, line := range acked {
		if !kept[line] {
			t.Errorf("%+v: an acknowledged judgement is not in the journal: %s", plan, line)
		}
	}
	intact(t, r)
	mustBeWhole(t, r)
	rebuilt(t, r)
	if err := judgeOn(r, func(habeas.Entry) {}); err != nil {
		t.Fatalf("%+v: going on: %v", plan, err)
	}
	if got := groups(t, r); got != want {
		t.Errorf("%+v: after going on:\n%s\nwant\n%s", plan, got, want)
	}
}
