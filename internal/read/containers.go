package read

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"habeas"
	"habeas/internal/read/mail"
	"habeas/internal/read/warc"
	"habeas/internal/read/zipped"
)

// mail yields a message, and after it every attachment that can be read.
func (s *splitter) mail(r io.Reader) {
	b, err := readAll(r)
	if err != nil {
		s.refuse(s.name, err)
		return
	}
	s.message(s.name, b, 0)
}

// maxMails is how deeply messages may be attached to messages.
const maxMails = 5

// message yields a message and its attachments, and says whether more is wanted. Attachments are numbered from 1.
func (s *splitter) message(name string, b []byte, depth int) bool {
	if !s.item(name, b, "eml", s.given) {
		return false
	}
	m, err := mail.Read(b)
	if err != nil {
		return true // reading the message itself gives this error
	}
	for i, a := range m.Attached {
		part := fmt.Sprintf("%s#%d", name, i+1)
		format := attachedFormat(a)
		switch {
		case format == "":
			continue
		case a.Err != nil:
			if !s.refuse(part, a.Err) {
				return false
			}
		case format == "eml" && depth < maxMails:
			if !s.message(part, a.Body, depth+1) {
				return false
			}
		case !s.item(part, a.Body, format, Given{Retrieved: s.given.Retrieved}):
			return false
		}
	}
	return true
}

// attachedFormat gives how to read an attachment, and "" for one that no report is read from: a picture, a signature.
func attachedFormat(a mail.Attachment) string {
	switch a.Type {
	case "message/rfc822":
		return "eml"
	case "application/pdf":
		return "pdf"
	case "application/vnd.openxmlformats-officedocument.wordprocessingml.document":
		return "docx"
	case "text/html":
		return "html"
	case "text/plain":
		return "txt"
	}
	switch f := FormatOf(a.Name); f {
	case "pdf", "docx", "html", "txt", "md", "eml":
		return f
	case "htm":
		return "html"
	}
	return ""
}

// archive yields the pages of a web archive. prefix names the member of a container, or is "".
func (s *splitter) archive(r io.Reader, name, prefix string) bool {
	rd, err := warc.NewReader(io.LimitReader(r, MaxContainer), MaxOriginal)
	if err != nil {
		return s.refuse(name, err)
	}
	pages := 0
	for n := 1; n <= MaxItems; n++ {
		rec, err := rd.Next(warc.Wanted)
		if errors.Is(err, io.EOF) {
			if pages == 0 {
				return s.refuse(name, habeas.Errorf(habeas.Refused, "holds no page: no response with text, HTML or PDF"))
			}
			return true
		}
		one := fmt.Sprintf("%s#%s%d", s.name, prefix, n)
		if broken, ok := errors.AsType[*warc.ErrRecord](err); ok {
			if !s.refuse(one, broken.Cause) {
				return false
			}
			continue
		}
		if err != nil {
			return s.refuse(name, err)
		}
		if resp, err := rec.Response(MaxOriginal); err == nil && !resp.Page() {
			continue
		}
		pages++
		if !s.item(one, rec.Raw, "warc-response", s.given) {
			return false
		}
	}
	return s.refuse(name, habeas.Errorf(habeas.Refused, "has more than %d records", MaxItems))
}

// maxPacked is the size of a packed web archive that is read from a stream; files are read in place, whatever their size.
const maxPacked = 256 << 20

// packed yields the pages of the web archives in a WACZ file, members in order of name.
func (s *splitter) packed(r io.Reader) {
	at, size, err := atRandom(r)
	if err != nil {
		s.refuse(s.name, err)
		return
	}
	z, err := zipped.Open(at, size)
	if err != nil {
		s.refuse(s.name, err)
		return
	}
	members := slices.DeleteFunc(slices.Clone(z.File), func(f *zip.File) bool {
		return path.Dir(f.Name) != "archive" || !strings.HasSuffix(f.Name, ".warc") && !strings.HasSuffix(f.Name, ".warc.gz")
	})
	slices.SortStableFunc(members, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	if len(members) == 0 {
		s.refuse(s.name, habeas.Errorf(habeas.Invalid, "is no packed web archive: it has no archive/*.warc.gz"))
		return
	}
	for i, f := range members {
		if !s.member(f, fmt.Sprintf("%d.", i+1)) {
			return
		}
	}
}

func (s *splitter) member(f *zip.File, prefix string) bool {
	rc, err := zipped.Member(f, MaxContainer)
	if err != nil {
		return s.refuse(s.name, err)
	}
	defer rc.Close()
	return s.archive(rc, s.name, prefix)
}

// atRandom gives random access to r: as it is when it is a file, else held in memory.
func atRandom(r io.Reader) (io.ReaderAt, int64, error) {
	if f, ok := r.(interface {
		io.ReaderAt
		io.Seeker
	}); ok {
		if size, err := f.Seek(0, io.SeekEnd); err == nil {
			return f, size, nil
		}
	}
	b, err := io.ReadAll(io.LimitReader(r, maxPacked+1))
	switch {
	case err != nil:
		return nil, 0, unreadable(err)
	case len(b) > maxPacked:
		return nil, 0, habeas.Errorf(habeas.Refused, "has more than %d bytes; name it as a file to read it", maxPacked)
	}
	return bytes.NewReader(b), int64(len(b)), nil
}

// readMail reads a message: subject and body; its attachments are items of their own.
func readMail(it Item) (page, error) {
	m, err := mail.Read(it.Original)
	if err != nil {
		return page{}, err
	}
	found := Given{Title: plainSubject(m.Subject), Byline: m.From}
	p := page{Given: it.Given.with(found)}
	if it.Given.Published == "" {
		p.when = m.Day
	}
	for i, a := range m.Attached {
		if attachedFormat(a) == "" {
			p.notes = append(p.notes, fmt.Sprintf("attachment %d (%s) is not read", i+1, cut(a.Type, 80)))
		}
	}
	body := m.Text
	if body == "" && len(m.HTML) > 0 {
		if body, err = mailHTML(m.HTML); err != nil {
			return page{}, err
		}
	}
	head := ""
	if m.Subject != "" {
		head = m.Subject + "\n\n"
		p.regions = append(p.regions, habeas.Region{Start: 0, End: len(m.Subject), Kind: habeas.RegionTitle})
	}
	p.text = strings.TrimRight(head+body, "\n ")
	for _, q := range mail.Quotations(body) {
		p.regions = append(p.regions, habeas.Region{Start: q.Start + len(head), End: min(q.End+len(head), len(p.text)), Kind: q.Kind})
	}
	return p, nil
}

// plainSubject takes the marks of answers and forwarding off a subject.
func plainSubject(s string) string {
	for {
		mark, rest, ok := strings.Cut(s, ":")
		switch strings.ToLower(strings.TrimSpace(mark)) {
		case "re", "fw", "fwd", "aw", "wg", "답장", "전달", "回复", "回覆", "转发", "轉寄":
		default:
			return s
		}
		if !ok {
			return s
		}
		s = strings.TrimSpace(rest)
	}
}

// cut gives no more than n bytes of s.
func cut(s string, n int) string {
	return strings.ToValidUTF8(s[:min(len(s), n)], "")
}

// readResponse reads a page of a web archive by the type that its server gave it.
func (rd Reader) readResponse(ctx context.Context, it Item) (page, error) {
	resp, err := warc.Parse(it.Original, MaxOriginal)
	switch {
	case err != nil:
		return page{}, err
	case !resp.Page():
		return page{}, habeas.Errorf(habeas.Refused, "the server answered %d with %s; only text, HTML and PDF that were served are read", resp.Status, first(resp.Type, "no type"))
	}
	it.Given = it.Given.with(Given{URL: resp.URL, Retrieved: resp.Date})
	it.Original = resp.Body
	if len(bytes.TrimSpace(resp.Body)) == 0 {
		return page{}, habeas.Errorf(habeas.Refused, "the page is empty")
	}
	switch resp.Type {
	case "application/pdf":
		return rd.readPDF(ctx, it)
	case "text/plain":
		return readPlain(it, resp.Charset)
	}
	return readHTML(it, resp.Charset)
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
