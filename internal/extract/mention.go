package extract

import (
	"sort"
	"strconv"
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

var small = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
	"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

// smallNumber reads a number up to 999 in figures, or a number word up to ninety-nine.
func smallNumber(s string) (int, bool) {
	if n, ok := small[s]; ok {
		return n, true
	}
	if tens, ones, ok := strings.Cut(s, "-"); ok && small[tens] >= 20 && small[ones] > 0 && small[ones] < 10 {
		return small[tens] + small[ones], true
	}
	if len(s) == 0 || len(s) > 3 {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n > 0
}

// bareFigures makes nouns of the figures that stand for people without a noun: "about 600", "the 16", "40 others", "seven".
func (p *passage) bareFigures() {
	for k := range p.figures {
		f := &p.figures[k]
		if p.ofFigure(f.b) || p.ofParent(f) || f.used || f.Unit == "year" || p.agesNot(f) || p.nounAt[f.a] > 0 || f.Unit != "" && f.Unit != "person" && f.Unit != "others" && f.Unit != "other" && f.Unit != "whom" && f.Unit != "them" && f.Unit != "those" && p.lower(f.b) != "of" && !closes[f.Unit] && !fatally[f.Unit] && p.find(lexicon.Act, f.b) == nil && !p.actNounBefore(f.b) && !p.inTime(f.b, f.b+1) || !p.standsForPeople(f) {
			continue
		}
		n := noun{a: f.a, b: f.b, head: f.a, kind: "person"}
		p.giveFigure(&n, f)
		if h := p.find(lexicon.Act, f.b-1); h != nil && f.b-1 > f.a && (violent(habeas.Act(h.Entry.Code)) || fatal(habeas.Act(h.Entry.Code))) {
			n.b-- // "2 dead, 5 injured": the act is no part of the noun
		}
		p.partitive(&n)
		p.determine(&n)
		p.others(&n)
		if n.counted || n.vague != "" {
			p.addNoun(n)
		}
	}
}

// ofParent reports whether a figure tells how many children somebody has: "a mother of three", "father of 5 killed".
func (p *passage) ofParent(f *figure) bool {
	return p.lower(f.a-1) == "of" && parents[p.lower(f.a-2)]
}

var parents = wordSet("father mother dad mom mum parent grandfather grandmother fathers mothers parents")

// ofFigure reports whether "of the original" or the like and another figure follow at b: "ten of the fourteen".
func (p *passage) ofFigure(b int) bool {
	if p.lower(b) != "of" {
		return false
	}
	k := b + 1
	for definites[p.lower(k)] || p.lower(k) == "original" {
		k++
	}
	for i := range p.figures {
		if f := &p.figures[i]; f.a == k && k > b+1 && !f.used && f.Unit != "year" {
			return true
		}
	}
	return false
}

// actNounBefore reports whether the word that a figure counts, at its end, names an act: "310 forced returns".
func (p *passage) actNounBefore(b int) bool {
	for k := max(p.body, b-2); k < b; k++ {
		if h := p.find(lexicon.Act, k); h != nil && h.Entry.Kind == "noun" && h.End >= b && !facilityWords[p.lower(h.End)] {
			return true
		}
	}
	return false
}

// others takes in "others", "more" and "of them" after a bare figure.
func (p *passage) others(n *noun) {
	switch w := p.lower(n.b); {
	case w == "others" || w == "more" || w == "other":
		n.b++
		n.another = true
	case w == "of" && (p.lower(n.b+1) == "them" || p.lower(n.b+1) == "those" || p.lower(n.b+1) == "whom"):
		n.b += 2
		n.part = true
	}
}

// measures are words that a figure before them does not count people with.
var measures = wordSet("% percent per year years month months week weeks day days hour hours minute minutes times time km kilometers kilometres miles meters metres dollars yuan won euros pounds degrees o'clock a.m p.m pm am")

// measured reports whether what a figure that ends at b counts is a measure, also one that it shares or that "of" leads to: "10 and 7
// years", "thousands of miles".
func (p *passage) measured(b int) bool {
	switch p.lower(b) {
	case "of":
		return measures[p.lower(b+1)]
	case "and", "or", "to":
		return p.figureStarts(b+1) && (measures[p.lower(b+2)] || p.inTime(b+1, b+3))
	}
	return measures[p.lower(b)]
}

// deeds are what is done or made to arrest or return people, which a figure before the act counts instead of them.
var deeds = wordSet("effort efforts flight flights operation operations attempt attempts order orders notice notices programme programmes program programs campaign campaigns drive drives plan plans hearing hearings proceeding proceedings request requests raid raids sweep sweeps agreement agreements warrant warrants term terms sentence sentences bus buses convoy convoys procedure procedures")

// standsForPeople reports whether what follows a figure leaves no other noun for it, and what goes before is not a noun that
// numbers things ("resolution 12").
func (p *passage) standsForPeople(f *figure) bool {
	before, after := p.lower(f.a-1), p.lower(f.b)
	if f.a > p.body {
		t := p.tokens[f.a-1]
		if before == "$" || before == "no" || before == "-" || t.Word && t.Capital && !closes[before] && !definites[before] && p.find(lexicon.Saying, f.a-1) == nil && p.find(lexicon.Act, f.a-1) == nil && f.a-1 > p.body {
			return false
		}
	}
	if n, ok := smallNumber(p.lower(f.a)); ok && n <= 31 && f.b == f.a+1 && (before == "," || before == "and") && p.inTime(f.a-2, f.a-1) && p.tokens[f.a].Digit && !isAux(after) {
		return false // "on May 25, 27 and 30"
	}
	if before == "aged" || before == "ages" || before == "age" {
		return false
	}
	last := p.lower(f.b - 1)
	if last == "one" && after == "of" && p.lower(f.b+1) != "them" && p.lower(f.b+1) != "those" && p.lower(f.b+1) != "whom" {
		return false
	}
	if before == "in" && (p.lower(f.a-2) == "one" || p.lower(f.a-2) == "1") {
		return false // "one in five"
	}
	if p.measured(f.b) || measures[last] || p.tokens[f.b-1].Digit && strings.HasSuffix(last, "s") {
		return false
	}
	if after == "away" || after == "captive" || after == "prisoner" || before == "original" && p.lower(f.a-2) == "the" && p.lower(f.a-3) == "of" {
		return true // "took the six away", "five of the original eleven went"
	}
	if after == "the" && before == "to" {
		return true // "bringing to 21 the number"
	}
	if last == "others" || last == "people" || last == "persons" || fatally[last] || fatally[after] || isAux(after) || adverb(after) && isAux(p.lower(f.b+1)) {
		return true
	}
	if f.b >= len(p.tokens) || !p.tokens[f.b].Word || p.inTime(f.b, f.b+1) || closes[after] || after == "others" || after == "more" || after == "of" || after == "back" {
		return true
	}
	h := p.find(lexicon.Act, f.b)
	if h != nil && (facilityWords[p.lower(h.End)] || h.Entry.Kind == "noun" && deeds[p.lower(h.End)]) {
		return false // "two detention centres", "several deportation flights"
	}
	return h != nil && (h.Entry.Kind == "noun" || h.Form&lexicon.Past != 0)
}

// names makes nouns of persons' names: two or more capitalised words, or one after a title, that nothing else has claimed.
func (p *passage) names() {
	for i := p.body; i < len(p.tokens); {
		b := p.nameEnd(i)
		if b == i {
			i++
			continue
		}
		if p.isName(i, b) {
			n := noun{a: i, b: b, head: b - 1, name: p.text(i, b), singular: true, kind: "person", role: "victim", ref: definite}
			n.count, n.counted = habeas.Exactly(1, n.name), true
			n.age = p.ageAfter(b)
			n.owner = p.lower(b) == "'s"
			p.nameTitle(&n)
			p.learnSurname(&n)
			p.agedName(&n)
			p.joinKin(&n)
			p.apposition(&n)
			p.addNoun(n)
		}
		i = b
	}
}

var honorifics = map[string]string{"mr": "male", "mr.": "male", "ms": "female", "ms.": "female", "mrs": "female", "mrs.": "female", "miss": "female"}

// nameEnd gives the end of a run of capitalised words from i, i itself when there is none.
func (p *passage) nameEnd(i int) int {
	b := i
	for b < len(p.tokens) && b-i < 6 {
		t := p.tokens[b]
		if !t.Capital || !t.Word || p.nounAt[b] > 0 || p.inPlace(b) || p.inTime(b, b+1) || p.find(lexicon.Agent, b) != nil && p.lower(b) != "guard" ||
			p.find(lexicon.People, b) != nil || months[t.Lower] && b+1 < len(p.tokens) && p.tokens[b+1].Digit || closes[t.Lower] || p.find(lexicon.Cue, b) != nil {
			break
		}
		b++
		if p.lower(b) == "." && b == i+1 && honorifics[t.Lower] != "" {
			b++
		} else if p.lower(b) == "." && len(t.Lower) == 1 && b > i+1 && b+1 < len(p.tokens) && p.tokens[b+1].Capital && p.tokens[b+1].Start-p.tokens[b].End <= 1 {
			b++ // "Ann H. Tarby"
		}
	}
	return b
}

func (p *passage) inPlace(i int) bool {
	for _, s := range p.places {
		if i >= s.a && i < s.b {
			return true
		}
	}
	return false
}

// notNames are capitalised words of bodies and things, which make a run of capitals no person's name.
var notNames = wordSet(`group union mission watch international alliance organization organisation association center centre committee
 commission ministry department office council court bureau agency radio news times post daily embassy consulate university church
 asia free amnesty human rights justice society party army police prison camp city province county district convention nations
 report act law association games service network movement foundation coalition front herald press television congress senate house
 customs border station airport hospital school street road river mountain the a an this that these those it in on at he she they
 we i you but and or if when while after before since for with from by as according last earlier meanwhile however also most many
 some several all both among state un u.n eu hrw unhcr rfa afp reuters ap yonhap bbc cnn voa ngo family attorney lawyer colonel
 spokesman spokeswoman minister president director professor doctor pastor rev photo update posted date world security special
 ave avenue blvd boulevard lane drive court place parkway highway terrace elementary apartments medical memorial community restaurant
 grill nightclub mall theater theatre captain sergeant sgt lt lieutenant detective sheriff deputy chief mayor coroner fire rescue
 national public foreign unification korea north south east west`)

func (p *passage) isName(i, b int) bool {
	first := p.lower(i)
	titled := honorifics[first] != ""
	if p.violence && p.lower(i-1) == "the" && !titled && !p.onList("reverend", i) {
		return false // "outside the Green Parrot Lounge"
	}
	if b-i < 2 && !titled && !p.afterKin(i) && p.ageAfter(b) == 0 && !p.namedBefore(i, b) {
		return false
	}
	for k := i; k < b; k++ {
		w := p.lower(k)
		if notNames[w] || w != "." && len(w) < 2 && !p.letterFirst(i, k, b) && (k == i || k == b-1 || p.lower(k+1) != ".") || p.allCapital(p.tokens[k]) && len(w) > 3 {
			return false
		}
	}
	if i == p.body && (p.find(lexicon.Act, i) != nil || p.find(lexicon.Saying, i) != nil || p.find(lexicon.Modifier, i) != nil) {
		return false
	}
	return true
}

// letterFirst reports whether a lone letter opens a name of three words, as given names of some peoples are written: "Y Brin Kpor".
func (p *passage) letterFirst(i, k, b int) bool {
	return k == i && b-i >= 3 && p.lower(k) != "a" && p.lower(k) != "i"
}

// afterKin reports whether a noun of kin stands right before, with at most a comma between: "her sister, Ok-ja".
func (p *passage) afterKin(i int) bool {
	k := i - 1
	if p.lower(k) == "," {
		k--
	}
	if k < p.body || p.nounAt[k] == 0 {
		return false
	}
	n := p.nouns[p.nounAt[k]-1]
	return n.member != "" && n.singular && !n.owner && n.b == k+1
}

// apposition reads what a name is said to be: "Kim Ok-ja, an aid worker".
func (p *passage) apposition(n *noun) {
	k := n.b
	if p.lower(k) != "," || p.lower(k+1) != "a" && p.lower(k+1) != "an" && p.lower(k+1) != "the" {
		return
	}
	for j := k + 2; j < k+8; j++ {
		if _, age := ageWord(p.lower(j)); age {
			continue
		}
		if g := p.find(lexicon.Group, j); g != nil {
			if g.Entry.Kind == "helper" || p.helpingBody(j) {
				n.role, n.kind = "helper", "helper"
				if g.Entry.Kind == "helper" {
					n.kind = g.Entry.Code
				}
			}
			return
		}
		if p.find(lexicon.Modifier, j) == nil && p.find(lexicon.People, j) == nil {
			return
		}
	}
}

// clerics are titles before the names of those who help.
var clerics = wordSet("rev rev. reverend pastor missionary")

func (p *passage) nameTitle(n *noun) {
	if sex := honorifics[p.lower(n.a)]; sex != "" {
		n.sex = sex
		k := n.a + 1
		if p.lower(k) == "." {
			k++
		}
		if k < n.b {
			n.name = p.text(k, n.b)
		}
		return
	}
	k := n.a - 1
	if p.lower(k) == "." {
		k--
	}
	if sex := honorifics[p.lower(k)]; sex != "" {
		n.sex = sex
	}
	if clerics[p.lower(k)] {
		n.role, n.kind = "helper", "pastor"
	}
}

// joinKin joins a name to the noun that it names: "her sister, Cheol-su", "his wife Lee Ok-ja", "a farmer named X".
func (p *passage) joinKin(n *noun) {
	k := n.a - 1
	for k >= p.body && (p.lower(k) == "," || p.lower(k) == "named" || p.lower(k) == "called" || p.lower(k) == "surnamed") {
		k--
	}
	if k < p.body || p.nounAt[k] == 0 || n.a-1-k > 2 {
		return
	}
	o := &p.nouns[p.nounAt[k]-1]
	if o.name == "" && o.singular && o.ref != pronoun && !o.owner && o.b == k+1 {
		n.member, n.sex = o.member, firstOf(n.sex, o.sex)
		n.age = max(n.age, o.age)
		n.nation, n.role = firstOf(n.nation, o.nation), firstOf(o.role, n.role)
		if o.role == "helper" {
			n.kind = o.kind
		}
		n.a = o.a
		o.name = "-" // told by the name
	}
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// order sorts the nouns by place and drops those that a name has taken over.
func (p *passage) order() {
	kept := p.nouns[:0]
	for _, n := range p.nouns {
		if n.name != "-" {
			kept = append(kept, n)
		}
	}
	p.nouns = kept
	sort.SliceStable(p.nouns, func(i, j int) bool { return p.nouns[i].a < p.nouns[j].a })
	clear(p.nounAt)
	for i, n := range p.nouns {
		for k := n.a; k < n.b; k++ {
			p.nounAt[k] = i + 1
		}
	}
}

// markNouns tells the parts that stand beside a whole ("including a girl", "a boy among them") from the whole itself.
func (p *passage) markNouns() {
	open := false
	for i := range p.nouns {
		n := &p.nouns[i]
		w, before := p.lower(n.a-1), p.lower(n.a-2)
		if adverb(w) && (before == "a" || before == "an") {
			w, before = p.lower(n.a-3), p.lower(n.a-4) // "including a heavily pregnant woman"
		}
		switch {
		case w == "them" && before == "of" && vagueWords[p.lower(n.a-3)] && p.lower(n.a-4) == ",":
			n.among, open = true, true
		case n.part && w == "," && i+1 < len(p.nouns) && p.nouns[i+1].a == n.b:
			n.among, open = true, false // "some of them children"
		case (w == "were" || w == "are") && p.amongThose(n.a-1):
			n.among, open = true, true
		case (w == "them" || w == "whom") && before == "among" && p.lower(n.a-3) == ",":
			n.among, open = true, true
		case w == "including" || w == "includes" || w == "include" || w == "included" || w == "are" && before == "whom" || w == "were" && before == "whom" || w == "among" || w == "including:" || w == "notably" || w == "comprising" || w == "of" && (before == "consisting" || before == "composed" || before == "comprised" || before == "up" && p.lower(n.a-3) == "made"):
			open = w != "among"
			n.among = open
		case open && i > 0 && (p.onlyBetween(p.nouns[i-1].b, n.a, ",", "and", "as", "well", "a", "an", "the") || w == "and" && p.timesOnly(p.nouns[i-1].b, n.a-1)):
			n.among = true
		default:
			open = false
		}
		if p.lower(n.b) == "among" && (p.lower(n.b+1) == "them" || p.lower(n.b+1) == "those") {
			n.among = true
		}
	}
}

// amongThose reports whether "among those" and a participle stand before the verb at k: "among those seized were two women and a boy".
func (p *passage) amongThose(k int) bool {
	return p.lower(k-3) == "among" && (p.lower(k-2) == "those" || p.lower(k-2) == "the") && p.find(lexicon.Act, k-1) != nil
}

// timesOnly reports whether tokens a to b hold a time and nothing else: "three on May 29 and two on May 30".
func (p *passage) timesOnly(a, b int) bool {
	for k := a; k < b; k++ {
		if !p.inTime(k, k+1) && p.lower(k) != "on" && p.lower(k) != "in" && p.lower(k) != "." {
			return false
		}
	}
	return a < b
}

// onlyBetween reports whether tokens a to b hold nothing but the given words, or ages in brackets.
func (p *passage) onlyBetween(a, b int, words ...string) bool {
	for k := a; k < b; k++ {
		ok := p.lower(k) == "(" || p.lower(k) == ")" || p.tokens[k].Digit
		for _, w := range words {
			ok = ok || p.lower(k) == w
		}
		if !ok {
			return false
		}
	}
	return b-a < 8
}
