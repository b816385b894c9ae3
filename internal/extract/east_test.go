package extract_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/extract"
)

func korean(text string) []habeas.Claim {
	day := habeas.DateOf(2031, 5, 18)
	r := &habeas.Report{ID: "r", Lang: "ko", Text: text, Published: habeas.When{From: day, To: day, Precision: habeas.ByDay}}
	claims, _ := extract.Default().Claims(r)
	return claims
}

// The sentences are invented: one group, one number, one act that is done.
func TestClaims_Korean(t *testing.T) {
	for text, want := range map[string][]string{
		"탈북민 9명이 지난 3일 중국 옌지에서 공안에 체포됐다.":                       {"arrest 9, 2031-05-03, Yanji, Jilin, CN"},
		"중국 당국이 지난 2일 투먼에서 탈북자 12명을 강제북송했다.":                    {"forced_return 12, 2031-05-02, Tumen, Jilin, CN"},
		"8명의 탈북민이 선양에서 중국 공안에 붙잡혔다.":                            {"arrest 8, not after 2031-05-18, Shenyang, Liaoning, CN"},
		"탈북 여성 4명이 지난 7일 중국 쿤밍에서 체포돼 북송 위기에 처했다.":               {"arrest 4, 2031-05-07, Kunming, Yunnan, CN", "imminent_return feared 4, 2031-05-18, Kunming, Yunnan, CN"},
		"지난 5일 새벽의 일이다. 탈북민 6명이 중국 단둥에서 체포됐다.":                  {"arrest 6, 2031-05-05, Dandong, Liaoning, CN"},
		"중국에서 체포된 탈북민 5명이 지난 10일 석방됐다.":                         {"release 5, 2031-05-10, CN"},
		"로힝야 난민 30명이 지난 4일 말레이시아에서 경찰에 체포됐다.":                   {"arrest 30, 2031-05-04, MY"},
		"소식통은 “지난 9일 탈북민 20여 명이 중국 훈춘에서 북송됐다”고 말했다.":            {"forced_return 20–29, 2031-05-09, Hunchun, Jilin, CN"},
		"한국으로 가려던 탈북민 3명이 라오스 경찰에 체포됐다고 15일 한 단체가 밝혔다.":         {"arrest 3, not after 2031-05-18, LA"},
		"탈북민 7명이 중국 공안에 체포됐다. 한 소식통은 “지난 9일 탈북민 7명이 체포됐다”고 했다.": {"arrest 7, 2031-05-09, CN"},
	} {
		claims := korean(text)
		var got []string
		for i := range claims {
			got = append(got, told(claims[i]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %q\nwant %q", text, got, want)
		}
	}
	one := korean("북한정의연대에 따르면 탈북민 3명이 지난 6일 라오스에서 라오스 경찰에 체포됐다.")
	if len(one) != 1 || one[0].Statement != habeas.Hearsay || !slices.Equal(one[0].Speakers, []string{"북한정의연대"}) ||
		len(one[0].By) != 1 || one[0].By[0].Words != "라오스 경찰" || one[0].Who.Words != "탈북민 3명" || one[0].Who.Nationality != "KP" {
		t.Errorf("who tells, who did it and to whom: %+v", one)
	}
}

// What is not sure is left out: no claim is better than a wrong one.
func TestClaims_KoreanRefused(t *testing.T) {
	for _, text := range []string{
		"탈북민 9명이 중국에서 체포되지 않았다.",
		"중국 정부는 탈북민 9명이 체포됐다는 보도를 부인했다.",
		"탈북민 9명이 중국에서 체포됐나?",
		"탈북민 9명이 중국에서 체포됐을 가능성이 있다.",
		"탈북민 9명이 북송되면 처벌을 받는다.",
		"중국은 탈북민 9명을 북송할 계획이다.",
		"2029년 이후 탈북민 90명이 중국에서 체포됐다.",
		"올해 들어 중국에서 탈북민 90명이 북송됐다.",
		"매년 탈북민 90명이 중국에서 북송됐다.",
		"지난해 탈북민 90명이 중국에서 북송됐다.",
		"지난 9월 탈북민 9명이 중국에서 체포됐다.",
		"탈북민 2000명이 중국에서 북송됐다.",
		"탈북민 9명 중 3명이 중국에서 체포됐다.",
		"다른 탈북민 4명이 중국에서 체포됐다.",
		"탈북민 9명이 중국에서, 3명이 라오스에서 체포됐다.",
		"탈북민 9명이 중국과 라오스에서 체포됐다.",
		"탈북민들이 중국에서 체포됐다.",
		"탈북민 9명이 체포됐다.", // no country
		"탈북민 9명이 한국에 들어왔다.",
		"탈북민을 도운 9명이 중국에서 체포됐다.",
		"상인 9명이 중국에서 체포됐다.",
		"영화는 탈북민 9명이 중국에서 체포됐다고 그린다.",
		"탈북민 9명이 중국에서 체포됐다. 이들은 지난 3월 선양에 있었다.", // when, is not told
	} {
		for _, c := range korean(text) {
			t.Errorf("%s: %s", text, told(c))
		}
	}
	day := habeas.DateOf(2031, 5, 18)
	for _, lang := range []habeas.Lang{"ja", "zh", "und"} {
		r := &habeas.Report{ID: "r", Lang: lang, Text: "탈북민 9명이 지난 3일 중국 옌지에서 공안에 체포됐다.", Published: habeas.When{From: day, To: day, Precision: habeas.ByDay}}
		if got, _ := extract.Default().Claims(r); len(got) > 0 {
			t.Errorf("%s: %+v", lang, got)
		}
	}
}

// Whatever the text is, a claim quotes it as it stands, counts somebody and is the same the second time.
func FuzzClaims_Korean(f *testing.F) {
	f.Add("탈북민 9명이 지난 3일 중국 옌지에서 공안에 체포돼 북송 위기에 처했다.")
	f.Add("\n 8명의 탈북민들이 \"지난 2일 29일 투먼에서 탈북자 12명을 북송했다\"고 따르면 \xed\x83 은 는\n")
	f.Add(strings.Repeat("난민 1명이 중국에서 추방됐다에 따르면 ", 9))
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 20000 {
			return
		}
		claims := korean(text)
		r := &habeas.Report{ID: "r", Lang: "ko", Text: text}
		sound(t, r, claims, nil)
		if !reflect.DeepEqual(claims, korean(text)) {
			t.Fatal("the same report gave other claims the second time")
		}
	})
}

func TestClaims_KoreanHostile(t *testing.T) {
	for name, text := range map[string]string{
		"groups":    strings.Repeat("탈북민 ", 1<<17),
		"one line":  strings.Repeat("탈북민 9명이 ", 1<<15) + "중국에서 체포됐다.",
		"sentences": strings.Repeat("탈북민 9명이 중국에서 체포됐다. ", 1<<13),
		"days":      strings.Repeat("지난 3일 ", 1<<15) + "탈북민 9명이 중국에서 체포됐다.",
		"countries": strings.Repeat("중국 라오스 ", 1<<15) + "탈북민",
		"quotes":    strings.Repeat("“\"은 ", 1<<15) + "탈북민 9명이 중국에서 체포됐다고 ",
	} {
		t.Run(name, func(t *testing.T) { sound(t, &habeas.Report{ID: "r", Lang: "ko", Text: text}, korean(text), nil) })
	}
}
