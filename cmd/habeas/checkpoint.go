package main

import (
	"context"
	"crypto/x509"
	"net/http"
	"os"
	"time"

	"habeas"
	"habeas/internal/custody"
	"habeas/internal/register"
	"habeas/internal/store"
)

// checkpointCmd signs the journal.
type checkpointCmd struct {
	Key   bool   `help:"Print the public key instead: the line by which others check what this register signs."`
	All   bool   `help:"Print every checkpoint that was signed, oldest first."`
	Stamp string `placeholder:"URL" help:"Have the checkpoint attested by this time-stamp server (RFC 3161), which learns its hash alone."`
	Roots string `placeholder:"FILE" help:"Certificates (PEM) that are trusted to attest time; needed with --stamp."`
	Out   string `placeholder:"FILE" help:"Write the checkpoint to FILE, and the time stamp to FILE.tsr, instead of printing."`
}

// Help says what a checkpoint is good for.
func (checkpointCmd) Help() string {
	return `Signs the journal as it is now: so many entries, with this root. Give the checkpoint away, to the other side, a lawyer, a
newspaper: a register that contradicts one that anybody holds was rewritten, and the checkpoint proves it.

    habeas checkpoint
    habeas checkpoint --key > register.pub
    habeas checkpoint --stamp https://tsa.example.org --roots tsa.pem --out today.checkpoint
    openssl ts -verify -data today.checkpoint -in today.checkpoint.tsr -CAfile tsa.pem`
}

// stampTimeout is how long a time-stamp server may take.
const stampTimeout = 30 * time.Second

// Run signs.
func (c checkpointCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		if c.Key {
			line, err := r.PublicKey(ctx)
			if err != nil {
				return err
			}
			return s.printKey(line)
		}
		list, err := c.list(ctx, r)
		if err != nil {
			return err
		}
		if c.Out != "" {
			return s.writeCheckpoint(c.Out, list[len(list)-1])
		}
		return s.printCheckpoints(list)
	})
}

func (c checkpointCmd) list(ctx context.Context, r *register.Register) ([]store.Checkpoint, error) {
	var last store.Checkpoint
	var err error
	if c.Stamp == "" {
		last, err = r.Checkpoint(ctx)
	} else {
		var roots *x509.CertPool
		if roots, err = readRoots(c.Roots); err != nil {
			return nil, err
		}
		last, err = r.Stamp(ctx, func(note []byte) ([]byte, error) {
			return custody.AskStamp(ctx, &http.Client{Timeout: stampTimeout}, c.Stamp, note, roots)
		})
	}
	if err != nil || !c.All {
		return []store.Checkpoint{last}, err
	}
	return r.Checkpoints(ctx)
}

func (s *session) printKey(line string) error {
	if s.json {
		return s.printJSON(map[string]string{"key": line})
	}
	s.printf("%s\n", line)
	return nil
}

func (s *session) printCheckpoints(list []store.Checkpoint) error {
	for _, c := range list {
		if !s.json {
			s.printf("%s\n", c.Note)
			continue
		}
		out := struct {
			Entries int64  `json:"entries"`
			Note    string `json:"note"`
			Stamp   []byte `json:"stamp,omitempty"`
		}{c.Size, c.Note, c.Stamp}
		if err := s.printJSON(out); err != nil {
			return err
		}
	}
	return nil
}

func (s *session) writeCheckpoint(path string, c store.Checkpoint) error {
	if err := os.WriteFile(path, []byte(c.Note), 0o644); err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "cannot write the checkpoint", Cause: err}
	}
	if c.Stamp == nil {
		return nil
	}
	if err := os.WriteFile(path+".tsr", c.Stamp, 0o644); err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "cannot write the time stamp", Cause: err}
	}
	return nil
}

func readRoots(path string) (*x509.CertPool, error) {
	if path == "" {
		return nil, habeas.Errorf(habeas.Usage, "name the certificates that are trusted to attest time with --roots FILE")
	}
	pem, err := readSmall(path)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(pem) {
		return nil, habeas.Errorf(habeas.Invalid, "%s holds no certificates in PEM form", path)
	}
	return roots, nil
}
