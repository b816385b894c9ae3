//go:build unix

package register_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"filippo.io/age"

	"habeas/internal/custody/check"
	"habeas/internal/register"
	"habeas/internal/store/storetest"
)

// restoreEnv makes this test program restore a backup and die on the way: its value is a [restorePlan] as JSON.
const restoreEnv = "HABEAS_TEST_RESTORE"

// A restorePlan says what a child restores, and where it dies.
type restorePlan struct {
	Data, Database   string
	Backup, Identity string
	AtByte           int64 // dies when it has read so many bytes of the backup
	AtClock          int64 // or when it looks at the clock for the nth time, while it derives
	Write            bool  // it writes the backup of Data instead, and dies when it has written AtByte
}

func init() { // before TestMain, which knows other children
	if text := os.Getenv(restoreEnv); text != "" {
		restoringChild(text)
	}
}

func restoringChild(text string) {
	var p restorePlan
	id, f, err := (*age.X25519Identity)(nil), (*os.File)(nil), json.Unmarshal([]byte(text), &p)
	if err == nil {
		id, err = age.ParseX25519Identity(p.Identity)
	}
	if err == nil && p.Write {
		err = writingChild(p, id)
		os.Exit(map[bool]int{true: 0, false: 1}[err == nil])
	}
	if err == nil {
		f, err = os.Open(p.Backup)
	}
	if err != nil {
		panic(err)
	}
	looks := int64(0)
	clock := func() time.Time {
		if looks++; looks == p.AtClock {
			die()
		}
		return time.Date(2026, 11, 26, 8, 0, 0, 0, time.UTC)
	}
	r, err := register.Restore(context.Background(), register.Config{Data: p.Data, Database: p.Database, Now: clock}, []io.Reader{&deadly{f, p.AtByte}}, nil, id)
	if err != nil {
		panic(err)
	}
	r.Close()
	os.Exit(0)
}

func writingChild(p restorePlan, id *age.X25519Identity) error {
	f, err := os.Create(p.Backup)
	if err != nil {
		return err
	}
	r, err := register.Open(context.Background(), register.Config{Data: p.Data, Database: p.Database})
	if err != nil {
		return err
	}
	_, _, err = r.Backup(context.Background(), &deadlyWriter{f, p.AtByte}, nil, id.Recipient())
	return err
}

// A deadlyWriter ends the program after so many bytes.
type deadlyWriter struct {
	w    io.Writer
	left int64
}

func (d *deadlyWriter) Write(p []byte) (int, error) {
	if d.left -= int64(len(p)); d.left < 0 {
		d.w.Write(p[:len(p)+int(d.left)])
		die()
	}
	return d.w.Write(p)
}

// A deadly reader ends the program after so many bytes.
type deadly struct {
	r    io.Reader
	left int64
}

func (d *deadly) Read(p []byte) (int, error) {
	if d.left == 0 {
		die()
	}
	n, err := d.r.Read(p[:min(int64(len(p)), d.left)])
	d.left -= int64(n)
	return n, err
}

// A restore that was killed anywhere is begun again by the same command, and gives the register that was backed up.
func TestRestore_Killed(t *testing.T) {
	points, seed := killing(t)
	rng := rand.New(rand.NewPCG(seed, 2))
	id := mustIdentity(t)
	old, _ := invented(t, 12)
	want, file := shown(t, old), backedUp(t, old, nil, id)
	path := filepath.Join(t.TempDir(), "backup")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	onEngines(t, func(t *testing.T, c register.Config) {
		var killed atomic.Int64
		t.Cleanup(func() {
			if n := int(killed.Load()); n < points/2 {
				t.Errorf("%d of %d children died on the way; the points lie beyond the work", n, points)
			}
		})
		for point := range points {
			p := restorePlan{Backup: path, Identity: id.String(), AtByte: int64(len(file)) + 1}
			if rng.IntN(4) == 0 {
				p.AtClock = 1 + rng.Int64N(3)
			} else {
				p.AtByte = 1 + rng.Int64N(int64(len(file)))
			}
			t.Run(fmt.Sprintf("point %d", point), func(t *testing.T) {
				t.Parallel()
				p.Data = filepath.Join(t.TempDir(), "r")
				if c.Database != "" {
					p.Database = storetest.Postgres(t)
				}
				if restoredAfterDeath(t, p, file, id, want) {
					killed.Add(1)
				}
			})
		}
	})
}

// restoredAfterDeath restores once more where a child died, and reports whether it did die.
func restoredAfterDeath(t *testing.T, p restorePlan, file []byte, id *age.X25519Identity, want string) bool {
	died := diesOn(t, p)
	r, err := register.Restore(t.Context(), register.Config{Data: p.Data, Database: p.Database}, readers([][]byte{file}), nil, id)
	if err != nil {
		t.Fatalf("after death at byte %d, look %d: %v", p.AtByte, p.AtClock, err)
	}
	defer r.Close()
	if shown(t, r) != want {
		t.Errorf("after death at byte %d, look %d: another register", p.AtByte, p.AtClock)
	}
	mustBeWhole(t, r)
	return died
}

// diesOn runs a child, and reports whether it was killed.
func diesOn(t *testing.T, p restorePlan) bool {
	t.Helper()
	plan, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), restoreEnv+"="+string(plan))
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err = cmd.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok && exit.Sys().(syscall.WaitStatus).Signal() == syscall.SIGKILL {
		return true
	}
	if err != nil && !strings.Contains(out.String(), "PASS") {
		t.Fatalf("child: %v\n%s", err, out.String())
	}
	return false
}

// A backup that was killed anywhere leaves the register whole and in use, and what it wrote is never taken for a backup.
func TestBackup_Killed(t *testing.T) {
	points, seed := killing(t)
	rng := rand.New(rand.NewPCG(seed, 3))
	id := mustIdentity(t)
	old, _ := invented(t, 12)
	file := backedUp(t, old, nil, id)
	onEngines(t, func(t *testing.T, c register.Config) {
		c = register.Config{Data: t.TempDir(), Database: c.Database}
		r, err := register.Restore(t.Context(), c, readers([][]byte{file}), nil, id)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		size := int64(len(backedUp(t, r, nil, id)))
		p := restorePlan{Data: c.Data, Database: c.Database, Backup: filepath.Join(t.TempDir(), "half"), Identity: id.String(), Write: true}
		for range points {
			p.AtByte = rng.Int64N(size)
			noBackup(t, p, size, id)
			mustBeWhole(t, r)
		}
		backedUp(t, r, nil, id)
	})
}

// noBackup lets a child die while it writes a backup, and checks that what it wrote is none.
func noBackup(t *testing.T, p restorePlan, size int64, id *age.X25519Identity) {
	t.Helper()
	if !diesOn(t, p) {
		t.Fatalf("a child that was to die at byte %d of %d lives", p.AtByte, size)
	}
	half, err := os.ReadFile(p.Backup)
	if err != nil || int64(len(half)) > p.AtByte {
		t.Fatalf("dead at byte %d: %d bytes, %v", p.AtByte, len(half), err)
	}
	if res := checked(t, check.Key{}, id, half)[0]; len(res.Findings) == 0 {
		t.Errorf("%d of %d bytes pass as a backup", p.AtByte, size)
	}
}
