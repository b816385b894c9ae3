package archive_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"habeas"
	"habeas/internal/archive"
	"habeas/internal/archive/archivetest"
)

func TestFolder(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archivetest.Target { return folder(t, nil) })
}

func TestFolder_Sealed(t *testing.T) {
	archivetest.Run(t, func(t *testing.T) archivetest.Target { return folder(t, mustKeyring(t)) })
}

func folder(t *testing.T, k *archive.Keyring) archivetest.Target {
	dir := t.TempDir()
	return archivetest.Target{
		Hidden: k != nil,
		Open: func(t *testing.T, limit int64) *archive.Archive {
			return archive.New(mustFolder(t, dir), archive.Options{Limit: limit, Keyring: k})
		},
		Names: func(t *testing.T) []string { return files(t, dir) },
		Overwrite: func(t *testing.T, name string, change func([]byte) []byte) {
			t.Helper()
			path := filepath.Join(dir, name)
			b, err := os.ReadFile(path)
			if err == nil {
				err = errors.Join(os.Chmod(path, 0o600), os.WriteFile(path, change(b), 0o600))
			}
			if err != nil {
				t.Fatal(err)
			}
		},
	}
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			name, _ := filepath.Rel(dir, path)
			names = append(names, filepath.ToSlash(name))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestFolder_FilesAreReadOnlyAndNothingIsLeftOver(t *testing.T) {
	dir := t.TempDir()
	a := archive.New(mustFolder(t, dir), archive.Options{})
	if _, err := a.PutAll(context.Background(), [][]byte{[]byte("a"), []byte("b"), []byte("c"), []byte("d"), []byte("e")}); err != nil {
		t.Fatal(err)
	}
	got := files(t, dir)
	if len(got) != 5 {
		t.Errorf("files: %v, want five originals and nothing in incoming/", got)
	}
	for _, name := range got {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil || info.Mode().Perm() != 0o400 {
			t.Errorf("%s: mode %v, %v; want 0400", name, info.Mode(), err)
		}
	}
}

func TestFolder_Sweep(t *testing.T) {
	dir := t.TempDir()
	f := mustFolder(t, dir)
	left := filepath.Join(dir, "incoming", "interrupted")
	if err := os.WriteFile(left, []byte("half"), 0o400); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(left)
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, c := range []struct {
		after time.Duration // the file was written
		files int
	}{{time.Hour, 1}, {time.Hour + time.Second, 0}, {time.Hour, 0}} {
		err := f.Sweep(time.Hour, func() time.Time { asked++; return info.ModTime().Add(c.after) })
		if err != nil {
			t.Fatal(err)
		}
		if got := files(t, dir); len(got) != c.files {
			t.Errorf("%v after: %v left, want %d", c.after, got, c.files)
		}
	}
	if asked != 2 {
		t.Errorf("the clock was asked %d times, want twice: nothing lay there the third time", asked)
	}
}

func TestFolder_WalkNamesStrangers(t *testing.T) {
	dir := t.TempDir()
	a := archive.New(mustFolder(t, dir), archive.Options{})
	if _, err := a.PutAll(context.Background(), [][]byte{[]byte("a")}); err != nil {
		t.Fatal(err)
	}
	for name, make := range map[string]func(path string) error{
		"sha256/zz":    func(p string) error { return os.WriteFile(p, []byte("not ours"), 0o600) },
		"sha256/aa":    func(p string) error { return os.Symlink("/etc/hostname", p) },
		"sha256/stray": func(p string) error { return os.WriteFile(p, nil, 0o600) },
	} {
		if err := make(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	good, bad := 0, 0
	for _, err := range a.Walk(context.Background()) {
		if err == nil {
			good++
		} else if bad++; !errors.Is(err, archive.ErrDamaged) {
			t.Errorf("stranger: %v, want ErrDamaged", err)
		}
	}
	if good != 1 || bad != 3 {
		t.Errorf("Walk: %d originals and %d strangers, want 1 and 3", good, bad)
	}
}

func TestFolder_NoRoom(t *testing.T) {
	dir := t.TempDir()
	f := mustFolder(t, dir)
	if err := os.RemoveAll(filepath.Join(dir, "incoming")); err != nil {
		t.Fatal(err)
	}
	_, err := archive.New(f, archive.Options{}).PutAll(context.Background(), [][]byte{[]byte("a")})
	if habeas.KindOf(err) != habeas.Unavailable {
		t.Errorf("no place to write: %v, want Unavailable", err)
	}
}

func mustFolder(t *testing.T, dir string) *archive.Folder {
	t.Helper()
	f, err := archive.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func mustKeyring(t *testing.T) *archive.Keyring {
	t.Helper()
	k, err := archive.NewKeyring()
	if err != nil {
		t.Fatal(err)
	}
	return k
}
