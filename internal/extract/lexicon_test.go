package extract_test

import (
	"os"
	"path/filepath"
	"testing"

	"habeas/internal/extract"
	"habeas/internal/gazetteer"
	"habeas/internal/lexicon"
)

// TestClaims_UserLexicon is the worked example of docs/lexicon.md.
func TestClaims_UserLexicon(t *testing.T) {
	lex, err := lexicon.Load(os.DirFS(filepath.Join("..", "lexicon", "testdata", "harvest")))
	if err != nil {
		t.Fatal(err)
	}
	r := report("2031-05-20", "Field wardens pressed 40 beet pickers into service near Kassala on May 3, a relative said. Twelve beet pickers were put to work in the fields.")
	claims, _ := extract.New(lex, gazetteer.Default()).Claims(r)
	want := []string{"forced_labour 40, 2031-05-03, Kassala, SD", "forced_labour 12, not after 2031-05-20, SD"}
	if len(claims) != len(want) {
		t.Fatalf("%d claims, want %d: %+v", len(claims), len(want), claims)
	}
	for i, c := range claims {
		if told(c) != want[i] {
			t.Errorf("claim %d: got %s, want %s", i, told(c), want[i])
		}
	}
	if claims, _ := extract.Default().Claims(r); len(claims) != 0 {
		t.Errorf("without the folder there are %d claims, want none", len(claims))
	}
}

func TestFeatures_AreMeasured(t *testing.T) {
	claims, _ := extract.Default().Claims(report("2031-05-20", promises[0].text))
	if len(claims) != 1 || claims[0].Confidence < .5 || claims[0].Confidence > .97 {
		t.Errorf("confidence of %v: want the measured share of %s", claims, extract.Features(&claims[0]))
	}
}
