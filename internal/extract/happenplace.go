package extract

import (
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
	within *site // the larger place that the text names around it: "Oak Hill, Springfield"
}

// A siteVote weighs the towns that a report names.
type siteVote struct {
	sites  []*site
	by     map[placeKey]*site
	states map[placeKey]int // how often a division is named, its towns and counties too
	said   map[string]bool  // sentences that were weighed: captions come again and again
}

type placeKey struct{ name, admin1, country string }

// happeningPlace gives the town in which the happening was: where a violent act is told to have been, the dateline, the headline,
// the town whose police act, and what is named again and again, weighed together. Without any town it is the division named most.
func (d *discourse) happeningPlace(ps []*passage) habeas.Place {
	v := siteVote{by: map[placeKey]*site{}, states: map[placeKey]int{}, said: map[string]bool{}}
	for i, p := range ps[:min(len(ps), 40)] {
		if unread(p.kind) == "" {
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
	if s := v.best(); s != nil {
		return v.city(s, d.gaz).place
	}
	return v.division()
}

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
		if best == nil || s.score > best.score {
			best = s
		}
	}
	return best
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
