package extract

import (
	"strings"

	"habeas"
)

// A strifeEvent is one happening of violence with all deeds that tell of it.
type strifeEvent struct {
	deeds []*deed
	kind  string // "abduction", "bombing", "attack", "arson"
	last  int    // passage that told of it last
}

func (d *deed) kind() string {
	switch {
	case d.act == habeas.Abduction:
		return "abduction"
	case d.act == arson:
		return "arson"
	case d.act == habeas.Bombing || d.weapon:
		return "bombing"
	}
	return "attack"
}

// gatherEvents joins the deeds of a report into happenings.
func gatherEvents(ds []*deed) []*strifeEvent {
	var out []*strifeEvent
	for _, d := range ds {
		if e := eventOf(out, d); e != nil {
			e.add(d)
			continue
		}
		e := &strifeEvent{}
		e.add(d)
		out = append(out, e)
	}
	return out
}

func (e *strifeEvent) add(d *deed) {
	e.deeds = append(e.deeds, d)
	e.last = d.at
	switch k := d.kind(); {
	case e.kind == "" || e.kind == "attack" && k == "bombing":
		e.kind = k
	}
}

// eventOf gives the happening told of before that a deed belongs to; nil for none.
func eventOf(es []*strifeEvent, d *deed) *strifeEvent {
	for i := len(es) - 1; i >= 0; i-- {
		if es[i].sharesName(d) && es[i].fits(d) {
			return es[i]
		}
	}
	for i := len(es) - 1; i >= 0; i-- {
		if es[i].fits(d) && !es[i].otherNames(d) {
			return es[i]
		}
	}
	return nil
}

// fits reports whether nothing speaks against a deed being of the happening: another kind, day or place.
func (e *strifeEvent) fits(d *deed) bool {
	k := d.kind()
	if (k == "abduction") != (e.kind == "abduction") || (k == "arson") != (e.kind == "arson") {
		return false
	}
	if k != e.kind && d.at-e.last > 1 && !d.anaphora && !e.sharesName(d) {
		return false // a killing told far from a bomb is another matter
	}
	if k != e.kind && (d.loose() || e.loose()) {
		return false // "bombings" beside a murder
	}
	if d.at-e.last > 2 && !d.anaphora && !e.sharesName(d) && !e.sharesWords(d) && len(d.victims)+len(d.targets) > 0 {
		return false
	}
	for _, o := range e.deeds {
		if placed(o.when) && placed(d.when) && o.when.Days() <= 3 && d.when.Days() <= 3 && !o.when.Overlaps(d.when.When) {
			return false
		}
		if elsewhere(o.where, d.where) {
			return false
		}
	}
	return true
}

// loose reports whether a deed is told as one of many, without anybody it was done to: "bombings".
func (d *deed) loose() bool {
	return d.t.kind == "noun" && strings.HasSuffix(d.p.lower(d.t.b-1), "s") && len(d.victims)+len(d.targets) == 0
}

func (e *strifeEvent) loose() bool {
	for _, d := range e.deeds {
		if !d.loose() {
			return false
		}
	}
	return true
}

// elsewhere reports whether two lists of places can not be one: towns or divisions of other names.
func elsewhere(a, b []spot) bool {
	for _, x := range a {
		for _, y := range b {
			if x.Place.Country != y.Place.Country && x.Place.Country != "" && y.Place.Country != "" {
				continue
			}
			if x.Kind == "country" || y.Kind == "country" || x.Place.Name == y.Place.Name || x.Place.Name == y.Place.Admin1 || y.Place.Name == x.Place.Admin1 {
				return false
			}
		}
	}
	return len(a) > 0 && len(b) > 0
}

func (d *deed) names() []string {
	var out []string
	for _, q := range d.victims {
		if q.name != "" {
			out = append(out, q.name)
		}
	}
	return out
}

// sharesName reports whether a person named as a victim of the happening is one of the deed's.
func (e *strifeEvent) sharesName(d *deed) bool {
	for _, n := range d.names() {
		for _, o := range e.deeds {
			for _, m := range o.names() {
				if sameName(n, m) {
					return true
				}
			}
		}
	}
	return false
}

// sharesWords reports whether people of the happening are told of in the same words as those of the deed, or are as many.
func (e *strifeEvent) sharesWords(d *deed) bool {
	for _, q := range append(d.victims[:len(d.victims):len(d.victims)], d.targets...) {
		for _, o := range e.deeds {
			for _, r := range append(o.victims[:len(o.victims):len(o.victims)], o.targets...) {
				if q.words != "" && strings.EqualFold(lastWord(q.words, 0, len(q.words)), lastWord(r.words, 0, len(r.words))) || q.counted && r.counted && q.count.Best() > 1 && q.count.Best() == r.count.Best() {
					return true
				}
			}
		}
	}
	return false
}

// otherNames reports whether both name victims and none of them is the same.
func (e *strifeEvent) otherNames(d *deed) bool {
	if len(d.names()) == 0 || e.sharesName(d) {
		return false
	}
	for _, o := range e.deeds {
		if len(o.names()) > 0 && o.at != d.at {
			return true
		}
	}
	return false
}

// told reports whether a happening is more than a mention: it has a victim, or a thing that was attacked, or a bomb went off.
func (e *strifeEvent) told() bool {
	civil, thing, fresh := false, false, false
	for _, d := range e.deeds {
		for _, q := range d.victims {
			civil = civil || q.kind == "civil" || q.kind == "name" || q.kind == "force" && !q.armed(d) || q.kind == "crowd" && (q.name != "" || !d.combat && (q.counted || q.plural))
		}
		for _, q := range d.targets {
			thing = thing || (len(d.perps) > 0 || d.act == habeas.Bombing || q.kind == "thing") && !q.ofWar(d.p)
		}
		fresh = fresh || !d.anaphora && !d.fight
		thing = thing || d.act == habeas.Bombing && d.t.kind != "noun"
	}
	return (civil || thing && fresh) && e.particular()
}

// ofWar reports whether a phrase means what armed forces hold in a war: their positions, posts and units.
func (q *phrase) ofWar(p *passage) bool {
	for k := q.first; k < q.head; k++ {
		if p.onList("of war", k) {
			return true
		}
	}
	return false
}

// particular reports whether a happening is told with something of its own: a name, a number, one person, who did it, a day or a
// place. "The murder of journalists" alone is no happening.
func (e *strifeEvent) particular() bool {
	for _, d := range e.deeds {
		if len(d.perps)+len(d.blamed)+len(d.where) > 0 || placed(d.when) {
			return true
		}
		for _, q := range d.victims {
			if q.name != "" || q.counted || !q.plural {
				return true
			}
		}
	}
	return false
}

// uncounted are nouns made of a participle, which tell what was done and not to whom.
var uncounted = wordSet("dead wounded injured casualties casualty others other victims victim members")

// armed reports whether a phrase means those who bear arms, to whom violence is done in fighting: police and persons named apart.
func (q *phrase) armed(d *deed) bool {
	if q.name != "" {
		return false
	}
	w := strings.ToLower(q.words)
	return q.kind == "armed" || q.kind == "force" && (d.combat || !strings.Contains(w, "police") && !strings.Contains(w, "guard")) || w == "population" || w == "civilian population"
}

// fullName gives the longest name of the report that holds all words of a name.
func fullName(name string, all []string) string {
	best := name
	for _, n := range all {
		if len(n) > len(best) && sameName(n, name) && len(strings.Fields(n)) > len(strings.Fields(name)) {
			best = n
		}
	}
	return best
}
