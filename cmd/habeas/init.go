package main

import (
	"context"

	"habeas"
	"habeas/internal/register"
)

// initCmd makes a new register.
type initCmd struct {
	Archive string   `placeholder:"URL" help:"Keep originals in an S3-compatible store, s3://HOST/BUCKET/PREFIX, with the usual AWS_… variables."`
	Seal    bool     `help:"Encrypt originals, to the keys of --to or to the passphrase."`
	To      []string `placeholder:"KEY" help:"With --seal: an age public key (age1…) that opens the originals; may be given several times."`

	PassphraseFile string `placeholder:"FILE" help:"With --seal: file whose first line is the passphrase ($$HABEAS_PASSPHRASE otherwise)."`
}

// Help shows where the register goes.
func (initCmd) Help() string {
	return `Makes the folder and an empty register in it. One folder is one register: move it, copy it, delete it whole.

    habeas init --data my-register
    HABEAS_DATA=my-register habeas add reports/

With --database, the tables go into that PostgreSQL database, which must exist and be empty.

With --seal, originals are encrypted where they lie, one age file each under a name that tells nothing. Every command then
needs HABEAS_PASSPHRASE, or HABEAS_IDENTITY naming a file with an age secret key. The database is not sealed by this: use
an encrypted disk below it.

    habeas init --seal --to age1… --archive s3://s3.example.org/originals/one`
}

// Run makes the register.
func (c initCmd) Run(ctx context.Context, s *session) error {
	conf, err := s.config()
	if err != nil {
		return err
	}
	if conf.Vault, err = c.vault(s); err != nil {
		return err
	}
	r, err := register.Init(ctx, conf)
	if err != nil {
		return err
	}
	if err := r.Close(); err != nil {
		return err
	}
	if s.json {
		return s.printJSON(map[string]string{"register": s.place()})
	}
	s.say("made a new register in %s; next: habeas add FILE-OR-FOLDER", s.place())
	return nil
}

// vault says where the new register keeps its originals, and sealed to whom.
func (c initCmd) vault(s *session) (register.Vault, error) {
	v := register.Vault{Place: c.Archive}
	if !c.Seal {
		if len(c.To) > 0 || c.PassphraseFile != "" {
			return v, habeas.Errorf(habeas.Usage, "--to and --passphrase-file go with --seal")
		}
		return v, nil
	}
	var err error
	v.Seal, err = sealing{c.To, c.PassphraseFile}.recipients(s)
	return v, err
}
