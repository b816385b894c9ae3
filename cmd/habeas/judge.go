package main

import (
	"context"
	"encoding/json"
	"os"
	"strconv"

	"habeas"
	"habeas/internal/register"
)

// judgeCmd records a decision.
type judgeCmd struct {
	Verdict habeas.Verdict `arg:"" enum:"accept,reject,amend,same,not_same,unsure,merge,split,grade,undo" help:"accept, reject, amend, same, not_same, unsure, merge, split, grade or undo."`
	On      []string       `arg:"" name:"id" help:"What it is about: claims; incidents for merge; an incident and a grade; the first and last journal entry to undo."`
	Reason  string         `required:"" placeholder:"TEXT" help:"Why, for whoever reads the journal later. Name no person."`
	Claim   string         `placeholder:"FILE" help:"For amend: the claim as it should be, as habeas claims --json prints it."`
}

// Help gives examples.
func (judgeCmd) Help() string {
	return `Records in the journal what a person decided. It holds through every rebuild and every better extractor, and the machine
never overrides it; a later decision on the same thing takes its place.

    habeas judge accept c41d7e0f2a --reason "read the page"
    habeas judge not_same c41d7e0f2a c9920b113d --reason "another eight, says the charity"
    habeas judge merge i3 i9 --reason "same bus, same night"
    habeas judge grade i3 B2 --reason "two independent witnesses"
    habeas judge undo 120 160 --reason "wrong batch"`
}

// Run records it.
func (c judgeCmd) Run(ctx context.Context, s *session) error {
	j, err := c.judgement()
	if err != nil {
		return err
	}
	return s.withRegister(ctx, func(r *register.Register) error {
		e, err := r.Judge(ctx, register.LocalReviewer(), j, c.Reason)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(e)
		}
		s.printf("journal entry %d\n", e.Seq)
		return nil
	})
}

// judgement puts the arguments where the verdict wants them; what it lacks is the register's to say.
func (c judgeCmd) judgement() (j habeas.Judgement, err error) {
	j.Verdict = c.Verdict
	switch c.Verdict {
	case habeas.Merge:
		for _, id := range c.On {
			j.Incidents = append(j.Incidents, habeas.IncidentID(id))
		}
		return j, nil
	case habeas.Grade:
		if len(c.On) != 2 {
			return j, habeas.Errorf(habeas.Usage, "grade wants an incident and a grade, as in: habeas judge grade i3 B2")
		}
		j.Incidents, j.Grade = []habeas.IncidentID{habeas.IncidentID(c.On[0])}, c.On[1]
		return j, nil
	case habeas.Undo:
		return c.undo()
	}
	for _, id := range c.On {
		j.Claims = append(j.Claims, habeas.ClaimID(id))
	}
	if c.Verdict == habeas.Amend {
		j.Claim, err = c.amended()
	}
	return j, err
}

// undo reads the entries that are taken back.
func (c judgeCmd) undo() (habeas.Judgement, error) {
	j := habeas.Judgement{Verdict: habeas.Undo}
	if len(c.On) != 2 {
		return j, habeas.Errorf(habeas.Usage, "undo wants the first and the last journal entry, as in: habeas judge undo 120 160")
	}
	for i, to := range []*int64{&j.From, &j.To} {
		n, err := strconv.ParseInt(c.On[i], 10, 64)
		if err != nil {
			return j, habeas.Errorf(habeas.Usage, "undo: %q is not the number of a journal entry", c.On[i])
		}
		*to = n
	}
	return j, nil
}

// amended reads the claim as it should be.
func (c judgeCmd) amended() (*habeas.Claim, error) {
	if c.Claim == "" {
		return nil, habeas.Errorf(habeas.Usage, "amend wants the claim as it should be, in a file: --claim FILE")
	}
	b, err := os.ReadFile(c.Claim)
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Usage, Text: "--claim", Cause: err}
	}
	var claim habeas.Claim
	if err := json.Unmarshal(b, &claim); err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "--claim: want one claim as JSON", Cause: err}
	}
	return &claim, nil
}
