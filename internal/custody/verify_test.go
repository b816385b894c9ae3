package custody_test

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"time"

	"habeas"
	"habeas/internal/custody/check"
)

var seed = flag.Uint64("seed", 0, "seed of the random damage; 0 takes a new one")

func randomness(t *testing.T) *rand.Rand {
	s := *seed
	if s == 0 {
		s = uint64(time.Now().UnixNano()) + uint64(os.Getpid())
	}
	t.Logf("seed %d (again with -seed)", s)
	return rand.New(rand.NewPCG(s, s))
}

func TestVerify_Whole(t *testing.T) {
	for _, n := range []int{0, 1, 2, 3, 7, 8, 9, 64, 100} {
		m := filled(t, n)
		c := m.sign(t)
		r := m.verify(t)
		if len(r.Findings) != 0 || r.Entries != int64(n) || r.Signed != int64(n) || r.Originals != int64(len(m.originals)) || r.Strays != 0 {
			t.Errorf("%d entries: %+v", n, r)
		}
		if got := c.Root.String(); r.Root != got {
			t.Errorf("%d entries: root %s, want the writer's %s", n, r.Root, got)
		}
		m.hashes = nil
		if r := m.verify(t); len(r.Findings) != 0 {
			t.Errorf("%d entries without stored hashes: %+v", n, r.Findings)
		}
	}
}

// One changed bit anywhere is found, and the finding says where.
func TestVerify_EveryChangedBitIsNamed(t *testing.T) {
	rng := randomness(t)
	m := filled(t, 60)
	for range 1000 {
		spot := somewhere(m, rng)
		bit := rng.IntN(8)
		spot.flip(bit)
		r := m.verify(t)
		named := false
		for _, f := range r.Findings {
			named = named || spot.named(f)
		}
		if !named {
			t.Fatalf("bit %d of %s changed; findings: %+v", bit, spot.where, r.Findings)
		}
		spot.flip(bit)
	}
	if r := m.verify(t); len(r.Findings) != 0 {
		t.Fatalf("with everything put back: %+v", r.Findings)
	}
}

// A spot is one byte of a register.
type spot struct {
	where string
	flip  func(bit int)
	named func(check.Finding) bool
}

func somewhere(m *memory, rng *rand.Rand) spot {
	flip := func(b []byte) func(int) {
		at := rng.IntN(len(b))
		return func(bit int) { b[at] ^= 1 << bit }
	}
	switch rng.IntN(4) {
	case 0:
		for d, b := range m.originals { // any; the order does not matter
			return spot{"original " + d.String(), flip(b), func(f check.Finding) bool { return f.What == "original" && f.Digest == d }}
		}
	case 1:
		i := rng.IntN(len(m.checkpoints))
		return spot{fmt.Sprint("checkpoint ", i+1), flip(m.checkpoints[i]), func(f check.Finding) bool {
			return f.What == "checkpoint" && strings.Contains(f.Text, fmt.Sprintf("stored checkpoint %d:", i+1))
		}}
	case 2:
		i := rng.IntN(len(m.hashes))
		n := entryOfHash(m, i)
		return spot{fmt.Sprint("stored hash ", i), flip(m.hashes[i][:]), func(f check.Finding) bool { return f.Seq == n && f.What != "original" }}
	}
	i := rng.IntN(len(m.entries))
	return spot{fmt.Sprint("entry ", i+1), flipField(&m.entries[i], rng), func(f check.Finding) bool { return f.Seq == int64(i+1) && f.What == "entry" }}
}

// entryOfHash gives the number of the entry with which a stored hash came.
func entryOfHash(m *memory, index int) int64 {
	at := 0
	for n := int64(1); ; n++ {
		for k := n; ; k >>= 1 { // one hash, and one more for each trailing zero of n
			if at == index {
				return n
			}
			at++
			if k&1 == 1 {
				break
			}
		}
	}
}

func flipField(e *habeas.Entry, rng *rand.Rand) func(bit int) {
	fields := []*string{&e.Time, &e.Author, (*string)(&e.Kind)}
	if e.Subject != "" {
		fields = append(fields, &e.Subject)
	}
	if e.Reason != "" {
		fields = append(fields, &e.Reason)
	}
	k := rng.IntN(len(fields) + 2)
	switch {
	case k == len(fields):
		return func(bit int) { e.Seq ^= 1 << bit }
	case k == len(fields)+1 && len(e.Body) > 0:
		at := rng.IntN(len(e.Body))
		return func(bit int) { e.Body = bytes.Clone(e.Body); e.Body[at] ^= 1 << bit }
	case k == len(fields)+1:
		k = 0
	}
	at := rng.IntN(len(*fields[k]))
	return func(bit int) {
		b := []byte(*fields[k])
		b[at] ^= 1 << bit
		*fields[k] = string(b)
	}
}

// What was changed is told apart: an entry under a checkpoint from the hash beside it.
func TestVerify_TellsWhatWasChanged(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(m *memory)
		want   string
	}{
		{"value under a checkpoint", func(m *memory) { m.entries[4].Author = "u9" }, "entry 5: its values were changed"},
		{"hash under a checkpoint", func(m *memory) { m.hashes[0][0] ^= 1 }, "entry 1: the hash stored for it was changed"},
		{"inner hash", func(m *memory) { m.hashes[2][0] ^= 1 }, "entry 2: the hash stored for the 2 entries"},
		{"value after the last checkpoint", func(m *memory) { m.entries[59].Subject = "i0" }, "entry 60: its values and the hash stored for it differ"},
		{"entries cut off", func(m *memory) { m.entries = m.entries[:30] }, "a checkpoint of 41 entries was signed, and the journal has 30"},
		{"end cut off", func(m *memory) { m.entries = m.entries[:59] }, "more hashes are stored than 59 entries have"},
		{"entry taken out", func(m *memory) { m.entries = append(m.entries[:9:9], m.entries[10:]...) }, "entry 10: numbered 11"},
		{"original gone", func(m *memory) { delete(m.originals, first(m)) }, "captured by entry 1: missing from the archive"},
		{"stored hashes cut off", func(m *memory) { m.hashes = m.hashes[:50] }, "a hash that belongs to it is not stored"},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := filled(t, 60)
			c.damage(m)
			r := m.verify(t)
			for _, f := range r.Findings {
				if strings.Contains(f.Text, c.want) {
					return
				}
			}
			t.Errorf("findings %+v, want one that says %q", r.Findings, c.want)
		})
	}
}

func first(m *memory) habeas.Digest {
	return habeas.DigestOf([]byte("Invented report 0: some people were held."))
}

// A server that rewrites an entry and everything derived from it, its hashes and roots too, is caught by what it signed before.
func TestVerify_RewrittenHistory(t *testing.T) {
	honest, forged := filled(t, 40), newMemory(t)
	latest := honest.sign(t)
	forged.key = honest.key
	for i, e := range honest.entries {
		if i == 3 {
			e.Reason = "never said"
		}
		forged.add(t, e)
	}
	forged.originals = honest.originals
	forged.sign(t)
	if r := forged.verify(t); len(r.Findings) != 0 {
		t.Fatalf("alone the forged register looks whole; got %+v", r.Findings)
	}
	r, err := check.Verify(t.Context(), forged, check.Options{Key: forged.public(t), Latest: latest.Note})
	if err != nil || len(r.Findings) == 0 || r.Findings[0].What != "checkpoint" {
		t.Errorf("held against an earlier checkpoint: %+v, %v", r.Findings, err)
	}
}

func TestVerify_StrayOriginalsAreNoDamage(t *testing.T) {
	m := filled(t, 10)
	b := []byte("left by an addition that was interrupted (invented)")
	m.originals[habeas.DigestOf(b)] = b
	if r := m.verify(t); len(r.Findings) != 0 || r.Strays != 1 {
		t.Errorf("findings %+v, %d strays; want none and 1", r.Findings, r.Strays)
	}
	b[0] ^= 1
	if r := m.verify(t); len(r.Findings) != 1 || r.Strays != 0 {
		t.Errorf("the stray damaged: findings %+v", r.Findings)
	}
}

func TestVerify_ManyFindingsAreCounted(t *testing.T) {
	m := filled(t, 1500)
	for i := range m.entries {
		m.entries[i].Author = "x"
	}
	r := m.verify(t)
	if len(r.Findings) != check.MaxFindings || r.More < 400 {
		t.Errorf("%d findings and %d more", len(r.Findings), r.More)
	}
}

func TestVerify_OtherKey(t *testing.T) {
	m, other := filled(t, 10), newMemory(t)
	r, err := check.Verify(t.Context(), m, check.Options{Key: other.public(t)})
	if err != nil || len(r.Findings) != len(m.checkpoints) || r.Signed != 0 {
		t.Errorf("another register's key: %+v, %v", r, err)
	}
}

var _ check.Fetcher = (*memory)(nil)
