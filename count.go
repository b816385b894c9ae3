package habeas

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// A Count is how many people a claim speaks of, as precisely as its source put it and no more: "five" is low 5, nominal 5,
// high 5; "at least five" is low 5, nominal 5 and open; "five to seven" is low 5, high 7 and has no nominal. The wording
// table is field-guide 5.2.
//
// The zero Count means that the source gave no number. It does not mean nobody.
type Count struct {
	Low     int    // inclusive
	High    int    // inclusive; unused when Open
	Nominal int    // the single figure said; 0 when none was
	Open    bool   // no upper bound was given: "or more"
	Words   string // the source's own words
	Unit    Unit   // what is counted; people when empty
}

// A Unit says what a count counts.
type Unit string

// The units a claim may count in.
const (
	Persons   Unit = ""
	Instances Unit = "instances"
	Families  Unit = "families"
)

// Exactly is the count of a source that gives one figure.
func Exactly(n int, words string) Count { return Count{Low: n, High: n, Nominal: n, Words: words} }

// AtLeast is the count of "at least n".
func AtLeast(n int, words string) Count { return Count{Low: n, Nominal: n, Open: true, Words: words} }

// Between is the count of "low to high".
func Between(low, high int, words string) Count { return Count{Low: low, High: high, Words: words} }

// IsZero reports whether no number was said.
func (c Count) IsZero() bool { return c.Words == "" && c.Low == 0 && c.High == 0 && !c.Open }

// Valid reports whether the bounds are in order and not negative.
func (c Count) Valid() bool {
	if c.Low < 0 || c.Nominal < 0 || (!c.Open && c.High < c.Low) {
		return false
	}
	return c.Nominal == 0 || (c.Low <= c.Nominal && (c.Open || c.Nominal <= c.High))
}

// Best is the conservative single figure of the count: the nominal, or the low end where none was said (field-guide 5.2).
func (c Count) Best() int {
	if c.Nominal != 0 {
		return c.Nominal
	}
	return c.Low
}

// Has reports whether n people are within the count.
func (c Count) Has(n int) bool { return n >= c.Low && (c.Open || n <= c.High) }

// Overlaps reports whether some number satisfies both counts; a count that was not said overlaps everything.
func (c Count) Overlaps(d Count) bool {
	if c.IsZero() || d.IsZero() {
		return true
	}
	return (c.Open || c.High >= d.Low) && (d.Open || d.High >= c.Low)
}

// String prints the count for people: "7", "50–60", "201 or more", "not said".
func (c Count) String() string {
	switch {
	case c.IsZero():
		return "not said"
	case c.Open:
		return strconv.Itoa(c.Low) + " or more"
	case c.Low == c.High:
		return strconv.Itoa(c.Low)
	}
	return fmt.Sprintf("%d–%d", c.Low, c.High)
}

type countJSON struct {
	Low     *int   `json:"low,omitempty"`
	Nominal *int   `json:"nominal,omitempty"`
	High    *int   `json:"high,omitempty"`
	Words   string `json:"words,omitempty"`
	Unit    Unit   `json:"unit,omitempty"`
}

// MarshalJSON prints the count as in formats 3: nominal absent when no single figure was said, high absent when open.
func (c Count) MarshalJSON() ([]byte, error) {
	out := countJSON{Low: &c.Low, Words: c.Words, Unit: c.Unit}
	if c.Nominal != 0 {
		out.Nominal = &c.Nominal
	}
	if !c.Open {
		out.High = &c.High
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what [Count.MarshalJSON] writes. A missing low falls back on the nominal, as coded reports leave it out.
func (c *Count) UnmarshalJSON(b []byte) error {
	var in countJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	*c = Count{Words: in.Words, Unit: in.Unit, Open: in.High == nil}
	if in.Nominal != nil {
		c.Nominal, c.Low = *in.Nominal, *in.Nominal
	}
	if in.Low != nil {
		c.Low = *in.Low
	} else if in.High != nil {
		c.Low = 0
	}
	if in.High != nil {
		c.High = *in.High
	}
	if in.Low == nil && in.Nominal == nil && in.High == nil {
		c.Open = false
		return nil
	}
	if !c.Valid() {
		return Errorf(Invalid, "count: low %d, nominal %d and high %d are not in order", c.Low, c.Nominal, c.High)
	}
	return nil
}
