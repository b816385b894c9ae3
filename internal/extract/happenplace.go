package extract

import (
	"slices"
	"strings"

	"habeas"
	"habeas/internal/gazetteer"
)

// A site is a town in which a happening may have been, with what speaks for it.
type site struct {
	place  habeas.Place
	size   int
	score  int
	police bool  // its own police or sheriff acts
	opens  bool  // stands in the dateline
	part   bool  // called a neighbourhood or section
	stray  bool  // most likely another place of that name is meant
	within *site // the larger place that the text names around it: "Oak Hill, Springfield"
}

// A siteVote weighs the towns that a report names.
type siteVote struct {
	sites  []*site
	by     map[placeKey]*site
	states map[placeKey]int           // how often a division is named, its towns and counties too
	names  map[string]map[string]bool // by what names: the division's own, and those of its towns and counties
	said   map[string]bool            // sentences that were weighed: captions come again and again
}

type placeKey struct{ name, admin1, country string }

// happeningPlace gives the town in which the happening was: where a violent act is told to have been, the dateline, the headline,
// the town whose police act, and what is named again and again, weighed together. Without any town it is the division named most.
// stray are the towns that are most likely not meant by their names.
func (d *discourse) happeningPlace(ps []*passage) (where habeas.Place, stray []habeas.Place) {
	v := siteVote{by: map[placeKey]*site{}, states: map[placeKey]int{}, names: map[string]map[string]bool{}, said: map[string]bool{}}
	for i, p := range ps[:min(len(ps), 40)] {
		switch {
		case p.kind == habeas.RegionDateline:
			v.dateline(p)
		case unread(p.kind) == "":
			v.passage(p, i)
		}
	}
	for _, p := range d.headline.ps {
		v.headline(p)
	}
	for _, f := range d.facts {
		if f.ownPlace && (violent(f.claim.Act) || fatal(f.claim.Act)) && reality(f) == "real" {
			w := f.claim.Where
			if s := v.by[placeKey{w.Name, w.Admin1, w.Country}]; s != nil {
				s.score += 6
			}
		}
	}
	for _, s := range v.sites {
		if s.stray = v.astray(s, d.gaz); s.stray {
			stray = append(stray, s.place)
		}
	}
	if s := v.best(); s != nil {
		return v.city(s, d.gaz).place, stray
	}
	return v.division(), stray
}

// dateline weighs the town in a dateline that the reader of the report has set apart.
func (v *siteVote) dateline(p *passage) {
	for _, g := range p.named {
		if s := v.site(g); s != nil {
			s.score += opensWeight
			s.opens = true
		}
	}
}

// opensWeight is what it says for a town that it stands in the dateline of the report.
const opensWeight = 9

// passage weighs the towns of one sentence.
func (v *siteVote) passage(p *passage, at int) {
	text := p.doc[p.start:p.end]
	if len(p.named) == 0 || v.said[text] {
		return
	}
	v.said[text] = true
	for _, g := range p.named {
		if s := v.site(g); s != nil {
			s.weigh(p, g, at)
			v.around(p, g, s)
		}
	}
}

// around notes the larger town that the text names right beside a smaller: "Oak Hill, Springfield", "Oak Hill in Springfield",
// "Springfield's Oak Hill".
func (v *siteVote) around(p *passage, g gazetteer.Mention, s *site) {
	for _, o := range p.named {
		if !town(o) || o.Place.Admin1 != g.Place.Admin1 || o.Size() < 3*g.Size() || o.Place.Name == g.Place.Name {
			continue
		}
		switch {
		case o.Start > g.End && o.Start-g.End <= 25:
			switch strings.TrimSpace(p.doc[g.End:o.Start]) {
			case ",", "in", "of", "neighborhood of", "section of", "neighborhood in":
				s.within = v.site(o)
			}
		case g.Start >= o.End && g.Start-o.End <= 4 && strings.Contains(p.doc[o.End:g.Start], "s "):
			s.within = v.site(o)
		}
	}
}

// headline weighs the towns of the title: it names the place of its news.
func (v *siteVote) headline(p *passage) {
	for _, g := range p.named {
		if s := v.site(g); s != nil {
			a, b := p.tokenRange(g.Start, g.End)
			s.part = s.part || partWords[p.lower(b)]
			switch {
			case natives[p.lower(b)]:
				s.score++
			case near[p.lower(a-1)]:
				s.score += 9
			default:
				s.score += 7
			}
		}
	}
}

// site gives the town of a mention, and notes the division; nil for what is no town.
func (v *siteVote) site(g gazetteer.Mention) *site {
	if g.Place.Admin1 != "" {
		v.states[placeKey{"", g.Place.Admin1, g.Place.Country}]++
		division := g.Place.Country + "/" + g.Place.Admin1
		if v.names[division] == nil {
			v.names[division] = map[string]bool{}
		}
		v.names[division][g.Place.Words] = true
	}
	if !town(g) {
		return nil
	}
	k := placeKey{g.Place.Name, g.Place.Admin1, g.Place.Country}
	s := v.by[k]
	if s == nil {
		s = &site{place: g.Place, size: g.Size()}
		v.by[k] = s
		v.sites = append(v.sites, s)
	}
	return s
}

// town reports whether a mention is of a town, not of a country, state or river.
func town(g gazetteer.Mention) bool {
	switch g.Kind {
	case "country", "province", "region", "river", "nationality", "county", "state":
		return false
	}
	return g.Place.Name != ""
}

var (
	near       = wordSet("in near at outside around")
	acting     = wordSet("police sheriff pd officers firefighters")
	natives    = wordSet("man woman teen teenager boy girl couple resident residents native mother father mom dad family student")
	partWords  = wordSet("neighborhood neighbourhood section")
	bearsName  = wordSet("hospital medical center times post news university herald globe tribune")
	caresIn    = wordSet("hospital center jail prison court university")
	takenThere = map[habeas.Act]bool{habeas.Arrest: true, habeas.Detention: true, habeas.Transfer: true, habeas.Release: true, habeas.Sentence: true}
)

// weigh adds what one mention says for the town.
func (s *site) weigh(p *passage, g gazetteer.Mention, at int) {
	a, b := p.tokenRange(g.Start, g.End)
	before := p.lower(a - 1)
	s.score++
	if at < 3 {
		s.score += 2
	}
	switch {
	case a < p.body:
		s.score += 6
		s.opens = true
	case acting[p.lower(b)]:
		s.score += 4
		s.police = true
	case before == "of" && p.lower(a-2) == "," || before == "from" || before == "to":
		s.score -= 2 // where somebody lives, or was brought
	case natives[p.lower(b)]:
		s.score--
	case near[before]:
		s.score += p.actBefore(a)
	}
	for k := b; k < b+3; k++ {
		if bearsName[p.lower(k)] {
			s.score -= 3
			break
		}
	}
	if near[before] && caresIn[p.lower(a-2)] {
		s.score -= 6
	}
	s.part = s.part || partWords[p.lower(b)] || partWords[p.lower(b+1)] && p.tokens[b].Word
}

// actBefore says what the act before a place at token a makes of it: violence was there, an arrest need not have been where the
// violence was.
func (p *passage) actBefore(a int) int {
	score := 2
	for i := range p.triggers {
		t := &p.triggers[i]
		switch {
		case violent(t.act) || fatal(t.act):
			score = 5
		case takenThere[t.act] && t.b <= a && a-t.b < 8:
			return -2
		}
	}
	return score
}

// best gives the town for which most speaks, the first of equals; nil for none. A named division speaks for its towns.
func (v *siteVote) best() *site {
	var best *site
	for _, s := range v.sites {
		s.score += min(v.states[placeKey{"", s.place.Admin1, s.place.Country}], 4) + min(v.country(s.place.Country), 4)
		if best == nil || best.stray && !s.stray || s.score > best.score && (best.stray || !s.stray) {
			best = s
		}
	}
	return best
}

// farOff is how many kilometres from the town whose police act another is most likely not meant.
const farOff = 150

// astray reports whether a town is most likely a quarter or a village that bears the name of a town elsewhere: the report names
// nothing else of its division, but more than one place of another, or its police are not told of, but those of a town far off.
func (v *siteVote) astray(s *site, gaz *gazetteer.Gazetteer) bool {
	own := s.place.Country + "/" + s.place.Admin1
	if len(v.names[own]) > 1 || s.police || s.opens {
		return false
	}
	for division, names := range v.names {
		if division != own && len(names) > 1 {
			return true
		}
	}
	return slices.ContainsFunc(v.sites, func(o *site) bool {
		km, known := gaz.Kilometres(o.place, s.place)
		return (o.police || o.opens) && known && km > farOff
	})
}

func (v *siteVote) country(code string) int {
	n := 0
	for k, c := range v.states {
		if k.country == code {
			n += c
		}
	}
	return n
}

// aroundCity is how far from its city, in kilometres, a neighbourhood can lie.
const aroundCity = 35

// city gives the large town of which s is a neighbourhood: one close by, much larger, whose police act there or whose name opens
// the report, when the police of s itself are not told of.
func (v *siteVote) city(s *site, gaz *gazetteer.Gazetteer) *site {
	if s.police || s.opens {
		return s
	}
	for _, o := range v.sites {
		if o != s.within && !o.police && !o.opens && !s.part || o.place.Admin1 != s.place.Admin1 || o.size < 200_000 || o.size < 3*s.size {
			continue
		}
		if km, ok := gaz.Kilometres(o.place, s.place); ok && km < aroundCity {
			return o
		}
	}
	return s
}

// division gives the division that the report names most, or its only one; nothing where two are named as often.
func (v *siteVote) division() habeas.Place {
	var best placeKey
	most, tie := 0, false
	for k, n := range v.states {
		if n > most {
			best, most, tie = k, n, false
		} else if n == most {
			tie = true
		}
	}
	if tie {
		return habeas.Place{}
	}
	return habeas.Place{Admin1: best.admin1, Country: best.country}
}
