// Package mail reads messages: their text, who wrote them and when, and what is attached.
package mail

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // legacy encodings of bodies and headers
	"github.com/emersion/go-message/mail"

	"habeas"
)

// Limits of one message.
const (
	maxDepth = 10       // parts within parts
	maxParts = 200      // parts in all
	maxPart  = 32 << 20 // bytes of one decoded part
)

// A Message is what a message says. Text is plain text or, when there is none, HTML in HTML.
type Message struct {
	Subject, From string
	Day           habeas.When // of its Date header, in the writer's own time zone
	Text          string
	HTML          []byte
	Attached      []Attachment
}

// An Attachment is one attached part, decoded.
type Attachment struct {
	Name string // the file name as it says, or ""
	Type string // media type in small letters: "application/pdf"
	Body []byte
	Err  error // why it could not be decoded
}

// Read takes a message apart.
func Read(b []byte) (Message, error) {
	e, err := message.Read(bytes.NewReader(b))
	if err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return Message{}, &habeas.Error{Kind: habeas.Invalid, Text: "is no mail message", Cause: err}
	}
	h := mail.Header{Header: e.Header}
	if h.Len() == 0 {
		return Message{}, habeas.Errorf(habeas.Invalid, "is no mail message: it has no header")
	}
	m := Message{Subject: subject(h), From: from(h), Day: day(h.Get("Date"))}
	parts := 0
	if err := m.walk(e, 0, &parts); err != nil {
		return Message{}, err
	}
	return m, nil
}

// walk takes in one part and those within it.
func (m *Message) walk(e *message.Entity, depth int, parts *int) error {
	if *parts++; *parts > maxParts || depth > maxDepth {
		return habeas.Errorf(habeas.Refused, "has more than %d parts or they are nested more than %d deep", maxParts, maxDepth)
	}
	mr := e.MultipartReader()
	if mr == nil {
		return m.part(e)
	}
	for {
		p, err := mr.NextPart()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil && p == nil:
			if m.Text != "" || len(m.HTML) > 0 {
				return nil // cut off at the end; what came is kept
			}
			return &habeas.Error{Kind: habeas.Invalid, Text: "its parts are broken", Cause: err}
		}
		if err := m.walk(p, depth+1, parts); err != nil {
			return err
		}
	}
}

// part takes in a part that has none within it.
func (m *Message) part(e *message.Entity) error {
	kind, params, err := e.Header.ContentType()
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	kind = strings.ToLower(kind)
	disposition, dp, _ := e.Header.ContentDisposition()
	name := decodeWord(first(dp["filename"], params["name"]))
	body, err := io.ReadAll(io.LimitReader(e.Body, maxPart+1))
	switch {
	case len(body) > maxPart:
		err = habeas.Errorf(habeas.Refused, "is larger than %d bytes", maxPart)
	case err != nil && len(body) > 0:
		err = nil // broken padding at the end; what came is kept
	}
	inline := disposition != "attachment" && name == ""
	switch {
	case inline && kind == "text/plain" && err == nil:
		m.Text = join(m.Text, text(body))
	case inline && kind == "text/html" && err == nil:
		m.HTML = append(m.HTML, body...)
	default:
		m.Attached = append(m.Attached, Attachment{Name: name, Type: kind, Body: body, Err: err})
	}
	return nil
}

func text(b []byte) string {
	s := strings.ReplaceAll(string(b), "\r\n", "\n")
	return strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD"))
}

func join(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n\n" + b
}

func subject(h mail.Header) string {
	s, err := h.Subject()
	if err != nil {
		s = h.Get("Subject")
	}
	return clean(s)
}

// from gives the name of the writer, or the address where no name is given.
func from(h mail.Header) string {
	list, err := h.AddressList("From")
	if err != nil || len(list) == 0 {
		return ""
	}
	return clean(first(list[0].Name, list[0].Address))
}

func decodeWord(s string) string {
	if d, err := new(mime.WordDecoder).DecodeHeader(s); err == nil {
		s = d
	}
	return clean(s)
}

// clean makes one line of a header's value.
func clean(s string) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
	if !utf8.ValidString(s) {
		return ""
	}
	return s
}

// day reads a Date header and keeps the day as it is written there.
func day(s string) habeas.When {
	for _, layout := range []string{time.RFC1123Z, "Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", time.RFC1123, "Mon, 2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04 -0700"} {
		bare, _, _ := strings.Cut(s, " (")
		if t, err := time.Parse(layout, strings.TrimSpace(bare)); err == nil && t.Year() > 1970 {
			d := habeas.DateOf(t.Year(), t.Month(), t.Day())
			return habeas.When{From: d, To: d, Precision: habeas.ByDay}
		}
	}
	return habeas.When{}
}

func first(s ...string) string {
	for _, v := range s {
		if v != "" {
			return v
		}
	}
	return ""
}
