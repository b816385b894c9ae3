// Package sample holds reports that were written for Habeas about invented people, groups and outlets, and makes any number
// of further ones. The demo, the tests, the documents and the benchmarks use them; nothing in them happened.
package sample

import (
	"embed"
	"io/fs"
)

// Mark stands in the source or the first line of every sample report, so that none is ever taken for news.
const Mark = "SAMPLE – invented"

//go:embed reports
var embedded embed.FS

// Reports gives the sample as a folder that `habeas add` takes: a wire story with its copies, roundups, ranges, vague dates,
// a contradiction, a withdrawn figure, a denial, a risk that passed, releases, and the traps of real pages.
func Reports() fs.FS {
	sub, err := fs.Sub(embedded, "reports")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	return sub
}
