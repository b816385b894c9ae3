package custody

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"habeas"
)

// The files of a log's key pair in the folder that [MakeKey] is given. The private one is readable by its owner only.
const (
	PrivateKeyFile = "log.key"
	PublicKeyFile  = "log.pub"
)

// A Key signs the checkpoints of one log.
type Key struct {
	signer note.Signer
	public string
}

// NewKey makes a key pair with a name of its own, "habeas/" and 16 hex digits, which becomes the first line of every
// checkpoint: two registers never sign as one log.
func NewKey() (private, public string, err error) {
	var id [8]byte
	if _, err := rand.Read(id[:]); err != nil {
		return "", "", err
	}
	return note.GenerateKey(rand.Reader, "habeas/"+hex.EncodeToString(id[:]))
}

// ParseKey reads the two lines that [NewKey] gave.
func ParseKey(private, public string) (*Key, error) {
	public = strings.TrimSpace(public)
	s, err := note.NewSigner(strings.TrimSpace(private))
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "the log's private key cannot be read; bring it back from a backup"} // the cause could quote the key
	}
	v, err := note.NewVerifier(public)
	if err != nil || v.Name() != s.Name() || v.KeyHash() != s.KeyHash() {
		return nil, &habeas.Error{Kind: habeas.Contradiction, Text: "the log's public key is not that of its private key; bring both back from a backup", Cause: err}
	}
	return &Key{signer: s, public: public}, nil
}

// Public gives the public key as one line "name+hash+key" (C2SP signed-note): all that a stranger needs.
func (k *Key) Public() string { return k.public }

// Name gives the log's name, the first line of its checkpoints.
func (k *Key) Name() string { return k.signer.Name() }

// MakeKey makes a key pair in dir. Keys that are there already are habeas.Contradiction and stay as they are.
func MakeKey(dir string) (*Key, error) {
	private, public, err := NewKey()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, keyDisk("make", err)
	}
	// The private key first: a public key alone would look like a whole pair to nobody.
	for _, f := range []struct {
		name, line string
		mode       fs.FileMode
	}{{PrivateKeyFile, private, 0o600}, {PublicKeyFile, public, 0o644}} {
		if err := writeOnce(filepath.Join(dir, f.name), f.line+"\n", f.mode); err != nil {
			return nil, keyDisk("make", err)
		}
	}
	return ParseKey(private, public)
}

// LoadKey reads the key pair in dir; habeas.NotFound when there is none.
func LoadKey(dir string) (*Key, error) {
	private, err := os.ReadFile(filepath.Join(dir, PrivateKeyFile))
	if err != nil {
		return nil, keyDisk("read", err)
	}
	public, err := os.ReadFile(filepath.Join(dir, PublicKeyFile))
	if err != nil {
		return nil, keyDisk("read", err)
	}
	return ParseKey(string(private), string(public))
}

func writeOnce(path, text string, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Sync(), f.Close())
}

func keyDisk(what string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return habeas.Errorf(habeas.NotFound, "this register has no key to sign its log with")
	case errors.Is(err, fs.ErrExist):
		return habeas.Errorf(habeas.Contradiction, "this register has a key already, and checkpoints signed by it; it stays")
	}
	return &habeas.Error{Kind: habeas.Unavailable, Text: "cannot " + what + " the log's key", Cause: err}
}
