//go:build unix

package register_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"habeas"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/store/storetest"
)

// childEnv makes this test program be the one that is killed: its value is a [childPlan] as JSON.
const childEnv = "HABEAS_TEST_CHILD"

// A childPlan says what a child does and where it dies.
type childPlan struct {
	Data, Database string
	Review         bool  // it judges what is there instead of adding
	AtRead         int64 // dies when it reads its nth original, while others are being written
	AtClock        int64 // dies when it looks at the clock for the nth time, in the middle of a transaction
	AtAck          int   // is killed from outside when it has acknowledged its nth report
	FileLimit      int64 // no file may grow beyond so many bytes, as on a full disk; 0 is no limit
}

func TestMain(m *testing.M) {
	if plan := os.Getenv(childEnv); plan != "" {
		child(plan)
	}
	os.Exit(m.Run())
}

// die ends the process as a power cut does: nothing is flushed, nothing deferred runs.
func die() { syscall.Kill(os.Getpid(), syscall.SIGKILL); select {} }

// child adds reports in many runs and prints the id of each that was acknowledged.
func child(text string) {
	var p childPlan
	if err := json.Unmarshal([]byte(text), &p); err != nil {
		panic(err)
	}
	if p.FileLimit > 0 {
		signal.Ignore(syscall.SIGXFSZ)
		limit := syscall.Rlimit{Cur: uint64(p.FileLimit), Max: uint64(p.FileLimit)}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			panic(err)
		}
	}
	var reads, looks atomic.Int64
	t := tools("lines-1")
	plain := t.Read
	t.Read = func(ctx context.Context, it read.Item) (habeas.Report, error) {
		if reads.Add(1) == p.AtRead {
			die()
		}
		return plain(ctx, it)
	}
	start := time.Now()
	now := func() time.Time {
		if looks.Add(1) == p.AtClock {
			die()
		}
		return start.Add(time.Duration(looks.Load()) * time.Second)
	}
	r, err := register.Open(context.Background(), register.Config{Data: p.Data, Database: p.Database, Now: now, Tools: t})
	if err != nil {
		fmt.Println("child:", err)
		os.Exit(1)
	}
	work := childAdds
	if p.Review {
		work = childJudges
	}
	if err := work(r); err != nil {
		fmt.Println("child:", int(habeas.KindOf(err)), err)
		os.Exit(1)
	}
	r.Close()
	os.Exit(0)
}

// childAdds prints the id of every report that the register says is stored.
func childAdds(r *register.Register) error {
	for run := range childRuns {
		_, err := r.Add(context.Background(), items(childItems(run)...), func(p register.Progress) {
			for _, id := range p.Stored {
				fmt.Println(id)
			}
		})
		if err != nil {
			return err
		}
	}
	return nil
}

const (
	childRuns    = 5
	childReports = 6 // in each run; every third run changes reports of the run before
)

func childItems(run int) []read.Item {
	var out []read.Item
	for i := range childReports {
		n := run*childReports + i
		if run%3 == 2 {
			n -= childReports
		}
		day := habeas.DateOf(2019, 1, 1).AddDays(n / 2 * 9)
		out = append(out, item(fmt.Sprint("r", n), "Paper "+strconv.Itoa(n%4), fmt.Sprintf("arrest %d Yanji Jilin %s They were seized, says telling %d.", 3+n/2%40, day, run)))
	}
	return out
}

// killing gives how many times a test kills on each engine, and the seed of its points: forty and a fixed one, or what
// HABEAS_KILLS and HABEAS_SEED say.
func killing(t *testing.T) (points int, seed uint64) {
	t.Helper()
	if testing.Short() {
		t.Skip("starts and kills many processes; run without -short")
	}
	points, seed = 40, 0x5eed
	if n, err := strconv.Atoi(os.Getenv("HABEAS_KILLS")); err == nil && n > 0 {
		points = n
	}
	if n, err := strconv.ParseUint(os.Getenv("HABEAS_SEED"), 10, 64); err == nil {
		seed = n
	}
	t.Logf("HABEAS_SEED=%d, %d points on each engine", seed, points)
	return points, seed
}

// killEach kills at every point, several points at a time: most of a point is waiting for the disk.
func killEach(t *testing.T, points int, draw func(point int) childPlan, once func(*testing.T, childPlan, register.Config)) {
	onEngines(t, func(t *testing.T, c register.Config) {
		for point := range points {
			plan := draw(point)
			t.Run(fmt.Sprintf("point %d", point), func(t *testing.T) {
				t.Parallel()
				here := register.Config{Now: new(clock).now, Tools: c.Tools}
				if c.Database == "" {
					here.Data = t.TempDir()
				} else {
					here.Database = storetest.Postgres(t)
				}
				plan.Data, plan.Database = here.Data, here.Database
				once(t, plan, here)
			})
		}
	})
}

// The program is killed at seeded points while it adds. After each, the register opens, holds everything that was
// acknowledged, its log and archive are whole, and going on gives what an uninterrupted run gives.
func TestKill(t *testing.T) {
	points, seed := killing(t)
	whole := mustInit(t, register.Config{Data: t.TempDir(), Now: new(clock).now, Tools: tools("lines-1")})
	for run := range childRuns {
		mustAdd(t, whole, childItems(run)...)
	}
	want := groups(t, whole)
	rnd := rand.New(rand.NewPCG(seed, 1))
	draw := func(point int) (p childPlan) {
		switch point % 3 {
		case 0:
			p.AtRead = 1 + rnd.Int64N(childRuns*childReports)
		case 1:
			p.AtClock = 1 + rnd.Int64N(2*childRuns)
		default:
			p.AtAck = 1 + rnd.IntN(childRuns*childReports/2)
		}
		return p
	}
	killEach(t, points, draw, func(t *testing.T, plan childPlan, c register.Config) { killOnce(t, plan, c, want) })
}

func killOnce(t *testing.T, plan childPlan, c register.Config, want string) {
	r, err := register.Init(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	acked, said := runChild(t, plan)
	if said != "" {
		t.Fatal(said)
	}
	r = mustOpen(t, c)
	for _, id := range acked {
		if _, err := r.Report(t.Context(), register.Local(), habeas.ReportID(id)); err != nil {
			t.Errorf("%+v: acknowledged report %s: %v", plan, id, err)
		}
	}
	intact(t, r)
	mustBeWhole(t, r)
	rebuilt(t, r)
	for run := range childRuns {
		mustAdd(t, r, childItems(run)...)
	}
	if got := groups(t, r); got != want {
		t.Errorf("%+v: after going on:\n%s\nwant\n%s", plan, got, want)
	}
}

// A disk that fills up gives a clear error, and what was acknowledged before is there.
func TestAdd_DiskFull(t *testing.T) {
	for _, limit := range []int64{400_000, 460_000, 520_000} {
		c := register.Config{Data: t.TempDir(), Now: new(clock).now, Tools: tools("lines-1")}
		mustInit(t, c).Close()
		acked, said := runChild(t, childPlan{Data: c.Data, FileLimit: limit})
		if kind := fmt.Sprintf("child: %d ", habeas.Unavailable); !strings.HasPrefix(said, kind) {
			t.Fatalf("limit %d: the child said %q, want an error of kind Unavailable", limit, said)
		}
		r := mustOpen(t, c)
		for _, id := range acked {
			if _, err := r.Report(t.Context(), register.Local(), habeas.ReportID(id)); err != nil {
				t.Errorf("limit %d: acknowledged report %s: %v", limit, id, err)
			}
		}
		intact(t, r)
		rebuilt(t, r)
	}
}

// runChild runs a child to its end and gives what it acknowledged and the error that it ended with.
func runChild(t *testing.T, plan childPlan) (acked []string, said string) {
	t.Helper()
	text, err := json.Marshal(plan)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childEnv+"="+string(text))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if strings.HasPrefix(lines.Text(), "child:") {
			said = lines.Text()
			continue
		}
		acked = append(acked, lines.Text())
		if len(acked) == plan.AtAck {
			cmd.Process.Kill()
		}
	}
	err = cmd.Wait()
	if status, ok := cmd.ProcessState.Sys().(syscall.WaitStatus); said == "" && (!ok || !status.Signaled()) {
		t.Logf("%+v: the child came to its end before it was killed (%v)", plan, err)
	}
	return acked, said
}
