// Package jsonl reads the report objects of formats 2: one object with the text or the page of a report and what is known
// about it.
package jsonl

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"

	"habeas"
)

// An Object is one report as a caller gives it. Fields that the object does not have are empty; fields that are not
// listed here stay with the original. At least one of Text and HTML is not empty.
type Object struct {
	ID        habeas.ReportID
	URL       string
	Source    string
	Title     string
	Byline    string
	Lang      habeas.Lang
	Published habeas.When
	Retrieved string
	Text      string
	HTML      string
}

// maxID is the longest id in bytes that a caller may give; ids stand in URLs and file names.
const maxID = 512

// Parse reads one object. Errors name the field.
func Parse(b []byte) (Object, error) {
	if !utf8.Valid(b) {
		return Object{}, habeas.Errorf(habeas.Invalid, "is not valid UTF-8 at byte %d; JSON is UTF-8", firstInvalid(b))
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if t := bytes.TrimLeft(b, " \t\r\n"); len(t) > 0 && t[0] != '{' {
		return Object{}, habeas.Errorf(habeas.Invalid, "is not a JSON object; want {\"text\":…} or {\"html\":…}, in .jsonl one per line")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(b, &fields); err != nil {
		return Object{}, broken(err)
	}
	o, err := object(fields)
	if err != nil {
		return Object{}, err
	}
	if o.Text == "" && o.HTML == "" {
		return Object{}, habeas.Errorf(habeas.Invalid, "has neither text nor html; one of them is needed")
	}
	return o, nil
}

func object(fields map[string]json.RawMessage) (Object, error) {
	var o Object
	var id, lang, published string
	for _, f := range []struct {
		name string
		to   *string
	}{
		{"id", &id}, {"url", &o.URL}, {"source", &o.Source}, {"title", &o.Title}, {"byline", &o.Byline},
		{"lang", &lang}, {"published", &published}, {"retrieved", &o.Retrieved}, {"text", &o.Text}, {"html", &o.HTML},
	} {
		if err := text(fields[f.name], f.to); err != nil {
			return Object{}, habeas.Errorf(habeas.Invalid, "field %s: want a string", f.name)
		}
	}
	if err := validID(id); err != nil {
		return Object{}, err
	}
	o.ID, o.Lang = habeas.ReportID(id), habeas.Lang(lang)
	when, err := habeas.ParseInterval(published)
	if err != nil {
		return Object{}, &habeas.Error{Kind: habeas.Invalid, Text: "field published", Cause: err}
	}
	o.Published = when
	return o, nil
}

// text reads a JSON string; absent and null are the empty string, and a number is taken as it is written, since ids are
// often numbers.
func text(raw json.RawMessage, to *string) error {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	if c := raw[0]; c == '-' || c >= '0' && c <= '9' {
		*to = string(raw)
		return nil
	}
	return json.Unmarshal(raw, to)
}

func validID(id string) error {
	if len(id) > maxID {
		return habeas.Errorf(habeas.Invalid, "field id: longer than %d bytes", maxID)
	}
	for _, r := range id {
		if r < 0x20 || r == 0x7f {
			return habeas.Errorf(habeas.Invalid, "field id: holds a control character")
		}
	}
	return nil
}

func broken(err error) error {
	if s, ok := errors.AsType[*json.SyntaxError](err); ok {
		return &habeas.Error{Kind: habeas.Invalid, Text: fmt.Sprintf("is not JSON at byte %d", s.Offset), Cause: err}
	}
	return &habeas.Error{Kind: habeas.Invalid, Text: "is not a JSON object", Cause: err}
}

func firstInvalid(b []byte) int {
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return len(b)
}
