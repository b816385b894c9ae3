package link

import (
	"fmt"
	"slices"
	"testing"

	"habeas"
)

const busAtTheDam = `Guards at post %d took people from a bus near the dam, whose gates had stood open since the flood. A farmer who
mends nets on the bank says that he saw the bus stop, the lamps go out and nobody come back; that was on day %d.`

// Whoever comes in between two that stood within reach parts them, and whoever goes lets them meet again: what is tied is the
// same whatever came and went, where more hold a key than anybody is compared with.
func TestLinker_TiesOfWhoIsLeft(t *testing.T) {
	var readings []*Reading
	var census Count
	for i := range 150 {
		id := habeas.ReportID(fmt.Sprintf("r%03d", i))
		day := habeas.DateOf(2031, 4, 1+i%20)
		c := habeas.Claim{
			ID: habeas.ClaimID(fmt.Sprintf("c%03d", i)), Act: habeas.Arrest, Modality: habeas.Happened, Count: habeas.Exactly(4+i%3, "n"),
			When: habeas.When{From: day, To: day, Precision: habeas.ByDay}, Where: habeas.Place{Country: "CN", Admin1: "Jilin", Name: "Tumen"},
		}
		r := Read(Doc{Report: habeas.Report{ID: id, Text: fmt.Sprintf(busAtTheDam, i, i*i)}, Claims: []habeas.Claim{c}})
		census.Add(r)
		readings = append(readings, r)
	}
	ties := func(order, gone []int) []string {
		m := NewMemory()
		l := NewLinker(m, &census, nil, nil)
		for _, i := range order {
			if err := l.Add(int64(i), readings[i]); err != nil {
				t.Fatal(err)
			}
		}
		for _, i := range gone {
			if err := l.Remove(int64(i)); err != nil {
				t.Fatal(err)
			}
		}
		var out []string
		for a, b := range m.Ties {
			out = append(out, fmt.Sprint(a, " ", b))
		}
		slices.Sort(out)
		return out
	}
	var all, left, odd []int
	for i := range readings {
		all = append(all, i)
		if i%3 == 1 {
			odd = append(odd, i)
		} else {
			left = append(left, i)
		}
	}
	backwards := slices.Clone(all)
	slices.Reverse(backwards)
	if a, b := ties(all, nil), ties(backwards, nil); !slices.Equal(a, b) || len(a) < 300 {
		t.Errorf("%d ties in one order, %d in the other", len(a), len(b))
	}
	if a, b := ties(all, odd), ties(left, nil); !slices.Equal(a, b) {
		t.Errorf("%d ties of those left after others went, %d where these never came", len(a), len(b))
	}
}

// One more report settles what it changes and what that touches upon, however many hang together with it by chains of ties.
func TestLinker_SettlesNoMoreThanChanges(t *testing.T) {
	const many = 250
	var readings []*Reading
	var census Count
	for i := range many {
		day := habeas.DateOf(2031, 1, 1).AddDays(2 * i)
		c := habeas.Claim{
			ID: habeas.ClaimID(fmt.Sprintf("c%03d", i)), Act: habeas.Arrest, Modality: habeas.Happened, Count: habeas.Exactly(12+i%3, "n"),
			When: habeas.When{From: day.AddDays(-3), To: day, Precision: habeas.ByRange}, Where: habeas.Place{Country: "CN", Admin1: "Jilin", Name: "Tumen"},
		}
		r := Read(Doc{Report: habeas.Report{ID: habeas.ReportID(fmt.Sprintf("r%03d", i)), Text: fmt.Sprintf("w%d x%d y%d z%d went by.", i, i, i, i)}, Claims: []habeas.Claim{c}})
		census.Add(r)
		readings = append(readings, r)
	}
	m := NewMemory()
	l := NewLinker(m, &census, nil, nil)
	most := 0
	for i, r := range readings {
		if err := l.Add(int64(i+1), r); err != nil {
			t.Fatal(err)
		}
		d, err := l.Settle()
		if err != nil {
			t.Fatal(err)
		}
		most = max(most, len(d.Claims))
	}
	hang := map[int64]bool{}
	for queue := []int64{claimID(1, 0)}; len(queue) > 0; queue = queue[1:] {
		if !hang[queue[0]] {
			hang[queue[0]] = true
			queue = append(queue, m.Tied(queue[0])...)
		}
	}
	if len(hang) < many/2 || most > many/4 {
		t.Errorf("one report more settled up to %d claims, while %d of %d hang together; want at most a quarter of more than half", most, len(hang), many)
	}
}
