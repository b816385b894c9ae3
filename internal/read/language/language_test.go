package language_test

import (
	"testing"

	"habeas"
	"habeas/internal/read/language"
)

func TestOf(t *testing.T) {
	for _, c := range []struct {
		text string
		want habeas.Lang
	}{
		{"Police arrested fourteen people in the town and nobody knows where they are.", "en"},
		{"POLICE HELD NINE PEOPLE ON THE BRIDGE, AND THE RADIO SAID THAT THEY WERE TAKEN TO THE BARRACKS.", "en"},
		{"La policía detuvo a nueve personas en el puente y no se sabe dónde están.", "es"},
		{"La police a arrêté neuf personnes sur le pont et on ne sait pas où elles sont.", "fr"},
		{"Die Polizei hat neun Menschen auf der Brücke festgenommen und niemand weiß, wo sie sind.", "de"},
		{"나루시 경찰이 아홉 명을 연행했다고 KTV가 보도했다.", "ko"},
		{"中國 정부가 아홉 명을 돌려보냈다.", "ko"},
		{"林沼港警察带走九名旅客，他们可能被送回，迎客会说。", "zh-Hans"},
		{"磨坊區家屬苦等消息，他們說親人在磨坊被帶走。", "zh-Hant"},
		{"港の警察は九人の旅行者を連れ去ったと明らかにした。", "ja"},
		{"Девять человек были задержаны на пароме.", "ru"},
		{"Xyzzy plugh frotz.", ""},
		{"12345 — 678", ""},
		{"", ""},
	} {
		if got := language.Of(c.text); got != c.want {
			t.Errorf("Of(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
