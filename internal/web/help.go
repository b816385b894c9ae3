package web

import "net/http"

// lessons are the words that the help page teaches, in the order of the way of a report.
var lessons = []string{"report", "claim", "quote", "incident", "case", "origin", "roundup", "range", "unreviewed", "status", "conflict", "time"}

func (d *Desk) help(w http.ResponseWriter, r *http.Request) error {
	return d.show(w, r, http.StatusOK, "help", page{Title: d.speak(r).say("help.title"), Here: "help", Data: lessons})
}
