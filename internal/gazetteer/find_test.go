package gazetteer_test

import (
	"testing"

	"habeas"
	"habeas/internal/gazetteer"
)

func labels(ms []gazetteer.Mention) []string {
	var out []string
	for _, m := range ms {
		out = append(out, m.Place.Words+" = "+m.Place.Label())
	}
	return out
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
	}{
		{"Seven were held just outside Shenyang in Liaoning Province.", []string{"Shenyang = Shenyang, Liaoning, CN", "Liaoning Province = Liaoning, CN"}},
		{"They crossed the Tumen River and reached Tumen.", []string{"Tumen River = Tumen River, CN", "Tumen = Tumen, Jilin, CN"}},
		{"He was shot in Springfield, Illinois, on Monday.", []string{"Springfield, Illinois = Springfield, Illinois, US"}},
		{"He was shot in Springfield, Mo., on Monday.", []string{"Springfield, Mo. = Springfield, Missouri, US"}},
		{"A farm near Shelby, N.Y., burned.", []string{"Shelby, N.Y. = Shelby, New York, US"}},
		{"Port St. Lucie police came.", []string{"Port St. Lucie = Port Saint Lucie, Florida, US"}},
		{"Shots fell. Buffalo police came.", []string{"Buffalo = Buffalo, New York, US"}},
		{"Shots fell. Buffalo ran off.", nil},
		{"Michael Jordan and Jordan Smith said Reading is Nice.", nil},
		{"Two were shot on the East Side. GUNFIRE OUTSIDE OF A BAR.", nil},
		{"A St. Louis man came.", []string{"St. Louis = St. Louis, Missouri, US"}},
		{"They met in the Bronx.", []string{"Bronx = Bronx, New York, US"}},
		{"D.C. police came.", []string{"D.C. = Washington, District of Columbia, US"}},
		{"Deputies of Harris County came.", []string{"Harris County = Harris County, US"}},
		{"Deputies of Harris County came from Houston.", []string{"Harris County = Harris County, Texas, US", "Houston = Houston, Texas, US"}},
		{"Human Rights Watch China desk said so.", nil},
		{"The Washington Post and the Houston Street shop.", nil},
		{"중국 랴오닝성 선양에서 체포됐다", []string{"중국 = CN", "랴오닝성 = Liaoning, CN", "선양 = Shenyang, Liaoning, CN"}},
		{"지난 8일 통화에서 말했다", nil},
		{"在辽宁省沈阳市被捕", []string{"辽宁省 = Liaoning, CN", "沈阳市 = Shenyang, Liaoning, CN"}},
		{"held at the Tumen border detention facility", []string{"Tumen border detention facility = Tumen, Jilin, CN"}},
	} {
		got := labels(gazetteer.Default().Find(c.text, "en"))
		if len(got) != len(c.want) {
			t.Errorf("Find(%q) = %q, want %q", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("Find(%q)[%d] = %q, want %q", c.text, i, got[i], c.want[i])
			}
		}
	}
}

func TestContains(t *testing.T) {
	g := gazetteer.Default()
	shenyang, ok := g.Lookup("Shenyang")
	if !ok {
		t.Fatal("Shenyang is not in the gazetteer")
	}
	liaoning, _ := g.Lookup("랴오닝성")
	jilin, _ := g.Lookup("Jilin")
	china := habeas.Place{Country: "CN"}
	for _, c := range []struct {
		outer, inner habeas.Place
		want         bool
	}{{liaoning, shenyang, true}, {china, shenyang, true}, {china, liaoning, true}, {shenyang, liaoning, false}, {jilin, shenyang, false}, {habeas.Place{Country: "KP"}, shenyang, false}} {
		if got := g.Contains(c.outer, c.inner); got != c.want {
			t.Errorf("Contains(%s, %s) = %v, want %v", c.outer.Label(), c.inner.Label(), got, c.want)
		}
	}
	if code, ok := g.Nationality("North Koreans"); !ok || code != "KP" {
		t.Errorf("Nationality(North Koreans) = %q, %v", code, ok)
	}
}

func BenchmarkFind(b *testing.B) {
	text := ""
	for range 200 {
		text += "Seven people were arrested near Shenyang in Liaoning Province on Tuesday, an activist in Seoul told reporters. The group had left North Korea in March and crossed the Tumen River. "
	}
	g := gazetteer.Default()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		g.Find(text, "en")
	}
}

func BenchmarkDefault(b *testing.B) {
	for b.Loop() {
		gazetteer.Rebuild()
	}
}

// Places of flight and return are found under the spellings that news give them; a name that is a word as well is none.
func TestFind_FieldPlaces(t *testing.T) {
	for name, want := range map[string]string{
		"Port Sudan": "SD", "Kassala State": "SD", "Gedaref": "SD", "Al-Fashir": "SD", "Misrata": "LY", "Zuwara": "LY", "Mekelle": "ET", "Shire": "ET",
		"Saada": "YE", "Qamishli": "SY", "Dohuk": "IQ", "Islam Qala": "AF", "Torkham": "AF", "Kutupalong": "BD", "Bhasan Char": "BD", "Maungdaw": "MM",
		"Muse": "MM", "Myawaddy": "MM", "Kayin State": "MM", "Poipet": "KH", "Mondulkiri": "KH", "Zhangmu": "CN", "Kodari": "NP", "Lampedusa": "IT",
		"Lesbos": "GR", "Nauru": "NR", "Darfur": "SD", "Sinai": "EG", "Tachileik": "MM", "Songkhla": "TH", "Suan Phlu": "TH", "Agadez": "NE",
		"Ratanakkiri": "KH", "Kengtung": "MM", "Mai Sai": "TH", "Udomxai": "LA", "Sainshand": "MN", "Amur": "RU", "Sakhalin": "RU", "Primorye": "RU", "Shigatse": "CN",
	} {
		found := gazetteer.Default().Find("Officers arrested nine refugees in "+name+" on Monday.", "en")
		if len(found) != 1 || found[0].Place.Country != want {
			t.Errorf("%s: %+v", name, found)
		}
	}
	for _, text := range []string{"The Shire horses won.", "Nobody likes the new Muse of the court.", "A student of Michigan State won.", "The Thai cook won."} {
		if found := gazetteer.Default().Find(text, "en"); len(found) > 0 {
			t.Errorf("%q: %+v", text, found)
		}
	}
}
