package main

import (
	"fmt"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/gazetteer"
)

// people prints a figure of the register: "7", "6–11", "121 or more", "8 or more, best 9", "not said". The best is named where
// it is not the lowest.
func people(r habeas.Range, counted bool) string {
	text := fmt.Sprintf("%d–%d", r.Low, r.High)
	switch {
	case !counted:
		return "not said"
	case r.Open:
		text = fmt.Sprintf("%d or more", r.Low)
	case r.Low == r.High:
		return fmt.Sprint(r.Low)
	}
	if r.Best != r.Low {
		text += fmt.Sprintf(", best %d", r.Best)
	}
	return text
}

// when prints a time no more precisely than it was said, and names what precision that is: "2017-03 (month)".
func when(w habeas.When) string {
	switch {
	case w.From == 0 || w.To == 0 || w.From == w.To:
		return w.String()
	case w.From.Day() == 1 && w.To == w.From.MonthEnd():
		return w.From.String()[:len("2017-03")]
	case w.From == habeas.DateOf(w.From.Year(), 1, 1) && w.To == habeas.DateOf(w.From.Year(), 12, 31):
		return fmt.Sprint(w.From.Year())
	case w.Precision == "" || w.Precision == habeas.ByDay || w.Precision == habeas.ByRange:
		return w.String()
	}
	return w.String() + " (" + string(w.Precision) + ")"
}

// where prints a place, and "not said" where there is none.
func where(p habeas.Place) string {
	label := p.Label()
	if _, country, ok := gazetteer.Default().Country(label); ok {
		label = country
	}
	if label == "" && p.Words != "" {
		return "“" + p.Words + "”"
	}
	if label == "" {
		return "not said"
	}
	for _, also := range p.Also {
		label += " and " + also.Name
	}
	return label
}

// act prints an act's code in words: "forced return".
func act(a habeas.Act) string { return strings.ReplaceAll(string(a), "_", " ") }

// origins prints how many independent origins know of an incident: "1", "2–4".
func origins(o habeas.Origins) string {
	if o.Low == o.High {
		return fmt.Sprint(o.Low)
	}
	return fmt.Sprintf("%d–%d", o.Low, o.High)
}

// reviewed says whether a person has looked at it.
func reviewed(yes bool) string {
	if yes {
		return "reviewed"
	}
	return "unreviewed"
}

// plural prints a number with its noun.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// sources names who published, the first two and how many more.
func sources(names []string) string {
	var seen []string
	for _, n := range names {
		if n == "" {
			n = "source not said"
		}
		if !slices.Contains(seen, n) {
			seen = append(seen, n)
		}
	}
	if len(seen) > 2 {
		return fmt.Sprintf("%s, %s and %d more", seen[0], seen[1], len(seen)-2)
	}
	return strings.Join(seen, ", ")
}
