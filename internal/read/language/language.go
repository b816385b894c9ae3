// Package language tells in which language a text is written, by its scripts and, for Latin script, by its small words.
//
// Statistical guessers were tried and left (they take a short English sentence for Romanian, or cost a hundred megabytes):
// what the project reads differs by script, and where it does not, "unknown" is a good answer.
package language

import (
	"strings"
	"sync"
	"unicode"

	"habeas"
)

// sampleRunes is how much of a text is looked at; the language does not change after that in honest reports.
const sampleRunes = 20_000

// Of gives the language of text: "ko", "ja", "zh-Hans", "zh-Hant", "ru", "en", "es" …; "" when it cannot be told.
func Of(text string) habeas.Lang {
	c := count(text)
	switch {
	case c.hangul > 0 && c.hangul*2 > c.han && c.hangul*3 > c.latin:
		return "ko"
	case c.kana > 0 && c.kana*8 > c.han && c.kana*3 > c.latin:
		return "ja"
	case c.han > 0 && c.han*3 > c.latin:
		return chinese(c)
	case c.cyrillic > c.latin && c.cyrillic > 0:
		return "ru"
	case c.thai > c.latin && c.thai > 0:
		return "th"
	case c.arabic > c.latin && c.arabic > 0:
		return "ar"
	case c.latin > 0:
		return latin(text)
	}
	return ""
}

type counts struct {
	hangul, kana, han, latin, cyrillic, thai, arabic int
	simplified, traditional                          int
}

func count(text string) counts {
	var c counts
	n := 0
	for _, r := range text {
		if n++; n > sampleRunes {
			break
		}
		switch {
		case r < 0x80:
			if r|0x20 >= 'a' && r|0x20 <= 'z' {
				c.latin++
			}
		case unicode.Is(unicode.Hangul, r):
			c.hangul++
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			c.kana++
		case unicode.Is(unicode.Han, r):
			c.han++
			if strings.ContainsRune(onlySimplified, r) {
				c.simplified++
			} else if strings.ContainsRune(onlyTraditional, r) {
				c.traditional++
			}
		case unicode.Is(unicode.Cyrillic, r):
			c.cyrillic++
		case unicode.Is(unicode.Thai, r):
			c.thai++
		case unicode.Is(unicode.Arabic, r):
			c.arabic++
		case unicode.Is(unicode.Latin, r):
			c.latin++
		}
	}
	return c
}

// chinese tells the two ways of writing by characters that only one of them has.
func chinese(c counts) habeas.Lang {
	switch {
	case c.simplified > 2*c.traditional:
		return "zh-Hans"
	case c.traditional > 2*c.simplified:
		return "zh-Hant"
	}
	return "zh"
}

// Frequent characters in pairs, simplified and traditional in the same order.
const (
	onlySimplified  = "这国们时来个为会发动对说产种学经过进着电现实机当点从业应开还后与关间样线数问东车长门见马鱼鸟军区将组计别论运农强战处让边难报书变爱气总华联韩选击谈许纪讯团员语连听确据写师众亲带号单无队险陈兰转轻达远际额驱护讼诉狱监县乡宁辽图龙鲜"
	onlyTraditional = "這國們時來個為會發動對說產種學經過進著電現實機當點從業應開還後與關間樣線數問東車長門見馬魚鳥軍區將組計別論運農強戰處讓邊難報書變愛氣總華聯韓選擊談許紀訊團員語連聽確據寫師眾親帶號單無隊險陳蘭轉輕達遠際額驅護訟訴獄監縣鄉寧遼圖龍鮮"
)

// smallWords are the most frequent words of each language that is told apart.
var smallWords = []struct {
	lang  habeas.Lang
	words string
}{
	{"en", " the of and to in a is that for was on with by as from have has were are it he who at said been not be an which "},
	{"es", " el la de que y en los del las un por con una su para es al como más fue se lo han sus pero "},
	{"fr", " le la les des et en un une du que dans qui pour par sur est au pas plus ont été avec ce sont aux "},
	{"de", " der die das und in den von zu mit ist des auf für im dem nicht ein eine als auch sich wurden nach "},
	{"it", " il di che la e un per una del della sono con non le si da dei nel alla gli ha anche stati "},
	{"pt", " o de que e do da em um para com não uma os no se na por mais as dos foi ao das são "},
	{"nl", " de het een van en in is dat op te zijn voor met die niet aan er om ook door werden "},
	{"vi", " và của là có được người không cho trong đã với các này một những khi về "},
	{"id", " yang dan di dari ini untuk dengan pada itu tidak dalam akan telah oleh mereka ke "},
}

// smallWordOf gives the places in smallWords of the languages that have a word.
var smallWordOf = sync.OnceValue(func() map[string][]int {
	out := map[string][]int{}
	for i, s := range smallWords {
		for w := range strings.FieldsSeq(s.words) {
			if k := out[w]; len(k) == 0 || k[len(k)-1] != i {
				out[w] = append(k, i)
			}
		}
	}
	return out
})

// leastShare is the share of small words that a text of a language has at least.
const leastShare = 0.12

func latin(text string) habeas.Lang {
	if len(text) > 4*sampleRunes {
		text = text[:4*sampleRunes]
	}
	total, hits, known := 0, make([]int, len(smallWords)), smallWordOf()
	for w := range strings.FieldsFuncSeq(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		total++
		for _, i := range known[w] {
			hits[i]++
		}
	}
	best := 0
	for i := range hits {
		if hits[i] > hits[best] {
			best = i
		}
	}
	if total == 0 || float64(hits[best]) < leastShare*float64(total) {
		return ""
	}
	return smallWords[best].lang
}
