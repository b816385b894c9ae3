package read

import (
	"context"
	"strings"

	"habeas"
	"habeas/internal/read/docx"
	"habeas/internal/read/html"
	"habeas/internal/read/jsonl"
	"habeas/internal/read/language"
	"habeas/internal/read/pdf"
	"habeas/internal/read/plain"
	"habeas/internal/read/stamp"
)

// readObject reads one JSON object. What it says goes before what was given beside it.
func readObject(it Item) (page, error) {
	o, err := jsonl.Parse(it.Original)
	if err != nil {
		return page{}, err
	}
	own := Given{ID: o.ID, URL: o.URL, Source: o.Source, Title: o.Title, Byline: o.Byline, Retrieved: o.Retrieved, Lang: o.Lang}
	if o.Text != "" {
		return page{Given: own.with(it.Given), when: o.Published, text: o.Text, notes: plain.Notes(o.Text)}, nil
	}
	it.Given = own.with(it.Given)
	it.Original = []byte(o.HTML)
	p, err := readHTML(it, "utf-8")
	if !o.Published.IsZero() {
		p.when = o.Published
	}
	return p, err
}

// readPlain reads a bare text. Line ends become "\n"; nothing else of a UTF-8 text is changed.
func readPlain(it Item, charset string) (page, error) {
	t, err := plain.Decode(it.Original, charset)
	if err != nil {
		return page{}, err
	}
	s := plain.Lines(t.S)
	return page{Given: it.Given, text: s, notes: append(t.Notes, plain.Notes(s)...)}, nil
}

// readMarkdown reads a text with the marks of Markdown, which are taken off so that quotes read as words. Fields at its head
// say what a page's metadata would.
func readMarkdown(it Item) (page, error) {
	t, err := plain.Decode(it.Original, "")
	if err != nil {
		return page{}, err
	}
	words, fields := plain.Markdown(plain.Lines(t.S))
	found := Given{Title: fields["title"], Byline: fields["author"], Source: fields["source"], URL: fields["url"], Lang: habeas.Lang(fields["lang"])}
	p := page{Given: it.Given.with(found), text: words, notes: append(t.Notes, plain.Notes(words)...)}
	if it.Given.Published == "" {
		p.when = stamp.Meta(first(fields["published"], fields["date"]))
	}
	return p, nil
}

// readHTML reads a page. What was given goes before what the page says.
func readHTML(it Item, charset string) (page, error) {
	d, err := html.Read(it.Original, charset, it.Given.URL)
	if err != nil {
		return page{}, err
	}
	found := Given{URL: d.URL, Source: d.Source, Title: d.Title, Byline: d.Byline, Lang: languageOf(d)}
	p := page{Given: it.Given.with(found), text: d.Text, regions: d.Regions, notes: d.Notes}
	if it.Given.Published == "" {
		p.when = d.Published
	}
	return p, nil
}

// readPDF reads a PDF file by the reader given, or the one built in.
func (rd Reader) readPDF(ctx context.Context, it Item) (page, error) {
	if !pdf.Is(it.Original) {
		return page{}, habeas.Errorf(habeas.Invalid, "is no PDF file")
	}
	text := rd.PDF
	if text == nil {
		text = builtIn
	}
	raw, by, err := text(ctx, it.Original)
	if err != nil {
		return page{}, err
	}
	if err := pdf.Usable(raw); err != nil {
		return page{}, err
	}
	return page{Given: it.Given, text: pdf.Flow(strings.ToValidUTF8(raw, "\uFFFD")), by: by}, nil
}

// builtIn takes text out of a PDF without another program.
func builtIn(ctx context.Context, b []byte) (text, by string, err error) {
	text, err = pdf.Text(ctx, b)
	return text, "the PDF reader built in", err
}

// readDocument reads an office document.
func readDocument(it Item) (page, error) {
	d, err := docx.Read(it.Original)
	if err != nil {
		return page{}, err
	}
	return page{Given: it.Given.with(Given{Title: d.Title, Byline: d.Author}), text: d.Text, regions: d.Regions}, nil
}

// mailHTML gives the text of a message that is HTML only.
func mailHTML(b []byte) (string, error) {
	return html.Plain(b)
}

// languageOf gives the language that a page declares, unless its text is plainly in another: many pages keep the declaration
// of the template they were made from.
func languageOf(d html.Page) habeas.Lang {
	declared, seen := habeas.Lang(d.Lang), language.Of(d.Text)
	if seen != "" && seen.Base() != declared.Base() || declared == "zh" {
		return seen
	}
	return declared
}
