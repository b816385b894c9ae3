package read_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/base64"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/korean"

	"habeas/internal/read"
)

// story is the article of the test pages.
const story = `<html><head><title>Five held at Bridge Town</title><meta charset="utf-8"></head><body><article><h1>Five held at Bridge Town</h1>
<p>Police in Bridge Town held five travellers on Monday, the Rivers Watch group said in a statement sent to reporters.</p>
<p>The five, two women and three men, were taken off a bus that was on its way to the coast, the group said.</p></article></body></html>`

const storyText = "Five held at Bridge Town\n\nPolice in Bridge Town held five travellers on Monday, the Rivers Watch group said in a statement sent to reporters.\n\nThe five, two women and three men, were taken off a bus that was on its way to the coast, the group said."

// response makes a WARC record of a response.
func response(url, head, body string) string {
	block := head + "\r\n\r\n" + body
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: %s\r\nWARC-Date: 2021-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", url, len(block), block)
}

const okHTML = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8"

func packed(t testing.TB, s string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := io.WriteString(z, s); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func chunked(s string) string {
	return fmt.Sprintf("%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n", 10, s[:10], len(s)-10, s[10:])
}

// told gives one line per item: its name and the text of its report, or the error.
func told(items []read.Item) []string {
	var out []string
	for _, it := range items {
		r, err := read.Report(context.Background(), it)
		if err != nil {
			out = append(out, "error "+err.Error())
			continue
		}
		out = append(out, fmt.Sprintf("%s %s %s %s", it.Name, r.URL, r.Retrieved, strings.ReplaceAll(r.Text, "\n", "|")))
	}
	return out
}

func TestItems_WebArchive(t *testing.T) {
	want := func(name, url string) string {
		return name + " " + url + " 2021-03-04T05:06:07Z " + strings.ReplaceAll(storyText, "\n", "|")
	}
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{"plain", response("http://a.example/1", okHTML, story), []string{want("a.warc#1", "http://a.example/1")}},
		{"1.1 and address in brackets", strings.Replace(response("<http://a.example/1>", okHTML, story), "WARC/1.0", "WARC/1.1", 1), []string{want("a.warc#1", "http://a.example/1")}},
		{"a member of gzip for each record", packed(t, response("http://a.example/1", okHTML, story)) + packed(t, response("http://a.example/2", okHTML, story)),
			[]string{want("a.warc#1", "http://a.example/1"), want("a.warc#2", "http://a.example/2")}},
		{"chunked and gzip within", response("http://a.example/1", okHTML+"\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(packed(t, story))), []string{want("a.warc#1", "http://a.example/1")}},
		{"chunked by its header only", response("http://a.example/1", okHTML+"\r\nTransfer-Encoding: chunked", story), []string{want("a.warc#1", "http://a.example/1")}},
		{"pictures, failures and repetitions are passed over", response("http://a.example/p", "HTTP/1.1 200 OK\r\nContent-Type: image/png", "x") + response("http://a.example/4", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html", "gone") +
			strings.Replace(response("http://a.example/r", okHTML, story), "response\r", "revisit\r", 1) + response("http://a.example/1", okHTML, story), []string{want("a.warc#3", "http://a.example/1")}},
		{"a broken record stops no other", response("http://a.example/b", "nonsense", "x") + "garbage between\r\n" + response("http://a.example/1", okHTML, story),
			[]string{"error a.warc#1: the record holds no HTTP response", want("a.warc#2", "http://a.example/1")}},
		{"no page", response("http://a.example/p", "HTTP/1.1 200 OK\r\nContent-Type: image/png", "x"), []string{"error a.warc: holds no page: no response with text, HTML or PDF"}},
		{"no archive", "hello", []string{"error a.warc: is no web archive, or ends with something that is none"}},
		{"cut off", response("http://a.example/1", okHTML, story)[:400], []string{"error a.warc: ends within a record"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := told(items(t, "a.warc", "warc", c.in)); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func zipOf(t testing.TB, members ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(members); i += 2 {
		w, err := z.Create(members[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(w, members[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestItems_PackedWebArchive(t *testing.T) {
	in := zipOf(t, "datapackage.json", "{}", "archive/b.warc.gz", packed(t, response("http://a.example/2", okHTML, story)), "archive/a.warc", response("http://a.example/1", okHTML, story), "pages/pages.jsonl", "{}")
	var names []string
	for _, it := range items(t, "x.wacz", "wacz", in) {
		r, err := read.Report(context.Background(), it)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, it.Name+" "+r.URL)
	}
	if want := []string{"x.wacz#1.1 http://a.example/1", "x.wacz#2.1 http://a.example/2"}; !slices.Equal(names, want) {
		t.Errorf("items %q, want %q", names, want)
	}
}

func TestItems_PackedWebArchiveThatIsABomb(t *testing.T) {
	bomb := response("http://a.example/1", okHTML, story) + strings.Repeat("\x00", 8<<20)
	got := told(items(t, "x.wacz", "wacz", zipOf(t, "archive/a.warc", bomb)))
	if len(got) != 2 || !strings.Contains(got[1], "error x.wacz: ") {
		t.Fatalf("got %q, want the page and one refusal", got)
	}
	if !strings.Contains(got[1], "ZIP bomb") {
		t.Errorf("refusal %q does not say why", got[1])
	}
}

func TestItems_Mail(t *testing.T) {
	body, err := korean.EUCKR.NewEncoder().String("강변시 경찰이 월요일 다섯 명을 붙잡았다고 강 감시단이 밝혔다.")
	if err != nil {
		t.Fatal(err)
	}
	wrap := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	in := strings.ReplaceAll(`From: =?utf-8?b?`+wrap("가 나다")+`?= <a@mail.example>
Date: Tue, 2 Mar 2021 00:30:00 +0900
Subject: Fwd: =?utf-8?b?`+wrap("다섯 명 체포")+`?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=xx

--xx
Content-Type: text/plain; charset=euc-kr
Content-Transfer-Encoding: base64

`+wrap(body)+`
--xx
Content-Type: image/png; name=p.png
Content-Transfer-Encoding: base64

`+wrap("\x89PNG")+`
--xx
Content-Type: text/html; name=page.html
Content-Disposition: attachment; filename=page.html
Content-Transfer-Encoding: base64

`+wrap(story)+`
--xx
Content-Type: message/rfc822

From: b@mail.example
Subject: Inner
Content-Type: text/plain

Four people were freed in Bridge Town, a friend of theirs said.
--xx--
`, "\n", "\r\n")
	all := items(t, "m.eml", "eml", in)
	want := []string{
		"m.eml   Fwd: 다섯 명 체포||강변시 경찰이 월요일 다섯 명을 붙잡았다고 강 감시단이 밝혔다.",
		"m.eml#2   " + strings.ReplaceAll(storyText, "\n", "|"),
		"m.eml#3   Inner||Four people were freed in Bridge Town, a friend of theirs said.",
	}
	if got := told(all); !slices.Equal(got, want) {
		t.Fatalf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	r, err := read.Report(context.Background(), all[0])
	if err != nil {
		t.Fatal(err)
	}
	if r.Title != "다섯 명 체포" || r.Byline != "가 나다" || r.Published.String() != "2021-03-02" || r.Lang != "ko" {
		t.Errorf("title %q, byline %q, published %v, lang %q", r.Title, r.Byline, r.Published, r.Lang)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "attachment 1 (image/png)") {
		t.Errorf("Notes = %q, want one on the picture", r.Notes)
	}
}

func TestReport_MailQuotationsAreMarked(t *testing.T) {
	in := "From: a@mail.example\nSubject: Re: News\nContent-Type: text/plain\n\nI have heard of nine people.\n\nOn 5 May 2020, B. Writer wrote:\n> Eight people were held.\n> Nobody was freed.\n\nRegards\n-----Original Message-----\nFrom: c\n\nSeven people were held.\n"
	r, err := read.Report(context.Background(), read.Item{Name: "m.eml", Format: "eml", Original: []byte(in)})
	if err != nil {
		t.Fatal(err)
	}
	var quoted []string
	for _, g := range r.Regions {
		if g.Kind == "quotation" {
			quoted = append(quoted, r.Text[g.Start:g.End])
		}
	}
	want := []string{"On 5 May 2020, B. Writer wrote:\n> Eight people were held.\n> Nobody was freed.", "-----Original Message-----\nFrom: c\n\nSeven people were held."}
	if !slices.Equal(quoted, want) {
		t.Errorf("quoted %q, want %q", quoted, want)
	}
}

const docxMain = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Weekly note</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">Six people were </w:t></w:r><w:del><w:r><w:t>freed</w:t></w:r></w:del><w:ins><w:r><w:t>held</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> at the mill.</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Town</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Held</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Milltown</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>6</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>`

func TestReport_Docx(t *testing.T) {
	in := zipOf(t, "word/document.xml", docxMain, "docProps/core.xml", `<x xmlns:dc="d"><dc:creator>A. Clerk</dc:creator></x>`)
	r, err := read.Report(context.Background(), read.Item{Name: "n.docx", Format: "docx", Original: []byte(in)})
	if err != nil {
		t.Fatal(err)
	}
	if want := "Weekly note\n\nSix people were held at the mill.\n\nTown\tHeld\n\nMilltown\t6"; r.Text != want || r.Title != "Weekly note" || r.Byline != "A. Clerk" {
		t.Errorf("text %q, title %q, byline %q; want text %q", r.Text, r.Title, r.Byline, want)
	}
	tables := 0
	for _, g := range r.Regions {
		if g.Kind == "table" {
			tables++
		}
	}
	if tables != 2 {
		t.Errorf("regions %v, want the two rows of the table marked", r.Regions)
	}
}

func TestReport_DocxRefusals(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"no zip", "PK\x03\x04 and then nothing", "no whole ZIP"},
		{"another zip", zipOf(t, "a.txt", "x"), "no .docx"},
		{"broken XML", zipOf(t, "word/document.xml", "<a><b"), "broken XML"},
		{"a bomb", zipOf(t, "word/document.xml", "<a>"+strings.Repeat(" ", 8<<20)), "ZIP bomb"},
		{"deep", zipOf(t, "word/document.xml", strings.Repeat("<a>", 5000)), "nested"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := read.Report(context.Background(), read.Item{Name: "n.docx", Format: "docx", Original: []byte(c.in)})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "n.docx") {
				t.Errorf("error %v, want one that names the file and says %q", err, c.want)
			}
		})
	}
}
