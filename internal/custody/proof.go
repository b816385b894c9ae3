package custody

import (
	"bytes"
	"encoding/hex"
	"encoding/json"

	"golang.org/x/mod/sumdb/tlog"

	"habeas"
)

// The formats of proof files, as their first field says them.
const (
	EntryProofFormat  = "habeas proof of an entry, 1"
	GrowthProofFormat = "habeas proof of growth, 1"
)

// proofFile is a proof as it is written: everything that the check needs but the public key.
type proofFile struct {
	Format     string    `json:"format"`
	Entry      *headFile `json:"entry,omitempty"`
	Body       *string   `json:"body,omitempty"`        // the entry's body, byte for byte; absent where it is withheld
	BodyDigest string    `json:"body_digest,omitempty"` // absent where the entry has no body
	Older      string    `json:"older,omitempty"`       // signed checkpoint
	Checkpoint string    `json:"checkpoint"`            // signed
	Path       []string  `json:"path"`                  // hashes in hex, from the leaf up
}

type headFile struct {
	Seq     int64            `json:"seq"`
	Time    string           `json:"time"`
	Author  string           `json:"author"`
	Kind    habeas.EntryKind `json:"kind"`
	Subject string           `json:"subject"`
	Reason  string           `json:"reason"`
}

// ProveEntry gives the file that proves that the log which c signs holds e. With its body the proof of a capture is that
// capture's receipt: it names the digest of what was captured, when, and how. Without, it proves the entry to somebody
// who may not see what it holds.
func ProveEntry(e habeas.Entry, withBody bool, c Checkpoint, hashes tlog.HashReader) ([]byte, error) {
	if e.Seq < 1 || e.Seq > c.Size {
		return nil, habeas.Errorf(habeas.NotFound, "entry %d is not among the %d entries of the checkpoint; make a newer one with `habeas checkpoint`", e.Seq, c.Size)
	}
	path, err := tlog.ProveRecord(c.Size, e.Seq-1, hashes)
	if err != nil {
		return nil, err
	}
	leaf, err := Leaf(e)
	if err != nil {
		return nil, err
	}
	if err := tlog.CheckRecord(path, c.Size, c.Root, e.Seq-1, tlog.RecordHash(leaf)); err != nil {
		return nil, &habeas.Error{Kind: habeas.Contradiction, Text: "the journal does not hold this entry as it was signed; run `habeas verify`", Cause: err}
	}
	f := proofFile{
		Format:     EntryProofFormat,
		Entry:      &headFile{Seq: e.Seq, Time: e.Time, Author: e.Author, Kind: e.Kind, Subject: e.Subject, Reason: e.Reason},
		Checkpoint: string(c.Note), Path: hexes(path),
	}
	if len(e.Body) > 0 {
		f.BodyDigest = habeas.DigestOf(e.Body).String()
		if body := string(e.Body); withBody {
			f.Body = &body
		}
	}
	return f.write()
}

// ProveGrowth gives the file that proves that the log of the older checkpoint is the beginning of that of the newer one:
// nothing before it was changed or taken away.
func ProveGrowth(older, newer Checkpoint, hashes tlog.HashReader) ([]byte, error) {
	f := proofFile{Format: GrowthProofFormat, Older: string(older.Note), Checkpoint: string(newer.Note), Path: []string{}}
	switch {
	case older.Size > newer.Size:
		return nil, habeas.Errorf(habeas.Invalid, "the older checkpoint has %d entries and the newer one %d; give them in order", older.Size, newer.Size)
	case older.Size == 0 || older.Size == newer.Size: // nothing to follow
		return f.write()
	}
	path, err := tlog.ProveTree(newer.Size, older.Size, hashes)
	if err != nil {
		return nil, err
	}
	if err := tlog.CheckTree(path, newer.Size, newer.Root, older.Size, older.Root); err != nil {
		return nil, &habeas.Error{Kind: habeas.Contradiction, Text: "the journal is not the one that the older checkpoint signed; run `habeas verify`", Cause: err}
	}
	f.Path = hexes(path)
	return f.write()
}

func (f proofFile) write() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(f)
	return b.Bytes(), err
}

func hexes[H ~[32]byte](path []H) []string {
	out := make([]string, len(path))
	for i, h := range path {
		out[i] = hex.EncodeToString(h[:])
	}
	return out
}
