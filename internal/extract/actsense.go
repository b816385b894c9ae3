package extract

import (
	"habeas"
	"habeas/internal/lexicon"
)

// frees reports whether a word of release lets people go: not a text, not a patient, not a country, not the name of an army.
func (p *passage) frees(t *trigger) bool {
	switch before := p.lower(t.a - 1); {
	case before == "press" || before == "news":
		return false
	case t.kind == "state" || t.kind == "intr" || p.fromHolding(t):
		return true
	case t.kind == "noun":
		return p.lettingGo(t)
	case p.besideWords(t, healing) || p.besideWords(t, guns) || p.besideWords(t, published) || p.lower(t.chain.a-1) == "it":
		return false // "treated and released"
	case t.patient < 0 && (anybodys[t.hit.Entry.Phrase] || t.hit.Entry.Phrase == "liberate"):
		return false
	}
	return t.voice != active || t.patient >= 0 || p.person(t.b)
}

// published is what is released, and is nobody.
var published = wordSet(`name names identity identities detail details information info statement statements report reports data figures
 video videos footage film films movie album song photo photos photograph photographs image images picture pictures letter letters
 document documents opinion survey study interview findings result results record records condition conditions update updates sketch
 description descriptions cause motive relationship list recording recordings transcript transcripts audio version versions message
 communique communiques memo memos call calls age ages gender following account accounts gas energy water toxins`)

// guns are discharged, and nobody is by it.
var guns = wordSet("gun guns firearm firearms weapon weapons pistol pistols shotgun shotguns rifle rifles handgun handguns revolver revolvers")

// healing marks the release of a patient, who was held by nobody.
var healing = wordSet("hospital hospitals treated treatment clinic medical surgery infirmary er care")

// holdings are where people are let go from, and what they are let go on.
var holdings = wordSet("custody jail prison detention captivity bail bond parole recognizance incarceration probation imprisonment jails prisons camp")

// fromHolding reports whether people are let go from where they were held, or on bail: "released on $900 bond", "free on bail".
func (p *passage) fromHolding(t *trigger) bool {
	if w := p.lower(t.b); w != "from" && w != "on" && w != "without" {
		return false
	}
	for k := t.b + 1; k < min(len(p.tokens), t.b+6); k++ {
		if holdings[p.lower(k)] {
			return true
		}
	}
	return false
}

// besideWords reports whether one of the words stands shortly before the trigger or after it, in its clause.
func (p *passage) besideWords(t *trigger, words map[string]bool) bool {
	for k := t.chain.a - 1; k >= max(p.body, t.chain.a-12) && (k == t.chain.a-1 || p.lower(k) != ",") && p.lower(k) != ";"; k-- {
		if words[p.lower(k)] {
			return true
		}
	}
	for k := t.b; k < min(len(p.tokens), t.b+8) && p.lower(k) != "," && p.lower(k) != ";" && !clauseOpens[p.lower(k)]; k++ {
		if words[p.lower(k)] {
			return true
		}
	}
	return false
}

// lettingGo reports whether a noun of release is somebody's: "her release", "the release of nine women", not "the press release" and
// not the liberation of a country.
func (p *passage) lettingGo(t *trigger) bool {
	if w := p.tokens[t.a]; w.Lower == "liberation" || w.Lower == "freeing" {
		return t.patient >= 0
	}
	before := p.lower(t.a - 1)
	if possessives[before] || before == "'s" || before == "'" || t.patient >= 0 {
		return true
	}
	return p.lower(t.b) == "of" && !p.besideWords(t, published) && !p.besideWords(t, healing) && p.person(t.b+1)
}

// person reports whether token k begins a person: a pronoun or a name that is no place.
func (p *passage) person(k int) bool {
	switch p.lower(k) {
	case "him", "her", "them", "me", "us", "everyone", "everybody", "anyone", "those":
		return true
	}
	return k < len(p.tokens) && (p.tokens[k].Capital && !p.inPlace(k) && !p.inTime(k, k+1) || p.nounAt[k] > 0)
}

// strikes reports whether a word of violence is one here: a bare verb wants an object ("a pipe bomb", "the right wing"), and what is
// shot down or carried out is no person.
func (p *passage) strikes(t *trigger) bool {
	if t.kind != "verb" || t.voice == adjective {
		return true
	}
	if p.bareVerb(t) {
		return t.patient >= 0 || p.objectAt(t.b) || p.alsoNoun(t)
	}
	if w := p.lower(t.b); (w == "down" || w == "up") && t.b == t.a+1 {
		return t.patient >= 0 && w == "down"
	}
	return t.act != habeas.Death || t.patient >= 0 || t.hit.Entry.Phrase != "execute"
}

// bareVerb reports a verb in the form in which its word is a noun as well, with nothing beside it that makes it a verb: "the town jail".
func (p *passage) bareVerb(t *trigger) bool {
	return t.hit.Form&(lexicon.Base|lexicon.Third) != 0 && t.hit.Form&(lexicon.Past|lexicon.Participle) == 0 && !t.finite()
}

// screens are what somebody may be caught on who is not caught.
var screens = wordSet("camera cameras cctv video videos tape film surveillance security footage")

// seizes reports whether a word of taking or holding takes or holds somebody: not "caught on camera", "grabbed at her", "languish in slums".
func (p *passage) seizes(t *trigger) bool {
	next := p.lower(t.b)
	switch t.hit.Entry.Phrase {
	case "catch":
		return next != "on" || !screens[p.lower(t.b+1)] && !screens[p.lower(t.b+2)]
	case "grab":
		return next != "at"
	case "languish":
		return p.besideWords(t, holdings)
	}
	return !p.bareVerb(t) || t.patient >= 0 || p.objectAt(t.b) || p.alsoNoun(t)
}

// objectAt reports whether an object begins at token k.
func (p *passage) objectAt(k int) bool {
	w := p.lower(k)
	return definites[w] || possessives[w] || w == "a" || w == "an" || p.person(k)
}

// alsoNoun reports whether the word of a verb is a noun of the same act as well: "attack".
func (p *passage) alsoNoun(t *trigger) bool {
	for h := range p.hits {
		if x := &p.hits[h]; x.Start == t.a && x.End == t.b && x.Entry.Kind == "noun" && x.Entry.Code == t.hit.Entry.Code {
			return true
		}
	}
	return false
}
