package web_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"habeas"
	"habeas/internal/register"
	"habeas/internal/web"
	"habeas/internal/web/webtest"
)

// one gives the only element for which want holds.
func one(t *testing.T, n *html.Node, what string, want func(*html.Node) bool) *html.Node {
	t.Helper()
	found := all(n, want)
	if len(found) != 1 {
		t.Fatalf("%d of %s, want 1", len(found), what)
	}
	return found[0]
}

func id(want string) func(*html.Node) bool {
	return func(n *html.Node) bool { return attr(n, "id") == want }
}

func TestHome_SaysWhoIsAtRiskAndWhoSaysSo(t *testing.T) {
	n := get(t, desk(t, webtest.Little()), "/")
	cards := all(n, class("card"))
	if len(cards) != 2 {
		t.Fatalf("%d cards, want 2", len(cards))
	}
	for _, want := range []string{"9 or more", "facing return", "Dandong, Liaoning, China", "9 May 2024", "2–3 independent origins, 4 reports", "15 May 2024", "return feared", "reviewed"} {
		if !strings.Contains(text(cards[0]), want) {
			t.Errorf("the card does not say %q: %s", want, text(cards[0]))
		}
	}
	if !strings.Contains(text(cards[1]), "unreviewed") {
		t.Error("the second card is not marked unreviewed")
	}
}

func TestHome_EmptyRegisterTeachesTwoCommands(t *testing.T) {
	n := get(t, desk(t, webtest.Empty()), "/")
	var commands []string
	for _, c := range all(n, tag("code")) {
		commands = append(commands, text(c))
	}
	if fmt.Sprint(commands) != "[habeas add reports/ habeas demo]" {
		t.Errorf("commands %q", commands)
	}
}

// Wherever an incident or a claim shows, it says whether a person looked at it.
func TestDesk_WhatIsUnreviewedIsMarked(t *testing.T) {
	for at, n := range crawl(t, desk(t, webtest.Little()), 2000) {
		var shown []*html.Node
		for _, c := range []string{"card", "claim", "row", "record", "found"} {
			shown = append(shown, all(n, class(c))...)
		}
		for _, e := range shown {
			if class("record")(e) && strings.HasPrefix(at, "/reports/") {
				continue // a report's head stands for no incident
			}
			if len(all(e, class("reviewed")))+len(all(e, class("unreviewed")))+len(all(e, class("rejected"))) == 0 {
				t.Errorf("%s: not marked reviewed or unreviewed: %s", at, text(e))
			}
		}
	}
}

// Each figure of each telling opens to its sentence, which is marked in the report.
func TestIncident_FiguresOpenToTheirSentences(t *testing.T) {
	reg := webtest.Little()
	d := desk(t, reg)
	checked := 0
	for _, in := range reg.All {
		n := get(t, d, "/incidents/"+string(in.ID))
		cells := all(n, class("tellings"))
		if len(cells) != 1 {
			t.Fatalf("incident %s: no tellings", in.ID)
		}
		for _, a := range all(cells[0], tag("a")) {
			u, err := url.Parse(attr(a, "href"))
			if err != nil || u.Fragment == "" {
				continue
			}
			report := get(t, d, u.EscapedPath()+"?"+u.RawQuery)
			one(t, report, "anchor "+u.Fragment, id(u.Fragment))
			if len(all(report, func(e *html.Node) bool { return e.Data == "mark" && class("asked")(e) })) == 0 {
				t.Errorf("incident %s: the sentence of %s is not marked", in.ID, u)
			}
			checked++
		}
	}
	if checked < 10 {
		t.Errorf("only %d figures found", checked)
	}
}

func TestIncident_ConflictsStandSideBySide(t *testing.T) {
	n := get(t, desk(t, webtest.Little()), "/incidents/i1")
	sides := all(n, class("side"))
	if len(sides) != 2 || !strings.HasPrefix(text(sides[0]), "9 ") || !strings.HasPrefix(text(sides[1]), "11 or more") {
		t.Fatalf("%d sides", len(sides))
	}
	if got := len(all(n, class("differs"))); got != 1 {
		t.Errorf("%d tellings are marked as said otherwise by others, want the one against three", got)
	}
	if !strings.Contains(text(n), "9 or more people (reported by 2–3 independent origins, 4 reports).") {
		t.Error("the count is not said with its origins")
	}
	if w := ask(desk(t, webtest.Little()), "GET", "/incidents/i9"); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != "/incidents/i1" {
		t.Errorf("a merged incident: status %d to %q", w.Code, w.Header().Get("Location"))
	}
}

// The text of a report is set in its own language, captions and buttons stand back, and every claim is tied to its number.
func TestReport_ShowsSentencesAndWhatWasLeftOut(t *testing.T) {
	d := desk(t, webtest.Little())
	n := get(t, d, "/reports/harbour-post-2024-05-14?claim=c0000")
	body := one(t, n, "text", class("text"))
	if got := text(one(t, body, "asked sentence", class("asked"))); !strings.HasPrefix(got, "Nine North Koreans") {
		t.Errorf("asked sentence %q", got)
	}
	dim := ""
	for _, e := range all(body, class("dim")) {
		dim += text(e) + "|"
	}
	if !strings.Contains(dim, "forty people crossed") || !strings.Contains(dim, "Share this story") || strings.Contains(dim, "Nine North") {
		t.Errorf("dimmed: %q", dim)
	}
	if got := len(all(n, class("passages"))); got != 1 {
		t.Errorf("%d lists of skipped passages", got)
	}
	for address, lang := range map[string]string{"/reports/deungbul-0515": "ko", "/reports/hekou-88": "zh-Hans"} {
		if got := attr(one(t, get(t, d, address), "text", class("text")), "lang"); got != lang {
			t.Errorf("%s: language %q, want %q", address, got, lang)
		}
	}
	over := get(t, d, "/reports/sha256-00000000000000aa")
	for _, claim := range all(over, func(e *html.Node) bool { return strings.HasPrefix(attr(e, "id"), "q-") }) {
		one(t, over, "side entry", id("c-"+strings.TrimPrefix(attr(claim, "id"), "q-")))
	}
}

// A report whose language is not read says that, and its text is not shown as left out.
func TestReport_LanguageNotRead(t *testing.T) {
	reg := webtest.Little()
	i := slices.IndexFunc(reg.Reports, func(v register.ReportView) bool { return v.Report.ID == "river-radio-7" })
	v := &reg.Reports[i]
	v.Claims, v.Skipped = nil, []habeas.Skipped{{End: len(v.Report.Text), Why: habeas.WhyLanguage}}
	n := get(t, desk(t, reg), "/reports/river-radio-7")
	if got := text(n); !strings.Contains(got, "Reports in this language are not read yet") || strings.Contains(got, "No claim was taken") {
		t.Errorf("the page does not say that it was not read")
	}
	if len(all(n, class("skipped")))+len(all(n, class("passages"))) > 0 {
		t.Error("its text is shown as passed over")
	}
}

// A text too long for a page is cut, and the page says so; its claims stay.
func TestReport_EndlessTextIsCut(t *testing.T) {
	reg := webtest.Little()
	v := &reg.Reports[0]
	v.Report.Text += strings.Repeat("Nothing else was said. ", 1<<18)
	w := ask(desk(t, reg), "GET", "/reports/"+string(v.Report.ID))
	if w.Code != http.StatusOK || w.Body.Len() > 5<<20 || !strings.Contains(w.Body.String(), "too long for a page") {
		t.Errorf("status %d, %d bytes", w.Code, w.Body.Len())
	}
	if !strings.Contains(w.Body.String(), "<mark>Nine North Koreans") {
		t.Error("a sentence at the beginning is lost")
	}
}

// Walking through the pages of a list shows everything once.
func TestIncidents_PagesShowEverythingOnce(t *testing.T) {
	reg := webtest.Much(230)
	d := desk(t, reg)
	seen := map[string]int{}
	pages := 0
	for at := "/incidents"; at != ""; pages++ {
		n := get(t, d, at)
		for _, a := range all(n, class("row-main")) {
			seen[attr(a, "href")]++
		}
		at = ""
		for _, a := range all(n, func(e *html.Node) bool { return attr(e, "rel") == "next" }) {
			at = attr(a, "href")
		}
	}
	if len(seen) != len(reg.All) || pages != (len(reg.All)+49)/50 {
		t.Errorf("%d incidents on %d pages, want %d", len(seen), pages, len(reg.All))
	}
	for at, times := range seen {
		if times != 1 {
			t.Errorf("%s is shown %d times", at, times)
		}
	}
}

func TestIncidents_Filters(t *testing.T) {
	d := desk(t, webtest.Little())
	for query, want := range map[string]string{
		"?act=release":                 "i7",
		"?status=contested":            "i1",
		"?country=LA":                  "i8",
		"?act=forced_return&year=2024": "i3 i4 i5",
		"?report=border-notes-9":       "i7",
		"?year=1999&act=release":       "",
	} {
		var got []string
		for _, a := range all(get(t, d, "/incidents"+query), class("row-main")) {
			got = append(got, strings.TrimPrefix(attr(a, "href"), "/incidents/"))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %q, want %q", query, got, want)
		}
	}
}

// A country that comes into the register can be chosen after a while, and one that is asked for is always there.
func TestIncidents_CountriesToChoose(t *testing.T) {
	reg, now := webtest.Little(), time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)
	d, err := web.New(reg, web.Options{Viewer: register.Local(), Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	options := func(target string) string {
		var out []string
		for _, o := range all(one(t, get(t, d, target), "country", id("country")), tag("option")) {
			out = append(out, attr(o, "value"))
		}
		return strings.Join(out, " ")
	}
	if got := options("/incidents"); got != " CN LA" {
		t.Errorf("countries %q", got)
	}
	if got := options("/incidents?country=TH"); got != " CN LA TH" {
		t.Errorf("countries with one that is asked for %q", got)
	}
	reg.All = append(reg.All, habeas.Incident{ID: "i60", Act: habeas.Arrest, Where: habeas.Place{Country: "MN"}})
	now = now.Add(11 * time.Minute)
	if got := options("/incidents"); got != " CN LA MN" {
		t.Errorf("countries later %q", got)
	}
}

// Totals that others published stand apart, say what they cover, and are in no row.
func TestTally_RoundupsStandApart(t *testing.T) {
	n := get(t, desk(t, webtest.Little()), "/tally?by=act")
	apart := one(t, n, "table of roundups", class("roundups"))
	rows := all(apart, func(e *html.Node) bool { return e.Data == "tr" && e.Parent.Data == "tbody" })
	if len(rows) != 2 {
		t.Fatalf("%d roundups, want 2", len(rows))
	}
	for _, r := range rows {
		if !strings.Contains(text(r), "not added") {
			t.Errorf("not said: not added: %s", text(r))
		}
	}
	if !strings.Contains(text(rows[0]), "i1") || !strings.Contains(text(rows[0]), "Contains 1 other total") {
		t.Errorf("the first does not say what it covers: %s", text(rows[0]))
	}
	if sums := text(one(t, n, "table of sums", class("sums"))); strings.Contains(sums, "131") || strings.Contains(sums, "37") {
		t.Errorf("a roundup is among the rows: %s", sums)
	}
	if !strings.Contains(text(n), "Reviewed by a person: 1 of") {
		t.Error("the reviewed share is not said")
	}
}

// The same rows come as a page, as CSV and as JSON, and every row opens to as many incidents as it counts.
func TestTally_SameRowsEverywhere(t *testing.T) {
	d := desk(t, webtest.Little())
	const query = "?by=act&by=year"
	page := all(one(t, get(t, d, "/tally"+query), "table of sums", class("sums")), func(e *html.Node) bool { return e.Data == "tr" && e.Parent.Data == "tbody" })
	lines, err := csv.NewReader(ask(d, "GET", "/tally.csv"+query).Body).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var table struct {
		Unit string
		Rows []struct {
			Act                  string
			Year                 *int
			Low, Best, Incidents int
			Open                 bool
		}
	}
	if err := json.Unmarshal(ask(d, "GET", "/tally.json"+query).Body.Bytes(), &table); err != nil {
		t.Fatal(err)
	}
	if len(page) == 0 || len(page) != len(lines)-1 || len(page) != len(table.Rows) {
		t.Fatalf("%d rows on the page, %d in CSV, %d in JSON", len(page), len(lines)-1, len(table.Rows))
	}
	if got := strings.Join(lines[0], ","); got != "act,year,unit,low,best,high,open,incidents,reviewed,number_of_sources,as_of" {
		t.Errorf("columns %s", got)
	}
	for i, r := range table.Rows {
		line := lines[i+1]
		if line[0] != r.Act || line[3] != strconv.Itoa(r.Low) || line[4] != strconv.Itoa(r.Best) || (line[5] == "") != r.Open {
			t.Errorf("row %d: CSV %v, JSON %+v", i, line, r)
		}
		if cells := all(page[i], class("num")); text(cells[0]) != strconv.Itoa(r.Low) || text(cells[1]) != strconv.Itoa(r.Best) {
			t.Errorf("row %d: page %s, JSON %+v", i, text(page[i]), r)
		}
		cell := get(t, d, attr(all(page[i], tag("a"))[0], "href"))
		if got := len(all(cell, class("row"))); got != r.Incidents {
			t.Errorf("row %d opens to %d incidents, counts %d", i, got, r.Incidents)
		}
	}
}

// No cell of a spreadsheet is run as a formula, whatever a publisher calls itself.
func TestTally_FormulasAreDefused(t *testing.T) {
	reg := webtest.Little()
	for i := range reg.Reports {
		reg.Reports[i].Report.Source = []string{"=cmd|'/c calc'!A1", "+1", "-1+2", "@SUM(A1)", "\tx", "%x", "|x", "plain"}[i%8]
	}
	lines, err := csv.NewReader(ask(desk(t, reg), "GET", "/tally.csv?by=origin").Body).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	plain := false
	for _, line := range lines[1:] {
		plain = plain || line[0] == "plain"
		if strings.ContainsAny(line[0][:1], "=+-@\t%|") {
			t.Errorf("cell %q", line[0])
		}
	}
	if !plain || len(lines) < 6 {
		t.Errorf("%d lines, an ordinary name is left as it is: %t", len(lines), plain)
	}
}

func TestSearch(t *testing.T) {
	d := desk(t, webtest.Little())
	n := get(t, d, "/search?q="+url.QueryEscape("붙잡혔다고"))
	if got := text(one(t, n, "mark", tag("mark"))); got != "붙잡혔다고" {
		t.Errorf("marked %q", got)
	}
	if n := get(t, d, "/search?q=vientiane+arrested"); !strings.Contains(text(n), "5 people, arrested") {
		t.Error("an incident is not found by its place and act")
	}
	if n := get(t, d, "/search?q=k1"); len(all(n, func(e *html.Node) bool { return attr(e, "href") == "/cases/k1" })) == 0 {
		t.Error("a case is not found by its id")
	}
	form := httptest.NewRequest("POST", "/search", strings.NewReader("q=vientiane"))
	form.Host = "127.0.0.1:8080"
	form.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	if d.ServeHTTP(w, form); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), `value="vientiane"`) {
		t.Errorf("a search in the body: status %d", w.Code)
	}
	if n := get(t, d, "/search"); strings.Contains(text(n), "No report holds") {
		t.Error("an empty search finds nothing, and says so")
	}
	reg := webtest.Little()
	reg.Reports = reg.Reports[:0]
	reg.All = append(reg.All, habeas.Incident{ID: "i50", Act: habeas.Act("house_demolition")})
	if n := get(t, desk(t, reg), "/search?q=demolition"); !strings.Contains(text(n), "house demolition") {
		t.Error("an act of a user's own lexicon is not found")
	}
}

// The map and its table say the same, and what is placed no finer than a country is not put anywhere.
func TestHome_MapAndTableAgree(t *testing.T) {
	n := get(t, desk(t, webtest.Little()), "/")
	drawing := one(t, n, "map", class("atlas"))
	dots := all(drawing, func(e *html.Node) bool { return class("dot")(e) })
	rows := 0
	for _, table := range all(n, class("more")) {
		rows += len(all(table, func(e *html.Node) bool { return e.Data == "tr" && e.Parent.Data == "tbody" }))
	}
	if len(dots) != 2 || rows != 3 {
		t.Errorf("%d dots and %d rows, want 2 and 3", len(dots), rows)
	}
	if !strings.Contains(text(drawing), "Dandong, Liaoning, China: 9 or more people, 1 incident") {
		t.Errorf("the map says %s", text(drawing))
	}
}

// People who were held when they were last heard of, years ago, are told apart from those at risk now, on every page that names them.
func TestCases_NotHeardOfSince(t *testing.T) {
	reg := webtest.Little()
	for i := range reg.Threads {
		if k := &reg.Threads[i]; k.ID == "k2" {
			k.LastNews = habeas.DateOf(2002, 5, 19)
			*k = k.On(habeas.DateOf(2024, 7, 2))
		}
	}
	d := desk(t, reg)
	for at, want := range map[string]string{
		"/":                   "1 group was held or faced return when last heard of, more than 90 days ago",
		"/cases?risk=unheard": "Cases not heard of since",
		"/cases":              "not heard of since",
		"/cases/k2":           "whether it is still so is not known",
		"/cases?risk=now":     "Cases at risk now",
	} {
		page := text(get(t, d, at))
		if !strings.Contains(page, want) {
			t.Errorf("%s does not say %q", at, want)
		}
	}
	if n := get(t, d, "/cases?risk=now"); strings.Contains(text(n), "Vientiane") {
		t.Error("a case of 2002 stands among those at risk now")
	}
	if n := get(t, d, "/cases?risk=unheard"); !strings.Contains(text(n), "Vientiane") || strings.Contains(text(n), "Dandong") {
		t.Error("the list of those not heard of since is not theirs")
	}
}
