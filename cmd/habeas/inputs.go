package main

import (
	"context"
	"iter"
	"slices"

	"habeas"
	"habeas/internal/capture"
	"habeas/internal/read"
)

// inputs are the paths that a command reads, and what is known about bare files from outside.
type inputs struct {
	Paths     []string    `arg:"" name:"path" help:"Files or folders of reports; - is standard input, with --format."`
	Format    string      `placeholder:"FORMAT" help:"How to read what is named itself: jsonl, json, html, txt, md, pdf, eml, docx, warc, warc.gz, wacz."`
	Source    string      `placeholder:"NAME" help:"Outlet or body that published the files."`
	Published string      `placeholder:"DAY" help:"When: 2019-04-29, 2019-04, 2019, or two of these with a slash between."`
	Lang      habeas.Lang `placeholder:"TAG" help:"Language: en, ko, zh."`
	URL       string      `name:"url" placeholder:"URL" help:"Where the file was published."`
	Title     string      `help:"Title of the file."`
}

// check refuses, before anything is read, what can only be a mistake of the caller.
func (in inputs) check() error {
	if slices.Contains(in.Paths, "-") && in.Format == "" {
		return habeas.Errorf(habeas.Usage, "say what standard input holds with --format, for example --format jsonl")
	}
	if in.Format != "" && !slices.Contains(read.Formats(), in.Format) {
		return habeas.Errorf(habeas.Usage, "--format %s is not known; want one of %v", in.Format, read.Formats())
	}
	if _, err := habeas.ParseInterval(in.Published); err != nil {
		return &habeas.Error{Kind: habeas.Usage, Text: "--published", Cause: err}
	}
	return nil
}

// items yields the originals behind the paths, in order.
func (in inputs) items(ctx context.Context, s *session) iter.Seq[read.Item] {
	return capture.Paths(ctx, in.Paths, s.stdin, in.Format, in.given())
}

// given is what the flags say of every input.
func (in inputs) given() read.Given {
	return read.Given{Source: in.Source, Published: in.Published, Lang: in.Lang, URL: in.URL, Title: in.Title}
}
