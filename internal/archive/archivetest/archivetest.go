// Package archivetest says what every keeper of originals must do, and tests it.
package archivetest

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"habeas"
	"habeas/internal/archive"
)

// A Target is one implementation under test.
type Target struct {
	// Open gives the same empty archive each time it is called in one test; limit is its size limit, 0 the default.
	Open func(t *testing.T, limit int64) *archive.Archive
	// Names lists the stored names, sorted.
	Names func(t *testing.T) []string
	// Overwrite puts other bytes under a stored name, behind the archive's back.
	Overwrite func(t *testing.T, name string, change func([]byte) []byte)
	// Hidden: stored names do not tell digests, and stored bytes are encrypted.
	Hidden bool
}

// Run tests the target that make gives; make is called once for each test.
func Run(t *testing.T, make func(t *testing.T) Target) {
	for _, c := range []struct {
		name string
		test func(*testing.T, Target)
	}{
		{"Put/kept and known again", putTwice},
		{"PutAll/repeats within a batch", putAll},
		{"PutAll/many and large", putLarge},
		{"Get/unknown digest", unknown},
		{"Get/a changed bit is named", changedBit},
		{"Get/cut and added to", wrongSize},
		{"Put/over the limit", overLimit},
		{"Put/input that changes", changingInput},
		{"Put/at once from many", concurrent},
		{"Put/cancelled", cancelled},
		{"Walk/every digest once", walk},
		{"Names/tell or hide", names},
	} {
		t.Run(c.name, func(t *testing.T) { c.test(t, make(t)) })
	}
}

func putTwice(t *testing.T, g Target) {
	a, ctx := g.Open(t, 0), context.Background()
	text := []byte("Three people were held near the river. (invented)")
	for i, added := range []bool{true, false} {
		s, err := a.Put(ctx, bytes.NewReader(text))
		if want := (archive.Stored{Digest: habeas.DigestOf(text), Size: int64(len(text)), Added: added}); err != nil || s != want {
			t.Fatalf("Put %d = %+v, %v; want %+v", i, s, err, want)
		}
	}
	mustHold(t, g.Open(t, 0), text)
	empty := []byte{}
	if _, err := a.Put(ctx, bytes.NewReader(empty)); err != nil {
		t.Fatal(err)
	}
	mustHold(t, a, empty)
}

func putAll(t *testing.T, g Target) {
	a := g.Open(t, 0)
	one, two, three := []byte("one"), []byte("two"), []byte("three")
	mustPut(t, a, two)
	got, err := a.PutAll(context.Background(), [][]byte{one, two, one, three, {}})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, false, false, true, true} {
		if got[i].Added != want {
			t.Errorf("original %d: Added = %v, want %v", i, got[i].Added, want)
		}
	}
	for _, b := range [][]byte{one, two, three, {}} {
		mustHold(t, a, b)
	}
	if out, err := a.PutAll(context.Background(), nil); err != nil || len(out) != 0 {
		t.Errorf("PutAll of nothing = %v, %v", out, err)
	}
}

func putLarge(t *testing.T, g Target) {
	a, batch := g.Open(t, 0), [][]byte{}
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{1, 1000, 64<<10 - 1, 64 << 10, 64<<10 + 1, 128 << 10, 128<<10 + 1, 1 << 20} {
		batch = append(batch, noise(rng, n))
	}
	if _, err := a.PutAll(context.Background(), batch); err != nil {
		t.Fatal(err)
	}
	again, err := a.PutAll(context.Background(), batch)
	if err != nil {
		t.Fatalf("the same again: %v", err)
	}
	for i, b := range batch {
		mustHold(t, a, b)
		if again[i].Added {
			t.Errorf("%d bytes: added twice", len(b))
		}
	}
}

func unknown(t *testing.T, g Target) {
	a, d := g.Open(t, 0), habeas.DigestOf([]byte("never put"))
	if _, err := a.Get(context.Background(), d); habeas.KindOf(err) != habeas.NotFound {
		t.Errorf("Get: %v, want NotFound", err)
	}
	if there, err := a.Has(context.Background(), d); there || err != nil {
		t.Errorf("Has = %v, %v", there, err)
	}
}

func changedBit(t *testing.T, g Target) {
	a := g.Open(t, 0)
	rng := rand.New(rand.NewPCG(3, 4))
	text := noise(rng, 3000)
	mustPut(t, a, text)
	name := g.Names(t)[0]
	for range 20 {
		bit := 0
		flip := func(b []byte) []byte { b[bit/8] ^= 1 << (bit % 8); return b }
		g.Overwrite(t, name, func(b []byte) []byte { bit = rng.IntN(len(b) * 8); return flip(b) })
		mustBeDamaged(t, a, text)
		g.Overwrite(t, name, flip)
	}
	mustHold(t, a, text)
}

func wrongSize(t *testing.T, g Target) {
	for _, change := range []func([]byte) []byte{
		func(b []byte) []byte { return b[:len(b)-1] },
		func(b []byte) []byte { return append(b, 'x') },
		func([]byte) []byte { return nil },
	} {
		a, text := g.Open(t, 0), []byte("A bulletin. (invented)")
		mustPut(t, a, text)
		kept := []byte{}
		g.Overwrite(t, g.Names(t)[0], func(b []byte) []byte { kept = bytes.Clone(b); return change(bytes.Clone(b)) })
		mustBeDamaged(t, a, text)
		if _, err := a.Put(context.Background(), bytes.NewReader(text)); !errors.Is(err, archive.ErrDamaged) {
			t.Errorf("Put over a damaged one: %v, want ErrDamaged", err)
		}
		g.Overwrite(t, g.Names(t)[0], func([]byte) []byte { return kept })
	}
}

func overLimit(t *testing.T, g Target) {
	a := g.Open(t, 10)
	mustPut(t, a, []byte("ten bytes!"))
	for _, put := range []func([]byte) error{
		func(b []byte) error { _, err := a.Put(context.Background(), bytes.NewReader(b)); return err },
		func(b []byte) error { _, err := a.PutAll(context.Background(), [][]byte{b}); return err },
	} {
		if err := put([]byte("eleven byte")); habeas.KindOf(err) != habeas.Refused {
			t.Errorf("eleven bytes: %v, want Refused", err)
		}
	}
	mustPut(t, g.Open(t, 0), []byte("eleven byte"))
	if _, err := a.Bytes(context.Background(), habeas.DigestOf([]byte("eleven byte"))); habeas.KindOf(err) != habeas.Refused {
		t.Errorf("reading eleven bytes whole: %v, want Refused", err)
	}
}

// fickle gives other bytes the second time it is read.
type fickle struct {
	*bytes.Reader
	reads int
}

func (f *fickle) Seek(offset int64, whence int) (int64, error) {
	f.reads++
	f.Reader = bytes.NewReader([]byte{'a', byte('0' + f.reads)})
	return f.Reader.Seek(offset, whence)
}

func changingInput(t *testing.T, g Target) {
	a := g.Open(t, 0)
	if _, err := a.Put(context.Background(), &fickle{}); err == nil {
		t.Error("Put kept an input that changed while it was read")
	}
	if n := g.Names(t); len(n) != 0 {
		t.Errorf("left behind: %v", n)
	}
}

func concurrent(t *testing.T, g Target) {
	a := g.Open(t, 0)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for _, b := range []string{"x", "y", "z", "the same from all"} {
				if _, err := a.Put(context.Background(), bytes.NewReader([]byte(b))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	mustHold(t, a, []byte("the same from all"))
	if n := g.Names(t); len(n) != 4 {
		t.Errorf("stored %d names, want 4: %v", len(n), n)
	}
}

func cancelled(t *testing.T, g Target) {
	a := g.Open(t, 0)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := a.PutAll(ctx, [][]byte{[]byte("late")}); err == nil {
		t.Error("PutAll under a cancelled context gave no error")
	}
	if n := g.Names(t); len(n) != 0 {
		t.Errorf("left behind: %v", n)
	}
}

func walk(t *testing.T, g Target) {
	a, want := g.Open(t, 0), []string{}
	for _, s := range []string{"a", "b", "c", "d", "e"} {
		mustPut(t, a, []byte(s))
		want = append(want, habeas.DigestOf([]byte(s)).String())
	}
	got := []string{}
	for d, err := range a.Walk(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, d.String())
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("Walk = %v, want %v", got, want)
	}
	for range a.Walk(context.Background()) {
		break // stopping early must not panic
	}
}

func names(t *testing.T, g Target) {
	a, text := g.Open(t, 0), []byte("A document that the adversary knows. (invented)")
	mustPut(t, a, text)
	digits := habeas.DigestOf(text).String()[len("sha256-"):]
	name := g.Names(t)[0]
	if told := bytes.Contains([]byte(name), []byte(digits)); told == g.Hidden {
		t.Errorf("stored under %s; hidden: %v", name, g.Hidden)
	}
	g.Overwrite(t, name, func(b []byte) []byte {
		if shown := bytes.Contains(b, []byte("adversary")); shown == g.Hidden {
			t.Errorf("stored bytes show the text: %v; hidden: %v", shown, g.Hidden)
		}
		return b
	})
}

func noise(rng *rand.Rand, n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(rng.Uint32())
	}
	return b
}

func mustPut(t *testing.T, a *archive.Archive, b []byte) {
	t.Helper()
	if _, err := a.Put(context.Background(), bytes.NewReader(b)); err != nil {
		t.Fatal(err)
	}
}

func mustHold(t *testing.T, a *archive.Archive, want []byte) {
	t.Helper()
	d := habeas.DigestOf(want)
	got, err := a.Bytes(context.Background(), d)
	if err != nil || !bytes.Equal(got, want) {
		t.Fatalf("Bytes(%s) = %d bytes, %v; want the %d bytes put", d, len(got), err, len(want))
	}
	if there, err := a.Has(context.Background(), d); !there || err != nil {
		t.Fatalf("Has(%s) = %v, %v", d, there, err)
	}
}

func mustBeDamaged(t *testing.T, a *archive.Archive, was []byte) {
	t.Helper()
	d := habeas.DigestOf(was)
	rc, err := a.Get(context.Background(), d)
	if err == nil {
		_, err = io.Copy(io.Discard, rc)
		rc.Close()
	}
	if !errors.Is(err, archive.ErrDamaged) || !bytes.Contains([]byte(err.Error()), []byte(d.String())) {
		t.Fatalf("reading changed bytes: %v; want ErrDamaged naming %s", err, d)
	}
}
