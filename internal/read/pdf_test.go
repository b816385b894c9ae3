package read_test

import (
	"bytes"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"habeas"
	"habeas/internal/read"
)

// printed makes a PDF file with one page for each list of lines, in a font that every reader knows.
func printed(pages ...[]string) []byte {
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 126/Widths[" + strings.Repeat("500 ", 95) + "]>>"}
	var kids strings.Builder
	for _, lines := range pages {
		var s strings.Builder
		for i, l := range lines {
			fmt.Fprintf(&s, "BT /F1 10 Tf 1 0 0 1 50 %d Tm (%s) Tj ET\n", 780-14*i, strings.NewReplacer("(", `\(`, ")", `\)`).Replace(l))
		}
		n := len(objects) + 1
		fmt.Fprintf(&kids, "%d 0 R ", n)
		objects = append(objects,
			fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>", n+1),
			fmt.Sprintf("<</Length %d>>stream\n%sendstream", s.Len(), s.String()))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d>>", kids.String(), len(pages))
	return pdfOf("", objects...)
}

// pdfOf makes a PDF file of objects numbered from 1, the first its root. more goes into the trailer; @ in it is where the
// table of objects stands.
func pdfOf(more string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	at := []int{}
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, strings.ReplaceAll(more, "@", strconv.Itoa(start)), start)
	return b.Bytes()
}

// bulletin is two pages with a running head, page numbers, a hyphenated word and a sentence over the page's end.
var bulletin = [][]string{
	{"Rivers Watch bulletin 12", "", "Nine people were held at the ferry on 4 May, the", "group said. They were later trans-", "ferred to the town jail and nobody", "", "1"},
	{"Rivers Watch bulletin 12", "", "has seen them since that day in the month of May.", "", "Four of them were freed (all women) in June.", "", "2"},
	{"Rivers Watch bulletin 12", "", "The group asks for news of the five others, men", "of twenty to sixty years.", "", "3"},
}

func TestReport_PDFParagraphsAreMadeWhole(t *testing.T) {
	r, err := read.Report(context.Background(), read.Item{Name: "b.pdf", Format: "pdf", Original: printed(bulletin...)})
	if err != nil {
		t.Fatal(err)
	}
	want := "Nine people were held at the ferry on 4 May, the group said. They were later transferred to the town jail and nobody has seen them since that day in the month of May.\n\nFour of them were freed (all women) in June.\n\nThe group asks for news of the five others, men of twenty to sixty years."
	if r.Text != want {
		t.Errorf("text\n%s\nwant\n%s", r.Text, want)
	}
}

// bomb gives a small packed stream of 140 MiB of zeros: the packed form of one mebibyte, again and again.
func bomb(t *testing.T) string {
	t.Helper()
	var one bytes.Buffer
	z, err := flate.NewWriter(&one, flate.BestSpeed)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := z.Write(make([]byte, 1<<20)); err != nil {
		t.Fatal(err)
	}
	if err := z.Flush(); err != nil {
		t.Fatal(err)
	}
	return "\x78\x01" + strings.Repeat(one.String(), 140)
}

func TestReport_PDFRefusals(t *testing.T) {
	const catalog = "<</Type/Catalog/Pages 2 0 R>>"
	for _, c := range []struct {
		name string
		pdf  []byte
		text read.PDFText
		want string
	}{
		{"no text", printed([]string{""}), nil, "no text"},
		{"not a PDF", []byte("hello there"), nil, "no PDF"},
		{"broken", append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("1 0 obj <<"), 1000)...), nil, "broken PDF"},
		{"cut off", printed(bulletin...)[:700], nil, "broken PDF"},
		{"lists within lists", pdfOf("", catalog, "<</Type/Pages/Count 1/Kids "+strings.Repeat("[", 1_000_000)+">>"), nil, "broken PDF"},
		{"pages that hold themselves", pdfOf("", catalog, "<</Type/Pages/Count 3/Kids[2 0 R]>>"), nil, "holds itself"},
		{"pages that hold themselves twice", pdfOf("", catalog, "<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>"), nil, "holds itself"},
		{"a page above itself", pdfOf("", catalog, "<</Type/Pages/Count 1/Kids[3 0 R]/Parent 3 0 R>>", "<</Type/Page/Parent 2 0 R>>"), nil, "above itself"},
		{"tables in a circle", pdfOf("/Prev @", catalog, "<</Type/Pages/Count 0>>"), nil, "circle"},
		{"a claim of pages", pdfOf("", catalog, "<</Type/Pages/Count 999999999/Kids[]>>"), nil, "999999999 pages"},
		{"a claim of objects", bytes.Replace(printed(bulletin...), []byte("/Size "), []byte("/Size 99999999"), 1), nil, "claims 99999999"},
		{"a stream that unpacks for ever", pdfOf("", catalog, "<</Length 9>>stream\n"+bomb(t)+"\nendstream"), nil, "unpacks to more"},
		{"a password", pdfOf("/Encrypt<</Filter/Standard/V 1/R 2/O(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)/U(xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)/P -4>>/ID[(a)(b)]", catalog, "<</Type/Pages/Count 0/Kids[]>>"), nil, "password"},
		{"letters that the font hides", printed(bulletin...), func(context.Context, []byte) (string, string, error) {
			return strings.Repeat("¤¥¦ \x01\x02 ab ", 40), "x", nil
		}, "fonts cannot be read"},
		{"a reader that gives up", printed(bulletin...), func(context.Context, []byte) (string, string, error) {
			return "", "", &habeas.Error{Kind: habeas.Refused, Text: "took too long", Cause: errors.New("killed")}
		}, "took too long"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := read.Reader{PDF: c.text}.Report(context.Background(), read.Item{Name: "b.pdf", Format: "pdf", Original: c.pdf})
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "b.pdf") {
				t.Errorf("error %v, want one that names the file and says %q", err, c.want)
			}
		})
	}
}
