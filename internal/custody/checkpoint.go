package custody

import (
	"encoding/base64"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"habeas"
)

// Sign gives the signed checkpoint of a log of size entries with the given root: a C2SP tlog-checkpoint, readable by
// every tool that reads those. Signing the same twice gives the same bytes.
func (k *Key) Sign(size int64, root tlog.Hash) ([]byte, error) {
	if size < 0 {
		return nil, habeas.Errorf(habeas.Invalid, "checkpoint of %d entries", size)
	}
	text := k.Name() + "\n" + strconv.FormatInt(size, 10) + "\n" + base64.StdEncoding.EncodeToString(root[:]) + "\n"
	return note.Sign(&note.Note{Text: text}, k.signer)
}

// A Checkpoint is a signed checkpoint that this register's own key signed.
type Checkpoint struct {
	Size int64
	Root tlog.Hash
	Note []byte // as signed
}

// Open reads a checkpoint that this key signed; any other is habeas.Contradiction.
func (k *Key) Open(signed []byte) (Checkpoint, error) {
	v, err := note.NewVerifier(k.public)
	if err != nil {
		return Checkpoint{}, err
	}
	n, err := note.Open(signed, note.VerifierList(v))
	if err != nil {
		return Checkpoint{}, &habeas.Error{Kind: habeas.Contradiction, Text: "checkpoint: not signed by this register's key", Cause: err}
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) < 4 || lines[0] != k.Name() {
		return Checkpoint{}, habeas.Errorf(habeas.Contradiction, "checkpoint: not one of %s", k.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 {
		return Checkpoint{}, habeas.Errorf(habeas.Contradiction, "checkpoint: no size")
	}
	root, err := tlog.ParseHash(lines[2])
	if err != nil {
		return Checkpoint{}, habeas.Errorf(habeas.Contradiction, "checkpoint: no root hash")
	}
	return Checkpoint{Size: size, Root: root, Note: signed}, nil
}
