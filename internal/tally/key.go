package tally

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"habeas"
)

// keysOf gives the cells in which an incident stands: one, or one for every publisher when rows are split by origin.
func keysOf(inc *habeas.Incident, in Input, q Query) []Key {
	var k Key
	for _, a := range q.By {
		k.set(a, inc)
	}
	if !q.by(ByOrigin) {
		return []Key{k}
	}
	var out []Key
	for _, r := range inc.Reports {
		o := k
		o.Origin = cmp.Or(in.Sources[r], string(r))
		if !slices.Contains(out, o) {
			out = append(out, o)
		}
	}
	return out
}

func (k *Key) set(a Axis, inc *habeas.Incident) {
	from, to := inc.When.From, inc.When.To
	if from == 0 {
		from = to // "not after": the year in which it became known
	}
	switch a {
	case ByAct:
		k.Act = inc.Act
	case ByYear:
		// An incident over a turn of the year stands where it began, as its persons must not be counted twice.
		k.Year = from.Year()
	case ByMonth:
		if from != 0 && (to == 0 || from.AddDays(31) >= to) {
			k.Month = from.String()[:7]
		}
	case ByCountry:
		k.Country = inc.Where.Country
	case ByAdmin1:
		k.Country, k.Admin1 = inc.Where.Country, inc.Where.Admin1
	case ByPlace:
		k.Place = cmp.Or(inc.Where.Name, inc.Where.Admin1, inc.Where.Country)
	}
}

func (k Key) compare(o Key) int {
	return cmp.Or(cmp.Compare(k.Act, o.Act), last(k.Year, o.Year), last(k.Month, o.Month), last(k.Country, o.Country),
		last(k.Admin1, o.Admin1), last(k.Place, o.Place), last(k.Origin, o.Origin))
}

// last compares with the empty value after all others.
func last[T cmp.Ordered](a, b T) int {
	var none T
	if (a == none) != (b == none) {
		if a == none {
			return 1
		}
		return -1
	}
	return cmp.Compare(a, b)
}

// fields prints the row flat, with only the axes that the table is split by; an undated row by year has year null.
func (r Row) fields(by []Axis) json.RawMessage {
	var out bytes.Buffer
	out.WriteByte('{')
	for _, a := range by {
		b, _ := json.Marshal(r.Key.value(a))
		fmt.Fprintf(&out, "%q:%s,", string(a), b)
		if a == ByAdmin1 && !slices.Contains(by, ByCountry) {
			b, _ := json.Marshal(r.Key.value(ByCountry))
			fmt.Fprintf(&out, "%q:%s,", string(ByCountry), b)
		}
	}
	type plain struct {
		Low       int                 `json:"low"`
		Best      int                 `json:"best"`
		High      int                 `json:"high"`
		Open      bool                `json:"open"`
		Incidents int                 `json:"incidents"`
		Reviewed  int                 `json:"reviewed"`
		Origins   int                 `json:"origins"`
		Uncounted int                 `json:"uncounted,omitempty"`
		Of        []habeas.IncidentID `json:"of"`
		Claims    []habeas.ClaimID    `json:"claims"`
	}
	b, _ := json.Marshal(plain{r.Low, r.Best, r.High, r.Open, r.Incidents, r.Reviewed, r.Origins, r.Uncounted, r.Of, r.Claims})
	out.Write(b[1:])
	return out.Bytes()
}

// value gives what the key says of an axis; nil where the incident does not say it.
func (k Key) value(a Axis) any {
	switch a {
	case ByYear:
		if k.Year == 0 {
			return nil
		}
		return k.Year
	case ByAct:
		return k.Act
	}
	s := map[Axis]string{ByMonth: k.Month, ByCountry: k.Country, ByAdmin1: k.Admin1, ByPlace: k.Place, ByOrigin: k.Origin}[a]
	if s == "" {
		return nil
	}
	return s
}

// MarshalJSON prints the table as in formats 4.
func (t Table) MarshalJSON() ([]byte, error) {
	type plain Table
	rows := make([]json.RawMessage, len(t.Rows))
	for i, r := range t.Rows {
		rows[i] = r.fields(t.By)
	}
	return json.Marshal(struct {
		plain
		Rows []json.RawMessage `json:"rows"`
	}{plain(t), rows})
}
