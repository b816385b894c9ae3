//go:build linux

package register_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"habeas"
	"habeas/internal/register"
)

// On a disk that became read-only the program says so and does nothing by halves; when the disk can be written again, all
// that was acknowledged is there and the register goes on.
func TestAdd_ReadOnlyDisk(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=64m"); err != nil {
		t.Skipf("this user may not mount a disk of its own: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(disk, syscall.MNT_DETACH) })
	c := register.Config{Data: filepath.Join(disk, "register"), Now: new(clock).now, Tools: tools("lines-1")}
	if err := os.Mkdir(c.Data, 0o700); err != nil {
		t.Fatal(err)
	}
	r := mustInit(t, c)
	mustAdd(t, r, item("seven", "A", sevenTaken))
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
	writable := func(flags uintptr) {
		if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|flags, ""); err != nil {
			t.Fatal(err)
		}
	}
	writable(syscall.MS_RDONLY)
	if r, err := register.Open(t.Context(), c); err == nil {
		_, err = r.Add(t.Context(), items(item("eight", "B", eightTaken)), nil)
		r.Close()
		if habeas.KindOf(err) != habeas.Unavailable {
			t.Errorf("adding on a read-only disk: %v, want an error of kind Unavailable", err)
		}
	} else if habeas.KindOf(err) != habeas.Unavailable {
		t.Errorf("opening on a read-only disk: %v, want an error of kind Unavailable", err)
	}
	writable(0)
	r = mustOpen(t, c)
	if _, err := r.Report(t.Context(), register.Local(), "seven"); err != nil {
		t.Errorf("the acknowledged report: %v", err)
	}
	mustAdd(t, r, item("eight", "B", eightTaken))
	intact(t, r)
	rebuilt(t, r)
}
