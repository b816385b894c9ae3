//go:build linux

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"habeas/internal/capture"
	"habeas/internal/custody/check"
	"habeas/internal/register"
	"habeas/internal/store/storetest"
)

const (
	deadlyFeeds = 3
	deadlyPages = 4 // of each feed
)

// A deadlyWire is an invented news site that can end its visitor at a request. Every page is on a host of its own (all of
// them this machine, which has all of 127.0.0.0/8 on Linux), so that nobody has to wait for politeness.
type deadlyWire struct {
	port  string
	mu    sync.Mutex
	asked map[string]int
	left  int    // requests until the visitor dies; 0 is never
	kill  func() // ends the visitor
}

func newDeadlyWire(t *testing.T) *deadlyWire {
	t.Helper()
	w := &deadlyWire{asked: map[string]int{}}
	l, err := net.Listen("tcp", "0.0.0.0:0")
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewUnstartedServer(w)
	s.Listener.Close()
	s.Listener = l
	s.Start()
	t.Cleanup(s.Close)
	_, w.port, _ = net.SplitHostPort(l.Addr().String())
	return w
}

func (w *deadlyWire) feed(f int) string {
	return fmt.Sprintf("http://127.0.1.%d:%s/feed%d", f+1, w.port, f)
}

func (w *deadlyWire) page(f, p int) string {
	return fmt.Sprintf("http://127.0.2.%d:%s/page%d", f*deadlyPages+p+1, w.port, f*deadlyPages+p)
}

// ServeHTTP serves feeds and pages, and ends the visitor when it is time.
func (w *deadlyWire) ServeHTTP(out http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	w.asked[r.URL.Path]++
	if w.left > 0 {
		if w.left--; w.left == 0 {
			w.kill()
		}
	}
	w.mu.Unlock()
	var n int
	if _, err := fmt.Sscanf(r.URL.Path, "/feed%d", &n); err == nil {
		var pages []string
		for p := range deadlyPages {
			pages = append(pages, w.page(n, p))
		}
		http.ServeContent(out, r, "feed.xml", time.Date(2026, 11, 1+n, 0, 0, 0, 0, time.UTC), strings.NewReader(rssOf(pages...)))
		return
	}
	fmt.Sscanf(r.URL.Path, "/page%d", &n)
	fmt.Fprintf(out, "<html><head><title>Held</title></head><body><article><p>%d people were detained in Harbourtown on %d February 2025, an aid group said.</p></article></body></html>", n+3, n+1)
}

// A watchDeath says when a watching program dies.
type watchDeath struct {
	atRequest, atSaid int           // at the nth request that it makes, or the nth time that it says what it took
	pause             time.Duration // so long after
}

// TestWatch_Killed kills habeas watch run at seeded points. Whatever it said is taken is there and whole, what it had not
// taken is taken when it runs again, and nothing is there twice or taken a third time.
func TestWatch_Killed(t *testing.T) {
	points := 40
	if testing.Short() {
		t.Skip("starts and kills many processes; run without -short")
	}
	if n, err := strconv.Atoi(os.Getenv("HABEAS_KILLS")); err == nil {
		points = n
	}
	seed := uint64(0x5eed)
	if s, err := strconv.ParseUint(os.Getenv("HABEAS_SEED"), 10, 64); err == nil {
		seed = s
	}
	t.Logf("HABEAS_SEED=%d, %d points on each engine", seed, points)
	for _, e := range killEngines(t) {
		t.Run(e.name, func(t *testing.T) {
			if e.name == "postgres" {
				storetest.Postgres(t) // skips where no server is named
			}
			rnd := rand.New(rand.NewPCG(seed, 5))
			var died atomic.Int64
			t.Cleanup(func() {
				if n := int(died.Load()); n < points/2 {
					t.Errorf("%d of %d programs were killed on the way; the points lie beyond the work", n, points)
				}
			})
			for point := range points {
				var d watchDeath
				if point%2 == 0 {
					d.atRequest = 1 + rnd.IntN(deadlyFeeds*(deadlyPages+1))
					d.pause = time.Duration(rnd.IntN(30_000)) * time.Microsecond
				} else {
					d.atSaid = 1 + rnd.IntN(deadlyFeeds)
					d.pause = time.Duration(rnd.IntN(4_000)) * time.Microsecond
				}
				t.Run(fmt.Sprint("point ", point), func(t *testing.T) {
					t.Parallel()
					if watchKilled(t, e.make(t), d) {
						died.Add(1)
					}
				})
			}
		})
	}
}

// watchKilled kills one watching program, and reports whether it was still at work.
func watchKilled(t *testing.T, c register.Config, d watchDeath) bool {
	w := newDeadlyWire(t)
	in := func(later time.Duration, args ...string) string { return habeasOn(t, c, later, args...) }
	in(0, "init")
	for f := range deadlyFeeds {
		in(0, "watch", "add", w.feed(f), "--every", "5m")
	}
	took, died := watchAndDie(t, w, c, d)

	r, err := register.Open(t.Context(), c)
	if err != nil {
		t.Fatalf("%+v: the register does not open: %v", d, err)
	}
	defer r.Close()
	if v, err := r.Verify(t.Context(), check.Options{}); err != nil || len(v.Findings) > 0 {
		t.Fatalf("%+v: %v %v", d, v.Findings, err)
	}
	for _, f := range took {
		checkTaken(t, r, w, f)
	}
	in(2*time.Hour, "watch", "run", "--once", "--allow-private", "--ignore-robots") // leases are over, and everything is due
	for f := range deadlyFeeds {
		checkTaken(t, r, w, f)
	}
	before := w.visits("/page")
	if out := in(4*time.Hour, "watch", "run", "--once", "--allow-private", "--ignore-robots"); strings.Contains(out, "new report") || w.visits("/page") != before {
		t.Errorf("%+v: all was taken, and again: %s", d, out)
	}
	if v, err := r.Verify(t.Context(), check.Options{}); err != nil || len(v.Findings) > 0 {
		t.Fatalf("%+v: after going on: %v %v", d, v.Findings, err)
	}
	return died
}

// visits counts requests of one kind.
func (w *deadlyWire) visits(kind string) (n int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for path, times := range w.asked {
		if strings.HasPrefix(path, kind) {
			n += times
		}
	}
	return n
}

// checkTaken checks that every page of a feed is there, once.
func checkTaken(t *testing.T, r *register.Register, w *deadlyWire, f int) {
	t.Helper()
	for p := range deadlyPages {
		id, err := capture.PageID(w.page(f, p))
		if err != nil {
			t.Fatal(err)
		}
		view, err := r.Report(t.Context(), register.Local(), id)
		if err != nil || len(view.Versions) != 1 {
			t.Errorf("page %d of feed %d: %d versions, %v; want it there once", p, f, len(view.Versions), err)
		}
	}
}

// habeasOn runs a command on a register, some time later, and gives what it said.
func habeasOn(t *testing.T, c register.Config, later time.Duration, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	getenv := func(name string) string {
		return map[string]string{"HABEAS_DATA": c.Data, "HABEAS_DATABASE": c.Database}[name]
	}
	clock := func() time.Time { return time.Now().Add(later) }
	if status := run(t.Context(), args, strings.NewReader(""), &out, &out, getenv, clock); status != exitDone {
		t.Fatalf("habeas %v: status %d\n%s", args, status, out.String())
	}
	return out.String()
}

// watchAndDie runs the program until it dies, and gives the feeds of which it said that their pages are taken, and whether it
// died.
func watchAndDie(t *testing.T, w *deadlyWire, c register.Config, d watchDeath) (took []int, died bool) {
	t.Helper()
	child := exec.Command(os.Args[0], "watch", "run", "--once", "--allow-private", "--ignore-robots")
	child.Args[0] = "habeas" // which makes this test program be habeas
	child.Env = append(slices.DeleteFunc(os.Environ(), func(s string) bool { return strings.HasPrefix(s, "HABEAS_") }),
		"HABEAS_DATA="+c.Data, "HABEAS_DATABASE="+c.Database)
	errs, err := child.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	kill := func() { time.AfterFunc(d.pause, func() { _ = child.Process.Kill() }) }
	w.mu.Lock()
	w.left, w.kill = d.atRequest, kill
	w.mu.Unlock()
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(errs); lines.Scan(); {
		for f := range deadlyFeeds {
			if strings.Contains(lines.Text(), w.feed(f)+":") {
				took = append(took, f)
			}
		}
		if d.atSaid > 0 && len(took) == d.atSaid {
			kill()
		}
	}
	_ = child.Wait() // killed, or done before it was
	w.mu.Lock()
	w.left = 0
	w.mu.Unlock()
	if child.ProcessState.Exited() && child.ProcessState.ExitCode() != exitDone {
		t.Fatalf("%+v: the program ended by itself with status %d", d, child.ProcessState.ExitCode())
	}
	return took, !child.ProcessState.Exited()
}
