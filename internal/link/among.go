package link

import (
	"slices"

	"habeas"
)

// One report tells of five who were taken, another of the two women and the child among them. The three are no other people
// when each of them can be one of the five.

// among reports whether a tells, of the same time, of fewer people than b, says of each what they are, and each can be another
// of those whom b lists. Of one kind alone ("two men") it is not told: a crowd has men in it.
func among(a, b *node) bool {
	if figure(a.count) < 2 || figure(a.count) >= figure(b.count) || len(a.members) < 2 || len(b.members) == 0 {
		return false
	}
	if !a.when.Placed() || !b.when.Placed() || !closed(a.when).Overlaps(closed(b.when)) {
		return false
	}
	those, all := figuresOf(a.members), figuresOf(b.members)
	if len(those) != figure(a.count) {
		return false
	}
	for _, x := range those {
		i := slices.IndexFunc(all, x.mayBe)
		if i < 0 {
			return false
		}
		all = slices.Delete(all, i, i+1)
	}
	return true
}

// A person of a claim's composition, as far as it says what they are.
type person struct {
	sex, years string // "" is not said
	age        int
}

// mayBe reports whether two may be one person; an age may be a year off.
func (p person) mayBe(q person) bool {
	agree := func(a, b string) bool { return a == "" || b == "" || a == b }
	near := p.age == 0 || q.age == 0 || p.age-q.age >= -1 && p.age-q.age <= 1
	return agree(p.sex, q.sex) && agree(p.years, q.years) && near
}

// kinds tell of members, by the codes of their kind, what a person is.
var kinds = map[string]person{
	"woman": {sex: "female", years: "grown"}, "elderly woman": {sex: "female", years: "grown"}, "pregnant woman": {sex: "female", years: "grown"},
	"man": {sex: "male", years: "grown"}, "elderly man": {sex: "male", years: "grown"}, "elderly person": {years: "grown"},
	"girl": {sex: "female", years: "young"}, "boy": {sex: "male", years: "young"}, "child": {years: "young"}, "infant": {years: "young"},
	"teenager": {years: "young"},
}

const mostListed = 40 // people of one claim who are told apart

// figuresOf gives the people of a composition one by one, those of whom most is said first; nothing when a number is not said.
func figuresOf(members []habeas.Member) []person {
	var out []person
	for _, m := range members {
		if m.N < 1 || len(out)+m.N > mostListed {
			return nil
		}
		for i := range m.N {
			p := kinds[m.Kind]
			if m.Kind == "couple" {
				p = kinds[[]string{"woman", "man"}[i%2]]
			}
			if p.age = m.Age; p.age > 0 && p.age < 18 {
				p.years = "young"
			}
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(p, q person) int { return q.said() - p.said() })
	return out
}

// said counts what is said of a person.
func (p person) said() int {
	n := min(p.age, 1)
	for _, s := range []string{p.sex, p.years} {
		n += min(len(s), 1)
	}
	return n
}
