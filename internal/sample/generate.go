package sample

import (
	"encoding/json"
	"fmt"
	"html"
	"iter"
	"math/rand/v2"
	"strings"

	"habeas"
)

// A Made is one generated report, and the event it tells of, by which a test knows which reports belong together.
type Made struct {
	ID        habeas.ReportID
	Event     int
	Source    string
	Title     string
	Published habeas.Date
	Text      string // title first, then paragraphs with an empty line between
}

// JSONL gives the report as one line of formats 2, newline included.
func (m Made) JSONL() []byte {
	b, err := json.Marshal(map[string]string{
		"id": string(m.ID), "source": m.Source, "title": m.Title, "lang": "en",
		"published": m.Published.String(), "text": m.Text, "note": Mark,
	})
	if err != nil {
		panic(err) // strings always marshal
	}
	return append(b, '\n')
}

// HTML gives the report as a page with the furniture that pages have.
func (m Made) HTML() []byte {
	var b strings.Builder
	fmt.Fprintf(&b, `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>%[1]s</title>`+
		`<meta property="og:site_name" content="%[2]s"><meta property="article:published_time" content="%[3]s"></head><body>`+
		`<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>%[1]s</h1>`+
		`<div class="share-buttons"><a href="#">Share</a></div>`, html.EscapeString(m.Title), html.EscapeString(m.Source), m.Published)
	for _, p := range strings.Split(m.Text, "\n\n")[1:] {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(p))
	}
	b.WriteString(`</article><aside class="related"><a href="/a">Related story</a></aside><footer>` + Mark + `</footer></body></html>`)
	return []byte(b.String())
}

// Generate makes n reports in English, the same for the same seed whatever n is. An event is told by one to four reports:
// first a story, then copies of it, shortened copies, or another outlet's own words; now and then a report totals a month.
// Events come at a steady pace from 1990 on, so that any stretch of time is as crowded in a long run as in a short one.
func Generate(n int, seed uint64) iter.Seq[Made] {
	return func(yield func(Made) bool) {
		g := generator{r: rand.New(rand.NewPCG(seed, 0x4ab3a5)), day: habeas.DateOf(1990, 1, 1)}
		for made := 0; made < n; {
			for _, m := range g.event() {
				m.ID = habeas.ReportID(fmt.Sprintf("made-%06d", made+1))
				if made == n || !yield(m) {
					return
				}
				made++
			}
		}
	}
}

// A generator goes through the days and makes what is told of them.
type generator struct {
	r     *rand.Rand
	day   habeas.Date
	count int // events so far
}

// event makes the reports of the next event.
func (g *generator) event() []Made {
	g.count++
	g.day = g.day.AddDays(g.r.IntN(3))
	if g.r.IntN(20) == 0 {
		return []Made{g.total()}
	}
	h := g.happening()
	first := h.story(g, pick(g.r, outlets), 0)
	out := []Made{first}
	for range g.r.IntN(4) {
		switch g.r.IntN(3) {
		case 0:
			out = append(out, g.copyOf(first, false))
		case 1:
			out = append(out, g.copyOf(first, true))
		default:
			out = append(out, h.story(g, pick(g.r, outlets), 1+g.r.IntN(3)))
		}
	}
	return out
}

// copyOf gives another outlet's copy of m, with only its first two paragraphs when short.
func (g *generator) copyOf(m Made, short bool) Made {
	c := m
	wire := m.Source
	c.Source = pick(g.r, outlets)
	c.Published = m.Published.AddDays(g.r.IntN(2))
	parts := strings.Split(m.Text, "\n\n")
	if short && len(parts) > 3 {
		parts = parts[:3]
	}
	c.Text = strings.Join(append(parts, "("+strings.TrimPrefix(wire, Mark+": ")+")"), "\n\n")
	return c
}

// total gives a report that sums a month.
func (g *generator) total() Made {
	n := 20 + g.r.IntN(180)
	what := pick(g.r, []string{"detained in northeast China", "forcibly returned from China", "arrested in Jilin and Liaoning"})
	month := habeas.DateOf(g.day.Year(), g.day.Month(), 0)
	title := fmt.Sprintf("Count for %s %d", month.Month(), month.Year())
	text := fmt.Sprintf("%s\n\nIn %s %d, at least %d North Koreans were %s, %s said in its monthly count.",
		title, month.Month(), month.Year(), n, what, fmt.Sprintf(pick(g.r, tellers), invented(g.r)))
	return Made{Event: g.count, Source: pick(g.r, outlets), Title: title, Published: g.day, Text: text}
}

func pick[T any](r *rand.Rand, of []T) T { return of[r.IntN(len(of))] }
