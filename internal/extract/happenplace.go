package extract

import (
	"habeas"
	"habeas/internal/gazetteer"
)

// happeningPlace gives the town in which the happening was: where a violent act is told to have been, the dateline, the town whose
// police or sheriff acts, and what is named again and again, weighed together.
func happeningPlace(ps []*passage, fs []*fact) habeas.Place {
	score := map[placeKey]int{}
	first := map[placeKey]habeas.Place{}
	var order []placeKey
	vote := func(w habeas.Place, n int) {
		k := placeKey{w.Name, w.Admin1, w.Country}
		if w.Name == "" {
			return
		}
		if _, ok := first[k]; !ok {
			first[k] = w
			order = append(order, k)
		}
		score[k] += n
	}
	states := map[string]int{}
	for i, p := range ps {
		if i > 40 || unread(p.kind) != "" {
			continue
		}
		for _, g := range p.named {
			states[g.Place.Admin1]++
			if town(g) {
				vote(g.Place, p.placeScore(g, i))
			}
		}
	}
	for _, f := range fs {
		if f.ownPlace && (violent(f.claim.Act) || fatal(f.claim.Act)) && reality(f) == "real" {
			vote(f.claim.Where, 6)
		}
	}
	best := placeKey{}
	for _, k := range order {
		score[k] += min(states[k.admin1], 4)
		if best.name == "" || score[k] > score[best] {
			best = k
		}
	}
	return first[best]
}

type placeKey struct{ name, admin1, country string }

// town reports whether a mention is of a town, not of a country, state or river.
func town(g gazetteer.Mention) bool {
	switch g.Kind {
	case "country", "province", "region", "river", "nationality", "county", "state":
		return false
	}
	return g.Place.Name != ""
}

// placeScore says how well a mention fits as the town of the happening.
func (p *passage) placeScore(g gazetteer.Mention, at int) int {
	a, b := p.tokenRange(g.Start, g.End)
	score := 1
	if at < 3 {
		score += 2
	}
	switch {
	case a < p.body:
		score += 6 // the dateline
	case p.lower(b) == "police" || p.lower(b) == "sheriff" || p.lower(b) == "pd" || p.lower(b) == "officers":
		score += 3
	case p.lower(a-1) == "in" || p.lower(a-1) == "near" || p.lower(a-1) == "at":
		score += 2
		for i := range p.triggers {
			if t := &p.triggers[i]; violent(t.act) || fatal(t.act) {
				score += 3
				break
			}
		}
	case p.lower(a-1) == "of" && p.lower(a-2) == "," || p.lower(a-1) == "from":
		score -= 2 // where somebody lives
	}
	for k := b; k < b+3; k++ {
		if w := p.lower(k); w == "hospital" || w == "medical" || w == "center" || w == "times" || w == "post" || w == "news" || w == "university" {
			return score - 3
		}
	}
	return score
}
