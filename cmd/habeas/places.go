package main

import (
	"context"
	"os"
	"path/filepath"

	"habeas"
	"habeas/internal/gazetteer"
)

// placesCmd is about the places that a register knows beside those of the program.
type placesCmd struct {
	Import placesImportCmd `cmd:"" help:"Add the places of a GeoNames dump."`
}

// placesImportCmd adds places.
type placesImportCmd struct {
	Path    string   `arg:"" help:"A dump of GeoNames, unpacked: allCountries.txt or the file of one country."`
	Country []string `placeholder:"CC" help:"Only these countries, by ISO code: --country ER --country SD."`
	People  int      `default:"500" help:"Only towns with at least so many people."`
}

// Help gives an example.
func (placesImportCmd) Help() string {
	return `Takes towns, divisions, rivers, mountains and prisons from a GeoNames dump (geonames.org, CC BY 4.0) into the file places.tsv of
the folder that --lexicon names (else "lexicon" in the data folder). It may be edited by hand; importing again replaces it.

    habeas places import ER.txt
    habeas places import --country KP --people 1000 allCountries.txt`
}

// Run imports. The file is written beside its place and then put there whole.
func (c placesImportCmd) Run(_ context.Context, s *session) error {
	in, err := os.Open(c.Path)
	if err != nil {
		return &habeas.Error{Kind: habeas.Invalid, Text: "the dump cannot be opened", Cause: err}
	}
	defer in.Close()
	folder := s.lexicon
	if folder == "" {
		folder = filepath.Join(s.data, "lexicon")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "the data folder cannot be written", Cause: err}
	}
	tmp, err := os.CreateTemp(folder, "places-*.tmp")
	if err != nil {
		return &habeas.Error{Kind: habeas.Unavailable, Text: "the data folder cannot be written", Cause: err}
	}
	defer os.Remove(tmp.Name())
	defer tmp.Close()
	n, err := gazetteer.Import(in, filepath.Base(c.Path), tmp, gazetteer.Selection{Countries: c.Country, People: c.People})
	if err != nil {
		return err
	}
	if err := tmp.Sync(); err != nil {
		return err
	}
	if err := os.Rename(tmp.Name(), filepath.Join(folder, gazetteer.UserFile)); err != nil {
		return err
	}
	if s.json {
		return s.printJSON(map[string]int{"places": n})
	}
	s.printf("%s into %s; reports are read with it under --lexicon %s\n", plural(n, "place imported", "places imported"), gazetteer.UserFile, folder)
	return nil
}
