package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"habeas"
)

// jsonString writes a string as RFC 8785 section 3.2.2.2 says.
var jsonString = func() *strings.Replacer {
	pairs := []string{`"`, `\"`, `\`, `\\`, "\b", `\b`, "\t", `\t`, "\n", `\n`, "\f", `\f`, "\r", `\r`}
	for c := range 0x20 {
		if s := string(rune(c)); !strings.Contains("\b\t\n\f\r", s) {
			pairs = append(pairs, s, fmt.Sprintf(`\u%04x`, c))
		}
	}
	return strings.NewReplacer(pairs...)
}()

// leafOf gives the bytes that the log hashes for an entry, from the description in ../DESIGN.md alone.
func leafOf(e habeas.Entry) []byte { return leafWith(e, bodyDigest(e.Body)) }

// leafWith is leafOf for an entry whose body may be withheld; what it holds is told by body.
func leafWith(e habeas.Entry, body string) []byte {
	q := jsonString.Replace
	return fmt.Appendf(nil, `{"author":"%s","body":"%s","kind":"%s","reason":"%s","seq":%d,"subject":"%s","time":"%s","v":1}`,
		q(e.Author), body, q(string(e.Kind)), q(e.Reason), e.Seq, q(e.Subject), q(e.Time))
}

func bodyDigest(body []byte) string {
	if len(body) == 0 {
		return ""
	}
	sum := sha256.Sum256(body)
	return "sha256-" + hex.EncodeToString(sum[:])
}
