package main

import (
	"context"
	"os"
	"path/filepath"

	"habeas"
	"habeas/internal/evaluate"
	"habeas/internal/gazetteer"
	"habeas/internal/link"
	"habeas/internal/pipeline"
)

// evaluateCmd scores extraction and linking against reports that a person coded.
type evaluateCmd struct {
	Gold []string `arg:"" name:"gold" help:"Files of coded reports (JSONL), one report a line with its claims."`
}

// Help says what a coded report is.
func (evaluateCmd) Help() string {
	return `Reads the reports, takes their claims, links them, and compares both with what a person coded: precision, recall and F1 by
field and language, and B-cubed for linking. A coded report is a report as for add, with "claims" in the shape that extract
prints; only act, count, when, where, roundup, modality and incident are compared.

    habeas evaluate eval/coded.jsonl
    habeas evaluate --json ours.jsonl | jq .disagreements`
}

// Run scores.
func (c evaluateCmd) Run(ctx context.Context, s *session) error {
	tools, err := s.tools()
	if err != nil {
		return err
	}
	var coded []evaluate.Coded
	for _, path := range c.Gold {
		some, err := codedIn(path)
		if err != nil {
			return err
		}
		coded = append(coded, some...)
	}
	readings, incidents, bad, err := c.read(ctx, s, tools)
	if err != nil {
		return err
	}
	report := evaluate.Score(coded, readings, incidents)
	if s.json {
		err = s.printJSON(report)
	} else {
		s.printf("%s", report)
	}
	if err != nil {
		return err
	}
	return s.ended(ctx, bad)
}

// codedIn reads one file of coded reports.
func codedIn(path string) ([]evaluate.Coded, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &habeas.Error{Kind: habeas.Invalid, Text: "coded reports", Cause: err}
	}
	defer f.Close()
	return evaluate.ReadCoded(filepath.Base(path), f)
}

// read takes the same files the way of every report.
func (c evaluateCmd) read(ctx context.Context, s *session, tools pipeline.Tools) ([]evaluate.Reading, []habeas.Incident, int, error) {
	var docs []link.Doc
	bad, err := linkCmd{inputs{Paths: c.Gold, Format: "jsonl"}}.each(ctx, s, tools, func(r *habeas.Report, claims []habeas.Claim) error {
		docs = append(docs, link.Doc{Report: *r, Claims: claims})
		return nil
	})
	if err != nil {
		return nil, nil, bad, err
	}
	result, err := link.All(docs, link.Decisions{}, gazetteer.Default())
	if err != nil {
		return nil, nil, bad, err
	}
	readings := make([]evaluate.Reading, len(docs))
	for i, d := range docs {
		readings[i] = evaluate.Reading{Report: d.Report.ID, Claims: d.Claims}
	}
	return readings, result.Incidents, bad, nil
}
