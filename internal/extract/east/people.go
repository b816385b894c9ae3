package east

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas"
	"habeas/internal/value"
)

// people are a number of people in a sentence, by byte offsets into the text.
type people struct {
	start, end int
	after      int // where what is told of them goes on, behind particles and those who are named with them
	mark       int // where the word begins that makes an object of them
	inner      int // what describes the people between number and word; both are zero for nothing
	outer      int
	count      habeas.Count
	nation     string
	by         string // the word for those who fled
	named      bool   // by such a word, not by the number alone
	loose      bool   // by the act alone
	name       string // of a single person who is told of by name
	object     bool   // of the verb that follows
	plan       bool   // what is told of the object is planned
}

// maxDescription is how many bytes may stand between a number and the word for the people, and maxQuote those of marks beside that word.
const (
	maxDescription = 150
	maxQuote       = 12
)

// maxFlow is the number of people from which on only totals are believed.
const maxFlow = 1000

// groups gives the counted people of a sentence of whom something can be told; where there are none, those for whom a word stands in
// a report that told of one number of people only.
func (rd *reader) groups(start, end int, told []telling) (out []people) {
	for _, q := range within(rd.qs, start, end, quantityStart) {
		if q.End > end || !rd.counts(q) || !q.Known || q.Count.Low < 1 || few(q.Count) {
			continue
		}
		if n := len(out); n > 0 && q.Start < out[n-1].after { // named together with those before
			continue
		}
		g, ok := rd.group(q, start, end)
		if !ok {
			g = people{start: q.Start, end: q.End, nation: rd.origin}
		}
		if p, part := endsWith(rd.words.part, strings.TrimRight(rd.text[start:q.Start], " ")); part {
			if _, ok := endsWith(rd.words.disposal, strings.TrimSuffix(rd.text[start:q.Start], p.text)); !ok || len(out)+len(told) == 0 {
				continue
			}
			g.start, g.named, g.by = q.Start-len(p.text), true, p.text
		}
		if rd.partial(start, q.Start) {
			g.named = true
		}
		g.count = q.Count
		if rd.role(&g, start, end) {
			out = append(out, g)
		}
	}
	if len(out) == 0 && rd.one(told, start) {
		out = rd.they(start, end, told[len(told)-1].people)
	}
	if len(out) == 0 && rd.alone(start, end) {
		return rd.person(start, end)
	}
	return out
}

// maxName is how many bytes may stand between the word for people and the address behind a name.
const maxName = 30

// person gives the one who is called by name behind the word for those who fled: "维权人士王安", "탈북민 김모(33)씨". Others named with
// him make the number unknown.
func (rd *reader) person(start, end int) []people {
	w, at, ok := first(rd.words.group, rd.text[start:end])
	if !ok {
		return nil
	}
	g := rd.named(w, start+at, start+at+len(w.text))
	rest := rd.text[g.end:end]
	n := 0
	if s, ok := startsWith(rd.words.surname, rest); ok {
		_, size := utf8.DecodeRuneInString(rest[len(s.text):])
		n = len(s.text) + size
	} else if a, i, ok := first(rd.words.address, rest); ok && i <= maxName && strings.HasPrefix(rest, " ") {
		n = i + len(a.text)
	}
	if n == 0 || has(rd.words.others, rest[:min(len(rest), n+maxQuote)]) {
		return nil
	}
	g.name = rest[:n]
	g.end += n
	g.count = habeas.Exactly(1, rd.text[g.start:g.end])
	if !rd.role(&g, start, end) {
		return nil
	}
	g.after = min(g.after, g.end)
	return []people{g}
}

// counts reports a number of people, also one with the word for them right behind it: "逾200哈萨克族人".
func (rd *reader) counts(q value.Quantity) bool {
	if q.Unit != "" {
		return q.Unit == "person"
	}
	_, ok := startsWith(rd.words.group, rd.text[q.End:])
	return ok
}

// partial reports whether those counted at i are a part of people who are named as those who fled: "탈북민 9명 중 3명".
func (rd *reader) partial(start, i int) bool {
	head := strings.TrimRight(rd.text[start:i], " ")
	w, ok := endsWith(rd.words.whole, head)
	if !ok {
		return false
	}
	end := start + len(strings.TrimRight(strings.TrimSuffix(head, w.text), " "))
	return slices.ContainsFunc(within(rd.qs, start, i, quantityStart), func(q value.Quantity) bool {
		_, named := rd.group(q, start, end)
		return q.End == end && named
	})
}

// few reports a number that is no figure: "several".
func few(c habeas.Count) bool { return c.Nominal == 0 && c.Low == 2 && (c.Open || c.High == 9) }

// they gives people told of before where a word stands for them.
func (rd *reader) they(start, end int, before people) []people {
	for _, w := range rd.words.they {
		i := strings.Index(rd.text[start:end], w.text)
		if i < 0 {
			continue
		}
		g := before
		g.start, g.end, g.object = start+i, start+i+len(w.text), false
		if rd.role(&g, start, end) {
			return []people{g}
		}
	}
	return nil
}

// group finds the word for those who fled beside a number: right before it, or behind it where the language puts it there.
func (rd *reader) group(q value.Quantity, start, end int) (people, bool) {
	head := strings.TrimRight(rd.text[start:q.Start], " ")
	if w, ok := endsWith(rd.words.group, unquoted(rd.nameless(head))); ok {
		return rd.named(w, start+strings.LastIndex(head, w.text), q.End), true
	}
	rest := rd.text[q.End:end]
	of, ok := startsWith(rd.words.of, rest)
	if ok {
		if w, ok := startsWith(rd.words.group, rest[len(of.text):]); ok {
			e := q.End + len(of.text) + len(w.text)
			if p, ok := startsWith(rd.words.plural, rd.text[e:]); ok {
				e += len(p.text)
			}
			return rd.named(w, q.Start, e), true
		}
	}
	if len(rd.words.disposal) == 0 {
		return people{}, false
	}
	return rd.modified(q, end)
}

// maxNames is how many characters the names of people may have that stand between the word for them and their number.
const maxNames = 40

// nameless takes the names of people off the end: "维权人士丁一、赵二" before "两人".
func (rd *reader) nameless(head string) string {
	end := strings.TrimSuffix(head, "等")
	i := strings.LastIndexFunc(end, func(r rune) bool { return r != '、' && r != '·' && r != '・' && !unicode.Is(unicode.Han, r) })
	names := end[max(0, i):]
	if len(rd.words.link) == 0 || !strings.Contains(names, "、") {
		return head
	}
	n := last(rd.words.group, names)
	if n == 0 || utf8.RuneCountInString(names[n:]) > maxNames || has(rd.words.link, names[n:]) {
		return head
	}
	return head[:len(end)-len(names)+n]
}

// modified finds the word behind a number with what describes the people between: "13名试图前往韩国的朝鲜脱北者".
func (rd *reader) modified(q value.Quantity, end int) (people, bool) {
	rest := rd.text[q.End:min(end, q.End+maxDescription)]
	if i := strings.IndexAny(rest, "，,。;；"); i >= 0 {
		rest = rest[:i]
	}
	for from := 0; from < len(rest); {
		w, at, ok := first(rd.words.group, rest[from:])
		if !ok {
			return people{}, false
		}
		at += from
		from = at + len(w.text)
		between := strings.TrimSpace(unbracketed(strings.TrimRight(rest[:at], "“「『\"‘ ")))
		between = without(rd.words.modifier, rd.placeless(between, q.End+at))
		if _, linked := endsWith(rd.words.link, between); between != "" && !linked || strings.Contains(between, "、") && !rd.alone(q.End, q.End+at) {
			continue
		}
		g := rd.named(w, q.Start, q.End+from)
		g.inner, g.outer = q.End, q.End+strings.Index(rest, between)+len(between)
		return g, true
	}
	return people{}, false
}

// placeless takes a place right before the word for people off the end of what stands before it: "朝鲜" of "朝鲜脱北者".
func (rd *reader) placeless(between string, at int) string {
	for _, m := range within(rd.places, at-len(between)-maxQuote, at, mentionStart) {
		if m.End <= at && strings.HasSuffix(between, rd.text[m.Start:m.End]) {
			return strings.TrimSpace(strings.TrimSuffix(between, rd.text[m.Start:m.End]))
		}
	}
	return between
}

func (rd *reader) named(w term, start, end int) people {
	g := people{start: start, end: end, nation: w.what, by: w.text, named: true}
	if w.what == "-" {
		g.nation = rd.origin
	}
	return g
}

// unbracketed takes a last remark in brackets off the end: "朝鲜(北韩)".
func unbracketed(s string) string {
	for _, b := range [][2]string{{"(", ")"}, {"（", "）"}} {
		if i := strings.LastIndex(s, b[0]); i >= 0 && strings.HasSuffix(s, b[1]) {
			return s[:i]
		}
	}
	return s
}

// unquoted takes closing quotation marks off the end.
func unquoted(s string) string { return strings.TrimRight(s, "”」』’\" ") }

// role settles what the people are to the verb, by particles or by the word before them. It is false where the language marks that and
// the text does not, and where the words name others: the families of those who fled.
func (rd *reader) role(g *people, start, end int) bool {
	w := rd.words
	g.after = g.end
	rest := strings.TrimLeft(rd.text[g.end:end], "”」』’\"")
	for _, b := range [][2]string{{"(", ")"}, {"（", "）"}} {
		if i := strings.Index(rest, b[1]); strings.HasPrefix(rest, b[0]) && i >= 0 && i < 60 {
			rest = rest[i+len(b[1]):]
		}
	}
	g.after = end - len(rest)
	if _, other := startsWith(w.tail, rest); other {
		return false
	}
	if j, ok := startsWith(w.joins, rest); ok {
		for _, q := range within(rd.qs, g.after, min(end, g.after+90), quantityStart) {
			if q.Unit != "person" || q.End > end || strings.ContainsAny(rd.text[g.after:q.Start], ",，") {
				break
			}
			if has(rd.words.sum, rd.text[g.after:q.Start]) {
				return false // the whole follows its parts
			}
			rd.add(g, q)
			g.after = q.End
			rest = rd.text[q.End:end]
		}
		if g.after == end-len(rest) && strings.HasPrefix(rest, j.text) && len(w.subject) > 0 {
			return false
		}
	}
	g.object = rd.disposed(g, start)
	if len(w.subject) == 0 {
		return true
	}
	if p, ok := startsWith(w.subject, rest); ok || rd.title && (rest == "" || strings.ContainsAny(rest[:1], " ,")) {
		g.after += len(p.text)
		return true
	}
	if p, ok := startsWith(w.object, rest); ok {
		g.after += len(p.text)
		g.object = true
		return true
	}
	return false
}

// add counts those of their family who are named with the people among them: "여성 2명과 자녀 2명".
func (rd *reader) add(g *people, q value.Quantity) {
	if c, k := g.count, q.Count; has(rd.words.kin, rd.text[g.after:q.End]) && c.Low == c.High && k.Low == k.High {
		g.count = habeas.Exactly(c.Low+k.Low, rd.text[g.start:q.End])
	}
}

// disposed reports whether the word that makes an object of people stands before them, before what describes them, or within their
// number: "将约600名脱北者", "将被关押在吉林的600名脱北者", "至少將406人".
func (rd *reader) disposed(g *people, start int) bool {
	from := rd.clause(start, g.start)
	head := rd.text[from:g.start]
	g.mark = g.start
	if d, ok := endsWith(rd.words.disposal, head); ok {
		g.mark -= len(d.text)
		return rd.planned(g, from)
	}
	_, linked := endsWith(rd.words.link, head)
	if n := last(rd.words.disposal, head); n > 0 && linked {
		d, _ := endsWith(rd.words.disposal, head[:n])
		g.mark = from + n - len(d.text)
		return rd.planned(g, from)
	}
	return has(rd.words.disposal, rd.text[g.start:g.end])
}

// planned takes a word for a plan before the mark of an object with it: "准备将9名脱北者".
func (rd *reader) planned(g *people, from int) bool {
	if p, ok := endsWith(rd.words.plan, rd.text[from:g.mark]); ok {
		g.mark -= len(p.text)
		g.plan = true
	}
	return true
}

// alone reports whether no other people are counted in text[start:end].
func (rd *reader) alone(start, end int) bool {
	return !slices.ContainsFunc(within(rd.qs, start, end, quantityStart), func(q value.Quantity) bool { return q.Unit == "person" })
}
