package extract

import (
	"strings"

	"habeas/internal/lexicon"
)

// untold reports whether a verb of telling is passive and names no teller: "cannot be disclosed".
func (p *passage) untold(s *saying) bool {
	w := p.lower(s.a)
	return s.a > p.body && s.b-s.a == 1 && beForms[p.lower(s.a-1)] && !strings.HasSuffix(w, "ing") && p.lower(s.b) != "by" && !quotable[w]
}

// beforeBrackets gives the token before what stands in brackets up to k: "the Rights Watch (RW) reported"; k itself when nothing does.
func (p *passage) beforeBrackets(k int) int {
	if p.lower(k) != ")" {
		return k
	}
	for j := k - 1; j > p.body && k-j < 8; j-- {
		if p.lower(j) == "(" {
			return j - 1
		}
	}
	return k
}

// urger gives who urges what the trigger names: "Activists are urging the government not to deport them".
func (p *passage) urger(t *trigger) string {
	for k := t.a - 1; k > p.body; k-- {
		h := p.find(lexicon.Cue, k)
		if h == nil || h.Start != k || h.Entry.Code != "urge" || !urging[p.lower(k)] {
			continue
		}
		s := saying{a: h.Start, b: h.End}
		if p.speakerOf(&s); s.speaker != "" && s.to <= s.a {
			return s.speaker
		}
	}
	return ""
}

// urging are the verbs of asking for something.
var urging = wordSet("urge urges urged urging call calls called calling appeal appeals appealed appealing ask asks asked asking demand demands demanded demanding plead pleads pleaded pleading implore implored press pressed request requested")

// quotable verbs name their teller before "was": "he was told", "she was quoted".
var quotable = wordSet("quoted cited told informed")

// recounting are verbs that say of anybody before them that he tells.
var recounting = wordSet("say says said tell tells told recall recalls recalled testify testified explain explained recount recounts recounted add adds added")

// subjects are pronouns that are the subject of the verb behind them.
var subjects = wordSet("he she they it we i")

// somebody reports whether the phrase ends in a noun for people of any sort: "one female student", "the young woman".
func (p *passage) somebody(from, to int) bool {
	for k := from; k < to; k++ {
		h := p.find(lexicon.Group, k)
		if h == nil {
			h = p.find(lexicon.Member, k)
		}
		if h != nil && h.End == to {
			return true
		}
	}
	return false
}

// abbreviated reports whether token k is a name in capitals alone: "RPE".
func (p *passage) abbreviated(k int) bool {
	word := p.text(k, k+1)
	return len(word) > 1 && word == strings.ToUpper(word) && !p.titleCase()
}

// quotedName gives the first token of a name in quotation marks that ends at token k: `the "Open Door Platform" reported`; 0 for none.
func (p *passage) quotedName(k int) int {
	if p.lower(k) != `"` || p.opening(k) {
		return 0
	}
	for j := k - 1; j >= p.body && k-j < 8; j-- {
		if p.lower(j) == `"` {
			if j+1 < k && p.tokens[j+1].Capital && p.tokens[k-1].Capital {
				return j + 1
			}
			return 0
		}
	}
	return 0
}

// plainNoun reports whether a word that can be a verb of telling is a noun by what stands beside it: "Maro state", "reports say".
func (p *passage) plainNoun(k int) bool {
	w := p.lower(k)
	if w == "state" {
		return k > p.body && p.tokens[k-1].Capital && p.lower(k+1) != "that" && p.find(lexicon.Speaker, k-1) == nil
	}
	if !alsoNouns[w] {
		return false
	}
	next := p.find(lexicon.Saying, k+1)
	return k == p.body || next != nil && next.Entry.Kind == "verb" && next.Form&lexicon.Gerund == 0
}

// quotedOn gives who is told, behind a quotation of several sentences, to have said it, where the passage stands inside it: `"Two were
// caught. They were sent back on Monday," a villager said`. Empty for none.
func quotedOn(ps []*passage, at int) []string {
	inside := false
	for i := at; i >= 0 && at-i <= maxQuoted; i-- {
		if ps[i].lastMark() >= 0 {
			inside = ps[i].endsInside()
			break
		}
		if ps[i].opensParagraph() {
			return nil
		}
	}
	if !inside {
		return nil
	}
	for i := at + 1; i < len(ps) && i-at <= maxQuoted && !ps[i].opensParagraph(); i++ {
		if ps[i].lastMark() >= 0 {
			names, _, _ := ps[i].speakers(0)
			return names
		}
	}
	return nil
}

// maxQuoted is over how many sentences a quotation is followed.
const maxQuoted = 4

// lastMark gives the token of the last quotation mark of the passage; -1 for none.
func (p *passage) lastMark() int {
	for k := len(p.tokens) - 1; k >= p.body; k-- {
		if p.lower(k) == `"` {
			return k
		}
	}
	return -1
}

// endsInside reports whether the last quotation mark of the passage opens: a word follows it without a space.
func (p *passage) endsInside() bool {
	k := p.lastMark()
	return k >= 0 && k+1 < len(p.tokens) && p.tokens[k+1].Start == p.tokens[k].End && p.tokens[k+1].Word
}
