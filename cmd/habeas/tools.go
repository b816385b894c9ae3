package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"

	"habeas"
	"habeas/internal/capture"
	"habeas/internal/extract"
	"habeas/internal/gazetteer"
	"habeas/internal/lexicon"
	"habeas/internal/pipeline"
	"habeas/internal/read"
)

// tools gives what reads and extracts: the program's own, with pdftotext where it is installed, and with the words of the
// user's own folder where one is named.
func (s *session) tools() (pipeline.Tools, error) {
	t := pipeline.Default()
	t.Read = read.Reader{PDF: capture.PDFToText()}.Report
	if s.lexicon == "" {
		return t, nil
	}
	folder := os.DirFS(s.lexicon)
	lex, err := lexicon.Load(folder)
	if err != nil {
		return t, &habeas.Error{Kind: habeas.Invalid, Text: "the lexicon in " + s.lexicon, Cause: err}
	}
	words, err := digestOf(folder)
	if err != nil {
		return t, &habeas.Error{Kind: habeas.Invalid, Text: "the lexicon in " + s.lexicon, Cause: err}
	}
	gaz, err := gazetteer.Load(folder)
	if err != nil {
		return t, &habeas.Error{Kind: habeas.Invalid, Text: "the places in " + s.lexicon, Cause: err}
	}
	t.Claims = extract.New(lex, gaz).Claims
	t.Version = extract.Version + "+lexicon-" + words
	return t, nil
}

// digestOf names what a folder holds, so that derived rows say which words made them.
func digestOf(folder fs.FS) (string, error) {
	h := sha256.New()
	err := fs.WalkDir(folder, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		return addFile(h, folder, path)
	})
	return hex.EncodeToString(h.Sum(nil)[:6]), err
}

func addFile(h hash.Hash, folder fs.FS, path string) error {
	f, err := folder.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	fmt.Fprintf(h, "%s %d\n", path, info.Size())
	_, err = io.Copy(h, f)
	return err
}
