package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// A phrase is a mention of people, a body or a thing in a report of violence: "ten union members", "Senator Ana Ruso", "guerrillas
// of the Northern Front", "a power line".
type phrase struct {
	a, b       int    // tokens, with article and figure
	kind       string // civil, force, armed, crowd, body, thing, weapon; "name" for a name alone
	first      int    // of the words that describe it
	head       int    // the token after them
	named      span   // tokens of the name
	name       string
	org        string // the body it belongs to or is
	count      habeas.Count
	counted    bool
	plural     bool
	words      string // those that describe it, without article, figure and name
	adjectival bool   // stands before a noun that it describes: "a guerrilla attack"
	set        string // "group of", where it says so
	explosive  bool
	rebel      bool   // its last word names rebels, whose body a report often names elsewhere
	one, many  string // the head in both numbers
	bodyEnd    int    // after the name of a body that describes the head: "Northern Army guerrillas"
}

// desc gives the words that describe the phrase, without article, figure and name.
func (p *passage) desc(q *phrase) string { return p.text(q.first, q.head) }

// people reports whether the phrase means people of flesh and blood.
func (q *phrase) people() bool {
	return q.kind == "civil" || q.kind == "force" || q.kind == "crowd" || q.kind == "armed" || q.kind == "name"
}

// phrases lists the phrases of a passage, in its order and not overlapping.
func (p *passage) phrases(book *orgBook) []phrase {
	var out []phrase
	from := p.body
	for i := p.body; i < len(p.tokens); {
		q, ok := p.phraseAt(i, book)
		if !ok {
			i++
			continue
		}
		p.leftOfPhrase(&q, from)
		out = p.joinOf(out, q, book)
		i = out[len(out)-1].b
		from = i
	}
	for i := range out {
		q := &out[i]
		q.words = p.desc(q)
		q.rebel = rebellious[strings.ToLower(p.text(max(q.head-1, 0), q.head))]
		q.adjectival = q.kind == "armed" && !q.plural && q.name == "" && (q.a == q.first && !q.counted || p.describesAct(q.b))
		if q.org != "" {
			q.org = book.canonical(q.org)
		}
		if full := book.canonical(q.name); q.kind == "name" && full != q.name {
			q.org, q.name, q.kind = full, "", "body"
		}
		if q.kind == "body" && q.head-q.first == 1 && p.bareAt(q.first) && strings.EqualFold(q.org, q.words) {
			q.org = ""
		}
	}
	return out
}

// describesAct reports whether a noun stands at k that a word before it describes: an act, a group.
func (p *passage) describesAct(k int) bool {
	h := p.find(lexicon.Act, k)
	return h != nil && (h.Entry.Kind == "noun" || h.Form&(lexicon.Past|lexicon.Third|lexicon.Participle) == 0)
}

// bareAt reports whether a word stands at token i that heads the names of bodies and is no name alone: "the front".
func (p *passage) bareAt(i int) bool {
	r := p.find(lexicon.Role, i)
	return r != nil && r.Entry.Code == "bare"
}

// phraseAt reads the roles, names and bodies that stand at i side by side.
func (p *passage) phraseAt(i int, book *orgBook) (phrase, bool) {
	q := phrase{a: i, first: i, head: i}
	k := i
	for k < len(p.tokens) {
		if end := book.at(p, k); end > k && q.name == "" {
			q.org = book.canonical(p.text(k, end))
			if q.kind == "" {
				q.kind = "body"
			}
			k, q.head = end, end
			continue
		}
		if r := p.roleAt(k); r != nil {
			if q.name != "" && q.head > q.first {
				break // "Senator Ruso, a leader": one after the other
			}
			if q.name != "" {
				if p.onList("group", r.End-1) {
					q.org, q.kind, q.name, q.named = p.text(q.named.start, r.End), "body", "", span{} // "the Ruso Commando Unit"
					k, q.head = r.End, r.End
					continue
				}
				if r.Entry.Kind != "body" && r.Entry.Kind != "thing" {
					q.org = p.text(q.named.start, q.named.end) // "Ruso supporters"
				}
				q.name, q.named = "", span{}
			}
			if q.kind == "body" && r.Entry.Kind != "body" && r.Entry.Kind != "thing" {
				q.bodyEnd = k
			}
			if q.kind == "body" && r.Entry.Kind == "thing" {
				q.org = ""
			}
			q.kind, k = r.Entry.Kind, r.End
			q.explosive = r.Entry.Code == "explosive"
			q.head = k
			q.plural = r.Form&lexicon.Singular == 0
			q.one, q.many, _ = strings.Cut(r.Entry.Phrase, "/")
			continue
		}
		if k == i && p.nationals(k) {
			q.kind, q.plural, q.head, q.b = "crowd", true, k+1, k+1
			return q, true
		}
		if end := p.nameRun(k, k > i); end > k && q.name == "" {
			q.named, q.name = span{k, end}, p.text(k, end)
			k = end
			continue
		}
		break
	}
	if k == i {
		return q, false
	}
	if q.kind == "" {
		q.kind = "name"
	}
	q.b = k
	return q, true
}

// nationals reports whether the people of a nation stand at k, in the plural and without another noun: "Kenyans".
func (p *passage) nationals(k int) bool {
	w, many := strings.CutSuffix(p.lower(k), "s")
	if !many || p.find(lexicon.Role, k+1) != nil {
		return false
	}
	f := p.find(lexicon.People, k)
	return demonym(w) || f != nil && f.Form&lexicon.Singular == 0
}

// roleAt gives the entry of roles.txt at token k, where it is no verb and no part of a time or place.
func (p *passage) roleAt(k int) *lexicon.Hit {
	r := p.find(lexicon.Role, k)
	if r == nil || p.inTime(k, k+1) || p.inPlace(k) && p.lower(k) != "state" {
		return nil
	}
	if w := p.lower(k - 1); r.Form&lexicon.Plural == 0 && (w == "to" || modals[w]) {
		return nil // "to head", "will guard"
	}
	if w := p.lower(k); (w == "wounded" || w == "injured") && p.hasObject(k+1) {
		return nil // "and wounded three nurses"
	}
	if p.lower(k) == "front" && p.lower(k-1) == "in" || p.peoplesBody(k) {
		return nil
	}
	return r
}

// peoplesBody reports whether the word at k belongs to the name of a body as "people" does in "people's front".
func (p *passage) peoplesBody(k int) bool {
	if p.lower(k) != "people" || p.lower(k+1) != "'s" {
		return false
	}
	for j := k + 2; j < k+6; j++ {
		if r := p.find(lexicon.Role, j); r != nil && r.Entry.Kind == "body" {
			return true
		}
		if closes[p.lower(j)] || p.lower(j) == "" {
			return false
		}
	}
	return false
}

var nameParticles = wordSet("de la del los las y e da do dos das van von der den al el bin ibn ben san santa mac mc o di le du")

// nameRun gives the end of a person's name that begins at i; titled names may be one word.
func (p *passage) nameRun(i int, titled bool) int {
	if i >= len(p.tokens) || !p.nameToken(i) || p.inPlace(i) && !titled && !p.nameToken(i+1) {
		return i
	}
	if w := p.lower(i - 1); p.inPlace(i) && prepositions[w] {
		return i
	}
	b, words := i, 0
	for b < len(p.tokens) && b-i < 7 {
		t := p.tokens[b]
		switch {
		case p.nameToken(b):
			words++
			b++
		case t.Lower == "." && b > i && len(p.tokens[b-1].Lower) <= 2:
			b++
		case nameParticles[t.Lower] && b > i && p.nameAfter(b):
			b++
		default:
			return b
		}
	}
	return b
}

// nameAfter reports whether a name goes on after the particles at k.
func (p *passage) nameAfter(k int) bool {
	for nameParticles[p.lower(k)] {
		k++
	}
	return p.nameToken(k)
}

// nameToken reports whether token i can be a word of a person's name.
func (p *passage) nameToken(i int) bool {
	if i < 0 || i >= len(p.tokens) {
		return false
	}
	t := p.tokens[i]
	return t.Capital && t.Word && !t.Digit && !strings.ContainsAny(t.Lower, "0123456789") && (len(t.Lower) > 1 || p.lower(i+1) == ".") && !p.inTime(i, i+1) && !months[t.Lower] && p.find(lexicon.People, i) == nil && p.find(lexicon.Role, i) == nil &&
		!closes[t.Lower] && !definites[t.Lower] && t.Lower != "a" && t.Lower != "an" && !demonym(t.Lower) && p.find(lexicon.Act, i) == nil && !nameless[t.Lower] && !p.onList("styled", i) && !(p.shouted && ofManner(t.Lower))
}

// ofManner reports whether a word can only be an adverb: "cold-bloodedly", which without small letters looks like a name.
func ofManner(w string) bool {
	for _, end := range []string{"edly", "ingly", "ously", "ively", "ately", "antly", "ently", "fully", "ically", "ually"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// nameless are words that no list of ordinary words has and that no person bears.
var nameless = wordSet("western eastern northern southern central latin north south east west mr mrs ms un oas nato u.n u.s gmt st th rd i")

// demonym reports whether a word has the look of a nationality.
func demonym(w string) bool {
	return len(w) > 6 && (strings.HasSuffix(w, "an") && strings.HasSuffix(strings.TrimSuffix(w, "an"), "i") || strings.HasSuffix(w, "ese") || strings.HasSuffix(w, "uran") || strings.HasSuffix(w, "oran") || strings.HasSuffix(w, "aguan"))
}

// leftOfPhrase takes in the adjectives, the figure and the article before a phrase.
func (p *passage) leftOfPhrase(q *phrase, from int) {
	for k := 0; k < 6 && q.a > from && p.qualifies(q, q.a-1); k++ {
		q.a--
	}
	if q.head > q.first || q.kind != "name" {
		q.first = q.a
	}
	for q.first < q.head-1 && (p.onList("describing first", q.first) || p.tokens[q.first].Digit || q.kind == "civil" && p.nationAt(q.first) && !p.onList("nationals", q.head-1)) {
		q.first++
	}
	for k := range p.figures {
		if f := &p.figures[k]; f.Unit != "year" && f.Known && (f.b == q.a || f.a < q.a && f.b > q.a || f.a >= q.a && f.a < q.head && f.a <= q.first) {
			q.count, q.counted = f.Count, true
			q.a = min(q.a, f.a)
			for q.first < q.head && q.first < f.b && (p.tokens[q.first].Digit || small[p.lower(q.first)] > 0) {
				q.first++
			}
			break
		}
	}
	for k := 0; k < 3 && q.a > from && (definites[p.lower(q.a-1)] || possessives[p.lower(q.a-1)] || p.lower(q.a-1) == "a" || p.lower(q.a-1) == "an" || vagueWords[p.lower(q.a-1)] || p.lower(q.a-1) == "another" || p.lower(q.a-1) == "other"); k++ {
		q.a--
	}
	if q.kind == "name" && p.onList("styled", q.a-1) && (strings.HasSuffix(strings.ToLower(q.name), "s") || p.lower(q.a-2) == "the") {
		q.kind, q.org, q.name = "body", q.name, "" // "the so-called Intouchables"
	}
	if q.kind == "name" && p.lower(q.a) == "the" && !strings.Contains(q.name, " ") {
		q.kind, q.org, q.name = "body", q.name, "" // "the Intouchables"
	}
	switch {
	case q.kind == "body" && q.org == "":
		q.first = p.properFrom(q.first, q.head)
		q.org = p.desc(q)
	case q.bodyEnd > q.first && q.kind != "civil":
		if q.org == "" {
			q.org = p.text(q.first, q.bodyEnd)
		}
		if q.kind == "armed" {
			q.first = q.bodyEnd // "guerrillas", not "Northern Army guerrillas"
		}
	}
	if q.plural && !q.counted {
		p.partOfOwned(q)
	}
}

// properFrom gives the first token of a body's name behind words that only describe it: "the so-called", "leftist", "pro-".
func (p *passage) properFrom(a, b int) int {
	for a < b-2 {
		w := p.lower(a)
		if !p.onList("describing first", a) && !strings.HasPrefix(w, "pro-") && !p.onList("describing a body", a) && !(strings.HasSuffix(w, "ist") && a < b-3) && !(p.nationAt(a) && a < b-3) {
			break
		}
		a++
	}
	return a
}

// partOfOwned reads the figure in "two of the minister's bodyguards".
func (p *passage) partOfOwned(q *phrase) {
	for k := q.a - 1; k > p.body && q.a-k < 7 && p.tokens[k].Word && !isAux(p.lower(k)); k-- {
		if p.lower(k) != "of" {
			continue
		}
		if f := p.figureEnding(k); f >= 0 && p.figures[f].Known {
			q.count, q.counted = p.figures[f].Count, true
		}
		return
	}
}

// nationAt reports whether a word for a nation stands at token i.
func (p *passage) nationAt(i int) bool {
	if p.find(lexicon.People, i) != nil || demonym(p.lower(i)) {
		return true
	}
	for _, g := range p.named {
		if g.Kind == "nationality" && p.tokens[i].Start >= g.Start && p.tokens[i].Start < g.End {
			return true
		}
	}
	return false
}

// qualifies reports whether token i can be a word before the head of a phrase that describes it.
func (p *passage) qualifies(q *phrase, i int) bool {
	t := p.tokens[i]
	w := t.Lower
	if !t.Word || closes[w] || isAux(w) || pronouns[w] || definites[w] || possessives[w] || vagueWords[w] || p.inTime(i, i+1) || w == "a" || w == "an" || w == "another" {
		return q.kind == "body" && (w == `"` || w == "'s" && p.peoplesBody(i-1))
	}
	if t.Digit || small[w] > 0 || q.kind == "name" {
		return false
	}
	if p.find(lexicon.Modifier, i) != nil || p.find(lexicon.People, i) != nil || adverbial(w) && p.lower(i+1) == "armed" {
		return true
	}
	if h := p.find(lexicon.Act, i); h != nil && h.Entry.Kind == "noun" && (q.kind == "body" || q.bodyEnd > 0) {
		return true // "liberation front"
	}
	if p.find(lexicon.Act, i) != nil || p.find(lexicon.Saying, i) != nil && !strings.HasSuffix(w, "al") || adverbial(w) {
		return false
	}
	if strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing") {
		return p.attributive(i)
	}
	if p.inPlace(i) {
		return q.kind == "body" || q.kind == "armed" || q.kind == "force"
	}
	return true
}

// attributive reports whether a participle at i stands within a noun phrase: after an article, a figure or an adverb.
func (p *passage) attributive(i int) bool {
	w := p.lower(i - 1)
	return w == "a" || w == "an" || w == "the" || w == "of" || w == "by" || small[w] > 0 || vagueWords[w] || i > 0 && p.tokens[i-1].Digit || adverb(w) || p.lower(i-1) == "other"
}

func adverbial(w string) bool {
	return len(w) > 4 && strings.HasSuffix(w, "ly") && w != "family" && w != "assembly" || w == "then" || w == "also" || w == "today" || w == "yesterday" || w == "when" || w == "here" || w == "there" || w == "not" || w == "so" || w == "whether" || w == "yet" || w == "later" || w == "again" || w == "ago"
}
