package korean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"habeas"
	"habeas/internal/gazetteer"
)

// sentence reads one sentence: "탈북민 아홉 명이 … 체포됐다".
func (rd *reader) sentence(start, end int) []telling {
	text := rd.text[start:end]
	if blocked(rd.words.block, text) {
		return nil
	}
	g, ok := rd.people(start, end)
	if !ok {
		return nil
	}
	rest := rd.text[g.end:end]
	list := rd.words.taken
	if g.object {
		list = rd.words.did
	}
	var out []telling
	t, at, found := first(list, rest)
	if found {
		if !near(rest[:at]) {
			return nil
		}
		if one, ok := rd.telling(start, end, g, habeas.Act(t.what), g.end+at, t.text); ok {
			out = append(out, one)
		} else {
			return nil
		}
		rest = rest[at+len(t.text):]
	}
	if r, at, ok := first(rd.words.risk, rest); ok && !g.object && (found || near(rest[:at])) {
		if one, ok := rd.telling(start, end, g, habeas.Act(r.what), end-len(rest)+at, r.text); ok {
			one.when = habeas.When{}
			out = append(out, one)
		}
	}
	return out
}

// near reports whether what stands between people and their verb is short and begins no other clause.
func near(between string) bool {
	if utf8.RuneCountInString(between) > 60 {
		return false
	}
	for _, s := range []string{"다고 ", "라고 ", "다며 ", "지만", "는데", "탈북", "난민", "다는 ", "면서", "으며", "고 있"} {
		if strings.Contains(between, s) {
			return false
		}
	}
	return true
}

// trim gives text[start:end] without white space around it.
func trim(text string, start, end int) (int, int) {
	s := text[start:end]
	start += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return start, start + len(strings.TrimSpace(s))
}

func (rd *reader) telling(start, end int, g people, act habeas.Act, at int, words string) (telling, bool) {
	t := telling{act: act, start: start, end: end, people: g, words: words}
	t.start, t.end = trim(rd.text, start, end)
	where, ok := rd.setting(g.end, at) // between the people and the verb; else before both
	if where.Country == "" {
		where, ok = rd.setting(start, at)
	}
	t.by = rd.actor(start, at)
	if !ok {
		return t, false
	}
	t.where = where
	from := start
	if i := strings.LastIndex(rd.text[start:g.start], "따르면"); i >= 0 {
		t.hearsay = true
		from = start + i
		t.speakers = speakerBefore(rd.text[start:from])
	}
	w, sure := rd.day(rd.afterTopic(from, g.start, end), at)
	if !sure {
		return t, false
	}
	t.when = w
	return t, true
}

// afterTopic gives where times begin to belong to the act: behind the one who tells, where the sentence quotes him ("29일 단체는 …
// 체포됐다고 전했다").
func (rd *reader) afterTopic(start, to, end int) int {
	head := rd.text[start:to]
	if i := strings.LastIndex(head, "“"); i >= 0 {
		return start + i
	}
	if strings.Count(head, `"`)%2 == 1 {
		return start + strings.LastIndex(head, `"`)
	}
	s := rd.text[start:end]
	quoted := strings.Contains(s, "다고 ") || strings.Contains(s, "라고 ") || strings.Contains(s, "다며 ")
	if !quoted {
		return start
	}
	for i := to; i > start; i-- {
		head := rd.text[start:i]
		if (strings.HasSuffix(head, "은 ") || strings.HasSuffix(head, "는 ")) && !rd.topicIsCountry(i) {
			return i
		}
	}
	return start
}

// topicIsCountry reports whether the topic that ends before i, with its particle and space, is a country or authority.
func (rd *reader) topicIsCountry(i int) bool {
	word := strings.TrimRight(rd.text[:i], " ")
	word = strings.TrimSuffix(strings.TrimSuffix(word, "은"), "는")
	for _, m := range within(rd.places, len(word)-90, len(word), mentionStart) {
		if m.Kind == "country" && (m.End == len(word) || m.End < len(word) && len(word)-m.End < 30 && strings.HasPrefix(strings.TrimLeft(rd.text[m.End:], " "), "정부")) {
			return true
		}
	}
	return false
}

// speakerBefore gives the last words before "에 따르면": who is quoted.
func speakerBefore(s string) []string {
	s = strings.TrimRight(s, " ")
	s = strings.TrimSuffix(strings.TrimSuffix(s, "에"), " 등")
	if i := strings.LastIndexAny(s, ",.]\n"); i >= 0 {
		s = s[i+1:]
	}
	f := strings.Fields(s)
	for len(f) > 0 && strings.HasSuffix(f[0], "일") {
		f = f[1:] // "27일 …에 따르면"
	}
	if len(f) == 0 || len(f) > 5 || len(f) == 1 && slices.Contains([]string{"보도", "이들", "그", "그들", "그녀", "이"}, f[0]) {
		return nil
	}
	return []string{strings.Join(f, " ")}
}

// goal reports a place towards which somebody is brought, or whose is somebody: "북한으로", "한국행".
func (rd *reader) goal(m gazetteer.Mention) bool {
	rest := rd.text[m.End:]
	for _, s := range []string{"으로", "로 ", "행", "을 거쳐", "를 거쳐", " 주재", " 언론", " 매체", "어"} {
		if strings.HasPrefix(rest, s) {
			return true
		}
	}
	return false
}

// people gives the one group of a sentence: a word for those who fled right before its number, or right behind it after 의, with
// a particle that makes it subject or object. Where other people are counted too there is none.
func (rd *reader) people(start, end int) (people, bool) {
	var out people
	found := false
	for _, q := range within(rd.qs, start, end, quantityStart) {
		if q.End > end || q.Unit != "person" {
			continue
		}
		if found {
			return people{}, false
		}
		g, ok := rd.group(q.Start, q.End, start)
		if !ok {
			g, ok = rd.withParticle(people{start: q.Start, end: q.End, nation: rd.origin}) // people already told of
		}
		if !ok || !q.Known || q.Count.Low < 1 || q.Count.Low >= 1000 {
			return people{}, false
		}
		g.count = q.Count
		out, found = g, true
	}
	return out, found
}

func (rd *reader) group(qs, qe, start int) (people, bool) {
	head := strings.TrimRight(rd.text[start:qs], " ")
	for _, w := range rd.words.group {
		if strings.HasSuffix(head, w.text) {
			return rd.withParticle(people{start: start + len(head) - len(w.text), end: qe, nation: rd.nationOf(w), named: true})
		}
	}
	rest := rd.text[qe:]
	if s, ok := strings.CutPrefix(rest, "의 "); ok {
		if w, ok := startsWith(rd.words.group, s); ok {
			e := qe + len("의 ") + len(w.text)
			if strings.HasPrefix(rd.text[e:], "들") {
				e += len("들")
			}
			return rd.withParticle(people{start: qs, end: e, nation: rd.nationOf(w), named: true})
		}
	}
	return people{}, false
}

func (rd *reader) nationOf(w term) string {
	if w.what == "-" {
		return rd.origin
	}
	return w.what
}

// withParticle wants the particle of a subject or object behind the people.
func (rd *reader) withParticle(g people) (people, bool) {
	rest := rd.text[g.end:]
	for _, p := range []string{"이 ", "가 ", "은 ", "는 "} {
		if strings.HasPrefix(rest, p) {
			return g, true
		}
	}
	for _, p := range []string{"을 ", "를 "} {
		if strings.HasPrefix(rest, p) {
			g.object = true
			return g, true
		}
	}
	return people{}, false
}
