package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// What belongs to the noun of a group: the figure, articles and adjectives before it, an age and a surname after it.

// leftward takes in what stands before the head: peoples, adjectives, the figure, "group of", articles.
func (p *passage) leftward(n *noun) {
	for n.a > p.body && p.modifies(n, n.a-1) {
		n.a--
	}
	p.takeFigure(n)
	p.partitive(n)
	if p.lower(n.a-1) == "total" && n.counted {
		n.a--
	}
	p.determine(n)
}

// modifies reports whether token i may stand between a figure and the head; what it says of the people is kept.
func (p *passage) modifies(n *noun, i int) bool {
	for k := max(p.body, i-2); k <= i; k++ {
		if f := p.find(lexicon.People, k); f != nil && f.End == i+1 {
			if n.nation == "" {
				n.nation = f.Entry.Code
			}
			n.a = min(n.a, f.Start+1)
			return true
		}
	}
	if a := p.stateBefore(n, i); a >= 0 {
		n.a = min(n.a, a+1)
		return true
	}
	w := p.lower(i)
	if a := p.townBefore(i); a >= 0 {
		n.a = min(n.a, a+1)
		return true // "a Boise man"
	}
	if (w == "and" || w == "or") && p.find(lexicon.People, i+1) != nil {
		for k := max(p.body, i-2); k < i; k++ {
			if f := p.find(lexicon.People, k); f != nil && f.End == i {
				return true
			}
		}
	}
	if age, ok := ageWord(w); ok {
		n.age = age
		return true
	}
	if w == "year-old" || w == "years-old" {
		if age, ok := smallNumber(p.lower(i - 1)); ok {
			n.age = age
			n.a = min(n.a, i)
			return true
		}
	}
	if n.age > 0 && p.lower(i+1) == "year-old" || infantAge(w) {
		return true
	}
	if p.figureEnding(i+1) >= 0 {
		return false
	}
	if h := p.find(lexicon.Act, i); h != nil && h.End == i+1 && h.Form == lexicon.Past|lexicon.Participle && !isAux(p.lower(i-1)) && p.adjectival(i) {
		n.seized = append(n.seized, i)
		return true
	}
	if p.verbHere(i) {
		return false // "the army detained refugees"
	}
	if m := p.find(lexicon.Modifier, i); m != nil && w != "the" {
		n.another = n.another || w == "other" || w == "more" || w == "additional" || w == "further" || w == "new" || w == "separate" || w == "different"
		return true
	}
	return p.adjective(i) || !n.singular && p.adjunct(i)
}

// verbHere reports whether the act at token i is the verb of an authority right before it, or has a helping word.
func (p *passage) verbHere(i int) bool {
	if h := p.find(lexicon.Act, i); h == nil || h.Form&(lexicon.Past|lexicon.Participle) == 0 {
		return false
	}
	k := i - 1
	for k > p.body && adverb(p.lower(k)) {
		k--
	}
	if w := p.lower(k); w == "have" || w == "has" || w == "had" || p.inPlace(i-1) {
		return true
	}
	for k = max(p.body, i-3); k < i; k++ {
		if a := p.find(lexicon.Agent, k); a != nil && a.End == i {
			return true
		}
	}
	return false
}

// townBefore gives the first token of a place that ends at token i, when an article, figure or age before it makes it part of what is
// told of people; -1 for none.
func (p *passage) townBefore(i int) int {
	for _, s := range p.places {
		if s.b != i+1 {
			continue
		}
		_, aged := ageWord(p.lower(s.a - 1))
		if w := p.lower(s.a - 1); aged || w == "a" || w == "an" || p.figureEnding(s.a) >= 0 {
			return s.a
		}
	}
	return -1
}

// adjectival reports whether a participle at i has something of a noun phrase before it.
func (p *passage) adjectival(i int) bool {
	w := p.lower(i - 1)
	return p.figureEnding(i) >= 0 || definites[w] || possessives[w] || vagueWords[w] || w == "of" || w == "a" || w == "an" || i == p.body
}

// adjective accepts an unknown word that looks like one, when a figure or article stands before it.
func (p *passage) adjective(i int) bool {
	t := p.tokens[i]
	if !t.Word || t.Digit || closes[t.Lower] || p.find(lexicon.Act, i) != nil || p.find(lexicon.Saying, i) != nil || p.find(lexicon.Agent, i) != nil {
		return false
	}
	like := strings.Contains(t.Lower, "-")
	for _, end := range []string{"ish", "ese", "ian", "ean", "ic", "al", "ous", "ive", "ful", "less", "an"} {
		like = like || strings.HasSuffix(t.Lower, end) && len(t.Lower) > 4
	}
	before := p.lower(i - 1)
	return like && (p.figureEnding(i) >= 0 || before == "the" || before == "a" || before == "an" || possessives[before] || strings.Contains(t.Lower, "-") && p.peopleEnding(i))
}

// peopleEnding reports whether the name of a people ends before token i: "a Tajik anti-government activist".
func (p *passage) peopleEnding(i int) bool {
	for k := max(p.body, i-2); k < i; k++ {
		if f := p.find(lexicon.People, k); f != nil && f.End == i {
			return true
		}
	}
	return false
}

// adjunct accepts an unknown noun before the head when a figure counts the whole: "12 restaurant workers".
func (p *passage) adjunct(i int) bool {
	for k := i; k > max(p.body, i-3); k-- {
		t := p.tokens[k]
		if !t.Word || t.Digit || closes[t.Lower] || isAux(t.Lower) || p.find(lexicon.Act, k) != nil || p.find(lexicon.Saying, k) != nil || p.nounAt[k] > 0 || definites[t.Lower] || possessives[t.Lower] {
			return false
		}
		if p.figureEnding(k) >= 0 {
			return true
		}
	}
	return false
}

// ageWord reads "nine-year-old", "32-year-old" and forms without hyphens.
func ageWord(w string) (int, bool) {
	if !strings.HasSuffix(w, "old") || !strings.Contains(w, "year") {
		return 0, false
	}
	head, _, _ := strings.Cut(w, "year")
	return smallNumber(strings.TrimRight(head, "-"))
}

// infantAge reports an age under a year or so: "18-month", "six-week-old".
func infantAge(w string) bool {
	head, rest, ok := strings.Cut(w, "-")
	_, number := smallNumber(head)
	return ok && number && (strings.HasPrefix(rest, "month") || strings.HasPrefix(rest, "week") || strings.HasPrefix(rest, "day"))
}

// figureEnding gives the index of an unused figure that ends before token i, -1 for none.
func (p *passage) figureEnding(i int) int {
	for k := range p.figures {
		if f := &p.figures[k]; !f.used && f.b == i && f.Unit != "year" {
			return k
		}
	}
	return -1
}

// ofDate reports whether a figure is the year of a longer date: "January 9, 2017 Man dead".
func (p *passage) ofDate(f *figure) bool {
	return f.a > p.body && p.tokens[f.a].Digit && p.inTime(f.a-1, f.a+1)
}

// takeFigure gives the noun the figure that ends at its left edge or reaches into it.
func (p *passage) takeFigure(n *noun) {
	for k := range p.figures {
		f := &p.figures[k]
		if f.used || f.Unit == "year" || f.b < n.a || p.ofDate(f) || p.ofAge(f) || p.tokens[f.a].Start < f.Start && !p.tokens[f.a].Digit || f.a >= n.head+1 || f.a > n.a {
			continue
		}
		p.giveFigure(n, f)
		n.part = n.part || n.count.Best() > 1 && p.shareOfThem(f, n)
		return
	}
}

// shareOfThem reports whether a figure that reaches over "of the" counts some of those told of before: "nine of the refugees".
func (p *passage) shareOfThem(f *figure, n *noun) bool {
	for k := f.a + 1; k < n.head; k++ {
		if p.lower(k) == "of" {
			w := p.lower(k + 1)
			return w == "the" || w == "these" || w == "those"
		}
	}
	return false
}

func (p *passage) giveFigure(n *noun, f *figure) {
	f.used = true
	n.a = min(n.a, f.a)
	if p.lower(f.a-1) == "but" && p.lower(f.a-2) == "all" {
		n.a, n.vague = f.a-2, "most" // "all but six of them"
		return
	}
	if f.Known {
		n.count, n.counted = f.Count, true
	} else {
		n.vague = vagueWord(f.Count.Words)
	}
}

// vagueWord gives the word that says how many without a value: "many", "number" for "a large number", "some".
func vagueWord(words string) string {
	words = strings.ToLower(words)
	if strings.Contains(words, "number") {
		return "number"
	}
	first, _, _ := strings.Cut(words, " ")
	return first
}

// partitive takes in "a group of", "dozens of", "four of the", "a large number of".
func (p *passage) partitive(n *noun) {
	i := n.a - 1
	if p.lower(i) == "original" {
		i--
	}
	inner := definites[p.lower(i)] || possessives[p.lower(i)]
	if inner && p.lower(i-1) == "of" {
		i--
	}
	if p.lower(i) != "of" || i == 0 {
		return
	}
	if k := p.figureEnding(i); k >= 0 && (!n.counted || inner || p.oneOfStruck(k)) {
		n.part = inner || n.counted
		n.of, n.counted = n.count, false
		p.giveFigure(n, &p.figures[k])
		return
	}
	w := p.lower(i - 1)
	switch {
	case vagueWords[w]:
		n.a, n.vague, n.part = i-1, w, inner
	case (w == "number" || w == "numbers") && (p.lower(i-2) == "the" || p.lower(i-3) == "the" && exactly[p.lower(i-2)]):
		n.a = i - 2 // "the number of people sent back" is nobody, unless the sentence gives it
		p.runningFigure(n)
	case w == "number" || w == "numbers":
		if !n.counted {
			n.a, n.vague = i-1, "number"
			for k := 0; k < 2 && n.a > p.body && p.lower(n.a) != "a" && !closes[p.lower(n.a-1)] && p.tokens[n.a-1].Word && !definites[p.lower(n.a-1)]; k++ {
				n.a--
			}
		}
	case !inner && (w == "group" || w == "total" || w == "family" || w == "party" || w == "batch" || w == "couple" || w == "groups" || w == "families"):
		n.a = i - 1
		p.takeFigure(n)
	}
}

// exactly are adjectives between "the" and "number".
var exactly = wordSet("current total exact actual overall true real present")

// oneOfStruck reports whether a figure is the one that opens news of violence: "One of five people shot on Monday has died".
func (p *passage) oneOfStruck(k int) bool {
	f := &p.figures[k]
	return p.violence && f.Count.Best() == 1 && (f.a == p.body || p.find(lexicon.Saying, f.a-1) != nil)
}

// determine reads the articles and quantifiers before the noun.
func (p *passage) determine(n *noun) {
	for k := 0; k < 3 && n.a > p.body; k++ {
		w := p.lower(n.a - 1)
		switch {
		case n.singular && (w == "every" || w == "each" || w == "any" || w == "no"):
			n.count, n.counted, n.vague = habeas.Count{}, false, "any" // nobody in particular
		case definites[w] && !(w == "that" && !n.singular):
			n.ref = definite
		case possessives[w]:
			n.ref = max(n.ref, possessive)
			if w == "'s" {
				return
			}
		case w == "another" || w == "other" || w == "further":
			n.another = true
		case w == "a" || w == "an":
			if general := p.lower(n.head); n.singular && n.a == n.head && (general == "person" || general == "individual" || general == "human") {
				n.count, n.counted, n.vague = habeas.Count{}, false, "any"
			}
			if n.counted {
				n.a--
				return
			}
		case vagueWords[w] && !n.counted && n.vague == "":
			n.vague = w
		default:
			return
		}
		n.a--
	}
}

// rightward takes in "of 10" after "group" and an age after the noun.
func (p *passage) rightward(n *noun) {
	if n.kind == "group" && !n.counted && p.lower(n.b) == "of" {
		for k := range p.figures {
			if f := &p.figures[k]; !f.used && f.a == n.b+1 && f.Unit != "year" {
				end := max(n.b, f.b)
				p.giveFigure(n, f)
				n.b = end
				n.singular = n.singular && !(n.counted && n.count.Best() > 1)
				break
			}
		}
	}
	if n.age == 0 {
		p.takeAges(n)
	}
	if name := p.surname(n.b); name != "" && n.singular && p.lower(n.b) != "," {
		n.name = name
		for n.b < len(p.tokens) && !strings.HasSuffix(name, p.doc[p.tokens[n.b-1].Start:p.tokens[n.b-1].End]) {
			n.b++
		}
	}
	if n.role != "helper" && n.kind != "group" && p.helps(n.b) {
		n.role = "helper"
	}
	n.owner = p.lower(n.b) == "'s" || p.lower(n.b) == "'"
}

// helps reports whether words at b tell of people as helping others: "people assisting them", "three who had been guiding the group".
func (p *passage) helps(b int) bool {
	k := b
	if p.lower(k) == "who" {
		for k++; isAux(p.lower(k)); k++ {
		}
	}
	w := p.lower(k)
	return p.onList("assisting", k) && (strings.HasSuffix(w, "ing") || k > b && !beForms[p.lower(k-1)])
}

// ageAfter reads an age after a noun: "(43)", ", 32,", "aged 9", ", a 54-year-old".
func (p *passage) ageAfter(i int) int {
	w := p.lower(i)
	if w == "around" || w == "about" || w == "aged" && (p.lower(i+1) == "about" || p.lower(i+1) == "around") {
		if w == "aged" {
			i++
		}
		if age, ok := smallNumber(p.lower(i + 1)); ok && age < 110 && (w == "aged" || strings.HasPrefix(p.lower(i+2), "year") && p.lower(i+3) == "old") {
			return age
		}
		return 0
	}
	if w == "aged" || w == "age" || w == "(" || w == "," {
		if age, ok := smallNumber(p.lower(i + 1)); ok && age < 110 {
			if after := p.lower(i + 2); w != "," && w != "(" || after == "," || after == ")" {
				return age
			}
		}
	}
	if w == "," && (p.lower(i+1) == "a" || p.lower(i+1) == "an") {
		if age, ok := ageWord(p.lower(i + 2)); ok {
			return age
		}
	}
	return 0
}
