package gazetteer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"habeas"
)

// Find gives the places that text names: longest match first, homographs told apart by what stands around them, sorted and not
// overlapping. A name that is an ordinary word or a person's name too counts only where its surroundings speak for the place.
// lang is a hint; a text in several scripts is read in all of them.
func (g *Gazetteer) Find(text string, lang habeas.Lang) []Mention {
	f := finder{g: g, text: text, toks: tokens(text, make([]token, 0, len(text)/6+4))}
	f.caps = f.allCaps()
	f.latin()
	f.script()
	slices.SortFunc(f.hits, func(a, b hit) int { return a.start - b.start })
	return f.resolve()
}

// Nationalities gives the demonyms in text ("Chinese", "North Koreans", "중국인") with the country of each as Place.
func (g *Gazetteer) Nationalities(text string, lang habeas.Lang) []Mention {
	f := finder{g: g, text: text, toks: tokens(text, make([]token, 0, len(text)/6+4))}
	for i := 0; i < len(f.toks); i++ {
		if n, last, ok := f.longest(i, g.peoples); ok {
			f.add(hit{start: int(f.toks[i].start), end: int(f.toks[last].end), rows: n.rows})
			i = last
		}
	}
	f.eachScript(g.folk, func(n *name, at int) {
		f.add(hit{start: at, end: at + len(n.text), rows: n.rows})
	})
	slices.SortFunc(f.hits, func(a, b hit) int { return a.start - b.start })
	var out []Mention
	for _, h := range f.hits {
		p := g.rows[h.rows[0]].place
		p.Words = text[h.start:h.end]
		out = append(out, Mention{Start: h.start, End: h.end, Place: p, Kind: "nationality"})
	}
	return out
}

// A hit is a name found, before it is known which of its rows is meant.
type hit struct {
	start, end int
	rows       []int32
	sure       bool   // its surroundings speak for a place
	weak       bool   // believed only where the text names its division or country otherwise
	within     int32  // row of the division or country that the text names right after it; -1 when none
	kind       string // kind that the following word demands: "province", "city", "county"
	given      bool   // the name is a person's too
	unlisted   string // name of a town that no file has, before a state or country
}

type finder struct {
	g    *Gazetteer
	text string
	toks []token
	caps bool // the text is all in capitals, so that capitals say nothing
	hits []hit
}

func (f *finder) add(h hit) {
	if h.within == 0 {
		h.within = -1
	}
	f.hits = append(f.hits, h)
}

// allCaps reports whether nearly all words of the text are in capitals, as wires and old archives send it.
func (f *finder) allCaps() bool {
	caps, lower := 0, 0
	for _, t := range f.toks {
		switch {
		case t.caps:
			caps++
		case !t.upper && (f.text[t.start] < '0' || f.text[t.start] > '9'):
			lower++
		}
	}
	return caps > 10 && caps > 10*lower
}

// latin finds names in Latin script.
func (f *finder) latin() {
	for i := 0; i < len(f.toks); {
		next := i + 1
		if t := f.toks[i]; t.upper {
			if n, last, ok := f.longest(i, f.g.latin); ok {
				next = f.consider(i, last, n)
			} else {
				next = f.beforeState(i)
			}
		}
		i = next
	}
}

// longest finds the longest name that begins at token i, and its last token.
func (f *finder) longest(i int, index map[string][]name) (*name, int, bool) {
	t := f.toks[i]
	if !t.upper {
		return nil, 0, false
	}
	var buf [32]byte
	first := foldTo(buf[:0], f.text[t.start:t.end])
	names := index[string(first)]
	if full, short := shortened[string(first)]; short {
		names = index[full]
	}
	for k := range names {
		if words := names[k].words; len(words) > 0 && !f.mayFollow(i+1, words[0]) {
			continue
		}
		if last, ok := f.follows(i, names[k].words); ok {
			return &names[k], last, true
		}
	}
	return nil, 0, false
}

// mayFollow is a cheap test of the first letter that keeps most words from being compared.
func (f *finder) mayFollow(i int, w string) bool {
	if i >= len(f.toks) || w == "" {
		return w == ""
	}
	c := f.text[f.toks[i].start]
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return c == w[0] || c >= utf8.RuneSelf
}

// follows reports whether words stand after token i, close together, and gives the last of their tokens.
func (f *finder) follows(i int, words []string) (int, bool) {
	if i+len(words) >= len(f.toks) {
		return 0, false
	}
	var buf [32]byte
	for k, w := range words {
		t := f.toks[i+k+1]
		said := foldTo(buf[:0], f.text[t.start:t.end])
		if !f.close(i+k) || string(said) != w && shortened[string(said)] != w || !t.upper && !smallWords[w] {
			return 0, false
		}
	}
	return i + len(words), true
}

// close reports whether token i+1 follows token i with no more between them than a space, hyphen or abbreviation point.
func (f *finder) close(i int) bool {
	switch f.text[f.toks[i].end:f.toks[i+1].start] {
	case " ", "-", ".", ". ", "\u00a0", "\n", "’", "'":
		return true
	}
	return false
}

// consider weighs a name found at tokens i to last against its surroundings; it gives the token to go on with.
func (f *finder) consider(i, last int, n *name) int {
	h := hit{start: int(f.toks[i].start), end: int(f.toks[last].end), rows: n.rows, within: -1}
	next := last + 1
	if w := f.word(i); i == last && (months[w] || continents[w] || directions[w] || lowWord(w) && f.toks[i].caps) {
		return next
	}
	kind, taken, ok := f.after(last, n.rows)
	if !ok {
		return next
	}
	if kind != "" && f.has(n.rows, kind) || kind == "city" {
		h.kind, h.end, next = kind, int(f.toks[taken].end), taken+1
		last = taken
	} else if kind == "county" {
		return taken + 1
	}
	if in, at, ok := f.state(last, n.rows); ok {
		h.within, h.end, next, h.sure = in, f.stop(at), at+1, true
		f.add(h)
		return next
	}
	if in, at, ok := f.otherState(i, last, n.rows); ok {
		f.add(hit{start: h.start, end: f.stop(at), rows: []int32{in}, within: in, sure: true, unlisted: f.text[h.start:h.end]})
		return at + 1
	}
	h.end += f.point(last)
	h.sure = h.kind != "" || f.locative(i) || f.dateline(i, last) || f.guarded(last)
	ok, h.weak = f.plausible(i, last, n, h.sure)
	h.given = f.top(n.rows).nick && i == last
	if ok {
		f.add(h)
	}
	return next
}

// point is 1 where the name ends in an abbreviation's point: "U.S.".
func (f *finder) point(last int) int {
	t := f.toks[last]
	if last > 0 && t.end-t.start == 1 && int(t.end) < len(f.text) && f.text[t.end] == '.' && f.text[f.toks[last-1].end] == '.' {
		return 1
	}
	return 0
}

func (f *finder) has(rows []int32, kind string) bool {
	for _, r := range rows {
		if f.g.rows[r].kind == kind {
			return true
		}
	}
	return false
}

// word gives token i folded, and "" outside the text.
func (f *finder) word(i int) string {
	if i < 0 || i >= len(f.toks) {
		return ""
	}
	return fold(f.text[f.toks[i].start:f.toks[i].end])
}

// after reads the word that follows a name: "Liaoning Province", "Jilin City", "Orange County" say what kind of place it is, and
// "Houston Street", "Boston Globe" that it is none.
func (f *finder) after(last int, rows []int32) (kind string, taken int, ok bool) {
	if last+1 >= len(f.toks) || !f.spaced(last) {
		return "", last, true
	}
	w := f.word(last + 1)
	if w == "state" && (!f.toks[last+1].upper || ofState[f.word(last+2)] || f.stateAbroad(rows)) {
		return "province", last + 1, true
	} else if w == "state" {
		return "", last, false
	}
	if k, found := kindWords[w]; found && (f.toks[last+1].upper || k != "city") {
		return k, last + 1, true
	}
	if f.toks[last+1].upper && notPlaces[w] && !(f.caps && w == "today") {
		return "", last, false
	}
	return "", last, true
}

func (f *finder) spaced(i int) bool {
	gap := f.text[f.toks[i].end:f.toks[i+1].start]
	return gap == " " || gap == "\n"
}

// guarded reports whether the police of the place are named right after it: "Mobile police", "Buffalo Police Department".
func (f *finder) guarded(last int) bool {
	return last+1 < len(f.toks) && f.spaced(last) && f.word(last+1) == "police"
}

// locative reports whether the word before token i speaks for a place: "in", "near", "outside", "in northern".
func (f *finder) locative(i int) bool {
	for n := 0; n < 3 && i > 0; n++ {
		gap := f.text[f.toks[i-1].end:f.toks[i].start]
		if gap != " " && gap != "\n" {
			return false
		}
		i--
		if w := f.word(i); !directions[w] {
			return locatives[w]
		}
	}
	return i == 0
}

// dateline reports whether the name opens a line as a dateline does: "SHENYANG, China", "SEOUL (Reuters) -", "LIMA, 5 Jan".
func (f *finder) dateline(i, last int) bool {
	start := int(f.toks[i].start)
	if start > 0 && f.text[start-1] != '\n' && !f.toks[i].caps {
		return false
	}
	rest := f.text[f.toks[last].end:]
	for _, p := range []string{", ", " (", " --", " —", " –", " - "} {
		if strings.HasPrefix(rest, p) {
			return f.toks[i].caps || p != ", "
		}
	}
	return false
}

// plausible decides whether a name without state or kind is a place. sure says that a preposition or a dateline speaks for it;
// weak, that the text must name its division or country besides.
func (f *finder) plausible(i, last int, n *name, sure bool) (ok, weak bool) {
	best := f.top(n.rows)
	one := last == i
	if f.partOfName(i, last, best) {
		return false, false
	}
	firm := sure && (firmly[f.word(i-1)] || directions[f.word(i-1)] || f.dateline(i, last) || f.guarded(last))
	if f.caps {
		large := best.pop >= 15000 && sure || best.pop >= 100000 || best.kind == "province" || best.kind == "country"
		return large && !(best.word && one) && !(best.nick && one && !firm && !best.twin), best.nick && one && !best.twin
	}
	switch {
	case best.word && one && !best.ours || len(f.word(i)) <= 3 && one && !best.ours:
		quarter := i > 0 && directions[f.word(i-1)] && f.toks[i-1].upper // "the East Side"
		return firm && !quarter && (!f.opens(i) || best.pop >= 100_000 && f.guarded(last)), false
	case best.nick && one:
		known := best.place.Country == "US" && best.pop >= 300_000
		return firm || best.pop >= 100000 || best.kind == "country" || best.kind == "province", !firm && !known
	case best.kind == "country", best.ours:
		return true, false
	case best.kind == "province":
		return sure || best.place.Country == "US" || best.pop >= 1_000_000, false
	case f.house(last) && best.pop < 200_000:
		return false, false
	}
	return true, !sure && best.pop < 100000 && (one || best.pop < 20000)
}

// house reports a hospital, school or the like after the name.
func (f *finder) house(last int) bool {
	return last+1 < len(f.toks) && f.toks[last+1].upper && f.spaced(last) && houses[f.word(last+1)]
}

// opens reports whether token i begins a sentence or line, where a capital says nothing.
func (f *finder) opens(i int) bool {
	if i == 0 {
		return true
	}
	return strings.ContainsAny(f.text[f.toks[i-1].end:f.toks[i].start], ".!?\n:;“\"")
}

// alone is the prior of a row of which the text says nothing more: a division abroad is told with its country.
func (r *row) alone() float64 {
	if r.kind == "province" && r.place.Country != "US" && !r.ours {
		return r.prior() - 1
	}
	return r.prior()
}

func (f *finder) top(rows []int32) *row {
	best := &f.g.rows[rows[0]]
	for _, r := range rows[1:] {
		if it := &f.g.rows[r]; it.alone() > best.alone() {
			best = it
		}
	}
	return best
}

// partOfName reports whether capital words beside the name make it part of another name: "Michael Jordan", "Human Rights Watch
// China", "Jordan Smith". Words that stand by places ("northern", "police") do not.
func (f *finder) partOfName(i, last int, best *row) bool {
	if f.caps {
		return false
	}
	before, after := f.capitalBefore(i), f.capitalAfter(last)
	if before && !titleCase(f, i) {
		return true
	}
	if !after || titleCase(f, i) {
		return false
	}
	return best.nick || best.word || best.pop < 200_000 && !best.ours
}

func (f *finder) capitalBefore(i int) bool {
	if i == 0 || f.text[f.toks[i-1].end:f.toks[i].start] != " " || !f.toks[i-1].upper {
		return false
	}
	w := f.word(i - 1)
	if directions[w] || locatives[w] || besidePlaces[w] || f.opens(i-1) && lowWord(w) {
		return false
	}
	_, people := f.g.peoples[w]
	return !people && !f.inHit(i-1)
}

// inHit reports whether token i lies in the place found last: "China Shenyang".
func (f *finder) inHit(i int) bool {
	return len(f.hits) > 0 && f.hits[len(f.hits)-1].end >= int(f.toks[i].end)
}

func (f *finder) capitalAfter(last int) bool {
	if last+1 >= len(f.toks) || f.text[f.toks[last].end:f.toks[last+1].start] != " " || !f.toks[last+1].upper {
		return false
	}
	w := f.word(last + 1)
	return !besidePlaces[w] && !lowWord(w) && !directions[w]
}

// titleCase reports whether the line of token i is written with capitals throughout, as headlines are.
func titleCase(f *finder, i int) bool {
	from, to := i, i+1
	for from > 0 && i-from < 12 && !strings.Contains(f.text[f.toks[from-1].end:f.toks[from].start], "\n") {
		from--
	}
	for to < len(f.toks) && to-i < 12 && !strings.Contains(f.text[f.toks[to-1].end:f.toks[to].start], "\n") {
		to++
	}
	long, upper := 0, 0
	for _, t := range f.toks[from:to] {
		if t.end-t.start >= 4 {
			long++
			if t.upper {
				upper++
			}
		}
	}
	return long >= 4 && upper*10 >= long*9
}
