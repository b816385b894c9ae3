package register_test

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"habeas"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/sample"
)

// TestFailOver kills the leader of a PostgreSQL cluster under load. The cluster is a real one, run by Patroni over etcd with
// a synchronous standby. The program goes on by itself, and every capture and judgement that it acknowledged is there.
//
// It runs when HABEAS_FAILOVER says how many reports to add; HABEAS_REQUIRE_FAILOVER insists on the programs it needs.
func TestFailOver(t *testing.T) {
	n, err := strconv.Atoi(os.Getenv("HABEAS_FAILOVER"))
	if err != nil {
		t.Skip("HABEAS_FAILOVER does not say how many reports to add while the leader is killed")
	}
	c := startCluster(t)
	ctx, cancel := context.WithTimeout(t.Context(), 8*time.Minute)
	defer cancel()
	cfg := register.Config{Data: t.TempDir(), Database: c.url("habeas", "target_session_attrs=read-write&connect_timeout=2")}
	adder, err := register.Init(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer adder.Close()
	judge, err := register.Open(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	defer judge.Close()

	const first = 40
	if _, err := adder.Add(ctx, madeItems(0, first), nil); err != nil {
		t.Fatal(err)
	}
	stop := make(chan struct{})
	judgements := make(chan []habeas.Entry, 1)
	go func() { judgements <- judgeUntil(ctx, t, judge, stop) }()

	var stored []habeas.ReportID
	waited, killed := 0, false
	sum, err := adder.Add(ctx, madeItems(first, n), func(p register.Progress) {
		stored = append(stored, p.Stored...)
		if p.Stage == "waiting for the database" {
			waited++
		}
		if !killed && len(stored) >= n/4 {
			killed = true
			t.Logf("killing %s, the leader, after %d reports", c.killLeader(t), len(stored))
		}
	})
	close(stop)
	judged := <-judgements
	if err != nil {
		t.Fatalf("the program did not go on: %v", err)
	}
	if !killed || waited == 0 {
		t.Fatalf("the leader was killed: %v; times the program waited for the database: %d; want both", killed, waited)
	}
	if len(sum.New) != n-first || len(stored) != n-first || len(sum.Known) != 0 {
		t.Errorf("new %d, acknowledged %d, known %d; want %d new and acknowledged", len(sum.New), len(stored), len(sum.Known), n-first)
	}
	for _, id := range stored {
		if _, err := judge.Report(ctx, register.Local(), id); err != nil {
			t.Errorf("report %s was acknowledged and is not there: %v", id, err)
		}
	}
	checkJudged(ctx, t, judge, judged)
	t.Logf("%d reports and %d judgements acknowledged, all present; waited %d times", len(stored), len(judged), waited)
}

// madeItems gives generated reports from number a up to b.
func madeItems(a, b int) func(func(read.Item) bool) {
	return func(yield func(read.Item) bool) {
		i := 0
		for m := range sample.Generate(b, 11) {
			if i++; i > a && !yield(read.Item{Name: string(m.ID), Original: m.JSONL(), Format: "jsonl"}) {
				return
			}
		}
	}
}

// judgeUntil accepts claims, one after the other and from the start again, and gives the entries that were acknowledged.
func judgeUntil(ctx context.Context, t *testing.T, r *register.Register, stop <-chan struct{}) (acknowledged []habeas.Entry) {
	claims, err := r.Claims(ctx, register.Local(), nil)
	if err != nil || len(claims) == 0 {
		t.Errorf("claims to judge: %d, %v", len(claims), err)
		return nil
	}
	for i := 0; ; i++ {
		select {
		case <-stop:
			return acknowledged
		case <-time.After(50 * time.Millisecond):
		}
		j := habeas.Judgement{Verdict: habeas.Accept, Claims: []habeas.ClaimID{claims[i%len(claims)].ID}}
		e, err := r.Judge(ctx, register.LocalReviewer(), j, fmt.Sprintf("judgement %d", i))
		if err != nil {
			t.Errorf("judgement %d: %v", i, err)
			return acknowledged
		}
		acknowledged = append(acknowledged, e)
	}
}

// checkJudged wants every acknowledged judgement in the journal, once.
func checkJudged(ctx context.Context, t *testing.T, r *register.Register, judged []habeas.Entry) {
	t.Helper()
	times := map[string]int{}
	for e, err := range r.Journal(ctx, register.Local()) {
		if err != nil {
			t.Fatal(err)
		}
		if e.Kind == habeas.EntryJudgement {
			times[e.Reason]++
		}
	}
	for _, e := range judged {
		if times[e.Reason] != 1 {
			t.Errorf("%s was acknowledged and stands in the journal %d times", e.Reason, times[e.Reason])
		}
	}
}

// A cluster is two PostgreSQL servers under Patroni, and the etcd in which they agree who leads.
type cluster struct {
	dir   string
	names []string
	ports []int // PostgreSQL's
	rest  []int // Patroni's
	run   []*exec.Cmd
	owner *syscall.Credential
}

func startCluster(t *testing.T) *cluster {
	c := &cluster{names: []string{"north", "south"}}
	bins, _ := filepath.Glob("/usr/lib/postgresql/*/bin")
	for _, p := range []string{"etcd", "patroni"} {
		if _, err := exec.LookPath(p); err != nil || len(bins) == 0 {
			if os.Getenv("HABEAS_REQUIRE_FAILOVER") != "" {
				t.Fatalf("%s or PostgreSQL is missing", p)
			}
			t.Skipf("%s or PostgreSQL is not installed", p)
		}
	}
	dir, err := os.MkdirTemp("", "habeas-failover-")
	if err != nil {
		t.Fatal(err)
	}
	c.dir = dir
	t.Cleanup(func() { os.RemoveAll(dir) })
	c.own(t)
	free := freePorts(t, 6)
	etcd := fmt.Sprintf("http://127.0.0.1:%d", free[0])
	c.start(t, "etcd", "etcd", "--data-dir", dir+"/etcd", "--listen-client-urls", etcd, "--advertise-client-urls", etcd,
		"--listen-peer-urls", fmt.Sprintf("http://127.0.0.1:%d", free[1]))
	c.ports, c.rest = free[2:4], free[4:6]
	for i, name := range c.names {
		file := filepath.Join(dir, name+".yml")
		if err := os.WriteFile(file, []byte(c.settings(i, free[0], bins[len(bins)-1])), 0o644); err != nil {
			t.Fatal(err)
		}
		c.start(t, name, "patroni", file)
	}
	c.wait(t, "a leader and a synchronous standby", func() bool { l, s := c.roles(); return l >= 0 && s >= 0 })
	db, err := sql.Open("pgx", c.url("postgres", "target_session_attrs=read-write"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("create database habeas"); err != nil {
		t.Fatal(err)
	}
	c.wait(t, "the database on both servers", func() bool { return c.reachable(c.ports[0]) && c.reachable(c.ports[1]) })
	return c
}

// reachable reports whether the server on a port, leader or standby, has the database.
func (c *cluster) reachable(port int) bool {
	db, err := sql.Open("pgx", fmt.Sprintf("postgres://habeas@127.0.0.1:%d/habeas?sslmode=disable", port))
	if err != nil {
		return false
	}
	defer db.Close()
	return db.Ping() == nil
}

// own gives the folder to the user postgres when the test runs as root, as which PostgreSQL refuses to run.
func (c *cluster) own(t *testing.T) {
	if os.Getuid() != 0 {
		return
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		t.Fatal(err)
	}
	uid, _ := strconv.Atoi(u.Uid)
	gid, _ := strconv.Atoi(u.Gid)
	if err := os.Chown(c.dir, uid, gid); err != nil {
		t.Fatal(err)
	}
	c.owner = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func (c *cluster) start(t *testing.T, name, program string, args ...string) {
	log, err := os.Create(filepath.Join(c.dir, name+".log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	cmd := exec.Command(program, args...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.dir, log, log
	cmd.Env = append(os.Environ(), "HOME="+c.dir)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: c.owner, Setpgid: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c.run = append(c.run, cmd)
	var once sync.Once
	t.Cleanup(func() {
		once.Do(func() {
			c.kill(name, cmd)
			if t.Failed() {
				b, _ := os.ReadFile(log.Name())
				t.Logf("%s said at the end:\n%s", name, b[max(0, len(b)-2000):])
			}
		})
	})
}

// kill ends a program at once, and the PostgreSQL server that it ran.
func (c *cluster) kill(name string, cmd *exec.Cmd) {
	cmd.Process.Kill()
	cmd.Wait()
	b, err := os.ReadFile(filepath.Join(c.dir, name, "postmaster.pid"))
	if err != nil {
		return
	}
	first, _, _ := strings.Cut(string(b), "\n")
	if pid, err := strconv.Atoi(first); err == nil && pid > 1 {
		syscall.Kill(pid, syscall.SIGKILL)
	}
}

func (c *cluster) settings(i, etcd int, bin string) string {
	return fmt.Sprintf(`scope: habeas
name: %[1]s
restapi: {listen: "127.0.0.1:%[2]d", connect_address: "127.0.0.1:%[2]d"}
etcd3: {host: "127.0.0.1:%[3]d"}
bootstrap:
  dcs:
    ttl: 20
    loop_wait: 2
    retry_timeout: 3
    synchronous_mode: true
    postgresql:
      use_pg_rewind: false
      parameters: {max_connections: 100, fsync: "off"}
  initdb: [{encoding: UTF8}, {locale: C.UTF-8}]
postgresql:
  listen: "127.0.0.1:%[4]d"
  connect_address: "127.0.0.1:%[4]d"
  data_dir: "%[5]s/%[1]s"
  bin_dir: "%[6]s"
  authentication: {superuser: {username: habeas}, replication: {username: copier}}
  parameters: {unix_socket_directories: "%[5]s"}
  pg_hba: ["host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust", "local all all trust"]
`, c.names[i], c.rest[i], etcd, c.ports[i], c.dir, bin)
}

func (c *cluster) url(database, options string) string {
	return fmt.Sprintf("postgres://habeas@127.0.0.1:%d,127.0.0.1:%d/%s?sslmode=disable&%s", c.ports[0], c.ports[1], database, options)
}

// roles gives the numbers of the leader and of its synchronous standby, -1 for none.
func (c *cluster) roles() (leader, standby int) {
	leader, standby = -1, -1
	client := http.Client{Timeout: 2 * time.Second}
	for _, port := range c.rest {
		resp, err := client.Get(fmt.Sprintf("http://127.0.0.1:%d/cluster", port))
		if err != nil {
			continue
		}
		var got struct {
			Members []struct{ Name, Role, State string }
		}
		err = json.NewDecoder(resp.Body).Decode(&got)
		resp.Body.Close()
		if err != nil {
			continue
		}
		for _, m := range got.Members {
			for i, name := range c.names {
				if m.Name == name && m.Role == "leader" && m.State == "running" {
					leader = i
				}
				if m.Name == name && m.Role == "sync_standby" {
					standby = i
				}
			}
		}
		return leader, standby
	}
	return leader, standby
}

// killLeader ends the leader's Patroni and PostgreSQL without a word, and gives its name.
func (c *cluster) killLeader(t *testing.T) string {
	leader, _ := c.roles()
	if leader < 0 {
		t.Error("no leader to kill")
		return "nobody"
	}
	c.kill(c.names[leader], c.run[1+leader])
	return c.names[leader]
}

// wait polls until something holds, a minute and a half at most.
func (c *cluster) wait(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for range 300 {
		if holds() {
			return
		}
		time.Sleep(300 * time.Millisecond)
	}
	t.Fatalf("waited in vain for %s", what)
}

// freePorts gives ports on loopback that nobody listens on.
func freePorts(t *testing.T, n int) []int {
	var out []int
	for range n {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		out = append(out, l.Addr().(*net.TCPAddr).Port)
	}
	return out
}
