package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"

	"habeas"
	"habeas/internal/register"
)

// journalCmd prints what was captured and decided.
type journalCmd struct {
	About string `arg:"" optional:"" name:"id" help:"Only entries about this report, claim or incident."`
}

// Help gives examples.
func (journalCmd) Help() string {
	return `Prints the journal: what was captured, judged and set, by whom, when and why. Nothing in it is ever changed.

    habeas journal
    habeas journal i3
    habeas journal --json | jq 'select(.kind == "judgement")'`
}

// Run prints the entries, as lines of JSON or as a table.
func (c journalCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		t := table{head: []string{"ENTRY", "TIME", "AUTHOR", "KIND", "ABOUT", "REASON"}, right: []bool{true}}
		for e, err := range c.entries(ctx, r) {
			switch {
			case err != nil:
				return err
			case s.json:
				if err := s.printJSON(e); err != nil {
					return err
				}
			default:
				t.add(strconv.FormatInt(e.Seq, 10), e.Time, e.Author, string(e.Kind), clip(aboutWhat(e), 40), e.Reason)
			}
		}
		if s.json {
			return nil
		}
		return t.print(s.stdout)
	})
}

// aboutWhat gives what an entry is about; an import is about the entries that came together.
func aboutWhat(e habeas.Entry) string {
	var came struct{ From, To int64 }
	if e.Kind != habeas.EntryImport || json.Unmarshal(e.Body, &came) != nil {
		return e.Subject
	}
	return fmt.Sprintf("entries %d to %d", came.From, came.To)
}

// entries gives the whole journal, or what is about one thing.
func (c journalCmd) entries(ctx context.Context, r *register.Register) func(func(habeas.Entry, error) bool) {
	if c.About == "" {
		return r.Journal(ctx, register.Local())
	}
	return func(yield func(habeas.Entry, error) bool) {
		list, err := r.History(ctx, register.Local(), c.About)
		if err != nil {
			yield(habeas.Entry{}, err)
			return
		}
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
	}
}
