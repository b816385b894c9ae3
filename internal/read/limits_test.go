package read_test

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/read"
)

// endless gives the same byte for ever.
type endless byte

func (e endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(e)
	}
	return len(p), nil
}

func TestItems_FiftyMegabytesOfOneWordAreRefused(t *testing.T) {
	for _, format := range []string{"txt", "html", "jsonl"} {
		n := 0
		for it := range read.Items(context.Background(), "w."+format, io.LimitReader(endless('a'), 50<<20), format, read.Given{}) {
			n++
			if it.Err == nil || habeas.KindOf(it.Err) != habeas.Refused || !strings.HasPrefix(it.Err.Error(), "w."+format) {
				t.Errorf("%s: error %v, want a refusal that names the file", format, it.Err)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d items, want one refusal", format, n)
		}
	}
}

func TestItems_ALineThatIsTooLongStopsNoOther(t *testing.T) {
	in := io.MultiReader(strings.NewReader("{\"id\":\"a\",\"text\":\"Nine were held.\"}\n{\"text\":\""), io.LimitReader(endless('a'), read.MaxOriginal+10),
		strings.NewReader("\"}\n{\"id\":\"c\",\"text\":\"Nine were freed.\"}\n"))
	var got []string
	for it := range read.Items(context.Background(), "r.jsonl", in, "jsonl", read.Given{}) {
		if it.Err != nil {
			got = append(got, it.Err.Error())
			continue
		}
		got = append(got, it.Name)
	}
	if len(got) != 3 || got[0] != "r.jsonl:1" || !strings.HasPrefix(got[1], "r.jsonl:2: the line has more than") || got[2] != "r.jsonl:3" {
		t.Errorf("got %q", got)
	}
}

func TestReport_PagesThatAskForTooMuch(t *testing.T) {
	for name, page := range map[string]string{
		"formatting left open":     strings.Repeat("<b id=x>", 300) + strings.Repeat("<p>word", 20_000),
		"nested tables":            strings.Repeat("<table><tr><td>", 5000) + "word",
		"nested quotations":        strings.Repeat("<blockquote>", 20_000),
		"half a million of links":  strings.Repeat("<a href=x>y</a>", 501_000),
		"a script without end":     "<p>word</p><script>" + strings.Repeat("<div>", 100_000),
		"attributes without end":   "<p " + strings.Repeat("a=b ", 200_000),
		"a comment without end":    "<!--" + strings.Repeat("<div>", 100_000),
		"unclosed marks":           strings.Repeat("<", 200_000),
		"a selection in selection": strings.Repeat("<select><option>", 50_000),
	} {
		_, err := read.Report(context.Background(), read.Item{Name: "p.html", Format: "html", Original: []byte(page)})
		if err != nil && habeas.KindOf(err) != habeas.Refused {
			t.Errorf("%s: error %v, want a refusal or a report", name, err)
		}
	}
}

func TestReport_ContextThatIsDone(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := read.Report(ctx, read.Item{Name: "a.txt", Format: "txt", Original: []byte("Nine people were held.")}); err == nil {
		t.Error("a report was read after its context was done")
	}
}

func TestReport_HiddenCharactersLeaveAPage(t *testing.T) {
	page := "<p>Nine\u200b peo\u200dple were \u202eheld\u202c at the bridge on \u2066Tuesday\u2069, a neighbour said to the radio.</p>"
	r, err := read.Report(context.Background(), read.Item{Name: "p.html", Format: "html", Original: []byte(page)})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Nine people were held at the bridge on Tuesday, a neighbour said to the radio."; r.Text != want {
		t.Errorf("text %q, want %q", r.Text, want)
	}
}

func TestReport_LanguageOfThePageIsThatOfItsText(t *testing.T) {
	for _, c := range []struct {
		declared, text string
		want           habeas.Lang
	}{
		{"en", "나루시 항만경찰이 지난 토요일 저녁 여객선에서 여행자 아홉 명을 연행했다고 단체가 밝혔다.", "ko"},
		{"ko", "Nine travellers were taken off the ferry by the harbour police, a group in the town said.", "en"},
		{"zh-TW", "林沼港警察上周六晚在渡轮上带走九名旅客，当地救助团体表示。", "zh-Hant"},
		{"zh", "林沼港警察上周六晚在渡轮上带走九名旅客，当地救助团体表示。", "zh-Hans"},
		{"en", "Xyzzy plugh frotz, vlorp quux zorp kloon.", "en"},
	} {
		page := `<html lang="` + c.declared + `"><body><p>` + c.text + `</p></body></html>`
		r, err := read.Report(context.Background(), read.Item{Name: "p.html", Format: "html", Original: []byte(page)})
		if err != nil || r.Lang != c.want {
			t.Errorf("declared %s: %q, %v; want %q", c.declared, r.Lang, err, c.want)
		}
	}
}

func TestReport_Markdown(t *testing.T) {
	r, err := read.Report(context.Background(), read.Item{Name: "a.md", Format: "md", Original: []byte("---\ntitle: Nine held\ndate: 2021-05-08\n---\n# Nine held\n\n**Nine** people were [held](x) at the ferry.\n")})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Nine held\n\nNine people were held at the ferry.\n"; r.Text != want || r.Title != "Nine held" || r.Published.String() != "2021-05-08" {
		t.Errorf("text %q, title %q, published %v", r.Text, r.Title, r.Published)
	}
}

func TestReport_FlagsGoBelowTheObjectAndAboveThePage(t *testing.T) {
	given := read.Given{Source: "Flag Post", Published: "2020-01", Lang: "en", Title: "Flag title", URL: "https://flag.example/"}
	object := `{"source":"Object Post","published":"2021-05-08","text":"Nine people were held."}`
	page := `<html lang="fr"><head><title>Page title</title><meta property="og:site_name" content="Page Post"><meta name="date" content="2019-06-17"></head><body><p>Nine people were held at the bridge on Tuesday, a neighbour said.</p></body></html>`
	for _, c := range []struct{ format, original, source, published string }{
		{"jsonl", object, "Object Post", "2021-05-08"},
		{"html", page, "Flag Post", "2020-01-01 to 2020-01-31"},
	} {
		r, err := read.Report(context.Background(), read.Item{Name: "x", Format: c.format, Original: []byte(c.original), Given: given})
		if err != nil {
			t.Fatal(err)
		}
		if r.Source != c.source || r.Published.String() != c.published || r.Title != "Flag title" || r.Lang != "en" || r.URL != "https://flag.example/" {
			t.Errorf("%s: source %q, published %v, title %q, lang %q, url %q", c.format, r.Source, r.Published, r.Title, r.Lang, r.URL)
		}
	}
	_, err := read.Report(context.Background(), read.Item{Name: "x.txt", Format: "txt", Original: []byte("Nine people."), Given: read.Given{Published: "soon"}})
	if err == nil || !strings.Contains(err.Error(), "x.txt") || habeas.KindOf(err) != habeas.Invalid {
		t.Errorf("error %v, want one that names the file", err)
	}
}

// TestItems_JSONLMemory: a long stream is split without being held. The reader fails when more than a few lines are taken
// before the first is given out.
func TestItems_JSONLMemory(t *testing.T) {
	line := []byte(`{"text":"` + strings.Repeat("word ", 2000) + `"}` + "\n")
	taken := 0
	src := readerFunc(func(p []byte) (int, error) {
		taken++
		return copy(p, bytes.Repeat(line, 1+len(p)/len(line))), nil
	})
	n := 0
	for range read.Items(context.Background(), "r.jsonl", src, "jsonl", read.Given{}) {
		if n++; n == 20_000 {
			break
		}
	}
	if most := n*len(line)/(1<<15) + 10; taken > most {
		t.Errorf("%d reads for %d lines, want at most %d", taken, n, most)
	}
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
