package value

import (
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"habeas"
)

// An entry is one word of a Korean or Chinese table.
type entry struct {
	text  string
	value string
	n     int64
}

// eastTables are the words of Korean or Chinese, which are found by what a text begins with, without word boundaries.
type eastTables struct {
	lang    string
	classes map[string]map[rune][]entry // class → first character → longest first
	wording *wording
	starts  map[rune]bool // characters that a number or time can begin with
}

var korean = sync.OnceValue(func() *eastTables { return mustEast("ko") })

var chinese = sync.OnceValue(func() *eastTables { return mustEast("zh") })

func mustEast(lang string) *eastTables {
	t, err := loadEast(embedded, lang)
	if err != nil {
		panic(err) // the files are part of the program; a test loads them
	}
	return t
}

func loadEast(fsys fs.FS, lang string) (*eastTables, error) {
	t := &eastTables{lang: lang, classes: map[string]map[rune][]entry{}, starts: map[rune]bool{}}
	if err := eachLine(fsys, "data/"+lang+".tsv", t.add); err != nil {
		return nil, err
	}
	for _, byRune := range t.classes {
		for r := range byRune {
			slices.SortStableFunc(byRune[r], func(a, b entry) int { return len(b.text) - len(a.text) })
		}
	}
	var err error
	t.wording, err = loadWording(fsys, lang)
	if err != nil {
		return nil, err
	}
	t.findStarts()
	return t, nil
}

func (t *eastTables) add(f []string) error {
	if len(f) != 3 {
		return habeas.Errorf(habeas.Invalid, "want class, value and words parted by tabs, got %d fields", len(f))
	}
	m := t.classes[f[0]]
	if m == nil {
		m = map[rune][]entry{}
		t.classes[f[0]] = m
	}
	n, err := strconv.ParseInt(f[1], 10, 64)
	if err != nil && slices.Contains([]string{"digit", "place", "myriad", "native", "dozen", "weekday", "season", "whole", "recent"}, f[0]) {
		return habeas.Errorf(habeas.Invalid, "class %s: %q is not a number", f[0], f[1])
	}
	for _, w := range strings.Fields(f[2]) {
		r, _ := utf8.DecodeRuneInString(w)
		m[r] = append(m[r], entry{text: w, value: f[1], n: n})
	}
	return nil
}

func (t *eastTables) findStarts() {
	for _, class := range []string{"digit", "place", "myriad", "native", "weekday", "relative", "vague", "last", "next", "this", "whole", "wholemonth",
		"firsthalf", "secondhalf", "season", "from", "dozen", "recent", "daytime", "feast"} {
		for r := range t.classes[class] {
			t.starts[r] = true
		}
	}
	for _, list := range [][]rule{t.wording.before, t.wording.vague} {
		for i := range list {
			r, _ := utf8.DecodeRuneInString(list[i].text)
			t.starts[r] = true
		}
	}
}

// An east reads one Korean or Chinese text.
type east struct {
	anchor
	text string
	t    *eastTables
	ko   bool
}

func readKorean(text string, published habeas.When) ([]Quantity, []Time) {
	return readEast(text, published, korean())
}

func readChinese(text string, published habeas.When) ([]Quantity, []Time) {
	return readEast(text, published, chinese())
}

func readEast(text string, published habeas.When, t *eastTables) ([]Quantity, []Time) {
	e := &east{anchor: anchor{published: published}, text: text, t: t, ko: t.lang == "ko"}
	ts := e.times()
	return e.quantities(ts), ts
}

// has finds the longest word of a class that stands at byte i, and the byte after it.
func (e *east) has(class string, i int) (entry, int, bool) {
	if i < 0 || i >= len(e.text) {
		return entry{}, 0, false
	}
	r, _ := utf8.DecodeRuneInString(e.text[i:])
	for _, w := range e.t.classes[class][r] {
		if strings.HasPrefix(e.text[i:], w.text) {
			return w, i + len(w.text), true
		}
	}
	return entry{}, 0, false
}

// spaced is has with one space before the word allowed.
func (e *east) spaced(class string, i int) (entry, int, bool) {
	if w, next, ok := e.has(class, i); ok {
		return w, next, true
	}
	return e.has(class, e.skip(i))
}

// skip passes one space.
func (e *east) skip(i int) int {
	if i < len(e.text) && e.text[i] == ' ' {
		return i + 1
	}
	return i
}

func (e *east) rune(i int) rune {
	if i < 0 || i >= len(e.text) {
		return 0
	}
	r, _ := utf8.DecodeRuneInString(e.text[i:])
	return r
}

func (e *east) before(i int) rune {
	if i <= 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRuneInString(e.text[:i])
	return r
}

// letter reports a character of the text's own script, in which words run together.
func (e *east) letter(r rune) bool {
	if e.ko {
		return isHangul(r)
	}
	return isHan(r)
}

// digit gives the value of an Arabic digit, wide ones too.
func digit(r rune) (int64, bool) {
	switch {
	case r >= '0' && r <= '9':
		return int64(r - '0'), true
	case r >= '０' && r <= '９':
		return int64(r - '０'), true
	}
	return 0, false
}
