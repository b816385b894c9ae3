package register_test

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"habeas"
	"habeas/internal/pipeline"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/store/storetest"
)

// The tests of this package read reports of a small language of their own, one claim a line, so that they say what the
// register does and do not move with extraction:
//
//	arrest 7 Shenyang Liaoning 2019-04-22 Seven were seized.
func tools(version string) pipeline.Tools {
	return pipeline.Tools{Read: read.Report, Claims: lineClaims, Version: version}
}

func lineClaims(p *habeas.Report) (claims []habeas.Claim, skipped []habeas.Skipped) {
	at := 0
	for line := range strings.Lines(p.Text) {
		start, text := at, strings.TrimRight(line, "\n")
		at += len(line)
		f := strings.Fields(text)
		if len(f) < 5 {
			continue
		}
		n, err := strconv.Atoi(f[1])
		day, err2 := habeas.ParseDate(f[4])
		if err != nil || err2 != nil {
			skipped = append(skipped, habeas.Skipped{Start: start, End: start + len(text), Why: "no claim"})
			continue
		}
		claims = append(claims, habeas.Claim{
			ID: habeas.ClaimID("c" + habeas.DigestOf([]byte(string(p.ID) + "\x00" + text)).String()[7:20]), Act: habeas.Act(f[0]), Modality: habeas.Happened, Statement: habeas.Hearsay,
			Quantity: habeas.Flow, Count: habeas.Exactly(n, f[1]), Where: habeas.Place{Name: f[2], Admin1: f[3], Country: "CN"},
			When: habeas.When{From: day, To: day, Precision: habeas.ByDay, Words: f[4]}, Who: habeas.Group{Words: "people", Nationality: "KP"},
			Quote: habeas.Quote{Start: start, End: start + len(text), Text: text}, Confidence: 0.9,
		})
	}
	return claims, skipped
}

// item gives a JSONL original.
func item(id, source, text string) read.Item {
	b, _ := json.Marshal(map[string]string{"id": id, "source": source, "published": "2019-05-01", "lang": "en", "text": text})
	return read.Item{Name: id + ".jsonl:1", Original: b, Format: "jsonl"}
}

func items(all ...read.Item) iter.Seq[read.Item] { return slices.Values(all) }

// A clock moves one second at each look, so that every entry has its own time.
type clock struct{ ticks atomic.Int64 }

func (c *clock) now() time.Time {
	return time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC).Add(time.Duration(c.ticks.Add(1)) * time.Second)
}

// onEngines runs a test on every engine; PostgreSQL is skipped with a message when no server is named.
func onEngines(t *testing.T, f func(t *testing.T, c register.Config)) {
	t.Run("sqlite", func(t *testing.T) {
		f(t, register.Config{Data: t.TempDir(), Now: new(clock).now, Tools: tools("lines-1")})
	})
	t.Run("postgres", func(t *testing.T) {
		f(t, register.Config{Database: storetest.Postgres(t), Now: new(clock).now, Tools: tools("lines-1")})
	})
}

func mustInit(t testing.TB, c register.Config) *register.Register {
	t.Helper()
	r, err := register.Init(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func mustOpen(t testing.TB, c register.Config) *register.Register {
	t.Helper()
	r, err := register.Open(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

func mustAdd(t testing.TB, r *register.Register, all ...read.Item) register.Summary {
	t.Helper()
	s, err := r.Add(context.Background(), items(all...), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// everything gives all that a register prints, as one text.
func everything(t testing.TB, r *register.Register) string {
	t.Helper()
	ctx, v := context.Background(), register.Local()
	var out strings.Builder
	show := func(what string, val any, err error) {
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		b, err := json.MarshalIndent(val, "", " ")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "== %s\n%s\n", what, b)
	}
	incidents, err := r.Incidents(ctx, v, register.Filter{})
	show("incidents", incidents, err)
	cases, err := r.Cases(ctx, v, register.Filter{})
	show("cases", cases, err)
	claims, err := r.Claims(ctx, v, nil)
	show("claims", claims, err)
	table, err := r.Tally(ctx, v, byActAndYear)
	show("tally", table, err)
	for _, inc := range incidents {
		view, err := r.Incident(ctx, v, inc.ID)
		show(string(inc.ID), view, err)
		for _, p := range inc.Reports {
			rep, err := r.Report(ctx, v, p)
			show(string(p), rep, err)
		}
	}
	home, err := r.Home(ctx, v)
	show("home", home, err)
	return out.String()
}

// differ shows the first line in which two texts differ.
func differ(t testing.TB, what, got, want string) {
	t.Helper()
	if got == want {
		return
	}
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) || a[i] != b[i] {
			from := max(0, i-6)
			t.Fatalf("%s: differs at line %d:\n got %s\nwant %s", what, i+1, strings.Join(a[from:min(len(a), i+3)], "\n     "), strings.Join(b[from:min(len(b), i+3)], "\n     "))
		}
	}
}

func incidentsOf(t testing.TB, r *register.Register) []habeas.Incident {
	t.Helper()
	all, err := r.Incidents(context.Background(), register.Local(), register.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func entriesOf(t testing.TB, r *register.Register) int {
	t.Helper()
	h, err := r.Home(context.Background(), register.Local())
	if err != nil {
		t.Fatal(err)
	}
	return h.Totals.Entries
}
