package read

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"

	"habeas"
)

// Items splits what r holds into originals: a JSONL file into its lines, a web archive into its responses, a mail into
// itself and its attachments; any other format is one original. name is for messages and must be without folders.
//
// A part that cannot be taken is an Item with Err set, and the next ones follow. JSONL and web archives are streamed: memory
// does not grow with their length.
func Items(ctx context.Context, name string, r io.Reader, format string, g Given) iter.Seq[Item] {
	return func(yield func(Item) bool) {
		s := splitter{ctx: ctx, name: name, given: g, yield: yield}
		switch format {
		case "jsonl":
			s.lines(r)
		case "json":
			s.whole(r, "jsonl")
		case "htm":
			s.whole(r, "html")
		case "html", "txt", "md", "pdf", "docx", "warc-response":
			s.whole(r, format)
		case "eml":
			s.mail(r)
		case "warc", "warc.gz":
			s.archive(r, s.name, "")
		case "wacz":
			s.packed(r)
		default:
			s.refuse(name, habeas.Errorf(habeas.Invalid, "format %q is not known; name the file by its format or give --format", format))
		}
	}
}

type splitter struct {
	ctx   context.Context
	name  string
	given Given
	yield func(Item) bool
}

// item yields one original and says whether more is wanted.
func (s *splitter) item(name string, b []byte, format string, g Given) bool {
	return s.yield(Item{Name: name, Given: g, Original: b, Format: format}) && s.ctx.Err() == nil
}

func (s *splitter) refuse(name string, err error) bool {
	return s.yield(Item{Name: name, Given: s.given, Err: refuse(name, err)}) && s.ctx.Err() == nil
}

// whole yields everything as one original.
func (s *splitter) whole(r io.Reader, format string) {
	b, err := readAll(r)
	if err != nil {
		s.refuse(s.name, err)
		return
	}
	s.item(s.name, b, format, s.given)
}

// readAll reads one original and refuses more than MaxOriginal bytes of it.
func readAll(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, MaxOriginal+1))
	switch {
	case err != nil:
		return nil, unreadable(err)
	case len(b) > MaxOriginal:
		return nil, habeas.Errorf(habeas.Refused, "has more than %d bytes; larger originals are not read", MaxOriginal)
	case len(b) == 0:
		return nil, habeas.Errorf(habeas.Refused, "is empty")
	}
	return b, nil
}

func unreadable(err error) error {
	if habeas.KindOf(err) != habeas.Internal {
		return err
	}
	return &habeas.Error{Kind: habeas.Unavailable, Text: "cannot be read to its end", Cause: err}
}

// lines yields the lines of a JSONL file, blank ones left out. The line number is counted from 1.
func (s *splitter) lines(r io.Reader) {
	in := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		line, err := readLine(in)
		name := fmt.Sprintf("%s:%d", s.name, n)
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		switch {
		case errors.Is(err, errLong):
			if !s.refuse(name, habeas.Errorf(habeas.Refused, "the line has more than %d bytes; longer ones are not read", MaxOriginal)) {
				return
			}
			continue
		case err != nil && err != io.EOF:
			s.refuse(name, unreadable(err))
			return
		}
		if len(bytes.TrimSpace(line)) > 0 && !s.item(name, line, "jsonl", s.given) {
			return
		}
		if err == io.EOF {
			return
		}
	}
}

// errLong is a line that is longer than MaxOriginal; the reader stands after it.
var errLong = errors.New("line too long")

// readLine reads to the next line end and gives the line without it, in bytes of its own.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		part, err := in.ReadSlice('\n')
		if long = long || len(line)+len(part) > MaxOriginal+2; !long {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long && err == nil {
			return nil, errLong
		}
		if long {
			return nil, errors.Join(errLong, err)
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}
