package extract_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var listsAsked = regexp.MustCompile(`(?:onList|numberLists)\("([^"]+)"`)

// A list that a rule asks for and no file holds is silently empty, and one that no rule asks for is dead.
func TestLists_EveryListAskedForIsWrittenAndNoOther(t *testing.T) {
	written, asked := map[string]bool{}, map[string]bool{}
	data, err := os.ReadFile(filepath.Join("..", "lexicon", "data", "en", "lists.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line, _, _ = strings.Cut(line, "#")
		if name, _, ok := strings.Cut(line, "|"); ok {
			written[strings.TrimRight(strings.TrimSpace(name), "0123456789")] = true // "fold 3" is one of "fold "
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range listsAsked.FindAllStringSubmatch(string(source), -1) {
			asked[m[1]] = true
		}
	}
	for name := range asked {
		if !written[name] {
			t.Errorf("list %q is asked for and not in lists.txt", name)
		}
	}
	for name := range written {
		if !asked[name] {
			t.Errorf("list %q stands in lists.txt and no rule asks for it", name)
		}
	}
}
