package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// doers gives a deed those who did it.
func (p *passage) doers(d *deed, qs []phrase) {
	t := d.t
	if d.fight {
		return // both sides fight
	}
	for k := t.b; k < min(len(p.tokens), t.b+maxReach*2); k++ {
		if p.lower(k) == ";" || k > t.b && p.otherVerb(t, k) {
			break
		}
		if p.lower(k) != "by" {
			continue
		}
		if p.byOther(t, k) {
			break
		}
		d.perps = append(d.perps, p.doing(p.after(k+1, qs))...)
		if len(d.perps) > 0 {
			return
		}
	}
	if t.voice == active && t.kind != "noun" {
		d.perps = p.doing(p.before(t.chain.a, qs))
		return
	}
	if t.kind == "noun" {
		if d.perps = p.carriers(t, qs); len(d.perps) > 0 {
			return
		}
		for _, q := range qs { // "a guerrilla attack", "the rebels' attack"
			owns := p.lower(q.b) == "'s" || p.lower(q.b) == "'"
			if q.b == t.a || owns && t.a-q.b <= 3 && q.b < t.a {
				if q.kind == "armed" || q.kind == "body" || q.kind == "force" {
					q.adjectival = q.b == t.a
					if d.act != habeas.Abduction && !fatal(d.act) || q.kind == "armed" || q.kind == "body" {
						d.perps = append(d.perps, p.doing([]phrase{q})...)
					}
				}
			}
		}
	}
}

// byOther reports whether the "by" at k belongs to a participle that is neither the act's own nor one of doing it: "the attack on the
// house guarded by soldiers".
func (p *passage) byOther(t *trigger, k int) bool {
	j := k - 1
	for j > t.b && (adverb(p.lower(j)) || p.lower(j) == "out" || p.lower(j) == "up" || p.inTime(j, j+1)) {
		j--
	}
	w := p.lower(j)
	return j >= t.b && !carrying[w] && p.find(lexicon.Role, j) == nil && p.find(lexicon.Act, j) == nil && len(w) > 4 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "en"))
}

var carrying = wordSet("carry carried carrying perpetrate perpetrated commit committed stage staged launch launched conduct conducted mount mounted execute executed unleash unleashed plan planned order ordered mastermind masterminded make made claimed planted placed thrown set detonated hurled fired")

// carriers gives the subject of a verb of doing whose object the act is: "rebels carried out an attack".
func (p *passage) carriers(t *trigger, qs []phrase) []phrase {
	for k := t.a - 1; k > max(p.body, t.a-7); k-- {
		if carrying[p.lower(k)] && !beForms[p.lower(k-1)] {
			return p.doing(p.before(p.chainStart(k), qs))
		}
		if w := p.lower(k); !adverb(w) && !p.tokens[k].Word || w == "by" || w == "of" {
			return nil
		}
	}
	return nil
}

// otherVerb reports whether another verb of violence begins at token k.
func (p *passage) otherVerb(t *trigger, k int) bool {
	for i := range p.triggers {
		if o := &p.triggers[i]; o.a == k && o.a != t.a && o.kind != "noun" && violence(o.act) {
			return true
		}
	}
	return false
}

// helpless are bodies that do no violence.
var helpless = wordSet("union unions party parties committee commission federation federations confederation ministry league directorate")

// doing keeps of phrases those that can do violence.
func (p *passage) doing(qs []phrase) []phrase {
	var out []phrase
	for _, q := range qs {
		if q.kind == "thing" || q.kind == "weapon" || q.kind == "name" || q.kind == "body" && helpless[p.lower(q.head-1)] {
			continue
		}
		if q.kind == "civil" && q.name == "" && (!q.plural || q.org == "") || q.kind == "armed" && q.name == "" && q.org == "" && q.head-q.first == 1 && !q.plural && q.adjectival {
			continue
		}
		out = append(out, q)
	}
	return out
}
