package archive

import (
	"bytes"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"

	"filippo.io/age"

	"habeas"
)

// A Keyring encrypts the originals of one archive, each as an age file of its own that the age command opens too, and
// names them so that whoever sees the names cannot tell whether a document they know is among them (docs/adr/0021).
//
// What an archive shows without its keyring: how many originals there are, the size of each, and when it was written.
type Keyring struct {
	identity *age.X25519Identity
	nameKey  []byte
	overhead int64 // bytes that the header and the first chunk add
}

// ageChunk is the payload of one chunk of an age file, and ageTag what encryption adds to each.
const (
	ageChunk = 64 << 10
	ageTag   = 16
)

const sealedPrefix, sealedSuffix = "sealed/", ".age"

// keyringFile is the keyring as it is written, inside an age file.
type keyringFile struct {
	Format   int    `json:"format"`
	Identity string `json:"identity"` // opens every original with `age -d -i`
	NameKey  []byte `json:"name_key"`
}

const keyringFormat = 1

// keyringLimit is far above what a keyring takes, in bytes.
const keyringLimit = 64 << 10

// NewKeyring makes the keys of a new archive.
func NewKeyring() (*Keyring, error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return nil, err
	}
	key := make([]byte, sha256.Size)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	return ready(id, key)
}

// OpenKeyring reads what [Keyring.Seal] wrote. An identity that does not open it gives habeas.Forbidden.
func OpenKeyring(r io.Reader, ids ...age.Identity) (*Keyring, error) {
	clear, err := age.Decrypt(io.LimitReader(r, keyringLimit), ids...)
	if _, wrong := errors.AsType[*age.NoIdentityMatchError](err); wrong {
		return nil, habeas.Errorf(habeas.Forbidden, "keyring: the passphrase or key does not open it")
	}
	if err != nil {
		return nil, keyringError(err)
	}
	b, err := io.ReadAll(clear)
	if err != nil {
		return nil, keyringError(err)
	}
	var f keyringFile
	if err := json.Unmarshal(b, &f); err != nil {
		return nil, keyringError(err)
	}
	if f.Format > keyringFormat {
		return nil, habeas.Errorf(habeas.Newer, "keyring: format %d; this program knows format %d", f.Format, keyringFormat)
	}
	id, err := age.ParseX25519Identity(f.Identity)
	if err != nil || len(f.NameKey) != sha256.Size {
		return nil, keyringError(err)
	}
	return ready(id, f.NameKey)
}

func keyringError(cause error) error {
	return &habeas.Error{Kind: habeas.Contradiction, Text: "keyring: not a whole keyring file; bring it back from a backup", Cause: cause}
}

func ready(id *age.X25519Identity, key []byte) (*Keyring, error) {
	k := &Keyring{identity: id, nameKey: key}
	var empty bytes.Buffer
	w, err := k.encode(&empty)
	if err == nil {
		err = w.Close()
	}
	k.overhead = int64(empty.Len())
	return k, err
}

// Seal writes the keyring, encrypted to a passphrase or to recipients.
func (k *Keyring) Seal(w io.Writer, to ...age.Recipient) error {
	b, err := json.Marshal(keyringFile{Format: keyringFormat, Identity: k.identity.String(), NameKey: k.nameKey})
	if err != nil {
		return err
	}
	in, err := age.Encrypt(w, to...)
	if err != nil {
		return &habeas.Error{Kind: habeas.Invalid, Text: "keyring: cannot encrypt it to these recipients", Cause: err}
	}
	if _, err := in.Write(b); err != nil {
		return err
	}
	return in.Close()
}

func (k *Keyring) name(d habeas.Digest) string {
	mac := hmac.New(sha256.New, k.nameKey)
	mac.Write(d[:])
	s := hex.EncodeToString(mac.Sum(nil))
	return sealedPrefix + s[:2] + "/" + s + sealedSuffix
}

func (k *Keyring) digest(string) (habeas.Digest, bool) { return habeas.Digest{}, false }

func (k *Keyring) size(n int64) int64 {
	if n <= ageChunk {
		return k.overhead + n
	}
	return k.overhead + n + ageTag*((n-1)/ageChunk)
}

func (k *Keyring) encode(w io.Writer) (io.WriteCloser, error) {
	return age.Encrypt(w, k.identity.Recipient())
}

func (k *Keyring) decode(r io.Reader) (io.Reader, error) { return age.Decrypt(r, k.identity) }

// Identity gives the age secret key that opens every original: for whoever must read them without this program.
func (k *Keyring) Identity() string { return k.identity.String() }
