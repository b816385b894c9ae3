package register_test

import (
	"bytes"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"habeas/internal/custody/check"
	"habeas/internal/register"
	"habeas/internal/store"
)

// One changed bit anywhere in the file of an SQLite database is named by verify (the engine's own check is part of it), or it is
// in what is derived, where a rebuild that is only tried names it and one that is done mends it, or it changes nothing.
func TestVerify_ChangedBitsInPages(t *testing.T) {
	seed := *damageSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d (again with -damage-seed)", seed)
	rng := rand.New(rand.NewPCG(seed, 2))
	r, c := invented(t, 20)
	k, before := key(t, r), shown(t, r)
	r.Close()
	c.Patience = -1
	file := filepath.Join(c.Data, store.FileName)
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	points, named, derived := 200, 0, 0
	if testing.Short() {
		points = 40
	}
	for range points {
		at, bit := rng.IntN(len(whole)), rng.IntN(8)
		bad := bytes.Clone(whole)
		bad[at] ^= 1 << bit
		putPages(t, file, bad)
		if namedIn(t, c, k) {
			named++
			continue
		}
		found, now, rebuilt := mended(t, c)
		if found {
			derived++
		}
		if (!found && now != before) || rebuilt != before {
			t.Errorf("bit %d of byte %d of page %d changed: not named, and the register shows something else (after a rebuild: %v)", bit, at%4096, at/4096, rebuilt != before)
		}
	}
	t.Logf("%d of %d named by verify, %d by a rebuild; the others change nothing", named, points, derived)
	if named == 0 || derived == 0 {
		t.Error("one of the two named none")
	}
}

// putPages makes a database of a file's bytes, with nothing left beside it.
func putPages(t *testing.T, file string, b []byte) {
	t.Helper()
	for _, beside := range []string{"-wal", "-shm"} {
		if err := os.Remove(file + beside); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(file, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// namedIn reports whether the damage is found, by verify or in that the database does not even open.
func namedIn(t *testing.T, c register.Config, k check.Key) bool {
	t.Helper()
	c.ReadOnly = true
	r, err := register.Open(t.Context(), c)
	if err != nil {
		return true
	}
	defer r.Close()
	res, err := r.Verify(t.Context(), check.Options{Key: k})
	return err != nil || len(res.Findings) > 0
}

// mended reports whether a rebuild that is only tried finds something, what the register shows before one, and after it.
func mended(t *testing.T, c register.Config) (found bool, now, after string) {
	t.Helper()
	r := mustOpen(t, c)
	defer r.Close()
	out, err := r.TryRebuild(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if found = len(out.Rows) > 0; !found {
		now = shown(t, r)
	}
	if _, err := r.Rebuild(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return found, now, shown(t, r)
}
