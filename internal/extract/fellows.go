package extract

import (
	"habeas"
	"habeas/internal/lexicon"
)

// companions gives the nouns that are joined to one noun as further people of the act: "and three men", "with two others".
func (p *passage) companions(t *trigger, first int) []int {
	out := []int{first}
	last := p.nouns[first]
	for i := first + 1; i < len(p.nouns); i++ {
		n := p.nouns[i]
		if n.among || n.ref == pronoun || !p.joins(last.b, n.a) && !p.listGoesOn(i) {
			break
		}
		out = append(out, i)
		last = n
	}
	if t.voice == passive || t.voice == subject {
		for i := first - 1; i >= 0 && p.nouns[i].unit == p.nouns[first].unit && !p.nouns[i].among && p.nouns[i].ref != pronoun && p.joinsLeft(i, out[0], len(out)); i-- {
			if p.doingTo(i) {
				i-- // "guides leading the group and a refugee"
			}
			out = append([]int{i}, out...)
		}
	}
	if t.voice == passive && len(out) == 1 {
		out = append(out, p.alongside(t)...)
	}
	if t.voice == active && len(out) == 1 {
		out = append(out, p.helpersAlong(first)...)
	}
	return out
}

// companyOf gives a verb whose subject is a name that no list knows the numbered people told along with it: "Kim was seized, along with
// nine refugees".
func (p *passage) companyOf(t *trigger) {
	if t.voice != passive || !t.finite() || t.patient >= 0 || t.act.IncidentAct() != habeas.Arrest {
		return
	}
	k := t.chain.a - 1
	if k < p.body || !p.tokens[k].Capital || p.inPlace(k) || p.find(lexicon.Agent, k) != nil {
		return
	}
	if all := p.alongside(t); len(all) > 0 && p.nouns[all[0]].counted {
		t.patient = all[0]
	}
}

// helpersAlong gives helpers told after "along with" or "together with" behind the people of an active verb, or those helped behind
// helpers: "caught ten refugees who had been hiding, along with two pastors".
func (p *passage) helpersAlong(first int) []int {
	for i := first + 1; i < len(p.nouns) && p.nouns[i].a-p.nouns[first].b < maxReach; i++ {
		if p.alongOther(i, first) {
			return []int{i}
		}
	}
	return nil
}

// alongOther reports whether helpers are told "along with" those helped, or the other way round.
func (p *passage) alongOther(i, first int) bool {
	n := &p.nouns[i]
	w := p.lower(n.a - 2)
	return n.counted && n.helper() != p.nouns[first].helper() && p.lower(n.a-1) == "with" && (w == "along" || w == "together")
}

// listGoesOn reports whether noun i stands after a comma in a list of persons that ends with "and": "a girl, her aunt and four others".
func (p *passage) listGoesOn(i int) bool {
	n, before := p.nouns[i], p.nouns[i-1]
	if before.name != "" && n.name != "" && n.a == before.b+1 && p.lower(before.b) == "," {
		return p.namesEnd(i)
	}
	if before.member != "" && n.member != "" && before.counted && n.counted && n.a <= before.b+2 && p.lower(before.b) == "," && i+1 < len(p.nouns) {
		next := p.nouns[i+1]
		return next.member != "" && next.counted && p.onlyBetween(n.b, next.a, ",", "and", "a", "an") // "two men, two women and a child"
	}
	if n.a != before.b+1 || p.lower(before.b) != "," || !before.singular || !n.singular || n.member == "" || n.name != "" || i+1 >= len(p.nouns) {
		return false
	}
	next := p.nouns[i+1]
	return next.a-n.b <= 2 && p.lower(n.b) == "and" && next.counted
}

// namesEnd reports whether the names from noun i on, parted by commas, end with "and" and people.
func (p *passage) namesEnd(i int) bool {
	for ; i+1 < len(p.nouns); i++ {
		n, next := &p.nouns[i], &p.nouns[i+1]
		k := n.b
		if p.lower(k) == "," {
			k++
		}
		if p.lower(k) == "and" {
			return next.a-k <= 2 && next.counted
		}
		if next.name == "" || next.a != n.b+1 || k == n.b {
			return false
		}
	}
	return false
}

// triggerOf gives the earlier trigger whose people noun i and its fellows are; nil where it is one person or none.
func (p *passage) triggerOf(i int, t *trigger) *trigger {
	for k := range p.triggers {
		o := &p.triggers[k]
		if o.a >= t.a || o.patient != i {
			continue
		}
		if all := p.companions(o, i); len(all) > 1 && p.nouns[all[0]].ref == bare {
			return o
		}
	}
	return nil
}

// joinsLeft reports whether noun i stands before noun j as its fellow subject: by "and" alone, or by a comma in a longer list.
func (p *passage) joinsLeft(i, j, n int) bool {
	a, b := p.nouns[i].b, p.nouns[j].a
	if b <= a || b-a > 9 || p.lower(a-1) == "dead" || p.nouns[i].count.Best() == n && n > 1 && p.nouns[j].name != "" && asideMark(p.lower(a)) {
		return false // "two Kenyans, A and B": the names tell who the two are
	}
	and, comma := false, false
	for k := a; k < b; k++ {
		switch w := p.lower(k); {
		case w == "and":
			and = true
		case w == ",":
			comma = true
		case w == "a" || w == "an" || w == "one" || w == "even" || w == "also":
		case (w == "in" || possessives[w] || decade(w)) && p.nouns[i].singular && b-a <= 6:
		case (w == "in" || w == "their" || w == "aged" || p.inTime(k, k+1) || p.tokens[k].Digit) && comma:
		default:
			return false
		}
	}
	if comma && !and && p.headline && p.nouns[i].counted && p.nouns[j].counted && p.nouns[i].name == "" && p.nouns[j].name == "" {
		return true // "Woman, 2 children dead"
	}
	if and && comma { // the last of a list: "three women, three men, and a girl"
		return p.nouns[i].name != "" && (p.nouns[i].age > 0 && p.nouns[j].name != "" || p.lower(p.nouns[i].a-1) == "," && p.lower(p.nouns[i].b) == ",") || p.nouns[i].member != "" && p.nouns[j].member != "" || p.nouns[i].counted && p.nouns[j].member != "" && p.nouns[j].count.Best() <= 3
	}
	return and || comma && n > 1
}

// decade reports a decade of age: "40s".
func decade(w string) bool { return len(w) == 3 && w[0] >= '1' && w[0] <= '9' && w[1:] == "0s" }

// joins reports whether nothing but a comma, "and" or "as well as" stands between.
func (p *passage) joins(a, b int) bool {
	if b-a > 4 || b <= a || p.lower(a-1) == "dead" || p.lower(b) == "dead" {
		return false
	}
	if b-a == 1 && asideMark(p.lower(a)) && p.familyBefore(a) {
		return true // "two families - nine people in all"
	}
	if p.lower(b-1) == "as" && p.lower(b-2) != "well" {
		return false // "a boy, 2, as his mother watched"
	}
	return p.onlyBetween(a, b, "and", ",", "as", "well", "plus", "along", "with", "together", "an", "a", "the") && !(b-a == 1 && p.lower(a) == "," && !p.familyBefore(a))
}

// familyBefore reports whether families are counted right before token a.
func (p *passage) familyBefore(a int) bool {
	return a > 0 && p.nounAt[a-1] > 0 && p.nouns[p.nounAt[a-1]-1].unit == habeas.Families
}

// alongside gives the people after "with", "alongside", "together with" behind a passive verb.
func (p *passage) alongside(t *trigger) []int {
	for k := t.b; k < len(p.tokens); k++ {
		w := p.lower(k)
		if w == ";" || w == ":" || w == "." || w == "when" || w == "who" || w == "while" || p.find(lexicon.Saying, k) != nil || k > t.b && p.triggerAt(k) {
			return nil
		}
		if _, _, verb := p.verbAt(k); verb && k > t.b {
			return nil
		}
		if w != "with" && w != "alongside" {
			continue
		}
		for j := k + 1; j < min(len(p.tokens), k+5); j++ {
			if i := p.nounAt[j] - 1; i >= 0 {
				if p.nouns[i].ref == pronoun {
					return nil
				}
				if k := p.nouns[i].b; p.triggerAt(k) && p.find(lexicon.Act, k) != nil && p.find(lexicon.Act, k).Form&lexicon.Participle != 0 {
					return nil // "with some 60 sent from the port": told by a verb of its own
				}
				rest := []int{i}
				for m := i + 1; m < len(p.nouns) && p.joins(p.nouns[m-1].b, p.nouns[m].a); m++ {
					rest = append(rest, m)
				}
				return rest
			}
		}
	}
	return nil
}

func (p *passage) triggerAt(k int) bool {
	for _, t := range p.triggers {
		if t.a == k {
			return true
		}
	}
	return false
}

// sumOf adds up counts, bound by bound.
func sumOf(a, b habeas.Count) habeas.Count {
	c := habeas.Count{Low: a.Low + b.Low, High: a.High + b.High, Open: a.Open || b.Open, Words: a.Words + " + " + b.Words}
	if a.Nominal > 0 && b.Nominal > 0 {
		c.Nominal = a.Nominal + b.Nominal
	}
	if c.Open {
		c.High = 0
	}
	return c
}

// siblings lists the groups further on that share the trigger's verb, each with a time or place of its own: "80 on Monday
// and 40 in the port".
func (p *passage) siblings(t *trigger) []int {
	var out []int
	from := t.b
	if t.voice == active || t.voice == nominal {
		from = max(from, p.nouns[t.patient].b)
	}
	for i := range p.nouns {
		n := p.nouns[i]
		if n.a < from || i == t.patient || p.tells(&n) || p.alongOther(i, t.patient) {
			continue
		}
		if p.triggerBetween(from, n.a) || p.patientOfOther(i, t) {
			break
		}
		if (n.counted && (!n.singular || n.name != "") || n.vague != "") && !n.among && p.lower(n.b-1) != "whom" && p.listed(n) && p.siblingAt(i) {
			out = append(out, i)
		}
	}
	return out
}

func (p *passage) triggerBetween(a, b int) bool {
	for _, t := range p.triggers {
		if t.a >= a && t.a < b && t.kind != "noun" {
			return true
		}
	}
	return false
}

// listed reports whether a noun stands after a mark or word that goes on with a list.
func (p *passage) listed(n noun) bool {
	k := n.a - 1
	for k > p.body && (p.lower(k) == "a" || p.lower(k) == "another" || p.lower(k) == "an") {
		k--
	}
	switch p.lower(k) {
	case ",", "and", ":", ";", "with", "plus", "while":
		return true
	case "by":
		return p.lower(k-1) == "followed"
	case "of":
		return p.lower(k-1) == "top" // "on top of 40 in the port"
	}
	return false
}

// withOne reports whether noun i is told after "with" as the company of one person: "she was seized with two others on Monday".
func (p *passage) withOne(i int) bool {
	if w := p.lower(p.nouns[i].a - 1); w != "with" && w != "alongside" {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		if p.isPatient(k) {
			return p.nouns[k].singular
		}
	}
	return false
}

// siblingAt reports whether a time or place of its own stands right after the noun, or a time right before it.
func (p *passage) siblingAt(i int) bool {
	n := p.nouns[i]
	if i > 0 && p.joins(p.nouns[i-1].b, n.a) || p.withOne(i) {
		return false // "two men and three women on Monday" were taken together
	}
	k := n.b
	if prepositions[p.lower(k)] || p.lower(k) == "elsewhere" || p.lower(k) == "over" {
		k++
		for p.lower(k) == "the" || p.lower(k) == "city" || p.lower(k) == "early" {
			k++
		}
		if p.inTime(k, k+1) || p.inPlace(k) || p.lower(n.b) == "elsewhere" {
			return true
		}
	}
	for _, m := range p.times {
		if m.b <= n.a && n.a-m.b <= 2 && p.onlyBetween(m.b, n.a, ",", "a", "another", "further") && m.a > p.body+1 {
			return true
		}
	}
	return p.inTime(n.b, n.b+1)
}

// heldWhere gives words for where people are held the people of the verb of holding before them, also past the names and kin that are
// told of them in between: "are holding five refugees, Abel, his wife and their daughter, in a prison".
func (p *passage) heldWhere() {
	for i := range p.triggers {
		t := &p.triggers[i]
		if t.kind != "state" || t.act.IncidentAct() != habeas.Arrest || i == 0 {
			continue
		}
		o := &p.triggers[i-1]
		if o.voice != active || o.act.IncidentAct() != habeas.Arrest || o.patient < 0 || t.patient <= o.patient {
			continue
		}
		if n := &p.nouns[o.patient]; n.counted && !n.singular && p.lower(n.b) == "," && p.verbless(n.b, t.a) {
			t.patient = o.patient
		}
	}
}

// shareActive gives an active verb without an object the object of a verb it is joined to: "detained and deported 40 people".
func (p *passage) shareActive() {
	for i := len(p.triggers) - 2; i >= 0; i-- {
		t, next := &p.triggers[i], p.triggers[i+1]
		if next.voice != active || next.patient < 0 || !p.onlyVerbs(t.b, next.a) {
			continue
		}
		if t.patient >= 0 && (!violent(t.act) || t.voice != passive || t.finite() || p.nouns[t.patient].b > t.a) {
			continue
		}
		if t.voice == passive && !t.finite() && (t.patient >= 0 || p.verbHere(t.a)) {
			t.voice = active // "police arrested and deported ten refugees"
		}
		if t.voice == active {
			t.patient = next.patient
		}
	}
}
