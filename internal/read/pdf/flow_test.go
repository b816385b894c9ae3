package pdf_test

import (
	"testing"

	"habeas/internal/read/pdf"
)

func TestFlow(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"lines of a paragraph are joined", "Nine people were held at the ferry\non Tuesday, the group said.\n\nFour were freed.\n\f", "Nine people were held at the ferry on Tuesday, the group said.\n\nFour were freed."},
		{"a hyphenated word is made whole", "The nine were trans-\nferred to the jail.", "The nine were transferred to the jail."},
		{"a hyphen of its own stays", "A girl, a nine-\nyear-old, was with them.", "A girl, a nine-year-old, was with them."},
		{"Chinese has no spaces between lines", "林沼港警察带走九名旅客，救助\n团体表示他们可能被送回。", "林沼港警察带走九名旅客，救助团体表示他们可能被送回。"},
		{"a sentence goes on over the page's end", "The nine were held at the ferry and then\n\f3\ntaken to the jail.\n", "The nine were held at the ferry and then taken to the jail."},
		{"page numbers go", "Nine people were held.\n\n- 1 -\n\fFour people were freed.\n\nPage 2 of 2\n", "Nine people were held.\n\nFour people were freed."},
		{"running heads go", "Bulletin 1\n\nNine were held.\n\nx one.\n\fBulletin 2\n\nFour were freed.\n\nx two.\n\fBulletin 3\n\nFive are missing.\n\nx three.\n", "Nine were held.\n\nx one.\n\nFour were freed.\n\nx two.\n\nFive are missing.\n\nx three."},
		{"what a browser prints around a page goes", "11/25/26, 8:59 AM\n\nNine held | Some Post\n\nNine were held.\n\nhttp://a.example/1\n\n1/2\n\f11/25/26, 8:59 AMNine held | Some Post\n\nFour were freed.\n\nhttp://a.example/1 2/2\n", "Nine held | Some Post\n\nNine were held.\n\nFour were freed."},
		{"figures within a text stay", "They counted\n31\nheads.", "They counted 31 heads."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := pdf.Flow(c.in); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
