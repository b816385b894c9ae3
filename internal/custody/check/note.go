package check

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"strconv"
	"strings"
	"unicode/utf8"

	"habeas"
)

// A Key is the public key of one log. It is all that a stranger needs to check what the log signed.
type Key struct {
	Name string
	hash uint32
	key  ed25519.PublicKey
}

// ed25519Note is the algorithm byte of plain Ed25519 signatures on notes (C2SP signed-note).
const ed25519Note = 1

// ParseKey reads a public key in the one-line form "name+hash+key" of C2SP signed-note.
func ParseKey(s string) (Key, error) {
	bad := func(why string) (Key, error) {
		return Key{}, habeas.Errorf(habeas.Invalid, "public key: %s; want one line of name+hash+key as `habeas checkpoint --key` prints it", why)
	}
	parts := strings.SplitN(strings.TrimSpace(s), "+", 3)
	if len(parts) != 3 || !plainName(parts[0]) {
		return bad("not three parts")
	}
	raw, err := base64.StdEncoding.DecodeString(parts[2])
	if err != nil || len(raw) != 1+ed25519.PublicKeySize || raw[0] != ed25519Note {
		return bad("not an Ed25519 key")
	}
	sum := sha256.Sum256(append([]byte(parts[0]+"\n"), raw...))
	want, err := strconv.ParseUint(parts[1], 16, 32)
	if got := binary.BigEndian.Uint32(sum[:]); err != nil || uint32(want) != got {
		return bad("its parts do not belong together")
	}
	return Key{Name: parts[0], hash: binary.BigEndian.Uint32(sum[:]), key: ed25519.PublicKey(raw[1:])}, nil
}

func plainName(s string) bool {
	return s != "" && utf8.ValidString(s) && !strings.ContainsAny(s, " \t\r\n+")
}

// A Checkpoint says that the log had so many entries with this root. The checker has verified its signature.
type Checkpoint struct {
	Origin string
	Size   int64
	root   hash
}

// noteLimit is far above what a checkpoint takes, in bytes.
const noteLimit = 16 << 10

// OpenCheckpoint checks the signature of a signed checkpoint (C2SP tlog-checkpoint) and reads it. Signatures by other
// keys are passed over; one by this key there must be, and it must be right.
func OpenCheckpoint(note []byte, k Key) (Checkpoint, error) {
	bad := func(why string) (Checkpoint, error) {
		return Checkpoint{}, habeas.Errorf(habeas.Contradiction, "checkpoint: %s", why)
	}
	if len(note) > noteLimit || !utf8.Valid(note) || !bytes.HasSuffix(note, []byte("\n")) {
		return bad("not a signed note")
	}
	split := bytes.LastIndex(note, []byte("\n\n"))
	if split < 0 {
		return bad("not a signed note")
	}
	text, sigs := note[:split+1], string(note[split+2:])
	if err := signed(text, sigs, k); err != "" {
		return bad(err)
	}
	lines := strings.Split(string(text), "\n")
	if len(lines) < 4 || lines[0] != k.Name {
		return bad("not a checkpoint of " + k.Name)
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || strconv.FormatInt(size, 10) != lines[1] {
		return bad("its second line is not a size")
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != sha256.Size {
		return bad("its third line is not a root hash")
	}
	return Checkpoint{Origin: lines[0], Size: size, root: hash(root)}, nil
}

// signed says what is wrong with the signature lines, and "" when the key's signature is right. Bytes that no signature
// covers are wrong too: a note in which anything was changed is not the note that was signed.
func signed(text []byte, sigs string, k Key) string {
	found := false
	for line := range strings.SplitAfterSeq(sigs, "\n") {
		if line == "" {
			continue
		}
		name, blob, ok := strings.Cut(strings.TrimPrefix(strings.TrimSuffix(line, "\n"), "— "), " ")
		raw, err := base64.StdEncoding.Strict().DecodeString(blob)
		if !ok || !strings.HasPrefix(line, "— ") || !plainName(name) || err != nil || len(raw) < 5 {
			return "a signature line cannot be read"
		}
		if name != k.Name || binary.BigEndian.Uint32(raw) != k.hash {
			continue
		}
		if found || !ed25519.Verify(k.key, text, raw[4:]) {
			return "the signature is wrong: its text or its signature was changed"
		}
		found = true
	}
	if !found {
		return "not signed by the key " + k.Name
	}
	return ""
}
