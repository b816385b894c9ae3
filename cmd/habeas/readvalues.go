package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"

	"habeas"
	"habeas/internal/extract"
	"habeas/internal/value"
)

// readValuesCmd prints what single sentences say of numbers, times and acts.
type readValuesCmd struct {
	Path string `arg:"" help:"A JSONL file, one {\"id\",\"text\",\"lang\",\"published\"} a line; - is standard input."`
}

// Help gives an example.
func (readValuesCmd) Help() string {
	return `Prints what the reader understands of single sentences before it makes claims of them: every number with what it counts,
every expression of time with the days it names, every word that tells of an act. For tests of a corpus or of a lexicon.

    habeas read-values --json sentences.jsonl

Relative times ("last week") count from "published"; without it they are found and have no days. Offsets are bytes.`
}

// maxSentence bounds one line of the file, in bytes.
const maxSentence = 16 << 20

// Run reads line by line; memory does not grow with the file.
func (c readValuesCmd) Run(ctx context.Context, s *session) error {
	in, name := s.stdin, "standard input"
	if c.Path != "-" {
		f, err := os.Open(c.Path)
		if err != nil {
			return &habeas.Error{Kind: habeas.Invalid, Text: "cannot read " + filepath.Base(c.Path), Cause: errors.Unwrap(err)}
		}
		defer f.Close()
		in, name = f, filepath.Base(c.Path)
	}
	return readValues(ctx, s, in, name)
}

func readValues(ctx context.Context, s *session, in io.Reader, name string) error {
	lines := bufio.NewScanner(in)
	lines.Buffer(make([]byte, 0, 64<<10), maxSentence)
	bad, n := 0, 0
	for n = 1; lines.Scan() && ctx.Err() == nil; n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var l value.Line
		err := json.Unmarshal(lines.Bytes(), &l)
		var r value.Reading
		if err == nil {
			r, err = value.ReadLine(l, actWords)
		}
		if err != nil {
			bad++
			s.say("%s:%d: refused: %s", name, n, err)
			continue
		}
		if err := s.printReading(l, r); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return &habeas.Error{Kind: habeas.Refused, Text: name + ": a line that cannot be read", Cause: err}
	}
	return s.ended(ctx, bad)
}

// printReading prints one line of JSON, or for people the phrases with their values.
func (s *session) printReading(l value.Line, r value.Reading) error {
	if s.json {
		return s.printJSON(r)
	}
	s.printf("%s\n", l.ID)
	for _, q := range r.Quantities {
		s.printf("  %-24q %s %s\n", l.Text[q.Start:q.End], q.Bounds(), q.Unit)
	}
	for _, d := range r.Dates {
		s.printf("  %-24q %s\n", l.Text[d.Start:d.End], habeas.When{From: d.From, To: d.To, Words: l.Text[d.Start:d.End]})
	}
	for _, a := range r.Acts {
		s.printf("  %-24q %s\n", l.Text[a.Start:a.End], a.Act)
	}
	return nil
}

// actWords lists the words by which a text tells of acts, as the extractor reads them.
func actWords(text string, lang habeas.Lang) []value.ReadingAct {
	if lang == "" {
		lang = "en"
	}
	words := extract.Default().Acts(text, lang)
	out := make([]value.ReadingAct, len(words))
	for i, w := range words {
		out[i] = value.ReadingAct(w)
	}
	return out
}
