package main

import (
	"context"
	"strings"

	"habeas/internal/register"
)

// addCmd enters reports.
type addCmd struct {
	inputs
	fetching
	DryRun bool `help:"Say what would be added and refused, and add nothing."`
}

// Help gives examples.
func (addCmd) Help() string {
	return `Keeps every original byte for byte, reads it, takes its claims, and links them with those already there. What is added
twice is there once. What cannot be read is named, and everything else is in (exit status 3).

    habeas add reports.jsonl
    habeas add --source "Harbour Wire" --published 2025-02-11 page.html
    habeas add --dry-run batch.jsonl
    habeas add https://example.org/page
    curl -s https://example.org/page | habeas add - --format html

An argument that begins with https:// or http:// is a page of the web: the answer is kept as it came over the wire, with
request, redirects, certificates and times, as a web archive (WARC) that other tools replay. Only public addresses are
fetched, politely, and a page that did not change is not taken again.`
}

// Run adds.
func (c addCmd) Run(ctx context.Context, s *session) error {
	if err := c.check(); err != nil {
		return err
	}
	return s.withRegister(ctx, func(r *register.Register) error {
		items, err := c.sources(ctx, s, r)
		if err != nil {
			return err
		}
		bar := s.progress("added")
		enter := r.Add
		if c.DryRun {
			enter = r.Try
		}
		sum, err := enter(ctx, items, func(p register.Progress) { bar.at(p.Stage, p.Done) })
		bar.end()
		s.refusals(sum.Refused)
		if err != nil {
			return err
		}
		if err := s.printSummary(sum, c.DryRun); err != nil {
			return err
		}
		return s.ended(ctx, len(sum.Refused))
	})
}

// refusals names each input that was not taken, with its reason.
func (s *session) refusals(list []register.Refusal) {
	for _, r := range list {
		s.say("%s: refused: %s", r.Name, strings.TrimPrefix(r.Reason, r.Name+": "))
	}
}

// printSummary says what an addition came to, or would come to.
func (s *session) printSummary(sum register.Summary, dry bool) error {
	if s.json {
		return s.printJSON(sum)
	}
	s.printf("%s", plural(len(sum.New), "new report", "new reports"))
	if n := len(sum.Versions); n > 0 {
		s.printf(", %s", plural(n, "new version of a known one", "new versions of known ones"))
	}
	if n := len(sum.Known); n > 0 {
		s.printf(", %d already there", n)
	}
	if n := len(sum.Refused); n > 0 {
		s.printf(", %d refused", n)
	}
	s.printf("; %s taken\n", plural(sum.Claims, "claim", "claims"))
	if sum.Unread > 0 {
		s.printf("no claims from %s in languages that are not read: read them yourself\n", plural(sum.Unread, "report", "reports"))
	}
	if dry {
		s.printf("a dry run: nothing was added\n")
		return nil
	}
	if sum.From > 0 {
		s.printf("journal entries %d to %d; habeas judge undo %d %d takes all of it back\n", sum.From, sum.To, sum.From, sum.To)
	}
	s.printf("the register now holds %s in %s\n", plural(sum.Incidents, "incident", "incidents"), plural(sum.Cases, "case", "cases"))
	return nil
}
