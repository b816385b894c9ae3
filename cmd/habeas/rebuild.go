package main

import (
	"context"
	"strings"

	"habeas"
	"habeas/internal/register"
)

// rebuildCmd makes everything derived again.
type rebuildCmd struct{}

// Help says what is kept.
func (rebuildCmd) Help() string {
	return `Reads every original in the archive again, with the readers and the extractor of this program, links the claims again,
and applies every judgement of the journal. Originals and judgements are not changed by it. It says which claims are
proposed otherwise than before, which originals read otherwise than when they came, and which decisions lost their sentence.

    habeas rebuild
    habeas rebuild --json`
}

// Run rebuilds the register.
func (rebuildCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		bar := s.progress("rebuilt")
		out, err := r.Rebuild(ctx, func(p register.Progress) { bar.at(p.Stage, p.Done) })
		bar.end()
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(out)
		}
		s.printRebuilt(out)
		return nil
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
