package extract

// What a report tells of besides its own happening: another shooting of that night, an earlier one.

// setApart marks the facts of other happenings: those told behind "in another shooting" and in the rest of its paragraph, once the
// report has told of its own.
func (d *discourse) setApart(ps []*passage) {
	told, until := false, -1
	cue := -1
	for _, f := range d.facts {
		if !violent(f.claim.Act) && !fatal(f.claim.Act) || reality(f) != "real" || f.at >= len(ps) {
			continue
		}
		p := ps[f.at]
		if k := p.otherHappening(); k >= 0 && told && f.at > until {
			until, cue = lastOfParagraph(ps, f.at), f.at
		}
		other := p.otherHappening()
		f.apart = f.at <= until && cue >= 0 && (f.at > cue || f.order > other) || told && other > f.order && other-f.order <= 4
		told = told || !f.apart
	}
}

// otherHappening gives the token of a word that tells of another happening: "another shooting", "a separate incident"; -1 for none.
func (p *passage) otherHappening() int {
	for k := p.body; k+1 < len(p.tokens); k++ {
		if p.onList("other happening", k) && (p.onList("incident", k+1) || p.onList("deadly", k+1) && p.onList("incident", k+2)) {
			return k
		}
	}
	return -1
}

// lastOfParagraph gives the last passage of the paragraph in which one stands.
func lastOfParagraph(ps []*passage, at int) int {
	for at+1 < len(ps) && !ps[at+1].opensParagraph() {
		at++
	}
	return at
}
