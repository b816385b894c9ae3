// Package gazetteer knows places by the names that reports use for them, in English, Korean and Chinese: which place a name
// means in its text, what contains what, and how far apart places lie.
//
// Its data are text files (data/*.tsv): our own file of north-east Asia with border crossings and detention places, GeoNames'
// towns and divisions of the world, and our own further names and demonyms. Homographs are told apart by what stands around
// them (field-guide 6.2); where that does not help, no place is better than a wrong one.
package gazetteer

import (
	"math"
	"strings"
	"sync"

	"habeas"
)

// A Gazetteer is a set of named places. It is never changed once built and safe for concurrent use.
type Gazetteer struct {
	rows      []row
	latin     map[string][]name // by folded first word, longest first
	script    map[rune][]name   // hangul and Han names by first character, longest first
	peoples   map[string][]name // demonyms in Latin script by folded first word, longest first
	folk      map[rune][]name   // demonyms in hangul and Han
	countries map[string]int32  // ISO code → row
	divisions map[string]int32  // ISO code and folded admin1 → row
	short     map[string]int32  // abbreviations of divisions that stand after a town only: "ill", "tx"
}

// A row is one place.
type row struct {
	place habeas.Place // without Words
	kind  string       // "country", "province", "city", "county", "detention", …
	town  string       // of a detention place or crossing: the town it belongs to; of a country its English name
	pop   int          // people; a guess by kind where the data do not say
	word  bool         // its name is an ordinary word too: "Reading"
	nick  bool         // its name is a given name or a surname too: "Jackson"
	ours  bool         // from our own file of north-east Asia
	twin  bool         // a large town whose division, or another of its country, is named alike
}

// A name is one way to write the name of some rows.
type name struct {
	words []string // Latin: the folded words after the first; else nil
	text  string   // hangul or Han: the whole name
	rows  []int32
	risky bool // hangul or Han that is an ordinary word too (field-guide 6.2): needs its 시, 성 or a place beside it
}

// A Mention is a stretch of text that names a place.
type Mention struct {
	Start, End int // bytes of the text, at character boundaries
	Place      habeas.Place
	// Kind is what sort of place: "country", "region", "province", "prefecture", "city", "county", "district", "town",
	// "neighbourhood", "river", "mountain", "crossing", "detention"; "unlisted" for a town that only its own state or country
	// vouches for; "nationality" for a demonym.
	Kind   string
	Others []habeas.Place // what else the name could mean, best first
	size   int            // people
}

// Size gives how many people live there; 0 where no file says.
func (m Mention) Size() int { return m.size }

// Default gives the gazetteer of the program's own data files, built once.
var Default = sync.OnceValue(func() *Gazetteer {
	g, err := load(embedded)
	if err != nil {
		panic(err) // the files are part of the program; a test loads them
	}
	return g
})

// Lookup finds the place that a name means on its own: the largest or, in our own file, the nearest to the field.
// A country's Place has only its Country.
func (g *Gazetteer) Lookup(name string) (habeas.Place, bool) {
	rows := g.named(strings.TrimSpace(name))
	if len(rows) == 0 {
		return habeas.Place{}, false
	}
	best := rows[0]
	for _, r := range rows[1:] {
		if g.rows[r].prior() > g.rows[best].prior() {
			best = r
		}
	}
	return g.rows[best].settled(), true
}

func (g *Gazetteer) named(s string) []int32 {
	if r, _ := firstRune(s); isScript(r) {
		for _, n := range g.script[r] {
			if n.text == s {
				return n.rows
			}
		}
		return nil
	}
	words := foldWords(s)
	if len(words) == 0 {
		return nil
	}
	for _, n := range g.latin[words[0]] {
		if equal(n.words, words[1:]) {
			return n.rows
		}
	}
	return nil
}

func equal(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// settled gives the place that stands for the row in a claim: a detention place or crossing stands for its town, so that
// "Tumen detention centre" agrees with "Tumen".
func (r *row) settled() habeas.Place {
	p := r.place
	if r.town != "" && r.kind != "country" {
		p.Name = r.town
	}
	return p
}

// prior says how likely the row is meant when nothing else is known: by size, and our own rows before others.
func (r *row) prior() float64 {
	p := math.Log10(float64(max(r.pop, 100)))
	if r.ours {
		p += 1.5
	}
	switch r.kind {
	case "country":
		p += 2
	case "river", "mountain":
		p -= 1
	case "crossing", "detention":
		p--
	case "province":
		p += .3
	case "city": // "Washington" and "Tokyo" are the towns, unless a word says the state
		if r.twin {
			p += 1.6
		}
	}
	return p
}

// Contains reports whether outer holds inner: a country all of its places, a division its towns, a town itself.
// A Place that names nothing holds nothing and is in nothing.
func (g *Gazetteer) Contains(outer, inner habeas.Place) bool {
	if outer.Country == "" || outer.Country != inner.Country {
		return false
	}
	switch {
	case outer.Name == "" && outer.Admin1 == "":
		return true
	case outer.Name == "" || sameName(outer.Name, outer.Admin1) && !g.isTown(outer):
		return outer.Admin1 != "" && sameName(outer.Admin1, inner.Admin1)
	}
	return sameName(outer.Name, inner.Name) && (outer.Admin1 == "" || inner.Admin1 == "" || sameName(outer.Admin1, inner.Admin1))
}

// isTown tells a town that is named as its division ("Beijing") from the division; both hold their parts.
func (g *Gazetteer) isTown(p habeas.Place) bool {
	_, ok := g.divisions[p.Country+fold(p.Admin1)]
	return !ok && p.Admin1 != p.Name
}

func sameName(a, b string) bool { return a == b || fold(a) == fold(b) }

// Kilometres gives the distance of two places along the globe; false when either has no point.
func (g *Gazetteer) Kilometres(a, b habeas.Place) (float64, bool) {
	if a.Lat == 0 && a.Lon == 0 || b.Lat == 0 && b.Lon == 0 {
		return 0, false
	}
	return distance(a, b), true
}

func distance(a, b habeas.Place) float64 {
	const earth, rad = 6371.0, math.Pi / 180
	dLat, dLon := (b.Lat-a.Lat)*rad, (b.Lon-a.Lon)*rad
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*math.Pow(math.Sin(dLon/2), 2)
	return 2 * earth * math.Asin(math.Min(1, math.Sqrt(h)))
}

// Country gives the place of a country by its ISO 3166-1 alpha-2 code, and its English name.
func (g *Gazetteer) Country(code string) (p habeas.Place, english string, ok bool) {
	i, ok := g.countries[code]
	if !ok {
		return habeas.Place{}, "", false
	}
	return g.rows[i].place, g.rows[i].town, true
}

// Nationality gives the country code of a nationality word or a country's name: "Chinese", "North Koreans", "중국인", "朝鲜" → "KP".
func (g *Gazetteer) Nationality(word string) (code string, ok bool) {
	if r, _ := firstRune(word); isScript(r) {
		for _, n := range g.folk[r] {
			if n.text == word {
				return g.rows[n.rows[0]].place.Country, true
			}
		}
	} else if words := foldWords(word); len(words) > 0 {
		for _, n := range g.peoples[words[0]] {
			if equal(n.words, words[1:]) {
				return g.rows[n.rows[0]].place.Country, true
			}
		}
	}
	for _, r := range g.named(word) {
		if g.rows[r].kind == "country" {
			return g.rows[r].place.Country, true
		}
	}
	return "", false
}
