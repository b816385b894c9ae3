package archive_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"

	"habeas"
	"habeas/internal/archive"
)

func TestKeyring_SealAndOpen(t *testing.T) {
	k := mustKeyring(t)
	pass, err := age.NewScryptRecipient("correct horse")
	if err != nil {
		t.Fatal(err)
	}
	pass.SetWorkFactor(10)
	right, err := age.NewScryptIdentity("correct horse")
	if err != nil {
		t.Fatal(err)
	}
	wrong, err := age.NewScryptIdentity("wrong horse")
	if err != nil {
		t.Fatal(err)
	}
	var file bytes.Buffer
	if err := k.Seal(&file, pass); err != nil {
		t.Fatal(err)
	}
	again, err := archive.OpenKeyring(bytes.NewReader(file.Bytes()), right)
	if err != nil {
		t.Fatal(err)
	}
	mustShare(t, k, again)
	if _, err := archive.OpenKeyring(bytes.NewReader(file.Bytes()), wrong); habeas.KindOf(err) != habeas.Forbidden {
		t.Errorf("wrong passphrase: %v, want Forbidden", err)
	}
	for i := range file.Len() {
		b := bytes.Clone(file.Bytes())
		b[i] ^= 4
		if i >= file.Len()-100 { // the scrypt cost of trying every byte of the header is not worth it
			if _, err := archive.OpenKeyring(bytes.NewReader(b), right); err == nil {
				t.Errorf("byte %d changed: opened", i)
			}
		}
	}
}

// mustShare checks that what one keyring stores the other reads.
func mustShare(t *testing.T, a, b *archive.Keyring) {
	t.Helper()
	dir := t.TempDir()
	text := []byte("kept under the first, read under the second (invented)")
	s, err := archive.New(mustFolder(t, dir), archive.Options{Keyring: a}).Put(context.Background(), bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	got, err := archive.New(mustFolder(t, dir), archive.Options{Keyring: b}).Bytes(context.Background(), s.Digest)
	if err != nil || !bytes.Equal(got, text) {
		t.Fatalf("read under the second keyring: %q, %v", got, err)
	}
}

func TestKeyring_OtherKeysSeeNothing(t *testing.T) {
	dir := t.TempDir()
	text := []byte("sealed (invented)")
	s, err := archive.New(mustFolder(t, dir), archive.Options{Keyring: mustKeyring(t)}).Put(context.Background(), bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	for name, o := range map[string]archive.Options{"none": {}, "another": {Keyring: mustKeyring(t)}} {
		if there, err := archive.New(mustFolder(t, dir), o).Has(context.Background(), s.Digest); there || err != nil {
			t.Errorf("%s keyring: Has = %v, %v", name, there, err)
		}
	}
}

// A court must be able to open a sealed original without this program.
func TestKeyring_StoredFileIsAPlainAgeFile(t *testing.T) {
	dir, k := t.TempDir(), mustKeyring(t)
	text := []byte("opened by any age program (invented)")
	if _, err := archive.New(mustFolder(t, dir), archive.Options{Keyring: k}).Put(context.Background(), bytes.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	stored, err := os.Open(filepath.Join(dir, files(t, dir)[0]))
	if err != nil {
		t.Fatal(err)
	}
	defer stored.Close()
	id, err := age.ParseX25519Identity(k.Identity())
	if err != nil {
		t.Fatal(err)
	}
	clear, err := age.Decrypt(stored, id)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := io.ReadAll(clear); err != nil || !bytes.Equal(got, text) {
		t.Errorf("age gives %q, %v", got, err)
	}
}
