package link

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"habeas"
)

// An origin is the person or body with own access to a fact (field-guide 1.5). Reports are taken for one origin when they
// are copies, when they name one speaker, or when one quotes the other's publisher. They may be one origin when a report
// names nobody, or only "sources" and "activists" that could be anybody's.

// vague are words that name a kind of speaker and nobody in particular.
var vague = wordSet(`a an the of in to by from for and or with who via its his her their some several many other various local
	source sources activist activists group groups organization organizations organisation organisations channel channels
	media news report reports reportedly official officials people person resident residents defector defectors refugee refugees
	escapee escapees witness witnesses family families relative relatives member members expert experts rights human advocate
	advocates ngo ngos broker brokers missionary missionaries pastor lawyer lawyers attorney spokesperson spokesman spokeswoman
	anonymous unnamed insider insiders inside familiar matter civic international domestic foreign government authorities police
	one two three four five six ten he she they man woman south north korea korean china chinese korea's chinas press release statement newspaper newspapers paper agency according
	소식통 관계자 활동가 단체 인권단체 대북 복수의 현지 보도 언론 탈북자 탈북민 消息人士 知情人士 活动人士 活動人士 媒体 媒體 报道 報道`)

func wordSet(s string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		out[w] = true
	}
	return out
}

// nameWords gives the words of a speaker or publisher that tell it from others, folded and sorted.
func nameWords(s string) []string {
	var out []string
	tokens(s, func(t token) {
		w := strings.ToLower(s[t.start:t.end])
		if len(w) > 1 && !vague[w] {
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
	speakers   [][]string // those who are named
	relays     [][]string // what is said of those who are not: "a source to the agency"
	named      bool       // somebody is named
}

// gather makes the tellers of some claims: copies of one text are one.
func (s *sources) gather(ns []*node, copyOf map[habeas.ReportID]habeas.ReportID) {
	first := map[habeas.ReportID]int{}
	for _, n := range ns {
		id := n.ref.Report
		i, known := s.of[id]
		if !known {
			text := cmp.Or(copyOf[id], id)
			if i, known = first[text]; !known {
				i = len(s.tellers)
				first[text] = i
				s.tellers = append(s.tellers, teller{})
			} else {
				s.why = merge(s.why, []string{"copies of one text"})
			}
			s.of[id] = i
			s.tellers[i].reports = append(s.tellers[i].reports, id)
			s.tellers[i].publish(nameWords(n.report.Source))
			s.tellers[i].publish(initials(n.report.Source))
		}
		for _, name := range n.claim.Speakers {
			s.tellers[i].hear(name)
		}
	}
}

const mostNames = 24 // names of one teller that are compared

func (t *teller) publish(words []string) {
	if len(words) > 0 && len(t.publishers) < mostNames {
		t.publishers = append(t.publishers, words)
	}
}

func (t *teller) hear(name string) {
	words, to := nameWords(name), &t.speakers
	if len(words) == 0 {
		return
	}
	if hidden(name) {
		to = &t.relays
	} else {
		t.named = true
	}
	for _, w := range [][]string{words, initials(name)} {
		if len(w) > 0 && len(*to) < mostNames && !slices.ContainsFunc(*to, func(v []string) bool { return slices.Equal(v, w) }) {
			*to = append(*to, w)
		}
	}
}

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

// sources says, for the reports of one incident, which have one origin.
type sources struct {
	tellers  []teller
	of       map[habeas.ReportID]int // report to teller; copies are one teller
	certain  sets                    // tellers that surely have one origin
	possible sets                    // those that may have
	why      []string
}

const mostTellers = 150 // tellers of one incident that are compared pair by pair; the others stand for themselves

// sourcesOf works out the origins of the reports that tell of an incident.
func (b *builder) sourcesOf(ns []*node) *sources {
	s := &sources{of: map[habeas.ReportID]int{}}
	s.gather(ns, b.copyOf)
	s.certain, s.possible = newSets(len(s.tellers)), newSets(len(s.tellers))
	for i := range s.tellers[:min(len(s.tellers), mostTellers)] {
		for j := range i {
			reason, sure := related(&s.tellers[j], &s.tellers[i])
			if reason == "" {
				continue
			}
			if sure {
				s.certain.join(i, j)
			}
			if sure || s.tellers[i].named && s.tellers[j].named {
				s.possible.join(i, j)
			}
			s.why = merge(s.why, []string{reason})
		}
	}
	return s
}

// oneOrigin reports whether two reports surely have one origin.
func (s *sources) oneOrigin(a, b habeas.ReportID) bool {
	return s.certain.find(s.of[a]) == s.certain.find(s.of[b])
}

// origins counts the independent origins. At least as many as there are named sources that cannot be one: whoever is not
// named may be any of them, and ties no two of them together.
func (s *sources) origins() habeas.Origins {
	out := habeas.Origins{Low: max(1, namedGroups(s.possible, s.tellers)), Because: s.why}
	for _, g := range s.certain.groups() {
		var ids []habeas.ReportID
		for _, i := range g {
			ids = append(ids, s.tellers[i].reports...)
		}
		slices.Sort(ids)
		out.Groups = append(out.Groups, ids)
	}
	out.High = len(out.Groups)
	return out
}

// namedGroups counts the groups in which somebody is named.
func namedGroups(s sets, ts []teller) int {
	n := 0
	for _, g := range s.groups() {
		if slices.ContainsFunc(g, func(i int) bool { return ts[i].named }) {
			n++
		}
	}
	return n
}

// related says why two tellers have, or may have, one origin; empty when nothing speaks for it.
func related(x, y *teller) (why string, sure bool) {
	for _, s := range x.speakers {
		for _, t := range y.speakers {
			if sameName(s, t) {
				return "both quote one speaker", true
			}
		}
	}
	if quotes(x, y) || quotes(y, x) {
		return "one quotes the other's publisher", true
	}
	if !x.named && !y.named && slices.ContainsFunc(x.publishers, func(p []string) bool {
		return slices.ContainsFunc(y.publishers, func(q []string) bool { return slices.Equal(p, q) })
	}) {
		return "same publisher, no source named", true
	}
	switch {
	case !x.named || !y.named:
		return "a source that is not named may be the other's", false
	case !comparable(x.speakers, y.speakers):
		return "sources named in different scripts may be one", false
	}
	return "", false
}

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

// quotes reports whether x names a publisher of y as its source.
func quotes(x, y *teller) bool {
	for _, s := range slices.Concat(x.speakers, x.relays) {
		for _, p := range y.publishers {
			if sameName(s, p) {
				return true
			}
		}
	}
	return false
}
