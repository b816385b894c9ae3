package main

import (
	"context"

	"habeas/internal/register"
)

// rebuildCmd makes everything derived again.
type rebuildCmd struct{}

// Help says what is kept.
func (rebuildCmd) Help() string {
	return `Reads every original in the archive again, with the readers and the extractor of this program, links the claims again,
and applies every judgement of the journal. Originals and judgements are not changed by it.

    habeas rebuild`
}

// Run rebuilds the register.
func (rebuildCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		bar := s.progress("rebuilt")
		err := r.Rebuild(ctx, func(p register.Progress) { bar.at(p.Stage, p.Done) })
		bar.end()
		if err != nil || s.json {
			return err
		}
		s.say("rebuilt; habeas incidents shows the register as it is now")
		return nil
	})
}
