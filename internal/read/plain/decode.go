// Package plain turns bytes of text in any common encoding into UTF-8, and refuses what is no text.
//
// A declared encoding is a hint and no more: pages that say UTF-8 and are EUC-KR are common. Bytes that are valid UTF-8
// beyond ASCII are UTF-8 whatever was declared, since text of another encoding hardly ever looks so by chance.
package plain

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"

	"habeas"
)

// Text is decoded text, the encoding it was found to be in, and what a person should know about the decoding.
type Text struct {
	S        string
	Encoding string // WHATWG name: "utf-8", "euc-kr"
	Notes    []string
}

// maxBroken is the share of invalid bytes up to which a text is still taken for damaged UTF-8: a cut character at the
// end, a stray byte from a template.
const maxBroken = 0.005

// Decode turns b into UTF-8. declared is the encoding named by a header or the document, or "". Bytes that are no text in
// any encoding are refused.
func Decode(b []byte, declared string) (Text, error) {
	if t, ok, err := marked(b); ok || err != nil {
		return t, err
	}
	if err := named(b); err != nil {
		return Text{}, err
	}
	if enc := wide(b); enc != nil {
		return with(enc, "utf-16", b)
	}
	if err := notBinary(b); err != nil {
		return Text{}, err
	}
	declared = name(declared)
	if ascii(b) && !escaped(b) {
		return Text{S: string(b), Encoding: "utf-8"}, nil
	}
	if utf8.Valid(b) && !escaped(b) {
		t := Text{S: string(b), Encoding: "utf-8"}
		if declared != "" && declared != "utf-8" {
			t.Notes = append(t.Notes, "declared "+declared+", read as utf-8, which it is")
		}
		return t, nil
	}
	if share := brokenShare(b); share <= maxBroken && multibyte(b) {
		return Text{S: strings.ToValidUTF8(string(b), "\uFFFD"), Encoding: "utf-8", Notes: []string{"some bytes are not valid utf-8 and were replaced"}}, nil
	}
	return guess(b, declared)
}

// marked decodes text that begins with a byte order mark.
func marked(b []byte) (Text, bool, error) {
	for _, m := range []struct {
		mark string
		name string
		enc  encoding.Encoding
	}{
		{"\xff\xfe\x00\x00", "utf-32", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
		{"\x00\x00\xfe\xff", "utf-32", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
		{"\xff\xfe", "utf-16", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
		{"\xfe\xff", "utf-16", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	} {
		if rest, ok := bytes.CutPrefix(b, []byte(m.mark)); ok {
			t, err := with(m.enc, m.name, rest)
			return t, true, err
		}
	}
	rest, ok := bytes.CutPrefix(b, []byte("\xef\xbb\xbf"))
	if !ok || !utf8.Valid(rest) {
		return Text{}, false, nil
	}
	if err := notBinary(rest); err != nil {
		return Text{}, true, err
	}
	return Text{S: string(rest), Encoding: "utf-8"}, true, nil
}

// with decodes b by enc and refuses a result that is no text.
func with(enc encoding.Encoding, name string, b []byte) (Text, error) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return Text{}, &habeas.Error{Kind: habeas.Invalid, Text: "cannot be decoded as " + name + "; save it as utf-8", Cause: err}
	}
	if err := notBinary(out); err != nil {
		return Text{}, err
	}
	t := Text{S: strings.ToValidUTF8(string(out), "\uFFFD"), Encoding: name}
	if strings.ContainsRune(t.S, utf8.RuneError) {
		t.Notes = append(t.Notes, "some bytes are not valid "+name+" and were replaced")
	}
	return t, nil
}

// leastWide is the number of bytes from which zeros in every second one are more than chance.
const leastWide = 16

// wide finds UTF-16 without a mark: Latin text in it has a zero in every second byte.
func wide(b []byte) encoding.Encoding {
	head := b[:min(len(b), 1<<12)]
	if len(head) < leastWide {
		return nil
	}
	var zeros [2]int
	for i, c := range head {
		if c == 0 {
			zeros[i%2]++
		}
	}
	half := len(head) / 2
	switch {
	case zeros[1] > half*4/10 && zeros[0] <= half/50:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] > half*4/10 && zeros[1] <= half/50:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// magics are the first bytes of files that are often given the wrong name.
var magics = []struct{ head, what string }{
	{"%PDF-", "a PDF file; name it .pdf"},
	{"PK\x03\x04", "a ZIP or office file; name it .docx or .wacz if it is one"},
	{"\x1f\x8b", "a gzip file; name it .warc.gz if it is a web archive, or unpack it"},
	{"\x89PNG", "a picture; there is no text in it to read"},
	{"\xff\xd8\xff", "a picture; there is no text in it to read"},
	{"GIF8", "a picture; there is no text in it to read"},
	{"\xd0\xcf\x11\xe0", "an old Word or Excel file; save it as .docx"},
	{"\x7fELF", "a program"},
	{"MZ\x90", "a program"},
	{"SQLite format 3\x00", "a database"},
	{"{\\rtf", "an RTF file; save it as .docx or .txt"},
}

// maxControls is the share of control characters above which bytes are taken for binary.
const maxControls = 0.01

// named refuses files of other kinds by their first bytes and says what they are.
func named(b []byte) error {
	for _, m := range magics {
		if bytes.HasPrefix(b, []byte(m.head)) {
			return habeas.Errorf(habeas.Refused, "this is %s", m.what)
		}
	}
	return nil
}

// notBinary refuses bytes that no encoding makes text of.
func notBinary(b []byte) error {
	controls := 0
	for _, c := range b {
		if c == 0 {
			return habeas.Errorf(habeas.Refused, "holds zero bytes: this is binary, not text")
		}
		if c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1b {
			controls++
		}
	}
	if controls > 2 && float64(controls) > maxControls*float64(len(b)) {
		return habeas.Errorf(habeas.Refused, "holds %d control characters: this is binary, not text", controls)
	}
	return nil
}

func ascii(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// escaped finds ISO-2022-JP and its kin, which are ASCII bytes with escape sequences.
func escaped(b []byte) bool {
	return bytes.Contains(b, []byte("\x1b$B")) || bytes.Contains(b, []byte("\x1b$@"))
}

// brokenShare gives the share of bytes that belong to no valid UTF-8 character.
func brokenShare(b []byte) float64 {
	bad := 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		i += n
	}
	return float64(bad) / float64(max(len(b), 1))
}

// multibyte reports whether valid characters beyond ASCII outnumber invalid bytes by far.
func multibyte(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case n > 1:
			good++
		case r == utf8.RuneError:
			bad++
		}
		i += n
	}
	return good > 4*bad
}

// name gives the WHATWG name of a declared encoding, or "" when it is none that is known.
func name(declared string) string {
	_, n := charset.Lookup(declared)
	return n
}
