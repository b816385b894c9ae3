// Package capture brings originals in from outside: files, folders and standard input. It is an edge; what it yields is
// read by package read.
package capture

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/read"
)

// Limits of a walk over folders.
const (
	maxDepth = 64        // folders within folders
	maxFiles = 1_000_000 // files of one walk
)

// Paths yields the originals of files and folders, folders in byte order of path; "-" is stdin, which needs a format. A
// file that cannot be taken is an Item with Err set, and the others follow. Within folders, files of unknown formats and
// hidden ones are passed over, and so are links: what a folder shows must lie in it. A path that is named itself may be a
// link. format, when not empty, says how to read every file that is named itself.
func Paths(ctx context.Context, paths []string, stdin io.Reader, format string, g read.Given) iter.Seq[read.Item] {
	return func(yield func(read.Item) bool) {
		w := &walk{ctx: ctx, given: g, yield: yield}
		for _, p := range paths {
			if !w.root(p, stdin, format) {
				return
			}
		}
	}
}

type walk struct {
	ctx   context.Context
	given read.Given
	yield func(read.Item) bool
	files int
}

// root yields what one path of the command holds, and says whether to go on.
func (w *walk) root(path string, stdin io.Reader, format string) bool {
	if path == "-" {
		if format == "" {
			return w.refuse("standard input", habeas.Errorf(habeas.Usage, "say what it holds with --format (%s)", strings.Join(read.Formats(), ", ")))
		}
		return w.items("standard input", stdin, format)
	}
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return w.refuse(name, unopened(err))
	case info.IsDir():
		return w.folder(path, "", 0)
	}
	if format == "" {
		format = read.FormatOf(name)
	}
	if format == "" {
		return w.refuse(name, habeas.Errorf(habeas.Invalid, "its name ends in no known format; rename it or give --format (%s)", strings.Join(read.Formats(), ", ")))
	}
	return w.file(path, name, format)
}

// folder yields the files of a folder in byte order of their whole path. rel is the folder's path within the one that was
// named.
func (w *walk) folder(path, rel string, depth int) bool {
	name := filepath.Base(path)
	if depth > maxDepth {
		return w.refuse(name, habeas.Errorf(habeas.Refused, "folders are nested more than %d deep", maxDepth))
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return w.refuse(name, unopened(err))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(sortKey(a), sortKey(b)) })
	for _, e := range entries {
		if w.ctx.Err() != nil {
			return false
		}
		if !w.entry(filepath.Join(path, e.Name()), filepath.Join(rel, e.Name()), e, depth) {
			return false
		}
	}
	return true
}

// sortKey orders a folder's entries as the whole paths below them are ordered by bytes.
func sortKey(e fs.DirEntry) string {
	if e.IsDir() {
		return e.Name() + string(filepath.Separator)
	}
	return e.Name()
}

func (w *walk) entry(path, rel string, e fs.DirEntry, depth int) bool {
	switch {
	case strings.HasPrefix(e.Name(), "."):
		return true
	case e.IsDir():
		return w.folder(path, rel, depth+1)
	case read.FormatOf(e.Name()) == "":
		return true
	case e.Type()&fs.ModeSymlink != 0:
		return w.refuse(e.Name(), habeas.Errorf(habeas.Refused, "is a link; links inside folders are not followed, name the file itself"))
	}
	if w.files++; w.files > maxFiles {
		w.refuse(e.Name(), habeas.Errorf(habeas.Refused, "more than %d files; add the rest by another command", maxFiles))
		return false
	}
	return w.file(path, e.Name(), read.FormatOf(e.Name()))
}

// file yields the originals of one file. Only regular files are opened: a pipe or a device could hold the program for ever.
func (w *walk) file(path, name, format string) bool {
	info, err := os.Stat(path)
	if err != nil {
		return w.refuse(name, unopened(err))
	}
	if !info.Mode().IsRegular() {
		return w.refuse(name, habeas.Errorf(habeas.Refused, "is no regular file"))
	}
	f, err := os.Open(path)
	if err != nil {
		return w.refuse(name, unopened(err))
	}
	defer f.Close()
	return w.items(name, f, format)
}

func (w *walk) items(name string, r io.Reader, format string) bool {
	for it := range read.Items(w.ctx, safe(name), r, format, w.given) {
		if !w.yield(it) {
			return false
		}
	}
	return w.ctx.Err() == nil
}

func (w *walk) refuse(name string, err error) bool {
	name = safe(name)
	return w.yield(read.Item{Name: name, Given: w.given, Err: &habeas.Error{Kind: habeas.KindOf(err), Text: name, Cause: err}})
}

// safe gives a file's name without characters that could play tricks on a terminal.
func safe(name string) string {
	return strings.ToValidUTF8(strings.Map(func(r rune) rune {
		if r < 0x20 || r == 0x7f || r >= 0x80 && r < 0xa0 || r >= 0x200b && r <= 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
			return '?'
		}
		return r
	}, name), "?")
}

// unopened says why a file could not be opened, without its folders.
func unopened(err error) error {
	why := "cannot be opened"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return habeas.Errorf(habeas.Invalid, "there is no such file")
	case errors.Is(err, fs.ErrPermission):
		return habeas.Errorf(habeas.Refused, "may not be read: permission denied")
	}
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return &habeas.Error{Kind: habeas.Unavailable, Text: why, Cause: err}
}
