package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// What leads to a place: the preposition before it, seen past the words that say what sort of place it is.

// placeKinds are nouns for what a place is, before its name: "the border town of Kadu", "the commercial city Maro".
var placeKinds = wordSet(`city cities town towns capital village villages port province provinces region state county district township prefecture
 island area municipality settlement republic kingdom nation country outskirts suburb suburbs`)

// placeAdjectives stand between a preposition and the name of a place or the noun for what it is.
var placeAdjectives = wordSet(`northern southern eastern western north south east west central northeastern northwestern southeastern southwestern northeast
 northwest southeast southwest rival neighboring neighbouring nearby adjacent communist capitalist downtown upper lower inner greater mainland main
 far remote industrial commercial coastal provincial regional administrative border small large major busy the a an its their`)

// leadingTo gives the preposition, or other word, that leads to the place at token a, and where it stands: the "to" of "to the Kadu
// port of Maro".
func (p *passage) leadingTo(a int) (string, int) {
	k := a - 1
	for k > p.body && a-k < 9 {
		n := p.sortBefore(k)
		if n == 0 {
			break
		}
		k -= n
	}
	return p.lower(k), k
}

// sortBefore gives how many tokens that end at k say what sort of place follows; 0 for none.
func (p *passage) sortBefore(k int) int {
	w := p.lower(k)
	switch {
	case placeAdjectives[w], placeKinds[w] && !p.tokens[k].Capital:
		return 1
	case w == "of" && placeKinds[p.lower(k-1)] && !p.tokens[k-1].Capital:
		return 2
	case placeKinds[p.lower(k+1)] && w == "'s" && p.inPlace(k-1):
		return 1 + p.spotAt(k-1).b - p.spotAt(k-1).a
	case placeKinds[p.lower(k+1)] && p.find(lexicon.People, k) != nil:
		return 1
	}
	return 0
}

// across reports whether the place is only named as the other side of a border: "near the border with Kadu", "Kadu, bordering Maro".
func (p *passage) across(before string, k int) bool {
	switch before {
	case "bordering", "borders", "adjoining":
		return true
	case "with":
		return borderWords[p.lower(k-1)]
	case "between":
		return borderWords[p.lower(k-1)] && (strings.HasPrefix(p.lower(k-2), "cross") || strings.HasPrefix(p.lower(k-3), "cross"))
	case "of", "from":
		return placeAdjectives[p.lower(k-1)] && distances[p.lower(k-2)] || distances[p.lower(k-1)]
	}
	return false
}

// distances are units by which a place is told from another: "500 kilometres southeast of Kadu".
var distances = wordSet("kilometres kilometers kilometre kilometer km kms miles mile mi")

// sideOf gives the country and province of a border crossing for a return: where it is listed on the side that people are returned to, or
// of another country than who returns them, it is the other side of the same crossing, of which nothing is said.
func (p *passage) sideOf(s spot, t *trigger, origin string) (country, admin1 string) {
	agent := p.agentCountry(t)
	for _, o := range p.places {
		if o.Kind == s.Kind && o.a != s.a {
			return s.Place.Country, s.Place.Admin1 // of several crossings nobody knows which leads where
		}
	}
	if origin != "" && s.Place.Country == origin || agent != "" && agent != origin && agent != s.Place.Country {
		return "", ""
	}
	return s.Place.Country, s.Place.Admin1
}

// partAhead reports whether a part of a town is named at b: "in Kadu's 7th District".
func (p *passage) partAhead(b int) bool {
	for k := b; k < min(b+4, len(p.tokens)); k++ {
		if townParts[p.lower(k)] {
			return true
		}
		if p.find(lexicon.Speaker, k) != nil || p.find(lexicon.Agent, k) != nil {
			return false
		}
	}
	return false
}

var townParts = wordSet("district districts quarter quarters suburb suburbs outskirts neighborhood neighbourhood centre center downtown street market restaurant hotel university")

var borderWords = wordSet("border borders frontier frontiers boundary")

// hopedFor reports whether the place is where people wish to live: "in hopes of seeking asylum in Kadu".
func (p *passage) hopedFor(before string, k int) bool {
	if before != "in" || !refuge[p.lower(k-1)] {
		return false
	}
	for j := k - 2; j > max(p.body, k-9); j-- {
		w := p.lower(j)
		if hopes[w] || w == "seeking" || w == "fly" || w == "flown" || w == "leave" {
			return true
		}
		if w == "." || w == ";" || w == "," {
			return false
		}
	}
	return false
}

var (
	refuge = wordSet("asylum refuge resettlement resettle settle settling freedom life")
	hopes  = wordSet("hope hopes hoping hoped want wants wanted wanting wish wished plan plans planned planning intend intended intending trying tried attempting bid way order seek quest")
)

// withinSemicolons narrows what belongs to an act named by a noun to its part of an enumeration: "the deportation of five from Kadu;
// the handing over of two in Maro".
func (p *passage) withinSemicolons(t *trigger, from, to int) (int, int) {
	for k := from; k < to; k++ {
		if p.lower(k) != ";" {
			continue
		}
		if k >= t.b {
			return from, k
		}
		from = k + 1
	}
	return from, to
}

// reached gives, for a seizing that names no place, the town that the sentence tells people to have come to before: "made it to Kadu
// before being caught", "were held after arriving in Kadu".
func (p *passage) reached(t *trigger, origin string) []spot {
	if t.act != habeas.Arrest && t.act != habeas.Detention {
		return nil
	}
	for i := len(p.places) - 1; i >= 0; i-- {
		s := p.places[i]
		if s.Kind == "country" || s.Place.Country == origin || s.use == teller || !p.comesTo(s.a) {
			continue
		}
		if s.b <= t.chain.a && t.chain.a-s.b <= 16 || s.a > t.b && p.wordBetween(t.b, s.a, "after") {
			return []spot{s}
		}
	}
	return nil
}

// comesTo reports whether a verb of coming leads to the place at token a.
func (p *passage) comesTo(a int) bool {
	before, k := p.leadingTo(a)
	if arrives[before] {
		return true
	}
	if before != "to" && before != "in" && before != "at" && before != "into" {
		return false
	}
	for j := k - 1; j > max(p.body, k-5); j-- {
		if w := p.lower(j); arrives[w] || (w == "it" && (p.lower(j-1) == "made" || p.lower(j-1) == "make" || p.lower(j-1) == "making")) {
			return true
		}
	}
	return false
}

var arrives = wordSet("reached reaching arrived arriving entered entering got went going came")

// premisesAhead reports whether a building or gate is named at b: the place that owns it is where it stands.
func (p *passage) premisesAhead(b int) bool {
	for k := b; k < min(b+4, len(p.tokens)) && p.tokens[k].Word; k++ {
		if facilityWords[p.lower(k)] {
			return true
		}
	}
	return false
}
