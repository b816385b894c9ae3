package extract

import "habeas"

// corrections denies what a report says it had told wrongly: "we wrote that forty … That was wrong."
func (d *discourse) corrections(ps []*passage) {
	for _, f := range d.facts {
		if !f.claim.Modality.Real() {
			continue
		}
		if f.at+1 < len(ps) && ps[f.at+1].takesBack(ps[f.at+1].body) || f.order > 0 && f.at < len(ps) && ps[f.at].takenBackAfter(f.order) {
			f.claim.Modality, f.claim.Statement = habeas.Denied, habeas.Denial
			f.claim.Because = append(f.claim.Because, "taken back")
		}
	}
}

// takenBackAfter reports whether the passage says of the act at a token before that it was told wrongly: ", but that proved to be wrong".
func (p *passage) takenBackAfter(act int) bool {
	for k := act + 1; k < len(p.tokens); k++ {
		if p.lower(k) == "but" && p.takesBack(k+1) {
			return true
		}
	}
	return false
}

// takesBack reports whether the words from token a on say of those before that they were wrong.
func (p *passage) takesBack(a int) bool {
	k := a
	if w := p.lower(k); w != "that" && w != "this" && w != "it" {
		return false
	}
	for k++; k < min(len(p.tokens), a+6); k++ {
		switch p.lower(k) {
		case "wrong", "incorrect", "untrue", "false", "mistaken", "error", "mistake":
			return p.lower(k-1) != "not"
		}
	}
	return false
}
