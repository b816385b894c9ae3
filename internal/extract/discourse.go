package extract

import (
	"strings"

	"habeas"
	"habeas/internal/gazetteer"
	"habeas/internal/lexicon"
)

// A party is a group of people or one person that a report speaks of, through all its mentions.
type party struct {
	id       int
	count    habeas.Count
	counted  bool
	vague    string
	kind     string
	role     string
	nation   string
	words    string
	name     string
	singular bool
	member   string
	age      int
	sex      string
	members  []habeas.Member
	persons  []habeas.Mention
	last     int // passage in which it was last spoken of
	born     int // and in which first
	generic  bool
	said     span   // the passage in which its number stood last
	saidAt   int    // and its place among the passages
	group    *party // of which this person is told as one
	among    bool   // told first as a part of a larger group
}

// A discourse is what a report has told so far.
type discourse struct {
	text     string
	parties  []*party
	facts    []*fact
	nation   string // of the people the report is about
	teller   []string
	tellers  []saying   // the last that were named or described
	act      habeas.Act // of which a fact is being made
	when     *moment    // and its moment, nil for none
	headline headline
	noSuch   []noSuch
	gaz      *gazetteer.Gazetteer
	lead     *moment // of a sentence before that only says when
	leadAt   int
}

// resolve gives the party that a noun speaks of, an old or a new one.
func (d *discourse) resolve(p *passage, at int, n *noun) *party {
	key := span{n.a, n.b}
	if q := p.parties[key]; q != nil && q.singular == n.singular {
		q.say(p, at, n)
		return q // one mention means the same people to every act of its sentence
	}
	if old := d.known(p, at, n); old != nil {
		old.last = at
		old.learn(n)
		old.say(p, at, n)
		p.remember(key, old)
		return old
	}
	q := &party{id: len(d.parties), count: n.count, counted: n.counted, vague: n.vague, kind: n.kind, role: n.role, nation: n.nation,
		words: p.text(n.a, n.b), name: n.name, singular: n.singular, member: n.member, age: n.age, sex: n.sex, last: at, born: at, among: n.among}
	q.generic = p.remaining(n) && !n.counted || !n.counted && n.name == "" && n.vague == "" || n.vague == "any" || n.vague == "no" || n.vague == "none" || n.vague == "most"
	if q.role == "" || q.role == "person" || q.role == "families" || q.role == "instances" {
		q.role = "victim"
	}
	d.parties = append(d.parties, q)
	p.remember(key, q)
	q.say(p, at, n)
	return q
}

// say notes where the number of the party stands, outside of headlines.
func (q *party) say(p *passage, at int, n *noun) {
	if n.counted && n.ref != pronoun && p.kind != habeas.RegionTitle {
		q.said, q.saidAt = p.span, at
	}
}

// remember keeps whom the mention at the tokens of key means.
func (p *passage) remember(key span, q *party) {
	if p.parties == nil {
		p.parties = map[span]*party{}
	}
	p.parties[key] = q
}

func (q *party) learn(n *noun) {
	if q.singular && n.singular {
		q.sex = firstOf(q.sex, n.sex)
	}
	if !q.singular && n.counted && sameCount(q.count, n.count) {
		q.member = firstOf(q.member, n.member)
	}
	q.nation = firstOf(q.nation, n.nation)
	if q.kind == "person" || q.kind == "group" {
		q.kind = firstOf(n.kind, q.kind)
	}
	if q.age == 0 && q.singular && n.singular {
		q.age = n.age
	}
	if q.name == "" && q.singular && n.name != "" {
		q.name = n.name
	}
}

// known finds the party told of before that the noun means; nil for new people.
func (d *discourse) known(p *passage, at int, n *noun) *party {
	if n.another || n.part || p.remaining(n) || p.allThere(n) {
		return nil
	}
	if n.helper() && n.singular && n.ref == definite && exiles[p.lower(n.head)] && n.nation == "" {
		m := *n
		m.role = "victim"
		if q := d.salient(at, &m); q != nil && q.singular {
			n.role = q.role
			return q
		}
	}
	if n.helper() && n.counted && n.ref == definite && exiles[p.lower(n.head)] && n.nation == "" {
		m := *n
		m.role = "victim"
		if q := d.counted(at, &m); q != nil {
			n.role = q.role
			return q
		}
	}
	switch {
	case n.name != "":
		if q := d.named(n.name); q != nil || p.tells(n) {
			return q
		}
		return d.onlyOne(at, n)
	case n.ref == pronoun || n.ref == definite && !n.counted && n.vague == "":
		return d.salient(at, n)
	case n.singular && n.ref == definite && n.member == "" && n.kind == "person":
		return d.salient(at, n)
	case n.singular:
		if q := d.sameHead(p, n); q != nil {
			return q
		}
		if q := d.single(n); q != nil || n.ref != definite || !plainPerson[p.lower(n.head)] {
			return q
		}
		return d.salient(at, n)
	case n.counted:
		q := d.counted(at, n)
		if q == nil || d.titleOnly(q) {
			if group := d.nowCounted(p, at, n); group != nil {
				return group
			}
		}
		return q
	}
	return nil
}

// titleOnly reports whether nothing but the headline has told of a party.
func (d *discourse) titleOnly(q *party) bool {
	for _, f := range d.facts {
		if f.party == q && !f.title {
			return false
		}
	}
	return true
}

// nowCounted gives the group told of without a number that a definite number now counts: "A group of refugees was seized. … The 20
// refugees".
func (d *discourse) nowCounted(p *passage, at int, n *noun) *party {
	if n.ref != definite || n.singular || n.unit != habeas.Persons || n.helper() || vagueSize(n.count) {
		return nil
	}
	for i := len(d.facts) - 1; i >= 0 && at-d.facts[i].at <= 3; i-- {
		f := d.facts[i]
		q := f.party
		if f.title || q.counted || q.singular || q.role == "helper" || q.vague != "" && q.vague != "group" || !strings.HasPrefix(strings.ToLower(q.words), "a group") || q.nation != "" && n.nation != "" && q.nation != n.nation {
			continue
		}
		q.count, q.counted, q.generic = n.count, true, false
		for _, o := range d.facts {
			if o.party == q {
				o.claim.Count = n.count
				o.claim.Quote.End, o.claim.Quote.Text = p.end, p.doc[o.claim.Quote.Start:p.end]
			}
		}
		return q
	}
	return nil
}

// allThere reports whether the noun means all of a people in a place, not those told of before: "the Eritreans in the camp".
func (p *passage) allThere(n *noun) bool {
	if n.ref == definite && !n.counted && n.kind == "civilian" && n.nation != "" && p.lower(n.a) == "all" && p.find(lexicon.People, n.a+1) != nil {
		return true // "to return all Eritreans"
	}
	return n.ref == definite && !n.counted && !n.singular && n.name == "" && n.kind == "civilian" && n.nation != "" && p.find(lexicon.People, n.head) != nil && (p.lower(n.b) == "in" || p.lower(n.b) == "at")
}

// nearCount reports whether two counts can be two ways to say one figure: "more than 50", "the 50". "Several" is no way to say two.
func nearCount(a, b habeas.Count) bool {
	if few(a) != few(b) {
		return false
	}
	return a.Best() == b.Best() || a.Open && a.Nominal == 0 && a.Low-1 == b.Best() || b.Open && b.Nominal == 0 && b.Low-1 == a.Best()
}

// few reports whether a count says only that there were some: "several", "a few".
func few(c habeas.Count) bool {
	return c.Nominal == 0 && c.Low < 10 && !c.Open && c.High > 2*c.Low
}

// vagueSize reports whether a count names only an order of size: "dozens", "hundreds".
func vagueSize(c habeas.Count) bool {
	return c.Nominal == 0 && c.Low >= 10 && !c.Open && c.High >= 4*c.Low
}

// remember enters the people whom a passage names or numbers without telling of an act, so that later words can mean them.
func (d *discourse) remember(p *passage, at int) {
	for i := range p.nouns {
		n := &p.nouns[i]
		if p.isPatient(i) || n.among || n.owner || n.part || p.tells(n) || n.ref == pronoun {
			continue
		}
		if n.name != "" || n.counted && !n.singular && (n.role == "victim" || n.helper()) && n.unit == habeas.Persons && n.count.Best() > 1 {
			d.resolve(p, at, n)
		}
	}
}

// plainPerson are nouns that mean whoever was spoken of; a noun of kin means somebody else.
var plainPerson = wordSet("citizen national student teacher blogger activist dissident man woman boy girl child teenager youth person defector refugee escapee migrant detainee prisoner suspect victim")

// onlyOne gives the one person without a name of whom the report has told just before, whom a name now means: "an activist was
// seized. Abel Tekle was …".
func (d *discourse) onlyOne(at int, n *noun) *party {
	var one *party
	for _, f := range d.facts {
		switch q := f.party; {
		case f.harm || violent(f.claim.Act):
			return nil
		case f.title:
		case !q.singular:
		case one != nil && one != q:
			return nil
		default:
			one = q
		}
	}
	if one == nil || one.name != "" || one.member != "" && !grown[one.member] || at-one.last > 2 || at == one.last || one.sex != "" && n.sex != "" && one.sex != n.sex || n.role == "helper" && one.role != "helper" {
		return nil
	}
	return one
}

// grown are kinds of member that say no more of a person than age and sex.
var grown = wordSet("man woman")

func (d *discourse) named(name string) *party {
	for i := len(d.parties) - 1; i >= 0; i-- {
		if q := d.parties[i]; q.name != "" && (q.name == name || sameName(q.name, name)) {
			return q
		}
	}
	return nil
}

// salient gives the people last spoken of that a pronoun or "the group" can mean.
func (d *discourse) salient(at int, n *noun) *party {
	var best *party // the one spoken of last; of several in one sentence the first, its subject
	for _, f := range d.facts {
		if f.claim.Act == habeas.EscapeAttempt && (f.another || f.claim.Count.Best() >= 100) || f.claim.Act == habeas.Arrival && f.claim.Count.Best() >= 100 {
			continue // others, who got away, or all who ever came
		}
		if q := f.party; at-q.last <= 12 && q.fitsPerson(n) && (best == nil || q.last > best.last || q.last == best.last && best.name == "" && q.name != "") {
			best = q
		}
	}
	if q := d.justSaid(at, n, best); q != nil {
		return q
	}
	if best != nil {
		return d.wholeOf(best, n)
	}
	for i := len(d.parties) - 1; i >= 0; i-- {
		if q := d.parties[i]; at-q.last <= 4 && q.fits(n) {
			return q
		}
	}
	return nil
}

// justSaid gives a numbered group that the sentence before brought in, where the people best known were not spoken of since:
// "eight refugees came to a school. Police took the refugees".
func (d *discourse) justSaid(at int, n *noun, best *party) *party {
	if n.ref != definite && n.ref != pronoun || n.singular || n.member != "" {
		return nil
	}
	for i := len(d.parties) - 1; i >= 0 && i >= len(d.parties)-8; i-- {
		q := d.parties[i]
		if q.counted && !q.singular && !q.among && q.count.Best() < 500 && !vagueSize(q.count) && !d.onlyFled(q) && q.said.end > 0 && q.saidAt == at-1 && q.last == at-1 && q.fits(n) && (best == nil || best.last < at-1) {
			return q
		}
	}
	return nil
}

// onlyFled reports whether nothing but flight is told of a party.
func (d *discourse) onlyFled(q *party) bool {
	fled := false
	for _, f := range d.facts {
		if f.party == q {
			if f.claim.Act != habeas.EscapeAttempt && f.claim.Act != habeas.Arrival {
				return false
			}
			fled = true
		}
	}
	return fled
}

// fitsPerson reports whether the noun can mean the party to whom an act was done; "he" can be a helper as well.
func (q *party) fitsPerson(n *noun) bool {
	if q.role == "helper" && q.singular && n.ref == pronoun && n.singular {
		m := *n
		m.role = "helper"
		return q.fits(&m)
	}
	return q.fits(n)
}

func (q *party) fits(n *noun) bool {
	if q.generic || (q.role == "helper") != (n.role == "helper") {
		return false
	}
	one := n.singular && n.kind != "group" && n.kind != "family"
	if one != (q.singular || q.counted && q.count.High == 1 && !q.count.Open) {
		return false
	}
	if n.nation != "" && q.nation != "" && n.nation != q.nation {
		return false
	}
	if n.calling && q.kind == "refugee" {
		return false
	}
	if one && n.sex != "" && q.sex != "" && n.sex != q.sex {
		return false
	}
	return n.member == "" || q.singular && (n.member == q.member || q.member == "" && n.name == "") || !q.singular
}

// sameHead gives one person told of before by the same noun of work or standing: "the 51-year-old logger" after "a logger".
func (d *discourse) sameHead(p *passage, n *noun) *party {
	if n.ref != definite || n.member != "" || n.name != "" {
		return nil
	}
	for i := len(d.parties) - 1; i >= 0; i-- {
		q := d.parties[i]
		if q.singular && q.name == "" && strings.HasSuffix(strings.ToLower(q.words), " "+p.lower(n.head)) && (q.age == n.age || q.age == 0 || n.age == 0) {
			return q
		}
	}
	return nil
}

// single gives one person told of before with the same words of kin or age.
func (d *discourse) single(n *noun) *party {
	for i := len(d.parties) - 1; i >= 0; i-- {
		q := d.parties[i]
		if q.singular && q.member == n.member && q.member != "" && (q.age == n.age || q.age == 0 || n.age == 0) {
			return q
		}
	}
	return nil
}

// counted gives a party of the same number; with an article ("the 50-plus") the figure alone has to agree.
func (d *discourse) counted(at int, n *noun) *party {
	if vagueSize(n.count) {
		return d.within(at, n)
	}
	for i := len(d.parties) - 1; i >= 0; i-- {
		q := d.parties[i]
		if !q.counted || q.singular || (q.role == "helper") != n.helper() || q.nation != "" && n.nation != "" && q.nation != n.nation {
			continue
		}
		same := q.count.Low == n.count.Low && q.count.High == n.count.High && q.count.Open == n.count.Open
		if same || n.ref == definite && nearCount(q.count, n.count) {
			return q
		}
	}
	return nil
}

// within gives the party told of shortly before whose figure lies within an order of size: "hundreds" of the 600.
func (d *discourse) within(at int, n *noun) *party {
	for i := len(d.facts) - 1; i >= 0; i-- {
		f := d.facts[i]
		if f.ownTime && placed(d.when) && !f.claim.When.Overlaps(d.when.When) {
			continue
		}
		q := f.party
		if at-f.at <= 3 && reality(f) == "real" && f.claim.Act.IncidentAct() == d.act.IncidentAct() && q.counted && !q.singular && !vagueSize(q.count) && n.count.Has(q.count.Best()) && (q.nation == "" || n.nation == "" || q.nation == n.nation) {
			return q
		}
	}
	return nil
}
