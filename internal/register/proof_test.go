package register_test

import (
	"bytes"
	"context"
	"database/sql"
	"flag"
	"fmt"
	"io/fs"
	"math/bits"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	modernc "modernc.org/sqlite"

	"habeas"
	"habeas/internal/custody/check"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/store"
	"habeas/internal/store/storetest"
)

var damageSeed = flag.Uint64("damage-seed", 0, "seed of the random damage; 0 takes a new one")

// invented is a register with n reports of our own making.
func invented(t *testing.T, n int) (*register.Register, register.Config) {
	t.Helper()
	c := register.Config{Data: t.TempDir(), Now: func() time.Time { return time.Date(2026, 11, 25, 8, 0, 0, 0, time.UTC) }}
	r, err := register.Init(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, `{"id":"inv-%d","source":"Invented Wire","published":"2025-02-%02d","text":"Police detained %d people in Harbourtown, the Invented Wire reported. (invented %d)"}`+"\n", i, 1+i%28, 3+i, i)
	}
	sum, err := r.Add(t.Context(), read.Items(t.Context(), "invented.jsonl", strings.NewReader(lines.String()), "jsonl", read.Given{}), nil)
	if err != nil || len(sum.New) != n {
		t.Fatalf("Add: %+v, %v", sum, err)
	}
	return r, c
}

func key(t *testing.T, r *register.Register) check.Key {
	t.Helper()
	line, err := r.PublicKey(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	k, err := check.ParseKey(line)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestVerify_Whole(t *testing.T) {
	r, _ := invented(t, 12)
	res, err := r.Verify(t.Context(), check.Options{})
	if err != nil || len(res.Findings) != 0 || res.Originals != 12 || res.Signed != res.Entries || res.Checkpoints != 1 {
		t.Errorf("Verify = %+v, %v; want 12 originals and everything signed", res, err)
	}
}

func TestReceipt(t *testing.T) {
	r, _ := invented(t, 5)
	file, err := r.Receipt(t.Context(), register.Local(), "inv-3")
	if err != nil {
		t.Fatal(err)
	}
	p, err := check.Proof(file, key(t, r))
	if err != nil || p.Entry.Kind != habeas.EntryCapture || p.Entry.Subject != "inv-3" || !strings.Contains(string(p.Entry.Body), `"original":"sha256-`) {
		t.Errorf("the receipt proves %+v, %v", p.Entry, err)
	}
	if _, err := r.Receipt(t.Context(), register.Local(), "inv-9"); habeas.KindOf(err) != habeas.NotFound {
		t.Errorf("no such report: %v, want NotFound", err)
	}
	if _, err := r.Receipt(t.Context(), register.Viewer{}, "inv-3"); habeas.KindOf(err) != habeas.Forbidden {
		t.Errorf("asked by nobody: %v, want Forbidden", err)
	}
	if _, err := r.ProveEntry(t.Context(), register.Local(), 9999, false); habeas.KindOf(err) != habeas.NotFound {
		t.Errorf("no such entry: %v, want NotFound", err)
	}
}

func TestProveGrowth(t *testing.T) {
	r, _ := invented(t, 5)
	old, err := r.Checkpoint(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	items := read.Items(t.Context(), "more.jsonl", strings.NewReader(`{"id":"inv-more","text":"Six people were freed in Harbourtown. (invented)"}`), "jsonl", read.Given{})
	if _, err := r.Add(t.Context(), items, nil); err != nil {
		t.Fatal(err)
	}
	file, err := r.ProveGrowth(t.Context(), []byte(old.Note))
	if err != nil {
		t.Fatal(err)
	}
	if p, err := check.Proof(file, key(t, r)); err != nil || p.Older.Size != old.Size || p.Checkpoint.Size <= old.Size {
		t.Errorf("proved %+v, %v", p, err)
	}
}

func TestKey_LostAfterSigning(t *testing.T) {
	r, c := invented(t, 1)
	if err := os.RemoveAll(filepath.Join(c.Data, "keys")); err != nil {
		t.Fatal(err)
	}
	if _, err := r.PublicKey(t.Context()); habeas.KindOf(err) != habeas.NotFound {
		t.Errorf("the key is gone: %v, want NotFound and no new key", err)
	}
}

// On real files and a real database, one changed bit of an original, of a stored value or of a checkpoint is named.
func TestVerify_ChangedBitsOnDisk(t *testing.T) {
	seed := *damageSeed
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed %d (again with -damage-seed)", seed)
	rng := rand.New(rand.NewPCG(seed, 1))
	r, c := invented(t, 20)
	k := key(t, r)
	if _, err := r.Judge(t.Context(), register.LocalReviewer(), habeas.Judgement{Verdict: habeas.Undo, From: 1, To: 1}, "a test"); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Stamp(t.Context(), func([]byte) ([]byte, error) { return []byte("attested (invented)"), nil }); err != nil {
		t.Fatal(err)
	}
	db, guard := mustRaw(t, c)
	points := 1000
	if testing.Short() {
		points = 100
	}
	for range points {
		where, undo := damageFile(t, c, rng)
		if rng.IntN(2) == 0 {
			undo()
			where, undo = damageRow(t, db, rng)
		}
		mustBeNamed(t, r, k, where, undo)
	}
	guard()
	if res, err := r.Verify(t.Context(), check.Options{Key: k}); err != nil || len(res.Findings) != 0 {
		t.Errorf("with everything put back: %+v, %v", res.Findings, err)
	}
}

// On a server too, of stored values and of originals that lie in the database. A text that is not UTF-8 the server itself refuses.
func TestVerify_ChangedBitsOnServer(t *testing.T) {
	rng := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 3))
	c := register.Config{Database: storetest.Postgres(t)}
	mustInit(t, c).Close()
	c.Data = t.TempDir() // for the key
	r := mustOpen(t, c)
	for i := range 5 {
		addLine(t, r, fmt.Sprintf(`{"id":"inv-%d","text":"Police detained %d people in Harbourtown. (invented)"}`, i, 3+i))
	}
	if _, err := r.Judge(t.Context(), register.LocalReviewer(), habeas.Judgement{Verdict: habeas.Undo, From: 1, To: 1}, "a test"); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Stamp(t.Context(), func([]byte) ([]byte, error) { return []byte("attested (invented)"), nil }); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("pgx", c.Database)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	for _, table := range []string{"journal", "log_hashes"} {
		mustExec(t, db, "drop trigger "+table+"_no_change on "+table)
	}
	k, points := key(t, r), 200
	if testing.Short() {
		points = 40
	}
	for range points {
		where, undo := damageRow(t, db, rng)
		if rng.IntN(5) == 0 {
			undo()
			where, undo = damageOriginal(t, db, rng)
		}
		mustBeNamed(t, r, k, where, undo)
	}
	mustBeWhole(t, r)
}

// mustBeNamed checks that verify names what was damaged, and puts it back.
func mustBeNamed(t *testing.T, r *register.Register, k check.Key, where string, undo func()) {
	t.Helper()
	res, err := r.Verify(t.Context(), check.Options{Key: k})
	if err != nil {
		t.Fatalf("%s: Verify: %v", where, err)
	}
	if !names(res.Findings, where) {
		t.Fatalf("%s was damaged; findings: %+v", where, res.Findings)
	}
	undo()
}

func damageOriginal(t *testing.T, db *sql.DB, rng *rand.Rand) (where string, undo func()) {
	t.Helper()
	var name string
	var was []byte
	if err := db.QueryRow("select name, bytes from originals order by random() limit 1").Scan(&name, &was); err != nil {
		t.Fatal(err)
	}
	b := bytes.Clone(was)
	b[rng.IntN(len(b))] ^= 1 << rng.IntN(8)
	const set = "update originals set bytes = $1 where name = $2"
	mustExec(t, db, set, b, name)
	return "sha256-" + filepath.Base(name), func() { mustExec(t, db, set, was, name) }
}

// names reports whether a finding speaks of a place: an original's digest, an entry's number or "checkpoint".
func names(found []check.Finding, where string) bool {
	for _, f := range found {
		if f.Digest.String() == where || fmt.Sprint(f.What, " ", f.Seq) == where || (f.What == "checkpoint" && where == "checkpoint") {
			return true
		}
	}
	return false
}

func damageFile(t *testing.T, c register.Config, rng *rand.Rand) (where string, undo func()) {
	t.Helper()
	var files []string
	err := filepath.WalkDir(filepath.Join(c.Data, "archive", "sha256"), func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("originals: %v, %v", files, err)
	}
	path := files[rng.IntN(len(files))]
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at, bit := rng.IntN(len(b)), byte(1)<<rng.IntN(8)
	flip := func() {
		b[at] ^= bit
		if err := os.Chmod(path, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, b, 0o400); err != nil {
			t.Fatal(err)
		}
	}
	flip()
	return "sha256-" + filepath.Base(path), flip
}

// mustRaw opens the database behind the register's back, with nothing that guards the journal; guard puts the guards back.
func mustRaw(t *testing.T, c register.Config) (db *sql.DB, guard func()) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(c.Data, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	var texts []string
	for _, trigger := range []string{"journal_no_update", "journal_no_delete", "log_hashes_no_update", "log_hashes_no_delete"} {
		var text string
		if err := db.QueryRow("select sql from sqlite_master where name = $1", trigger).Scan(&text); err != nil {
			t.Fatal(err)
		}
		texts = append(texts, text)
		mustExec(t, db, "drop trigger "+trigger)
	}
	return db, func() {
		for _, text := range texts {
			mustExec(t, db, text)
		}
	}
}

func mustExec(t *testing.T, db *sql.DB, text string, args ...any) {
	t.Helper()
	if _, err := db.ExecContext(context.Background(), text, args...); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

// damages are the stored values that verify answers for.
var damages = []struct{ table, key, column, what string }{
	{"journal", "seq", "time", "entry"}, {"journal", "seq", "author", "entry"}, {"journal", "seq", "kind", "entry"},
	{"journal", "seq", "subject", "entry"}, {"journal", "seq", "reason", "entry"}, {"journal", "seq", "body", "entry"},
	{"log_hashes", "idx", "hash", "hash"}, {"checkpoints", "size", "note", "checkpoint"}, {"checkpoints", "size", "stamp", "checkpoint"},
}

func damageRow(t *testing.T, db *sql.DB, rng *rand.Rand) (where string, undo func()) {
	t.Helper()
	d := damages[rng.IntN(len(damages))]
	var id int64
	var was []byte
	row := db.QueryRow("select " + d.key + ", " + d.column + " from " + d.table + " where length(" + d.column + ") > 0 order by random() limit 1")
	if err := row.Scan(&id, &was); err != nil {
		t.Fatal(err)
	}
	b := bytes.Clone(was)
	b[rng.IntN(len(b))] ^= 1 << rng.IntN(8)
	set := "update " + d.table + " set " + d.column + " = cast($1 as text) where " + d.key + " = $2"
	if d.column == "hash" || d.column == "stamp" {
		set = "update " + d.table + " set " + d.column + " = $1 where " + d.key + " = $2"
	}
	_, sqlite := db.Driver().(*modernc.Driver)
	if !sqlite && strings.Contains(set, "as text") && (!utf8.Valid(b) || bytes.IndexByte(b, 0) >= 0) {
		return damageRow(t, db, rng) // not a text to this server; another bit then
	}
	mustExec(t, db, set, b, id)
	where = fmt.Sprint(d.what, " ", id)
	switch d.what {
	case "checkpoint":
		where = d.what
	case "hash":
		where = fmt.Sprint("hash ", entryOf(id))
	}
	return where, func() { mustExec(t, db, set, was, id) }
}

// entryOf gives the entry that a stored hash came with: each brought its leaf's and those of the subtrees that it completed.
func entryOf(hash int64) int64 {
	for n, at := int64(1), int64(0); ; n++ {
		if at += 1 + int64(bits.TrailingZeros64(uint64(n))); at > hash {
			return n
		}
	}
}

// mustBeWhole checks everything that a register keeps.
func mustBeWhole(t *testing.T, r *register.Register) {
	t.Helper()
	if res, err := r.Verify(t.Context(), check.Options{}); err != nil || len(res.Findings) != 0 {
		t.Errorf("Verify: %+v, %v", res.Findings, err)
	}
}

func TestVerify_WithoutAFolder(t *testing.T) {
	url := storetest.Postgres(t)
	r := mustInit(t, register.Config{Database: url})
	addLine(t, r, `{"id":"inv-1","text":"Police detained nine people in Harbourtown. (invented)"}`)
	mustBeWhole(t, r)
	if _, err := r.Checkpoint(t.Context()); habeas.KindOf(err) != habeas.Usage {
		t.Errorf("signed without a folder for the key: %v, want Usage", err)
	}
	with := mustOpen(t, register.Config{Database: url, Data: t.TempDir()})
	if _, err := with.Checkpoint(t.Context()); err != nil {
		t.Fatal(err)
	}
	mustBeWhole(t, with) // the originals are found where they are
	id := mustIdentity(t)
	backedUp(t, with, nil, id)
	if _, err := r.Verify(t.Context(), check.Options{}); habeas.KindOf(err) != habeas.Usage {
		t.Errorf("signed, and no key named: %v, want Usage", err)
	}
	if res, err := r.Verify(t.Context(), check.Options{Key: key(t, with)}); err != nil || len(res.Findings) != 0 || res.Checkpoints != 1 {
		t.Errorf("with the key: %+v, %v", res, err)
	}
}
