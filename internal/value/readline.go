package value

import (
	"encoding/json"

	"habeas"
)

// A Line is one line for `habeas read-values` (formats 9).
type Line struct {
	ID        string      `json:"id"`
	Text      string      `json:"text"`
	Lang      habeas.Lang `json:"lang"`
	Published string      `json:"published"`
}

// A Reading is what the reader understands of a line, as formats 9 prints it.
type Reading struct {
	ID         string            `json:"id"`
	Quantities []ReadingQuantity `json:"quantities"`
	Dates      []ReadingDate     `json:"dates"`
	Acts       []ReadingAct      `json:"acts"`
}

// A ReadingQuantity is a number; low, nominal and high are all absent when no value is understood.
type ReadingQuantity struct {
	Start   int          `json:"start"`
	End     int          `json:"end"`
	Low     *json.Number `json:"low,omitempty"`
	Nominal *json.Number `json:"nominal,omitempty"`
	High    *json.Number `json:"high,omitempty"`
	Unit    string       `json:"unit,omitempty"`
}

// A ReadingDate is an expression of time, with the days of the calendar that it names: "by May" and "early May" name those of May.
type ReadingDate struct {
	Start int         `json:"start"`
	End   int         `json:"end"`
	From  habeas.Date `json:"from,omitzero"`
	To    habeas.Date `json:"to,omitzero"`
}

// A ReadingAct is a word or phrase that names an act.
type ReadingAct struct {
	Start int        `json:"start"`
	End   int        `json:"end"`
	Act   habeas.Act `json:"act"`
}

// ReadLine reads one line. acts finds the act words of a text in its order; nil leaves them out. An error is about published.
func ReadLine(l Line, acts func(text string, lang habeas.Lang) []ReadingAct) (Reading, error) {
	published, err := habeas.ParseInterval(l.Published)
	if err != nil {
		return Reading{}, err
	}
	qs, ts := Read(l.Text, l.Lang, published)
	r := Reading{ID: l.ID, Quantities: []ReadingQuantity{}, Dates: []ReadingDate{}, Acts: []ReadingAct{}}
	for _, q := range qs {
		r.Quantities = append(r.Quantities, q.reading())
	}
	for _, t := range withVague(l.Text, l.Lang, ts) {
		w := t.When
		if t.Named.Placed() {
			w = t.Named
		}
		r.Dates = append(r.Dates, ReadingDate{t.Start, t.End, w.From, w.To})
	}
	if acts != nil {
		r.Acts = append(r.Acts, acts(l.Text, l.Lang)...)
	}
	return r, nil
}

func (q Quantity) reading() ReadingQuantity {
	out := ReadingQuantity{Start: q.Start, End: q.End, Unit: q.Unit}
	if !q.Known {
		return out
	}
	if q.Value != 0 {
		v := number(q.Value)
		out.Low, out.Nominal, out.High = v, v, v
		return out
	}
	out.Low = number(float64(q.Count.Low))
	if q.Count.Nominal != 0 || q.Count.Low == 0 && q.Count.High == 0 && !q.Count.Open {
		out.Nominal = number(float64(q.Count.Nominal))
	}
	if !q.Count.Open {
		out.High = number(float64(q.Count.High))
	}
	return out
}

func number(v float64) *json.Number {
	b, err := json.Marshal(v)
	if err != nil {
		return nil
	}
	n := json.Number(b)
	return &n
}

// Bounds prints the number for people: "7", "50–60", "201 or more", "?" when no value is understood.
func (q ReadingQuantity) Bounds() string {
	switch {
	case q.Low == nil:
		return "?"
	case q.High == nil:
		return q.Low.String() + " or more"
	case *q.Low == *q.High:
		return q.Low.String()
	}
	return q.Low.String() + "–" + q.High.String()
}
