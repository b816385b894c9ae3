package lexicon_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"habeas"
	"habeas/internal/lexicon"
)

func TestDefault_HasEnglish(t *testing.T) {
	g, ok := lexicon.Default().Language("en-GB")
	if !ok || g.Len() < 500 {
		t.Fatalf("English lexicon: found %v with %d entries, want some hundreds", ok, g.Len())
	}
	if _, ok := lexicon.Default().Language("xx"); ok {
		t.Error("a language without files must not be found")
	}
}

func TestDefault_EveryKnownActIsCovered(t *testing.T) {
	g, _ := lexicon.Default().Language("en")
	for _, c := range []struct{ text, act string }{
		{"arrested", "arrest"}, {"rounded up", "arrest"}, {"taken into custody", "arrest"}, {"held", "detention"}, {"behind bars", "detention"},
		{"transferred", "transfer"}, {"sent all of them back", "forced_return"}, {"refouled", "forced_return"}, {"repatriation", "forced_return"},
		{"set free", "release"}, {"arrived", "arrival"}, {"crossed into", "transit"}, {"fled", "escape_attempt"}, {"sentenced", "sentence"},
		{"executed", "death"}, {"trafficked", "trafficking"}, {"forced to marry", "forced_marriage"}, {"vanished", "disappearance"},
		{"gunned down", "killing"}, {"wounded", "injury"}, {"kidnapping", "abduction"}, {"ambush", "attack"}, {"car bomb", "bombing"},
	} {
		tokens := lexicon.Tokens(c.text, 0, len(c.text))
		found := ""
		for _, h := range g.Match(tokens, 0, nil) {
			if h.Entry.Class == lexicon.Act && h.End == len(tokens) {
				found += " " + h.Entry.Code
			}
		}
		if !strings.Contains(found, c.act) {
			t.Errorf("%q: found acts%s, want %s", c.text, found, c.act)
		}
	}
}

func TestLoad_AddsToTheShippedWords(t *testing.T) {
	l, err := lexicon.Load(fstest.MapFS{
		"en/acts.txt":   {Data: []byte("# ours\nforced_labour | verb | press into service\n")},
		"en/verbs.txt":  {Data: []byte("press pressed pressed pressing\n")},
		"en/groups.txt": {Data: []byte("weaver | victim | weaver/weavers\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	g, _ := l.Language("en")
	for _, text := range []string{"pressed into service", "weavers", "arrested"} {
		tokens := lexicon.Tokens(text, 0, len(text))
		if len(g.Match(tokens, 0, nil)) == 0 {
			t.Errorf("%q is not found after loading", text)
		}
	}
	shipped, _ := lexicon.Default().Language("en")
	if tokens := lexicon.Tokens("weavers", 0, 7); len(shipped.Match(tokens, 0, nil)) != 0 {
		t.Error("a user's word must not reach the shipped lexicon")
	}
}

func TestLoad_NamesFileAndLineOfAMistake(t *testing.T) {
	for _, c := range []struct{ name, file, data, want string }{
		{"columns", "en/acts.txt", "arrest | verb\n", "en/acts.txt:1"},
		{"kind", "en/acts.txt", "# words\n\narrest | verbs | nab\n", "en/acts.txt:3"},
		{"code", "en/groups.txt", "re-fugee | victim | exile/exiles\n", "en/groups.txt:1"},
		{"empty phrase", "en/groups.txt", "refugee | victim | exile/exiles;\n", "en/groups.txt:1"},
		{"gap at the end", "en/acts.txt", "arrest | verb | take _\n", "en/acts.txt:1"},
		{"verb forms", "en/verbs.txt", "take took taken\n", "en/verbs.txt:1"},
		{"file", "en/actions.txt", "x | y | z\n", "en/actions.txt"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := lexicon.Load(fstest.MapFS{c.file: {Data: []byte(c.data)}})
			if err == nil || !strings.Contains(err.Error(), c.want) || habeas.KindOf(err) != habeas.Invalid {
				t.Fatalf("Load = %v, want an invalid error that names %s", err, c.want)
			}
		})
	}
}

func TestTokens(t *testing.T) {
	text := "“The four-year-old’s 1,137 N. Koreans – don’t.”"
	var got []string
	for _, k := range lexicon.Tokens(text, 0, len(text)) {
		got = append(got, k.Lower)
	}
	want := `" the four-year-old 's 1,137 n . koreans - don't . "`
	if s := strings.Join(got, " "); s != want {
		t.Errorf("Tokens = %s, want %s", s, want)
	}
}

func FuzzTokens(f *testing.F) {
	f.Add("Ten people's 1,000 “words” – and 7.5")
	f.Add("\xff\xfe'’-")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, k := range lexicon.Tokens(text, 0, len(text)) {
			if k.Start < last || k.End <= k.Start || k.End > len(text) {
				t.Fatalf("token %+v after %d in %d bytes", k, last, len(text))
			}
			last = k.End
		}
	})
}

func TestListed_AsksTheListsOfAUserToo(t *testing.T) {
	l, err := lexicon.Load(fstest.MapFS{"en/lists.txt": {Data: []byte("court | | ~adjudge; tribunal/tribunals\n")}})
	if err != nil {
		t.Fatal(err)
	}
	g, _ := l.Language("en")
	for _, w := range []string{"adjudged", "tribunals", "arraigned"} {
		if !g.Listed("court", w) {
			t.Errorf("%q is not on the list court", w)
		}
	}
	if g.Listed("oneself", "tribunal") || g.Listed("no such list", "tribunal") {
		t.Error("a word is on a list that does not name it")
	}
	if shipped, _ := lexicon.Default().Language("en"); shipped.Listed("court", "tribunal") {
		t.Error("the shipped lists must not change")
	}
	if _, err := lexicon.Load(fstest.MapFS{"en/lists.txt": {Data: []byte("court | | high court\n")}}); err == nil {
		t.Error("a list holds single words: a phrase must be refused")
	}
}
