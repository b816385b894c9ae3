package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"habeas"
	"habeas/internal/custody/check"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/sample"
	"habeas/internal/store/storetest"
)

// killed names, to a child of this test, the register to which it adds until it is killed.
const killed = "HABEAS_TEST_KILLED"

// killPoints is how many times the whole program is killed on each engine: few, since package register dies at forty exact
// points of its own; as many as HABEAS_KILLS says by hand.
func killPoints(t *testing.T) int {
	n, err := strconv.Atoi(os.Getenv("HABEAS_KILLS"))
	if err != nil {
		n = 2
	}
	if testing.Short() {
		t.Skip("killing the program takes its time")
	}
	return n
}

// addUntilKilled is the child: it adds and prints the id of every report that the register says is stored.
func addUntilKilled(config string) {
	var c register.Config
	if err := json.Unmarshal([]byte(config), &c); err != nil {
		panic(err)
	}
	r, err := register.Open(context.Background(), c)
	if err != nil {
		panic(err)
	}
	if _, err := addMade(r, func(p register.Progress) {
		for _, id := range p.Stored {
			fmt.Println(id)
		}
	}); err != nil {
		panic(err)
	}
}

// madeReports is how many reports are added; four batches become durable one after the other.
const madeReports = 256

// addMade adds generated reports.
func addMade(r *register.Register, progress func(register.Progress)) (register.Summary, error) {
	items := func(yield func(read.Item) bool) {
		for m := range sample.Generate(madeReports, 3) {
			if !yield(read.Item{Name: string(m.ID), Original: m.JSONL(), Format: "jsonl"}) {
				return
			}
		}
	}
	return r.Add(context.Background(), items, progress)
}

// TestKill kills the program at seeded points of an addition. Whenever it dies, the register is whole, what was said to be
// stored is there, and adding again gives the register that was never interrupted.
func TestKill(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	if s, err := strconv.ParseUint(os.Getenv("HABEAS_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("HABEAS_SEED=%d", seed)
	want := uninterrupted(t)
	for _, e := range killEngines(t) {
		t.Run(e.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			for point := range killPoints(t) {
				after, pause := r.IntN(madeReports), time.Duration(r.IntN(40_000))*time.Microsecond
				t.Run(fmt.Sprint(point), func(t *testing.T) { killOnce(t, e.make(t), after, pause, want) })
			}
		})
	}
}

// uninterrupted gives the incidents of a register to which everything was added at once.
func uninterrupted(t *testing.T) []string {
	t.Helper()
	r, err := register.Init(t.Context(), register.Config{Data: filepath.Join(t.TempDir(), "whole")})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := addMade(r, nil); err != nil {
		t.Fatal(err)
	}
	return incidentsOf(t, r)
}

// incidentsOf gives each incident as its act, people and claims, in one order. Ids are left out: what was linked when the
// register was opened again has got its ids by what was known then.
func incidentsOf(t *testing.T, r *register.Register) []string {
	t.Helper()
	list, err := r.Incidents(t.Context(), register.Local(), register.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	out := make([]string, len(list))
	for i, in := range list {
		claims := slices.Sorted(slices.Values(in.Claims))
		out[i] = fmt.Sprint(in.Act, in.Count, in.When.From, in.When.To, in.Status, claims)
	}
	slices.Sort(out)
	return out
}

// killOnce kills one addition, some time after the child said that so many reports are stored.
func killOnce(t *testing.T, c register.Config, after int, pause time.Duration, want []string) {
	r, err := register.Init(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	stored := runAndKill(t, c, after, pause)

	if r, err = register.Open(t.Context(), c); err != nil {
		t.Fatalf("killed after %d: the register does not open: %v", len(stored), err)
	}
	defer r.Close()
	verified, err := r.Verify(t.Context(), check.Options{})
	if err != nil || len(verified.Findings) > 0 {
		t.Fatalf("killed after %d: %v %v", len(stored), verified.Findings, err)
	}
	for _, id := range stored {
		if _, err := r.Report(t.Context(), register.Local(), id); err != nil {
			t.Fatalf("report %s was said to be stored: %v", id, err)
		}
	}
	if _, err := addMade(r, nil); err != nil {
		t.Fatal(err)
	}
	if got := incidentsOf(t, r); !slices.Equal(got, want) {
		t.Errorf("killed after %d and added again: %d incidents, other than the %d without the kill", len(stored), len(got), len(want))
	}
}

// runAndKill starts the child and kills it; it gives the ids that the child said were stored.
func runAndKill(t *testing.T, c register.Config, after int, pause time.Duration) []habeas.ReportID {
	t.Helper()
	config, err := json.Marshal(struct{ Data, Database string }{c.Data, c.Database})
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), killed+"="+string(config))
	child.Stderr = os.Stderr
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	kill := func() { time.AfterFunc(pause, func() { _ = child.Process.Kill() }) }
	if after == 0 {
		kill()
	}
	var stored []habeas.ReportID
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if stored = append(stored, habeas.ReportID(lines.Text())); len(stored) == after {
			kill()
		}
	}
	_ = child.Wait() // killed, or done before it was
	return stored
}

// A killEngine makes an empty place for a register.
type killEngine struct {
	name string
	make func(*testing.T) register.Config
}

func killEngines(t *testing.T) []killEngine {
	engines := []killEngine{{"sqlite", func(t *testing.T) register.Config {
		return register.Config{Data: filepath.Join(t.TempDir(), "register")}
	}}}
	return append(engines, killEngine{"postgres", func(t *testing.T) register.Config {
		return register.Config{Database: storetest.Postgres(t), Data: filepath.Join(t.TempDir(), "register")}
	}})
}
