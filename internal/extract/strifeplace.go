package extract

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/lexicon"
)

// homeOf gives the country that a report is about: the one most often named, by itself, its places and its people, above all beside
// deeds of violence; where the report was written counts little.
func homeOf(ps []*passage) string {
	n := map[string]int{}
	for i, p := range ps {
		if unread(p.kind) != "" {
			continue
		}
		times := 1
		if p.ofViolence() {
			times = 2
		}
		for _, g := range p.named {
			n[g.Place.Country] += times * p.homeWeight(g, i == 0)
		}
		for k := p.body; k < len(p.tokens); k++ {
			if f := p.find(lexicon.People, k); f != nil {
				n[f.Entry.Code] += times
			}
		}
	}
	best := ""
	for c, k := range n {
		if c != "" && (k > n[best] || k == n[best] && c < best) {
			best = c
		}
	}
	return best
}

// homeWeight says how much a place or people that is named tells of the country that a report is about.
func (p *passage) homeWeight(g gazetteer.Mention, first bool) int {
	a, b := p.tokenRange(g.Start, g.End)
	switch {
	case first && a < p.body && p.abroad():
		return 1
	case first && a < p.body:
		return 8
	case g.Kind == "country" && placing[p.lower(a-1)]:
		return 3
	case g.Kind == "country" && p.lower(b) != "'s":
		return 1 // "U.S. citizens"
	}
	return 1
}

// abroad reports whether the dateline that names a place tells its country too, as one does for places far from the readers.
func (p *passage) abroad() bool {
	for _, o := range p.named {
		if a, _ := p.tokenRange(o.Start, o.End); a < p.body && o.Kind == "country" {
			return true
		}
	}
	return false
}

// ofViolence reports whether an act of violence is told in the passage.
func (p *passage) ofViolence() bool {
	for i := range p.triggers {
		if violence(p.triggers[i].act) {
			return true
		}
	}
	return false
}

// locate gives a deed the place that no gazetteer has, and takes from it a country of people named beside it that is not where it was.
func (d *deed) locate(home string, town *gazetteer.Mention) {
	kept := d.where[:0:0]
	for _, w := range d.where {
		if w.Kind == "country" && !placing[d.p.lower(w.a-1)] {
			continue // "U.S. citizens"
		}
		w.Place = atHome(d.p.wholeName(w), home, d.p)
		kept = append(kept, w)
	}
	if d.where = kept; len(kept) == 0 {
		d.where = d.p.besides(d.t, home)
	}
	if len(d.where) == 0 && town != nil && d.p.saysHere() {
		d.where = []spot{{Mention: *town}}
	}
	s, ok := d.p.unlisted(d.t, home)
	if !ok {
		return
	}
	for _, w := range d.where {
		if w.Kind != "country" && w.Kind != "province" && w.a < s.a {
			return
		}
	}
	d.where = []spot{s}
}

// namesNoPlace takes the places that stand within the names of people and bodies out of those where something may have been:
// "Juan Valencia", "the police of Kur".
func (p *passage) namesNoPlace(qs []phrase) {
	for i := range p.places {
		s := &p.places[i]
		for k := range qs {
			q := &qs[k]
			if q.kind == "thing" || q.kind == "weapon" || placing[p.lower(s.a-1)] && !nameParticles[p.lower(s.a-1)] {
				continue
			}
			if q.kind == "name" && s.b-s.a == q.named.end-q.named.start {
				continue // a place's own name
			}
			if s.a >= q.first && s.b <= q.head || s.a >= q.named.start && s.b <= q.named.end {
				s.use = teller
			}
		}
	}
}

// hereOf gives the town of the dateline, where the report was written in the country that it is about; nil for none.
func hereOf(ps []*passage, home string) *gazetteer.Mention {
	if len(ps) == 0 || ps[0].abroad() {
		return nil
	}
	for i, g := range ps[0].named {
		if a, _ := ps[0].tokenRange(g.Start, g.End); a < ps[0].body && g.Kind == "city" && g.Place.Country == home {
			return &ps[0].named[i]
		}
	}
	return nil
}

// saysHere reports whether the passage tells of the town where it is written: "in this capital".
func (p *passage) saysHere() bool {
	for k := p.body; k < len(p.tokens); k++ {
		if p.onList("town here", k) && (p.lower(k-1) == "this" || p.lower(k-1) == "the" && p.lower(k) == "capital") && p.lower(k+1) != "of" && p.lower(k+1) != "'s" {
			return true
		}
	}
	return false
}

// besides gives, for a deed without a place of its own, the town that the sentence says something was in: the nearest behind the
// deed, else before it.
func (p *passage) besides(t *trigger, home string) []spot {
	var found []spot
	for _, s := range p.places {
		if s.Kind == "country" || s.goal || s.use == teller || !p.placedIn(s.a) || p.inSpeaker(s.a) {
			continue
		}
		s.Place = atHome(p.wholeName(s), home, p)
		if found = []spot{s}; s.a > t.a {
			break
		}
	}
	return found
}

// placedIn reports whether a word for being somewhere leads to the name at k: "in", "in downtown", "near the city of".
func (p *passage) placedIn(k int) bool {
	for j := k - 1; j > k-5; j-- {
		if inside[p.lower(j)] {
			return true
		}
		if !p.onList("part of town", j) {
			return false
		}
	}
	return false
}

// wholeName gives a town whose name goes on behind the one that the gazetteer has its whole name: "San Juan de las Flores".
func (p *passage) wholeName(s spot) spot {
	if s.Kind != "city" {
		return s
	}
	end := s.b
	for nameParticles[p.lower(end)] {
		end++
	}
	if !p.nameToken(end) || p.inPlace(end) {
		return s
	}
	s.b = end + 1
	s.Place = habeas.Place{Name: p.text(s.a, s.b), Country: s.Place.Country, Words: p.text(s.a, s.b)}
	s.Others, s.Kind = nil, "unlisted"
	return s
}

var inside = wordSet("in near outside at")

var placing = wordSet("in inside within throughout across near of outside from")

// atHome gives the place of a name in the country that the report is about, where the name is borne there too or is that of a small
// place abroad; its spelling is plain where the text has no accents.
func atHome(w spot, home string, p *passage) habeas.Place {
	best := w.Place
	if w.Kind != "country" && best.Country != home && home != "" {
		for _, o := range w.Others {
			if o.Country == home {
				o.Words = best.Words
				best = o
				break
			}
		}
		if best.Country != home && !p.namesCountry(best.Country) {
			best = habeas.Place{Name: p.text(w.a, w.b), Country: home, Words: best.Words}
		}
	}
	if p.shouted {
		best.Name, best.Admin1 = plain(best.Name), plain(best.Admin1)
	}
	return best
}

// namesCountry reports whether the passage, its dateline too, names a country or its people.
func (p *passage) namesCountry(code string) bool {
	for _, g := range p.named {
		if g.Place.Country == code && (g.Kind == "country" || g.Kind == "nationality") {
			return true
		}
	}
	return false
}

// plain takes the accents from a name, as texts in capitals write it.
func plain(name string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(name)))
}

// settlements are words for places that stand beside a name which no gazetteer has: "Las Flores canton", "the village of Kur".
var settlements = wordSet(`neighborhood neighbourhood district town village hamlet city municipality canton area zone sector suburb settlement jurisdiction
 farm ranch estate province department region avenue street square camp highway valley hill quarter county ward`)

// unlisted gives a place of a deed that no gazetteer has, told by the words around its name, with the division or country that
// follows it.
func (p *passage) unlisted(t *trigger, home string) (spot, bool) {
	from, to := p.reach(t)
	for k := max(from, p.body+1); k < to; k++ {
		if !p.nameToken(k) || p.inPlace(k) {
			continue
		}
		end := p.nameRun(k, false)
		if end <= k {
			continue
		}
		start := k
		for nameParticles[p.lower(start-1)] {
			start--
		}
		before := p.lower(start - 1)
		named := before == "of" && settlements[p.lower(start-2)] || settlements[p.lower(end)] && p.lower(end) != "street" && p.lower(end) != "avenue"
		listed := p.lower(end) == "," && p.inPlace(end+1) && (before == "in" || before == "at" || before == "near")
		if !named && !listed {
			k = end - 1
			continue
		}
		w := habeas.Place{Name: p.text(start, end), Country: home}
		for _, s := range p.places {
			if s.a >= end && s.a <= end+3 {
				w.Country, w.Admin1, w.Lat, w.Lon = s.Place.Country, firstOf(s.Place.Admin1, s.Place.Name), s.Place.Lat, s.Place.Lon
				break
			}
		}
		return spot{a: start, b: end, Mention: gazetteer.Mention{Place: w, Kind: "unlisted"}}, true
	}
	return spot{}, false
}
