package value

import (
	"io/fs"
	"math"
	"slices"
	"strconv"
	"strings"

	"habeas"
)

// A wording is the wording table of one language (field-guide 5.2).
type wording struct {
	version string
	before  []rule // longest first
	after   []rule
	vague   []rule
	glued   []rule
	// byWord finds rules of Latin script: before by their last word, after and vague by their first.
	beforeBy, afterBy, vagueBy map[string][]int
	// vagueLengths has, by the first byte of a vague rule, a bit for each length of its first word; most words of a text have none.
	vagueLengths [256]uint32
}

// A rule says what one phrase does to a number beside it.
type rule struct {
	text               string
	words              []string // text cut as tokens are; for Latin script only
	low, nominal, high formula
}

// A formula makes a bound from the number said.
type formula struct {
	kind formulaKind
	n    int64
}

type formulaKind uint8

const (
	unsaid  formulaKind = iota
	open                // no upper bound
	fixed               // n itself
	shifted             // the number plus n
	percent             // n percent of the number, rounded outward
	place               // the number plus the place of its last non-zero digit, less one
)

func loadWording(fsys fs.FS, lang string) (*wording, error) {
	w := &wording{beforeBy: map[string][]int{}, afterBy: map[string][]int{}, vagueBy: map[string][]int{}}
	err := eachLine(fsys, "data/wording.tsv", func(f []string) error {
		if f[0] == "version" && len(f) == 2 {
			w.version = f[1]
			return nil
		}
		if len(f) != 6 {
			return habeas.Errorf(habeas.Invalid, "want lang, where, low, nominal, high and wordings, got %d fields", len(f))
		}
		if f[0] != lang {
			return nil
		}
		return w.add(f)
	})
	if err != nil {
		return nil, err
	}
	w.index()
	return w, nil
}

func (w *wording) add(f []string) error {
	var r rule
	for i, to := range []*formula{&r.low, &r.nominal, &r.high} {
		v, err := parseFormula(f[2+i])
		if err != nil {
			return err
		}
		*to = v
	}
	list := map[string]*[]rule{"before": &w.before, "after": &w.after, "vague": &w.vague, "glued": &w.glued}[f[1]]
	if list == nil {
		return habeas.Errorf(habeas.Invalid, "where: want before, after, glued or vague, got %q", f[1])
	}
	for _, text := range strings.Split(f[5], ";") {
		r.text, r.words = text, cut(text)
		*list = append(*list, r)
	}
	return nil
}

func parseFormula(s string) (formula, error) {
	switch s {
	case "-":
		return formula{}, nil
	case "open":
		return formula{kind: open}, nil
	case "place":
		return formula{kind: place}, nil
	case "N":
		return formula{kind: shifted}, nil
	}
	kind, digits := fixed, s
	if rest, ok := strings.CutPrefix(s, "N"); ok {
		kind, digits = shifted, rest
	} else if rest, ok := strings.CutSuffix(s, "%"); ok {
		kind, digits = percent, rest
	}
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil {
		return formula{}, habeas.Errorf(habeas.Invalid, "%q is no bound: want N, N+1, 90%%, place, open, - or a figure", s)
	}
	return formula{kind, n}, nil
}

// cut parts a phrase into the words and marks that tokens of Latin script are.
func cut(text string) []string {
	var out []string
	for _, t := range (&tables{}).tokenize(text) {
		out = append(out, strings.ToLower(text[t.start:t.end]))
	}
	return out
}

func (w *wording) index() {
	longest := func(a, b rule) int {
		if d := len(b.words) - len(a.words); d != 0 {
			return d
		}
		return len(b.text) - len(a.text)
	}
	for _, list := range []*[]rule{&w.before, &w.after, &w.vague, &w.glued} {
		slices.SortStableFunc(*list, longest)
	}
	for i, r := range w.before {
		if n := len(r.words); n > 0 {
			w.beforeBy[r.words[n-1]] = append(w.beforeBy[r.words[n-1]], i)
		}
	}
	for i, r := range w.after {
		if len(r.words) > 0 {
			w.afterBy[r.words[0]] = append(w.afterBy[r.words[0]], i)
		}
	}
	for i, r := range w.vague {
		if len(r.words) > 0 {
			first := r.words[0]
			w.vagueLengths[first[0]] |= 1 << min(len(first), 31)
			w.vagueBy[first] = append(w.vagueBy[first], i)
		}
	}
}

// apply makes the count that a rule gives for the number n.
func (r *rule) apply(n int64) habeas.Count {
	c := habeas.Count{Low: r.low.of(n, false), Nominal: r.nominal.of(n, false)}
	if r.high.kind == open {
		c.Open = true
		return c
	}
	c.High = max(r.high.of(n, true), c.Low)
	return c
}

func (f formula) of(n int64, up bool) int {
	switch f.kind {
	case fixed:
		return clamp(f.n)
	case shifted:
		return clamp(max(n+f.n, 0))
	case place:
		return clamp(n + lastPlace(n) - 1)
	case percent:
		v := float64(n) * float64(f.n) / 100
		if up {
			return clamp(int64(math.Ceil(v - 1e-9)))
		}
		return clamp(int64(math.Floor(v + 1e-9)))
	}
	return 0
}

// clamp keeps numbers within what an int of any machine and a JSON reader hold.
func clamp(n int64) int { return int(min(n, 1<<53)) }

// lastPlace gives the place of the last digit that is not zero: 100 for 200, 10 for 650.
func lastPlace(n int64) int64 {
	p := int64(1)
	for n != 0 && n%(p*10) == 0 {
		p *= 10
	}
	return p
}

// suffixRule finds the longest of rules that text ends with, and prefixRule the longest it begins with, spaces between skipped.
func suffixRule(rules []rule, text string) (*rule, int) {
	trimmed := strings.TrimRight(text, " ")
	for i := range rules {
		if strings.HasSuffix(trimmed, rules[i].text) {
			return &rules[i], len(trimmed) - len(rules[i].text)
		}
	}
	return nil, 0
}

func prefixRule(rules []rule, text string) (*rule, int) {
	trimmed := strings.TrimLeft(text, " ")
	for i := range rules {
		if strings.HasPrefix(trimmed, rules[i].text) {
			return &rules[i], len(text) - len(trimmed) + len(rules[i].text)
		}
	}
	return nil, 0
}

// mayBeVague is a cheap test that keeps most words from being looked up.
func (w *wording) mayBeVague(s string) bool {
	if s == "" {
		return false
	}
	c := s[0]
	if c >= 'A' && c <= 'Z' {
		c += 'a' - 'A'
	}
	return w.vagueLengths[c]&(1<<min(len(s), 31)) != 0
}
