package region

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// firsts is the set of characters with which a match can begin, so that most cues are passed over by one look at a line's
// first character.
type firsts struct {
	ascii [utf8.RuneSelf]bool
	wide  bool // some character beyond ASCII, or nothing at all
}

// may reports whether a match can begin with the first character of s.
func (f *firsts) may(s string) bool {
	if s == "" || s[0] >= utf8.RuneSelf {
		return f.wide
	}
	return f.ascii[s[0]]
}

// firstsOf finds the characters from the program of a pattern that is anchored at the beginning.
func firstsOf(pattern string) (*firsts, error) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, err
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return nil, err
	}
	f := &firsts{}
	f.follow(prog, uint32(prog.Start), make([]bool, len(prog.Inst)))
	return f, nil
}

func (f *firsts) follow(p *syntax.Prog, at uint32, seen []bool) {
	if seen[at] {
		return
	}
	seen[at] = true
	i := &p.Inst[at]
	switch i.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		f.follow(p, i.Out, seen)
		f.follow(p, i.Arg, seen)
	case syntax.InstCapture, syntax.InstNop, syntax.InstEmptyWidth:
		f.follow(p, i.Out, seen)
	case syntax.InstMatch:
		f.all()
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		f.runes(i)
	}
}

func (f *firsts) runes(i *syntax.Inst) {
	for r := range rune(utf8.RuneSelf) {
		if i.MatchRune(r) {
			f.ascii[r] = true
		}
	}
	if i.Op == syntax.InstRuneAny || i.Op == syntax.InstRuneAnyNotNL {
		f.wide = true
		return
	}
	for _, r := range i.Rune {
		if r >= utf8.RuneSelf {
			f.wide = true
		}
		// a letter of ASCII can match one beyond it when case is folded (k and the Kelvin sign)
		for c := unicode.SimpleFold(r); c != r; c = unicode.SimpleFold(c) {
			f.wide = f.wide || c >= utf8.RuneSelf && syntax.Flags(i.Arg)&syntax.FoldCase != 0
		}
	}
}

func (f *firsts) all() {
	f.wide = true
	for i := range f.ascii {
		f.ascii[i] = true
	}
}
