package read_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/read"
)

func items(t *testing.T, name, format, in string) []read.Item {
	t.Helper()
	return slices.Collect(read.Items(context.Background(), name, strings.NewReader(in), format, read.Given{}))
}

func TestItems_JSONLLinesAreOriginalsAndOneBadLineStopsNothing(t *testing.T) {
	in := "{\"id\":\"a\",\"text\":\"Ten people were held in Aville.\"}\r\n\n{\"id\":\"b\",\"published\":\"soon\",\"text\":\"Nine.\"}\n[1]\n{\"id\":\"c\",\"text\":\"x\xff\"}\n{\"id\":\"d\",\"title\":\"T\",\"text\":\"Eight people were freed.\",\"x\":1}"
	var got []string
	for _, it := range items(t, "r.jsonl", "jsonl", in) {
		r, err := read.Report(context.Background(), it)
		if err != nil {
			got = append(got, "error "+err.Error())
			continue
		}
		if r.Original != habeas.DigestOf(it.Original) {
			t.Errorf("%s: the digest is not that of the line", it.Name)
		}
		got = append(got, string(r.ID)+" "+r.Text)
	}
	want := []string{
		"a Ten people were held in Aville.",
		"error r.jsonl:3: field published: published \"soon\": want a day (2019-04-29), a month (2019-04), a year, or two of these with a slash between",
		"error r.jsonl:4: is not a JSON object; want {\"text\":…} or {\"html\":…}, in .jsonl one per line",
		"error r.jsonl:5: is not valid UTF-8 at byte 19; JSON is UTF-8",
		"d Eight people were freed.",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestReport_WithoutIDIsNamedByItsOriginal(t *testing.T) {
	it := items(t, "a.txt", "txt", "Police in Aville held four people.\n")[0]
	r, err := read.Report(context.Background(), it)
	if err != nil {
		t.Fatal(err)
	}
	if want := habeas.ReportID(habeas.DigestOf(it.Original).Short()); r.ID != want {
		t.Errorf("ID = %s, want %s", r.ID, want)
	}
}

func TestReport_GivenTextIsKeptByteForByte(t *testing.T) {
	text := "\n  A title that is long enough\r\n\r\nPolice\u200b held \u202efour people.\n \n"
	it := read.Item{Name: "r.jsonl:1", Format: "jsonl", Original: []byte(`{"title":"Another title","text":"\n  A title that is long enough\r\n\r\nPolice\u200b held \u202efour people.\n \n"}`)}
	r, err := read.Report(context.Background(), it)
	if err != nil {
		t.Fatal(err)
	}
	if r.Text != text {
		t.Errorf("Text = %q, want %q", r.Text, text)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "zero-width") {
		t.Errorf("Notes = %q, want one on zero-width characters", r.Notes)
	}
}

func TestReport_Refusals(t *testing.T) {
	for _, c := range []struct{ name, format, in, want string }{
		{"empty", "txt", "", "is empty"},
		{"blank", "txt", " \n\n ", "is empty"},
		{"zero bytes", "txt", "abc\x00def", "binary"},
		{"a picture", "txt", "\x89PNG\r\n\x1a\n....", "picture"},
		{"a PDF by another name", "html", "%PDF-1.4 …", "name it .pdf"},
		{"one long word", "txt", strings.Repeat("a", read.MaxWord+1), "a word of more than"},
		{"too much text", "txt", strings.Repeat("word ", read.MaxText/5+1), "more than 4194304 are not read"},
		{"a million nested tags", "html", strings.Repeat("<div>", 1_000_000), "nested more than"},
		{"neither text nor html", "jsonl", `{"id":"a"}`, "neither text nor html"},
		{"a zero in the text", "jsonl", `{"text":"a\u0000b"}`, "zero characters"},
		{"only marks", "txt", "…!?", "holds no words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := read.Report(context.Background(), read.Item{Name: "f." + c.format, Format: c.format, Original: []byte(c.in)})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "f."+c.format) {
				t.Errorf("error %v, want one that names the file and says %q", err, c.want)
			}
			if k := habeas.KindOf(err); k != habeas.Refused && k != habeas.Invalid {
				t.Errorf("kind %v, want Refused or Invalid", k)
			}
		})
	}
}
