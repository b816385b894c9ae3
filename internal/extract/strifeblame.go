package extract

import (
	"habeas/internal/lexicon"
)

// Who is said to have done it where no verb of the act says so: who claims it, to whom it is attributed, who is accused of it or
// had a part in it. The words are those of blame.txt.

// blamed gives the phrases of a passage that it names as those responsible.
func (p *passage) blamed(qs []phrase) []phrase {
	for k := p.body; k < len(p.tokens); k++ {
		h := p.find(lexicon.Blame, k)
		if h == nil || p.negatedAt(k) {
			continue
		}
		if out := p.blamedBy(h, qs); len(out) > 0 {
			return out
		}
	}
	return nil
}

// blamedBy gives those whom the words of blame of h are about.
func (p *passage) blamedBy(h *lexicon.Hit, qs []phrase) []phrase {
	switch h.Entry.Kind {
	case "object":
		if p.find(lexicon.Act, h.Start) != nil || isAux(p.lower(h.Start-1)) && h.Form&lexicon.Participle != 0 && p.lower(h.Start-1) != "has" && p.lower(h.Start-1) != "have" && p.lower(h.Start-1) != "had" {
			return nil
		}
		return p.doing(p.after(h.End, qs))
	case "to":
		for j := h.End; j < min(len(p.tokens), h.End+9); j++ {
			if w := p.lower(j); w == "to" || w == "on" {
				if out := p.doing(p.after(j+1, qs)); len(out) > 0 {
					return out
				}
			}
		}
		return nil
	}
	if h.Entry.Code == "involve" {
		return p.involved(h, qs)
	}
	if by := p.behind("by", h.End-1, qs); len(by) > 0 {
		return by
	}
	if out := p.doing(p.before(p.chainStart(h.Start), qs)); len(out) > 0 || h.Form&lexicon.Gerund == 0 {
		return out
	}
	return p.lastBody(h.Start, qs)
}

// lastBody gives the last body before token k: "the Front handed out leaflets claiming responsibility".
func (p *passage) lastBody(k int, qs []phrase) []phrase {
	for i := len(qs) - 1; i >= 0; i-- {
		if qs[i].b <= k && qs[i].org != "" && qs[i].kind != "force" && qs[i].kind != "civil" {
			return p.doing(qs[i : i+1])
		}
	}
	return nil
}

// involved gives the people who are said to have had a part in the deed that is named behind the words of h.
func (p *passage) involved(h *lexicon.Hit, qs []phrase) []phrase {
	if !p.deedAhead(h.End) {
		return nil
	}
	var out []phrase
	for _, q := range p.before(p.chainStart(h.Start), qs) {
		if q.people() || q.kind == "body" && !helpless[p.lower(q.head-1)] {
			out = append(out, q)
		}
	}
	return out
}

// deedAhead reports whether an act of violence, or a word for a crime, stands shortly behind token k.
func (p *passage) deedAhead(k int) bool {
	for j := k; j < min(len(p.tokens), k+7); j++ {
		if h := p.find(lexicon.Act, j); h != nil && violence(habeasAct(h)) || p.onList("crime", j) {
			return true
		}
		if w := p.lower(j); w == "," || w == ";" || isAux(w) && w != "having" && w != "being" {
			return false
		}
	}
	return false
}

// chainStart goes back over helping words before k.
func (p *passage) chainStart(k int) int {
	for isAux(p.lower(k-1)) || adverb(p.lower(k-1)) || p.onList("believed", k-1) || p.lower(k-1) == "to" && p.onList("believed", k-2) {
		k--
	}
	return k
}

// negatedAt reports a denial within the helping words before k.
func (p *passage) negatedAt(k int) bool {
	for j := k - 1; j >= k-4; j-- {
		if negations[p.lower(j)] || p.lower(j) == "nobody" || p.lower(j) == "none" || p.lower(j) == "no" {
			return true
		}
	}
	return false
}

// behind gives the doers after the next word w behind token k.
func (p *passage) behind(w string, k int, qs []phrase) []phrase {
	for j := k; j < min(len(p.tokens), k+12); j++ {
		if p.lower(j) == w {
			return p.doing(p.after(j+1, qs))
		}
	}
	return nil
}
