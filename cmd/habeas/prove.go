package main

import (
	"context"

	"habeas"
	"habeas/internal/register"
)

// proveCmd writes proof files.
type proveCmd struct {
	Report   string `xor:"what" required:"" placeholder:"ID" help:"Prove the newest capture of this report: its receipt."`
	Entry    int64  `xor:"what" required:"" placeholder:"N" help:"Prove that the journal holds entry N."`
	Since    string `xor:"what" required:"" placeholder:"FILE" help:"Prove that the journal of this older checkpoint was not changed since, only added to."`
	Withhold bool   `help:"With --entry: leave out what the entry holds; its digest is proved."`
}

// Help says who checks it and how.
func (proveCmd) Help() string {
	return `Prints a file that a stranger checks with the public key alone, without this register and without trusting it.

    habeas prove --report report-7 > receipt.json
    habeas prove --since last-month.checkpoint > growth.json
    habeas verify --key register.pub --proof receipt.json --original page.html`
}

// Run proves.
func (c proveCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		file, err := c.file(ctx, r)
		if err != nil {
			return err
		}
		s.printf("%s", file)
		return nil
	})
}

func (c proveCmd) file(ctx context.Context, r *register.Register) ([]byte, error) {
	switch {
	case c.Report != "":
		return r.Receipt(ctx, register.Local(), habeas.ReportID(c.Report))
	case c.Since != "":
		older, err := readSmall(c.Since)
		if err != nil {
			return nil, err
		}
		return r.ProveGrowth(ctx, older)
	}
	return r.ProveEntry(ctx, register.Local(), c.Entry, !c.Withhold)
}
