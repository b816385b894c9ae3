package link

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"

	"habeas"
)

// A Shelf is where what was read of a million reports is put away: it is written from beginning to end, and read anywhere. A file is
// one, and so is memory.
type Shelf interface {
	io.Writer
	io.ReaderAt
}

// A memoryShelf is a Shelf in memory.
type memoryShelf []byte

func (m *memoryShelf) Write(p []byte) (int, error) {
	*m = append(*m, p...)
	return len(p), nil
}

func (m *memoryShelf) ReadAt(p []byte, at int64) (int, error) { return copy(p, (*m)[at:]), nil }

// records are a row of them on a shelf.
type records struct {
	starts, ends []int64
}

// A store puts records on a shelf.
type store struct {
	shelf Shelf
	end   int64
}

func (s *store) put(to *records, b []byte) error {
	if _, err := s.shelf.Write(b); err != nil {
		return err
	}
	to.starts = append(to.starts, s.end)
	s.end += int64(len(b))
	to.ends = append(to.ends, s.end)
	return nil
}

func (s *store) get(from *records, n int32) ([]byte, error) {
	b := make([]byte, from.ends[n]-from.starts[n])
	if _, err := s.shelf.ReadAt(b, from.starts[n]); err != nil {
		return nil, fmt.Errorf("what was put away of a report cannot be read: %w", err)
	}
	return b, nil
}

// readingHead is the part of a reading that is written as JSON, beside its claims.
type readingHead struct {
	Report heading `json:"report"`
	Level  int     `json:"level"`
}

// An awayClaim is a claim as it is put away: with its count as it is, whether or not that could be true.
type awayClaim struct {
	habeas.Claim
	N plainCount `json:"n"`
}

type plainCount habeas.Count

func putAway(claims []habeas.Claim) []awayClaim {
	out := make([]awayClaim, len(claims))
	for i, c := range claims {
		out[i] = awayClaim{c, plainCount(c.Count)}
		out[i].Count = habeas.Count{}
	}
	return out
}

const termBytes = 6 // of a term as it is put away

// encode writes a reading: four lengths, the head, the claims, the prints, the words.
func (r *Reading) encode() ([]byte, error) {
	head, err := json.Marshal(readingHead{r.report, r.sketch.level})
	if err != nil {
		return nil, err
	}
	var claims []byte
	if len(r.claims) > 0 {
		if claims, err = json.Marshal(putAway(r.claims)); err != nil {
			return nil, err
		}
	}
	b := binary.LittleEndian
	out := make([]byte, 0, 16+len(head)+len(claims)+4*len(r.sketch.prints)+termBytes*len(r.terms))
	for _, n := range []int{len(head), len(claims), len(r.sketch.prints), len(r.terms)} {
		out = b.AppendUint32(out, uint32(n))
	}
	out = append(append(out, head...), claims...)
	for _, p := range r.sketch.prints {
		out = b.AppendUint32(out, p)
	}
	for _, t := range r.terms {
		name := byte(0)
		if t.name {
			name = 1
		}
		out = append(b.AppendUint32(out, t.hash), t.times, name)
	}
	return out, nil
}

// decodeReading reads what encode wrote.
func decodeReading(data []byte) (*Reading, error) {
	b := binary.LittleEndian
	if len(data) < 16 {
		return nil, errTorn
	}
	head, claims, prints, terms := int(b.Uint32(data)), int(b.Uint32(data[4:])), int(b.Uint32(data[8:])), int(b.Uint32(data[12:]))
	if data = data[16:]; len(data) != head+claims+4*prints+termBytes*terms {
		return nil, errTorn
	}
	var h readingHead
	if err := json.Unmarshal(data[:head], &h); err != nil {
		return nil, err
	}
	r := &Reading{report: h.Report, sketch: sketch{make([]uint32, prints), h.Level}, terms: make([]term, terms)}
	if data = data[head:]; claims > 0 {
		var away []awayClaim
		if err := json.Unmarshal(data[:claims], &away); err != nil {
			return nil, err
		}
		r.claims = make([]habeas.Claim, len(away))
		for i, c := range away {
			r.claims[i] = c.Claim
			r.claims[i].Count = habeas.Count(c.N)
		}
	}
	data = data[claims:]
	for i := range r.sketch.prints {
		r.sketch.prints[i] = b.Uint32(data[4*i:])
	}
	data = data[4*prints:]
	for i := range r.terms {
		t := data[termBytes*i:]
		r.terms[i] = term{b.Uint32(t), t[4], t[5] == 1}
	}
	return r, nil
}

// encodeText writes of what is filed of a report what likeness is told by: a line of lengths and days, the prints, the words.
func (f *Filed) encodeText() []byte {
	b := binary.LittleEndian
	out := make([]byte, 0, textHead+4*len(f.sketch.prints)+8*len(f.words))
	for _, n := range []int{len(f.sketch.prints), f.sketch.level, int(f.Published.From), int(f.Published.To)} {
		out = b.AppendUint32(out, uint32(n))
	}
	for _, p := range f.sketch.prints {
		out = b.AppendUint32(out, p)
	}
	for _, w := range f.words {
		out = b.AppendUint32(b.AppendUint32(out, w.hash), math.Float32bits(w.weight))
	}
	return out
}

const textHead = 16

// decodeText reads what encodeText wrote.
func decodeText(data []byte) *Filed {
	b := binary.LittleEndian
	f := &Filed{Published: habeas.When{From: habeas.Date(b.Uint32(data[8:])), To: habeas.Date(b.Uint32(data[12:]))}}
	f.sketch = sketch{make([]uint32, b.Uint32(data)), int(b.Uint32(data[4:]))}
	data = data[textHead:]
	for i := range f.sketch.prints {
		f.sketch.prints[i] = b.Uint32(data[4*i:])
	}
	data = data[4*len(f.sketch.prints):]
	f.words = make([]word, len(data)/8)
	for i := range f.words {
		f.words[i] = word{b.Uint32(data[8*i:]), math.Float32frombits(b.Uint32(data[8*i+4:]))}
	}
	return f
}

// A recent keeps what was asked for last, between so many and twice as many.
type recent[T any] struct {
	most     int
	now, old map[int32]T
	make     func(int32) (T, error)
}

func newRecent[T any](most int, make func(int32) (T, error)) *recent[T] {
	return &recent[T]{most: most, now: map[int32]T{}, make: make}
}

func (r *recent[T]) get(n int32) (T, error) {
	if v, ok := r.now[n]; ok {
		return v, nil
	}
	v, ok := r.old[n]
	if !ok {
		var err error
		if v, err = r.make(n); err != nil {
			return v, err
		}
	}
	if len(r.now) >= r.most {
		r.now, r.old = map[int32]T{}, r.now
	}
	r.now[n] = v
	return v, nil
}
