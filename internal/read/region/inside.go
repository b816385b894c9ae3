package region

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas"
	"habeas/internal/read/stamp"
)

// inside marks what stands before and after the body within a body line: a dateline, a byline, a caption's credit, a
// source in brackets.
func (m *marker) inside(l *line, s string) {
	start := l.start
	if m.atTop() {
		start = m.head(l, s)
	}
	if c := match(sentence, cut(m.text[start:l.end], headBytes)); c != nil {
		start = m.add(l, start, start+sentenceEnd(m.text[start:l.end]), c.kind)
		if m.atTop() {
			start = m.head(l, m.text[start:l.end])
		}
	}
	if start < l.end {
		m.tail(l, m.text[start:l.end])
	}
}

// atTop reports whether the story has not begun: what reads like a dateline further down is a sentence.
func (m *marker) atTop() bool { return m.seen == 0 }

const maxPrefixes = 4 // "May 5, 2020. By Ann Lee. SEOUL (Agency) - " has three

// head marks prefixes of the story and gives the offset after them.
func (m *marker) head(l *line, s string) int {
	at := l.end - len(s)
	for range maxPrefixes {
		if at == l.end {
			break
		}
		n, c := prefixOf(cut(m.text[at:l.end], headBytes))
		if c == nil {
			break
		}
		words := strings.TrimSpace(m.text[at : at+n])
		if c.kind == habeas.RegionDateline && c.where != posted && (m.dateline == "" || onlyDate(m.dateline)) {
			m.dateline = strings.TrimRight(words, " -–—:.。")
		}
		if c.kind == habeas.RegionByline && m.byline == "" {
			m.byline = authors(words)
		}
		m.stamp(words)
		at = m.add(l, at, at+n, c.kind)
	}
	return at
}

// onlyDate reports a dateline that names no place.
func onlyDate(s string) bool {
	_, start, end, ok := stamp.Find(s)
	return ok && start == 0 && end == len(s)
}

// prefixOf finds a cue for the first words of a story and how many bytes it takes.
func prefixOf(s string) (int, *cue) {
	for _, w := range []place{posted, shout, prefix} {
		all := cues()[w]
		for i := range all {
			loc := all[i].find(s)
			if loc == nil || loc[1] == 0 {
				continue
			}
			if w == shout {
				return loc[3], &all[i]
			}
			if shouting(s) && !strings.ContainsAny(s[:loc[1]], "(0123456789") {
				continue // in a text all in capitals a line's first words say nothing
			}
			return loc[1], &all[i]
		}
	}
	return 0, nil
}

// shouting reports text without small letters.
func shouting(s string) bool {
	return strings.IndexFunc(s, unicode.IsLower) < 0 && strings.IndexFunc(s, unicode.IsUpper) >= 0
}

// add marks a part of a body line and gives the offset of the next word.
func (m *marker) add(l *line, start, end int, kind habeas.RegionKind) int {
	e := start + len(strings.TrimRightFunc(m.text[start:end], unicode.IsSpace))
	if e > start {
		l.inner = append(l.inner, habeas.Region{Start: start, End: e, Kind: kind})
	}
	for end < l.end {
		r, n := utf8.DecodeRuneInString(m.text[end:])
		if !unicode.IsSpace(r) {
			break
		}
		end += n
	}
	return end
}

// tail marks a source or a credit that ends a body line.
func (m *marker) tail(l *line, s string) {
	t := lastPart(s)
	if t == "" {
		return
	}
	for _, c := range cues()[suffix] {
		if loc := c.re.FindStringIndex(t); loc != nil && (loc[0] > 0 || len(t) < len(s)) && loc[1] > loc[0] {
			end := l.end
			l.inner = append(l.inner, habeas.Region{Start: end - (len(t) - loc[0]), End: end, Kind: c.kind})
			return
		}
	}
}

// lastPart gives the part of a line in which a suffix or a credit can stand: from its last bracket, slash or sign on, or its
// last word where that is an address; "" when the line ends in neither.
func lastPart(s string) string {
	t := tail(s, headBytes)
	end := strings.TrimRight(t, ".。 ")
	switch last, _ := utf8.DecodeLastRuneInString(end); {
	case strings.ContainsRune(")]）】〕>", last):
		return t[max(0, strings.LastIndexAny(t, "([（【〔<")):]
	case strings.ContainsAny(t, "@"):
		return t[max(0, strings.LastIndexAny(end, " ")):]
	case strings.ContainsAny(t, "/|ⓒ©"):
		return t[max(0, strings.LastIndexAny(t, "/|ⓒ©")):]
	}
	return ""
}

// credited reports a line that ends with a photographer's credit.
func credited(s string) bool {
	t := lastPart(s)
	return t != "" && match(credit, t) != nil
}

// captionBytes is the longest caption that is taken whole when nothing says where it ends.
const captionBytes = 700

// captionLine marks a line that is a caption, or the caption at its beginning.
func (m *marker) captionLine(l *line, s, head string) bool {
	c := match(caption, head)
	if c == nil {
		if len(s) <= captionBytes && credited(s) && !m.onlyBody(l) {
			l.kind = habeas.RegionCaption
			return true
		}
		return false
	}
	if end := creditEnd(s); end > 0 && end < len(s) && strings.TrimSpace(s[end:]) != "" {
		m.add(l, l.start, l.start+end, c.kind)
		m.seen += len(s) - end
		return true
	}
	if len(s) > captionBytes && creditEnd(s) == 0 {
		m.add(l, l.start, l.start+sentenceEnd(s), c.kind)
		m.seen += len(s)
		return true
	}
	l.kind = c.kind
	return true
}

// onlyBody reports whether l is the only line that could be body: a text of one paragraph is not a caption.
func (m *marker) onlyBody(l *line) bool {
	for i := range m.lines {
		if o := &m.lines[i]; o != l && o.body && o.kind == "" {
			return false
		}
	}
	return true
}

// creditEnd gives the offset after a photographer's credit in brackets, and 0 when there is none.
func creditEnd(s string) int {
	for i := 0; i < len(s); {
		open := strings.IndexByte(s[i:], '(')
		if open < 0 {
			return 0
		}
		open += i
		end := strings.IndexByte(s[open:], ')')
		if end < 0 {
			return 0
		}
		end += open + 1
		if match(credit, s[open:end]) != nil {
			return end
		}
		i = open + 1
	}
	return 0
}

// abbreviations do not end a sentence.
const abbreviations = " mr. mrs. ms. dr. st. gen. col. lt. maj. sgt. rep. sen. gov. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. no. vs. inc. ltd. co. corp. u.s. u.n. u.k. e.g. i.e. a.m. p.m. prof. rev. "

// sentenceEnd gives the offset after the first sentence of s.
func sentenceEnd(s string) int {
	for i, r := range s {
		n := i + utf8.RuneLen(r)
		switch r {
		case '。', '！', '？':
			return n
		case '.', '!', '?':
			if n == len(s) {
				return n
			}
			if next, _ := utf8.DecodeRuneInString(s[n:]); next != ' ' || !opensSentence(strings.TrimLeft(s[n:], " ")) {
				continue
			}
			word := s[strings.LastIndexByte(s[:i], ' ')+1 : n]
			if r == '.' && (len(word) <= 2 || strings.Contains(abbreviations, " "+strings.ToLower(word)+" ")) {
				continue
			}
			return n
		}
	}
	return len(s)
}

func opensSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsDigit(r) || unicode.IsLetter(r) && !unicode.IsLower(r) || strings.ContainsRune(`"'“‘([「『`, r)
}

// authors gives a byline without the word before the names and the full stop after them.
func authors(s string) string {
	s = strings.TrimRight(s, ". ")
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = strings.TrimSpace(s[3:])
	}
	return s
}
