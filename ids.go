package habeas

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
)

type (
	// A ReportID names one report: the caller's own key ("rfa-2019-04-29"), or "sha256-" and the first 16 hex digits of
	// the digest of its original when the caller gave none.
	ReportID string
	// A ClaimID names one claim; it is the same in every command for the same report content ("c3f09a1b22d4e").
	ClaimID string
	// An IncidentID names one incident; the older survives a merge and the other redirects ("i17").
	IncidentID string
	// A CaseID names one case ("k4").
	CaseID string
	// A PersonID names one person ("p9"). Names stand in claims only.
	PersonID string
	// A Lang is a BCP 47 language tag of one or two parts: "en", "ko", "zh-Hant".
	Lang string
)

// Base gives the language without script or region: "zh" for "zh-Hant".
func (l Lang) Base() string {
	base, _, _ := strings.Cut(strings.ToLower(string(l)), "-")
	return base
}

// A Digest is the SHA-256 of a byte stream. It is comparable, so it can be a map key; the zero Digest belongs to no bytes.
type Digest [sha256.Size]byte

// DigestOf gives the digest of b.
func DigestOf(b []byte) Digest { return sha256.Sum256(b) }

// String prints the digest as algorithm and hex digits: "sha256-9f86d0…".
func (d Digest) String() string { return "sha256-" + hex.EncodeToString(d[:]) }

// Short gives the algorithm and the first 16 hex digits, which name a report that has no id of its own (formats 2).
func (d Digest) Short() string { return d.String()[:len("sha256-")+16] }

// IsZero reports whether d belongs to no bytes.
func (d Digest) IsZero() bool { return d == Digest{} }

// MarshalText prints the digest as [Digest.String] does.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what [Digest.MarshalText] wrote.
func (d *Digest) UnmarshalText(b []byte) error {
	v, err := ParseDigest(string(b))
	*d = v
	return err
}

// ParseDigest reads "sha256-" and 64 hex digits.
func ParseDigest(s string) (Digest, error) {
	var d Digest
	digits, ok := strings.CutPrefix(s, "sha256-")
	if !ok || len(digits) != 2*sha256.Size {
		return d, Errorf(Invalid, "digest %q: want sha256- and %d hex digits", s, 2*sha256.Size)
	}
	b, err := hex.DecodeString(digits)
	if err != nil {
		return d, &Error{Kind: Invalid, Text: fmt.Sprintf("digest %q: not hex digits", s), Cause: err}
	}
	copy(d[:], b)
	return d, nil
}
