package web

import (
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"habeas/internal/tally"
)

// countryAge is how long the list of countries to choose from may lag behind the register: finding it means counting
// everything, and an old list hides nothing but a choice.
const countryAge = 10 * time.Minute

// A countryList remembers the countries that the register holds incidents of. The zero list knows none and asks at once.
type countryList struct {
	mu    sync.Mutex
	found time.Time
	codes []string
}

// countries lists the countries to choose from, by name, with the one that is chosen.
func (d *Desk) countries(r *http.Request, chosen string) ([]choice, error) {
	codes, err := d.countryCodes(r)
	if err != nil {
		return nil, err
	}
	if chosen != "" && !slices.Contains(codes, chosen) {
		codes = append(slices.Clone(codes), chosen)
	}
	words := d.speak(r)
	out := []choice{{Label: words.say("any.country"), Chosen: chosen == ""}}
	for _, code := range codes {
		out = append(out, choice{Value: code, Label: words.country(code), Chosen: code == chosen})
	}
	slices.SortStableFunc(out[1:], func(a, b choice) int { return strings.Compare(a.Label, b.Label) })
	return out, nil
}

// countryCodes gives the remembered codes, or asks the register when they are old.
func (d *Desk) countryCodes(r *http.Request) ([]string, error) {
	l := &d.known
	l.mu.Lock()
	defer l.mu.Unlock()
	now := d.opt.Now()
	if !l.found.IsZero() && now.Sub(l.found) < countryAge {
		return l.codes, nil
	}
	t, err := d.reg.Tally(r.Context(), d.opt.Viewer, tally.Query{By: []tally.Axis{tally.ByCountry}})
	if err != nil {
		return nil, err
	}
	l.codes, l.found = nil, now
	for _, row := range t.Rows {
		if row.Country != "" {
			l.codes = append(l.codes, row.Country)
		}
	}
	if len(l.codes) == 0 {
		l.found = time.Time{} // an empty register fills up: ask again
	}
	return l.codes, nil
}
