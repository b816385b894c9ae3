package register_test

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"

	"filippo.io/age"

	"habeas"
	"habeas/internal/custody/check"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/store/storetest"
)

func mustIdentity(t *testing.T) *age.X25519Identity {
	t.Helper()
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// shown is everything of a register that its commands print.
func shown(t *testing.T, r *register.Register) string {
	t.Helper()
	in, err := r.Incidents(t.Context(), register.Local(), register.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	cs, err := r.Cases(t.Context(), register.Local(), register.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	cl, err := r.Claims(t.Context(), register.Local(), nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.Marshal([]any{in, cs, cl})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func addLine(t *testing.T, r *register.Register, line string) {
	t.Helper()
	if _, err := r.Add(t.Context(), read.Items(t.Context(), "more.jsonl", strings.NewReader(line), "jsonl", read.Given{}), nil); err != nil {
		t.Fatal(err)
	}
}

func backedUp(t *testing.T, r *register.Register, since []byte, id *age.X25519Identity) []byte {
	t.Helper()
	var out bytes.Buffer
	h, m, err := r.Backup(t.Context(), &out, since, id.Recipient())
	if err != nil || m.Entries != h.Head.Size-h.Base.Size {
		t.Fatalf("Backup: %+v, %+v, %v", h, m, err)
	}
	return out.Bytes()
}

// The drill: everything and two increments, onto another machine, from one engine to the other and back.
func TestBackup_Drill(t *testing.T) {
	id := mustIdentity(t)
	r, _ := invented(t, 30)
	files := [][]byte{backedUp(t, r, nil, id)}
	for _, more := range []string{
		`{"id":"inv-more-1","source":"Invented Post","published":"2025-03-01","text":"Seven people were freed in Harbourtown on Friday. (invented)"}`,
		`{"id":"inv-more-2","source":"Invented Post","published":"2025-03-02","text":"Police detained nine people in Hilltown on Saturday. (invented)"}`,
	} {
		since, err := r.Checkpoint(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := r.AddWatch(t.Context(), register.Local(), "https://wire.example/feed", json.RawMessage(`{"url":"https://wire.example/feed","every":"1h0m0s"}`)); err != nil {
			t.Fatal(err)
		}
		addLine(t, r, more)
		files = append(files, backedUp(t, r, []byte(since.Note), id))
	}
	if len(files[1]) > len(files[0])/2 {
		t.Errorf("an increment has %d bytes, and everything %d", len(files[1]), len(files[0]))
	}
	places := []register.Config{{Data: t.TempDir()}}
	t.Run("to SQLite", func(t *testing.T) { restored(t, r, places[0], files, id) })
	t.Run("to PostgreSQL and back", func(t *testing.T) {
		pg := restored(t, r, register.Config{Data: t.TempDir(), Database: storetest.Postgres(t)}, files, id)
		restored(t, pg, register.Config{Data: t.TempDir()}, [][]byte{backedUp(t, pg, nil, id)}, id)
	})
}

func readers(files [][]byte) []io.Reader {
	var out []io.Reader
	for _, f := range files {
		out = append(out, bytes.NewReader(f))
	}
	return out
}

// restored restores and checks that the new register is the old one.
func restored(t *testing.T, old *register.Register, c register.Config, files [][]byte, id age.Identity) *register.Register {
	t.Helper()
	r, err := register.Restore(t.Context(), c, readers(files), nil, id)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	if got, want := shown(t, r), shown(t, old); got != want {
		t.Errorf("the restored register shows\n%.600s\nand the old one\n%.600s", got, want)
	}
	res, err := r.Verify(t.Context(), check.Options{Key: key(t, old)})
	if err != nil || len(res.Findings) != 0 || res.Strays != 0 || res.Signed == 0 {
		t.Errorf("Verify: %+v, %v", res, err)
	}
	ws, err := r.Watches(t.Context(), register.Local())
	if err != nil || len(ws) != 1 {
		t.Errorf("watches %v, %v; want the one", ws, err)
	}
	addLine(t, r, `{"id":"inv-after","text":"Two people were freed in Harbourtown. (invented)"}`) // it is alive
	again, err := register.Restore(t.Context(), c, readers(files), nil, id)
	if err != nil {
		t.Errorf("restored over itself: %v", err)
	} else {
		again.Close()
	}
	return r
}

func TestRestore_Refused(t *testing.T) {
	id := mustIdentity(t)
	r, c := invented(t, 8)
	full := backedUp(t, r, nil, id)
	since, err := r.Checkpoint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	addLine(t, r, `{"id":"inv-more","text":"Seven people were freed in Harbourtown. (invented)"}`)
	increment := backedUp(t, r, []byte(since.Note), id)
	other, oc := invented(t, 8)
	other.Close()
	for name, try := range map[string]struct {
		place register.Config
		files [][]byte
		id    age.Identity
		kind  habeas.Kind
	}{
		"another key":            {register.Config{Data: t.TempDir()}, [][]byte{full}, mustIdentity(t), habeas.Forbidden},
		"an increment alone":     {register.Config{Data: t.TempDir()}, [][]byte{increment}, id, habeas.Contradiction},
		"over another register":  {oc, [][]byte{full}, id, habeas.Contradiction},
		"cut off":                {register.Config{Data: t.TempDir()}, [][]byte{full[:len(full)-1]}, id, habeas.Contradiction},
		"added to":               {register.Config{Data: t.TempDir()}, [][]byte{append(bytes.Clone(full), 'x')}, id, habeas.Contradiction},
		"no backup":              {register.Config{Data: t.TempDir()}, [][]byte{[]byte("nothing")}, id, habeas.Contradiction},
		"no folder for the keys": {register.Config{Database: "postgres://unused"}, [][]byte{full}, id, habeas.Usage},
	} {
		if got, err := register.Restore(t.Context(), try.place, readers(try.files), nil, try.id); habeas.KindOf(err) != try.kind {
			t.Errorf("%s: %v, want kind %v", name, err, try.kind)
			if err == nil {
				got.Close()
			}
		}
	}
	if _, err := register.Open(t.Context(), c); err != nil {
		t.Errorf("the old register: %v", err)
	}
	_, _, err = r.Backup(t.Context(), io.Discard, []byte("no checkpoint"), id.Recipient())
	if habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("since a checkpoint of nobody's: %v, want Contradiction", err)
	}
}

// One changed bit anywhere in a backup is refused, and leaves nothing that looks like a register's content.
func TestRestore_ChangedBits(t *testing.T) {
	id := mustIdentity(t)
	r, _ := invented(t, 3)
	full := backedUp(t, r, nil, id)
	for i := 0; i < len(full); i += max(1, len(full)/40) {
		bad := bytes.Clone(full)
		bad[i] ^= 1 << (i % 8)
		c := register.Config{Data: t.TempDir()}
		if got, err := register.Restore(t.Context(), c, readers([][]byte{bad}), nil, id); err == nil {
			got.Close()
			t.Fatalf("byte %d changed: restored", i)
		}
		left, err := register.Open(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		if s := shown(t, left); s != "[[],[],[]]" {
			t.Errorf("byte %d changed: left behind %s", i, s)
		}
		left.Close()
	}
}
