package web

import (
	"net/http"
	"net/url"
	"strings"

	"habeas"
	"habeas/internal/register"
)

// A reportPage is a report with its sentences marked, and its claims beside it.
type reportPage struct {
	register.ReportView
	Paragraphs []paragraph
	Claims     []claimItem
	Passages   []passage
	Unread     bool   // its language is not read, so that no claims says nothing about the report
	Link       string // the outlet's own page; empty unless it is an ordinary web address
	Asked      habeas.ClaimID
	Left       int    // bytes of the text that the page leaves out
	Incidents  string // address of the list of incidents that the report tells of
}

// A claimItem is a claim in the side list.
type claimItem struct {
	register.ClaimView
	N     int
	Asked bool
}

// A passage is a stretch of text from which nothing was taken.
type passage struct{ Why, Text string }

// textBytes is how much of a report's text one page shows; a longer one would choke the browser.
const textBytes = 4 << 20

// passageRunes is how much of a skipped passage the list repeats.
const passageRunes = 120

func (d *Desk) report(w http.ResponseWriter, r *http.Request) error {
	id := habeas.ReportID(r.PathValue("id"))
	v, err := d.reg.Report(r.Context(), d.opt.Viewer, id)
	if err != nil {
		return err
	}
	asked := habeas.ClaimID(r.URL.Query().Get("claim"))
	left, unread := cutText(&v.Report), habeas.Unread(v.Skipped)
	if unread {
		v.Skipped = nil
	}
	p := reportPage{
		ReportView: v, Asked: asked, Left: left, Incidents: with("/incidents", url.Values{"report": {string(v.Report.ID)}}), Link: outside(v.Report.URL),
		Paragraphs: paragraphs(&v.Report, v.Claims, v.Skipped, asked), Passages: passages(v.Report.Text, v.Skipped), Unread: unread,
	}
	for i, c := range v.Claims {
		c.Head, c.Report = v.Head, v.Report.ID
		p.Claims = append(p.Claims, claimItem{ClaimView: c, N: i + 1, Asked: c.ID == asked})
	}
	return d.show(w, r, http.StatusOK, "report", page{Title: d.speak(r).say("report.tab", string(v.Report.ID)), Here: "search", Data: p})
}

// cutText shortens a text that is too long for a page, at a line where there is one, and gives how many bytes it took off.
func cutText(r *habeas.Report) int {
	if len(r.Text) <= textBytes {
		return 0
	}
	whole := len(r.Text)
	r.Text = strings.ToValidUTF8(r.Text[:textBytes], "")
	if i := strings.LastIndexByte(r.Text, '\n'); i > textBytes/2 {
		r.Text = r.Text[:i]
	}
	return whole - len(r.Text)
}

func passages(text string, skipped []habeas.Skipped) []passage {
	var out []passage
	for _, s := range skipped {
		if s.Start < 0 || s.Start >= s.End || s.End > len(text) {
			continue
		}
		out = append(out, passage{Why: s.Why, Text: shorten(text[s.Start:s.End], passageRunes)})
	}
	return out
}

// shorten gives at most n runes of a text on one line.
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	runes := []rune(s)
	if len(runes) <= n {
		return s
	}
	return string(runes[:n]) + "…"
}

// outside gives an address that may be opened from the desk, or nothing.
func outside(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
