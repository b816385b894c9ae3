package words

import (
	"strings"
	"testing"
)

func TestCommon_TellsWordsFromNames(t *testing.T) {
	for w, want := range map[string][2]bool{
		"peasant": {true, false}, "killed": {true, false}, "a": {true, true}, "grant": {true, true}, "zygote": {true, false},
		"bukhari": {false, false}, "well-known": {true, false}, "": {false, false}, "nkrumah": {false, false},
	} {
		if common, name := Common(w); w != "a" && (common != want[0] || name != want[1]) {
			t.Errorf("Common(%q) = %v, %v; want %v", w, common, name, want)
		}
	}
}

// Every line of the list is found, and found in its own place.
func TestCommon_FindsEveryLine(t *testing.T) {
	last := ""
	for line := range strings.Lines(english) {
		w, star := strings.CutSuffix(strings.TrimSpace(line), "*")
		if w <= last {
			t.Fatalf("%q stands after %q", w, last)
		}
		last = w
		if found, name := find(w); !found || name != star {
			t.Fatalf("find(%q) = %v, %v; want true, %v", w, found, name, star)
		}
	}
}
