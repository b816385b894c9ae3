package register_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"

	"habeas"
	"habeas/internal/archive/archivetest"
	"habeas/internal/custody/check"
	"habeas/internal/register"
	"habeas/internal/store/storetest"
)

func opens(ids ...age.Identity) func() ([]age.Identity, error) {
	return func() ([]age.Identity, error) { return ids, nil }
}

// A register whose originals lie sealed in somebody else's store is read, checked, rebuilt and moved like any other.
func TestVault_SealedInAStore(t *testing.T) {
	server := archivetest.StartS3(t)
	server.Bucket(t, "originals")
	id := mustIdentity(t)
	c := register.Config{
		Data: t.TempDir(), Getenv: server.Getenv, Identities: opens(id),
		Vault: register.Vault{Place: server.Address("originals/one"), Seal: []age.Recipient{id.Recipient()}},
	}
	r, err := register.Init(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	addLine(t, r, `{"id":"inv-1","published":"2025-02-11","text":"Police detained nine people in Harbourtown on Monday. (invented)"}`)
	before := shown(t, r)
	r.Close()

	if list := server.Objects(t, "originals", ""); len(list) != 1 || !strings.HasPrefix(list[0], "one/sealed/") {
		t.Fatalf("the store holds %v; want one sealed original", list)
	}
	c.Vault = register.Vault{} // one that exists knows its own
	if r, err = register.Open(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if _, err := r.Rebuild(t.Context(), nil); err != nil || shown(t, r) != before {
		t.Errorf("rebuilt: %v", err)
	}
	if res, err := r.Verify(t.Context(), check.Options{}); err != nil || len(res.Findings) != 0 || res.Originals != 1 {
		t.Errorf("Verify: %+v, %v", res, err)
	}
	moved := register.Config{Data: t.TempDir(), Identities: opens(id), Vault: register.Vault{Seal: []age.Recipient{id.Recipient()}}}
	there, err := register.Restore(t.Context(), moved, readers([][]byte{backedUp(t, r, nil, id)}), nil, id)
	if err != nil {
		t.Fatal(err)
	}
	defer there.Close()
	if shown(t, there) != before {
		t.Error("moved into a folder, the register shows something else")
	}
	if sealed, err := filepath.Glob(filepath.Join(moved.Data, "archive", "sealed", "*", "*.age")); err != nil || len(sealed) != 1 {
		t.Errorf("moved, sealed anew: %v, %v", sealed, err)
	}
}

func TestVault_Locked(t *testing.T) {
	id := mustIdentity(t)
	c := register.Config{Data: t.TempDir(), Identities: opens(id), Vault: register.Vault{Seal: []age.Recipient{id.Recipient()}}}
	r, err := register.Init(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	for name, ids := range map[string]func() ([]age.Identity, error){
		"nothing": nil, "another key": opens(mustIdentity(t)), "a refusal": func() ([]age.Identity, error) { return nil, errLocked },
	} {
		c.Identities = ids
		if r, err := register.Open(t.Context(), c); habeas.KindOf(err) != habeas.Forbidden && !errors.Is(err, errLocked) {
			t.Errorf("opened with %s: %v", name, err)
			if err == nil {
				r.Close()
			}
		}
	}
}

var errLocked = errors.New("no passphrase was given")

func TestVault_OutOfReach(t *testing.T) {
	for name, c := range map[string]register.Config{
		"no folder":  {Database: "postgres://unused", Vault: register.Vault{Place: "s3://127.0.0.1/b"}},
		"no address": {Data: filepath.Join(t.TempDir(), "r"), Vault: register.Vault{Place: "ftp://127.0.0.1/b"}},
	} {
		if _, err := register.Init(t.Context(), c); habeas.KindOf(err) != habeas.Usage {
			t.Errorf("%s: %v, want Usage", name, err)
		}
		if _, err := os.Stat(c.Data); c.Data != "" && err == nil {
			t.Errorf("%s: something was made", name)
		}
	}
}

// Where a register on a database server keeps its originals is decided when it is made, and they are never split.
func TestVault_NeverSplit(t *testing.T) {
	ctx, line := t.Context(), `{"id":"inv-1","text":"Police detained nine people in Harbourtown. (invented)"}`
	for _, filled := range []bool{false, true} {
		c := register.Config{Database: storetest.Postgres(t), Data: t.TempDir()}
		r := mustInit(t, c)
		if filled {
			addLine(t, r, line)
		}
		r.Close()
		bare := register.Config{Database: c.Database}
		if _, err := register.Open(ctx, bare); habeas.KindOf(err) != habeas.Usage || !strings.Contains(err.Error(), "--data") {
			t.Errorf("made with a folder, filled %v, opened without: %v; want Usage that names --data", filled, err)
		}
		mustBeWhole(t, mustOpen(t, c))

		c = register.Config{Database: storetest.Postgres(t)}
		if r = mustInit(t, c); filled {
			addLine(t, r, line)
		}
		r.Close()
		c.Data = t.TempDir() // for the keys
		r = mustOpen(t, c)
		addLine(t, r, strings.Replace(line, "inv-1", "inv-2", 1))
		r.Close()
		if left, err := filepath.Glob(filepath.Join(c.Data, "archive", "*", "*")); err != nil || len(left) > 0 {
			t.Errorf("made without a folder, filled %v: originals in it: %v, %v", filled, left, err)
		}
		mustBeWhole(t, mustOpen(t, c))
		if _, err := mustOpen(t, register.Config{Database: c.Database}).Report(ctx, register.Local(), "inv-2"); err != nil {
			t.Errorf("made without a folder, filled %v, opened without one again: %v", filled, err)
		}
	}
}

// A data folder that is another register's, or nobody's, is found out before anything is looked for in it or written to it.
func TestVault_AnotherFolder(t *testing.T) {
	ctx := t.Context()
	other, c := invented(t, 1)
	other.Close()
	line := `{"id":"inv-1","text":"Police detained nine people in Harbourtown. (invented)"}`
	for name, place := range map[string]register.Config{
		"originals in the folder":   {Database: storetest.Postgres(t), Data: t.TempDir()},
		"originals in the database": {Database: storetest.Postgres(t)},
		"a file":                    {Data: t.TempDir()},
	} {
		r := mustInit(t, place)
		addLine(t, r, line)
		r.Close()
		if place.Data == "" { // the first folder that it signs with is its own
			place.Data = t.TempDir()
			r = mustOpen(t, place)
			if _, err := r.Checkpoint(ctx); err != nil {
				t.Fatal(err)
			}
			r.Close()
		}
		if place.Database == "" {
			moved := filepath.Join(c.Data, "register.db")
			if err := errors.Join(os.Remove(moved), os.Rename(filepath.Join(place.Data, "register.db"), moved)); err != nil {
				t.Fatal(err)
			}
		}
		for _, readOnly := range []bool{false, true} {
			wrong := register.Config{Database: place.Database, Data: c.Data, ReadOnly: readOnly}
			if _, err := register.Open(ctx, wrong); habeas.KindOf(err) != habeas.Contradiction || strings.Count(err.Error(), "signs as habeas/") != 2 {
				t.Errorf("%s, opened with the folder of another register: %v; want Contradiction that names both", name, err)
			}
		}
		if place.Database == "" {
			continue
		}
		nobodys := t.TempDir()
		if _, err := register.Open(ctx, register.Config{Database: place.Database, Data: nobodys}); habeas.KindOf(err) != habeas.NotFound || !strings.Contains(err.Error(), nobodys) {
			t.Errorf("%s, opened with an empty folder: %v; want NotFound that names it", name, err)
		}
		if left, err := os.ReadDir(nobodys); err != nil || len(left) > 0 {
			t.Errorf("%s: something was made in the empty folder: %v, %v", name, left, err)
		}
		mustBeWhole(t, mustOpen(t, place))
	}
}

// Of two machines that open a register on a server before it has signed anything, each with a folder of its own, one signs.
func TestVault_OneSigns(t *testing.T) {
	c := register.Config{Database: storetest.Postgres(t)}
	mustInit(t, c).Close()
	var machines [2]*register.Register
	for i := range machines {
		c.Data = t.TempDir()
		machines[i] = mustOpen(t, c)
		key(t, machines[i]) // each makes one
	}
	if _, err := machines[0].Checkpoint(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := machines[1].Checkpoint(t.Context()); habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("signed by two keys: %v, want Contradiction", err)
	}
}
