package link

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"

	"habeas"
)

// Report and Number say what was filed, and under which number.
func (f *Filed) Report() habeas.ReportID { return f.ID }

// Number gives the number under which the report was filed.
func (f *Filed) Number() int64 { return f.number }

// filedHead is the part of what is filed that is written as JSON.
type filedHead struct {
	ID        habeas.ReportID  `json:"id"`
	Source    string           `json:"source,omitempty"`
	Published habeas.When      `json:"published"`
	Level     int              `json:"level"`
	Claims    []habeas.Claim   `json:"claims"`
	Promoted  []habeas.ClaimID `json:"promoted,omitempty"`
}

// Encode writes what is filed, for tables.
func (f *Filed) Encode() []byte {
	h := filedHead{ID: f.ID, Source: f.Source, Published: f.Published, Level: f.sketch.level, Claims: f.claims}
	for _, n := range f.nodes {
		if n.promoted {
			h.Promoted = append(h.Promoted, n.claim.ID)
		}
	}
	head, err := json.Marshal(h)
	if err != nil {
		panic(err) // our own types always marshal
	}
	b := binary.LittleEndian
	out := make([]byte, 0, 12+len(head)+4*len(f.sketch.prints)+8*len(f.words))
	for _, n := range []int{len(head), len(f.sketch.prints), len(f.words)} {
		out = b.AppendUint32(out, uint32(n))
	}
	out = append(out, head...)
	for _, p := range f.sketch.prints {
		out = b.AppendUint32(out, p)
	}
	for _, w := range f.words {
		out = b.AppendUint32(b.AppendUint32(out, w.hash), math.Float32bits(w.weight))
	}
	return out
}

// Decode reads what Encode wrote.
func Decode(number int64, data []byte) (*Filed, error) {
	b := binary.LittleEndian
	if len(data) < 12 {
		return nil, errTorn
	}
	head, prints, words := int(b.Uint32(data)), int(b.Uint32(data[4:])), int(b.Uint32(data[8:]))
	if data = data[12:]; len(data) != head+4*prints+8*words {
		return nil, errTorn
	}
	var h filedHead
	if err := json.Unmarshal(data[:head], &h); err != nil {
		return nil, err
	}
	data = data[head:]
	f := &Filed{ID: h.ID, Source: h.Source, Published: h.Published, number: number}
	f.sketch = sketch{prints: make([]uint32, prints), level: h.Level}
	for i := range f.sketch.prints {
		f.sketch.prints[i] = b.Uint32(data[4*i:])
	}
	data = data[4*prints:]
	f.words = make([]word, words)
	for i := range f.words {
		f.words[i] = word{b.Uint32(data[8*i:]), math.Float32frombits(b.Uint32(data[8*i+4:]))}
	}
	promoted := map[habeas.ClaimID]bool{}
	for _, c := range h.Promoted {
		promoted[c] = true
	}
	f.take(h.Claims, func(c ClaimRef) bool { return promoted[c.Claim] })
	return f, nil
}

var errTorn = errors.New("what linking kept of a report is not whole")
