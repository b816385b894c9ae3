package gazetteer_test

import (
	"testing"
	"unicode/utf8"

	"habeas"
	"habeas/internal/gazetteer"
)

// FuzzFind holds Find to its promises: spans in bounds, at character boundaries, in order, not overlapping, and a country for each.
func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"SHENYANG, China (Wire) - Seven were held near Springfield, Ill., and in Harbin, Heilongjiang Province.",
		"중국 랴오닝성 선양시에서 지난 8일 단둥으로", "在吉林省图们市被捕，沈阳、丹东", "St. Louis, Mo. \xff\xfe Xi'an's ’s N. Korea U.S.", ", , , Ill. ,",
	} {
		f.Add(s, "en")
		f.Add(s, "ko")
	}
	g := gazetteer.Default()
	f.Fuzz(func(t *testing.T, text, lang string) {
		check := func(ms []gazetteer.Mention) {
			last := 0
			for _, m := range ms {
				if m.Start < last || m.End <= m.Start || m.End > len(text) {
					t.Fatalf("span %d to %d after %d in %d bytes", m.Start, m.End, last, len(text))
				}
				if !utf8.RuneStart(text[m.Start]) || m.End < len(text) && utf8.ValidString(text) && !utf8.RuneStart(text[m.End]) {
					t.Fatalf("span %d to %d is not at character boundaries", m.Start, m.End)
				}
				if len(m.Place.Country) != 2 || m.Kind == "" || m.Place.Words != text[m.Start:m.End] {
					t.Fatalf("%+v for %q", m, text[m.Start:m.End])
				}
				last = m.End
			}
		}
		check(g.Find(text, habeas.Lang(lang)))
		check(g.Nationalities(text, habeas.Lang(lang)))
	})
}
