package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"unicode"

	"habeas"
)

// maxUnpacked is how many bytes all packed streams of a file together may unpack to. The library unpacks without a bound.
const maxUnpacked = 256 << 20

// Check refuses what is no PDF file, and one whose packed streams would fill the memory.
func Check(b []byte) error {
	if !bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) {
		return habeas.Errorf(habeas.Invalid, "is no PDF file")
	}
	if bytes.Count(b, []byte("/FlateDecode")) > 0 && doublyPacked(b) {
		return habeas.Errorf(habeas.Refused, "packs its streams twice; such a file is not read")
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
