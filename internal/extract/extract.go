// Package extract reads claims out of reports: who was taken, held, returned or freed, how many, when, where, by whom, who says
// so and whether it happened at all. It is a small grammar engine over the words of package lexicon (design section 4).
//
// A report is read sentence by sentence into passages, in which the mentions of people, acts, times, places and tellers are
// found; every act is given its people, its reality and its circumstances; the discourse keeps who was spoken of, so that a
// later sentence adds to a claim instead of telling it again. One file holds one concern. The same report gives the same
// claims, byte for byte.
package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"habeas"
	"habeas/internal/extract/east"
	"habeas/internal/gazetteer"
	"habeas/internal/lexicon"
	"habeas/internal/value"
)

// Version names the extractor; every derived row says which version made it.
const Version = "rules-4"

// An Extractor reads claims. It is not changed by use and safe for concurrent use.
type Extractor struct {
	lex *lexicon.Lexicon
	gaz *gazetteer.Gazetteer
}

// New makes an extractor from a lexicon and a gazetteer.
func New(lex *lexicon.Lexicon, gaz *gazetteer.Gazetteer) *Extractor {
	return &Extractor{lex: lex, gaz: gaz}
}

// Default gives the extractor of the shipped lexicon and gazetteer, built once.
var Default = sync.OnceValue(func() *Extractor { return New(lexicon.Default(), gazetteer.Default()) })

// maxText bounds the bytes of a report's text that are read for claims.
const maxText = 1 << 20

// Claims gives the claims of a report in the order of its text, and the stretches from which none was taken, with the reason.
// A language without a lexicon or a file of words in package east gives none, and its whole text as skipped.
func (x *Extractor) Claims(r *habeas.Report) (claims []habeas.Claim, skipped []habeas.Skipped) {
	lang, ok := x.lex.Language(language(r))
	read := *r
	read.Text = head(r.Text)
	read.Regions = withTitle(&read)
	if !ok {
		return x.east(&read)
	}
	title := ownTitle(&read)
	titled, placed := x.places(r.Title, read.Text)
	own := rooms.Get().(*room)
	rd := x.reader(&read, lang, placed, own)
	ps := rd.passages(&read)
	d := &discourse{text: read.Text, nation: nation(ps), gaz: x.gaz, headline: x.headline(title, lang, titled, read.Published, own)}
	surnames, violence, back, fled := map[string]bool{}, violentWords(ps), returners(ps), callings(ps, d.nation)
	for i, p := range ps {
		if why := unread(p.kind); why != "" {
			skipped = append(skipped, habeas.Skipped{Start: p.start, End: p.end, Why: why})
			continue
		}
		p.surnames, p.violence, p.returners, p.callings = surnames, violence, back, fled
		p.read(d.nation)
		x.passageFacts(d, p, i, &skipped)
		d.compose(p, i)
	}
	read.Published = datelineDay(ps, rd.times, r.Published)
	claims = atLeastOne(x.finish(&read, d, ps))
	own.leave()
	return claims, skipped
}

// east gives the claims of a report in Korean or Chinese; there are none in other languages without a lexicon.
func (x *Extractor) east(r *habeas.Report) ([]habeas.Claim, []habeas.Skipped) {
	if !east.Reads(r.Lang) && r.Text != "" {
		return nil, []habeas.Skipped{{End: len(r.Text), Why: habeas.WhyLanguage}}
	}
	claims, skipped := east.Claims(r, x.gaz)
	claims = atLeastOne(claims)
	for i := range claims {
		c := &claims[i]
		c.ID = claimID(r, c, 0)
		if c.Modality.Real() {
			c.Event = "e" + strconv.Itoa(i+1)
		}
		if c.When.To != 0 && r.Published.From != 0 && c.When.To.DaysUntil(r.Published.From) > 400 {
			c.Background = true
		}
		c.Confidence = confidence(c)
	}
	return claims, skipped
}

// atLeastOne raises the low bound of "up to N" to one where the act is told as having happened, and not inferred: it happened to somebody
// (field-guide 5.2).
func atLeastOne(claims []habeas.Claim) []habeas.Claim {
	for i := range claims {
		if c := &claims[i]; c.Modality.Real() && c.Statement != habeas.Inference && c.Count.Low == 0 && c.Count.High > 0 {
			c.Count.Low = 1
		}
	}
	return claims
}

// datelineDay gives the day in the dateline of the first sentences where it is up to three days before the day of publication:
// that is when the report was told.
func datelineDay(ps []*passage, ts []value.Time, published habeas.When) habeas.When {
	for _, p := range ps[:min(len(ps), 4)] {
		end := p.end
		if p.kind != habeas.RegionDateline {
			if p.body == 0 || p.body >= len(p.tokens) {
				continue
			}
			end = p.tokens[p.body].Start
		}
		for _, t := range ts {
			w := t.When
			if t.Start < p.start || t.End > end || w.From == 0 || w.From != w.To || published.From != published.To {
				continue
			}
			if days := w.From.DaysUntil(published.From); days > 0 && days <= 3 {
				return habeas.When{From: w.From, To: w.To, Precision: habeas.ByDay}
			}
		}
	}
	return published
}

func (x *Extractor) reader(r *habeas.Report, lang *lexicon.Language, places []gazetteer.Mention, own *room) reader {
	qs, ts := value.Read(r.Text, "en", r.Published)
	ts = withoutCounts(ts, qs)
	return reader{text: r.Text, lang: lang, quantities: qs, times: times(ts, r.Published), places: places, room: own}
}

// withoutCounts drops the years of a time that nobody reports on, where they count people: "the 1086 citizens".
func withoutCounts(ts []value.Time, qs []value.Quantity) []value.Time {
	counts := map[int]bool{}
	for _, q := range qs {
		if q.Unit == "person" {
			counts[q.Start] = true
		}
	}
	return slices.DeleteFunc(ts, func(t value.Time) bool {
		return counts[t.Start] && t.When.Precision == habeas.ByYear && (t.When.To.Year() < 1800 || t.When.From.Year() > 2100)
	})
}

// places finds the places of title and text together: each tells which the other means.
func (x *Extractor) places(title, text string) (titled, placed []gazetteer.Mention) {
	if len(title) > maxTitle || strings.HasPrefix(text, title) {
		title = ""
	}
	const apart = ".\n\n"
	for _, g := range x.gaz.Find(title+apart+text, "en") {
		switch {
		case g.End <= len(title):
			titled = append(titled, g)
		case g.Start >= len(title)+len(apart):
			g.Start -= len(title) + len(apart)
			g.End -= len(title) + len(apart)
			placed = append(placed, g)
		}
	}
	return titled, placed
}

// times settles what the expressions of time mean. Where only the month of publication is known, days and months of the calendar count
// from its last day; what is relative to the day itself stays open.
func times(ts []value.Time, published habeas.When) []value.Time {
	if published.Days() <= 1 || published.Days() > 31 {
		return ts
	}
	last := habeas.When{From: published.To, To: published.To, Precision: habeas.ByDay}
	for i := range ts {
		if w := strings.ToLower(ts[i].When.Words); !ts[i].When.Placed() && !ts[i].Duration && calendar(w) {
			if again := value.Times(ts[i].When.Words, "en", last); len(again) == 1 && again[0].When.Placed() {
				ts[i].When = again[0].When
			}
		}
	}
	return ts
}

// calendar reports whether words name a month and nothing relative.
func calendar(words string) bool {
	named := false
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return r == ' ' || r == ',' || r == '.' }) {
		switch w {
		case "next", "ago", "earlier", "later", "previous", "week", "month":
			return false
		}
		named = named || months[w] || w == "may" || w == "august" || w == "september" || w == "october" || w == "november" || w == "december" || w == "january" || w == "february"
	}
	return named
}

// read finds everything in a passage, in the order in which each step needs the one before.
func (p *passage) read(origin string) {
	p.originNation = origin
	p.findNouns()
	p.findTriggers()
	p.readHarm()
	p.findSayings()
	p.findPatients()
	p.findAgents(p.countryAt)
	p.classifyPlaces()
	p.hostTimes()
}

// language gives the language of a report: as it says, or English where most letters are Latin.
func language(r *habeas.Report) habeas.Lang {
	if r.Lang != "" {
		return r.Lang
	}
	latin, n := 0, 0
	for _, c := range r.Text[:min(len(r.Text), 2000)] {
		if c > ' ' {
			n++
			if c < 0x250 {
				latin++
			}
		}
	}
	if latin*10 >= n*9 {
		return "en"
	}
	return "und"
}

func head(text string) string {
	if len(text) <= maxText {
		return text
	}
	return text[:strings.LastIndexByte(text[:maxText], ' ')+1]
}

// withTitle marks a title at the head of the text that the reader did not mark.
func withTitle(r *habeas.Report) []habeas.Region {
	if len(r.Regions) > 0 && r.Regions[0].Start == 0 || r.Title == "" || !strings.HasPrefix(r.Text, r.Title+"\n\n") {
		return r.Regions
	}
	return append([]habeas.Region{{Start: 0, End: len(r.Title), Kind: habeas.RegionTitle}}, r.Regions...)
}

// nation gives the country that the people of a report come from: the people most often named beside a group noun, or else
// most often at all.
func nation(ps []*passage) string {
	n := map[string]int{}
	for _, p := range ps {
		past := 0
		for i := range p.tokens {
			f := p.find(lexicon.People, i)
			if f == nil || i < past {
				continue
			}
			past = f.End
			w := 1
			if g := p.find(lexicon.Group, f.End); g != nil && g.Entry.Kind == "victim" && (g.Entry.Code == "refugee" || g.Entry.Code == "migrant" || g.Entry.Code == "detainee") {
				w = 6
			} else if g != nil && g.Entry.Code != "military" {
				w = 2
			} else if f.Form&lexicon.Singular == 0 {
				w = 3
			} else if p.find(lexicon.Agent, f.End) != nil {
				w = 0
			}
			n[f.Entry.Code] += w
		}
		p.fledFrom(n)
	}
	best := ""
	for c, k := range n {
		if k > n[best] || k == n[best] && c < best {
			best = c
		}
	}
	if n[best] < 3 {
		return homeTold(ps)
	}
	return best
}

// fledFrom adds to the weights of countries those that people are told to have fled or escaped from.
func (p *passage) fledFrom(n map[string]int) {
	for k := range p.tokens {
		if f := p.find(lexicon.People, k); f != nil && p.find(lexicon.Agent, f.End) != nil && fleeing[p.lower(k-1)] {
			n[f.Entry.Code] += 6 // "to escape the neighbour's police"
		}
	}
	for _, s := range p.places {
		if s.Kind != "country" {
			continue
		}
		k := s.a - 1
		if p.lower(k) == "from" {
			k--
		}
		switch w := p.lower(k); {
		case fleeing[w]:
			n[s.Place.Country] += 6
		case w == "to" && (p.returnWord(k) || p.lower(k-1) == "back"):
			n[s.Place.Country] += 4
		}
	}
}

var fleeing = wordSet("fled flee fleeing escaped escape escaping")

// homeTold gives the country that people are told to be from or of, and to be sent to: "a refugee from Kadu", "deportation to Kadu";
// empty for none or several.
func homeTold(ps []*passage) string {
	from, to := map[string]bool{}, map[string]bool{}
	for _, p := range ps {
		for _, s := range p.places {
			if s.Kind != "country" {
				continue
			}
			switch p.lower(s.a - 1) {
			case "to":
				to[s.Place.Country] = true
			case "from", "of":
				from[s.Place.Country] = from[s.Place.Country] || s.a > 1 && p.peopleEnd(s.a-2)
			}
		}
	}
	home := ""
	for c := range from {
		if from[c] && to[c] {
			if home != "" {
				return ""
			}
			home = c
		}
	}
	return home
}

// returnWord reports whether a word of returning ends at token b, with "back" or "home" at most between.
func (p *passage) returnWord(b int) bool {
	if w := p.lower(b - 1); w == "back" || w == "home" {
		b--
	}
	for k := max(0, b-3); k < b; k++ {
		if h := p.find(lexicon.Act, k); h != nil && h.End >= b && h.Entry.Code == string(habeas.ForcedReturn) {
			return true
		}
	}
	return false
}

// peopleEnd reports whether a noun for people who fled, or for the people of a State, ends at token k.
func (p *passage) peopleEnd(k int) bool {
	for a := k; a >= max(0, k-1); a-- {
		if g := p.find(lexicon.Group, a); g != nil && g.End == k+1 && (g.Entry.Code == "refugee" || g.Entry.Code == "civilian" || g.Entry.Code == "migrant") {
			return true
		}
	}
	return false
}

// claimID names a claim by what it stands on.
func claimID(r *habeas.Report, c *habeas.Claim, ordinal int) habeas.ClaimID {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d\x00%d\x00%s\x00%d", r.ID, c.Act, c.Quote.Start, c.Quote.End, c.Count.Words, ordinal))
	return habeas.ClaimID("c" + hex.EncodeToString(sum[:6]))
}
