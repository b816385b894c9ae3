package main

import (
	"context"

	"habeas"
	"habeas/internal/register"
)

// claimsCmd prints claims with their sentences.
type claimsCmd struct {
	asOf
	IDs []habeas.ClaimID `arg:"" optional:"" name:"id" help:"Claims to print; all of them when none is named."`
}

// Help gives an example.
func (claimsCmd) Help() string {
	return `Prints what reports say, claim by claim, each with the sentence it stands on.

    habeas claims
    habeas claims --json c41d7e0f2a`
}

// Run prints the claims.
func (c claimsCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		r = c.of(r)
		list, err := r.Claims(ctx, register.Local(), c.IDs)
		if err != nil {
			return err
		}
		if s.json {
			return s.printJSON(map[string]any{"claims": list})
		}
		for _, v := range list {
			s.printClaim(v, false)
		}
		return nil
	})
}

// printClaim prints one claim: its source, what it says, and the sentence.
func (s *session) printClaim(v register.ClaimView, superseded bool) {
	s.printf("\n  %s  %s", v.ID, publisher(v.Head))
	if !v.Head.Published.IsZero() {
		s.printf(", published %s", when(v.Head.Published))
	}
	s.printf("  [%s]\n", v.Report)
	s.printf("    %s, %s, %s; when %s; where %s", act(v.Act), v.Count, v.Modality, when(v.When), where(v.Where))
	if words := members(v.Composition); words != "" {
		s.printf("; among them %s", words)
	}
	if v.Roundup {
		s.printf("; a roundup, never added")
	}
	if superseded {
		s.printf("; the same origin later said otherwise")
	}
	s.printf("; %s\n%s", reviewed(v.Reviewed), wrap("“"+v.Quote.Text+"”", "      ", 110))
}

// publisher names who published a report.
func publisher(h register.ReportHead) string {
	if h.Source == "" {
		return "source not said"
	}
	return h.Source
}
