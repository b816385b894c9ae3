package extract

import (
	"strings"
	"unicode"

	"habeas/internal/lexicon"
	"habeas/internal/words"
)

// Reports written all in capitals, as wires and old archives send them: capitals say nothing there, so that the ordinary words of
// the language are told from names by a list.

// shouted reports whether a text is written all in capitals.
func shouted(text string) bool {
	upper, lower := 0, 0
	for _, r := range text[:min(len(text), 4000)] {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		}
	}
	return upper > 60 && upper > 15*lower
}

// recase leaves of a shouted passage only those words capitalised that are no ordinary words, and those that are words and names
// both and stand beside a name: "GRANT OKEYO".
func recase(tokens []lexicon.Token) {
	either := make([]bool, len(tokens))
	for i := range tokens {
		t := &tokens[i]
		if !t.Capital {
			continue
		}
		common, name := words.Common(t.Lower)
		common = common || words.Compound(t.Lower)
		either[i] = common && name && !closes[t.Lower] && !isAux(t.Lower) && !pronouns[t.Lower] && !months[t.Lower]
		t.Capital = !common && t.Lower != "'s" && !ordinalFigure(t.Lower)
	}
	for i := range tokens {
		if either[i] && (i+1 < len(tokens) && tokens[i+1].Capital && !months[tokens[i+1].Lower] || i > 0 && tokens[i-1].Capital && i+1 < len(tokens) && (!tokens[i+1].Word || isAux(tokens[i+1].Lower))) {
			tokens[i].Capital = true
		}
	}
}

// ordinalFigure reports "3D" and "21st", which are no names.
func ordinalFigure(w string) bool { return w != "" && strings.ContainsRune("0123456789", rune(w[0])) }

// allCapital reports whether a word is written in capitals only.
func (p *passage) allCapital(t lexicon.Token) bool {
	return !p.shouted && p.doc[t.Start:t.End] == strings.ToUpper(t.Lower)
}
