// Package docx takes the text out of office documents in the .docx form: paragraphs, the rows of tables, and the title.
// Text that tracked changes have deleted is left out, and text that they have inserted is in, as a reader sees the document.
package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"habeas"
	"habeas/internal/read/plain"
	"habeas/internal/read/zipped"
)

// A Document is what a file holds. Title is the first paragraph in a title style, or the title among the properties.
type Document struct {
	Title, Author string
	Text          string
	Regions       []habeas.Region // the rows of tables
}

const (
	maxXML   = 64 << 20 // bytes of the unpacked main part
	maxDepth = 400      // elements within elements
)

// Read reads a document.
func Read(b []byte) (Document, error) {
	z, err := zipped.Open(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return Document{}, err
	}
	main := find(z, "word/document.xml")
	if main == nil {
		return Document{}, habeas.Errorf(habeas.Invalid, "is no .docx document: it has no word/document.xml")
	}
	w := &writer{}
	if err := parse(main, w); err != nil {
		return Document{}, err
	}
	w.flush()
	d := Document{Title: w.title, Text: w.b.String(), Regions: w.regions}
	props := &properties{}
	if core := find(z, "docProps/core.xml"); core != nil && parse(core, props) == nil {
		d.Author = props.author
		if d.Title == "" {
			d.Title = props.title
		}
	}
	return d, nil
}

func find(z *zip.Reader, name string) *zip.File {
	for _, f := range z.File {
		if f.Name == name {
			return f
		}
	}
	return nil
}

// A visitor takes the elements of an XML part in order.
type visitor interface {
	open(name string, attr []xml.Attr)
	text(s string)
	close(name string)
}

// parse walks through a part. Entities beyond XML's own are refused by the decoder, so none can grow.
func parse(f *zip.File, v visitor) error {
	r, err := zipped.Member(f, maxXML)
	if err != nil {
		return err
	}
	defer r.Close()
	dec := xml.NewDecoder(r)
	for depth := 0; ; {
		t, err := dec.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			if habeas.KindOf(err) != habeas.Internal {
				return err
			}
			return &habeas.Error{Kind: habeas.Invalid, Text: "its text is broken XML", Cause: err}
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return habeas.Errorf(habeas.Refused, "elements are nested more than %d deep", maxDepth)
			}
			v.open(t.Name.Local, t.Attr)
		case xml.EndElement:
			depth--
			v.close(t.Name.Local)
		case xml.CharData:
			v.text(string(t))
		}
	}
}

// writer makes text of the main part.
type writer struct {
	b       strings.Builder
	para    strings.Builder
	title   string
	style   string
	regions []habeas.Region
	inText  bool
	skip    int // depth of what is not shown: fallbacks of drawings
	table   int
	cells   int // of the row so far
}

func (w *writer) open(name string, attr []xml.Attr) {
	switch name {
	case "Fallback", "del", "moveFrom":
		w.skip++
	case "t":
		w.inText = w.skip == 0
	case "tab":
		w.para.WriteByte('\t')
	case "br", "cr":
		w.para.WriteByte('\n')
	case "pStyle":
		w.style = value(attr)
	case "tbl":
		w.flush()
		w.table++
	case "tc":
		if w.cells++; w.cells > 1 {
			w.para.WriteByte('\t')
		}
	}
}

func (w *writer) text(s string) {
	if !w.inText {
		return
	}
	for _, r := range s {
		if !plain.Hidden(r) && (r >= 0x20 || r == '\t') {
			w.para.WriteRune(r)
		}
	}
}

func (w *writer) close(name string) {
	switch name {
	case "Fallback", "del", "moveFrom":
		w.skip = max(0, w.skip-1)
	case "t":
		w.inText = false
	case "p":
		if w.table == 0 {
			w.flush()
		} else {
			w.para.WriteByte(' ')
		}
	case "tr":
		w.flush()
		w.cells = 0
	case "tbl":
		w.table = max(0, w.table-1)
	}
}

// flush ends a paragraph or a row.
func (w *writer) flush() {
	lines := strings.Split(strings.ReplaceAll(w.para.String(), " \t", "\t"), "\n")
	for i, l := range lines {
		lines[i] = strings.Trim(l, " \t\u00a0")
	}
	s := strings.Trim(strings.Join(lines, "\n"), "\n")
	w.para.Reset()
	style := w.style
	w.style = ""
	if s == "" {
		return
	}
	if w.b.Len() > 0 {
		w.b.WriteString("\n\n")
	}
	if w.title == "" && w.b.Len() == 0 && (strings.HasPrefix(style, "Title") || strings.HasPrefix(style, "Heading")) {
		w.title = s
	}
	start := w.b.Len()
	w.b.WriteString(s)
	if w.table > 0 {
		w.regions = append(w.regions, habeas.Region{Start: start, End: w.b.Len(), Kind: habeas.RegionTable})
	}
}

func value(attr []xml.Attr) string {
	for _, a := range attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}

// properties keeps title and author of the document's properties.
type properties struct{ in, title, author string }

func (p *properties) open(name string, _ []xml.Attr) { p.in = name }
func (p *properties) close(string)                   { p.in = "" }
func (p *properties) text(s string) {
	switch p.in {
	case "title":
		p.title += strings.TrimSpace(s)
	case "creator":
		p.author += strings.TrimSpace(s)
	}
}
