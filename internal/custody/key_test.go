package custody_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/custody/check"
)

func TestMakeKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	if _, err := custody.LoadKey(dir); habeas.KindOf(err) != habeas.NotFound {
		t.Errorf("before it is made: %v, want NotFound", err)
	}
	made, err := custody.MakeKey(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := custody.MakeKey(dir); habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("made again: %v, want Contradiction", err)
	}
	loaded, err := custody.LoadKey(dir)
	if err != nil || loaded.Public() != made.Public() || loaded.Name() != made.Name() {
		t.Fatalf("loaded %v, %v", loaded, err)
	}
	info, err := os.Stat(filepath.Join(dir, custody.PrivateKeyFile))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("private key: mode %v, %v; want 0600", info.Mode(), err)
	}
}

func TestLoadKey_Mixed(t *testing.T) {
	a, b := t.TempDir(), t.TempDir()
	for _, dir := range []string{a, b} {
		if _, err := custody.MakeKey(dir); err != nil {
			t.Fatal(err)
		}
	}
	public, err := os.ReadFile(filepath.Join(b, custody.PublicKeyFile))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(a, custody.PublicKeyFile), public, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := custody.LoadKey(a); habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("another log's public key: %v, want Contradiction", err)
	}
	if err := os.WriteFile(filepath.Join(a, custody.PrivateKeyFile), []byte("PRIVATE+KEY+nonsense"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := custody.LoadKey(a); habeas.KindOf(err) != habeas.Invalid || strings.Contains(err.Error(), "nonsense") {
		t.Errorf("a broken private key: %v, want Invalid and nothing of the key", err)
	}
}

func TestParseKey(t *testing.T) {
	_, public, err := custody.NewKey()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := check.ParseKey(public + "\n"); err != nil {
		t.Errorf("a good key: %v", err)
	}
	for _, bad := range []string{"", "habeas", "habeas+00000000+AAAA", public[:len(public)-4], strings.Replace(public, "habeas", "hadeas", 1), "PRIVATE+KEY+" + public} {
		if k, err := check.ParseKey(bad); habeas.KindOf(err) != habeas.Invalid {
			t.Errorf("ParseKey(%q) = %v, %v; want Invalid", bad, k, err)
		}
	}
}

func TestOpenCheckpoint_Refused(t *testing.T) {
	m := newMemory(t)
	good, err := m.key.Sign(3, tlog.Hash{1})
	if err != nil {
		t.Fatal(err)
	}
	k := m.public(t)
	if c, err := check.OpenCheckpoint(good, k); err != nil || c.Size != 3 || c.Origin != m.key.Name() {
		t.Fatalf("a good one: %+v, %v", c, err)
	}
	other := newMemory(t)
	foreign, err := other.key.Sign(3, tlog.Hash{1})
	if err != nil {
		t.Fatal(err)
	}
	text, sigs, _ := strings.Cut(string(good), "\n\n")
	for name, note := range map[string]string{
		"empty":              "",
		"another log's":      string(foreign),
		"no signature":       text + "\n\n",
		"signature alone":    "\n\n" + sigs,
		"signed twice":       string(good) + sigs,
		"unreadable line":    string(good) + "— x\n",
		"no line end":        strings.TrimSuffix(string(good), "\n"),
		"huge":               text + "\n\n" + strings.Repeat(sigs, 10000),
		"signature of other": text + "4\n\n" + sigs,
	} {
		if c, err := check.OpenCheckpoint([]byte(note), k); habeas.KindOf(err) != habeas.Contradiction {
			t.Errorf("%s: %+v, %v; want Contradiction", name, c, err)
		}
	}
	if _, err := m.key.Open(foreign); habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("opened by the writer: %v, want Contradiction", err)
	}
}
