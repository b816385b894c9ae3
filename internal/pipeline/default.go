package pipeline

import (
	"habeas/internal/extract"
	"habeas/internal/read"
)

// Default gives the program's own reader and extractor.
func Default() Tools {
	return Tools{Read: read.Report, Claims: extract.Default().Claims, Version: extract.Version}
}
