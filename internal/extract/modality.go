package extract

import (
	"strings"

	"habeas"
	"habeas/internal/lexicon"
)

// A verdict is what the words around a trigger say of its reality. skip tells why no claim is to be made of it.
type verdict struct {
	modality  habeas.Modality
	statement habeas.Statement
	skip      string
	because   string
}

// cueReach is how many tokens before a trigger a word of doubt, plan or demand governs it.
const cueReach = 12

// judge decides the modality of a trigger from its helping words and the cues before it in its clause.
func (p *passage) judge(t *trigger) verdict {
	v := verdict{modality: habeas.Happened, statement: habeas.Direct}
	if p.yearsAfter(t) {
		return verdict{skip: "history", because: "years after it"}
	}
	if p.notThought(t) {
		return verdict{skip: "ruled out", because: "not thought"}
	}
	if p.question {
		return verdict{modality: habeas.Question, statement: habeas.Direct, because: "a question"}
	}
	if why := p.supposed(t); why != "" {
		return verdict{skip: "hypothetical", because: why}
	}
	if k := p.onceBefore(t); k >= 0 {
		return verdict{skip: "hypothetical", because: "condition: " + p.lower(k)}
	}
	if w := p.lower(t.a - 1); w == "possibly" || w == "perhaps" || (w == "even" || w == ",") && p.possiblyBefore(t.a-2) {
		return verdict{modality: habeas.Feared, statement: habeas.Direct, because: "fear: possibly", skip: demandOnly(t.act)}
	}
	cue, at := p.cueBefore(t)
	if cue == "risk" && p.noRisk(at) {
		return verdict{skip: "ruled out", because: "no risk"}
	}
	if cue == "risk" && t.chain.gerundBe && p.lower(at) == "avoided" {
		return verdict{skip: "ruled out", because: "avoided"}
	}
	if k := p.denialBefore(t); k >= 0 {
		cue, at = "deny", k
	}
	if cue == "deny" && p.wordBetween(at, t.a, "among") {
		cue = "" // who was among them is denied, not what was done to them
	}
	if t.patient >= 0 && p.nouns[t.patient].named && (cue == "attempt" || cue == "plan") {
		cue = "" // "trying to find who was behind a double shooting"
	}
	if p.notHad(t) {
		return verdict{modality: habeas.NotHappened, statement: habeas.Direct, because: "negated"}
	}
	if v := p.outcome(t); v.because != "" && cue != "deny" {
		return v
	}
	c := t.chain
	switch {
	case cue == "deny":
		return verdict{modality: habeas.Denied, statement: habeas.Denial, because: "denial: " + p.lower(at)}
	case cue == "question":
		return verdict{modality: habeas.Question, statement: habeas.Direct, because: "question: " + p.lower(at)}
	case cue == "conditional":
		return verdict{skip: "hypothetical", because: "condition: " + p.lower(at)}
	case cue == "attempt":
		return verdict{modality: habeas.Attempted, statement: habeas.Direct, because: "attempt: " + p.lower(at)}
	case cue == "urge" && p.decidedNot(at):
		return verdict{skip: "ruled out", because: "decided not to"}
	case cue == "urge":
		return verdict{modality: habeas.Feared, statement: habeas.Direct, because: "demand: " + p.lower(at), skip: demandOnly(t.act)}
	case c.negated && c.modal == "" && !c.to:
		return verdict{modality: habeas.NotHappened, statement: habeas.Direct, because: "negated"}
	}
	if w := p.lower(t.b); t.kind == "noun" && (w == "will" || w == "would" || w == "could" || w == "may" || w == "might") {
		return verdict{modality: habeas.Feared, statement: habeas.Direct, because: "modal: " + w}
	}
	if p.meantFor(t) {
		return verdict{modality: habeas.Planned, statement: habeas.Direct, because: "purpose: for"}
	}
	if v := p.byModal(t); v.because != "" {
		if cue == "risk" && v.modality == habeas.Planned {
			v.modality, v.because = habeas.Feared, "fear: "+p.lower(at)
		}
		return v
	}
	switch cue {
	case "risk":
		if p.lower(at) == "risked" {
			return verdict{skip: "a fear", because: "a risk that was run"}
		}
		return verdict{modality: habeas.Feared, statement: habeas.Direct, because: "fear: " + p.lower(at)}
	case "plan":
		return verdict{modality: habeas.Planned, statement: habeas.Direct, because: "plan: " + p.lower(at)}
	}
	if t.voice == subject && t.kind == "state" || t.act == habeas.Detention && c.be && !c.have && presentBe(p, c) {
		v.modality = habeas.Ongoing
	}
	return v
}

// decided are words of a decision or promise, after which "not to" tells what will not be done.
var decided = wordSet("decision decided decides agreed agreement ruling ruled chose promised pledged vowed")

// decidedNot reports whether the "not to" at k is what somebody decided: "a decision by the ministry not to deport him".
func (p *passage) decidedNot(k int) bool {
	if p.lower(k) != "not" {
		return false
	}
	for j := k - 1; j >= max(p.body, k-8); j-- {
		if decided[p.lower(j)] {
			return true
		}
		if w := p.lower(j); w == "," || w == ";" || clauseOpens[w] {
			return false
		}
	}
	return false
}

// possiblyBefore reports whether "possibly" stands at token k or before a comma there: "tortured and, possibly, even killed".
func (p *passage) possiblyBefore(k int) bool {
	if p.lower(k) == "," {
		k--
	}
	return p.lower(k) == "possibly" || p.lower(k) == "perhaps"
}

// noRisk reports whether the word of danger at k is told not to hold: "not at risk of", "did not face the risk of".
func (p *passage) noRisk(k int) bool {
	for k--; k > p.body; k-- {
		switch p.lower(k) {
		case "at", "in", "under", "the", "a", "any", "an", "immediate", "imminent", "face", "facing", "run", "running":
		case "not", "n't", "no", "never", "without":
			return true
		default:
			return strings.HasSuffix(p.lower(k), "n't")
		}
	}
	return false
}

// onceBefore gives the "once" or "when" that makes of a present a case that may come: "once they are sent back"; -1 for none.
func (p *passage) onceBefore(t *trigger) int {
	if w := p.lower(t.a - 1); t.voice == passive && !t.finite() && (w == "when" || w == "if" || w == "once") {
		return t.a - 1 // "deports them when caught"
	}
	if c := t.chain; !c.be || c.have || c.to || c.modal != "" || p.lower(c.a) != "are" && p.lower(c.a) != "is" {
		return -1
	}
	for k := t.chain.a - 1; k >= max(p.body, t.chain.a-6); k-- {
		switch p.lower(k) {
		case "once", "when", "whenever", "until":
			return k
		case ",", ";", ":", "and", "that", "who":
			return -1
		}
	}
	return -1
}

// saidBefore reports whether a verb of telling stands shortly before token a: "said on Monday that it would".
func (p *passage) saidBefore(a int) bool {
	for k := a - 1; k >= max(p.body, a-6); k-- {
		if h := p.find(lexicon.Saying, k); h != nil && h.Entry.Code == "direct" {
			return true
		}
	}
	return false
}

// demandOnly: what somebody is asked to do or not to do tells of people at risk where it is a return, and else of nothing.
func demandOnly(a habeas.Act) string {
	if a == habeas.ForcedReturn || a == habeas.Handover {
		return ""
	}
	return "demand"
}

func presentBe(p *passage, c chain) bool {
	for k := c.a; k < len(p.tokens) && k < c.a+3; k++ {
		if w := p.lower(k); w == "is" || w == "are" || w == "remain" || w == "remains" {
			return true
		}
	}
	return false
}

// byModal reads modal verbs and infinitives among the helping words.
func (p *passage) byModal(t *trigger) verdict {
	c := t.chain
	if c.negated && (c.modal == "may" || c.modal == "might" || c.modal == "could" || c.modal == "can" || c.modal == "would") {
		return verdict{skip: "ruled out", because: "modal: " + c.modal + " not"}
	}
	switch c.modal {
	case "may", "might", "could", "can":
		if c.have {
			return verdict{modality: habeas.Happened, statement: habeas.Inference, because: c.modal + " have"}
		}
		return verdict{modality: habeas.Feared, statement: habeas.Direct, because: "modal: " + c.modal}
	case "would":
		if c.have {
			return verdict{skip: "hypothetical", because: "would have"}
		}
		if p.saidBefore(c.a) {
			return verdict{modality: habeas.Planned, statement: habeas.Direct, because: "said that it would"}
		}
		return verdict{modality: habeas.Feared, statement: habeas.Direct, because: "modal: would"}
	case "will", "shall", "'ll", "won't":
		if c.negated && p.pledged(c.a) {
			return verdict{modality: habeas.Feared, statement: habeas.Direct, because: "a promise not to", skip: demandOnly(t.act)}
		}
		if c.negated {
			return verdict{skip: "ruled out", because: "modal: " + c.modal + " not"}
		}
		return verdict{modality: habeas.Planned, statement: habeas.Direct, because: "modal: " + c.modal}
	case "should", "must", "shouldn't":
		return verdict{modality: habeas.Feared, statement: habeas.Direct, because: "modal: " + c.modal, skip: demandOnly(t.act)}
	}
	if c.be && !c.to && !c.have && p.lower(c.a) == "be" {
		return verdict{modality: habeas.Planned, statement: habeas.Direct, because: "be: ordered or asked for"}
	}
	if c.to && !c.have && reportedTo[p.lower(c.a-1)] {
		if t.kind == "state" || t.act == habeas.Detention && p.lower(t.a-1) == "be" {
			return verdict{modality: habeas.Ongoing, statement: habeas.Inference, because: p.lower(c.a-1) + " to be"}
		}
		return verdict{modality: habeas.Happened, statement: habeas.Inference, because: p.lower(c.a-1) + " to"}
	}
	if c.to && !c.have && (p.lower(c.a) == "only" || p.lower(c.a-1) == "only" || p.firstOfAll(c.a-1)) {
		return verdict{modality: habeas.Happened, statement: habeas.Direct, because: "the first or only to"}
	}
	if c.to && !c.have {
		if c.be && beBeforeTo(p, c) {
			return verdict{modality: habeas.Planned, statement: habeas.Direct, because: "is to be"}
		}
		if c.be || c.negated {
			return verdict{modality: habeas.Feared, statement: habeas.Direct, because: "infinitive", skip: demandOnly(t.act)}
		}
		if violent(t.act) && p.usedFor(c.a) {
			return verdict{modality: habeas.Happened, statement: habeas.Direct, because: "used to"}
		}
		if aspect[p.lower(c.a-1)] && p.processBefore(c.a-1) {
			return verdict{modality: habeas.Planned, statement: habeas.Direct, because: "a process to"}
		}
		if aspect[p.lower(c.a-1)] {
			return verdict{modality: habeas.Happened, statement: habeas.Direct, because: "began to"}
		}
		if t.act == habeas.Release {
			return verdict{because: "infinitive", skip: "demand"}
		}
		because := "infinitive"
		if p.onList("decision", p.headOf(t)) {
			because = "plan: decision"
		}
		return verdict{modality: habeas.Planned, statement: habeas.Direct, because: because}
	}
	return verdict{}
}

// usedFor reports whether the infinitive whose helping words begin at token a tells what something was used for: "using a rifle to kill
// two".
func (p *passage) usedFor(a int) bool {
	for k := a - 1; k >= max(p.body, a-8); k-- {
		if p.lower(k) == "," || p.triggerAt(k) {
			return false
		}
		if p.onList("using", k) {
			return !p.onList("plans", k-1) && p.lower(k-1) != "be"
		}
	}
	return false
}

// processBefore reports whether what began at k is only a process: "a process has begun to deport them".
func (p *passage) processBefore(k int) bool {
	for j := k - 1; j >= max(p.body, k-3); j-- {
		switch p.lower(j) {
		case "process", "processes", "procedure", "procedures", "proceedings", "work", "preparations", "efforts", "moves", "steps":
			return true
		}
	}
	return false
}

// reportedTo are participles after which an infinitive tells what is thought or said to be so.
var reportedTo = wordSet("thought believed said reported understood known alleged presumed suspected estimated rumored rumoured appears appear appeared seems seem seemed")

var aspect = wordSet("began begun started continued continues resumed begin begins proceeded managed helped forced")

func beBeforeTo(p *passage, c chain) bool {
	w := p.lower(c.a)
	return beForms[w] && w != "be"
}

// cueBefore gives the cue that governs the trigger: the nearest one before it in the same clause, and its token.
func (p *passage) cueBefore(t *trigger) (string, int) {
	for k := t.a - 1; k >= max(p.body, t.a-cueReach); k-- {
		w := p.lower(k)
		if w == "and" && k == t.chain.a-1 && (t.chain.be || t.chain.have) && !t.chain.to && !t.chain.gerundBe {
			break // a finite verb joined by "and" stands for itself
		}
		if w == ";" || w == ":" || w == `"` && k < t.a-2 || clauseOpens[w] {
			break
		}
		if p.realBetween(k, t) && p.lower(t.chain.a-1) != "or" {
			break // "or" leads on: "asked whether he was shot or was in custody"
		}
		h := p.find(lexicon.Cue, k)
		if h == nil || h.End > t.a || h.Entry.Kind != "before" || h.Entry.Code == "another" || h.Entry.Code == "event" {
			continue
		}
		if p.governs(h, t) {
			return h.Entry.Code, k
		}
	}
	return "", -1
}

// clauseOpens holds words that open a clause of their own, into which no cue from before reaches.
var clauseOpens = wordSet("who which whom where when while although though because so but")

// realBetween reports whether token k ends the reach of cues before it: a finite verb of an act or of telling stands there.
func (p *passage) realBetween(k int, t *trigger) bool {
	for _, o := range p.triggers {
		if o.a == k && o.a != t.a && o.kind != "noun" && o.voice != adjective && !p.joinedVerbs(o, *t) {
			return o.chain.be || o.hit.Form&(lexicon.Past|lexicon.Third) != 0
		}
	}
	w := p.lower(k)
	if (w == "after" || w == "following" || w == "since") && p.lower(k-1) != "soon" {
		return true
	}
	if (w == "confirm" || w == "verify") && (p.lower(k-1) == "to" || p.lower(k-1) == "not") {
		return false // "unable to confirm"
	}
	if s := p.find(lexicon.Saying, k); s != nil && s.Entry.Kind == "verb" && s.Entry.Code != "denial" {
		c := p.find(lexicon.Cue, k)
		return c == nil
	}
	return false
}

func (p *passage) joinedVerbs(o, t trigger) bool {
	return p.onlyBetween(o.b, t.chain.a, "and", "or", ",")
}

// denialBefore gives the token of a denial whose object is the act: "denied that", "rejects claims by a group that".
func (p *passage) denialBefore(t *trigger) int {
	for k := t.a - 1; k >= max(p.body, t.a-16); k-- {
		w := p.lower(k)
		if w == ";" || w == "," || clauseOpens[w] {
			return -1
		}
		if h := p.find(lexicon.Saying, k); h != nil && h.Entry.Code == "denial" && !beForms[p.lower(k-1)] {
			for j := k + 1; j < t.a; j++ {
				switch p.lower(j) {
				case "that", "claims", "claim", "allegations", "allegation", "reports", "report", "having", "accusations", "charges":
					return k
				}
			}
			if k >= t.a-3 && strings.HasPrefix(p.lower(k), "den") {
				return k
			}
			return -1
		}
	}
	return -1
}

// governs refuses cues that stand nearby without governing: "fear" told of the teller after a comma, "any" of another noun.
func (p *passage) governs(h *lexicon.Hit, t *trigger) bool {
	comma := false
	for k := h.End; k < t.chain.a; k++ {
		comma = comma || p.lower(k) == ","
	}
	if h.Entry.Code != "deny" && p.asideOfPatient(h, t) || h.Entry.Code == "urge" && p.lower(h.Start) == "stopped" && beForms[p.lower(h.Start-1)] {
		return false
	}
	if (h.Entry.Code != "deny" || p.actWithin(h.End, t.a)) && h.Entry.Code != "conditional" && t.voice == passive && !t.finite() && h.End < t.chain.a {
		return false // "the fate of three men caught last week"
	}
	switch h.Entry.Code {
	case "risk":
		if nearOnly[p.lower(h.Start)] && h.End < t.a-1 {
			return false // "in the strongest possible terms"
		}
		if w := p.lower(h.End); t.voice == nominal && (w == "over" || w == "about" || w == "at") && strings.HasPrefix(p.lower(h.Start), "concern") && (p.lower(t.a-1) == "the" || p.lower(t.a-2) == "the" && (p.lower(t.a-1) == "forced" || p.lower(t.a-1) == "forcible") || p.lower(t.a-1) == "'s" || p.inTime(t.a-1, t.a)) {
			return false // concern over what happened
		}
		return !comma
	case "attempt":
		return !comma && (p.lower(h.Start) != "tried" || p.lower(h.End) == "to" || p.lower(h.End-1) == "to")
	case "plan":
		return !comma
	case "conditional":
		w := p.lower(h.Start)
		if w == "any" {
			return h.End >= t.chain.a-2
		}
		return true
	case "urge":
		w := p.lower(h.Start)
		if strings.HasPrefix(w, "seek") || w == "sought" {
			return t.voice == nominal && !comma
		}
		if w == "against" || w == "protest" || w == "protested" || w == "oppose" || w == "opposing" || w == "opposed" {
			return t.voice == nominal && false
		}
		if w == "ask" || w == "asked" || w == "request" || w == "requested" || w == "pressed" || w == "press" {
			return t.chain.to || t.voice == nominal && !comma || t.hit.Form&lexicon.Gerund != 0 && p.lower(t.a-1) != "by"
		}
		return t.chain.to || t.voice == nominal || t.chain.modal != "" || t.chain.negated || t.chain.be || t.hit.Form&lexicon.Gerund != 0 || t.hit.Form&lexicon.Base != 0
	}
	return true
}

// nearOnly are adjectives of doubt that say something of the noun after them only.
var nearOnly = wordSet("possible potential imminent impending looming pending")

// ofTelling reports whether a word of habit at k belongs to a telling before the act: "has repeatedly said that".
func (p *passage) ofTelling(k, act int) bool {
	for j := k + 1; j < act; j++ {
		if p.lower(j) == "that" || p.find(lexicon.Saying, j) != nil {
			return true
		}
	}
	return false
}

// rate reports whether "a month" and the like at k stand right behind counted people: "some 25,000 refugees a month".
func (p *passage) rate(k int) bool {
	i := p.nounAt[max(k-1, 0)] - 1
	return i >= 0 && p.nouns[i].counted && p.nouns[i].b == k
}

// timeAfter holds what makes "a year" a time and no rate.
var timeAfter = wordSet("ago later earlier after before old in since")

// general gives the cue by which the sentence speaks of what is usual, not of what happened.
func (p *passage) general(t *trigger) string {
	for k := max(p.body, t.a-14); k < min(len(p.tokens), t.b+10); k++ {
		if h := p.find(lexicon.Cue, k); h != nil && h.Entry.Code == "general" && !(p.lower(k) == "crime" && p.forHelping() >= 0) && !p.ofTelling(k, t.a) && !((p.lower(k) == "a" || p.lower(k) == "per") && p.inTime(k, k+1) && !p.rate(k)) && !timeAfter[p.lower(h.End)] {
			return h.Entry.Phrase
		}
	}
	return ""
}
