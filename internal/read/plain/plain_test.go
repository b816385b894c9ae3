package plain_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode"

	"habeas"
	"habeas/internal/read/plain"
)

// Invented sentences, long enough to tell their encodings apart.
const (
	korean      = "나루시 항만경찰이 지난 토요일 저녁 여객선에서 여행자 아홉 명을 연행했다고 지역 구호단체가 밝혔다."
	simplified  = "林沼港警察上周六晚在渡轮上带走九名旅客，当地救助团体表示，他们可能在数日内被送回原籍。"
	traditional = "三個星期以來，馬羅女士一直睡在電話旁邊。她的弟弟從磨坊區打來最後一通電話，說有人來敲門。"
	japanese    = "港の警察は土曜日の夜、フェリーから九人の旅行者を連れ去ったと、地元の支援団体が明らかにした。"
	russian     = "Девять человек были задержаны на пароме в субботу вечером, сообщила местная группа помощи."
	french      = "Neuf voyageurs ont été arrêtés samedi près du marché, selon une association d’entraide où l’on sert le dîner."
	english     = "Nine travellers were held at the ferry – “nobody told us why”, said a woman who cooks for them."
)

func encoded(t testing.TB, label, s string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(label)
	if enc == nil {
		t.Fatalf("no encoding %q", label)
	}
	b, err := enc.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode_EncodingsAreFoundWhateverIsDeclared(t *testing.T) {
	for _, c := range []struct{ label, text string }{
		{"euc-kr", korean}, {"gb18030", simplified}, {"gbk", simplified}, {"big5", traditional}, {"shift_jis", japanese}, {"euc-jp", japanese},
		{"iso-2022-jp", japanese}, {"windows-1251", russian}, {"koi8-r", russian}, {"windows-1252", french}, {"windows-1252", english}, {"utf-8", korean}, {"utf-8", english},
	} {
		for _, declared := range []string{"", c.label, "utf-8", "iso-8859-1", "nonsense"} {
			got, err := plain.Decode(encoded(t, c.label, c.text), declared)
			if err != nil || got.S != c.text {
				t.Errorf("%s declared as %q: %q, %v; want %q", c.label, declared, got.S, err, c.text)
			}
		}
	}
}

func TestDecode_AWrongDeclarationIsNoted(t *testing.T) {
	got, err := plain.Decode(encoded(t, "euc-kr", korean), "utf-8")
	if err != nil || len(got.Notes) != 1 || got.Notes[0] != "declared utf-8, read as euc-kr" {
		t.Errorf("notes %q, %v; want one that names both encodings", got.Notes, err)
	}
}

func TestDecode_Marks(t *testing.T) {
	wide := func(e unicode.Endianness, p unicode.BOMPolicy) []byte {
		b, err := unicode.UTF16(e, p).NewEncoder().Bytes([]byte(english))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for name, b := range map[string][]byte{
		"utf-8 with mark":              []byte("\xef\xbb\xbf" + english),
		"utf-16 little end with mark":  wide(unicode.LittleEndian, unicode.UseBOM),
		"utf-16 big end with mark":     wide(unicode.BigEndian, unicode.UseBOM),
		"utf-16 little end, no mark":   wide(unicode.LittleEndian, unicode.IgnoreBOM),
		"utf-16 big end, no mark":      wide(unicode.BigEndian, unicode.IgnoreBOM),
		"utf-8 that says it is latin1": []byte(english),
	} {
		got, err := plain.Decode(b, "iso-8859-1")
		if err != nil || got.S != english {
			t.Errorf("%s: %q, %v; want %q", name, got.S, err, english)
		}
	}
}

func TestDecode_AStrayByteIsReplacedAndNoted(t *testing.T) {
	got, err := plain.Decode([]byte(strings.Repeat(korean, 10)+"\xe2\x80"), "utf-8")
	if err != nil || !strings.HasSuffix(got.S, "\uFFFD") || len(got.Notes) != 1 {
		t.Errorf("%q, notes %q, %v; want the end replaced and a note", got.S[len(got.S)-10:], got.Notes, err)
	}
}

func TestDecode_BinaryIsRefusedWithAReason(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"zeros":     {"ab\x00cd", "zero bytes"},
		"controls":  {strings.Repeat("\x01\x02ab", 50), "control characters"},
		"a gzip":    {"\x1f\x8b\x08\x00", "gzip"},
		"old Word":  {"\xd0\xcf\x11\xe0\xa1\xb1", "save it as .docx"},
		"a picture": {"\xff\xd8\xff\xe0 abc", "picture"},
	} {
		_, err := plain.Decode([]byte(c.in), "")
		if err == nil || !strings.Contains(err.Error(), c.want) || habeas.KindOf(err) != habeas.Refused {
			t.Errorf("%s: error %v, want a refusal that says %q", name, err, c.want)
		}
	}
}

// FuzzDecode: whatever is decoded is valid UTF-8 without zeros, and valid UTF-8 without a mark is never changed.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(korean), "")
	f.Add(encoded(f, "euc-kr", korean), "utf-8")
	f.Add(encoded(f, "iso-2022-jp", japanese), "big5")
	f.Add([]byte("\xff\xfea\x00b\x00"), "")
	f.Fuzz(func(t *testing.T, b []byte, declared string) {
		got, err := plain.Decode(b, declared)
		if err != nil {
			return
		}
		if !utf8.ValidString(got.S) || strings.ContainsRune(got.S, 0) {
			t.Fatalf("%q is no text", got.S)
		}
		if utf8.Valid(b) && got.Encoding == "utf-8" && !strings.HasPrefix(string(b), "\xef\xbb\xbf") && got.S != string(b) {
			t.Fatalf("%q became %q", b, got.S)
		}
	})
}
