package main

import (
	"context"
	"os"
	"path/filepath"

	"habeas/internal/capture"
	"habeas/internal/read"
	"habeas/internal/register"
	"habeas/internal/sample"
	"habeas/internal/tally"
)

// demoCmd shows the program at work on invented reports.
type demoCmd struct {
	Once   bool   `help:"Print and end; serve nothing."`
	Listen string `default:"${desk}" placeholder:"ADDRESS" help:"Where the desk is served; another free port when this one is taken."`
}

// Help says what becomes of it.
func (demoCmd) Help() string {
	return `Takes reports that were written for it, about invented people and outlets, builds a register of them in a temporary folder,
prints what it holds, and serves the desk. The folder is removed at the end; with --data it is kept.

    habeas demo
    habeas demo --once
    habeas demo --once --data demo-register`
}

// Run builds the register, prints it, and serves it.
func (c demoCmd) Run(ctx context.Context, s *session) (err error) {
	temp, err := os.MkdirTemp("", "habeas-demo-")
	if err != nil {
		return err
	}
	defer func() {
		if rerr := os.RemoveAll(temp); err == nil {
			err = rerr
		}
	}()
	if !s.chosen && s.database == "" {
		s.data, s.chosen = filepath.Join(temp, "register"), true
	}
	s.trim = sample.Mark + ": "
	reports := filepath.Join(temp, "sample")
	if err := os.CopyFS(reports, sample.Reports()); err != nil {
		return err
	}
	conf, err := s.config()
	if err != nil {
		return err
	}
	conf.Now = sample.Clock(s.now)
	r, err := register.Init(ctx, conf)
	if err != nil {
		return err
	}
	defer func() {
		if cerr := r.Close(); err == nil {
			err = cerr
		}
	}()
	if err := s.demonstrate(ctx, r, reports); err != nil || c.Once {
		return err
	}
	ln, err := listen(c.Listen)
	if err != nil {
		// Somebody else has the usual port.
		if ln, err = listen("127.0.0.1:0"); err != nil {
			return err
		}
	}
	return s.serve(ctx, ln, r, nil)
}

// demonstrate adds the sample and prints what it came to.
func (s *session) demonstrate(ctx context.Context, r *register.Register, reports string) error {
	s.say("reading invented reports (%s)", sample.Mark)
	stage := ""
	sum, err := r.Add(ctx, capture.Paths(ctx, []string{reports}, nil, "", read.Given{}), func(p register.Progress) {
		if p.Stage != stage || p.Done%10 == 0 {
			stage = p.Stage
			s.say("%s: %s", p.Stage, plural(p.Done, "report", "reports"))
		}
	})
	if err != nil {
		return err
	}
	s.refusals(sum.Refused)
	home, err := r.Home(ctx, register.Local())
	if err != nil {
		return err
	}
	if s.json {
		return s.printJSON(map[string]any{"summary": sum, "totals": home.Totals, "at_risk": home.AtRisk})
	}
	t := home.Totals
	s.printf("Everything below is invented: reports, people, outlets (%s). It is told as on %s, the day after the last report.\n\n", sample.Mark, home.AsOf[:10])
	s.printf("%s, %s, %s in %s. No person has reviewed any of it yet, so all is marked unreviewed.\n",
		plural(t.Reports, "report", "reports"), plural(t.Claims, "claim", "claims"), plural(t.Incidents, "incident", "incidents"), plural(t.Cases, "case", "cases"))
	return s.demoTables(ctx, r)
}

// demoTables prints the parts of the summary.
func (s *session) demoTables(ctx context.Context, r *register.Register) error {
	atRisk, err := r.Cases(ctx, register.Local(), register.Filter{AtRisk: true, Newest: true})
	if err != nil {
		return err
	}
	s.printf("\nAT RISK NOW: held, or facing return, by news of the last 90 days\n\n")
	if err := s.printCases(atRisk); err != nil {
		return err
	}
	unheard, err := r.Cases(ctx, register.Local(), register.Filter{Unheard: true, Newest: true})
	if err != nil {
		return err
	}
	s.printf("\nNOT HEARD OF SINCE: held, or facing return, when there was news of them, more than 90 days ago\n\n")
	if err := s.printCases(unheard); err != nil {
		return err
	}
	list, err := r.Incidents(ctx, register.Local(), register.Filter{})
	if err != nil {
		return err
	}
	s.printf("\nWHAT HAPPENED: each thing once, however many reports tell of it\n\n")
	if err := s.printIncidents(ctx, r, list); err != nil {
		return err
	}
	table, err := r.Tally(ctx, register.Local(), tally.Query{By: []tally.Axis{tally.ByAct, tally.ByYear}})
	if err != nil {
		return err
	}
	s.printf("\nTALLY, in ")
	if err := s.printTally(table); err != nil {
		return err
	}
	s.printf("\nEvery figure opens to the sentence it stands on: in the desk, or with habeas incidents ID and habeas claims ID.\n")
	return nil
}
