package east

import (
	"strings"
	"testing"
)

func TestLoad(t *testing.T) {
	for lang, w := range languages() {
		for name, l := range w.lists() {
			for i, x := range *l {
				if i > 0 && len(x.text) > len((*l)[i-1].text) {
					t.Errorf("%s: %s: %q is longer than the word before it", lang, name, x.text)
				}
			}
		}
		for name, l := range map[string][]term{"group": w.group, "taken": w.taken, "risk": w.risk, "block": w.block, "agent": w.agent, "cut": w.cut} {
			if len(l) == 0 {
				t.Errorf("%s: no words of class %s", lang, name)
			}
		}
	}
	if !Reads("ko-KR") || !Reads("zh-Hant") || Reads("ja") || Reads("") {
		t.Error("the files of words are the languages that are read")
	}
	for _, bad := range []string{"group | KP", "noun | arrest | 체포", "체포"} {
		if _, err := load("w.txt", "# words\n"+bad+"\n"); err == nil || !strings.Contains(err.Error(), "w.txt:2") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestFirst(t *testing.T) {
	l := []term{{"강제북송됐", "long"}, {"북송됐", "short"}, {"체포됐", "other"}}
	for text, want := range map[string]string{"그는 강제북송됐다": "long", "그는 북송됐다": "short", "체포됐다가 북송됐다": "other", "": "", "없다": ""} {
		if x, at, ok := first(l, text); x.what != want || ok != (want != "") || !ok && at != len(text) {
			t.Errorf("%q: %v at %d", text, x, at)
		}
	}
}
