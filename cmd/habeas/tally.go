package main

import (
	"context"
	"encoding/csv"
	"fmt"
	"strings"

	"habeas"
	"habeas/internal/register"
	"habeas/internal/tally"
)

// tallyCmd adds up.
type tallyCmd struct {
	asOf
	By      []tally.Axis `default:"act,year" help:"Split rows by these, in this order: act, year, month, country, admin1, place, origin."`
	Act     []habeas.Act `help:"Only these acts."`
	From    habeas.Date  `placeholder:"DAY" help:"Only what may have been on this day or later (YYYY-MM-DD)."`
	To      habeas.Date  `placeholder:"DAY" help:"Only what may have been on this day or earlier."`
	Country string       `placeholder:"CODE" help:"Only in this country, as two letters: CN."`
	Helpers bool         `help:"Count those who were taken for helping, and nobody else."`
	CSV     bool         `name:"csv" help:"Print comma-separated values."`
}

// Help gives examples.
func (tallyCmd) Help() string {
	return `Adds incidents up, bound by bound: LOW and HIGH add the lowest and the highest figures that somebody credible gives, BEST
the conservative single ones. Totals that a source gives for a period stand apart and are never added.

    habeas tally
    habeas tally --by act,year,place --act forced_return
    habeas tally --by year,country --csv > tally.csv`
}

// Run adds up.
func (c tallyCmd) Run(ctx context.Context, s *session) error {
	q := tally.Query{By: c.By, Acts: c.Act, From: c.From, To: c.To, Country: strings.ToUpper(c.Country), Helpers: c.Helpers}
	if err := q.Check(); err != nil {
		return err
	}
	return s.withRegister(ctx, func(r *register.Register) error {
		r = c.of(r)
		table, err := r.Tally(ctx, register.Local(), q)
		switch {
		case err != nil:
			return err
		case s.json:
			return s.printJSON(table)
		case c.CSV:
			w := csv.NewWriter(s.stdout)
			return w.WriteAll(table.Records())
		}
		return s.printTally(table)
	})
}

// printTally prints the table with its unit in the title, and below it what is never added.
func (s *session) printTally(t tally.Table) error {
	s.printf("%s, by %s\n\n", strings.ReplaceAll(string(t.Unit), "-", " "), axes(t.By))
	out := table{right: make([]bool, len(t.By), len(t.By)+6)}
	for _, a := range t.By {
		out.head = append(out.head, strings.ToUpper(string(a)))
	}
	out.head = append(out.head, "LOW", "BEST", "HIGH", "INCIDENTS", "REVIEWED", "ORIGINS")
	out.right = append(out.right, true, true, true, true, true, true)
	for _, r := range t.Rows {
		var cells []string
		for _, a := range t.By {
			cells = append(cells, cell(r.Key, a))
		}
		out.add(append(cells, fmt.Sprint(r.Low), fmt.Sprint(r.Best), high(r.High, r.Open), fmt.Sprint(r.Incidents),
			fmt.Sprintf("%d of %d", r.Reviewed, r.Incidents), fmt.Sprint(r.Origins))...)
	}
	if err := out.print(s.stdout); err != nil {
		return err
	}
	s.printf("\nin all %s persons, %s person-acts, in %s, %d of them reviewed\n", span(t.Total.Persons), span(t.Total.PersonActs),
		plural(t.Total.Incidents, "incident", "incidents"), t.Total.Reviewed)
	for _, note := range t.Notes {
		s.printf("%s\n", note)
	}
	return s.printRoundups(t.Roundups)
}

// printRoundups prints the totals that sources give.
func (s *session) printRoundups(list []tally.RoundupRow) error {
	if len(list) == 0 {
		return nil
	}
	s.printf("\ntotals that sources give, never added to the rows above:\n\n")
	t := table{head: []string{"SOURCE", "ACT", "PERIOD", "COUNT", "INCIDENTS INSIDE", "TOTALS INSIDE", "CLAIM"}, right: []bool{false, false, false, true, true, true}}
	for _, r := range list {
		source := r.Source
		if source == "" {
			source = string(r.Report)
		}
		t.add(clip(strings.TrimPrefix(source, s.trim), 44), act(r.Act), when(habeas.When{From: r.From, To: r.To}), roundupCount(r.Count),
			fmt.Sprint(len(r.Covers)), fmt.Sprint(len(r.Contains)), string(r.Claim))
	}
	return t.print(s.stdout)
}

// roundupCount prints a total with its unit where that is not people.
func roundupCount(c habeas.Count) string {
	if c.Unit == habeas.Persons {
		return c.String()
	}
	return c.String() + " " + string(c.Unit)
}

// cell prints what a row says of an axis.
func cell(k tally.Key, a tally.Axis) string {
	text := map[tally.Axis]string{
		tally.ByAct: act(k.Act), tally.ByMonth: k.Month, tally.ByCountry: k.Country, tally.ByAdmin1: k.Admin1,
		tally.ByPlace: k.Place, tally.ByOrigin: k.Origin,
	}[a]
	if a == tally.ByYear && k.Year != 0 {
		text = fmt.Sprint(k.Year)
	}
	if text == "" {
		return "not said"
	}
	return clip(text, 44)
}

// high prints an upper bound.
func high(n int, open bool) string {
	if open {
		return fmt.Sprintf("%d or more", n)
	}
	return fmt.Sprint(n)
}

// span prints a range with its ends.
func span(r habeas.Range) string {
	if r.Low == r.High && !r.Open {
		return fmt.Sprint(r.Low)
	}
	return fmt.Sprintf("%d–%s (best %d)", r.Low, high(r.High, r.Open), r.Best)
}

func axes(by []tally.Axis) string {
	if len(by) == 0 {
		return "nothing (one row)"
	}
	words := make([]string, len(by))
	for i, a := range by {
		words[i] = string(a)
	}
	return strings.Join(words, ", ")
}
