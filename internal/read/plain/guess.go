package plain

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html/charset"

	"habeas"
)

// candidates are the encodings that news in the project's languages is found in, in the order of preference at a tie.
var candidates = []string{
	"euc-kr", "gb18030", "big5", "shift_jis", "euc-jp", "iso-2022-jp", "windows-1252", "windows-1251", "koi8-r", "windows-1250", "windows-874", "windows-1258",
}

// sampleBytes is how much of a document the guess looks at.
const sampleBytes = 1 << 16

// leastScore is the score below which no candidate makes text of the bytes.
const leastScore = 0.5

// guess decides between encodings by how much their decoding looks like language.
func guess(b []byte, declared string) (Text, error) {
	best, bestScore := "", -1.0
	names := candidates
	if declared != "" && declared != "utf-8" {
		names = append([]string{declared}, candidates...)
	}
	for i, n := range names {
		s := score(b[:min(len(b), sampleBytes)], n)
		if i == 0 && n == declared {
			s += 0.1 // a declaration is worth something where the look does not decide
		}
		if s > bestScore {
			best, bestScore = n, s
		}
	}
	if bestScore < leastScore {
		return Text{}, habeas.Errorf(habeas.Refused, "is in no encoding that can be told; save it as utf-8")
	}
	enc, _ := charset.Lookup(best)
	t, err := with(enc, best, b)
	if err != nil {
		return Text{}, err
	}
	if declared != "" && declared != best {
		t.Notes = append(t.Notes, "declared "+declared+", read as "+best)
	}
	return t, nil
}

// score says how much b, decoded as the encoding named n, looks like language: near 1 for good text, 0 or less for none.
func score(b []byte, n string) float64 {
	enc, _ := charset.Lookup(n)
	if enc == nil {
		return -1
	}
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return -1
	}
	var high, good, bad float64
	prev := ' '
	for s := string(out); s != ""; {
		r, size := utf8.DecodeRuneInString(s)
		s = s[size:]
		if r < utf8.RuneSelf {
			prev = r
			continue
		}
		high++
		good += weight(r, prev, n)
		if r == utf8.RuneError || unicode.Is(unicode.Co, r) || r >= 0x80 && r < 0xa0 {
			bad++
		}
		prev = r
	}
	if high == 0 {
		return 0
	}
	return (good - 8*bad) / high
}

// weight says how much a character beyond ASCII speaks for the encoding that gave it: everyday letters of the encoding's
// own language much, rare ones little, symbols nothing.
func weight(r, prev rune, n string) float64 {
	switch n {
	case "euc-kr":
		return pick(unicode.Is(unicode.Hangul, r), 1, unicode.Is(unicode.Han, r), 0.3, cjkMark(r), 0.5)
	case "gb18030", "gbk":
		return pick(strings.ContainsRune(everydayHans, r), 1.6, common(r), 0.8, cjkMark(r), 0.7)
	case "big5":
		return pick(strings.ContainsRune(everydayHant, r), 1.6, common(r), 0.8, cjkMark(r), 0.7)
	case "shift_jis", "euc-jp", "iso-2022-jp":
		return pick(unicode.In(r, unicode.Hiragana), 1.3, unicode.Is(unicode.Katakana, r) && r < 0xff00, 0.9, common(r), 0.6) + pick(cjkMark(r), 0.6, r >= 0xff61 && r <= 0xff9f, -0.5)
	case "windows-1251", "koi8-r":
		return pick(prev < utf8.RuneSelf && unicode.IsLetter(prev), -0.5, unicode.Is(unicode.Cyrillic, r) && unicode.IsLower(r), 0.95, unicode.Is(unicode.Cyrillic, r) && !unicode.IsLower(prev), 0.6, mark(r), 0.6)
	case "windows-874":
		return pick(unicode.Is(unicode.Thai, r), 0.9)
	}
	latin := unicode.Is(unicode.Latin, r)
	return pick(latin && unicode.IsLower(r) && prev < utf8.RuneSelf && unicode.IsLetter(prev), 0.9, mark(r), 0.9, latin && !high(prev), 0.6)
}

// pick gives the number after the first true condition, and 0 when none is.
func pick(pairs ...any) float64 {
	for i := 0; i+1 < len(pairs); i += 2 {
		if !pairs[i].(bool) {
			continue
		}
		switch v := pairs[i+1].(type) {
		case int:
			return float64(v)
		case float64:
			return v
		}
	}
	return 0
}

func high(r rune) bool { return r >= utf8.RuneSelf }

// mark reports quotation marks, dashes and the like, which Latin text has singly.
func mark(r rune) bool { return strings.ContainsRune("“”‘’–—…«»·°£€©®§", r) }

// cjkMark reports the punctuation of east Asian text.
func cjkMark(r rune) bool {
	return r >= 0x3000 && r <= 0x301f || r >= 0xff01 && r <= 0xff5e || mark(r)
}

// common reports a Han character of the basic block.
func common(r rune) bool { return r >= 0x4e00 && r <= 0x9fa5 }

// The most frequent characters of simplified and traditional Chinese text. A tenth to a third of any text is among them,
// and hardly any of a text that was decoded wrongly.
const (
	everydayHans = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处"
	everydayHant = "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產種面而方後多定行學法所民得經十三之進著等部度家電力裡如水化高自二理起小物現實加量都兩體制機當使點從業本去把性好應開它合還因由其些然前外天政四日那社義事平形相全表間樣與關各重新線內數正心反你明看原又麼利比或但質氣第向道命此變條只沒結解問意建月公無系軍很情者最立代想已通並提直題黨程展五果料象員革位入常文總次品式活設及管特件長求老頭基資邊流路級少圖山統接知較將組見計別她手角期根論運農指幾九區強放決西被幹做必戰先回則任取據處"
)
