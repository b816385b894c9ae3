package html

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"habeas"
	"habeas/internal/read/plain"
	"habeas/internal/read/region"
)

// A block is one paragraph of an article.
type block struct {
	text string
	kind habeas.RegionKind // "" for body, RegionTable for the rows of a table
	link bool              // all of it is a link
}

// blocksOf gives the paragraphs under n in the order of the page.
func blocksOf(n *html.Node) []block {
	w := &walker{}
	w.walk(n)
	w.flush()
	return w.out
}

type walker struct {
	out    []block
	b      strings.Builder
	table  int // depth of tables of data around
	link   int // depth of links around
	linked int // letters of the paragraph so far that stand in links
	plain  int // and those that do not
}

func (w *walker) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
		return
	case html.ElementNode:
	default:
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			w.walk(c)
		}
		return
	}
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Iframe, atom.Svg, atom.Math, atom.Button, atom.Select, atom.Textarea, atom.Figcaption:
		return
	case atom.Br:
		w.b.WriteByte('\n')
		return
	case atom.Td, atom.Th:
		if w.table > 0 {
			w.b.WriteString(" \u2003")
		} else {
			w.flush()
		}
	case atom.Span:
		if p := n.PrevSibling; p != nil && p.DataAtom == atom.Span && attr(p, "class") != "" && attr(n, "class") != "" {
			w.b.WriteByte(' ') // set apart by the style of the page
		}
	}
	block := breaks(n.DataAtom)
	if block {
		w.flush()
	}
	data := n.DataAtom == atom.Table && dataTable(n)
	switch {
	case data:
		w.table++
	case n.DataAtom == atom.A:
		w.link++
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.walk(c)
	}
	if block {
		w.flush()
	}
	switch {
	case data:
		w.table--
	case n.DataAtom == atom.A:
		w.link--
	}
}

// maxCell is the length in bytes of the longest cell of a table of data; a longer one holds a text, and the table is layout.
const maxCell = 200

// dataTable reports a table of data rather than one that lays out a page.
func dataTable(n *html.Node) bool {
	cells, long := 0, false
	var walk func(n *html.Node)
	walk = func(n *html.Node) {
		if n.DataAtom == atom.Td || n.DataAtom == atom.Th {
			cells++
			long = long || textLen(n, maxCell+1) > maxCell
		}
		for c := n.FirstChild; c != nil && !long; c = c.NextSibling {
			walk(c)
		}
	}
	walk(n)
	return cells >= 4 && !long
}

// text adds the words of a text node with runs of blanks as one space.
func (w *walker) text(s string) {
	space := false
	for _, r := range s {
		switch {
		case plain.Hidden(r):
		case unicode.IsSpace(r):
			space = true
		case unicode.IsControl(r):
		default:
			if space {
				w.b.WriteByte(' ')
				space = false
			}
			w.b.WriteRune(r)
			if !unicode.IsLetter(r) {
				continue
			}
			if w.link > 0 {
				w.linked++
			} else {
				w.plain++
			}
		}
	}
	if space {
		w.b.WriteByte(' ')
	}
}

// flush ends a paragraph. Two line breaks in a row end one too, as pages without paragraphs use them; a single one is a
// line end.
func (w *walker) flush() {
	s := w.b.String()
	w.b.Reset()
	var lines []string
	for l := range strings.SplitSeq(s, "\n") {
		l = squeeze(l)
		if l == "" {
			w.paragraph(lines)
			lines = nil
			continue
		}
		lines = append(lines, l)
	}
	w.paragraph(lines)
	w.linked, w.plain = 0, 0
}

func (w *walker) paragraph(lines []string) {
	if len(lines) == 0 {
		return
	}
	b := block{text: strings.Join(lines, "\n"), link: w.plain == 0 && w.linked > 0}
	if w.table > 0 {
		b.kind = habeas.RegionTable
	}
	w.out = append(w.out, b)
}

// squeeze gives s with single spaces between its words and a tab between the cells of a table.
func squeeze(s string) string {
	cells := strings.Split(s, "\u2003")
	out := cells[:0]
	for _, c := range cells {
		if c = strings.Join(strings.Fields(c), " "); c != "" {
			out = append(out, c)
		}
	}
	return strings.Join(out, "\t")
}

// breaks reports elements that begin and end a paragraph.
func breaks(a atom.Atom) bool {
	switch a {
	case atom.A, atom.Abbr, atom.B, atom.Bdi, atom.Bdo, atom.Big, atom.Cite, atom.Code, atom.Data, atom.Del, atom.Dfn, atom.Em, atom.Font,
		atom.I, atom.Ins, atom.Kbd, atom.Label, atom.Mark, atom.Nobr, atom.Q, atom.Rp, atom.Rt, atom.Ruby, atom.S, atom.Samp, atom.Small, atom.Span,
		atom.Strike, atom.Strong, atom.Sub, atom.Sup, atom.Time, atom.Tt, atom.U, atom.Var, atom.Wbr, atom.Img, atom.Td, atom.Th, 0:
		return false
	}
	return true
}

// paragraphs gives those of plain text.
func paragraphs(s string) []block {
	w := &walker{}
	for l := range strings.Lines(s) {
		w.text(l)
		w.flush()
	}
	return w.out
}

// furnished gives the blocks without those lines that are furniture by their words: share buttons, captions, headings of
// comments, links to other stories, the title said again, and lines with nothing but the author or the day, which it keeps
// as the page's own where the page does not name them otherwise. Credits stay, since they say where a story comes from.
func (p *Page) furnished(blocks []block) []block {
	var text strings.Builder
	text.WriteString(p.Title)
	for _, b := range blocks {
		text.WriteString("\n\n")
		text.WriteString(b.text)
	}
	m := region.Mark(text.String(), p.Title)
	p.Byline = first(p.Byline, m.Byline)
	if m.Posted != 0 && !p.titled && p.Published.IsZero() {
		p.Published = habeas.When{From: m.Posted, To: m.Posted, Precision: habeas.ByDay}
	}
	title, at := fold(p.Title), len(p.Title)
	var out []block
	for i, b := range blocks {
		at += len("\n\n")
		start := at
		at += len(b.text)
		if b.link && teaser(b.text) {
			continue
		}
		b.text = keptLines(b.text, start, m.Regions, func(l string) bool { return i < 3 && title != "" && fold(l) == title })
		if b.text != "" {
			out = append(out, b)
		}
	}
	return out
}

// keptLines gives the lines of a block that begins at start which are no furniture and not unwanted.
func keptLines(s string, start int, regions []habeas.Region, unwanted func(string) bool) string {
	var kept []string
	for l := range strings.SplitSeq(s, "\n") {
		end := start + len(l)
		whole := slices.ContainsFunc(regions, func(r habeas.Region) bool { return beside(r.Kind) && r.Start <= start && end <= r.End })
		if !whole && !unwanted(l) && !(len(l) <= maxRights && rights.MatchString(l)) {
			kept = append(kept, l)
		}
		start = end + 1
	}
	return strings.Join(kept, "\n")
}

// rights matches lines that say who owns a page.
var rights = regexp.MustCompile(`(?i)copyright|©|ⓒ|all rights reserved|무단 ?(전재|복제|배포)|版权所有|版權所有|未经.{0,10}转载|未經.{0,10}轉載`)

// maxRights is the length in bytes of such a line; a longer one is about something else.
const maxRights = 160

// beside reports the kinds of regions that are left out of the text of a page.
func beside(k habeas.RegionKind) bool {
	switch k {
	case habeas.RegionShare, habeas.RegionComment, habeas.RegionRelated, habeas.RegionAdvert, habeas.RegionCaption, habeas.RegionByline, habeas.RegionDateline:
		return true
	}
	return false
}

// teaser reports a paragraph that, when all of it is a link, points to another story: some words without the end of a sentence.
func teaser(s string) bool {
	return len(strings.Fields(s)) >= 3 && !strings.ContainsAny(s[len(s)-1:], ".?!") && !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, "”")
}

// compose puts title and paragraphs together and marks tables.
func (p *Page) compose(blocks []block) {
	var b strings.Builder
	if p.Title != "" && !startsWith(blocks, p.Title) {
		b.WriteString(p.Title)
	}
	for _, k := range blocks {
		if b.Len() > 0 {
			b.WriteString("\n\n")
		}
		start := b.Len()
		b.WriteString(k.text)
		if k.kind != "" {
			p.Regions = append(p.Regions, habeas.Region{Start: start, End: b.Len(), Kind: k.kind})
		}
	}
	p.Text = b.String()
}

// startsWith reports whether the first paragraph is the title.
func startsWith(blocks []block, title string) bool {
	return len(blocks) > 0 && fold(blocks[0].text) == fold(title)
}

// fold keeps letters and digits only, in small letters, for the comparison of titles.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}
