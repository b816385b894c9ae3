// Package lexicon holds the words that extraction knows, as data: for each language a folder of text files that say which
// words name an act, a group of people, an authority, a way of saying, a doubt. The engine that uses them is in extract.
//
// Every file holds one entry a line, three columns parted by bars:
//
//	code | kind | phrase; phrase; phrase      # a comment
//
// A phrase is matched word by word, letters of either case. In it "_" stands for up to eight words between its parts ("send _
// back"), "~" before the first word for all its inflected forms ("~plan to"), and "one/many" for singular and plural
// ("refugee/refugees"). The files and what code and kind mean in each are told in docs/lexicon.md.
package lexicon

import (
	"habeas"
)

// A Class says which file an entry came from, and so what it is for.
type Class uint8

// The classes, one for each file.
const (
	Act      Class = iota + 1 // acts.txt: what happened; code is the act
	Group                     // groups.txt: nouns for groups of people; code is the kind
	Member                    // members.txt: women, children, kin; code is the kind of member
	Agent                     // agents.txt: who does things to people; code is person or organization
	Speaker                   // speakers.txt: who tells things
	Saying                    // sayings.txt: verbs and phrases of telling; code is the statement
	Cue                       // cues.txt: doubt, plan, denial, generality, contrast; code is the cue
	People                    // peoples.txt: nationalities and peoples; code is the country they come from
	Modifier                  // modifiers.txt: words that may stand between a number and a group noun
	Role                      // roles.txt: what people, bodies and things are to violence
	Blame                     // blame.txt: how those who did a deed are named beside it
	List                      // lists.txt: single words that one rule asks for; code is the name of the list
)

// Classes is one more than the greatest class that is matched, for tables by class.
const Classes = Blame + 1

var classOf = map[string]Class{
	"acts.txt": Act, "groups.txt": Group, "members.txt": Member, "agents.txt": Agent, "speakers.txt": Speaker,
	"sayings.txt": Saying, "cues.txt": Cue, "peoples.txt": People, "modifiers.txt": Modifier, "roles.txt": Role,
	"blame.txt": Blame, "lists.txt": List,
}

// A Form says in which form a word of an entry stood; one word may be several at once ("arrested": past and participle).
type Form uint8

// The forms.
const (
	Base Form = 1 << iota
	Third
	Past
	Participle
	Gerund
	Singular
	Plural
)

// An Entry is one phrase of a lexicon file.
type Entry struct {
	Class  Class
	Code   string
	Kind   string
	Phrase string // as written
	At     string // file and line: "en/acts.txt:12"
}

// String names the entry for explanations: "acts.txt:12 arrest".
func (e *Entry) String() string { return e.At + " " + e.Phrase }

type sense struct {
	entry *Entry
	form  Form
	rest  []string // the words after the first
}

// A Language is the lexicon of one language, ready to match. It is not changed after loading and safe for concurrent use.
type Language struct {
	senses map[string][]sense // by first word
	verbs  map[string]verb    // those that inflect irregularly, by base form; a user's folder adds to the shipped ones
	lists  map[string]map[string]bool
	count  int
}

// Listed reports whether a word, in small letters, stands in a list of lists.txt.
func (g *Language) Listed(list, word string) bool { return g.lists[list][word] }

// Len gives the number of entries.
func (g *Language) Len() int { return g.count }

// A Lexicon holds the languages. It is safe for concurrent use.
type Lexicon struct {
	languages map[string]*Language
}

// Language gives the lexicon of a language tag, by its base ("en" for "en-GB"), and whether there is one.
func (l *Lexicon) Language(lang habeas.Lang) (*Language, bool) {
	g, ok := l.languages[lang.Base()]
	return g, ok
}

// A Hit is an entry found among tokens: it covers tokens Start to End (exclusive), with GapStart to GapEnd what stood in
// place of "_" (both 0 when the phrase has none).
type Hit struct {
	Entry            *Entry
	Form             Form
	Start, End       int
	GapStart, GapEnd int
}

const maxGap = 14

// Match appends to hits the entries that begin at token i.
func (g *Language) Match(tokens []Token, i int, hits []Hit) []Hit {
	senses := g.senses[tokens[i].Lower]
	if len(senses) == 0 {
		return hits
	}
	next := ""
	if i+1 < len(tokens) {
		next = tokens[i+1].Lower
	}
	for k := range senses {
		s := &senses[k]
		if len(s.rest) > 0 && s.rest[0] != next && s.rest[0] != "_" {
			continue
		}
		h := Hit{Entry: s.entry, Form: s.form, Start: i, End: i + 1}
		if h.follow(tokens, s.rest) {
			hits = append(hits, h)
		}
	}
	return hits
}

func (h *Hit) follow(tokens []Token, rest []string) bool {
	for k, w := range rest {
		if w == "_" {
			return h.bridge(tokens, rest[k+1:])
		}
		if h.End >= len(tokens) || tokens[h.End].Lower != w {
			return false
		}
		h.End++
	}
	return true
}

// bridge looks for the words after a gap; the gap is not empty and does not cross the end of a clause.
func (h *Hit) bridge(tokens []Token, rest []string) bool {
	from, most := h.End, maxGap
	if h.Entry.Kind == "state" {
		most = 3 // "in police custody", not across a clause
	}
	for at := from + 1; at <= from+most && at+len(rest) <= len(tokens); at++ {
		if endsClause(tokens[at-1].Lower) {
			return false
		}
		if equal(tokens[at:], rest) {
			h.GapStart, h.GapEnd, h.End = from, at, at+len(rest)
			return true
		}
	}
	return false
}

func endsClause(w string) bool {
	for i := range len(w) {
		switch w[i] {
		case '.', ';', ':', '!', '?':
			return true
		}
	}
	return false
}

func equal(tokens []Token, words []string) bool {
	for i, w := range words {
		if tokens[i].Lower != w {
			return false
		}
	}
	return true
}
