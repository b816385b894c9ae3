package link

import (
	"slices"
	"strings"

	"habeas"
)

// apartFrom copies claims with all words that stand in their report's text: a piece of a text keeps the whole of it in memory. What
// the claims rest on is for who reads them, not for linking.
func apartFrom(claims []habeas.Claim) []habeas.Claim {
	if len(claims) == 0 {
		return nil
	}
	out := slices.Clone(claims)
	for i := range out {
		c := &out[i]
		c.Because = nil
		for _, s := range []*string{&c.Quote.Text, &c.Count.Words, &c.When.Words, &c.Where.Words, &c.To.Words, &c.Who.Words} {
			*s = strings.Clone(*s)
		}
		c.By, c.Persons, c.Speakers = slices.Clone(c.By), slices.Clone(c.Persons), slices.Clone(c.Speakers)
		for k := range c.By {
			c.By[k].Words = strings.Clone(c.By[k].Words)
		}
		for k := range c.Persons {
			c.Persons[k].Name = strings.Clone(c.Persons[k].Name)
		}
		for k := range c.Speakers {
			c.Speakers[k] = strings.Clone(c.Speakers[k])
		}
	}
	return out
}
