// Package value reads numbers and times out of sentences in English, Korean and Chinese: what a phrase such as "at least two
// dozen", "200여 명" or "last week" says, as an interval that is never more precise than its words.
//
// Words are data (data/*.tsv); the wording table of field-guide 5.2 is data/wording.tsv with a version of its own. The grammar is
// small functions over words. Nothing here knows a document, a person or a corpus.
package value

import (
	"habeas"
)

// A Quantity is a number in a text with the words that change it ("at least", "여", "to") and the unit it counts.
type Quantity struct {
	Start, End int // bytes of the text, at character boundaries
	Count      habeas.Count
	// Unit is "person", "year" (an age), "%", "money", "date" and "phone" (figures inside of those), the counted word itself in
	// small letters, or "".
	Unit string
	// Known is false where a number is spoken of and no value is understood ("many people"); Count then holds the words alone.
	Known bool
	// Value is the figure itself where it is no whole number ("2.5", "two thirds"); 0 otherwise.
	Value float64
}

// A Time is an expression of time in a text: a day, an interval, a duration or something vague. Durations and what cannot be
// placed in the calendar have When.Words alone.
type Time struct {
	Start, End int // bytes of the text, at character boundaries
	When       habeas.When
	// Named holds the days of the calendar that the words name where When is bounded by them or a part of them: those of May in
	// "by May" and "early May", the day told last in "at 3 p.m.". Zero elsewhere.
	Named habeas.When
	// Duration tells lengths of time ("for three days") from times.
	Duration bool
}

// maxText bounds the bytes of one text; what lies beyond is not read.
const maxText = 8 << 20

// Quantities gives the numbers of a text in its order, not overlapping. Numbers within dates are left out, except figures that
// stand in numeric dates and telephone numbers, which have units of their own.
func Quantities(text string, lang habeas.Lang) []Quantity {
	qs, _ := Read(text, lang, habeas.When{})
	return qs
}

// Times gives the expressions of time of a text in its order, not overlapping, resolved against the time of publication.
// Without published, what is relative to it is found and has words alone (field-guide 7.2).
func Times(text string, lang habeas.Lang, published habeas.When) []Time {
	_, ts := Read(text, lang, published)
	return ts
}

// Read gives both at once, for a caller that wants both.
func Read(text string, lang habeas.Lang, published habeas.When) ([]Quantity, []Time) {
	if len(text) > maxText {
		text = text[:runeStart(text, maxText)]
	}
	var qs []Quantity
	var ts []Time
	switch script(text, lang) {
	case "ko":
		qs, ts = readKorean(text, published)
	case "zh":
		qs, ts = readChinese(text, published)
	default:
		qs, ts = readEnglish(text, published)
	}
	return understood(text, qs), ts
}

// runeStart gives the greatest character boundary of text that is not after i.
func runeStart(text string, i int) int {
	for i > 0 && i < len(text) && text[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// script picks the reader: the language given when it is one of ours, else the script that prevails at the text's beginning.
func script(text string, lang habeas.Lang) string {
	switch b := lang.Base(); b {
	case "en", "ko", "zh":
		return b
	}
	hangul, han, latin := 0, 0, 0
	for i, r := range text {
		if i > 2000 {
			break
		}
		switch {
		case isHangul(r):
			hangul++
		case isHan(r):
			han++
		case r < 0x250:
			latin++
		}
	}
	switch {
	case hangul*5 > latin && hangul > 0:
		return "ko"
	case han*5 > latin && han > 0:
		return "zh"
	}
	return "en"
}

func isHangul(r rune) bool { return r >= 0xAC00 && r <= 0xD7A3 }

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF || r == '〇' }
