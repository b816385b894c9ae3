package plain_test

import (
	"testing"

	"habeas/internal/read/plain"
)

func TestMarkdown(t *testing.T) {
	in := "---\ntitle: \"Nine held\"\ndate: 2021-05-08\n---\n\n# Nine held #\n\n![thirty people](a.png)\n**Nine** people were [held at the ferry](https://a.example/x), *the group* said.\n\n- two women\n- seven men\n\n1. one\n\n> Nobody told us.\n\n---\n2 * 3 * 4 and snake_case_name stay.\n"
	want := "Nine held\n\n\nNine people were held at the ferry, the group said.\n\ntwo women\nseven men\n\none\n\nNobody told us.\n\n\n2 * 3 * 4 and snake_case_name stay.\n"
	got, fields := plain.Markdown(in)
	if got != want || fields["title"] != "Nine held" || fields["date"] != "2021-05-08" {
		t.Errorf("got %q with %q, want %q", got, fields, want)
	}
	for _, same := range []string{"Nine people were held.\n", "---x\nnot fields\n", "a * b", ""} {
		if got, _ := plain.Markdown(same); got != same {
			t.Errorf("%q became %q", same, got)
		}
	}
}
