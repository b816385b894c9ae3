package sample

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"habeas"
)

// A happening is one invented event, from which stories in several wordings are made.
type happening struct {
	event  int
	day    habeas.Date
	n      int
	act    act
	place  string
	teller string
	child  int // age of one child among them; 0 when there is none
	scene  string
}

// An act is told in a headline and a sentence; %s is the number with the people, then the place.
type act struct{ title, active, passive string }

var (
	acts = []act{
		{"%s held in %s", "Police in %[2]s arrested %[1]s", "%[1]s were arrested in %[2]s"},
		{"%s detained near %s", "Border officers detained %[1]s near %[2]s", "%[1]s were detained near %[2]s"},
		{"%s sent back through %s", "China forcibly returned %[1]s through %[2]s", "%[1]s were forcibly repatriated through %[2]s"},
		{"%s freed in %s", "The authorities released %[1]s in %[2]s", "%[1]s were released in %[2]s"},
	}
	places = []string{
		"Shenyang", "Dandong", "Yanji", "Tumen", "Hunchun", "Longjing", "Helong", "Changbai", "Changchun", "Dalian",
		"Qingdao", "Kunming", "Nanning", "Tianjin", "Fushun", "Benxi", "Anshan", "Kuandian",
	}
	outlets = []string{
		Mark + ": Harbour Wire", Mark + ": Eastgate Post", Mark + ": Pine Street Chronicle", Mark + ": Millrace Radio",
		Mark + ": Northern Field Notes", Mark + ": Lantern Daily", Mark + ": Granary Times", Mark + ": Ferry Bulletin",
	}
	// Each %s is an invented name.
	tellers = []string{
		"the charity %s Road", "the %s Committee", "the Alliance of %s", "Pastor %s", "a relative in %s", "a trader from %s",
		"a traffic policeman of %s district", "two volunteers from %s", "a lawyer, %s", "a woman named %s",
	}
	scenes = []string{
		"They had been waiting in %[1]s's house for a driver called %[2]s.", "Before dawn, at the %[1]s road check, their bus was stopped near %[2]s.",
		"Officers searched %[1]s Lane and then %[2]s, house after house.", "At %[1]s's seafood plant they worked for %[2]s without papers.",
		"%[1]s, a neighbour, told Officer %[2]s of voices at night.", "Their phones were taken at %[1]s; calls to %[2]s ring out.",
		"From %[1]s to %[2]s they walked for three nights.", "On the %[1]s highway, by %[2]s, their van broke down.",
	}
	closings = []string{
		"People who are returned can be questioned for months, according to those who later fled again.",
		"A clerk at the public security bureau hung up when asked about the group.",
		"The ministry in Seoul said that it was looking into the matter.",
		"China should not send people back to a place where they are punished for having left it.",
		"Relatives say that they fear the worst.",
		"About 34,000 North Koreans have come to the South since the 1990s.",
	}
	small = []string{"", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
)

// happening draws the next event.
func (g *generator) happening() happening {
	h := happening{
		event: g.count, day: g.day, n: 2 + int(g.r.ExpFloat64()*8), act: pick(g.r, acts), place: pick(g.r, places),
		teller: fmt.Sprintf(pick(g.r, tellers), invented(g.r)), scene: fmt.Sprintf(pick(g.r, scenes), invented(g.r), invented(g.r)),
	}
	if g.r.IntN(3) == 0 {
		h.child = 2 + g.r.IntN(13)
	}
	return h
}

// story tells h as one outlet would; wording 0 is the first story, others are an outlet's own words.
func (h happening) story(g *generator, outlet string, wording int) Made {
	people := numeral(h.n) + " North Koreans"
	published := h.day.AddDays(1 + g.r.IntN(3))
	title := capital(fmt.Sprintf(h.act.title, people, h.place))
	lead := capital(h.sentence(g.r, people, published, wording))
	second := h.scene
	if h.child > 0 {
		second = fmt.Sprintf("Among them is a girl aged %d. %s", h.child, h.scene)
	}
	parts := []string{title, lead, second}
	for range 2 + g.r.IntN(3) {
		parts = append(parts, g.paragraph())
	}
	if g.r.IntN(3) == 0 {
		parts = append(parts, pick(g.r, closings))
	}
	return Made{Event: h.event, Source: outlet, Title: title, Published: published, Text: strings.Join(parts, "\n\n")}
}

// sentence puts act, number, place, day and teller into one sentence.
func (h happening) sentence(r *rand.Rand, people string, published habeas.Date, wording int) string {
	day := fmt.Sprintf("on %s %d", h.day.Month(), h.day.Day())
	if wording == 2 && h.day.DaysUntil(published) <= 6 && h.day.Weekday() != published.Weekday() {
		day = "on " + h.day.Weekday().String()
	}
	if wording == 3 {
		people = "at least " + people
	}
	form := h.act.passive
	if wording%2 == 0 {
		form = h.act.active
	}
	return fmt.Sprintf(form, people, h.place) + " " + day + ", " + h.teller + " said."
}

// numeral writes small numbers as words, as papers do.
func numeral(n int) string {
	if n < len(small) {
		return small[n]
	}
	return fmt.Sprint(n)
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
