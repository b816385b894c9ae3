package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"

	"habeas"
)

// A line is one report as `habeas link` takes it, and what is true of it, which it does not read.
type line struct {
	ID        string `json:"id"`
	Lang      string `json:"lang"`
	Title     string `json:"title"`
	Source    string `json:"source"`
	Published string `json:"published"`
	Text      string `json:"text"`
	Story     int    `json:"story"` // what happened that it tells of
	Copy      int    `json:"copy"`  // the text that it was copied from
}

// A story is something that happened, and what is printed of it.
type story struct {
	number int
	held   bool // people were held; else it is other news
	day    habeas.Date
	lead   string
	title  string
	texts  []text
}

type text struct {
	number int
	body   []string // sentences
}

// perDay is how many reports come in a day, and recent how many stories are still told of.
const (
	perDay = 400
	recent = 300
)

// A press writes reports. The same seed writes the same.
type press struct {
	r       *rand.Rand
	stories []*story
	texts   int
	count   int
}

// write puts n reports into a file.
func write(path string, n int, seed uint64) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<20)
	p := &press{r: rand.New(rand.NewPCG(seed, 1))}
	out := json.NewEncoder(w)
	for i := range n {
		if err := out.Encode(p.next(i)); err != nil {
			return err
		}
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// next is, of a hundred reports, 35 copies of a text on a story of these days, 15 other tellings of one, and 50 new stories, half of
// them on people who were held.
func (p *press) next(i int) line {
	day := habeas.DateOf(2024, 1, 1).AddDays(i / perDay)
	roll := p.r.IntN(100)
	if len(p.stories) < 20 || roll >= 50 {
		return p.print(i, day, p.begin(day))
	}
	s := p.stories[len(p.stories)-1-min(p.r.IntN(recent), p.r.IntN(recent), len(p.stories)-1)%len(p.stories)]
	if roll >= 35 {
		return p.print(i, day, s)
	}
	t := s.texts[p.r.IntN(len(s.texts))]
	return p.line(i, day, s, t.number, p.edited(t.body))
}

func (p *press) begin(day habeas.Date) *story {
	s := &story{number: p.count, held: p.r.IntN(2) == 0, day: day.AddDays(-p.r.IntN(6))}
	p.count++
	if s.held {
		s.title = p.of(heads) + " in " + p.of(towns)
		s.lead = p.arrest(s.day)
	} else {
		s.title = strings.ToUpper(p.name()[:1]) + p.of(does) + " " + p.of(what)
	}
	p.stories = append(p.stories, s)
	if len(p.stories) > 2*recent {
		p.stories = append([]*story(nil), p.stories[recent:]...)
	}
	return s
}

func (p *press) arrest(day habeas.Date) string {
	return fmt.Sprintf("%d %s %s, including a man named %s, were arrested by %s in %s on %s", 2+p.r.IntN(60), p.of(folk), p.of(kinds), p.name(), p.of(force), p.of(towns), day.Time().Format("January 2, 2006"))
}

// print writes a text of its own on a story.
func (p *press) print(i int, day habeas.Date, s *story) line {
	var body []string
	if s.held {
		body = append(body, s.lead+", "+p.of(tells)+".")
	}
	for range 6 + p.r.IntN(9) {
		body = append(body, p.sentence())
	}
	t := text{p.texts, body}
	p.texts++
	s.texts = append(s.texts, t)
	return p.line(i, day, s, t.number, body)
}

func (p *press) sentence() string {
	s := p.of(who) + " of " + p.name() + " " + p.of(does) + " " + p.of(what) + " " + p.of(how)
	if p.r.IntN(2) == 0 {
		s = p.of(then) + " " + s
	}
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

// edited does to a text what desks do: nothing, a cut, words around it, mistakes of a scan.
func (p *press) edited(body []string) []string {
	out := append([]string(nil), body...)
	switch p.r.IntN(5) {
	case 0:
		out = out[:max(3, len(out)*(40+p.r.IntN(50))/100)]
	case 1:
		out = append(append([]string{"By " + p.name() + ", " + p.of(paper) + "."}, out...), p.of(desks))
	case 2:
		for i := range out {
			out[i] = p.scanned(out[i])
		}
	case 3:
		out = append(out, p.sentence(), p.sentence())
	}
	return out
}

// scanned changes about one letter in eighty.
func (p *press) scanned(s string) string {
	b := []byte(s)
	for i := range b {
		if b[i] >= 'a' && p.r.IntN(80) == 0 {
			b[i] = byte('a' + p.r.IntN(26))
		}
	}
	return string(b)
}

func (p *press) line(i int, day habeas.Date, s *story, copied int, body []string) line {
	return line{
		ID: fmt.Sprintf("m%07d", i), Lang: "en", Title: s.title, Source: p.of(paper), Published: day.String(),
		Text: strings.Join(body, " "), Story: s.number, Copy: copied,
	}
}

func (p *press) of(words []string) string { return words[p.r.IntN(len(words))] }

func (p *press) name() string {
	n := ""
	for range 2 + p.r.IntN(2) {
		n += p.of(parts)
	}
	return strings.ToUpper(n[:1]) + n[1:]
}
