package main

import (
	"context"

	"habeas"
	"habeas/internal/extract"
	"habeas/internal/pipeline"
)

// extractCmd prints the claims of reports without storing anything.
type extractCmd struct {
	inputs
	Explain bool `help:"Show each claim with the rules and words that made it, and what was passed over and why."`
}

// Help gives examples.
func (extractCmd) Help() string {
	return `Reads reports and prints what they say, each claim with its sentence. Nothing is stored and no register is needed. Reports
are read on all cores and printed in their order.

    habeas extract page.html
    habeas extract --explain page.html
    habeas extract --json reports/ > claims.jsonl`
}

// Run extracts.
func (c extractCmd) Run(ctx context.Context, s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	tools, err := s.tools()
	if err != nil {
		return err
	}
	show := c.text(s)
	if s.json {
		show = jsonLine
	}
	bar, done, bad := s.progress("extracted"), 0, 0
	defer bar.end()
	for got := range pipeline.Readings(ctx, c.items(ctx, s), tools) {
		done++
		bar.at("", done)
		if got.Err != nil {
			bad++
			s.say("refused: %s", got.Err)
			continue
		}
		out, err := show(&got.Report, got.Claims, got.Skipped)
		if err != nil {
			return err
		}
		if _, err := s.stdout.Write(out); err != nil {
			return err
		}
	}
	return s.ended(ctx, bad)
}

// jsonLine gives a report with its claims as one line of JSON (formats 3).
func jsonLine(r *habeas.Report, claims []habeas.Claim, skipped []habeas.Skipped) ([]byte, error) {
	line, err := extract.Line(r, claims, skipped)
	return append(line, '\n'), err
}
