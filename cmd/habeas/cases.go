package main

import (
	"context"
	"fmt"

	"habeas"
	"habeas/internal/register"
)

// casesCmd lists cases, or shows some of them whole.
type casesCmd struct {
	asOf
	IDs     []habeas.CaseID `arg:"" optional:"" name:"id" help:"Cases to show whole, with their incidents in order."`
	Act     []habeas.Act    `help:"Only cases with an incident of one of these acts."`
	AtRisk  bool            `xor:"risk" help:"Only people who are held or face return, by news of the last 90 days."`
	Unheard bool            `xor:"risk" help:"Only people who were held or faced return when they were last heard of, more than 90 days ago."`
	Newest  bool            `help:"Latest news first."`
	Limit   int             `placeholder:"N" help:"At most so many."`
}

// Help gives examples.
func (casesCmd) Help() string {
	return `A case follows one group of people: what happened to them, in order, and where they are by the last news.

    habeas cases --at-risk --newest
    habeas cases --unheard
    habeas cases k2`
}

// Run lists or shows.
func (c casesCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		r = c.of(r)
		if len(c.IDs) > 0 {
			return c.show(ctx, s, r)
		}
		f := register.Filter{Acts: c.Act, AtRisk: c.AtRisk, Unheard: c.Unheard, Newest: c.Newest, Limit: c.Limit}
		list, err := r.Cases(ctx, register.Local(), f)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(map[string]any{"cases": list})
		}
		return s.printCases(list)
	})
}

// show prints the cases asked for, whole.
func (c casesCmd) show(ctx context.Context, s *session, r *register.Register) error {
	var views []register.CaseView
	for _, id := range c.IDs {
		v, err := r.Case(ctx, register.Local(), id)
		if err != nil {
			return err
		}
		views = append(views, v)
	}
	if s.json {
		list := make([]habeas.Case, len(views))
		for i, v := range views {
			list[i] = v.Case
		}
		return s.printJSON(map[string]any{"cases": list})
	}
	for _, v := range views {
		if v.RedirectedFrom != "" {
			s.say("%s was found to be the same as %s", v.RedirectedFrom, v.Case.ID)
		}
		s.printf("%s  %s\n  status   %s%s\n\n", v.Case.ID, v.Case.Title, caseStatus(v.Case), lastNews(v.Case))
		if err := s.printIncidents(ctx, r, v.Incidents); err != nil {
			return err
		}
	}
	return nil
}

// printCases prints the table.
func (s *session) printCases(list []habeas.Case) error {
	if len(list) == 0 {
		s.say("%s holds no case that was asked for; habeas add FILE-OR-FOLDER enters reports", s.place())
		return nil
	}
	t := table{
		head:  []string{"ID", "CASE", "STATUS", "LAST NEWS", "INCIDENTS", "REPORTS"},
		right: []bool{false, false, false, false, true, true},
	}
	for _, c := range list {
		news := c.LastNews.String()
		if news == "" {
			news = "not dated"
		}
		t.add(string(c.ID), clip(c.Title, 60), caseStatus(c), news, fmt.Sprint(len(c.Incidents)), fmt.Sprint(len(c.Reports)))
	}
	return t.print(s.stdout)
}

// caseStatus prints the status, with a mark on people at risk and on those of whom nothing was heard since.
func caseStatus(c habeas.Case) string {
	switch {
	case c.AtRisk:
		return act(habeas.Act(c.Status)) + " (at risk)"
	case c.Unheard:
		return act(habeas.Act(c.Status)) + " (not heard of since)"
	}
	return act(habeas.Act(c.Status))
}

func lastNews(c habeas.Case) string {
	if c.LastNews.IsZero() {
		return ""
	}
	return ", by the last news of " + c.LastNews.String()
}
