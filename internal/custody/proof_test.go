package custody_test

import (
	"strings"
	"testing"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/custody/check"
)

// Every entry of every small log is proved against every later checkpoint, and no other entry passes for it.
func TestProveEntry(t *testing.T) {
	m := newMemory(t)
	var signed []custody.Checkpoint
	for i := range 20 {
		m.capture(t, []byte(strings.Repeat("x", i+1)))
		signed = append(signed, m.sign(t))
	}
	k := m.public(t)
	for _, c := range signed {
		for _, e := range m.entries[:c.Size] {
			file, err := custody.ProveEntry(e, e.Seq%2 == 0, c, m)
			if err != nil {
				t.Fatal(err)
			}
			p, err := check.Proof(file, k)
			if err != nil {
				t.Fatalf("entry %d of %d: %v\n%s", e.Seq, c.Size, err, file)
			}
			if p.Entry.Seq != e.Seq || p.Checkpoint.Size != c.Size || p.BodyDigest != habeas.DigestOf(e.Body) || (p.Entry.Body != nil) != (e.Seq%2 == 0) {
				t.Fatalf("entry %d of %d: proved %+v", e.Seq, c.Size, p)
			}
		}
	}
	if _, err := custody.ProveEntry(m.entries[19], true, signed[10], m); habeas.KindOf(err) != habeas.NotFound {
		t.Errorf("an entry after the checkpoint: %v, want NotFound", err)
	}
	forged := m.entries[3]
	forged.Reason = "never said"
	if _, err := custody.ProveEntry(forged, true, signed[19], m); habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("an entry that is not in the log: %v, want Contradiction", err)
	}
}

func TestProveGrowth(t *testing.T) {
	m := newMemory(t)
	signed := []custody.Checkpoint{m.sign(t)}
	for range 20 {
		m.add(t, habeas.Entry{Author: "u1", Kind: habeas.EntrySetting})
		signed = append(signed, m.sign(t))
	}
	k := m.public(t)
	for i, older := range signed {
		for _, newer := range signed[i:] {
			file, err := custody.ProveGrowth(older, newer, m)
			if err != nil {
				t.Fatal(err)
			}
			p, err := check.Proof(file, k)
			if err != nil || p.Older.Size != older.Size || p.Checkpoint.Size != newer.Size {
				t.Fatalf("%d to %d: %+v, %v\n%s", older.Size, newer.Size, p, err, file)
			}
		}
	}
	if _, err := custody.ProveGrowth(signed[5], signed[4], m); habeas.KindOf(err) != habeas.Invalid {
		t.Errorf("backwards: %v, want Invalid", err)
	}
	forked := filled(t, 30)
	forked.key = m.key
	if _, err := custody.ProveGrowth(signed[7], forked.sign(t), forked); habeas.KindOf(err) != habeas.Contradiction {
		t.Errorf("a rewritten log: %v, want Contradiction", err)
	}
}

// Every single changed bit of a proof file makes it fail.
func TestProof_EveryChangedBitFails(t *testing.T) {
	m := filled(t, 21)
	older := m.sign(t)
	m.capture(t, []byte("One more. (invented)"))
	newer := m.sign(t)
	k := m.public(t)
	entry, err := custody.ProveEntry(m.entries[5], true, newer, m)
	if err != nil {
		t.Fatal(err)
	}
	growth, err := custody.ProveGrowth(older, newer, m)
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"entry": entry, "growth": growth} {
		for bit := range len(file) * 8 {
			file[bit/8] ^= 1 << (bit % 8)
			if p, err := check.Proof(file, k); err == nil {
				t.Fatalf("%s proof with bit %d changed passes as %+v:\n%s", name, bit, p, file)
			}
			file[bit/8] ^= 1 << (bit % 8)
		}
		if _, err := check.Proof(file, k); err != nil {
			t.Fatalf("%s proof put back: %v", name, err)
		}
	}
}

func FuzzProof(f *testing.F) {
	m := filled(f, 12)
	c := m.sign(f)
	file, err := custody.ProveEntry(m.entries[4], true, c, m)
	if err != nil {
		f.Fatal(err)
	}
	k := m.public(f)
	f.Add(file)
	f.Add([]byte(`{"format":"habeas proof of growth, 1","checkpoint":"","path":null}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		p, err := check.Proof(b, k)
		if err != nil {
			return
		}
		// Whatever passes for this log is an entry of it.
		if n := p.Entry.Seq; p.Checkpoint.Size != c.Size || n < 1 || n > c.Size || p.Entry.Reason != m.entries[n-1].Reason || p.Entry.Author != m.entries[n-1].Author {
			t.Fatalf("proved %+v, which is not in the log", p)
		}
	})
}
