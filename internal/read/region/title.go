package region

import (
	"strings"
	"unicode"

	"habeas"
)

const (
	titleLines = 6   // how far down a title may stand, below share buttons and captions
	titleBytes = 240 // the longest headline
)

// findTitle finds the line that is the title: the given one where the text has it near its beginning, else the first line
// that looks like a headline over a story.
func (m *marker) findTitle(given string) {
	m.titleAt, m.title = -1, given
	if given != "" {
		for i := range m.lines[:min(len(m.lines), titleLines)] {
			if same(m.of(i), given) {
				m.titleAt = i
				return
			}
		}
		return
	}
	for i := range m.lines[:min(len(m.lines), titleLines)] {
		l, s := &m.lines[i], m.of(i)
		probe := line{start: l.start, end: l.end, body: l.body}
		if before := *m; before.furniture(&probe, s) {
			continue
		}
		if m.headline(i) {
			m.titleAt, m.title = i, s
		}
		return
	}
}

// headline reports whether line i is short, does not end as a sentence does, and stands over a story.
func (m *marker) headline(i int) bool {
	l, s := m.lines[i], m.of(i)
	if len(s) > titleBytes || len(s) < 8 || i+1 >= len(m.lines) || strings.IndexFunc(s, unicode.IsLetter) < 0 {
		return false
	}
	if n, _ := prefixOf(s); n > 0 {
		return false
	}
	if ended(s) && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") && !strings.HasSuffix(s, "…") && !strings.HasSuffix(s, "...") {
		return abbreviated(s) && m.blankAfter(l.end)
	}
	next := 0
	for j := i + 1; j < len(m.lines) && j < i+8; j++ {
		next = max(next, m.lines[j].end-m.lines[j].start)
	}
	return m.blankAfter(l.end) || next > len(s) && next > 120
}

// abbreviated reports a last word that ends in a full stop of its own: "Defectors fly to the U.S.", "… in Sept."
func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return strings.Contains(abbreviations, " "+strings.ToLower(word)+" ")
}

func (m *marker) blankAfter(end int) bool {
	rest := m.text[end:]
	n := 0
	for _, r := range rest {
		if r == '\n' {
			n++
		} else if !unicode.IsSpace(r) {
			break
		}
	}
	return n >= 2
}

// same compares titles by their letters and digits.
func same(a, b string) bool {
	return len(a) < 4*len(b)+64 && fold(a) == fold(b)
}

func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// promotions marks an inserted promotion: within the story, a headline of its own and the name of its author, two short
// lines with blank lines around them.
func (m *marker) promotions() {
	for i := 1; i+2 < len(m.lines); i++ {
		a, b := &m.lines[i], &m.lines[i+1]
		if a.kind != "" || b.kind != "" || a.body || b.body || len(a.inner)+len(b.inner) > 0 {
			continue
		}
		if !m.lines[i-1].body || m.lines[i-1].kind != "" || !m.lines[i+2].body || m.lines[i+2].kind != "" {
			continue
		}
		if ended(m.of(i)) || ended(m.of(i+1)) || a.end-a.start > 120 || !nameLike(m.of(i+1)) {
			continue
		}
		a.kind, b.kind = habeas.RegionAdvert, habeas.RegionAdvert
	}
}

// nameLike reports two to four capitalised words and nothing else.
func nameLike(s string) bool {
	f := strings.Fields(s)
	if len(f) < 2 || len(f) > 4 {
		return false
	}
	for _, w := range f {
		if r := []rune(w); !unicode.IsUpper(r[0]) || strings.ContainsAny(w, `,:;"!?0123456789`) {
			return false
		}
	}
	return true
}

const (
	closingShare = 4   // the body after a credit is footer when it is less than one part in this many of the body before it
	closingBytes = 600 // and no line of it is longer
)

// closing marks as footer what follows a credit at the end of a text: a paragraph about the outlet, a slogan.
func (m *marker) closing() {
	for i, l := range m.lines {
		before, after := m.body(m.lines[:i]), m.body(m.lines[i+1:])
		if l.kind != habeas.RegionFooter || before == 0 || after*closingShare > before {
			continue
		}
		for j := i + 1; j < len(m.lines); j++ {
			o := &m.lines[j]
			if o.end-o.start > closingBytes {
				return
			}
			if o.kind == "" {
				o.kind, o.inner = habeas.RegionFooter, nil
			}
		}
		return
	}
}

// body gives the bytes of the lines that are body.
func (m *marker) body(lines []line) int {
	n := 0
	for _, l := range lines {
		if l.kind == "" {
			n += l.end - l.start
		}
	}
	return n
}
