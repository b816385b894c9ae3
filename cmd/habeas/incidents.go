package main

import (
	"context"
	"fmt"
	"strings"

	"habeas"
	"habeas/internal/register"
)

// incidentsCmd lists incidents, or shows some of them whole.
type incidentsCmd struct {
	asOf
	IDs     []habeas.IncidentID `arg:"" optional:"" name:"id" help:"Incidents to show whole, with the sentences under them."`
	Act     []habeas.Act        `help:"Only these acts: arrest, forced_return, release, …"`
	Status  []habeas.Status     `help:"Only these statuses: reported, corroborated, established, contested, refuted, withdrawn."`
	Country string              `placeholder:"CODE" help:"Only in this country, as two letters: CN."`
	Admin1  string              `placeholder:"PROVINCE" help:"Only in this province."`
	From    habeas.Date         `placeholder:"DAY" help:"Only what may have been on this day or later (YYYY-MM-DD)."`
	To      habeas.Date         `placeholder:"DAY" help:"Only what may have been on this day or earlier."`
	Report  habeas.ReportID     `placeholder:"ID" help:"Only what this report tells of."`
	Newest  bool                `help:"Newest first."`
	Limit   int                 `placeholder:"N" help:"At most so many."`
}

// Help gives examples.
func (incidentsCmd) Help() string {
	return `Lists what happened, each thing once, however many reports tell of it. PEOPLE is the lowest and the highest figure that
somebody credible gives; ORIGINS is how many who know, not how many who print.

    habeas incidents --act arrest --from 2025-01-01
    habeas incidents i3                  one incident with its sentences
    habeas incidents --json | jq .`
}

// Run lists or shows.
func (c incidentsCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		r = c.of(r)
		if len(c.IDs) > 0 {
			return c.show(ctx, s, r)
		}
		list, err := r.Incidents(ctx, register.Local(), c.filter())
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(map[string]any{"incidents": list})
		}
		return s.printIncidents(ctx, r, list)
	})
}

// filter turns the flags into the register's filter.
func (c incidentsCmd) filter() register.Filter {
	return register.Filter{
		Acts: c.Act, Statuses: c.Status, Country: strings.ToUpper(c.Country), Admin1: c.Admin1,
		From: c.From, To: c.To, Report: c.Report, Newest: c.Newest, Limit: c.Limit,
	}
}

// show prints the incidents asked for, whole.
func (c incidentsCmd) show(ctx context.Context, s *session, r *register.Register) error {
	var views []register.IncidentView
	for _, id := range c.IDs {
		v, err := r.Incident(ctx, register.Local(), id)
		if err != nil {
			return err
		}
		views = append(views, v)
	}
	if s.json {
		list := make([]habeas.Incident, len(views))
		for i, v := range views {
			list[i] = v.Incident
		}
		return s.printJSON(map[string]any{"incidents": list})
	}
	for i, v := range views {
		if i > 0 {
			s.printf("\n")
		}
		s.printIncident(v)
	}
	return nil
}

// printIncidents prints the table.
func (s *session) printIncidents(ctx context.Context, r *register.Register, list []habeas.Incident) error {
	if len(list) == 0 {
		s.say("%s holds no incident that was asked for; habeas add FILE-OR-FOLDER enters reports", s.place())
		return nil
	}
	who, err := whoSays(ctx, r, list, s.trim)
	if err != nil {
		return err
	}
	t := table{
		head:  []string{"ID", "ACT", "PEOPLE", "WHEN", "WHERE", "ORIGINS", "WHO SAYS SO", "STATUS", ""},
		right: []bool{false, false, true, false, false, true},
	}
	for i, in := range list {
		t.add(string(in.ID), act(in.Act), people(in.Count, counted(in)), clip(when(in.When), 40), clip(where(in.Where), 36),
			origins(in.Origins), clip(who[i], 44), string(in.Status), reviewed(in.Reviewed))
	}
	return t.print(s.stdout)
}

// whoSays names the publishers under each incident, without the prefix trim. Publishers only: a speaker may be a person.
func whoSays(ctx context.Context, r *register.Register, list []habeas.Incident, trim string) ([]string, error) {
	var ids []habeas.ClaimID
	for _, in := range list {
		ids = append(ids, in.Claims...)
	}
	claims, err := r.Claims(ctx, register.Local(), ids)
	if err != nil {
		return nil, err
	}
	publisher := map[habeas.ClaimID]string{}
	for _, c := range claims {
		publisher[c.ID] = strings.TrimPrefix(c.Head.Source, trim)
	}
	who := make([]string, len(list))
	for i, in := range list {
		names := make([]string, len(in.Claims))
		for j, id := range in.Claims {
			names[j] = publisher[id]
		}
		who[i] = sources(names)
	}
	return who, nil
}

// counted reports whether any source gave a number.
func counted(in habeas.Incident) bool { return in.Count != habeas.Range{} }

// printIncident prints one incident with everything under it.
func (s *session) printIncident(v register.IncidentView) {
	in := v.Incident
	if v.RedirectedFrom != "" {
		s.say("%s was found to be the same as %s", v.RedirectedFrom, in.ID)
	}
	s.printf("%s  %s, people: %s\n", in.ID, act(in.Act), people(in.Count, counted(in)))
	s.printf("  when     %s\n  where    %s\n", when(in.When), where(in.Where))
	if len(in.By) > 0 {
		s.printf("  by       %s\n", strings.Join(in.By, "; "))
	}
	if words := members(in.Composition); words != "" {
		s.printf("  among    %s\n", words)
	}
	if in.Case != "" {
		s.printf("  case     %s\n", in.Case)
	}
	s.printf("  status   %s, %s\n", in.Status, reviewed(in.Reviewed))
	s.printf("  origins  %s, from %s\n", origins(in.Origins), plural(len(in.Reports), "report", "reports"))
	for _, b := range in.Origins.Because {
		s.printf("           %s\n", b)
	}
	for _, c := range in.Conflicts {
		s.printf("  conflict %s: %s\n", c.Field, conflict(c))
	}
	for _, b := range in.Because {
		s.printf("  linked   %s\n", b)
	}
	superseded := map[habeas.ClaimID]bool{}
	for _, t := range in.Tellings {
		superseded[t.Claim] = t.Superseded
	}
	for _, c := range v.Claims {
		s.printClaim(c, superseded[c.ID])
	}
}

// members prints who is known to be among the people, in the sources' words.
func members(list []habeas.Member) string {
	words := make([]string, len(list))
	for i, m := range list {
		words[i] = m.Kind
		if m.N > 1 {
			words[i] = fmt.Sprintf("%d × %s", m.N, m.Kind)
		}
		if m.Age > 0 {
			words[i] += fmt.Sprintf(" aged %d", m.Age)
		}
	}
	return strings.Join(words, ", ")
}

// conflict prints the sides of a conflict.
func conflict(c habeas.Conflict) string {
	sides := make([]string, len(c.Values))
	for i, v := range c.Values {
		sides[i] = fmt.Sprintf("%s (%s)", v.Value, plural(len(v.Claims), "claim", "claims"))
	}
	return strings.Join(sides, " against ")
}
