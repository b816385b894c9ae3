package register_test

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"habeas"
	"habeas/internal/backup"
	"habeas/internal/custody/check"
)

// checked checks backups that go on from one another, as habeas verify --backup does.
func checked(t *testing.T, k check.Key, id age.Identity, files ...[]byte) []check.BackupResult {
	t.Helper()
	all := &check.Backups{Key: k}
	var out []check.BackupResult
	for _, f := range files {
		clear, err := backup.Decrypt(bytes.NewReader(f), id)
		if err != nil {
			out = append(out, all.Closed(err))
			continue
		}
		res, err := all.Check(t.Context(), clear)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, res)
	}
	return out
}

// threeBackups gives everything of an invented register and two increments, and the register's public key.
func threeBackups(t *testing.T, id *age.X25519Identity) ([][]byte, check.Key) {
	t.Helper()
	r, _ := invented(t, 4)
	files := [][]byte{backedUp(t, r, nil, id)}
	for i := range 2 {
		since, err := r.Checkpoint(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		addLine(t, r, fmt.Sprintf(`{"id":"inv-more-%d","published":"2025-03-01","text":"%d people were freed in Harbourtown on Friday. (invented)"}`, i, 3+i))
		files = append(files, backedUp(t, r, []byte(since.Note), id))
	}
	return files, key(t, r)
}

func TestBackups_Whole(t *testing.T) {
	id := mustIdentity(t)
	files, k := threeBackups(t, id)
	for name, k := range map[string]check.Key{"with the public key": k, "with the key that stands in it": {}} {
		next := int64(1)
		for i, res := range checked(t, k, id, files...) {
			end := res.First + res.Entries - 1
			if len(res.Findings) != 0 || res.Alone || res.First != next || res.Signed != end || res.Originals == 0 || res.Checkpoints == 0 {
				t.Errorf("%s, file %d: %+v; want it whole, from entry %d, and signed to its end", name, i, res, next)
			}
			next = end + 1
		}
	}
	if res := checked(t, k, id, files[1])[0]; len(res.Findings) != 0 || !res.Alone || res.Signed != 0 {
		t.Errorf("an increment alone: %+v; want it whole as far as can be told, and that said", res)
	}
	if res := checked(t, k, id, files[2], files[0]); !res[0].Alone || len(res[1].Findings) != 0 || res[1].Alone {
		t.Errorf("in the wrong order: %+v; want the second, which is of everything, checked whole", res)
	}
	if res := checked(t, k, id, files[0], files[2]); len(res[0].Findings) != 0 || len(res[1].Findings) != 1 {
		t.Errorf("one left out: %+v; want the second named", res)
	}
}

// One changed bit anywhere in the encrypted files is found, in the file that it is in.
func TestBackups_EveryChangedBitIsNamed(t *testing.T) {
	id := mustIdentity(t)
	files, k := threeBackups(t, id)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rnd := rand.New(rand.NewPCG(seed, 5))
	for range 1000 {
		bad := rnd.IntN(len(files))
		at, bit := rnd.IntN(len(files[bad])), rnd.IntN(8)
		files[bad][at] ^= 1 << bit
		for i, res := range checked(t, k, id, files[:bad+1]...) {
			if found := len(res.Findings) > 0; found != (i == bad) {
				t.Fatalf("bit %d of byte %d of file %d changed; file %d: %+v", bit, at, bad, i, res.Findings)
			}
		}
		files[bad][at] ^= 1 << bit
	}
	for i, res := range checked(t, k, id, files...) {
		if len(res.Findings) > 0 {
			t.Errorf("with everything put back, file %d: %+v", i, res.Findings)
		}
	}
}

// Whoever knows to whom backups are encrypted can write another one. It is not taken for the register's.
func TestBackups_Forged(t *testing.T) {
	id := mustIdentity(t)
	files, k := threeBackups(t, id)
	other, _ := threeBackups(t, id)
	for _, c := range []struct {
		name  string
		forge func([]part) []part
		says  string
	}{
		{"nothing", func(ps []part) []part { return ps }, ""},
		{"an author", rewrite("journal/", `"author":"local"`, `"author":"nobody"`), "the entries up to there are not those that were signed"},
		{"what a report says", rewrite("originals/", "detained", "welcomed"), "its bytes were changed"},
		{"an original is gone", func(ps []part) []part { return without(ps, "originals/") }, "is not in the backup"},
		{"an original too many", func(ps []part) []part {
			b := []byte("put in (invented)")
			return insert(ps, "originals/", part{"originals/" + habeas.DigestOf(b).String(), b})
		}, "no entry of it names it"},
		{"a signature", rewrite("checkpoints.jsonl", `habeas/`, `habeaz/`), "checkpoint"},
		{"the checkpoints are gone and an author is another", func(ps []part) []part {
			return rewrite("journal/", `"author":"local"`, `"author":"nobody"`)(rewrite("checkpoints.jsonl", "", "")(ps))
		}, "does not give the root"},
		{"the key that signs", rewrite("keys/log.key", "PRIVATE", "PRIVATF"), "is not the private key"},
		{"the public key", rewrite("keys/log.pub", "habeas", "habeaz"), "keys/log.pub"},
		{"a member of nobody's", func(ps []part) []part { return insert(ps, "journal/", part{"notes.txt", []byte("x")}) }, "notes.txt"},
		{"the end", func(ps []part) []part { return ps[:len(ps)-1] }, "before its manifest"},
	} {
		res := checked(t, k, id, forged(t, files[0], id, c.forge))[0]
		said := fmt.Sprint(res.Findings)
		if c.says == "" && len(res.Findings) > 0 || !strings.Contains(said, c.says) {
			t.Errorf("%s: %s; want %q", c.name, said, c.says)
		}
	}
	if res := checked(t, k, id, other[0])[0]; len(res.Findings) == 0 || !strings.Contains(res.Findings[0].Text, "it is a backup of") {
		t.Errorf("another register's: %+v", res.Findings)
	}
	if res := checked(t, k, id, []byte("no backup"))[0]; len(res.Findings) != 1 {
		t.Errorf("no backup: %+v", res.Findings)
	}
}

// A part is a member of a backup.
type part struct {
	name string
	body []byte
}

// forged decrypts a backup, changes it, makes its manifest right again, and encrypts it.
func forged(t *testing.T, file []byte, id *age.X25519Identity, change func([]part) []part) []byte {
	t.Helper()
	clear, err := backup.Decrypt(bytes.NewReader(file), id)
	if err != nil {
		t.Fatal(err)
	}
	var parts []part
	in := tar.NewReader(clear)
	for {
		h, err := in.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(in)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, part{h.Name, b})
	}
	return sealed(t, change(parts), id)
}

func sealed(t *testing.T, parts []part, id *age.X25519Identity) []byte {
	t.Helper()
	var out bytes.Buffer
	w, err := age.Encrypt(&out, id.Recipient())
	if err != nil {
		t.Fatal(err)
	}
	to, chain := tar.NewWriter(w), sha256.New()
	var man backup.Manifest
	for _, p := range parts {
		if p.name == "manifest.json" {
			if err := json.Unmarshal(p.body, &man); err != nil {
				t.Fatal(err)
			}
			man.Originals, man.Bytes = counted(parts)
			man.Digest = fmt.Sprintf("%x", chain.Sum(nil))
			p.body, _ = json.Marshal(man)
		}
		sum := sha256.Sum256(p.body)
		fmt.Fprintf(chain, "%s %d %x\n", p.name, len(p.body), sum)
		if err := to.WriteHeader(&tar.Header{Name: p.name, Size: int64(len(p.body)), Mode: 0o400}); err != nil {
			t.Fatal(err)
		}
		to.Write(p.body)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func counted(parts []part) (n, size int64) {
	for _, p := range parts {
		if strings.HasPrefix(p.name, "originals/") {
			n, size = n+1, size+int64(len(p.body))
		}
	}
	return n, size
}

// rewrite replaces text in the first member under a name; with nothing to look for, it empties it.
func rewrite(under, old, text string) func([]part) []part {
	return func(ps []part) []part {
		for i := range ps {
			if !strings.HasPrefix(ps[i].name, under) {
				continue
			}
			if ps[i].body = bytes.Replace(ps[i].body, []byte(old), []byte(text), 1); old == "" {
				ps[i].body = nil
			}
			break
		}
		return ps
	}
}

func without(ps []part, under string) []part {
	for i := range ps {
		if strings.HasPrefix(ps[i].name, under) {
			return append(ps[:i:i], ps[i+1:]...)
		}
	}
	return ps
}

func insert(ps []part, before string, p part) []part {
	for i := range ps {
		if strings.HasPrefix(ps[i].name, before) {
			return append(ps[:i:i], append([]part{p}, ps[i:]...)...)
		}
	}
	return ps
}
