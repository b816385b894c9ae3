package extract

import (
	"habeas"
	"habeas/internal/gazetteer"
)

// posts are words for where a border is crossed, behind the name of the place.
var posts = wordSet("crossing crossings checkpoint checkpost gate")

// unlistedCrossings takes border crossings that no list of places has by the name that stands before the word: "the Kadu border
// crossing". They lie in the country that the report is about.
func (p *passage) unlistedCrossings() {
	for i := p.body + 2; i < len(p.tokens); i++ {
		if !posts[p.lower(i)] || p.tokens[i].Capital && p.lower(i) == "gate" {
			continue
		}
		b := i
		for b > p.body && (p.lower(b-1) == "border" || p.lower(b-1) == "land" || p.lower(b-1) == "frontier") {
			b--
		}
		a := b
		for a > p.body && b-a < 3 && p.tokens[a-1].Capital && p.tokens[a-1].Word && !p.tokens[a-1].Digit {
			a--
		}
		if a == b || a == p.body || p.inTime(a, b) || p.inPlace(a) || p.inPlace(b-1) || b == i && !p.toPost(a) {
			continue
		}
		name := p.text(a, b)
		m := gazetteer.Mention{Start: p.tokens[a].Start, End: p.tokens[b-1].End, Place: habeas.Place{Name: name, Words: p.text(a, i+1)}, Kind: "crossing"}
		p.places = append(p.places, spot{a: a, b: i + 1, Mention: m})
	}
}

// shortened reports whether what is spelled like a town is the initials of something: "an NGO".
func (p *passage) shortened(a, b int, g gazetteer.Mention) bool {
	return b == a+1 && g.Kind == "city" && len(p.tokens[a].Lower) <= 4 && p.allCapital(p.tokens[a])
}

// onItsSoil reports whether the words at b say that it was in the country spoken of: "caught on its soil".
func (p *passage) onItsSoil(b int) bool {
	w := p.lower(b + 2)
	return (p.lower(b) == "on" || p.lower(b) == "in" || p.lower(b) == "within") && p.lower(b+1) == "its" && (w == "soil" || w == "territory" || w == "borders")
}

// toPost reports whether a word of going stands before the name at a, so that "crossing" behind it is a place.
func (p *passage) toPost(a int) bool {
	w := p.lower(a - 1)
	if w == "the" {
		w = p.lower(a - 2)
	}
	switch w {
	case "through", "via", "at", "near", "across", "from":
		return true
	}
	return false
}
