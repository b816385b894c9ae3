package link

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"habeas"
)

// An origin is the person or body with own access to a fact (field-guide 1.5): whoever the reports name as their source.
// Two speakers are one origin when they have one name, or when one is the publisher of a report that names the other.
// They may be one when they are told of together, or when their names are in different scripts. A report that names nobody,
// or only "sources", "activists" and officials of third States, may have its news from any of the others.

// vague are words that name a kind of speaker and nobody in particular, or a State, which knows from others what it says of
// people whom it did not hold.
var vague = wordSet(`a an the of in to by from for and or with who via its his her their some several many other others various local
	source sources activist activists group groups organization organizations organisation organisations channel channels
	media news report reports reportedly official officials people person resident residents defector defectors refugee refugees
	escapee escapees witness witnesses family families relative relatives member members expert experts rights human advocate
	advocates ngo ngos broker brokers missionary missionaries pastor lawyer lawyers attorney spokesperson spokesman spokeswoman
	anonymous unnamed insider insiders inside familiar matter civic international domestic foreign government authorities police
	one two three four five six ten he she they man woman south north korea korean china chinese korea's chinas press release statement newspaper newspapers paper agency according
	alliance coalition union association network mission committee front movement foundation center centre society campaigner
	campaigners aid worker workers earlier article documents footage video broadcaster television radio reporter journalist journalists
	unification ministry ministries minister ministers department state states secretary embassy consulate parliament lawmaker
	lawmakers president presidential office council united nations un u.n u.s us american seoul beijing pyongyang washington tokyo
	소식통 관계자 활동가 단체 인권단체 대북 복수의 현지 보도 언론 탈북자 탈북민 통일부 외교부 정부 당국 消息人士 知情人士 活动人士 活動人士 媒体 媒體 报道 報道 统一部 外交部 政府`)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// nameWords gives the words of a publisher that tell it from others, folded and sorted.
func nameWords(s string) []string { return tellingParts(s, false) }

// speakerWords gives the words of a speaker that name somebody: in Latin letters, those in capitals.
func speakerWords(s string) []string { return tellingParts(s, true) }

func tellingParts(s string, capital bool) []string {
	var out []string
	tokens(s, func(t token) {
		w := strings.ToLower(s[t.start:t.end])
		small := s[t.start] >= 'a' && s[t.start] <= 'z' || s[t.start] >= '0' && s[t.start] <= '9'
		if len(w) > 1 && !vague[w] && !(capital && small) {
			out = append(out, w)
		}
	})
	slices.Sort(out)
	return slices.Compact(out)
}

// sameName reports whether two names are of one speaker: one's words are among the other's.
func sameName(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) > 0 && overlap(a, b) == len(a)
}

// A teller is one report of an incident, or several that are copies, with those who told it.
type teller struct {
	reports    []habeas.ReportID
	publishers [][]string
	voices     []int      // those who are named, and one without a name if somebody is told of beside them, or nobody is named
	relays     [][]string // the outlets that relay those who are not named: "a source to the agency", "the Post reported"
}

// A voice is somebody whom a teller names, under all the names that it gives; without names, whoever told it.
type voice struct {
	teller int
	names  [][]string
}

func (v *voice) named() bool { return len(v.names) > 0 }

// called reports whether one of the voice's names is the one given.
func (v *voice) called(name []string) bool {
	return slices.ContainsFunc(v.names, func(n []string) bool { return sameName(n, name) })
}

// gather makes the tellers of some claims: copies of one text are one.
func (s *sources) gather(ns []*node, copyOf map[habeas.ReportID]habeas.ReportID) {
	first := map[habeas.ReportID]int{}
	for _, n := range ns {
		i, known := s.of[n.ref.Report]
		if !known {
			i = s.teller(n.report, cmp.Or(copyOf[n.ref.Report], n.ref.Report), first)
		}
		var together []int
		for _, name := range n.claim.Speakers {
			if v := s.hear(i, name); v >= 0 {
				together = append(together, v)
			}
		}
		s.together = append(s.together, together)
		if len(together) > 0 {
			s.beside(i, n.claim.Speakers)
		}
	}
	for i := range s.tellers {
		if len(s.tellers[i].voices) == 0 {
			s.add(voice{teller: i})
		}
	}
}

// teller gives the number of the teller of a report whose text is known by the least of its copies.
func (s *sources) teller(h *Filed, text habeas.ReportID, first map[habeas.ReportID]int) int {
	i, known := first[text]
	if !known {
		i = len(s.tellers)
		first[text] = i
		s.tellers = append(s.tellers, teller{})
	} else {
		s.why = merge(s.why, []string{"copies of one text"})
	}
	s.of[h.ID] = i
	t := &s.tellers[i]
	t.reports = append(t.reports, h.ID)
	for _, w := range [][]string{nameWords(h.Source), initials(h.Source)} {
		if len(w) > 0 && len(t.publishers) < mostNames {
			t.publishers = append(t.publishers, w)
		}
	}
	return i
}

const mostNames = 24 // names of one teller that are compared

// hear files a speaker of teller i; it gives the number of the voice, and -1 when nobody is named.
func (s *sources) hear(i int, name string) int {
	t, words := &s.tellers[i], speakerWords(name)
	switch {
	case hidden(name), outlet(name) && !t.publishes(words):
		if relay := nameWords(name); len(relay) > 0 && len(t.relays) < mostNames {
			t.relays = append(t.relays, relay)
		}
		return -1
	case len(words) == 0:
		return -1
	}
	v := voice{teller: i, names: [][]string{words}}
	if short := initials(name); short != nil {
		v.names = append(v.names, short)
	}
	for _, o := range t.voices {
		if s.voices[o].named() && slices.ContainsFunc(v.names, s.voices[o].called) {
			return o
		}
	}
	return s.add(v)
}

// publishes reports whether the teller is published by the one named: its own reporting is an origin.
func (t *teller) publishes(name []string) bool {
	return slices.ContainsFunc(t.publishers, func(p []string) bool { return sameName(p, name) })
}

// add files a voice of a teller; it gives -1 when the teller has too many.
func (s *sources) add(v voice) int {
	t := &s.tellers[v.teller]
	if len(t.voices) >= mostNames {
		return -1
	}
	t.voices = append(t.voices, len(s.voices))
	s.voices = append(s.voices, v)
	return len(s.voices) - 1
}

// beside files the voice of somebody without a name whom a claim tells of beside somebody with one: "the union and a pastor".
func (s *sources) beside(i int, told []string) {
	for _, name := range told {
		if len(speakerWords(name)) == 0 && someone(name) && !slices.ContainsFunc(s.tellers[i].voices, func(v int) bool { return !s.voices[v].named() }) {
			s.add(voice{teller: i})
		}
	}
}

// someone reports whether a speaker without a name is a person with own access to the fact.
func someone(name string) bool {
	found := false
	tokens(name, func(t token) { found = found || persons[strings.ToLower(name[t.start:t.end])] })
	return found
}

var persons = wordSet(`source insider witness resident relative sister brother mother father husband wife broker missionary pastor
	defector refugee escapee survivor villager neighbour neighbor guard soldier`)

// initials gives the abbreviation of a name of three or more words in capitals, as bodies and outlets are often called.
func initials(name string) []string {
	short := ""
	for w := range strings.FieldsSeq(name) {
		if c := w[0]; c >= 'A' && c <= 'Z' && w != strings.ToUpper(w) {
			short += strings.ToLower(w[:1])
		}
	}
	if len(short) < 3 {
		return nil
	}
	return []string{short}
}

// sources says, for the reports of one incident, who has one origin.
type sources struct {
	tellers  []teller
	of       map[habeas.ReportID]int // report to teller; copies are one teller
	voices   []voice
	together [][]int  // voices that one claim is told by
	certain  sets     // tellers that surely have an origin in common
	same     sets     // voices that surely are one origin
	maybe    [][2]int // pairs of voices that may be one
	why      []string
}

const mostVoices = 200 // voices of one incident that are compared pair by pair; the others stand for themselves

// sourcesOf works out the origins of the reports that tell of an incident.
func (b *builder) sourcesOf(ns []*node) *sources {
	s := &sources{of: map[habeas.ReportID]int{}}
	s.gather(ns, b.copyOf)
	s.certain, s.same = newSets(len(s.tellers)), newSets(len(s.voices))
	for i := range s.voices[:min(len(s.voices), mostVoices)] {
		for j := range i {
			if s.voices[i].teller == s.voices[j].teller {
				continue
			}
			reason, sure := s.related(&s.voices[j], &s.voices[i])
			if reason == "" {
				continue
			}
			if sure {
				s.same.join(i, j)
				s.certain.join(s.voices[i].teller, s.voices[j].teller)
			}
			if s.voices[i].named() && s.voices[j].named() {
				s.maybe = append(s.maybe, [2]int{i, j})
			}
			s.why = merge(s.why, []string{reason})
		}
	}
	s.joinTogether()
	s.joinUnnamed()
	return s
}

// joinTogether takes sources of one claim for possibly one: a union and its founder are told of like that.
func (s *sources) joinTogether() {
	for _, told := range s.together {
		for _, v := range told[min(1, len(told)):] {
			if s.same.find(v) != s.same.find(told[0]) {
				s.maybe = append(s.maybe, [2]int{v, told[0]})
				s.why = merge(s.why, []string{"sources told of together may be one"})
			}
		}
	}
}

// joinUnnamed takes sources without a name for one when their tellers have an origin in common: two papers that quote one
// union "and a pastor" quote one pastor.
func (s *sources) joinUnnamed() {
	first := map[int]int{}
	for i := range s.voices {
		if s.voices[i].named() {
			continue
		}
		k := s.certain.find(s.voices[i].teller)
		if j, known := first[k]; known {
			s.same.join(i, j)
		} else {
			first[k] = i
		}
	}
}

// oneOrigin reports whether two reports surely have an origin in common.
func (s *sources) oneOrigin(a, b habeas.ReportID) bool {
	return s.certain.find(s.of[a]) == s.certain.find(s.of[b])
}

// origins counts the independent origins. At least as many as there are named sources of which no two can be one: whoever is not
// named may be any of them, and who may be one of two ties these not together. A report stands with every origin that it names.
func (s *sources) origins() habeas.Origins {
	out := habeas.Origins{Low: max(1, s.apart()), Because: s.why}
	for _, g := range s.same.groups() {
		var ids []habeas.ReportID
		for _, v := range g {
			ids = append(ids, s.tellers[s.voices[v].teller].reports...)
		}
		slices.Sort(ids)
		out.Groups = append(out.Groups, slices.Compact(ids))
	}
	out.High = len(out.Groups)
	return out
}

// apart gives how many named sources there are of which no two can be one, as far as taking those first that may be fewest others
// finds them.
func (s *sources) apart() int {
	beside := map[int]map[int]bool{} // by named source, those that it may be
	for v := range s.voices {
		if s.voices[v].named() {
			beside[s.same.find(v)] = map[int]bool{}
		}
	}
	for _, m := range s.maybe {
		if a, b := s.same.find(m[0]), s.same.find(m[1]); a != b && beside[a] != nil && beside[b] != nil {
			beside[a][b], beside[b][a] = true, true
		}
	}
	n, taken := 0, map[int]bool{}
	for _, v := range slices.SortedFunc(maps.Keys(beside), func(a, b int) int {
		return cmp.Or(cmp.Compare(len(beside[a]), len(beside[b])), cmp.Compare(a, b))
	}) {
		if taken[v] {
			continue
		}
		n++
		for o := range beside[v] {
			taken[o] = true
		}
	}
	return n
}

// related says why two voices are, or may be, one origin; empty when nothing speaks for it.
func (s *sources) related(x, y *voice) (why string, sure bool) {
	t, u := &s.tellers[x.teller], &s.tellers[y.teller]
	switch {
	case slices.ContainsFunc(x.names, y.called):
		return "both quote one speaker", true
	case s.quotes(x, u) && s.first(y), s.quotes(y, t) && s.first(x):
		return "one quotes the other's publisher", true
	case !x.named() && !y.named() && slices.ContainsFunc(t.publishers, func(p []string) bool {
		return slices.ContainsFunc(u.publishers, func(q []string) bool { return slices.Equal(p, q) })
	}):
		return "same publisher, no source named", true
	case !x.named() || !y.named():
		return "a source that is not named may be the other's", false
	case !comparable(x.names, y.names):
		return "sources named in different scripts may be one", false
	}
	return "", false
}

// first reports whether a voice is the first that its teller names: who quotes the teller has the news from it, and through
// it from its first source.
func (s *sources) first(v *voice) bool { return &s.voices[s.tellers[v.teller].voices[0]] == v }

// quotes reports whether a voice is a publisher of the teller, or a source without a name that such a publisher relays.
func (s *sources) quotes(v *voice, t *teller) bool {
	names := v.names
	if !v.named() {
		names = s.tellers[v.teller].relays
	}
	return slices.ContainsFunc(names, t.publishes)
}

// outlet reports whether a speaker is a paper, an agency or a station: it has from somebody else what it tells.
func outlet(name string) bool {
	found := false
	tokens(name, func(t token) { found = found || outlets[strings.ToLower(name[t.start:t.end])] })
	return found || strings.Contains(name, "통신") || strings.Contains(name, "신문") || strings.Contains(name, "방송") || strings.Contains(name, "日报") || strings.Contains(name, "通讯社")
}

var outlets = wordSet(`times post news daily herald tribune gazette journal telegraph chronicle newspaper wire radio television tv
	broadcaster ilbo shimbun reuters afp ap yonhap kyodo xinhua tass interfax bbc cnn rfa voa nhk kbs`)

// hidden reports whether a speaker is somebody not named whom another relays: "a source to the agency".
func hidden(s string) bool {
	found := false
	tokens(s, func(t token) { found = found || unnamed[s[t.start:t.end]] }) // in capitals they belong to a name
	return found || strings.Contains(s, "소식통") || strings.Contains(s, "人士")
}

var unnamed = wordSet("source sources insider insiders anonymous unnamed relative relatives family families sister brother mother father husband wife")

// comparable reports whether some name on each side is written in one script.
func comparable(xs, ys [][]string) bool {
	for _, x := range xs {
		for _, y := range ys {
			if script(x[0]) == script(y[0]) {
				return true
			}
		}
	}
	return false
}

// script tells Latin letters, hangul and Han apart, roughly, by the first letter.
func script(w string) int {
	switch r, _ := utf8.DecodeRuneInString(w); {
	case w == "" || r < 0x2000:
		return 0
	case r >= 0xac00 && r <= 0xd7a3:
		return 1
	}
	return 2
}
