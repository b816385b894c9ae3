package pipeline

import (
	"habeas"
	"habeas/internal/extract"
	"habeas/internal/read"
)

// Default gives the program's own reader and extractor. Its words and places are loaded when the first report is read, so
// that a command that reads none does not wait for them.
func Default() Tools {
	return Tools{Read: read.Report, Version: extract.Version, Claims: func(p *habeas.Report) ([]habeas.Claim, []habeas.Skipped) {
		return extract.Default().Claims(p)
	}}
}
