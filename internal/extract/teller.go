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
