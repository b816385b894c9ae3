package extract

import (
	"strings"

	"habeas/internal/lexicon"
)

// An orgBook holds the organisations that a report introduces with a short form in brackets: "the Northern People's Front (NPF)",
// "the NPF [Northern People's Front]".
type orgBook struct {
	full  map[string]string     // short form in lower case to the full name
	names map[string][][]string // by first word, the words after it
}

// orgsOf reads the brackets of a report.
func orgsOf(ps []*passage) *orgBook {
	b := &orgBook{full: map[string]string{}, names: map[string][][]string{}}
	for _, p := range ps {
		if unread(p.kind) != "" {
			continue
		}
		for i := p.body; i < len(p.tokens); i++ {
			if w := p.lower(i); w == "(" || w == "[" {
				b.bracket(p, i)
			}
			b.quoted(p, i)
		}
	}
	b.partisans(ps)
	return b
}

// bracket learns a body from the bracket that opens at i.
func (b *orgBook) bracket(p *passage, i int) {
	end := i + 1
	for end < len(p.tokens) && end-i < 9 && p.tokens[end].Word {
		end++
	}
	if w := p.lower(end); w != ")" && w != "]" || end == i+1 {
		return
	}
	if end == i+2 {
		if short := p.tokens[i+1]; p.shortForm(i + 1) {
			if from := p.bodyBefore(i, len(short.Lower)); from >= 0 {
				b.learn(p, from, i, short.Lower)
			}
		}
		return
	}
	if i > 0 && p.shortForm(i-1) && end-i > 3 {
		b.learn(p, i+1, end, p.lower(i-1))
	}
}

// quoted learns a body whose name stands in quotation marks beside a word for its people: the "Black Dawn" guerrillas.
func (b *orgBook) quoted(p *passage, i int) {
	if p.tokens[i].Start == 0 || p.doc[p.tokens[i].Start-1] != '"' {
		return
	}
	end := i
	for end < len(p.tokens) && end-i < 4 && p.tokens[end].Word {
		end++
		if p.tokens[end-1].End < len(p.doc) && p.doc[p.tokens[end-1].End] == '"' {
			break
		}
	}
	if end == i || p.tokens[end-1].End >= len(p.doc) || p.doc[p.tokens[end-1].End] != '"' {
		return
	}
	after, before := p.find(lexicon.Role, end), p.find(lexicon.Role, i-1)
	if after != nil && (after.Entry.Kind == "armed" || after.Entry.Kind == "crowd" || after.Entry.Kind == "body") ||
		before != nil && (before.Entry.Kind == "armed" || before.Entry.Kind == "body") && definites[p.lower(i-2)] {
		b.learn(p, i, end, "")
	}
}

// partisans learns a body from words before those for its people that no adjective explains, when the report names it alone as
// well: "Black Dawn guerrillas", "the Black Dawn".
func (b *orgBook) partisans(ps []*passage) {
	type place struct {
		p    *passage
		a, b int
	}
	first := map[string]place{}
	for _, p := range ps {
		for i := p.body + 1; i < len(p.tokens); i++ {
			r := p.find(lexicon.Role, i)
			if r == nil || r.Entry.Kind != "armed" && p.lower(i) != "members" && p.lower(i) != "group" && p.lower(i) != "movement" && p.lower(i) != "organization" {
				continue
			}
			a := i
			for a > p.body && i-a < 3 && p.plainWord(a-1) {
				a--
			}
			if i-a == 2 {
				key := strings.ToLower(p.text(a, i))
				if _, ok := first[key]; !ok {
					first[key] = place{p, a, i}
				}
			}
		}
	}
	for key, f := range first {
		if alone(ps, key) || often(ps, key) {
			b.learn(f.p, f.a, f.b, "")
		}
	}
}

// plainWord reports whether token i is a word that neither describes nor leads to another.
func (p *passage) plainWord(i int) bool {
	t := p.tokens[i]
	w := t.Lower
	return t.Word && !t.Digit && !closes[w] && !definites[w] && !possessives[w] && !isAux(w) && !pronouns[w] && w != "a" && w != "an" && small[w] == 0 && !vagueWords[w] &&
		p.find(lexicon.Modifier, i) == nil && p.find(lexicon.People, i) == nil && p.find(lexicon.Act, i) == nil && p.find(lexicon.Saying, i) == nil && p.find(lexicon.Role, i) == nil &&
		!p.inTime(i, i+1) && !p.inPlace(i) && !demonym(w) && !describing(w)
}

// describing reports whether a word has the ending of an adjective, adverb or participle.
func describing(w string) bool {
	for _, end := range []string{"ist", "ists", "al", "ed", "ive", "ly", "ic", "ous", "ary", "an"} {
		if len(w) > len(end)+2 && strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// alone reports whether the words of key stand somewhere after "the" and before a verb or preposition, as a name does.
func alone(ps []*passage, key string) bool {
	words := strings.Fields(key)
	for _, p := range ps {
		for i := p.body + 1; i+len(words) < len(p.tokens); i++ {
			if p.lower(i) != words[0] || p.lower(i+1) != words[1] {
				continue
			}
			if w := p.lower(i + 2); (isAux(w) || closes[w] || !p.tokens[i+2].Word) && (definites[p.lower(i-1)] || p.lower(i-1) == "by" || p.lower(i-1) == "of") {
				return true
			}
		}
	}
	return false
}

// often reports whether the two words of key stand side by side three times or more.
func often(ps []*passage, key string) bool {
	a, b, _ := strings.Cut(key, " ")
	n := 0
	for _, p := range ps {
		for i := p.body; i+1 < len(p.tokens); i++ {
			if p.lower(i) == a && p.lower(i+1) == b {
				n++
			}
		}
	}
	return n >= 3
}

// shortForm reports whether a token looks like a body's initials.
func (p *passage) shortForm(i int) bool {
	t := p.tokens[i]
	n := len(t.Lower)
	if !t.Capital || !t.Word || n < 2 || n > 9 || p.inPlace(i) || months[t.Lower] {
		return false
	}
	return p.shouted || p.doc[t.Start:t.End] == strings.ToUpper(t.Lower)
}

// bodyBefore gives the first token of the name before the bracket at i; -1 where no name of more than one word stands there.
func (p *passage) bodyBefore(i, letters int) int {
	from := i
	if from > 0 && p.lower(from-1) == "'s" {
		from--
	}
	words := 0
	for from > p.body && i-from < 10 {
		t := p.tokens[from-1]
		w := t.Lower
		small := w == "of" || w == "for" || w == "and" || w == "de"
		if !t.Word && w != "'" || !small && closes[w] || definites[w] || isAux(w) || w == "a" || p.find(lexicon.Saying, from-1) != nil && !t.Capital || p.inTime(from-1, from) || small && words == 0 {
			break
		}
		if p.verbOfAct(from-1) && p.find(lexicon.Role, from-1) == nil {
			break
		}
		if !small {
			words++
		}
		from--
		if words >= letters+2 {
			break
		}
	}
	for from < i && (p.lower(from) == "of" || p.lower(from) == "and" || p.lower(from) == "for") {
		from++
	}
	if i-from < 2 {
		return -1
	}
	return from
}

func (b *orgBook) learn(p *passage, from, to int, short string) {
	if p.lower(to-1) == "'s" {
		to--
	}
	if from = p.properFrom(from, to); to-from < 2 {
		return
	}
	var ws []string
	for k := from; k < to; k++ {
		ws = append(ws, p.lower(k))
	}
	full := p.text(from, to)
	if short != "" {
		if _, known := b.full[short]; !known {
			b.full[short] = full
		}
		b.names[short] = append(b.names[short], nil)
	}
	b.names[ws[0]] = append(b.names[ws[0]], ws[1:])
}

// at gives the end of a known body that begins at token k; k itself for none.
func (b *orgBook) at(p *passage, k int) int {
	if b == nil {
		return k
	}
	best := k
	for _, rest := range b.names[p.lower(k)] {
		end := k + 1
		for _, w := range rest {
			if p.lower(end) != w {
				end = k
				break
			}
			end++
		}
		best = max(best, end)
	}
	if best == k && p.initials(k) {
		return k + 1
	}
	return best
}

// initials reports whether a token that no bracket explains can only be initials: consonants, or capitals among small letters.
func (p *passage) initials(k int) bool {
	if k < 0 || k >= len(p.tokens) {
		return false
	}
	t := p.tokens[k]
	if !t.Capital || t.Digit || strings.ContainsAny(t.Lower, "0123456789") || len(t.Lower) < 3 || len(t.Lower) > 6 || months[t.Lower] || honorifics[t.Lower] != "" || p.inPlace(k) || p.find(lexicon.Role, k) != nil {
		return false
	}
	if p.shouted {
		return !strings.ContainsAny(t.Lower, "aeiouy")
	}
	return p.doc[t.Start:t.End] == strings.ToUpper(t.Lower)
}

// canonical gives the full name of a body named by its short form.
func (b *orgBook) canonical(words string) string {
	lower := strings.ToLower(words)
	if full := b.full[lower]; full != "" {
		return full
	}
	for _, full := range b.full {
		if f := strings.ToLower(full); f != lower && strings.Contains(lower, " ") && (strings.HasPrefix(f, lower+" ") || strings.HasSuffix(f, " "+lower) || strings.HasSuffix(lower, " "+f)) {
			return full
		}
	}
	return words
}
