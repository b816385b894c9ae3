package link

import (
	"slices"
	"strings"

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

// A teller is one report of an incident with those who told it.
type teller struct {
	report    *reportHead
	publisher []string
	speakers  [][]string // those whose words tell them from others
	named     bool       // at least one of them is more than "a source to" somebody
}

func tellersOf(ns []*node) []teller {
	var out []teller
	at := map[habeas.ReportID]int{}
	for _, n := range ns {
		i, ok := at[n.ref.Report]
		if !ok {
			i = len(out)
			at[n.ref.Report] = i
			out = append(out, teller{report: n.report, publisher: nameWords(n.report.Source)})
		}
		for _, s := range n.claim.Speakers {
			if w := nameWords(s); len(w) > 0 {
				out[i].speakers = append(out[i].speakers, w)
				out[i].named = out[i].named || !hidden(s)
			}
		}
	}
	return out
}

// origins counts the independent origins of an incident. At least as many as there are named sources that cannot be one:
// whoever is not named may be any of them, and ties no two of them together.
func (b *builder) origins(ns []*node) habeas.Origins {
	ts := tellersOf(ns)
	certain, possible := newSets(len(ts)), newSets(len(ts))
	var why []string
	for i := range ts {
		for j := range i {
			reason, sure := b.related(ts[j], ts[i])
			if reason == "" {
				continue
			}
			if sure {
				certain.join(i, j)
			}
			if sure || ts[i].named && ts[j].named {
				possible.join(i, j)
			}
			why = merge(why, []string{reason})
		}
	}
	out := habeas.Origins{Low: max(1, namedGroups(possible, ts)), Because: why}
	for _, g := range certain.groups() {
		ids := make([]habeas.ReportID, len(g))
		for k, i := range g {
			ids[k] = ts[i].report.ID
		}
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

// related says why two reports have, or may have, one origin; empty when nothing speaks for it.
func (b *builder) related(x, y teller) (why string, sure bool) {
	if o, ok := b.copyOf[x.report.ID]; ok && o == b.copyOf[y.report.ID] {
		return string(x.report.ID) + " and " + string(y.report.ID) + " are copies of one text", true
	}
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
	if len(x.publisher) > 0 && slices.Equal(x.publisher, y.publisher) && len(x.speakers)+len(y.speakers) == 0 {
		return "same publisher, no other source named", true
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
	for _, r := range w {
		switch {
		case r < 0x2000:
			return 0
		case r >= 0xac00 && r <= 0xd7a3:
			return 1
		}
		return 2
	}
	return 0
}

// quotes reports whether x names y's publisher as its source.
func quotes(x, y teller) bool {
	for _, s := range x.speakers {
		if len(y.publisher) > 0 && sameName(s, y.publisher) {
			return true
		}
	}
	return false
}
