package register_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"habeas"
	"habeas/internal/read"
	"habeas/internal/register"
)

// Whatever happens to a register, in whatever order, a rebuild gives the same, every past is what was said then, and its log
// holds. Each seed is a history of its own.
func TestAnyHistory(t *testing.T) {
	for seed := range uint64(12) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			h := history{t: t, rnd: rand.New(rand.NewPCG(seed, 7)), said: map[string]string{}}
			h.r = mustInit(t, register.Config{Data: t.TempDir(), Now: new(clock).now, Tools: tools("lines-1")})
			for range 9 {
				h.step()
			}
			h.check()
		})
	}
}

// The same where there is enough that only what changed is linked again: a rebuild, which links everything, gives what the
// register had come to one by one. In every other history the reports tell of one day after another, so that they hang together
// by chains of ties.
func TestAnyHistory_OneByOne(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			t.Parallel()
			h := history{t: t, rnd: rand.New(rand.NewPCG(seed, 11)), said: map[string]string{}}
			h.r = mustInit(t, register.Config{Data: t.TempDir(), Now: new(clock).now, Tools: tools("lines-1")})
			var all []read.Item
			apart := 1 + 6*int(seed%2)
			for i := range 70 {
				all = append(all, item(fmt.Sprint("s", i), fmt.Sprint("Paper ", i%6), fmt.Sprintf("arrest %d Yanji Jilin %s Told of post %d.", 3+i%9, habeas.DateOf(2019, 1, 1).AddDays(apart*(i/3)), i*i)))
			}
			mustAdd(t, h.r, all...)
			for range 12 {
				h.step()
			}
			h.check()
		})
	}
}

type history struct {
	t    *testing.T
	rnd  *rand.Rand
	r    *register.Register
	said map[string]string // by time of the last entry
	done []string          // for messages
}

func (h *history) step() {
	switch n := h.rnd.IntN(10); {
	case n < 4:
		h.add()
	case n < 9:
		h.judge()
	default:
		h.undo()
	}
	home, err := h.r.Home(h.t.Context(), register.Local())
	if err != nil {
		h.t.Fatal(h.done, err)
	}
	if home.AsOf != "" {
		h.said[home.AsOf] = everything(h.t, h.r)
	}
}

// add adds one to three reports of few ids, so that versions and repeats come up, telling of few happenings.
func (h *history) add() {
	for range 1 + h.rnd.IntN(3) {
		var lines []string
		for range 1 + h.rnd.IntN(3) {
			k := h.rnd.IntN(5)
			lines = append(lines, fmt.Sprintf("%s %d %s Jilin %s Told in way %d.", []string{"arrest", "release"}[k%2], 4+k+h.rnd.IntN(2), []string{"Yanji", "Tumen"}[k%2],
				habeas.DateOf(2019, 1, 1).AddDays(40*k+h.rnd.IntN(2)), h.rnd.IntN(3)))
		}
		id := fmt.Sprint("r", h.rnd.IntN(5))
		s := mustAdd(h.t, h.r, item(id, "Paper "+id, strings.Join(lines, "\n")))
		h.done = append(h.done, fmt.Sprintf("add %s: %d new, %d versions, entries %d to %d", id, len(s.New), len(s.Versions), s.From, s.To))
	}
}

// judge decides something at random; what contradicts or lacks something is refused, and that is right.
func (h *history) judge() {
	claims, err := h.r.Claims(h.t.Context(), register.Local(), nil)
	if err != nil {
		h.t.Fatal(h.done, err)
	}
	incidents := incidentsOf(h.t, h.r)
	if len(claims) < 2 || len(incidents) == 0 {
		return
	}
	pick := func() register.ClaimView { return claims[h.rnd.IntN(len(claims))] }
	a, b := pick(), pick()
	amended := a.Claim
	amended.Count = habeas.Exactly(1+h.rnd.IntN(9), "so many")
	js := []habeas.Judgement{
		{Verdict: habeas.Accept, Claims: []habeas.ClaimID{a.ID}},
		{Verdict: habeas.Reject, Claims: []habeas.ClaimID{a.ID}},
		{Verdict: habeas.Amend, Claims: []habeas.ClaimID{a.ID}, Claim: &amended},
		{Verdict: habeas.Same, Claims: []habeas.ClaimID{a.ID, b.ID}},
		{Verdict: habeas.NotSame, Claims: []habeas.ClaimID{a.ID, b.ID}},
		{Verdict: habeas.Unsure, Claims: []habeas.ClaimID{a.ID, b.ID}},
		{Verdict: habeas.Split, Claims: []habeas.ClaimID{a.ID}},
		{Verdict: habeas.Merge, Incidents: []habeas.IncidentID{incidents[0].ID, incidents[h.rnd.IntN(len(incidents))].ID}},
		{Verdict: habeas.Grade, Incidents: []habeas.IncidentID{incidents[0].ID}, Grade: "B2"},
	}
	j := js[h.rnd.IntN(len(js))]
	before := everything(h.t, h.r)
	_, err = h.r.Judge(h.t.Context(), register.LocalReviewer(), j, "at random")
	h.done = append(h.done, fmt.Sprintf("%s %v %v: %v", j.Verdict, j.Claims, j.Incidents, err))
	switch habeas.KindOf(err) {
	case habeas.Contradiction, habeas.Invalid:
		differ(h.t, "after a refused judgement", everything(h.t, h.r), before)
	default:
		if err != nil {
			h.t.Fatal(strings.Join(h.done, "\n"), err)
		}
	}
}

func (h *history) undo() {
	n := int64(entriesOf(h.t, h.r))
	if n == 0 {
		return
	}
	from := 1 + h.rnd.Int64N(n)
	to := min(n, from+h.rnd.Int64N(4))
	_, err := h.r.Judge(h.t.Context(), register.LocalReviewer(), habeas.Judgement{Verdict: habeas.Undo, From: from, To: to}, "at random")
	h.done = append(h.done, fmt.Sprintf("undo %d to %d: %v", from, to, err))
	if err != nil && habeas.KindOf(err) != habeas.Contradiction {
		h.t.Fatal(strings.Join(h.done, "\n"), err)
	}
}

func (h *history) check() {
	defer func() {
		if h.t.Failed() {
			h.t.Log(strings.Join(h.done, "\n"))
		}
	}()
	for stamp, want := range h.said {
		at, err := time.Parse("2006-01-02T15:04:05.000000Z", stamp)
		if err != nil {
			h.t.Fatal(err)
		}
		differ(h.t, "as of "+stamp, everything(h.t, h.r.AsOf(at)), want)
	}
	intact(h.t, h.r)
	rebuilt(h.t, h.r)
}
