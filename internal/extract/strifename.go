package extract

import (
	"slices"

	"habeas"
)

// Who people are is often told in a sentence of its own: "the victims are …", "he was identified as …"; and who held people, by
// telling who let them go.

// introduced gives the people that a passage names as those told of before. Where another act than violence is told, they may be
// those of that act.
func (p *passage) introduced(qs []phrase) []phrase {
	for i := range p.triggers {
		if !violence(p.triggers[i].act) {
			return nil
		}
	}
	for k := p.body + 1; k < len(p.tokens); k++ {
		w := p.lower(k)
		if w == "as" && p.onList("identifying", k-1) {
			return withNames(p.after(k+1, qs))
		}
		if p.onList("identifying", k+1) {
			continue
		}
		if (w == "are" || w == "were" || w == "is" || w == "was") && k-p.body < 10 && p.ofSufferers(k) {
			return withNames(p.after(k+1, qs))
		}
	}
	return nil
}

// ofSufferers reports whether the subject before token k means people who suffered something, or "they" alone.
func (p *passage) ofSufferers(k int) bool {
	if k == p.body+1 && p.lower(p.body) == "they" {
		return true
	}
	for j := p.body; j < k; j++ {
		if p.onList("sufferers", j) {
			return true
		}
	}
	return false
}

// withNames keeps of phrases the people with a name, each as one person: their places in the sentence mean nothing in the deed's.
func withNames(qs []phrase) []phrase {
	var out []phrase
	for _, q := range qs {
		if q.name != "" && q.people() {
			q.counted, q.count = true, habeas.Exactly(1, q.name)
			out = append(out, q)
		}
	}
	return out
}

// name gives the deed of the passage, or else the last one with people told shortly before it, the names of those people.
func name(ds []*deed, at int, who []phrase) {
	if len(who) == 0 {
		return
	}
	for i := len(ds) - 1; i >= 0 && ds[i].at >= at-2; i-- {
		if len(ds[i].victims) > 0 || ds[i].at == at {
			ds[i].victims = append(ds[i].victims, who...)
			return
		}
	}
}

// freers gives the deeds by which armed people or bodies let somebody go.
func (p *passage) freers(qs []phrase) []deed {
	var out []deed
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.act != habeas.Release {
			continue
		}
		d := deed{act: t.act, t: t, p: p}
		p.undergo(&d, qs)
		p.doers(&d, qs)
		d.perps = slices.DeleteFunc(d.perps, func(q phrase) bool { return q.kind != "armed" && (q.org == "" || q.kind == "force") })
		if len(d.perps) > 0 {
			out = append(out, d)
		}
	}
	return out
}

// hold gives those who let people go as doers to the abductions of which no doer is told, unless the names say that it was others
// whom they let go.
func hold(ds []*deed, free []deed) {
	for _, d := range ds {
		if d.act != habeas.Abduction || len(d.perps)+len(d.blamed) > 0 {
			continue
		}
		e := strifeEvent{deeds: []*deed{d}}
		for i := range free {
			if len(d.names()) == 0 || len(free[i].names()) == 0 || e.sharesName(&free[i]) {
				d.blamed = append(d.blamed, free[i].perps...)
			}
		}
	}
}
