package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"testing"

	"filippo.io/age"
	"golang.org/x/mod/sumdb/tlog"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/custody/check"
)

// A small register of our own making: n captures.
type small struct {
	entries   []habeas.Entry
	originals map[habeas.Digest][]byte
	root      string

	private, public string // the log's keys
}

func newSmall(t testing.TB, n int) small {
	t.Helper()
	s := small{originals: map[habeas.Digest][]byte{}}
	var err error
	if s.private, s.public, err = custody.NewKey(); err != nil {
		t.Fatal(err)
	}
	var hashes []tlog.Hash
	reader := tlog.HashReaderFunc(func(at []int64) ([]tlog.Hash, error) {
		var out []tlog.Hash
		for _, i := range at {
			out = append(out, hashes[i])
		}
		return out, nil
	})
	for i := range n {
		b := fmt.Appendf(nil, "Invented report %d", i/2) // every second one is seen again
		d := habeas.DigestOf(b)
		s.originals[d] = b
		body, err := json.Marshal(habeas.Capture{Report: "r", Original: d, Size: int64(len(b))})
		if err != nil {
			t.Fatal(err)
		}
		e := habeas.Entry{Seq: int64(i + 1), Time: "2026-11-25T08:00:00.000000Z", Author: "u1", Kind: habeas.EntryCapture, Subject: "r", Reason: "<\u2028>", Body: body}
		leaf, err := custody.Leaf(e)
		if err != nil {
			t.Fatal(err)
		}
		hs, err := tlog.StoredHashes(int64(i), leaf, reader)
		if err != nil {
			t.Fatal(err)
		}
		s.entries, hashes = append(s.entries, e), append(hashes, hs...)
	}
	root, err := tlog.TreeHash(int64(n), reader)
	if err != nil {
		t.Fatal(err)
	}
	s.root = root.String()
	return s
}

func (s small) Keys() (map[string][]byte, error) {
	return map[string][]byte{"log.pub": []byte(s.public), "log.key": []byte(s.private)}, nil
}

func (s small) Entries(_ context.Context, after int64) iter.Seq2[habeas.Entry, error] {
	return func(yield func(habeas.Entry, error) bool) {
		for _, e := range s.entries[after:] {
			if !yield(e, nil) {
				return
			}
		}
	}
}

func (s small) Checkpoints(context.Context) iter.Seq2[Checkpoint, error] {
	return func(yield func(Checkpoint, error) bool) { yield(Checkpoint{Size: 1, Note: "n", Stamp: []byte{1}}, nil) }
}

func (s small) Original(_ context.Context, d habeas.Digest) (io.ReadCloser, error) {
	b, ok := s.originals[d]
	if !ok {
		return nil, habeas.Errorf(habeas.NotFound, "%s", d)
	}
	return io.NopCloser(bytes.NewReader(b)), nil
}

func (s small) header() Header {
	return Header{Made: "2026-11-25T08:00:00Z", Log: s.public, Head: Point{int64(len(s.entries)), s.root}, Base: Point{Root: tlog.Hash(sha256.Sum256(nil)).String()}}
}

// A heap is a sink that remembers.
type heap struct {
	head      Header
	keys      []string
	originals []habeas.Digest
	entries   []habeas.Entry
	ended     *Manifest
}

func (h *heap) Key(_ context.Context, name string, _ []byte) error {
	h.keys = append(h.keys, name)
	return nil
}

func (h *heap) Begin(_ context.Context, head Header) error {
	h.head = head
	return nil
}

func (h *heap) Original(_ context.Context, d habeas.Digest, r io.Reader, _ int64) error {
	h.originals = append(h.originals, d)
	b, err := io.ReadAll(r)
	if err == nil && habeas.DigestOf(b) != d {
		err = wrong("%s has other bytes than its name says", d)
	}
	return err
}

func (h *heap) Entries(_ context.Context, es []habeas.Entry) error {
	h.entries = append(h.entries, es...)
	return nil
}

func (h *heap) Checkpoints(context.Context, []Checkpoint) error { return nil }

func (h *heap) End(_ context.Context, m Manifest) error {
	h.ended = &m
	return nil
}

func TestRoundTrip(t *testing.T) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int{0, 1, 7, 2500} {
		s := newSmall(t, n)
		var file bytes.Buffer
		m, err := Write(t.Context(), &file, s.header(), s, id.Recipient())
		if err != nil {
			t.Fatal(err)
		}
		h := &heap{}
		_, got, err := Read(t.Context(), bytes.NewReader(file.Bytes()), h, id)
		if err != nil || got != m || h.ended == nil || *h.ended != m {
			t.Fatalf("%d entries: read %+v, %v; wrote %+v", n, got, err, m)
		}
		a, _ := json.Marshal(h.entries)
		b, _ := json.Marshal(s.entries)
		if n > 0 && string(a) != string(b) || len(h.originals) != len(s.originals) || fmt.Sprint(h.keys) != "[log.key log.pub]" {
			t.Errorf("%d entries: came back as %d entries, %d originals, keys %v", n, len(h.entries), len(h.originals), h.keys)
		}
	}
}

func TestWrite_DamagedOriginalIsNamed(t *testing.T) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	s := newSmall(t, 4)
	d := habeas.DigestOf([]byte("Invented report 1"))
	for _, bad := range []string{"short", "Invented report 1, and more of it than there was"} {
		s.originals[d] = []byte(bad)
		if _, err := Write(t.Context(), io.Discard, s.header(), s, id.Recipient()); habeas.KindOf(err) != habeas.Contradiction || !strings.Contains(err.Error(), d.String()) {
			t.Errorf("a damaged original: %v, want Contradiction that names it", err)
		}
	}
	delete(s.originals, d)
	if _, err := Write(t.Context(), io.Discard, s.header(), s, id.Recipient()); err == nil || !strings.Contains(err.Error(), "entry 3") {
		t.Errorf("a missing original: %v, want an error that names its entry", err)
	}
}

// A member of a made-up backup, before it is encrypted.
type member struct {
	name, body string
	kind       byte
}

func tarOf(t testing.TB, ms []member) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range ms {
		h := &tar.Header{Name: m.name, Size: int64(len(m.body)), Mode: 0o400, Typeflag: m.kind}
		if m.kind != tar.TypeReg {
			h.Size, h.Linkname, m.body = 0, "/etc/passwd", ""
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, m.body)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// whole is the members of a good backup of one entry.
func whole(t testing.TB) []member {
	t.Helper()
	s := newSmall(t, 1)
	h := s.header()
	h.Format = Format
	text := func(v any) string {
		var b bytes.Buffer
		if err := writeLine(&b, v); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	original := "Invented report 0"
	ms := []member{
		{"backup.json", text(h), tar.TypeReg}, {"keys/log.key", s.private, tar.TypeReg},
		{"originals/" + habeas.DigestOf([]byte(original)).String(), original, tar.TypeReg},
		{"journal/0000000001.jsonl", text(lineOf(s.entries[0])), tar.TypeReg}, {"checkpoints.jsonl", "", tar.TypeReg},
	}
	chain := sha256.New()
	for _, m := range ms {
		sum := sha256.Sum256([]byte(m.body))
		chainLine(chain, m.name, int64(len(m.body)), sum[:])
	}
	return append(ms, member{"manifest.json", text(Manifest{1, 1, int64(len(original)), hex.EncodeToString(chain.Sum(nil))}), tar.TypeReg})
}

func readTar(b []byte, to Sink) error {
	r := &reader{ctx: context.Background(), tar: tar.NewReader(bytes.NewReader(b)), chain: sha256.New(), to: to}
	if err := r.all(); err != nil {
		return err
	}
	return to.End(context.Background(), r.man)
}

func TestRead_Tricks(t *testing.T) {
	if err := readTar(tarOf(t, whole(t)), &heap{}); err != nil {
		t.Fatalf("a good one: %v", err)
	}
	put := func(at int, m member) []member {
		ms := whole(t)
		return append(ms[:at:at], append([]member{m}, ms[at:]...)...)
	}
	change := func(at int, f func(*member)) []member {
		ms := whole(t)
		f(&ms[at])
		return ms
	}
	for name, ms := range map[string][]member{
		"a path upwards":             put(2, member{"../../etc/passwd", "x", tar.TypeReg}),
		"an absolute path":           put(2, member{"/etc/passwd", "x", tar.TypeReg}),
		"a path within":              put(2, member{"keys/../log.key", "x", tar.TypeReg}),
		"an original that is a path": put(3, member{"originals/../../x", "x", tar.TypeReg}),
		"a name in capitals":         change(2, func(m *member) { m.name = "originals/sha256-" + strings.ToUpper(m.name[len("originals/sha256-"):]) }),
		"a link":                     put(2, member{"keys/log.pub", "", tar.TypeSymlink}),
		"a hard link":                put(2, member{"keys/log.pub", "", tar.TypeLink}),
		"a device":                   put(2, member{"keys/log.pub", "", tar.TypeChar}),
		"a key of another name":      put(2, member{"keys/authorized_keys", "x", tar.TypeReg}),
		"a key twice":                put(2, member{"keys/log.key", "x", tar.TypeReg}),
		"other bytes":                change(2, func(m *member) { m.body = "Invented report 1" }),
		"an entry changed":           change(3, func(m *member) { m.body = strings.Replace(m.body, "u1", "u2", 1) }),
		"entries from elsewhere":     change(3, func(m *member) { m.name = "journal/0000000002.jsonl" }),
		"no header":                  whole(t)[1:],
		"no checkpoints":             append(whole(t)[:4:4], whole(t)[5]),
		"no manifest":                whole(t)[:5],
		"nothing":                    nil,
		"two headers":                put(1, whole(t)[0]),
		"something after the end":    append(whole(t), member{"keys/log.pub", "x", tar.TypeReg}),
		"journal before originals":   {whole(t)[0], whole(t)[1], whole(t)[3], whole(t)[2], whole(t)[4], whole(t)[5]},
		"a manifest of another":      change(5, func(m *member) { m.body = strings.Replace(m.body, `"entries":1`, `"entries":2`, 1) }),
		"a newer format":             change(0, func(m *member) { m.body = strings.Replace(m.body, `"format":1`, `"format":2`, 1) }),
		"a head before its base":     change(0, func(m *member) { m.body = strings.Replace(m.body, `"base":{"size":0`, `"base":{"size":9`, 1) }),
	} {
		if err := readTar(tarOf(t, ms), &heap{}); err == nil {
			t.Errorf("%s: taken", name)
		} else if k := habeas.KindOf(err); k != habeas.Contradiction && k != habeas.Newer {
			t.Errorf("%s: %v of kind %v", name, err, k)
		}
	}
}

// Whatever bytes come, what the sink is given follows the rules, and what is accepted agrees with what came.
func FuzzRead(f *testing.F) {
	f.Add(tarOf(f, whole(f)))
	f.Add(tarOf(f, whole(f)[:3]))
	f.Add([]byte("nothing"))
	f.Fuzz(func(t *testing.T, b []byte) {
		h := &heap{}
		err := readTar(b, h)
		for i, e := range h.entries {
			if e.Seq != h.head.Base.Size+int64(i)+1 {
				t.Fatalf("entry %d at place %d", e.Seq, i)
			}
		}
		for _, k := range h.keys {
			if k != "log.key" && k != "log.pub" {
				t.Fatalf("a key of the name %q", k)
			}
		}
		if err == nil && (h.ended.Entries != int64(len(h.entries)) || h.ended.Originals != int64(len(h.originals)) || h.head.Head.Size-h.head.Base.Size != int64(len(h.entries))) {
			t.Fatalf("accepted %+v with %d entries and %d originals", h.ended, len(h.entries), len(h.originals))
		}
	})
}

// What the independent checker passes is taken by the reader, and says the same of itself. The checker refuses more: what
// is not signed, or not named.
func FuzzCheck(f *testing.F) {
	good := tarOf(f, whole(f))
	if res, err := new(check.Backups).Check(f.Context(), bytes.NewReader(good)); err != nil || len(res.Findings) > 0 || res.Entries != 1 || res.Originals != 1 {
		f.Fatalf("a good one: %+v, %v", res, err)
	}
	f.Add(good)
	f.Add(tarOf(f, whole(f)[:4]))
	f.Add([]byte("nothing"))
	f.Fuzz(func(t *testing.T, b []byte) {
		res, err := new(check.Backups).Check(t.Context(), bytes.NewReader(b))
		if err != nil {
			t.Fatalf("an error where a finding was due: %v", err)
		}
		if len(res.Findings) > 0 {
			return
		}
		h := &heap{}
		if err := readTar(b, h); err != nil {
			t.Fatalf("passed, and not read: %v", err)
		}
		if res.First != h.head.Base.Size+1 || res.Entries != int64(len(h.entries)) || res.Originals != int64(len(h.originals)) {
			t.Fatalf("checked %+v, and read %d entries and %d originals", res, len(h.entries), len(h.originals))
		}
	})
}

var errSink = errors.New("the sink is full")

type fullSink struct{ heap }

func (fullSink) Entries(context.Context, []habeas.Entry) error { return errSink }

func TestRead_SinkFails(t *testing.T) {
	if err := readTar(tarOf(t, whole(t)), &fullSink{}); !errors.Is(err, errSink) {
		t.Errorf("%v, want the sink's own error", err)
	}
}
