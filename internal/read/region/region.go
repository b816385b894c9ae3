// Package region tells what of a report's text is body and what is not: title, dateline, captions, share buttons, comment
// forms, links to other stories, credits, adverts.
//
// It goes by the shape of lines, their place and general cues that are data (cues/*.tsv), and it is careful: text is body
// unless something says otherwise, since a claim that is not read is lost, and a caption that is read is seen by a reviewer.
package region

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas"
	"habeas/internal/read/stamp"
)

// Marks is what was found in a text.
type Marks struct {
	Regions  []habeas.Region // sorted, not overlapping, at rune boundaries
	Title    string          // the title, given or found; empty when none was
	Byline   string
	Dateline string
	Posted   habeas.Date // the day the text says it was put out; zero when it does not
}

// Mark reads text whose title is known or "".
func Mark(text, title string) Marks {
	m := &marker{text: text, lines: split(text)}
	m.findTitle(strings.TrimSpace(title))
	for i := range m.lines {
		m.line(i)
	}
	m.promotions()
	m.closing()
	return m.marks()
}

// A line is one line of the text without the blanks around it.
type line struct {
	start, end int
	kind       habeas.RegionKind // of the whole line; "" is body
	inner      []habeas.Region   // parts of a body line that are not body
	body       bool              // long enough and ended like a sentence
}

type marker struct {
	text     string
	lines    []line
	title    string
	titleAt  int               // index of the title's line, -1 when there is none
	mode     habeas.RegionKind // of the lines that follow a heading such as "Related"
	seen     int               // bytes of the story so far
	byline   string
	dateline string
	posted   habeas.Date
}

func split(text string) []line {
	var out []line
	for start := 0; start < len(text); {
		end := strings.IndexByte(text[start:], '\n')
		if end < 0 {
			end = len(text)
		} else {
			end += start
		}
		if s := text[start:end]; strings.TrimSpace(s) != "" {
			a := start + len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
			b := start + len(strings.TrimRightFunc(s, unicode.IsSpace))
			out = append(out, line{start: a, end: b, body: bodyLike(text[a:b])})
		}
		start = end + 1
	}
	return out
}

func (m *marker) of(i int) string { return m.text[m.lines[i].start:m.lines[i].end] }

// bodyLike reports whether a line looks like a paragraph of a story rather than a button, a heading or a headline.
func bodyLike(s string) bool {
	if wide(s) {
		return len(s) >= 60 && ended(s) || len(s) >= 300
	}
	return len(s) >= 60 && ended(s) || len(s) >= 200
}

// wide reports text of Han, hangul or kana, which says the same in a third of the characters.
func wide(s string) bool {
	n, all := 0, 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			all++
			if unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) {
				n++
			}
		}
	}
	return n*2 > all
}

// ended reports whether s ends as sentences do, closing quotes and brackets aside.
func ended(s string) bool {
	s = strings.TrimRight(s, `"'”’」』)）】]`+" ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?。！？…:：", r)
}

// line decides about one line.
func (m *marker) line(i int) {
	if i == m.titleAt {
		m.lines[i].kind = habeas.RegionTitle
		return
	}
	l, s := &m.lines[i], m.of(i)
	switch {
	case m.furniture(l, s):
	case m.mode == habeas.RegionComment, m.mode == habeas.RegionRelated && !l.body:
		l.kind = m.mode
	default:
		m.mode = ""
		m.inside(l, s)
		if l.body || ended(s) { // a short line without an end is a source, a section or a heading below the title
			m.seen += l.end - l.start
		}
	}
	if l.kind == habeas.RegionByline && m.byline == "" {
		m.byline = authors(s)
	}
}

const (
	shortLine = 160 // bytes; buttons, headings and bylines are shorter
	headBytes = 240 // of a line, enough for every cue at its beginning
)

// furniture marks a line that is not body as a whole, and says whether it did.
func (m *marker) furniture(l *line, s string) bool {
	head := cut(s, headBytes)
	if len(s) <= shortLine {
		if c := match(rest, s); c != nil {
			l.kind = c.kind
			if m.seen >= 200 {
				m.mode = c.kind
			}
			return true
		}
		if c := match(opens, s); c != nil {
			l.kind, m.mode = c.kind, c.kind
			return true
		}
		if c := match(wholeLine, s); c != nil && !(c.kind == habeas.RegionByline && sentenceLike(s)) {
			l.kind = c.kind
			m.stamp(s)
			return true
		}
	}
	if c := match(lineBegin, head); c != nil {
		l.kind = c.kind
		return true
	}
	return m.postedLine(l, s, head) || m.captionLine(l, s, head)
}

// sentenceLike reports what begins like a byline and is a sentence: "By Friday, they said, nobody was left."
func sentenceLike(s string) bool {
	return len(s) > 40 && (ended(s) || shouting(s))
}

// postedLine marks a line that holds nothing but the day of publication.
func (m *marker) postedLine(l *line, s, head string) bool {
	for _, c := range cues()[posted] {
		if loc := c.find(head); loc != nil && len(s)-loc[3] <= 40 && !ended(s[loc[3]:]) {
			l.kind = c.kind
			m.stamp(s)
			return true
		}
	}
	return false
}

// stamp keeps the first full date of the lines that say when the text was put out.
func (m *marker) stamp(s string) {
	if m.posted == 0 {
		m.posted, _, _, _ = stamp.Find(s)
	}
}

func match(w place, s string) *cue {
	all, lower := cues()[w], strings.ToLower(s)
	for i := range all {
		if all[i].matches(s, lower) {
			return &all[i]
		}
	}
	return nil
}

// cut gives the first n bytes of s, or fewer so as not to split a character.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// tail gives the last n bytes of s, or fewer so as not to split a character.
func tail(s string, n int) string {
	i := len(s) - n
	if i <= 0 {
		return s
	}
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return s[i:]
}

// marks gives the result: neighbouring lines of one kind are one region.
func (m *marker) marks() Marks {
	out := Marks{Title: m.title, Byline: m.byline, Dateline: m.dateline, Posted: m.posted}
	for _, l := range m.lines {
		if l.kind == "" {
			out.Regions = append(out.Regions, l.inner...)
			continue
		}
		if n := len(out.Regions); n > 0 && l.kind != habeas.RegionTitle && out.Regions[n-1].Kind == l.kind && strings.TrimSpace(m.text[out.Regions[n-1].End:l.start]) == "" {
			out.Regions[n-1].End = l.end
			continue
		}
		out.Regions = append(out.Regions, habeas.Region{Start: l.start, End: l.end, Kind: l.kind})
	}
	return out
}
