package value_test

import (
	"testing"
	"unicode/utf8"

	"habeas"
	"habeas/internal/value"
)

// FuzzRead holds every reading to its promises, whatever the bytes: offsets in bounds and at character boundaries, in order, not
// overlapping; counts and intervals in order.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"At least seven refugees, aged 9 to 32, were held on March 22, 2017, two weeks after they fled.",
		"between 50 and 60 people from May 2014 until this March; 1,246 of 2.3 million (15 %) by the end of August",
		"지난달 30일 200여 명이 체포됐고 8일과 9일 사이 20~30명이 북송됐다. 다음 주 일요일까지 1만 2천 명",
		"去年10月9日至少六百余名、十几人被遣返，五億零六，上周四下午14时30分许，从一月十日到十二日",
		"\xff\xfe 12\xf0 一\x80 두 10,,, 1.2.3.4 9999999999999999999999 99999-99-99 29 February 30th-31st",
		"two hundred thousand million billion trillion trillion dozen and and a half years ago later before after",
	} {
		f.Add(s, "", "2019-04-29")
		f.Add(s, "ko", "2019-04")
		f.Add(s, "zh", "")
		f.Add(s, "en", "2019-04-28/2019-05-02")
	}
	f.Fuzz(func(t *testing.T, text, lang, published string) {
		p, err := habeas.ParseInterval(published)
		if err != nil {
			p = habeas.When{}
		}
		last := 0
		for _, q := range value.Quantities(text, habeas.Lang(lang)) {
			checkSpan(t, text, q.Start, q.End, last)
			last = q.End
			if !q.Count.Valid() {
				t.Fatalf("%q: count %+v is not in order", text[q.Start:q.End], q.Count)
			}
		}
		last = 0
		for _, m := range value.Times(text, habeas.Lang(lang), p) {
			checkSpan(t, text, m.Start, m.End, last)
			last = m.End
			if !m.When.Valid() {
				t.Fatalf("%q: from %s to %s", text[m.Start:m.End], m.When.From, m.When.To)
			}
			if m.When.Words != text[m.Start:m.End] {
				t.Fatalf("words %q for %q", m.When.Words, text[m.Start:m.End])
			}
		}
	})
}

func checkSpan(t *testing.T, text string, start, end, last int) {
	t.Helper()
	if start < last || end <= start || end > len(text) {
		t.Fatalf("span %d to %d after %d in %d bytes", start, end, last, len(text))
	}
	if !utf8.RuneStart(text[start]) || end < len(text) && !utf8.RuneStart(text[end]) && utf8.ValidString(text) {
		t.Fatalf("span %d to %d is not at character boundaries", start, end)
	}
}
