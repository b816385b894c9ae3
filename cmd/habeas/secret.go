package main

import (
	"io"
	"os"
	"strings"

	"filippo.io/age"

	"habeas"
)

// What opens sealed originals and backups, where no flag says it.
const (
	passphraseEnv = "HABEAS_PASSPHRASE" // the passphrase itself
	identityEnv   = "HABEAS_IDENTITY"   // a file with age secret keys
)

// opening says what opens an encrypted file. Nothing is asked: a secret comes from a file or the environment.
type opening struct {
	Identity       string `placeholder:"FILE" help:"File with age secret keys that open it (age-keygen makes one)."`
	PassphraseFile string `placeholder:"FILE" help:"File whose first line is the passphrase ($$HABEAS_PASSPHRASE otherwise)."`
}

// identities gives everything that may open a file.
func (o opening) identities(s *session) ([]age.Identity, error) {
	if o.Identity != "" {
		b, err := readSmall(o.Identity)
		if err != nil {
			return nil, err
		}
		ids, err := age.ParseIdentities(strings.NewReader(string(b)))
		if err != nil { // the cause could quote a key
			return nil, habeas.Errorf(habeas.Invalid, "--identity: the file holds no age secret keys")
		}
		return ids, nil
	}
	pass, err := passphrase(s, o.PassphraseFile)
	if err != nil {
		return nil, err
	}
	id, err := age.NewScryptIdentity(pass)
	if err != nil {
		return nil, err
	}
	return []age.Identity{id}, nil
}

// sealing says to whom a file is encrypted.
type sealing struct {
	To             []string `placeholder:"KEY" help:"Encrypt to this age public key (age1…); may be given several times."`
	PassphraseFile string   `placeholder:"FILE" help:"Encrypt to the passphrase that is the first line of FILE ($$HABEAS_PASSPHRASE otherwise)."`
}

// recipients gives to whom to encrypt.
func (e sealing) recipients(s *session) ([]age.Recipient, error) {
	if len(e.To) > 0 {
		to, err := age.ParseRecipients(strings.NewReader(strings.Join(e.To, "\n")))
		if err != nil {
			return nil, habeas.Errorf(habeas.Usage, "--to: want age public keys, which begin with age1")
		}
		return to, nil
	}
	pass, err := passphrase(s, e.PassphraseFile)
	if err != nil {
		return nil, err
	}
	r, err := age.NewScryptRecipient(pass)
	if err != nil {
		return nil, err
	}
	return []age.Recipient{r}, nil
}

// passphrase reads it from a file or the environment.
func passphrase(s *session, path string) (string, error) {
	text := s.getenv(passphraseEnv)
	if path != "" {
		f, err := os.Open(path)
		if err != nil {
			return "", &habeas.Error{Kind: habeas.Usage, Text: "--passphrase-file cannot be opened", Cause: err}
		}
		defer f.Close()
		b, err := io.ReadAll(io.LimitReader(f, 4096))
		if err != nil {
			return "", &habeas.Error{Kind: habeas.Usage, Text: "--passphrase-file cannot be read", Cause: err}
		}
		text, _, _ = strings.Cut(string(b), "\n")
		text = strings.TrimSuffix(text, "\r")
	}
	if text == "" {
		return "", habeas.Errorf(habeas.Usage, "a passphrase or key is needed: set %s, or %s to a file with age secret keys, or use the flags of the command", passphraseEnv, identityEnv)
	}
	return text, nil
}
