package archive

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"time"

	"habeas"
)

// A Folder keeps blobs as read-only files. A file appears under its name only whole and on stable storage: it is written
// to incoming/, synced, renamed, and its folder synced. The folder may be shared by several processes.
type Folder struct{ dir string }

const (
	incoming = "incoming"
	// many is from how many files on one sync of the file system is cheaper than one per file.
	many = 4
)

// OpenFolder gives the blobs kept in dir, which is made if it is not there.
func OpenFolder(dir string) (*Folder, error) {
	if err := os.MkdirAll(filepath.Join(dir, incoming), 0o700); err != nil {
		return nil, disk("make the archive folder", err)
	}
	return &Folder{dir: filepath.Clean(dir)}, nil
}

// Sweep removes what interrupted writers left in incoming/ and that is older than age by the clock now, which is asked only
// where something lies there. None of it was ever promised.
func (f *Folder) Sweep(age time.Duration, now func() time.Time) error {
	left, err := os.ReadDir(filepath.Join(f.dir, incoming))
	if err != nil {
		return disk("read the archive folder", err)
	}
	if len(left) == 0 {
		return nil
	}
	before := now().Add(-age)
	for _, e := range left {
		info, err := e.Info()
		if err != nil || !info.ModTime().Before(before) {
			continue // gone meanwhile, or somebody's at work
		}
		if err := os.Remove(filepath.Join(f.dir, incoming, e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return disk("clear the archive's incoming folder", err)
		}
	}
	return nil
}

// Create keeps the blobs that are not there yet: see [Blobs].
func (f *Folder) Create(ctx context.Context, blobs []Blob) ([]bool, error) {
	added := make([]bool, len(blobs))
	staged := make(map[int]string, len(blobs))
	defer func() { // whatever was renamed is gone from there
		for _, path := range staged {
			os.Remove(path)
		}
	}()
	for i, b := range blobs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		there, err := has(ctx, f, b)
		if err != nil {
			return nil, err
		}
		if there {
			continue
		}
		path, err := f.stage(b, len(blobs) < many)
		if err != nil {
			return nil, err
		}
		staged[i], added[i] = path, true
	}
	return added, f.publish(blobs, staged)
}

// stage writes a blob where no reader looks for it.
func (f *Folder) stage(b Blob, sync bool) (string, error) {
	out, err := os.CreateTemp(filepath.Join(f.dir, incoming), "")
	if err != nil {
		return "", disk("write to the archive", err)
	}
	_, err = b.WriteTo(out)
	if err == nil {
		err = out.Chmod(0o400)
	}
	if err == nil && sync {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		os.Remove(out.Name())
		return "", disk("write to the archive", err)
	}
	return out.Name(), nil
}

// publish renames staged files to their names; bytes first, names second, so that a name never stands for less.
func (f *Folder) publish(blobs []Blob, staged map[int]string) error {
	if len(staged) == 0 {
		return nil
	}
	if len(blobs) >= many {
		if err := syncAll(f.dir, staged); err != nil {
			return disk("sync the archive", err)
		}
	}
	dirs := map[string]bool{}
	for i, path := range staged {
		dir, err := f.place(blobs[i].Name, path)
		if err != nil {
			return disk("write to the archive", err)
		}
		dirs[dir] = true
	}
	if err := syncDirs(f.dir, dirs); err != nil {
		return disk("sync the archive", err)
	}
	return nil
}

// place renames a staged file. Two writers of one name hold the same bytes, so it does not matter whose come last.
func (f *Folder) place(name, staged string) (dir string, err error) {
	path := f.path(name)
	dir = filepath.Dir(path)
	err = os.Rename(staged, path)
	if !errors.Is(err, fs.ErrNotExist) {
		return dir, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return dir, err
	}
	for up := filepath.Dir(dir); len(up) >= len(f.dir); up = filepath.Dir(up) {
		if err := syncDir(up); err != nil {
			return dir, err
		}
	}
	return dir, os.Rename(staged, path)
}

// Open reads a blob.
func (f *Folder) Open(_ context.Context, name string) (io.ReadCloser, error) {
	in, err := os.Open(f.path(name))
	if err != nil {
		return nil, missing(name, err)
	}
	return in, nil
}

// Stat gives the size of a blob.
func (f *Folder) Stat(_ context.Context, name string) (int64, error) {
	info, err := os.Lstat(f.path(name))
	if err != nil {
		return 0, missing(name, err)
	}
	if !info.Mode().IsRegular() {
		return 0, strange(name, nil)
	}
	return info.Size(), nil
}

// Walk gives every name in byte order.
func (f *Folder) Walk(ctx context.Context) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		err := filepath.WalkDir(f.dir, func(path string, e fs.DirEntry, err error) error {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return err
			}
			name := f.name(path)
			switch {
			case e.IsDir() && name == incoming:
				return fs.SkipDir
			case e.IsDir():
				return nil
			case !e.Type().IsRegular():
				return goOn(yield("", strange(name, nil)))
			}
			return goOn(yield(name, nil))
		})
		if err != nil {
			yield("", disk("read the archive folder", err))
		}
	}
}

func goOn(more bool) error {
	if more {
		return nil
	}
	return fs.SkipAll
}

func (f *Folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

func (f *Folder) name(path string) string {
	return filepath.ToSlash(strings.TrimPrefix(path[len(f.dir):], string(filepath.Separator)))
}

func missing(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return habeas.Errorf(habeas.NotFound, "%s is not in the archive", name)
	}
	return disk("read the archive", err)
}

// disk marks failures of the disk as worth another try, and leaves errors that say more alone.
func disk(what string, err error) error {
	if _, ok := errors.AsType[*habeas.Error](err); ok {
		return err
	}
	return &habeas.Error{Kind: habeas.Unavailable, Text: "cannot " + what, Cause: err}
}
