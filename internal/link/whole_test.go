package link_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"testing"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/link"

	"pgregory.net/rapid"
)

// Where readings are put away changes nothing.
func TestWhole_OnAFileIsAsInMemory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		docs := crowded(t)
		f, err := os.CreateTemp("", "shelf")
		if err != nil {
			t.Fatal(err)
		}
		defer os.Remove(f.Name())
		defer f.Close()
		w := link.NewWhole(f)
		for _, d := range rapid.Permutation(docs).Draw(t, "order") {
			if err := w.Add(link.Read(d)); err != nil {
				t.Fatal(err)
			}
		}
		got, err := w.Link(context.Background(), link.Decisions{}, gazetteer.Default())
		if err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(got)
		if err != nil {
			t.Fatal(err)
		}
		if _, want := printed(t, docs); string(data) != want {
			t.Fatalf("on a file:\n%s\nin memory:\n%s", data, want)
		}
	})
}

// Whoever asks it to stop is obeyed at every step.
func TestWhole_StopsWhenAsked(t *testing.T) {
	docs := invented(400)
	for asked := 0; ; asked += 97 {
		w := link.NewWhole(nil)
		for i := range docs {
			if err := w.Add(link.Read(docs[i])); err != nil {
				t.Fatal(err)
			}
		}
		ctx := &impatient{Context: context.Background(), left: asked}
		_, err := w.Link(ctx, link.Decisions{}, gazetteer.Default())
		if err == nil && ctx.left > 0 {
			if asked < 5*len(docs) {
				t.Errorf("asked only %d times whether to stop, of %d reports", asked-ctx.left, len(docs))
			}
			return
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatalf("asked to stop at question %d: %v", asked, err)
		}
	}
}

// An impatient context is cancelled after so many questions.
type impatient struct {
	context.Context
	left int
}

func (i *impatient) Err() error {
	if i.left--; i.left < 0 {
		return context.Canceled
	}
	return nil
}

// A shelf that fails, at whatever time, is an error and never half a result.
func TestWhole_AShelfThatFails(t *testing.T) {
	docs := invented(60)
	for works := 0; ; works += 7 {
		s := &failing{left: works}
		err := onShelf(s, docs)
		if s.left > 0 {
			if err != nil {
				t.Fatal(err)
			}
			return
		}
		if !errors.Is(err, errShelf) {
			t.Fatalf("a shelf that fails after %d uses: %v", works, err)
		}
	}
}

func onShelf(s link.Shelf, docs []link.Doc) error {
	w := link.NewWhole(s)
	for i := range docs {
		if err := w.Add(link.Read(docs[i])); err != nil {
			return err
		}
	}
	_, err := w.Link(context.Background(), link.Decisions{}, gazetteer.Default())
	return err
}

var errShelf = errors.New("the disk is full")

type failing struct {
	all  []byte
	left int
}

func (f *failing) Write(p []byte) (int, error) {
	if f.left--; f.left < 0 {
		return 0, errShelf
	}
	f.all = append(f.all, p...)
	return len(p), nil
}

func (f *failing) ReadAt(p []byte, at int64) (int, error) {
	if f.left--; f.left < 0 {
		return 0, errShelf
	}
	return copy(p, f.all[at:]), nil
}

// A claim comes back from the shelf as it was, even one that cannot be true.
func TestWhole_StrangeClaimsComeBack(t *testing.T) {
	c := habeas.Claim{Act: habeas.Arrest, Count: habeas.Count{Low: -5, High: -5, Nominal: -5, Words: "−5"}, Where: at("Shenyang")}
	var docs []link.Doc
	for i := range 2 {
		docs = append(docs, told{id: fmt.Sprintf("r%d", i), text: stories[0], claims: []habeas.Claim{c}}.doc())
	}
	r, err := link.All(docs, link.Decisions{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.Incidents[0].Tellings[0].Count; got != c.Count {
		t.Errorf("count %+v, want %+v", got, c.Count)
	}
}
