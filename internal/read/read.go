// Package read turns originals into reports: any of the formats of formats 2 into text, with title, byline, outlet,
// dateline, published date with precision and language, and with captions, share buttons, comments and links to other
// stories marked apart from the body.
//
// Reading is pure: no network, no files, no clock. Every original comes from a stranger; each reader has limits (limits.go),
// and a broken or hostile original gives an error on that original and stops no other.
//
// A text that a caller gives (JSONL "text") is kept byte for byte, hidden characters included, with a note. Text that is
// taken out of HTML, mail or office files is made here: it has no zero-width or direction characters and no captions,
// comments or menus; those stay in the original.
package read

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"habeas"
	"habeas/internal/read/language"
	"habeas/internal/read/plain"
	"habeas/internal/read/region"
	"habeas/internal/read/stamp"
)

// Formats lists the names that --format takes, as a file's name ends.
func Formats() []string {
	return []string{"jsonl", "json", "html", "htm", "txt", "md", "pdf", "eml", "docx", "warc", "warc.gz", "wacz"}
}

// FormatOf gives the format that the end of a file's name says, and "" when it says none that is read.
func FormatOf(name string) string {
	lower := strings.ToLower(name)
	for _, f := range Formats() {
		if strings.HasSuffix(lower, "."+f) {
			return f
		}
	}
	return ""
}

// A page is what a reader of one format makes of an original, before the common work on it.
type page struct {
	Given
	when    habeas.When
	text    string
	regions []habeas.Region // those that the reader knows; the others are looked for
	notes   []string
	by      string // what made the text, where that may differ from machine to machine
}

// Report reads one original. It is pure, and safe for concurrent use. Errors name the item and say what to do.
func Report(ctx context.Context, it Item) (habeas.Report, error) {
	r, err := Reader{}.Report(ctx, it)
	return r, err
}

// PDFText takes the text out of a PDF, and says which program of which version did. It must hold to limits of its own and is
// given a ctx with a deadline.
type PDFText func(ctx context.Context, pdf []byte) (text, by string, err error)

// A Reader reads originals with the help of what its fields hold. The zero Reader is pure Go.
type Reader struct {
	// PDF takes the text out of PDF files; nil means the reader built in.
	PDF PDFText
}

// Report reads one original, as [Report] does.
func (rd Reader) Report(ctx context.Context, it Item) (habeas.Report, error) {
	if it.Err != nil {
		return habeas.Report{}, it.Err
	}
	ctx, cancel := context.WithTimeout(ctx, MaxTime)
	defer cancel()
	if len(it.Original) > MaxOriginal {
		return habeas.Report{}, refuse(it.Name, habeas.Errorf(habeas.Refused, "has %d bytes; originals of more than %d are not read", len(it.Original), MaxOriginal))
	}
	p, err := rd.guarded(ctx, it)
	if err == nil {
		err = plain.Check(p.text, MaxText, MaxWord)
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return habeas.Report{}, refuse(it.Name, err)
	}
	r, err := finish(it, p)
	if err != nil {
		return habeas.Report{}, refuse(it.Name, err)
	}
	return r, nil
}

// guarded keeps a fault of a library on one original from ending the program.
func (rd Reader) guarded(ctx context.Context, it Item) (p page, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = &habeas.Error{Kind: habeas.Refused, Text: "cannot be read as " + it.Format + ": the file is broken", Cause: fmt.Errorf("panic: %v", v)}
		}
	}()
	return rd.read(ctx, it)
}

// read picks the reader of the item's format.
func (rd Reader) read(ctx context.Context, it Item) (page, error) {
	if len(strings.TrimSpace(string(it.Original[:min(len(it.Original), 512)]))) == 0 && len(it.Original) <= 512 {
		return page{}, habeas.Errorf(habeas.Refused, "is empty")
	}
	switch it.Format {
	case "jsonl", "json":
		return readObject(it)
	case "html", "htm":
		return readHTML(it, "")
	case "txt":
		return readPlain(it, "")
	case "md":
		return readMarkdown(it)
	case "pdf":
		return rd.readPDF(ctx, it)
	case "docx":
		return readDocument(it)
	case "eml":
		return readMail(it)
	case "warc-response":
		return rd.readResponse(ctx, it)
	}
	return page{}, habeas.Errorf(habeas.Invalid, "format %q is not known; want one of %s", it.Format, strings.Join(Formats(), ", "))
}

// finish does what is common to all formats: regions, language, dates, identity.
func finish(it Item, p page) (habeas.Report, error) {
	if p.when.IsZero() && it.Given.Published != "" {
		w, err := habeas.ParseInterval(it.Given.Published)
		if err != nil {
			return habeas.Report{}, err
		}
		p.when = w
	}
	m := region.Mark(p.text, p.Title)
	r := habeas.Report{
		ID: p.ID, URL: p.URL, Source: p.Source, Title: p.Title, Byline: p.Byline, Lang: p.Lang, Published: p.when, Retrieved: p.Retrieved,
		Dateline: m.Dateline, Text: p.text, Regions: region.Merge(p.regions, m.Regions), Original: habeas.DigestOf(it.Original), Format: it.Format, By: p.by, Notes: p.notes,
	}
	fill(&r.Title, m.Title)
	fill(&r.Byline, m.Byline)
	if r.ID == "" {
		r.ID = habeas.ReportID(r.Original.Short())
	}
	if r.Lang == "" {
		r.Lang = language.Of(p.text)
	}
	if r.Published.IsZero() && m.Posted != 0 {
		r.Published = habeas.When{From: m.Posted, To: m.Posted, Precision: habeas.ByDay}
	}
	if r.Published.IsZero() {
		r.Published = stamp.URL(r.URL)
	}
	return r, nil
}

// fill sets an empty field.
func fill(to *string, from string) {
	if *to == "" {
		*to = from
	}
}

// with gives g with its empty fields filled from more.
func (g Given) with(more Given) Given {
	if g.ID == "" {
		g.ID = more.ID
	}
	if g.Lang == "" {
		g.Lang = more.Lang
	}
	for _, f := range []struct {
		to   *string
		from string
	}{{&g.URL, more.URL}, {&g.Source, more.Source}, {&g.Title, more.Title}, {&g.Byline, more.Byline}, {&g.Published, more.Published}, {&g.Retrieved, more.Retrieved}} {
		fill(f.to, f.from)
	}
	return g
}

// refuse names the item in an error.
func refuse(name string, err error) error {
	switch k := habeas.KindOf(err); {
	case k == habeas.Internal && errors.Is(err, context.DeadlineExceeded):
		return &habeas.Error{Kind: habeas.Refused, Text: fmt.Sprintf("%s: reading took longer than %s", name, MaxTime), Cause: err}
	case k == habeas.Internal && errors.Is(err, context.Canceled):
		return &habeas.Error{Kind: habeas.Unavailable, Text: name + ": reading was stopped", Cause: err}
	default:
		return &habeas.Error{Kind: k, Text: name, Cause: err}
	}
}
