package link_test

import (
	"testing"

	"habeas"
)

// Who was told as hurt and died the next day is counted once, among the dead.
func TestDied_HurtTodayDeadTomorrow(t *testing.T) {
	boise, day := at("Boise"), when("2031-05-03")
	first := "Officer Worrick found a rancher with gunshot wounds beside the Harlow feed mill before dawn; gunfire rang out over cattle."
	later := "The rancher found with gunshot wounds beside the Harlow feed mill has died, officer Worrick told; gunfire rang out over cattle."
	other := []told{{"o1", "Echo", "2031-05-04", "A choir sang in the park.", nil}, {"o2", "Echo", "2031-05-05", "Rain fell on the orchard.", nil},
		{"o3", "Echo", "2031-05-06", "Bread became dearer again.", nil}, {"o4", "Echo", "2031-05-07", "A bridge was painted green.", nil}}
	hurt := habeas.Claim{Act: habeas.Injury, Count: habeas.Exactly(1, ""), When: day, Where: boise}
	dead := habeas.Claim{Act: habeas.Killing, Count: habeas.Exactly(1, ""), When: day, Where: boise}
	for _, c := range []struct {
		name   string
		later  []habeas.Claim
		on     string
		living int
	}{
		{"he died", []habeas.Claim{dead}, "2031-05-05", 0},
		{"another lives beside the dead", []habeas.Claim{dead, hurt}, "2031-05-05", 1},
		{"the dead were told before", []habeas.Claim{dead}, "2031-05-02", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := linked(t, append(other, told{"a", "Post", "2031-05-03", first, []habeas.Claim{hurt}}, told{"b", "Mail", c.on, later, c.later})...)
			if got := holding(t, r, "a.1").Count; got.Best != c.living || got.High < 1 {
				t.Errorf("living %+v, want best %d", got, c.living)
			}
		})
	}
}

// A report often tells of some of the hurt only; of the dead, and of figures that are far apart, the lower one is kept.
func TestCount_OfTheHurtTheHigherOfTwo(t *testing.T) {
	day := when("2031-05-03")
	for _, c := range []struct {
		act       habeas.Act
		a, b, all int
	}{{habeas.Injury, 3, 5, 5}, {habeas.Injury, 2, 9, 2}, {habeas.Killing, 3, 5, 3}} {
		tell := func(id string, n int) told {
			claim := habeas.Claim{Act: c.act, Count: habeas.Exactly(n, ""), When: day, Where: at("Boise"), Persons: []habeas.Mention{{Name: "Ann Tarby"}}}
			return told{id, "Post " + id, "2031-05-04", "Ann Tarby was struck beside the Harlow feed mill before dawn.", []habeas.Claim{claim}}
		}
		a, b := tell("a", c.a), tell("b", c.b)
		r := linked(t, a, b)
		if got := holding(t, r, "a.1"); len(got.Claims) != 2 {
			t.Errorf("%s of %d and %d stand apart", c.act, c.a, c.b)
		} else if got.Count.Best != c.all {
			t.Errorf("%s of %d and %d: best %d, want %d", c.act, c.a, c.b, got.Count.Best, c.all)
		}
	}
}
