// Package custody makes the journal provable: it says which bytes of an entry the log hashes, signs checkpoints of the
// log, and writes proofs and receipts that a stranger can check with the public key alone.
//
// It is the writer's side. The checker is the package check below it, which shares no code with this one; DESIGN.md
// opens with the invariants that both keep.
package custody

import (
	"strconv"
	"time"
	"unicode/utf8"

	"habeas"
)

// TimeLayout is the one way in which an entry's time is written: UTC with six digits of a second.
const TimeLayout = "2006-01-02T15:04:05.000000Z"

// maxSeq keeps sequence numbers exact in every JSON reader (2^53 - 1).
const maxSeq = 1<<53 - 1

// Leaf gives the bytes of an entry that the journal's Merkle log hashes as its leaf number e.Seq-1 (RFC 6962: the leaf
// hash is SHA-256 of a zero byte and these bytes). They are one JSON object in the canonical form of RFC 8785:
//
//	{"author":"…","body":"sha256-…","kind":"…","reason":"…","seq":17,"subject":"…","time":"2026-11-25T08:00:00.000000Z","v":1}
//
// Every key is always there; what is empty is "". The body is present as the SHA-256 of exactly the bytes of e.Body (""
// when it has none), so a store must keep a body as the bytes it was given and never reformat it, and an entry can be
// proved to somebody who may not see its body. An entry that is not valid UTF-8, or whose number or time is not in its
// one form, gives habeas.Invalid.
func Leaf(e habeas.Entry) ([]byte, error) {
	if e.Seq < 1 || e.Seq > maxSeq {
		return nil, habeas.Errorf(habeas.Invalid, "journal entry %d: numbers start from 1", e.Seq)
	}
	if t, err := time.Parse(TimeLayout, e.Time); err != nil || t.Format(TimeLayout) != e.Time {
		return nil, habeas.Errorf(habeas.Invalid, "journal entry %d: time %q is not written like %s", e.Seq, e.Time, TimeLayout)
	}
	for _, s := range []string{e.Author, string(e.Kind), e.Subject, e.Reason} {
		if !utf8.ValidString(s) {
			return nil, habeas.Errorf(habeas.Invalid, "journal entry %d: text that is not UTF-8", e.Seq)
		}
	}
	body := ""
	if len(e.Body) > 0 {
		body = habeas.DigestOf(e.Body).String()
	}
	b := make([]byte, 0, 256)
	b = appendString(append(b, `{"author":`...), e.Author)
	b = appendString(append(b, `,"body":`...), body)
	b = appendString(append(b, `,"kind":`...), string(e.Kind))
	b = appendString(append(b, `,"reason":`...), e.Reason)
	b = strconv.AppendInt(append(b, `,"seq":`...), e.Seq, 10)
	b = appendString(append(b, `,"subject":`...), e.Subject)
	b = appendString(append(b, `,"time":`...), e.Time)
	return append(b, `,"v":1}`...), nil
}

// appendString writes a JSON string as RFC 8785 section 3.2.2.2 wants it: only what must be escaped is, the short way
// where there is one. encoding/json escapes more.
func appendString(b []byte, s string) []byte {
	const short = "\b\t\n\x00\f\r" // from U+0008; U+000B has no short form
	b = append(b, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			b = append(b, '\\', c)
		case c >= 0x08 && c <= 0x0d && short[c-0x08] != 0:
			b = append(b, '\\', "btn\x00fr"[c-0x08])
		case c < 0x20:
			b = append(b, `\u00`...)
			b = append(b, "0123456789abcdef"[c>>4], "0123456789abcdef"[c&15])
		default:
			b = append(b, c)
		}
	}
	return append(b, '"')
}
