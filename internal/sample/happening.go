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
	tellers = []string{
		"Lantern Road, a charity", "the Open Doors Committee", "the Alliance of the River", "a pastor who knows the families",
		"a relative in Incheon", "a trader who crosses the bridge", "a person in the traffic police", "two volunteers",
	}
	scenes = []string{
		"They had been waiting in a rented house for a driver.", "Their bus was stopped at a road check before dawn.",
		"Officers searched the houses along the river.", "They were working in a seafood plant without papers.",
		"A neighbour had told the police of voices at night.", "Their phones were taken, and calls ring out.",
		"They had walked for three nights.", "The van they travelled in broke down on the highway.",
	}
	closings = []string{
		"People who are returned can be questioned for months, according to those who later fled again.",
		"A clerk at the public security bureau hung up when asked about the group.",
		"The ministry in Seoul said that it was looking into the matter.",
		"China should not send people back to a place where they are punished for having left it.",
		"Relatives say that they fear the worst.",
		"About 34,000 North Koreans have come to the South since the 1990s.",
	}
	// Details are put together from these, so that stories of different events share few sentences.
	detailWho  = []string{"A neighbour", "The landlord", "A shopkeeper", "A cousin", "A driver", "A schoolteacher", "A farmer", "A cook", "A former guide", "A nurse"}
	detailVerb = []string{"remembered", "described", "spoke of", "wrote about", "kept returning to", "had noticed", "would not forget", "pointed out"}
	detailWhat = []string{
		"a torn blue curtain", "the smell of burnt rice", "a row of small shoes", "a dog that barked all night", "the light of three torches",
		"a kettle left on the stove", "the sound of a lorry", "a paper map with one town circled", "a broken window latch", "a child's red mitten",
		"an unpaid bill for coal", "a radio that played low", "footprints in the snow", "a gate that stood open",
	}
	detailWhere = []string{
		"behind the timber yard", "near the old brick kiln", "at the edge of the orchard", "under the railway bridge", "beside the fish market",
		"on the second floor", "by the frozen canal", "across from the clinic", "at the end of the lane", "in the yard of the mill",
	}
	detailAfter = []string{
		"and said that nobody has come back for it", "and asked not to be named", "and has told the family so", "but did not dare to ask",
		"and keeps a photograph of it", "but knows no more than that", "and heard nothing afterwards", "and moved away a week later",
	}
	small = []string{"", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}
)

// happening draws the next event.
func (g *generator) happening() happening {
	h := happening{
		event: g.count, day: g.day, n: 2 + int(g.r.ExpFloat64()*8), act: pick(g.r, acts), place: pick(g.r, places),
		teller: pick(g.r, tellers), scene: pick(g.r, scenes),
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
	parts := []string{title, lead, second, g.detail(), g.detail()}
	for _, i := range g.r.Perm(len(closings))[:1+g.r.IntN(3)] {
		parts = append(parts, closings[i])
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

// detail gives a sentence that tells nothing of the act.
func (g *generator) detail() string {
	r := g.r
	return strings.Join([]string{pick(r, detailWho), pick(r, detailVerb), pick(r, detailWhat), pick(r, detailWhere), pick(r, detailAfter)}, " ") + "."
}
