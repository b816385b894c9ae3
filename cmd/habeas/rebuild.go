package main

import (
	"context"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/register"
)

// rebuildCmd makes everything derived again.
type rebuildCmd struct {
	DryRun bool `help:"Say what would change, and change nothing: with the program that made it, whether what is derived is what archive and journal give."`
}

// Help says what is kept.
func (rebuildCmd) Help() string {
	return `Reads every original in the archive again, with the readers and the extractor of this program, links the claims again,
and applies every judgement of the journal. Originals and judgements are not changed by it. It says which claims are
proposed otherwise than before, which originals read otherwise than when they came, and which decisions lost their sentence.

    habeas rebuild
    habeas rebuild --dry-run
    habeas rebuild --json`
}

// Run rebuilds the register.
func (c rebuildCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		bar := s.progress("rebuilt")
		rebuild := r.Rebuild
		if c.DryRun {
			rebuild = r.TryRebuild
		}
		out, err := rebuild(ctx, func(p register.Progress) { bar.at(p.Stage, p.Done) })
		bar.end()
		if err != nil {
			return err
		}
		if s.json {
			err = s.printJSON(out)
		} else {
			s.printRebuilt(out)
		}
		if err == nil && c.DryRun && len(out.Rows) > 0 {
			err = habeas.Errorf(habeas.Contradiction, "a dry run: nothing was changed, and a rebuild would store %s otherwise", plural(len(out.Rows), "row", "rows"))
		}
		return err
	})
}

// listed is how many changes of a kind are printed; --json has all of them.
const listed = 50

// printRebuilt says what a rebuild changed.
func (s *session) printRebuilt(out register.Rebuilt) {
	s.printf("rebuilt %s; ", plural(out.Reports, "version of a report", "versions of reports"))
	if len(out.Changes) == 0 {
		s.printf("%s proposed as before\n", plural(out.Same, "claim is", "claims are"))
	} else {
		s.printf("%s proposed as before, %s\n", plural(out.Same, "claim is", "claims are"), plural(len(out.Changes), "otherwise:", "otherwise:"))
	}
	for _, c := range out.Changes[:min(listed, len(out.Changes))] {
		s.printProposal(c)
	}
	s.more(len(out.Changes))
	for _, o := range out.Otherwise[:min(listed, len(out.Otherwise))] {
		s.printf("%s, version %d: %s\n", o.Report, o.Version, o.Why())
	}
	s.more(len(out.Otherwise))
	if slices.Equal(out.Before, []string{out.Now}) && len(out.Otherwise) == 0 { // damage, or another linker
		for _, row := range out.Rows[:min(listed, len(out.Rows))] {
			s.printf("%s: was stored otherwise than this program makes it of archive and journal\n", row)
		}
		s.more(len(out.Rows))
	}
	for _, e := range out.Moved[:min(listed, len(out.Moved))] {
		s.printf("entry %d, %s of %s by %s (%s): its sentence is not found any more, so it has no effect until it is decided again\n", e.Seq, e.Kind, e.Subject, e.Author, e.Reason)
	}
	s.more(len(out.Moved))
}

// more says how many were left out of a list.
func (s *session) more(all int) {
	if all > listed {
		s.printf("  and %d more; --json has all of them\n", all-listed)
	}
}

// printProposal prints a claim that is proposed otherwise: what it was, and what it is.
func (s *session) printProposal(c register.ProposalChange) {
	if c.Was != nil && c.Is != nil && proposal(c.Was) == proposal(c.Is) {
		s.printf("  %s  as before to read, and otherwise in its details: %s\n", c.Report, proposal(c.Is))
		return
	}
	if c.Was != nil {
		s.printf("  %s  was %s\n", c.Report, proposal(c.Was))
	}
	if c.Is != nil {
		s.printf("  %s  is  %s\n", c.Report, proposal(c.Is))
	}
}

// proposal prints a claim on one line.
func proposal(c *habeas.Claim) string {
	return strings.Join([]string{string(c.ID), act(c.Act), c.Count.String(), string(c.Modality), when(c.When), where(c.Where), "“" + clip(c.Quote.Text, 70) + "”"}, ", ")
}
