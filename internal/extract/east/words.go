package korean

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"habeas"
)

//go:embed data/words.txt
var shipped string

// A term is a word of the lists with what it stands for.
type term struct {
	text string
	what string // the act, or the country that the people of a group come from
}

// words are the lists of one language, the longest first.
type words struct {
	group, taken, did, risk, block, agent []term
}

// lists are the shipped words, read once.
var lists = sync.OnceValue(func() *words {
	w, err := load("data/words.txt", shipped)
	if err != nil {
		panic(err) // the file is part of the program; a test loads it
	}
	return w
})

// load reads lines of "class | what | word; word". Words keep a space at their end, which tells 총 (in all) from 총리.
func load(path, text string) (*words, error) {
	w := &words{}
	lists := map[string]*[]term{"group": &w.group, "taken": &w.taken, "did": &w.did, "risk": &w.risk, "block": &w.block, "agent": &w.agent}
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
	for _, l := range lists {
		slices.SortStableFunc(*l, func(a, b term) int { return len(b.text) - len(a.text) })
	}
	return w, nil
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

// startsWith gives the longest word of a list with which text begins.
func startsWith(list []term, text string) (term, bool) {
	for _, x := range list {
		if strings.HasPrefix(text, x.text) {
			return x, true
		}
	}
	return term{}, false
}
