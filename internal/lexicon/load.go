package lexicon

import (
	"embed"
	"io/fs"
	"maps"
	"path"
	"sort"
	"strconv"
	"strings"
	"sync"

	"habeas"
)

//go:embed data
var embedded embed.FS

// maxFile bounds one file of a user's folder, in bytes.
const maxFile = 4 << 20

var defaultLexicon = sync.OnceValues(func() (*Lexicon, error) {
	sub, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	l := &Lexicon{languages: map[string]*Language{}}
	return l, l.add(sub)
})

// Default gives the lexicon that the program ships. Its data is tested, so that a mistake in it is a bug and panics.
func Default() *Lexicon {
	l, err := defaultLexicon()
	if err != nil {
		panic("lexicon: embedded data: " + err.Error())
	}
	return l
}

// Load gives the shipped lexicon with a user's folder added: files by language, "en/acts.txt". The folder adds words, acts and
// group nouns and takes none away. A mistake names file and line.
func Load(fsys fs.FS) (*Lexicon, error) {
	base, err := defaultLexicon()
	if err != nil {
		return nil, err
	}
	l := &Lexicon{languages: map[string]*Language{}}
	for name, g := range base.languages {
		l.languages[name] = g.clone()
	}
	return l, l.add(fsys)
}

func (g *Language) clone() *Language {
	c := &Language{senses: make(map[string][]sense, len(g.senses)), lists: make(map[string]map[string]bool, len(g.lists)), count: g.count, verbs: maps.Clone(g.verbs)}
	for w, s := range g.senses {
		c.senses[w] = s[:len(s):len(s)]
	}
	for name, words := range g.lists {
		c.lists[name] = maps.Clone(words)
	}
	return c
}

func (l *Lexicon) add(fsys fs.FS) error {
	folders, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return habeas.Errorf(habeas.Invalid, "lexicon folder: %v", err)
	}
	for _, f := range folders {
		if !f.IsDir() {
			continue
		}
		if err := l.addLanguage(fsys, f.Name()); err != nil {
			return err
		}
	}
	return nil
}

func (l *Lexicon) addLanguage(fsys fs.FS, lang string) error {
	files, err := fs.ReadDir(fsys, lang)
	if err != nil {
		return habeas.Errorf(habeas.Invalid, "lexicon folder %s: %v", lang, err)
	}
	g := l.languages[lang]
	if g == nil {
		g = &Language{senses: map[string][]sense{}, lists: map[string]map[string]bool{}, verbs: map[string]verb{}}
		l.languages[lang] = g
	}
	if err := readVerbs(fsys, path.Join(lang, "verbs.txt"), g.verbs); err != nil {
		return err
	}
	for _, f := range files {
		if f.Name() == "verbs.txt" || !strings.HasSuffix(f.Name(), ".txt") {
			continue
		}
		class, ok := classOf[f.Name()]
		if !ok {
			return habeas.Errorf(habeas.Invalid, "lexicon %s/%s: no such file is known; want one of %s", lang, f.Name(), knownFiles())
		}
		a := adder{g: g, class: class, verbs: g.verbs}
		if err := eachLine(fsys, path.Join(lang, f.Name()), a.line); err != nil {
			return err
		}
	}
	return nil
}

func knownFiles() string {
	var names []string
	for n := range classOf {
		names = append(names, n)
	}
	sort.Strings(names)
	return strings.Join(append(names, "verbs.txt"), ", ")
}

// eachLine calls do with every line that says something, without its comment, and its place.
func eachLine(fsys fs.FS, name string, do func(at, line string) error) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return habeas.Errorf(habeas.Invalid, "lexicon %s: %v", name, err)
	}
	if len(b) > maxFile {
		return habeas.Errorf(habeas.Invalid, "lexicon %s: larger than %d bytes", name, maxFile)
	}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if err := do(name+":"+strconv.Itoa(n), line); err != nil {
			return err
		}
	}
	return nil
}

func readVerbs(fsys fs.FS, name string, verbs map[string]verb) error {
	if _, err := fs.Stat(fsys, name); err != nil {
		return nil // a language without verbs that inflect irregularly needs no file
	}
	return eachLine(fsys, name, func(at, line string) error {
		f := strings.Fields(strings.ToLower(line))
		if len(f) != 4 {
			return habeas.Errorf(habeas.Invalid, "lexicon %s: want four words, base past participle gerund: %q", at, line)
		}
		v := regular(f[0])
		v.past, v.participle, v.gerund = f[1], f[2], f[3]
		verbs[f[0]] = v
		return nil
	})
}

type adder struct {
	g     *Language
	class Class
	verbs map[string]verb
}

func (a *adder) line(at, line string) error {
	columns := strings.Split(line, "|")
	if len(columns) != 3 {
		return habeas.Errorf(habeas.Invalid, "lexicon %s: want three columns parted by |, code | kind | phrases: %q", at, line)
	}
	code, kind := strings.TrimSpace(columns[0]), strings.TrimSpace(columns[1])
	if !validCode(code) {
		return habeas.Errorf(habeas.Invalid, "lexicon %s: code %q: want letters, digits, spaces and underscores", at, code)
	}
	if kinds := kindsOf[a.class]; kinds != "" && !strings.Contains(" "+kinds+" ", " "+kind+" ") {
		return habeas.Errorf(habeas.Invalid, "lexicon %s: kind %q: want one of %s", at, kind, kinds)
	}
	for _, p := range strings.Split(columns[2], ";") {
		if p = strings.TrimSpace(p); p == "" {
			return habeas.Errorf(habeas.Invalid, "lexicon %s: an empty phrase; want phrases parted by ;", at)
		}
		e := &Entry{Class: a.class, Code: code, Kind: kind, Phrase: p, At: at}
		if err := a.phrase(e); err != nil {
			return err
		}
	}
	return nil
}

// kindsOf lists the kinds a file may use; a class that is not here takes any word.
var kindsOf = map[Class]string{
	Act:    "verb intr noun state weak toorigin",
	Group:  "victim helper person instances families figure",
	Member: "female male any",
	Agent:  "state armed other capital",
	Role:   "civil force armed crowd body thing weapon",
	Blame:  "subject object to",
}

func validCode(s string) bool {
	for _, r := range s {
		if (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '_' && r != ' ' {
			return false
		}
	}
	return s != ""
}

// phrase enters one phrase under each spelling of its first word.
func (a *adder) phrase(e *Entry) error {
	a.g.count++
	text := strings.ToLower(e.Phrase)
	inflected := a.class == Act && e.Kind != "noun" && e.Kind != "state"
	if rest, ok := strings.CutPrefix(text, "~"); ok {
		text, inflected = rest, true
	}
	one, many, pair := strings.Cut(text, "/")
	if pair {
		if err := a.enter(e, one, Singular, false); err != nil {
			return err
		}
		return a.enter(e, many, Plural, false)
	}
	return a.enter(e, text, Singular|Plural, inflected)
}

func (a *adder) enter(e *Entry, text string, form Form, inflected bool) error {
	words := phraseWords(text)
	if len(words) == 0 || words[0] == "_" || words[len(words)-1] == "_" {
		return habeas.Errorf(habeas.Invalid, "lexicon %s: phrase %q: want a word at its beginning and end", e.At, e.Phrase)
	}
	if a.class == List && len(words) > 1 {
		return habeas.Errorf(habeas.Invalid, "lexicon %s: %q: a list holds single words", e.At, e.Phrase)
	}
	if !inflected {
		a.put(words[0], sense{e, form, words[1:]})
		return nil
	}
	v, irregular := a.verbs[words[0]]
	if !irregular {
		v = regular(words[0])
	}
	for spelling, f := range v.forms() {
		a.put(spelling, sense{e, f, words[1:]})
	}
	return nil
}

func (a *adder) put(first string, s sense) {
	if a.class != List {
		a.g.senses[first] = append(a.g.senses[first], s)
		return
	}
	if a.g.lists[s.entry.Code] == nil {
		a.g.lists[s.entry.Code] = map[string]bool{}
	}
	a.g.lists[s.entry.Code][first] = true
}

func phraseWords(text string) []string {
	var words []string
	for _, field := range strings.Fields(text) {
		if field == "_" {
			words = append(words, field)
			continue
		}
		for _, t := range Tokens(field, 0, len(field)) {
			words = append(words, t.Lower)
		}
	}
	return words
}
