package link

import (
	"slices"
	"testing"
	"testing/quick"
)

// Two spellings of one name are alike, whichever system each follows; other given names of one family are of others.
func TestNamesAreComparedBySound(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want resemblance
	}{
		{"Kim Yong-chol", "KIM YONG CHOL", equalName},
		{"Kim Yong-chol", "Kim Young Chul", alikeName},
		{"Kim Yong-chol", "Young-chul Kim", alikeName},
		{"Kim Yong-chol", "김영철", alikeName},
		{"Choe Sol-ju", "Choi Seol Joo", alikeName},
		{"Ri Chun-hui", "Lee Chun-hee", alikeName},
		{"Yi Sun-ok", "Ri Sun Ok", alikeName},
		{"Pak Myong Ok", "Park Myung-ok", alikeName},
		{"Rim Ryong-ho", "Lim Yong Ho", alikeName},
		{"Jang Hyon-u", "Chang Hyun-woo", alikeName},
		{"Han Sŏng-ryŏl", "Han Song Ryol", alikeName},
		{"No Kwang-su", "Roh Gwang Soo", alikeName},
		{"Kim Yong-chol", "Kim Yong-nam", otherName},
		{"Kim Yong-chol", "Pak Yong-chol", otherName},
		{"최영희", "최영호", otherName},
		{"Mun Hye", "Mun Ho", otherName},
		{"Choe", "Choi", unsureName},
		{"Muhammad Karimov", "Mohamed Karimov", alikeName},
		{"Abdurehim Yusup", "Abdulrahim Yusuf", alikeName},
		{"Muhammad Karimov", "Mahmud Karimov", otherName},
		{"Chou Tse-min", "Zhou Zemin", alikeName},
		{"Chen Gang", "Chen Kang", unsureName},
		{"Zhou Zemin", "Zhou Zeming", otherName},
		{"John Harlow", "Jane Harlow", otherName},
		{"Maria Lopez", "Maria Lopez Vega", unsureName},
		{"Marguerite Deloit", "Margerite Deloit", unsureName},
		{"Harlow", "John Harlow", unsureName},
		{"", "", unsureName},
	} {
		a, b := spellings().read(c.a), spellings().read(c.b)
		if got := compareNames(&a, &b); got != c.want {
			t.Errorf("%q and %q: %d, want %d", c.a, c.b, got, c.want)
		}
		if c.want < alikeName {
			continue
		}
		if shared := slices.ContainsFunc(a.soundKeys(), func(k string) bool { return slices.Contains(b.soundKeys(), k) }); !shared {
			t.Errorf("%q and %q are alike and share no key: %q, %q", c.a, c.b, a.soundKeys(), b.soundKeys())
		}
	}
}

// Whatever the names: the order of two does not matter, every name that says something equals itself, and alike names share a key.
func TestNamesAreComparedFairly(t *testing.T) {
	families, parts := []string{"Kim", "Choe", "Choi", "Ri", "Lee", "Pak", "Park", "Zhou", "Chou", "Karimov"}, []string{"yong", "young", "chol", "chul", "hui", "hee", "ryong", "ze", "min", "Muhammad", "Mohamed", "ok", "ŏk", "영"}
	name := func(f, g, h uint8) string {
		return families[int(f)%len(families)] + " " + parts[int(g)%len(parts)] + "-" + parts[int(h)%len(parts)]
	}
	fair := func(f, g, h, k, l, m uint8) bool {
		a, b := spellings().read(name(f, g, h)), spellings().read(name(k, l, m))
		ab, ba := compareNames(&a, &b), compareNames(&b, &a)
		shared := slices.ContainsFunc(a.soundKeys(), func(k string) bool { return slices.Contains(b.soundKeys(), k) })
		return ab == ba && compareNames(&a, &a) == equalName && (ab < alikeName || shared)
	}
	if err := quick.Check(fair, &quick.Config{MaxCount: 5000}); err != nil {
		t.Error(err)
	}
	if err := quick.Check(func(s string) bool {
		a := spellings().read(s)
		return len(a.korean) <= mostReadings && len(a.soundKeys()) <= mostReadings+3
	}, nil); err != nil {
		t.Error(err)
	}
}
