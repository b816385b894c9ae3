package east

import (
	"embed"
	"slices"
	"strings"
	"sync"

	"habeas"
)

//go:embed data/*.txt
var shipped embed.FS

// A term is a word of the lists with what it stands for.
type term struct {
	text string
	what string // the act, or the country that the people of a group come from
}

// words are the lists of one language, the longest first: what it calls people and acts, and how its sentences are put together.
// A list that a language does not need is empty.
type words struct {
	// People.
	group, held, nation, kind, modifier, surname, address, others, tail, of, plural, link, cleft, subject, object, disposal, joins, kin, sum, whole, part, they, pronoun, home []term
	// Acts.
	taken, did, verb, passive, aspect, attribute, which, headline, risk, threat, plan []term
	// What forbids a claim, or makes a total of it.
	block, hedge, intent, total, once, stop, onward, plain []term
	// Circumstances.
	agent, edge, goal, toward, cut, voice, quoted, topic, said, describes, aside, since, from, now, day, fled, came []term

	mask *strings.Replacer // takes the plain words out of a text
}

func (w *words) lists() map[string]*[]term {
	return map[string]*[]term{
		"group": &w.group, "held": &w.held, "nation": &w.nation, "kind": &w.kind,
		"modifier": &w.modifier, "surname": &w.surname, "address": &w.address, "others": &w.others, "tail": &w.tail, "of": &w.of, "plural": &w.plural, "link": &w.link, "cleft": &w.cleft,
		"subject": &w.subject, "object": &w.object, "disposal": &w.disposal, "joins": &w.joins, "kin": &w.kin, "sum": &w.sum, "whole": &w.whole, "part": &w.part, "they": &w.they,
		"pronoun": &w.pronoun, "home": &w.home, "taken": &w.taken, "did": &w.did, "verb": &w.verb, "passive": &w.passive, "aspect": &w.aspect,
		"attribute": &w.attribute, "which": &w.which, "headline": &w.headline, "risk": &w.risk, "threat": &w.threat, "plan": &w.plan,
		"block": &w.block, "hedge": &w.hedge, "intent": &w.intent, "total": &w.total, "once": &w.once, "stop": &w.stop, "onward": &w.onward,
		"plain": &w.plain, "agent": &w.agent, "edge": &w.edge, "goal": &w.goal, "toward": &w.toward, "cut": &w.cut, "voice": &w.voice,
		"quoted": &w.quoted, "topic": &w.topic, "said": &w.said, "describes": &w.describes, "aside": &w.aside, "since": &w.since, "from": &w.from, "now": &w.now, "day": &w.day,
		"fled": &w.fled, "came": &w.came,
	}
}

// languages are the shipped words by language, read once: a file in data is a language that is read.
var languages = sync.OnceValue(func() map[habeas.Lang]*words {
	out := map[habeas.Lang]*words{}
	files, err := shipped.ReadDir("data")
	for _, f := range files {
		if err != nil {
			break
		}
		text, readErr := shipped.ReadFile("data/" + f.Name())
		if err = readErr; err == nil {
			out[habeas.Lang(strings.TrimSuffix(f.Name(), ".txt"))], err = load("data/"+f.Name(), string(text))
		}
	}
	if err != nil {
		panic(err) // the files are part of the program; a test loads them
	}
	return out
})

// Reads reports whether reports in a language are read.
func Reads(l habeas.Lang) bool { return languages()[habeas.Lang(l.Base())] != nil }

// load reads lines of "class | what | word; word". Words keep a space at their end, which tells 총 (in all) from 총리.
func load(path, text string) (*words, error) {
	w := &words{}
	lists := w.lists()
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.SplitN(line, " | ", 3)
		if len(f) != 3 || lists[f[0]] == nil {
			return nil, habeas.Errorf(habeas.Invalid, "%s:%d: want a class, what it stands for and words, parted by bars", path, n)
		}
		for s := range strings.SplitSeq(f[2], ";") {
			if s = strings.TrimPrefix(s, " "); s != "" {
				*lists[f[0]] = append(*lists[f[0]], term{s, strings.TrimSpace(f[1])})
			}
		}
	}
	w.compose()
	for _, l := range lists {
		slices.SortStableFunc(*l, func(a, b term) int { return len(b.text) - len(a.text) })
	}
	var out []string
	for _, t := range w.plain {
		out = append(out, t.text, "·")
	}
	w.mask = strings.NewReplacer(out...)
	return w, nil
}

// compose makes words for people of every nation with every kind: "朝鲜" and "女性". Those who are held where they live are a group too.
func (w *words) compose() {
	for _, n := range w.nation {
		for _, k := range w.kind {
			w.group = append(w.group, term{n.text + k.text, n.what})
		}
	}
	w.group = append(w.group, w.held...)
}

// doubt finds the first word of a list in text that is no part of a plain word: 会 (will) stands in 教会 (church).
func (w *words) doubt(list []term, text string) (t term, ok bool) {
	t, _, ok = first(list, w.mask.Replace(text))
	return t, ok
}

// first gives the earliest word of a list in text, the longest where several begin at one place; ok is false for none.
func first(list []term, text string) (t term, at int, ok bool) {
	at = len(text)
	for _, x := range list {
		if i := strings.Index(text[:min(len(text), at+len(x.text))], x.text); i >= 0 && (i < at || !ok) {
			t, at, ok = x, i, true
		}
	}
	return t, at, ok
}

// last gives where the last word of a list in text ends; 0 for none.
func last(list []term, text string) int {
	end := 0
	for _, x := range list {
		if i := strings.LastIndex(text, x.text); i >= 0 {
			end = max(end, i+len(x.text))
		}
	}
	return end
}

// startsWith gives the longest word of a list with which text begins.
func startsWith(list []term, text string) (term, bool) {
	for _, x := range list {
		if strings.HasPrefix(text, x.text) {
			return x, true
		}
	}
	return term{}, false
}

// endsWith gives the longest word of a list with which text ends.
func endsWith(list []term, text string) (term, bool) {
	for _, x := range list {
		if strings.HasSuffix(text, x.text) {
			return x, true
		}
	}
	return term{}, false
}

// has reports whether a word of a list stands in text.
func has(list []term, text string) bool {
	return slices.ContainsFunc(list, func(t term) bool { return strings.Contains(text, t.text) })
}

// without takes the words of a list out of text.
func without(list []term, text string) string {
	for _, t := range list {
		text = strings.ReplaceAll(text, t.text, "")
	}
	return text
}
