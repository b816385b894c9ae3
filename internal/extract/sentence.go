package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas"
)

// A span is a stretch of the text by byte offsets.
type span struct{ start, end int }

// maxSentence bounds one sentence in bytes; what runs on longer is cut at a space, so that no text costs more than its length.
const maxSentence = 4000

// sentences parts the text into sentences, in order. Lines broken inside a sentence are joined; a heading, a byline or an
// item of a list ends with its line. Regions that are not body come as they are, each cut at its edges.
func sentences(r *habeas.Report) []span {
	var out []span
	wrapped := isWrapped(r.Text)
	for _, block := range blocks(r.Text, wrapped) {
		for _, s := range cutAtRegions(block, r.Regions) {
			out = split(out, r.Text, s)
		}
	}
	return out
}

// isWrapped reports whether lines of the text are broken inside sentences: two or more end without a mark and go on in
// lower case.
func isWrapped(text string) bool {
	n := 0
	for i := 0; i < len(text); {
		j := strings.IndexByte(text[i:], '\n')
		if j < 0 {
			break
		}
		if goesOn(text, i+j) || endsOpen(text[i:i+j]) {
			if n++; n >= 2 {
				return true
			}
		}
		i += j + 1
	}
	return false
}

// endsOpen reports whether a line of some length ends in a word that cannot end a sentence: "on", "the", "of".
func endsOpen(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) > 30 && closes[strings.ToLower(line[strings.LastIndexByte(line, ' ')+1:])]
}

// goesOn reports whether the sentence before the line break at i goes on after it in lower case.
func goesOn(text string, i int) bool {
	before := strings.TrimRight(text[max(0, i-8):i], " \t\r")
	if before == "" || endsSentence(before) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[min(i+1, len(text)):])
	return unicode.IsLower(next)
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"”’')]")
	return s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") ||
		strings.HasSuffix(s, "…") || strings.HasSuffix(s, "。")
}

// blocks parts the text at empty lines, and at every line break that does not stand inside a sentence.
func blocks(text string, wrapped bool) []span {
	var out []span
	start := 0
	for i := 0; i < len(text); i++ {
		if text[i] != '\n' {
			continue
		}
		rest := strings.TrimLeft(text[i+1:min(i+80, len(text))], " \t\r")
		empty := strings.HasPrefix(rest, "\n")
		if !empty && (goesOn(text, i) || wrapped && joinsNext(text[start:i])) {
			continue
		}
		out = append(out, span{start, i})
		start = i + 1
	}
	return append(out, span{start, len(text)})
}

// joinsNext reports whether, in a text of broken lines, the line goes on in the next.
func joinsNext(line string) bool {
	if i := strings.LastIndexByte(line, '\n'); i >= 0 {
		line = line[i+1:]
	}
	return strings.TrimSpace(line) != "" && !endsSentence(strings.TrimSpace(line))
}

func cutAtRegions(s span, regions []habeas.Region) []span {
	var out []span
	for _, g := range regions {
		for _, at := range [2]int{g.Start, g.End} {
			if at > s.start && at < s.end {
				out = append(out, span{s.start, at})
				s.start = at
			}
		}
	}
	return append(out, s)
}

// split appends the sentences of one block.
func split(out []span, text string, s span) []span {
	start := s.start
	for i := s.start; i < s.end; {
		r, size := utf8.DecodeRuneInString(text[i:s.end])
		i += size
		long := i-start > maxSentence && r == ' '
		if !long && (r != '.' && r != '!' && r != '?' && r != '…' || !endsAt(text, start, i, s.end)) {
			continue
		}
		for i < s.end && strings.ContainsRune("\"”’')]", runeAt(text, i)) {
			i += utf8.RuneLen(runeAt(text, i))
		}
		out = appendTrimmed(out, text, start, i)
		start = i
	}
	return appendTrimmed(out, text, start, s.end)
}

func runeAt(text string, i int) rune {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return r
}

func appendTrimmed(out []span, text string, start, end int) []span {
	for start < end && isSpace(text[start]) {
		start++
	}
	for end > start && isSpace(text[end-1]) {
		end--
	}
	if start == end {
		return out
	}
	return append(out, span{start, end})
}

func isSpace(b byte) bool { return b == ' ' || b == '\n' || b == '\t' || b == '\r' }

// endsAt reports whether the mark that ends before i ends a sentence: a space and a capital, figure or quote follow, and the
// word before is no abbreviation.
func endsAt(text string, start, i, end int) bool {
	j := i
	for j < end && strings.ContainsRune("\"”’')]", runeAt(text, j)) {
		j += utf8.RuneLen(runeAt(text, j))
	}
	if j >= end {
		return true
	}
	if !isSpace(text[j]) {
		return false
	}
	for j < end && isSpace(text[j]) {
		j++
	}
	if j >= end {
		return true
	}
	next := runeAt(text, j)
	if unicode.IsLower(next) {
		return false
	}
	return text[i-1] != '.' || j-i > 3 || !abbreviation(lastWord(text, start, i-1), next)
}

func lastWord(text string, start, i int) string {
	k := i
	for k > start && !isSpace(text[k-1]) && text[k-1] != '(' {
		k--
	}
	return text[k:i]
}

var months = wordSet("jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october november december")

var titles = map[string]bool{"mr": true, "mrs": true, "ms": true, "dr": true, "rev": true, "st": true, "gen": true, "col": true,
	"rep": true, "reps": true, "sens": true, "amb": true, "supt": true, "insp": true, "det": true, "lt": true, "sgt": true, "capt": true, "maj": true, "prof": true, "sen": true, "gov": true, "no": true, "vs": true, "e.g": true,
	"i.e": true, "fr": true, "hon": true, "pres": true, "cmdr": true, "approx": true, "u.n": true, "u.s": true, "d.p.r": true}

func abbreviation(word string, next rune) bool {
	w := strings.ToLower(word)
	switch {
	case titles[w]:
		return true
	case months[w]:
		return unicode.IsDigit(next)
	}
	r, size := utf8.DecodeRuneInString(word)
	return size == len(word) && unicode.IsUpper(r)
}
