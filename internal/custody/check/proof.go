package check

import (
	"bytes"
	"encoding/hex"
	"encoding/json"

	"habeas"
)

// ProofLimit is the largest proof file that is read, in bytes.
const ProofLimit = 1 << 20

// A Proved is what a proof file proves.
type Proved struct {
	// Entry is the journal entry that the log holds; its Body is nil where the proof withholds it. It is the zero Entry
	// for a proof that an older checkpoint is the beginning of a newer one.
	Entry      habeas.Entry
	BodyDigest habeas.Digest // of the entry's body; zero when it has none
	Checkpoint Checkpoint    // the log that holds the entry, or the newer one
	Older      Checkpoint    // zero for a proof of an entry
}

// proofFile is a proof as it is written. Every byte of the file carries meaning: what does not is refused.
type proofFile struct {
	Format     string     `json:"format"`
	Entry      *entryHead `json:"entry,omitempty"`
	Body       *string    `json:"body,omitempty"`
	BodyDigest string     `json:"body_digest,omitempty"`
	Older      string     `json:"older,omitempty"`
	Checkpoint string     `json:"checkpoint"`
	Path       []string   `json:"path"`
}

type entryHead struct {
	Seq     int64  `json:"seq"`
	Time    string `json:"time"`
	Author  string `json:"author"`
	Kind    string `json:"kind"`
	Subject string `json:"subject"`
	Reason  string `json:"reason"`
}

// The formats of proof files.
const (
	entryProof = "habeas proof of an entry, 1"
	orderProof = "habeas proof of growth, 1"
)

// Proof checks a proof file against the public key of its log. The error says what does not hold.
func Proof(file []byte, k Key) (Proved, error) {
	f, err := readProof(file)
	if err != nil {
		return Proved{}, err
	}
	path := make([]hash, len(f.Path))
	for i, s := range f.Path {
		b, err := hex.DecodeString(s)
		if err != nil || len(b) != len(path[i]) || hex.EncodeToString(b) != s {
			return Proved{}, wrong("hash %d of its path is not a hash", i+1)
		}
		path[i] = hash(b)
	}
	c, err := OpenCheckpoint([]byte(f.Checkpoint), k)
	if err != nil {
		return Proved{}, &habeas.Error{Kind: habeas.Contradiction, Text: "proof", Cause: err}
	}
	if f.Format == orderProof {
		return proveOrder(f, c, path, k)
	}
	return proveEntry(f, c, path)
}

func readProof(file []byte) (proofFile, error) {
	var f proofFile
	if len(file) > ProofLimit {
		return f, habeas.Errorf(habeas.Refused, "proof: larger than %d bytes", ProofLimit)
	}
	if err := json.Unmarshal(file, &f); err != nil {
		return f, &habeas.Error{Kind: habeas.Invalid, Text: "proof: not JSON as it should be", Cause: err}
	}
	if f.Format != entryProof && f.Format != orderProof {
		return f, habeas.Errorf(habeas.Invalid, "proof: format %q is not known here; want %q or %q", f.Format, entryProof, orderProof)
	}
	var again bytes.Buffer
	enc := json.NewEncoder(&again)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil || !bytes.Equal(again.Bytes(), file) {
		return f, wrong("the file was changed: it is not written as it reads")
	}
	return f, nil
}

func proveEntry(f proofFile, c Checkpoint, path []hash) (Proved, error) {
	if f.Entry == nil || f.Older != "" {
		return Proved{}, wrong("it names no entry, or an older checkpoint too")
	}
	h := f.Entry
	p := Proved{Checkpoint: c, Entry: habeas.Entry{Seq: h.Seq, Time: h.Time, Author: h.Author, Kind: habeas.EntryKind(h.Kind), Subject: h.Subject, Reason: h.Reason}}
	if f.BodyDigest != "" {
		d, err := habeas.ParseDigest(f.BodyDigest)
		if err != nil {
			return Proved{}, wrong("the digest of its body is not a digest")
		}
		p.BodyDigest = d
	}
	if f.Body != nil {
		p.Entry.Body = []byte(*f.Body)
		if bodyDigest(p.Entry.Body) != f.BodyDigest {
			return Proved{}, wrong("the body is not the one of entry %d", h.Seq)
		}
	}
	root, ok := included(leafHash(leafWith(p.Entry, f.BodyDigest)), uint64(h.Seq-1), uint64(c.Size), path)
	if h.Seq < 1 || !ok || root != c.root {
		return Proved{}, wrong("entry %d as given here is not in the log of %d entries that was signed", h.Seq, c.Size)
	}
	return p, nil
}

func proveOrder(f proofFile, c Checkpoint, path []hash, k Key) (Proved, error) {
	if f.Entry != nil || f.Body != nil || f.BodyDigest != "" {
		return Proved{}, wrong("a proof of growth names no entry")
	}
	old, err := OpenCheckpoint([]byte(f.Older), k)
	if err != nil {
		return Proved{}, &habeas.Error{Kind: habeas.Contradiction, Text: "proof: older", Cause: err}
	}
	if !consistent(uint64(old.Size), uint64(c.Size), old.root, c.root, path) {
		return Proved{}, wrong("the log of %d entries is not the beginning of the log of %d: history was rewritten", old.Size, c.Size)
	}
	return Proved{Checkpoint: c, Older: old}, nil
}

func wrong(format string, args ...any) error {
	return habeas.Errorf(habeas.Contradiction, "proof: "+format, args...)
}
