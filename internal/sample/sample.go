// Package sample holds reports that were written for Habeas about invented people, groups and outlets, and makes any number
// of further ones. The demo, the tests, the documents and the benchmarks use them; nothing in them happened.
package sample

import (
	"embed"
	"io/fs"
	"time"

	"habeas"
)

// Mark stands in the source or the first line of every sample report, so that none is ever taken for news.
const Mark = "SAMPLE – invented"

// Day is the day after the last sample report: on it the demo is told.
const Day habeas.Date = 20260116

// Clock gives a clock that stands at noon of [Day] when it is made and runs on as the other does.
func Clock(now func() time.Time) func() time.Time {
	from, at := now(), Day.Time().Add(12*time.Hour)
	return func() time.Time { return at.Add(now().Sub(from)) }
}

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
