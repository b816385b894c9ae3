package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"regexp"
	"strconv"
	"unicode"

	"habeas"
)

// maxUnpacked is how many bytes all packed streams of a file together may unpack to. The library unpacks without a bound.
const maxUnpacked = 128 << 20

// Is reports whether b begins as PDF files do.
func Is(b []byte) bool { return bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) }

// check refuses files that would send the library round for ever or fill the memory.
func check(b []byte) error {
	if bytes.Count(b, []byte("/FlateDecode")) > 0 && doublyPacked(b) {
		return habeas.Errorf(habeas.Refused, "packs its streams twice; such a file is not read")
	}
	if circular(b) {
		return habeas.Errorf(habeas.Refused, "is a broken PDF file: its tables of objects point at each other in a circle")
	}
	if n, ok := claimsObjects(b); !ok {
		return habeas.Errorf(habeas.Refused, "is a broken PDF file: it claims %s objects", n)
	}
	left := int64(maxUnpacked)
	for rest := b; ; {
		i := bytes.Index(rest, []byte("stream"))
		if i < 0 {
			return nil
		}
		ends := bytes.HasSuffix(rest[:i], []byte("end"))
		rest = rest[i+len("stream"):]
		if ends {
			continue
		}
		n := unpackedSize(bytes.TrimLeft(rest[:min(len(rest), 2)], "\r\n"), rest, left)
		if left -= n; left <= 0 {
			return habeas.Errorf(habeas.Refused, "unpacks to more than %d bytes", maxUnpacked)
		}
	}
}

var (
	startPattern = regexp.MustCompile(`startxref\s+(\d{1,10})`)
	prevPattern  = regexp.MustCompile(`/Prev\s+(\d{1,10})`)
)

// tableBytes is how far behind the start of a table its trailer is looked for when no end is found.
const tableBytes = 1 << 20

// circular reports tables of objects that name one another as the one before: the library would follow them for ever.
func circular(b []byte) bool {
	all := startPattern.FindAllSubmatch(b, -1)
	if len(all) == 0 {
		return false
	}
	seen := map[int]bool{}
	at, _ := strconv.Atoi(string(all[len(all)-1][1]))
	for at >= 0 && at < len(b) {
		if seen[at] || len(seen) > 1000 {
			return true
		}
		seen[at] = true
		table := b[at:min(len(b), at+tableBytes)]
		if end := bytes.Index(table, []byte("startxref")); end >= 0 {
			table = table[:end]
		} else if end := bytes.Index(table, []byte("stream")); end >= 0 {
			table = table[:end]
		}
		prev := prevPattern.FindSubmatch(table)
		if prev == nil {
			return false
		}
		at, _ = strconv.Atoi(string(prev[1]))
	}
	return false
}

var (
	tablePattern = regexp.MustCompile(`trailer|/XRef`)
	sizePattern  = regexp.MustCompile(`/Size\s+(\d+)`)
)

// claimsObjects gives the first claim of more objects than a file of this size can hold; the library makes room for as many
// as are claimed.
func claimsObjects(b []byte) (claim string, ok bool) {
	most := len(b)/2 + 1000
	for _, loc := range tablePattern.FindAllIndex(b, 1000) {
		for _, m := range sizePattern.FindAllSubmatch(b[max(0, loc[0]-500):min(len(b), loc[1]+500)], 20) {
			if n, err := strconv.Atoi(string(m[1])); err != nil || n > most {
				return string(m[1][:min(len(m[1]), 20)]), false
			}
		}
	}
	return "", true
}

// doublyPacked reports a list of filters with the packing one in it twice.
func doublyPacked(b []byte) bool {
	for rest := b; ; {
		i := bytes.Index(rest, []byte("/Filter"))
		if i < 0 {
			return false
		}
		rest = rest[i+len("/Filter"):]
		list := rest[:min(len(rest), 200)]
		if end := bytes.IndexByte(list, ']'); end >= 0 && bytes.Count(list[:end], []byte("/FlateDecode"))+bytes.Count(list[:end], []byte("/Fl ")) > 1 {
			return true
		}
	}
}

// unpackedSize gives how much the packed stream at rest unpacks to, no more than limit, and 0 when it is not packed.
func unpackedSize(head, rest []byte, limit int64) int64 {
	skip := min(len(rest), 2) - len(head)
	z, err := zlib.NewReader(bytes.NewReader(rest[skip:]))
	if err != nil {
		return 0
	}
	n, _ := io.Copy(io.Discard, io.LimitReader(z, limit+1))
	return n
}

const (
	// leastText is how many letters a file with text has at least; a scan has none or a few of its margin.
	leastText = 20
	// maxOdd is the share of characters that cannot be text above which a file's fonts were not understood.
	maxOdd = 0.08
)

// Usable refuses text that is none: of scans, and of fonts whose letters the reader did not know, where claims taken from
// it would be nonsense.
func Usable(s string) error {
	letters, odd, all := 0, 0, 0
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			continue
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
		}
		all++
		if unicode.IsControl(r) || r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || r >= 0xa1 && r <= 0xbf && r != 0xab && r != 0xbb && r != 0xb7 && r != 0xb0 {
			odd++
		}
	}
	switch {
	case letters < leastText:
		return habeas.Errorf(habeas.Refused, "holds no text: it is a scan or pictures only; run text recognition on it first")
	case float64(odd) > maxOdd*float64(all):
		return habeas.Errorf(habeas.Refused, "its fonts cannot be read (%d of %d characters are no text); install pdftotext, or save the text as .txt", odd, all)
	}
	return nil
}
