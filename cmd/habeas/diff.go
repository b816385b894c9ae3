package main

import (
	"context"
	"strings"

	"habeas"
	"habeas/internal/redline"
	"habeas/internal/register"
)

// diffCmd shows how a report was changed.
type diffCmd struct {
	ID   string `arg:"" name:"report" help:"Id of the report."`
	From int    `default:"-1" help:"Older version, from 1; below 1 counted from the newest: -1 is the one before it."`
	To   int    `default:"0" help:"Newer version; 0 is the newest."`
}

// Help says what is compared.
func (diffCmd) Help() string {
	return `Compares the text of two versions of a report as they were read, line by line: - is gone, + was added. Outlets change pages
without a word; both versions are kept.

    habeas diff report-7
    habeas diff report-7 --from 1 --to 3`
}

// Run compares.
func (c diffCmd) Run(ctx context.Context, s *session) error {
	return s.withRegister(ctx, func(r *register.Register) error {
		older, from, err := r.ReportVersion(ctx, register.Local(), habeas.ReportID(c.ID), c.From)
		if err != nil {
			return err
		}
		newer, to, err := r.ReportVersion(ctx, register.Local(), habeas.ReportID(c.ID), c.To)
		if err != nil {
			return err
		}
		return s.printDiff(c.ID, from, to, redline.Lines(linesOf(older), linesOf(newer)))
	})
}

// linesOf gives what a version says: the head that a reader sees, then the text.
func linesOf(p habeas.Report) []string {
	head := []string{"title: " + p.Title, "published: " + p.Published.String()}
	return append(head, strings.Split(p.Text, "\n")...)
}

func (s *session) printDiff(id string, from, to int, edits []redline.Edit) error {
	type edit struct {
		Op   string `json:"op"`
		Line string `json:"line"`
	}
	if s.json {
		out := make([]edit, len(edits))
		for i, e := range edits {
			out[i] = edit{map[redline.Op]string{redline.Kept: "kept", redline.Gone: "gone", redline.Added: "added"}[e.Op], e.Line}
		}
		return s.printJSON(map[string]any{"report": id, "from": from, "to": to, "lines": out})
	}
	s.printf("%s, version %d to version %d\n", id, from, to)
	for _, e := range edits {
		s.printf("%c %s\n", e.Op, e.Line)
	}
	return nil
}
